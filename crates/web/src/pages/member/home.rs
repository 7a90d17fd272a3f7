//! The member's home: what is covered today and what is not yet, what it costs, what is to do.

use super::balance::{Lasts, lasts, next_round};
use super::mine::Mine;
use crate::pages::aid::capitalised;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::components::TimeLimit;
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use casework::conditions;
use casework::report::Reporter;
use casework::state::State as CaseState;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{Entry, Shared};
use service::cases::jury::my_juries;
use service::looked_after::{LookedAfter, looked_after};
use service::membership_status::{MembershipState, MembershipStatus, membership_status};
use service::outlook::RoundRange;
use service::principal::Principal;
use std::collections::HashMap;
use std::sync::Arc;
use store::{CaseFile, PoolId, StoreFailure, case_reads, reads};

/// The most memberships that are shown at once.
const MEMBERSHIPS_MAX: usize = 40;

/// The last rounds that are shown.
const ROUNDS_SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "member/home.html")]
struct HomePage<'p> {
    page: &'p Page,
    present: Vec<Membership>,
    past: Vec<Membership>,
    pools: Vec<(PoolId, String)>,
}

/// A membership as its home shows it.
struct Membership {
    mine: Mine,
    status: MembershipStatus,
    covers: Vec<Cover>,
    next: Option<RoundRange>,
    lasts: Option<Lasts>,
    shares: Vec<Shared>,
    cases: Vec<CaseLine>,
    earlier: Vec<CaseLine>,
    tasks: Vec<Task>,
}

/// Whether something is covered today.
struct Cover {
    /// What.
    what: String,
    /// The name of the tone of its badge.
    tone: &'static str,
    /// Covered, not yet, not.
    word: String,
    /// Since when, from when, until when.
    detail: String,
}

/// A case that is not over.
pub(crate) struct CaseLine {
    /// Its address.
    pub path: String,
    /// What it is about.
    pub title: String,
    /// Where it is.
    pub state: String,
    /// Whose turn it is, as a word.
    pub owner: String,
    /// Until when.
    pub limit: Option<TimeLimit>,
}

/// Something that waits for the reader.
struct Task {
    words: String,
    path: String,
    limit: Option<TimeLimit>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me", get(show))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let viewer = viewer(&page)?;
    let all = match viewer.person {
        Some(person) => looked_after(&web.community, person).await?,
        None => Vec::new(),
    };
    let mut foreseen = HashMap::new();
    let (mut present, mut past) = (Vec::new(), Vec::new());
    for meant in all.iter().take(MEMBERSHIPS_MAX) {
        let membership = membership(&web, &page, (&viewer, meant), &mut foreseen).await?;
        match membership.status.state {
            MembershipState::Ended { .. } => past.push(membership.named()),
            _ => present.push(membership),
        }
    }
    let pools = if present.is_empty() { open_pools(&web, &page).await? } else { Vec::new() };
    let date = present.first().map(|one| one.mine.on);
    let page = date.map_or(page.clone(), |date| page.on(date));
    html(&page, &HomePage { page: &page, present, past, pools })
}

