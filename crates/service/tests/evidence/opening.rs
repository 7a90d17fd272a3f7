//! Listing and opening files: who sees which, and what is logged before.

use crate::world::{POOL, TODAY, World, id, new, on_both, person, photo, refused, staff};
use casework::checks::Paper;
use casework::person::Standing;
use futures_util::TryStreamExt;
use jiff::civil::date;
use ledger::Rejection;
use service::cases::{OpenedEvidence, evidence_list};
use service::people::erase_person;
use service::principal::{Principal, Proof};
use service::roles::{Action, Role};
use store::sign_in::Strength;
use store::{Batch, StoreFailure, Write, person_reads};
use uuid::Uuid;

async fn bytes(opened: OpenedEvidence) -> Result<Vec<u8>, Rejection> {
    let pieces: Vec<bytes::Bytes> = opened.stream.try_collect().await?;
    Ok(pieces.concat())
}

/// Who looked at the member's papers, and why.
async fn looks(world: &World) -> Vec<(Uuid, String)> {
    let mut reader = world.community.store.reader().await.expect("a reader");
    let all = person_reads::look_ups(&mut *reader, id(1, 1)).await.expect("the log");
    let of_files = all.into_iter().filter(|one| one.reason.starts_with("evidence "));
    of_files.map(|one| (one.account, one.reason)).collect()
}

async fn listed(
    world: &World,
    by: &Principal,
    case: &str,
) -> Result<Vec<(Uuid, Option<Standing>)>, StoreFailure> {
    let list = evidence_list(&world.community, by, (POOL, case), TODAY).await?;
    Ok(list.into_iter().map(|one| (one.evidence, one.by)).collect())
}

#[test]
fn each_sees_what_is_for_them_and_each_look_is_logged() {
    on_both(async |world| {
        let case = world.case(1).await;
        world.on_notice(&case).await;
        let clerk = staff(Role::IntakeClerk);
        for (by, number, paper) in
            [(person(1), 1, Paper::Bills), (clerk, 2, Paper::Report), (person(2), 3, Paper::Other)]
        {
            let file = photo(u8::try_from(number).unwrap(), 40_000);
            world.add(&by, &case, &new(number, paper), &file).await.expect("a file");
        }
        let reader =
            Principal { proof: Proof::Token(vec![Action::ReadCase]), ..staff(Role::Auditor) };
        let before = looks(world).await.len();
        let why = "to compare the bills";
        let own = [Ok("scan 1.jpg"), Ok("scan 2.jpg"), Err(Rejection::NotPermitted)];
        let unknown = Err(Rejection::EvidenceUnknown);
        let missing = [Err(Rejection::LookUpReasonMissing); 3];
        let no = [Err(Rejection::NotPermitted); 3];
        let all = [Ok("scan 1.jpg"), Ok("scan 2.jpg"), Ok("scan 3.jpg")];
        let weak = Proof::Session(Strength::Password);
        let weak = Principal { proof: weak, ..staff(Role::Auditor) };
        let rows = [
            ("the member", person(1), "", own),
            ("who objects", person(2), "", [unknown, unknown, Ok("scan 3.jpg")]),
            ("a clerk", staff(Role::IntakeClerk), why, all),
            ("a juror", staff(Role::Juror), why, no),
            ("a program that reads cases", reader, why, all),
            ("staff without a reason", staff(Role::Compliance), " \n", missing),
            ("a treasurer", staff(Role::Treasurer), why, no),
            ("no member", person(3), why, no),
            ("an auditor with a password", weak, why, [Err(Rejection::SecondFactorNeeded); 3]),
        ];
        let mut logged = Vec::new();
        for (name, by, reason, expected) in rows {
            for (number, expected) in (1..).zip(expected) {
                let opened = world.open(&by, (&case, number), reason).await;
                let expected = match expected {
                    Ok(called) => Ok(called.to_owned()),
                    Err(rejection) => refused(rejection),
                };
                let found = opened.as_ref().map(|opened| opened.name.clone());
                assert_eq!(found.map_err(Clone::clone), expected, "{name}: {number}");
                let Ok(opened) = opened else { continue };
                let file = photo(u8::try_from(number).unwrap(), 40_000);
                assert_eq!(opened.size, u64::try_from(file.len()).unwrap());
                assert_eq!(bytes(opened).await, Ok(file), "{name}: {number}");
                let said = if reason.is_empty() { String::new() } else { format!(": {reason}") };
                logged.push((by.account, format!("evidence {}{said}", id(11, number))));
            }
        }
        let mut found = looks(world).await.split_off(before);
        found.sort();
        logged.sort();
        assert_eq!(found, logged, "each look that showed something, and no other");
        let nothing = world.open(&person(1), (&case, 77), "").await.map(|_| ());
        assert_eq!(nothing, refused(Rejection::EvidenceUnknown));
    });
}

