//! The closing that would happen on a day: last rounds, run-off reserve, who is paid in what order,
//! what each member gets back (article 16 of a covenant).

use crate::book::{Book, Case};
use crate::member_ids::position;
use crate::outcome::{CaseOutcome, MemberOutcome, Round};
use crate::quote::{Position, Quote, quote};
use crate::settlement::{Settlement, settle};
use jiff::civil::Date;
use ledger::{Account, Rejection, TrialBalance};
use money::{Amount, split_by_largest_remainder};
use rules::articles::closing::{last_day, last_day_to_apply, pay_in_order, refund_by};
use rules::sharing::Sharing;
use rules::values::{Claim, Closing, LastRoundsPayer};

/// Everything a closing announced on one day comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingStatement {
    /// The day of the announcement.
    pub announced_on: Date,
    /// The plan's last day.
    pub ends_on: Date,
    /// The last day to apply for an illness first diagnosed on the plan's last day.
    pub apply_by: Date,
    /// The day by which balances are back.
    pub refund_by: Date,
    /// The rounds settled after the announcement, as the announcement day knows them.
    pub last_rounds: Vec<Round>,
    /// Approved cases that no round carried.
    pub open_cases: Vec<OpenCase>,
    /// The reserve for cases that are still to be reported.
    pub reserve: Amount,
    /// The pool's own money once everything settled is paid out.
    pub money: Amount,
    /// What is missing when more was paid out than members brought in; the operator bears it.
    pub deficit: Amount,
    /// What is owed of the pool's money and what is paid, in the order of payment.
    pub payments: Vec<Payment>,
    /// What the operator pays beside: open cases, the reserve, past shares, the deficit.
    pub operator_pays: Amount,
    /// What is left when everything is paid; it belongs to the members.
    pub left_over: Amount,
    /// What each member gets back; in the order of the ids.
    pub members: Vec<MemberClosing>,
}

/// An approved case that no round carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    /// The case's id.
    pub case: String,
    /// The aid decided.
    pub aid: Amount,
    /// The aid it has a claim to: less than was decided where the plan's limits say so.
    pub claim: Amount,
}

/// One class of claims on the pool's money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// What is owed.
    pub claim: Claim,
    /// How much is owed.
    pub owed: Amount,
    /// How much is paid.
    pub paid: Amount,
}

/// A member's final statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberClosing {
    /// The member's id.
    pub member: String,
    /// Where the member stands on the day.
    pub outcome: MemberOutcome,
    /// What goes back by the refund date.
    pub back_now: Amount,
    /// What goes back when the run-off ends, as far as the reserve was not needed.
    pub back_after_run_off: Amount,
    /// Past shares given back by the operator, where the covenant says so.
    pub past_shares: Amount,
}

/// The closing of a book's pool, announced on a day of the book.
///
/// The announcement knows what was known on its day: later joinings, deposits, approvals,
/// withdrawals and failed debits are not in it. Aid and fees of settled rounds count as paid out,
/// and the operator's promises as paid in.
///
/// # Errors
/// [`Rejection::ClosingBeforeBook`] and [`Rejection::ClosingAfterBook`] for a day outside the book;
/// [`Rejection::AmountOverflow`].
pub fn closing(book: &Book, terms: &Closing, on: Date) -> Result<ClosingStatement, Rejection> {
    if on < book.from() {
        return Err(Rejection::ClosingBeforeBook);
    }
    if on > book.through() {
        return Err(Rejection::ClosingAfterBook);
    }
    let rounds_after = match terms.last_rounds_paid_by {
        LastRoundsPayer::Members => terms.last_rounds,
        LastRoundsPayer::Operator => 0,
    };
    let known = book.known_on(on, rounds_after)?;
    let settlement = settle(&known, |_| {})?;
    settlement.audit()?;
    Tally::of(&known, &settlement, terms, on)?.statement()
}

/// What is owed and what is there.
struct Tally<'book> {
    book: &'book Book,
    settlement: &'book Settlement<'book>,
    terms: &'book Closing,
    on: Date,
    open_cases: Vec<OpenCase>,
    open: Quote,
    reserve: Amount,
    members: Vec<(String, MemberOutcome)>,
    balances: Amount,
    /// The pool's own money; below zero when members owe a deficit.
    money: Amount,
}

