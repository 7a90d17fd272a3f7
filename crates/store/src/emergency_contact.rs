//! Who may report a case for somebody: at most three, each a person who is registered.

use crate::failure::StoreFailure;
use crate::person_reads;
use crate::person_write::PersonId;
use crate::session::Session;
use crate::sql::{cases as sql, people};
use crate::transaction::Transaction;
use crate::value::{Row, Value};
use ledger::Rejection;

/// The most emergency contacts of a person.
pub const CONTACTS_MAX: usize = 3;

/// The emergency contacts of a person in their order, each with what they are to each other,
/// sealed.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn contacts_of(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<(PersonId, Vec<u8>)>, StoreFailure> {
    let rows = session.rows(&sql::CONTACTS, &[person.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// The people who named a person as their contact.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn wards_of_contact(
    session: &mut dyn Session,
    contact: PersonId,
) -> Result<Vec<PersonId>, StoreFailure> {
    let rows = session.rows(&sql::WARDS_OF_CONTACT, &[contact.into()]).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

impl Transaction<'_> {
    /// Replaces the contacts of a person.
    pub(crate) async fn name_contacts(
        &mut self,
        person: PersonId,
        contacts: &[(PersonId, Vec<u8>)],
    ) -> Result<(), StoreFailure> {
        if contacts.len() > CONTACTS_MAX {
            return Err(Rejection::ContactsTooMany.into());
        }
        self.person(person).await?;
        for (contact, _) in contacts {
            let found = person_reads::row(self.session, &people::PERSON, *contact).await;
            match found {
                Ok(row) if row.wrapped_key.is_some() => {}
                Ok(_) | Err(StoreFailure::Rejected(_)) => {
                    return Err(Rejection::ContactsTooMany.into());
                }
                Err(failure) => return Err(failure),
            }
        }
        self.execute(&sql::CONTACTS_DELETE, [person.into()]).await?;
        let rows: Vec<Vec<Value>> = (1u32..)
            .zip(contacts)
            .map(|(place, (contact, sealed))| {
                vec![person.into(), place.into(), (*contact).into(), sealed.clone().into()]
            })
            .collect();
        self.session.execute(&sql::CONTACT_INSERT, &rows).await.map(|_| ())
    }

    /// Takes an erased person off every list.
    pub(crate) async fn forget_contacts(&mut self, person: PersonId) -> Result<(), StoreFailure> {
        self.execute(&sql::CONTACTS_DELETE, [person.into()]).await?;
        self.execute(&sql::CONTACT_DELETE, [person.into()]).await.map(|_| ())
    }
}
