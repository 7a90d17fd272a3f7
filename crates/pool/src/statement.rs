//! One member's statement: every round shared in, with the member's own numbers.

use crate::book::{Book, Deposit, Failure, Member};
use crate::outcome::{MemberOutcome, Round};
use crate::postpaid::PostpaidMembers;
use crate::prepaid::PrepaidMembers;
use crate::settlement::{Settlement, waits_through};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::{Funding, Sharing};

/// What one member paid in, shared and was charged, in time order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The entries, in time order.
    pub entries: Vec<Entry>,
    /// Where the member ends.
    pub outcome: MemberOutcome,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Money paid in.
    Deposit {
        /// Counts from the start of this day.
        on: Date,
        /// How much.
        amount: Amount,
        /// The balance after it.
        balance: Amount,
        /// Whether it ended a suspension.
        recovered: bool,
    },
    /// Money paid back after the membership had ended.
    Refund {
        /// The day of payment.
        on: Date,
        /// How much.
        amount: Amount,
        /// The balance after it.
        balance: Amount,
    },
    /// A round the member shared in.
    Shared(Shared),
}

impl Entry {
    /// The prepaid balance after the entry.
    pub fn balance(&self) -> Amount {
        match self {
            Entry::Deposit { balance, .. }
            | Entry::Refund { balance, .. }
            | Entry::Shared(Shared { balance, .. }) => *balance,
        }
    }
}

/// A member's part in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The round's number, from 1.
    pub round: u32,
    /// units × share.
    pub owed: Amount,
    /// What was charged or collected, earlier arrears included.
    pub charged: Amount,
    /// Postpaid: the part of it that was taken from the member's own aid.
    pub netted: Amount,
    /// Prepaid: the balance after it.
    pub balance: Amount,
    /// Postpaid: what is still owed after it.
    pub arrears: Amount,
    /// What else the round meant for the member.
    pub event: Event,
}

/// What a round meant for a member beyond its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Nothing.
    None,
    /// The balance ran out: suspended.
    Suspended,
    /// The debit failed.
    Failed,
    /// The debit failed once too often: removed, arrears written off.
    Removed,
    /// The round carried the member's own case: membership ended with aid.
    Aided,
}

/// What happened to one member, and the rounds of the pool: all that a statement is made from.
pub struct History<'a> {
    /// The parameters that a member keeps for life: funding and waiting.
    pub sharing: &'a Sharing,
    /// The membership.
    pub member: Member,
    /// What was paid in, in time order: the day from which it counts, and how much.
    pub deposits: &'a [(Date, Amount)],
    /// What was paid back after the membership had ended, in time order.
    pub refunds: &'a [(Date, Amount)],
    /// The rounds whose debit failed, in order.
    pub failed: &'a [u32],
    /// The round that carried the member's case.
    pub aided_in: Option<u32>,
    /// Every settled round of the pool, in time order.
    pub rounds: &'a [RoundShare],
}

/// What a statement needs of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundShare {
    /// The round's number, from 1.
    pub number: u32,
    /// The date payers were counted.
    pub cut: Date,
    /// The date the share was fixed and charged.
    pub settle: Date,
    /// What one unit owed.
    pub share: Amount,
}

impl From<&Round> for RoundShare {
    fn from(round: &Round) -> RoundShare {
        let Round { number, cut, settle, share, .. } = *round;
        RoundShare { number, cut, settle, share }
    }
}

/// The statement of one member of a settled book.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub fn statement(
    book: &Book,
    settlement: &Settlement<'_>,
    member: u32,
) -> Result<Statement, Rejection> {
    let in_book = |deposit: &Deposit| deposit.on <= book.through();
    let deposits = book.deposits_of(member).into_iter().filter(in_book);
    let deposits: Vec<_> = deposits.map(|deposit| (deposit.on, deposit.amount)).collect();
    let rounds: Vec<RoundShare> = settlement.rounds().iter().map(RoundShare::from).collect();
    let numbers = rounds.iter().map(|round| round.number);
    let failed = numbers.clone().filter(|round| {
        let failures = book.failures_of(*round);
        failures.binary_search_by_key(&member, |failure| failure.member).is_ok()
    });
    let failed: Vec<u32> = failed.collect();
    let is_own = |case: &usize| book.cases()[*case].member == Some(member);
    let aided_in = numbers.clone().find(|round| settlement.carried_in(*round).iter().any(is_own));
    let history = History {
        sharing: book.sharing(),
        member: *book.member(member),
        deposits: &deposits,
        refunds: &[],
        failed: &failed,
        aided_in,
        rounds: &rounds,
    };
    history.statement(settlement.member(member)?)
}

