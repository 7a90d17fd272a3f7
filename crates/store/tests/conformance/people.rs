//! People and memberships: unique documents, stale edits, erasure that keeps the accounts.

use crate::random_pool::village_of_four;
use crate::{Place, compare, keep, member_id, places, run};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use rules::sharing::OverLimit;
use store::{
    AgingOut, Batch, BirthYearCount, Committed, Ending, EndingReason, Guardian, LookUp, Membership,
    NO_POOL, NewMembership, NewPerson, PersonId, PersonWrite, Rejoining, Sex, Store, StoreFailure,
    Write, person_reads,
};
use uuid::Uuid;

/// Runs a test on each engine, with a fresh store.
fn on_both(test: impl AsyncFn(Place, Store)) {
    for place in places() {
        run(async {
            let store = place.open().await;
            test(place, store).await;
        });
    }
}

fn person(number: u64) -> PersonId {
    Uuid::from_u64_pair(5, number)
}

fn register(number: u64, documents: &[u8]) -> PersonWrite {
    PersonWrite::Register(NewPerson {
        person: person(number),
        sealed: vec![1, 2, 3],
        wrapped_key: vec![7; 77],
        master_key: 1,
        documents: documents.iter().map(|byte| [*byte; 32]).collect(),
        masked_index: [9; 32],
    })
}

fn correct(number: u64, version: u32, document: u8) -> PersonWrite {
    let (person, documents) = (person(number), vec![[document; 32]]);
    PersonWrite::Correct { person, version, sealed: vec![4], documents, masked_index: [9; 32] }
}

fn enrol(member: u32, number: u64, rejoining: Rejoining) -> PersonWrite {
    PersonWrite::Enrol(NewMembership {
        member: member_id(member),
        membership: membership(number),
        rejoining,
        balance_secret: [6; 16],
    })
}

fn membership(number: u64) -> Membership {
    Membership {
        person: person(number),
        version: [9; 32],
        joined_at: "2020-01-01T08:00:00Z".parse::<Timestamp>().expect("an instant"),
        birth_year: 1990,
        sex: Some(Sex::Female),
        ages_out_month: date(2050, 3, 1),
        receipt: vec![8; 5],
        commitment: Some([3; 32]),
    }
}

async fn commit(
    store: &Store,
    pool: i64,
    writes: Vec<PersonWrite>,
) -> Result<Committed, StoreFailure> {
    let writes = writes.into_iter().map(|write| Write::Person(Box::new(write))).collect();
    commit_writes(store, pool, writes).await
}

async fn commit_writes(
    store: &Store,
    pool: i64,
    writes: Vec<Write>,
) -> Result<Committed, StoreFailure> {
    // What a batch is named does not matter here; each has another content.
    let named = Batch::of_pool(Uuid::nil(), pool, writes);
    let (id, _) = named.fingerprint.split_at(16);
    let id = Uuid::from_slice(id).expect("16 bytes");
    store.commit(Batch { id, ..named }).await
}

fn refused(rejection: Rejection) -> Result<Committed, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

#[test]
fn a_document_belongs_to_one_person() {
    on_both(async |_, store| {
        commit(&store, NO_POOL, vec![register(1, &[1])]).await.expect("a person");
        // The newest index is free, an older one is taken.
        for documents in [&[1][..], &[2, 1]] {
            let taken = commit(&store, NO_POOL, vec![register(2, documents)]).await;
            assert_eq!(taken, refused(Rejection::DocumentTaken));
        }
        let again = commit(&store, NO_POOL, vec![register(1, &[3])]).await;
        assert_eq!(again, refused(Rejection::PersonDuplicate));
        commit(&store, NO_POOL, vec![register(2, &[2])]).await.expect("another person");
        let taken = commit(&store, NO_POOL, vec![correct(2, 1, 1)]).await;
        assert_eq!(taken, refused(Rejection::DocumentTaken));
        let mut session = store.reader().await.expect("a reader");
        for (document, holder) in [(1, Some(person(1))), (2, Some(person(2))), (3, None)] {
            let found = person_reads::document_holder(&mut *session, [document; 32]).await;
            assert_eq!(found, Ok(holder));
        }
    });
}

#[test]
fn several_people_share_a_masked_index() {
    on_both(async |_, store| {
        for number in [1, 2, 3] {
            let person = vec![register(number, &[u8::try_from(number).expect("few")])];
            commit(&store, NO_POOL, person).await.expect("a person");
        }
        commit(&store, NO_POOL, vec![PersonWrite::Erase { person: person(2) }])
            .await
            .expect("an erasure");
        let mut session = store.reader().await.expect("a reader");
        for (index, limit, found) in [(9, 9, &[1, 3][..]), (9, 1, &[1]), (8, 9, &[])] {
            let known = person_reads::by_masked_index(&mut *session, [index; 32], limit).await;
            assert_eq!(known, Ok(found.iter().copied().map(person).collect()));
        }
    });
}

