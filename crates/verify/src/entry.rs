//! An entry of the log, read strictly: what is written another way is wrong, and where is told.

use crate::hexadecimal;
use crate::keys;
use crate::kinds::{Form, Kind};
use crate::words::Words;
use jiff::civil::Date;

/// What every entry begins with.
const VERSION: &str = "tongzhou/1 ";

/// The most bytes of an id.
const ID_BYTES_MAX: usize = 64;

/// The most characters of an offending text that are told.
const SHOWN_MAX: usize = 80;

/// A value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'entry> {
    /// An amount, a count or an instant; it fits 64 bits, signed.
    Number(i128),
    /// A day.
    Day(Date),
    /// A hash, or nothing where `-` stands.
    Hash(Option<[u8; 32]>),
    /// An id, a key, a word or a text.
    Text(&'entry str),
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'entry> {
    /// What it is about.
    pub kind: Kind,
    values: Vec<Value<'entry>>,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The key, or nothing where it is the first line or the whole.
    pub key: Option<&'static str>,
    /// What stands there.
    pub found: String,
    /// What would be right.
    pub expected: Words,
}

impl<'entry> Entry<'entry> {
    /// Reads an entry.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &'entry [u8]) -> Result<Entry<'entry>, Malformed> {
        let text = str::from_utf8(bytes)
            .map_err(|_| whole(String::new(), Words::new("UTF-8 文字", "text in UTF-8")))?;
        let Some(text) = text.strip_suffix('\n') else {
            let last = text.rsplit('\n').next().unwrap_or_default();
            let expected = Words::new("末行以换行结束", "a line feed behind the last line");
            return Err(whole(shown(last), expected));
        };
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        let kind = first.strip_prefix(VERSION).and_then(Kind::from_name).ok_or_else(|| {
            let expected = Words::new(
                "“tongzhou/1”、一个空格和已知的条目种类",
                "tongzhou/1, a space and a known kind",
            );
            whole(shown(first), expected)
        })?;
        let mut values = Vec::with_capacity(kind.keys().len());
        for (key, form) in kind.keys() {
            let line = lines.next().unwrap_or_default();
            let written = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(' '));
            let Some(written) = written else {
                let expected = Words::new(
                    format!("“{key}”、一个空格和值"),
                    format!("{key}, a space, a value"),
                );
                return Err(Malformed { key: Some(key), found: shown(line), expected });
            };
            let value = read_value(written, *form).ok_or_else(|| Malformed {
                key: Some(key),
                found: shown(written),
                expected: expected(*form),
            })?;
            values.push(value);
        }
        match lines.next() {
            None => Ok(Entry { kind, values }),
            Some(line) => {
                let expected = Words::new("到此为止，没有别的行", "the end: no further line");
                Err(whole(shown(line), expected))
            }
        }
    }

    /// The value of a key that this kind has.
    ///
    /// # Panics
    /// For a key that this kind does not have.
    pub fn value(&self, key: &str) -> Value<'entry> {
        let keys = self.kind.keys().iter();
        let found = keys.zip(&self.values).find(|((known, _), _)| *known == key);
        *found.expect("a key of this kind").1
    }

    /// All values, in the order of the keys.
    pub fn values(&self) -> &[Value<'entry>] {
        &self.values
    }

    /// A number.
    ///
    /// # Panics
    /// For a key that this kind does not have, or that is no number.
    pub fn number(&self, key: &str) -> i128 {
        match self.value(key) {
            Value::Number(number) => number,
            other => panic!("{key} is no number: {other:?}"),
        }
    }

    /// A day.
    ///
    /// # Panics
    /// For a key that this kind does not have, or that is no day.
    pub fn day(&self, key: &str) -> Date {
        match self.value(key) {
            Value::Day(day) => day,
            other => panic!("{key} is no day: {other:?}"),
        }
    }

    /// A hash, or nothing where `-` stands.
    ///
    /// # Panics
    /// For a key that this kind does not have, or that is no hash.
    pub fn hash(&self, key: &str) -> Option<[u8; 32]> {
        match self.value(key) {
            Value::Hash(hash) => hash,
            other => panic!("{key} is no hash: {other:?}"),
        }
    }

    /// A text.
    ///
    /// # Panics
    /// For a key that this kind does not have, or that is no text.
    pub fn text(&self, key: &str) -> &'entry str {
        match self.value(key) {
            Value::Text(text) => text,
            other => panic!("{key} is no text: {other:?}"),
        }
    }

    /// The pool, of every kind but that of keys.
    pub fn pool(&self) -> Option<i128> {
        match (self.kind.keys().first(), self.values.first()) {
            (Some(("pool", _)), Some(Value::Number(number))) => Some(*number),
            _ => None,
        }
    }
}

