//! A writer killed at any moment: what was acknowledged is there, and nothing is there twice.

use crate::member_id;
use crate::random_pool::village_of_four;
use jiff::civil::date;
use money::Amount;
use rules::sharing::OverLimit;
use std::io::{BufRead, BufReader, Write as _, stdout};
use std::path::Path;
use std::process::{Command, Stdio};
use store::{Batch, SqliteStore, Write};
use uuid::Uuid;

/// How many writers are killed.
const KILLS: u64 = 40;

/// The variable that makes the child of this test a writer, with the folder it writes in.
const FOLDER: &str = "TONGZHOU_KILL_TEST_FOLDER";

/// Writes deposits of one fen for ever, and says each that was acknowledged. Without the variable
/// it is not the child, and does nothing.
#[test]
fn child_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = open(Path::new(&folder));
    let first = balance(&store);
    for number in first.. {
        commit(&store, number);
        println!("acknowledged {number}");
        stdout().flush().expect("the parent reads");
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut acknowledged = None;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "kill::child_that_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the child");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut lines = output.lines().map_while(Result::ok);
        // From the first acknowledgement to some way into the work.
        let heard = 1 + kill * 7 % 23;
        let said = lines.by_ref().filter_map(|line| {
            let (_, number) = line.split_once("acknowledged ")?;
            number.parse::<i64>().ok()
        });
        let mut last = said.take(usize::try_from(heard).expect("a small number")).last();
        child.kill().expect("the child runs until it is killed");
        child.wait().expect("the child has ended");
        // What it said before it died counts too.
        for line in lines {
            if let Some((_, number)) = line.split_once("acknowledged ") {
                last = last.max(number.parse().ok());
            }
        }
        acknowledged = last.or(acknowledged);
        let balance = balance(&open(folder.path()));
        let least = acknowledged.expect("a child acknowledged something") + 1;
        assert!(balance >= least, "kill {kill}: {balance} of {least} acknowledged fen");
        assert!(balance <= least + 1, "kill {kill}: {balance}, but one at a time was written");
    }
    // Sent again, as a client does that heard no answer: nothing is doubled.
    let store = open(folder.path());
    let before = balance(&store);
    for number in 0..before {
        commit(&store, number);
    }
    assert_eq!(balance(&store), before);
}

fn open(folder: &Path) -> SqliteStore {
    let store = SqliteStore::open(&folder.join("pools.sqlite")).expect("the store opens again");
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    let joined_on = date(2020, 1, 1);
    let join = Write::Join { member: member_id(0), joined_on, units: 1 };
    let id = Uuid::from_u64_pair(9, 0);
    store.commit(Batch { id, pool: 1, writes: vec![open, join] }).expect("once, or a repeat");
    store
}

fn commit(store: &SqliteStore, number: i64) {
    let unique = number.unsigned_abs();
    let write = Write::Deposit {
        deposit: Uuid::from_u64_pair(11, unique),
        member: member_id(0),
        on: date(2020, 1, 2),
        amount: Amount::from_minor(1),
    };
    let id = Uuid::from_u64_pair(10, unique);
    store.commit(Batch { id, pool: 1, writes: vec![write] }).expect("a deposit");
}

fn balance(store: &SqliteStore) -> i64 {
    let member = store.member(1, member_id(0), date(2020, 1, 3)).expect("the member");
    member.balance.minor()
}
