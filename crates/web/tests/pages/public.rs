//! The pages of everybody: the figures that stand on them, and what they lead to.

use crate::public_words::page;
use crate::story::{told, upheld};
use crate::world::{Ask, POOL, TODAY, World, on_both, on_sqlite, village};
use service::roles::Role;

fn plan(rest: &str) -> String {
    format!("/plans/{POOL}{rest}")
}

async fn text(world: &World, path: &str) -> String {
    let answer = page(world, path, "en").await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

fn assert_has(text: &str, wanted: &[&str]) {
    for words in wanted {
        let main = text.split("<main").nth(1).unwrap_or(text);
        assert!(text.contains(words), "{words} in {main}");
    }
}

#[test]
fn a_plan_shows_its_covenant_beside_its_values() {
    on_both(async |world| {
        let story = told(world).await;
        let list = text(world, "/plans").await;
        assert_has(&list, &["Tongzhou Village", "80% of the bills", "/plans/1/cost"]);
        let shown = text(world, &plan("")).await;
        let figures = ["The next round is number", "1 August 2027", "12 July 2027"];
        assert_has(&shown, &figures);
        // Article 5 with its value and where it is from.
        let five = shown.split("id=\"article-5\"").nth(1).unwrap();
        let five = five.split("id=\"article-6\"").next().unwrap();
        assert_has(five, &["Waiting period", "90 days", "Set by the plan itself", "<ol>"]);
        assert_has(
            &shown,
            &[&story.version, &story.coming, "comes into force on 1 September 2027"],
        );
        let chinese = page(world, &plan(""), "zh-CN").await.text;
        assert_has(&chinese, &["第五条 观察期", "90 天", "计划自己定的"]);
    });
}

#[test]
fn versions_say_in_words_what_they_change() {
    on_both(async |world| {
        let story = told(world).await;
        let list = text(world, &plan("/versions")).await;
        assert_has(&list, &["in force", "not yet in force", &story.coming[..12]]);
        let first = text(world, &plan(&format!("/versions/{}", story.version))).await;
        assert_has(&first, &["This is the first version", "Waiting period"]);
        let next = text(world, &plan(&format!("/versions/{}", story.coming))).await;
        assert_has(&next, &["narrower for members", "100.00", "120.00", "Article 8 Sharing"]);
        let twice = text(world, &plan(&format!("/versions/{}", story.coming))).await;
        assert_eq!(next.len(), twice.len(), "a comparison that is kept says the same");
    });
}

#[test]
fn the_fingerprint_of_a_version_comes_from_the_files_that_are_handed_out() {
    on_both(async |world| {
        let story = told(world).await;
        let folder = plan(&format!("/versions/{}/files", story.coming));
        let mut files = village();
        files.version = "2027-09-01".to_owned();
        for (name, text) in [
            ("covenant.zh.md", &mut files.covenant_zh),
            ("covenant.en.md", &mut files.covenant_en),
            ("values.toml", &mut files.values),
            ("cases.toml", &mut files.cases),
        ] {
            let answer = page(world, &format!("{folder}/{name}"), "en").await;
            assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
            assert!(answer.header("content-disposition").starts_with("attachment"), "{name}");
            *text = answer.text;
        }
        let reckoned = rules::VersionId::of(&files).to_string();
        assert_eq!(reckoned, format!("sha256:{}", story.coming));
        let unknown = page(world, &format!("{folder}/..%2Fplan.toml"), "en").await;
        assert_eq!(unknown.status, 404);
    });
}

#[test]
fn worked_cases_stand_with_what_the_articles_answer() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let shown = text(world, &plan("/worked-cases")).await;
        let rulebook = rules::Rulebook::read(&village()).unwrap();
        for case in &rulebook.cases {
            let title = case.title.english.replace('\'', "&#39;").replace('"', "&#34;");
            assert!(shown.contains(&title), "{title}");
        }
        assert_has(&shown, &["Is there aid?", "Who may join?", "/plans/1#article-5"]);
    });
}