#[test]
fn a_stale_edit_is_refused() {
    on_both(async |_, store| {
        commit(&store, NO_POOL, vec![register(1, &[1])]).await.expect("a person");
        commit(&store, NO_POOL, vec![correct(1, 1, 1)]).await.expect("the first edit");
        let stale = commit(&store, NO_POOL, vec![correct(1, 1, 2)]).await;
        assert_eq!(stale, refused(Rejection::EditStale));
        commit(&store, NO_POOL, vec![correct(1, 2, 2)]).await.expect("an edit of what is there");
        let unknown = commit(&store, NO_POOL, vec![correct(9, 1, 2)]).await;
        assert_eq!(unknown, refused(Rejection::PersonUnknown));
        let mut session = store.reader().await.expect("a reader");
        let row = person_reads::person(&mut *session, person(1)).await.expect("the person");
        assert_eq!((row.version, row.sealed), (3, vec![4]));
    });
}

#[test]
fn a_look_is_logged_with_its_reason_or_refused() {
    on_both(async |_, store| {
        commit(&store, NO_POOL, vec![register(1, &[1])]).await.expect("a person");
        let at = "2020-01-02T03:04:05.000006Z".parse().expect("an instant");
        let look_up = |reason: &str| LookUp {
            look_up: Uuid::from_u64_pair(6, 1),
            account: Uuid::from_u64_pair(7, 1),
            person: person(1),
            reason: reason.to_owned(),
            at,
        };
        let silent = commit(&store, NO_POOL, vec![PersonWrite::LookUp(look_up(" "))]).await;
        assert_eq!(silent, refused(Rejection::LookUpReasonMissing));
        let said = look_up("case 4 is examined");
        commit(&store, NO_POOL, vec![PersonWrite::LookUp(said.clone())]).await.expect("a look");
        let mut session = store.reader().await.expect("a reader");
        assert_eq!(person_reads::look_ups(&mut *session, person(1)).await, Ok(vec![said]));
    });
}

/// What is personal goes, what the pool reckons with stays: it settles as the core does.
#[test]
fn erasure_keeps_the_accounts_and_the_statistics() {
    on_both(async |_, store| {
        let (book, _) = village_of_four(OverLimit::Prorate, None);
        keep(&store, 1, &book).await.expect("a sound book");
        let joining = vec![register(1, &[1]), enrol(0, 1, Rejoining::Allowed)];
        commit(&store, 1, joining).await.expect("a membership");
        let erase = || vec![PersonWrite::Erase { person: person(1) }];
        let early = commit(&store, NO_POOL, erase()).await;
        assert_eq!(early, refused(Rejection::EraseWhileMember));
        let before = store.member(1, member_id(0), book.through()).await.expect("a member");
        let leave = Write::Leave { member: member_id(0), left_on: date(2099, 1, 1) };
        commit_writes(&store, 1, vec![leave]).await.expect("a leaving");
        commit(&store, NO_POOL, erase()).await.expect("an erasure");
        let mut session = store.reader().await.expect("a reader");
        let row = person_reads::person(&mut *session, person(1)).await.expect("the row");
        assert_eq!((row.sealed, row.wrapped_key), (Vec::new(), None));
        let holder = person_reads::document_holder(&mut *session, [1; 32]).await;
        assert_eq!(holder, Ok(None));
        let membership_kept = person_reads::membership(&mut *session, 1, member_id(0)).await;
        assert_eq!(membership_kept, Ok(membership(1)));
        let counted = BirthYearCount { birth_year: 1990, sex: Some(Sex::Female), count: 1 };
        assert_eq!(person_reads::birth_years(&mut *session, 1).await, Ok(vec![counted]));
        drop(session);
        compare(&store, 1, &book).await.expect("the pool as the core settles it");
        assert_eq!(store.member(1, member_id(0), book.through()).await, Ok(before));
        let late = commit(&store, NO_POOL, vec![correct(1, 2, 1)]).await;
        assert_eq!(late, refused(Rejection::PersonErased));
    });
}

