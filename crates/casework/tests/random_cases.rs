//! Thousands of random cases through all hands, beside a plain model that only counts: no case
//! skips a required step, no refusal lacks its two readers, and every clock is accounted for.

use casework::case::{Answer, Case, CaseRules, Effect, HasJury, InPool};
use casework::checks::Paper;
use casework::clock::{ClockOwner, clock_rule};
use casework::history::KeptStep;
use casework::jury::JuryOutcome;
use casework::person::{Person, Standing};
use casework::reading::{Reading, Verdict};
use casework::reason::Reason;
use casework::sampling::SecondLook;
use casework::state::State;
use casework::step::{
    CalendarStep, HumanStep, MachineStep, ObjectionAnswer, Part, PaymentPlan, Step,
};
use casework::step_text;
use casework::table::STEPS;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use uuid::Uuid;

const CASES: u32 = 40_000;
const STEPS_MAX: usize = 80;

/// A step that somebody tries, as numbers that mean something only to [`Walk::attempt`].
type Choice = (u8, u8, u8, u8);

struct Kept {
    step: Step,
    account: Option<Uuid>,
    standing: &'static str,
    on: Date,
}

/// A case on its walk, and what the model counts beside it.
struct Walk {
    case: Case,
    kept: Vec<Kept>,
    today: Date,
    in_pool: bool,
    breaches: u32,
    paid: i64,
}

fn account(number: u8) -> Uuid {
    Uuid::from_u128(u128::from(number) + 1)
}

fn person(choice: u8) -> Person {
    let standing = Standing::ALL[usize::from(choice) % Standing::ALL.len()];
    // Three people in each standing, and now and then somebody in two.
    let number = match choice % 17 {
        0 => 3,
        _ => choice % 21,
    };
    Person { account: account(number), standing }
}

fn verdict(choice: u8) -> Verdict {
    match choice % 4 {
        0 => Verdict::Refuse { reason: Reason::ConditionNotCovered },
        1 | 2 => Verdict::Refuse { reason: Reason::InWaitingTime },
        3 if choice % 8 < 4 => Verdict::Approve { aid: Amount::from_minor(500_000) },
        _ => Verdict::Approve { aid: Amount::from_minor(300_000) },
    }
}

fn objection(choice: u8) -> Uuid {
    Uuid::from_u128(1_000 + u128::from(choice % 5))
}

fn answer(choice: u8) -> ObjectionAnswer {
    match choice % 2 {
        0 => ObjectionAnswer::Dismiss,
        _ => ObjectionAnswer::Uphold(Reason::DeclarationWrong),
    }
}

fn second_look(choice: u8) -> SecondLook {
    match choice % 2 {
        0 => SecondLook::Right,
        _ => SecondLook::Wrong,
    }
}

impl Walk {
    fn new(rules: CaseRules) -> Walk {
        let (today, applicant) = (date(2026, 1, 1), account(0));
        let case = Case::report(rules, applicant, today);
        Walk { case, kept: Vec::new(), today, in_pool: false, breaches: 0, paid: 0 }
    }

