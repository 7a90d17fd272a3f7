//! On a mutual-aid text no word of insurance stands, except to say that it is none.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::{Kind, reads};

/// Words that would let mutual aid pass for insurance.
const WORDS_CHINESE: [&str; 6] = ["保险", "保费", "理赔", "赔付", "投保", "被保险人"];
const WORDS_ENGLISH: [&str; 7] =
    ["insurance", "insurances", "insured", "insurer", "premium", "premiums", "policyholder"];

/// What may be said, because it says the opposite.
const NOTICES: [&str; 2] = ["互助不是保险", "mutual aid is not insurance"];

/// Finds words of insurance in covenants, in messages and in the words of pages.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        let is_covenant = file.path.starts_with("rulebooks/") && file.path.ends_with(".md");
        let is_of_pages = [".ftl", ".html"].iter().any(|kind| file.path.ends_with(kind));
        if is_covenant || is_of_pages {
            check_text(file, 1, &file.text, &mut violations);
        }
        let speaks = file.path.starts_with("crates/") && file.path.contains("/src/");
        for (place, token) in file.tokens.iter().enumerate() {
            if !speaks || token.for_tests || token.kind != Kind::Literal {
                continue;
            }
            // The help page of the program is made of its doc comments; others speak to engineers.
            let is_doc = place > 1 && reads(&file.tokens, place - 2, &["doc", "="]);
            if !is_doc || file.path.starts_with("crates/app/") {
                check_text(file, token.line, &token.text, &mut violations);
            }
        }
    }
    violations
}

fn check_text(file: &SourceFile, start: usize, text: &str, violations: &mut Vec<Violation>) {
    let mut text = text.to_lowercase();
    for notice in NOTICES {
        text = without(&text, notice);
    }
    for (number, line) in (start..).zip(text.split('\n')) {
        let chinese = WORDS_CHINESE.into_iter().find(|word| line.contains(word));
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        let english = words.find(|word| WORDS_ENGLISH.contains(word));
        if let Some(word) = chinese.or(english) {
            let right = format!("a word of mutual aid, not {word}");
            violations.push(Violation::new(&file.path, number, "insurance-word", right));
        }
    }
}

/// The text without a sentence, even where that is broken over lines; the line ends stay.
fn without(text: &str, sentence: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = length_of(rest, sentence).unwrap_or(0);
        if length == 0 {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            kept.extend(rest[..length].chars().filter(|c| *c == '\n'));
            rest = &rest[length..];
        }
    }
    kept
}

/// How many bytes the sentence takes at the beginning of the text, a space being any white space
/// or the end of a line in a string.
fn length_of(text: &str, sentence: &str) -> Option<usize> {
    let mut rest = text;
    for (place, word) in sentence.split(' ').enumerate() {
        if place > 0 {
            let space = |c: char| c.is_whitespace() || c == '\\';
            rest = rest.strip_prefix(space)?.trim_start_matches(space);
        }
        rest = rest.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::{WORDS_CHINESE, WORDS_ENGLISH, check};
    use crate::tidy::snippet::found;

    #[test]
    fn every_word_is_found_in_covenants_and_in_messages() {
        for word in WORDS_CHINESE.iter().chain(&WORDS_ENGLISH) {
            let covenant = format!("# A\n会员 {word} 。\n");
            let lines = found(check, "rulebooks/village/2026-12-01/covenant.zh.md", &covenant);
            assert_eq!(lines, [(2, "insurance-word")], "{word}");
            let source = format!("fn a() {{ b(\"一 {word} 二\") }}");
            let lines = found(check, "crates/app/src/a.rs", &source);
            assert_eq!(lines, [(1, "insurance-word")], "{word}");
            let words = format!("a-key = 一 {word} 二\n");
            let lines = found(check, "crates/web/locales/en.ftl", &words);
            assert_eq!(lines, [(1, "insurance-word")], "{word}");
        }
    }

    #[test]
    fn the_notice_is_allowed_and_nothing_beside_it() {
        let path = "rulebooks/village/2026-12-01/covenant.en.md";
        assert_eq!(found(check, path, "互助不是保险。Mutual aid is not insurance.\n"), []);
        let beside = found(check, path, "互助不是保险，但可以投保。\n");
        assert_eq!(beside, [(1, "insurance-word")]);
    }

    #[test]
    fn texts_of_help_and_of_many_lines_are_read() {
        let help = "/// The premium.\nstruct A;";
        assert_eq!(found(check, "crates/app/src/a.rs", help), [(1, "insurance-word")]);
        let long = "const A: &str = \"一\n保费\";";
        assert_eq!(found(check, "crates/app/src/a.rs", long), [(2, "insurance-word")]);
    }

    #[test]
    fn the_notice_may_be_broken_over_lines() {
        let path = "rulebooks/village/2026-12-01/covenant.en.md";
        let broken = "Mutual aid is\nnot insurance.\nPay the premium.\n";
        assert_eq!(found(check, path, broken), [(3, "insurance-word")]);
        let continued = "const A: &str = \"Mutual aid is not \\\n    insurance.\";";
        assert_eq!(found(check, "crates/app/src/a.rs", continued), []);
    }

    #[test]
    fn slugs_tests_and_notes_to_engineers_are_left_alone() {
        let note = "/// Finds words of insurance.\nfn a() {}";
        assert_eq!(found(check, "crates/rules/src/a.rs", note), []);
        assert_eq!(found(check, "crates/app/src/a.rs", "const A: &str = \"insurance_word\";"), []);
        let test = "#[cfg(test)] mod tests { const A: &str = \"保费\"; }";
        assert_eq!(found(check, "crates/app/src/a.rs", test), []);
    }
}