#[test]
fn a_list_says_as_what_somebody_added_and_names_nobody() {
    on_both(async |world| {
        let case = world.case(1).await;
        world.on_notice(&case).await;
        let clerk = staff(Role::IntakeClerk);
        let adders = [(person(1), 1), (clerk, 2), (person(2), 3)];
        for (by, number) in adders {
            let file = photo(u8::try_from(number).unwrap(), 500);
            world.add(&by, &case, &new(number, Paper::Other), &file).await.expect("a file");
        }
        let tail = [
            (id(11, 1), Some(Standing::Applicant)),
            (id(11, 2), Some(Standing::IntakeClerk)),
            (id(11, 3), Some(Standing::Member)),
        ];
        for by in [person(1), staff(Role::Auditor)] {
            let all = listed(world, &by, &case).await.expect("a list");
            assert_eq!(all.len(), 9);
            for one in tail {
                assert!(all.contains(&one), "{one:?}");
            }
        }
        assert_eq!(listed(world, &person(2), &case).await, Ok(vec![tail[2]]));
        for by in [person(3), staff(Role::Treasurer)] {
            assert_eq!(listed(world, &by, &case).await, refused(Rejection::NotPermitted));
        }
    });
}

#[test]
fn with_the_person_go_the_files_and_their_names() {
    on_both(async |world| {
        let case = world.case(1).await;
        let file = photo(1, 500);
        world.add(&person(1), &case, &new(1, Paper::Bills), &file).await.expect("a file");
        let leave = Write::Leave { member: id(3, 1), left_on: date(2027, 6, 2) };
        let leave = Batch::of_pool(id(9, 10), POOL, vec![leave]);
        world.community.store.commit(leave).await.expect("a leaving");
        erase_person(&world.community, id(6, 9), id(1, 1)).await.expect("an erasure");
        let auditor = staff(Role::Auditor);
        let opened = world.open(&auditor, (&case, 1), "to try").await.map(|_| ());
        assert_eq!(opened, refused(Rejection::PersonErased));
        let added = world.add(&auditor, &case, &new(2, Paper::Bills), &file).await;
        assert!(added.is_err());
        assert_eq!(listed(world, &auditor, &case).await, Ok(vec![(id(11, 1), None)]));
    });
}

/// Somebody who can write to the store of files, and not to the database.
#[test]
fn a_file_that_was_put_in_the_place_of_another_does_not_open() {
    on_both(async |world| {
        let case = world.case(1).await;
        for number in 1..=2 {
            let file = photo(u8::try_from(number).unwrap(), 100_000);
            world.add(&person(1), &case, &new(number, Paper::Bills), &file).await.expect("a file");
        }
        let paths: Vec<_> =
            world.stored().iter().map(|name| world.evidence.path().join(name)).collect();
        let between = world.evidence.path().join("between");
        std::fs::rename(&paths[0], &between).unwrap();
        std::fs::rename(&paths[1], &paths[0]).unwrap();
        std::fs::rename(&between, &paths[1]).unwrap();
        for number in 1..=2 {
            let opened = world.open(&person(1), (&case, number), "").await.expect("a stream");
            assert_eq!(bytes(opened).await, Err(Rejection::SealBroken));
        }
        std::fs::remove_file(&paths[0]).unwrap();
        std::fs::remove_file(&paths[1]).unwrap();
        let gone = world.open(&person(1), (&case, 1), "").await.map(|_| ());
        assert_eq!(gone, refused(Rejection::EvidenceUnknown));
    });
}
