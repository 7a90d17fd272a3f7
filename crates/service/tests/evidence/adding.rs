//! Adding files: who may, what of it is kept, and of what is refused nothing.

use crate::world::{
    POOL, TODAY, World, at, chunks, id, new, on_both, person, photo, refused, staff,
};
use bytes::Bytes;
use casework::checks::Paper;
use casework::person::Standing;
use casework::step::HumanStep;
use futures_util::StreamExt;
use futures_util::stream;
use ledger::Rejection;
use service::Community;
use service::cases::{
    FILES_OF_A_MEMBER_MAX, NewEvidence, OpenCase, StepAsked, Sweep, Words, add_evidence,
    evidence_list, open_evidence, open_redacted, prove_redaction, redacted_copies, sweep_orphans,
    take_step,
};
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use std::io;
use store::sign_in::Strength;
use store::{Batch, CaseWrite, Store, StoreFailure, Write};
use vault::evidence::MediaType;
use vault::{MasterKeys, ReceiptKey, SeededEntropy};

/// What a refusal is, or as what a file was added.
async fn tried(
    world: &World,
    by: &Principal,
    case: &str,
    (number, paper): (u64, Paper),
) -> Result<Standing, StoreFailure> {
    let file = photo(u8::try_from(number % 200).unwrap(), 500);
    world.add(by, case, &new(number, paper), &file).await.map(|added| added.by)
}

#[test]
fn who_may_add_a_file_adds_it_and_nobody_else() {
    on_both(async |world| {
        let case = world.case(1).await;
        let treasurer = staff(Role::Treasurer);
        let own = Principal { roles: vec![(Line::MutualAid, Role::IntakeClerk)], ..person(1) };
        let token = Principal { proof: Proof::Token(Vec::new()), ..staff(Role::IntakeClerk) };
        let weak = Proof::Session(Strength::Password);
        let weak = Principal { proof: weak, ..staff(Role::IntakeClerk) };
        let only = refused(Rejection::OnlyTheApplicant);
        let rows = [
            (person(1), Ok(Standing::Applicant), "the member"),
            (own, Ok(Standing::Applicant), "staff in their own case"),
            (staff(Role::IntakeClerk), Ok(Standing::IntakeClerk), "a clerk"),
            (staff(Role::Investigator), Ok(Standing::Investigator), "an investigator"),
            (staff(Role::MedicalReviewer), Ok(Standing::MedicalReviewer), "a reviewer"),
            (staff(Role::SecondReviewer), Ok(Standing::SecondReviewer), "a second reviewer"),
            (person(2), only.clone(), "another member, before the notice"),
            (person(3), only.clone(), "no member"),
            (treasurer, only.clone(), "a treasurer"),
            (staff(Role::Auditor), only.clone(), "an auditor"),
            (staff(Role::Juror), only, "a juror"),
            (token, refused(Rejection::ScopeMissing), "a program"),
            (weak, refused(Rejection::SecondFactorNeeded), "staff with a password alone"),
        ];
        for (number, (by, expected, name)) in (1..).zip(rows) {
            let there = world.stored().len();
            let found = tried(world, &by, &case, (number, Paper::Other)).await;
            assert_eq!(found, expected, "{name}");
            let added = usize::from(expected.is_ok());
            assert_eq!(world.stored().len(), there + added, "{name}");
        }
        let nowhere = tried(world, &person(1), "nothing", (50, Paper::Other)).await;
        assert_eq!(nowhere, refused(Rejection::CaseFileUnknown));
    });
}

#[test]
fn who_has_an_interest_or_declared_one_adds_nothing_as_staff() {
    on_both(async |world| {
        let case = world.case(1).await;
        let clerk = staff(Role::IntakeClerk);
        assert_eq!(tried(world, &clerk, &case, (1, Paper::Other)).await, Ok(Standing::IntakeClerk));
        let conflict = CaseWrite::Conflict {
            member: id(3, 1),
            case: case.clone(),
            account: clerk.account,
            at: at(),
        };
        let batch = Batch::of_pool(id(9, 7), POOL, vec![Write::Case(Box::new(conflict))]);
        world.community.store.commit(batch).await.expect("a declaration");
        let after = tried(world, &clerk, &case, (2, Paper::Other)).await;
        assert_eq!(after, refused(Rejection::ConflictDeclared));
        let own = Principal { roles: vec![(Line::MutualAid, Role::IntakeClerk)], ..person(1) };
        let strong = Principal { proof: Proof::Session(Strength::TwoFactors), ..own };
        let copy = NewEvidence { redacts: Some(id(11, 1)), ..new(3, Paper::Other) };
        let copied = world.add(&strong, &case, &copy, &photo(3, 500)).await;
        assert_eq!(copied, refused(Rejection::ConflictDeclared));
        assert_eq!(world.stored().len(), 1);
    });
}

