//! On a mutual-aid text no word of insurance stands, except to say that it is none.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::Kind;

/// Words that would let mutual aid pass for insurance.
const WORDS_CHINESE: [&str; 6] = ["保险", "保费", "理赔", "赔付", "投保", "被保险人"];
const WORDS_ENGLISH: [&str; 7] = [
    "insurance",
    "insurances",
    "insured",
    "insurer",
    "premium",
    "premiums",
    "policyholder",
];

/// What may be said, because it says the opposite.
const NOTICES: [&str; 2] = ["互助不是保险", "mutual aid is not insurance"];

/// Finds words of insurance in covenants and in messages.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        if file.path.starts_with("rulebooks/") && file.path.ends_with(".md") {
            for (number, line) in file.lines() {
                check_text(file, number, line, &mut violations);
            }
        }
        let speaks = file.path.starts_with("crates/") && file.path.contains("/src/");
        for token in file
            .tokens
            .iter()
            .filter(|token| speaks && !token.for_tests)
        {
            if token.kind == Kind::Literal {
                check_text(file, token.line, &token.text, &mut violations);
            }
        }
    }
    violations
}

fn check_text(file: &SourceFile, start: usize, text: &str, violations: &mut Vec<Violation>) {
    for (number, line) in (start..).zip(text.split('\n')) {
        let mut line = line.to_lowercase();
        for notice in NOTICES {
            line = line.replace(notice, "");
        }
        let chinese = WORDS_CHINESE.into_iter().find(|word| line.contains(word));
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        let english = words.find(|word| WORDS_ENGLISH.contains(word));
        if let Some(word) = chinese.or(english) {
            let right = format!("a word of mutual aid, not {word}");
            violations.push(Violation::new(&file.path, number, "insurance-word", right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS_CHINESE, WORDS_ENGLISH, check};
    use crate::tidy::snippet::found;

    #[test]
    fn every_word_is_found_in_covenants_and_in_messages() {
        for word in WORDS_CHINESE.iter().chain(&WORDS_ENGLISH) {
            let covenant = format!("# A\n会员 {word} 。\n");
            let lines = found(
                check,
                "rulebooks/village/2026-12-01/covenant.zh.md",
                &covenant,
            );
            assert_eq!(lines, [(2, "insurance-word")], "{word}");
            let source = format!("fn a() {{ b(\"一 {word} 二\") }}");
            let lines = found(check, "crates/app/src/a.rs", &source);
            assert_eq!(lines, [(1, "insurance-word")], "{word}");
        }
    }

    #[test]
    fn the_notice_is_allowed_and_nothing_beside_it() {
        let path = "rulebooks/village/2026-12-01/covenant.en.md";
        assert_eq!(
            found(check, path, "互助不是保险。Mutual aid is not insurance.\n"),
            []
        );
        let beside = found(check, path, "互助不是保险，但可以投保。\n");
        assert_eq!(beside, [(1, "insurance-word")]);
    }

    #[test]
    fn texts_of_help_and_of_many_lines_are_read() {
        let help = "/// The premium.\nstruct A;";
        assert_eq!(
            found(check, "crates/app/src/a.rs", help),
            [(1, "insurance-word")]
        );
        let long = "const A: &str = \"一\n保费\";";
        assert_eq!(
            found(check, "crates/app/src/a.rs", long),
            [(2, "insurance-word")]
        );
    }

    #[test]
    fn slugs_and_tests_are_left_alone() {
        assert_eq!(
            found(
                check,
                "crates/app/src/a.rs",
                "const A: &str = \"insurance_word\";"
            ),
            []
        );
        let test = "#[cfg(test)] mod tests { const A: &str = \"保费\"; }";
        assert_eq!(found(check, "crates/app/src/a.rs", test), []);
    }
}
