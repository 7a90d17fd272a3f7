//! The settlement of the open round: one range read, no row written of who only paid or ran out.

use crate::batch::{MemberId, PoolId};
use crate::case_reads::waiting_objected;
use crate::cut::Headcount;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::member_row::{self, MemberRow, members};
use crate::session::Session;
use crate::transaction::Transaction;
use crate::value::Value;
use crate::{round_row, sql};
use jiff::civil::Date;
use ledger::{Line, Rejection};
use money::Amount;
use pool::{
    Charge, Position, Quote, Reversal, Round, RoundHead, ShareIndex, Taking, Touched,
    attributed_fee, debit, postings_of_round, quote, record_round,
};
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Postpaid, Prepaid};
use std::collections::{BTreeMap, BTreeSet};

/// Settles the round that was cut.
pub(crate) async fn settle(transaction: &mut Transaction<'_>) -> Result<(), StoreFailure> {
    let (number, dates) = transaction.pool()?.open.ok_or(Rejection::RoundOutOfTurn)?;
    let pool = transaction.pool_id();
    // SETTLEMENT §4: each objection is answered before the round settles that would carry its case.
    if !waiting_objected(transaction.session, pool, dates.cut, 1).await?.is_empty() {
        return Err(Rejection::ObjectionUnanswered.into());
    }
    transaction.write_members().await?;
    let reversal = reverse(transaction, dates.settle).await?;
    let id = transaction.batch.pool;
    let waiting = cases_waiting(transaction.session, id, dates).await?;
    let aids: Vec<Amount> = waiting.iter().map(|case| case.aid).collect();
    let (pool, settled) = (transaction.pool()?, transaction.rounds());
    let this_year = settled.iter().filter(|round| round.settle.year() == dates.settle.year());
    let position = Position {
        aids: &aids,
        carry_in: settled.last().map_or(Amount::ZERO, |round| round.carry_out),
        reversed: reversal.aid.plus(reversal.fee)?,
        units: pool.units,
        shared_this_year: Amount::sum(this_year.map(|round| round.share))?,
    };
    let quote = quote(&pool.sharing, &position)?;
    let (funding, payers) = (pool.sharing.funding, pool.payers);
    let headcount = Headcount { payers, units: pool.units };
    let mut index = transaction.index()?.clone();
    let before = index.now();
    index.push(dates.settle, quote.share)?;
    let carried = &waiting[..quote.paid.len()];
    carry(transaction, number, carried, &quote).await?;
    let aided = carried.iter().filter_map(|case| case.member).collect();
    let mut open = Open { transaction, number, settle: dates.settle, before, index, headcount };
    let taking = open.take(funding, &quote, &aided).await?;
    let Headcount { payers: payers_left, units: units_left } = open.headcount;
    let head = RoundHead { number, dates, payers };
    let last = transaction.rounds().last();
    let record = record_round(&head, &position, &quote, &taking, last)?;
    round_row::insert(transaction.session, transaction.batch.pool, &record).await?;
    post(transaction, &record, &reversal, &taking).await?;
    let counted = [payers_left.into(), units_left.into(), transaction.pool_id().into()];
    transaction.execute(&sql::POOL_SETTLED, counted).await?;
    transaction.happened(EventKind::RoundSettled, number, dates.settle, record.share);
    transaction.pool_changed().await
}

/// A case no round has carried.
pub(crate) struct WaitingCase {
    pub id: String,
    pub member: Option<MemberId>,
    pub aid: Amount,
}

/// The cases this round could carry, in the order of SETTLEMENT §4.
pub(crate) async fn cases_waiting(
    session: &mut dyn Session,
    pool: PoolId,
    dates: RoundDates,
) -> Result<Vec<WaitingCase>, StoreFailure> {
    let dates = [pool.into(), dates.cut.into(), dates.settle.into()];
    let rows = session.rows(&sql::CASES_WAITING, &dates).await?;
    let cases = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok(WaitingCase { id: columns.read()?, member: columns.read()?, aid: columns.read()? })
    });
    cases.collect()
}

/// What comes back by a settle date, marked as come back.
async fn reverse(
    transaction: &mut Transaction<'_>,
    settle: Date,
) -> Result<Reversal, StoreFailure> {
    let by = [transaction.pool_id().into(), settle.into()];
    let sums = transaction.session.rows(&sql::CASES_RETURNING, &by).await?;
    let sums = sums.into_iter().next().expect("a sum is always one row");
    let mut columns = sums.columns();
    let reversal = Reversal { aid: columns.read()?, fee: columns.read()? };
    transaction.execute(&sql::CASES_REVERSE, by).await?;
    Ok(reversal)
}

async fn carry(
    transaction: &mut Transaction<'_>,
    number: u32,
    carried: &[WaitingCase],
    quote: &Quote,
) -> Result<(), StoreFailure> {
    let mut lists = Vec::with_capacity(carried.len());
    for (case, paid) in carried.iter().zip(&quote.paid) {
        let fee = attributed_fee(quote.fee_paid, *paid, quote.aid_paid)?;
        lists.push(vec![
            number.into(),
            (*paid).into(),
            fee.into(),
            transaction.pool_id().into(),
            case.id.as_str().into(),
        ]);
    }
    transaction.session.execute(&sql::CASE_CARRY, &lists).await?;
    Ok(())
}

