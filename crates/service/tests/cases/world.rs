//! The ferry plan with twelve members, and the people who work on its cases.

use casework::checks::Paper;
use casework::definition::ItemAnswer;
use casework::harm::Urgency;
use casework::reading::Verdict;
use casework::report::Life;
use casework::step::HumanStep;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use local_postgres::{TestDatabase, test_database};
use money::Amount;
use rules::{Rulebook, RulebookFiles};
use service::Community;
use service::cases::{OpenCase, Reporting, StepAsked, Words, report, take_step};
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::publish;
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use service::schedule::set_schedule;
use std::sync::atomic::{AtomicU64, Ordering};
use store::account::{Account, AccountRole, AccountWrite};
use store::sign_in::Strength;
use store::{Batch, CaseWrite, Evidence, NO_POOL, Schedule, Sex, Store, StoreFailure, Write};
use tempfile::TempDir;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

/// The pool of the plan.
pub const POOL: i64 = 1;

/// How many members there are.
pub const MEMBERS: u64 = 12;

/// The day on which they joined.
pub const JOINED: Date = date(2025, 9, 5);

/// A day on which every illness is covered.
pub const EVENT: Date = date(2026, 3, 2);

/// The day of the reports, right after a round was cut.
pub const DAY: Date = date(2026, 3, 10);

/// What the plan gives somebody of 36 years for a severe condition.
pub const AID: Amount = Amount::from_minor(10_000_000);

/// A community of one plan.
pub struct World {
    pub community: Community,
    pub rulebook: Rulebook,
    _folder: TempDir,
    _database: Option<TestDatabase>,
}

/// Runs a test in a community of each engine.
pub fn on_both(test: impl AsyncFn(&World)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    for postgres in [None, Some(test_database("service").expect("a PostgreSQL server for tests"))] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("ferry.sqlite").to_str().expect("UTF-8").to_owned();
        let address = postgres.as_ref().map_or(file, |database| database.url.clone());
        runtime.block_on(async {
            let community = community(&address).await;
            let (rulebook, _folder, _database) = (ferry(), folder, postgres);
            let world = World { community, rulebook, _folder, _database };
            world.found().await;
            test(&world).await;
        });
    }
}

