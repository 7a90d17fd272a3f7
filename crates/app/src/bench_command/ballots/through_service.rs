//! Ballots as people cast them: through the use case, which looks at each juror first.

use crate::bench_command::{CLIENTS_AT_SETUP, per_second};
use crate::demo_command::village;
use casework::harm::{Frailty, Urgency};
use casework::jury::Vote;
use casework::jury::draw::DRAW_NUMBERS;
use casework::report::{Life, REPORT, Report, Reporter};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::cases::OpenCase;
use service::cases::jury::{cast, commit_writes};
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::{PublishFailure, publish};
use service::principal::{Principal, Proof};
use std::sync::Arc;
use std::time::Instant;
use store::jury::{JuryWrite, Sitting};
use store::sign_in::Strength;
use store::{Batch, CaseFile, CaseStep, CaseWrite, MemberId, Store, StoreFailure, Write};
use tokio::task::JoinSet;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

const POOL: i64 = 1;

const CASE: &str = "case";

/// The day of joining, and that on which the jury sits.
const JOINED: Date = date(2026, 12, 1);
const SITS: Date = date(2027, 2, 1);

/// How many jurors are written at a time.
const JURORS_AT_ONCE: usize = 4_000;

/// A community with a jury that sits, and so many members who passed the test.
struct World {
    community: Community,
    rulebook: Rulebook,
}

/// Takes the ballots and answers how many a second.
pub async fn take(ballots: u32, clients: u32, address: &str) -> Result<f64, StoreFailure> {
    let world = Arc::new(World::at(address).await?);
    let setting_up = World::join_all(&world, ballots);
    setting_up.await?;
    world.sit(ballots).await?;
    let started = Instant::now();
    let vote = |world: Arc<World>, number| async move { world.vote(number).await };
    each(&world, (ballots, clients), vote).await?;
    Ok(per_second(ballots, started.elapsed()))
}

/// Does something for each number, with so many clients, each one at a time.
async fn each<F: Future<Output = Result<(), StoreFailure>> + Send + 'static>(
    world: &Arc<World>,
    (numbers, clients): (u32, u32),
    work: impl Fn(Arc<World>, u32) -> F + Copy + Send + 'static,
) -> Result<(), StoreFailure> {
    let mut running = JoinSet::new();
    for client in 0..clients {
        let world = Arc::clone(world);
        let numbers = (client..numbers).step_by(clients.try_into().unwrap_or(1));
        running.spawn(async move {
            for number in numbers {
                work(Arc::clone(&world), number).await?;
            }
            Ok::<(), StoreFailure>(())
        });
    }
    for done in running.join_all().await {
        done?;
    }
    Ok(())
}

impl World {
    async fn at(address: &str) -> Result<World, StoreFailure> {
        let mut entropy = SeededEntropy::new([1; 32]);
        let keys = MasterKeys::generate(&mut entropy);
        let receipt_key = ReceiptKey::generate("bench.example", &mut entropy)?;
        let store = Store::open(address).await?;
        let community = Community::new(store, keys, receipt_key, Box::new(entropy));
        let files = village();
        let published = publish(&community, Uuid::from_u64_pair(0, 1), POOL, (&files, JOINED));
        published.await.map_err(|failure| match failure {
            PublishFailure::Store(failure) => failure,
            PublishFailure::Faults(_) => Rejection::RulebookUnknown.into(),
        })?;
        let rulebook = Rulebook::read(&files).map_err(|_| Rejection::RulebookUnknown)?;
        Ok(World { community, rulebook })
    }

    /// Joins the jurors, and the member whose case it is behind them.
    async fn join_all(world: &Arc<World>, jurors: u32) -> Result<(), StoreFailure> {
        let join = |world: Arc<World>, number| async move { world.join(number).await };
        each(world, (jurors.saturating_add(1), CLIENTS_AT_SETUP), join).await?;
        let version = world.rulebook.version_id.bytes();
        let numbers: Vec<u32> = (0..jurors).collect();
        for (place, page) in (0..).zip(numbers.chunks(JURORS_AT_ONCE)) {
            let pass = |number: &u32| {
                let member = member(*number);
                let (on, at) = (JOINED, hour(JOINED, 9));
                Write::Case(Box::new(CaseWrite::PassJuror { member, version, on, at }))
            };
            let id = Uuid::from_u64_pair(1, place);
            let batch = Batch::of_pool(id, POOL, page.iter().map(pass).collect());
            world.community.store.commit(batch).await?;
        }
        Ok(())
    }