/// The plans somebody may join, by their names.
pub(crate) async fn open_pools(web: &Web, page: &Page) -> Result<Vec<(PoolId, String)>, Problem> {
    let pools = reads::pools(&mut *web.community.store.reader().await?, 0, 100).await?;
    let mut named = Vec::new();
    for pool in pools {
        let Ok(on) = business_date(web, pool).await else { continue };
        match service::plans::rules_on(&web.community, pool, on).await {
            Ok(rules) => named.push((pool, rules.name.pick(page.language()).to_owned())),
            Err(StoreFailure::Rejected(Rejection::NoRulesInForce)) => {}
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(named)
}

async fn membership(
    web: &Web,
    page: &Page,
    (viewer, meant): (&Principal, &LookedAfter),
    foreseen: &mut HashMap<PoolId, Option<RoundRange>>,
) -> Result<Membership, Problem> {
    let on = business_date(web, meant.pool).await?;
    let mine = Mine::of(web, meant, on).await?;
    let of = (mine.pool, mine.member);
    let status = membership_status(&web.community, &mine.rules, of, on).await?;
    let mut reader = web.community.store.reader().await?;
    let statement = reads::statement(&mut *reader, mine.pool, mine.member, on).await?;
    let files = case_reads::cases_of_member(&mut *reader, mine.pool, mine.member).await?;
    drop(reader);
    let next = match foreseen.get(&mine.pool) {
        Some(known) => *known,
        None => {
            let found = next_round(web, mine.pool).await?;
            foreseen.insert(mine.pool, found);
            found
        }
    };
    let lasts = lasts(web, &mine).await?;
    let shares = statement.entries.iter().rev().filter_map(|entry| match entry {
        Entry::Shared(shared) => Some(*shared),
        _ => None,
    });
    let shares = shares.take(ROUNDS_SHOWN).collect();
    let (open, over): (Vec<&CaseFile>, Vec<&CaseFile>) =
        files.iter().partition(|file| is_open(file));
    let line = |file: &CaseFile| case_line(page, mine.pool, file, on);
    let cases = open.into_iter().map(line).collect();
    let earlier = over.into_iter().map(line).collect();
    let mut tasks = own_tasks(page, &mine, &status);
    tasks.extend(case_tasks(page, &mine, &files));
    if mine.relation == Reporter::Member {
        tasks.extend(jury_tasks(web, page, viewer, &mine).await?);
    }
    let covers = covers(page, &status, on);
    Ok(Membership { mine, status, covers, next, lasts, shares, cases, earlier, tasks })
}

fn is_open(file: &CaseFile) -> bool {
    CaseState::from_slug(&file.state).is_some_and(|state| !state.is_final())
}

/// A case in a list.
pub(crate) fn case_line(page: &Page, pool: PoolId, file: &CaseFile, on: Date) -> CaseLine {
    let known = file.condition.as_deref().and_then(|id| conditions::find(id).ok());
    let title = match known {
        Some(known) => capitalised(page.pick(known.chinese, known.english)),
        None => page.text("aid-case-of-spending").to_string(),
    };
    let state = CaseState::from_slug(&file.state);
    CaseLine {
        path: format!("/me/cases/{pool}/{}", file.case),
        title,
        state: state.map_or("", |state| state.name(page.language())).to_owned(),
        owner: page.word("aid-turn", &file.owner),
        limit: file.due_on.map(|due_on| TimeLimit::seen(due_on, on)),
    }
}

fn own_tasks(page: &Page, mine: &Mine, status: &MembershipStatus) -> Vec<Task> {
    let task = |key: &str, limit| Task {
        words: page.text(key).to_string(),
        path: mine.path("top-up"),
        limit,
    };
    match status.state {
        MembershipState::Suspended { recover_by, .. } => {
            vec![task("member-task-recover", Some(TimeLimit::seen(recover_by, mine.on)))]
        }
        MembershipState::NotCovered { .. } => vec![task("member-task-first-deposit", None)],
        _ => Vec::new(),
    }
}

fn case_tasks(page: &Page, mine: &Mine, files: &[CaseFile]) -> Vec<Task> {
    let waiting = files.iter().filter_map(|file| {
        let key = match CaseState::from_slug(&file.state)? {
            CaseState::PapersAsked => "member-task-papers",
            CaseState::Refused => "member-task-refused",
            _ => return None,
        };
        Some(Task {
            words: page.text(key).to_string(),
            path: format!("/me/cases/{}/{}", mine.pool, file.case),
            limit: file.due_on.map(|due_on| TimeLimit::seen(due_on, mine.on)),
        })
    });
    waiting.collect()
}

async fn jury_tasks(
    web: &Web,
    page: &Page,
    viewer: &Principal,
    mine: &Mine,
) -> Result<Vec<Task>, Problem> {
    let when = (mine.on, web.now());
    let duties = match my_juries(&web.community, viewer, mine.pool, when).await {
        Ok(duties) => duties,
        Err(StoreFailure::Rejected(_)) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let task = || Task {
        words: page.text("member-task-jury").to_string(),
        path: "/me/jury".to_owned(),
        limit: None,
    };
    Ok(duties.iter().take(1).map(|_| task()).collect())
}

/// What is covered on a day, illness and accident apart.
fn covers(page: &Page, status: &MembershipStatus, on: Date) -> Vec<Cover> {
    let cover = |what: &str, tone, word: &str, detail: String| Cover {
        what: page.text(what).to_string(),
        tone,
        word: page.text(word).to_string(),
        detail,
    };
    let since = |day: Date| page.text("member-cover-since").with("date", page.date(&day));
    match status.state {
        MembershipState::Covered | MembershipState::Recovered { .. } => {
            let both = page.text("member-cover-both").to_string();
            vec![
                cover("member-cover-illness", "good", "member-covered", both.clone()),
                cover("member-cover-accident", "good", "member-covered", both),
            ]
        }
        MembershipState::Waiting { illness_covered_on, accident_covered_on } => {
            let line = |what, day: Date| match day <= on {
                true => cover(what, "good", "member-covered", since(day).to_string()),
                false => {
                    let left = TimeLimit::seen(day, on);
                    let from = page.text("member-cover-from").with("date", page.date(&day));
                    let from = from.with("days", left.size()).to_string();
                    cover(what, "wait", "member-not-yet", from)
                }
            };
            vec![
                line("member-cover-illness", illness_covered_on),
                line("member-cover-accident", accident_covered_on),
            ]
        }
        MembershipState::NotCovered { .. } => {
            let why = page.text("member-cover-needs-money").to_string();
            vec![cover("member-cover-anything", "wait", "member-not-yet", why)]
        }
        MembershipState::Suspended { since: day, .. } => {
            let why = page.text("member-cover-suspended").with("date", page.date(&day));
            vec![cover("member-cover-anything", "bad", "member-suspended", why.to_string())]
        }
        MembershipState::Ended { .. } => Vec::new(),
    }
}

impl Membership {
    /// The same, with links that name it: its member may have joined again.
    fn named(mut self) -> Membership {
        self.mine.named = Some(self.mine.member);
        self
    }

    /// The sentence about how long the balance lasts.
    fn lasts_words(&self, page: &Page) -> String {
        self.lasts.map_or(String::new(), |lasts| lasts.words(page))
    }

    /// Whether shares are paid from a balance.
    fn is_prepaid(&self) -> bool {
        matches!(self.mine.rules.values.sharing.funding, rules::sharing::Funding::Prepaid(_))
    }

    /// What failed debits left owed.
    fn has_arrears(&self) -> bool {
        self.status.outcome.arrears > Amount::ZERO
    }

    /// The sentence about how it ended.
    fn ended_words(&self, page: &Page) -> String {
        self.status.state.words(page.language(), &self.mine.rules)
    }
}
