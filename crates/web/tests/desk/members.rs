//! Members and staff at the desk: found masked, opened with a reason, corrected, given roles.

use crate::form::{read, send, send_sure, send_with};
use crate::world::{POOL, World, on_sqlite};
use jiff::civil::date;
use service::people::{PersonRecord, erase_person, register_person};
use service::roles::Role;
use store::person_reads::look_ups;
use uuid::Uuid;

async fn looks(world: &World, person: Uuid) -> Vec<String> {
    let mut reader = world.community.store.reader().await.unwrap();
    let looks = look_ups(&mut *reader, person).await.unwrap();
    looks.into_iter().map(|look| look.reason).collect()
}

#[test]
fn somebody_is_found_masked_and_the_look_is_logged_first() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let member = world.join(&clerk, person, 1).await;
        let before = looks(world, person).await.len();
        let by_number =
            [("pool", "1"), ("by", "document"), ("document", "passport"), ("number", "ZZ-0000-1")];
        let without = send(world, "/desk/members/search", &clerk, &by_number).await;
        assert_eq!(without.status, 422);
        assert_eq!(looks(world, person).await.len(), before, "nothing was looked at");
        let mut fields = by_number.to_vec();
        fields.push(("reason", "asks at the counter"));
        let found = send(world, "/desk/members/search", &clerk, &fields).await;
        assert_eq!(found.status, 200);
        assert!(found.text.contains(&format!("/desk/members/{POOL}/{member}")), "{}", found.text);
        assert!(!found.text.contains("甲某某1"), "the name is masked");
        assert!(!found.text.contains("ZZ-0000-1"), "the number does not come back");
        assert_eq!(looks(world, person).await.last().unwrap(), "asks at the counter");
        let nobody = [
            ("pool", "1"),
            ("by", "document"),
            ("document", "passport"),
            ("number", "ZZ-9"),
            ("reason", "asks"),
        ];
        let none = send(world, "/desk/members/search", &clerk, &nobody).await;
        assert!(none.text.contains("Nobody is registered so."));
    });
}

#[test]
fn somebody_is_found_by_the_family_name_and_the_end_of_a_number() {
    on_sqlite(async |world| {
        let clerk = world.staff(Role::IntakeClerk).await;
        world.open_pool().await;
        let mut people = Vec::new();
        let two = [(900, "欧阳某（虚构）", "ZZ-1234"), (901, "欧某（虚构）", "YY 12-34")];
        for (id, name, number) in two {
            let person = Uuid::from_u128(id);
            let record = PersonRecord {
                name: name.to_owned(),
                document_kind: "passport".to_owned(),
                document_number: number.to_owned(),
                born: date(1980, 2, 3),
                sex: None,
                phone: String::new(),
                address: String::new(),
            };
            let community = &world.community;
            register_person(community, Uuid::from_u128(id + 50), person, &record).await.unwrap();
            people.push(person);
        }
        let search = [("pool", "1"), ("by", "masked"), ("name", "欧阳"), ("reason", "telephones")];
        for ending in ["ZZ-1234", "1-23", "123", ""] {
            let wrong = [&search[..], &[("ending", ending)]].concat();
            let refused = send(world, "/desk/members/search", &clerk, &wrong).await;
            assert_eq!(refused.status, 422, "{ending}");
        }
        let both = [&search[..], &[("ending", "1234")]].concat();
        let found = send(world, "/desk/members/search", &clerk, &both).await;
        for person in &people {
            assert!(found.text.contains(&format!("/desk/people/{person}")), "{}", found.text);
            assert_eq!(looks(world, *person).await, ["telephones"]);
        }
        assert!(!found.text.contains("欧阳某"), "the names are masked");
        let other = [&search[..2], &[("name", "王"), ("reason", "asks"), ("ending", "1234")]];
        let nobody = send(world, "/desk/members/search", &clerk, &other.concat()).await;
        assert!(nobody.text.contains("Nobody is registered so."));
        erase_person(&world.community, Uuid::from_u128(990), people[0]).await.unwrap();
        let after = send(world, "/desk/members/search", &clerk, &both).await;
        assert!(!after.text.contains(&people[0].to_string()), "an erasure leaves no index");
    });
}

#[test]
fn a_person_is_registered_once_opened_for_a_reason_and_corrected() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let fields = [
            ("name", "乙某某（虚构）"),
            ("document", "passport"),
            ("number", "ZZ-77"),
            ("born", "1980-02-03"),
            ("sex", "female"),
        ];
        let wrong = send(world, "/desk/people", &clerk, &fields[..3]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("乙某某（虚构）"), "what was typed is kept");
        let key = world.next(20);
        let mut made = String::new();
        for _ in 0..2 {
            let done = send_with(world, "/desk/people", &clerk, (key, &fields)).await;
            assert_eq!(done.status, 303, "{}", done.text);
            made = done.header("location").split('?').next().unwrap().to_owned();
        }
        let twice = send(world, "/desk/people", &clerk, &fields).await;
        assert_eq!(twice.status, 422, "a document is registered once");
        let page = read(world, &made, &clerk).await;
        assert!(!page.text.contains("乙某某"), "nothing personal before the look");
        let look = format!("{made}/look");
        assert_eq!(send(world, &look, &clerk, &[("reason", "")]).await.status, 422);
        let opened = send(world, &look, &clerk, &[("reason", "moved house")]).await;
        assert!(opened.text.contains("乙某某（虚构）") && opened.text.contains("ZZ-77"));
        let mut change = fields.to_vec();
        change.extend([("version", "1"), ("phone", "+999 1"), ("was-name", "乙某某（虚构）")]);
        let correct = format!("{made}/correction");
        let done = send_sure(world, &correct, &clerk, &change).await;
        assert_eq!(done.status, 303, "{}", done.text);
        change.push(("sure", "yes"));
        let stale = send(world, &correct, &clerk, &change).await;
        assert_eq!(stale.status, 422, "who corrects has read the latest version");
    });
}

#[test]
fn a_role_takes_two_people_and_one_takes_it_back() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let manager = world.staff(Role::PlanManager).await;
        let compliance = world.staff(Role::Compliance).await;
        let new = [("new-name", "clerk-2"), ("new-password", "a long enough password 1")];
        let made = send(world, "/desk/staff/accounts", &manager, &new).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let page = made.header("location").split('?').next().unwrap().to_owned();
        let account = page.rsplit('/').next().unwrap();
        let found = read(world, "/desk/staff?find=account&name=clerk-2", &manager).await;
        assert_eq!(found.header("location"), page);
        let role = [("kind", "role"), ("account", account), ("role", "investigator")];
        let proposed = send_sure(world, "/desk/staff/proposals", &manager, &role).await;
        let proposal = proposed.header("location").to_owned();
        let confirm = format!("{proposal}/confirmation");
        let done = send_sure(world, &confirm, &compliance, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(read(world, &page, &manager).await.text.contains("Investigator"));
        let end = format!("{page}/role-end");
        send_sure(world, &end, &manager, &[("role", "investigator")]).await;
        assert!(!read(world, &page, &manager).await.text.contains("Investigator"));
        let shut = send_sure(world, &format!("{page}/shut"), &manager, &[]).await;
        assert_eq!(shut.header("location"), format!("{page}?done=shut"));
        assert_eq!(read(world, "/desk/staff", &compliance).await.status, 200);
    });
}
