//! Who decides for a person who cannot.

use crate::Community;
use crate::people::{born, commit, fingerprint};
use jiff::civil::Date;
use ledger::Rejection;
use rules::age::birthday;
use store::{Committed, Guardian, PersonId, PersonWrite, StoreFailure, person_reads};
use uuid::Uuid;

/// The age from which a person decides alone, and for others.
pub const OF_AGE_YEARS: u32 = 18;

/// Names a guardian, who is of age on the first day.
///
/// # Errors
/// [`Rejection::GuardianUnfit`], [`Rejection::EndBeforeBeginning`],
/// [`Rejection::PersonUnknown`], [`Rejection::PersonErased`].
pub async fn set_guardian(
    community: &Community,
    batch: Uuid,
    guardian: Guardian,
) -> Result<Committed, StoreFailure> {
    if guardian.until.is_some_and(|until| until <= guardian.since) {
        return Err(Rejection::EndBeforeBeginning.into());
    }
    if guardian.since < birthday(born(community, guardian.guardian).await?, OF_AGE_YEARS) {
        return Err(Rejection::GuardianUnfit.into());
    }
    let asked = fingerprint(community, "guardian", &[format!("{guardian:?}").as_bytes()])?;
    commit(community, (batch, guardian.ward), asked, PersonWrite::Guardian(guardian)).await
}

/// Ends a guardianship on a day, from which the guardian no longer decides.
///
/// # Errors
/// [`Rejection::GuardianshipUnknown`] and those of [`set_guardian`].
pub async fn end_guardian(
    community: &Community,
    batch: Uuid,
    (ward, guardian): (PersonId, PersonId),
    until: Date,
) -> Result<Committed, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let known = person_reads::guardians(&mut *reader, ward).await?;
    drop(reader);
    let known = known.into_iter().find(|one| one.guardian == guardian);
    let known = known.ok_or(Rejection::GuardianshipUnknown)?;
    set_guardian(community, batch, Guardian { until: Some(until), ..known }).await
}

/// Who decides for a person on a day; nobody when the person decides alone.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn guardians_on(
    community: &Community,
    ward: PersonId,
    on: Date,
) -> Result<Vec<PersonId>, StoreFailure> {
    let known = person_reads::guardians(&mut *community.store.reader().await?, ward).await?;
    let decides = |one: &&Guardian| one.since <= on && one.until.is_none_or(|until| on < until);
    Ok(known.iter().filter(decides).map(|one| one.guardian).collect())
}
