//! The conditions of the shipped plans: codes, plain names, and their definitions item by item.
//!
//! A plan says which of them it covers and under which grade; this list says what each is and what
//! a medical reviewer looks for. Codes are those of ICD-10 as the WHO published it. The numbers are
//! those of the Chinese definitions of 2020, in our words: 28 severe conditions and 3 mild ones.

mod brain_and_nerves;
mod deaths;
mod heart_and_organs;
mod injuries;
mod tumours;

use ledger::{Language, Rejection};
use std::fmt;

/// The most characters of a text that is looked for; nobody's diagnosis is longer.
const SEARCH_LETTERS_MAX: usize = 200;

/// A word this short inside a longer text says nothing about a condition.
const WORD_BYTES_MIN: usize = 4;

/// What sort of condition it is; the papers that are needed go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// A tumour: there is a pathology report.
    Tumour,
    /// Another illness or an operation.
    Illness,
    /// An injury.
    Injury,
    /// A death: there is a death certificate and no diagnosis.
    Death,
}

/// ICD-10 codes, from one through another; everything finer is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRange {
    /// The first code.
    pub from: &'static str,
    /// The last code; the same where there is one only.
    pub through: &'static str,
}

/// A number of the Chinese definitions of 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Definition2020 {
    /// Of the 28 severe conditions.
    Severe(u8),
    /// Of the 3 mild ones.
    Mild(u8),
}

/// One thing a medical reviewer checks; each is worded so that "met" speaks for the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefinitionItem {
    /// In Chinese.
    pub chinese: &'static str,
    /// In English.
    pub english: &'static str,
}

impl DefinitionItem {
    /// The item in a language.
    pub fn pick(&self, language: Language) -> &'static str {
        language.pick(self.chinese, self.english)
    }
}

/// A condition of the list.
#[derive(Clone, Copy, Debug)]
pub struct ListedCondition {
    /// The id rulebooks use.
    pub id: &'static str,
    /// What sort it is.
    pub kind: ConditionKind,
    /// Its name in Chinese.
    pub chinese: &'static str,
    /// Its name in English.
    pub english: &'static str,
    /// Other plain words for it, in either language.
    pub plain_words: &'static [&'static str],
    /// Its codes.
    pub codes: &'static [CodeRange],
    /// Its numbers in the definitions of 2020; none where those do not have it.
    pub numbers: &'static [Definition2020],
    /// Its definition, to be checked one by one.
    pub items: &'static [DefinitionItem],
}

/// The parts of the list, in the order of the page.
const PARTS: [&[ListedCondition]; 5] = [
    tumours::CONDITIONS,
    heart_and_organs::CONDITIONS,
    brain_and_nerves::CONDITIONS,
    injuries::CONDITIONS,
    deaths::CONDITIONS,
];

/// Every condition of the list.
pub fn all() -> impl Iterator<Item = &'static ListedCondition> {
    PARTS.into_iter().flatten()
}

/// The condition of an id.
///
/// # Errors
/// [`Rejection::ConditionUnknown`].
pub fn find(id: &str) -> Result<&'static ListedCondition, Rejection> {
    all().find(|condition| condition.id == id).ok_or(Rejection::ConditionUnknown)
}

/// The conditions a code or a plain name may mean, the nearest first; none when the text is empty.
pub fn search(text: &str) -> Vec<&'static ListedCondition> {
    let needle = text.trim().to_lowercase();
    if needle.is_empty() || needle.chars().count() > SEARCH_LETTERS_MAX {
        return Vec::new();
    }
    let code = looks_like_a_code(&needle).then(|| plain_code(&needle));
    let nearness = |condition: &ListedCondition| match &code {
        Some(code) => condition.nearness_of_code(code),
        None => condition.nearness_of_name(&needle),
    };
    let mut found: Vec<(Nearness, &'static ListedCondition)> =
        all().filter_map(|condition| Some((nearness(condition)?, condition))).collect();
    found.sort_by_key(|(nearness, _)| *nearness);
    found.into_iter().map(|(_, condition)| condition).collect()
}

/// How near a condition comes to what was looked for; the nearest is the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Same,
    Begins,
    /// Inside a name, or inside so many codes: the fewer, the nearer.
    Within(u32),
    InALongerText,
}

/// A letter and a digit begin every code of the classification, and no name.
fn looks_like_a_code(text: &str) -> bool {
    let mut bytes = text.bytes();
    let letter = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase());
    letter && bytes.next().is_some_and(|byte| byte.is_ascii_digit())
}

/// A code without its point and in capitals, as hospitals write it in either way.
fn plain_code(code: &str) -> String {
    code.chars().filter(|letter| *letter != '.').collect::<String>().to_ascii_uppercase()
}

