//! A case as its applicant sees it: where it is, whose turn it is, what happened, the papers.

use crate::pages::components::{Moment, Tense, TimeLimit};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use casework::case::{HasJury, InPool};
use casework::checks::Paper;
use casework::conditions;
use casework::report::REPORT;
use casework::state::State as CaseState;
use casework::table::STEPS;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::covenant::article_heading;
use service::cases::payments::{AccountShown, accounts};
use service::cases::{
    CaseSeen, ListedEvidence, OpenCase, Shown, Viewer, aid_of_article, evidence_list,
    papers_of_case, see_case,
};
use std::collections::BTreeSet;
use store::{PoolId, StoreFailure};

/// A case and what its page shows.
pub(super) struct OwnCase {
    pub pool: PoolId,
    pub case: String,
    pub on: Date,
    pub seen: CaseSeen,
    pub files: Vec<ListedEvidence>,
    pub accounts: Vec<AccountShown>,
    /// The papers it needs by the rules that bind it.
    needed: Vec<Paper>,
    /// What a jury would be asked for, where one may be asked.
    pub for_jury: Option<Amount>,
}

/// A paper that the case needs, and whether it is there.
pub(super) struct PaperLine {
    pub slug: &'static str,
    pub name: &'static str,
    pub is_there: bool,
}

/// Why no aid is given.
pub(super) struct RefusalShown {
    pub code: String,
    pub says: &'static str,
    pub change: &'static str,
    pub article: String,
    pub article_text: String,
}

