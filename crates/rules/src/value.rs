//! One value of a rulebook, read as its kind says.

use crate::calendar::DayPair;
use crate::schema::Kind;
use crate::text::BilingualText;
use crate::toml_text::{FaultList, Node, member};
use crate::values::Answer;
use jiff::civil::Date;
use ledger::{Expected, Language, Rejection};
use money::{Amount, Currency};
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::de::DeValue;

/// The most bytes of an identifier.
const IDENTIFIER_BYTES_MAX: usize = 60;

/// A value as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of the plan's currency.
    Amount(Amount),
    /// A whole number.
    Integer(u32),
    /// Yes or no.
    YesOrNo(bool),
    /// A word or an identifier.
    Word(String),
    /// Words in their order.
    Words(Vec<String>),
    /// A date.
    Date(Date),
    /// Pairs of cut and settle days, as written.
    DayPairs(Vec<DayPair>),
    /// Words in both languages.
    Text(BilingualText),
    /// Amounts, of a worked case.
    Amounts(Vec<Amount>),
    /// Answers by the id of the question, of a worked case.
    Answers(BTreeMap<String, Answer>),
}

impl Kind {
    /// What a value of this kind looks like, in words of a language.
    pub fn describe(self, language: Language) -> String {
        match self {
            Kind::Integer { least, most } => match language {
                Language::Chinese => format!("{least} 到 {most} 的整数"),
                Language::English => format!("a whole number from {least} through {most}"),
            },
            Kind::Word(words) => match language {
                Language::Chinese => format!("其中之一：{}", quoted(words)),
                Language::English => format!("one of {}", quoted(words)),
            },
            Kind::Words(words) => match language {
                Language::Chinese => format!("按次序列出：{}", quoted(words)),
                Language::English => format!("a list, in order, of {}", quoted(words)),
            },
            Kind::Amount => language
                .pick("引号里的金额，例如 \"300000.00\"", "an amount in quotes, as \"300000.00\"")
                .to_owned(),
            Kind::YesOrNo => language.pick("true 或 false", "true or false").to_owned(),
            Kind::Identifier => {
                language.pick("小写字母、数字、_ 和 -", "small letters, digits, _ and -").to_owned()
            }
            Kind::Date => {
                language.pick("日期，写作 2019-01-28", "a date, written 2019-01-28").to_owned()
            }
            Kind::DayPairs => {
                language.pick("[[公示日, 结算日], …]", "[[cut day, settle day], …]").to_owned()
            }
            Kind::Amounts => "[\"1000.00\", …]".to_owned(),
            Kind::Answers => "{ id = \"yes\", id = \"no\", … }".to_owned(),
            Kind::Text => "{ zh = \"…\", en = \"…\" }".to_owned(),
        }
    }

    pub(crate) fn expected(self) -> Option<Expected> {
        Some(Expected {
            chinese: self.describe(Language::Chinese),
            english: self.describe(Language::English),
        })
    }
}

fn quoted(words: &[&str]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(text, "{separator}\"{word}\"").expect("a string takes every text");
    }
    text
}

/// Reads a node as a kind of value; `None`, with the fault noted, when it is not one.
pub(crate) fn read_value(
    list: &mut FaultList<'_>,
    path: &str,
    node: &Node<'_>,
    (kind, currency): (Kind, Currency),
) -> Option<Value> {
    if kind == Kind::Text {
        return read_text(list, path, node).map(Value::Text);
    }
    let result = match (kind, node.get_ref()) {
        (Kind::Amount, DeValue::String(text)) => amount(text, currency).map(Value::Amount),
        (Kind::Integer { least, most }, DeValue::Integer(number)) => {
            u32::from_str_radix(number.as_str(), number.radix())
                .ok()
                .filter(|number| (least..=most).contains(number))
                .map(Value::Integer)
                .ok_or(Rejection::NumberOutOfRange)
        }
        (Kind::YesOrNo, DeValue::Boolean(truth)) => Ok(Value::YesOrNo(*truth)),
        (Kind::Word(words), DeValue::String(text)) => one_word(words, text).map(Value::Word),
        (Kind::Identifier, DeValue::String(text)) => identifier(text),
        (Kind::Words(words), DeValue::Array(_)) => several_words(words, node).map(Value::Words),
        (Kind::Date, _) => date(node).map(Value::Date),
        (Kind::Amounts, DeValue::Array(_)) => amounts(node, currency),
        (Kind::Answers, DeValue::Table(_)) => answers(node),
        (Kind::DayPairs, DeValue::Array(_)) => day_pairs(node).map(Value::DayPairs),
        _ => Err(Rejection::ValueOfWrongType),
    };
    match result {
        Ok(value) => Some(value),
        Err(rejection) => {
            let expected = match rejection {
                Rejection::AmountTooPrecise | Rejection::AmountOverflow => None,
                Rejection::AmountNegative | Rejection::DateInvalid => None,
                _ => kind.expected(),
            };
            list.add_expecting(node.span(), path, rejection, expected);
            None
        }
    }
}

fn amount(text: &str, currency: Currency) -> Result<Amount, Rejection> {
    let amount = Amount::parse(text, currency)?;
    if amount.is_negative() {
        return Err(Rejection::AmountNegative);
    }
    Ok(amount)
}

