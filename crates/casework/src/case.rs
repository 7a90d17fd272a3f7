//! A case, and what a step makes of it.
//!
//! **Invariant: a case moves as `table.rs` says**: the row is looked up before anything is done,
//! and where the case stands afterwards is asserted to be among its states, in release builds too.
//! **Invariant: a case is its steps**: folding them again gives the same case.

mod calendar;
mod human;
mod machine;

use crate::clock::{Clock, clock_rule, days_after, days_left};
use crate::person::Person;
use crate::reading::Reading;
use crate::reason::Reason;
use crate::state::State;
use crate::step::{CalendarStep, HumanStep, MachineStep, PaymentPlan, Step};
use crate::table::StepRow;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use uuid::Uuid;

/// What the rules that bind a case say about its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseRules {
    /// Days in which somebody refused may appeal, the last included.
    pub appeal_days: u32,
    /// Whether the plan has a jury.
    pub jury: HasJury,
}

/// Whether a plan has a jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasJury {
    /// It has.
    Yes,
    /// It has none.
    No,
}

/// What a case is to the pool that shares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPool {
    /// Nothing: not approved, or taken back.
    No,
    /// Approved; a round is to carry it.
    Waiting,
    /// Carried by a round, which gave so much to be paid.
    Carried {
        /// The round.
        round: u32,
        /// What is to be paid, arrears taken off.
        due: Amount,
    },
}

/// What a step asks of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The case is approved, for so much.
    Approve {
        /// The aid.
        aid: Amount,
    },
    /// The approval is taken back (SETTLEMENT §4).
    Withdraw,
}

/// An objection and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Names it.
    pub id: Uuid,
    /// Whose it is.
    pub by: Uuid,
    /// Who found that it holds, and why; another has to find so too.
    pub upheld_by: Option<(Uuid, Reason)>,
    /// What was answered.
    pub answer: Option<Answer>,
}

/// How an objection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It changed nothing.
    Dismissed,
    /// It did.
    Upheld,
    /// Another one was upheld before it was answered.
    Overtaken,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What the rules that bind it say.
    pub rules: CaseRules,
    /// Where it is.
    pub state: State,
    /// Whose turn it is, and until when.
    pub clock: Option<Clock>,
    /// Who applied: the account that reported it.
    pub applicant: Uuid,
    /// Who was assigned to visit.
    pub investigator: Option<Uuid>,
    /// The decisions of the first instance.
    pub readings: Vec<Reading>,
    /// The decisions on the appeal.
    pub appeal: Vec<Reading>,
    /// The objections, in the order they came.
    pub objections: Vec<Objection>,
    /// What the pool has of it.
    pub in_pool: InPool,
    /// The aid approved.
    pub aid: Option<Amount>,
    /// What the article would give, as it was put before the jury.
    pub before_jury: Option<Amount>,
    /// How it is paid.
    pub plan: PaymentPlan,
    /// What of it was accepted against bills.
    pub released: Amount,
    /// What was paid.
    pub paid: Amount,
    /// Since when the aid waits to be collected: its round, or what the bank sent back.
    pub waits_since: Option<Date>,
    /// What visits cost; the plan bears it.
    pub visit_fees: Amount,
    /// How often the operator was late.
    pub breaches: u32,
    /// How many steps it took, the report included.
    pub steps: u32,
    /// Where it goes on once the papers are there, and the operator's days that were left.
    resume: Option<(State, u32)>,
}

/// A case after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The case.
    pub case: Case,
    /// What it asks of the pool.
    pub effect: Option<Effect>,
}

impl Case {
    /// A case that was just reported.
    pub fn report(rules: CaseRules, applicant: Uuid, on: Date) -> Case {
        let mut case = Case {
            rules,
            state: State::Reported,
            clock: None,
            applicant,
            investigator: None,
            readings: Vec::new(),
            appeal: Vec::new(),
            objections: Vec::new(),
            in_pool: InPool::No,
            aid: None,
            before_jury: None,
            plan: PaymentPlan::AtOnce,
            released: Amount::ZERO,
            paid: Amount::ZERO,
            waits_since: None,
            visit_fees: Amount::ZERO,
            breaches: 0,
            steps: 1,
            resume: None,
        };
        case.start_clock(on);
        case
    }

    /// A person takes a step.
    ///
    /// # Errors
    /// [`Rejection::StepNotNow`]; the rejection that names who may; [`Rejection::ReaderAgain`] and
    /// those of the step.
    pub fn by_person(&self, by: Person, step: &HumanStep, on: Date) -> Result<Moved, Rejection> {
        let row = Step::Human(step.clone()).row();
        row.who.check(by.standing)?;
        self.moved(row, on, |case| case.human(by, step, on))
    }

    /// The machine's checks take a step.
    ///
    /// # Errors
    /// [`Rejection::StepNotNow`].
    pub fn by_machine(&self, step: &MachineStep, on: Date) -> Result<Moved, Rejection> {
        let row = Step::Machine(step.clone()).row();
        self.moved(row, on, |case| Ok(case.machine(step, on)))
    }

