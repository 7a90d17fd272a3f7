//! The end of a membership: told beforehand, then written with its reason and its article.

use crate::Community;
use crate::people::{fingerprint, look_up_person};
use crate::schedule::step_id;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use pool::MemberOutcome;
use rules::Rulebook;
use rules::articles::ending::age_limit_on;
use store::{
    Batch, Committed, Ending, EndingReason, LookUp, MemberId, PersonId, PersonWrite, PoolId,
    StoreFailure, Write, person_reads,
};
use uuid::Uuid;

/// The article of every covenant on leaving and the end.
pub(crate) const ENDING: u8 = 12;

/// What leaving on a day would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalStatement {
    /// Where the member stands; the balance is what would be paid back, less rounds cut until then.
    pub standing: MemberOutcome,
    /// The first day that would no longer be covered.
    pub uncovered_from: Date,
    /// Article 13: whether shares paid are given back to those who left.
    pub shares_given_back: bool,
    /// Article 12: whether one who left may join again.
    pub may_rejoin: bool,
}

/// What leaving on a day would mean, before the choice.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`].
pub async fn final_statement(
    community: &Community,
    rulebook: &Rulebook,
    (pool, member): (PoolId, MemberId),
    left_on: Date,
) -> Result<FinalStatement, StoreFailure> {
    Ok(FinalStatement {
        standing: community.store.member(pool, member, left_on).await?,
        uncovered_from: left_on,
        shares_given_back: rulebook.values.refunds.member_left,
        may_rejoin: rulebook.values.ending.may_rejoin,
    })
}

/// Ends a membership from a day on, with the reason and the article.
///
/// # Errors
/// [`Rejection::MembershipOver`], [`Rejection::MemberUnknown`], [`Rejection::LeftBeforeJoining`].
pub async fn end_membership(
    community: &Community,
    batch: Uuid,
    pool: PoolId,
    (left_on, ending): (Date, Ending),
) -> Result<Committed, StoreFailure> {
    let asked = format!("{pool} {left_on} {ending:?}");
    let fingerprint = fingerprint(community, "end", &[asked.as_bytes()])?;
    let member = ending.member;
    let writes =
        vec![Write::Leave { member, left_on }, Write::Person(Box::new(PersonWrite::End(ending)))];
    let answer = String::new();
    let batch = Batch { id: batch, member, fingerprint, pool, writes, answer };
    community.store.commit(batch).await
}

/// A death that is reported.
#[derive(Clone, Copy, Debug)]
pub struct Death {
    /// Who died.
    pub person: PersonId,
    /// The day.
    pub died_on: Date,
    /// The day of the report.
    pub reported_on: Date,
}

/// Ends every membership of a person who has died, on that day (article 12); gives how many. A
/// batch each, with an id made from the death: after a crash the report is made again.
///
/// # Errors
/// [`Rejection::DeathAhead`] and those of [`end_membership`].
pub async fn report_death(community: &Community, death: &Death) -> Result<u32, StoreFailure> {
    let Death { person, died_on, reported_on: decided_on } = *death;
    if died_on > decided_on {
        return Err(Rejection::DeathAhead.into());
    }
    let mut session = community.store.reader().await?;
    let all = person_reads::memberships_of(&mut *session, person).await?;
    drop(session);
    let mut ended = 0;
    for one in all.into_iter().filter(|one| one.left_on.is_none()) {
        let ending =
            Ending { member: one.member, reason: EndingReason::Died, article: ENDING, decided_on };
        let id = step_id(one.pool, died_on, &format!("death of {}", one.member));
        end_membership(community, id, one.pool, (died_on, ending)).await?;
        ended += 1;
    }
    Ok(ended)
}

/// A member whose age limit is looked at.
#[derive(Clone, Copy, Debug)]
pub struct AgeCheck {
    /// Made by the client; also the id of the look at the date of birth.
    pub batch: Uuid,
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// Who asks for it, for the log of looks.
    pub account: Uuid,
    /// The day.
    pub on: Date,
    /// The time now.
    pub at: Timestamp,
}

/// Ends a membership on the birthday of the age limit (article 12), from the month of it on; gives
/// that day. The month stands in the clear ([`person_reads::aging_out`]), the day is sealed.
///
/// # Errors
/// [`Rejection::AgeLimitAhead`] and those of [`end_membership`].
pub async fn end_by_age(
    community: &Community,
    rulebook: &Rulebook,
    check: &AgeCheck,
) -> Result<Date, StoreFailure> {
    let AgeCheck { batch, pool, member, account, on, at } = *check;
    let mut session = community.store.reader().await?;
    let kept = person_reads::membership(&mut *session, pool, member).await?;
    drop(session);
    if on < kept.ages_out_month {
        return Err(Rejection::AgeLimitAhead.into());
    }
    let reason = format!("the age limit of pool {pool}");
    let look_up = LookUp { look_up: batch, account, person: kept.person, reason, at };
    let opened = look_up_person(community, look_up).await?;
    let left_on = age_limit_on(&rulebook.values.ending, opened.record.born);
    let ending = Ending { member, reason: EndingReason::AgeLimit, article: ENDING, decided_on: on };
    end_membership(community, batch, pool, (left_on, ending)).await?;
    Ok(left_on)
}
