//! The table of roles and actions, and what has to hold of it.

use ledger::Language;
use service::roles::{ACTIONS, Action, Line, Role, may};
use std::collections::BTreeSet;
use std::path::Path;

const OPENING: &str = "\
# Who may do what · 谁可以做什么

Made from `crates/service/src/roles.rs`; do not edit by hand.
本页由 `crates/service/src/roles.rs` 生成，请勿手改。

What is proposed by one person is confirmed by another, also where one role may do both. A program's
token may hold only what bears a star (*). What concerns one person's own things is for that person.

一个人提议的事，由另一个人确认；同一角色两样都可以做时也是如此。
程序的令牌只能持有带星号（*）的事项。本人的事只有本人能做。

| action 事项 | name 名称 | roles 角色 |
|---|---|---|
";

fn page() -> String {
    let mut page = OPENING.to_owned();
    for row in &ACTIONS {
        let name = |role: &Role| {
            format!("{} {}", role.name(Language::English), role.name(Language::Chinese))
        };
        let roles: Vec<String> = row.roles.iter().map(name).collect();
        let star = if row.action.fits_a_token() { " *" } else { "" };
        let (slug, english, chinese) = (row.slug, row.english, row.chinese);
        page += &format!("| {english} · {chinese} | `{slug}`{star} | {} |\n", roles.join(", "));
    }
    page
}

/// `UPDATE_GOLDEN=1 cargo test -p service --test sign_in` writes the page again.
#[test]
fn the_page_of_roles_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/roles.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == page(), "the page is not current");
}

#[test]
fn every_action_has_a_row_and_a_name_of_its_own() {
    let source = include_str!("../../src/roles.rs");
    let (_, after) = source.split_once("pub enum Action {").unwrap();
    let (declared, _) = after.split_once('}').unwrap();
    assert_eq!(declared.split_terminator(",\n").count(), ACTIONS.len(), "all are listed");
    let slugs: BTreeSet<&str> = ACTIONS.iter().map(|row| row.slug).collect();
    assert_eq!(slugs.len(), ACTIONS.len());
    for row in &ACTIONS {
        assert!(!row.roles.is_empty(), "somebody may {:?}", row.action);
        assert_eq!(Action::from_slug(row.slug), Some(row.action));
    }
    let no_use: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|role| !ACTIONS.iter().any(|row| may(*role, row.action)))
        .collect();
    assert_eq!(no_use, [Role::Payer], "a payer only pays");
    for role in Role::ALL {
        assert_eq!(Role::from_slug(role.slug()), Some(role));
    }
    for line in Line::ALL {
        assert_eq!(Line::from_slug(line.slug()), Some(line));
    }
}

#[test]
fn who_proposes_and_who_confirms_are_apart() {
    use Action as A;
    let apart = [
        (A::ReviewCase, A::ReadCaseAgain),
        (A::TakeInCase, A::ReviewCase),
        (A::ProposeRemoval, A::ConfirmRemoval),
        (A::ManageAccounts, A::ConfirmAccounts),
    ];
    let treasurers = [
        (A::ProposeDeposit, A::ConfirmDeposit),
        (A::ProposeRefund, A::ConfirmRefund),
        (A::ProposePayout, A::ConfirmPayout),
    ];
    for role in Role::ALL {
        for (propose, confirm) in apart {
            assert!(!(may(role, propose) && may(role, confirm)), "{role:?}");
        }
        for (propose, confirm) in treasurers {
            // Two treasurers: that they are two people is looked at when one confirms.
            let treasurer = role == Role::Treasurer;
            assert_eq!((may(role, propose), may(role, confirm)), (treasurer, treasurer));
        }
    }
}
