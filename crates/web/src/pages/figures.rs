//! The vital signs of a plan as charts. Each has a sentence that says what it shows, and its
//! numbers in a table.

use super::answer::{PageAnswer, html};
use super::chart::{Plot, Scale};
use super::page::Page;
use super::plan_frame::PlanFrame;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use jiff::ToSpan;
use money::Amount;
use service::vital_signs::{
    Counted, DELAY_BAR_DAYS, LeavingBand, RoundSigns, VitalSigns, vital_signs,
};
use std::sync::Arc;
use store::PoolId;

/// How many rounds are drawn: five years of two a month. The API tells of more.
const ROUNDS_DRAWN: usize = 120;

/// How many days after the waiting period a case is early.
const EARLY_DAYS: u32 = 60;

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    signs: &'p VitalSigns,
    rounds: Option<RoundCharts<'p>>,
    delays: Option<Chart>,
    leaving: Leaving,
}

/// A chart and what it shows.
struct Chart {
    plot: Plot,
    words: String,
}

/// What is drawn of rounds, which are in time order.
struct RoundCharts<'p> {
    rounds: &'p [RoundSigns],
    share: Chart,
    payers: Chart,
    cases: Chart,
}

/// Who leaves, by age.
struct Leaving {
    words: String,
    bands: Vec<Band>,
}

/// A row of it.
struct Band {
    ages: String,
    present: String,
    left: String,
    rate: String,
    /// How long its bar is, of a thousand; nothing where the rate is not told.
    bar: Option<u64>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}/figures", get(show))
}

async fn show(State(web): State<Arc<Web>>, Path(pool): Path<PoolId>, page: Page) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let signs = vital_signs(&web.community, pool).await?;
    let page = plan.on(page);
    let drawn = signs.rounds.len().saturating_sub(ROUNDS_DRAWN);
    let template = FiguresPage {
        page: &page,
        plan: &plan,
        signs: &signs,
        rounds: of_rounds(&page, &signs, &signs.rounds[drawn..]),
        delays: of_delays(&page, &signs),
        leaving: of_leaving(&page, &signs.leaving),
    };
    html(&page, &template)
}

impl FiguresPage<'_> {
    /// A rate for a million as one for a hundred thousand.
    fn rate(&self, per_million: &Option<u64>) -> String {
        let untold = || self.page.text("figures-untold").to_string();
        per_million.map_or_else(untold, |rate| per_hundred_thousand(self.page, rate))
    }
}

fn per_hundred_thousand(page: &Page, per_million: u64) -> String {
    let whole = page.number(per_million / 10);
    match per_million % 10 {
        0 => whole,
        tenth => format!("{whole}{}{tenth}", page.text("decimal-mark")),
    }
}

fn of_rounds<'p>(
    page: &Page,
    signs: &VitalSigns,
    rounds: &'p [RoundSigns],
) -> Option<RoundCharts<'p>> {
    let last = rounds.last()?;
    let months = [0, rounds.len() / 2, rounds.len() - 1].map(|place| rounds[place].settle);
    let mut below: Vec<String> = months.iter().map(|settle| page.month(settle)).collect();
    below.dedup();
    let money = |minor: u64| {
        let amount = Amount::from_minor(i64::try_from(minor).unwrap_or(i64::MAX));
        page.money(&amount, &signs.currency)
    };
    let shares: Vec<u64> =
        rounds.iter().map(|round| u64::try_from(round.share.minor()).unwrap_or(0)).collect();
    let scale = Scale::over(shares.iter().copied());
    let [low, high] = [shares.iter().min(), shares.iter().max()].map(|one| one.copied());
    let share = Chart {
        plot: Plot::new(scale.ticks(money), below.clone()).columns(&shares, scale),
        words: page
            .text("figures-share-said")
            .with("round", last.round)
            .with("share", page.money(&last.share, &signs.currency))
            .with("count", rounds.len())
            .with("low", money(low.unwrap_or(0)))
            .with("high", money(high.unwrap_or(0)))
            .to_string(),
    };
    Some(RoundCharts {
        share,
        payers: of_payers(page, rounds, below.clone())?,
        cases: of_cases(page, rounds, below)?,
        rounds,
    })
}

