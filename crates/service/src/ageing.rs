//! The end by age, and the move into the plan for the older where the rules name one.
//!
//! A member enters the other pool first and then leaves this one. **Invariant: a member stays
//! listed until both are done**, and both have ids made from what they do: whoever begins again
//! after a crash, or beside another server, does each once.
//!
//! The move takes no new declaration, and waiting time already served counts: the member keeps the
//! day of joining, the units and the payer. A balance stays behind and goes back as of any former
//! member.

use crate::Community;
use crate::kept_receipt::keep_receipt;
use crate::leaving::{AgeCheck, end_by_age};
use crate::people::{born, fingerprint, key_of};
use crate::plans::find_rules_on;
use crate::receipt::Receipt;
use crate::schedule::step_id;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use rules::articles::eligibility::joining_dates;
use rules::articles::ending::age_limit_on;
use std::sync::Arc;
use store::{
    AgingOut, Batch, MemberState, Membership, NewMembership, PersonWrite, PoolId, Rejoining,
    Session, StoreFailure, Write, person_reads, reads,
};
use uuid::Uuid;

/// How many members or pools are read at once.
const PAGE: u32 = 200;

/// The plan for the older.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// Its pool.
    pub pool: PoolId,
    /// Its rules in force.
    pub rulebook: &'a Rulebook,
    /// The date a closing of it was announced, if one was.
    pub closing_announced_on: Option<Date>,
}

/// A day on which a pool's members age out.
#[derive(Clone, Copy, Debug)]
pub struct AgeingDay<'a> {
    /// The pool.
    pub pool: PoolId,
    /// Its rules in force.
    pub rulebook: &'a Rulebook,
    /// The pool of the plan these rules name for the older, if it is here.
    pub moves_to: Option<Destination<'a>>,
    /// The day.
    pub day: Date,
    /// The time now.
    pub at: Timestamp,
}

/// What a page of members came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgedOut {
    /// How many memberships ended.
    pub ended: u32,
    /// How many of these members moved.
    pub moved: u32,
    /// Behind whom the next page begins, if there is one.
    pub next: Option<AgingOut>,
}

/// A member who moves.
struct Mover {
    one: AgingOut,
    born: Date,
    birthday: Date,
    state: MemberState,
}

/// Ends the memberships whose birthday of the age limit (article 12) has come: a page of at most so
/// many members, behind the last one of the page before.
///
/// # Errors
/// Those of [`end_by_age`]; what was done is done, and the rest may be asked for again.
pub async fn age_out(
    community: &Community,
    ageing: &AgeingDay<'_>,
    after: Option<AgingOut>,
    limit: u32,
) -> Result<AgedOut, StoreFailure> {
    let AgeingDay { pool, rulebook, day, at, .. } = *ageing;
    let mut reader = community.store.reader().await?;
    let month = day.first_of_month();
    let page = person_reads::aging_out(&mut *reader, (pool, month), after, limit).await?;
    drop(reader);
    let full = u32::try_from(page.len()).is_ok_and(|length| length == limit);
    let next = page.last().copied().filter(|_| full);
    let mut aged = AgedOut { ended: 0, moved: 0, next };
    let ending = &rulebook.values.ending;
    let named = |to: &Destination<'_>| ending.moves_to.as_ref() == Some(&to.rulebook.plan);
    let moves_to = ageing.moves_to.filter(named);
    for one in page {
        let born = born(community, one.person).await?;
        let birthday = age_limit_on(ending, born);
        if birthday > day {
            continue;
        }
        let member = one.member;
        let mut reader = community.store.reader().await?;
        let state = reads::member_state(&mut *reader, pool, member, day).await?;
        drop(reader);
        if let Some(to) = moves_to
            && state.outcome.status.is_member()
        {
            match enter(community, (pool, &to), &Mover { one, born, birthday, state }, at).await {
                Ok(true) => aged.moved += 1,
                Ok(false) => {}
                // The member stays listed here until the other plan may be joined again.
                Err(StoreFailure::Rejected(Rejection::JoiningsStopped)) => continue,
                Err(failure) => return Err(failure),
            }
        }
        let batch = step_id(pool, birthday, &format!("age limit of {member}"));
        let account = Uuid::nil();
        let check = AgeCheck { batch, pool, member, account, on: day, at };
        end_by_age(community, rulebook, &check).await?;
        aged.ended += 1;
    }
    Ok(aged)
}