fn amounts(node: &Node<'_>, currency: Currency) -> Result<Value, Rejection> {
    let items = node.get_ref().as_array().into_iter().flat_map(|items| items.iter());
    let amounts: Result<Vec<Amount>, Rejection> = items
        .map(|item| {
            let text = item.get_ref().as_str().ok_or(Rejection::ValueOfWrongType)?;
            amount(text, currency)
        })
        .collect();
    amounts.map(Value::Amounts)
}

fn answers(node: &Node<'_>) -> Result<Value, Rejection> {
    let mut answers = BTreeMap::new();
    for (id, answer) in node.get_ref().as_table().into_iter().flat_map(|table| table.iter()) {
        let word = answer.get_ref().as_str().ok_or(Rejection::ValueOfWrongType)?;
        let answer = Answer::from_word(word).ok_or(Rejection::WordNotAllowed)?;
        answers.insert(id.get_ref().to_string(), answer);
    }
    Ok(Value::Answers(answers))
}

fn one_word(words: &[&str], text: &str) -> Result<String, Rejection> {
    if words.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(Rejection::WordNotAllowed)
}

fn several_words(words: &[&str], node: &Node<'_>) -> Result<Vec<String>, Rejection> {
    let mut read: Vec<String> = Vec::new();
    for item in node.get_ref().as_array().into_iter().flat_map(|items| items.iter()) {
        let text = item.get_ref().as_str().ok_or(Rejection::ValueOfWrongType)?;
        let word = one_word(words, text)?;
        if read.contains(&word) {
            return Err(Rejection::ItemDuplicate);
        }
        read.push(word);
    }
    if read.is_empty() {
        return Err(Rejection::KeyMissing);
    }
    Ok(read)
}

fn identifier(text: &str) -> Result<Value, Rejection> {
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-'
    };
    if text.is_empty() || text.len() > IDENTIFIER_BYTES_MAX || !text.bytes().all(allowed) {
        return Err(Rejection::IdInvalid);
    }
    Ok(Value::Word(text.to_owned()))
}

/// A date without a time.
pub(crate) fn date(node: &Node<'_>) -> Result<Date, Rejection> {
    let DeValue::Datetime(datetime) = node.get_ref() else {
        return Err(Rejection::ValueOfWrongType);
    };
    let (Some(day), None, None) = (datetime.date, datetime.time, datetime.offset) else {
        return Err(Rejection::ValueOfWrongType);
    };
    let year = i16::try_from(day.year).map_err(|_| Rejection::DateInvalid)?;
    let month = i8::try_from(day.month).map_err(|_| Rejection::DateInvalid)?;
    let day = i8::try_from(day.day).map_err(|_| Rejection::DateInvalid)?;
    Date::new(year, month, day).map_err(|_| Rejection::DateInvalid)
}

fn day_pairs(node: &Node<'_>) -> Result<Vec<DayPair>, Rejection> {
    let mut pairs = Vec::new();
    for item in node.get_ref().as_array().into_iter().flat_map(|items| items.iter()) {
        let days = item.get_ref().as_array().ok_or(Rejection::ValueOfWrongType)?;
        let days: Result<Vec<i8>, Rejection> = days.iter().map(day_of_month).collect();
        let [cut, settle] = days?[..] else {
            return Err(Rejection::ValueOfWrongType);
        };
        pairs.push(DayPair { cut, settle });
    }
    Ok(pairs)
}

fn day_of_month(node: &Node<'_>) -> Result<i8, Rejection> {
    let number = node.get_ref().as_integer().ok_or(Rejection::ValueOfWrongType)?;
    i8::from_str_radix(number.as_str(), number.radix()).map_err(|_| Rejection::NumberOutOfRange)
}

/// Reads `{ zh = "…", en = "…" }`, both of them with words in it.
pub(crate) fn read_text(
    list: &mut FaultList<'_>,
    path: &str,
    node: &Node<'_>,
) -> Option<BilingualText> {
    let Some(table) = node.get_ref().as_table() else {
        let rejection = Rejection::ValueOfWrongType;
        list.add_expecting(node.span(), path, rejection, Kind::Text.expected());
        return None;
    };
    for name in table.keys() {
        if !["zh", "en"].contains(&name.get_ref().as_ref()) {
            let unknown = format!("{path}.{}", name.get_ref());
            list.add(name.span(), &unknown, Rejection::KeyUnknown);
        }
    }
    let chinese = words_of(list, path, node, "zh");
    let english = words_of(list, path, node, "en");
    Some(BilingualText { chinese: chinese?, english: english? })
}

/// The words of one language of a table that has `zh` and `en`.
pub(crate) fn words_of(
    list: &mut FaultList<'_>,
    path: &str,
    node: &Node<'_>,
    language: &str,
) -> Option<String> {
    let place = if path.is_empty() { language.to_owned() } else { format!("{path}.{language}") };
    let text = member(node, language);
    match text.map(|text| text.get_ref()) {
        Some(DeValue::String(words)) if !words.trim().is_empty() => Some(words.to_string()),
        Some(DeValue::String(_)) | None => {
            let span = text.map_or(node.span(), |text| text.span());
            list.add(span, &place, Rejection::TextMissingInOneLanguage);
            None
        }
        Some(_) => {
            let span = text.map_or(node.span(), |text| text.span());
            list.add(span, &place, Rejection::ValueOfWrongType);
            None
        }
    }
}
