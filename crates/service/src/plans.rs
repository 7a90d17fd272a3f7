//! Published rules: opening a pool with its first rulebook, publishing a later version, and which
//! rules are in force on a day.
//!
//! **Invariant: a version that narrows is announced as far ahead as the version before it
//! promised**; the comparison of `rules` decides, not the operator. **Invariant: what a pool shares
//! by is what its rules in force say**; the schedule brings a change in between two rounds.

use crate::Community;
use crate::people::fingerprint;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Fault, Rejection};
use rules::comparison::compare;
use rules::{Rulebook, RulebookFiles};
use std::sync::Arc;
use store::{
    Batch, Committed, NewRulebook, PoolId, PublishedVersion, Session, StoreFailure, Write, reads,
};
use uuid::Uuid;

/// The seed of the members and cases on which two versions are compared at publication.
const COMPARISON_SEED: u64 = 1;

/// Why a version was not published.
#[derive(Debug)]
pub enum PublishFailure {
    /// Its files have faults, or it narrows what it may not.
    Faults(Vec<Fault>),
    /// The community refused, or could not be reached.
    Store(StoreFailure),
}

impl From<StoreFailure> for PublishFailure {
    fn from(failure: StoreFailure) -> PublishFailure {
        PublishFailure::Store(failure)
    }
}

impl From<Rejection> for PublishFailure {
    fn from(rejection: Rejection) -> PublishFailure {
        PublishFailure::Store(rejection.into())
    }
}

/// Publishes a version of a pool's rules; the first version opens the pool.
///
/// # Errors
/// Every fault of the files and every narrowing that comes too soon;
/// [`Rejection::VersionInThePast`], [`Rejection::RulebooksOfTwoPlans`],
/// [`Rejection::VersionsBackwards`], [`Rejection::VersionPublished`], and
/// [`Rejection::FundingFixed`] for what a pool keeps for life.
pub async fn publish(
    community: &Community,
    batch: Uuid,
    pool: PoolId,
    published: (&RulebookFiles, Date),
) -> Result<Committed, PublishFailure> {
    publish_by(community, (batch, None), pool, published).await
}

/// The same, by somebody: whose account it was and when is kept beside the texts.
///
/// # Errors
/// Those of [`publish`].
pub async fn publish_by(
    community: &Community,
    (batch, published_by): (Uuid, Option<(Uuid, Timestamp)>),
    pool: PoolId,
    (files, published_on): (&RulebookFiles, Date),
) -> Result<Committed, PublishFailure> {
    let mut newer = Rulebook::read(files).map_err(PublishFailure::Faults)?;
    // A text may say that it was announced earlier; what counts is when members could read it here.
    let announced_on = &mut newer.values.change.announced_on;
    *announced_on = published_on.max(*announced_on);
    if newer.version < published_on {
        return Err(Rejection::VersionInThePast.into());
    }
    let version_id = newer.version_id.bytes();
    let mut session = community.store.reader().await?;
    let published = reads::versions(&mut *session, pool).await?;
    let mut writes = Vec::new();
    let repeats = published.iter().any(|one| one.version_id == version_id);
    match published.last() {
        None => writes.push(Write::OpenPool(Box::new(newer.sharing().clone()))),
        Some(last) if !repeats => {
            let older = read_version(community, &mut *session, pool, last.version_id).await?;
            may_follow(&older, &newer)?;
        }
        Some(_) => {}
    }
    drop(session);
    let (version, files) = (newer.version, files.clone());
    let new = NewRulebook { version, version_id, published_on, files, published_by };
    writes.push(Write::Publish(Box::new(new)));
    let said = format!("{pool} {published_on} {}", newer.version_id);
    let fingerprint = fingerprint(community, "publish", &[said.as_bytes()])?;
    let answer = newer.version_id.to_string();
    let batch = Batch { id: batch, member: Uuid::nil(), fingerprint, pool, writes, answer };
    Ok(community.store.commit(batch).await?)
}

