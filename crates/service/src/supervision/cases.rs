//! All cases of a plan, refused ones too: their dates, what was decided, by which rules, and what
//! was objected.

use super::require_overseer;
use crate::Community;
use crate::cases::{OpenCase, hidden_from};
use crate::principal::Principal;
use casework::case::Answer;
use casework::reading::Verdict;
use casework::step::{HumanStep, MachineStep, Step};
use casework::step_text;
use jiff::civil::Date;
use money::Amount;
use std::fmt;
use std::str::FromStr;
use store::supervision::{case_in_books, cases_with_file, cases_without_file};
use store::{ApprovedCase, PoolId, StoreFailure};

/// Where a page of cases ends: those with a file come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasePlace {
    /// Behind this case with a file.
    WithFile(String),
    /// Behind this case of old books.
    WithoutFile(String),
}

impl fmt::Display for CasePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CasePlace::WithFile(case) => write!(formatter, "1/{case}"),
            CasePlace::WithoutFile(case) => write!(formatter, "2/{case}"),
        }
    }
}

impl FromStr for CasePlace {
    type Err = ();

    fn from_str(text: &str) -> Result<CasePlace, ()> {
        match text.split_once('/') {
            Some(("1", case)) => Ok(CasePlace::WithFile(case.to_owned())),
            Some(("2", case)) => Ok(CasePlace::WithoutFile(case.to_owned())),
            _ => Err(()),
        }
    }
}

/// One decision in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDecision {
    /// The step, by its name.
    pub step: String,
    /// The day.
    pub on: Date,
    /// The aid that was given; nothing where it was refused.
    pub aid: Option<Amount>,
    /// The number of the reason for which it was refused.
    pub reason: Option<String>,
}

/// A case as those who oversee see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOverseen {
    /// The case.
    pub case: String,
    /// Where it is, by its name; empty for a case of old books.
    pub state: String,
    /// The day of the report; nothing for a case of old books.
    pub reported_on: Option<Date>,
    /// The day of the event.
    pub event_on: Option<Date>,
    /// The condition, where it is known.
    pub condition: Option<String>,
    /// The hash that names the version of the rules that binds.
    pub version: Option<[u8; 32]>,
    /// Every decision, in the order of time.
    pub decisions: Vec<CaseDecision>,
    /// What the books say, once it was approved.
    pub books: Option<ApprovedCase>,
    /// How many objections there were.
    pub objections: u32,
    /// How many of them were upheld.
    pub upheld: u32,
    /// How many wait for an answer.
    pub unanswered: u32,
    /// How often the operator was late.
    pub breaches: u32,
    /// The day of its latest step.
    pub latest_on: Option<Date>,
}

impl CaseOverseen {
    /// Where it stands in the list.
    pub fn place(&self) -> CasePlace {
        match self.reported_on {
            Some(_) => CasePlace::WithFile(self.case.clone()),
            None => CasePlace::WithoutFile(self.case.clone()),
        }
    }
}

/// A page of all cases of a pool, from behind a place on.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn cases(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    after: Option<&CasePlace>,
    limit: u32,
) -> Result<Vec<CaseOverseen>, StoreFailure> {
    require_overseer(principal)?;
    let mut found = Vec::new();
    if !matches!(after, Some(CasePlace::WithoutFile(_))) {
        let behind = match after {
            Some(CasePlace::WithFile(case)) => case.as_str(),
            _ => "",
        };
        let mut reader = community.store.reader().await?;
        let page = cases_with_file(&mut *reader, pool, behind, limit).await?;
        drop(reader);
        for case in page {
            found.push(overseen(community, principal, (pool, &case)).await?);
        }
    }
    let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
    if left > 0 {
        let behind = match after {
            Some(CasePlace::WithoutFile(case)) => case.as_str(),
            _ => "",
        };
        let mut reader = community.store.reader().await?;
        let page = cases_without_file(&mut *reader, pool, behind, left).await?;
        found.extend(page.into_iter().map(of_old_books));
    }
    Ok(found)
}

async fn overseen(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
) -> Result<CaseOverseen, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let books = case_in_books(&mut *community.store.reader().await?, pool, case).await?;
    let objections = &open.case.objections;
    let count = |of: &dyn Fn(Option<Answer>) -> bool| {
        let found = objections.iter().filter(|one| of(one.answer)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    // Nobody sees a decision before its instance is over, those who oversee neither.
    let hidden = hidden_from(&open, principal.account);
    let told = open.steps.iter().filter(|step| !hidden.contains(&step.step));
    let decisions = told.filter_map(|step| {
        let read = step_text::read(&step.kind, &step.body)?;
        let (aid, reason) = decided(&read)?;
        Some(CaseDecision { step: step.kind.clone(), on: step.on, aid, reason })
    });
    Ok(CaseOverseen {
        decisions: decisions.collect(),
        objections: count(&|_| true),
        upheld: count(&|answer| answer == Some(Answer::Upheld)),
        unanswered: count(&|answer| answer.is_none()),
        breaches: open.case.breaches,
        latest_on: open.steps.last().map(|step| step.on),
        case: open.file.case,
        state: open.file.state,
        reported_on: Some(open.file.reported_on),
        event_on: Some(open.file.event_on),
        condition: open.file.condition,
        version: Some(open.file.version),
        books,
    })
}

/// What a step decided, if it decided something: the aid, or the number of a reason.
fn decided(step: &Step) -> Option<(Option<Amount>, Option<String>)> {
    match step {
        Step::Machine(MachineStep::Pass { aid }) => Some((Some(*aid), None)),
        Step::Human(
            HumanStep::Decide(verdict)
            | HumanStep::ReadAgain(verdict)
            | HumanStep::ReadThird(verdict)
            | HumanStep::ReadAppeal(verdict),
        ) => Some(match verdict {
            Verdict::Approve { aid } => (Some(*aid), None),
            Verdict::Refuse { reason } => (None, Some(reason.code())),
        }),
        _ => None,
    }
}

fn of_old_books(books: ApprovedCase) -> CaseOverseen {
    CaseOverseen {
        case: books.case.clone(),
        state: String::new(),
        reported_on: None,
        event_on: None,
        condition: None,
        version: None,
        decisions: Vec::new(),
        books: Some(books),
        objections: 0,
        upheld: 0,
        unanswered: 0,
        breaches: 0,
        latest_on: None,
    }
}
