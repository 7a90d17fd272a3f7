//! A case is decided, read again, and where it was refused, appealed.

use super::reporting::look;
use super::{CaseWork, CaseWrites, Task};
use casework::checks::{MachineOutcome, Paper};
use casework::conditions;
use casework::definition::ItemAnswer;
use casework::person::Standing;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::state::State;
use casework::step::{HumanStep, MachineStep, Step};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::Community;
use service::cases::Words;

/// One case in so many is looked into by a visit.
const VISITED_ONE_IN: usize = 4;

/// What a visit costs the plan.
const VISIT: Amount = Amount::from_minor(12_000);

impl CaseWork {
    /// The papers are sent, and where nobody has read the case yet the machine looks. What it would
    /// pass it passes on the day of the decision, when the world says whether there is more to it.
    pub(super) fn send_papers(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let mut writes = CaseWrites::new();
        if self.cases[&number].open().case.state != State::PapersAsked {
            return Ok(writes);
        }
        let MachineOutcome::Flag(reasons) = look(&self.cases[&number], self.dates[&number]) else {
            return Ok(writes);
        };
        let step = (HumanStep::SendPapers, self.applicant(number));
        writes.extend(self.by_person(community, number, step, (None, day))?);
        if self.cases[&number].open().case.state == State::Reported {
            let flag = MachineStep::Flag(reasons);
            writes.extend(self.by_machine(community, number, flag, day)?);
        }
        Ok(writes)
    }

    /// A reviewer asks for the papers of a case that was passed on without.
    pub(super) fn ask_papers(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        if self.cases[&number].open().case.state != State::Reviewing {
            return Ok(CaseWrites::new());
        }
        let [reviewer, _] = self.readers(number);
        let papers = vec![Paper::Diagnosis, Paper::Report, Paper::MedicalHistory];
        let step = (HumanStep::AskPapers(papers), reviewer);
        self.by_person(community, number, step, (Some("请补齐这几份材料（虚构）"), day))
    }

    /// A clerk passes a case to the reviewers, or sends somebody to visit.
    pub(super) fn pass_on(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        if self.cases[&number].open().case.state != State::Reported {
            return Ok(CaseWrites::new());
        }
        let clerk = self.person(self.staff.clerk, Standing::IntakeClerk);
        let (step, said) = match number % VISITED_ONE_IN {
            0 => (HumanStep::Assign(self.staff.investigator), Some("请到医院核实（虚构）")),
            _ => (HumanStep::Forward, None),
        };
        self.by_person(community, number, (step, clerk), (said, day))
    }

    /// The world has decided: aid is given, or not for this reason. The people do so too.
    pub fn decide(
        &mut self,
        community: &Community,
        number: usize,
        (verdict, day): (Verdict, Date),
    ) -> Result<CaseWrites, Rejection> {
        let mut writes = CaseWrites::new();
        loop {
            let state = self.cases[&number].open().case.state;
            writes.extend(match state {
                State::PapersAsked => self.papers_at_last(community, number, (verdict, day))?,
                State::Reported => {
                    let clerk = self.person(self.staff.clerk, Standing::IntakeClerk);
                    let step = (HumanStep::Forward, clerk);
                    self.by_person(community, number, step, (None, day))?
                }
                State::Investigating => self.visit(community, number, day)?,
                State::Reviewing => {
                    let [first, _] = self.readers(number);
                    let step = (Step::Human(HumanStep::Decide(verdict)), Some(first));
                    let words = self.words(number, verdict);
                    self.take(community, number, step, (&words, day))?
                }
                State::SecondReading => {
                    let [_, second] = self.readers(number);
                    let step = (Step::Human(HumanStep::ReadAgain(verdict)), Some(second));
                    let words = self.words(number, verdict);
                    self.take(community, number, step, (&words, day))?
                }
                _ => return Ok(writes),
            });
        }
    }

    /// The papers come on the day of the decision: the machine passes a small clear case, and of
    /// another says why people have to look.
    fn papers_at_last(
        &mut self,
        community: &Community,
        number: usize,
        (verdict, day): (Verdict, Date),
    ) -> Result<CaseWrites, Rejection> {
        let outcome = look(&self.cases[&number], self.dates[&number]);
        let looked = match (outcome, verdict) {
            (MachineOutcome::Pass { .. }, Verdict::Approve { aid }) => MachineStep::Pass { aid },
            (_, Verdict::Refuse { reason }) => MachineStep::Flag(vec![reason]),
            (MachineOutcome::Flag(reasons), _) => MachineStep::Flag(reasons),
            (_, Verdict::Approve { .. }) => MachineStep::Flag(vec![Reason::MemberTooShort]),
        };
        let step = (HumanStep::SendPapers, self.applicant(number));
        let mut writes = self.by_person(community, number, step, (None, day))?;
        if self.cases[&number].open().case.state == State::Reported {
            writes.extend(self.by_machine(community, number, looked, day)?);
        }
        Ok(writes)
    }

    fn visit(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let by = self.person(self.staff.investigator, Standing::Investigator);
        let visit = (HumanStep::Visit { fee: VISIT }, by);
        let said = "到医院见了本人，病历与报告一致（虚构）";
        let mut writes = self.by_person(community, number, visit, (Some(said), day))?;
        let back = (HumanStep::ReportBack, by);
        writes.extend(self.by_person(community, number, back, (None, day))?);
        Ok(writes)
    }

    /// A refused member appeals, in vain: three days later two others find the same, and the day
    /// after that the member asks for the jury.
    pub fn appeal(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let step = (HumanStep::Appeal, self.applicant(number));
        let said = "条款里写着这种情形，请再看一次（虚构）";
        for (days, task) in [(3, Task::ReadAppeal), (4, Task::AskJury)] {
            let then = day.saturating_add(days.days());
            self.tasks.entry(then).or_default().push((number, task));
        }
        self.by_person(community, number, step, (Some(said), day))
    }

    pub(super) fn read_appeal(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let refusal = self.cases[&number].open().case.readings.first().map(|first| first.verdict);
        let mut writes = CaseWrites::new();
        for by in self.panel(number) {
            let Some(verdict) = refusal else { break };
            let step = (Step::Human(HumanStep::ReadAppeal(verdict)), Some(by));
            let words = self.words(number, verdict);
            writes.extend(self.take(community, number, step, (&words, day))?);
        }
        Ok(writes)
    }

    fn words(&self, number: usize, verdict: Verdict) -> Words {
        let condition = self.cases[&number].open().report.condition.as_deref();
        let listed = condition.and_then(|id| conditions::find(id).ok());
        let count = listed.map_or(0, |listed| listed.items.len());
        match verdict {
            Verdict::Approve { .. } => Words {
                items: vec![ItemAnswer::Met; count],
                ..Words::of_text("材料齐全，定义逐条符合（虚构）")
            },
            Verdict::Refuse { reason } => Words::of_text(reason.words().chinese),
        }
    }
}
