//! The test on the rules that a juror passes first.

use crate::page::{field, form, leads, read, says};
use crate::world::{TODAY, World, id, on_sqlite};
use jiff::civil::date;
use rules::{Rulebook, RulebookFiles};
use serde_json::{Value, json};
use service::plans::publish;
use service::roles::Role;
use service::schedule::set_schedule;
use store::Schedule;

/// The pool of a plan that has juries.
const POOL: i64 = 2;

/// Opens the ferry plan, and gives the token of a member of it.
async fn juror(world: &World) -> String {
    let text = |name: &str| {
        std::fs::read_to_string(format!("../../rulebooks/ferry/2026-08-01/{name}")).unwrap()
    };
    let files = RulebookFiles {
        plan: "ferry".to_owned(),
        version: "2026-08-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    };
    let published = (&files, date(2026, 7, 1));
    publish(&world.community, world.next(1), POOL, published).await.unwrap();
    let time_zone = "Asia/Shanghai".to_owned();
    let schedule =
        Schedule { time_zone, business_date: TODAY, first_round_from: date(2026, 12, 6) };
    set_schedule(&world.community, POOL, schedule).await.unwrap();
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    let rulebook = Rulebook::read(&files).unwrap();
    let questions = rulebook.values.declaration.iter();
    let answers: Value =
        questions.map(|one| (one.id.clone(), json!(one.barred_by.other().word()))).collect();
    let body = json!({
        "pool": POOL, "member": id(7, 1), "units": 1, "answers": answers, "consent": true,
    });
    let path = format!("/api/v1/people/{person}/joinings");
    world.put(("POST", &path), &clerk, &body, 201).await;
    world.person(person).await
}

#[test]
fn the_test_is_taken_once_a_day_and_wants_every_answer() {
    on_sqlite(async |world| {
        let own = juror(world).await;
        let duties = read(world, "/me/jury", &own).await;
        says(&duties, "You are drawn for no jury at present.");
        let path = format!("/me/jury/{POOL}/test");
        let test = read(world, &path, &own).await;
        says(&test, "Case 1");
        says(&test, "Article 5 Waiting period");
        let key = field(&test, "key");
        let one = [("key", key.as_str()), ("answer-1", "given")];
        let refused = world.ask(form(&path, &one).by(&own)).await;
        assert_eq!(refused.status, 422);
        says(&refused, "Please answer every question.");
        says(&refused, "value=\"given\" checked");
        // Who says the same to all fails, whatever is asked.
        let names: Vec<String> = (1..=5).map(|place| format!("answer-{place}")).collect();
        let mut all = vec![("key", key.as_str())];
        all.extend(names.iter().map(|name| (name.as_str(), "given")));
        for _ in 0..2 {
            let taken = world.ask(form(&path, &all).by(&own)).await;
            leads(&taken, "/me/jury?done=failed");
        }
        says(&read(world, "/me/jury?done=failed", &own).await, "tomorrow again");
        let again = world.next(13).to_string();
        all[0] = ("key", &again);
        assert_eq!(world.ask(form(&path, &all).by(&own)).await.status, 422);
        // Who is no member takes none, and votes on nothing.
        let stranger = world.person(id(60, 1)).await;
        assert_eq!(read(world, &path, &stranger).await.status, 404);
        says(&read(world, "/me/jury", &stranger).await, "You are in no plan that has juries.");
        let ballot = [("key", again.as_str()), ("vote", "for")];
        let ballot = form(&format!("/me/jury/{POOL}/no-case/ballot"), &ballot).by(&stranger);
        assert_eq!(world.ask(ballot).await.status, 422);
    });
}
