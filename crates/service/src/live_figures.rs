//! What the first page tells of a community as it is now, over all its pools.
//!
//! A handful of rows is read for each pool; what a sum over a whole pool tells is worked out once a
//! business day and settled round, and kept.

use crate::Community;
use crate::plans::find_rules_on;
use crate::schedule::next_dates;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::calendar::RoundDates;
use rules::sharing::Funding;
use rules::text::BilingualText;
use store::figures::{
    CasesAided, LastRound, LivePool, PoolDay, balances_on, cases_aided, live_pools,
};
use store::{PoolId, StoreFailure};

/// The most pools that are told of; a community has a handful.
const POOLS_MAX: u32 = 100;

/// A community as it is now.
#[derive(Clone, Debug)]
pub struct LiveFigures {
    /// Each pool with rules in force, in the order of their numbers.
    pub pools: Vec<PoolFigures>,
    /// The members obliged to share, over all pools; who is in two pools counts twice.
    pub payers: u64,
    /// The cases helped so far.
    pub cases_aided: u64,
    /// What rounds gave them, for each currency.
    pub aid_given: Vec<(Currency, Amount)>,
}

/// A pool as it is now.
#[derive(Clone, Debug)]
pub struct PoolFigures {
    /// The pool.
    pub pool: PoolId,
    /// The name of its plan.
    pub name: BilingualText,
    /// In what its amounts are counted.
    pub currency: Currency,
    /// Whether its members pay before or after a round.
    pub funding: Funding,
    /// Its business date.
    pub on: Date,
    /// The members obliged, less those who ended since the last cut.
    pub payers: u64,
    /// The cases helped so far, and what rounds gave them.
    pub aided: CasesAided,
    /// The round it settled last.
    pub last_round: Option<LastRound>,
    /// The last statement of its bank beside its books.
    pub custody: Option<CustodyCompared>,
    /// Its next round.
    pub next: NextRound,
}

/// What a bank stated, beside what the books say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustodyCompared {
    /// The day at whose end it was so.
    pub on: Date,
    /// What the bank says it held.
    pub stated: Amount,
    /// What the books say it should hold.
    pub expected: Amount,
    /// What the bank says less what the books say: nought when they agree.
    pub difference: Amount,
    /// The balances of members that day; nothing where members pay afterwards. What is more is aid
    /// that is decided and not yet paid out, fees, and what rounds passed on.
    pub balances: Option<Amount>,
}

impl CustodyCompared {
    /// What the bank holds too little to give every member their balance; nothing where it holds
    /// enough.
    pub fn missing(&self) -> Option<Amount> {
        let missing = self.balances?.minus(self.stated).ok()?;
        (missing > Amount::ZERO).then_some(missing)
    }
}

/// The next round of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextRound {
    /// It was cut, and settles on this day.
    Settles(RoundDates),
    /// It is cut and settled on these days.
    IsCut(RoundDates),
}

impl NextRound {
    /// The days of the round.
    pub fn dates(self) -> RoundDates {
        match self {
            NextRound::Settles(dates) | NextRound::IsCut(dates) => dates,
        }
    }
}

/// A community as it is now. A pool that has no calendar or no rules in force is not told of.
///
/// # Errors
/// [`Rejection::AmountOverflow`]; [`StoreFailure::Unavailable`].
pub async fn live_figures(community: &Community) -> Result<LiveFigures, StoreFailure> {
    let live = live_pools(&mut *community.store.reader().await?, 0, POOLS_MAX).await?;
    let mut pools = Vec::with_capacity(live.len());
    for pool in live {
        pools.extend(figures_of(community, pool).await?);
    }
    let mut aid_given: Vec<(Currency, Amount)> = Vec::new();
    for pool in &pools {
        match aid_given.iter_mut().find(|(currency, _)| *currency == pool.currency) {
            Some((_, sum)) => *sum = sum.plus(pool.aided.paid).map_err(Rejection::from)?,
            None => aid_given.push((pool.currency, pool.aided.paid)),
        }
    }
    Ok(LiveFigures {
        payers: pools.iter().map(|pool| pool.payers).sum(),
        cases_aided: pools.iter().map(|pool| pool.aided.cases).sum(),
        aid_given,
        pools,
    })
}

/// One pool as it is now; nothing where it has no rules in force.
async fn figures_of(
    community: &Community,
    live: LivePool,
) -> Result<Option<PoolFigures>, StoreFailure> {
    let LivePool { pool, sharing, payers, open, on, first_round_from, last_round, .. } = live;
    let mut reader = community.store.reader().await?;
    let Some(rules) = find_rules_on(community, &mut *reader, pool, on).await? else {
        return Ok(None);
    };
    drop(reader);
    let day = PoolDay { on, round: last_round.map_or(0, |round| round.number) };
    let make = async { cases_aided(&mut *community.store.reader().await?, pool).await };
    let aided = *community.figures.aided.of(pool, day, make).await?;
    let mut custody = None;
    if let Some(bank) = live.custody {
        let balances = match sharing.funding {
            Funding::Prepaid(_) => Some(balances(community, pool, bank.on).await?),
            Funding::Postpaid(_) => None,
        };
        let difference = bank.stated.minus(bank.expected).map_err(Rejection::from)?;
        let (on, stated, expected) = (bank.on, bank.stated, bank.expected);
        custody = Some(CustodyCompared { on, stated, expected, difference, balances });
    }
    let next = match open {
        Some((_, dates)) => NextRound::Settles(dates),
        None => NextRound::IsCut(next_dates(&sharing.calendar, on, first_round_from)?),
    };
    Ok(Some(PoolFigures {
        pool,
        name: rules.name.clone(),
        currency: sharing.currency,
        funding: sharing.funding,
        on,
        payers,
        aided,
        last_round,
        custody,
        next,
    }))
}

/// The members' balances on a day that the bank has stated: it does not change any more.
async fn balances(community: &Community, pool: PoolId, on: Date) -> Result<Amount, StoreFailure> {
    let make = async { balances_on(&mut *community.store.reader().await?, pool, on).await };
    let day = PoolDay { on, round: 0 };
    Ok(*community.figures.balances.of(pool, day, make).await?)
}
