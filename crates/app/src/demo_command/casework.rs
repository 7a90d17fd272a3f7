//! The cases of the demonstration: each goes its way step by step, as people would lead it.
//!
//! The world says who falls ill, when a case is decided and what comes out. Everything between is
//! done here: papers, the machine's look, visits, readings, objections, payments and clocks. The
//! cases stay in hand, and what they ask to be written is written with the rest of the day.

mod asking_a_jury;
mod deciding;
mod reporting;

use super::accounts::CaseStaff;
use super::plans::noon;
use casework::clock::ClockOwner;
use casework::person::{Person, Standing};
use casework::reason::Reason;
use casework::state::State;
use casework::step::{CalendarStep, HumanStep, MachineStep, ObjectionAnswer, Step};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::Community;
use service::cases::{CaseInHand, Words};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::custody::AidDue;
use store::{CarriedCase, PoolId, Write};
use uuid::Uuid;

pub use asking_a_jury::{JURORS_MAX, JurorToBe};
pub use reporting::Sick;

/// Writes of cases, each with its pool.
pub type CaseWrites = Vec<(PoolId, Write)>;

/// The cases of a world.
pub struct CaseWork {
    staff: CaseStaff,
    /// By the number of the case: all of them while the world is built, and afterwards the one that
    /// is being worked on.
    cases: BTreeMap<usize, CaseInHand>,
    /// The day each member was born, and the day of joining, by the number of the case.
    dates: BTreeMap<usize, (Date, Date)>,
    /// The number of a case by its public id.
    numbers: HashMap<String, usize>,
    /// The cases whose jury has sat.
    heard: BTreeSet<usize>,
    /// What is to be done with which case on a day.
    tasks: BTreeMap<Date, Vec<(usize, Task)>>,
}

/// What is done with a case between its report and its decision, or between a refusal and a jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The papers are sent, and the machine looks.
    Papers,
    /// An intake clerk passes it on.
    PassOn,
    /// A reviewer asks for the papers.
    AskPapers,
    /// Two who have not read it decide on the appeal.
    ReadAppeal,
    /// The applicant asks for the jury.
    AskJury,
    /// Whose case was found to be none pays back what was paid.
    PayBack,
}

/// So many days after an objection proved right, what had been paid is back.
const PAY_BACK_DAYS: i32 = 21;

impl CaseWork {
    /// No cases yet, and who will work on them.
    pub fn new(staff: CaseStaff) -> CaseWork {
        CaseWork {
            staff,
            cases: BTreeMap::new(),
            dates: BTreeMap::new(),
            numbers: HashMap::new(),
            heard: BTreeSet::new(),
            tasks: BTreeMap::new(),
        }
    }

    /// Whether the case of an id is one whose aid is paid now; others are old, or held up.
    pub fn is_payable(&self, case: &str) -> bool {
        let known = self.numbers.get(case).and_then(|number| self.cases.get(number));
        known.is_some_and(|case| case.open().case.state == State::Carried)
    }

    /// What was planned for a day, and the times that have run out by then.
    pub fn day(&mut self, community: &Community, day: Date) -> Result<CaseWrites, Rejection> {
        let mut writes = CaseWrites::new();
        for (number, task) in self.tasks_of(day) {
            writes.extend(self.perform(community, (number, task), day)?);
        }
        let numbers: Vec<usize> = self.cases.keys().copied().collect();
        for number in numbers {
            let open = self.cases[&number].open();
            let Some(clock) = open.case.clock.filter(|clock| clock.due_on < day) else { continue };
            let step = match open.case.state {
                State::Refused | State::Paid => CalendarStep::Close,
                State::PapersAsked => CalendarStep::Expire,
                _ if clock.owner == ClockOwner::Operator => CalendarStep::Breach,
                _ => continue,
            };
            writes.extend(self.by_calendar(community, number, step, day)?);
        }
        Ok(writes)
    }

    /// What was planned for a day, each once.
    pub fn tasks_of(&mut self, day: Date) -> Vec<(usize, Task)> {
        self.tasks.remove(&day).unwrap_or_default()
    }

    /// Takes a case in hand, as it was read, with its member's dates of birth and of joining.
    pub fn hold(&mut self, number: usize, case: CaseInHand, dates: (Date, Date)) {
        self.cases.insert(number, case);
        self.dates.insert(number, dates);
    }

    /// Lets go of a case: others may go on with it, and it is read anew before the next step.
    pub fn let_go(&mut self, number: usize) {
        self.cases.remove(&number);
        self.dates.remove(&number);
    }

    /// A case in hand, where it is.
    pub fn in_hand(&self, number: usize) -> Option<&CaseInHand> {
        self.cases.get(&number)
    }

    /// A round has carried these.
    pub fn carry(
        &mut self,
        community: &Community,
        carried: &[CarriedCase],
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let mut writes = CaseWrites::new();
        for CarriedCase { round, due, file } in carried {
            let step = CalendarStep::Carry { round: *round, due: *due };
            if let Some(number) = self.numbers.get(&file.case).copied() {
                writes.extend(self.by_calendar(community, number, step, day)?);
            }
        }
        Ok(writes)
    }

