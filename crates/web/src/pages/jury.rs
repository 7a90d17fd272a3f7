//! Juries of members: the test on the rules, what one is drawn for, and the ballot.
//!
//! A juror sees nothing that names anybody, and nobody sees a ballot before all are counted.

use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use casework::conditions;
use casework::jury::Vote;
use casework::jury::exam::{ExamAnswer, ExamQuestion};
use jiff::civil::Date;
use money::Currency;
use rules::Rulebook;
use rules::age::age_on;
use rules::covenant::article_heading;
use service::cases::jury::{JurorTest, JuryDuty, cast, exam, my_juries, sit_exam};
use service::plans::rules_on;
use service::principal::Principal;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{PoolId, StoreFailure, person_reads};

/// The articles that the questions of the test are about.
const ARTICLES: [usize; 4] = [4, 5, 6, 7];

#[derive(Template)]
#[template(path = "jury/duties.html")]
struct DutiesPage<'p> {
    page: &'p Page,
    form: &'p Form,
    plans: Vec<PlanOfJuror>,
    done: String,
}

/// A plan in which somebody may sit on a jury.
struct PlanOfJuror {
    pool: PoolId,
    rules: Arc<Rulebook>,
    test: JurorTest,
    duties: Vec<JuryDuty>,
    on: Date,
}

#[derive(Template)]
#[template(path = "jury/test.html")]
struct TestPage<'p> {
    page: &'p Page,
    form: &'p Form,
    pool: PoolId,
    rules: Arc<Rulebook>,
    test: JurorTest,
    articles: Vec<(String, String)>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/me/jury", get(show))
        .route("/me/jury/{pool}/test", get(test).post(sit))
        .route("/me/jury/{pool}/{case}/ballot", post(vote))
}

async fn show(State(web): State<Arc<Web>>, RawQuery(query): RawQuery, page: Page) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let known = ["voted", "passed", "failed"];
    let done = known.into_iter().find(|done| asked.is("done", done));
    let done = done.map_or(String::new(), |done| page.word("jury-done", done));
    let form = Form::default();
    let template = duties_page(&web, &page, &form, done).await?;
    let page = template.plans.first().map_or(page.clone(), |plan| page.clone().on(plan.on));
    html(&page, &DutiesPage { page: &page, ..template })
}

async fn duties_page<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
    done: String,
) -> Result<DutiesPage<'p>, Problem> {
    let viewer = viewer(page)?;
    let mut plans = Vec::new();
    if let Some(person) = viewer.person {
        let mut reader = web.community.store.reader().await?;
        let own = person_reads::memberships_of(&mut *reader, person).await?;
        drop(reader);
        let pools: BTreeSet<PoolId> = own.iter().map(|one| one.pool).collect();
        for pool in pools {
            plans.extend(plan(web, &viewer, pool).await?);
        }
    }
    Ok(DutiesPage { page, form, plans, done })
}

/// A plan with a jury, in which somebody is a member.
async fn plan(web: &Web, viewer: &Principal, pool: PoolId) -> Result<Option<PlanOfJuror>, Problem> {
    let on = business_date(web, pool).await?;
    let test = match exam(&web.community, viewer, pool, on).await {
        Ok(test) => test,
        // No member any more, or a plan without juries.
        Err(StoreFailure::Rejected(_)) => return Ok(None),
        Err(failure) => return Err(failure.into()),
    };
    let duties = my_juries(&web.community, viewer, pool, (on, web.now())).await?;
    let rules = rules_on(&web.community, pool, on).await?;
    Ok(Some(PlanOfJuror { pool, rules, test, duties, on }))
}

async fn test(State(web): State<Arc<Web>>, Path(pool): Path<PoolId>, page: Page) -> PageAnswer {
    let on = business_date(&web, pool).await?;
    let page = page.on(on);
    html(&page, &test_page(&web, &page, &Form::default(), (pool, on)).await?)
}

async fn test_page<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
    (pool, on): (PoolId, Date),
) -> Result<TestPage<'p>, Problem> {
    let test = exam(&web.community, &*viewer(page)?, pool, on).await?;
    let rules = rules_on(&web.community, pool, on).await?;
    let language = page.language();
    let texts = &rules.covenant(language).articles;
    let article = |number: usize| {
        let text = texts.get(number.saturating_sub(1)).cloned().unwrap_or_default();
        (article_heading(number, language), text)
    };
    let articles = ARTICLES.map(article).into();
    Ok(TestPage { page, form, pool, rules, test, articles })
}

