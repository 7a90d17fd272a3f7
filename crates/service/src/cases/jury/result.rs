//! What everybody may see of a jury, and how the draw is checked.
//!
//! Whoever knows the seed can draw again. SHA-256 of `tongzhou-jury-commitment-v1`, a line feed and
//! the 32 bytes of the seed is the commitment. The number of a member is made from SHA-256 of
//! `tongzhou-jury-draw-v1`, a line feed, the seed, and then for the id of the case (as text) and
//! that of the member (its 16 bytes) each: its length in decimal, a line feed, and its bytes. The
//! first 8 bytes of that hash are a number, the highest first; a quarter of it, rounded down, is
//! the member's. A member is drawn whose number is below the threshold.

use super::BEFORE_JURY;
use super::known::seed_of;
use crate::Community;
use crate::plans::rules_of_version;
use casework::jury::draw::JurySeed;
use casework::jury::{JuryOutcome, JuryRules, Tally};
use ledger::Rejection;
use store::case_reads::case_file;
use store::jury::{Sitting, Votes, jury};
use store::{MemberId, PoolId, StoreFailure};

/// How far a jury is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JuryPhase {
    /// Its seed is committed to.
    Committed,
    /// It sits, or its ballots are about to be opened.
    Sitting,
    /// Its ballots were opened.
    Decided(JuryOutcome),
    /// The applicant stopped it; its ballots stay sealed.
    Stopped,
}

/// What everybody may see of a jury.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JuryResult {
    /// The case.
    pub case: String,
    /// How far it is.
    pub phase: JuryPhase,
    /// What the seed was committed to with.
    pub commitment: [u8; 32],
    /// From when until when, who is drawn, and how many ballots bind; once it sits.
    pub sitting: Option<Sitting>,
    /// What was voted, once the ballots were opened.
    pub tally: Option<Tally>,
    /// The part in favour that decides for the applicant, in basis points.
    pub threshold_bp: u32,
    /// The seed of the draw, once nobody can vote any more.
    pub seed: Option<[u8; 32]>,
}

/// Whether a member was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// The member was.
    Yes,
    /// The member was not.
    No,
}

/// What everybody may see of the jury of a case.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::JuryNotOpen`] where no jury was asked for;
/// [`StoreFailure::Unavailable`].
pub async fn jury_result(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<JuryResult, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let file = case_file(&mut *reader, pool, case).await?;
    let kept = jury(&mut *reader, pool, file.member, case).await?;
    drop(reader);
    let kept = kept.ok_or(Rejection::JuryNotOpen)?;
    let rules = rules_of_version(community, pool, file.version).await?;
    let threshold_bp = JuryRules::of(&rules.values.notice)?.threshold_bp;
    let tally = kept.votes.map(|Votes { votes_for, votes_against, .. }| Tally {
        votes_for: votes_for.into(),
        votes_against: votes_against.into(),
    });
    let phase = match (kept.sitting, tally) {
        (Some(sitting), Some(tally)) => {
            JuryPhase::Decided(tally.outcome(sitting.quorum, threshold_bp))
        }
        _ if file.state != BEFORE_JURY => JuryPhase::Stopped,
        (None, _) => JuryPhase::Committed,
        (Some(_), None) => JuryPhase::Sitting,
    };
    let seed = match phase {
        JuryPhase::Committed | JuryPhase::Sitting => None,
        JuryPhase::Decided(_) | JuryPhase::Stopped => {
            Some(*seed_of(community, (pool, &file), &kept)?.bytes())
        }
    };
    let (case, commitment, sitting) = (file.case, kept.commitment, kept.sitting);
    Ok(JuryResult { case, phase, commitment, sitting, tally, threshold_bp, seed })
}

impl JuryResult {
    /// Draws again for a member; nothing while the seed is not shown, or where nobody was drawn.
    ///
    /// # Errors
    /// [`Rejection::SealBroken`] where the seed is not the one that was committed to.
    pub fn check_draw(&self, member: MemberId) -> Result<Option<Drawn>, Rejection> {
        let (Some(seed), Some(sitting)) = (self.seed, self.sitting) else { return Ok(None) };
        let seed = JurySeed::from_bytes(seed);
        if !seed.opens(&self.commitment) {
            return Err(Rejection::SealBroken);
        }
        Ok(Some(match seed.draws(&self.case, member.as_bytes(), sitting.threshold) {
            true => Drawn::Yes,
            false => Drawn::No,
        }))
    }
}
