//! Publishing rules: what may follow what, and that a change comes in between two rounds.

use jiff::civil::{Date, date};
use ledger::Rejection;
use local_postgres::test_database;
use rules::RulebookFiles;
use service::Community;
use service::plans::{PublishFailure, publish, rules_of_version, rules_on, versions};
use service::schedule::{advance, set_schedule};
use std::path::Path;
use store::{Schedule, Store, StoreFailure, reads};
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

const PUBLISHED: Date = date(2026, 11, 10);

/// The village's rules as another version, with some of their values changed.
fn village(version: Date, changes: &[(&str, &str)]) -> RulebookFiles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks/village/2026-12-01");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the file");
    let mut values = text("values.toml")
        .replace("version = 2026-12-01", &format!("version = {version}"))
        .replace("announced_on = { value = 2026-11-01", "announced_on = { value = 2026-10-01");
    for (before, after) in changes {
        assert!(values.contains(before), "{before} is among the values");
        values = values.replace(before, after);
    }
    let chinese = version.strftime("%Y 年 %-m 月 %-d 日").to_string();
    let english = version.strftime("%-d %B %Y").to_string();
    RulebookFiles {
        plan: "village".to_owned(),
        version: version.to_string(),
        covenant_zh: text("covenant.zh.md").replace("2026 年 12 月 1 日", &chinese),
        covenant_en: text("covenant.en.md").replace("1 December 2026", &english),
        values,
        cases: text("cases.toml"),
    }
}

/// A fee, and cuts on other days.
const FEE: (&str, &str) = ("fee = { value = 0,", "fee = { value = 800,");
const DAYS: (&str, &str) = ("[[1, 10]]", "[[3, 12]]");

async fn community(address: &str) -> Community {
    let mut entropy = SeededEntropy::new([7; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("test.example/receipts", &mut entropy).expect("a name");
    let store = Store::open(address).await.expect("the store opens");
    Community::new(store, keys, receipt_key, Box::new(entropy))
}

async fn try_publish(
    community: &Community,
    number: u128,
    files: &RulebookFiles,
    on: Date,
) -> Result<bool, Vec<Rejection>> {
    match publish(community, Uuid::from_u128(number), 1, (files, on)).await {
        Ok(committed) => Ok(committed.repeated),
        Err(PublishFailure::Store(StoreFailure::Rejected(rejection))) => Err(vec![rejection]),
        Err(PublishFailure::Faults(faults)) => {
            let mut found: Vec<Rejection> = faults.iter().map(|fault| fault.rejection).collect();
            found.dedup();
            Err(found)
        }
        Err(failure) => panic!("{failure:?}"),
    }
}

async fn rules_are_published(address: &str) {
    let community = community(address).await;
    let first = village(date(2026, 12, 1), &[]);
    assert_eq!(try_publish(&community, 1, &first, PUBLISHED).await, Ok(false));
    assert_eq!(try_publish(&community, 1, &first, PUBLISHED).await, Ok(true));
    let second = village(date(2027, 2, 5), &[FEE, DAYS]);
    let refusals = [
        (&first, date(2026, 12, 2), Rejection::VersionInThePast),
        (&first, PUBLISHED, Rejection::VersionPublished),
        (&village(date(2026, 11, 30), &[]), PUBLISHED, Rejection::VersionsBackwards),
        // Said to be announced in October, but nobody could read it here before January.
        (&second, date(2027, 1, 20), Rejection::NarrowingNotDatedAhead),
        (
            &village(
                date(2027, 2, 5),
                &[("floor = { value = \"20.00\"", "floor = { value = \"10.00\"")],
            ),
            PUBLISHED,
            Rejection::FundingFixed,
        ),
    ];
    for (number, (files, on, rejection)) in (2u128..).zip(refusals) {
        let refused = try_publish(&community, number, files, on).await;
        assert_eq!(refused, Err(vec![rejection]), "{number}");
    }
    assert_eq!(try_publish(&community, 9, &second, date(2026, 12, 20)).await, Ok(false));

    let none = rules_on(&community, 1, date(2026, 11, 30)).await.map(|rules| rules.version);
    assert_eq!(none, Err(StoreFailure::Rejected(Rejection::NoRulesInForce)));
    for (day, version) in [
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2027, 2, 4), date(2026, 12, 1)),
        (date(2027, 2, 5), date(2027, 2, 5)),
    ] {
        let rules = rules_on(&community, 1, day).await.expect("rules in force");
        assert_eq!(rules.version, version);
        let id = rules.version_id.bytes();
        let named = rules_of_version(&community, 1, id).await.expect("the same rules");
        assert_eq!(named.version, version);
    }
    assert_eq!(versions(&community, 1).await.expect("the versions").len(), 2);
    a_change_comes_in_between_two_rounds(&community).await;
}

/// The second version is dated into an open round: the round of February settles under the first.
async fn a_change_comes_in_between_two_rounds(community: &Community) {
    let schedule = Schedule {
        time_zone: "Asia/Shanghai".to_owned(),
        business_date: date(2026, 11, 30),
        first_round_from: date(2027, 1, 1),
    };
    set_schedule(community, 1, schedule).await.expect("a schedule");
    for (day, fee) in [(date(2027, 2, 9), 0), (date(2027, 2, 10), 800), (date(2027, 3, 12), 800)] {
        advance(community, 1, day).await.expect("the day comes");
        let mut reader = community.store.reader().await.expect("a reader");
        let sharing = reads::sharing(&mut *reader, 1).await.expect("the pool");
        assert_eq!(sharing.fee_bp, fee, "{day}");
    }
    let rounds = community.store.rounds(1).await.expect("the rounds");
    let dates: Vec<Date> = rounds.iter().map(|round| round.settle).collect();
    let expected = [date(2027, 1, 10), date(2027, 2, 10), date(2027, 3, 12)];
    assert_eq!(dates, expected);
}

#[test]
fn rules_follow_one_another_and_come_in_between_two_rounds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("community.sqlite");
    let database = test_database("plans").expect("a PostgreSQL server for tests");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(async {
        rules_are_published(file.to_str().expect("a path in UTF-8")).await;
        rules_are_published(&database.url).await;
    });
}
