//! `docs/rejections.md` is what the program says when it says no.
//!
//! When it is not: `UPDATE_GOLDEN=1 cargo test -p ledger --test rejections_page` writes it again.

use ledger::Rejection;
use std::path::Path;

const OPENING: &str = "\
# Every way Tongzhou says no · 每一种拒绝

Made from `crates/ledger/src/rejection.rs` and its words; do not edit by hand.
本页由 `crates/ledger/src/rejection.rs` 及其文字生成，请勿手改。

A number never changes its meaning and is never used again. With `--json` a fault carries the
number as `code` and the name as `rejection`. Where the place knows better what would be right, the
program says that instead.

编号的含义永不改变，也不会重新使用。加上 `--json` 时，`code` 是编号，`rejection` 是名称。
如果在出错的位置能说得更具体，程序会说得更具体。
";

/// The blocks of numbers, by their hundreds.
const BLOCKS: [(u16, &str); 19] = [
    (1, "Money · 金额"),
    (2, "Files · 文件"),
    (3, "Books · 账本"),
    (4, "Settlement · 结算"),
    (5, "Rulebook files · 规则文件"),
    (6, "Articles · 条款"),
    (7, "Published rounds · 公布的分摊"),
    (8, "The store · 存储"),
    (9, "The vault and credentials · 密钥与凭证"),
    (10, "People and memberships · 人员与成员资格"),
    (11, "Schedules, jobs and webhooks · 日程、任务与通知"),
    (12, "Sign-in, roles and two people · 登录、角色与双人复核"),
    (13, "The API · 接口"),
    (15, "Communities on a machine · 本机的社区"),
    (16, "Work on cases · 案例办理"),
    (17, "Supervision and complaints · 监管与投诉"),
    (18, "Notices and one's own data · 通知与本人资料"),
    (19, "The public log · 公开日志"),
    (20, "Witnesses · 见证者"),
];

#[test]
fn the_page_of_rejections_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rejections.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(found == page(), "the page is not current: see the head of this test");
}

#[test]
fn every_rejection_stands_on_the_page_once() {
    let page = page();
    for rejection in Rejection::ALL {
        let cell = format!("| R{} | `{}` |", rejection.number(), rejection.words().slug);
        assert_eq!(page.matches(&cell).count(), 1, "{cell}");
    }
}

fn page() -> String {
    let mut page = OPENING.to_owned();
    for (hundreds, name) in BLOCKS {
        page += &format!("\n## R{hundreds}xx {name}\n\n");
        page += "| number 编号 | name 名称 | what is wrong 错在哪里 | what would be right 应为 |\n";
        page += "|---|---|---|---|\n";
        let of_block = |rejection: &&Rejection| rejection.number() / 100 == hundreds;
        for rejection in Rejection::ALL.iter().filter(of_block) {
            page += &row(*rejection);
        }
    }
    page
}

fn row(rejection: Rejection) -> String {
    let words = rejection.words();
    let both = |english: &str, chinese: &str| match english == chinese {
        true => cell(english),
        false => format!("{} · {}", cell(english), cell(chinese)),
    };
    let what = both(words.english, words.chinese);
    let remedy = both(words.remedy_english, words.remedy_chinese);
    format!("| R{} | `{}` | {what} | {remedy} |\n", rejection.number(), words.slug)
}

/// Text that a table of Markdown shows as it stands.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*")
}
