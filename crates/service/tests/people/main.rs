//! People from registration to erasure, on both engines.

mod ageing;
mod kin;
mod own_data;
mod proofs;
mod status;
mod told;

use jiff::Timestamp;
use jiff::civil::date;
use ledger::Rejection;
use local_postgres::{TestDatabase, test_database};
use money::Amount;
use rules::values::Answer;
use rules::{Rulebook, RulebookFiles};
use service::Community;
use service::joining::{Asking, Consent, Joining, JoiningPrice, join, quote_joining, receipt_of};
use service::notices::post::Post;
use service::people::{
    OpenedPerson, PersonRecord, correct_person, erase_person, look_up_person, register_person,
};
use service::public_log::folder::POLICY;
use service::public_log::witnessing::over_http;
use service::public_log::{CheckpointLock, LogFolder, LogKeys, PublicLog};
use service::receipt::{read_verifier, verify_receipt};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use store::{Batch, LookUp, Sex, Store, StoreFailure, Write, person_reads};
use tempfile::TempDir;
use tlog::policy::Policy;
use uuid::Uuid;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

const NAME: &str = "甲某某（虚构）";
pub(crate) const NUMBER: &str = "ZZ-0000-1234";
const PHONE: &str = "+999 000 0001";

pub(crate) struct World {
    pub(crate) community: Community,
    pub(crate) rulebook: Rulebook,
    pub(crate) mail: TempDir,
    _log: TempDir,
    folder: Option<TempDir>,
    _database: Option<TestDatabase>,
}

/// Runs a test in a community of each engine, with the village pool 1 open.
pub(crate) fn on_both(test: impl AsyncFn(&World)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("village.sqlite");
    let file = file.to_str().expect("a path in UTF-8").to_owned();
    let database = test_database("service").expect("a PostgreSQL server for tests");
    let url = database.url.clone();
    for (address, folder, database) in [(file, Some(folder), None), (url, None, Some(database))] {
        runtime.block_on(async {
            let mail = tempfile::tempdir().expect("a temporary folder");
            let post = Post::into_folder(mail.path(), "news@a.example", "https://a.example");
            let community = community(&address).await.with_post(post.expect("a way for mail"));
            let log = tempfile::tempdir().expect("a temporary folder");
            let community = community.with_log(log_in(log.path()));
            let rulebook = village();
            let world = World { community, rulebook, mail, _log: log, folder, _database: database };
            open_pool(&world, 1, &world.rulebook).await;
            test(&world).await;
        });
    }
}

pub(crate) async fn open_pool(world: &World, pool: i64, rulebook: &Rulebook) {
    let open = Write::OpenPool(Box::new(rulebook.sharing().clone()));
    let batch = Batch::of_pool(id(9, u64::try_from(pool).expect("a number")), pool, vec![open]);
    world.community.store.commit(batch).await.expect("a new pool");
}

