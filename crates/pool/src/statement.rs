//! One member's statement: every round shared in, with the member's own numbers.

use crate::book::{Book, Deposit, Failure};
use crate::outcome::{MemberOutcome, Round};
use crate::postpaid::PostpaidMembers;
use crate::prepaid::PrepaidMembers;
use crate::settlement::{Settlement, waits_through};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;

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
    /// A round the member shared in.
    Shared(Shared),
}

impl Entry {
    /// The prepaid balance after the entry.
    pub fn balance(&self) -> Amount {
        match self {
            Entry::Deposit { balance, .. } | Entry::Shared(Shared { balance, .. }) => *balance,
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

/// The statement of one member of a settled book.
///
/// The member is settled alone, by the code that settled the pool, with the pool's shares; the
/// result is asserted to be the one the pool's settlement gave.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub fn statement(
    book: &Book,
    settlement: &Settlement<'_>,
    member: u32,
) -> Result<Statement, Rejection> {
    let outcome = settlement.member(member)?;
    let alone = Alone { book, settlement, member, deposits: book.deposits_of(member) };
    let entries = match book.sharing().funding {
        Funding::Prepaid(terms) => {
            let units = std::iter::once(book.member(member).units);
            alone.prepaid(PrepaidMembers::new(terms, units))?
        }
        Funding::Postpaid(terms) => {
            let units = std::iter::once(book.member(member).units);
            alone.postpaid(PostpaidMembers::new(terms, units))?
        }
    };
    let shared = |entry: &Entry| match entry {
        Entry::Shared(shared) => Some(*shared),
        Entry::Deposit { .. } => None,
    };
    let owed = Amount::sum(entries.iter().filter_map(shared).map(|shared| shared.owed))?;
    let charged = Amount::sum(entries.iter().filter_map(shared).map(|shared| shared.charged))?;
    assert!(owed == outcome.owed, "a statement's rounds add up to what the pool says is owed");
    assert!(charged == outcome.charged, "and to what the pool says was charged");
    let balance = entries.last().map_or(Amount::ZERO, Entry::balance);
    assert!(balance == outcome.balance, "and its last balance is the pool's");
    Ok(Statement { entries, outcome })
}

/// The pool's one member: its number is 0 in the pool of one.
struct Alone<'book> {
    book: &'book Book,
    settlement: &'book Settlement<'book>,
    member: u32,
    deposits: Vec<Deposit>,
}

impl Alone<'_> {
    fn prepaid(&self, mut pool: PrepaidMembers) -> Result<Vec<Entry>, Rejection> {
        let mut entries = Vec::new();
        let mut deposits = self.deposits.iter().peekable();
        for round in self.settlement.rounds() {
            let early = |deposit: &&Deposit| deposit.on < round.cut && self.in_book(deposit);
            while let Some(deposit) = deposits.next_if(early) {
                entries.push(deposited(&mut pool, deposit)?);
            }
            if self.left_before(round.cut) {
                pool.end(0, round.cut)?;
            } else if self.may_share(round.cut) {
                pool.admit(0);
            }
            pool.open()?;
            let obliged = pool.payers() > 0;
            let late = |deposit: &&Deposit| deposit.on < round.settle && self.in_book(deposit);
            while let Some(deposit) = deposits.next_if(late) {
                entries.push(deposited(&mut pool, deposit)?);
            }
            let charge = pool.settle(round.settle, round.share)?;
            let suspended = obliged && pool.payers() == 0;
            let aided = self.aided_in(round);
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
        for deposit in deposits.filter(|deposit| self.in_book(deposit)) {
            entries.push(deposited(&mut pool, deposit)?);
        }
        Ok(entries)
    }

    fn postpaid(&self, mut pool: PostpaidMembers) -> Result<Vec<Entry>, Rejection> {
        let mut entries = Vec::new();
        for round in self.settlement.rounds() {
            if self.left_before(round.cut) {
                pool.end(0)?;
            } else if self.may_share(round.cut) {
                pool.admit(0)?;
            }
            let obliged = pool.payers() > 0;
            let failures = self.book.failures_of(round.number);
            let listed = failures.binary_search_by_key(&self.member, |failure| failure.member);
            let failure = listed.ok().map(|_| Failure { round: round.number, member: 0 });
            let aided = self.aided_in(round);
            let named: &[u32] = if aided { &[0] } else { &[] };
            let debit = pool.settle(round.share, failure.as_slice(), named)?;
            if aided {
                pool.end(0)?;
            }
            let standing = pool.standing(0)?;
            let units = u64::from(self.book.member(self.member).units);
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

    fn in_book(&self, deposit: &Deposit) -> bool {
        deposit.on <= self.book.through()
    }

    fn left_before(&self, cut: Date) -> bool {
        self.book.member(self.member).left_on.is_some_and(|left_on| left_on < cut)
    }

    fn may_share(&self, cut: Date) -> bool {
        let sharing = self.book.sharing();
        let waits = if sharing.waiting_members_share { 0 } else { sharing.waiting_days };
        !waits_through(self.book.member(self.member).joined_on, waits, cut)
    }

    fn aided_in(&self, round: &Round) -> bool {
        let cases = self.settlement.carried_in(round.number).iter();
        cases.map(|case| &self.book.cases()[*case]).any(|case| case.member == Some(self.member))
    }
}

fn deposited(pool: &mut PrepaidMembers, deposit: &Deposit) -> Result<Entry, Rejection> {
    let before = pool.standing(0, deposit.on)?;
    pool.deposit(0, deposit.on, deposit.amount)?;
    let after = pool.standing(0, deposit.on)?;
    let recovered = before.suspended && !after.suspended;
    let (on, amount, balance) = (deposit.on, deposit.amount, after.balance);
    Ok(Entry::Deposit { on, amount, balance, recovered })
}

#[cfg(test)]
mod tests;
