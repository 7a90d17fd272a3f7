//! Rounds by schedule, jobs and webhooks, on both engines, with servers that die.

mod days;
mod delivery;
mod servers;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use local_postgres::{TestDatabase, test_database};
use money::{Amount, Currency};
use pool::{Book, BookBuilder, Case, Deposit, Member};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Prepaid, Rounding, Sharing};
use service::Community;
use service::schedule::set_schedule;
use store::{Batch, MemberId, Schedule, Store, Write};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

/// An empty place for a community, in one of the engines; it goes away with the value.
pub struct Place {
    /// What a store is opened with.
    pub address: String,
    _folder: Option<TempDir>,
    _database: Option<TestDatabase>,
}

/// A place in SQLite.
pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("pools.sqlite");
    let address = file.to_str().expect("a path in UTF-8").to_owned();
    Place { address, _folder: Some(folder), _database: None }
}

/// A place in PostgreSQL.
pub fn postgres() -> Place {
    let database = test_database("service").expect("a PostgreSQL server for tests");
    Place { address: database.url.clone(), _folder: None, _database: Some(database) }
}

/// A place in each engine.
pub fn places() -> [Place; 2] {
    [sqlite(), postgres()]
}

/// Something that runs tests to their end.
pub fn runtime() -> Runtime {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().expect("a runtime")
}

/// The community at an address; every server of a test has the same keys.
pub async fn community(address: &str) -> Community {
    let mut entropy = SeededEntropy::new([7; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("test.example/receipts", &mut entropy).expect("a name");
    let store = Store::open(address).await.expect("the store opens");
    let seed = Uuid::from_u128(u128::from(std::process::id())).into_bytes();
    let entropy = SeededEntropy::new([seed, seed].concat().try_into().expect("32 bytes"));
    Community::new(store, keys, receipt_key, Box::new(entropy))
}

/// The first day a round may be cut in the books of these tests.
pub const FROM: Date = date(2024, 1, 1);

/// A prepaid plan with a round a month, whose settle day is the next cut day.
pub fn sharing(funding: Option<Funding>) -> Sharing {
    let terms = Prepaid { floor: Amount::from_minor(100), recovery_days: 30, max_recoveries: 2 };
    Sharing {
        currency: Currency::from_code("CNY").expect("it exists"),
        funding: funding.unwrap_or(Funding::Prepaid(terms)),
        calendar: Calendar::new(vec![DayPair { cut: 5, settle: 5 }]).expect("one pair"),
        fee_bp: 800,
        rounding: Rounding::Up,
        waiting_days: 30,
        waiting_members_share: true,
        over_limit: OverLimit::Sponsor,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    }
}

/// A book of members who join, run out and leave, with a case every nine days.
pub fn book(sharing: Sharing, members: u32, through: Date) -> Book {
    let prepaid = matches!(sharing.funding, Funding::Prepaid(_));
    let mut builder = BookBuilder::new(sharing, FROM, through).expect("a sound book");
    let day = |offset: u32| FROM.checked_add(i64::from(offset).days()).expect("a day");
    for number in 0..members {
        // Most are there from the start, some come in the first month, some leave.
        let joined_on = if number % 5 == 4 { day(number % 40) } else { date(2023, 12, 1) };
        let left_on = (number % 11 == 7).then(|| day(60 + number % 200));
        let member = Member { joined_on, left_on, units: 1 + number % 3 };
        builder.add_member(&format!("m{number:05}"), member).expect("a sound book");
        if prepaid {
            let amount = Amount::from_minor(i64::from(200 + number * 37 % 9_000));
            let deposit = Deposit { on: date(2023, 12, 2), member: number, amount };
            builder.add_deposit(deposit).expect("a sound book");
        }
    }
    let mut approved_on = FROM;
    for number in 0u32.. {
        if approved_on >= through {
            break;
        }
        let withdrawn_on = (number % 6 == 5)
            .then(|| approved_on.checked_add(40.days()).expect("a day"))
            .filter(|on| *on < through);
        let case = Case {
            approved_on,
            id: format!("c{number:03}"),
            member: (number % 4 == 0 && number < members).then_some(number),
            aid: Amount::from_minor(i64::from(members * (100 + number * 13 % 90))),
            withdrawn_on,
        };
        builder.add_case(case).expect("a sound book");
        approved_on = approved_on.checked_add(9.days()).expect("a day");
    }
    builder.build()
}

/// The member of a number.
pub fn member_id(number: u32) -> MemberId {
    Uuid::from_u64_pair(u64::from(number), 7)
}

/// Writes a book into pool 1, all but its rounds, and gives the pool its schedule. The deposits
/// are all paid in before the first cut; the rest has dates that the rounds look at.
pub async fn begin(community: &Community, book: &Book) {
    let mut writes = vec![Write::OpenPool(Box::new(book.sharing().clone()))];
    for (number, member) in (0u32..).zip(book.members()) {
        let (joined_on, units) = (member.joined_on, member.units);
        writes.push(Write::Join { member: member_id(number), joined_on, units });
        if let Some(left_on) = member.left_on {
            writes.push(Write::Leave { member: member_id(number), left_on });
        }
    }
    for (number, paid) in (0u64..).zip(book.deposits()) {
        let deposit = Uuid::from_u64_pair(number, 8);
        let (on, member, amount) = (paid.on, member_id(paid.member), paid.amount);
        writes.push(Write::Deposit(store::Deposit { deposit, member, on, amount }));
    }
    for case in book.cases() {
        let (id, member) = (case.id.clone(), case.member.map(member_id));
        let (approved_on, aid) = (case.approved_on, case.aid);
        writes.push(Write::Approve { case: id.clone(), member, approved_on, aid });
        if let Some(withdrawn_on) = case.withdrawn_on {
            writes.push(Write::Withdraw { case: id, withdrawn_on });
        }
    }
    let batch = Batch::of_pool(Uuid::from_u64_pair(1, 1), 1, writes);
    community.store.commit(batch).await.expect("a sound book");
    let schedule = Schedule {
        time_zone: "Asia/Shanghai".to_owned(),
        business_date: FROM.yesterday().expect("a day"),
        first_round_from: FROM,
    };
    set_schedule(community, 1, schedule).await.expect("a schedule");
}

/// The rounds that a store has settled are the first of those the core settles, so many of them.
pub async fn compare(community: &Community, book: &Book, rounds: usize) {
    let settlement = pool::settle(book, |_| {}).expect("a sound book");
    let kept = community.store.rounds(1).await.expect("the rounds");
    assert_eq!(kept.len(), rounds);
    for (kept, settled) in kept.iter().zip(settlement.rounds()) {
        assert_eq!(kept, settled);
    }
}

/// The first instant of a day in the time zone of the tests.
pub fn instant(day: Date) -> Timestamp {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    day.to_zoned(zone).expect("a day").timestamp()
}