    /// The step that a choice stands for: half of them fit where the case is, so that walks get
    /// far; the others are anything.
    fn step(&self, (which, _, how, more): Choice) -> Step {
        let fitting: Vec<&str> = STEPS
            .iter()
            .filter(|row| row.from.contains(&self.case.state))
            .map(|row| row.slug)
            .collect();
        // Few walks come to the jury: who is refused appeals and asks for it more often.
        let slug = match (self.case.state, which % 8) {
            (State::Refused, 1 | 2) => "appeal",
            (State::Appealed, 1..=5) => "read_appeal",
            (State::Refused, 3 | 4) => "ask_jury",
            (_, 0) => STEPS[usize::from(which / 8) % STEPS.len()].slug,
            _ if fitting.is_empty() => STEPS[usize::from(which / 8) % STEPS.len()].slug,
            _ => fitting[usize::from(which / 8) % fitting.len()],
        };
        let amount = Amount::from_minor(i64::from(more % 6) * 100_000);
        let due = match self.case.in_pool {
            InPool::Carried { due, .. } => due,
            _ => Amount::from_minor(300_000),
        };
        let human = |step| Step::Human(step);
        let calendar = |step| Step::Calendar(step);
        match slug {
            "check_pass" => Step::Machine(MachineStep::Pass { aid: Amount::from_minor(200_000) }),
            "check_ask" => Step::Machine(MachineStep::AskPapers(vec![Paper::Diagnosis])),
            "check_flag" => Step::Machine(MachineStep::Flag(vec![Reason::DuplicatePapers])),
            "ask_papers" => human(HumanStep::AskPapers(vec![Paper::Bills, Paper::Diagnosis])),
            "send_papers" => human(HumanStep::SendPapers),
            "assign" => human(HumanStep::Assign(account(3))),
            "forward" => human(HumanStep::Forward),
            "note" => human(HumanStep::Note),
            "visit" => human(HumanStep::Visit { fee: amount }),
            "report_back" => human(HumanStep::ReportBack),
            "send_back" => human(HumanStep::SendBack(account(3))),
            "decide" => human(HumanStep::Decide(verdict(how))),
            "read_again" => human(HumanStep::ReadAgain(verdict(how))),
            "read_third" => human(HumanStep::ReadThird(verdict(how))),
            "appeal" => human(HumanStep::Appeal),
            "read_appeal" => human(HumanStep::ReadAppeal(verdict(how))),
            "ask_jury" => human(HumanStep::AskJury { aid: Amount::from_minor(300_000) }),
            "stop_jury" => human(HumanStep::StopJury),
            "object" => human(HumanStep::Object { objection: objection(more) }),
            "answer" => {
                human(HumanStep::Answer { objection: objection(more), answer: answer(how) })
            }
            "plan_payment" => human(HumanStep::PlanPayment(self.plan(how, due))),
            "accept_bills" => human(HumanStep::AcceptBills { amount }),
            "pay" => human(HumanStep::Pay { amount: if how % 2 == 0 { due } else { amount } }),
            "return" => human(HumanStep::Return { amount }),
            "recover" => human(HumanStep::Recover { amount }),
            "look_back" => human(HumanStep::LookBack(second_look(how))),
            "withdraw" => human(HumanStep::Withdraw),
            "expire" => calendar(CalendarStep::Expire),
            "breach" => calendar(CalendarStep::Breach),
            "lapse" => calendar(CalendarStep::Lapse),
            "carry" => {
                let aid = self.case.aid.unwrap_or(Amount::ZERO);
                calendar(CalendarStep::Carry { round: 1, due: aid })
            }
            "close_jury" => calendar(CalendarStep::CloseJury(match how % 3 {
                0 => JuryOutcome::For,
                1 => JuryOutcome::Against,
                _ => JuryOutcome::NoQuorum,
            })),
            "close" => calendar(CalendarStep::Close),
            other => unreachable!("{other} has no step here"),
        }
    }

    fn plan(&self, how: u8, due: Amount) -> PaymentPlan {
        let half = Amount::from_minor(due.minor() / 2);
        match how % 3 {
            0 => PaymentPlan::AtOnce,
            1 => PaymentPlan::AgainstBills,
            _ => PaymentPlan::Staged(vec![
                Part { from: self.today, amount: half },
                Part { from: date(2027, 1, 1), amount: due.minus(half).expect("less") },
            ]),
        }
    }

