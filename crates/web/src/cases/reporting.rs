//! Reporting a case, and what is told beforehand.

use super::{InBoth, WordsSent};
use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Sent};
use crate::caller::Caller;
use crate::digest_text;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use casework::checks::{Finding, Findings, Paper};
use casework::harm::Urgency;
use casework::report::Life;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::Amount;
use rules::articles::Refusal;
use rules::articles::application::Aid;
use rules::values::Cause;
use serde::{Deserialize, Serialize};
use service::cases::{Reporting, foresee, report};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(quote)).routes(routes!(report_case))
}

/// A report; amounts in minor units.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReportSent {
    /// The day of the first diagnosis, of the accident or of the death.
    event_on: Date,
    /// The condition, of the list; nothing where only spending is put forward.
    condition: Option<String>,
    /// `illness` or `accident`; the usual cause of the condition where it is not said.
    cause: Option<String>,
    /// `living` or `died`.
    life: String,
    /// `ordinary`, `in_treatment` or `treatment_waits`.
    urgency: String,
    /// Bills to be reimbursed, all together.
    #[serde(default)]
    bills_minor: i64,
    /// Medical spending, for plans that go by it.
    #[serde(default)]
    spending_minor: i64,
    /// The hospital, and the story.
    #[serde(default)]
    words: WordsSent,
}

/// What a report would come to; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CaseQuote {
    /// As what the caller would report.
    by: &'static str,
    /// The hash that names the version of the rules that binds.
    version: String,
    /// `on_the_receipt`, or `gives_more` for a later version.
    because: &'static str,
    /// What it gives, or why nothing.
    decision: DecisionShown,
    /// What the version on the receipt gives.
    by_receipt: DecisionShown,
    /// The papers that are needed.
    papers: Vec<PaperShown>,
    /// What people would look at.
    findings: Vec<FindingShown>,
}

/// What an article gives; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct DecisionShown {
    /// What the member receives; nothing where no aid is given.
    paid_minor: Option<i64>,
    /// What the pool shares.
    amount_minor: Option<i64>,
    /// Why no aid is given, as it is named for machines.
    refused: Option<&'static str>,
    /// The same for people.
    says: Option<InBoth>,
    /// The article that refuses.
    article: Option<u8>,
}

/// A paper.
#[derive(Serialize, ToSchema)]
pub(super) struct PaperShown {
    /// Its name for machines.
    paper: &'static str,
    /// Its name.
    name: InBoth,
}

/// Something that was found.
#[derive(Serialize, ToSchema)]
pub(super) struct FindingShown {
    /// The code of its reason.
    code: String,
    /// The reason for machines.
    reason: &'static str,
    /// The article it rests on.
    article: u8,
    /// What was seen.
    found: InBoth,
    /// What would change the outcome.
    change: InBoth,
}

/// A case that was reported.
#[derive(Serialize, ToSchema)]
struct CaseReported {
    /// Its public id.
    case: String,
}

/// Tells what a report would come to. Nothing is written.
#[utoipa::path(
    post, path = "/pools/{pool}/members/{member}/case-quotes", tag = "cases",
    request_body = ReportSent, responses((status = 200, body = CaseQuote))
)]
async fn quote(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
    Caller(caller): Caller,
    Sent(Body(sent)): Sent<Body<ReportSent>>,
) -> Result<Json<CaseQuote>, Problem> {
    let on = business_date(&web, pool).await?;
    let reporting = read(&sent)?;
    let foreseen = foresee(&web.community, &caller, (pool, member), &reporting, on).await?;
    Ok(Json(CaseQuote {
        by: foreseen.by.slug(),
        version: digest_text::text(&foreseen.bound.rules.version_id.bytes()),
        because: foreseen.bound.because(),
        decision: DecisionShown::of(&foreseen.bound.binding.decision),
        by_receipt: DecisionShown::of(&foreseen.bound.binding.by_receipt),
        papers: foreseen.papers.into_iter().map(PaperShown::of).collect(),
        findings: findings(foreseen.findings),
    }))
}

/// Reports a case. Its public id is the key of the request.
#[utoipa::path(
    post, path = "/pools/{pool}/members/{member}/cases", tag = "cases",
    request_body = ReportSent, responses((status = 201, body = CaseReported))
)]
async fn report_case(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
    asked: Asked<Body<ReportSent>>,
) -> Result<Written<CaseReported>, Problem> {
    let on = business_date(&web, pool).await?;
    let reporting = read(&asked.body.0)?;
    let (of, what, when) = ((pool, member), (asked.key, &reporting), (on, web.now()));
    let done = report(&web.community, &asked.caller, of, what, when).await?;
    Ok(asked.created(done.repeated, CaseReported { case: done.answer }))
}

fn read(sent: &ReportSent) -> Result<Reporting, Rejection> {
    let cause = sent.cause.as_deref();
    let cause = cause.map(|word| Cause::from_word(word).ok_or(Rejection::FieldsWrong));
    Ok(Reporting {
        event_on: sent.event_on,
        condition: sent.condition.clone(),
        cause: cause.transpose()?,
        life: Life::from_slug(&sent.life).ok_or(Rejection::FieldsWrong)?,
        urgency: Urgency::from_slug(&sent.urgency).ok_or(Rejection::FieldsWrong)?,
        bills: Amount::from_minor(sent.bills_minor),
        spending: Amount::from_minor(sent.spending_minor),
        words: sent.words.read()?,
    })
}

impl DecisionShown {
    pub(super) fn of(decision: &Result<Aid, Refusal>) -> DecisionShown {
        match decision {
            Ok(aid) => DecisionShown {
                paid_minor: Some(aid.paid.minor()),
                amount_minor: Some(aid.amount.minor()),
                refused: None,
                says: None,
                article: None,
            },
            Err(refusal) => {
                let words = refusal.rejection.words();
                DecisionShown {
                    paid_minor: None,
                    amount_minor: None,
                    refused: Some(words.slug),
                    says: Some(InBoth::of(words.chinese, words.english)),
                    article: Some(refusal.article),
                }
            }
        }
    }
}

impl PaperShown {
    pub(super) fn of(paper: Paper) -> PaperShown {
        let name = InBoth::of(paper.name(Language::Chinese), paper.name(Language::English));
        PaperShown { paper: paper.slug(), name }
    }
}

pub(super) fn findings(found: Findings) -> Vec<FindingShown> {
    let shown = |Finding { reason, found }: Finding| {
        let words = reason.words();
        FindingShown {
            code: reason.code(),
            reason: reason.slug(),
            article: reason.article(),
            found: InBoth { zh: found.chinese, en: found.english },
            change: InBoth::of(words.change_chinese, words.change_english),
        }
    };
    found.list.into_iter().map(shown).collect()
}
