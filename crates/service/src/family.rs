//! One payer for several members.
//!
//! The rule of a payment for a family: the payer's own membership comes first, then the others in
//! the order in which they joined. Each in turn gets what its balance lacks of the plan's floor, as
//! far as the money goes; so no cover waits while another balance grows. What is left then is split
//! equally among all, the odd minor units to the first.

use crate::Community;
use crate::people::fingerprint;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, split_by_largest_remainder};
use rules::sharing::Prepaid;
use store::{
    Batch, Committed, Deposit, MemberId, PersonId, PersonWrite, PoolId, StoreFailure, Write,
    person_reads,
};
use uuid::Uuid;

/// A payment for all the members a person pays for.
#[derive(Clone, Copy, Debug)]
pub struct FamilyPayment {
    /// Made by the client; also the id of each member's deposit.
    pub batch: Uuid,
    /// The pool.
    pub pool: PoolId,
    /// Who pays.
    pub payer: PersonId,
    /// The day from which the money counts.
    pub on: Date,
    /// How much in all.
    pub amount: Amount,
}

/// Says who pays for a member from a day on; without a payer the member pays alone.
///
/// # Errors
/// [`Rejection::MemberUnknown`], [`Rejection::PersonUnknown`], [`Rejection::PersonErased`].
pub async fn change_payer(
    community: &Community,
    batch: Uuid,
    (pool, member): (PoolId, MemberId),
    (payer, since): (Option<PersonId>, Date),
) -> Result<Committed, StoreFailure> {
    let fingerprint = fingerprint(
        community,
        "payer",
        &[member.as_bytes(), payer.unwrap_or_default().as_bytes(), since.to_string().as_bytes()],
    )?;
    let write = PersonWrite::Payer { member, payer, since };
    let writes = vec![Write::Person(Box::new(write))];
    let answer = String::new();
    community.store.commit(Batch { id: batch, member, fingerprint, pool, writes, answer }).await
}

/// Pays in for the payer's own membership and for those the payer pays for; a deposit each.
///
/// # Errors
/// [`Rejection::PaysForNobody`], [`Rejection::AmountNegative`], and those of the store.
pub async fn pay_in(
    community: &Community,
    terms: &Prepaid,
    payment: &FamilyPayment,
) -> Result<Committed, StoreFailure> {
    let FamilyPayment { batch: id, pool, payer, on, amount } = *payment;
    if amount <= Amount::ZERO {
        return Err(Rejection::AmountNegative.into());
    }
    let members = members_of(community, pool, payer).await?;
    if members.is_empty() {
        return Err(Rejection::PaysForNobody.into());
    }
    let mut lacking = Vec::with_capacity(members.len());
    for member in &members {
        let balance = community.store.member(pool, *member, on).await?.balance;
        lacking.push(terms.floor.minus(balance)?.max(Amount::ZERO));
    }
    let shares = divide(amount, &lacking)?;
    let paid = members.into_iter().zip(shares).filter(|(_, share)| *share > Amount::ZERO);
    let deposits =
        paid.map(|(member, amount)| Write::Deposit(Deposit { deposit: id, member, on, amount }));
    let writes = deposits.collect();
    let said =
        [payer.as_bytes(), &amount.minor().to_be_bytes()[..], on.to_string().as_bytes()].concat();
    let fingerprint = fingerprint(community, "family payment", &[&said])?;
    let batch = Batch { id, member: payer, fingerprint, pool, writes, answer: String::new() };
    community.store.commit(batch).await
}

/// The payer's own present membership, then those paid for in the order of joining.
pub(crate) async fn members_of(
    community: &Community,
    pool: PoolId,
    payer: PersonId,
) -> Result<Vec<MemberId>, StoreFailure> {
    let mut session = community.store.reader().await?;
    let own = person_reads::memberships_of(&mut *session, payer).await?;
    let paid_for = person_reads::paid_for(&mut *session, pool, payer).await?;
    let own = own.iter().filter(|one| one.pool == pool && one.left_on.is_none());
    let mut members: Vec<MemberId> = own.map(|one| one.member).collect();
    for paid in paid_for {
        if !members.contains(&paid.member) {
            members.push(paid.member);
        }
    }
    Ok(members)
}

/// What each gets of an amount, by what each lacks of the floor, in order.
fn divide(amount: Amount, lacking: &[Amount]) -> Result<Vec<Amount>, Rejection> {
    let mut left = amount;
    let mut shares = Vec::with_capacity(lacking.len());
    for lacks in lacking {
        let share = left.min(*lacks);
        left = left.minus(share)?;
        shares.push(share);
    }
    let equal = vec![Amount::from_minor(1); lacking.len()];
    let rest = split_by_largest_remainder(left, &equal)?;
    let both = shares.into_iter().zip(rest);
    Ok(both.map(|(share, rest)| share.plus(rest)).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::divide;
    use money::Amount;

    #[test]
    fn the_floor_of_each_comes_first_and_the_rest_is_equal() {
        let table: [(i64, &[i64], &[i64]); 5] = [
            (100, &[300, 300], &[100, 0]),
            (400, &[300, 300], &[300, 100]),
            (605, &[300, 300], &[303, 302]),
            (7, &[0, 0, 0], &[3, 2, 2]),
            (10, &[0, 4], &[3, 7]),
        ];
        let amounts = |minor: &[i64]| minor.iter().copied().map(Amount::from_minor).collect();
        for (amount, lacking, expected) in table {
            let lacking: Vec<Amount> = amounts(lacking);
            let shares = divide(Amount::from_minor(amount), &lacking);
            assert_eq!(shares, Ok(amounts(expected)), "{amount} {lacking:?}");
        }
    }
}
