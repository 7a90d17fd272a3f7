//! Three servers on one database, one of which is killed in the middle of a round.

use crate::{FROM, begin, book, community, compare, instant, postgres, runtime, sharing};
use jiff::SignedDuration;
use jiff::civil::date;
use service::jobs::run_due;
use service::webhooks::{Sender, Taken, set_endpoint};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use store::{EventKind, reads};
use uuid::Uuid;

/// The day after twelve rounds have settled.
const THROUGH: jiff::civil::Date = date(2025, 1, 6);

const MEMBERS: u32 = 2_000;

const ENDPOINTS: [Uuid; 2] = [Uuid::from_u128(1), Uuid::from_u128(2)];

/// The variable that makes the child of this test a server, with the address it works on.
const ADDRESS: &str = "TONGZHOU_SERVERS_TEST_ADDRESS";

/// Works until the last day is over and everybody was told. Its clock starts where the book ends,
/// so everything is due at once; it moves a second each step, so leases of the dead end.
#[test]
fn child_that_serves() {
    let Ok(address) = std::env::var(ADDRESS) else {
        return;
    };
    runtime().block_on(async {
        let community = community(&address).await;
        let taking: Sender = Arc::new(|_| Taken::Yes);
        let worker = Uuid::from_u128(u128::from(std::process::id()));
        for step in 0.. {
            let now = instant(THROUGH) + SignedDuration::from_secs(step);
            let ran = run_due(&community, &taking, worker, now, 3).await.expect("a step");
            println!("step {step} did {}", ran.done);
            stdout().flush().expect("the parent reads");
            assert_eq!(ran.failed, 0, "nothing fails");
            let mut reader = community.store.reader().await.expect("a reader");
            let date = reads::schedule(&mut *reader, 1).await.expect("a schedule").business_date;
            let told = reads::untold(&mut *reader, 1).await.expect("the outbox").is_empty();
            let mut sent = true;
            for endpoint in ENDPOINTS {
                let made = reads::deliveries(&mut *reader, endpoint).await.expect("deliveries");
                sent &= made.iter().all(|one| one.delivered_at.is_some());
            }
            if date == THROUGH && told && sent {
                return;
            }
        }
    });
}

fn start(address: &str) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "servers::child_that_serves", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    (child, output)
}

#[test]
fn three_servers_of_which_one_dies_settle_each_round_once() {
    let place = postgres();
    let book = book(sharing(None), MEMBERS, THROUGH);
    runtime().block_on(async {
        let community = community(&place.address).await;
        let now = instant(FROM);
        for endpoint in ENDPOINTS {
            let kinds = vec![EventKind::RoundCut, EventKind::RoundSettled, EventKind::CaseApproved];
            let url = "https://hook.example/";
            set_endpoint(&community, endpoint, url, kinds, now).await.expect("set");
        }
        begin(&community, &book).await;
    });
    let mut servers: Vec<_> = (0..3).map(|_| start(&place.address)).collect();
    let (mut killed, output) = servers.remove(0);
    let worked = output.lines().map_while(Result::ok).filter(|line| line.contains("did"));
    assert_eq!(worked.take(25).count(), 25, "it works when it is killed");
    killed.kill().expect("the child runs until it is killed");
    killed.wait().expect("the child has ended");
    // Whoever reads no longer must not stop who writes.
    let readers: Vec<_> = servers
        .into_iter()
        .map(|(mut server, output)| {
            std::thread::spawn(move || {
                let said: Vec<String> = output.lines().map_while(Result::ok).collect();
                assert!(server.wait().expect("it ends").success(), "{said:?}");
            })
        })
        .collect();
    for reader in readers {
        reader.join().expect("a server that finished");
    }
    runtime().block_on(async {
        let community = community(&place.address).await;
        compare(&community, &book, 12).await;
        let mut told = Vec::new();
        for endpoint in ENDPOINTS {
            let mut reader = community.store.reader().await.expect("a reader");
            let made = reads::deliveries(&mut *reader, endpoint).await.expect("deliveries");
            let keys: BTreeSet<_> = made.iter().map(|one| (one.key.batch, one.key.line)).collect();
            assert_eq!(keys.len(), made.len(), "each event once");
            let mut rounds = 0;
            for delivery in &made {
                let event = reads::event_of(&mut *reader, delivery.key).await.expect("an event");
                rounds += usize::from(event.kind == EventKind::RoundSettled);
            }
            assert_eq!(rounds, 12);
            told.push(keys);
        }
        assert_eq!(told[0], told[1]);
        assert!(told[0].len() > 2 * 12, "cuts and cases are told too");
    });
}
