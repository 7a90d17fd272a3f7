//! A case as its applicant and the staff see it.

use super::{InBoth, WordsSent};
use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::caller::Caller;
use crate::digest_text;
use crate::people::LookAsked;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use casework::case::{Answer, Objection};
use casework::reason::Reason;
use casework::report::REPORT;
use casework::table::STEPS;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Language;
use serde::Serialize;
use service::cases::{CaseSeen, Shown, StepSeen, Viewer, look_into_case, see_case};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{CaseFile, PoolId, case_reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(of_member)).routes(routes!(show)).routes(routes!(look))
}

/// A case in a list; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseInList {
    /// Its public id.
    case: String,
    /// Whose it is.
    member: Uuid,
    /// Where it is.
    state: String,
    /// The queue it waits in; empty where it waits in none.
    queue: String,
    /// The harm of waiting: the greater, the sooner its turn.
    harm: u32,
    /// Whose turn it is: `operator`, `applicant`, `members` or `nobody`.
    owner: String,
    /// The last day in time.
    due_on: Option<Date>,
    /// The day of the report.
    reported_on: Date,
    /// The day of the event.
    event_on: Date,
    /// The condition.
    condition: Option<String>,
    /// What the rules that bind would give, or what was given.
    value_minor: i64,
    /// How many steps it took.
    steps: u32,
    /// Who has it in hand, until when.
    claim: Option<ClaimShown>,
}

/// Who has a case in hand.
#[derive(Serialize, ToSchema)]
struct ClaimShown {
    /// The account.
    account: Uuid,
    /// Until when.
    until: Timestamp,
}

/// A case; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CaseShown {
    /// What lists show of it.
    #[serde(flatten)]
    file: CaseInList,
    /// As what the caller sees it: `applicant` or `staff`.
    seen_as: &'static str,
    /// The state in words.
    state_name: InBoth,
    /// The hash that names the version of the rules that binds.
    version: String,
    /// What the report said, without the words.
    report: BTreeMap<String, String>,
    /// The aid that was given.
    aid_minor: Option<i64>,
    /// What was paid of it.
    paid_minor: i64,
    /// What may be paid today.
    payable_minor: i64,
    /// What visits cost; the plan bears it.
    visit_fees_minor: i64,
    /// How often the operator was late.
    breaches: u32,
    /// Why no aid is given, where a refusal stands.
    refusal: Option<RefusalShown>,
    /// The objections.
    objections: Vec<ObjectionShown>,
    /// What happened, from the report on.
    history: Vec<StepShown>,
}

/// Why no aid is given.
#[derive(Serialize, ToSchema)]
struct RefusalShown {
    /// The number of the reason.
    code: String,
    /// The article it rests on.
    article: u8,
    /// What it says.
    says: InBoth,
    /// What would change the outcome.
    change: InBoth,
}

/// An objection.
#[derive(Serialize, ToSchema)]
struct ObjectionShown {
    /// Names it.
    objection: Uuid,
    /// `dismissed`, `upheld` or `overtaken`; nothing while it is open.
    answer: Option<&'static str>,
}

/// A step.
#[derive(Serialize, ToSchema)]
struct StepShown {
    /// Which, from 1.
    step: u32,
    /// What was done.
    kind: String,
    /// The same in words.
    name: InBoth,
    /// The article it follows.
    article: u8,
    /// The business date.
    on: Date,
    /// The instant.
    at: Timestamp,
    /// In which role.
    role: String,
    /// By which account; shown to staff, and to whose it is.
    account: Option<Uuid>,
    /// Whether what was decided is shown yet.
    shown: bool,
    /// What it says.
    says: BTreeMap<String, String>,
    /// The words, to who may read them.
    words: Option<WordsSent>,
}

/// Lists the cases of a member.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/cases", tag = "cases",
    responses((status = 200, body = Vec<CaseInList>))
)]
async fn of_member(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<Vec<CaseInList>>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let files = case_reads::cases_of_member(&mut *reader, pool, member).await?;
    Ok(Json(files.into_iter().map(in_list).collect()))
}