    async fn join(&self, number: u32) -> Result<(), StoreFailure> {
        let record = PersonRecord {
            name: format!("{number}"),
            document_kind: "passport".to_owned(),
            document_number: format!("ZZ-{number}"),
            born: date(1980, 1, 1),
            sex: None,
            phone: String::new(),
            address: String::new(),
        };
        let person = person(number);
        register_person(&self.community, of(5, number), person, &record).await?;
        let questions = self.rulebook.values.declaration.iter();
        let joining = Joining {
            batch: of(6, number),
            pool: POOL,
            member: member(number),
            person,
            account: of(3, number),
            units: 1,
            answers: questions.map(|one| (one.id.clone(), one.barred_by.other())).collect(),
            consent: Consent::Given,
            on: JOINED,
            at: hour(JOINED, 9),
            deposit: Some((of(7, number), Amount::from_minor(100_000))),
            closing_announced_on: None,
        };
        join(&self.community, &self.rulebook, &joining).await.map(|_| ())
    }

    /// The case of the last member comes before the jury.
    async fn sit(&self, last: u32) -> Result<(), StoreFailure> {
        let (member, case) = (member(last), CASE.to_owned());
        let (opens_at, closes_at) = (hour(SITS, 0), hour(SITS, 23));
        let report = Report {
            by: Reporter::Member,
            event_on: SITS,
            condition: Some("stroke".to_owned()),
            cause: None,
            life: Life::Living,
            urgency: Urgency::Ordinary,
            frailty: Frailty::Ordinary,
            bills: Amount::ZERO,
            spending: Amount::ZERO,
        };
        let file = CaseFile {
            member,
            case: case.clone(),
            state: "jury".to_owned(),
            queue: String::new(),
            harm: 0,
            owner: "members".to_owned(),
            due_on: Some(SITS),
            reported_on: SITS,
            event_on: SITS,
            condition: report.condition.clone(),
            version: self.rulebook.version_id.bytes(),
            value: Amount::from_minor(30_000_000),
            steps: 1,
            claim: None,
        };
        let step = CaseStep {
            step: 1,
            kind: REPORT.to_owned(),
            account: Some(of(3, last)),
            role: "applicant".to_owned(),
            on: SITS,
            at: opens_at,
            body: report.body(),
            sealed: None,
        };
        let begin = vec![Write::Case(Box::new(CaseWrite::Begin { file, step }))];
        let store = &self.community.store;
        store.commit(Batch::of_pool(Uuid::from_u64_pair(2, 1), POOL, begin)).await?;
        let open = OpenCase::read(&self.community, POOL, CASE).await?;
        let mut writes = commit_writes(&self.community, &open);
        let sitting = Sitting { opens_at, closes_at, threshold: DRAW_NUMBERS, quorum: 1_000 };
        let sits = JuryWrite::Open { member, case, sitting, on: SITS };
        writes.push(Write::Case(Box::new(CaseWrite::Jury(sits))));
        store.commit(Batch::of_pool(Uuid::from_u64_pair(2, 2), POOL, writes)).await.map(|_| ())
    }

    async fn vote(&self, number: u32) -> Result<(), StoreFailure> {
        let principal = Principal {
            account: of(3, number),
            person: Some(person(number)),
            roles: Vec::new(),
            proof: Proof::Session(Strength::Password),
        };
        let vote = if number.is_multiple_of(2) { Vote::For } else { Vote::Against };
        let (which, asked) = ((POOL, CASE), (of(8, number), vote));
        cast(&self.community, &principal, which, asked, (SITS, hour(SITS, 12))).await.map(|_| ())
    }
}

/// Ids come in no order of theirs.
fn of(kind: u64, number: u32) -> Uuid {
    let spread = u64::from(number.wrapping_mul(2_654_435_761));
    Uuid::from_u64_pair(spread << 32 | kind, u64::from(number))
}

fn person(number: u32) -> Uuid {
    of(1, number)
}

fn member(number: u32) -> MemberId {
    of(2, number)
}

fn hour(day: Date, hour: i8) -> Timestamp {
    let at = day.at(hour, 0, 0, 0).in_tz("UTC");
    at.map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
}
