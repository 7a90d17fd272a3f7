//! How long a balance lasts, and what keeps it lasting: as the outlook of `service` has it, so that
//! pages, notices and programs tell the same.

use super::mine::Mine;
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use jiff::civil::Date;
use money::Amount;
use rules::sharing::{Funding, Sharing};
use service::outlook::{Ahead, Lasting, RoundRange, high_share, lasting, next_share};
use store::{PoolId, StoreFailure};

/// Until when a balance lasts, if shares are high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasts {
    /// The next round may be too much for it.
    NotThroughNext,
    /// Until about the round that settles on this day.
    Until(Date),
    /// Longer than anybody foresees.
    Longer,
}

impl Lasts {
    /// The sentence that says so.
    pub fn words(self, page: &Page) -> String {
        match self {
            Lasts::NotThroughNext => page.text("member-lasts-not").to_string(),
            Lasts::Until(day) => {
                page.text("member-lasts-until").with("month", page.month(&day)).to_string()
            }
            Lasts::Longer => page.text("member-lasts-longer").to_string(),
        }
    }
}

/// How long the balance of a membership lasts. Nothing in a plan that debits afterwards, and where
/// the balance does not cover now.
pub(crate) async fn lasts(web: &Web, mine: &Mine) -> Result<Option<Lasts>, Problem> {
    let found = known(lasting(&web.community, (mine.pool, mine.member)).await)?.flatten();
    Ok(found.map(|Lasting { at_least, .. }| match at_least {
        Ahead::Until { rounds: 0, .. } => Lasts::NotThroughNext,
        Ahead::Until { on, .. } => Lasts::Until(on),
        Ahead::Beyond => Lasts::Longer,
    }))
}

/// The next round, as far as it can be foreseen.
pub(crate) async fn next_round(web: &Web, pool: PoolId) -> Result<Option<RoundRange>, Problem> {
    known(next_share(&web.community, pool).await)
}

/// The most that a share may be.
pub(crate) async fn expected_share(web: &Web, pool: PoolId) -> Result<Option<Amount>, Problem> {
    known(high_share(&web.community, pool).await)
}

/// What has to be paid in so that a balance covers through so many rounds, if each costs so much;
/// zero where it does.
pub(crate) fn to_last(
    sharing: &Sharing,
    (balance, units): (Amount, u32),
    (expected, rounds): (Amount, u64),
) -> Option<Amount> {
    let Funding::Prepaid(terms) = sharing.funding else { return None };
    let share = expected.times(units.into()).ok()?;
    let needed = terms.floor.plus(share.times(rounds).ok()?).ok()?;
    Some(needed.minus(balance).ok()?.max(Amount::ZERO))
}

/// What can be foreseen; nothing of a plan that has nothing to foresee yet.
fn known<T>(foreseen: Result<T, StoreFailure>) -> Result<Option<T>, Problem> {
    match foreseen {
        Ok(found) => Ok(Some(found)),
        Err(StoreFailure::Rejected(_)) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}