/// Shows a case: to its applicant with the words, to staff without them.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/file", tag = "cases",
    responses((status = 200, body = CaseShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    Caller(caller): Caller,
) -> Result<Json<CaseShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let seen = see_case(&web.community, &caller, (pool, &case), on).await?;
    Ok(Json(shown(seen, on)))
}

/// Logs the look and its reason, then shows a case with its words.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/look-ups", tag = "cases", request_body = LookAsked,
    responses((status = 200, body = CaseShown))
)]
async fn look(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Body<LookAsked>>,
) -> Result<Written<CaseShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let (of, look) = ((pool, case.as_str()), (asked.key, asked.body.0.reason.as_str()));
    let when = (on, web.now());
    let seen = look_into_case(&web.community, &asked.caller, of, look, when).await?;
    Ok(asked.done(false, shown(seen, on)))
}

pub(super) fn in_list(file: CaseFile) -> CaseInList {
    CaseInList {
        case: file.case,
        member: file.member,
        state: file.state,
        queue: file.queue,
        harm: file.harm,
        owner: file.owner,
        due_on: file.due_on,
        reported_on: file.reported_on,
        event_on: file.event_on,
        condition: file.condition,
        value_minor: file.value.minor(),
        steps: file.steps,
        claim: file.claim.map(|(account, until)| ClaimShown { account, until }),
    }
}

fn shown(seen: CaseSeen, on: Date) -> CaseShown {
    let CaseSeen { open, viewer, steps } = seen;
    let (case, state) = (&open.case, open.case.state);
    let version = digest_text::text(&open.file.version);
    let mut file = in_list(open.file.clone());
    let seen_as = match viewer {
        Viewer::Applicant => "applicant",
        Viewer::Staff => "staff",
    };
    if viewer == Viewer::Applicant {
        file.claim = None;
    }
    CaseShown {
        file,
        seen_as,
        state_name: InBoth::of(state.name(Language::Chinese), state.name(Language::English)),
        version,
        report: lines(&open.report.body()),
        aid_minor: case.aid.map(|aid| aid.minor()),
        paid_minor: case.paid.minor(),
        payable_minor: case.payable_on(on).minor(),
        visit_fees_minor: case.visit_fees.minor(),
        breaches: case.breaches,
        refusal: case.refusal().map(refusal),
        objections: case.objections.iter().map(objection).collect(),
        history: steps.into_iter().map(step).collect(),
    }
}

fn refusal(reason: Reason) -> RefusalShown {
    let words = reason.words();
    RefusalShown {
        code: reason.code(),
        article: reason.article(),
        says: InBoth::of(words.chinese, words.english),
        change: InBoth::of(words.change_chinese, words.change_english),
    }
}

fn objection(one: &Objection) -> ObjectionShown {
    let answer = one.answer.map(|answer| match answer {
        Answer::Dismissed => "dismissed",
        Answer::Upheld => "upheld",
        Answer::Overtaken => "overtaken",
    });
    ObjectionShown { objection: one.id, answer }
}

fn step(StepSeen { step, shown, words }: StepSeen) -> StepShown {
    let row = STEPS.iter().find(|row| row.slug == step.kind);
    let [chinese, english] = match row {
        Some(row) => row.names,
        None => ["申请", REPORT],
    };
    StepShown {
        step: step.step,
        name: InBoth::of(chinese, english),
        article: row.map_or(9, |row| row.article),
        on: step.on,
        at: step.at,
        role: step.role,
        account: step.account,
        shown: shown == Shown::Yes,
        says: lines(&step.body),
        kind: step.kind,
        words: words.map(WordsSent::shown),
    }
}

/// Lines `key=value` as a map.
fn lines(body: &str) -> BTreeMap<String, String> {
    let pairs = body.lines().filter_map(|line| line.split_once('='));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}
