//! The first page: what this is, how it stands now, and how to check it.

use super::answer::{PageAnswer, html};
use super::components::ShareFormula;
use super::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use rules::text::BilingualText;
use service::live_figures::{LiveFigures, NextRound, live_figures};
use std::cmp::Reverse;
use std::sync::Arc;
use store::figures::last_rounds;
use store::{PoolId, StoreFailure};

/// How many of the newest rounds are told of.
const NEWEST: usize = 6;

/// How many of each pool are looked at for that.
const NEWEST_OF_POOL: u32 = 6;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'p> {
    page: &'p Page,
    figures: LiveFigures,
    newest: Vec<NewRound>,
    custody: Vec<CustodyTotal>,
}

/// A round among the newest.
struct NewRound {
    pool: PoolId,
    name: BilingualText,
    currency: Currency,
    round: Round,
}

/// What all banks of a currency stated last, beside what the books say.
struct CustodyTotal {
    currency: Currency,
    stated: Amount,
    expected: Amount,
    difference: Amount,
    /// The earliest day of the statements.
    since: Date,
}

impl HomePage<'_> {
    /// The newest round that carried cases, whose formula is told; else the newest of all.
    fn told(&self) -> Option<&NewRound> {
        self.newest.iter().find(|new| new.round.cases > 0).or(self.newest.first())
    }

    /// The days of a pool's next round in words.
    fn next(&self, next: &NextRound) -> String {
        let dates = next.dates();
        let key = match next {
            NextRound::Settles(_) => "home-next-settles",
            NextRound::IsCut(_) => "home-next-cut",
        };
        let text = self.page.text(key).with("settle", self.page.short_date(&dates.settle));
        text.with("cut", self.page.short_date(&dates.cut)).to_string()
    }
}

impl NewRound {
    fn formula(&self) -> ShareFormula {
        ShareFormula::of(&self.round, self.currency)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/", get(show))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let figures = live_figures(&web.community).await?;
    let newest = newest_rounds(&web, &figures).await?;
    let custody = custody_totals(&figures)?;
    // Pools may live in different days; the frame tells one that all of them share.
    let mut days = figures.pools.iter().map(|pool| pool.on);
    let day = days.next().filter(|first| days.all(|day| day == *first));
    let page = match day {
        Some(day) => page.on(day),
        None => page,
    };
    html(&page, &HomePage { page: &page, figures, newest, custody })
}

async fn newest_rounds(web: &Web, figures: &LiveFigures) -> Result<Vec<NewRound>, StoreFailure> {
    let mut reader = web.community.store.reader().await?;
    let mut newest = Vec::new();
    for of in &figures.pools {
        let rounds = last_rounds(&mut *reader, of.pool, NEWEST_OF_POOL).await?;
        newest.extend(rounds.into_iter().map(|round| NewRound {
            pool: of.pool,
            name: of.name.clone(),
            currency: of.currency,
            round,
        }));
    }
    newest.sort_by_key(|new| Reverse((new.round.settle, new.round.number)));
    newest.truncate(NEWEST);
    Ok(newest)
}

fn custody_totals(figures: &LiveFigures) -> Result<Vec<CustodyTotal>, Rejection> {
    let mut totals: Vec<CustodyTotal> = Vec::new();
    for of in &figures.pools {
        let Some(bank) = of.custody else { continue };
        match totals.iter_mut().find(|total| total.currency == of.currency) {
            Some(total) => {
                total.stated = total.stated.plus(bank.stated)?;
                total.expected = total.expected.plus(bank.expected)?;
                total.difference = total.difference.plus(bank.difference)?;
                total.since = total.since.min(bank.on);
            }
            None => totals.push(CustodyTotal {
                currency: of.currency,
                stated: bank.stated,
                expected: bank.expected,
                difference: bank.difference,
                since: bank.on,
            }),
        }
    }
    Ok(totals)
}
