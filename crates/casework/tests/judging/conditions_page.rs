//! `docs/conditions.md` is what the list of conditions says, and the list has what plans cover.
//!
//! When it is not: `UPDATE_GOLDEN=1 cargo test -p casework --test judging` writes it again.

use crate::shipped;
use casework::conditions::{self, ConditionKind, ListedCondition};
use ledger::Language;
use rules::values::Cause;
use rules::worked_case::Question;
use std::path::Path;

const OPENING: &str = "\
# Conditions and their definitions · 病种及定义

Made from `crates/casework/src/conditions`; do not edit by hand.
本页由 `crates/casework/src/conditions` 生成，请勿手改。

A plan's rulebook says which of these it covers and under which grade; one that stands here may
be covered by no plan. Where a covenant defines a condition otherwise, the covenant counts.
Codes are those of ICD-10. \"2020 definitions\" are the Chinese definitions of serious illness
of 2020, with 28 severe conditions and 3 mild ones; the number is theirs and the words are ours.
A medical reviewer answers each item by itself: met, not met, cannot be told. A condition is met
when each of its items is.

哪些在互助范围内、属于哪一档，以各计划的规则为准；列在这里的，不一定有计划覆盖；公约另有定义的，以公约为准。编码取自 ICD-10。
“2020年版疾病定义”有 28 种重度和 3 种轻度，编号取自其中，文字是我们自己写的。
医学审核员逐条作答：符合、不符合、无法判断；每一条都符合，才算符合定义。
";

const KINDS: [(ConditionKind, &str); 4] = [
    (ConditionKind::Tumour, "Tumours · 肿瘤"),
    (ConditionKind::Illness, "Other illnesses and operations · 其他疾病与手术"),
    (ConditionKind::Injury, "Injuries · 意外伤害"),
    (ConditionKind::Death, "Deaths by accident · 意外身故"),
];

fn page() -> String {
    let mut page = OPENING.to_owned();
    for (kind, heading) in KINDS {
        page += &format!("\n## {heading}\n");
        for condition in conditions::all().filter(|condition| condition.kind == kind) {
            page += &section(condition);
        }
    }
    page
}

fn section(condition: &ListedCondition) -> String {
    let codes: Vec<String> = condition.codes.iter().map(ToString::to_string).collect();
    let (english, chinese) = (condition.english, condition.chinese);
    let mut text =
        format!("\n### {english} · {chinese}\n\n`{}`: {}", condition.id, codes.join(", "));
    let numbers = |language: Language| -> String {
        let numbers = condition.numbers.iter().map(|number| number.display(language));
        numbers.collect::<Vec<String>>().join(language.pick("、", ", "))
    };
    if !condition.numbers.is_empty() {
        text += &format!(
            "; 2020 definitions 2020年版疾病定义: {} · {}",
            numbers(Language::English),
            numbers(Language::Chinese)
        );
    }
    text += &format!("\n\nAlso called · 又名: {}\n\n", condition.plain_words.join(", "));
    for (number, item) in (1..).zip(condition.items) {
        text += &format!("{number}. {} · {}\n", item.english, item.chinese);
    }
    text
}

#[test]
fn the_page_of_conditions_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/conditions.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(found == page(), "the page is not current: see the head of this test");
}

#[test]
fn every_condition_of_every_shipped_rulebook_is_in_the_list() {
    let mut count = 0;
    for rulebook in shipped::all() {
        for covered in &rulebook.values.conditions {
            let listed = conditions::find(&covered.id);
            let listed = listed.unwrap_or_else(|_| panic!("{} of {}", covered.id, rulebook.id()));
            let by_accident = matches!(listed.kind, ConditionKind::Injury | ConditionKind::Death);
            let id = rulebook.id();
            assert_eq!(covered.cause == Cause::Accident, by_accident, "{} of {id}", covered.id);
            count += 1;
        }
        // What a worked case asks about is shown to jurors by its name.
        for case in &rulebook.cases {
            if let Question::Aid(application) = &case.question
                && let Some(condition) = &application.condition
            {
                assert!(conditions::find(condition).is_ok(), "{condition} of {}", rulebook.id());
            }
        }
    }
    assert!(count > 100, "{count} conditions were looked at");
}

#[test]
fn every_condition_stands_on_the_page_once() {
    let page = page();
    for condition in conditions::all() {
        assert_eq!(page.matches(&format!("`{}`: ", condition.id)).count(), 1, "{}", condition.id);
    }
}
