//! Juries: the test on the rules, the masked case, the ballot.

use crate::objecting::{decided, send_papers, step};
use crate::page::{Member, field, form, leads, read, says};
use crate::world::{TODAY, World, id, on_sqlite};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use rules::articles::application::decide;
use rules::{Rulebook, RulebookFiles};
use serde_json::{Value, json};
use service::cases::jury::exam;
use service::plans::publish;
use service::principal::{Principal, Proof};
use service::roles::{Action, Role};
use service::schedule::set_schedule;
use store::Schedule;
use store::sign_in::Strength;

/// The pool of a plan that has juries.
const POOL: i64 = 2;

/// The ferry plan's texts.
fn ferry() -> RulebookFiles {
    let text = |name: &str| {
        std::fs::read_to_string(format!("../../rulebooks/ferry/2026-08-01/{name}")).unwrap()
    };
    RulebookFiles {
        plan: "ferry".to_owned(),
        version: "2026-08-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

/// Opens the ferry plan.
async fn open(world: &World) {
    let files = ferry();
    let published = (&files, date(2026, 7, 1));
    publish(&world.community, world.next(1), POOL, published).await.unwrap();
    let time_zone = "Asia/Shanghai".to_owned();
    let schedule =
        Schedule { time_zone, business_date: TODAY, first_round_from: date(2026, 12, 6) };
    set_schedule(&world.community, POOL, schedule).await.unwrap();
}

/// A member of the ferry plan, who has paid in.
async fn juror(world: &World, number: u64) -> Member {
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, number).await;
    let rulebook = Rulebook::read(&ferry()).unwrap();
    let questions = rulebook.values.declaration.iter();
    let answers: Value =
        questions.map(|one| (one.id.clone(), json!(one.barred_by.other().word()))).collect();
    let body = json!({
        "pool": POOL, "member": id(7, number), "units": 1, "answers": answers, "consent": true,
    });
    let path = format!("/api/v1/people/{person}/joinings");
    world.put(("POST", &path), &clerk, &body, 201).await;
    let channel = world.program(&[Action::DepositByChannel]).await;
    let paid = json!({ "member": id(7, number), "on": TODAY, "amount_minor": 50_000 });
    let deposits = format!("/api/v1/pools/{POOL}/deposits");
    world.put(("POST", &deposits), &channel, &paid, 201).await;
    let account = world.account(&[], Some(person)).await;
    let token = world.session(account, Strength::Password).await;
    Member { person, member: id(7, number), account, token }
}

/// Time goes on to a day, and they sign in again.
async fn on_to<const N: usize>(world: &World, days: i64, to: &str, members: [&mut Member; N]) {
    world.wait(SignedDuration::from_hours(24 * days));
    let manager = world.staff(Role::PlanManager).await;
    let path = format!("/api/v1/pools/{POOL}/business-date");
    world.put(("PUT", &path), &manager, &json!({ "to": to }), 200).await;
    for member in members {
        member.token = world.session(member.account, Strength::Password).await;
    }
}

/// Takes the test of the day with the answers of the articles.
async fn pass_test(world: &World, own: &Member, on: Date) {
    let rulebook = Rulebook::read(&ferry()).unwrap();
    let proof = Proof::Session(Strength::Password);
    let (account, person) = (own.account, Some(own.person));
    let principal = Principal { account, person, roles: Vec::new(), proof };
    let test = exam(&world.community, &principal, POOL, on).await.unwrap();
    let mut fields = vec![("key".to_owned(), world.next(13).to_string())];
    for (place, question) in (1..).zip(&test.questions) {
        let given = decide(&rulebook.values, &question.application).is_ok();
        let answer = if given { "given" } else { "refused" };
        fields.push((format!("answer-{place}"), answer.to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let path = format!("/me/jury/{POOL}/test");
    let taken = world.ask(form(&path, &fields).by(&own.token)).await;
    leads(&taken, "/me/jury?done=passed");
}

/// Takes a step of a case on its page.
async fn on_page(world: &World, own: &Member, case: &str, what: &str) {
    let page = read(world, case, &own.token).await;
    let (key, seen) = (field(&page, "key"), field(&page, "seen"));
    let fields = [("key", &*key), ("seen", &*seen), ("do", what), ("text", "请再看（虚构）")];
    let done = world.ask(form(case, &fields).by(&own.token)).await;
    leads(&done, &format!("{case}?done=step"));
}

#[test]
fn a_juror_sees_the_case_without_a_name_and_votes_once_under_seal() {
    on_sqlite(async |world| {
        open(world).await;
        let (mut own, mut voter) = (juror(world, 1).await, juror(world, 2).await);
        on_to(world, 210, "2027-06-30", [&mut own, &mut voter]).await;
        pass_test(world, &voter, date(2027, 6, 30)).await;
        let key = world.next(13).to_string();
        let typed = [
            ("key", key.as_str()),
            ("go", "report"),
            ("cause", "illness"),
            ("condition", "stroke"),
            ("event_on", "2027-05-20"),
            ("urgency", "ordinary"),
            ("text", "早上右手抬不起来（虚构）"),
        ];
        let reported = world.ask(form(&format!("/me/{POOL}/cases/new"), &typed).by(&own.token));
        let case = reported.await.header("location").to_owned();
        send_papers(world, &own, &case).await;
        let words = json!({ "text": "定义不符（虚构）", "items": ["met", "not_met", "met"] });
        let refuse = json!({ "refuse": { "reason": "C05" } });
        decided(world, &case, refuse.clone(), words.clone()).await;
        on_page(world, &own, &case, "appeal").await;
        for _ in 0..2 {
            let reading = json!({ "kind": "read_appeal", "verdict": refuse });
            step(world, Role::SecondReviewer, &case, reading, words.clone()).await;
        }
        says(&read(world, &case, &own.token).await, "Ask for a jury");
        on_page(world, &own, &case, "ask_jury").await;
        says(&read(world, &case, &own.token).await, "A jury of members is asked.");
        on_to(world, 1, "2027-07-01", [&mut own, &mut voter]).await;
        says(&read(world, "/me", &voter.token).await, "You were drawn for a jury");
        let page = read(world, "/me/jury", &voter.token).await;
        says(&page, "Should the aid be given?");
        says(&page, "Article 6 Conditions");
        for personal in ["甲某", "甲*", "早上右手", "某医院"] {
            assert!(!page.text.contains(personal), "{personal}");
        }
        // Whose case it is sits on no jury of it.
        assert!(!read(world, "/me/jury", &own.token).await.text.contains("Should the aid"));
        let ballot = case.replace("/me/cases/", "/me/jury/") + "/ballot";
        let key = field(&page, "key");
        let empty = world.ask(form(&ballot, &[("key", &key)]).by(&voter.token)).await;
        assert_eq!(empty.status, 422);
        says(&empty, "Please choose yes or no.");
        let vote = [("key", key.as_str()), ("vote", "for")];
        for _ in 0..2 {
            let done = world.ask(form(&ballot, &vote).by(&voter.token)).await;
            leads(&done, "/me/jury?done=voted");
        }
        let again = world.next(13).to_string();
        let other = [("key", again.as_str()), ("vote", "against")];
        assert_eq!(world.ask(form(&ballot, &other).by(&voter.token)).await.status, 422);
        let page = read(world, "/me/jury?done=voted", &voter.token).await;
        says(&page, "Your ballot was taken and sealed.");
        says(&page, "You are drawn for no jury at present.");
    });
}

#[test]
fn the_test_is_taken_once_a_day_and_wants_every_answer() {
    on_sqlite(async |world| {
        open(world).await;
        let own = juror(world, 1).await.token;
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
