//! A covenant as a page shows it: each article as HTML beside the values that belong to it.
//!
//! **Invariant: nothing in the text of a covenant becomes markup of its own**: what is HTML in it
//! is shown as text, and a link leads only to a web page.

use super::page::Page;
use super::value_words::{in_words, of_list};
use ledger::Language;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, html};
use rules::Rulebook;
use rules::covenant::{ARTICLE_COUNT, article_heading};
use rules::entry::{Ground, Item};
use rules::schema::{Kind, LISTS, List, find_key};

/// A table with more rows than this is folded up.
const ROWS_OPEN_MAX: usize = 12;

/// An article.
pub(crate) struct ArticleShown {
    /// From 1.
    pub number: usize,
    /// Such as `Article 5 Waiting period`.
    pub heading: String,
    /// The text, as safe HTML.
    pub html: String,
    /// The values that belong to it.
    pub values: Vec<ValueShown>,
    /// Where all of them are from, if they have it in common.
    pub ground: Option<GroundShown>,
    /// The lists that belong to it.
    pub lists: Vec<ListShown>,
}

/// A value beside its article.
pub(crate) struct ValueShown {
    /// What it decides.
    pub what: String,
    /// What it is.
    pub words: String,
    /// Where it is from, where the article has nothing in common.
    pub ground: Option<GroundShown>,
}

/// Where a value is from.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct GroundShown {
    /// In words: the place of the source, or the reason it is assumed.
    pub words: String,
    /// The address, where it is one of the web.
    pub link: Option<String>,
    /// How reliable the source is.
    pub mark: Option<String>,
}

/// A list of values as a table.
pub(crate) struct ListShown {
    /// What it is.
    pub what: String,
    /// The headings.
    pub columns: Vec<ColumnShown>,
    /// The items.
    pub rows: Vec<RowShown>,
    /// Where all of them are from, if they have it in common.
    pub ground: Option<GroundShown>,
}

/// A column of such a table.
pub(crate) struct ColumnShown {
    /// The heading.
    pub heading: String,
    /// Whether figures stand in it.
    pub is_number: bool,
}

/// A row of such a table.
pub(crate) struct RowShown {
    /// The cells, in the order of the columns.
    pub cells: Vec<String>,
    /// Where it is from, where the list has nothing in common.
    pub ground: Option<GroundShown>,
}

impl ListShown {
    /// Whether the table is folded up at first.
    pub fn is_long(&self) -> bool {
        self.rows.len() > ROWS_OPEN_MAX
    }

    /// The column of a cell.
    pub fn column(&self, place: &usize) -> &ColumnShown {
        &self.columns[*place]
    }
}

/// Every article of a version, beside its values.
pub(crate) fn articles(page: &Page, rules: &Rulebook) -> Vec<ArticleShown> {
    (1..=ARTICLE_COUNT).map(|number| article(page, rules, number)).collect()
}

fn article(page: &Page, rules: &Rulebook, number: usize) -> ArticleShown {
    let language = page.language();
    let text = rules.covenant(language).articles.get(number.saturating_sub(1));
    let entries = rules.entries.entries.iter();
    let own = || entries.clone().filter(|entry| usize::from(entry.article) == number);
    let in_common = in_common(page, own().map(|entry| &entry.ground));
    let values = own().filter_map(|entry| {
        let key = find_key(entry.group, entry.name)?;
        Some(ValueShown {
            what: begun(language.pick(key.chinese, key.english)),
            words: in_words(page, &entry.value, &entry.unit, rules.sharing().currency),
            ground: in_common.is_none().then(|| ground(page, &entry.ground)),
        })
    });
    ArticleShown {
        number,
        heading: article_heading(number, language),
        html: to_html(text.map_or("", String::as_str)),
        values: values.collect(),
        ground: in_common,
        lists: LISTS.iter().filter_map(|list| list_of(page, rules, (list, number))).collect(),
    }
}