/// Takes the test: an answer for each question of the day.
async fn sit(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let on = business_date(&web, pool).await?;
    let page = page.on(on);
    let test = exam(&web.community, &sent.caller, pool, on).await?;
    let mut answers = Vec::new();
    for place in 1..=test.questions.len() {
        match sent.form.value(&format!("answer-{place}")) {
            "given" => answers.push(ExamAnswer::Given),
            "refused" => answers.push(ExamAnswer::Refused),
            _ => {}
        }
    }
    let refused = if answers.len() < test.questions.len() {
        "jury-answer-all".into()
    } else {
        let when = (on, web.now());
        match sit_exam(&web.community, &sent.caller, (pool, sent.key), &answers, when).await {
            Ok(sat) => {
                sent.done();
                let done = if sat.marks.passed() { "passed" } else { "failed" };
                return Ok(see(&format!("/me/jury?done={done}")));
            }
            Err(StoreFailure::Rejected(rejection)) => rejection.into(),
            Err(failure) => return Err(failure.into()),
        }
    };
    let refused: crate::pages::form::Wrong = refused;
    sent.form.refuse("", refused);
    mistyped(&page, &test_page(&web, &page, &sent.form, (pool, on)).await?)
}

/// Casts the ballot on a case.
async fn vote(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let on = business_date(&web, pool).await?;
    let page = page.on(on);
    let vote = match sent.form.value("vote") {
        "for" => Some(Vote::For),
        "against" => Some(Vote::Against),
        _ => None,
    };
    if let Some(vote) = vote {
        let (of, when) = ((pool, case.as_str()), (on, web.now()));
        match cast(&web.community, &sent.caller, of, (sent.key, vote), when).await {
            Ok(_) => {
                sent.done();
                return Ok(see("/me/jury?done=voted"));
            }
            Err(StoreFailure::Rejected(rejection)) => sent.form.refuse("", rejection),
            Err(failure) => return Err(failure.into()),
        }
    } else {
        sent.form.refuse("", "jury-vote-missing");
    }
    mistyped(&page, &duties_page(&web, &page, &sent.form, String::new()).await?)
}

/// What people call a condition.
fn condition(page: &Page, id: Option<&str>) -> String {
    match id.and_then(|id| conditions::find(id).ok()) {
        Some(known) => page.pick(known.chinese, known.english).to_owned(),
        None => page.text("aid-case-of-spending").to_string(),
    }
}

impl PlanOfJuror {
    fn name(&self, page: &Page) -> String {
        self.rules.name.pick(page.language()).to_owned()
    }

    fn currency(&self) -> Currency {
        self.rules.values.sharing.currency
    }

    fn is_tried_today(&self) -> bool {
        self.test.tried_on.is_some_and(|day| day >= self.on)
    }

    fn condition(&self, page: &Page, duty: &JuryDuty) -> String {
        condition(page, duty.condition.as_deref())
    }

    /// Why it was refused, by which article, and the words of that article.
    fn refusal(&self, page: &Page, duty: &JuryDuty) -> Option<(&'static str, String, String)> {
        let reason = duty.refused_for?;
        let article = usize::from(reason.article());
        let texts = &self.rules.covenant(page.language()).articles;
        let text = texts.get(article.saturating_sub(1)).cloned().unwrap_or_default();
        let heading = article_heading(article, page.language());
        Some((reason.words().says(page.language()), heading, text))
    }
}

impl TestPage<'_> {
    fn condition(&self, question: &ExamQuestion) -> String {
        condition(self.page, question.application.condition.as_deref())
    }

    /// The name of the field of an answer.
    fn field(&self, place: &usize) -> String {
        format!("answer-{place}")
    }

    fn age(&self, question: &ExamQuestion) -> String {
        let known = &question.application;
        self.page.number(age_on(known.born, known.event_on).unwrap_or_default())
    }

    fn cause(&self, question: &ExamQuestion) -> String {
        let cause = question.application.cause;
        cause.map_or(String::new(), |cause| self.page.word("aid-cause", cause.word()))
    }

    fn has_money(&self, question: &ExamQuestion) -> bool {
        let known = &question.application;
        known.bills > money::Amount::ZERO || known.spending > money::Amount::ZERO
    }

    fn currency(&self) -> Currency {
        self.rules.values.sharing.currency
    }
}
