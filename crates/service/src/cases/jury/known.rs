//! Juries that sit, opened once: many thousand ballots come to each within a day.

use super::{SEED, jury_id};
use crate::Community;
use casework::jury::draw::JurySeed;
use ledger::Rejection;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use store::case_reads::case_steps;
use store::jury::{Jury, Sitting, jury};
use store::{CaseFile, PoolId, Session, StoreFailure};
use uuid::Uuid;
use vault::{BallotKey, sealed};

/// The most juries that are kept; those that sit at once are few.
const KEPT_MAX: usize = 64;

/// A jury that sits.
pub(super) struct SittingJury {
    /// Decides who is drawn.
    pub seed: JurySeed,
    /// Seals the ballots.
    pub key: BallotKey,
    /// Until when, and who is drawn.
    pub sitting: Sitting,
    /// Who took a step of the case: staff, the applicant, who objected.
    pub worked: BTreeSet<Uuid>,
    /// How many steps these are.
    steps: u32,
}

/// Juries opened before, by pool and case. What is kept of one holds for so many steps of its case.
#[derive(Default)]
pub(crate) struct KnownJuries(Mutex<HashMap<(PoolId, String), Arc<SittingJury>>>);

impl KnownJuries {
    fn find(&self, pool: PoolId, file: &CaseFile) -> Option<Arc<SittingJury>> {
        let juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = juries.get(&(pool, file.case.clone()));
        known.filter(|known| known.steps == file.steps).cloned()
    }

    fn keep(&self, pool: PoolId, file: &CaseFile, jury: &Arc<SittingJury>) {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if juries.len() >= KEPT_MAX {
            juries.clear();
        }
        juries.insert((pool, file.case.clone()), Arc::clone(jury));
    }
}

/// The jury of a case, if it sits and is not counted.
pub(super) async fn sitting_jury(
    community: &Community,
    session: &mut dyn Session,
    pool: PoolId,
    file: &CaseFile,
) -> Result<Option<Arc<SittingJury>>, StoreFailure> {
    if let Some(known) = community.juries.find(pool, file) {
        return Ok(Some(known));
    }
    let kept = jury(session, pool, file.member, &file.case).await?;
    let Some(kept) = kept.filter(|kept| kept.votes.is_none()) else { return Ok(None) };
    let Some(sitting) = kept.sitting else { return Ok(None) };
    let steps = case_steps(session, pool, file.member, &file.case).await?;
    let opened = Arc::new(SittingJury {
        seed: seed_of(community, (pool, file), &kept)?,
        key: key_of(community, (pool, file), &kept)?,
        sitting,
        worked: steps.iter().filter_map(|step| step.account).collect(),
        steps: file.steps,
    });
    community.juries.keep(pool, file, &opened);
    Ok(Some(opened))
}

/// The seed of a jury, unsealed.
pub(super) fn seed_of(
    community: &Community,
    (pool, file): (PoolId, &CaseFile),
    kept: &Jury,
) -> Result<JurySeed, Rejection> {
    let plain =
        sealed::open_by_community(&community.keys, SEED, jury_id(pool, file), &kept.seed_sealed)?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| Rejection::SealBroken)?;
    let seed = JurySeed::from_bytes(bytes);
    // A seed that was not committed to draws nobody.
    if seed.opens(&kept.commitment) { Ok(seed) } else { Err(Rejection::SealBroken) }
}

/// The key of the ballots of a jury, unsealed.
pub(super) fn key_of(
    community: &Community,
    (pool, file): (PoolId, &CaseFile),
    kept: &Jury,
) -> Result<BallotKey, Rejection> {
    BallotKey::unwrap(&community.keys, jury_id(pool, file), &kept.key_sealed)
}
