//! Days after the last one that was built, written to a small community.

use super::{LivingOn, plans};
use crate::community_folder::CommunityFolder;
use crate::demo_command::folder::{self, Origin};
use crate::demo_command::{build, casework::Task};
use crate::progress::Progress;
use casework::person::{Person, Standing};
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::state::State;
use casework::step::{HumanStep, Step};
use jiff::civil::Date;
use ledger::Language;
use plans::{FERRY, HARBOUR, LAST_DAY, noon};
use rusqlite::Connection;
use rusqlite::types::Value;
use service::Community;
use service::cases::{CaseInHand, Words};
use service::leaving::end_membership;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::case_reads::counts_by_state;
use store::jury::cases_in_state;
use store::{Batch, Ending, EndingReason, PoolId};
use tempfile::TempDir;

fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(test)
}

/// A seed in whose world some are ill on the last day, and others fall ill in the weeks after it.
fn origin() -> Origin {
    Origin::of(40, 4_000)
}

async fn built() -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path().join("demo");
    let made = build(&folder, &origin(), &Progress::new(Language::English)).await;
    assert!(made.is_ok(), "it is built");
    (place, folder)
}

/// Opens a demonstration, as the program does each time.
async fn opened(folder: &Path) -> (LivingOn, Arc<Community>) {
    let settings = folder::find(folder, &origin()).unwrap_or_default().expect("a demonstration");
    let open = CommunityFolder::read(folder).expect("its folder").open().await;
    let community = Arc::new(open.expect("it opens").community);
    let source = (&settings.origin, &settings.story[..]);
    let mut living =
        LivingOn::wake(Arc::clone(&community), folder, source).await.expect("it wakes");
    living.look_around().await.expect("it looks around");
    (living, community)
}

async fn live(living: &mut LivingOn, days: u32) {
    for _ in 0..days {
        living.next_day().await.expect("a day is lived through");
    }
}

fn rows(folder: &Path, sql: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open(folder.join("community.sqlite")).expect("its database");
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let columns = statement.column_count();
    let read = statement.query_map([], |row| (0..columns).map(|one| row.get(one)).collect());
    read.expect("rows").map(|row| row.expect("a row")).collect()
}

fn count(folder: &Path, sql: &str) -> i64 {
    match rows(folder, sql)[0][0] {
        Value::Integer(count) => count,
        ref other => panic!("{sql}: {other:?}"),
    }
}

/// What does not depend on the randomness of keys.
fn books(folder: &Path) -> Vec<Vec<Vec<Value>>> {
    let tables = [
        "SELECT * FROM round ORDER BY pool_id, round",
        "SELECT pool_id, member_id, phase, credit, joined_on, left_on FROM member ORDER BY 1, 2",
        "SELECT pool_id, member_id, deposit_id, amount, paid_on FROM deposit ORDER BY 1, 2, 3",
        "SELECT pool_id, case_id, approved_on, aid, paid FROM aid_case ORDER BY 1, 2",
        "SELECT pool_id, case_id, state, steps FROM case_file ORDER BY 1, 2",
        "SELECT pool_id, on_date, stated, expected FROM custody_statement ORDER BY 1, 2",
    ];
    tables.map(|sql| rows(folder, sql)).to_vec()
}

fn assert_balanced(folder: &Path) {
    let unbalanced = "SELECT count(*) FROM (SELECT 1 FROM posting
        GROUP BY pool_id, round, purpose HAVING sum(amount) <> 0)";
    assert_eq!(count(folder, unbalanced), 0);
}

#[test]
fn a_demonstration_that_is_opened_again_goes_on_from_there() {
    run(async {
        let (_one, through) = built().await;
        let (_two, reopened) = built().await;
        let (mut living, community) = opened(&through).await;
        live(&mut living, 46).await;
        assert_eq!(living.skipped, 0, "nobody did anything else");
        drop((living, community));
        for days in [20, 1, 25] {
            let (mut living, community) = opened(&reopened).await;
            live(&mut living, days).await;
            drop((living, community));
        }
        assert_eq!(super::last_day(&reopened), super::last_day(&through));
        for (once, again) in books(&through).iter().zip(books(&reopened)) {
            assert_eq!(*once, again);
        }
        let after = |what: &str| format!("SELECT count(*) FROM {what} > '{LAST_DAY}'");
        for what in [
            "member WHERE joined_on",
            "deposit WHERE paid_on",
            "member WHERE left_on",
            "case_file WHERE reported_on",
            "aid_case WHERE paid > 0 AND approved_on",
            "round WHERE aid_paid > 0 AND settle",
            "payout WHERE paid_on",
            "custody_statement WHERE on_date",
        ] {
            assert!(count(&through, &after(what)) > 0, "{what}");
        }
        assert_balanced(&through);
    });
}

/// The power is cut after a day was written and before that was noted.
#[test]
fn a_day_that_is_lived_again_happens_once() {
    run(async {
        let (_one, through) = built().await;
        let (_two, cut) = built().await;
        let (mut living, community) = opened(&through).await;
        live(&mut living, 20).await;
        drop((living, community));
        for days in [1, 8, 11] {
            let (mut living, community) = opened(&cut).await;
            live(&mut living, days).await;
            let record = cut.join("lived.jsonl");
            let before = std::fs::read_to_string(&record).expect("its record");
            live(&mut living, 1).await;
            drop((living, community));
            std::fs::write(record, before).expect("the last line is lost");
        }
        // The day after the last one was written as well.
        let day = super::last_day(&through).expect("its last day");
        let of_days = format!(
            "SELECT pool_id, member_id, deposit_id, amount FROM deposit WHERE paid_on <= '{day}'
             ORDER BY 1, 2, 3"
        );
        assert_eq!(rows(&through, &of_days), rows(&cut, &of_days));
        let joined = format!(
            "SELECT pool_id, member_id, joined_on FROM member WHERE joined_on <= '{day}'
             ORDER BY 1, 2"
        );
        assert_eq!(rows(&through, &joined), rows(&cut, &joined));
        assert_balanced(&cut);
    });
}

