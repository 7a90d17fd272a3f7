//! The values of a file as written: each with its unit, article, ground and line.

use crate::text::BilingualText;
use crate::value::Value;
use crate::word_names::{word_name, word_names};
use jiff::civil::Date;
use ledger::Language;
use money::{Amount, Currency};
use std::collections::BTreeMap;

/// Where a value is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A published fact.
    Source {
        /// The address of the page.
        address: String,
        /// The mark A, B, C or D.
        reliability: String,
    },
    /// No source was found.
    Assumed {
        /// Why this value was chosen.
        reason: BilingualText,
    },
}

impl Ground {
    /// Whether no source was found.
    pub fn is_assumed(&self) -> bool {
        matches!(self, Ground::Assumed { .. })
    }
}

/// One value outside the lists.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The table it stands in.
    pub group: &'static str,
    /// Its key.
    pub name: &'static str,
    /// What it is.
    pub value: Value,
    /// In which unit.
    pub unit: String,
    /// The article it belongs to.
    pub article: u8,
    /// Where it is from.
    pub ground: Ground,
    /// The line it stands on.
    pub line: u64,
}

/// One item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// The list, with dots.
    pub list: &'static str,
    /// The fields that could be read.
    pub fields: BTreeMap<&'static str, Value>,
    /// The article it belongs to.
    pub article: u8,
    /// Where it is from.
    pub ground: Ground,
    /// The line it begins on.
    pub line: u64,
}

/// The head of the file.
#[derive(Clone, Debug)]
pub struct Head {
    /// The plan.
    pub plan: String,
    /// The version.
    pub version: Date,
    /// The name of the plan.
    pub name: BilingualText,
    /// The currency of all amounts.
    pub currency: Currency,
}

/// Everything `values.toml` holds.
#[derive(Clone, Debug)]
pub struct Entries {
    /// The head.
    pub head: Head,
    /// The values, in the order of the schema.
    pub entries: Vec<Entry>,
    /// The items of all lists, in the order of the file.
    pub items: Vec<Item>,
}

impl Entries {
    /// The value of a key.
    pub fn find(&self, group: &str, name: &str) -> Option<&Entry> {
        debug_assert!(crate::schema::find_key(group, name).is_some());
        self.entries.iter().find(|entry| entry.group == group && entry.name == name)
    }

    /// The items of one list.
    pub fn items_of(&self, list: &'static str) -> impl Iterator<Item = &Item> {
        debug_assert!(crate::schema::find_list(list).is_some());
        self.items.iter().filter(move |item| item.list == list)
    }

    /// Every ground given, those of items included.
    pub fn grounds(&self) -> impl Iterator<Item = &Ground> {
        let of_entries = self.entries.iter().map(|entry| &entry.ground);
        of_entries.chain(self.items.iter().map(|item| &item.ground))
    }
}

impl Value {
    /// The value for people, amounts in major units of the currency.
    pub fn display(&self, language: Language, currency: Currency) -> String {
        match self {
            Value::Amount(amount) => amount.display(currency).to_string(),
            Value::Integer(number) => number.to_string(),
            Value::YesOrNo(true) => language.pick("是", "yes").to_owned(),
            Value::YesOrNo(false) => language.pick("否", "no").to_owned(),
            Value::Word(word) => word_name(word).pick(language).to_owned(),
            Value::Words(words) => word_names(words).pick(language).to_owned(),
            Value::Date(date) => date.to_string(),
            Value::DayPairs(pairs) => {
                let pairs: Vec<String> =
                    pairs.iter().map(|pair| format!("{}→{}", pair.cut, pair.settle)).collect();
                pairs.join(", ")
            }
            Value::Text(text) => text.pick(language).to_owned(),
            Value::Amounts(_) | Value::Answers(_) => String::new(),
        }
    }

    pub(crate) fn amount(&self) -> Option<Amount> {
        match self {
            Value::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    pub(crate) fn integer(&self) -> Option<u32> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn yes_or_no(&self) -> Option<bool> {
        match self {
            Value::YesOrNo(truth) => Some(*truth),
            _ => None,
        }
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&BilingualText> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
