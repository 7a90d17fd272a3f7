//! From the commitment to the sitting, and to the stop.

use super::known::seed_of;
use super::{BEFORE_JURY, SEED, jury_id};
use crate::Community;
use crate::cases::opened::OpenCase;
use crate::plans::rules_on;
use crate::schedule::step_id;
use casework::jury::JuryRules;
use casework::jury::draw::{JurySeed, threshold};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use store::jury::{JuryWrite, Sitting, jurors_passed, jury};
use store::{Batch, CaseWrite, StoreFailure, Write};
use vault::{BallotKey, sealed};
use zeroize::Zeroizing;

/// How long a jury sits: a day, as that of 相互宝 did.
const SITS: SignedDuration = SignedDuration::from_hours(24);

/// The bytes of a seed.
const SEED_BYTES: usize = 32;

/// Draws the seed of a jury, and commits to it: with the step that asks for the jury.
pub fn commit_writes(community: &Community, open: &OpenCase) -> Vec<Write> {
    let jury = jury_id(open.pool, &open.file);
    let keys = &community.keys;
    let (seed, seed_sealed, key_sealed) = community.with_entropy(|entropy| {
        let mut bytes = Zeroizing::new([0; SEED_BYTES]);
        entropy.fill(&mut bytes[..]);
        let sealed = sealed::seal_by_community(keys, SEED, jury, &bytes[..], entropy);
        let key = BallotKey::generate(entropy).wrap(keys, jury, entropy);
        (JurySeed::from_bytes(*bytes), sealed, key)
    });
    let (member, case) = (open.file.member, open.file.case.clone());
    let commitment = seed.commitment();
    write(JuryWrite::Commit { member, case, commitment, seed_sealed, key_sealed })
}

/// Stops a jury: with the step that stops it. Its ballots are never opened.
pub(crate) fn stop_writes(open: &OpenCase, (on, at): (Date, Timestamp)) -> Vec<Write> {
    let (member, case) = (open.file.member, open.file.case.clone());
    write(JuryWrite::Stop { member, case, on, at })
}

fn write(write: JuryWrite) -> Vec<Write> {
    vec![Write::Case(Box::new(CaseWrite::Jury(write)))]
}

/// Lets a jury that was committed to sit for a day, from a later day than that of the commitment
/// on. It is counted now who passed the test on the rules in force, and so how small a number is
/// drawn. Answers the sitting, once there is one; asked again, it changes nothing.
///
/// # Errors
/// [`Rejection::JuryNotInRules`], [`Rejection::NoRulesInForce`]; [`StoreFailure::Unavailable`].
pub async fn open_committed(
    community: &Community,
    open: &OpenCase,
    (on, now): (Date, Timestamp),
) -> Result<Option<Sitting>, StoreFailure> {
    let (pool, file) = (open.pool, &open.file);
    let (member, case) = (file.member, file.case.clone());
    let mut reader = community.store.reader().await?;
    let Some(kept) = jury(&mut *reader, pool, member, &case).await? else { return Ok(None) };
    let asked_on = open.steps.iter().rev().find(|step| step.kind == "ask_jury");
    let ripe = asked_on.is_some_and(|step| step.on < on);
    if kept.sitting.is_some() || file.state != BEFORE_JURY || !ripe {
        return Ok(kept.sitting);
    }
    // What cannot be opened at the closing is not begun.
    seed_of(community, (pool, file), &kept)?;
    let rules = JuryRules::of(&open.rules.values.notice)?;
    drop(reader);
    let in_force = rules_on(community, pool, on).await?.version_id.bytes();
    let mut reader = community.store.reader().await?;
    let qualified = jurors_passed(&mut *reader, pool, in_force).await?;
    drop(reader);
    let sitting = Sitting {
        opens_at: now,
        closes_at: now.checked_add(SITS).map_err(|_| Rejection::DateInvalid)?,
        threshold: threshold(rules.drawn, qualified),
        quorum: rules.quorum,
    };
    let id = step_id(pool, on, &format!("jury {case} opens"));
    let writes = write(JuryWrite::Open { member, case: case.clone(), sitting, on });
    // The day is what is asked for: of two workers at once, the second repeats the first.
    let fingerprint = Sha256::digest(id).into();
    let batch = Batch { id, member, fingerprint, pool, writes, answer: String::new() };
    let repeated = community.store.commit(batch).await?.repeated;
    if !repeated {
        return Ok(Some(sitting));
    }
    let mut reader = community.store.reader().await?;
    Ok(jury(&mut *reader, pool, member, &case).await?.and_then(|kept| kept.sitting))
}
