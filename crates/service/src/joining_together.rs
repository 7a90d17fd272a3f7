//! People who join together: a plan that moves in, a village that begins, a simulated world.
//!
//! The same articles hold as for one who joins alone. They are registered and joined in one batch,
//! and nobody looks at what is personal, since it is handed in with the joining.

use crate::Community;
use crate::guardians::OF_AGE_YEARS;
use crate::joining::{Consent, Joining, writes_of};
use crate::people::{PersonRecord, fingerprint, new_person};
use ledger::Rejection;
use rules::Rulebook;
use rules::age::birthday;
use store::{Batch, Guardian, PersonId, PersonWrite, PoolId, Write};
use uuid::Uuid;

/// One of those who join.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// What is personal; the person is registered with it.
    pub record: PersonRecord,
    /// The joining; its batch and pool are those of all.
    pub joining: Joining,
    /// Who pays for the member, and decides for one under age; registered before, or earlier in the
    /// same batch.
    pub payer: Option<PersonId>,
}

/// The batch of people who join together, ready to be committed. Its answer is how many they are.
///
/// # Errors
/// Those of [`crate::joining::join`] that do not need the store.
pub fn join_together(
    community: &Community,
    rulebook: &Rulebook,
    (batch, pool): (Uuid, PoolId),
    newcomers: &[Newcomer],
) -> Result<Batch, Rejection> {
    let mut writes = Vec::with_capacity(newcomers.len() * 5);
    for newcomer in newcomers {
        writes.extend(writes_of_newcomer(community, rulebook, newcomer)?);
    }
    // What is personal is told apart by the ids of the people, which are made for this once.
    let ids: Vec<&[u8]> =
        newcomers.iter().map(|newcomer| &newcomer.joining.person.as_bytes()[..]).collect();
    let fingerprint = fingerprint(community, "join together", &ids)?;
    let answer = newcomers.len().to_string();
    Ok(Batch { id: batch, member: Uuid::nil(), fingerprint, pool, writes, answer })
}

fn writes_of_newcomer(
    community: &Community,
    rulebook: &Rulebook,
    newcomer: &Newcomer,
) -> Result<Vec<Write>, Rejection> {
    let Newcomer { record, joining, payer } = newcomer;
    let Joining { person, member, on, .. } = *joining;
    if joining.consent == Consent::Withheld {
        return Err(Rejection::ConsentMissing);
    }
    let under_age = on < birthday(record.born, OF_AGE_YEARS);
    if under_age && payer.is_none() {
        return Err(Rejection::GuardianMissing);
    }
    let (new, key) = new_person(community, person, record)?;
    let write = |write| Write::Person(Box::new(write));
    let mut writes = vec![write(PersonWrite::Register(new))];
    if let Some(guardian) = payer.filter(|_| under_age) {
        let guardian = Guardian { ward: person, guardian, since: on, until: None };
        writes.push(write(PersonWrite::Guardian(guardian)));
    }
    writes.extend(writes_of(community, rulebook, joining, (record, &key))?);
    if let Some(payer) = *payer {
        writes.push(write(PersonWrite::Payer { member, payer: Some(payer), since: on }));
    }
    Ok(writes)
}