#[test]
fn a_member_brings_what_an_objection_rests_on_to_a_public_case() {
    on_both(async |world| {
        let case = world.case(1).await;
        world.on_notice(&case).await;
        let only = refused(Rejection::OnlyTheApplicant);
        assert_eq!(tried(world, &person(2), &case, (1, Paper::Bills)).await, only);
        assert_eq!(tried(world, &person(3), &case, (2, Paper::Other)).await, only);
        let found = tried(world, &person(2), &case, (3, Paper::Other)).await;
        assert_eq!(found, Ok(Standing::Member));
        let words = Words { papers: vec![id(11, 3)], ..Words::of_text("this was years ago") };
        let step = HumanStep::Object { objection: id(13, 1) };
        let open = OpenCase::read(&world.community, POOL, &case).await.unwrap();
        let asked = StepAsked { step, words, seen: open.file.steps };
        let which = (POOL, case.as_str());
        let key = (id(12, 99), &asked);
        let taken = take_step(&world.community, &person(2), which, key, (TODAY, at())).await;
        taken.expect("an objection that rests on the file");
        for number in 4..3 + u64::try_from(FILES_OF_A_MEMBER_MAX).unwrap() {
            let more = tried(world, &person(2), &case, (number, Paper::Other)).await;
            assert_eq!(more, Ok(Standing::Member), "{number}");
        }
        let more = tried(world, &person(2), &case, (40, Paper::Other)).await;
        assert_eq!(more, refused(Rejection::TooMany));
        assert!(tried(world, &person(1), &case, (41, Paper::Other)).await.is_ok());
    });
}

#[test]
fn nothing_is_added_to_a_case_that_is_over() {
    on_both(async |world| {
        let case = world.case(1).await;
        let first = tried(world, &person(1), &case, (1, Paper::Identity)).await;
        assert_eq!(first, Ok(Standing::Applicant));
        let open = OpenCase::read(&world.community, POOL, &case).await.unwrap();
        let asked =
            StepAsked { step: HumanStep::Withdraw, words: Words::default(), seen: open.file.steps };
        let (which, key) = ((POOL, case.as_str()), (id(12, 1), &asked));
        let taken = take_step(&world.community, &person(1), which, key, (TODAY, at())).await;
        taken.expect("a withdrawal");
        for by in [person(1), staff(Role::IntakeClerk)] {
            let late = tried(world, &by, &case, (2, Paper::Other)).await;
            assert_eq!(late, refused(Rejection::StepNotNow));
        }
        let again = world.add(&person(1), &case, &new(1, Paper::Identity), &photo(1, 500)).await;
        assert!(again.is_ok_and(|added| added.repeated), "what was added before is answered");
        assert_eq!(world.stored().len(), 1);
    });
}

#[test]
fn the_same_upload_twice_is_kept_once_and_answered_the_same() {
    on_both(async |world| {
        let (case, other) = (world.case(1).await, world.case(2).await);
        let file = photo(1, 700_000);
        let one = new(1, Paper::Diagnosis);
        let first = world.add(&person(1), &case, &one, &file).await.expect("a file");
        assert_eq!(first.size, u64::try_from(file.len()).unwrap());
        assert_eq!((first.media_type, first.repeated), (MediaType::Jpeg, false));
        assert_eq!(first.used_elsewhere, 0);
        // Another case uses the same document, under a key of its own.
        let elsewhere = world.add(&person(2), &other, &new(2, Paper::Diagnosis), &file).await;
        assert_eq!(elsewhere.expect("a file").used_elsewhere, 1);
        let twice = world.add(&person(2), &other, &new(3, Paper::Report), &file).await;
        assert_eq!(twice.expect("a file").used_elsewhere, 1, "cases are counted, not files");
        let again = world.add(&person(1), &case, &one, &file).await.expect("the same");
        assert_eq!((again.used_elsewhere, again.repeated), (0, true), "as it was answered first");
        assert_eq!((again.sha256, again.size, again.by), (first.sha256, first.size, first.by));
        let before = world.stored();
        for (by, new, file, expected) in [
            (person(1), one.clone(), photo(2, 700_000), Rejection::EvidenceDuplicate),
            (staff(Role::IntakeClerk), one.clone(), file.clone(), Rejection::EvidenceDuplicate),
            (person(1), new(1, Paper::Bills), file.clone(), Rejection::BatchIdUsed),
        ] {
            let refused_now = world.add(&by, &case, &new, &file).await;
            assert_eq!(refused_now, refused(expected), "{new:?}", new = new.paper);
        }
        assert_eq!(world.stored(), before);
        assert_eq!(before.len(), 3);
    });
}

