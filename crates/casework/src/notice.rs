//! The masked card of a case on public notice: what members see, and nobody can be known by.

use crate::province::Province;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::Amount;

/// What may be shown of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeCard {
    /// The public id.
    pub case: String,
    /// The name, masked; nothing once the person was erased.
    pub name: Option<String>,
    /// The years of age at the event, from and through; nothing once the person was erased.
    pub age_band: Option<(u16, u16)>,
    /// `female`, `male`, or nothing where it is not on record.
    pub sex: Option<&'static str>,
    /// The province, where it is on record.
    pub province: Option<Province>,
    /// The id of the condition.
    pub condition: Option<String>,
    /// The aid; nothing while none is given.
    pub aid: Option<Amount>,
    /// Days from joining to the event.
    pub days_in_plan: u32,
    /// In how many rounds the member shared.
    pub rounds_shared: u32,
    /// The hash that names the version of the rules that binds.
    pub version: [u8; 32],
    /// Who checked what and when: the name of each step and its day.
    pub checked: Vec<(String, Date)>,
}

/// The first character of a name, and a star for each other one, at most two: 王小明 is 王**, and so
/// is 王小. How long a name is tells who somebody is.
pub fn masked_name(name: &str) -> String {
    match name.trim().chars().next() {
        Some(first) => format!("{first}**"),
        None => "**".to_owned(),
    }
}

/// The band of five years that an age lies in; from 80 on one band.
pub fn age_band(age: u16) -> (u16, u16) {
    match age {
        80.. => (80, 150),
        _ => {
            let from = age.saturating_sub(age % 5);
            (from, from.saturating_add(4))
        }
    }
}

/// The words of a case that people wrote for the public: short, and without what looks like a
/// number of a document or a telephone.
///
/// # Errors
/// [`Rejection::NoticeTextPersonal`].
pub fn check_public_words(words: &str) -> Result<(), Rejection> {
    let mut digits = 0_u32;
    for character in words.chars() {
        digits = match character.is_numeric() {
            true => digits.saturating_add(1),
            // Spaces and dashes group the digits of one number.
            false if matches!(character, ' ' | '-') => digits,
            false => 0,
        };
        if digits >= 7 || character == '@' {
            return Err(Rejection::NoticeTextPersonal);
        }
    }
    Ok(())
}

/// The words for a sex.
pub fn sex_word(sex: &str, language: Language) -> &'static str {
    match sex {
        "female" => language.pick("女", "female"),
        _ => language.pick("男", "male"),
    }
}

#[cfg(test)]
mod tests {
    use super::{age_band, check_public_words, masked_name};
    use ledger::Rejection;

    #[test]
    fn a_name_shows_its_first_character_and_not_its_length() {
        let table =
            [("王小明", "王**"), ("欧阳", "欧**"), (" Ann Li ", "A**"), ("", "**"), ("李", "李**")];
        for (name, masked) in table {
            assert_eq!(masked_name(name), masked, "{name}");
        }
    }

    #[test]
    fn ages_lie_in_bands_of_five_years() {
        let table = [(0, (0, 4)), (4, (0, 4)), (5, (5, 9)), (79, (75, 79)), (80, (80, 150))];
        for (age, band) in table {
            assert_eq!(age_band(age), band, "{age}");
        }
    }

    #[test]
    fn words_that_hold_a_number_of_somebody_are_refused() {
        let refused = Err(Rejection::NoticeTextPersonal);
        let table = [
            ("诊断于2026年3月，两次住院", Ok(())),
            ("diagnosed in 2026, 3 stays", Ok(())),
            ("电话 138 0000 0000", refused),
            ("id 110101199001011234", refused),
            ("write to a@b", refused),
        ];
        for (words, expected) in table {
            assert_eq!(check_public_words(words), expected, "{words}");
        }
    }
}
