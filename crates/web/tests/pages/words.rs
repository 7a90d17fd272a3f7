//! The words of pages: every language has the same messages with the same arguments, every message
//! that is asked for is there, and none is there for nothing.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The arguments of each message.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn languages() -> BTreeMap<String, Messages> {
    let files = fs::read_dir(root().join("locales")).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, messages(&fs::read_to_string(&path).unwrap()))
    };
    files.map(read).collect()
}

fn messages(text: &str) -> Messages {
    let resource = parse(text).expect("the file is sound");
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut arguments = BTreeSet::new();
            add_pattern(message.value.as_ref().expect("a message has a value"), &mut arguments);
            let known = messages.insert(message.id.name.to_owned(), arguments);
            assert!(known.is_none(), "{} stands twice", message.id.name);
        }
    }
    messages
}

fn add_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => add_inline(inline, arguments),
                Expression::Select { selector, variants } => {
                    add_inline(selector, arguments);
                    for variant in variants {
                        add_pattern(&variant.value, arguments);
                    }
                }
            }
        }
    }
}

fn add_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        arguments.insert(id.name.to_owned());
    }
}

/// The texts of every template and every source of a page.
fn texts() -> Vec<(PathBuf, String)> {
    let mut texts = Vec::new();
    let mut folders = vec![root().join("templates"), root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => texts.push((path.clone(), fs::read_to_string(&path).unwrap())),
            }
        }
    }
    texts
}

/// What stands in quotes after each of these beginnings.
fn quoted(text: &str, beginning: &str) -> Vec<String> {
    let parts = text.split(beginning).skip(1).filter_map(|part| {
        let part = part.trim_start().strip_prefix('"')?;
        part.split('"').next()
    });
    parts.map(str::to_owned).collect()
}

#[test]
fn every_language_says_the_same_things() {
    let languages = languages();
    assert!(languages.contains_key("zh-CN") && languages.contains_key("en"));
    let (first_name, first) = languages.first_key_value().unwrap();
    for (name, messages) in &languages {
        let keys = |of: &Messages| of.keys().cloned().collect::<BTreeSet<_>>();
        let apart: Vec<_> = keys(first).symmetric_difference(&keys(messages)).cloned().collect();
        assert!(apart.is_empty(), "in only one of {first_name} and {name}: {apart:?}");
        for (key, arguments) in messages {
            // A day can be written by its parts or whole.
            if !key.starts_with("date-") {
                assert_eq!(arguments, &first[key], "{key} in {first_name} and in {name}");
            }
        }
    }
}

#[test]
fn every_message_that_is_asked_for_is_there_and_none_for_nothing() {
    let languages = languages();
    let known = &languages["en"];
    let mut prefixes = BTreeSet::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut everything = String::new();
    for (path, text) in texts() {
        for key in quoted(&text, ".text(") {
            let place = name(&path);
            assert!(known.contains_key(&key), "{key}, asked for in {place}, is no message");
            asked.insert(key);
        }
        prefixes.extend(quoted(&text, "word(").into_iter().map(|kind| format!("{kind}-")));
        for part in quoted(&text, "format!(") {
            if let Some((prefix, _)) = part.split_once('{').filter(|(it, _)| it.ends_with('-')) {
                prefixes.insert(prefix.to_owned());
            }
        }
        everything.push_str(&text);
    }
    let is_used = |key: &str| {
        asked.contains(key)
            || prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
            || everything.contains(&format!("\"{key}\""))
    };
    let unused: Vec<&String> = known.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:#?}");
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
