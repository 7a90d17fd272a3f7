//! What can happen to a case. People, machines and the calendar have steps of their own: **a
//! machine has none that refuses**, and the calendar has none that decides.

use crate::checks::Paper;
use crate::jury::JuryOutcome;
use crate::reading::Verdict;
use crate::reason::Reason;
use crate::sampling::SecondLook;
use crate::table::{STEPS, StepRow};
use jiff::civil::Date;
use money::Amount;
use uuid::Uuid;

/// Something that happened to a case, whoever did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// By a person.
    Human(HumanStep),
    /// By the machine's checks.
    Machine(MachineStep),
    /// With the business date.
    Calendar(CalendarStep),
}

/// What people do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HumanStep {
    /// More papers are asked for; the operator's clock stops.
    AskPapers(Vec<Paper>),
    /// The papers are there.
    SendPapers,
    /// Somebody is to visit.
    Assign(Uuid),
    /// No visit is needed: to the reviewers.
    Forward,
    /// A note to colleagues, such as who goes on with the case needs.
    Note,
    /// A visit was made; what it cost is the plan's, never the applicant's.
    Visit {
        /// What the visit cost.
        fee: Amount,
    },
    /// The investigation is done.
    ReportBack,
    /// Something is open that only a visit can tell.
    SendBack(Uuid),
    /// The first decision.
    Decide(Verdict),
    /// The second reader's, made without seeing the first.
    ReadAgain(Verdict),
    /// The third reader's, where two differed.
    ReadThird(Verdict),
    /// The applicant does not agree.
    Appeal,
    /// One of the panel decides on the appeal.
    ReadAppeal(Verdict),
    /// The applicant asks for the jury.
    AskJury {
        /// What the article would give.
        aid: Amount,
    },
    /// The applicant stops the jury; the refusal stands.
    StopJury,
    /// A member objects, under their real name and with evidence.
    Object {
        /// Names the objection.
        objection: Uuid,
    },
    /// An objection is answered.
    Answer {
        /// Which.
        objection: Uuid,
        /// How.
        answer: ObjectionAnswer,
    },
    /// How the aid is paid.
    PlanPayment(PaymentPlan),
    /// Bills were accepted: so much of the aid may be paid now.
    AcceptBills {
        /// How much.
        amount: Amount,
    },
    /// The bank paid.
    Pay {
        /// How much.
        amount: Amount,
    },
    /// The bank sent it back.
    Return {
        /// How much.
        amount: Amount,
    },
    /// Money of a case that is over or refused came back into custody.
    Recover {
        /// How much.
        amount: Amount,
    },
    /// A decision is looked back at; it stands whatever was found.
    LookBack(SecondLook),
    /// The applicant wants no aid.
    Withdraw,
}

/// What the machine's checks do. There is no refusal among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MachineStep {
    /// A small clear case passes.
    Pass {
        /// What the article gives.
        aid: Amount,
    },
    /// A paper is missing.
    AskPapers(Vec<Paper>),
    /// People should look at this.
    Flag(Vec<Reason>),
}

/// What comes with the business date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarStep {
    /// The applicant's time for papers ran out.
    Expire,
    /// The operator's time ran out.
    Breach,
    /// Nobody collected the aid in a year; it goes back to those who shared it.
    Lapse,
    /// A round carried the case.
    Carry {
        /// Which.
        round: u32,
        /// What of the aid is to be paid, arrears taken off.
        due: Amount,
    },
    /// The jury has decided.
    CloseJury(JuryOutcome),
    /// The time to appeal or to object is over.
    Close,
}

/// How an objection is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectionAnswer {
    /// It changes nothing.
    Dismiss,
    /// It does: no aid, for this reason. It takes two readers.
    Uphold(Reason),
}

/// How aid is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentPlan {
    /// All of it as soon as its round has settled.
    AtOnce,
    /// In parts, each from a day on.
    Staged(Vec<Part>),
    /// As bills are accepted.
    AgainstBills,
}

/// A part of an aid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The first day on which it may be paid.
    pub from: Date,
    /// How much.
    pub amount: Amount,
}

impl Step {
    /// The name of the step.
    pub fn slug(&self) -> &'static str {
        match self {
            Step::Human(step) => step.slug(),
            Step::Machine(MachineStep::Pass { .. }) => "check_pass",
            Step::Machine(MachineStep::AskPapers(_)) => "check_ask",
            Step::Machine(MachineStep::Flag(_)) => "check_flag",
            Step::Calendar(CalendarStep::Expire) => "expire",
            Step::Calendar(CalendarStep::Breach) => "breach",
            Step::Calendar(CalendarStep::Lapse) => "lapse",
            Step::Calendar(CalendarStep::Carry { .. }) => "carry",
            Step::Calendar(CalendarStep::CloseJury(_)) => "close_jury",
            Step::Calendar(CalendarStep::Close) => "close",
        }
    }

    /// Its row of the table.
    pub fn row(&self) -> &'static StepRow {
        let row = STEPS.iter().find(|row| row.slug == self.slug());
        row.expect("every step has a row, as a test shows")
    }
}

impl HumanStep {
    fn slug(&self) -> &'static str {
        match self {
            HumanStep::AskPapers(_) => "ask_papers",
            HumanStep::SendPapers => "send_papers",
            HumanStep::Assign(_) => "assign",
            HumanStep::Forward => "forward",
            HumanStep::Note => "note",
            HumanStep::Visit { .. } => "visit",
            HumanStep::ReportBack => "report_back",
            HumanStep::SendBack(_) => "send_back",
            HumanStep::Decide(_) => "decide",
            HumanStep::ReadAgain(_) => "read_again",
            HumanStep::ReadThird(_) => "read_third",
            HumanStep::Appeal => "appeal",
            HumanStep::ReadAppeal(_) => "read_appeal",
            HumanStep::AskJury { .. } => "ask_jury",
            HumanStep::StopJury => "stop_jury",
            HumanStep::Object { .. } => "object",
            HumanStep::Answer { .. } => "answer",
            HumanStep::PlanPayment(_) => "plan_payment",
            HumanStep::AcceptBills { .. } => "accept_bills",
            HumanStep::Pay { .. } => "pay",
            HumanStep::Return { .. } => "return",
            HumanStep::Recover { .. } => "recover",
            HumanStep::LookBack(_) => "look_back",
            HumanStep::Withdraw => "withdraw",
        }
    }
}