impl CodeRange {
    /// How many groups of three signs it spans beyond the first.
    fn width(&self) -> u32 {
        let group = |code: &str| {
            let signs = code.bytes().take(3);
            signs.fold(0_u32, |number, sign| number.saturating_mul(100).saturating_add(sign.into()))
        };
        group(self.through).saturating_sub(group(self.from))
    }

    /// Whether a code, however fine, lies within.
    pub fn holds(&self, code: &str) -> bool {
        let (code, from, through) =
            (plain_code(code), plain_code(self.from), plain_code(self.through));
        let head = |length: usize| code.as_bytes().get(..length);
        head(from.len()).is_some_and(|head| head >= from.as_bytes())
            && head(through.len()).is_some_and(|head| head <= through.as_bytes())
    }
}

impl fmt::Display for CodeRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.from)?;
        if self.through == self.from { Ok(()) } else { write!(formatter, "–{}", self.through) }
    }
}

impl Definition2020 {
    /// The number in a language: `重度 6`, `severe 6`.
    pub fn display(self, language: Language) -> String {
        match self {
            Definition2020::Severe(number) => {
                format!("{} {number}", language.pick("重度", "severe"))
            }
            Definition2020::Mild(number) => format!("{} {number}", language.pick("轻度", "mild")),
        }
    }
}

impl ListedCondition {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &'static str {
        language.pick(self.chinese, self.english)
    }

    /// Whether a code of the classification may stand for it.
    pub fn has_code(&self, code: &str) -> bool {
        self.codes.iter().any(|range| range.holds(code))
    }

    fn nearness_of_code(&self, code: &str) -> Option<Nearness> {
        // Of a code that is cut short, as `N18` for `N18.5`, the rest may still be that.
        let may_be =
            |range: &&CodeRange| range.holds(code) || plain_code(range.from).starts_with(code);
        let ranges = self.codes.iter().filter(may_be);
        ranges.map(|range| Nearness::Within(range.width())).min()
    }

    fn nearness_of_name(&self, needle: &str) -> Option<Nearness> {
        let names = [self.id, self.chinese, self.english];
        let mut nearest = None;
        for name in names.into_iter().chain(self.plain_words.iter().copied()) {
            let name = name.to_lowercase();
            let nearness = if name == needle {
                Nearness::Same
            } else if name.starts_with(needle) {
                Nearness::Begins
            } else if name.contains(needle) {
                Nearness::Within(0)
            } else if name.len() >= WORD_BYTES_MIN && needle.contains(&name) {
                Nearness::InALongerText
            } else {
                continue;
            };
            nearest = Some(nearest.map_or(nearness, |other: Nearness| other.min(nearness)));
        }
        nearest
    }
}

/// An item of a definition, Chinese first.
const fn item(chinese: &'static str, english: &'static str) -> DefinitionItem {
    DefinitionItem { chinese, english }
}

/// Codes from one through another.
const fn span(from: &'static str, through: &'static str) -> CodeRange {
    CodeRange { from, through }
}

/// One code with everything finer.
const fn one(code: &'static str) -> CodeRange {
    span(code, code)
}

#[cfg(test)]
mod tests {
    use super::{CodeRange, Definition2020, all, find, one, search, span};
    use ledger::{Language, Rejection};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use rules::insurance_words::find_insurance_words;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_an_unknown_one_is_refused() {
        let ids: BTreeSet<&str> = all().map(|condition| condition.id).collect();
        assert_eq!(ids.len(), all().count());
        for condition in all() {
            assert_eq!(find(condition.id).unwrap().id, condition.id);
        }
        for unknown in ["", "Stroke", "a cold"] {
            assert_eq!(find(unknown).unwrap_err(), Rejection::ConditionUnknown, "{unknown}");
        }
    }

    #[test]
    fn every_condition_is_whole_in_both_languages() {
        let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        for condition in all() {
            let id = condition.id;
            assert!((2..=5).contains(&condition.items.len()), "{id} has its items");
            assert!(!condition.codes.is_empty(), "{id} has a code");
            for item in condition.items {
                assert!(item.chinese.contains(is_chinese), "{id}: {item:?}");
                assert!(!item.english.is_empty(), "{id}: {item:?}");
                assert!(!item.english.contains(is_chinese), "{id}: {item:?}");
            }
            let items = condition.items.iter().flat_map(|item| [item.chinese, item.english]);
            let names = [condition.chinese, condition.english];
            for text in items.chain(names).chain(condition.plain_words.iter().copied()) {
                assert!(find_insurance_words(text).is_empty(), "{id}: {text}");
            }
            for number in condition.numbers {
                let fits = match number {
                    Definition2020::Severe(number) => (1..=28).contains(number),
                    Definition2020::Mild(number) => (1..=3).contains(number),
                };
                assert!(fits, "{id}: {number:?}");
            }
        }
    }

