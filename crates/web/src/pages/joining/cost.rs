//! What joining costs and gives, before anybody agrees to it.

use super::Joined;
use super::steps::Answers;
use crate::pages::member::balance::{expected_share, next_round};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use jiff::ToSpan;
use ledger::Rejection;
use money::{Amount, Currency};
use service::joining::{Asking, JoiningPrice, JoiningQuote, quote_joining};
use service::outlook::RoundRange;

/// What joining costs and gives.
pub(super) struct Cost {
    pub quote: JoiningQuote,
    pub currency: Currency,
    /// What has to be paid in at first, to be covered through the next round.
    pub first: Option<Amount>,
    /// What must stay in the balance.
    pub floor: Option<Amount>,
    /// The next round, foreseen.
    pub next: Option<RoundRange>,
    /// What the rounds of the last twelve months came to together, and how many they were.
    pub last_year: (Amount, usize),
    pub round_cap: Option<Amount>,
    pub year_cap: Option<Amount>,
}

impl Cost {
    pub async fn of(web: &Web, plan: &Joined, answers: &Answers) -> Result<Cost, Problem> {
        let born = answers.born.ok_or(Rejection::DateInvalid)?;
        let rounds = web.community.store.rounds(plan.pool).await?;
        let last = rounds.last().map_or(Amount::ZERO, |round| round.share);
        let next = next_round(web, plan.pool).await?;
        let foreseen = expected_share(web, plan.pool).await?.unwrap_or(last);
        let (on, closing_announced_on) = (plan.on, None);
        let asking = Asking { born, on, answers: answers.by_question(), closing_announced_on };
        let quote = quote_joining(&plan.rules, &asking, foreseen)?;
        let since = on.checked_sub(1.year()).unwrap_or(on);
        let of_year: Vec<Amount> =
            rounds.iter().filter(|round| round.settle > since).map(|round| round.share).collect();
        let sum = Amount::sum(of_year.iter().copied()).map_err(|_| Rejection::AmountOverflow)?;
        let (first, floor) = match quote.price {
            JoiningPrice::Prepaid { floor, keeps_cover, .. } => (Some(keeps_cover), Some(floor)),
            JoiningPrice::Postpaid => (None, None),
        };
        let sharing = &plan.rules.values.sharing;
        Ok(Cost {
            quote,
            currency: sharing.currency,
            first,
            floor,
            next,
            last_year: (sum, of_year.len()),
            round_cap: sharing.round_cap,
            year_cap: sharing.year_cap,
        })
    }

    /// Whether there were rounds in the last twelve months.
    pub fn has_history(&self) -> bool {
        self.last_year.1 > 0
    }

    /// The name of a grade.
    pub fn grade(&self, page: &Page, grade: &str) -> String {
        match page.texts.has(&format!("grade-{grade}")) {
            true => page.word("grade", grade),
            // A plan may have words of its own.
            false => grade.to_owned(),
        }
    }
}