    /// The treasurers have paid these.
    pub fn pay(
        &mut self,
        community: &Community,
        paid: &[AidDue],
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let mut writes = CaseWrites::new();
        for AidDue { case, amount, .. } in paid {
            if let Some(number) = self.numbers.get(case).copied() {
                writes.extend(self.pay_one(community, number, (*amount, day))?);
            }
        }
        Ok(writes)
    }

    /// The treasurers have paid so much to a case.
    pub fn pay_one(
        &mut self,
        community: &Community,
        number: usize,
        (amount, day): (Amount, Date),
    ) -> Result<CaseWrites, Rejection> {
        let by = self.person(self.staff.treasurer, Standing::Treasurer);
        self.by_person(community, number, (HumanStep::Pay { amount }, by), (None, day))
    }

    /// A member objects and is right: two who have not decided on the case find so the same day.
    pub fn object(
        &mut self,
        community: &Community,
        number: usize,
        (objector, day): (Uuid, Date),
    ) -> Result<CaseWrites, Rejection> {
        let objection = community.new_id(noon(day));
        let member = Person { account: objector, standing: Standing::Member };
        let said = "入会前就在别的医院看过这个病（虚构）";
        let step = (HumanStep::Object { objection }, member);
        let mut writes = self.by_person(community, number, step, (Some(said), day))?;
        for by in self.panel(number) {
            let answer = ObjectionAnswer::Uphold(Reason::DeclarationWrong);
            let step = (HumanStep::Answer { objection, answer }, by);
            let said = "调到的病历与健康告知不符（虚构）";
            writes.extend(self.by_person(community, number, step, (Some(said), day))?);
        }
        if self.paid(number) > Amount::ZERO {
            let due = day.saturating_add(PAY_BACK_DAYS.days());
            self.tasks.entry(due).or_default().push((number, Task::PayBack));
        }
        Ok(writes)
    }

    /// The money is back, and a treasurer enters it.
    fn pay_back(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let by = self.person(self.staff.treasurer, Standing::Treasurer);
        let step = (HumanStep::Recover { amount: self.paid(number) }, by);
        self.by_person(community, number, step, (Some("已退回互助专户（虚构）"), day))
    }

    /// What a case in hand has been paid.
    fn paid(&self, number: usize) -> Amount {
        self.in_hand(number).map_or(Amount::ZERO, |case| case.open().case.paid)
    }

    /// Does what was planned, where the case still waits for it.
    pub fn perform(
        &mut self,
        community: &Community,
        (number, task): (usize, Task),
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        match task {
            Task::Papers => self.send_papers(community, number, day),
            Task::PassOn => self.pass_on(community, number, day),
            Task::AskPapers => self.ask_papers(community, number, day),
            Task::ReadAppeal => self.read_appeal(community, number, day),
            Task::AskJury => self.ask_jury(community, number, day),
            Task::PayBack => self.pay_back(community, number, day),
        }
    }

    /// The two who read this case first and again.
    fn readers(&self, number: usize) -> [Person; 2] {
        let turn = number % 2;
        [
            self.person(self.staff.reviewers[turn], Standing::MedicalReviewer),
            self.person(self.staff.second_reviewers[turn], Standing::SecondReviewer),
        ]
    }

    /// The two who have not.
    fn panel(&self, number: usize) -> [Person; 2] {
        self.readers(number + 1)
    }

    fn person(&self, account: Uuid, standing: Standing) -> Person {
        Person { account, standing }
    }

    fn applicant(&self, number: usize) -> Person {
        let account = self.cases[&number].open().case.applicant;
        Person { account, standing: Standing::Applicant }
    }

    fn by_person(
        &mut self,
        community: &Community,
        number: usize,
        (step, by): (HumanStep, Person),
        (said, day): (Option<&str>, Date),
    ) -> Result<CaseWrites, Rejection> {
        let words = said.map_or_else(Words::default, Words::of_text);
        self.take(community, number, (Step::Human(step), Some(by)), (&words, day))
    }

    fn by_machine(
        &mut self,
        community: &Community,
        number: usize,
        step: MachineStep,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        self.take(community, number, (Step::Machine(step), None), (&Words::default(), day))
    }

    fn by_calendar(
        &mut self,
        community: &Community,
        number: usize,
        step: CalendarStep,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        self.take(community, number, (Step::Calendar(step), None), (&Words::default(), day))
    }

    fn take(
        &mut self,
        community: &Community,
        number: usize,
        step: (Step, Option<Person>),
        (words, day): (&Words, Date),
    ) -> Result<CaseWrites, Rejection> {
        let case = self.cases.get_mut(&number).ok_or(Rejection::CaseFileUnknown)?;
        let pool = case.open().pool;
        let writes = case.take(community, step, words, (day, noon(day)))?;
        Ok(writes.into_iter().map(|write| (pool, write)).collect())
    }
}
