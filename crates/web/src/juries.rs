//! Juries of members: the test on the rules, what a member is drawn for, the vote, and what
//! everybody may see of it.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::caller::Caller;
use crate::digest_text;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use casework::jury::exam::{ExamAnswer, ExamQuestion};
use casework::jury::{JuryOutcome, Vote};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use serde::{Deserialize, Serialize};
use service::cases::jury::{
    self, JurorTest, JuryDuty, JuryPhase, JuryResult, jury_result, my_juries, sit_exam,
};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(test, take_test))
        .routes(routes!(duties))
        .routes(routes!(cast))
        .routes(routes!(show))
}

/// A member's test on the rules.
#[derive(Serialize, ToSchema)]
struct JurorTestShown {
    /// The rules it is about.
    version: String,
    /// The day on which it was passed, if it was.
    passed_on: Option<Date>,
    /// The day of the last try, where it was not passed.
    tried_on: Option<Date>,
    /// The questions of the day; is aid given?
    questions: Vec<QuestionShown>,
}

/// What is known of a case; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct QuestionShown {
    /// The date of birth.
    born: Date,
    /// The date of joining.
    joined_on: Date,
    /// The date of the first diagnosis, or of the accident.
    event_on: Date,
    /// The date of the report, where it matters.
    reported_on: Option<Date>,
    /// The id of the condition.
    condition: Option<String>,
    /// `illness` or `accident`, where it is not the usual one.
    cause: Option<&'static str>,
    /// Bills to be reimbursed.
    bills_minor: i64,
    /// Medical spending.
    spending_minor: i64,
    /// How many aids were received before.
    aids_before: u32,
    /// What these came to.
    aids_before_minor: i64,
    /// What is owed.
    arrears_minor: i64,
}

/// Answers to the questions of the day, in their order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TestAnswers {
    /// `given` or `refused`, for each.
    answers: Vec<String>,
}

/// How a test went.
#[derive(Serialize, ToSchema)]
struct TestTaken {
    /// How many answers were right.
    right: usize,
    /// Of how many.
    of: usize,
    /// Whether that is enough.
    passed: bool,
}

/// The juries for which a member is drawn and has not voted yet.
#[derive(Serialize, ToSchema)]
struct JuryDuties {
    /// The first of them.
    items: Vec<DutyShown>,
}

/// A case on which a member is to vote. It names nobody.
#[derive(Serialize, ToSchema)]
struct DutyShown {
    /// The case.
    case: String,
    /// The first instant that is too late.
    closes_at: Timestamp,
    /// The id of the condition.
    condition: Option<String>,
    /// The years of age, from.
    age_from: u16,
    /// The years of age, through.
    age_through: u16,
    /// The day of the first diagnosis, of the accident or of the death.
    event_on: Date,
    /// The day of the report.
    reported_on: Date,
    /// Days from joining to the event.
    days_in_plan: u32,
    /// The code of the reason for which it was refused.
    reason: Option<String>,
    /// The article the refusal rests on.
    article: Option<u8>,
    /// What the article would give, in minor units.
    aid_minor: Option<i64>,
    /// The rules that bind it.
    version: String,
}

/// A ballot.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BallotToCast {
    /// `for` the aid, or `against` it.
    vote: String,
}

/// A ballot that was taken. What it says is told to nobody before the closing.
#[derive(Serialize, ToSchema)]
struct BallotTaken {
    /// The case.
    case: String,
}

/// What everybody may see of a jury. With the seed each draw can be made again: see docs/juries.md.
#[derive(Serialize, ToSchema)]
struct JuryShown {
    /// The case.
    case: String,
    /// `committed`, `sitting`, `decided` or `stopped`.
    phase: &'static str,
    /// What came out: `for`, `against` or `no_quorum`.
    outcome: Option<&'static str>,
    /// What the seed was committed to with, in hexadecimal.
    commitment: String,
    /// From when it sits.
    opens_at: Option<Timestamp>,
    /// The first instant that is too late.
    closes_at: Option<Timestamp>,
    /// Who has a smaller number in the draw is drawn.
    draw_below: Option<u64>,
    /// How many ballots bind.
    quorum: Option<u32>,
    /// The part in favour that decides for the applicant, in basis points.
    threshold_bp: u32,
    /// The votes for the aid, once all ballots are open.
    votes_for: Option<u64>,
    /// The votes against it.
    votes_against: Option<u64>,
    /// The seed of the draw in hexadecimal, once nobody can vote any more.
    seed: Option<String>,
}

/// Asks the questions of the day on the rules.
#[utoipa::path(
    get, path = "/pools/{pool}/juror-test", tag = "juries",
    responses((status = 200, body = JurorTestShown))
)]
async fn test(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
) -> Result<Json<JurorTestShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let JurorTest { version, passed_on, tried_on, questions } =
        jury::exam(&web.community, &caller, pool, on).await?;
    let questions = questions.iter().map(question).collect();
    Ok(Json(JurorTestShown { version, passed_on, tried_on, questions }))
}