/// The first members who are there, in the order of ids.
fn present(folder: &Path, pool: PoolId, limit: u32) -> Vec<uuid::Uuid> {
    let sql = format!(
        "SELECT member_id FROM member WHERE pool_id = {pool} AND left_on IS NULL
         AND phase <> 'aided' ORDER BY member_id LIMIT {limit}"
    );
    let read = |row: Vec<Value>| match &row[0] {
        Value::Blob(bytes) => uuid::Uuid::from_slice(bytes).expect("an id"),
        other => panic!("{other:?}"),
    };
    rows(folder, &sql).into_iter().map(read).collect()
}

/// Takes back every case that its applicant may take back now.
async fn withdraw_all(community: &Community, on: Date) -> usize {
    let mut withdrawn = 0;
    for pool in [FERRY, HARBOUR] {
        for state in [State::PapersAsked, State::Reported, State::Reviewing, State::SecondReading] {
            let mut reader = community.store.reader().await.expect("a reader");
            let files = cases_in_state(&mut *reader, pool, state.slug(), "", 100).await;
            drop(reader);
            for file in files.expect("cases") {
                let case = CaseInHand::read(community, pool, &file.case).await;
                let mut case = case.expect("the case");
                let account = case.open().case.applicant;
                let by = Person { account, standing: Standing::Applicant };
                let step = (Step::Human(HumanStep::Withdraw), Some(by));
                let taken = case.take(community, step, &Words::default(), (on, noon(on)));
                let id = community.new_id(noon(on));
                let batch = Batch::of_pool(id, pool, taken.expect("the step"));
                community.store.commit(batch).await.expect("it is written");
                withdrawn += 1;
            }
        }
    }
    withdrawn
}

#[test]
fn what_people_do_meanwhile_goes_first() {
    run(async {
        let (_place, folder) = built().await;
        let (mut living, community) = opened(&folder).await;
        live(&mut living, 3).await;
        let today = living.today();
        assert!(withdraw_all(&community, today).await > 0, "cases were on their way");
        let mut ended = 0;
        for pool in [FERRY, HARBOUR] {
            for member in present(&folder, pool, 120) {
                let reason = EndingReason::Left;
                let ending = Ending { member, reason, article: 12, decided_on: today };
                let id = community.new_id(noon(today));
                let done = end_membership(&community, id, pool, (today, ending)).await;
                done.expect("it ends");
                ended += 1;
            }
        }
        live(&mut living, 60).await;
        assert!(living.skipped > 0, "some of it was no longer possible");
        let mut reader = community.store.reader().await.expect("a reader");
        let states = counts_by_state(&mut *reader, FERRY).await.expect("states");
        assert!(states.iter().any(|(state, _)| state == State::Withdrawn.slug()));
        drop(reader);
        let rounds = format!("SELECT count(*) FROM round WHERE settle > '{today}'");
        assert!(count(&folder, &rounds) >= 2, "rounds settle");
        // What somebody who has left still pays in goes back with the balance.
        let kept = format!(
            "SELECT count(*) FROM member WHERE phase IN ('ended', 'lapsed') AND credit > 0
             AND left_on <= '{today}' AND NOT EXISTS (SELECT 1 FROM deposit
                WHERE deposit.member_id = member.member_id AND paid_on > '2026-12-31')"
        );
        assert_eq!(count(&folder, &kept), 0);
        let left = format!("SELECT count(*) FROM member WHERE left_on = '{today}'");
        assert!(count(&folder, &left) >= ended, "who left has left");
        assert_balanced(&folder);
    });
}

/// A jury that somebody asked for is heard by members of the world and counted.
#[test]
fn members_of_the_world_sit_on_a_jury_that_was_asked_for() {
    run(async {
        let (_place, folder) = built().await;
        let (mut living, community) = opened(&folder).await;
        let (cases, members) = (&living.simulation.cases, &living.simulation.members);
        let undecided = cases.iter().position(|case| {
            case.decided_on > LAST_DAY && members[case.member.index()].pool == FERRY
        });
        let (number, day) = (undecided.expect("somebody is ill"), living.today());
        living.hold(number).await.expect("the case");
        let verdict = Verdict::Refuse { reason: Reason::DefinitionNotMet };
        let refused = living.casework.decide(&community, number, (verdict, day));
        let mut writes = refused.expect("two find so");
        writes.extend(living.casework.appeal(&community, number, day).expect("an appeal"));
        for task in [Task::ReadAppeal, Task::AskJury] {
            let done = living.casework.perform(&community, (number, task), day);
            writes.extend(done.expect("a step"));
        }
        living.casework.let_go(number);
        living.write_of_case(number, (day, "test"), writes).await.expect("it is written");
        let case = plans::case_id(FERRY, sim::CaseNumber(u32::try_from(number).unwrap_or(0)));
        let votes = format!(
            "SELECT coalesce(sum(votes_for + votes_against), 0) FROM jury WHERE case_id = '{case}'"
        );
        live(&mut living, 1).await;
        assert_eq!(count(&folder, &votes), 0, "it sits, and no ballot is opened");
        live(&mut living, 1).await;
        assert!(count(&folder, &votes) > 0, "the ballots are counted");
    });
}
