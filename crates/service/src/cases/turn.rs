//! A step of a case as writes: the step, the file after it, and what it asks of the pool, in one
//! batch.
//!
//! **Invariant: the pool's list of cases follows the steps**: nothing else approves or withdraws a
//! case that has a file.

use super::opened::OpenCase;
use casework::case::Effect;
use casework::clock::ClockOwner;
use casework::harm::harm;
use casework::person::{Person, Standing};
use casework::state::Queue;
use casework::step::{HumanStep, Step};
use casework::{Case, step_text};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::{CaseFile, CaseStep, CaseWrite, Reading, StepFrom, Write};

/// The role of what no person did.
const MACHINE: &str = "machine";

/// The role of what came with the date.
const CALENDAR: &str = "calendar";

/// A step that is about to be taken.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// The step.
    pub step: Step,
    /// Who takes it; nobody where it is a machine's or the calendar's.
    pub by: Option<Person>,
    /// The words that come with it, sealed.
    pub sealed: Option<Vec<u8>>,
    /// The business date.
    pub on: Date,
    /// The time now.
    pub at: Timestamp,
}

impl OpenCase {
    /// Takes a step: the case is then after it, and these writes make it last.
    ///
    /// # Errors
    /// Those of the step.
    pub(crate) fn take(&mut self, turn: Turn) -> Result<Vec<Write>, Rejection> {
        let Turn { step, by, sealed, on, at } = turn;
        let moved = self.case.take(&step, by, on)?;
        let case_id = self.file.case.clone();
        let mut writes = Vec::with_capacity(2);
        match moved.effect {
            Some(Effect::Approve { aid }) => {
                self.file.value = aid;
                let member = Some(self.file.member);
                writes.push(Write::Approve { case: case_id, member, approved_on: on, aid });
            }
            Some(Effect::Withdraw) => {
                writes.push(Write::Withdraw { case: case_id, withdrawn_on: on });
            }
            None => {}
        }
        self.case = moved.case;
        let risen = harm(self.report.urgency, self.report.frailty, self.case.breaches);
        follow(&mut self.file, &self.case, risen);
        let kept = CaseStep {
            step: self.file.steps,
            kind: step.slug().to_owned(),
            account: by.map(|by| by.account),
            role: role(&step, by).to_owned(),
            on,
            at,
            body: step_text::body(&step),
            sealed,
        };
        self.steps.push(kept.clone());
        let (reads, from) = (reads(&step), from(&step, by));
        let advance = CaseWrite::Advance { file: self.file.clone(), step: kept, reads, from };
        writes.push(Write::Case(Box::new(advance)));
        Ok(writes)
    }
}

/// What of a file follows from its case.
pub(super) fn follow(file: &mut CaseFile, case: &Case, harm: u32) {
    file.state = case.state.slug().to_owned();
    file.queue = case.state.queue().map_or("", Queue::slug).to_owned();
    file.harm = harm;
    file.owner = case.clock.map_or("nobody", |clock| ClockOwner::slug(clock.owner)).to_owned();
    file.due_on = case.clock.map(|clock| clock.due_on);
    file.steps = case.steps;
}

fn role(step: &Step, by: Option<Person>) -> &'static str {
    match (step, by) {
        (_, Some(by)) => by.standing.slug(),
        (Step::Machine(_), None) => MACHINE,
        (_, None) => CALENDAR,
    }
}

/// A decision about the whole case is a reading: nobody makes two.
fn reads(step: &Step) -> Reading {
    match step {
        Step::Human(
            HumanStep::Decide(_)
            | HumanStep::ReadAgain(_)
            | HumanStep::ReadThird(_)
            | HumanStep::ReadAppeal(_),
        ) => Reading::Counts,
        _ => Reading::No,
    }
}

/// The work that a case waits for comes from its queue; all else from outside.
fn from(step: &Step, by: Option<Person>) -> StepFrom {
    let outside = [Standing::Applicant, Standing::Member, Standing::Treasurer];
    match (step, by) {
        (Step::Human(HumanStep::Note), _) | (_, None) => StepFrom::Outside,
        (_, Some(by)) if outside.contains(&by.standing) => StepFrom::Outside,
        _ => StepFrom::Queue,
    }
}