async fn community(address: &str) -> Community {
    let mut entropy = SeededEntropy::new([7; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("village.example/receipts", &mut entropy);
    let store = Store::open(address).await.expect("the store opens");
    Community::new(store, keys, receipt_key.expect("a name"), Box::new(entropy))
}

/// A log without witnesses, its policy beside it.
fn log_in(path: &Path) -> PublicLog {
    let keys = LogKeys::generate("a.example/log", &mut SeededEntropy::new([8; 32]));
    let keys = keys.expect("a name");
    let [one, other] = keys.verifiers();
    let text = format!("log {one}\nlog {other}\nquorum none\n");
    let policy = Policy::from_text(text.as_bytes()).expect("a policy");
    let folder = LogFolder::open(path).expect("a folder");
    folder.write(POLICY, text.as_bytes()).expect("written");
    let lock = CheckpointLock::open(&path.join("lock")).expect("a folder");
    PublicLog::new(keys, folder, lock, (policy, Arc::new(over_http)))
}

fn village() -> Rulebook {
    rulebook("village", "2026-12-01")
}

pub(crate) fn files(plan: &str, version: &str) -> RulebookFiles {
    let text = |name: &str| {
        let path = format!("../../rulebooks/{plan}/{version}/{name}");
        std::fs::read_to_string(path).expect("a file of the rulebook")
    };
    RulebookFiles {
        plan: plan.to_owned(),
        version: version.to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

pub(crate) fn rulebook(plan: &str, version: &str) -> Rulebook {
    Rulebook::read(&files(plan, version)).expect("a sound rulebook")
}

pub(crate) fn id(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind, number)
}

pub(crate) fn record(number: &str) -> PersonRecord {
    PersonRecord {
        name: NAME.to_owned(),
        document_kind: "passport".to_owned(),
        document_number: number.to_owned(),
        born: date(1990, 3, 5),
        sex: Some(Sex::Female),
        phone: PHONE.to_owned(),
        address: String::new(),
    }
}

pub(crate) fn at() -> Timestamp {
    "2026-12-05T08:00:00Z".parse().expect("an instant")
}

pub(crate) fn answers(rulebook: &Rulebook) -> BTreeMap<String, Answer> {
    let questions = rulebook.values.declaration.iter();
    questions.map(|one| (one.id.clone(), one.barred_by.other())).collect()
}

pub(crate) fn joining(world: &World) -> Joining {
    Joining {
        batch: id(2, 1),
        pool: 1,
        member: id(3, 1),
        person: id(1, 1),
        account: id(4, 1),
        units: 1,
        answers: answers(&world.rulebook),
        consent: Consent::Given,
        on: date(2026, 12, 5),
        at: at(),
        deposit: Some((id(5, 1), Amount::from_minor(5_000))),
        closing_announced_on: None,
    }
}

pub(crate) async fn register(world: &World) {
    let done = register_person(&world.community, id(6, 1), id(1, 1), &record(NUMBER)).await;
    done.expect("a person");
}

pub(crate) async fn look(
    world: &World,
    number: u64,
    reason: &str,
) -> Result<OpenedPerson, StoreFailure> {
    let (look_up, account, person) = (id(7, number), id(4, 1), id(1, 1));
    let look_up = LookUp { look_up, account, person, reason: reason.to_owned(), at: at() };
    look_up_person(&world.community, look_up).await
}

pub(crate) fn refused<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

#[test]
fn nobody_sees_a_person_without_a_logged_reason() {
    on_both(async |world| {
        register(world).await;
        let silent = look(world, 1, "").await;
        assert_eq!(silent.map(|_| ()), refused(Rejection::LookUpReasonMissing));
        let opened = look(world, 2, "a question by telephone").await.expect("the person");
        assert!(opened.record == record(NUMBER));
        let mut session = world.community.store.reader().await.expect("a reader");
        let logged = person_reads::look_ups(&mut *session, id(1, 1)).await.expect("the log");
        let reasons: Vec<&str> = logged.iter().map(|one| one.reason.as_str()).collect();
        assert_eq!(reasons, ["a question by telephone"]);
    });
}

#[test]
fn a_document_is_found_however_it_is_typed_and_a_stale_correction_refused() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        let typed = record("ｚｚ００００１２３４");
        let twice = register_person(community, id(6, 2), id(1, 2), &typed).await;
        assert_eq!(twice, refused(Rejection::DocumentTaken));
        let nameless = PersonRecord { name: " ".to_owned(), ..record("ZZ9") };
        let nameless = register_person(community, id(6, 3), id(1, 3), &nameless).await;
        assert_eq!(nameless, refused(Rejection::PersonFieldMissing));
        let corrected = PersonRecord { phone: "+999 000 0002".to_owned(), ..record(NUMBER) };
        let version = (id(1, 1), 1);
        correct_person(community, id(6, 4), version, &corrected).await.expect("a correction");
        let stale = correct_person(community, id(6, 5), version, &record(NUMBER)).await;
        assert_eq!(stale, refused(Rejection::EditStale));
        let opened = look(world, 1, "to see the correction").await.expect("the person");
        assert!(opened.version == 2 && opened.record == corrected);
    });
}

#[test]
fn a_joining_is_told_beforehand() {
    let rulebook = village();
    let (born, on) = (date(1990, 3, 5), date(2026, 12, 5));
    let asking = Asking { born, on, answers: answers(&rulebook), closing_announced_on: None };
    let share = Amount::from_minor(123_456);
    let quote = quote_joining(&rulebook, &asking, share).expect("a quote");
    assert_eq!(quote.refusal, None);
    assert_eq!(
        (quote.in_force_on, quote.illness_covered_on),
        (date(2026, 12, 6), date(2027, 3, 6))
    );
    assert!(quote.bands.iter().all(|band| band.age_through >= 36) && !quote.bands.is_empty());
    let JoiningPrice::Prepaid { floor, keeps_cover, .. } = quote.price else {
        panic!("the village is paid beforehand");
    };
    assert_eq!(Ok(keeps_cover), floor.plus(share));
    let barring = rulebook.values.declaration[0].clone();
    let mut barred = asking;
    barred.answers.insert(barring.id, barring.barred_by);
    let quote = quote_joining(&rulebook, &barred, share).expect("a quote");
    let refusal = quote.refusal.expect("it bars");
    assert_eq!((refusal.rejection, refusal.article), (Rejection::DeclarationBars, 3));
    assert!(quote.declaration[0].bars && !quote.declaration[1].bars);
}

