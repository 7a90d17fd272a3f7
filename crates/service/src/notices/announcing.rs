//! Telling what concerns a pool to those it concerns one by one: who ran out, who soon will, who is
//! drawn for a jury, and who asked to be told beside the page.
//!
//! **Invariant: a page at a time**, each in one transaction with how far it has come, so that a
//! worker that dies leaves nothing half told. **Invariant: members who only pay are not read.**

use super::NoticeKind as Kind;
use super::making::{Making, Saying};
use crate::Community;
use crate::cases::jury::drawn;
use crate::plans::find_rules_on;
use crate::schedule::next_dates;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::Rulebook;
use rules::articles::suspension::last_recovery_day;
use rules::sharing::{Funding, Prepaid, Sharing};
use rules::values::Payment;
use store::channel::{ChannelOfPerson, EachRound, confirmed_channels};
use store::notice::{
    NewDelivery, PoolNotice, Progress, Stage, jurors, members_in_range, unfinished,
};
use store::{MembershipOfPerson, Session, StoreFailure, person_reads, reads};
use uuid::Uuid;

/// How many members, jurors or ways are looked at at a time.
const PAGE: u32 = 256;

/// How many notices of pools are worked on in one step.
const NOTICES_AT_ONCE: u32 = 4;

/// For how many more rounds like the last one a balance lasts that is said to run out soon.
pub const SOON_ROUNDS: u64 = 2;

/// Goes on with what is not told to all yet; answers how many pages were looked at.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn announce(community: &Community, now: Timestamp) -> Result<usize, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let waiting = unfinished(&mut *reader, NOTICES_AT_ONCE).await?;
    let mut steps = Vec::with_capacity(waiting.len());
    for (notice, progress) in waiting {
        let mut making = Making::new(community, now);
        let next = match page(community, &mut *reader, &mut making, (&notice, progress)).await {
            Ok(next) => next,
            // What it speaks of is not there: there is nobody to be told.
            Err(StoreFailure::Rejected(_)) => Progress::begin(Stage::Done),
            Err(failure) => return Err(failure),
        };
        steps.push((notice, making.told, next));
    }
    drop(reader);
    for (notice, told, next) in &steps {
        community.store.announce(notice, told, *next, now).await?;
    }
    Ok(steps.len())
}

async fn page(
    community: &Community,
    session: &mut dyn Session,
    making: &mut Making<'_>,
    (notice, progress): (&PoolNotice, Progress),
) -> Result<Progress, StoreFailure> {
    match progress.stage {
        Stage::RanOut | Stage::Reminded | Stage::RunningOut => {
            running_out(community, session, making, (notice, progress)).await
        }
        Stage::Jurors => {
            let page = jurors(session, notice.pool, progress.after_id, PAGE).await?;
            let of = (notice.pool, notice.subject.as_str());
            let (drawn, closes_on) = drawn(community, session, of, &page, making.now()).await?;
            for member in drawn {
                let what = format!("{} {member}", notice.subject);
                let duty = Saying::of(Kind::JuryDuty, what).about(&notice.subject);
                let duty = duty.on(notice.day).until(closes_on);
                making.member(session, (notice.pool, member), duty).await?;
            }
            Ok(match page.last() {
                Some(last) if is_full(page.len()) => Progress { after_id: *last, ..progress },
                _ => Progress::begin(Stage::Done),
            })
        }
        Stage::Channels => channels(session, making, notice, progress).await,
        Stage::Done => Ok(progress),
    }
}

