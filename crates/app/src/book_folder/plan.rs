//! `plan.toml`: the parameters of a book, inline or by the name of a rulebook.

use crate::amount_text;
use crate::failure::Faults;
use jiff::civil::Date;
use ledger::{Expected, Fault, Place, Rejection};
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file's name in a book folder.
pub const FILE: &str = "plan.toml";

const PERIOD_KEYS: &[&str] = &["from", "through"];
const COMMON_KEYS: &[&str] = &[
    "mode",
    "currency",
    "calendar",
    "fee_bp",
    "rounding",
    "waiting_days",
    "waiting_members_share",
    "over_limit",
    "case_cap",
    "round_cap",
    "year_cap",
];
const PREPAID_KEYS: &[&str] = &["floor", "recovery_days", "max_recoveries"];
const POSTPAID_KEYS: &[&str] = &["max_failed"];

/// What a `plan.toml` says.
pub struct Plan {
    /// The first date a round may be cut on.
    pub from: Date,
    /// The last date of the book.
    pub through: Date,
    /// The parameters of sharing.
    pub terms: Terms,
}

/// Where the parameters come from.
pub enum Terms {
    /// They stand in the file.
    Inline {
        /// The parameters.
        sharing: Sharing,
        /// The fault to report, with its line, when the calendar does not fit the period.
        at: Fault,
    },
    /// They are those of a published rulebook.
    Rulebook {
        /// Its id, `<plan>/<date>`.
        id: String,
        /// The fault to report, with its line, when there is no such rulebook.
        at: Fault,
    },
}

/// Reads the text of a `plan.toml`. `None`, with faults added, when anything in it is wrong.
pub fn read(text: &str, file: &str, faults: &mut Faults) -> Option<Plan> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let before = faults.count();
    for error in errors {
        let line = error.span().map(|span| line_at(text, span));
        let expected = Expected {
            chinese: format!("合规的 TOML（解析器报告：{}）", error.message()),
            english: format!("valid TOML (the parser says: {})", error.message()),
        };
        faults.add(Fault {
            file: file.to_owned(),
            line,
            place: Place::Whole,
            text: String::new(),
            rejection: Rejection::TomlMalformed,
            expected: Some(expected),
        });
    }
    if faults.count() > before {
        return None;
    }
    let mut keys = Keys { text, file, table: table.get_ref(), faults: Vec::new() };
    let plan = keys.plan();
    let mut found = keys.faults;
    // Keys are looked at in an order of our own; a reader goes down the file.
    found.sort_by_key(|fault| fault.line.unwrap_or(u64::MAX));
    let sound = found.is_empty();
    found.into_iter().for_each(|fault| faults.add(fault));
    plan.filter(|_| sound)
}

/// The keys of the file, and the faults found among them.
struct Keys<'text> {
    text: &'text str,
    file: &'text str,
    table: &'text DeTable<'text>,
    faults: Vec<Fault>,
}

impl<'text> Keys<'text> {
    fn plan(&mut self) -> Option<Plan> {
        let from = self.date("from");
        let through = self.date("through");
        if let (Some(from), Some(through)) = (from, through)
            && through < from
        {
            self.refuse("through", Rejection::PeriodBackwards, None);
        }
        if self.table.contains_key("rulebook") {
            self.refuse_others(&[PERIOD_KEYS, &["rulebook"]], &[]);
            let id = self.word("rulebook")?.to_owned();
            let at = self.fault("rulebook", Rejection::RulebookUnknown, None);
            return Some(Plan {
                from: from?,
                through: through?,
                terms: Terms::Rulebook { id, at },
            });
        }
        let sharing = self.sharing();
        let at = self.fault("calendar", Rejection::CalendarInvalid, None);
        let terms = Terms::Inline { sharing: sharing?, at };
        Some(Plan { from: from?, through: through?, terms })
    }

