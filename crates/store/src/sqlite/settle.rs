//! The settlement of the open round: one range read, no row written of who only paid or ran out.

use super::cut::Headcount;
use super::member_row::{MemberRow, members};
use super::round_row::{self, rounds, share_index};
use super::sharing_row::PoolRow;
use super::sql;
use super::writes::Target;
use crate::batch::MemberId;
use crate::failure::StoreFailure;
use jiff::civil::Date;
use ledger::{Line, Rejection};
use money::Amount;
use pool::{
    Charge, Position, Quote, Reversal, Round, RoundHead, ShareIndex, Taking, Touched,
    attributed_fee, debit, postings_of_round, quote, record_round,
};
use rules::sharing::{Funding, Postpaid};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Settles the round that was cut.
pub(super) fn settle(target: Target<'_>) -> Result<(), StoreFailure> {
    let pool = target.pool()?;
    let (number, dates) = pool.open.ok_or(Rejection::RoundOutOfTurn)?;
    let settled = rounds(target.connection, target.pool)?;
    let reversal = reverse(target, dates.settle)?;
    let waiting = cases_waiting(target, dates.cut, dates.settle)?;
    let aids: Vec<Amount> = waiting.iter().map(|case| case.aid).collect();
    let this_year = settled.iter().filter(|round| round.settle.year() == dates.settle.year());
    let position = Position {
        aids: &aids,
        carry_in: settled.last().map_or(Amount::ZERO, |round| round.carry_out),
        reversed: reversal.aid.plus(reversal.fee)?,
        units: pool.units,
        shared_this_year: Amount::sum(this_year.map(|round| round.share))?,
    };
    let quote = quote(&pool.sharing, &position)?;
    let carried = &waiting[..quote.paid.len()];
    carry(target, number, carried, &quote)?;
    let aided: Vec<MemberId> = carried.iter().filter_map(|case| case.member).collect();
    let mut headcount = Headcount { payers: pool.payers, units: pool.units };
    let mut index = share_index(&settled)?;
    index.push(dates.settle, quote.share)?;
    let round = Open { target, pool: &pool, number, settle: dates.settle, index: &index };
    let taking = round.take(&quote, &aided, &mut headcount)?;
    let head = RoundHead { number, dates, payers: pool.payers };
    let record = record_round(&head, &position, &quote, &taking, settled.last())?;
    round_row::insert(target.connection, target.pool, &record)?;
    post(target, &record, &reversal, &taking)?;
    let after = params![target.pool, headcount.payers, headcount.units];
    target.connection.prepare_cached(sql::POOL_SETTLED)?.execute(after)?;
    Ok(())
}

struct WaitingCase {
    id: String,
    member: Option<MemberId>,
    aid: Amount,
}

