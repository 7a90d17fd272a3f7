//! Looking back at decided cases: which are drawn, and what was found, in total.
//!
//! The seed of a month's draw comes from the community's keys, so nobody knows beforehand which
//! cases are drawn, and the same month gives the same cases.

use super::opened::OpenCase;
use crate::Community;
use crate::people::fingerprint;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::case::Case;
use casework::history::KeptStep;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::sampling::{
    DecidedCase, Drawn, ErrorCount, SamplingRule, SecondLook, error_counts, select,
};
use casework::step::{HumanStep, Step};
use casework::step_text;
use jiff::civil::Date;
use ledger::Rejection;
use std::collections::{BTreeMap, BTreeSet};
use store::case_reads::{case_file, decisions};
use store::{PoolId, StoreFailure, person_reads};
use uuid::Uuid;

/// What is looked back at: one case in twenty at random, the largest one in fifty, and whatever
/// lies further from the usual of its kind than half of it.
pub const RULE: SamplingRule =
    SamplingRule { random_bp: 500, largest_bp: 200, deviation_bp: 5_000 };

/// The most decisions of a month that are drawn from.
const DECISIONS_MAX: u32 = 10_000;

/// The most looks of a year that are counted.
const LOOKS_MAX: u32 = 10_000;

/// The steps that decide a case.
const DECIDING: [&str; 4] = ["check_pass", "read_again", "read_third", "read_appeal"];

/// A case that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnCase {
    /// The case.
    pub case: String,
    /// Why it was drawn.
    pub because: BTreeSet<Drawn>,
    /// Whether somebody has looked back at it.
    pub looked: bool,
}

/// What looking back found, in total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorRates {
    /// By what was decided; the reason of a refusal, nothing for aid that was given.
    pub by_reason: Vec<ErrorCount<Option<Reason>>>,
    /// By reader; who is not told.
    pub by_reader: Vec<ErrorCount<Uuid>>,
}

/// The cases drawn from those decided in the month of a day.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn drawn_cases(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    month: Date,
) -> Result<Vec<DrawnCase>, StoreFailure> {
    if principal.require(Line::MutualAid, Action::ReadAudit).is_err() {
        principal.require(Line::MutualAid, Action::ReadCaseAgain)?;
    }
    drawn(community, pool, month).await
}

/// Looks whether a case may be looked back at: it was drawn, and nobody has yet.
pub(super) async fn was_drawn(community: &Community, open: &OpenCase) -> Result<(), StoreFailure> {
    let decides = |kind: &str| DECIDING.contains(&kind);
    let decided = open.steps.iter().rfind(|step| decides(&step.kind));
    let decided = decided.ok_or(Rejection::StepNotNow)?;
    let drawn = drawn(community, open.pool, decided.on).await?;
    match drawn.iter().any(|one| one.case == open.file.case && !one.looked) {
        true => Ok(()),
        false => Err(Rejection::StepNotNow.into()),
    }
}

async fn drawn(
    community: &Community,
    pool: PoolId,
    month: Date,
) -> Result<Vec<DrawnCase>, StoreFailure> {
    let (first, last) = (month.first_of_month(), month.last_of_month());
    let mut reader = community.store.reader().await?;
    let found = decisions(&mut *reader, pool, (first, last), DECISIONS_MAX).await?;
    let decided: BTreeSet<&String> = found
        .iter()
        .filter(|(_, _, kind)| DECIDING.contains(&kind.as_str()))
        .map(|(case, ..)| case)
        .collect();
    let mut cases = Vec::with_capacity(decided.len());
    for case in decided {
        let file = case_file(&mut *reader, pool, case).await?;
        let membership = person_reads::membership(&mut *reader, pool, file.member).await?;
        let years = file.event_on.year() - i16::try_from(membership.birth_year).unwrap_or(0);
        let age = u32::try_from(years).unwrap_or(0);
        let (case, condition, value) = (file.case, file.condition, file.value);
        cases.push(DecidedCase { case, condition, age, value });
    }
    drop(reader);
    let said = format!("{pool} {first}");
    let seed = fingerprint(community, "case/look back", &[said.as_bytes()])?;
    let mut drawn = Vec::new();
    for (case, because) in select(&cases, RULE, &seed) {
        let open = OpenCase::read(community, pool, case).await?;
        let looked = open.steps.iter().any(|step| step.kind == "look_back");
        drawn.push(DrawnCase { case: case.to_owned(), because, looked });
    }
    Ok(drawn)
}

/// What looking back found in the year before a day; public.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn error_rates(
    community: &Community,
    pool: PoolId,
    on: Date,
) -> Result<ErrorRates, StoreFailure> {
    let from = on.checked_sub(jiff::ToSpan::years(1)).map_err(|_| Rejection::DateInvalid)?;
    let mut reader = community.store.reader().await?;
    let found = decisions(&mut *reader, pool, (from, on), LOOKS_MAX).await?;
    drop(reader);
    let (mut by_reason, mut by_reader) = (Vec::new(), Vec::new());
    let mut looked: BTreeMap<String, u32> = BTreeMap::new();
    for (case, step, kind) in found {
        if kind == "look_back" {
            looked.insert(case, step);
        }
    }
    for (case, step) in looked {
        let open = OpenCase::read(community, pool, &case).await?;
        let Some((look, before)) = look_at(&open, step) else { continue };
        by_reason.push((decided(&before), look));
        let readers = before.appeal.iter().chain(&before.readings);
        by_reader.extend(readers.map(|reading| (reading.reader, look)));
    }
    Ok(ErrorRates { by_reason: error_counts(&by_reason), by_reader: error_counts(&by_reader) })
}

/// The look that was taken at a step, and the case as it was then.
fn look_at(open: &OpenCase, step: u32) -> Option<(SecondLook, Case)> {
    let kept = open.steps.iter().find(|kept| kept.step == step)?;
    let Step::Human(HumanStep::LookBack(look)) = step_text::read(&kept.kind, &kept.body)? else {
        return None;
    };
    let before = open.steps.iter().take_while(|kept| kept.step < step).map(|kept| KeptStep {
        slug: &kept.kind,
        body: &kept.body,
        account: kept.account,
        standing: &kept.role,
        on: kept.on,
    });
    Some((look, Case::replay(open.case.rules, before).ok()?))
}

/// The reason for which a case stood refused; nothing where aid was given.
fn decided(case: &Case) -> Option<Reason> {
    let last = case.appeal.last().or(case.readings.last())?;
    match last.verdict {
        Verdict::Refuse { reason } => case.refusal().or(Some(reason)),
        Verdict::Approve { .. } => None,
    }
}