    fn sharing(&mut self) -> Option<Sharing> {
        let prepaid = self.choice("mode", &[("prepaid", true), ("postpaid", false)]);
        match prepaid {
            Some(true) => {
                self.refuse_others(&[PERIOD_KEYS, COMMON_KEYS, PREPAID_KEYS], POSTPAID_KEYS)
            }
            Some(false) => {
                self.refuse_others(&[PERIOD_KEYS, COMMON_KEYS, POSTPAID_KEYS], PREPAID_KEYS)
            }
            // Which keys belong is not known until the mode is.
            None => {}
        }
        let currency = self.currency();
        let money = currency.unwrap_or(Currency::CNY);
        let funding = match prepaid {
            Some(true) => self.prepaid(money),
            Some(false) => self.postpaid(),
            None => None,
        };
        let calendar = self.calendar();
        let fee_bp = self.number("fee_bp", 0, 10_000);
        let rounding =
            self.choice("rounding", &[("up", Rounding::Up), ("half_up", Rounding::HalfUp)]);
        let waiting_days = self.number("waiting_days", 0, 36_500);
        let waiting_members_share = self.yes_or_no("waiting_members_share");
        let over_limits = [
            ("sponsor", OverLimit::Sponsor),
            ("prorate", OverLimit::Prorate),
            ("defer", OverLimit::Defer),
        ];
        let over_limit = self.choice("over_limit", &over_limits);
        let [case_cap, round_cap, year_cap] =
            ["case_cap", "round_cap", "year_cap"].map(|key| self.optional_amount(key, money));
        Some(Sharing {
            currency: currency?,
            funding: funding?,
            calendar: calendar?,
            fee_bp: fee_bp?,
            rounding: rounding?,
            waiting_days: waiting_days?,
            waiting_members_share: waiting_members_share?,
            over_limit: over_limit?,
            case_cap,
            round_cap,
            year_cap,
        })
    }

    fn prepaid(&mut self, currency: Currency) -> Option<Funding> {
        let floor = self.amount("floor", currency);
        let recovery_days = self.number("recovery_days", 0, 36_500);
        let max_recoveries = self.number("max_recoveries", 0, 10_000);
        Some(Funding::Prepaid(Prepaid {
            floor: floor?,
            recovery_days: recovery_days?,
            max_recoveries: max_recoveries?,
        }))
    }

    fn postpaid(&mut self) -> Option<Funding> {
        let max_failed = self.number("max_failed", 1, 10_000);
        Some(Funding::Postpaid(Postpaid { max_failed: max_failed? }))
    }

    fn currency(&mut self) -> Option<Currency> {
        if !self.table.contains_key("currency") {
            return Some(Currency::CNY);
        }
        let currency = Currency::from_code(self.word("currency")?);
        if currency.is_none() {
            self.refuse("currency", Rejection::CurrencyUnknown, None);
        }
        currency
    }

    fn calendar(&mut self) -> Option<Calendar> {
        let value = self.value("calendar")?;
        let pairs = value.as_array().map(|pairs| pairs.iter().map(|pair| day_pair(pair.get_ref())));
        let pairs: Option<Option<Vec<DayPair>>> = pairs.map(Iterator::collect);
        let Some(pairs) = pairs.flatten() else {
            let expected = Expected {
                chinese: "日期对的列表，例如 [[7, 14], [21, 28]]".to_owned(),
                english: "a list of pairs of days, such as [[7, 14], [21, 28]]".to_owned(),
            };
            self.refuse("calendar", Rejection::ValueOfWrongType, Some(expected));
            return None;
        };
        match Calendar::new(pairs) {
            Ok(calendar) => Some(calendar),
            Err(Rejection::NumberOutOfRange) => {
                let range = within("1", "31");
                self.refuse("calendar", Rejection::NumberOutOfRange, Some(range));
                None
            }
            Err(rejection) => {
                self.refuse("calendar", rejection, None);
                None
            }
        }
    }

    fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?;
        let date =
            value.as_datetime().filter(|value| value.time.is_none()).and_then(|value| value.date);
        let date = date.and_then(|date| {
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Date::new(i16::try_from(date.year).ok()?, month, day).ok()
        });
        if date.is_none() {
            let expected = Expected {
                chinese: "不带引号、真实存在的日期，例如 2019-01-28".to_owned(),
                english: "a date that exists, without quotes, such as 2019-01-28".to_owned(),
            };
            self.refuse(key, Rejection::DateInvalid, Some(expected));
        }
        date
    }

    fn number(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.value(key)?;
        let Some(integer) = value.as_integer() else {
            self.refuse(key, Rejection::NotAWholeNumber, None);
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let range = within(&least.to_string(), &most.to_string());
            self.refuse(key, Rejection::NumberOutOfRange, Some(range));
        }
        number
    }

    fn yes_or_no(&mut self, key: &'static str) -> Option<bool> {
        let answer = self.value(key)?.as_bool();
        if answer.is_none() {
            let expected = Expected {
                chinese: "true 或 false".to_owned(),
                english: "true or false".to_owned(),
            };
            self.refuse(key, Rejection::ValueOfWrongType, Some(expected));
        }
        answer
    }

    fn optional_amount(&mut self, key: &'static str, currency: Currency) -> Option<Amount> {
        if self.table.contains_key(key) { self.amount(key, currency) } else { None }
    }

    fn amount(&mut self, key: &'static str, currency: Currency) -> Option<Amount> {
        let Some(text) = self.value(key)?.as_str() else {
            let expected = Expected {
                chinese: "带引号的金额，例如 \"0.10\"".to_owned(),
                english: "an amount in quotes, such as \"0.10\"".to_owned(),
            };
            self.refuse(key, Rejection::ValueOfWrongType, Some(expected));
            return None;
        };
        match Amount::parse(text, currency) {
            Ok(amount) if amount.is_negative() => {
                self.refuse(key, Rejection::AmountNegative, None);
                None
            }
            Ok(amount) => Some(amount),
            Err(error) => {
                let rejection = error.into();
                self.refuse(key, rejection, amount_text::expected(rejection, currency));
                None
            }
        }
    }

    fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.word(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if chosen.is_none() {
            let names: Vec<String> =
                choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let expected = Expected { chinese: names.join(" 或 "), english: names.join(" or ") };
            self.refuse(key, Rejection::WordNotAllowed, Some(expected));
        }
        chosen
    }

    fn word(&mut self, key: &'static str) -> Option<&'text str> {
        let word = self.value(key)?.as_str();
        if word.is_none() {
            self.refuse(key, Rejection::ValueOfWrongType, None);
        }
        word
    }

    fn value(&mut self, key: &'static str) -> Option<&'text DeValue<'text>> {
        let value = self.table.get(key).map(Spanned::get_ref);
        if value.is_none() {
            self.refuse(key, Rejection::KeyMissing, None);
        }
        value
    }

    /// Refuses every key that is not among the `known`; `misplaced` ones belong to another mode.
    fn refuse_others(&mut self, known: &[&[&str]], misplaced: &[&str]) {
        let table = self.table;
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.iter().any(|group| group.contains(&name)) {
                continue;
            }
            let rejection = match misplaced.contains(&name) {
                true => Rejection::KeyNotForThisFunding,
                false => Rejection::KeyUnknown,
            };
            let names = known.concat();
            let expected = Expected {
                chinese: format!("这些键之一：{}", names.join("、")),
                english: format!("one of these keys: {}", names.join(", ")),
            };
            let fault = self.fault(name, rejection, Some(expected));
            self.faults.push(fault);
        }
    }

    fn refuse(&mut self, key: &str, rejection: Rejection, expected: Option<Expected>) {
        let fault = self.fault(key, rejection, expected);
        self.faults.push(fault);
    }

    fn fault(&self, key: &str, rejection: Rejection, expected: Option<Expected>) -> Fault {
        let value = self.table.get(key).map(Spanned::span);
        Fault {
            file: self.file.to_owned(),
            line: value.clone().map(|span| line_at(self.text, span)),
            place: Place::Key(key.to_owned()),
            text: value.and_then(|span| self.text.get(span)).unwrap_or_default().to_owned(),
            rejection,
            expected,
        }
    }
}

fn day_pair(value: &DeValue<'_>) -> Option<DayPair> {
    let [cut, settle] = value.as_array()?.get(..)? else {
        return None;
    };
    let day = |value: &Spanned<DeValue<'_>>| {
        let integer = value.get_ref().as_integer()?;
        i8::from_str_radix(integer.as_str(), integer.radix()).ok()
    };
    Some(DayPair { cut: day(cut)?, settle: day(settle)? })
}

fn within(least: &str, most: &str) -> Expected {
    Expected { chinese: format!("{least} 到 {most}"), english: format!("{least} to {most}") }
}

/// The line of a span's start, from 1.
fn line_at(text: &str, span: Range<usize>) -> u64 {
    let before = text.as_bytes().get(..span.start).unwrap_or_default();
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).expect("a file's lines fit 64 bits") + 1
}
