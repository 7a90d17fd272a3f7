//! The number of a Chinese resident: 18 characters of GB 11643-1999, of which six name the place,
//! eight the birth date, three count within them, and the last checks the rest (ISO 7064, MOD
//! 11-2).
//!
//! Only the form is checked here; whether such a person exists is not for arithmetic to say.

use crate::normal_text::normalise;
use jiff::civil::Date;
use ledger::Rejection;
use zeroize::Zeroizing;

/// What a resident id number says about its holder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ResidentFacts {
    /// The date of birth.
    pub born_on: Date,
    /// The sex in the register.
    pub sex: Sex,
}

/// The sex in the register: odd numbers are male, even ones female.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Checks a resident id number as somebody typed it on this day.
pub fn read_resident_id(text: &str, today: Date) -> Result<ResidentFacts, Rejection> {
    let normal = Zeroizing::new(normalise(text));
    let digits = digits(&normal).ok_or(Rejection::ResidentIdMisshapen)?;
    let born_on = birth_date(&digits).filter(|born_on| *born_on <= today);
    let born_on = born_on.ok_or(Rejection::ResidentIdBirthDate)?;
    // ISO 7064 MOD 11-2 in its recursive form: the whole number is 1 modulo 11.
    if digits.iter().fold(0, |sum, digit| (sum * 2 + u32::from(*digit)) % 11) != 1 {
        return Err(Rejection::ResidentIdChecksum);
    }
    let sex = if digits[16].is_multiple_of(2) { Sex::Female } else { Sex::Male };
    Ok(ResidentFacts { born_on, sex })
}

/// The 18 values; X, which may only stand last, is 10.
fn digits(text: &str) -> Option<[u8; 18]> {
    let mut digits: [u8; 18] = text.as_bytes().try_into().ok()?;
    let (last, front) = digits.split_last_mut().expect("there are 18");
    if *last == b'X' {
        *last = 10;
    } else if last.is_ascii_digit() {
        *last -= b'0';
    } else {
        return None;
    }
    for digit in front {
        if !digit.is_ascii_digit() {
            return None;
        }
        *digit -= b'0';
    }
    Some(digits)
}

fn birth_date(digits: &[u8; 18]) -> Option<Date> {
    let number = |places: &[u8]| places.iter().fold(0, |sum, digit| sum * 10 + i16::from(*digit));
    let (year, month, day) =
        (number(&digits[6..10]), number(&digits[10..12]), number(&digits[12..14]));
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Sex, read_resident_id};
    use jiff::civil::{Date, date};
    use ledger::Rejection;

    const TODAY: Date = date(2026, 11, 23);

    fn read(text: &str) -> Result<(Date, Sex), Rejection> {
        read_resident_id(text, TODAY).map(|facts| (facts.born_on, facts.sex))
    }

    #[test]
    fn the_examples_of_the_standard_are_read() {
        let first = Ok((date(1949, 12, 31), Sex::Female));
        assert_eq!(read("11010519491231002X"), first);
        assert_eq!(read(" １１０１０５ 19491231-002ｘ"), first);
        assert_eq!(read("440524188001010014"), Ok((date(1880, 1, 1), Sex::Male)));
    }

    #[test]
    fn each_fault_has_its_own_answer() {
        for (text, rejection) in [
            ("", Rejection::ResidentIdMisshapen),
            ("11010519491231002", Rejection::ResidentIdMisshapen),
            ("11010519491231002XX", Rejection::ResidentIdMisshapen),
            ("1101051949123100XX", Rejection::ResidentIdMisshapen),
            ("11010519491231002Y", Rejection::ResidentIdMisshapen),
            ("一一一一一一", Rejection::ResidentIdMisshapen),
            ("110105194902290021", Rejection::ResidentIdBirthDate),
            ("110105194913310021", Rejection::ResidentIdBirthDate),
            ("110105202611240021", Rejection::ResidentIdBirthDate),
            ("110105194912310021", Rejection::ResidentIdChecksum),
            ("440524188001010041", Rejection::ResidentIdChecksum),
        ] {
            assert_eq!(read(text), Err(rejection), "{text}");
        }
    }

    #[test]
    fn no_single_wrong_digit_passes() {
        let number = b"440524188001010014";
        for place in 0..number.len() {
            for digit in b'0'..=b'9' {
                let mut wrong = *number;
                wrong[place] = digit;
                let passes = read(std::str::from_utf8(&wrong).unwrap()).is_ok();
                assert_eq!(passes, wrong == *number);
            }
        }
    }
}
