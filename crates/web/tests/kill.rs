//! A server killed at any moment, a hundred times on each engine: what was acknowledged is there,
//! nothing is there twice, and the books balance.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use local_postgres::test_database;
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Prepaid, Rounding, Sharing};
use serde_json::json;
use service::Community;
use service::accounts::{NewAccount, create_account};
use service::roles::{Action, Line, Role};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write as _, stdout};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use store::account::{AccountRole, AccountWrite};
use store::sign_in::{ApiToken, SignInWrite};
use store::{Batch, MemberId, Store, Write, history, oversight};
use tokio::runtime::Runtime;
use ureq::Agent;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy, Token};
use web::{Clock, Settings, Web, serve};

/// How often the server of one engine is killed.
const KILLS: u64 = 100;

/// How many clients pay in at once.
const CLIENTS: u64 = 4;

const POOL: i64 = 1;
const MEMBERS: u64 = 8;
const PAID_ON: Date = date(2026, 11, 2);

/// The variable that makes the child of this test a server, with the address of its store.
const ADDRESS: &str = "TONGZHOU_WEB_KILL_TEST_ADDRESS";

/// Serves until it is killed. Without the variable it is not the child, and does nothing.
#[test]
fn child_that_serves() {
    let Ok(address) = std::env::var(ADDRESS) else {
        return;
    };
    runtime().block_on(async {
        let community = Arc::new(community(&address).await);
        let settings = Settings { requests_per_second: None, ..Settings::default() };
        let web = Web::new(community, Clock::of_the_machine(), settings);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a socket");
        println!("serves {}", listener.local_addr().expect("its address"));
        stdout().flush().expect("the parent reads");
        serve(listener, web, std::future::pending()).await.expect("a server");
    });
}

#[test]
fn a_server_killed_a_hundred_times_loses_and_doubles_nothing_in_sqlite() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("community.sqlite");
    kill_and_compare(file.to_str().expect("a path in UTF-8"));
}

#[test]
fn a_server_killed_a_hundred_times_loses_and_doubles_nothing_in_postgres() {
    let database = test_database("web_kill").expect("a PostgreSQL server for tests");
    kill_and_compare(&database.url);
}

fn kill_and_compare(address: &str) {
    let token = runtime().block_on(prepare(address));
    let mut acknowledged = BTreeSet::new();
    // What a client asked for and heard no answer to: it asks again, with the same key.
    let mut unanswered: Vec<Vec<u64>> = vec![Vec::new(); CLIENTS.try_into().expect("few")];
    for kill in 0..KILLS {
        let (mut server, socket) = start(address);
        let clients: Vec<_> = (0..CLIENTS)
            .zip(unanswered)
            .map(|(client, again)| {
                let (socket, token) = (socket.clone(), token.clone());
                let fresh = (kill * CLIENTS + client) * 1_000_000;
                thread::spawn(move || pay_in(&socket, &token, again, fresh))
            })
            .collect();
        // From before the first answer to some way into the work.
        thread::sleep(Duration::from_millis(kill * 37 % 101));
        server.kill().expect("the server runs until it is killed");
        server.wait().expect("the server has ended");
        unanswered = Vec::new();
        for client in clients {
            let (answered, open) = client.join().expect("a client");
            acknowledged.extend(answered);
            unanswered.push(open);
        }
    }
    assert!(acknowledged.len() > 100, "the servers did some work");
    runtime().block_on(compare(address, &acknowledged, &unanswered.concat()));
}

/// Pays in until the server is gone; answers what was acknowledged, and what was not answered.
fn pay_in(socket: &str, token: &str, again: Vec<u64>, fresh: u64) -> (Vec<u64>, Vec<u64>) {
    let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
    let mut acknowledged = Vec::new();
    let mut unanswered = Vec::new();
    for number in again.into_iter().chain(fresh..) {
        let body = json!({ "member": member(number % MEMBERS), "on": PAID_ON, "amount_minor": 1 });
        let sent = agent
            .post(format!("http://{socket}/api/v1/pools/{POOL}/deposits"))
            .header("authorization", format!("Bearer {token}"))
            .header("idempotency-key", key(number).to_string())
            .header("content-type", "application/json")
            .send(body.to_string());
        match sent {
            Ok(mut answer) => {
                let status = answer.status().as_u16();
                let said = answer.body_mut().read_to_string().unwrap_or_default();
                assert_eq!(status, 201, "deposit {number}: {said}");
                acknowledged.push(number);
            }
            Err(_) => {
                unanswered.push(number);
                break;
            }
        }
    }
    (acknowledged, unanswered)
}

