//! A ferry plan with a small jury, its members, and people in every role who lead cases through.

use casework::definition::ItemAnswer;
use casework::harm::Urgency;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::report::Life;
use casework::step::{CalendarStep, HumanStep, Step};
use casework::{conditions, step_text};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use local_postgres::{TestDatabase, test_database};
use money::Amount;
use rules::calendar::RoundDates;
use rules::{Rulebook, RulebookFiles};
use service::Community;
use service::cases::{OpenCase, Reporting, StepAsked, Words, reckon, report, take_step};
use service::guardians::set_guardian;
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::publish;
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use store::case_reads::{carried_not_advanced, case_file};
use store::sign_in::Strength;
use store::{
    Batch, CaseFile, CaseStep, CaseWrite, Guardian, MemberId, Reading, StepFrom, Store,
    StoreFailure, Write,
};
use tempfile::TempDir;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

/// The pool of the tests.
pub const POOL: i64 = 1;

/// How many members there are.
pub const MEMBERS: u64 = 13;

/// The day on which they joined.
pub const JOINED: Date = date(2026, 8, 5);

/// The day of the diagnosis: soon after the waiting time, so that people look at it.
pub const EVENT: Date = date(2026, 11, 10);

/// The day on which cases are reported.
pub const REPORTED: Date = date(2026, 11, 20);

/// A community on one of the engines; its place goes away with the value.
pub struct World {
    pub community: Community,
    pub rulebook: Rulebook,
    next: AtomicU64,
    place: Result<TempDir, TestDatabase>,
}

/// Runs a test on each engine.
pub fn on_both(test: impl AsyncFn(&World)) {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("ferry.sqlite").to_str().expect("UTF-8").to_owned();
    let database = test_database("cases").expect("a PostgreSQL server for tests");
    let places = [(file, Ok(folder)), (database.url.clone(), Err(database))];
    for (address, place) in places {
        runtime.block_on(async { test(&World::at(&address, place).await).await });
    }
}

/// The ferry's rules with a small jury: of six drawn, three bind.
pub fn ferry() -> RulebookFiles {
    let text = |name: &str| {
        let path = format!("../../rulebooks/ferry/2026-08-01/{name}");
        std::fs::read_to_string(path).expect("a file of the rulebook")
    };
    let values = text("values.toml");
    let small = [("jury_drawn = { value = 300", "jury_drawn = { value = 6")];
    let small =
        small.into_iter().chain([("jury_quorum = { value = 30", "jury_quorum = { value = 3")]);
    let values = small.fold(values, |values, (before, after)| {
        assert!(values.contains(before), "{before}");
        values.replace(before, after)
    });
    RulebookFiles {
        plan: "ferry".to_owned(),
        version: "2026-08-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values,
        cases: text("cases.toml"),
    }
}

pub fn id(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind, number)
}