#[test]
fn a_person_has_one_membership_of_a_pool_at_a_time() {
    on_both(async |_, store| {
        let (book, _) = village_of_four(OverLimit::Prorate, None);
        keep(&store, 1, &book).await.expect("a sound book");
        let joining = vec![register(1, &[1]), enrol(0, 1, Rejoining::Allowed)];
        commit(&store, 1, joining).await.expect("a membership");
        let twice = commit(&store, 1, vec![enrol(1, 1, Rejoining::Allowed)]).await;
        assert_eq!(twice, refused(Rejection::AlreadyInPool));
        let nobody = commit(&store, 1, vec![enrol(77, 1, Rejoining::Allowed)]).await;
        assert_eq!(nobody, refused(Rejection::MemberUnknown));
        let leave = Write::Leave { member: member_id(0), left_on: date(2030, 1, 1) };
        let ending = Ending {
            member: member_id(0),
            reason: EndingReason::Left,
            article: 12,
            decided_on: date(2029, 12, 1),
        };
        let end = || Write::Person(Box::new(PersonWrite::End(ending)));
        commit_writes(&store, 1, vec![leave, end()]).await.expect("a leaving");
        let over = commit_writes(&store, 1, vec![end()]).await;
        assert_eq!(over, refused(Rejection::MembershipOver));
        let barred = commit(&store, 1, vec![enrol(1, 1, Rejoining::Refused)]).await;
        assert_eq!(barred, refused(Rejection::MayNotRejoin));
        let again = commit(&store, 1, vec![enrol(1, 1, Rejoining::Allowed)]).await;
        again.expect("a second membership, after the first");
        let mut session = store.reader().await.expect("a reader");
        let kept = person_reads::ending(&mut *session, 1, member_id(0)).await;
        assert_eq!(kept, Ok(Some(ending)));
        let all = person_reads::memberships_of(&mut *session, person(1)).await.expect("two");
        let ends: Vec<Option<Date>> = all.iter().map(|one| one.left_on).collect();
        assert_eq!(ends, [Some(date(2030, 1, 1)), None]);
        // Who has left is not among them; a page goes on behind its last one.
        let march = date(2050, 3, 1);
        let one = AgingOut { month: march, member: member_id(1), person: person(1) };
        for (month, after, limit, expected) in [
            (date(2050, 2, 1), None, 9, vec![]),
            (march, None, 0, vec![]),
            (march, None, 9, vec![one]),
            (march, Some(one), 9, vec![]),
        ] {
            let aging = person_reads::aging_out(&mut *session, (1, month), after, limit).await;
            assert_eq!(aging, Ok(expected), "{month} {after:?}");
        }
    });
}

#[test]
fn payers_guardians_and_payees_are_kept_in_order() {
    on_both(async |_, store| {
        let (book, _) = village_of_four(OverLimit::Prorate, None);
        keep(&store, 1, &book).await.expect("a sound book");
        let mut writes: Vec<PersonWrite> = (0u8..3)
            .flat_map(|number| {
                let person = u64::from(number);
                let enrol = enrol(u32::from(number), person, Rejoining::Refused);
                [register(person, &[number]), enrol]
            })
            .collect();
        let pays = |member: u32, payer: Option<u64>| PersonWrite::Payer {
            member: member_id(member),
            payer: payer.map(person),
            since: date(2020, 1, 1),
        };
        writes.extend([pays(2, Some(0)), pays(1, Some(0)), pays(0, Some(0)), pays(0, None)]);
        let [guardian, self_guardian] = [0, 1].map(|guardian| Guardian {
            ward: person(1),
            guardian: person(guardian),
            since: date(2020, 1, 1),
            until: Some(date(2031, 1, 1)),
        });
        writes.push(PersonWrite::Guardian(guardian));
        for sealed in [vec![vec![1]], vec![vec![3], vec![2]]] {
            writes.push(PersonWrite::Payees { person: person(1), sealed });
        }
        commit(&store, 1, writes).await.expect("a family");
        let own = commit(&store, 1, vec![PersonWrite::Guardian(self_guardian)]).await;
        assert_eq!(own, refused(Rejection::GuardianUnfit));
        let mut session = store.reader().await.expect("a reader");
        let paid_for = person_reads::paid_for(&mut *session, 1, person(0)).await.expect("two");
        let mut joined: Vec<_> = [2, 1].map(|one| (book.members()[one].joined_on, one)).into();
        joined.sort_by_key(|(on, _)| *on);
        let expected: Vec<_> = joined
            .iter()
            .map(|(_, one)| member_id(u32::try_from(*one).expect("a small number")))
            .collect();
        let found: Vec<_> = paid_for.iter().map(|one| one.member).collect();
        assert_eq!(found, expected);
        for (member, payer) in [(0, None), (1, Some(person(0)))] {
            let found = person_reads::payer(&mut *session, 1, member_id(member)).await;
            assert_eq!(found, Ok(payer));
        }
        let guardians = person_reads::guardians(&mut *session, person(1)).await;
        assert_eq!(guardians, Ok(vec![guardian]));
        let payees = person_reads::payees(&mut *session, person(1)).await;
        assert_eq!(payees, Ok(vec![vec![3], vec![2]]));
    });
}
