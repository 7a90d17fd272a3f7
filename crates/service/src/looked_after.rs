//! The memberships that somebody looks after: their own, and those they pay or decide for.

use crate::Community;
use crate::cases::{relation, relation_of};
use crate::people::{Masked, masked};
use crate::principal::Principal;
use casework::report::Reporter;
use jiff::civil::Date;
use ledger::Rejection;
use store::{MemberId, MembershipOfPerson, PersonId, PoolId, StoreFailure, person_reads, reads};

/// The most pools that are looked through for members one pays for.
const POOLS_MAX: u32 = 100;

/// A membership that somebody looks after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookedAfter {
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// The person who is the member.
    pub person: PersonId,
    /// As what it is looked after.
    pub relation: Reporter,
}

/// Every membership of somebody, past ones too, then the present ones of those they decide or pay
/// for.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn looked_after(
    community: &Community,
    who: PersonId,
) -> Result<Vec<LookedAfter>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let own = person_reads::memberships_of(&mut *reader, who).await?;
    let mut found: Vec<LookedAfter> = own.iter().map(|one| own_of(who, one)).collect();
    let mut others = Vec::new();
    for guardianship in person_reads::wards(&mut *reader, who).await? {
        let theirs = person_reads::memberships_of(&mut *reader, guardianship.ward).await?;
        let present = theirs.iter().filter(|one| one.left_on.is_none());
        others.extend(present.map(|one| (one.pool, one.member, guardianship.ward)));
    }
    for pool in reads::pools(&mut *reader, 0, POOLS_MAX).await? {
        let paid_for = person_reads::paid_for(&mut *reader, pool, who).await?;
        others.extend(paid_for.iter().map(|paid| (pool, paid.member, paid.person)));
    }
    for (pool, member, person) in others {
        let is_known = found.iter().any(|one| (one.pool, one.member) == (pool, member));
        let on = reads::schedule(&mut *reader, pool).await?.business_date;
        let relation = relation(&mut *reader, (pool, member), who, on).await?;
        // Who decided once and is a contact now reports for the member, and sees nothing else.
        if let (false, Some(relation @ (Reporter::Guardian | Reporter::Payer))) =
            (is_known, relation)
        {
            found.push(LookedAfter { pool, member, person, relation });
        }
    }
    Ok(found)
}

/// The membership that somebody means in a pool: the one they name, else their own, of which the
/// one that lasts comes before those that are over.
///
/// # Errors
/// [`Rejection::NotPermitted`] for a membership of others; [`Rejection::OnlyMembers`] for who has
/// none; [`StoreFailure::Unavailable`].
pub async fn membership_meant(
    community: &Community,
    principal: &Principal,
    (pool, named): (PoolId, Option<MemberId>),
    on: Date,
) -> Result<LookedAfter, StoreFailure> {
    let who = principal.person.ok_or(Rejection::NotPermitted)?;
    let mut reader = community.store.reader().await?;
    let Some(member) = named else {
        let own = person_reads::memberships_of(&mut *reader, who).await?;
        let of_pool: Vec<_> = own.iter().filter(|one| one.pool == pool).collect();
        let lasting = of_pool.iter().find(|one| one.left_on.is_none_or(|left| left > on));
        let meant = lasting.or(of_pool.last()).ok_or(Rejection::OnlyMembers)?;
        return Ok(own_of(who, meant));
    };
    // It is not said whether there is such a member.
    let relation = match relation_of(&mut *reader, principal, (pool, member), on).await {
        Ok(relation) => relation.ok_or(Rejection::NotPermitted)?,
        Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => {
            return Err(Rejection::NotPermitted.into());
        }
        Err(failure) => return Err(failure),
    };
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    Ok(LookedAfter { pool, member, person, relation })
}

/// What may be shown of somebody's name to who looks after them, with the years of age, which tell
/// parents from children; nothing once they were erased. A program masks it: nobody sees the rest.
///
/// # Errors
/// [`Rejection::PersonUnknown`]; [`StoreFailure::Unavailable`].
pub async fn masked_name_of(
    community: &Community,
    person: PersonId,
    on: Date,
) -> Result<Option<String>, StoreFailure> {
    let masked = masked(community, person, on).await?;
    Ok(masked
        .map(|Masked { name, age_band: (from, through), .. }| format!("{name} ({from}–{through})")))
}

fn own_of(person: PersonId, one: &MembershipOfPerson) -> LookedAfter {
    LookedAfter { pool: one.pool, member: one.member, person, relation: Reporter::Member }
}
