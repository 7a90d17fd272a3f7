//! Every rejection is listed, has a number and a name of its own, and speaks both languages.

use super::Rejection;
use std::collections::BTreeSet;

/// The names of the enum as this very file declares them.
fn declared() -> Vec<&'static str> {
    let (_, after) = include_str!("../rejection.rs").split_once("pub enum Rejection {").unwrap();
    let (body, _) = after.split_once("\n}\n").unwrap();
    body.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim()).collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

#[test]
fn all_holds_every_rejection_in_the_order_of_numbers() {
    let listed: Vec<String> = Rejection::ALL.iter().map(|one| format!("{one:?}")).collect();
    let mut declared = declared();
    declared.sort_by_key(|name| listed.iter().position(|listed| listed == name));
    assert_eq!(listed, declared);
    assert!(Rejection::ALL.is_sorted(), "declared and listed by number");
}

#[test]
fn numbers_and_slugs_are_unique() {
    let numbers: BTreeSet<u16> = Rejection::ALL.iter().map(|one| one.number()).collect();
    let slugs: BTreeSet<&str> = Rejection::ALL.iter().map(|one| one.words().slug).collect();
    assert_eq!((numbers.len(), slugs.len()), (Rejection::ALL.len(), Rejection::ALL.len()));
}

#[test]
fn everything_is_said_in_both_languages() {
    for rejection in Rejection::ALL {
        let words = rejection.words();
        let english = [words.english, words.remedy_english];
        assert!(english.iter().all(|text| !text.is_empty()), "{rejection:?}");
        assert!(english.iter().all(|text| !text.contains(is_chinese)), "{rejection:?}");
        assert!(words.chinese.contains(is_chinese), "{rejection:?}");
        // A remedy may be code, which is the same in every language.
        let is_code = words.remedy_chinese == words.remedy_english;
        assert!(is_code || words.remedy_chinese.contains(is_chinese), "{rejection:?}");
    }
}
