//! Joining in one sitting: nothing is kept before the consent, and it is one joining however often
//! the last page is sent.

use crate::page::{field, form, leads, member, read, says};
use crate::world::{Answer, Ask, POOL, World, on_both, on_sqlite, settings, village};
use rules::Rulebook;
use serde_json::json;
use std::num::NonZeroU32;
use store::person_reads;
use web::Settings;

fn questions() -> Vec<(String, &'static str, &'static str)> {
    let rulebook = Rulebook::read(&village()).unwrap();
    let questions = rulebook.values.declaration.iter();
    let name = |id: &str| format!("answer-{id}");
    questions
        .map(|one| (name(&one.id), one.barred_by.other().word(), one.barred_by.word()))
        .collect()
}

/// What was answered with the first so many questions, every one so that one may join.
fn carried(count: usize) -> Vec<(String, String)> {
    let mut fields = vec![("born".to_owned(), "1990-03-05".to_owned())];
    let given = questions().into_iter().take(count);
    fields.extend(given.map(|(name, fits, _)| (name, fits.to_owned())));
    fields
}

async fn sent(world: &World, place: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    world.ask(form(&format!("/join/{POOL}{place}"), &fields)).await
}

fn with(mut fields: Vec<(String, String)>, more: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

/// The last page as somebody fills it.
fn consented(key: &str, name: &str, number: &str) -> Vec<(String, String)> {
    let last = [
        ("cost", "seen"),
        ("key", key),
        ("person", "丙某（虚构）"),
        ("document", "passport"),
        ("number", number),
        ("name", name),
        ("password", "four quiet boats"),
        ("repeated", "four quiet boats"),
        ("consent", "yes"),
    ];
    with(carried(usize::MAX), &last)
}

#[test]
fn the_questions_come_one_by_one_and_the_way_back_works() {
    on_sqlite(async |world| {
        world.open_pool().await;
        says(&read(world, &format!("/join/{POOL}"), "").await, "When were you born?");
        let wrong = sent(world, "", &with(vec![], &[("born", "yesterday")])).await;
        assert_eq!(wrong.status, 422);
        says(&wrong, "Please give the date of birth");
        says(&wrong, "value=\"yesterday\"");
        let count = questions().len();
        for place in 0..count {
            let page = sent(world, "", &carried(place)).await;
            assert_eq!(page.status, 200);
            says(&page, &format!("Question {} of {count}", place + 1));
            // Nothing chosen: the same question, and a word about it.
            let unanswered =
                with(carried(place), &[("go", "answer"), ("asked", &place.to_string())]);
            let again = sent(world, "", &unanswered).await;
            assert_eq!(again.status, 422);
            says(&again, "Please choose one of the two answers.");
            says(&again, &format!("Question {} of {count}", place + 1));
        }
        let cost = sent(world, "", &carried(count)).await;
        says(&cost, "What it costs and what it gives");
        let back = sent(world, "", &with(carried(count), &[("go", "back")])).await;
        says(&back, &format!("Question {count} of {count}"));
        let start = sent(world, "", &with(carried(0), &[("go", "back")])).await;
        says(&start, "When were you born?");
        let last = sent(world, "", &with(carried(count), &[("cost", "seen")])).await;
        says(&last, "Who you are, and your consent");
        let back = with(carried(count), &[("cost", "seen"), ("go", "back")]);
        says(&sent(world, "", &back).await, "What it costs and what it gives");
    });
}

#[test]
fn who_cannot_join_is_told_kindly_by_which_article_and_nothing_is_kept() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (name, _, bars) = questions().remove(0);
        let barred = sent(world, "", &with(carried(0), &[(name.as_str(), bars)])).await;
        assert_eq!(barred.status, 200);
        says(&barred, "You cannot join this plan for now");
        says(&barred, "Article 3 Health declaration");
        says(&barred, "Nothing of what you answered was kept.");
        let old = sent(world, "", &with(vec![], &[("born", "1900-01-01")])).await;
        says(&old, "Article 2 Eligibility");
        // The last page, reached with such an answer, leads to the beginning.
        let mut forced = consented(&world.next(13).to_string(), "sly", "ZZ-1");
        forced.retain(|(field, _)| *field != name);
        forced.push((name, bars.to_owned()));
        leads(&sent(world, "/consent", &forced).await, &format!("/join/{POOL}"));
    });
}

