//! Every page of the desk as every role: the check is that of the table.

use crate::world::{Ask, World, id, on_sqlite};
use service::roles::{Action, Role, may};
use store::sign_in::Strength;
use web::{Access, PAGE_ROUTES, RouteRow};

fn allows(access: Access, role: Role) -> bool {
    match access {
        Access::Action(action) => may(role, action),
        Access::OneOf(actions) => actions.iter().any(|action: &Action| may(role, *action)),
        _ => panic!("a page of the desk is for some roles"),
    }
}

fn rows() -> impl Iterator<Item = &'static RouteRow> {
    // Pages that stand elsewhere in the table say themselves who may open them.
    let apart = ["/desk/audit", "/desk/jobs", "/desk/complaints"];
    let here = move |row: &&RouteRow| !apart.iter().any(|path| row.path.starts_with(path));
    PAGE_ROUTES.iter().filter(|row| row.path.starts_with("/desk")).filter(here)
}

fn path_of(row: &RouteRow) -> String {
    let named = [("{pool}", "1"), ("{queue}", "intake"), ("{round}", "1"), ("{case}", "none")];
    let path = named.iter().fold(row.path.to_owned(), |path, (name, to)| path.replace(name, to));
    let path = path.replace("{what}", "shut");
    path.split('/')
        .map(|part| if part.starts_with('{') { id(99, 1).to_string() } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join("/")
}

async fn status(world: &World, row: &RouteRow, who: Option<&str>) -> u16 {
    let mut ask = Ask::new(row.method, &path_of(row));
    if let Some(who) = who {
        ask = ask.by(who);
    }
    if row.method == "POST" {
        ask = ask.bytes("application/x-www-form-urlencoded", b"");
    }
    world.ask(ask).await.status.as_u16()
}

#[test]
fn every_page_of_the_desk_is_for_whom_the_table_says() {
    on_sqlite(async |world| {
        world.open_pool().await;
        for role in Role::ALL {
            let who = world.staff(role).await;
            for row in rows() {
                let found = status(world, row, Some(&who)).await;
                let allowed = allows(row.access, role);
                // Which queue is whose, the use case knows.
                let refused_later = found == 403 && row.path.contains("{queue}");
                let fits = refused_later || (found != 403) == allowed;
                assert!(fits, "{role:?} {} {}: {found}", row.method, row.path);
            }
        }
        let weak = world.account(&[Role::Treasurer], None).await;
        let weak = world.session(weak, Strength::Password).await;
        for row in rows() {
            let nobody = status(world, row, None).await;
            assert!([303, 401, 403].contains(&nobody), "{} {}: {nobody}", row.method, row.path);
            // One factor opens nothing of the desk: it is asked for by signing in again.
            let found = status(world, row, Some(&weak)).await;
            assert!([303, 403].contains(&found), "{} {}: {found}", row.method, row.path);
        }
    });
}