/// Every acknowledged deposit is there once, and whatever else is there was asked for.
async fn compare(address: &str, acknowledged: &BTreeSet<u64>, unanswered: &[u64]) {
    let community = community(address).await;
    let mut reader = community.store.reader().await.expect("a reader");
    let mut kept = BTreeSet::new();
    for number in 0..MEMBERS {
        let mut after = Uuid::nil();
        loop {
            let of = (POOL, member(number));
            let page = history::deposits(&mut *reader, of, after, 500).await.expect("a page");
            let Some(last) = page.last() else { break };
            after = last.id;
            for deposit in page {
                assert_eq!(deposit.amount, Amount::from_minor(1));
                assert!(kept.insert(deposit.id), "{} is there twice", deposit.id);
            }
        }
    }
    let expected: BTreeSet<Uuid> = acknowledged.iter().map(|number| key(*number)).collect();
    let open: BTreeSet<Uuid> = unanswered.iter().map(|number| key(*number)).collect();
    assert_eq!(expected.difference(&kept).count(), 0, "nothing acknowledged is lost");
    let more: BTreeSet<Uuid> = kept.difference(&expected).copied().collect();
    assert!(more.is_subset(&open), "nothing is there that nobody asked for last");
    let sums = oversight::pool_sums(&mut *reader, POOL, PAID_ON).await.expect("the sums");
    assert_eq!(sums.trial_balance, Amount::ZERO);
    let by_members = sums.balances.map(|sums| (sums.by_entries, sums.by_members));
    if let Some((by_entries, by_members)) = by_members {
        assert_eq!(by_entries, by_members, "entries and balances agree");
    }
    let mut balance = 0;
    for number in 0..MEMBERS {
        let found = community.store.member(POOL, member(number), PAID_ON).await;
        balance += found.expect("a member").balance.minor();
    }
    assert_eq!(usize::try_from(balance), Ok(kept.len()), "a fen for each deposit");
}

/// Starts a server; answers it and the socket it listens on.
fn start(address: &str) -> (Child, String) {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "child_that_serves", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut lines = output.lines().map_while(Result::ok);
    let socket = lines.find_map(|line| Some(line.split_once("serves ")?.1.to_owned()));
    (child, socket.expect("the child says where it serves"))
}

/// A pool with members, and the token of a payment channel.
async fn prepare(address: &str) -> String {
    let community = community(address).await;
    let terms = Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 1 };
    let sharing = Sharing {
        currency: Currency::CNY,
        funding: Funding::Prepaid(terms),
        calendar: Calendar::new(vec![DayPair { cut: 20, settle: 28 }]).expect("a calendar"),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Prorate,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    let joined_on = date(2026, 11, 1);
    let mut writes = vec![Write::OpenPool(Box::new(sharing))];
    writes.extend((0..MEMBERS).map(|number| Write::Join {
        member: member(number),
        joined_on,
        units: 1,
    }));
    let now = Timestamp::now();
    let (channel, checker) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for (id, name) in [(channel, "channel"), (checker, "checker")] {
        let new = NewAccount { id, person: None, name, password: None };
        create_account(&community, new, now).await.expect("an account");
    }
    let token = Token::generate(&mut SeededEntropy::new([3; 32]));
    writes.push(Write::Account(AccountWrite::Grant {
        role: AccountRole {
            account: channel,
            line: Line::MutualAid.slug().to_owned(),
            role: Role::Treasurer.slug().to_owned(),
        },
        granted_by: Uuid::nil(),
        checked_by: checker,
        at: now,
    }));
    writes.push(Write::SignIn(SignInWrite::MakeToken(ApiToken {
        digest: *token.digest().bytes(),
        account: channel,
        name: "payment channel".to_owned(),
        scopes: Action::DepositByChannel.row().slug.to_owned(),
        made_by: Uuid::nil(),
        checked_by: checker,
        expires_at: now + ToSpan::hours(1),
        revoked_at: None,
    })));
    let batch = Batch::of_pool(Uuid::from_u128(9), POOL, writes);
    community.store.commit(batch).await.expect("a pool with members");
    token.secret_text().to_string()
}

async fn community(address: &str) -> Community {
    let mut entropy = SeededEntropy::new([7; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("test.example/receipts", &mut entropy).expect("a name");
    let store = Store::open(address).await.expect("the store opens");
    Community::new(store, keys, receipt_key, Box::new(vault::OperatingSystemEntropy))
}

fn member(number: u64) -> MemberId {
    Uuid::from_u64_pair(7, number)
}

fn key(number: u64) -> Uuid {
    Uuid::from_u64_pair(8, number)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
}
