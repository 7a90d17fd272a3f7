//! Numbers, dates and money as a language writes them. The patterns are messages of its file.

use super::texts::Texts;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use money::{Amount, Currency};
use std::fmt;

/// A whole number with its groups of three.
pub(crate) fn number(texts: &Texts, number: impl fmt::Display) -> String {
    let text = number.to_string();
    match text.strip_prefix('-') {
        Some(digits) => format!("−{}", grouped(texts, digits)),
        None => grouped(texts, &text),
    }
}

/// An amount with its currency.
pub(crate) fn money(texts: &Texts, amount: Amount, currency: Currency) -> String {
    let figures = figures(texts, amount, currency);
    let own = format!("money-{}", currency.code());
    let text = match texts.has(&own) {
        true => texts.text(&own).with("amount", figures),
        false => {
            texts.text("money-other").with("currency", currency.code()).with("amount", figures)
        }
    };
    // A minus of typography, not a hyphen.
    let sign = if amount.is_negative() { "−" } else { "" };
    format!("{sign}{text}")
}

/// How an amount of a currency is written, for a script: `{amount}` stands for the figures.
pub(crate) fn money_pattern(texts: &Texts, currency: Currency) -> String {
    let own = format!("money-{}", currency.code());
    match texts.has(&own) {
        true => texts.text(&own).with("amount", "{amount}").to_string(),
        false => {
            let text = texts.text("money-other").with("currency", currency.code());
            text.with("amount", "{amount}").to_string()
        }
    }
}

/// A day, in full.
pub(crate) fn date(texts: &Texts, date: Date) -> String {
    of_date(texts, "date-long", date)
}

/// A day, short enough for a table.
pub(crate) fn short_date(texts: &Texts, date: Date) -> String {
    of_date(texts, "date-short", date)
}

/// A month of a year.
pub(crate) fn month(texts: &Texts, date: Date) -> String {
    of_date(texts, "date-month", date)
}

/// A moment, to the minute, in the time of China.
pub(crate) fn moment(texts: &Texts, at: Timestamp) -> String {
    let zone = TimeZone::get("Asia/Shanghai").expect("the zones are in the program");
    let at = at.to_zoned(zone);
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    texts.text("moment").with("date", short_date(texts, at.date())).with("time", time).to_string()
}

fn of_date(texts: &Texts, key: &str, date: Date) -> String {
    let text = texts.text(key).with("year", date.year()).with("month", date.month());
    let text = text.with("day", date.day()).with("iso", date);
    text.to_string()
}

/// The digits of an amount without its sign.
pub(crate) fn figures(texts: &Texts, amount: Amount, currency: Currency) -> String {
    let plain = amount.display(currency).to_string();
    let plain = plain.trim_start_matches('-');
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let whole = grouped(texts, whole);
    match part.is_empty() {
        true => whole,
        false => format!("{whole}{}{part}", texts.text("decimal-mark")),
    }
}

fn grouped(texts: &Texts, digits: &str) -> String {
    let mark = texts.text("group-mark").to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            text.push_str(&mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{date, money, number};
    use crate::pages::texts::Texts;
    use ::money::{Amount, Currency};
    use jiff::civil::date as day;

    #[test]
    fn each_language_writes_its_own_way() {
        let (yuan, yen) =
            (Currency::from_code("CNY").unwrap(), Currency::from_code("JPY").unwrap());
        let table = [
            (-123_456_789, yuan, "−1,234,567.89 元", "−¥1,234,567.89"),
            (5, yuan, "0.05 元", "¥0.05"),
            (1_000, yen, "JPY 1,000", "JPY 1,000"),
        ];
        let (zh, en) = (Texts::of_tag("zh-CN").unwrap(), Texts::of_tag("en").unwrap());
        for (minor, currency, chinese, english) in table {
            let amount = Amount::from_minor(minor);
            assert_eq!(money(zh, amount, currency), chinese);
            assert_eq!(money(en, amount, currency), english);
        }
        assert_eq!(number(en, 105_300_000), "105,300,000");
        assert_eq!(number(zh, -12), "−12");
        assert_eq!(date(zh, day(2026, 1, 31)), "2026年1月31日");
        assert_eq!(date(en, day(2026, 1, 31)), "31 January 2026");
    }
}