impl<'book> Tally<'book> {
    fn of(
        book: &'book Book,
        settlement: &'book Settlement<'book>,
        terms: &'book Closing,
        on: Date,
    ) -> Result<Tally<'book>, Rejection> {
        let mut members = Vec::with_capacity(book.members().len());
        let mut units = 0;
        for number in book.ids().sorted() {
            let outcome = settlement.member(number)?;
            if outcome.status.is_member() {
                units += u64::from(book.member(number).units);
            }
            members.push((book.ids().id(number).to_owned(), outcome));
        }
        let cases = || book.cases().iter().zip(settlement.cases());
        let is_open = |(case, outcome): &(&Case, &CaseOutcome)| {
            case.withdrawn_on.is_none() && outcome.round.is_none()
        };
        let open: Vec<&Case> = cases().filter(is_open).map(|(case, _)| case).collect();
        let price = price_of(&open, book, settlement, terms, on, units)?;
        let claims = price.paid.iter().copied().chain(std::iter::repeat(Amount::ZERO));
        let open_case = |(case, claim): (&&Case, Amount)| OpenCase {
            case: case.id.clone(),
            aid: case.aid,
            claim,
        };
        let open_cases: Vec<OpenCase> = open.iter().zip(claims).map(open_case).collect();
        let costs = costs_of(book, settlement, &open, &price, terms);
        Ok(Tally {
            book,
            settlement,
            terms,
            on,
            open: price,
            reserve: reserve(&costs, terms, on)?,
            open_cases,
            balances: Amount::sum(members.iter().map(|(_, outcome)| outcome.balance))?,
            members,
            money: money(settlement)?,
        })
    }

    fn statement(self) -> Result<ClosingStatement, Rejection> {
        let by_members = self.terms.last_rounds_paid_by == LastRoundsPayer::Members;
        // What the operator promised above a limit is not asked of the pool a second time.
        let from_pool = Amount::sum([self.open.aid_paid, self.open.fee_paid])?;
        let from_pool = from_pool.minus(self.open.sponsor)?;
        let aid_from_pool = self.open.aid_paid.min(from_pool);
        let claims = match by_members {
            true => vec![
                (Claim::Aid, aid_from_pool.plus(self.reserve)?),
                (Claim::Balances, self.balances),
                (Claim::Fee, from_pool.minus(aid_from_pool)?),
            ],
            false => vec![(Claim::Balances, self.balances)],
        };
        let there = self.money.max(Amount::ZERO);
        let deficit = there.minus(self.money)?;
        let mut payments = Vec::with_capacity(claims.len());
        for (claim, paid) in pay_in_order(self.terms, there, &claims)? {
            let owed = claims.iter().find(|(of, _)| *of == claim).map(|(_, owed)| *owed);
            payments.push(Payment { claim, owed: owed.unwrap_or_default(), paid });
        }
        let left_over = there.minus(Amount::sum(payments.iter().map(|payment| payment.paid))?)?;
        let members = self.members(&payments, aid_from_pool, left_over)?;
        let past_shares = Amount::sum(members.iter().map(|member| member.past_shares))?;
        let operator_aid = match by_members {
            true => self.open.sponsor,
            false => self.open.aid_paid.plus(self.reserve)?,
        };
        let ends_on = last_day(self.terms, self.on);
        Ok(ClosingStatement {
            announced_on: self.on,
            ends_on,
            apply_by: last_day_to_apply(self.terms, self.on, ends_on),
            refund_by: refund_by(self.terms, self.on),
            last_rounds: self.rounds_after_the_announcement(),
            open_cases: self.open_cases,
            reserve: self.reserve,
            money: there,
            deficit,
            payments,
            operator_pays: Amount::sum([operator_aid, past_shares, deficit])?,
            left_over,
            members,
        })
    }

    fn rounds_after_the_announcement(&self) -> Vec<Round> {
        let rounds = self.settlement.rounds().iter();
        rounds.filter(|round| round.settle > self.on).cloned().collect()
    }

    /// Splits what is paid of the balances, and what is held back, in proportion to the balances.
    /// What a pool without balances has left is split by units among those who still are members.
    fn members(
        &self,
        payments: &[Payment],
        for_open_cases: Amount,
        left_over: Amount,
    ) -> Result<Vec<MemberClosing>, Rejection> {
        let paid = |claim| {
            let payment = payments.iter().find(|payment| payment.claim == claim);
            payment.map_or(Amount::ZERO, |payment| payment.paid)
        };
        let reserved = paid(Claim::Aid).minus(for_open_cases.min(paid(Claim::Aid)))?;
        let by_balance: Vec<Amount> =
            self.members.iter().map(|(_, outcome)| outcome.balance).collect();
        let by_unit = self.units_of_those_who_stay();
        let weights = if self.balances > Amount::ZERO { &by_balance } else { &by_unit };
        let now = split_by_largest_remainder(paid(Claim::Balances), &by_balance)?;
        let later = split_by_largest_remainder(reserved.plus(left_over)?, weights)?;
        let parts = now.into_iter().zip(later);
        let of_member = |((id, outcome), (back_now, back_after_run_off))| {
            let (member, outcome): (&String, &MemberOutcome) = (id, outcome);
            let past_shares = match self.terms.refund_past_shares {
                true => outcome.charged,
                false => Amount::ZERO,
            };
            let (member, outcome) = (member.clone(), *outcome);
            MemberClosing { member, outcome, back_now, back_after_run_off, past_shares }
        };
        let members = self.members.iter().map(|(id, outcome)| (id, outcome));
        Ok(members.zip(parts).map(of_member).collect())
    }

    fn units_of_those_who_stay(&self) -> Vec<Amount> {
        let numbers = self.book.ids().sorted().into_iter();
        let units = numbers.map(|number| i64::from(self.book.member(number).units));
        let stays = self.members.iter().map(|(_, outcome)| outcome.status.is_member());
        units
            .zip(stays)
            .map(|(units, stays)| if stays { units } else { 0 })
            .map(Amount::from_minor)
            .collect()
    }
}

