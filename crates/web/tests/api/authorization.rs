//! Every route as every role: the check and the page are those of the table.

use crate::world::{Answer, Ask, World, id, on_sqlite};
use ledger::Language;
use service::roles::{Action, Role, may};
use std::path::Path;
use store::sign_in::Strength;
use uuid::Uuid;
use web::{Access, KeyOfRequest, PAGE_ROUTES, ROUTES, RouteRow};

/// Who asks in this test.
enum Subject {
    Nobody,
    Staff(Role),
    Weak(Role),
    Channel,
    Reader,
}

impl Subject {
    /// What the table says this subject gets: nothing, or the status of a refusal.
    fn refusal(&self, access: Access) -> Option<u16> {
        let allowed = match self {
            Subject::Nobody => return (access != Access::Public).then_some(401),
            Subject::Staff(role) => match access {
                Access::Channel => false,
                _ => any(access, |action| may(*role, action)),
            },
            Subject::Weak(role) => match access {
                Access::Channel => false,
                _ => any(access, |action| may(*role, action) && !role.needs_two_factors()),
            },
            Subject::Channel => match access {
                Access::Channel => true,
                _ => any(access, |action| action == Action::DepositByChannel),
            },
            Subject::Reader => match access {
                Access::Channel => false,
                _ => any(access, |action| action == Action::Export && may(Role::Treasurer, action)),
            },
        };
        (!allowed).then_some(403)
    }
}

/// Whether one of the actions that open a route is allowed.
fn any(access: Access, allowed: impl Fn(Action) -> bool) -> bool {
    match access {
        Access::Public | Access::SignedIn => true,
        Access::Action(action) | Access::OwnOr(action) => allowed(action),
        Access::OneOf(actions) => actions.iter().any(|action| allowed(*action)),
        // None of the subjects is a person.
        Access::Channel | Access::Person | Access::Own => false,
    }
}

/// A path with ids of nothing in place of its parameters.
fn path_of(row: &RouteRow) -> String {
    let parameters = [
        ("{pool}", "1".to_owned()),
        ("{round}", "1".to_owned()),
        ("{number}", "101".to_owned()),
        ("{line}", "mutual_aid".to_owned()),
        ("{role}", "juror".to_owned()),
        ("{digest}", "0".repeat(64)),
        ("{version}", "0".repeat(64)),
    ];
    let mut path = row.path.to_owned();
    for (name, value) in parameters {
        path = path.replace(name, &value);
    }
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, &id(99, 1).to_string());
    }
    path
}

async fn secret(world: &World, subject: &Subject) -> Option<String> {
    Some(match subject {
        Subject::Nobody => return None,
        Subject::Staff(role) => world.staff(*role).await,
        Subject::Weak(role) => {
            let account = world.account(&[*role], None).await;
            world.session(account, Strength::Password).await
        }
        Subject::Channel => world.program(&[Action::DepositByChannel]).await,
        Subject::Reader => world.program(&[Action::Export]).await,
    })
}

/// Without a key, so that nothing is written: what may be asked is refused only after that.
#[test]
fn every_route_answers_every_role_as_the_table_says() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut subjects: Vec<Subject> = Role::ALL.into_iter().map(Subject::Staff).collect();
        subjects.extend([Subject::Nobody, Subject::Weak(Role::Treasurer)]);
        subjects.extend([Subject::Weak(Role::Juror), Subject::Channel, Subject::Reader]);
        for subject in &subjects {
            let kept = secret(world, subject).await;
            for row in &ROUTES {
                let ends_sessions = row.key == KeyOfRequest::None && row.method != "GET";
                // Signing in and out is for people; a program is told so by the use case.
                if ends_sessions && matches!(subject, Subject::Channel | Subject::Reader) {
                    continue;
                }
                let fresh = if ends_sessions { secret(world, subject).await } else { kept.clone() };
                let mut ask = Ask::new(row.method, &path_of(row));
                if let Some(secret) = &fresh {
                    ask = ask.by(secret);
                }
                let status = world.ask(ask).await.status.as_u16();
                let found = [401, 403].contains(&status).then_some(status);
                // A sign-in without anything typed is refused as such.
                assert_eq!(found, subject.refusal(row.access), "{} {}", row.method, row.path);
            }
        }
    });
}

/// Whether somebody was turned away, or led to sign in first.
fn is_turned_away(answer: &Answer) -> bool {
    let leads_to_sign_in = answer.header("location").starts_with("/sign-in?");
    [401, 403].contains(&answer.status.as_u16()) || leads_to_sign_in
}

/// A form without anything in it, so that nothing is written; what was typed of a person who has to
/// sign in is kept on the way, and nothing of it was typed here.
#[test]
fn every_page_answers_every_role_as_the_table_says() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut subjects: Vec<Subject> = Role::ALL.into_iter().map(Subject::Staff).collect();
        subjects.extend([Subject::Nobody, Subject::Weak(Role::Treasurer)]);
        subjects.extend([Subject::Weak(Role::Juror), Subject::Channel, Subject::Reader]);
        for subject in &subjects {
            for row in PAGE_ROUTES {
                // Some forms end a session.
                let secret = secret(world, subject).await;
                let mut ask = Ask::new(row.method, &path_of(row)).header("accept", "text/html");
                if let Some(secret) = &secret {
                    ask = ask.by(secret);
                }
                let answer = world.ask(ask).await;
                let expected = subject.refusal(row.access).is_some();
                let (method, path) = (row.method, row.path);
                assert_eq!(is_turned_away(&answer), expected, "{method} {path}: {}", answer.status);
                assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
            }
        }
    });
}