fn whole(found: String, expected: Words) -> Malformed {
    Malformed { key: None, found, expected }
}

/// So much of a text as can be told in a line.
pub fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn read_value(text: &str, form: Form) -> Option<Value<'_>> {
    if text.is_empty() || text.chars().any(char::is_control) {
        return None;
    }
    match form {
        Form::Amount | Form::Count | Form::Seconds => read_number(text).map(Value::Number),
        Form::SignedAmount => read_signed(text).map(Value::Number),
        Form::Day => read_day(text).map(Value::Day),
        Form::Hash => hexadecimal::read(text).map(|hash| Value::Hash(Some(hash))),
        Form::HashOrNone if text == "-" => Some(Value::Hash(None)),
        Form::HashOrNone => hexadecimal::read(text).map(|hash| Value::Hash(Some(hash))),
        Form::Id => is_id(text).then_some(Value::Text(text)),
        Form::Key => keys::is_key(text).then_some(Value::Text(text)),
        Form::Word(words) => words.contains(&text).then_some(Value::Text(text)),
        Form::Words(words) => are_words(text, words).then_some(Value::Text(text)),
        Form::Text => Some(Value::Text(text)),
    }
}

/// A decimal number without sign or leading noughts that fits 63 bits.
pub fn read_number(text: &str) -> Option<i128> {
    let digits = text.bytes().all(|letter| letter.is_ascii_digit());
    let leading = text.len() > 1 && text.starts_with('0');
    if text.is_empty() || !digits || leading {
        return None;
    }
    text.parse::<i64>().ok().map(i128::from)
}

fn read_signed(text: &str) -> Option<i128> {
    match text.strip_prefix('-') {
        Some(digits) => read_number(digits).filter(|number| *number > 0).map(|number| -number),
        None => read_number(text),
    }
}

/// A day as `2026-05-07`, in years of four digits.
fn read_day(text: &str) -> Option<Date> {
    let parts = text.as_bytes();
    let shape = parts.len() == 10
        && parts.iter().enumerate().all(|(place, letter)| match place {
            4 | 7 => *letter == b'-',
            _ => letter.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    let year = text.get(..4)?.parse().ok()?;
    let month = text.get(5..7)?.parse().ok()?;
    let day = text.get(8..)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

fn is_id(text: &str) -> bool {
    let allowed = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
    text.len() <= ID_BYTES_MAX && text != "-" && text.bytes().all(allowed)
}

fn are_words(text: &str, words: &[&str]) -> bool {
    let mut seen = Vec::new();
    text.split(',').all(|word| {
        let fits = words.contains(&word) && !seen.contains(&word) && seen.len() < words.len();
        seen.push(word);
        fits
    })
}

fn expected(form: Form) -> Words {
    match form {
        Form::Amount | Form::Count | Form::Seconds => Words::new(
            "不带符号、小数点和前导零的十进制数，64 位以内",
            "a decimal number without sign, point or leading noughts, within 64 bits",
        ),
        Form::SignedAmount => Words::new(
            "十进制数，可以带负号，没有小数点和前导零，64 位以内",
            "a decimal number, perhaps negative, without point or leading noughts, within 64 bits",
        ),
        Form::Day => Words::new("存在的日期，如 2026-05-07", "a day that exists, as 2026-05-07"),
        Form::Hash => Words::new("64 位小写十六进制数字", "64 lower-case hexadecimal digits"),
        Form::HashOrNone => {
            Words::new("64 位小写十六进制数字，或 -", "64 lower-case hexadecimal digits, or -")
        }
        Form::Id => Words::new(
            "编号：1 至 64 个字母、数字或 - _ .",
            "an id: from 1 to 64 letters, digits or - _ .",
        ),
        Form::Key => Words::new("签名公钥（名称+编号+base64）", "a verifier key (name+id+base64)"),
        Form::Word(words) => one_of(words),
        Form::Words(words) => {
            let words = words.join(", ");
            Words::new(
                format!("以逗号分隔、各写一次：{words}"),
                format!("with commas between, each once: {words}"),
            )
        }
        Form::Text => Words::new("没有控制字符的一行文字", "a line without control characters"),
    }
}

fn one_of(words: &[&str]) -> Words {
    let words = words.join(", ");
    Words::new(format!("其中之一：{words}"), format!("one of {words}"))
}
