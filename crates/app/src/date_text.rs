//! Dates as files and the command line write them: ten characters, 2019-01-28.

use jiff::civil::Date;

/// The date a text names, if it is written so and exists. Other spellings of ISO 8601 are not read:
/// a table holds one.
pub fn read(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    let two = |tens, ones| i8::try_from(digit(tens)? * 10 + digit(ones)?).ok();
    let year = i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?);
    Date::new(year, two(m1, m2)?, two(d1, d2)?).ok()
}

/// Reads a date of the command line.
pub fn of_argument(text: &str) -> Result<Date, String> {
    read(text.as_bytes())
        .ok_or_else(|| "a date that exists, written 2019-01-28; 真实存在的日期".to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;
    use jiff::civil::date;

    #[test]
    fn dates_are_ten_characters_and_exist() {
        assert_eq!(read(b"2020-02-29"), Some(date(2020, 2, 29)));
        for text in
            ["2019-02-29", "2019-13-01", "2019-1-28", "20190128", "2019-01-28 ", "", "-001-01-01"]
        {
            assert_eq!(read(text.as_bytes()), None, "{text:?}");
        }
    }
}
