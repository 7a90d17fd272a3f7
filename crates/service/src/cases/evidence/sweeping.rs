//! Finding files in the store that no row names.
//!
//! They come about where a process was killed between storing a file and writing its row. There
//! are few, they are sealed, and nobody can open them: the key of each was lost with the row.
//! **Invariant: a file that was written within a day stays**, since its row may be on its way.
//!
//! Who sweeps has to be sure that no other community keeps its files in the same place: a copy
//! made from an older backup would delete what the original has taken in since. So this is asked
//! for by hand, and no server does it by itself.

use crate::Community;
use futures_util::StreamExt;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use store::archive::table;
use store::{FromValue, StoreFailure};
use vault::evidence::ObjectKey;

/// How long a file may wait for its row.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// What a sweep does with what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// It counts.
    Counts,
    /// It deletes.
    Deletes,
}

/// What a sweep found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SweptEvidence {
    /// Files that were written more than a day ago.
    pub files: u64,
    /// Those of them that no row names.
    pub unnamed: u64,
}

/// Finds the files that no row names and that were written more than a day ago. It holds the keys
/// of all files in memory, 16 bytes each, and reads the table of papers once, a page at a time.
///
/// # Errors
/// [`ledger::Rejection::EvidenceStoreUnavailable`]; [`StoreFailure::Unavailable`].
pub async fn sweep_orphans(
    community: &Community,
    sweep: Sweep,
    now: Timestamp,
) -> Result<SweptEvidence, StoreFailure> {
    let place = community.evidence()?;
    let mut unnamed: BTreeSet<ObjectKey> = BTreeSet::new();
    let mut files = 0_u64;
    let mut found = place.objects_before(now - WAITS);
    while let Some(object) = found.next().await {
        unnamed.insert(object?);
        files = files.saturating_add(1);
    }
    let papers = table("case_evidence");
    let column = papers.columns.iter().position(|column| column.name == "object");
    let column = column.expect("a paper has its file");
    let mut rows = papers.rows();
    let mut reader = community.store.reader().await?;
    loop {
        let page = rows.page(&mut *reader).await?;
        if page.is_empty() {
            break;
        }
        for mut row in page {
            let named = String::from_value(row.swap_remove(column));
            if let Some(named) = named.and_then(|named| ObjectKey::from_text(&named).ok()) {
                unnamed.remove(&named);
            }
        }
    }
    drop(reader);
    let count = u64::try_from(unnamed.len()).expect("a count fits 64 bits");
    if sweep == Sweep::Deletes {
        for object in unnamed {
            place.delete(object).await?;
        }
    }
    Ok(SweptEvidence { files, unnamed: count })
}
