//! A village with one member and one case, for measurements through the use cases and over HTTP.

use crate::demo_command::rulebooks;
use casework::harm::Urgency;
use casework::report::Life;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::cases::{Reporting, Words, report};
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::{PublishFailure, publish};
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use service::schedule::set_schedule;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use store::account::{Account, AccountRole, AccountWrite};
use store::sign_in::{SignInWrite, SignedInSession, Strength};
use store::{Batch, Schedule, Store, StoreFailure, Write};
use tokio::net::TcpListener;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy, Token};
use web::{Clock, Settings, Web, serve};

/// The pool of the village.
pub const POOL: i64 = 1;

/// The day of everything.
pub const DAY: Date = date(2027, 6, 1);

/// Opens the community at an address; the same seed has the same keys.
pub async fn open(address: &str, seed: u8) -> Result<Community, StoreFailure> {
    let mut entropy = SeededEntropy::new([seed; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("bench.example/receipts", &mut entropy)?;
    let store = Store::open(address).await?;
    Ok(Community::new(store, keys, receipt_key, Box::new(entropy)))
}

/// Serves a community on a port of its own.
pub async fn listen(community: Arc<Community>) -> Result<SocketAddr, StoreFailure> {
    // Without the limits that keep one client from asking as often as a measurement does.
    let settings = Settings { requests_per_second: None, ..Settings::default() };
    let web = Web::new(community, Clock::of_the_machine(), settings);
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(broken)?;
    let socket = listener.local_addr().map_err(broken)?;
    tokio::spawn(serve(listener, web, std::future::pending()));
    Ok(socket)
}

/// What the machine did not do.
pub fn broken(error: io::Error) -> StoreFailure {
    StoreFailure::Unavailable(error.to_string())
}

/// A member of the village, who signed in.
pub async fn member(community: &Community) -> Result<(Uuid, Principal), StoreFailure> {
    let now = Timestamp::now();
    let new = || community.new_id(now);
    let files = rulebooks::village();
    match publish(community, new(), POOL, (&files, date(2026, 12, 1))).await {
        Ok(_) => {}
        Err(PublishFailure::Store(failure)) => return Err(failure),
        Err(PublishFailure::Faults(_)) => return Err(Rejection::RulebookUnknown.into()),
    }
    let schedule = Schedule {
        time_zone: "Asia/Shanghai".to_owned(),
        business_date: DAY,
        first_round_from: date(2027, 6, 2),
    };
    set_schedule(community, POOL, schedule).await?;
    let rulebook = Rulebook::read(&files).map_err(|_| Rejection::RulebookUnknown)?;
    let record = PersonRecord {
        name: "甲某某（虚构）".to_owned(),
        document_kind: "passport".to_owned(),
        document_number: "ZZ-0000-1".to_owned(),
        born: date(1990, 3, 5),
        sex: None,
        phone: String::new(),
        address: String::new(),
    };
    let (person, member, account) = (new(), new(), new());
    register_person(community, new(), person, &record).await?;
    let questions = rulebook.values.declaration.iter();
    let joining = Joining {
        batch: new(),
        pool: POOL,
        member,
        person,
        account,
        units: 1,
        answers: questions.map(|one| (one.id.clone(), one.barred_by.other())).collect(),
        consent: Consent::Given,
        on: date(2026, 12, 5),
        at: now,
        deposit: Some((new(), Amount::from_minor(500_000))),
        closing_announced_on: None,
    };
    join(community, &rulebook, &joining).await?;
    let proof = Proof::Session(Strength::Password);
    Ok((member, Principal { account, person: Some(person), roles: Vec::new(), proof }))
}

/// A case that the member has reported.
pub async fn case(
    community: &Community,
    member: Uuid,
    by: &Principal,
) -> Result<String, StoreFailure> {
    let reporting = Reporting {
        event_on: date(2027, 5, 20),
        condition: Some("acute_myocardial_infarction".to_owned()),
        cause: None,
        life: Life::Living,
        urgency: Urgency::Ordinary,
        bills: Amount::from_minor(9_000_000),
        spending: Amount::ZERO,
        words: Words::of_text("a measurement"),
    };
    let (now, of) = (Timestamp::now(), (POOL, member));
    let key = (community.new_id(now), &reporting);
    Ok(report(community, by, of, key, (DAY, now)).await?.answer)
}

/// The secret of a session of somebody's new account, with their roles.
pub async fn session(community: &Community, by: &Principal) -> Result<String, StoreFailure> {
    let (token, now) =
        (community.with_entropy(|entropy| Token::generate(entropy)), Timestamp::now());
    let strength = match by.roles.is_empty() {
        true => Strength::Password,
        false => Strength::TwoFactors,
    };
    let opened = SignedInSession {
        digest: *token.digest().bytes(),
        account: by.account,
        made_at: now,
        seen_at: now,
        expires_at: now + SignedDuration::from_hours(1),
        strength,
    };
    let mut sign_in_index = [0; 32];
    sign_in_index[..16].copy_from_slice(by.account.as_bytes());
    let made = Account::new(by.account, by.person, sign_in_index, now);
    let mut writes =
        vec![Write::Account(AccountWrite::Make(made)), Write::SignIn(SignInWrite::Open(opened))];
    writes.extend(by.roles.iter().map(|(line, role)| {
        let (line, role) = (line.slug().to_owned(), role.slug().to_owned());
        let role = AccountRole { account: by.account, line, role };
        let (granted_by, checked_by) = (Uuid::from_u128(1), Uuid::from_u128(2));
        Write::Account(AccountWrite::Grant { role, granted_by, checked_by, at: now })
    }));
    community.store.commit(Batch::of_pool(community.new_id(now), 0, writes)).await?;
    Ok(token.secret_text().to_string())
}

/// Somebody of the staff.
pub fn staff(community: &Community, role: Role) -> Principal {
    Principal {
        account: community.new_id(Timestamp::now()),
        person: None,
        roles: vec![(Line::MutualAid, role)],
        proof: Proof::Session(Strength::TwoFactors),
    }
}