/// Ends every membership of a pool whose birthday of the age limit has come, by the rules in force
/// on the day, and moves the members to the pool of the plan these rules name, if it is here.
///
/// # Errors
/// Those of [`age_out`].
pub async fn age_out_all(
    community: &Community,
    pool: PoolId,
    day: Date,
    at: Timestamp,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let Some(rulebook) = find_rules_on(community, &mut *reader, pool, day).await? else {
        return Ok(());
    };
    let older = match &rulebook.values.ending.moves_to {
        Some(plan) => pool_of_plan(community, &mut *reader, plan, day).await?,
        None => None,
    };
    drop(reader);
    let moves_to = older.as_ref().map(|(pool, rulebook)| Destination {
        pool: *pool,
        rulebook,
        closing_announced_on: None,
    });
    let ageing = AgeingDay { pool, rulebook: &rulebook, moves_to, day, at };
    let mut after = None;
    loop {
        after = age_out(community, &ageing, after, PAGE).await?.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// The first pool in which a plan is in force on a day.
async fn pool_of_plan(
    community: &Community,
    reader: &mut dyn Session,
    plan: &str,
    day: Date,
) -> Result<Option<(PoolId, Arc<Rulebook>)>, StoreFailure> {
    let mut after = 0;
    loop {
        let pools = reads::pools(reader, after, PAGE).await?;
        for pool in &pools {
            let rules = find_rules_on(community, reader, *pool, day).await?;
            if let Some(rules) = rules.filter(|rules| rules.plan == plan) {
                return Ok(Some((*pool, rules)));
            }
        }
        match pools.last() {
            Some(last) => after = *last,
            None => return Ok(None),
        }
    }
}

/// Enters a member into the other pool; answers whether its rules take the member.
async fn enter(
    community: &Community,
    (from, to): (PoolId, &Destination<'_>),
    mover: &Mover,
    at: Timestamp,
) -> Result<bool, StoreFailure> {
    let Mover { one: AgingOut { member, person, .. }, born, birthday, state } = mover;
    let (first, last) = joining_dates(to.rulebook.values.eligibility, *born);
    let closing = to.closing_announced_on.is_some_and(|announced| *birthday >= announced);
    if closing || !(first..=last).contains(birthday) {
        return Ok(false);
    }
    let mut reader = community.store.reader().await?;
    let before = person_reads::membership(&mut *reader, from, *member).await?;
    let payer = person_reads::payer(&mut *reader, from, *member).await?;
    drop(reader);
    let receipt = receipt(to, mover, at).sign(community.receipt_key.signer())?;
    let (key, _) = key_of(community, *person).await?;
    let kept = keep_receipt(community, (*person, &key), (to.pool, *member), receipt.as_bytes());
    let membership = Membership {
        version: to.rulebook.version_id.bytes(),
        joined_at: at,
        ages_out_month: age_limit_on(&to.rulebook.values.ending, *born).first_of_month(),
        receipt: kept.sealed,
        commitment: Some(kept.commitment),
        ..before
    };
    let rejoining = match to.rulebook.values.ending.may_rejoin {
        true => Rejoining::Allowed,
        false => Rejoining::Refused,
    };
    let MemberState { joined_on, units, .. } = *state;
    let member = *member;
    let balance_secret = kept.balance_secret;
    let new = NewMembership { member, membership, rejoining, balance_secret };
    let enrol = PersonWrite::Enrol(new);
    let pays =
        payer.map(|payer| PersonWrite::Payer { member, payer: Some(payer), since: *birthday });
    let mut writes = vec![Write::Join { member, joined_on, units }];
    writes
        .extend([Some(enrol), pays].into_iter().flatten().map(|one| Write::Person(Box::new(one))));
    let id = step_id(to.pool, *birthday, &format!("{member} moves from {from}"));
    let fingerprint = fingerprint(community, "move", &[id.as_bytes()])?;
    let answer = String::new();
    let batch = Batch { id, member, fingerprint, pool: to.pool, writes, answer };
    match community.store.commit(batch).await {
        Ok(_) => Ok(true),
        // Somebody who has come to the other pool already, or may not come back to it.
        Err(StoreFailure::Rejected(
            Rejection::AlreadyInPool | Rejection::MayNotRejoin | Rejection::MemberDuplicate,
        )) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// What the member holds of the other plan: no answers, for nothing was asked.
fn receipt(to: &Destination<'_>, mover: &Mover, at: Timestamp) -> Receipt {
    Receipt {
        member: mover.one.member,
        pool: to.pool,
        plan: to.rulebook.id(),
        version: to.rulebook.version_id.to_string(),
        answers: Vec::new(),
        joined_on: mover.state.joined_on,
        signed_at: at,
        paid: Amount::ZERO,
        currency: to.rulebook.values.sharing.currency,
    }
}