    fn attempt(&mut self, choice: Choice) {
        let (_, who, _, days) = choice;
        // Now and then nobody comes for the aid in a year.
        let forgotten = self.case.state == State::Carried && days % 16 == 9;
        let days = if forgotten { 366 } else { i64::from(days % 8) };
        self.today = self.today.checked_add(days.days()).expect("a few years");
        let step = self.step(choice);
        let by = person(who);
        // Half of the time somebody who may; of those who read, somebody who has not.
        let by = match (who % 2, Standing::ALL.iter().find(|one| step_is_for(&step, **one))) {
            (0, Some(standing)) => Person { standing: *standing, ..by },
            _ => by,
        };
        let by = matches!(step, Step::Human(_)).then_some(by);
        let before = self.case.clone();
        match self.case.take(&step, by, self.today) {
            Ok(moved) => {
                self.case = moved.case;
                self.check(&before, &step, moved.effect);
                let standing = by.map_or("", |by| by.standing.slug());
                let account = by.map(|by| by.account);
                self.kept.push(Kept { step, account, standing, on: self.today });
            }
            Err(rejection) => self.check_refusal(&step, by, rejection),
        }
    }

    /// What has to hold after any step.
    fn check(&mut self, before: &Case, step: &Step, effect: Option<Effect>) {
        let row = step.row();
        let stays = row.to.is_empty() && self.case.state == before.state;
        assert!(row.from.contains(&before.state));
        assert!(stays || row.to.contains(&self.case.state));
        self.check_pool(effect);
        let (from, to) = (before.state, self.case.state);
        if to == State::Refused && from != State::Refused {
            assert!(!matches!(step, Step::Machine(_) | Step::Calendar(_)), "{step:?} refused");
            assert!(refusers(&self.case) >= 2, "refused by fewer than two: {:?}", self.case);
        }
        if to == State::Notice && !matches!(from, State::Notice | State::Objected) {
            assert!(was_given(&self.case, step), "given without two readers: {:?}", self.case);
        }
        if to == State::Carried && from == State::Notice {
            assert!(matches!(step, Step::Calendar(CalendarStep::Carry { .. })));
        }
        if let Step::Human(HumanStep::Pay { amount }) = step {
            self.paid += amount.minor();
        }
        if let Step::Human(HumanStep::Return { amount } | HumanStep::Recover { amount }) = step {
            self.paid -= amount.minor();
        }
        assert_eq!(self.case.paid.minor(), self.paid);
        if let InPool::Carried { due, .. } = self.case.in_pool {
            assert!(self.case.paid <= due);
            let still = self.case.payable_on(self.today).plus(self.case.paid).expect("small");
            assert!(still <= due || self.case.paid == due);
        }
        for readings in [&self.case.readings, &self.case.appeal] {
            let of = |reading: &Reading| reading.reader;
            let mut readers: Vec<Uuid> = readings.iter().map(of).collect();
            readers.sort_unstable();
            readers.dedup();
            assert_eq!(readers.len(), readings.len(), "one person read twice");
            assert!(!readers.contains(&self.case.applicant), "the applicant decided");
        }
        let open = self.case.objections.iter().any(|one| one.answer.is_none());
        assert_eq!(open, self.case.state == State::Objected, "an objection was passed over");
        self.check_clock(before, step);
    }

    fn check_pool(&mut self, effect: Option<Effect>) {
        match effect {
            Some(Effect::Approve { aid }) => {
                assert!(!self.in_pool && aid > Amount::ZERO);
                self.in_pool = true;
            }
            Some(Effect::Withdraw) => {
                assert!(self.in_pool);
                self.in_pool = false;
            }
            None => {}
        }
        assert_eq!(self.in_pool, self.case.in_pool != InPool::No, "{:?}", self.case);
    }

    /// A state that waits has a clock that ends no earlier than today; the operator's stops while
    /// papers are asked for; lateness is counted once for each time.
    fn check_clock(&mut self, before: &Case, step: &Step) {
        assert_eq!(self.case.clock.is_some(), clock_rule(self.case.state).is_some());
        if let Some(clock) = self.case.clock.filter(|_| self.case.state != before.state) {
            assert!(clock.due_on >= self.today);
        }
        if self.case.state == State::PapersAsked {
            assert_eq!(self.case.clock.map(|clock| clock.owner), Some(ClockOwner::Applicant));
        }
        if matches!(step, Step::Human(HumanStep::SendPapers)) {
            let rule = clock_rule(self.case.state).expect("work waits");
            let left = self.today.until(self.case.clock.expect("it runs").due_on).expect("days");
            assert!(i64::from(left.get_days()) <= i64::from(rule.days), "the clock gained days");
        }
        if matches!(step, Step::Calendar(CalendarStep::Breach)) {
            let late = before.clock.expect("a clock ran out");
            assert!(self.today > late.due_on && late.owner == ClockOwner::Operator);
            self.breaches += 1;
        }
        assert_eq!(self.case.breaches, self.breaches);
    }

