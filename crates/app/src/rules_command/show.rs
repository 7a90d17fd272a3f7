//! `tongzhou rules show`: a covenant beside its values and where they are from.

use crate::Context;
use crate::wrapped_text::{push_line, push_wrapped};
use ledger::Language;
use rules::Rulebook;
use rules::covenant::{ARTICLE_COUNT, article_heading};
use rules::entry::{Entry, Ground, Item};
use rules::schema::find_key;
use rules::value::Value;
use serde_json::json;

/// A rulebook as text or JSON.
pub fn show(rulebook: &Rulebook, context: &Context) -> String {
    match context.json {
        true => format!("{}\n", rulebook_json(rulebook, context.language)),
        false => rulebook_page(rulebook, context.language),
    }
}

fn rulebook_page(rulebook: &Rulebook, language: Language) -> String {
    let covenant = rulebook.covenant(language);
    let mut page = String::new();
    push_line(&mut page, &covenant.title);
    push_line(&mut page, &rulebook.id());
    push_line(&mut page, &format!("{}\n", rulebook.version_id));
    push_paragraphs(&mut page, &covenant.opening);
    for article in 1..=ARTICLE_COUNT {
        push_line(&mut page, &format!("\n{}", article_heading(article, language)));
        push_paragraphs(&mut page, &covenant.articles[article - 1]);
        push_values(&mut page, rulebook, (article, language));
    }
    page
}

fn push_paragraphs(page: &mut String, text: &str) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        push_wrapped(page, "  ", line.trim());
    }
}

/// The values of an article. Those that share a source stand together, and it is told once, below
/// them.
fn push_values(page: &mut String, rulebook: &Rulebook, (article, language): (usize, Language)) {
    let belongs = |number: u8| usize::from(number) == article;
    let mut lines: Vec<(String, &Ground)> = Vec::new();
    for entry in rulebook.entries.entries.iter().filter(|entry| belongs(entry.article)) {
        let key = find_key(entry.group, entry.name).expect("an entry is of the schema");
        let label = language.pick(key.chinese, key.english);
        let separator = language.pick("：", ": ");
        let value = value_words(rulebook, entry, language);
        lines.push((format!("{label}{separator}{value}"), &entry.ground));
    }
    for item in rulebook.entries.items.iter().filter(|item| belongs(item.article)) {
        lines.push((item_words(rulebook, item, language), &item.ground));
    }
    for (index, (line, ground)) in lines.iter().enumerate() {
        push_wrapped(page, "  · ", line);
        if lines.get(index + 1).is_none_or(|(_, next)| next != ground) {
            push_wrapped(page, "      ", &ground_words(ground, language));
        }
    }
}

fn ground_words(ground: &Ground, language: Language) -> String {
    let own = "own";
    match ground {
        Ground::Source { address, .. } if address == own => {
            language.pick("本计划自定", "set by this plan itself").to_owned()
        }
        other => other.display(language),
    }
}

/// A value with its unit.
fn value_words(rulebook: &Rulebook, entry: &Entry, language: Language) -> String {
    let currency = rulebook.entries.head.currency;
    let value = entry.value.display(language, currency);
    let unit = match entry.unit.as_str() {
        "basis points" => return percent(&entry.value).unwrap_or(value),
        "yes or no" | "word" | "words" | "date" => return value,
        "days" if matches!(entry.value, Value::DayPairs(_)) => return value,
        "days" => language.pick("天", "days"),
        "years" => language.pick("岁", "years"),
        "members" => language.pick("人", "members"),
        "rounds" => language.pick("期", "rounds"),
        "times" => language.pick("次", "times"),
        other => other,
    };
    format!("{value} {unit}")
}

/// Basis points as a percentage.
fn percent(value: &Value) -> Option<String> {
    let Value::Integer(basis_points) = value else {
        return None;
    };
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    Some(match rest {
        0 => format!("{whole} %"),
        _ => format!("{whole}.{rest:02} %"),
    })
}

