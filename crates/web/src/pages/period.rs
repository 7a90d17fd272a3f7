//! A member's statement of a year or a month, to read, to print, and as a file.

use super::answer::{PageAnswer, html, see};
use super::form::Form;
use super::member::mine::mine;
use super::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;
use service::periods::{Line, Period, PeriodStatement, What, first_and_last_day, period_statement};
use std::sync::Arc;
use store::PoolId;

#[derive(Template)]
#[template(path = "period.html")]
struct PeriodPage<'p> {
    page: &'p Page,
    pool: PoolId,
    /// What a link adds to be about the same membership.
    suffix: String,
    /// Whose it is, where it is not the reader's own.
    whose: Option<String>,
    title: String,
    statement: PeriodStatement,
    /// The address of the file.
    file: String,
    /// Other periods: words, address, and whether it is this one.
    years: Vec<(String, String, bool)>,
    months: Vec<(String, String, bool)>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/me/{pool}/statements", get(latest))
        .route("/me/{pool}/statements/{year}", get(year))
        .route("/me/{pool}/statements/{year}/{month}", get(month))
}

async fn latest(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    let (_, last) = first_and_last_day(&web.community, (pool, mine.member)).await?;
    Ok(see(&mine.path(&format!("statements/{}", last.year()))))
}

async fn year(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, year)): Path<(PoolId, i16)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    show(&web, page, (pool, Period::Year(year)), query).await
}

async fn month(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, year, month)): Path<(PoolId, i16, i8)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    show(&web, page, (pool, Period::Month(year, month)), query).await
}

async fn show(
    web: &Web,
    page: Page,
    (pool, period): (PoolId, Period),
    query: Option<String>,
) -> PageAnswer {
    let mine = mine(web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let member = mine.member;
    let (from, _) = period.days()?;
    let (joined_on, today) = first_and_last_day(&web.community, (pool, member)).await?;
    let statement = period_statement(&web.community, (pool, member), period).await?;
    let page = page.on(today);
    let (title, name) = match period {
        Period::Year(year) => {
            (page.text("statement-of-year").with("year", year).to_string(), format!("{year:04}"))
        }
        Period::Month(year, month) => (page.month(&from), format!("{year:04}-{month:02}")),
    };
    let at = |period: Period| match period {
        Period::Year(year) => mine.path(&format!("statements/{year}")),
        Period::Month(year, month) => mine.path(&format!("statements/{year}/{month}")),
    };
    let years = (joined_on.year()..=today.year()).map(|year| {
        let here = from.year() == year && matches!(period, Period::Year(_));
        (year.to_string(), at(Period::Year(year)), here)
    });
    let first = Date::new(from.year(), 1, 1).map_err(|_| Rejection::ParameterWrong)?;
    let months = (1i8..=12).filter_map(|month| {
        let day = first.with().month(month).build().ok()?;
        let within = day.last_of_month() >= joined_on && day <= today;
        let here = period == Period::Month(first.year(), month);
        within.then(|| (page.month(&day), at(Period::Month(first.year(), month)), here))
    });
    let (years, months) = (years.collect(), months.collect());
    if asked.is("form", "csv") {
        return Ok(csv_file(&format!("statement-{pool}-{name}"), &statement));
    }
    let file = at(period);
    let file = format!("{file}{}form=csv", if file.contains('?') { "&" } else { "?" });
    let suffix = mine.suffix();
    let whose = mine.whose;
    let template =
        PeriodPage { page: &page, pool, suffix, whose, title, statement, file, years, months };
    html(&page, &template)
}

/// The statement as something to save.
fn csv_file(name: &str, statement: &PeriodStatement) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    (headers, statement.csv()).into_response()
}

impl PeriodPage<'_> {
    /// What a line says.
    fn words(&self, line: &Line) -> String {
        match &line.what {
            What::Share(shared) => {
                self.page.text("statement-share").with("round", shared.round).to_string()
            }
            What::Aid { case } => self.page.text("statement-aid-of").with("case", case).to_string(),
            what => self.page.word("statement-what", what.slug()),
        }
    }

    /// Where more about a line stands.
    fn place(&self, line: &Line) -> Option<String> {
        match &line.what {
            What::Share(shared) => {
                Some(format!("/me/{}/rounds/{}{}", self.pool, shared.round, self.suffix))
            }
            _ => None,
        }
    }

    fn money(&self, amount: &Amount) -> String {
        self.page.money(amount, &self.statement.currency)
    }

    /// The lines that say something: a round that asked for nothing is only counted.
    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.statement.lines.iter().filter(|line| !asks_nothing(line))
    }

    /// How many rounds asked for nothing.
    fn quiet_rounds(&self) -> usize {
        self.statement.lines.iter().filter(|line| asks_nothing(line)).count()
    }

    /// Whether there is a balance to show.
    fn prepaid(&self) -> bool {
        matches!(self.statement.funding, Funding::Prepaid(_))
    }

    fn some(&self, amount: &Amount) -> bool {
        *amount != Amount::ZERO
    }
}

fn asks_nothing(line: &Line) -> bool {
    let What::Share(shared) = &line.what else { return false };
    shared.owed == Amount::ZERO && shared.charged == Amount::ZERO
}
