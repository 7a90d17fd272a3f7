//! Emergency contacts: up to three people who may report a case for somebody.
//!
//! Who they are stands in the database as ids, because they have to be known when they report; what
//! they are to the person is personal and lies sealed under the person's key.

use crate::Community;
use crate::people::{fingerprint, key_of, look_up_person};
use ledger::Rejection;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt;
use store::case_reads::{CONTACTS_MAX, contacts_of};
use store::{Batch, CaseWrite, Committed, LookUp, NO_POOL, PersonId, StoreFailure, Write};
use uuid::Uuid;
use vault::sealed;
use zeroize::Zeroizing;

/// What the sealed bytes of a contact are.
const CONTACT: &str = "emergency_contact/1";

/// The longest text of a relation, in characters.
pub const RELATION_MAX: usize = 100;

/// Somebody who may report a case for a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub person: PersonId,
    /// What they are to the person, such as a neighbour.
    pub relation: String,
}

impl fmt::Debug for Contact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Contact(..)")
    }
}

/// Names the emergency contacts of a person in their order, in place of those named before.
///
/// # Errors
/// [`Rejection::ContactsTooMany`] for more than three, for the person, for somebody twice or who is
/// not registered; [`Rejection::CaseWordsInvalid`] for a relation that is missing or too long;
/// [`Rejection::PersonUnknown`], [`Rejection::PersonErased`].
pub async fn name_contacts(
    community: &Community,
    batch: Uuid,
    person: PersonId,
    contacts: &[Contact],
) -> Result<Committed, StoreFailure> {
    let people: BTreeSet<PersonId> = contacts.iter().map(|contact| contact.person).collect();
    let once = people.len() == contacts.len();
    if contacts.len() > CONTACTS_MAX || !once || people.contains(&person) {
        return Err(Rejection::ContactsTooMany.into());
    }
    let wrong = |contact: &Contact| {
        let relation = contact.relation.trim();
        relation.is_empty() || relation.chars().count() > RELATION_MAX
    };
    if contacts.iter().any(wrong) {
        return Err(Rejection::CaseWordsInvalid.into());
    }
    let (key, _) = key_of(community, person).await?;
    let plain: Vec<Zeroizing<Vec<u8>>> = contacts.iter().map(Contact::encode).collect();
    let sealed = community.with_entropy(|entropy| {
        let seal = |(contact, one): (&Contact, &Zeroizing<Vec<u8>>)| {
            (contact.person, sealed::seal(&key, CONTACT, person, one, entropy))
        };
        contacts.iter().zip(&plain).map(seal).collect()
    });
    let mut parts: Vec<&[u8]> = vec![person.as_bytes()];
    parts.extend(plain.iter().map(|one| one.as_slice()));
    let asked = fingerprint(community, "contacts", &parts)?;
    let writes = vec![Write::Case(Box::new(CaseWrite::Contacts { person, contacts: sealed }))];
    let (id, answer) = (batch, String::new());
    let batch = Batch { id, member: person, fingerprint: asked, pool: NO_POOL, writes, answer };
    community.store.commit(batch).await
}

/// Logs the look, then opens the emergency contacts of a person in their order.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::PersonUnknown`], [`Rejection::PersonErased`].
pub async fn look_up_contacts(
    community: &Community,
    look_up: LookUp,
) -> Result<Vec<Contact>, StoreFailure> {
    let person = look_up.person;
    let opened = look_up_person(community, look_up).await?;
    let kept = contacts_of(&mut *community.store.reader().await?, person).await?;
    let open = |(contact, one): (PersonId, Vec<u8>)| {
        let plain = sealed::open(&opened.key, CONTACT, person, &one)?;
        let decoded = Contact::decode(&plain).filter(|decoded| decoded.person == contact);
        Ok(decoded.ok_or(Rejection::SealBroken)?)
    };
    kept.into_iter().map(open).collect()
}

impl Contact {
    /// With the person, so that a row moved to another contact does not open.
    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let value = json!({ "person": self.person.to_string(), "relation": self.relation });
        Zeroizing::new(value.to_string().into_bytes())
    }

    fn decode(plain: &[u8]) -> Option<Contact> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let text = |key: &str| value.get(key)?.as_str();
        Some(Contact {
            person: text("person")?.parse().ok()?,
            relation: text("relation")?.to_owned(),
        })
    }
}