fn of_payers(page: &Page, rounds: &[RoundSigns], below: Vec<String>) -> Option<Chart> {
    let last = rounds.last()?;
    let payers: Vec<Option<u64>> = rounds.iter().map(|round| Some(round.payers)).collect();
    let scale = Scale::over(payers.iter().flatten().copied());
    let plot = Plot::new(scale.ticks(|tick| page.number(tick)), below);
    let year_before = last.settle.checked_sub(1.year()).ok()?;
    let before = rounds.iter().rfind(|round| round.settle <= year_before);
    let said =
        |key| page.text(key).with("round", last.round).with("payers", page.number(last.payers));
    let words = match before {
        Some(before) => said("figures-payers-said").with("before", page.number(before.payers)),
        None => said("figures-payers-said-young"),
    };
    Some(Chart { plot: plot.line(&payers, scale, "real"), words: words.to_string() })
}

fn of_cases(page: &Page, rounds: &[RoundSigns], below: Vec<String>) -> Option<Chart> {
    let last = rounds.last()?;
    let real: Vec<Option<u64>> = rounds.iter().map(|round| round.cases_per_million).collect();
    let expected: Vec<Option<u64>> =
        rounds.iter().map(|round| round.expected_per_million).collect();
    let scale = Scale::over(real.iter().chain(&expected).flatten().copied());
    let plot = Plot::new(scale.ticks(|tick| per_hundred_thousand(page, tick)), below);
    let plot = plot.line(&expected, scale, "expected").line(&real, scale, "real");
    let told = |rate: Option<u64>| per_hundred_thousand(page, rate.unwrap_or(0));
    let key = match last.expected_per_million {
        Some(_) => "figures-cases-said",
        None => "figures-cases-said-alone",
    };
    let words = page.text(key).with("day", page.date(&last.settle));
    let words = words.with("cases", told(last.cases_per_million));
    let words = words.with("expected", told(last.expected_per_million));
    Some(Chart { plot, words: words.to_string() })
}

fn of_delays(page: &Page, signs: &VitalSigns) -> Option<Chart> {
    let last = signs.delays.last()?;
    let cases: Vec<u64> = signs.delays.iter().map(|bar| bar.cases).collect();
    let all: u64 = cases.iter().sum();
    let scale = Scale::over(cases.iter().copied());
    let end = last.from_day + DELAY_BAR_DAYS;
    let day = |days| page.text("figures-days").with("days", days).to_string();
    // Marks at whole columns, as far apart as they go.
    let parts = [3, 2, 1].into_iter().find(|parts| end.is_multiple_of(parts * DELAY_BAR_DAYS));
    let parts = parts.unwrap_or(1);
    let below = (0..=parts).map(|part| day(end / parts * part)).collect();
    let plot = Plot::new(scale.ticks(|tick| page.number(tick)), below).columns(&cases, scale);
    let Some(waiting) = signs.waiting_days else {
        let words = page.text("figures-delays-said-alone").with("all", all).to_string();
        return Some(Chart { plot, words });
    };
    let plot = plot.mark(u64::from(waiting), u64::from(end));
    let is_early = |from_day| from_day >= waiting && from_day < waiting.saturating_add(EARLY_DAYS);
    let early = signs.delays.iter().filter(|bar| is_early(bar.from_day));
    let early: u64 = early.map(|bar| bar.cases).sum();
    let words = page.text("figures-delays-said").with("early", early).with("all", all);
    let words = words.with("days", EARLY_DAYS).with("waiting", waiting).to_string();
    Some(Chart { plot, words })
}

fn of_leaving(page: &Page, bands: &[LeavingBand]) -> Leaving {
    let scale = Scale::over(bands.iter().filter_map(|band| band.left_per_mille));
    let most = bands.iter().filter(|band| band.left_per_mille.is_some());
    let most = most.max_by_key(|band| band.left_per_mille);
    let words = match most {
        Some(band) => page
            .text("figures-leaving-said")
            .with("ages", ages(page, band))
            .with("rate", band.left_per_mille.unwrap_or(0))
            .to_string(),
        None => page.text("figures-leaving-said-few").to_string(),
    };
    let counted = |count| match count {
        Counted::Exactly(people) => page.number(people),
        Counted::FewerThanTen => page.text("figures-few").to_string(),
    };
    let bands = bands.iter().map(|band| Band {
        ages: ages(page, band),
        present: counted(band.present),
        left: counted(band.left),
        rate: match band.left_per_mille {
            Some(rate) => page.number(rate),
            None => page.text("figures-untold").to_string(),
        },
        bar: band.left_per_mille.map(|rate| rate * 1_000 / scale.top),
    });
    Leaving { words, bands: bands.collect() }
}

fn ages(page: &Page, band: &LeavingBand) -> String {
    let text = match band.age_through {
        Some(through) => page.text("figures-ages").with("through", through),
        None => page.text("figures-ages-on"),
    };
    text.with("from", band.age_from).to_string()
}