/// An item in one line.
fn item_words(rulebook: &Rulebook, item: &Item, language: Language) -> String {
    let currency = rulebook.entries.head.currency;
    let field = |name: &str| {
        let value = item.fields.get(name).expect("a read item has every field");
        match value {
            Value::Amount(_) => format!("{} {currency}", value.display(language, currency)),
            _ if name == "ratio" => percent(value).unwrap_or_default(),
            _ => value.display(language, currency),
        }
    };
    match language {
        Language::Chinese => item_in_chinese(item.list, field),
        Language::English => item_in_english(item.list, field),
    }
}

fn item_in_chinese(list: &str, field: impl Fn(&str) -> String) -> String {
    match list {
        "declaration" => format!("{}（回答“{}”则不能加入）", field("question"), field("barred_by")),
        "condition" => format!("{}（{} 级，{}）", field("name"), field("grade"), field("cause")),
        "benefit.band" => {
            let ages = format!("{}–{} 岁", field("age_from"), field("age_through"));
            format!("{} 级，{ages}：{}", field("grade"), field("amount"))
        }
        "benefit.step" => format!("医疗费用满 {}：{}", field("spending"), field("amount")),
        "benefit.seniority" => {
            format!("观察期满后满 {} 年：{}", field("years_from"), field("ratio"))
        }
        _ => format!("{} 级：最多 {} 次", field("grade"), field("aids_max")),
    }
}

fn item_in_english(list: &str, field: impl Fn(&str) -> String) -> String {
    match list {
        "declaration" => format!("{} (\"{}\" bars joining)", field("question"), field("barred_by")),
        "condition" => format!("{} (grade {}, {})", field("name"), field("grade"), field("cause")),
        "benefit.band" => {
            let ages = format!("ages {}–{}", field("age_from"), field("age_through"));
            format!("grade {}, {ages}: {}", field("grade"), field("amount"))
        }
        "benefit.step" => format!("spending from {}: {}", field("spending"), field("amount")),
        "benefit.seniority" => {
            let years = field("years_from");
            format!("from {years} whole years after the waiting period: {}", field("ratio"))
        }
        _ => format!("grade {}: at most {} aids", field("grade"), field("aids_max")),
    }
}

fn rulebook_json(rulebook: &Rulebook, language: Language) -> serde_json::Value {
    let currency = rulebook.entries.head.currency;
    let covenant = rulebook.covenant(language);
    let articles: Vec<_> = (1..=ARTICLE_COUNT)
        .map(|article| {
            let belongs = |number: u8| usize::from(number) == article;
            let entries = rulebook.entries.entries.iter();
            let values: Vec<_> = entries
                .filter(|entry| belongs(entry.article))
                .map(|entry| {
                    json!({
                        "key": format!("{}.{}", entry.group, entry.name),
                        "value": entry.value.display(language, currency),
                        "unit": entry.unit,
                        "ground": ground_json(&entry.ground, language),
                    })
                })
                .collect();
            let items = rulebook.entries.items.iter();
            let items: Vec<_> = items
                .filter(|item| belongs(item.article))
                .map(|item| {
                    let fields: serde_json::Map<_, _> = item
                        .fields
                        .iter()
                        .map(|(name, value)| {
                            let value = value.display(language, currency);
                            ((*name).to_owned(), value.into())
                        })
                        .collect();
                    json!({
                        "list": item.list,
                        "fields": fields,
                        "ground": ground_json(&item.ground, language),
                    })
                })
                .collect();
            json!({
                "article": article,
                "heading": article_heading(article, language),
                "text": covenant.articles[article - 1],
                "values": values,
                "items": items,
            })
        })
        .collect();
    json!({
        "rulebook": rulebook.id(),
        "version_id": rulebook.version_id.to_string(),
        "name": rulebook.name.pick(language),
        "title": covenant.title,
        "opening": covenant.opening,
        "articles": articles,
    })
}

fn ground_json(ground: &Ground, language: Language) -> serde_json::Value {
    match ground {
        Ground::Source { address, reliability } => {
            json!({ "source": address, "reliability": reliability })
        }
        Ground::Assumed { reason } => {
            json!({ "assumed": true, "reason": reason.pick(language) })
        }
    }
}