/// Takes the test on the rules; there is one try a day.
#[utoipa::path(
    post, path = "/pools/{pool}/juror-test", tag = "juries", request_body = TestAnswers,
    responses((status = 201, body = TestTaken))
)]
async fn take_test(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<TestAnswers>>,
) -> Result<Written<TestTaken>, Problem> {
    let answers = asked.body.0.answers.iter().map(|answer| match answer.as_str() {
        "given" => Ok(ExamAnswer::Given),
        "refused" => Ok(ExamAnswer::Refused),
        _ => Err(Rejection::FieldsWrong),
    });
    let answers: Vec<ExamAnswer> = answers.collect::<Result<_, _>>()?;
    let when = (business_date(&web, pool).await?, web.now());
    let which = (pool, asked.key);
    let sat = sit_exam(&web.community, &asked.caller, which, &answers, when).await?;
    let (right, of, passed) = (sat.marks.right, sat.marks.of, sat.marks.passed());
    Ok(asked.created(sat.repeated, TestTaken { right, of, passed }))
}

/// Lists the juries for which the caller is drawn and has not voted yet.
#[utoipa::path(
    get, path = "/pools/{pool}/jury-duties", tag = "juries",
    responses((status = 200, body = JuryDuties))
)]
async fn duties(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
) -> Result<Json<JuryDuties>, Problem> {
    let when = (business_date(&web, pool).await?, web.now());
    let found = my_juries(&web.community, &caller, pool, when).await?;
    Ok(Json(JuryDuties { items: found.into_iter().map(duty).collect() }))
}

/// Casts a ballot.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/ballots", tag = "juries",
    request_body = BallotToCast, responses((status = 201, body = BallotTaken))
)]
async fn cast(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Body<BallotToCast>>,
) -> Result<Written<BallotTaken>, Problem> {
    let vote = match asked.body.0.vote.as_str() {
        "for" => Vote::For,
        "against" => Vote::Against,
        _ => return Err(Rejection::FieldsWrong.into()),
    };
    let when = (business_date(&web, pool).await?, web.now());
    let ballot = (asked.key, vote);
    let done = jury::cast(&web.community, &asked.caller, (pool, &case), ballot, when).await?;
    Ok(asked.created(done.repeated, BallotTaken { case }))
}

/// Shows the jury of a case.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/jury", tag = "juries",
    responses((status = 200, body = JuryShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
) -> Result<Json<JuryShown>, Problem> {
    Ok(Json(shown(jury_result(&web.community, (pool, &case)).await?)))
}

fn question(asked: &ExamQuestion) -> QuestionShown {
    let known = &asked.application;
    QuestionShown {
        born: known.born,
        joined_on: known.joined_on,
        event_on: known.event_on,
        reported_on: known.reported_on,
        condition: known.condition.clone(),
        cause: known.cause.map(|cause| cause.word()),
        bills_minor: known.bills.minor(),
        spending_minor: known.spending.minor(),
        aids_before: known.earlier.count,
        aids_before_minor: known.earlier.amount.minor(),
        arrears_minor: known.arrears.minor(),
    }
}

fn duty(duty: JuryDuty) -> DutyShown {
    let (age_from, age_through) = duty.age_band;
    DutyShown {
        case: duty.case,
        closes_at: duty.closes_at,
        condition: duty.condition,
        age_from,
        age_through,
        event_on: duty.event_on,
        reported_on: duty.reported_on,
        days_in_plan: duty.days_in_plan,
        reason: duty.refused_for.map(|reason| reason.code()),
        article: duty.refused_for.map(|reason| reason.article()),
        aid_minor: duty.aid.map(Amount::minor),
        version: duty.version,
    }
}

fn shown(result: JuryResult) -> JuryShown {
    let (phase, outcome) = match result.phase {
        JuryPhase::Committed => ("committed", None),
        JuryPhase::Sitting => ("sitting", None),
        JuryPhase::Stopped => ("stopped", None),
        JuryPhase::Decided(outcome) => ("decided", Some(word(outcome))),
    };
    JuryShown {
        case: result.case,
        phase,
        outcome,
        commitment: digest_text::text(&result.commitment),
        opens_at: result.sitting.map(|sitting| sitting.opens_at),
        closes_at: result.sitting.map(|sitting| sitting.closes_at),
        draw_below: result.sitting.map(|sitting| sitting.threshold),
        quorum: result.sitting.map(|sitting| sitting.quorum),
        threshold_bp: result.threshold_bp,
        votes_for: result.tally.map(|tally| tally.votes_for),
        votes_against: result.tally.map(|tally| tally.votes_against),
        seed: result.seed.map(|seed| digest_text::text(&seed)),
    }
}

fn word(outcome: JuryOutcome) -> &'static str {
    match outcome {
        JuryOutcome::For => "for",
        JuryOutcome::Against => "against",
        JuryOutcome::NoQuorum => "no_quorum",
    }
}
