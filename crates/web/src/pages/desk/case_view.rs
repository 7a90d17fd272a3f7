//! What the page of a case shows, gathered from the use cases.

use super::case_history::{HistoryLine, history};
use super::frame::{self, Plan, case_path};
use super::queue::condition_name;
use crate::pages::components::TimeLimit;
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use casework::conditions;
use casework::state::State;
use casework::table::StepRow;
use ledger::Rejection;
use rules::covenant::article_heading;
use rules::values::Form as Benefit;
use service::cases::{CaseSeen, ListedEvidence, Reckoned, evidence_list, possible_steps, reckon};
use service::principal::Principal;
use service::roles::{Line, Role};
use store::account::roles_given;
use store::{PoolId, StoreFailure};
use uuid::Uuid;

use super::reckoned::{Flag, flags, lines};

/// How many rows there are for bills.
const BILL_ROWS: usize = 6;

/// How many roles are read at a time.
const ROLES_MAX: u32 = 1_000;

/// A case on its page.
pub(super) struct CaseView {
    /// The plan.
    pub plan: Plan,
    /// The public id.
    pub case: String,
    /// The address.
    pub path: String,
    /// How many steps were seen.
    pub seen: u32,
    /// What it is about.
    pub condition: String,
    /// Where it is.
    pub state: State,
    /// What people call that.
    pub state_name: String,
    /// The clock.
    pub clock: Option<TimeLimit>,
    /// In whose hands it is: `mine`, `others` or `nobody`;
    /// something else where nobody has to work on it.
    pub hand: &'static str,
    /// Until when.
    pub until: String,
    /// What is known.
    pub facts: Vec<(String, String)>,
    /// The articles it turns on.
    pub articles: Vec<(String, String)>,
    /// The definition, item by item.
    pub items: Vec<String>,
    /// What the plan gives, line by line.
    pub reckoning: Vec<(String, String)>,
    /// What a machine found.
    pub flags: Vec<Flag>,
    /// The papers that are missing.
    pub missing: Vec<String>,
    /// The papers that are there; nothing where the store of files cannot be reached.
    pub papers: Option<Vec<PaperLine>>,
    /// What happened.
    pub history: Vec<HistoryLine>,
    /// What this person may do.
    pub offered: Vec<Offered>,
    /// Whether bills count.
    pub bills: Bills,
    /// Who may be sent to visit.
    pub investigators: Vec<(String, String)>,
    /// The objections that are open.
    pub objections: Vec<(String, String)>,
}

/// Whether bills count in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bills {
    /// They do.
    Count,
    /// They do not.
    Ignored,
}

/// A file of the case.
pub(super) struct PaperLine {
    /// The file.
    pub evidence: Uuid,
    /// Which paper it is.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its size.
    pub size: String,
    /// When it came, and from whom.
    pub came: String,
    /// Whether it is a redacted copy.
    pub redacted: Redacted,
}

/// Whether a file is a redacted copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Redacted {
    /// It is.
    Copy,
    /// It is the paper itself.
    Original,
}

/// A step that may be taken.
pub(super) struct Offered {
    /// Its name for machines.
    pub slug: &'static str,
    /// Its name.
    pub name: String,
    /// What it needs.
    pub needs: String,
    /// The article it follows.
    pub article: String,
}

impl Offered {
    /// The name of its field of words; nothing where it takes none.
    pub fn text_field(&self) -> &'static str {
        text_field(self.slug)
    }

    /// Whether it decides about the whole case.
    pub fn decides(&self) -> bool {
        matches!(self.slug, "decide" | "read_again" | "read_third" | "read_appeal")
    }
}

impl CaseView {
    /// Whether bills count.
    pub fn has_bills(&self) -> bool {
        self.bills == Bills::Count
    }

    /// The rows for bills.
    pub fn bill_rows(&self) -> std::ops::Range<usize> {
        0..BILL_ROWS
    }

    /// Whether a step is offered that answers the definition item by item: it shows the items.
    pub fn asks_items(&self) -> bool {
        self.offered.iter().any(Offered::decides)
    }

    /// The tone of the badge of its state.
    pub fn tone(&self) -> &'static str {
        match self.state {
            State::Paid | State::Carried | State::Notice => "good",
            State::Refused | State::Withdrawn | State::Expired => "bad",
            _ => "wait",
        }
    }
}

impl PaperLine {
    /// Whether it is a redacted copy.
    pub fn is_copy(&self) -> bool {
        self.redacted == Redacted::Copy
    }