/// The rules of a pool in force on a day.
///
/// # Errors
/// [`Rejection::NoRulesInForce`]; [`StoreFailure::Unavailable`].
pub async fn rules_on(
    community: &Community,
    pool: PoolId,
    day: Date,
) -> Result<Arc<Rulebook>, StoreFailure> {
    let mut session = community.store.reader().await?;
    let found = find_rules_on(community, &mut *session, pool, day).await?;
    Ok(found.ok_or(Rejection::NoRulesInForce)?)
}

/// The rules of a pool in force on a day, or the first ones where none are in force yet.
///
/// # Errors
/// [`Rejection::NoRulesInForce`] where none were published; [`StoreFailure::Unavailable`].
pub async fn rules_from(
    community: &Community,
    pool: PoolId,
    day: Date,
) -> Result<Arc<Rulebook>, StoreFailure> {
    let mut session = community.store.reader().await?;
    if let Some(rules) = find_rules_on(community, &mut *session, pool, day).await? {
        return Ok(rules);
    }
    let versions = reads::versions(&mut *session, pool).await?;
    let first = versions.first().ok_or(Rejection::NoRulesInForce)?;
    read_version(community, &mut *session, pool, first.version_id).await
}

/// The rules that a hash names, such as those of a receipt.
///
/// # Errors
/// [`Rejection::RulebookUnknown`]; [`StoreFailure::Unavailable`].
pub async fn rules_of_version(
    community: &Community,
    pool: PoolId,
    version_id: [u8; 32],
) -> Result<Arc<Rulebook>, StoreFailure> {
    let mut session = community.store.reader().await?;
    read_version(community, &mut *session, pool, version_id).await
}

/// The versions published for a pool, in the order of their days.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn versions(
    community: &Community,
    pool: PoolId,
) -> Result<Vec<PublishedVersion>, StoreFailure> {
    reads::versions(&mut *community.store.reader().await?, pool).await
}

/// The rules in force on a day, if any were published.
pub(crate) async fn find_rules_on(
    community: &Community,
    session: &mut dyn Session,
    pool: PoolId,
    day: Date,
) -> Result<Option<Arc<Rulebook>>, StoreFailure> {
    let versions = reads::versions(session, pool).await?;
    match versions.iter().rfind(|one| one.version <= day) {
        Some(one) => Ok(Some(read_version(community, session, pool, one.version_id).await?)),
        None => Ok(None),
    }
}

/// Reads a version once; its hash names its content, so it is kept.
pub(crate) async fn read_version(
    community: &Community,
    session: &mut dyn Session,
    pool: PoolId,
    version_id: [u8; 32],
) -> Result<Arc<Rulebook>, StoreFailure> {
    if let Some(known) = community.known_rules(version_id) {
        return Ok(known);
    }
    let files = reads::rulebook_texts(session, pool, version_id).await?;
    // It had no fault when it was published; a stricter release may find one.
    let rulebook = Rulebook::read(&files).map_err(|mut faults| {
        faults.pop().map_or(Rejection::RulebookUnknown, |fault| fault.rejection)
    })?;
    let rulebook = Arc::new(rulebook);
    community.remember_rules(version_id, Arc::clone(&rulebook));
    Ok(rulebook)
}

/// Whether a version may follow another: what a pool keeps for life stays, and a narrowing was
/// announced in time.
fn may_follow(older: &Rulebook, newer: &Rulebook) -> Result<(), PublishFailure> {
    let comparison = compare(older, newer, COMPARISON_SEED)?;
    let faults = comparison.narrowing_faults(older, newer);
    if !faults.is_empty() {
        return Err(PublishFailure::Faults(faults));
    }
    let (before, after) = (older.sharing(), newer.sharing());
    let kept = before.currency == after.currency
        && before.funding == after.funding
        && before.waiting_days == after.waiting_days
        && before.waiting_members_share == after.waiting_members_share;
    if kept { Ok(()) } else { Err(Rejection::FundingFixed.into()) }
}
