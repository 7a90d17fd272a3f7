//! A writer killed at any moment: what was acknowledged is there, and nothing is there twice.

use crate::random_pool::village_of_four;
use crate::{member_id, places, run};
use jiff::civil::date;
use money::Amount;
use rules::sharing::OverLimit;
use std::io::{BufRead, BufReader, Write as _, stdout};
use std::process::{Command, Stdio};
use store::{Batch, Deposit, Store, Write};
use uuid::Uuid;

/// How many writers are killed.
const KILLS: u64 = 40;

/// The variable that makes the child of this test a writer, with the address it writes to.
const ADDRESS: &str = "TONGZHOU_KILL_TEST_ADDRESS";

/// Writes deposits of one fen for ever, and says each that was acknowledged. Without the variable
/// it is not the child, and does nothing.
#[test]
fn child_that_is_killed() {
    let Ok(address) = std::env::var(ADDRESS) else {
        return;
    };
    run(async {
        let store = open(&address).await;
        let first = balance(&store).await;
        for number in first.. {
            commit(&store, number).await;
            println!("acknowledged {number}");
            stdout().flush().expect("the parent reads");
        }
    });
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    for place in places() {
        for kill in 0..KILLS {
            let acknowledged = kill_a_child(&place.address, kill);
            let balance = run(async { balance(&open(&place.address).await).await });
            let least = acknowledged + 1;
            assert!(balance >= least, "kill {kill}: {balance} of {least} acknowledged fen");
            assert!(balance <= least + 1, "kill {kill}: {balance}, one at a time was written");
        }
        // Sent again, as a client does that heard no answer: nothing is doubled.
        run(async {
            let store = open(&place.address).await;
            let before = balance(&store).await;
            for number in 0..before {
                commit(&store, number).await;
            }
            assert_eq!(balance(&store).await, before);
        });
    }
}

/// Starts a writer, kills it, and answers the last deposit it said was acknowledged.
fn kill_a_child(address: &str, kill: u64) -> i64 {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "kill::child_that_is_killed", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let said = output.lines().map_while(Result::ok).filter_map(|line| {
        let (_, number) = line.split_once("acknowledged ")?;
        number.parse::<i64>().ok()
    });
    let mut said = said.fuse();
    // From the first acknowledgement to some way into the work.
    let heard = usize::try_from(1 + kill * 7 % 23).expect("a small number");
    let mut last = said.by_ref().take(heard).last();
    child.kill().expect("the child runs until it is killed");
    child.wait().expect("the child has ended");
    // What it said before it died counts too.
    last = said.last().or(last);
    last.expect("a child acknowledged something")
}

async fn open(address: &str) -> Store {
    let store = Store::open(address).await.expect("the store opens again");
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    let joined_on = date(2020, 1, 1);
    let join = Write::Join { member: member_id(0), joined_on, units: 1 };
    let batch = Batch::of_pool(Uuid::from_u64_pair(9, 0), 1, vec![open, join]);
    store.commit(batch).await.expect("once, or a repeat");
    store
}

async fn commit(store: &Store, number: i64) {
    let unique = number.unsigned_abs();
    let write = Write::Deposit(Deposit {
        deposit: Uuid::from_u64_pair(11, unique),
        member: member_id(0),
        on: date(2020, 1, 2),
        amount: Amount::from_minor(1),
    });
    let batch = Batch::of_pool(Uuid::from_u64_pair(10, unique), 1, vec![write]);
    store.commit(batch).await.expect("a deposit");
}

async fn balance(store: &Store) -> i64 {
    let member = store.member(1, member_id(0), date(2020, 1, 3)).await.expect("the member");
    member.balance.minor()
}
