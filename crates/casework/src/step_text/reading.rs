//! Reading a step.

use crate::checks::Paper;
use crate::jury::JuryOutcome;
use crate::lines::Parts;
use crate::reading::Verdict;
use crate::reason::Reason;
use crate::sampling::SecondLook;
use crate::step::{CalendarStep, HumanStep, MachineStep, ObjectionAnswer, Part, PaymentPlan, Step};
use money::Amount;

/// The step of a name and its lines; nothing where they are not what [`super::body`] writes.
pub fn read(slug: &str, body: &str) -> Option<Step> {
    let parts = Parts::of(body)?;
    let step = machine_or_calendar(slug, &parts);
    let step = step.or_else(|| human(slug, &parts).map(Step::Human))?;
    // Only the canonical text is a step: what is read is what was written.
    (super::body(&step) == body).then_some(step)
}

fn machine_or_calendar(slug: &str, parts: &Parts<'_>) -> Option<Step> {
    Some(match slug {
        "check_pass" => Step::Machine(MachineStep::Pass { aid: parts.amount("aid")? }),
        "check_ask" => Step::Machine(MachineStep::AskPapers(parts.papers()?)),
        "check_flag" => {
            let slugs = parts.text("reasons")?.split_whitespace();
            let reasons: Option<Vec<Reason>> = slugs.map(Reason::from_slug).collect();
            Step::Machine(MachineStep::Flag(reasons?))
        }
        "expire" => Step::Calendar(CalendarStep::Expire),
        "breach" => Step::Calendar(CalendarStep::Breach),
        "lapse" => Step::Calendar(CalendarStep::Lapse),
        "carry" => Step::Calendar(CalendarStep::Carry {
            round: parts.read("round")?,
            due: parts.amount("due")?,
        }),
        "close_jury" => {
            let of_word = |outcome: &JuryOutcome| {
                parts.text("outcome") == Some(super::writing::word(*outcome))
            };
            let all = [JuryOutcome::For, JuryOutcome::Against, JuryOutcome::NoQuorum];
            Step::Calendar(CalendarStep::CloseJury(all.into_iter().find(of_word)?))
        }
        "close" => Step::Calendar(CalendarStep::Close),
        _ => return None,
    })
}

fn human(slug: &str, parts: &Parts<'_>) -> Option<HumanStep> {
    Some(match slug {
        "ask_papers" => HumanStep::AskPapers(parts.papers()?),
        "send_papers" => HumanStep::SendPapers,
        "assign" => HumanStep::Assign(parts.read("investigator")?),
        "forward" => HumanStep::Forward,
        "note" => HumanStep::Note,
        "visit" => HumanStep::Visit { fee: parts.amount("fee")? },
        "report_back" => HumanStep::ReportBack,
        "send_back" => HumanStep::SendBack(parts.read("investigator")?),
        "decide" => HumanStep::Decide(parts.verdict()?),
        "read_again" => HumanStep::ReadAgain(parts.verdict()?),
        "read_third" => HumanStep::ReadThird(parts.verdict()?),
        "appeal" => HumanStep::Appeal,
        "read_appeal" => HumanStep::ReadAppeal(parts.verdict()?),
        "ask_jury" => HumanStep::AskJury { aid: parts.amount("aid")? },
        "stop_jury" => HumanStep::StopJury,
        "object" => HumanStep::Object { objection: parts.read("objection")? },
        "answer" => HumanStep::Answer {
            objection: parts.read("objection")?,
            answer: match parts.text("answer")? {
                "dismiss" => ObjectionAnswer::Dismiss,
                _ => ObjectionAnswer::Uphold(parts.reason()?),
            },
        },
        "plan_payment" => HumanStep::PlanPayment(parts.plan()?),
        "accept_bills" => HumanStep::AcceptBills { amount: parts.amount("amount")? },
        "pay" => HumanStep::Pay { amount: parts.amount("amount")? },
        "return" => HumanStep::Return { amount: parts.amount("amount")? },
        "recover" => HumanStep::Recover { amount: parts.amount("amount")? },
        "look_back" => HumanStep::LookBack(SecondLook::from_slug(parts.text("found")?)?),
        "withdraw" => HumanStep::Withdraw,
        _ => return None,
    })
}

impl Parts<'_> {
    fn reason(&self) -> Option<Reason> {
        Reason::from_slug(self.text("reason")?)
    }

    fn papers(&self) -> Option<Vec<Paper>> {
        self.text("papers")?.split_whitespace().map(Paper::from_slug).collect()
    }

    fn verdict(&self) -> Option<Verdict> {
        match self.amount("aid") {
            Some(aid) => Some(Verdict::Approve { aid }),
            None => Some(Verdict::Refuse { reason: self.reason()? }),
        }
    }

    fn plan(&self) -> Option<PaymentPlan> {
        match self.text("plan")? {
            "at_once" => Some(PaymentPlan::AtOnce),
            "against_bills" => Some(PaymentPlan::AgainstBills),
            parts => {
                let part = |text: &str| {
                    let (from, minor) = text.split_once(' ')?;
                    let amount = Amount::from_minor(minor.parse().ok()?);
                    Some(Part { from: from.parse().ok()?, amount })
                };
                let parts: Option<Vec<Part>> = parts.split(", ").map(part).collect();
                parts.map(PaymentPlan::Staged)
            }
        }
    }
}