async fn post(
    transaction: &mut Transaction<'_>,
    round: &Round,
    reversal: &Reversal,
    taking: &Taking,
) -> Result<(), StoreFailure> {
    let transfers = postings_of_round(round, reversal, taking)?;
    let lines = transfers.iter().flat_map(|transfer| {
        transfer.lines().iter().map(|line| (transfer.on(), transfer.purpose(), *line))
    });
    let lists: Vec<Vec<Value>> = (1i64..)
        .zip(lines)
        .map(|(number, (on, purpose, Line { account, amount }))| {
            vec![
                transaction.pool_id().into(),
                round.number.into(),
                number.into(),
                account.slug().into(),
                on.into(),
                purpose.slug().into(),
                amount.into(),
            ]
        })
        .collect();
    transaction.session.execute(&sql::POSTING_INSERT, &lists).await?;
    Ok(())
}

/// The round being settled: the share index before it and with it.
struct Open<'open, 'transaction> {
    transaction: &'open mut Transaction<'transaction>,
    number: u32,
    settle: Date,
    before: i64,
    index: ShareIndex,
    headcount: Headcount,
}

impl Open<'_, '_> {
    /// Takes the share from the members and ends the membership of the aided.
    async fn take(
        &mut self,
        funding: Funding,
        quote: &Quote,
        aided: &BTreeSet<MemberId>,
    ) -> Result<Taking, StoreFailure> {
        match funding {
            Funding::Prepaid(terms) => {
                let charge = self.charge(quote.share).await?;
                self.end(aided, &terms).await?;
                Ok(Taking::Charge(charge))
            }
            Funding::Postpaid(terms) => self.debit(&terms, quote.share, aided).await,
        }
    }

    /// Who runs out lies in one range of the bounds; nothing is written.
    async fn charge(&mut self, share: Amount) -> Result<Charge, StoreFailure> {
        let (now, due) = (self.index.now(), share.times(self.headcount.units)?);
        // No row's product can leave 64 bits when that of all units does not.
        Amount::from_wide(i128::from(self.headcount.units) * i128::from(now))?;
        let range = [now.into(), self.transaction.pool_id().into(), self.before.into()];
        let sums = self.transaction.session.rows(&sql::MEMBERS_CROSSED, &range).await?;
        let sums = sums.into_iter().next().expect("a sum is always one row");
        let mut columns = sums.columns();
        self.headcount.payers -= columns.read::<u64>()?;
        self.headcount.units -= columns.read::<u64>()?;
        let shortfall = columns.read()?;
        Ok(Charge { charged: due.minus(shortfall)?, shortfall })
    }

    /// Ends the membership of the aided of a prepaid pool.
    async fn end(
        &mut self,
        aided: &BTreeSet<MemberId>,
        terms: &Prepaid,
    ) -> Result<(), StoreFailure> {
        let mut rows = Vec::with_capacity(aided.len());
        for id in aided {
            let row = self.transaction.read_member(*id).await?;
            let mut member = row.prepaid()?;
            let shared = member.end(self.settle, terms, &self.index)?;
            self.headcount.less(shared, member.units);
            rows.push(row.with_prepaid(&member, terms)?);
        }
        member_row::update(self.transaction.session, self.transaction.batch.pool, &rows).await
    }

    /// Reads and writes those in arrears, failing or aided; all others paid.
    async fn debit(
        &mut self,
        terms: &Postpaid,
        share: Amount,
        aided: &BTreeSet<MemberId>,
    ) -> Result<Taking, StoreFailure> {
        let pool = self.transaction.pool_id();
        let failing = self.failing().await?;
        let in_arrears = [pool.into()];
        let in_arrears =
            members(self.transaction.session, &sql::MEMBERS_IN_ARREARS, &in_arrears).await?;
        let mut rows: BTreeMap<MemberId, MemberRow> =
            in_arrears.into_iter().map(|row| (row.id, row)).collect();
        for id in failing.iter().chain(aided) {
            if !rows.contains_key(id) {
                rows.insert(*id, self.transaction.read_member(*id).await?);
            }
        }
        let mut touched = Vec::with_capacity(rows.len());
        for (id, row) in &rows {
            let (failing, aided) = (failing.contains(id), aided.contains(id));
            touched.push(Touched { member: row.postpaid()?, failing, aided, netted: Amount::ZERO });
        }
        let units = self.headcount.units;
        let mut debit = debit(terms, share, units, self.index.now(), &mut touched)?;
        self.headcount.payers -= debit.removed;
        self.headcount.units -= debit.removed_units;
        // A failure of a member of another pool cannot be written; none is counted here.
        debit.ignored_failures = 0;
        let mut changed = Vec::with_capacity(rows.len());
        let mut nettings = Vec::new();
        for (row, Touched { mut member, aided, netted, .. }) in rows.into_values().zip(touched) {
            if netted > Amount::ZERO {
                let id = row.id.into();
                nettings.push(vec![netted.into(), pool.into(), id, self.number.into()]);
            }
            if aided {
                self.headcount.less(member.end(self.index.now())?, member.units);
            }
            changed.push(row.with_postpaid(&member));
        }
        member_row::update(self.transaction.session, pool, &changed).await?;
        self.transaction.session.execute(&sql::CASE_NET, &nettings).await?;
        Ok(Taking::Debit(debit))
    }

    async fn failing(&mut self) -> Result<BTreeSet<MemberId>, StoreFailure> {
        let of_round = [self.transaction.pool_id().into(), self.number.into()];
        let rows = self.transaction.session.rows(&sql::FAILED_DEBITS, &of_round).await?;
        rows.into_iter().map(|row| row.columns().read()).collect()
    }
}
