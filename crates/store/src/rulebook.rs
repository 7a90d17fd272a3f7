//! Published rulebooks: the texts of each version of a pool's rules, word for word.
//!
//! **Invariant: what was published is never changed**; another version stands beside it.

use crate::batch::PoolId;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::rulebooks as sql;
use crate::transaction::Transaction;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use rules::RulebookFiles;
use uuid::Uuid;

/// A version of a pool's rules, as it is published.
#[derive(Clone, Debug)]
pub struct NewRulebook {
    /// The first day it is in force.
    pub version: Date,
    /// The hash that names it.
    pub version_id: [u8; 32],
    /// The business date of its publication.
    pub published_on: Date,
    /// Its four texts.
    pub files: RulebookFiles,
    /// Who published it, and when; nobody for one that comes with the founding or from outside.
    pub published_by: Option<(Uuid, Timestamp)>,
}

/// A published version, without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    /// The first day it is in force.
    pub version: Date,
    /// The plan, as its folder is named.
    pub plan: String,
    /// The hash that names it.
    pub version_id: [u8; 32],
    /// The business date of its publication.
    pub published_on: Date,
}

/// Writes a version of the pool's rules.
pub(crate) async fn publish(
    transaction: &mut Transaction<'_>,
    new: &NewRulebook,
) -> Result<(), StoreFailure> {
    transaction.pool()?;
    let RulebookFiles { plan, covenant_zh, covenant_en, values, cases, .. } = &new.files;
    let row = [
        transaction.pool_id().into(),
        new.version.into(),
        plan.as_str().into(),
        new.version_id.into(),
        new.published_on.into(),
        covenant_zh.as_str().into(),
        covenant_en.as_str().into(),
        values.as_str().into(),
        cases.as_str().into(),
        new.published_by.map(|(account, _)| account).into(),
        new.published_by.map(|(_, at)| at).into(),
    ];
    if transaction.execute(&sql::RULEBOOK_INSERT, row).await? == 0 {
        return Err(Rejection::VersionPublished.into());
    }
    transaction.happened(EventKind::RulebookPublished, &new.files.version, new.version, None);
    Ok(())
}

/// The versions published for a pool, in the order of their days.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn versions(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<PublishedVersion>, StoreFailure> {
    let rows = session.rows(&sql::RULEBOOK_VERSIONS, &[pool.into()]).await?;
    let versions = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok(PublishedVersion {
            version: columns.read()?,
            plan: columns.read()?,
            version_id: columns.read()?,
            published_on: columns.read()?,
        })
    });
    versions.collect()
}

/// The texts of a version, by the hash that names it.
///
/// # Errors
/// [`Rejection::RulebookUnknown`]; [`StoreFailure::Unavailable`].
pub async fn texts(
    session: &mut dyn Session,
    pool: PoolId,
    version_id: [u8; 32],
) -> Result<RulebookFiles, StoreFailure> {
    let rows = session.rows(&sql::RULEBOOK_TEXTS, &[pool.into(), version_id.into()]).await?;
    let row = rows.into_iter().next().ok_or(Rejection::RulebookUnknown)?;
    let mut columns = row.columns();
    Ok(RulebookFiles {
        plan: columns.read()?,
        version: columns.read::<Date>()?.to_string(),
        covenant_zh: columns.read()?,
        covenant_en: columns.read()?,
        values: columns.read()?,
        cases: columns.read()?,
    })
}

/// The next pools after a number, in order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn pools(
    session: &mut dyn Session,
    after: PoolId,
    limit: u32,
) -> Result<Vec<PoolId>, StoreFailure> {
    let rows = session.rows(&sql::POOLS, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}