/// A member's id; those of one pool lie spread, as ids of time do not.
pub fn member(number: u64) -> MemberId {
    id(3, number.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// An hour of a day.
pub fn at(day: Date, hour: i8) -> Timestamp {
    day.at(hour, 0, 0, 0).in_tz("UTC").expect("UTC").timestamp()
}

pub fn refused<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// The person of a number, signed in; each is a member too.
pub fn person(number: u64) -> Principal {
    principal(id(4, number), Some(id(1, number)), &[])
}

/// Staff with a role, who are no members.
pub fn staff(number: u64, role: Role) -> Principal {
    principal(id(5, number), None, &[role])
}

pub fn principal(account: Uuid, person: Option<Uuid>, roles: &[Role]) -> Principal {
    let roles = roles.iter().map(|role| (Line::MutualAid, *role)).collect();
    Principal { account, person, roles, proof: Proof::Session(Strength::TwoFactors) }
}

pub fn clerk() -> Principal {
    staff(1, Role::IntakeClerk)
}

pub fn reviewer(number: u64) -> Principal {
    staff(10 + number, Role::MedicalReviewer)
}

pub fn second(number: u64) -> Principal {
    staff(20 + number, Role::SecondReviewer)
}

pub fn treasurer(number: u64) -> Principal {
    staff(30 + number, Role::Treasurer)
}

impl World {
    async fn at(address: &str, place: Result<TempDir, TestDatabase>) -> World {
        let mut entropy = SeededEntropy::new([11; 32]);
        let keys = MasterKeys::generate(&mut entropy);
        let receipt_key = ReceiptKey::generate("test.example", &mut entropy).expect("a key");
        let store = Store::open(address).await.expect("the store opens");
        let community = Community::new(store, keys, receipt_key, Box::new(entropy));
        let files = ferry();
        let rulebook = Rulebook::read(&files).expect("a sound rulebook");
        let day = date(2026, 8, 1);
        publish(&community, id(9, 0), POOL, (&files, day)).await.expect("a plan");
        let world = World { community, rulebook, next: AtomicU64::new(1), place };
        for number in 1..=MEMBERS {
            world.join(number, date(1980, 3, 5), JOINED).await;
        }
        world
    }

    /// Registers a person and lets them join.
    pub async fn join(&self, number: u64, born: Date, on: Date) {
        let record = PersonRecord {
            name: format!("甲某某{number}（虚构）"),
            document_kind: "passport".to_owned(),
            document_number: format!("ZZ-0000-{number}"),
            born,
            sex: None,
            phone: String::new(),
            address: String::new(),
        };
        let (community, person) = (&self.community, id(1, number));
        register_person(community, self.key(), person, &record).await.expect("a person");
        if born > date(2008, 1, 1) {
            let guardian = Guardian { ward: person, guardian: id(1, 1), since: on, until: None };
            set_guardian(community, self.key(), guardian).await.expect("a guardian");
        }
        let questions = self.rulebook.values.declaration.iter();
        let joining = Joining {
            batch: self.key(),
            pool: POOL,
            member: member(number),
            person,
            account: id(4, number),
            units: 1,
            answers: questions.map(|one| (one.id.clone(), one.barred_by.other())).collect(),
            consent: Consent::Given,
            on,
            at: at(on, 9),
            deposit: Some((self.key(), Amount::from_minor(100_000))),
            closing_announced_on: None,
        };
        join(community, &self.rulebook, &joining).await.expect("a membership");
    }

    /// Where the file of SQLite lies; nothing where another engine keeps the community.
    pub fn folder(&self) -> Option<&Path> {
        self.place.as_ref().ok().map(TempDir::path)
    }

    /// A key that was not used before.
    pub fn key(&self) -> Uuid {
        id(6, self.next.fetch_add(1, Ordering::Relaxed))
    }

    pub async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreFailure> {
        let batch = Batch::of_pool(self.key(), POOL, writes);
        self.community.store.commit(batch).await.map(|_| ())
    }

    pub async fn file(&self, case: &str) -> CaseFile {
        let mut reader = self.community.store.reader().await.expect("a reader");
        case_file(&mut *reader, POOL, case).await.expect("the file")
    }

    pub async fn open(&self, case: &str) -> OpenCase {
        OpenCase::read(&self.community, POOL, case).await.expect("the case")
    }

    /// Reports a tumour of a member, by the member.
    pub async fn report(&self, number: u64) -> String {
        self.report_as(&person(number), number, Life::Living).await
    }

    pub async fn report_as(&self, by: &Principal, number: u64, life: Life) -> String {
        let reporting = Reporting {
            event_on: EVENT,
            condition: Some("malignant_tumour".to_owned()),
            cause: None,
            life,
            urgency: Urgency::Ordinary,
            bills: Amount::ZERO,
            spending: Amount::ZERO,
            words: Words::of_text("a story"),
        };
        let asked = (self.key(), &reporting);
        let when = (REPORTED, at(REPORTED, 9));
        let done = report(&self.community, by, (POOL, member(number)), asked, when).await;
        done.expect("a report").answer
    }

    /// Takes a step on a day.
    pub async fn step(
        &self,
        by: &Principal,
        case: &str,
        step: HumanStep,
        on: Date,
    ) -> Result<(), StoreFailure> {
        let mut words = Words::of_text("some words");
        if let HumanStep::Decide(verdict)
        | HumanStep::ReadAgain(verdict)
        | HumanStep::ReadThird(verdict)
        | HumanStep::ReadAppeal(verdict) = &step
            && let Verdict::Approve { .. } = verdict
        {
            let listed = conditions::find("malignant_tumour").expect("it is listed");
            words.items = vec![ItemAnswer::Met; listed.items.len()];
        }
        let seen = self.file(case).await.steps;
        let asked = StepAsked { step, words, seen };
        let asked = (self.key(), &asked);
        let when = (on, at(on, 10));
        take_step(&self.community, by, (POOL, case), asked, when).await.map(|_| ())
    }

    /// What the article gives.
    pub async fn aid(&self, case: &str) -> Amount {
        let reckoned = reckon(&self.community, &clerk(), (POOL, case), None, REPORTED).await;
        reckoned.expect("a reckoning").decision.expect("an aid").amount
    }

    /// A case reported and decided by two, whichever way.
    pub async fn decided(&self, number: u64, refuse: Option<Reason>) -> String {
        let case = self.report(number).await;
        self.decide(&case, refuse).await;
        case
    }

    pub async fn decide(&self, case: &str, refuse: Option<Reason>) {
        let verdict = match refuse {
            Some(reason) => Verdict::Refuse { reason },
            None => Verdict::Approve { aid: self.aid(case).await },
        };
        let steps = [
            (clerk(), HumanStep::Forward),
            (reviewer(1), HumanStep::Decide(verdict)),
            (second(1), HumanStep::ReadAgain(verdict)),
        ];
        for (by, step) in steps {
            self.step(&by, case, step.clone(), REPORTED).await.unwrap_or_else(|failure| {
                panic!("{step:?}: {failure:?}");
            });
        }
    }

    /// A case that was refused, and refused again on appeal.
    pub async fn appealed(&self, number: u64) -> String {
        let reason = Reason::DeclarationWrong;
        let case = self.decided(number, Some(reason)).await;
        let verdict = Verdict::Refuse { reason };
        let steps = [
            (person(number), HumanStep::Appeal),
            (reviewer(2), HumanStep::ReadAppeal(verdict)),
            (second(2), HumanStep::ReadAppeal(verdict)),
        ];
        for (by, step) in steps {
            self.step(&by, &case, step, REPORTED).await.expect("a step of the appeal");
        }
        case
    }

    /// Cuts and settles a round, and lets the calendar carry what it carried.
    pub async fn settle(&self, cut: Date, settle: Date) {
        let round = vec![Write::Cut(RoundDates { cut, settle }), Write::Settle];
        self.commit(round).await.expect("a round");
        let mut reader = self.community.store.reader().await.expect("a reader");
        let carried = carried_not_advanced(&mut *reader, POOL, 100).await.expect("cases");
        drop(reader);
        for one in carried {
            let step = CalendarStep::Carry { round: one.round, due: one.due };
            self.calendar(&one.file.case, step, settle).await;
        }
    }

    /// A step of the calendar, as the job of the day takes it.
    pub async fn calendar(&self, case: &str, step: CalendarStep, on: Date) {
        let open = self.open(case).await;
        let step = Step::Calendar(step);
        let moved = open.case.take(&step, None, on).expect("a step that comes now").case;
        let mut file = open.file.clone();
        file.state = moved.state.slug().to_owned();
        file.queue = moved.state.queue().map_or("", casework::state::Queue::slug).to_owned();
        file.owner = moved.clock.map_or("nobody", |clock| clock.owner.slug()).to_owned();
        file.due_on = moved.clock.map(|clock| clock.due_on);
        file.steps = moved.steps;
        let kept = CaseStep {
            step: file.steps,
            kind: step.slug().to_owned(),
            account: None,
            role: "calendar".to_owned(),
            on,
            at: at(on, 1),
            body: step_text::body(&step),
            sealed: None,
        };
        let (reads, from) = (Reading::No, StepFrom::Outside);
        let advance = CaseWrite::Advance { file, step: kept, reads, from };
        self.commit(vec![Write::Case(Box::new(advance))]).await.expect("a step of the calendar");
    }
}