/// Reads a case for whoever applied, and for nobody else.
///
/// # Errors
/// [`Rejection::NotPermitted`], also for a case that is not there.
pub(super) async fn own_case(
    web: &Web,
    page: &Page,
    pool: PoolId,
    case: &str,
) -> Result<OwnCase, Problem> {
    let viewer = viewer(page)?;
    let on = business_date(web, pool).await?;
    let community = &web.community;
    let seen = match see_case(community, &viewer, (pool, case), on).await {
        Ok(seen) if seen.viewer == Viewer::Applicant => seen,
        // It is not said whether there is such a case; staff has pages of its own.
        Ok(_) | Err(StoreFailure::Rejected(Rejection::CaseFileUnknown)) => {
            return Err(Rejection::NotPermitted.into());
        }
        Err(failure) => return Err(failure.into()),
    };
    let files = match evidence_list(community, &viewer, (pool, case), on).await {
        Ok(files) => files,
        Err(StoreFailure::Rejected(Rejection::EvidenceStoreUnavailable)) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let when = (on, web.now());
    let accounts = match accounts(community, &viewer, (pool, case), "", when).await {
        Ok(accounts) => accounts,
        Err(StoreFailure::Rejected(_)) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let needed = match papers_of_case(community, &seen.open).await {
        Ok(needed) => needed,
        // Of somebody who was erased nothing is asked any more.
        Err(StoreFailure::Rejected(_)) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let for_jury = for_jury(web, &seen.open).await?;
    let case = case.to_owned();
    Ok(OwnCase { pool, case, on, seen, files, accounts, needed, for_jury })
}

/// What a jury may be asked for: after an appeal that was decided, in a plan that has juries.
async fn for_jury(web: &Web, open: &OpenCase) -> Result<Option<Amount>, Problem> {
    let case = &open.case;
    let appealed = case.state == CaseState::Refused && !case.appeal.is_empty();
    if !appealed || case.rules.jury == HasJury::No {
        return Ok(None);
    }
    match aid_of_article(&web.community, open).await {
        Ok(aid) => Ok(Some(aid)),
        Err(StoreFailure::Rejected(_)) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

impl OwnCase {
    pub fn state(&self) -> CaseState {
        self.seen.open.case.state
    }

    pub fn is(&self, state: &str) -> bool {
        self.state().slug() == state
    }

    pub fn state_name(&self, page: &Page) -> &'static str {
        self.state().name(page.language())
    }

    pub fn tone(&self) -> &'static str {
        match self.state() {
            CaseState::Notice | CaseState::Carried | CaseState::Paid => "good",
            CaseState::Refused | CaseState::Withdrawn | CaseState::Expired => "bad",
            CaseState::Closed => "",
            _ => "wait",
        }
    }

    pub fn currency(&self) -> Currency {
        self.seen.open.rules.values.sharing.currency
    }

    pub fn plan(&self, page: &Page) -> String {
        self.seen.open.rules.name.pick(page.language()).to_owned()
    }

    /// What it is about.
    pub fn title(&self, page: &Page) -> String {
        let id = self.seen.open.report.condition.as_deref();
        match id.and_then(|id| conditions::find(id).ok()) {
            Some(known) => capitalised(page.pick(known.chinese, known.english)),
            None => page.text("aid-case-of-spending").to_string(),
        }
    }

    pub fn limit(&self) -> Option<TimeLimit> {
        self.seen.open.file.due_on.map(|due_on| TimeLimit::seen(due_on, self.on))
    }

    /// Whether papers may still be added.
    pub fn takes_papers(&self) -> bool {
        !self.state().is_final()
    }

    /// Whether it may be withdrawn.
    pub fn may_withdraw(&self) -> bool {
        let row = STEPS.iter().find(|row| row.slug == "withdraw");
        let from = row.is_some_and(|row| row.from.contains(&self.state()));
        from && self.seen.open.case.paid == Amount::ZERO
    }

    /// Whether the applicant may appeal: once.
    pub fn may_appeal(&self) -> bool {
        self.state() == CaseState::Refused && self.seen.open.case.appeal.is_empty()
    }

    pub fn steps(&self) -> u32 {
        self.seen.open.file.steps
    }

    /// Every kind of paper, those that are waited for first.
    pub fn papers(&self, page: &Page) -> Vec<PaperLine> {
        let there: BTreeSet<&str> = self.files.iter().map(|file| file.paper.as_str()).collect();
        let line = |paper: Paper| PaperLine {
            slug: paper.slug(),
            name: paper.name(page.language()),
            is_there: there.contains(paper.slug()),
        };
        let awaited = self.awaited();
        let rest = Paper::ALL.into_iter().filter(|paper| !awaited.contains(paper));
        awaited.iter().copied().chain(rest).map(line).collect()
    }

    /// The papers that were asked for, or else those the case needs; none once it is decided.
    pub fn papers_awaited(&self, page: &Page) -> Vec<PaperLine> {
        let decided = self.state().queue().is_none() && self.state() != CaseState::PapersAsked;
        let count = if decided { 0 } else { self.awaited().len() };
        self.papers(page).into_iter().take(count).collect()
    }

    fn awaited(&self) -> Vec<Paper> {
        let mut awaited = self.asked();
        awaited.extend(
            self.needed
                .iter()
                .filter(|paper| !awaited.contains(paper))
                .copied()
                .collect::<Vec<_>>(),
        );
        awaited
    }

    /// The papers that were asked for last, where they are waited for.
    fn asked(&self) -> Vec<Paper> {
        let asking = |kind: &str| matches!(kind, "check_ask" | "ask_papers");
        let last = self.seen.steps.iter().rev().find(|one| asking(&one.step.kind));
        let last = last.filter(|_| self.state() == CaseState::PapersAsked);
        let body = last.map_or("", |one| one.step.body.as_str());
        let papers = body.lines().find_map(|line| line.strip_prefix("papers="));
        papers.unwrap_or_default().split(' ').filter_map(Paper::from_slug).collect()
    }

    /// Why no aid is given, where a refusal stands and may be seen.
    pub fn refusal(&self, page: &Page) -> Option<RefusalShown> {
        let decided = [CaseState::Refused, CaseState::Closed, CaseState::Jury, CaseState::Appealed];
        let reason = self.seen.open.case.refusal().filter(|_| decided.contains(&self.state()))?;
        let words = reason.words();
        let article = usize::from(reason.article());
        let texts = &self.seen.open.rules.covenant(page.language()).articles;
        Some(RefusalShown {
            code: reason.code(),
            says: words.says(page.language()),
            change: words.change(page.language()),
            article: article_heading(article, page.language()),
            article_text: texts.get(article.saturating_sub(1)).cloned().unwrap_or_default(),
        })
    }

    /// The aid, once it was given and the decision may be seen.
    pub fn aid(&self) -> Option<Amount> {
        let case = &self.seen.open.case;
        case.aid.filter(|_| case.in_pool != InPool::No)
    }

    /// The round that carried it.
    pub fn round(&self) -> Option<u32> {
        match self.seen.open.case.in_pool {
            InPool::Carried { round, .. } => Some(round),
            InPool::No | InPool::Waiting => None,
        }
    }

    /// What the round that carried it left to be paid, where that is less than the aid.
    pub fn lowered(&self) -> Option<Amount> {
        let due = match self.seen.open.case.in_pool {
            InPool::Carried { due, .. } => due,
            InPool::No | InPool::Waiting => return None,
        };
        self.aid().filter(|aid| due < *aid).map(|_| due)
    }

    /// Whether the round had nothing left to give.
    pub fn got_nothing(&self) -> bool {
        self.state() == CaseState::Paid && self.lowered() == Some(Amount::ZERO)
    }

    pub fn paid(&self) -> Amount {
        self.seen.open.case.paid
    }

    /// What happened, the latest first.
    pub fn timeline(&self, page: &Page) -> Vec<Moment> {
        let mut moments = Vec::new();
        for one in self.seen.steps.iter().rev() {
            let row = STEPS.iter().find(|row| row.slug == one.step.kind);
            let [chinese, english] = row.map_or(["申请", REPORT], |row| row.names);
            let words = one.words.as_ref().map_or("", |words| words.text.as_str());
            let by = page.word("aid-by", &one.step.role);
            let detail = match (one.shown, words.is_empty()) {
                (Shown::NotYet, _) => page.text("aid-not-shown-yet").to_string(),
                (Shown::Yes, true) => by,
                (Shown::Yes, false) => format!("{by} · {words}"),
            };
            let title = capitalised(page.pick(chinese, english));
            moments.push(Moment { on: Some(one.step.on), title, detail, tense: Tense::Past });
        }
        if let Some(first) = moments.first_mut().filter(|_| !self.state().is_final()) {
            first.tense = Tense::Present;
        }
        moments
    }
}

/// The first letter large, as a title has it.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