    /// Whether it is shown as a picture.
    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }
}

/// The name of the field of words of a step.
pub(super) fn text_field(slug: &str) -> &'static str {
    match slug {
        "ask_papers" => "ask_papers-text",
        "assign" => "assign-text",
        "send_back" => "send_back-text",
        "note" => "note-text",
        "visit" => "visit-text",
        "decide" => "decide-text",
        "read_again" => "read_again-text",
        "read_third" => "read_third-text",
        "read_appeal" => "read_appeal-text",
        "answer" => "answer-text",
        "look_back" => "look_back-text",
        "return" => "return-text",
        "recover" => "recover-text",
        _ => "",
    }
}

/// The steps that this page has a form for.
const OFFERED: [&str; 16] = [
    "decide",
    "read_again",
    "read_third",
    "read_appeal",
    "answer",
    "forward",
    "assign",
    "ask_papers",
    "send_papers",
    "visit",
    "report_back",
    "send_back",
    "accept_bills",
    "plan_payment",
    "look_back",
    "note",
];

/// Gathers what the page of a case shows.
pub(super) async fn view(
    web: &Web,
    page: &Page,
    (caller, plan): (&Principal, Plan),
    seen: CaseSeen,
) -> Result<CaseView, Problem> {
    let (pool, case) = (plan.pool, seen.open.file.case.clone());
    let which = (pool, case.as_str());
    let reckoned = reckon(&web.community, caller, which, None, plan.on).await?;
    let papers = match evidence_list(&web.community, caller, which, plan.on).await {
        Ok(listed) => Some(listed.into_iter().map(|one| paper(page, one)).collect()),
        Err(StoreFailure::Rejected(
            Rejection::EvidenceStoreUnavailable | Rejection::ConflictDeclared,
        )) => None,
        Err(failure) => return Err(failure.into()),
    };
    let offered = offered(web, page, caller, (pool, &case, plan.on)).await?;
    let sends = offered.iter().any(|one| matches!(one.slug, "assign" | "send_back"));
    let investigators = if sends { investigators(web, page).await? } else { Vec::new() };
    let file = &seen.open.file;
    let claim = file.claim.filter(|(_, until)| frame::holds(*until, web.now()));
    let open_objections = seen.open.case.objections.iter().filter(|one| one.answer.is_none());
    let objection = |one: &casework::case::Objection| (one.id.to_string(), frame::short(&one.id));
    Ok(CaseView {
        path: case_path(pool, &case),
        seen: file.steps,
        condition: frame::sentence(&condition_name(page, file.condition.as_deref())),
        state: seen.open.case.state,
        state_name: seen.open.case.state.name(page.language()).to_owned(),
        clock: file.due_on.map(|due_on| TimeLimit::seen(due_on, plan.on)),
        hand: match claim {
            None if seen.open.case.state.queue().is_none() => "waits-for-none",
            None => "nobody",
            Some((account, _)) if account == caller.account => "mine",
            Some(_) => "others",
        },
        until: claim.map_or(String::new(), |(_, until)| page.moment(&until)),
        facts: facts(page, &plan, &seen),
        articles: articles(page, &reckoned),
        items: items(page, file.condition.as_deref()),
        reckoning: lines(page, &plan, &reckoned),
        flags: flags(page, &reckoned.findings),
        missing: names_of(page, &reckoned),
        papers,
        history: seen.steps.iter().map(|step| history(page, &plan, step)).collect(),
        offered,
        bills: match reckoned.rules.values.benefit.form {
            Benefit::LumpSum => Bills::Ignored,
            Benefit::Reimbursement(_) | Benefit::SpendingSteps => Bills::Count,
        },
        investigators,
        objections: open_objections.map(objection).collect(),
        plan,
        case,
    })
}

fn names_of(page: &Page, reckoned: &Reckoned) -> Vec<String> {
    let missing = reckoned.findings.missing.iter();
    missing.map(|paper| paper.name(page.language()).to_owned()).collect()
}

