//! Lists that were made: what stands on them, and the file for the bank.

use super::account_text::AccountText;
use super::list::{ListLine, csv, currency};
use super::{require_treasurer, without_interest};
use crate::Community;
use crate::people::key_of;
use crate::principal::Principal;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::payment::{self, PaymentLine, PaymentList, payment_accounts, payment_lines};
use store::{
    Batch, LookUp, NO_POOL, PersonId, PersonWrite, PoolId, StoreFailure, Write, person_reads,
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// A page of the lists of a pool, behind one, in the order of ids.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn lists(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    after: Uuid,
    limit: u32,
) -> Result<Vec<PaymentList>, StoreFailure> {
    require_treasurer(principal)?;
    payment::payment_lists(&mut *community.store.reader().await?, pool, after, limit).await
}

/// A list and its lines, without the accounts.
///
/// # Errors
/// [`Rejection::PaymentListUnknown`]; those of [`Principal::require`];
/// [`StoreFailure::Unavailable`].
pub async fn list_lines(
    community: &Community,
    principal: &Principal,
    (pool, list): (PoolId, Uuid),
) -> Result<(PaymentList, Vec<PaymentLine>), StoreFailure> {
    require_treasurer(principal)?;
    let mut reader = community.store.reader().await?;
    let kept = payment::payment_list(&mut *reader, pool, list).await?;
    let lines = payment_lines(&mut *reader, pool, list, 0, kept.lines).await?;
    Ok((kept, lines))
}

/// The file of a list for the bank. The look at each person on it is logged with its reason first.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::ConflictDeclared`],
/// [`Rejection::FileNotTheProposed`] where an account was changed since the list was made; those of
/// [`list_lines`].
pub async fn export_list(
    community: &Community,
    principal: &Principal,
    (pool, list): (PoolId, Uuid),
    reason: &str,
    (on, now): (Date, Timestamp),
) -> Result<Zeroizing<Vec<u8>>, StoreFailure> {
    let (kept, lines) = list_lines(community, principal, (pool, list)).await?;
    let mut people = Vec::with_capacity(lines.len());
    let mut reader = community.store.reader().await?;
    for PaymentLine { payment, .. } in &lines {
        let of = (pool, payment.member, payment.case.as_str());
        without_interest(&mut *reader, principal, of, on).await?;
        people.push(person_reads::membership(&mut *reader, pool, payment.member).await?.person);
    }
    drop(reader);
    log(community, principal, people.iter().copied().collect(), (reason, now)).await?;
    let mut whole = Vec::with_capacity(lines.len());
    for (PaymentLine { payment, .. }, person) in lines.into_iter().zip(people) {
        let mut reader = community.store.reader().await?;
        let accounts = payment_accounts(&mut *reader, pool, payment.member, &payment.case).await?;
        drop(reader);
        let account = accounts.into_iter().find(|one| one.to == payment.to);
        let account = account.ok_or(Rejection::PayeeAccountMissing)?;
        let (key, _) = key_of(community, person).await?;
        let account = AccountText::open(&key, person, &account.sealed)?;
        whole.push(ListLine { payment, account, person });
    }
    let file = csv(&whole, currency(community, pool).await?);
    match <[u8; 32]>::from(Sha256::digest(&*file)) == kept.made.digest {
        true => Ok(file),
        false => Err(Rejection::FileNotTheProposed.into()),
    }
}

/// Logs the look at everybody on a list, in one batch.
async fn log(
    community: &Community,
    principal: &Principal,
    people: BTreeSet<PersonId>,
    (reason, now): (&str, Timestamp),
) -> Result<(), StoreFailure> {
    let look = |person: PersonId| {
        let (look_up, account) = (community.new_id(now), principal.account);
        let look_up = LookUp { look_up, account, person, reason: reason.to_owned(), at: now };
        Write::Person(Box::new(PersonWrite::LookUp(look_up)))
    };
    let writes = people.into_iter().map(look).collect();
    let batch = Batch::of_pool(community.new_id(now), NO_POOL, writes);
    community.store.commit(batch).await.map(|_| ())
}
