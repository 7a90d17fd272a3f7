//! `docs/case-reasons.md` is what the table of reasons says.
//!
//! When it is not: `UPDATE_GOLDEN=1 cargo test -p casework --test judging` writes it again.

use casework::reason::{Reason, Weight};
use ledger::Language;
use rules::covenant::article_heading;
use std::path::Path;

const OPENING: &str = "\
# Why a case is decided as it is · 案例为什么这样决定

Made from `crates/casework/src/reason.rs`; do not edit by hand.
本页由 `crates/casework/src/reason.rs` 生成，请勿手改。

A number never changes its meaning and is never used again. Only people refuse, for a reason of the
first list, after a second person has read the case without knowing what the first decided. What a
machine finds passes a case, asks for a paper or makes people look; it refuses nothing.

编号的含义永不改变，也不会重新使用。不予互助只能由人决定，依据须是第一张表里的原因，并由第二个人在不知道第一份结论的情况下复核。
机器的发现只能让案例通过、请人补材料，或让工作人员来看；它不能决定不予互助。
";

const LISTS: [(Weight, &str); 3] = [
    (Weight::Refuses, "For which people may refuse · 可以据此不予互助"),
    (Weight::Flags, "For which people look · 由人来看"),
    (Weight::AsksForPapers, "For which papers are asked · 请补材料"),
];

fn page() -> String {
    let mut page = OPENING.to_owned();
    for (weight, heading) in LISTS {
        page += &format!("\n## {heading}\n\n");
        page += "| number 编号 | name 名称 | what it says 内容 | what would change it 怎样会改变 | \
                 article 条款 |\n|---|---|---|---|---|\n";
        for reason in Reason::ALL.into_iter().filter(|reason| reason.weight() == weight) {
            let words = reason.words();
            let both = |text: fn(&casework::reason::ReasonWords, Language) -> &'static str| {
                format!("{} · {}", text(&words, Language::English), text(&words, Language::Chinese))
            };
            page += &format!(
                "| {} | `{}` | {} | {} | {} |\n",
                reason.code(),
                words.slug,
                both(casework::reason::ReasonWords::says),
                both(casework::reason::ReasonWords::change),
                article(reason.article())
            );
        }
    }
    page
}

fn article(number: u8) -> String {
    let heading = |language| article_heading(usize::from(number), language);
    format!("{} · {}", heading(Language::English), heading(Language::Chinese))
}

#[test]
fn the_page_of_reasons_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/case-reasons.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(found == page(), "the page is not current: see the head of this test");
}

#[test]
fn every_reason_stands_on_the_page_once() {
    let page = page();
    for reason in Reason::ALL {
        let cell = format!("| {} | `{}` |", reason.code(), reason.slug());
        assert_eq!(page.matches(&cell).count(), 1, "{cell}");
    }
}