#[test]
fn a_joining_gives_a_receipt_that_anybody_can_check() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        let withheld = Joining { consent: Consent::Withheld, ..joining(world) };
        let withheld = join(community, &world.rulebook, &withheld).await;
        assert_eq!(withheld, refused(Rejection::ConsentMissing));
        let note = join(community, &world.rulebook, &joining(world)).await.expect("a receipt");
        // Asked again later: the same answer, and the money counts once.
        let later = Joining { at: "2026-12-06T00:00:00Z".parse().unwrap(), ..joining(world) };
        let repeated = join(community, &world.rulebook, &joining(world)).await;
        assert_eq!(repeated.as_ref(), Ok(&note));
        assert_eq!(join(community, &world.rulebook, &later).await, Ok(note.clone()));
        let member = community.store.member(1, id(3, 1), date(2026, 12, 6)).await;
        assert_eq!(member.expect("a member").balance, Amount::from_minor(5_000));
        let other = Joining { units: 2, ..joining(world) };
        let other = join(community, &world.rulebook, &other).await;
        assert_eq!(other, refused(Rejection::BatchIdUsed));
        let verifier = community.receipt_key.signer().verifier();
        let verifier = read_verifier(&verifier.text()).expect("a verifier");
        let receipt = verify_receipt(note.as_bytes(), &verifier).expect("it verifies");
        assert_eq!((receipt.member, receipt.plan.as_str()), (id(3, 1), "village/2026-12-01"));
        for place in 0..note.len() {
            let mut bent = note.clone().into_bytes();
            bent[place] ^= 1;
            assert!(verify_receipt(&bent, &verifier).is_err(), "byte {place}");
        }
    });
}

/// The receipt of a seeded key, to the byte: version 1 never changes.
#[test]
fn the_text_of_a_receipt_is_the_golden_one() {
    on_both(async |world| {
        register(world).await;
        let note = join(&world.community, &world.rulebook, &joining(world)).await;
        let note = note.expect("a receipt");
        let verifier = world.community.receipt_key.signer().verifier().text();
        for (name, found) in [("receipt", note), ("verifier", verifier)] {
            let path = format!("tests/people/{name}.golden.txt");
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&path, &found).expect("the golden file is written");
            }
            assert_eq!(found, std::fs::read_to_string(path).expect("the golden file"));
        }
    });
}

#[test]
fn after_an_erasure_nobody_can_open_anything() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        join(community, &world.rulebook, &joining(world)).await.expect("a receipt");
        let early = erase_person(community, id(6, 2), id(1, 1)).await;
        assert_eq!(early, refused(Rejection::EraseWhileMember));
        let leave = Write::Leave { member: id(3, 1), left_on: date(2026, 12, 20) };
        let leave = Batch::of_pool(id(9, 10), 1, vec![leave]);
        community.store.commit(leave).await.expect("a leaving");
        erase_person(community, id(6, 2), id(1, 1)).await.expect("an erasure");
        let seen = look(world, 9, "to try").await;
        assert_eq!(seen.map(|_| ()), refused(Rejection::PersonErased));
        let receipt = receipt_of(community, 1, id(3, 1)).await;
        assert_eq!(receipt, refused(Rejection::PersonErased));
        let member = community.store.member(1, id(3, 1), date(2026, 12, 6)).await;
        assert_eq!(member.expect("the account").balance, Amount::from_minor(5_000));
        // The document is free again: the person may come back as somebody new.
        let again = register_person(community, id(6, 3), id(1, 2), &record(NUMBER)).await;
        again.expect("a new registration");
    });
}

/// Every byte of the files of SQLite, its log included.
#[test]
fn nothing_personal_lies_in_the_clear() {
    on_both(async |world| {
        let Some(folder) = &world.folder else { return };
        register(world).await;
        join(&world.community, &world.rulebook, &joining(world)).await.expect("a receipt");
        let mut found_the_pool = false;
        for file in std::fs::read_dir(folder.path()).expect("the folder") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("its bytes");
            let holds = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            found_the_pool |= holds(b"pool.opened");
            for text in [NAME, NUMBER, PHONE, "ZZ00001234", "1990-03-05", "malignant_tumour"] {
                assert!(!holds(text.as_bytes()), "{text} lies in the clear");
            }
        }
        assert!(found_the_pool, "what is not sealed is found this way");
    });
}
