//! Redacted copies: for the public, and provably of one original.

use crate::world::{POOL, TODAY, World, at, id, new, on_both, person, photo, refused, staff};
use casework::checks::Paper;
use ledger::Rejection;
use service::cases::{
    NewEvidence, RedactionProof, open_redacted, prove_redaction, redacted_copies,
};
use service::principal::Principal;
use service::roles::Role;
use sha2::{Digest, Sha256};
use store::{StoreFailure, person_reads};
use vault::evidence::redaction::{RedactionSalt, proves};

/// A redacted copy of the file 901, under this number.
fn copy(number: u64) -> NewEvidence {
    NewEvidence { redacts: Some(id(11, 901)), ..new(number, Paper::Identity) }
}

async fn proof(
    world: &World,
    by: &Principal,
    (case, number): (&str, u64),
    reason: &str,
) -> Result<RedactionProof, StoreFailure> {
    let which = (POOL, case, id(11, number));
    prove_redaction(&world.community, by, which, reason, (TODAY, at())).await
}

#[test]
fn a_copy_is_public_with_its_case_and_proves_its_original() {
    on_both(async |world| {
        let case = world.case(1).await;
        let clerk = staff(Role::IntakeClerk);
        let early = NewEvidence { redacts: Some(id(11, 1)), ..new(2, Paper::Identity) };
        world.add(&clerk, &case, &new(1, Paper::Identity), &photo(1, 400)).await.expect("a file");
        world.add(&clerk, &case, &early, &photo(2, 400)).await.expect("a copy");
        let which = (POOL, case.as_str());
        let hidden = redacted_copies(&world.community, which).await;
        assert_eq!(hidden, refused(Rejection::CaseFileUnknown), "the case is not public yet");
        let hidden = open_redacted(&world.community, (POOL, &case, id(11, 2))).await.map(|_| ());
        assert_eq!(hidden, refused(Rejection::CaseFileUnknown));
        world.on_notice(&case).await;
        let redacted = photo(3, 2_000);
        world.add(&clerk, &case, &copy(3), &redacted).await.expect("a copy");
        let public = redacted_copies(&world.community, which).await.expect("the copies");
        let ids: Vec<_> = public.iter().map(|one| one.evidence).collect();
        assert_eq!(ids, [id(11, 2), id(11, 3)]);
        let opened = open_redacted(&world.community, (POOL, &case, id(11, 3))).await;
        let opened = opened.expect("the copy");
        assert_eq!((opened.name.as_str(), opened.size), ("", redacted.len().try_into().unwrap()));
        for original in [id(11, 901), id(11, 1), id(11, 77)] {
            let opened = open_redacted(&world.community, (POOL, &case, original)).await;
            assert_eq!(opened.map(|_| ()), refused(Rejection::EvidenceUnknown));
        }
        let auditor = staff(Role::Auditor);
        let shown = proof(world, &auditor, (&case, 3), "an appeal").await.expect("a proof");
        assert_eq!((shown.original, shown.link), (id(11, 901), public[1].link));
        assert_eq!(shown.copy_sha256, <[u8; 32]>::from(Sha256::digest(&redacted)));
        let salt = RedactionSalt::from_bytes(shown.salt);
        assert!(proves(&shown.link, &salt, &shown.original_sha256, &shown.copy_sha256));
        assert!(!proves(&public[0].link, &salt, &shown.original_sha256, &shown.copy_sha256));
        let mut reader = world.community.store.reader().await.expect("a reader");
        let looks = person_reads::look_ups(&mut *reader, id(1, 1)).await.expect("the log");
        let said = format!("evidence {}: an appeal", id(11, 3));
        assert!(looks.iter().any(|one| (one.account, &one.reason) == (auditor.account, &said)));
        drop(reader);
        for (by, number, reason, expected) in [
            (&auditor, 3, "", Rejection::LookUpReasonMissing),
            (&auditor, 901, "why", Rejection::EvidenceUnknown),
            (&person(1), 3, "why", Rejection::NotPermitted),
            (&person(2), 3, "why", Rejection::NotPermitted),
            (&staff(Role::Treasurer), 3, "why", Rejection::NotPermitted),
        ] {
            let found = proof(world, by, (&case, number), reason).await;
            assert_eq!(found, refused(expected), "{number}");
        }
    });
}

#[test]
fn a_copy_is_made_by_staff_of_a_file_that_is_there_and_was_redacted() {
    on_both(async |world| {
        let case = world.case(1).await;
        world.on_notice(&case).await;
        let clerk = staff(Role::IntakeClerk);
        world.add(&clerk, &case, &copy(1), &photo(9, 700)).await.expect("a copy");
        let unredacted = photo(101, 3_000);
        let of_a_copy = NewEvidence { redacts: Some(id(11, 1)), ..copy(2) };
        let of_nothing = NewEvidence { redacts: Some(id(11, 77)), ..copy(2) };
        let there = world.stored().len();
        for (by, new, file, expected) in [
            (&person(1), copy(2), photo(8, 700), Rejection::NotPermitted),
            (&person(2), copy(2), photo(8, 700), Rejection::NotPermitted),
            (&clerk, of_a_copy, photo(8, 700), Rejection::EvidenceUnknown),
            (&clerk, of_nothing, photo(8, 700), Rejection::EvidenceUnknown),
            (&clerk, copy(2), unredacted, Rejection::NoticeTextPersonal),
            (&clerk, copy(2), photo(102, 3_000), Rejection::NoticeTextPersonal),
        ] {
            let added = world.add(by, &case, &new, &file).await;
            assert_eq!(added.map(|_| ()), refused(expected));
        }
        world.deleted_down_to(there).await;
    });
}