/// Open cases are priced as one last round would be: the plan's limits hold to the end. Where the
/// operator pays, it pays them in full.
fn price_of(
    open: &[&Case],
    book: &Book,
    settlement: &Settlement<'_>,
    terms: &Closing,
    on: Date,
    units: u64,
) -> Result<Quote, Rejection> {
    let aids: Vec<Amount> = open.iter().map(|case| case.aid).collect();
    let this_year = settlement.rounds().iter().filter(|round| round.settle.year() == on.year());
    let position = Position {
        aids: &aids,
        carry_in: Amount::ZERO,
        reversed: Amount::ZERO,
        units,
        shared_this_year: Amount::sum(this_year.map(|round| round.share))?,
    };
    match terms.last_rounds_paid_by {
        LastRoundsPayer::Members => quote(book.sharing(), &position),
        LastRoundsPayer::Operator => {
            let unlimited = Sharing {
                case_cap: None,
                round_cap: None,
                year_cap: None,
                ..book.sharing().clone()
            };
            quote(&unlimited, &Position { units: units.max(1), ..position })
        }
    }
}

/// The pool's own money once aid and fees are paid out and the operator has paid in.
fn money(settlement: &Settlement<'_>) -> Result<Amount, Rejection> {
    let mut books = TrialBalance::default();
    for transfer in settlement.journal() {
        books.post(transfer)?;
    }
    let settled = [Account::CustodyCash, Account::Sponsor, Account::AidPayable, Account::Fee];
    Ok(Amount::sum(settled.map(|account| books.of(account)))?)
}

/// What each case, carried or open, costs whoever pays the run-off, with the day of its approval.
///
/// Where members pay, what the operator bore above a limit is not theirs.
fn costs_of(
    book: &Book,
    settlement: &Settlement<'_>,
    open: &[&Case],
    price: &Quote,
    terms: &Closing,
) -> Vec<(Date, Amount)> {
    let part = |paid: Amount, shared: i128, sponsor: Amount| match terms.last_rounds_paid_by {
        LastRoundsPayer::Members if sponsor > Amount::ZERO => {
            let all = shared + sponsor.wide();
            let part = (paid.wide() * shared + all - 1) / all;
            Amount::from_wide(part).expect("a part of an amount is an amount")
        }
        LastRoundsPayer::Members | LastRoundsPayer::Operator => paid,
    };
    let mut costs = Vec::new();
    for (case, outcome) in book.cases().iter().zip(settlement.cases()) {
        if let (Some(number), None) = (outcome.round, case.withdrawn_on) {
            let round = &settlement.rounds()[position(number) - 1];
            let shared = i128::from(round.units) * round.share.wide();
            costs.push((case.approved_on, part(outcome.paid, shared, round.sponsor)));
        }
    }
    let shared = price.need.wide() - price.sponsor.wide();
    for (case, paid) in open.iter().zip(&price.paid) {
        costs.push((case.approved_on, part(*paid, shared, price.sponsor)));
    }
    costs
}

/// What cases still to be reported may cost, from the pool's own last run-off period.
///
/// Each case approved within the last `run_off_days` stands for one that may still come, at what it
/// got or may claim, with a weight that falls evenly from 1 for a case approved on the day to 0 for
/// one approved `run_off_days` before: the older the last news, the fewer late reports follow.
/// Rounded up, case by case. This is prudent; what is not needed goes back to the members.
fn reserve(costs: &[(Date, Amount)], terms: &Closing, on: Date) -> Result<Amount, Rejection> {
    let days = i128::from(terms.run_off_days);
    let mut total: i128 = 0;
    for (approved_on, cost) in costs {
        let weight = days - i128::from(days_between(*approved_on, on));
        if weight > 0 {
            total += (cost.wide() * weight + days - 1) / days;
        }
    }
    Ok(Amount::from_wide(total)?)
}

fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days())
}
