//! The cost calculator: an age in, a year of shares, what keeps cover and what is given out.
//!
//! It asks for an age and not for a date of birth, since what is asked stands in the address.

use super::answer::{PageAnswer, html, mistyped};
use super::form::Form;
use super::page::Page;
use super::plan_frame::PlanFrame;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use money::Amount;
use rules::values::{Band, Form as AidForm, LowestAge};
use service::cost::{Basis, CostQuote, KeepsCover, Waits, Whose, quote_cost};
use std::sync::Arc;
use store::PoolId;

/// The field of the form.
const AGE: &str = "age";

/// The greatest age that is asked about.
const AGE_MAX: u32 = 120;

#[derive(Template)]
#[template(path = "cost.html")]
struct CostPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    form: &'p Form,
    quote: Option<CostQuote>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}/cost", get(show))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let page = plan.on(page);
    let mut form = Form::read(query.unwrap_or_default().as_bytes());
    if form.value(AGE).is_empty() {
        return html(&page, &CostPage::new(&page, &plan, &form, None));
    }
    let age = |text: &str| text.parse().ok().filter(|age| *age <= AGE_MAX);
    let Some(age) = form.parse(AGE, age, "cost-age-wrong") else {
        return mistyped(&page, &CostPage::new(&page, &plan, &form, None));
    };
    let quote = quote_cost(&web.community, pool, Whose::Aged(age)).await.map_err(Problem::from)?;
    html(&page, &CostPage::new(&page, &plan, &form, Some(quote)))
}

impl<'p> CostPage<'p> {
    fn new(
        page: &'p Page,
        plan: &'p PlanFrame,
        form: &'p Form,
        quote: Option<CostQuote>,
    ) -> CostPage<'p> {
        CostPage { page, plan, form, quote }
    }

    /// What the middle of the interval is.
    fn middle(&self) -> String {
        let basis = self.quote.as_ref().map(|quote| quote.yearly.basis);
        let key = match basis {
            Some(Basis::Rounds { .. }) => "cost-middle-rounds",
            _ => "cost-middle-table",
        };
        self.page.text(key).to_string()
    }

    fn money(&self, amount: &Amount) -> String {
        self.page.money(amount, &self.plan.currency())
    }

    /// The name of a grade; plans may have words of their own.
    fn grade(&self, grade: &str) -> String {
        let key = format!("cost-grade-{grade}");
        if self.page.texts.has(&key) { self.page.text(&key).to_string() } else { grade.to_owned() }
    }

    fn ages(&self, band: &Band) -> String {
        let key = if band.age_from == band.age_through { "cost-ages-one" } else { "cost-ages" };
        let text = self.page.text(key).with("from", band.age_from);
        text.with("through", band.age_through).to_string()
    }

    /// How the amounts of the bands are to be read.
    fn form_said(&self) -> String {
        match self.plan.rules.values.benefit.form {
            AidForm::LumpSum => self.page.text("cost-form-lump-sum").to_string(),
            AidForm::SpendingSteps => self.page.text("cost-form-spending-steps").to_string(),
            AidForm::Reimbursement(terms) => self
                .page
                .text("cost-form-reimbursement")
                .with("deductible", self.money(&terms.deductible))
                .with("percent", percent(self.page, terms.ratio_bp))
                .to_string(),
        }
    }

    /// The floor and a year of high shares.
    fn lasting(&self, floor: &Amount) -> String {
        self.money(&self.floor_and_year(floor))
    }

    /// Whether more than that is asked for at joining.
    fn asks_more(&self, floor: &Amount, deposit: &Amount) -> bool {
        *deposit > self.floor_and_year(floor)
    }

    fn floor_and_year(&self, floor: &Amount) -> Amount {
        let high = self.quote.as_ref().map_or(Amount::ZERO, |quote| quote.yearly.high);
        floor.plus(high).unwrap_or(*floor)
    }

    fn percent(&self, basis_points: &u32) -> String {
        percent(self.page, *basis_points)
    }

    fn waits(&self, waits: &Waits) -> String {
        let key = if waits.days == 0 { "cost-waits-not" } else { "cost-waits" };
        let text = self.page.text(key).with("days", waits.days);
        text.with("day", self.page.date(&waits.covered_on)).to_string()
    }

    /// Article 2: whom the plan takes.
    fn joining_ages(&self) -> String {
        let eligibility = self.plan.rules.values.eligibility;
        let (key, from) = match eligibility.age_min {
            LowestAge::Days(days) => ("cost-joins-days", days),
            LowestAge::Years(years) => ("cost-joins-years", years),
        };
        let text = self.page.text(key).with("from", from);
        text.with("through", eligibility.age_max).to_string()
    }
}

/// Basis points as a percentage, such as 80 % or 2.5 %.
fn percent(page: &Page, basis_points: u32) -> String {
    let whole = basis_points / 100;
    let mark = page.text("decimal-mark");
    match basis_points % 100 {
        0 => format!("{whole} %"),
        part if part.is_multiple_of(10) => format!("{whole}{mark}{} %", part / 10),
        part => format!("{whole}{mark}{part:02} %"),
    }
}
