//! Nobody in a world can be real, and no text speaks like insurance.

use crate::ground::{live, settings};
use rules::insurance_words::find_insurance_words;
use sim::{Event, STORY_KINDS, Sex};
use std::collections::BTreeSet;

/// Whether the last digit follows from the others, after the weights of GB 11643.
fn checks(document: &str) -> bool {
    let mut sum = 0;
    for (place, digit) in document.chars().enumerate() {
        let digit = if digit == 'X' { 10 } else { digit.to_digit(10).unwrap() };
        // The weight of a place is 2 to the number of places after it.
        sum += digit * (1 << (17 - place)) % 11;
    }
    sum % 11 == 1
}

#[test]
fn nobody_can_be_real() {
    let mut documents = BTreeSet::new();
    let mut phones = BTreeSet::new();
    for (_, event) in live(&settings(3, 3_000)).events {
        let Event::Join(joining) = event else {
            continue;
        };
        let person = joining.person;
        assert!(person.document.starts_with("999"), "{}", person.document);
        assert_eq!(person.document.len(), 18);
        assert!(checks(&person.document), "{}", person.document);
        assert_eq!(person.document[6..14], person.born.strftime("%Y%m%d").to_string());
        let odd = person.document[16..17].parse::<u32>().unwrap() % 2 == 1;
        assert_eq!(odd, person.sex == Sex::Male);
        assert!(person.phone.starts_with("+999"), "{}", person.phone);
        let invented = ["样例", "示范", "虚构", "模拟", "演示", "测试"];
        assert!(invented.iter().any(|family| person.name.chinese.starts_with(family)));
        assert!(!person.name.english.is_empty());
        assert!(documents.insert(person.document));
        assert!(phones.insert(person.phone));
    }
    assert_eq!(documents.len(), 3_000);
}

#[test]
fn the_story_speaks_of_mutual_aid() {
    for kind in STORY_KINDS {
        let text = kind.text();
        assert_eq!(find_insurance_words(&text.chinese), [], "{kind:?}");
        assert_eq!(find_insurance_words(&text.english), [], "{kind:?}");
        assert!(!text.chinese.is_empty() && !text.english.is_empty(), "{kind:?}");
    }
}
