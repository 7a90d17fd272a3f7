//! Why a member paid a round's share: the formula with the pool's numbers and the member's own.
//!
//! Read from the round, its cases and the rows of the members asked about; no other member is read.

use crate::Community;
use crate::family::members_of;
use crate::plans::find_rules_on;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{Entry, Round, Shared, waits_through};
use rules::sharing::{Funding, Rounding, Sharing};
use store::reads::CaseOfRound;
use store::{MemberId, MemberState, PersonId, PoolId, Session, StoreFailure, person_reads, reads};

/// The most cases of a round that are named.
pub const CASES_MAX: u32 = 200;

/// The most members of a family that are shown.
pub const FAMILY_MAX: usize = 20;

/// Why a share was what it was, and what it meant for some members.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The round, as it settled.
    pub round: Round,
    /// The currency.
    pub currency: Currency,
    /// The fee, in basis points of the aid.
    pub fee_bp: u32,
    /// How the share was rounded.
    pub rounding: Rounding,
    /// Whether members pay before or after a round.
    pub funding: Funding,
    /// The cases it carried, at most [`CASES_MAX`]; the round counts them all.
    pub cases: Vec<CaseOfRound>,
    /// What it meant for each member asked about.
    pub lines: Vec<Line>,
}

/// What a round meant for one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The member.
    pub member: MemberId,
    /// What a share is counted in.
    pub units: u32,
    /// What it meant.
    pub part: Part,
}

/// A member's part in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The member shared.
    Shared {
        /// The balance before.
        before: Amount,
        /// What was owed and charged, and the balance after.
        shared: Shared,
    },
    /// The member did not.
    Outside(Outside),
}

/// Why a member did not share in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Joined on the day of the headcount or later.
    NotYet,
    /// Was in the waiting period, in which this plan's members do not share.
    Waiting,
    /// Had left before the headcount.
    Left,
    /// The balance did not cover, or the membership was suspended or over.
    NotCovered,
}

/// Explains a round to a person: for the person's own memberships and for those paid for.
///
/// # Errors
/// [`Rejection::PathUnknown`] for a round that has not settled, [`Rejection::PoolUnknown`],
/// [`Rejection::MemberUnknown`] for who has no member there; [`StoreFailure::Unavailable`].
pub async fn explain_to(
    community: &Community,
    person: PersonId,
    (pool, round): (PoolId, u32),
) -> Result<Explained, StoreFailure> {
    let mut members = Vec::new();
    let mut reader = community.store.reader().await?;
    for one in person_reads::memberships_of(&mut *reader, person).await? {
        if one.pool == pool {
            members.push(one.member);
        }
    }
    drop(reader);
    for paid_for in members_of(community, pool, person).await? {
        if !members.contains(&paid_for) {
            members.push(paid_for);
        }
    }
    if members.is_empty() {
        return Err(Rejection::MemberUnknown.into());
    }
    members.truncate(FAMILY_MAX);
    explain(community, &members, (pool, round)).await
}

/// Explains a round, for some members.
///
/// # Errors
/// Those of [`explain_to`].
pub async fn explain(
    community: &Community,
    members: &[MemberId],
    (pool, number): (PoolId, u32),
) -> Result<Explained, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let round = reads::round(session, pool, number).await?.ok_or(Rejection::PathUnknown)?;
    let now = reads::sharing(session, pool).await?;
    // What held on the day of the headcount: the fee and the rounding may have changed since.
    let then = find_rules_on(community, session, pool, round.cut).await?;
    let then = then.map_or(now, |rules| rules.sharing().clone());
    let cases = reads::cases_of_round(session, (pool, number), CASES_MAX).await?;
    let mut lines = Vec::with_capacity(members.len());
    for member in members {
        lines.push(line(session, (pool, *member), &round, &then).await?);
    }
    Ok(Explained {
        round,
        currency: then.currency,
        fee_bp: then.fee_bp,
        rounding: then.rounding,
        funding: then.funding,
        cases,
        lines,
    })
}

async fn line(
    session: &mut dyn Session,
    (pool, member): (PoolId, MemberId),
    round: &Round,
    sharing: &Sharing,
) -> Result<Line, StoreFailure> {
    let through = match reads::schedule(session, pool).await {
        Ok(schedule) => schedule.business_date,
        Err(StoreFailure::Rejected(_)) => Date::MAX,
        Err(failure) => return Err(failure),
    };
    let state = reads::member_state(session, pool, member, through).await?;
    let statement = reads::statement(session, pool, member, through).await?;
    let mut before = Amount::ZERO;
    let mut part = None;
    for entry in &statement.entries {
        match entry {
            Entry::Shared(shared) if shared.round == round.number => {
                part = Some(Part::Shared { before, shared: *shared });
            }
            entry => before = entry.balance(),
        }
    }
    let part = part.unwrap_or_else(|| Part::Outside(outside(&state, round.cut, sharing)));
    Ok(Line { member, units: state.units, part })
}

fn outside(state: &MemberState, cut: Date, sharing: &Sharing) -> Outside {
    let waits = if sharing.waiting_members_share { 0 } else { sharing.waiting_days };
    if state.joined_on >= cut {
        Outside::NotYet
    } else if state.left_on.is_some_and(|left_on| left_on < cut) {
        Outside::Left
    } else if waits_through(state.joined_on, waits, cut) {
        Outside::Waiting
    } else {
        Outside::NotCovered
    }
}
