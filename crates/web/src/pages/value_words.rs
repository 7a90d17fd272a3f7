//! The values of a rulebook in words.

use super::page::Page;
use money::Currency;
use rules::calendar::DayPair;
use rules::value::Value;
use rules::word_names::{word_name, word_names};

/// A value with its unit, as people say it.
pub(crate) fn in_words(page: &Page, value: &Value, unit: &str, currency: Currency) -> String {
    match value {
        Value::Amount(amount) => page.money(amount, &currency),
        Value::Integer(number) if unit == "basis points" => percent(page, *number),
        Value::Integer(number) => {
            let key = format!("value-{unit}");
            match page.texts.has(&key) {
                true => {
                    let text = page.text(&key).with("count", number);
                    text.with("number", page.number(number)).to_string()
                }
                false => page.number(number),
            }
        }
        Value::YesOrNo(true) => page.text("value-yes").to_string(),
        Value::YesOrNo(false) => page.text("value-no").to_string(),
        Value::Word(word) => named(page, word),
        Value::Words(words) => word_names(words).pick(page.language()).to_owned(),
        Value::Date(date) => page.date(date),
        Value::DayPairs(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|pair| day_pair(page, *pair)).collect();
            pairs.join(&page.text("value-and").to_string())
        }
        Value::Text(text) => text.pick(page.language()).to_owned(),
        Value::Amounts(_) | Value::Answers(_) => String::new(),
    }
}

/// A field of an item of a list; the unit follows from its name.
pub(crate) fn of_list(page: &Page, value: &Value, name: &str, currency: Currency) -> String {
    let unit = match name {
        "ratio" => "basis points",
        "age_from" | "age_through" | "years_from" => "years",
        "aids_max" => "times",
        _ => "",
    };
    in_words(page, value, unit, currency)
}

/// Hundredths of a percent as a percentage: 250 is 2.5 %.
pub(crate) fn percent(page: &Page, basis_points: u32) -> String {
    let (whole, part) = (basis_points / 100, basis_points % 100);
    let part = format!("{part:02}");
    let part = part.trim_end_matches('0');
    let number = match part.is_empty() {
        true => page.number(whole),
        false => format!("{}{}{part}", page.number(whole), page.text("decimal-mark")),
    };
    page.text("value-percent").with("number", number).to_string()
}

/// The days of the month of a round.
pub(crate) fn day_pair(page: &Page, pair: DayPair) -> String {
    page.text("value-day-pair").with("cut", pair.cut).with("settle", pair.settle).to_string()
}

/// A word of a plan: a grade has a message of its own, and others stand in the core.
pub(crate) fn named(page: &Page, word: &str) -> String {
    let key = format!("grade-{}", word.replace('_', "-"));
    match page.texts.has(&key) {
        true => page.text(&key).to_string(),
        false => word_name(word).pick(page.language()).to_owned(),
    }
}