    #[test]
    fn every_code_is_one_of_the_classification_and_no_range_runs_backwards() {
        let is_code = |code: &str| {
            let bytes = code.as_bytes();
            let point = bytes.len() == 3 || (bytes.len() == 5 && bytes[3] == b'.');
            let digits = code[1..].bytes().filter(|byte| *byte != b'.');
            point && bytes[0].is_ascii_uppercase() && digits.into_iter().all(|b| b.is_ascii_digit())
        };
        for condition in all() {
            for range in condition.codes {
                assert!(is_code(range.from) && is_code(range.through), "{range}");
                assert!(range.from <= range.through, "{range}");
                assert!(range.holds(range.from) && range.holds(range.through), "{range}");
            }
        }
    }

    #[test]
    fn a_code_lies_in_its_range_however_fine_it_is() {
        let table: [(CodeRange, &str, bool); 12] = [
            (span("C00", "C97"), "C00", true),
            (span("C00", "C97"), "C34.9", true),
            (span("C00", "C97"), "c97", true),
            (span("C00", "C97"), "C97.x00", true),
            (span("C00", "C97"), "D00", false),
            (span("C00", "C97"), "C98", false),
            (span("C00", "C97"), "C9", false),
            (span("I21", "I22"), "I21.900x001", true),
            (one("N18.5"), "N18.5", true),
            (one("N18.5"), "N185", true),
            (one("N18.5"), "N18.4", false),
            (one("N18.5"), "N18", false),
        ];
        for (range, code, expected) in table {
            assert_eq!(range.holds(code), expected, "{range} {code}");
        }
    }

    #[test]
    fn a_condition_is_found_by_code_and_by_plain_name() {
        let table: [(&str, &[&str]); 14] = [
            ("C73", &["thyroid_cancer", "early_thyroid_cancer"]),
            ("c34.9", &["lung_cancer", "malignant_tumour"]),
            ("N18", &["kidney_failure"]),
            ("I21.9", &["acute_myocardial_infarction"]),
            ("心梗", &["acute_myocardial_infarction"]),
            ("heart attack", &["acute_myocardial_infarction"]),
            ("Heart Attack", &["acute_myocardial_infarction"]),
            ("尿毒症", &["kidney_failure"]),
            ("中风", &["stroke", "minor_stroke"]),
            ("stroke", &["stroke"]),
            ("左肺癌术后", &["lung_cancer"]),
            ("白血病", &["leukaemia"]),
            ("阑尾", &["appendicitis"]),
            ("甲状腺", &["thyroid_cancer", "early_thyroid_cancer"]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = search(text).iter().map(|condition| condition.id).collect();
            assert!(found.starts_with(&expected[..1]), "{text}: {found:?}");
            for id in expected {
                assert!(found.contains(id), "{text}: {found:?}");
            }
        }
        for nothing in ["", "  ", "zzz", "Z00.0", &"癌".repeat(201)] {
            assert!(search(nothing).is_empty(), "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_search(text in ".{0,60}") {
            prop_assert!(search(&text).len() <= all().count());
        }

        /// The plain way: is any code of the range the beginning of this one?
        #[test]
        fn a_range_holds_what_counting_through_it_finds(
            first in 0u32..100, length in 0u32..100, letter in 0usize..3, tried in 0u32..1000,
        ) {
            const LETTERS: [&str; 3] = ["C", "I", "S"];
            let last = (first + length).min(99);
            let codes: Vec<String> =
                (first..=last).map(|number| format!("{}{number:02}", LETTERS[letter])).collect();
            let leak = |code: &String| -> &'static str { code.clone().leak() };
            let range = span(leak(codes.first().unwrap()), leak(codes.last().unwrap()));
            let code = format!("C{:02}.{}", tried / 10, tried % 10);
            let counted = codes.iter().any(|listed| code.starts_with(listed.as_str()));
            prop_assert_eq!(range.holds(&code), counted);
        }

        #[test]
        fn every_condition_is_found_by_its_own_names(index in 0usize..1000) {
            let condition = all().nth(index % all().count()).unwrap();
            for name in [condition.name(Language::Chinese), condition.name(Language::English)] {
                let found = search(name);
                prop_assert!(found.iter().any(|one| one.id == condition.id), "{}", name);
            }
        }
    }
}
