//! In the world of a demonstration somebody's key is destroyed: what others can prove holds as
//! before, rounds go on, and everything still adds up.

use jiff::ToSpan;
use rusqlite::Connection;
use service::Community;
use service::people::erase_person;
use service::public_log::folder::POLICY;
use service::public_log::proofs::{Proved, proof_of, provable};
use service::public_log::publishing::write_log;
use service::public_log::witnessing::over_http;
use service::public_log::{CheckpointLock, LogFolder, LogKeys, PublicLog};
use service::schedule::{Advanced, advance};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use store::{PoolId, Store, StoreFailure, reads};
use tlog::policy::Policy;
use uuid::Uuid;
use vault::{MasterKeys, OperatingSystemEntropy, ReceiptKey};
use verify::proof_file;

/// The plan that is paid beforehand.
const POOL: PoolId = 1;

/// How many others are asked for their proofs.
const OTHERS: usize = 5;

fn tongzhou(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
    command.args(["--lang", "en"]).args(arguments).current_dir(folder).output().expect("it runs")
}

fn verifies(folder: &Path) {
    let verified = tongzhou(&["verify", "demo"], folder);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

/// The community of a folder, opened as its server opens it.
async fn community(demo: &Path) -> Community {
    let key = |name: &str| fs::read_to_string(demo.join("keys").join(name)).expect("a key");
    let keys = MasterKeys::from_text(&key("master.key")).expect("the master keys");
    let receipts = ReceiptKey::from_text(&key("receipt.key")).expect("the receipt key");
    let log_keys = LogKeys::from_text(&key("log.key")).expect("the log's keys");
    let files = LogFolder::open(&demo.join("log")).expect("the log");
    let policy = Policy::from_text(&files.read(POLICY).expect("a policy")).expect("it reads");
    let lock = CheckpointLock::open(&demo.join("log-lock")).expect("the lock");
    let log = PublicLog::new(log_keys, files, lock, (policy, Arc::new(over_http)));
    let address = demo.join("community.sqlite").display().to_string();
    let store = Store::open(&address).await.expect("the store");
    Community::new(store, keys, receipts, Box::new(OperatingSystemEntropy)).with_log(log)
}

/// Somebody who has left, and others who are there: the person and the member of each.
fn people(demo: &Path) -> ((Uuid, Uuid), Vec<Uuid>) {
    let database = Connection::open(demo.join("community.sqlite")).expect("the database");
    let of = |left: &str, limit: usize| -> Vec<(Uuid, Uuid)> {
        let text = format!(
            "SELECT person_id, member_id FROM membership JOIN member USING (pool_id, member_id)
             WHERE pool_id = {POOL} AND left_on IS {left} AND NOT EXISTS
                (SELECT 1 FROM membership AS another
                 JOIN member AS theirs USING (pool_id, member_id)
                 WHERE another.person_id = membership.person_id AND theirs.left_on IS NULL
                    AND member.left_on IS NOT NULL)
             ORDER BY member_id LIMIT {limit}"
        );
        let mut statement = database.prepare(&text).expect("a statement");
        let id = |bytes: Vec<u8>| Uuid::from_slice(&bytes).expect("an id");
        let rows = statement.query_map([], |row| Ok((id(row.get(0)?), id(row.get(1)?))));
        rows.expect("rows").collect::<Result<_, _>>().expect("rows")
    };
    let left = of("NOT NULL", 1).pop().expect("somebody has left");
    (left, of("NULL", OTHERS).into_iter().map(|(_, member)| member).collect())
}

#[test]
fn a_key_is_destroyed_and_everything_still_adds_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let build = ["demo", "--scale", "1000", "--dir", "demo", "--build-only"];
    assert!(tongzhou(&build, folder.path()).status.success());
    verifies(folder.path());
    let demo = folder.path().join("demo");
    let ((person, gone), others) = people(&demo);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let community = community(&demo).await;
        let policy = community.log().expect("a log").folder.read(POLICY).expect("a policy");
        let policy = Policy::from_text(&policy).expect("it reads");
        let holds = |text: &str, name: &str| {
            let report = proof_file::verify(text.as_bytes(), (name, &policy));
            assert!(report.holds(), "{}", report.text(ledger::Language::English));
        };
        let mut kept = Vec::new();
        for member in &others {
            for proved in provable(&community, POOL, *member).await.expect("a list") {
                let file = proof_of(&community, (POOL, *member), &proved).await.expect("a proof");
                kept.push(file);
            }
        }
        let own = proof_of(&community, (POOL, gone), &Proved::Joining).await.expect("a proof");
        erase_person(&community, Uuid::from_u128(0x0e_4a5e), person).await.expect("erased");
        kept.iter().for_each(|file| holds(&file.text, &file.name));
        holds(&own.text, &own.name);
        let refused = proof_of(&community, (POOL, gone), &Proved::Joining).await;
        assert!(matches!(refused, Err(StoreFailure::Rejected(_))), "we can open it no more");
        // Two months go by with whoever is there.
        let mut reader = community.store.reader().await.expect("a reader");
        let before = reads::rounds(&mut *reader, POOL).await.expect("rounds").len();
        let today = reads::schedule(&mut *reader, POOL).await.expect("a schedule").business_date;
        drop(reader);
        let later = today.checked_add(2.months()).expect("a day");
        assert_eq!(advance(&community, POOL, later).await, Ok(Advanced::At(later)));
        while write_log(&community).await.expect("the log").done > 0 {}
        let rounds = community.store.rounds(POOL).await.expect("rounds");
        assert!(rounds.len() > before, "a round has settled since");
        let last = rounds.last().expect("a round").number;
        for member in &others {
            let file = proof_of(&community, (POOL, *member), &Proved::Balance(last)).await;
            let file = file.expect("a proof");
            holds(&file.text, &file.name);
        }
    });
    verifies(folder.path());
}
