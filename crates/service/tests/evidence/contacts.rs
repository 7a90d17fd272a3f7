//! Emergency contacts: at most three, sealed, and seen with a reason.

use crate::world::{World, at, id, new, on_both, person, photo, refused};
use casework::checks::Paper;
use casework::person::Standing;
use ledger::Rejection;
use service::cases::{Contact, look_up_contacts, name_contacts};
use service::people::erase_person;
use store::{LookUp, StoreFailure, person_reads};

fn contact(number: u64, relation: &str) -> Contact {
    Contact { person: id(1, number), relation: relation.to_owned() }
}

async fn name(world: &World, batch: u64, list: &[Contact]) -> Result<bool, StoreFailure> {
    let named = name_contacts(&world.community, id(14, batch), id(1, 1), list).await;
    named.map(|done| done.repeated)
}

async fn look(world: &World, number: u64, reason: &str) -> Result<Vec<Contact>, StoreFailure> {
    let (look_up, account, person) = (id(7, number), id(4, 9), id(1, 1));
    let look_up = LookUp { look_up, account, person, reason: reason.to_owned(), at: at() };
    look_up_contacts(&world.community, look_up).await
}

#[test]
fn contacts_are_three_others_who_are_registered() {
    on_both(async |world| {
        let neighbour = contact(2, "邻居");
        let list = [neighbour.clone(), contact(3, "a friend")];
        let too_many = [2, 3, 4, 5].map(|number| contact(number, "x"));
        let long = "x".repeat(101);
        for (batch, list, expected) in [
            (1, &too_many[..], Rejection::ContactsTooMany),
            (2, &[contact(1, "myself")], Rejection::ContactsTooMany),
            (3, &[neighbour.clone(), contact(2, "again")], Rejection::ContactsTooMany),
            (4, &[contact(77, "nobody")], Rejection::ContactsTooMany),
            (5, &[contact(2, " ")], Rejection::CaseWordsInvalid),
            (6, &[contact(2, &long)], Rejection::CaseWordsInvalid),
        ] {
            assert_eq!(name(world, batch, list).await, refused(expected), "{batch}");
        }
        assert_eq!(name(world, 7, &list).await, Ok(false));
        assert_eq!(name(world, 7, &list).await, Ok(true), "a repeat");
        assert_eq!(name(world, 7, &list[..1]).await, refused(Rejection::BatchIdUsed));
        assert_eq!(look(world, 1, "").await, refused(Rejection::LookUpReasonMissing));
        assert_eq!(look(world, 2, "nobody answers").await, Ok(list.to_vec()));
        assert_eq!(name(world, 8, &list[..1]).await, Ok(false), "in place of the first list");
        assert_eq!(look(world, 3, "nobody answers").await, Ok(vec![neighbour]));
        let mut reader = world.community.store.reader().await.expect("a reader");
        let looks = person_reads::look_ups(&mut *reader, id(1, 1)).await.expect("the log");
        assert_eq!(looks.iter().filter(|one| one.reason == "nobody answers").count(), 2);
        drop(reader);
        // The second member may now act for the first.
        let case = world.case(1).await;
        let added = world.add(&person(2), &case, &new(1, Paper::Bills), &photo(1, 500)).await;
        assert_eq!(added.map(|added| added.by), Ok(Standing::Applicant));
        erase_person(&world.community, id(6, 77), id(1, 3)).await.expect("an erasure");
        assert_eq!(name(world, 9, &[contact(3, "x")]).await, refused(Rejection::ContactsTooMany));
        let nobody = name_contacts(&world.community, id(14, 10), id(1, 77), &[]).await;
        assert_eq!(nobody.map(|_| ()), refused(Rejection::PersonUnknown));
    });
}
