//! Writing accounts, lists of payments and their results.

use crate::batch::MemberId;
use crate::case_write::CaseWrite;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::payment::{
    LineOutcome, LineResult, NewPaymentList, PaidTo, Payment, PaymentLine, account, lines, one_list,
};
use crate::sql::{PAYOUT_INSERT, payments as sql};
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Transaction<'_> {
    /// Applies one write about payments.
    pub(crate) async fn apply_payment(&mut self, write: &CaseWrite) -> Result<(), StoreFailure> {
        match write {
            CaseWrite::EnterAccount { member, case, to, sealed, by, at } => {
                self.check_case(*member, case).await?;
                let mut row = self.account_key(*member, case, *to);
                row.extend([sealed.clone().into(), (*by).into(), (*at).into()]);
                self.session.execute(&sql::PAYMENT_ACCOUNT_ENTER, &[row]).await.map(|_| ())
            }
            CaseWrite::VerifyAccount { member, case, to, entered_at, by, at } => {
                let key = self.account_key(*member, case, *to);
                self.verify_account(key, *entered_at, (*by, *at)).await
            }
            CaseWrite::MakeList { list, lines, on } => self.make_list(list, lines, *on).await,
            CaseWrite::ListResult { list, results, on, at } => {
                self.keep_result(*list, results, (*on, *at)).await
            }
            _ => unreachable!("it is about no payment"),
        }
    }

    /// Takes back what was paid out of a case, whatever has become of the case meanwhile, because
    /// it has happened: no more than was paid out and has not come back.
    pub(crate) async fn return_payout(
        &mut self,
        return_id: Uuid,
        case: &str,
        on: Date,
        amount: Amount,
    ) -> Result<(), StoreFailure> {
        let pool = self.pool_id();
        self.pool()?;
        if amount <= Amount::ZERO {
            return Err(Rejection::AmountNegative.into());
        }
        let aid = self.aid_of_case(case).await?.ok_or(Rejection::CaseUnknown)?;
        if amount > aid.paid_out {
            return Err(Rejection::PaymentNotDue.into());
        }
        let entry = [pool.into(), case.into(), return_id.into(), on.into(), amount.into()];
        if self.execute(&sql::PAYOUT_RETURN_INSERT, entry).await? == 0 {
            return Err(Rejection::PayoutDuplicate.into());
        }
        self.happened(EventKind::AidReturned, case, on, amount);
        Ok(())
    }

    fn account_key(&self, member: MemberId, case: &str, to: PaidTo) -> Vec<Value> {
        let mut key = Vec::from(self.case_key(member, case));
        key.push(to.slug().into());
        key
    }

    async fn verify_account(
        &mut self,
        key: Vec<Value>,
        entered_at: Timestamp,
        (by, at): (Uuid, Timestamp),
    ) -> Result<(), StoreFailure> {
        let row = self.session.rows(&sql::PAYMENT_ACCOUNT_FOR_UPDATE, &key).await?.pop();
        let entered = account(row.ok_or(Rejection::PayeeAccountMissing)?)?;
        if entered.entered_by == by {
            return Err(Rejection::SamePersonTwice.into());
        }
        if entered.entered_at != entered_at {
            return Err(Rejection::EditStale.into());
        }
        if entered.verified.is_some() {
            return Ok(());
        }
        let mut row = vec![by.into(), at.into()];
        row.extend(key);
        self.session.execute(&sql::PAYMENT_ACCOUNT_VERIFY, &[row]).await.map(|_| ())
    }

    /// Makes a list of what is due, goes to verified accounts and is on no other list.
    async fn make_list(
        &mut self,
        list: &NewPaymentList,
        payments: &[Payment],
        on: Date,
    ) -> Result<(), StoreFailure> {
        if list.made_by == list.checked_by {
            return Err(Rejection::SamePersonTwice.into());
        }
        self.check_due(payments).await?;
        self.check_accounts(payments).await?;
        let pool = self.pool_id();
        let count = u32::try_from(payments.len()).map_err(|_| Rejection::TooMany)?;
        let total = Amount::sum(payments.iter().map(|one| one.amount))?;
        let row = [
            pool.into(),
            list.list.into(),
            list.made_by.into(),
            list.checked_by.into(),
            list.made_at.into(),
            count.into(),
            total.into(),
            list.digest.into(),
        ];
        self.execute(&sql::PAYMENT_LIST_INSERT, row).await?;
        let rows: Vec<Vec<Value>> = (1u32..)
            .zip(payments)
            .map(|(line, one)| {
                let mut row = vec![pool.into(), one.member.into(), list.list.into(), line.into()];
                let (payout, amount) = (one.payout.into(), one.amount.into());
                row.extend([one.case.as_str().into(), payout, amount, one.to.slug().into()]);
                row
            })
            .collect();
        if self.session.execute(&sql::PAYMENT_LINE_INSERT, &rows).await? < u64::from(count) {
            return Err(Rejection::PayoutDuplicate.into());
        }
        self.happened(EventKind::PaymentListed, list.list, on, total);
        Ok(())
    }

    /// Refuses payments to accounts that nobody verified, and payouts that were made before.
    async fn check_accounts(&mut self, payments: &[Payment]) -> Result<(), StoreFailure> {
        let mut verified = BTreeSet::new();
        for Payment { member, case, payout, to, .. } in payments {
            let [pool, _, of] = self.case_key(*member, case);
            if self.exists(&sql::PAYOUT_EXISTS, [pool, of, (*payout).into()]).await? {
                return Err(Rejection::PayoutDuplicate.into());
            }
            if verified.insert((*member, case, *to)) {
                let key = self.account_key(*member, case, *to);
                let row = self.session.rows(&sql::PAYMENT_ACCOUNT_FOR_SHARE, &key).await?.pop();
                let entered = account(row.ok_or(Rejection::PayeeAccountMissing)?)?;
                entered.verified.ok_or(Rejection::PayeeAccountMissing)?;
            }
        }
        Ok(())
    }

    /// Refuses more than what rounds gave to the cases, less what was paid out or is on a list.
    async fn check_due(&mut self, payments: &[Payment]) -> Result<(), StoreFailure> {
        // In the order of cases, so that two lists never wait for one another.
        let mut totals: BTreeMap<&str, Amount> = BTreeMap::new();
        for Payment { case, amount, .. } in payments {
            if *amount <= Amount::ZERO {
                return Err(Rejection::AmountNegative.into());
            }
            let total = totals.entry(case).or_insert(Amount::ZERO);
            *total = total.plus(*amount)?;
        }
        for (case, total) in totals {
            let aid = self.aid_of_case(case).await?.ok_or(Rejection::PaymentNotDue)?;
            if Amount::sum([aid.paid_out, aid.listed, total])? > aid.due {
                return Err(Rejection::PaymentNotDue.into());
            }
        }
        Ok(())
    }

    /// Keeps what the bank did. What it paid is written as a payout whatever has become of the
    /// case meanwhile, because it has happened.
    async fn keep_result(
        &mut self,
        list: Uuid,
        results: &[LineResult],
        (on, at): (Date, Timestamp),
    ) -> Result<(), StoreFailure> {
        let pool = self.pool_id();
        let kept = one_list(self.session, &sql::PAYMENT_LIST_FOR_UPDATE, pool, list).await?;
        let all = [pool.into(), list.into(), 0u32.into(), kept.lines.into()];
        let lines = lines(self.session, &sql::PAYMENT_LINES, &all).await?;
        let by_line: BTreeMap<u32, &LineResult> =
            results.iter().map(|result| (result.line, result)).collect();
        let whole = results.len() == lines.len() && by_line.len() == lines.len();
        if kept.result_at.is_some() || !whole {
            return Err(Rejection::PaymentResultMismatch.into());
        }
        let (mut outcomes, mut payouts) = (Vec::new(), Vec::new());
        for PaymentLine { line, payment, .. } in &lines {
            let result = by_line.get(line).filter(|result| result.amount == payment.amount);
            let result = result.ok_or(Rejection::PaymentResultMismatch)?;
            let (outcome, reason) = match &result.outcome {
                LineOutcome::Paid => ("paid", None),
                LineOutcome::Returned(reason) => ("returned", Some(reason.as_str())),
            };
            let key = [pool.into(), payment.member.into(), list.into(), (*line).into()];
            outcomes.push([outcome.into(), reason.into()].into_iter().chain(key).collect());
            if result.outcome == LineOutcome::Paid {
                payouts.push(payment);
            }
        }
        self.session.execute(&sql::PAYMENT_LINE_RESULT, &outcomes).await?;
        self.execute(&sql::PAYMENT_LIST_RESULT, [at.into(), pool.into(), list.into()]).await?;
        let mut paid = Amount::ZERO;
        for Payment { case, payout, amount, .. } in payouts {
            let entry =
                [pool.into(), case.as_str().into(), (*payout).into(), on.into(), (*amount).into()];
            if self.execute(&PAYOUT_INSERT, entry).await? == 0 {
                return Err(Rejection::PayoutDuplicate.into());
            }
            paid = paid.plus(*amount)?;
            self.happened(EventKind::AidPaid, case, on, *amount);
        }
        self.happened(EventKind::PaymentResult, list, on, paid);
        Ok(())
    }
}