impl History<'_> {
    /// The member settled alone, by the code that settled the pool, with the pool's shares; the
    /// result is asserted to be the one the pool's settlement gave.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn statement(&self, outcome: MemberOutcome) -> Result<Statement, Rejection> {
        let units = std::iter::once(self.member.units);
        let entries = match self.sharing.funding {
            Funding::Prepaid(terms) => self.prepaid(PrepaidMembers::new(terms, units))?,
            Funding::Postpaid(terms) => self.postpaid(PostpaidMembers::new(terms, units))?,
        };
        let shared = |entry: &Entry| match entry {
            Entry::Shared(shared) => Some(*shared),
            Entry::Deposit { .. } | Entry::Refund { .. } => None,
        };
        let owed = Amount::sum(entries.iter().filter_map(shared).map(|shared| shared.owed))?;
        let charged = Amount::sum(entries.iter().filter_map(shared).map(|shared| shared.charged))?;
        assert!(owed == outcome.owed, "a statement's rounds add up to what the pool says is owed");
        assert!(charged == outcome.charged, "and to what the pool says was charged");
        let balance = entries.last().map_or(Amount::ZERO, Entry::balance);
        assert!(balance == outcome.balance, "and its last balance is the pool's");
        Ok(Statement { entries, outcome })
    }

    fn prepaid(&self, mut pool: PrepaidMembers) -> Result<Vec<Entry>, Rejection> {
        let mut entries = Vec::new();
        let mut money = self.money().into_iter().peekable();
        for round in self.rounds {
            while let Some(moved) = money.next_if(|moved| moved.on < round.cut) {
                entries.push(moved.book(&mut pool)?);
            }
            if self.left_before(round.cut) {
                pool.end(0, round.cut)?;
            } else if self.may_share(round.cut) {
                pool.admit(0);
            }
            pool.open()?;
            let obliged = pool.payers() > 0;
            while let Some(moved) = money.next_if(|moved| moved.on < round.settle) {
                entries.push(moved.book(&mut pool)?);
            }
            let charge = pool.settle(round.settle, round.share)?;
            let suspended = obliged && pool.payers() == 0;
            let aided = self.aided_in == Some(round.number);
            if aided {
                pool.end(0, round.settle)?;
            }
            if obliged {
                entries.push(Entry::Shared(Shared {
                    round: round.number,
                    owed: charge.charged.plus(charge.shortfall)?,
                    charged: charge.charged,
                    netted: Amount::ZERO,
                    balance: pool.standing(0, round.settle)?.balance,
                    arrears: Amount::ZERO,
                    event: match (aided, suspended) {
                        (true, _) => Event::Aided,
                        (false, true) => Event::Suspended,
                        (false, false) => Event::None,
                    },
                }));
            }
        }
        for moved in money {
            entries.push(moved.book(&mut pool)?);
        }
        Ok(entries)
    }

    fn postpaid(&self, mut pool: PostpaidMembers) -> Result<Vec<Entry>, Rejection> {
        let mut entries = Vec::new();
        for round in self.rounds {
            if self.left_before(round.cut) {
                pool.end(0)?;
            } else if self.may_share(round.cut) {
                pool.admit(0)?;
            }
            let obliged = pool.payers() > 0;
            let listed = self.failed.binary_search(&round.number);
            let failure = listed.ok().map(|_| Failure { round: round.number, member: 0 });
            let aided = self.aided_in == Some(round.number);
            let named: &[u32] = if aided { &[0] } else { &[] };
            let debit = pool.settle(round.share, failure.as_slice(), named)?;
            if aided {
                pool.end(0)?;
            }
            let standing = pool.standing(0)?;
            let units = u64::from(self.member.units);
            // Aid may net the arrears of a member who left and is not obliged any more.
            if obliged || debit.netted > Amount::ZERO {
                let failed = failure.is_some() && round.share > Amount::ZERO;
                entries.push(Entry::Shared(Shared {
                    round: round.number,
                    owed: if obliged { round.share.times(units)? } else { Amount::ZERO },
                    charged: debit.charged,
                    netted: debit.netted,
                    balance: Amount::ZERO,
                    arrears: standing.arrears,
                    event: match (aided, standing.removed, failed) {
                        (true, _, _) => Event::Aided,
                        (false, true, _) => Event::Removed,
                        (false, false, true) => Event::Failed,
                        (false, false, false) => Event::None,
                    },
                }));
            }
        }
        Ok(entries)
    }

    /// Deposits and refunds in time order; of one day the deposits come first.
    fn money(&self) -> Vec<Moved> {
        let moved = |paid_in| {
            move |(on, amount): &(Date, Amount)| Moved { on: *on, amount: *amount, paid_in }
        };
        let deposits = self.deposits.iter().map(moved(true));
        let mut money: Vec<Moved> = deposits.chain(self.refunds.iter().map(moved(false))).collect();
        money.sort_by_key(|moved| moved.on);
        money
    }

    fn left_before(&self, cut: Date) -> bool {
        self.member.left_on.is_some_and(|left_on| left_on < cut)
    }

    fn may_share(&self, cut: Date) -> bool {
        let sharing = self.sharing;
        let waits = if sharing.waiting_members_share { 0 } else { sharing.waiting_days };
        !waits_through(self.member.joined_on, waits, cut)
    }
}

/// Money of one member that came or went.
struct Moved {
    on: Date,
    amount: Amount,
    paid_in: bool,
}

impl Moved {
    /// Books it for the one member of a pool of one.
    fn book(&self, pool: &mut PrepaidMembers) -> Result<Entry, Rejection> {
        let Moved { on, amount, paid_in } = *self;
        if !paid_in {
            pool.refund(0, on, amount)?;
            let balance = pool.standing(0, on)?.balance;
            return Ok(Entry::Refund { on, amount, balance });
        }
        let before = pool.standing(0, on)?;
        pool.deposit(0, on, amount)?;
        let after = pool.standing(0, on)?;
        let recovered = before.suspended && !after.suspended;
        Ok(Entry::Deposit { on, amount, balance: after.balance, recovered })
    }
}

#[cfg(test)]
mod tests;
