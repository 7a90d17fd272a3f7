//! Applying a batch: once, whole, or refused.

use super::member_row::{MemberRow, member};
use super::round_row::{rounds, share_index};
use super::sharing_row::{self, PoolRow, pool};
use super::{cut, settle, sql};
use crate::batch::{Batch, MemberId, PoolId, Write};
use crate::failure::StoreFailure;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// Applies a batch inside the transaction of the caller.
pub(super) fn apply(connection: &Connection, batch: &Batch) -> Result<(), StoreFailure> {
    let fingerprint = batch.fingerprint();
    let mut statement = connection.prepare_cached(sql::BATCH)?;
    let known: Option<[u8; 32]> =
        statement.query_row([batch.id.as_bytes()], |row| row.get(0)).optional()?;
    match known {
        Some(known) if known == fingerprint => return Ok(()),
        Some(_) => return Err(Rejection::BatchIdUsed.into()),
        None => {}
    }
    let insert = params![batch.id.as_bytes(), fingerprint];
    connection.prepare_cached(sql::BATCH_INSERT)?.execute(insert)?;
    for write in &batch.writes {
        Target { connection, pool: batch.pool }.apply(write)?;
    }
    Ok(())
}

/// Where a write goes.
#[derive(Clone, Copy)]
pub(super) struct Target<'connection> {
    pub connection: &'connection Connection,
    pub pool: PoolId,
}

impl Target<'_> {
    fn apply(self, write: &Write) -> Result<(), StoreFailure> {
        match write {
            Write::OpenPool(sharing) => match pool(self.connection, self.pool)? {
                Some(_) => Err(Rejection::PoolDuplicate.into()),
                None => sharing_row::insert(self.connection, self.pool, sharing),
            },
            Write::Join { member, joined_on, units } => self.join(*member, *joined_on, *units),
            Write::Leave { member, left_on } => self.leave(*member, *left_on),
            Write::Deposit { deposit, member, on, amount } => {
                self.deposit(*deposit, *member, *on, *amount)
            }
            Write::Approve { case, member, approved_on, aid } => {
                self.approve(case, *member, *approved_on, *aid)
            }
            Write::Withdraw { case, withdrawn_on } => self.withdraw(case, *withdrawn_on),
            Write::Fail { round, member } => self.fail(*round, *member),
            Write::Cut(dates) => cut::cut(self, *dates),
            Write::Settle => settle::settle(self),
        }
    }

    /// The pool written to.
    pub fn pool(self) -> Result<PoolRow, StoreFailure> {
        Ok(pool(self.connection, self.pool)?.ok_or(Rejection::PoolUnknown)?)
    }

    /// A member of the pool.
    pub fn member(self, id: MemberId) -> Result<MemberRow, StoreFailure> {
        Ok(member(self.connection, self.pool, id)?.ok_or(Rejection::MemberUnknown)?)
    }

    fn join(self, id: MemberId, joined_on: Date, units: u32) -> Result<(), StoreFailure> {
        let sharing = self.pool()?.sharing;
        if units == 0 {
            return Err(Rejection::NumberOutOfRange.into());
        }
        if member(self.connection, self.pool, id)?.is_some() {
            return Err(Rejection::MemberDuplicate.into());
        }
        let waits = if sharing.waiting_members_share { 0 } else { sharing.waiting_days };
        let shares_from = joined_on.checked_add((i64::from(waits) + 1).days());
        let shares_from = shares_from.unwrap_or(Date::MAX).to_string();
        self.connection.prepare_cached(sql::MEMBER_INSERT)?.execute(params![
            self.pool,
            id.as_bytes(),
            joined_on.to_string(),
            shares_from,
            units,
        ])?;
        Ok(())
    }

    fn leave(self, id: MemberId, left_on: Date) -> Result<(), StoreFailure> {
        if left_on < self.member(id)?.joined_on {
            return Err(Rejection::LeftBeforeJoining.into());
        }
        let leaves = params![self.pool, id.as_bytes(), left_on.to_string()];
        self.connection.prepare_cached(sql::MEMBER_LEAVES)?.execute(leaves)?;
        Ok(())
    }

    fn deposit(
        self,
        deposit: Uuid,
        id: MemberId,
        on: Date,
        amount: Amount,
    ) -> Result<(), StoreFailure> {
        let Funding::Prepaid(terms) = self.pool()?.sharing.funding else {
            return Err(Rejection::DepositIntoPostpaid.into());
        };
        if amount.is_negative() {
            return Err(Rejection::AmountNegative.into());
        }
        let row = self.member(id)?;
        let known = params![self.pool, id.as_bytes(), deposit.as_bytes()];
        if self.exists(sql::DEPOSIT_EXISTS, known)? {
            return Err(Rejection::DepositDuplicate.into());
        }
        let mut member = row.prepaid()?;
        let index = share_index(&rounds(self.connection, self.pool)?)?;
        member.deposit(amount, on, &terms, &index)?;
        row.with_prepaid(&member, &terms)?.update(self.connection, self.pool)?;
        self.connection.prepare_cached(sql::DEPOSIT_INSERT)?.execute(params![
            self.pool,
            id.as_bytes(),
            deposit.as_bytes(),
            on.to_string(),
            amount.minor(),
        ])?;
        Ok(())
    }

    fn approve(
        self,
        case: &str,
        member: Option<MemberId>,
        approved_on: Date,
        aid: Amount,
    ) -> Result<(), StoreFailure> {
        self.pool()?;
        if aid.is_negative() {
            return Err(Rejection::AmountNegative.into());
        }
        if case.is_empty() {
            return Err(Rejection::IdInvalid.into());
        }
        if self.exists(sql::CASE_EXISTS, params![self.pool, case])? {
            return Err(Rejection::CaseDuplicate.into());
        }
        if let Some(id) = member {
            self.member(id)?;
            if self.exists(sql::CASE_OF_MEMBER, params![self.pool, id.as_bytes()])? {
                return Err(Rejection::SecondCaseOfMember.into());
            }
        }
        self.connection.prepare_cached(sql::CASE_INSERT)?.execute(params![
            self.pool,
            case,
            member.map(|id| *id.as_bytes()),
            approved_on.to_string(),
            aid.minor(),
        ])?;
        Ok(())
    }

    fn withdraw(self, case: &str, withdrawn_on: Date) -> Result<(), StoreFailure> {
        let withdraw = params![self.pool, case, withdrawn_on.to_string()];
        match self.connection.prepare_cached(sql::CASE_WITHDRAW)?.execute(withdraw)? {
            0 => Err(Rejection::CaseUnknown.into()),
            _ => Ok(()),
        }
    }

    fn fail(self, round: u32, id: MemberId) -> Result<(), StoreFailure> {
        if matches!(self.pool()?.sharing.funding, Funding::Prepaid(_)) {
            return Err(Rejection::FailureInPrepaid.into());
        }
        self.member(id)?;
        let insert = params![self.pool, round, id.as_bytes()];
        self.connection.prepare_cached(sql::FAILED_DEBIT_INSERT)?.execute(insert)?;
        Ok(())
    }

    fn exists(self, sql: &str, parameters: impl rusqlite::Params) -> Result<bool, StoreFailure> {
        Ok(self.connection.prepare_cached(sql)?.exists(parameters)?)
    }
}
