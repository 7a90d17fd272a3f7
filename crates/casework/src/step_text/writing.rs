//! Writing a step.

use crate::checks::Paper;
use crate::jury::JuryOutcome;
use crate::lines::Lines;
use crate::reading::Verdict;
use crate::reason::Reason;
use crate::step::{CalendarStep, HumanStep, MachineStep, ObjectionAnswer, PaymentPlan, Step};

/// The lines of a step, one for each part of it, in a fixed order; empty where it has none.
pub fn body(step: &Step) -> String {
    let mut lines = Lines::default();
    match step {
        Step::Human(step) => human(&mut lines, step),
        Step::Machine(MachineStep::Pass { aid }) => lines.amount("aid", *aid),
        Step::Machine(MachineStep::AskPapers(papers)) => lines.papers(papers),
        Step::Machine(MachineStep::Flag(reasons)) => {
            let slugs: Vec<&str> = reasons.iter().map(|reason| reason.slug()).collect();
            lines.with("reasons", slugs.join(" "));
        }
        Step::Calendar(CalendarStep::Carry { round, due }) => {
            lines.with("round", round);
            lines.amount("due", *due);
        }
        Step::Calendar(CalendarStep::CloseJury(outcome)) => lines.with("outcome", word(*outcome)),
        Step::Calendar(
            CalendarStep::Expire | CalendarStep::Breach | CalendarStep::Lapse | CalendarStep::Close,
        ) => {}
    }
    lines.text()
}

fn human(lines: &mut Lines, step: &HumanStep) {
    match step {
        HumanStep::AskPapers(papers) => lines.papers(papers),
        HumanStep::Assign(whom) | HumanStep::SendBack(whom) => lines.with("investigator", whom),
        HumanStep::Visit { fee } => lines.amount("fee", *fee),
        HumanStep::Decide(verdict)
        | HumanStep::ReadAgain(verdict)
        | HumanStep::ReadThird(verdict)
        | HumanStep::ReadAppeal(verdict) => lines.verdict(*verdict),
        HumanStep::AskJury { aid } => lines.amount("aid", *aid),
        HumanStep::Object { objection } => lines.with("objection", objection),
        HumanStep::Answer { objection, answer } => {
            lines.with("objection", objection);
            match answer {
                ObjectionAnswer::Dismiss => lines.with("answer", "dismiss"),
                ObjectionAnswer::Uphold(reason) => lines.refusal("uphold", *reason),
            }
        }
        HumanStep::PlanPayment(plan) => lines.plan(plan),
        HumanStep::AcceptBills { amount }
        | HumanStep::Pay { amount }
        | HumanStep::Return { amount }
        | HumanStep::Recover { amount } => lines.amount("amount", *amount),
        HumanStep::LookBack(found) => lines.with("found", found.slug()),
        HumanStep::SendPapers
        | HumanStep::Forward
        | HumanStep::Note
        | HumanStep::ReportBack
        | HumanStep::Appeal
        | HumanStep::StopJury
        | HumanStep::Withdraw => {}
    }
}

/// The word of a jury's outcome.
pub(super) fn word(outcome: JuryOutcome) -> &'static str {
    match outcome {
        JuryOutcome::For => "for",
        JuryOutcome::Against => "against",
        JuryOutcome::NoQuorum => "no_quorum",
    }
}

impl Lines {
    fn papers(&mut self, papers: &[Paper]) {
        let slugs: Vec<&str> = papers.iter().map(|paper| paper.slug()).collect();
        self.with("papers", slugs.join(" "));
    }

    fn verdict(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Approve { aid } => self.amount("aid", aid),
            Verdict::Refuse { reason } => self.with("reason", reason.slug()),
        }
    }

    fn refusal(&mut self, answer: &str, reason: Reason) {
        self.with("answer", answer);
        self.with("reason", reason.slug());
    }

    fn plan(&mut self, plan: &PaymentPlan) {
        match plan {
            PaymentPlan::AtOnce => self.with("plan", "at_once"),
            PaymentPlan::AgainstBills => self.with("plan", "against_bills"),
            PaymentPlan::Staged(parts) => {
                let parts =
                    parts.iter().map(|part| format!("{} {}", part.from, part.amount.minor()));
                self.with("plan", parts.collect::<Vec<_>>().join(", "));
            }
        }
    }
}