    /// The calendar takes a step.
    ///
    /// # Errors
    /// [`Rejection::StepNotNow`], also where the time has not run out.
    pub fn by_calendar(&self, step: CalendarStep, on: Date) -> Result<Moved, Rejection> {
        let row = Step::Calendar(step).row();
        self.moved(row, on, |case| case.calendar(step, on))
    }

    /// What may be paid on a day, beside what was paid already.
    pub fn payable_on(&self, on: Date) -> Amount {
        let InPool::Carried { due, .. } = self.in_pool else {
            return Amount::ZERO;
        };
        if self.state != State::Carried {
            return Amount::ZERO;
        }
        let open = match &self.plan {
            PaymentPlan::AtOnce => due,
            PaymentPlan::AgainstBills => self.released.min(due),
            PaymentPlan::Staged(parts) => {
                let ripe = parts.iter().filter(|part| part.from <= on);
                let sum: i128 = ripe.map(|part| part.amount.wide()).sum();
                Amount::from_wide(sum).unwrap_or(due).min(due)
            }
        };
        open.minus(self.paid).unwrap_or(Amount::ZERO).max(Amount::ZERO)
    }

    /// Whether somebody has decided on this case.
    pub fn has_decided(&self, account: Uuid) -> bool {
        self.readings.iter().chain(&self.appeal).any(|reading| reading.reader == account)
    }

    /// The refusal that stands, if one does: why.
    pub fn refusal(&self) -> Option<Reason> {
        let upheld = self.objections.iter().rev().find(|one| one.answer == Some(Answer::Upheld));
        let last =
            [&self.appeal, &self.readings].into_iter().find_map(
                |of| match crate::reading::outcome(of)? {
                    crate::reading::Verdict::Refuse { reason } => Some(reason),
                    crate::reading::Verdict::Approve { .. } => None,
                },
            );
        match self.in_pool {
            InPool::No => last.or(upheld.and_then(|one| one.upheld_by).map(|(_, why)| why)),
            _ => upheld.and_then(|one| one.upheld_by).map(|(_, why)| why),
        }
    }

    /// Takes a step that the table allows, and starts the clock of where the case then is.
    fn moved(
        &self,
        row: &StepRow,
        on: Date,
        step: impl FnOnce(&mut Case) -> Result<Option<Effect>, Rejection>,
    ) -> Result<Moved, Rejection> {
        if !row.from.contains(&self.state) {
            return Err(Rejection::StepNotNow);
        }
        let mut case = self.clone();
        let effect = step(&mut case)?;
        let stays = row.to.is_empty() && case.state == self.state;
        assert!(stays || row.to.contains(&case.state), "{} leads to {:?}", row.slug, case.state);
        case.steps = self.steps.checked_add(1).ok_or(Rejection::TooMany)?;
        if case.state != self.state {
            case.start_clock(on);
        }
        Ok(Moved { case, effect })
    }

    fn start_clock(&mut self, on: Date) {
        let resumed = self.resume.take_if(|(state, _)| *state == self.state);
        self.clock = clock_rule(self.state).map(|rule| {
            let days = match (resumed, self.state) {
                (Some((_, left)), _) => left,
                (None, State::Refused) => self.rules.appeal_days,
                (None, _) => rule.days,
            };
            Clock { owner: rule.owner, due_on: days_after(on, days) }
        });
    }

    /// Stops the operator's clock until the papers are there.
    fn ask_for_papers(&mut self, on: Date) {
        let left = self.clock.map_or(1, |clock| days_left(clock, on));
        self.resume = Some((self.state, left));
        self.state = State::PapersAsked;
    }

    /// A decision for the applicant: to the notice, or back to where the money was.
    fn give(&mut self, aid: Amount) -> Option<Effect> {
        match self.in_pool {
            InPool::Carried { .. } => {
                self.state = self.where_the_money_is();
                None
            }
            InPool::No | InPool::Waiting => {
                self.aid = Some(aid);
                self.in_pool = InPool::Waiting;
                self.state = State::Notice;
                Some(Effect::Approve { aid })
            }
        }
    }

    /// A decision against the applicant. What a round has carried comes back once it is final.
    fn refuse(&mut self) -> Option<Effect> {
        self.state = State::Refused;
        match self.in_pool {
            InPool::Waiting => {
                self.in_pool = InPool::No;
                Some(Effect::Withdraw)
            }
            InPool::No | InPool::Carried { .. } => None,
        }
    }

    /// The refusal is final.
    fn close_refused(&mut self) -> Option<Effect> {
        self.state = State::Closed;
        match self.in_pool {
            InPool::Carried { .. } => {
                self.in_pool = InPool::No;
                Some(Effect::Withdraw)
            }
            InPool::No | InPool::Waiting => None,
        }
    }

    /// Where a case is that no objection holds up.
    fn where_the_money_is(&self) -> State {
        match self.in_pool {
            InPool::Carried { due, .. } if self.paid >= due => State::Paid,
            InPool::Carried { .. } => State::Carried,
            InPool::Waiting | InPool::No => State::Notice,
        }
    }
}
