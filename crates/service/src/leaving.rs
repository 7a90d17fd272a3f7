//! The end of a membership: told beforehand, then written with its reason and its article.

use crate::Community;
use crate::people::{fingerprint, look_up_person};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use pool::MemberOutcome;
use rules::Rulebook;
use rules::articles::ending::age_limit_on;
use store::{
    Batch, Committed, Ending, EndingReason, LookUp, MemberId, PersonWrite, PoolId, StoreFailure,
    Write, person_reads,
};
use uuid::Uuid;

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
    let ending = Ending { member, reason: EndingReason::AgeLimit, article: 12, decided_on: on };
    end_membership(community, batch, pool, (left_on, ending)).await?;
    Ok(left_on)
}