/// Two servers get the same upload at once: neither finds the other's row before it stores.
#[test]
fn the_same_upload_at_once_leaves_one_file() {
    on_both(async |world| {
        let case = world.case(1).await;
        let (file, one) = (photo(1, 90_000), new(1, Paper::Diagnosis));
        let by = person(1);
        let send = async || world.add(&by, &case, &one, &file).await;
        let (first, second) = futures_util::join!(send(), send());
        let (first, second) = (first.expect("an answer"), second.expect("an answer"));
        assert_eq!(first.sha256, second.sha256);
        assert!(first.repeated != second.repeated, "one of them was the first");
        assert_eq!(world.stored().len(), 1);
        let opened = world.open(&person(1), (&case, 1), "").await.expect("the file");
        assert_eq!(opened.stream.count().await, opened_chunks(file.len()));
    });
}

/// How many chunks of plain bytes a file has.
fn opened_chunks(length: usize) -> usize {
    length.div_ceil(16 * 1024)
}

#[test]
fn of_a_refused_or_broken_upload_nothing_is_left() {
    on_both(async |world| {
        let case = world.case(1).await;
        let file = photo(1, 900_000);
        let script = [&file[..], b"<script>"].concat();
        for (file, expected) in [
            (&b""[..], Rejection::EvidenceEmpty),
            (b"<svg><script>x()</script></svg>", Rejection::EvidenceTypeRefused),
            (&script, Rejection::EvidenceActive),
            (&file[..800_000], Rejection::EvidenceBroken),
        ] {
            let added = world.add(&person(1), &case, &new(1, Paper::Bills), file).await;
            assert_eq!(added, refused(expected));
            assert_eq!(world.stored(), Vec::<String>::new(), "{expected:?}");
        }
        let lost = stream::once(async { Err::<Bytes, _>(io::Error::other("lost")) });
        let cut = chunks(&file).take(80).chain(lost);
        let (which, one) = ((POOL, case.as_str()), new(1, Paper::Bills));
        let cut = add_evidence(&world.community, &person(1), which, &one, cut, (TODAY, at())).await;
        assert_eq!(cut, refused(Rejection::EvidenceBroken));
        assert_eq!(world.stored(), Vec::<String>::new());
        // The id of the case is a batch of this member already: the write is refused at the end.
        let taken = NewEvidence { evidence: id(10, 1), ..new(1, Paper::Bills) };
        let late = world.add(&person(1), &case, &taken, &file).await;
        assert_eq!(late, refused(Rejection::BatchIdUsed));
        assert_eq!(world.stored(), Vec::<String>::new());
        // Whoever sent it is gone in the middle, and with them the request.
        let waits = chunks(&file).take(80).chain(stream::pending());
        let by = person(1);
        let waiting = add_evidence(&world.community, &by, which, &one, waits, (TODAY, at()));
        let given_up = tokio::time::timeout(std::time::Duration::from_millis(300), waiting).await;
        assert!(given_up.is_err(), "it waits for the rest");
        world.deleted_down_to(0).await;
        assert!(world.add(&person(1), &case, &one, &file).await.is_ok(), "the key is still free");
    });
}

#[test]
fn without_a_place_for_files_every_use_case_says_so() {
    on_both(async |world| {
        let case = world.case(1).await;
        std::fs::remove_dir_all(world.evidence.path()).expect("the folder goes");
        std::fs::write(world.evidence.path(), "a file").expect("something else in its place");
        let one = new(1, Paper::Bills);
        let added = world.add(&person(1), &case, &one, &photo(1, 700_000)).await;
        let unavailable = Rejection::EvidenceStoreUnavailable;
        assert_eq!(added, refused(unavailable), "a folder that is gone");
        std::fs::remove_file(world.evidence.path()).expect("it goes again");
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.sqlite").to_str().unwrap().to_owned();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut entropy = SeededEntropy::new([7; 32]);
        let keys = MasterKeys::generate(&mut entropy);
        let receipt_key = ReceiptKey::generate("none.example/receipts", &mut entropy).unwrap();
        let store = Store::open(&file).await.unwrap();
        let none = Community::new(store, keys, receipt_key, Box::new(entropy));
        let (by, one) = (person(1), new(1, Paper::Bills));
        let (case, paper, when) = ((POOL, "c"), (POOL, "c", id(11, 1)), (TODAY, at()));
        let answers = [
            add_evidence(&none, &by, case, &one, chunks(b"x"), when).await.map(|_| ()),
            evidence_list(&none, &by, case, TODAY).await.map(|_| ()),
            open_evidence(&none, &by, paper, "why", when).await.map(|_| ()),
            prove_redaction(&none, &by, paper, "why", when).await.map(|_| ()),
            redacted_copies(&none, case).await.map(|_| ()),
            open_redacted(&none, paper).await.map(|_| ()),
            sweep_orphans(&none, Sweep::Counts, at()).await.map(|_| ()),
        ];
        for (place, answer) in answers.into_iter().enumerate() {
            assert_eq!(answer, refused(Rejection::EvidenceStoreUnavailable), "{place}");
        }
    });
}
