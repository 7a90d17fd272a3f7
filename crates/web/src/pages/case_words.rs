//! The words of cases: conditions, states and steps, as the pages of everybody show them.

use super::page::Page;
use casework::conditions;
use casework::report::REPORT;
use casework::state::State;
use casework::table::STEPS;
use jiff::civil::Date;
use money::Amount;
use rules::Rulebook;
use store::ApprovedCase;

/// An approved case in a table.
pub(crate) struct CaseRow {
    /// Its public id.
    pub case: String,
    /// What it is about, where that is known.
    pub condition: Option<String>,
    /// The day of approval.
    pub approved_on: Date,
    /// The aid decided.
    pub aid: Amount,
    /// What a round gave; nothing before one did.
    pub paid: Option<Amount>,
    /// The round that carried it.
    pub round: Option<u32>,
    /// What is said where none did.
    pub without_round: &'static str,
    /// The tone of its badge, and what is on it.
    pub state: (&'static str, String),
    /// Whether it has a page; a case of old books has no file.
    pub has_page: bool,
}

impl CaseRow {
    /// A case as a row.
    pub fn of(page: &Page, rules: &Rulebook, case: ApprovedCase) -> CaseRow {
        let state = State::from_slug(&case.state);
        let badge = match (state, case.withdrawn_on) {
            (_, Some(_)) => ("", page.text("case-taken-back").to_string()),
            (Some(state), None) => (tone(state), state.name(page.language()).to_owned()),
            (None, None) if case.round.is_some() => ("good", page.text("case-shared").to_string()),
            (None, None) => ("wait", page.text("case-waits").to_string()),
        };
        CaseRow {
            condition: case.condition.as_deref().map(|id| condition(page, rules, id)),
            case: case.case,
            approved_on: case.approved_on,
            aid: case.aid,
            paid: case.round.map(|_| case.paid),
            round: case.round,
            without_round: match case.withdrawn_on {
                Some(_) => "case-round-never",
                None => "case-round-none",
            },
            state: badge,
            has_page: state.is_some(),
        }
    }
}

/// The name of a condition: as the plan names it, or else as the list of conditions does.
pub(crate) fn condition(page: &Page, rules: &Rulebook, id: &str) -> String {
    let of_plan = rules.values.conditions.iter().find(|one| one.id == id);
    if let Some(known) = of_plan {
        return known.name.pick(page.language()).to_owned();
    }
    match conditions::find(id) {
        Ok(known) => page.pick(known.chinese, known.english).to_owned(),
        Err(_) => page.text("case-condition-other").to_string(),
    }
}

/// How the badge of a state is coloured; the word on it says the same.
pub(crate) fn tone(state: State) -> &'static str {
    match state {
        State::Paid | State::Closed | State::Carried => "good",
        State::Notice | State::Objected | State::Jury | State::Appealed => "wait",
        _ => "",
    }
}

/// The name of a step, as the table of steps has it.
pub(crate) fn step(page: &Page, slug: &str) -> String {
    if slug == REPORT {
        return page.text("case-step-report").to_string();
    }
    let known = STEPS.iter().find(|row| row.slug == slug);
    known.map_or_else(String::new, |row| page.pick(row.names[0], row.names[1]).to_owned())
}
