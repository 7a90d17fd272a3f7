//! Applying a batch: once, whole, or refused.

use crate::batch::{Batch, Committed, MemberId};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::member_row::MemberRow;
use crate::session::Session;
use crate::transaction::{KnownPools, Transaction};
use crate::write::{Deposit, OversightWrite, Refund, Write};
use crate::{custody, cut, pool_row, rulebook, schedule, settle, sql, webhook};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::ShareIndex;
use rules::sharing::{Funding, Prepaid, Sharing};
use uuid::Uuid;

/// Applies a batch inside the transaction of the caller.
pub(crate) async fn apply(
    session: &mut dyn Session,
    known: &mut KnownPools,
    batch: &Batch,
) -> Result<Committed, StoreFailure> {
    let insert = vec![
        batch.member.into(),
        batch.id.into(),
        batch.fingerprint.into(),
        batch.answer.as_str().into(),
    ];
    if session.execute(&sql::BATCH_INSERT, &[insert]).await? == 0 {
        return repeat(session, batch).await;
    }
    let mut transaction = Transaction::new(session, known, batch);
    // The strongest lock first: a lock that grows could wait for one that waits for it.
    let lock = match batch.writes.iter().any(Write::changes_the_pool) {
        true => &sql::POOL_FOR_UPDATE,
        false => &sql::POOL_FOR_SHARE,
    };
    transaction.find_pool(lock).await?;
    for write in &batch.writes {
        if let Err(refused) = transaction.apply(write).await {
            return Err(transaction.first_refusal(refused).await);
        }
    }
    transaction.write_members().await?;
    transaction.tell().await?;
    Ok(Committed { answer: batch.answer.clone(), repeated: false })
}

/// The answer to a batch whose id was used before.
pub(crate) async fn repeat(
    session: &mut dyn Session,
    batch: &Batch,
) -> Result<Committed, StoreFailure> {
    let key = [batch.member.into(), batch.id.into()];
    let first = session.rows(&sql::BATCH, &key).await?.pop();
    let mut columns = first.ok_or(Rejection::BatchIdUsed)?.columns();
    let fingerprint: [u8; 32] = columns.read()?;
    match fingerprint == batch.fingerprint {
        true => Ok(Committed { answer: columns.read()?, repeated: true }),
        false => Err(Rejection::BatchIdUsed.into()),
    }
}

/// The aid of a case on its way to who is aided.
pub(crate) struct AidOfCase {
    /// What a round gave it, less what was netted.
    pub due: Amount,
    /// What of it was paid out and did not come back.
    pub paid_out: Amount,
    /// What of it is on a list that the bank has not answered.
    pub listed: Amount,
}

impl Write {
    /// Whether the write changes the pool itself, and not only one member.
    fn changes_the_pool(&self) -> bool {
        let opens = matches!(self, Write::OpenPool(_) | Write::ChangeSharing(_));
        // An order that stops something waits for what is on its way, and holds for what comes.
        let orders = |write: &OversightWrite| matches!(write, OversightWrite::Receive(_));
        let stops = matches!(self, Write::Oversight(write) if orders(write));
        let opens = opens || stops;
        opens || matches!(self, Write::Cut(_) | Write::Settle | Write::Schedule(_))
    }
}