/// Those who ran out in a round, then those whose balance fell in it below what the rules remind
/// at, then those whose balance lasts for few rounds more.
async fn running_out(
    community: &Community,
    session: &mut dyn Session,
    making: &mut Making<'_>,
    (notice, progress): (&PoolNotice, Progress),
) -> Result<Progress, StoreFailure> {
    let pool = notice.pool;
    let number = notice.subject.parse().map_err(|_| Rejection::NumberOutOfRange)?;
    let round = reads::round(session, pool, number).await?.ok_or(Rejection::PathUnknown)?;
    let sharing = reads::sharing(session, pool).await?;
    let Funding::Prepaid(terms) = sharing.funding else {
        return Ok(Progress::begin(Stage::Channels));
    };
    let rules = find_rules_on(community, session, pool, round.settle).await?;
    let reminder = rules.and_then(|rules| reminder_of(&rules));
    let before = round.index.minus(round.share)?;
    let (from, below) = match (progress.stage, reminder) {
        (Stage::RanOut, _) => (before, round.index),
        (Stage::Reminded, Some(reminder)) => {
            // Who has one unit is reminded at the amount; of several units each counts as one.
            let above = reminder.minus(terms.floor)?.max(Amount::ZERO);
            (before.plus(above)?, round.index.plus(above)?)
        }
        (Stage::Reminded, None) => (round.index, round.index),
        _ => (round.index, round.index.plus(round.share.times(SOON_ROUNDS)?)?),
    };
    let from = progress.after_bound.unwrap_or(from);
    let page = members_in_range(session, pool, (from, below), progress.after_id, PAGE).await?;
    for (bound, member) in &page {
        let saying = match progress.stage {
            Stage::RanOut => suspended(&round, &terms, *member),
            Stage::Reminded => low(&round, reminder, (*bound, *member)),
            _ => runs_out(&round, &sharing, (*bound, *member))?,
        };
        // Who has left, or has no person, is passed over.
        match making.member(session, (pool, *member), saying).await {
            Ok(()) | Err(StoreFailure::Rejected(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(match (page.last(), progress.stage) {
        (Some((bound, member)), _) if is_full(page.len()) => {
            Progress { after_bound: Some(*bound), after_id: *member, ..progress }
        }
        (_, Stage::RanOut) => Progress::begin(Stage::Reminded),
        (_, Stage::Reminded) => Progress::begin(Stage::RunningOut),
        _ => Progress::begin(Stage::Channels),
    })
}

/// The balance at which the rules promise a reminder.
fn reminder_of(rules: &Rulebook) -> Option<Amount> {
    match rules.values.payment {
        Payment::Prepaid { reminder_below, .. } => reminder_below,
        Payment::Postpaid { .. } => None,
    }
}

fn low(round: &Round, reminder: Option<Amount>, (bound, member): (Amount, Uuid)) -> Saying {
    let what = format!("{member} {}", bound.minor());
    Saying::of(Kind::BalanceLow, what).about(round.number).on(round.settle).with(reminder)
}

fn suspended(round: &Round, terms: &Prepaid, member: Uuid) -> Saying {
    let what = format!("{member} {}", round.number);
    let saying = Saying::of(Kind::Suspended, what).about(round.number).on(round.settle);
    saying.until(last_recovery_day(*terms, round.settle))
}

/// Once for a balance: who pays in has another bound, and is told again when that one comes near.
fn runs_out(
    round: &Round,
    sharing: &Sharing,
    (bound, member): (Amount, Uuid),
) -> Result<Saying, Rejection> {
    let first_short = round.index.plus(round.share)?;
    let mut short_on = next_settle(sharing, round.settle)?;
    if bound >= first_short {
        short_on = next_settle(sharing, short_on)?;
    }
    let what = format!("{member} {}", bound.minor());
    let saying = Saying::of(Kind::RunsOut, what).about(round.number).on(round.settle);
    Ok(saying.until(short_on))
}

/// The day on which the next round settles after one that settled on a day.
fn next_settle(sharing: &Sharing, settled_on: Date) -> Result<Date, Rejection> {
    Ok(next_dates(&sharing.calendar, settled_on, settled_on)?.settle)
}

/// The ways of those who asked to be told of what concerns their pool.
async fn channels(
    session: &mut dyn Session,
    making: &mut Making<'_>,
    notice: &PoolNotice,
    progress: Progress,
) -> Result<Progress, StoreFailure> {
    let mut page = confirmed_channels(session, progress.after_id, PAGE).await?;
    let full = is_full(page.len());
    if full && let Some(last) = page.last().map(|one| one.person) {
        // The ways of the last person may go on behind the page.
        page.retain(|one| one.person != last);
    }
    let wants = |one: &&ChannelOfPerson| {
        notice.kind != Kind::ShareCharged.slug() || one.each_round == EachRound::Told
    };
    for one in page.iter().filter(wants) {
        let memberships = person_reads::memberships_of(session, one.person).await?;
        let concerns = |of: &MembershipOfPerson| {
            let lasts = of.left_on.is_none_or(|left_on| left_on > notice.day);
            of.pool == notice.pool && of.joined_on < notice.day && lasts
        };
        if memberships.iter().any(concerns) {
            let (person, channel, next_at) = (one.person, one.channel, making.now());
            let notice = notice.id;
            making.told.deliveries.push(NewDelivery { person, notice, channel, next_at });
        }
    }
    Ok(match page.last() {
        Some(last) if full => Progress { after_id: last.person, ..progress },
        _ => Progress::begin(Stage::Done),
    })
}

fn is_full(found: usize) -> bool {
    u32::try_from(found).is_ok_and(|found| found >= PAGE)
}
