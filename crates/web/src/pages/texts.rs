//! The words of the pages, from `locales/*.ftl`: one file a language, in Fluent.
//!
//! A new language is one more file; the message `language-name` says what its readers call it, and
//! `core-language` which of the two languages of the core (`zh` or `en`) its readers get where a
//! text is made there, such as a rejection.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use ledger::Language;
use std::fmt;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let mut all: Vec<Texts> = FILES.files().map(read).collect();
    // Chinese first, where a page offers a choice; then by tag.
    all.sort_by_key(|texts| (texts.tag != "zh-CN", texts.tag.clone()));
    all
});

/// The words of one language.
pub(crate) struct Texts {
    /// The language's tag (BCP 47), which is the name of its file.
    pub tag: String,
    /// The language of the core that stands for it.
    pub language: Language,
    source: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// A message with the arguments it is filled with; printed, it is the text.
pub(crate) struct Text<'t> {
    texts: &'t Texts,
    key: String,
    arguments: FluentArgs<'t>,
}

impl Texts {
    /// Every language, Chinese first.
    pub fn all() -> &'static [Texts] {
        &ALL
    }

    /// The language of a tag.
    pub fn of_tag(tag: &str) -> Option<&'static Texts> {
        ALL.iter().find(|texts| texts.tag == tag)
    }

    /// English, for readers who ask for none that is there.
    pub fn fallback() -> &'static Texts {
        Texts::of_tag("en").expect("English is one of the files")
    }

    /// A message, to be filled.
    pub fn text(&self, key: &str) -> Text<'_> {
        Text { texts: self, key: key.to_owned(), arguments: FluentArgs::new() }
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The messages whose keys begin with a word, without it, in the order of the file: not filled,
    /// but with the name of each argument in braces, for a script to fill. Such a message stands on
    /// one line and does not choose between forms.
    pub fn patterns_of_word(&self, word: &str) -> Vec<(&'static str, String)> {
        let pattern = |line: &'static str| {
            let (key, text) = line.strip_prefix(word)?.strip_prefix('-')?.split_once(" = ")?;
            Some((key, text.replace("{ $", "{").replace(" }", "}")))
        };
        self.source.lines().filter_map(pattern).collect()
    }
}

impl<'t> Text<'t> {
    /// The same message with an argument. Whole numbers choose between the forms of a plural.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Text<'t> {
        let text = value.to_string();
        let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse::<FluentNumber>().ok().filter(|_| is_whole);
        let value = number.map_or(FluentValue::String(text.into()), FluentValue::Number);
        self.arguments.set(name, value);
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = &self.texts.bundle;
        let pattern = bundle.get_message(&self.key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            // Tests look for this mark on every page.
            return write!(formatter, "⟦{}⟧", self.key);
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&self.arguments), &mut faults);
        match faults.is_empty() {
            true => formatter.write_str(&text),
            false => write!(formatter, "⟦{}: {text}⟧", self.key),
        }
    }
}

fn read(file: &'static include_dir::File<'_>) -> Texts {
    let name = file.path().file_stem().and_then(|name| name.to_str()).expect("a tag");
    let tag: LanguageIdentifier = name.parse().expect("the name of the file is a tag");
    let source = file.contents_utf8().expect("a file of words is UTF-8");
    let resource = FluentResource::try_new(source.to_owned()).expect("the file is sound Fluent");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("each message stands once");
    let mut texts = Texts { tag: name.to_owned(), language: Language::English, source, bundle };
    if texts.text("core-language").to_string() == "zh" {
        texts.language = Language::Chinese;
    }
    texts
}