#[test]
fn a_write_without_its_key_is_refused() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut everybody = Vec::new();
        for role in Role::ALL {
            everybody.push(world.staff(role).await);
        }
        everybody.push(world.program(&[Action::DepositByChannel]).await);
        for row in ROUTES.iter().filter(|row| row.key != KeyOfRequest::None) {
            let mut refused = false;
            for secret in &everybody {
                for key in ["", "1234", "00000000-0000-0000-0000-000000000000"] {
                    let ask = Ask::new(row.method, &path_of(row)).by(secret);
                    let answer = world.ask(ask.header("idempotency-key", key)).await;
                    assert!(answer.status.is_client_error(), "{} {}", row.method, row.path);
                    refused |= answer.code() == 1308;
                }
            }
            assert!(refused, "{} {} asks for a key", row.method, row.path);
        }
    });
}

#[test]
fn ones_own_things_are_for_oneself() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let (one, other) = (world.register(&clerk, 1).await, world.register(&clerk, 2).await);
        let [first, second] =
            [world.join(&clerk, one, 1).await, world.join(&clerk, other, 2).await];
        let secret = world.person(one).await;
        let member = |member: Uuid| format!("/api/v1/pools/1/members/{member}");
        let person = |person: Uuid| format!("/api/v1/people/{person}/memberships");
        for (own, others) in [(member(first), member(second)), (person(one), person(other))] {
            assert_eq!(world.get(&own, &secret).await.status, 200);
            let refused = world.get(&others, &secret).await;
            assert_eq!((refused.status.as_u16(), refused.code()), (403, 1203));
        }
        // A program that acts for the person has nothing of its own.
        let unknown = world.get(&member(id(99, 2)), &secret).await;
        assert_eq!(unknown.status, 403, "it is not said whether a member exists");
    });
}

const OPENING: &str = "\
# Who may call which route · 谁可以调用哪个接口

Made from `crates/web/src/authorization/table.rs` and `page_table.rs`; do not edit by hand.
本页由 `crates/web/src/authorization/table.rs` 和同目录的 `page_table.rs` 生成，请勿手改。

*own* is the person whom the path names, or whose member it names. *channel* is the token of a
payment channel. The key is the header `Idempotency-Key`: *batch* when it becomes the id of what is
written, *bound* when it is kept with a hash of what was asked for. A role needs two factors where
docs/sign-in.md says so; a token needs the scope as well.

*own* 指路径所指的本人，或路径所指会员的本人。*channel* 指缴费渠道的令牌。
键是请求头 `Idempotency-Key`：*batch* 表示它成为所写内容的编号，*bound* 表示它与请求内容的散列一起保存。
需要双重验证的角色见 docs/sign-in.zh.md；令牌还需要相应的范围。

A form of a page bears its key in a field. Who is not signed in is led to sign in, and back.
页面上的表单把键放在一个字段里。没有登录的人会先被带去登录，再回到原处。
";

/// The heading of each of the two tables, in its own section.
fn heading(title: &str) -> String {
    format!("\n## {title}\n\n| route 接口 | who 谁 | key 键 |\n|---|---|---|\n")
}

fn page() -> String {
    let api = heading("API · 程序接口") + &rows_of(&ROUTES);
    let pages = heading("Pages · 页面") + &rows_of(PAGE_ROUTES);
    format!("{OPENING}{api}{pages}")
}

fn rows_of(rows: &[RouteRow]) -> String {
    let name = |action: &Action| format!("`{}`", action.row().slug);
    let roles = |actions: &[Action]| {
        let may = |role: &Role| actions.iter().any(|action| may(*role, *action));
        let named = Role::ALL.into_iter().filter(may);
        let names = named.map(|role| {
            format!("{} {}", role.name(Language::English), role.name(Language::Chinese))
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let mut page = String::new();
    for row in rows {
        let who = match row.access {
            Access::Public => "everybody 任何人".to_owned(),
            Access::SignedIn => "signed in 已登录".to_owned(),
            Access::Person => "a person who signed in 已登录的本人".to_owned(),
            Access::Own => "own 本人".to_owned(),
            Access::Channel => format!("channel ({})", name(&Action::DepositByChannel)),
            Access::Action(action) => format!("{}: {}", name(&action), roles(&[action])),
            Access::OwnOr(action) => format!("own; {}: {}", name(&action), roles(&[action])),
            Access::OneOf(actions) => {
                let names: Vec<String> = actions.iter().map(name).collect();
                format!("{}: {}", names.join(" "), roles(actions))
            }
        };
        let key = match row.key {
            KeyOfRequest::None => "",
            KeyOfRequest::Batch => "batch",
            KeyOfRequest::Bound => "bound",
        };
        page += &format!("| `{} {}` | {who} | {key} |\n", row.method, row.path);
    }
    page
}

/// `UPDATE_GOLDEN=1 cargo test -p web` writes the page again.
#[test]
fn the_page_of_routes_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api-authorization.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == page(), "the page is not current");
}