    /// A refusal names who may, or that it is not the time; nothing has changed.
    fn check_refusal(&self, step: &Step, by: Option<Person>, rejection: Rejection) {
        let row = step.row();
        let fits = row.from.contains(&self.case.state);
        let may = by.is_none_or(|by| row.who.check(by.standing).is_ok());
        if !may {
            assert_eq!(Some(rejection), by.and_then(|by| row.who.check(by.standing).err()));
        } else if !fits {
            assert_eq!(rejection, Rejection::StepNotNow);
        }
    }

    fn check_replay(&self) {
        let bodies: Vec<String> =
            self.kept.iter().map(|kept| step_text::body(&kept.step)).collect();
        let report = KeptStep {
            slug: "report",
            body: "",
            account: Some(account(0)),
            standing: "applicant",
            on: date(2026, 1, 1),
        };
        let steps = self.kept.iter().zip(&bodies).map(|(kept, body)| KeptStep {
            slug: kept.step.slug(),
            body,
            account: kept.account,
            standing: kept.standing,
            on: kept.on,
        });
        let again = Case::replay(self.case.rules, [report].into_iter().chain(steps));
        assert_eq!(again.as_ref(), Ok(&self.case));
    }
}

fn step_is_for(step: &Step, standing: Standing) -> bool {
    step.row().who.check(standing).is_ok()
}

/// How many different people said no, in the instance that decided, or upheld an objection.
fn refusers(case: &Case) -> usize {
    let refuses = |reading: &&Reading| matches!(reading.verdict, Verdict::Refuse { .. });
    let said_no = case.readings.iter().filter(refuses).count();
    let said_no_again = case.appeal.iter().filter(refuses).count();
    let upheld = case.objections.iter().filter(|one| one.answer == Some(Answer::Upheld)).count();
    said_no.max(said_no_again).max(upheld * 2)
}

/// Whether two people gave, or a jury, or the machine passed a clear case.
fn was_given(case: &Case, step: &Step) -> bool {
    let gives = |reading: &&Reading| matches!(reading.verdict, Verdict::Approve { .. });
    let by_two = case.readings.iter().filter(gives).count() >= 2;
    let on_appeal = case.appeal.iter().filter(gives).count() >= 2;
    let by_jury = matches!(step, Step::Calendar(CalendarStep::CloseJury(JuryOutcome::For)));
    by_two || on_appeal || by_jury || matches!(step, Step::Machine(MachineStep::Pass { .. }))
}

#[test]
fn random_cases_keep_every_promise() {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[4; 32]);
    let mut runner = TestRunner::new_with_rng(config, random);
    let choices = prop::collection::vec(any::<Choice>(), 1..STEPS_MAX);
    let reached = std::cell::RefCell::new(BTreeMap::new());
    let walk = |(jury, choices): (bool, Vec<Choice>)| {
        let jury = if jury { HasJury::Yes } else { HasJury::No };
        let mut walk = Walk::new(CaseRules { appeal_days: 30, jury });
        for choice in choices {
            walk.attempt(choice);
        }
        walk.check_replay();
        let mut reached = reached.borrow_mut();
        for kept in &walk.kept {
            *reached.entry(kept.step.slug()).or_insert(0) += 1;
        }
        Ok(())
    };
    runner.run(&(any::<bool>(), choices), walk).unwrap();
    // A walk that never gets there proves nothing.
    let reached = reached.into_inner();
    for row in &STEPS {
        assert!(reached.get(row.slug).is_some_and(|count| *count >= 5), "{} rarely", row.slug);
    }
}