#[test]
fn somebody_new_joins_once_with_an_account_and_a_receipt() {
    on_both(async |world| {
        world.open_pool().await;
        let key = world.next(13).to_string();
        let mut wrong = consented(&key, "newcomer", "ZZ-77");
        wrong.retain(|(field, _)| !["consent", "repeated"].contains(&field.as_str()));
        let refused = sent(world, "/consent", &wrong).await;
        assert_eq!(refused.status, 422);
        says(&refused, "Please tick this if you agree.");
        says(&refused, "The two passwords are not the same.");
        says(&refused, "value=\"丙某（虚构）\"");
        assert!(!refused.text.contains("four quiet boats"), "a password is never shown again");
        let mut last = String::new();
        for _ in 0..2 {
            let done = sent(world, "/consent", &consented(&key, "newcomer", "ZZ-77")).await;
            leads(&done, &format!("/me/{POOL}/receipt?joined=yes"));
            let cookie = done.header("set-cookie");
            last = cookie.split(';').next().unwrap().to_owned();
        }
        let receipt = Ask::new("GET", &format!("/me/{POOL}/receipt?joined=yes"));
        let receipt = world.ask(receipt.header("cookie", &last).header("accept-language", "en"));
        let receipt = receipt.await;
        says(&receipt, "You have joined");
        says(&receipt, "village/2026-12-01");
        let file = Ask::new("GET", &format!("/me/{POOL}/receipt/file")).header("cookie", &last);
        let file = world.ask(file).await;
        assert!(file.text.starts_with("tongzhou receipt v1\n"), "{}", file.text);
        assert!(file.header("content-disposition").starts_with("attachment"));
        // One person, one membership; the name and the document are taken from here on.
        let name = consented(&world.next(13).to_string(), "newcomer", "ZZ-78");
        let taken = sent(world, "/consent", &name).await;
        assert_eq!(taken.status, 422);
        says(&taken, "the sign-in name is taken");
        let document = consented(&world.next(13).to_string(), "another", "zz 77");
        let taken = sent(world, "/consent", &document).await;
        assert_eq!(taken.status, 422);
        says(&taken, "id=\"number-wrong\"");
        // Who is refused leaves nothing: the name is free.
        let free = consented(&world.next(13).to_string(), "another", "ZZ-79");
        assert_eq!(sent(world, "/consent", &free).await.status, 303);
    });
}

#[test]
fn a_number_of_a_resident_has_to_fit_and_a_minor_joins_by_a_parent() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut typed = consented(&world.next(13).to_string(), "resident", "11010119900307");
        for (field, value) in &mut typed {
            if field == "document" {
                "resident_id".clone_into(value);
            }
        }
        let refused = sent(world, "/consent", &typed).await;
        assert_eq!(refused.status, 422);
        says(&refused, "id=\"number-wrong\"");
        let mut minor = consented(&world.next(13).to_string(), "minor", "ZZ-80");
        for (field, value) in &mut minor {
            if field == "born" {
                "2015-01-01".clone_into(value);
            }
        }
        let refused = sent(world, "/consent", &minor).await;
        assert_eq!(refused.status, 422);
        let parent = member(world, 1).await;
        minor.push(("child".to_owned(), "yes".to_owned()));
        let fields: Vec<(&str, &str)> =
            minor.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let path = format!("/join/{POOL}/consent");
        let mut children = Vec::new();
        for _ in 0..2 {
            let done = world.ask(form(&path, &fields).by(&parent.token)).await;
            assert_eq!(done.status, 303, "{}", done.text);
            children.push(done.header("location").to_owned());
        }
        assert_eq!(children[0], children[1]);
        says(&read(world, &children[0], &parent.token).await, "You have joined");
        says(&read(world, "/me/family", &parent.token).await, "丙**");
        let mut reader = world.community.store.reader().await.unwrap();
        let paid = person_reads::paid_for(&mut *reader, POOL, parent.person).await.unwrap();
        assert_eq!(paid.len(), 1);
        let guardians = person_reads::guardians(&mut *reader, paid[0].person).await.unwrap();
        assert_eq!(guardians[0].guardian, parent.person);
    });
}

#[test]
fn who_is_known_joins_with_a_tick_and_tries_are_counted() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(service::roles::Role::IntakeClerk).await;
        let person = world.register(&clerk, 5).await;
        let token = world.person(person).await;
        let fields = with(carried(usize::MAX), &[("cost", "seen")]);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = world.ask(form(&format!("/join/{POOL}"), &fields).by(&token)).await;
        says(&page, "We know you already.");
        assert!(!page.text.contains("name=\"password\""));
        let key = field(&page, "key");
        let mut agreed = fields.clone();
        agreed.extend([("key", key.as_str()), ("consent", "yes")]);
        for _ in 0..2 {
            let done = world.ask(form(&format!("/join/{POOL}/consent"), &agreed).by(&token)).await;
            leads(&done, &format!("/me/{POOL}/receipt?joined=yes"));
        }
        let mut reader = world.community.store.reader().await.unwrap();
        let all = person_reads::memberships_of(&mut *reader, person).await.unwrap();
        assert_eq!(all.len(), 1);
        drop(reader);
        let sign_ins_per_minute = NonZeroU32::new(2);
        let limited = World::with(Settings { sign_ins_per_minute, ..settings() }).await;
        limited.open_pool().await;
        let mut statuses = Vec::new();
        for number in 0..3 {
            let typed = consented(
                &world.next(13).to_string(),
                &format!("n{number}"),
                &format!("L{number}"),
            );
            statuses.push(sent(&limited, "/consent", &typed).await.status.as_u16());
        }
        assert_eq!(statuses, [303, 303, 429]);
    });
}

#[test]
fn programs_let_somebody_new_join_by_the_same_use_case() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let path = format!("/api/v1/pools/{POOL}/newcomers");
        let body = json!({
            "name": "by-program",
            "password": "four quiet boats",
            "record": crate::world::record(9),
            "answers": crate::world::answers(),
            "consent": true,
        });
        let key = world.next(13);
        let first = world.ask(Ask::new("POST", &path).key(key).json(&body)).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let again = world.ask(Ask::new("POST", &path).key(key).json(&body)).await;
        assert_eq!(again.json(), first.json());
        assert_eq!(again.header("idempotency-replayed"), "true");
        let mut withheld = body.clone();
        withheld["consent"] = json!(false);
        let key = world.next(13);
        let refused = world.ask(Ask::new("POST", &path).key(key).json(&withheld)).await;
        assert_eq!(refused.code(), 1010, "{}", refused.text);
    });
}
