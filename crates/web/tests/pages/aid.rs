//! Applying for aid, and following a case.

use crate::page::{Member, field, form, leads, member, pay_in, read, says};
use crate::world::{Answer, POOL, World, on_sqlite};
use jiff::SignedDuration;
use serde_json::json;
use service::roles::Role;
use store::case_reads;
use store::sign_in::Strength;

/// A member who is covered for an illness.
pub async fn covered(world: &World, number: u64) -> Member {
    let own = member(world, number).await;
    pay_in(world, own.member, 50_000).await;
    own
}

/// Half a year passes; then they sign in again.
pub async fn later<const N: usize>(world: &World, members: [&mut Member; N]) {
    world.wait(SignedDuration::from_hours(24 * 210));
    let manager = world.staff(Role::PlanManager).await;
    let path = format!("/api/v1/pools/{POOL}/business-date");
    world.put(("PUT", &path), &manager, &json!({ "to": "2027-06-30" }), 200).await;
    for member in members {
        member.token = world.session(member.account, Strength::Password).await;
    }
}

const TYPED: [(&str, &str); 7] = [
    ("cause", "illness"),
    ("condition", "stroke"),
    ("event_on", "2027-05-20"),
    ("urgency", "treatment_waits"),
    ("bills", "13000"),
    ("hospital", "某医院（虚构）"),
    ("text", "早上右手抬不起来（虚构）"),
];

async fn typed(world: &World, own: &Member, more: &[(&str, &str)]) -> Answer {
    let path = format!("/me/{POOL}/cases/new");
    let fields: Vec<(&str, &str)> = TYPED.iter().chain(more).copied().collect();
    world.ask(form(&path, &fields).by(&own.token)).await
}

/// Reports a case; its address.
pub async fn reported(world: &World, own: &Member) -> String {
    let key = world.next(13).to_string();
    let done = typed(world, own, &[("key", &key), ("go", "report")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    done.header("location").to_owned()
}

#[test]
fn what_the_plan_would_give_is_told_first_and_a_report_is_one_case() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut own = covered(world, 1).await;
        later(world, [&mut own]).await;
        let page = read(world, &format!("/me/{POOL}/cases/new"), &own.token).await;
        says(&page, "Apply for aid");
        let key = field(&page, "key");
        let ahead = [
            ("key", key.as_str()),
            ("cause", "illness"),
            ("event_on", "2030-01-01"),
            ("bills", "much"),
            ("text", "早上"),
        ];
        let path = format!("/me/{POOL}/cases/new");
        let wrong = world.ask(form(&path, &ahead).by(&own.token)).await;
        assert_eq!(wrong.status, 422);
        for words in [
            "Please give a day, today or before.",
            "Please choose the condition",
            "Please give an amount such as",
            "value=\"much\"",
            ">早上</textarea>",
        ] {
            says(&wrong, words);
        }
        let quote = typed(world, &own, &[("key", &key), ("go", "quote")]).await;
        assert_eq!(quote.status, 200);
        // (13,000 − 3,000) × 80 %.
        says(&quote, "¥8,000.00");
        says(&quote, "the medical bills");
        let key = field(&quote, "key");
        let mut addresses = Vec::new();
        for _ in 0..2 {
            let done = typed(world, &own, &[("key", &key), ("go", "report")]).await;
            assert_eq!(done.status, 303, "{}", done.text);
            addresses.push(done.header("location").to_owned());
        }
        assert_eq!(addresses[0], addresses[1]);
        let mut reader = world.community.store.reader().await.unwrap();
        let files = case_reads::cases_of_member(&mut *reader, POOL, own.member).await.unwrap();
        assert_eq!(files.len(), 1);
        drop(reader);
        let case = read(world, &addresses[0], &own.token).await;
        says(&case, "Some papers are missing.");
        says(&case, "Your turn");
        says(&read(world, "/me", &own.token).await, "Send the papers you were asked for");
        // A second case beside the first is refused, with everything typed kept.
        let more = [("key", &*world.next(13).to_string()), ("go", "report")];
        let second = typed(world, &own, &more).await;
        assert_eq!(second.status, 422);
        says(&second, "早上右手抬不起来（虚构）");
    });
}

#[test]
fn a_case_is_for_who_applied_and_nobody_else() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (mut own, mut other) = (covered(world, 1).await, covered(world, 2).await);
        later(world, [&mut own, &mut other]).await;
        let case = reported(world, &own).await;
        assert_eq!(read(world, &case, &own.token).await.status, 200);
        let clerk = world.staff(Role::IntakeClerk).await;
        for stranger in [&other.token, &clerk] {
            assert_eq!(read(world, &case, stranger).await.status, 403);
            let key = world.next(13).to_string();
            let step = [("key", key.as_str()), ("do", "withdraw"), ("seen", "2")];
            assert_eq!(world.ask(form(&case, &step).by(stranger)).await.status, 403);
            let account = [("key", key.as_str()), ("to", "member")];
            let path = format!("{case}/account");
            assert_eq!(world.ask(form(&path, &account).by(stranger)).await.status, 403);
        }
        let nobody = format!("/me/cases/{POOL}/none-such");
        assert_eq!(read(world, &nobody, &other.token).await.status, 403);
        // Of a case that is not public there is nothing to object to.
        assert_eq!(read(world, &format!("{case}/object"), &other.token).await.status, 404);
    });
}

#[test]
fn an_account_is_entered_masked_and_a_case_withdrawn_after_a_second_thought() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut own = covered(world, 1).await;
        later(world, [&mut own]).await;
        let case = reported(world, &own).await;
        let page = read(world, &case, &own.token).await;
        let (key, seen) = (field(&page, "key"), field(&page, "seen"));
        let path = format!("{case}/account");
        let half = [("key", key.as_str()), ("to", "member"), ("holder", "丁某（虚构）")];
        let wrong = world.ask(form(&path, &half).by(&own.token)).await;
        assert_eq!(wrong.status, 422);
        says(&wrong, "Please give the number of the account.");
        says(&wrong, "value=\"丁某（虚构）\"");
        let whole = [
            ("key", key.as_str()),
            ("to", "member"),
            ("holder", "丁某（虚构）"),
            ("bank", "某银行（虚构）"),
            ("number", "000011112222"),
        ];
        for _ in 0..2 {
            let done = world.ask(form(&path, &whole).by(&own.token)).await;
            leads(&done, &format!("{case}?done=account#account"));
        }
        let page = read(world, &case, &own.token).await;
        says(&page, "********2222");
        assert!(!page.text.contains("000011112222"));
        let key = field(&page, "key");
        let asked = [("key", key.as_str()), ("do", "withdraw"), ("seen", &seen)];
        let refused = world.ask(form(&case, &asked).by(&own.token)).await;
        assert_eq!(refused.status, 422);
        says(&refused, "Please tick this if you want to withdraw.");
        let mut ticked = asked.to_vec();
        ticked.push(("understood", "yes"));
        for _ in 0..2 {
            let done = world.ask(form(&case, &ticked).by(&own.token)).await;
            leads(&done, &format!("{case}?done=step"));
        }
        says(&read(world, &case, &own.token).await, "The case was withdrawn.");
    });
}