#[test]
fn a_round_shows_its_formula_and_comes_to_its_record() {
    on_both(async |world| {
        let story = told(world).await;
        let rounds = text(world, &plan("/rounds")).await;
        assert_has(&rounds, &["Round 7", "Round 1", "10 Jul 2027", "rounds.csv"]);
        // 7,200.00 by four members, one of them aided before: a limit of 100.00 acts.
        let seven = text(world, &plan("/rounds/7")).await;
        assert_has(
            &seven,
            &["¥7,200.00", "A limit of the plan", "¥300.00 of the ¥7,200.00", &story.case],
        );
        assert_has(&seven, &["each the same part of its aid", "the case stands"]);
        assert_has(&seven, &["Every step comes to what the record", "7200.00 ÷ 3 = 2400.00"]);
        // The words of the check that a browser makes come behind.
        let reckoned = seven.split("id=\"proof\"").next().expect("a page");
        assert!(!reckoned.contains("does not agree"), "{seven}");
        for round in 1..=6 {
            let shown = text(world, &plan(&format!("/rounds/{round}"))).await;
            assert!(shown.contains("Every step comes to"), "round {round}: {shown}");
        }
        let one = text(world, &plan("/rounds/1")).await;
        assert_has(&one, &["old books/1", "100.00 ÷ 4 = 25.00"]);
        let csv = page(world, &plan("/rounds/7/round.csv"), "en").await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8; header=present");
        let mut lines = csv.text.lines();
        assert!(lines.next().unwrap().starts_with("round,cut,settle,payers,units,cases,aid,"));
        assert!(lines.next().unwrap().starts_with("7,2027-07-01,2027-07-10,3,3,1,7200.00,300.00"));
        let cases = page(world, &plan("/rounds/7/cases.csv"), "en").await.text;
        assert_eq!(
            cases.lines().nth(1).unwrap(),
            format!("{},7,7200.00,300.00,0.00,no", story.case)
        );
        let all = page(world, &plan("/rounds.csv"), "en").await.text;
        assert_eq!(all.lines().count(), 8);
    });
}

#[test]
fn rounds_and_cases_come_a_page_at_a_time() {
    on_sqlite(async |world| {
        let _ = told(world).await;
        let before = text(world, &plan("/rounds?before=3")).await;
        assert_has(&before, &["Round 2", "Round 1", "The latest rounds"]);
        assert!(!before.contains("rounds/3\""), "{before}");
        let none = text(world, &plan("/rounds?before=1")).await;
        assert_has(&none, &["There are no earlier rounds"]);
        let older = text(world, &plan("/cases?before=2027-01-01+a")).await;
        assert_has(&older, &["old books/1"]);
        let none = text(world, &plan("/cases?before=2020-01-01+a")).await;
        assert_has(&none, &["There are no earlier cases"]);
    });
}

#[test]
fn a_case_is_masked_and_tells_what_was_checked_and_objected() {
    on_both(async |world| {
        let story = told(world).await;
        let path = plan(&format!("/cases/{}", story.case));
        let shown = text(world, &path).await;
        assert_has(&shown, &["甲**", "35 to 39", "first decision", "second reading", "objection"]);
        assert_has(&shown, &["the case stands", "Round 7", "noindex", "/sign-in?to="]);
        assert!(!shown.contains("/object\""), "only a member is led to the form: {shown}");
        let ask = Ask::new("GET", &path).by(&story.objector).header("cookie", "language=en");
        let own = world.ask(ask).await.text;
        assert_has(&own, &[&format!("/me/cases/{POOL}/{}/object", story.case)]);
        let account = world.account(&[], None).await;
        upheld(world, &story.case, account).await;
        let shown = text(world, &path).await;
        assert_has(&shown, &["the objection holds", "Reason C05", "Article 6"]);
        let list = text(world, &plan("/cases")).await;
        assert_has(&list, &["refused"]);
    });
}

#[test]
fn a_plan_without_a_round_or_a_case_says_so() {
    on_sqlite(async |world| {
        let empty = page(world, "/plans", "en").await;
        assert!(empty.text.contains("There is no plan here yet"), "{}", empty.text);
        world.open_pool().await;
        let today = world.get("/api/v1/pools/1/schedule", "").await.json();
        assert_eq!(today["business_date"], TODAY.to_string());
        for (path, says) in [
            ("/plans", "no round has settled yet"),
            ("/plans/1/rounds", "No round has settled yet"),
            ("/plans/1/cases", "No case has been approved yet"),
        ] {
            assert_has(&text(world, path).await, &[says]);
        }
    });
}

#[test]
fn the_words_the_checks_and_the_numbers_have_pages() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let words = text(world, "/glossary").await;
        assert_has(&words, &["id=\"waiting-period\"", "观察期", "id=\"role-juror\"", "评议员"]);
        let check = text(world, "/check").await;
        let verifier = world.community.receipt_key.signer().verifier().text();
        assert_has(
            &check,
            &["tongzhou receipt verify", "What this cannot show", "tongzhou verify"],
        );
        assert_has(&check, &[&verifier]);
        let number = text(world, "/problems/1203").await;
        assert_has(&number, &["Number R1203", "not_permitted", "403"]);
        let program = world.get("/problems/1203", "").await;
        assert_eq!(program.json()["code"], 1203, "a program reads it as before");
        let robots = world.get("/robots.txt", "").await;
        assert_has(&robots.text, &["User-agent: *", "Disallow: /plans/*/cases"]);
        let staff = world.staff(Role::Auditor).await;
        assert_eq!(world.get("/plans", &staff).await.status, 200, "whoever is signed in may look");
    });
}
