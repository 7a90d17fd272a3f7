//! Entries on their way into the log: at most once each, in their order.

use super::LogFailure;
use super::entering::enter_events;
use super::log::PublicLog;
use crate::Community;
use std::sync::Arc;
use store::StoreFailure;
use store::log::{log_length, queued};
use tlog::hash::TreeHash;
use tlog::tile::{TILE_WIDTH, Tile, TileKind, read_hashes};

/// How many entries are added at a time: one checkpoint for all of them.
const ENTRIES_AT_ONCE: u32 = 32_768;

/// How many pages of events are entered before they are added: a log that has fallen behind, such
/// as that of a community that had none, waits for the disk once for all of them.
const PAGES_AT_ONCE: u32 = 32;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// How many entries the log has.
    pub size: u64,
    /// How many of them are new.
    pub added: u64,
    /// Why the checkpoint is not shown yet, where it waits for witnesses.
    pub waits: Option<String>,
}

/// What a step of writing the log came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How much there was to do.
    pub done: usize,
    /// Why the checkpoint is not shown yet, where it waits for witnesses.
    pub waits: Option<String>,
}

/// Enters what has happened, and adds what waits to the log.
///
/// # Errors
/// Those of [`enter_events`] and [`publish_log`].
pub async fn write_log(community: &Community) -> Result<Written, StoreFailure> {
    let mut entered = 0_usize;
    for _ in 0..PAGES_AT_ONCE {
        match enter_events(community).await? {
            0 => break,
            page => entered = entered.saturating_add(page),
        }
    }
    let Published { added, waits, .. } = publish_log(community).await?;
    let added = usize::try_from(added).unwrap_or(usize::MAX);
    Ok(Written { done: entered.saturating_add(added), waits })
}

/// Adds what waits to the log, under one checkpoint; nothing in a community that keeps none.
///
/// # Errors
/// [`LogFailure::Ahead`] and [`LogFailure::Behind`] where log and books are not of one history;
/// those of [`PublicLog::append`] and [`PublicLog::witness`]; [`LogFailure::Store`].
pub async fn publish_log(community: &Community) -> Result<Published, LogFailure> {
    let Some(log) = community.log() else { return Ok(Published::default()) };
    let log = Arc::clone(log);
    let size = in_thread(&log, PublicLog::size).await?;
    let mut reader = community.store.reader().await?;
    let books = log_length(&mut *reader).await?;
    if size > books {
        return Err(LogFailure::Ahead { log: size, books });
    }
    let waiting = queued(&mut *reader, 0, ENTRIES_AT_ONCE).await?;
    drop(reader);
    let (already, new): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(at, _)| *at < size);
    // A crash came between the log and the books: what is in the log has to be what they say.
    for (at, entry) in already {
        if leaf(&log, size, at) != Some(TreeHash::of_entry(&entry)) {
            return Err(LogFailure::Ahead { log: size, books: at });
        }
    }
    let first = new.first().map(|(at, _)| *at);
    if first.unwrap_or(books) != size {
        return Err(LogFailure::Behind { log: size, books: first.unwrap_or(books) });
    }
    let entries: Vec<Vec<u8>> = new.into_iter().map(|(_, entry)| entry).collect();
    let added = u64::try_from(entries.len()).unwrap_or(0);
    let size = in_thread(&log, move |log| log.append(&entries)).await?;
    community.store.published(size).await?;
    let waits = match in_thread(&log, PublicLog::witness).await {
        Ok(_) => None,
        Err(LogFailure::Unwitnessed(told)) => Some(told),
        Err(failure) => return Err(failure),
    };
    Ok(Published { size, added, waits })
}

/// The hash of an entry that the log has.
fn leaf(log: &PublicLog, size: u64, at: u64) -> Option<TreeHash> {
    let number = at / TILE_WIDTH;
    let width = size.saturating_sub(number.saturating_mul(TILE_WIDTH)).min(TILE_WIDTH);
    let width = u16::try_from(width).ok()?;
    let tile = log.folder.tile(Tile { kind: TileKind::Hashes(0), number, width })?;
    read_hashes(&tile)?.get(usize::try_from(at % TILE_WIDTH).ok()?).copied()
}

/// Files are waited for on a thread of their own.
async fn in_thread<T: Send + 'static>(
    log: &Arc<PublicLog>,
    work: impl FnOnce(&PublicLog) -> Result<T, LogFailure> + Send + 'static,
) -> Result<T, LogFailure> {
    let log = Arc::clone(log);
    let worked = tokio::task::spawn_blocking(move || work(&log)).await;
    worked.map_err(|error| LogFailure::Unavailable(error.to_string()))?
}
