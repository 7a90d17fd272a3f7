//! Invented people, made so that none can be real.

use crate::dice::Dice;
use crate::provinces::{PROVINCES, Province};
use jiff::civil::Date;
pub use rules::incidence::Sex;
use rules::text::BilingualText;

/// An invented person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// A name nobody bears.
    pub name: BilingualText,
    /// A document number with a right check digit, of a region from 991 to 999, which do not exist.
    pub document: String,
    /// The date of birth.
    pub born: Date,
    /// The sex.
    pub sex: Sex,
    /// Where the person lives.
    pub province: &'static Province,
    /// A telephone number under country code 999, which no country has.
    pub phone: String,
}

/// A family name that says that it is invented.
pub(crate) type FamilyName = (&'static str, &'static str);

const FAMILY_NAMES: [FamilyName; 6] = [
    ("样例", "Sample"),
    ("示范", "Model"),
    ("虚构", "Fiction"),
    ("模拟", "Mock"),
    ("演示", "Demo"),
    ("测试", "Test"),
];

/// Names that count: heavenly stems.
const STEMS: [(&str, &str, &str); 10] = [
    ("甲", "Jia", "jia"),
    ("乙", "Yi", "yi"),
    ("丙", "Bing", "bing"),
    ("丁", "Ding", "ding"),
    ("戊", "Wu", "wu"),
    ("己", "Ji", "ji"),
    ("庚", "Geng", "geng"),
    ("辛", "Xin", "xin"),
    ("壬", "Ren", "ren"),
    ("癸", "Gui", "gui"),
];

/// Draws a family name.
pub(crate) fn family_name(dice: &mut Dice) -> FamilyName {
    *dice.pick(&FAMILY_NAMES)
}

/// Draws a name of a family.
pub(crate) fn name(family: FamilyName, dice: &mut Dice) -> BilingualText {
    let (first, second) = (dice.pick(&STEMS), dice.pick(&STEMS));
    BilingualText {
        chinese: [family.0, first.0, second.0].concat(),
        english: [family.1, " ", first.1, second.2].concat(),
    }
}

/// Draws a province by its people.
pub(crate) fn province(dice: &mut Dice) -> &'static Province {
    &PROVINCES[dice.weighted(PROVINCES.iter().map(|province| province.millions))]
}

/// The telephone number of the person with a number.
pub(crate) fn phone(number: u32) -> String {
    format!("+999{number:011}")
}

/// The document number of the person with a number: region, date of birth, an order number that is
/// odd for men, and the check digit. The first four and a half million differ, whatever the dates.
pub(crate) fn document(number: u32, born: Date, sex: Sex) -> String {
    let region = (999 - number / 500_000 % 9) * 1000 + number / 500 % 1000;
    let order = number % 500 * 2 + u32::from(sex == Sex::Male);
    let (year, month, day) = (born.year(), born.month(), born.day());
    let mut digits = format!("{region}{year:04}{month:02}{day:02}{order:03}");
    digits.push(check_digit(&digits));
    digits
}

/// The check digit after ISO 7064, MOD 11-2, as GB 11643 has it.
fn check_digit(digits: &str) -> char {
    let mut remainder = 0;
    for digit in digits.chars() {
        let digit = digit.to_digit(10).expect("made of digits");
        remainder = (remainder + digit) * 2 % 11;
    }
    match (12 - remainder) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).expect("below 10"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sex, check_digit, document};
    use jiff::civil::date;

    #[test]
    fn check_digits_are_those_of_the_standard() {
        // The example of GB 11643 itself.
        assert_eq!(check_digit("11010519491231002"), 'X');
        assert_eq!(check_digit("44052418800101001"), '4');
    }

    #[test]
    fn no_document_is_of_a_region_that_exists() {
        let of = |number, sex| document(number, date(1990, 2, 3), sex);
        assert!(of(0, Sex::Male).starts_with("99900019900203001"));
        assert!(of(0, Sex::Female).starts_with("99900019900203000"));
        assert!(of(499_999, Sex::Male).starts_with("99999919900203999"));
        assert!(of(500_000, Sex::Male).starts_with("99800019900203001"));
        assert!(of(4_499_999, Sex::Male).starts_with("99199919900203999"));
    }
}
