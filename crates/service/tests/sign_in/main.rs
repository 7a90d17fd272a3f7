//! Signing in, roles, and two people for money, over both engines.

mod deposit_file;
#[cfg(feature = "passkeys")]
mod passkeys;
mod roles;
mod sessions;
mod two_people;

use jiff::Timestamp;
use jiff::civil::date;
use ledger::Rejection;
use local_postgres::{TestDatabase, test_database};
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Prepaid, Rounding, Sharing};
use service::Community;
use service::accounts::{NewAccount, create_account, enrol, found_community};
use service::money_entry::Entry;
use service::principal::{Principal, principal};
use service::proposals::{confirm, propose};
use service::roles::{Line, Role};
use service::sign_in::{Credentials, SignedIn, sign_in};
use store::{Batch, MemberId, Store, StoreFailure, Write};
use tempfile::TempDir;
use uuid::Uuid;
use vault::{MasterKeys, OneTimeSecret, ReceiptKey, SeededEntropy};

/// Seconds and the codes of the secret below then, from appendix B of RFC 6238.
pub(crate) const ENROLLED: (i64, &str) = (59, "287082");
pub(crate) const NOW: (i64, &str) = (1_111_111_109, "081804");
pub(crate) const NEXT: (i64, &str) = (1_111_111_111, "050471");

pub(crate) const PASSWORD: &str = "nine strangers in one boat";

/// The pool of these tests.
pub(crate) const POOL: i64 = 1;

/// A community on one of the engines; its place goes away with the value.
pub(crate) struct World {
    pub(crate) community: Community,
    _place: Result<TempDir, TestDatabase>,
}

/// Runs a test on each engine, over a pool with the members 1 and 2.
pub(crate) fn on_both(test: impl AsyncFn(&World)) {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("people.sqlite").to_str().expect("UTF-8").to_owned();
    let database = test_database("people").expect("a PostgreSQL server for tests");
    let places = [(file, Ok(folder)), (database.url.clone(), Err(database))];
    for (address, place) in places {
        runtime.block_on(async {
            let store = Store::open(&address).await.expect("the store opens");
            let mut entropy = SeededEntropy::new([3; 32]);
            let keys = MasterKeys::generate(&mut entropy);
            let receipt_key = ReceiptKey::generate("test.example", &mut entropy).expect("a key");
            let community = Community::new(store, keys, receipt_key, Box::new(entropy));
            let world = World { community, _place: place };
            open_pool(&world).await;
            test(&world).await;
        });
    }
}

async fn open_pool(world: &World) {
    let floor = Amount::ZERO;
    let sharing = Sharing {
        currency: Currency::CNY,
        funding: Funding::Prepaid(Prepaid { floor, recovery_days: 30, max_recoveries: 1 }),
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
    let join =
        |number| Write::Join { member: member(number), joined_on: date(2005, 1, 1), units: 1 };
    let writes = vec![Write::OpenPool(Box::new(sharing)), join(1), join(2)];
    let batch = Batch::of_pool(id(1), POOL, writes);
    world.community.store.commit(batch).await.expect("a new pool");
}

pub(crate) fn member(number: u64) -> MemberId {
    Uuid::from_u64_pair(7, number)
}

pub(crate) fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(8, number)
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

pub(crate) fn rejected<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// The balance of a member, in fen.
pub(crate) async fn balance(world: &World, number: u64) -> i64 {
    let on = date(2005, 3, 2);
    let found = world.community.store.member(POOL, member(number), on).await;
    found.expect("the member").balance.minor()
}

pub(crate) fn account(name: &str) -> NewAccount<'_> {
    NewAccount { id: account_id(name), person: None, name, password: Some(PASSWORD) }
}

/// The id of the account of a one-word name.
pub(crate) fn account_id(name: &str) -> Uuid {
    let number = name.bytes().fold(0u64, |sum, byte| sum * 31 + u64::from(byte));
    Uuid::from_u64_pair(9, number)
}

pub(crate) async fn enter(
    world: &World,
    name: &str,
    (second, code): (i64, &str),
) -> Result<SignedIn, StoreFailure> {
    let code = Some(code).filter(|code| !code.is_empty());
    sign_in(&world.community, Credentials { name, password: PASSWORD, code }, at(second)).await
}

pub(crate) async fn whose(world: &World, signed_in: &SignedIn, second: i64) -> Principal {
    let text = signed_in.token.secret_text();
    principal(&world.community, &text, at(second)).await.expect("a session")
}

/// Enrols the secret and signs in with a code.
pub(crate) async fn with_two_factors(world: &World, name: &str) -> Principal {
    let first = enter(world, name, (50, "")).await.expect("the password is enough so far");
    let weak = whose(world, &first, 50).await;
    let secret = OneTimeSecret::from_bytes(b"12345678901234567890").expect("a secret");
    let (second, code) = ENROLLED;
    enrol(&world.community, &weak, &secret, code, at(second)).await.expect("the first code");
    let entered = enter(world, name, NOW).await.expect("the right code");
    whose(world, &entered, NOW.0).await
}

/// The manager and the compliance officer of a new community.
pub(crate) async fn founders(world: &World) -> [Principal; 2] {
    let (manager, compliance) = (account("manager"), account("compliance"));
    found_community(&world.community, manager, compliance, at(1)).await.expect("two people");
    [with_two_factors(world, "manager").await, with_two_factors(world, "compliance").await]
}

/// Somebody with a role that the founders gave together.
pub(crate) async fn staff(
    world: &World,
    [manager, compliance]: &[Principal; 2],
    name: &str,
    role: Role,
) -> Principal {
    create_account(&world.community, account(name), at(2)).await.expect("a new name");
    let account = account_id(name);
    let entry = Entry::Role { account, line: Line::MutualAid, role };
    let proposal = world.community.new_id(at(3));
    let key = world.community.new_id(at(3));
    let (now, community) = (at(NOW.0), &world.community);
    propose(community, manager, (0, proposal), &entry, now).await.expect("a proposal");
    confirm(community, compliance, (proposal, key), now).await.expect("a second person");
    with_two_factors(world, name).await
}