/// The cases this round could carry, in the order of SETTLEMENT §4.
fn cases_waiting(
    target: Target<'_>,
    cut: Date,
    settle: Date,
) -> Result<Vec<WaitingCase>, StoreFailure> {
    let mut statement = target.connection.prepare_cached(sql::CASES_WAITING)?;
    let dates = params![target.pool, cut.to_string(), settle.to_string()];
    let rows = statement.query_map(dates, |row| {
        let member: Option<[u8; 16]> = row.get(1)?;
        let aid = Amount::from_minor(row.get(2)?);
        Ok(WaitingCase { id: row.get(0)?, member: member.map(Uuid::from_bytes), aid })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What comes back by a settle date, marked as come back.
fn reverse(target: Target<'_>, settle: Date) -> Result<Reversal, StoreFailure> {
    let settle = settle.to_string();
    let mut sums = target.connection.prepare_cached(sql::CASES_RETURNING)?;
    let reversal = sums.query_row(params![target.pool, settle], |row| {
        let (aid, fee) = (row.get(0)?, row.get(1)?);
        Ok(Reversal { aid: Amount::from_minor(aid), fee: Amount::from_minor(fee) })
    })?;
    let reversed = params![target.pool, settle];
    target.connection.prepare_cached(sql::CASES_REVERSE)?.execute(reversed)?;
    Ok(reversal)
}

fn carry(
    target: Target<'_>,
    number: u32,
    carried: &[WaitingCase],
    quote: &Quote,
) -> Result<(), StoreFailure> {
    let mut statement = target.connection.prepare_cached(sql::CASE_CARRY)?;
    for (case, paid) in carried.iter().zip(&quote.paid) {
        let fee = attributed_fee(quote.fee_paid, *paid, quote.aid_paid)?;
        statement.execute(params![target.pool, case.id, number, paid.minor(), fee.minor()])?;
    }
    Ok(())
}

fn post(
    target: Target<'_>,
    round: &Round,
    reversal: &Reversal,
    taking: &Taking,
) -> Result<(), StoreFailure> {
    let mut statement = target.connection.prepare_cached(sql::POSTING_INSERT)?;
    let transfers = postings_of_round(round, reversal, taking)?;
    let lines = transfers.iter().flat_map(|transfer| {
        transfer.lines().iter().map(|line| (transfer.on(), transfer.purpose(), *line))
    });
    for (number, (on, purpose, Line { account, amount })) in (1i64..).zip(lines) {
        let (account, purpose, on) = (account.slug(), purpose.slug(), on.to_string());
        let (pool, round) = (target.pool, round.number);
        statement.execute(params![pool, round, number, account, on, purpose, amount.minor()])?;
    }
    Ok(())
}

/// The round being settled; the index is that after it.
struct Open<'round> {
    target: Target<'round>,
    pool: &'round PoolRow,
    number: u32,
    settle: Date,
    index: &'round ShareIndex,
}

impl Open<'_> {
    /// Takes the share from the members and ends the membership of the aided.
    fn take(
        &self,
        quote: &Quote,
        aided: &[MemberId],
        headcount: &mut Headcount,
    ) -> Result<Taking, StoreFailure> {
        match self.pool.sharing.funding {
            Funding::Prepaid(terms) => {
                let charge = self.charge(quote.share, headcount)?;
                for id in aided {
                    let row = self.target.member(*id)?;
                    let mut member = row.prepaid()?;
                    let shared = member.end(self.settle, &terms, self.index)?;
                    headcount.less(shared, member.units);
                    let row = row.with_prepaid(&member, &terms)?;
                    row.update(self.target.connection, self.target.pool)?;
                }
                Ok(Taking::Charge(charge))
            }
            Funding::Postpaid(terms) => self.debit(&terms, quote.share, aided, headcount),
        }
    }

    /// Who runs out lies in one range of the bounds; nothing is written.
    fn charge(&self, share: Amount, headcount: &mut Headcount) -> Result<Charge, StoreFailure> {
        let (now, due) = (self.index.now(), share.times(headcount.units)?);
        // No row's product can leave 64 bits when that of all units does not.
        Amount::from_wide(i128::from(headcount.units) * i128::from(now))?;
        let before = self.index.after(self.number - 1);
        let mut statement = self.target.connection.prepare_cached(sql::MEMBERS_CROSSED)?;
        let range = params![self.target.pool, before, now];
        let (payers, units, shortfall): (u64, u64, i64) =
            statement.query_row(range, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        headcount.payers -= payers;
        headcount.units -= units;
        let shortfall = Amount::from_minor(shortfall);
        Ok(Charge { charged: due.minus(shortfall)?, shortfall })
    }

    /// Reads and writes those in arrears, failing or aided; all others paid.
    fn debit(
        &self,
        terms: &Postpaid,
        share: Amount,
        aided: &[MemberId],
        headcount: &mut Headcount,
    ) -> Result<Taking, StoreFailure> {
        let Target { connection, pool } = self.target;
        let failing = self.failing()?;
        let aided: BTreeSet<MemberId> = aided.iter().copied().collect();
        let in_arrears = members(connection, sql::MEMBERS_IN_ARREARS, params![pool])?;
        let mut rows: BTreeMap<MemberId, MemberRow> =
            in_arrears.into_iter().map(|row| (row.id, row)).collect();
        for id in failing.iter().chain(&aided) {
            if !rows.contains_key(id) {
                rows.insert(*id, self.target.member(*id)?);
            }
        }
        let mut touched = Vec::with_capacity(rows.len());
        for (id, row) in &rows {
            let (failing, aided) = (failing.contains(id), aided.contains(id));
            touched.push(Touched { member: row.postpaid()?, failing, aided });
        }
        let mut debit = debit(terms, share, headcount.units, self.index.now(), &mut touched)?;
        headcount.payers -= debit.removed;
        headcount.units -= debit.removed_units;
        // A failure of a member of another pool cannot be written; none is counted here.
        debit.ignored_failures = 0;
        for (row, Touched { mut member, aided, .. }) in rows.into_values().zip(touched) {
            if aided {
                headcount.less(member.end(self.index.now())?, member.units);
            }
            row.with_postpaid(&member).update(connection, pool)?;
        }
        Ok(Taking::Debit(debit))
    }

    fn failing(&self) -> Result<BTreeSet<MemberId>, StoreFailure> {
        let Target { connection, pool } = self.target;
        let mut statement = connection.prepare_cached(sql::FAILED_DEBITS)?;
        let rows = statement.query_map(params![pool, self.number], |row| {
            let id: [u8; 16] = row.get(0)?;
            Ok(Uuid::from_bytes(id))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
