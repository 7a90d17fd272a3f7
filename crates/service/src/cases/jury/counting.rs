//! The end of a jury: all ballots are opened together, and what comes out is a step of the case.

use super::BEFORE_JURY;
use super::known::{key_of, seed_of};
use crate::Community;
use crate::cases::opened::OpenCase;
use crate::cases::turn::Turn;
use crate::schedule::step_id;
use casework::jury::{JuryOutcome, JuryRules, Tally, Vote};
use casework::step::{CalendarStep, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use store::jury::{Jury, JuryWrite, Votes, ballots, jury};
use store::{Batch, CaseWrite, MemberId, StoreFailure, Write};

/// How many ballots are read at a time.
const PAGE: u32 = 5_000;

/// How often the count begins anew, where something moved meanwhile.
const TRIES: u32 = 5;

/// Counts a jury whose time is over: its votes, its seed and the step of the case are one batch.
/// Answers what came out; nothing where no jury has ended, or another worker counted it.
///
/// # Errors
/// [`Rejection::CaseMoved`] where something moved however often it was counted;
/// [`StoreFailure::Unavailable`].
pub async fn close_ended(
    community: &Community,
    open: &OpenCase,
    (on, now): (Date, Timestamp),
) -> Result<Option<JuryOutcome>, StoreFailure> {
    let mut open = open.clone();
    for _ in 0..TRIES {
        match count_and_close(community, &mut open, (on, now)).await {
            Err(StoreFailure::Rejected(Rejection::CaseMoved)) => {
                open = OpenCase::read(community, open.pool, &open.file.case).await?;
            }
            done => return done,
        }
    }
    Err(Rejection::CaseMoved.into())
}

async fn count_and_close(
    community: &Community,
    open: &mut OpenCase,
    (on, now): (Date, Timestamp),
) -> Result<Option<JuryOutcome>, StoreFailure> {
    let (pool, member, case) = (open.pool, open.file.member, open.file.case.clone());
    let mut reader = community.store.reader().await?;
    let kept = jury(&mut *reader, pool, member, &case).await?;
    drop(reader);
    let Some(kept) = kept.filter(|kept| kept.votes.is_none()) else { return Ok(None) };
    let ended = kept.sitting.filter(|sitting| now >= sitting.closes_at);
    let Some(sitting) = ended.filter(|_| open.file.state == BEFORE_JURY) else {
        return Ok(None);
    };
    let (tally, ballots) = count(community, open, &kept).await?;
    let rules = JuryRules::of(&open.rules.values.notice)?;
    let outcome = tally.outcome(sitting.quorum, rules.threshold_bp);
    let count = |votes| u32::try_from(votes).map_err(|_| Rejection::TooMany);
    let votes = Votes {
        votes_for: count(tally.votes_for)?,
        votes_against: count(tally.votes_against)?,
        seed: *seed_of(community, (pool, &open.file), &kept)?.bytes(),
    };
    let close = JuryWrite::Close { member, case: case.clone(), votes, ballots, on, at: now };
    let mut writes = vec![Write::Case(Box::new(CaseWrite::Jury(close)))];
    let step = Step::Calendar(CalendarStep::CloseJury(outcome));
    writes.extend(open.take(Turn { step, by: None, sealed: None, on, at: now })?);
    // A case has one jury: of two workers at once, the second repeats the first.
    let id = step_id(pool, on, &format!("jury {case} closes"));
    let fingerprint = Sha256::digest(id).into();
    let batch = Batch { id, member, fingerprint, pool, writes, answer: String::new() };
    let repeated = community.store.commit(batch).await?.repeated;
    Ok((!repeated).then_some(outcome))
}

/// Opens the ballots page by page. One that does not open, or says nothing, counts as not cast;
/// the number is of all of them.
async fn count(
    community: &Community,
    open: &OpenCase,
    kept: &Jury,
) -> Result<(Tally, u32), StoreFailure> {
    let key = key_of(community, (open.pool, &open.file), kept)?;
    let (mut tally, mut all, mut after) = (Tally::default(), 0_u32, MemberId::nil());
    loop {
        let mut reader = community.store.reader().await?;
        let page = ballots(&mut *reader, open.pool, &open.file.case, after, PAGE).await?;
        drop(reader);
        let Some((last, _)) = page.last() else { return Ok((tally, all)) };
        after = *last;
        let more = u32::try_from(page.len()).map_err(|_| Rejection::TooMany)?;
        all = all.checked_add(more).ok_or(Rejection::TooMany)?;
        tally = tally.with(page.iter().filter_map(|(juror, sealed)| {
            let plain = key.open(*juror, sealed).ok()?;
            Vote::from_bytes(&plain).ok()
        }));
    }
}
