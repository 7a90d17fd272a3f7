//! One form for what people type in several: document numbers, sign-in names, codes.

/// Full-width forms of ASCII become ASCII; white space and hyphens go; ASCII letters become
/// capital.
///
/// Chinese keyboards type full-width digits, and numbers are copied with spaces and hyphens. This
/// is less than the compatibility forms of Unicode, on purpose: it takes no table of characters.
pub fn normalise(text: &str) -> String {
    let narrow = text.chars().map(narrow);
    let kept = narrow.filter(|letter| !letter.is_whitespace() && *letter != '-');
    kept.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// The full-width forms U+FF01 to U+FF5E stand in the order of ASCII from `!` to `~`.
fn narrow(letter: char) -> char {
    let place = u32::from(letter).checked_sub(0xff01).filter(|place| *place <= 0x5d);
    place.and_then(|place| char::from_u32(0x21 + place)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::normalise;
    use proptest::prelude::*;

    #[test]
    fn forms_that_mean_the_same_become_the_same() {
        for (typed, normal) in [
            (" ab-12 3x ", "AB123X"),
            ("ＡＢ－１２\u{3000}３ｘ", "AB123X"),
            ("！～", "!~"),
            ("\u{ff5f}", "\u{ff5f}"),
            ("测试 会员-一", "测试会员一"),
            ("É", "É"),
            ("\t\n", ""),
        ] {
            assert_eq!(normalise(typed), normal, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_normal_text_stays_as_it_is(text in ".{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