fn list_of(
    page: &Page,
    rules: &Rulebook,
    (list, number): (&'static List, usize),
) -> Option<ListShown> {
    let of_article = |item: &&Item| usize::from(item.article) == number;
    let items: Vec<&Item> = rules.entries.items_of(list.name).filter(of_article).collect();
    items.first()?;
    let in_common = in_common(page, items.iter().map(|item| &item.ground));
    let language = page.language();
    // An id is for programs; the name beside it says the same to people.
    let fields = || list.fields.iter().filter(|field| field.name != "id");
    let columns = fields().map(|field| ColumnShown {
        heading: begun(language.pick(field.chinese, field.english)),
        is_number: matches!(field.kind, Kind::Amount | Kind::Integer { .. }),
    });
    let rows = items.iter().map(|item| RowShown {
        cells: fields().map(|field| cell(page, rules, (item, field.name))).collect(),
        ground: in_common.is_none().then(|| ground(page, &item.ground)),
    });
    Some(ListShown {
        what: begun(language.pick(list.chinese, list.english)),
        columns: columns.collect(),
        rows: rows.collect(),
        ground: in_common,
    })
}

/// Where several values are from, if all of them are from there.
fn in_common<'g>(page: &Page, grounds: impl Iterator<Item = &'g Ground>) -> Option<GroundShown> {
    let mut grounds = grounds.map(|one| ground(page, one));
    let first = grounds.next()?;
    grounds.all(|one| one == first).then_some(first)
}

/// The words of a table, as a line that stands by itself begins.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn cell(page: &Page, rules: &Rulebook, (item, name): (&Item, &'static str)) -> String {
    let value = item.fields.get(name);
    value.map_or_else(String::new, |value| of_list(page, value, name, rules.sharing().currency))
}

fn ground(page: &Page, ground: &Ground) -> GroundShown {
    match ground {
        Ground::Assumed { reason } => GroundShown {
            words: page
                .text("plan-assumed")
                .with("reason", reason.pick(page.language()))
                .to_string(),
            link: None,
            mark: None,
        },
        Ground::Source { address, .. } if address == "own" => {
            GroundShown { words: page.text("plan-own").to_string(), link: None, mark: None }
        }
        Ground::Source { address, reliability } => {
            let link = web_address(address);
            let host = address.split('/').nth(2).unwrap_or(address);
            let words = if link.is_some() { host } else { address.as_str() };
            GroundShown {
                words: words.to_owned(),
                link: link.map(str::to_owned),
                mark: Some(page.word("plan-reliability", reliability.to_lowercase())),
            }
        }
    }
}

/// An address that a browser may follow.
fn web_address(address: &str) -> Option<&str> {
    let begins = address.starts_with("https://") || address.starts_with("http://");
    begins.then_some(address)
}

/// Markdown as HTML, with what is HTML in it as text and headings below those of the page.
pub(crate) fn to_html(text: &str) -> String {
    let mut links: Vec<bool> = Vec::new();
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H4,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H4))),
        // A picture would be a request to somebody else: its words stay.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let leads = link_type != LinkType::Email && web_address(&dest_url).is_some();
            links.push(leads);
            leads.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link) => {
            links.pop().unwrap_or(false).then_some(Event::End(TagEnd::Link))
        }
        other => Some(other),
    });
    let mut written = String::new();
    html::push_html(&mut written, events);
    written
}

/// The title and the opening of a covenant.
pub(crate) fn opening(rules: &Rulebook, language: Language) -> (&str, String) {
    let covenant = rules.covenant(language);
    (covenant.title.as_str(), to_html(&covenant.opening))
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn nothing_of_a_covenant_becomes_markup_of_its_own() {
        let text = "1. **Each** pays.\n2. <script>alert(1)</script>\n\n<img src=x onerror=y>\n\n\
            # Big\n\n![seen](https://spy.example/a.png) [go](javascript:alert(1)) \
            [fine](https://plan.example/a)\n";
        let html = to_html(text);
        assert!(html.contains("<strong>Each</strong>"), "{html}");
        assert!(html.contains("<h4>Big</h4>"), "{html}");
        assert!(html.contains("<a href=\"https://plan.example/a\">fine</a>"), "{html}");
        assert!(html.contains("seen") && html.contains("&lt;script&gt;"), "{html}");
        for forbidden in ["<script", "<img", "javascript:", "spy.example"] {
            assert!(!html.contains(forbidden), "{forbidden}: {html}");
        }
    }
}
