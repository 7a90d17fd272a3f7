//! Joining in one sitting: one question a page, on a phone, without JavaScript.
//!
//! What was answered travels in hidden fields from page to page. **Invariant: nothing is kept here
//! before the consent**, which is one request and one batch. Names and numbers are asked on the
//! last page only, so that they never travel.

mod consent;
mod cost;
mod steps;

use crate::pages::answer::{PageAnswer, html, mistyped};
use crate::pages::form::{Form, Typed};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{get, post};
use cost::Cost;
use jiff::civil::Date;
use rules::Rulebook;
use rules::articles::Refusal;
use rules::covenant::article_heading;
use rules::values::{LowestAge, Question};
use service::plans::rules_on;
use std::sync::Arc;
use steps::{Answers, Step};
use store::PoolId;

/// The article of the health declaration.
const DECLARATION: usize = 3;

/// The plan somebody joins.
pub(crate) struct Joined {
    pub pool: PoolId,
    pub on: Date,
    pub rules: Arc<Rulebook>,
}

#[derive(Template)]
#[template(path = "joining/start.html")]
struct StartPage<'p> {
    page: &'p Page,
    plan: &'p Joined,
    form: &'p Form,
    is_child: bool,
    ages: String,
}

#[derive(Template)]
#[template(path = "joining/question.html")]
struct QuestionPage<'p> {
    page: &'p Page,
    plan: &'p Joined,
    form: &'p Form,
    carried: Vec<(String, String)>,
    question: &'p Question,
    place: usize,
    count: usize,
    article: String,
    article_text: &'p str,
}

#[derive(Template)]
#[template(path = "joining/cost.html")]
struct CostPage<'p> {
    page: &'p Page,
    plan: &'p Joined,
    carried: Vec<(String, String)>,
    cost: Cost,
}

#[derive(Template)]
#[template(path = "joining/refused.html")]
struct NotNowPage<'p> {
    page: &'p Page,
    plan: &'p Joined,
    carried: Vec<(String, String)>,
    is_about_answer: bool,
    says: String,
    article: String,
    article_text: &'p str,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/join/{pool}", get(start).post(go_on))
        .route("/join/{pool}/consent", post(consent::agree))
}

/// The plan of a pool, under the rules of today.
async fn plan(web: &Web, pool: PoolId) -> Result<Joined, Problem> {
    let on = business_date(web, pool).await?;
    let rules = rules_on(&web.community, pool, on).await?;
    Ok(Joined { pool, on, rules })
}

async fn start(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let plan = plan(&web, pool).await?;
    let page = page.on(plan.on);
    let form = Form::read(query.unwrap_or_default().as_bytes());
    html(&page, &start_page(&page, &plan, &form))
}

fn start_page<'p>(page: &'p Page, plan: &'p Joined, form: &'p Form) -> StartPage<'p> {
    let eligibility = plan.rules.values.eligibility;
    let (key, least) = match eligibility.age_min {
        LowestAge::Days(days) => ("join-ages-days", days),
        LowestAge::Years(years) => ("join-ages-years", years),
    };
    let ages = page.text(key).with("least", least).with("most", eligibility.age_max).to_string();
    StartPage { page, plan, form, is_child: form.is("child", "yes"), ages }
}

async fn go_on(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    Typed(mut form): Typed,
) -> PageAnswer {
    let plan = plan(&web, pool).await?;
    let page = page.on(plan.on);
    let answers = Answers::read(&plan, &mut form);
    if form.is_wrong() && form.fault(&page, "born").is_some() {
        return mistyped(&page, &start_page(&page, &plan, &form));
    }
    let carried = answers.carried();
    let answer = match answers.step(&plan) {
        Step::Start => html(&page, &start_page(&page, &plan, &form)),
        Step::Question(place) => {
            let template = question_page(&page, (&plan, &form), carried, place);
            match form.is_wrong() {
                true => mistyped(&page, &template),
                false => html(&page, &template),
            }
        }
        Step::Refused(refusal) => html(&page, &not_now(&page, &plan, carried, refusal)),
        Step::Cost => {
            let cost = Cost::of(&web, &plan, &answers).await?;
            html(&page, &CostPage { page: &page, plan: &plan, carried, cost })
        }
        Step::Consent => consent::show(&page, &plan, &answers, &Form::default()),
    };
    answer.map(kept_by_the_browser)
}

/// The browser may keep this page, for the way back; nobody between us and it may.
fn kept_by_the_browser(mut response: Response) -> Response {
    let kept = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}

fn question_page<'p>(
    page: &'p Page,
    (plan, form): (&'p Joined, &'p Form),
    carried: Vec<(String, String)>,
    place: usize,
) -> QuestionPage<'p> {
    let declaration = &plan.rules.values.declaration;
    QuestionPage {
        page,
        plan,
        form,
        carried,
        question: &declaration[place],
        place: place.saturating_add(1),
        count: declaration.len(),
        article: article_heading(DECLARATION, page.language()),
        article_text: plan.article(page, DECLARATION),
    }
}

fn not_now<'p>(
    page: &'p Page,
    plan: &'p Joined,
    carried: Vec<(String, String)>,
    refusal: Refusal,
) -> NotNowPage<'p> {
    let article = usize::from(refusal.article);
    NotNowPage {
        page,
        plan,
        carried,
        is_about_answer: article == DECLARATION,
        says: page.rejection(refusal.rejection),
        article: article_heading(article, page.language()),
        article_text: plan.article(page, article),
    }
}

impl Joined {
    /// The name of the plan.
    pub fn name(&self, page: &Page) -> String {
        self.rules.name.pick(page.language()).to_owned()
    }

    /// The words of an article.
    pub fn article(&self, page: &Page, article: usize) -> &str {
        let articles = &self.rules.covenant(page.language()).articles;
        articles.get(article.saturating_sub(1)).map_or("", String::as_str)
    }
}

impl QuestionPage<'_> {
    /// The question in the reader's language.
    fn words(&self) -> &str {
        self.question.question.pick(self.page.language())
    }

    /// The name of the field of the answer.
    fn field(&self) -> String {
        steps::field(&self.question.id)
    }

    /// What an answer means, by its word.
    fn meaning(&self, word: &str) -> String {
        let bars = self.question.barred_by.word() == word;
        let key = if bars { "join-answer-bars" } else { "join-answer-goes-on" };
        self.page.text(key).to_string()
    }

    /// Whether nothing was chosen.
    fn is_unanswered(&self) -> bool {
        self.form.is_wrong()
    }
}
