//! The one verb of the work on a case: a step.

use super::{CaseMoved, WordsSent};
use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::openapi::with_body_of;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::extract::{Path, State};
use casework::checks::Paper;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::sampling::SecondLook;
use casework::step::{HumanStep, ObjectionAnswer, Part, PaymentPlan};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use serde::Deserialize;
use service::cases::{StepAsked, take_step};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// The largest body: a thousand lines of bills and the words.
const BODY_MAX: usize = 256 * 1024;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(with_body_of(routes!(take), BODY_MAX))
}

/// A step to take, by who has seen the case as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StepToTake {
    /// The step.
    step: StepSent,
    /// What is written with it.
    #[serde(default)]
    words: WordsSent,
    /// How many steps of the case the caller has seen.
    seen: u32,
}

/// A step; docs/case-states.md says who may take which and when. Amounts in minor units.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum StepSent {
    /// More papers are asked for.
    AskPapers {
        /// Which, by name.
        papers: Vec<String>,
    },
    /// The papers are there.
    SendPapers,
    /// Somebody is to visit.
    Assign {
        /// The account of an investigator.
        investigator: Uuid,
    },
    /// To the reviewers.
    Forward,
    /// A note to colleagues; the case is put back.
    Note,
    /// A visit was made.
    Visit {
        /// What it cost; the plan bears it.
        fee_minor: i64,
    },
    /// The investigation is done.
    ReportBack,
    /// Something is open that only a visit can tell.
    SendBack {
        /// The account of an investigator.
        investigator: Uuid,
    },
    /// The first decision.
    Decide {
        /// What.
        verdict: VerdictSent,
    },
    /// The second reader's.
    ReadAgain {
        /// What.
        verdict: VerdictSent,
    },
    /// The third reader's.
    ReadThird {
        /// What.
        verdict: VerdictSent,
    },
    /// The applicant does not agree.
    Appeal,
    /// One of the panel decides on the appeal.
    ReadAppeal {
        /// What.
        verdict: VerdictSent,
    },
    /// The applicant asks for the jury.
    AskJury {
        /// What the article gives, as the applicant was shown.
        aid_minor: i64,
    },
    /// The applicant stops the jury.
    StopJury,
    /// A member objects.
    Object {
        /// Names the objection; made by the client.
        objection: Uuid,
    },
    /// An objection is answered.
    Answer {
        /// Which.
        objection: Uuid,
        /// The code of the reason for which it is upheld; nothing where it is dismissed.
        upheld_for: Option<String>,
    },
    /// How the aid is paid.
    PlanPayment {
        /// `at_once`, `against_bills` or `staged`.
        plan: String,
        /// The parts of a staged payment.
        #[serde(default)]
        parts: Vec<PartSent>,
    },
    /// Bills were accepted: so much may be paid now.
    AcceptBills {
        /// How much.
        amount_minor: i64,
    },
    /// A decision is looked back at.
    LookBack {
        /// `right` or `wrong`.
        found: String,
    },
    /// The applicant wants no aid.
    Withdraw,
}

/// What a reader decides.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum VerdictSent {
    /// Aid is given: what the article gives, as the reader was shown.
    Approve {
        /// How much.
        aid_minor: i64,
    },
    /// No aid is given.
    Refuse {
        /// The code of the reason.
        reason: String,
    },
}

/// A part of a staged payment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PartSent {
    /// The first day on which it may be paid.
    from: Date,
    /// How much.
    amount_minor: i64,
}

/// Takes a step of a case. The business date is the day it counts for.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/steps", tag = "cases", request_body = StepToTake,
    responses((status = 201, body = CaseMoved))
)]
async fn take(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Body<StepToTake>>,
) -> Result<Written<CaseMoved>, Problem> {
    let on = business_date(&web, pool).await?;
    let sent = &asked.body.0;
    let step = StepAsked { step: read(&sent.step)?, words: sent.words.read()?, seen: sent.seen };
    let (of, what, when) = ((pool, case.as_str()), (asked.key, &step), (on, web.now()));
    let done = take_step(&web.community, &asked.caller, of, what, when).await?;
    let steps = done.answer.parse().ok();
    Ok(asked.created(done.repeated, CaseMoved { case, steps }))
}

fn read(sent: &StepSent) -> Result<HumanStep, Rejection> {
    let amount = |minor: &i64| Amount::from_minor(*minor);
    Ok(match sent {
        StepSent::AskPapers { papers } => {
            let paper = |slug: &String| Paper::from_slug(slug).ok_or(Rejection::FieldsWrong);
            HumanStep::AskPapers(papers.iter().map(paper).collect::<Result<_, _>>()?)
        }
        StepSent::SendPapers => HumanStep::SendPapers,
        StepSent::Assign { investigator } => HumanStep::Assign(*investigator),
        StepSent::Forward => HumanStep::Forward,
        StepSent::Note => HumanStep::Note,
        StepSent::Visit { fee_minor } => HumanStep::Visit { fee: amount(fee_minor) },
        StepSent::ReportBack => HumanStep::ReportBack,
        StepSent::SendBack { investigator } => HumanStep::SendBack(*investigator),
        StepSent::Decide { verdict } => HumanStep::Decide(verdict.read()?),
        StepSent::ReadAgain { verdict } => HumanStep::ReadAgain(verdict.read()?),
        StepSent::ReadThird { verdict } => HumanStep::ReadThird(verdict.read()?),
        StepSent::Appeal => HumanStep::Appeal,
        StepSent::ReadAppeal { verdict } => HumanStep::ReadAppeal(verdict.read()?),
        StepSent::AskJury { aid_minor } => HumanStep::AskJury { aid: amount(aid_minor) },
        StepSent::StopJury => HumanStep::StopJury,
        StepSent::Object { objection } => HumanStep::Object { objection: *objection },
        StepSent::Answer { objection, upheld_for } => HumanStep::Answer {
            objection: *objection,
            answer: match upheld_for {
                Some(code) => ObjectionAnswer::Uphold(Reason::from_code(code)?),
                None => ObjectionAnswer::Dismiss,
            },
        },
        StepSent::PlanPayment { plan, parts } => HumanStep::PlanPayment(payment(plan, parts)?),
        StepSent::AcceptBills { amount_minor } => {
            HumanStep::AcceptBills { amount: amount(amount_minor) }
        }
        StepSent::LookBack { found } => {
            HumanStep::LookBack(SecondLook::from_slug(found).ok_or(Rejection::FieldsWrong)?)
        }
        StepSent::Withdraw => HumanStep::Withdraw,
    })
}

impl VerdictSent {
    fn read(&self) -> Result<Verdict, Rejection> {
        match self {
            VerdictSent::Approve { aid_minor } => {
                Ok(Verdict::Approve { aid: Amount::from_minor(*aid_minor) })
            }
            VerdictSent::Refuse { reason } => {
                Ok(Verdict::Refuse { reason: Reason::from_code(reason)? })
            }
        }
    }
}

fn payment(plan: &str, parts: &[PartSent]) -> Result<PaymentPlan, Rejection> {
    let part =
        |part: &PartSent| Part { from: part.from, amount: Amount::from_minor(part.amount_minor) };
    match (plan, parts.is_empty()) {
        ("at_once", true) => Ok(PaymentPlan::AtOnce),
        ("against_bills", true) => Ok(PaymentPlan::AgainstBills),
        ("staged", false) => Ok(PaymentPlan::Staged(parts.iter().map(part).collect())),
        _ => Err(Rejection::FieldsWrong),
    }
}