fn facts(page: &Page, plan: &Plan, seen: &CaseSeen) -> Vec<(String, String)> {
    let (report, case) = (&seen.open.report, &seen.open.case);
    let said = |key: &str| page.text(key).to_string();
    let mut facts = vec![
        (said("review-fact-event"), page.date(&report.event_on)),
        (said("review-fact-reported"), page.date(&seen.open.file.reported_on)),
        (said("review-fact-reporter"), page.word("desk-reporter", report.by.slug())),
        (said("review-fact-urgency"), page.word("desk-urgency", report.urgency.slug())),
        (said("review-fact-frailty"), page.word("desk-frailty", report.frailty.slug())),
        (said("review-fact-life"), page.word("desk-life", report.life.slug())),
    ];
    for (key, amount) in
        [("review-fact-bills", report.bills), ("review-fact-spending", report.spending)]
    {
        if amount > money::Amount::ZERO {
            facts.push((said(key), page.money(&amount, &plan.currency)));
        }
    }
    if let Some(aid) = case.aid {
        facts.push((said("review-fact-aid"), page.money(&aid, &plan.currency)));
        facts.push((said("review-fact-paid"), page.money(&case.paid, &plan.currency)));
    }
    if case.visit_fees > money::Amount::ZERO {
        facts.push((said("review-fact-visits"), page.money(&case.visit_fees, &plan.currency)));
    }
    if case.breaches > 0 {
        facts.push((said("review-fact-breaches"), case.breaches.to_string()));
    }
    if let Some(reason) = case.refusal() {
        let text = format!("{} {}", reason.code(), reason.words().says(page.language()));
        facts.push((said("review-fact-refusal"), text));
    }
    facts
}

/// The articles on conditions and on what is given, and those that the flags rest on.
fn articles(page: &Page, reckoned: &Reckoned) -> Vec<(String, String)> {
    let mut numbers: Vec<usize> = vec![6, 7];
    let flagged = reckoned.findings.list.iter().map(|one| usize::from(one.reason.article()));
    numbers.extend(flagged);
    numbers.sort_unstable();
    numbers.dedup();
    let covenant = reckoned.rules.covenant(page.language());
    let text = |number: usize| covenant.articles.get(number.checked_sub(1)?).cloned();
    let article = |number| Some((article_heading(number, page.language()), text(number)?));
    numbers.into_iter().filter_map(article).collect()
}

fn items(page: &Page, condition: Option<&str>) -> Vec<String> {
    let listed = condition.and_then(|id| conditions::find(id).ok());
    let items = listed.map_or(&[][..], |listed| listed.items);
    items.iter().map(|item| item.pick(page.language()).to_owned()).collect()
}

fn paper(page: &Page, one: ListedEvidence) -> PaperLine {
    let known = casework::checks::Paper::from_slug(&one.paper);
    let name = known.map_or(one.paper.clone(), |paper| paper.name(page.language()).to_owned());
    let by = one.by.map_or(String::new(), |by| frame::role_name(page, by.slug()));
    let kilobytes = one.size.div_ceil(1_024);
    PaperLine {
        evidence: one.evidence,
        name,
        media_type: one.media_type,
        size: page.text("review-paper-size").with("size", page.number(kilobytes)).to_string(),
        came: format!("{} {by}", page.moment(&one.added_at)).trim_end().to_owned(),
        redacted: match one.redacts {
            Some(_) => Redacted::Copy,
            None => Redacted::Original,
        },
    }
}

async fn offered(
    web: &Web,
    page: &Page,
    caller: &Principal,
    (pool, case, on): (PoolId, &str, jiff::civil::Date),
) -> Result<Vec<Offered>, Problem> {
    let possible = possible_steps(&web.community, caller, (pool, case), on).await?;
    let find = |slug: &&str| possible.iter().find(|row| row.slug == *slug);
    let offer = |row: &&'static StepRow| Offered {
        slug: row.slug,
        name: frame::sentence(page.pick(row.names[0], row.names[1])),
        needs: page.pick(row.needs[0], row.needs[1]).to_owned(),
        article: article_heading(usize::from(row.article), page.language()),
    };
    Ok(OFFERED.iter().filter_map(find).map(offer).collect())
}

/// The investigators, for who sends one out.
async fn investigators(web: &Web, page: &Page) -> Result<Vec<(String, String)>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let given = roles_given(&mut *reader, Uuid::nil(), ROLES_MAX).await?;
    let role = (Line::MutualAid.slug(), Role::Investigator.slug());
    let found = given.into_iter().filter(|one| (one.line.as_str(), one.role.as_str()) == role);
    let name = |account: Uuid| {
        let id = frame::short(&account);
        page.text("review-investigator").with("id", id).to_string()
    };
    Ok(found.map(|one| (one.account.to_string(), name(one.account))).collect())
}
