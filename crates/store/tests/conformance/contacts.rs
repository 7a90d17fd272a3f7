//! Emergency contacts: at most three, each registered, and gone with whom they name.

use crate::case_world::{on_both, refused};
use ledger::Rejection;
use store::case_reads::{contacts_of, wards_of_contact};
use store::{
    Batch, CaseWrite, NO_POOL, NewPerson, PersonId, PersonWrite, Store, StoreFailure, Write,
};
use uuid::Uuid;

fn person(number: u8) -> PersonId {
    Uuid::from_u64_pair(5, number.into())
}

async fn write(store: &Store, number: u8, write: PersonWrite) {
    let id = Uuid::from_u64_pair(6, number.into());
    let batch = Batch::of_pool(id, NO_POOL, vec![Write::Person(Box::new(write))]);
    store.commit(batch).await.expect("a person");
}

/// Contacts concern no pool.
async fn name(store: &Store, number: u64, write: CaseWrite) -> Result<(), StoreFailure> {
    let id = Uuid::from_u64_pair(7, number);
    let batch = Batch::of_pool(id, NO_POOL, vec![Write::Case(Box::new(write))]);
    store.commit(batch).await.map(|_| ())
}

fn contacts(of: u8, named: &[u8]) -> CaseWrite {
    let contacts = named.iter().map(|number| (person(*number), vec![*number])).collect();
    CaseWrite::Contacts { person: person(of), contacts }
}

#[test]
fn a_person_names_up_to_three_people_who_are_registered() {
    on_both(async |_, store| {
        for number in 1..=5 {
            let new = NewPerson {
                person: person(number),
                sealed: vec![1],
                wrapped_key: vec![7; 77],
                master_key: 1,
                documents: vec![[number; 32]],
                masked_index: [9; 32],
            };
            write(&store, number, PersonWrite::Register(new)).await;
        }
        let table = [
            (contacts(1, &[2]), Ok(())),
            (contacts(1, &[4, 2, 3]), Ok(())),
            (contacts(3, &[2]), Ok(())),
            (contacts(1, &[2, 3, 4, 5]), refused(Rejection::ContactsTooMany)),
            (contacts(1, &[9]), refused(Rejection::ContactsTooMany)),
            (contacts(1, &[2, 2]), refused(Rejection::SchemaForbids)),
            (contacts(1, &[1]), refused(Rejection::SchemaForbids)),
            (contacts(9, &[1]), refused(Rejection::PersonUnknown)),
        ];
        for (number, (write, expected)) in (0..).zip(table) {
            assert_eq!(name(&store, number, write.clone()).await, expected, "{write:?}");
        }
        let named = async |of| {
            let mut reader = store.reader().await.expect("a reader");
            contacts_of(&mut *reader, person(of)).await.expect("contacts")
        };
        let wards = async |of| {
            let mut reader = store.reader().await.expect("a reader");
            wards_of_contact(&mut *reader, person(of)).await.expect("people")
        };
        let all = |numbers: &[u8]| -> Vec<(PersonId, Vec<u8>)> {
            numbers.iter().map(|number| (person(*number), vec![*number])).collect()
        };
        assert_eq!(named(1).await, all(&[4, 2, 3]));
        assert_eq!(wards(2).await, [person(1), person(3)]);
        write(&store, 10, PersonWrite::Erase { person: person(2) }).await;
        assert_eq!(named(1).await, all(&[4, 3]));
        assert!(wards(2).await.is_empty());
        let erased = name(&store, 90, contacts(1, &[2])).await;
        assert_eq!(erased, refused(Rejection::ContactsTooMany));
        write(&store, 11, PersonWrite::Erase { person: person(1) }).await;
        assert_eq!((named(1).await, wards(4).await), (Vec::new(), Vec::new()));
    });
}
