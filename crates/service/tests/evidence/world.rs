//! A community with the village plan, two members, staff, and a folder of evidence.

use bytes::Bytes;
use casework::bill::BillLine;
use casework::checks::Paper;
use casework::conditions;
use casework::definition::ItemAnswer;
use casework::harm::Urgency;
use casework::reading::Verdict;
use casework::report::Life;
use casework::step::HumanStep;
use futures_util::stream::{Stream, iter};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use local_postgres::{TestDatabase, test_database};
use money::Amount;
use rules::values::Answer;
use rules::{Rulebook, RulebookFiles};
use service::Community;
use service::cases::{
    AddedEvidence, NewEvidence, OpenCase, OpenedEvidence, Reporting, StepAsked, Words,
    add_evidence, open_evidence, reckon, report, take_step,
};
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::publish;
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;
use store::sign_in::Strength;
use store::{Sex, Store, StoreFailure};
use tempfile::TempDir;
use uuid::Uuid;
use vault::evidence::{EvidencePlace, EvidenceSettings};
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

/// The pool of these tests.
pub const POOL: i64 = 1;

/// The condition that is reported, and the day of its first diagnosis.
const CONDITION: &str = "acute_myocardial_infarction";
const EVENT: Date = date(2027, 5, 20);

/// What the hospital billed, in fen.
const BILLS: Amount = Amount::from_minor(9_000_000);

/// The business date of what happens to a case.
pub const TODAY: Date = date(2027, 6, 1);

/// Which paper the machine asks for in the village.
const NEEDED: [Paper; 6] = [
    Paper::Identity,
    Paper::Diagnosis,
    Paper::Report,
    Paper::MedicalHistory,
    Paper::BankAccount,
    Paper::Bills,
];

/// A community on one of the engines; its places go away with the value.
pub struct World {
    pub community: Community,
    pub evidence: TempDir,
    _place: Result<TempDir, TestDatabase>,
}

/// Runs a test in a community of each engine, with the members 1 and 2 of the village.
pub fn on_both(test: impl AsyncFn(&World)) {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("cases.sqlite").to_str().expect("UTF-8").to_owned();
    let database = test_database("evidence").expect("a PostgreSQL server for tests");
    for (address, place) in [(file, Ok(folder)), (database.url.clone(), Err(database))] {
        runtime.block_on(async {
            let mut entropy = SeededEntropy::new([7; 32]);
            let keys = MasterKeys::generate(&mut entropy);
            let receipt_key = ReceiptKey::generate("village.example/receipts", &mut entropy);
            let store = Store::open(&address).await.expect("the store opens");
            let entropy = Box::new(entropy);
            let community = Community::new(store, keys, receipt_key.expect("a name"), entropy);
            let evidence = tempfile::tempdir().expect("a temporary folder");
            let settings = EvidenceSettings::Folder(evidence.path().to_owned());
            let files = EvidencePlace::open(&settings).expect("a folder of evidence");
            let community = community.with_evidence(files);
            let world = World { community, evidence, _place: place };
            world.found().await;
            test(&world).await;
        });
    }
}

pub fn id(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind << 48 | 0x7000, 1 << 63 | number)
}

pub fn at() -> Timestamp {
    "2027-06-01T08:00:00Z".parse().expect("an instant")
}

pub fn refused<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// A person who signed in; a member where they are one of the plan.
pub fn person(number: u64) -> Principal {
    let proof = Proof::Session(Strength::Password);
    Principal { account: id(4, number), person: Some(id(1, number)), roles: Vec::new(), proof }
}

/// Somebody of the staff, who is nobody to the members.
pub fn staff(role: Role) -> Principal {
    let place = Role::ALL.iter().position(|one| *one == role).unwrap();
    let account = id(4, 100 + u64::try_from(place).unwrap());
    let roles = vec![(Line::MutualAid, role)];
    Principal { account, person: None, roles, proof: Proof::Session(Strength::TwoFactors) }
}

/// A photo of so many bytes of picture; another mark makes another photo.
pub fn photo(mark: u8, length: usize) -> Vec<u8> {
    let head =
        b"\xff\xd8\xff\xc0\0\x0b\x08\x0b\xb8\x0f\xa0\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0";
    let data: Vec<u8> = (0..250).cycle().skip(usize::from(mark)).take(length).collect();
    [&head[..], &data, b"\xff\xd9"].concat()
}

/// A file as a network sends it.
pub fn chunks(file: &[u8]) -> impl Stream<Item = Result<Bytes, io::Error>> + use<> {
    let pieces: Vec<_> = file.chunks(9_001).map(|piece| Ok(piece.to_vec().into())).collect();
    iter(pieces)
}

pub fn new(number: u64, paper: Paper) -> NewEvidence {
    NewEvidence {
        evidence: id(11, number),
        paper,
        name: format!("C:\\scans\\scan {number}.jpg"),
        redacts: None,
    }
}

