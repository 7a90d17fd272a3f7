//! A case from its steps: what was kept is folded again.

use crate::case::{Case, CaseRules, Moved};
use crate::person::{Person, Standing};
use crate::step::Step;
use crate::step_text;
use jiff::civil::Date;
use ledger::Rejection;
use uuid::Uuid;

/// A step as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStep<'a> {
    /// The name of the step.
    pub slug: &'a str,
    /// Its lines.
    pub body: &'a str,
    /// Who took it; nobody where it was a machine or the calendar.
    pub account: Option<Uuid>,
    /// As what.
    pub standing: &'a str,
    /// The business date.
    pub on: Date,
}

impl Case {
    /// Takes any step; who takes it has to fit its kind.
    ///
    /// # Errors
    /// Those of the step.
    pub fn take(&self, step: &Step, by: Option<Person>, on: Date) -> Result<Moved, Rejection> {
        match (step, by) {
            (Step::Human(step), Some(by)) => self.by_person(by, step, on),
            (Step::Human(step), None) => Err(Step::Human(step.clone()).row().who.nobody_may()),
            (Step::Machine(step), _) => self.by_machine(step, on),
            (Step::Calendar(step), _) => self.by_calendar(*step, on),
        }
    }

    /// The case that these steps make, the report first.
    ///
    /// # Errors
    /// [`Rejection::CaseFileUnknown`] without a report; [`Rejection::StepNotNow`] for steps that
    /// this release did not write.
    pub fn replay<'a>(
        rules: CaseRules,
        steps: impl IntoIterator<Item = KeptStep<'a>>,
    ) -> Result<Case, Rejection> {
        let mut steps = steps.into_iter();
        let report = steps.next().ok_or(Rejection::CaseFileUnknown)?;
        let applicant = report.account.ok_or(Rejection::CaseFileUnknown)?;
        let mut case = Case::report(rules, applicant, report.on);
        for kept in steps {
            let step = step_text::read(kept.slug, kept.body).ok_or(Rejection::StepNotNow)?;
            let standing = Standing::from_slug(kept.standing);
            let by = kept.account.zip(standing);
            let by = by.map(|(account, standing)| Person { account, standing });
            case = case.take(&step, by, kept.on)?.case;
        }
        Ok(case)
    }
}