async fn community(address: &str) -> Community {
    let mut entropy = SeededEntropy::new([7; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("ferry.example/receipts", &mut entropy);
    let store = Store::open(address).await.expect("the store opens");
    Community::new(store, keys, receipt_key.expect("a name"), Box::new(entropy))
}

fn files() -> RulebookFiles {
    let text = |name: &str| {
        let path = format!("../../rulebooks/ferry/2025-09-01/{name}");
        std::fs::read_to_string(path).expect("a file of the rulebook")
    };
    RulebookFiles {
        plan: "ferry".to_owned(),
        version: "2025-09-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

fn ferry() -> Rulebook {
    Rulebook::read(&files()).expect("a sound rulebook")
}

pub fn id(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind, number)
}

/// An id that no test has used.
pub fn fresh() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    id(99, NEXT.fetch_add(1, Ordering::Relaxed))
}

pub fn person(number: u64) -> Uuid {
    id(1, number)
}

pub fn member(number: u64) -> Uuid {
    id(3, number)
}

/// The middle of a day.
pub fn noon(day: Date) -> Timestamp {
    let at = day.at(12, 0, 0, 0).in_tz("UTC").expect("a day has a noon");
    at.timestamp()
}

/// A member, signed in with a password.
pub fn member_in(number: u64) -> Principal {
    let proof = Proof::Session(Strength::Password);
    Principal { account: id(4, number), person: Some(person(number)), roles: vec![], proof }
}

/// Somebody of the staff, signed in with two factors.
pub fn staff(number: u64, role: Role) -> Principal {
    let roles = vec![(Line::MutualAid, role)];
    let proof = Proof::Session(Strength::TwoFactors);
    Principal { account: id(5, number), person: None, roles, proof }
}

pub fn clerk() -> Principal {
    staff(1, Role::IntakeClerk)
}

pub fn reviewer() -> Principal {
    staff(2, Role::MedicalReviewer)
}

pub fn second() -> Principal {
    staff(3, Role::SecondReviewer)
}

pub fn third() -> Principal {
    staff(4, Role::SecondReviewer)
}

pub fn investigator() -> Principal {
    staff(6, Role::Investigator)
}

pub fn refused<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// A report of a severe illness, in the words of nobody.
pub fn reporting() -> Reporting {
    Reporting {
        event_on: EVENT,
        condition: Some("stroke".to_owned()),
        cause: None,
        life: Life::Living,
        urgency: Urgency::InTreatment,
        bills: Amount::ZERO,
        spending: Amount::ZERO,
        words: Words {
            text: "一天早上右手抬不起来（虚构）".to_owned(),
            hospital: "某医院（虚构）".to_owned(),
            ..Words::default()
        },
    }
}

/// Words that answer every item of the definition of a stroke alike.
pub fn items(answer: ItemAnswer) -> Words {
    let stroke = casework::conditions::find("stroke").expect("it is listed");
    Words { items: vec![answer; stroke.items.len()], ..Words::of_text("按材料（虚构）") }
}

pub fn approve() -> (Verdict, Words) {
    (Verdict::Approve { aid: AID }, items(ItemAnswer::Met))
}

pub fn refuse(reason: casework::reason::Reason) -> (Verdict, Words) {
    (Verdict::Refuse { reason }, items(ItemAnswer::NotMet))
}

impl World {
    async fn found(&self) {
        let published = date(2025, 8, 1);
        let done = publish(&self.community, id(8, 1), POOL, (&files(), published)).await;
        assert!(done.is_ok(), "{done:?}");
        let schedule = Schedule {
            time_zone: "Asia/Shanghai".to_owned(),
            business_date: JOINED,
            first_round_from: date(2025, 10, 1),
        };
        set_schedule(&self.community, POOL, schedule).await.expect("a schedule");
        for number in 1..=MEMBERS {
            self.join(number).await;
        }
        self.make_accounts().await;
    }

    async fn join(&self, number: u64) {
        let record = PersonRecord {
            name: "甲某某（虚构）".to_owned(),
            document_kind: "passport".to_owned(),
            document_number: format!("ZZ-{number:04}"),
            born: date(1990, 1, 1),
            sex: Some(Sex::Female),
            phone: String::new(),
            address: String::new(),
        };
        let key = id(6, number);
        register_person(&self.community, key, person(number), &record).await.expect("a person");
        let questions = self.rulebook.values.declaration.iter();
        let joining = Joining {
            batch: id(2, number),
            pool: POOL,
            member: member(number),
            person: person(number),
            account: id(4, number),
            units: 1,
            answers: questions.map(|one| (one.id.clone(), one.barred_by.other())).collect(),
            consent: Consent::Given,
            on: JOINED,
            at: noon(JOINED),
            deposit: Some((id(7, number), Amount::from_minor(100_000_000))),
            closing_announced_on: None,
        };
        join(&self.community, &self.rulebook, &joining).await.expect("a receipt");
    }

    /// The accounts of the investigators, which an assignment looks at.
    async fn make_accounts(&self) {
        let whose = [(6, None), (7, Some(person(1)))];
        for (number, person) in whose {
            let account = Account::new(
                id(5, number),
                person,
                [u8::try_from(number).expect("small"); 32],
                noon(JOINED),
            );
            let role = AccountRole {
                account: account.id,
                line: Line::MutualAid.slug().to_owned(),
                role: Role::Investigator.slug().to_owned(),
            };
            let (granted_by, checked_by, at) = (id(5, 90), id(5, 91), noon(JOINED));
            let grant = AccountWrite::Grant { role, granted_by, checked_by, at };
            let writes = vec![AccountWrite::Make(account), grant];
            self.write(NO_POOL, writes.into_iter().map(Write::Account).collect()).await;
        }
    }

    pub async fn write(&self, pool: i64, writes: Vec<Write>) {
        let batch = Batch::of_pool(fresh(), pool, writes);
        self.community.store.commit(batch).await.expect("it is written");
    }

    /// Reports a case of a member by the member.
    pub async fn reported(&self, number: u64) -> String {
        let who = (POOL, member(number));
        let asked = (fresh(), &reporting());
        let when = (DAY, noon(DAY));
        let done = report(&self.community, &member_in(number), who, asked, when).await;
        done.expect("a report").answer
    }

    /// Brings every paper a case may need, each another document.
    pub async fn bring_papers(&self, number: u64, case: &str) {
        for paper in Paper::ALL {
            self.bring(number, case, paper, id(4, number)).await;
        }
    }

    /// Brings one paper; answers its id.
    pub async fn bring(&self, number: u64, case: &str, paper: Paper, by: Uuid) -> Uuid {
        let evidence = fresh();
        let digest = [evidence.into_bytes(), [0; 16]].concat().try_into().expect("32 bytes");
        self.bring_document(number, case, (paper, evidence, digest), by).await;
        evidence
    }

    pub async fn bring_document(
        &self,
        number: u64,
        case: &str,
        (paper, evidence, digest): (Paper, Uuid, [u8; 32]),
        by: Uuid,
    ) {
        let evidence = Evidence {
            member: member(number),
            case: case.to_owned(),
            evidence,
            paper: paper.slug().to_owned(),
            digest,
            size: 1,
            media_type: "image/png".to_owned(),
            object: evidence.to_string(),
            sealed: vec![1],
            redacts: None,
            added_by: by,
            added_at: noon(DAY),
        };
        self.write(POOL, vec![Write::Case(Box::new(CaseWrite::AddEvidence(evidence)))]).await;
    }

    /// The case as it is now.
    pub async fn open(&self, case: &str) -> OpenCase {
        OpenCase::read(&self.community, POOL, case).await.expect("the case")
    }

    pub async fn state(&self, case: &str) -> String {
        self.open(case).await.file.state
    }

    /// Takes a step as somebody who has seen the case as it is.
    pub async fn step(
        &self,
        who: &Principal,
        case: &str,
        (step, words): (HumanStep, Words),
        on: Date,
    ) -> Result<String, StoreFailure> {
        let seen = self.open(case).await.file.steps;
        let asked = StepAsked { step, words, seen };
        let (key, when) = (fresh(), (on, noon(on)));
        let taken = take_step(&self.community, who, (POOL, case), (key, &asked), when).await?;
        assert!(!taken.repeated);
        Ok(self.state(case).await)
    }

    /// A case of a member that waits for its first decision.
    pub async fn reviewing(&self, number: u64) -> String {
        let case = self.reported(number).await;
        self.bring_papers(number, &case).await;
        let sent = (HumanStep::SendPapers, Words::default());
        let state = self.step(&member_in(number), &case, sent, DAY).await;
        assert_eq!(state.as_deref(), Ok("reported"), "people look at so large an aid");
        let forward = (HumanStep::Forward, Words::default());
        let state = self.step(&clerk(), &case, forward, DAY).await;
        assert_eq!(state.as_deref(), Ok("reviewing"));
        case
    }

    /// A case that two readers decided alike.
    pub async fn decided(&self, number: u64, (verdict, words): (Verdict, Words)) -> String {
        let case = self.reviewing(number).await;
        let first = (HumanStep::Decide(verdict), words.clone());
        self.step(&reviewer(), &case, first, DAY).await.expect("a decision");
        let again = (HumanStep::ReadAgain(verdict), words);
        self.step(&second(), &case, again, DAY).await.expect("a second reading");
        case
    }
}