fn village() -> RulebookFiles {
    let text = |name: &str| {
        let path = format!("../../rulebooks/village/2026-12-01/{name}");
        std::fs::read_to_string(path).expect("a file of the rulebook")
    };
    RulebookFiles {
        plan: "village".to_owned(),
        version: "2026-12-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

impl World {
    /// Publishes the rules and joins two members.
    async fn found(&self) {
        let files = (&village(), date(2026, 12, 1));
        publish(&self.community, id(9, 1), POOL, files).await.expect("the rules");
        let rulebook = Rulebook::read(&village()).expect("a sound rulebook");
        for number in 1..=2 {
            self.register(number).await;
            self.join(&rulebook, number).await;
        }
        self.register(3).await;
    }

    async fn register(&self, number: u64) {
        let record = PersonRecord {
            name: format!("甲某某{number}（虚构）"),
            document_kind: "passport".to_owned(),
            document_number: format!("ZZ-0000-{number}"),
            born: date(1990, 3, 5),
            sex: Some(Sex::Female),
            phone: format!("+999 000 {number}"),
            address: String::new(),
        };
        let done = register_person(&self.community, id(6, number), id(1, number), &record).await;
        done.expect("a person");
    }

    async fn join(&self, rulebook: &Rulebook, number: u64) {
        let questions = rulebook.values.declaration.iter();
        let answers: BTreeMap<String, Answer> =
            questions.map(|one| (one.id.clone(), one.barred_by.other())).collect();
        let joining = Joining {
            batch: id(2, number),
            pool: POOL,
            member: id(3, number),
            person: id(1, number),
            account: id(4, number),
            units: 1,
            answers,
            consent: Consent::Given,
            on: date(2026, 12, 5),
            at: "2026-12-05T08:00:00Z".parse().expect("an instant"),
            deposit: Some((id(5, number), Amount::from_minor(500_000))),
            closing_announced_on: None,
        };
        join(&self.community, rulebook, &joining).await.expect("a receipt");
    }

    /// A case of a member, reported by the member; the machine has asked for papers.
    pub async fn case(&self, number: u64) -> String {
        let reporting = Reporting {
            event_on: EVENT,
            condition: Some(CONDITION.to_owned()),
            cause: None,
            life: Life::Living,
            urgency: Urgency::InTreatment,
            bills: BILLS,
            spending: Amount::ZERO,
            words: Words::of_text("pain in the chest"),
        };
        let (member, key) = ((POOL, id(3, number)), (id(10, number), &reporting));
        let by = person(number);
        let done = report(&self.community, &by, member, key, (TODAY, at())).await;
        done.expect("a case").answer
    }

    pub async fn add(
        &self,
        by: &Principal,
        case: &str,
        new: &NewEvidence,
        file: &[u8],
    ) -> Result<AddedEvidence, StoreFailure> {
        let which = (POOL, case);
        add_evidence(&self.community, by, which, new, chunks(file), (TODAY, at())).await
    }

    pub async fn open(
        &self,
        by: &Principal,
        (case, evidence): (&str, u64),
        reason: &str,
    ) -> Result<OpenedEvidence, StoreFailure> {
        let which = (POOL, case, id(11, evidence));
        open_evidence(&self.community, by, which, reason, (TODAY, at())).await
    }

    /// The names of what lies in the folder of evidence.
    pub fn stored(&self) -> Vec<String> {
        let found = std::fs::read_dir(self.evidence.path()).expect("the folder");
        found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Waits until no more lies in the folder than this many files, which others delete.
    pub async fn deleted_down_to(&self, count: usize) {
        for _ in 0..10_000 {
            if self.stored().len() <= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("{} files are left", self.stored().len());
    }

    async fn step(&self, by: &Principal, case: &str, step: HumanStep, words: Words) {
        let open = OpenCase::read(&self.community, POOL, case).await.expect("the case");
        let asked = StepAsked { step, words, seen: open.file.steps };
        let key = (id(12, u64::from(open.file.steps)), &asked);
        let taken = take_step(&self.community, by, (POOL, case), key, (TODAY, at())).await;
        taken.expect("a step");
    }

    /// Brings a case of member 1 to the public: the papers of the numbers from 901 on, a decision,
    /// and a second reading.
    pub async fn on_notice(&self, case: &str) {
        let (applicant, clerk) = (person(1), staff(Role::IntakeClerk));
        for (number, paper) in (901..).zip(NEEDED) {
            let file = photo(u8::try_from(number % 200).unwrap(), 3_000);
            self.add(&applicant, case, &new(number, paper), &file).await.expect("a paper");
        }
        let open = OpenCase::read(&self.community, POOL, case).await.expect("the case");
        if open.file.state == "papers_asked" {
            self.step(&applicant, case, HumanStep::SendPapers, Words::default()).await;
        }
        self.step(&clerk, case, HumanStep::Forward, Words::default()).await;
        let reckoned = reckon(&self.community, &clerk, (POOL, case), Some(BILLS), TODAY).await;
        let aid = reckoned.expect("a reckoning").decision.expect("an aid").amount;
        let items = conditions::find(CONDITION).expect("a condition").items.len();
        let items = vec![ItemAnswer::Met; items];
        let bills = vec![BillLine { billed: BILLS, accepted: BILLS, because: None }];
        let words = Words { items, bills, ..Words::of_text("all of the definition is met") };
        let verdict = Verdict::Approve { aid };
        let (first, second) = (staff(Role::MedicalReviewer), staff(Role::SecondReviewer));
        self.step(&first, case, HumanStep::Decide(verdict), words.clone()).await;
        self.step(&second, case, HumanStep::ReadAgain(verdict), words).await;
        let open = OpenCase::read(&self.community, POOL, case).await.expect("the case");
        assert_eq!(open.file.state, "notice");
    }
}
