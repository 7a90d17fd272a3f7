//! Wrapping people's keys under a newer master key.
//!
//! **Invariant: it can be stopped at any time and begun again**: what is wrapped anew is not read
//! again, and a person who is erased meanwhile stays erased.

use crate::Community;
use jiff::Timestamp;
use store::{Batch, NO_POOL, PersonWrite, StoreFailure, Write, person_reads};
use uuid::Uuid;
use vault::PersonKey;

/// How many keys are wrapped in one batch.
const PEOPLE_AT_ONCE: u32 = 500;

/// Wraps every key that an older master key wraps under the newest one; answers how many.
///
/// # Errors
/// Those of [`PersonKey::unwrap`]; [`StoreFailure::Unavailable`]: what was done is done.
pub async fn rewrap(community: &Community, now: Timestamp) -> Result<u64, StoreFailure> {
    let keys = &community.keys;
    let (mut after, mut count) = (Uuid::nil(), 0u64);
    loop {
        let mut reader = community.store.reader().await?;
        let read =
            person_reads::under_older_keys(&mut *reader, after, keys.newest(), PEOPLE_AT_ONCE);
        let people = read.await?;
        drop(reader);
        let Some((last, _)) = people.last() else {
            return Ok(count);
        };
        after = *last;
        let mut writes = Vec::with_capacity(people.len());
        for (person, before) in people {
            let wrapped = community
                .with_entropy(|entropy| PersonKey::rewrap(keys, person, &before, entropy))?;
            let master_key = keys.newest();
            let rewrap =
                |wrapped_key| PersonWrite::Rewrap { person, before, wrapped_key, master_key };
            writes.extend(wrapped.map(rewrap).map(Box::new).map(Write::Person));
        }
        count = count.saturating_add(writes.len().try_into().unwrap_or(u64::MAX));
        let batch = Batch::of_pool(community.new_id(now), NO_POOL, writes);
        community.store.commit(batch).await?;
    }
}