impl Transaction<'_> {
    async fn apply(&mut self, write: &Write) -> Result<(), StoreFailure> {
        self.refuse_stopped(write).await?;
        match write {
            Write::OpenPool(sharing) => self.open_pool(sharing).await,
            Write::ChangeSharing(sharing) => self.change_sharing(sharing).await,
            Write::Join { member, joined_on, units } => self.join(*member, *joined_on, *units),
            Write::Leave { member, left_on } => self.leave(*member, *left_on).await,
            Write::Deposit(deposit) => self.deposit(*deposit).await,
            Write::Refund(refund) => self.refund(*refund).await,
            Write::Approve { case, member, approved_on, aid } => {
                self.approve(case, *member, *approved_on, *aid).await
            }
            Write::Withdraw { case, withdrawn_on } => self.withdraw(case, *withdrawn_on).await,
            Write::PayOut { payout, case, on, amount } => {
                self.pay_out(*payout, case, *on, *amount).await
            }
            Write::ReturnPayout { return_id, case, on, amount } => {
                self.return_payout(*return_id, case, *on, *amount).await
            }
            Write::Custody { on, stated } => custody::state(self, *on, *stated).await,
            Write::Fail { round, member } => self.fail(*round, *member).await,
            Write::Cut(dates) => cut::cut(self, *dates).await,
            Write::Settle => settle::settle(self).await,
            Write::Schedule(write) => schedule::apply(self, write).await,
            Write::Webhook(write) => webhook::apply(self, write).await,
            Write::Publish(new) => rulebook::publish(self, new).await,
            Write::Person(write) => self.apply_person(write).await,
            Write::Account(write) => self.account(write).await,
            Write::SignIn(write) => self.sign_in(write).await,
            Write::Passkey(write) => self.passkey(write).await,
            Write::Proposal(write) => self.proposal(write).await,
            Write::Notice(write) => self.notice(write).await,
            Write::Correction(write) => self.correction(write).await,
            Write::Case(write) => self.apply_case(write).await,
            Write::Oversight(write) => self.apply_oversight(write).await,
            Write::CommitBalances(tree) => self.commit_balances(tree).await,
        }
    }

    async fn open_pool(&mut self, sharing: &Sharing) -> Result<(), StoreFailure> {
        if self.pool().is_ok() {
            return Err(Rejection::PoolDuplicate.into());
        }
        pool_row::insert(self.session, self.batch.pool, sharing).await?;
        self.happened(EventKind::PoolOpened, self.pool_id(), None, None);
        self.pool_changed().await
    }

    /// Bounds are kept by floor and units: another floor would touch every member.
    async fn change_sharing(&mut self, sharing: &Sharing) -> Result<(), StoreFailure> {
        let pool = self.pool()?;
        if pool.open.is_some() {
            return Err(Rejection::RoundOutOfTurn.into());
        }
        let same = pool.sharing.currency == sharing.currency
            && pool.sharing.funding == sharing.funding
            && pool.sharing.waiting_days == sharing.waiting_days
            && pool.sharing.waiting_members_share == sharing.waiting_members_share;
        if !same {
            return Err(Rejection::FundingFixed.into());
        }
        pool_row::update(self.session, self.batch.pool, sharing).await?;
        self.happened(EventKind::SharingChanged, self.pool_id(), None, None);
        self.pool_changed().await
    }

    fn join(&mut self, id: MemberId, joined_on: Date, units: u32) -> Result<(), StoreFailure> {
        let sharing = &self.pool()?.sharing;
        if units == 0 {
            return Err(Rejection::NumberOutOfRange.into());
        }
        let waits = if sharing.waiting_members_share { 0 } else { sharing.waiting_days };
        let shares_from = joined_on.checked_add((i64::from(waits) + 1).days());
        let shares_from = shares_from.unwrap_or(Date::MAX);
        self.join_member(MemberRow::joining(id, joined_on, units), shares_from)?;
        self.happened(EventKind::MemberJoined, id, joined_on, None);
        Ok(())
    }

    async fn leave(&mut self, id: MemberId, left_on: Date) -> Result<(), StoreFailure> {
        self.pool()?;
        let mut row = self.member(id).await?;
        if left_on < row.joined_on {
            return Err(Rejection::LeftBeforeJoining.into());
        }
        row.left_on = Some(left_on);
        self.change_member(row);
        self.happened(EventKind::MemberLeft, id, left_on, None);
        Ok(())
    }

    async fn deposit(&mut self, deposit: Deposit) -> Result<(), StoreFailure> {
        let terms = prepaid_terms(&self.pool()?.sharing)?;
        let row = self.member(deposit.member).await?;
        let row = after_deposit(row, &deposit, &terms, self.index()?)?;
        let entry = deposit_row(self.pool_id(), &deposit);
        if self.session.execute(&sql::DEPOSIT_INSERT, &[entry]).await? == 0 {
            return Err(Rejection::DepositDuplicate.into());
        }
        self.change_member(row);
        let Deposit { deposit, on, amount, .. } = deposit;
        self.happened(EventKind::Deposited, deposit, on, amount);
        Ok(())
    }

    async fn refund(&mut self, refund: Refund) -> Result<(), StoreFailure> {
        let terms = prepaid_terms(&self.pool()?.sharing)?;
        let Refund { refund, member: id, on, amount } = refund;
        let row = self.member(id).await?;
        let mut member = row.prepaid()?;
        member.refund(amount, on, &terms, self.index()?)?;
        let row = row.with_prepaid(&member, &terms)?;
        let entry = [self.pool_id().into(), id.into(), refund.into(), on.into(), amount.into()];
        if self.execute(&sql::REFUND_INSERT, entry).await? == 0 {
            return Err(Rejection::RefundDuplicate.into());
        }
        self.change_member(row);
        self.happened(EventKind::Refunded, refund, on, amount);
        Ok(())
    }

    async fn approve(
        &mut self,
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
        if self.exists(&sql::CASE_EXISTS, [self.pool_id().into(), case.into()]).await? {
            return self.approve_anew(case, member, approved_on, aid).await;
        }
        if let Some(id) = member {
            self.member(id).await?;
            self.free_member(id).await?;
        }
        let row =
            [self.pool_id().into(), case.into(), member.into(), approved_on.into(), aid.into()];
        self.execute(&sql::CASE_INSERT, row).await?;
        self.happened(EventKind::CaseApproved, case, approved_on, aid);
        Ok(())
    }

    /// A case that was withdrawn before any round carried it stands again, as if it had been
    /// approved now for the first time.
    async fn approve_anew(
        &mut self,
        case: &str,
        member: Option<MemberId>,
        approved_on: Date,
        aid: Amount,
    ) -> Result<(), StoreFailure> {
        let key = [self.pool_id().into(), case.into()];
        let row = self.session.rows(&sql::CASE_WITHDRAWN, &key).await?.pop();
        let whose: Option<MemberId> = row.ok_or(Rejection::CaseDuplicate)?.columns().read()?;
        match (whose, member) {
            (Some(whose), Some(member)) if whose == member => {}
            (None, Some(member)) => self.free_member(member).await?,
            (None, None) => {}
            _ => return Err(Rejection::CaseDuplicate.into()),
        }
        let [pool, id] = key;
        let row = [approved_on.into(), aid.into(), member.into(), pool, id];
        self.execute(&sql::CASE_ANEW, row).await?;
        self.happened(EventKind::CaseApproved, case, approved_on, aid);
        Ok(())
    }

    /// Looks that no other case names a member (SETTLEMENT §10). One that was withdrawn before any
    /// round carried it gave nothing: it names nobody from here on.
    async fn free_member(&mut self, member: MemberId) -> Result<(), StoreFailure> {
        let named = [self.pool_id().into(), member.into()];
        if !self.exists(&sql::CASE_OF_MEMBER, named.clone()).await? {
            return Ok(());
        }
        let settle = self.pool()?.open.map_or(Date::MAX, |(_, dates)| dates.settle);
        let [pool, of] = named;
        match self.execute(&sql::CASE_OF_MEMBER_FREE, [pool, of, settle.into()]).await? {
            0 => Err(Rejection::SecondCaseOfMember.into()),
            _ => Ok(()),
        }
    }

    async fn withdraw(&mut self, case: &str, withdrawn_on: Date) -> Result<(), StoreFailure> {
        self.pool()?;
        let withdraw = [withdrawn_on.into(), self.pool_id().into(), case.into()];
        if self.execute(&sql::CASE_WITHDRAW, withdraw).await? == 0 {
            return Err(Rejection::CaseUnknown.into());
        }
        self.happened(EventKind::CaseWithdrawn, case, withdrawn_on, None);
        Ok(())
    }

    /// Pays out what a round gave a case, no more of it than was given and is not on a list.
    async fn pay_out(
        &mut self,
        payout: Uuid,
        case: &str,
        on: Date,
        amount: Amount,
    ) -> Result<(), StoreFailure> {
        self.pool()?;
        if amount <= Amount::ZERO {
            return Err(Rejection::AmountNegative.into());
        }
        let aid = self.aid_of_case(case).await?.ok_or(Rejection::CaseUnknown)?;
        if Amount::sum([aid.paid_out, aid.listed, amount])? > aid.due {
            return Err(Rejection::PayoutAboveAid.into());
        }
        let entry = [self.pool_id().into(), case.into(), payout.into(), on.into(), amount.into()];
        if self.execute(&sql::PAYOUT_INSERT, entry).await? == 0 {
            return Err(Rejection::PayoutDuplicate.into());
        }
        self.happened(EventKind::AidPaid, case, on, amount);
        Ok(())
    }

    /// What of the aid of an approved case is due, locked until the batch is written.
    pub(crate) async fn aid_of_case(
        &mut self,
        case: &str,
    ) -> Result<Option<AidOfCase>, StoreFailure> {
        let key = [self.pool_id().into(), case.into()];
        // Locked first: what was paid out by who held the lock is seen by the next statement only.
        self.session.rows(&sql::CASE_LOCK, &key).await?;
        let row = self.session.rows(&sql::CASE_DUE, &key).await?.pop();
        let Some(row) = row else { return Ok(None) };
        let mut columns = row.columns();
        let (due, paid_out) = (columns.read()?, columns.read()?);
        Ok(Some(AidOfCase { due, paid_out, listed: columns.read()? }))
    }

    async fn fail(&mut self, round: u32, id: MemberId) -> Result<(), StoreFailure> {
        if matches!(self.pool()?.sharing.funding, Funding::Prepaid(_)) {
            return Err(Rejection::FailureInPrepaid.into());
        }
        self.member(id).await?;
        schedule::check_unconfirmed(self, round).await?;
        let insert = [self.pool_id().into(), round.into(), id.into()];
        self.execute(&sql::FAILED_DEBIT_INSERT, insert).await?;
        self.happened(EventKind::DebitFailed, id, None, None);
        Ok(())
    }
}

/// How a pool is paid beforehand.
///
/// # Errors
/// [`Rejection::DepositIntoPostpaid`].
pub(crate) fn prepaid_terms(sharing: &Sharing) -> Result<Prepaid, Rejection> {
    match sharing.funding {
        Funding::Prepaid(terms) => Ok(terms),
        Funding::Postpaid(_) => Err(Rejection::DepositIntoPostpaid),
    }
}

/// A member's row after a deposit.
pub(crate) fn after_deposit(
    row: MemberRow,
    deposit: &Deposit,
    terms: &Prepaid,
    index: &ShareIndex,
) -> Result<MemberRow, StoreFailure> {
    if deposit.amount.is_negative() {
        return Err(Rejection::AmountNegative.into());
    }
    let mut member = row.prepaid()?;
    member.deposit(deposit.amount, deposit.on, terms, index)?;
    Ok(row.with_prepaid(&member, terms)?)
}

fn deposit_row(pool: crate::PoolId, deposit: &Deposit) -> Vec<crate::Value> {
    let Deposit { deposit, member, on, amount } = *deposit;
    vec![pool.into(), member.into(), deposit.into(), on.into(), amount.into()]
}
