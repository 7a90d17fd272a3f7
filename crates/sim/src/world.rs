//! A world, day by day.

mod cases;
mod going_on;
mod joining;
mod leaving;
mod payments;
mod plot;
#[cfg(test)]
mod tests;

use crate::dice::Dice;
use crate::event::{CaseNumber, Event, MemberNumber, PlanNumber, number};
use crate::fate::days_between;
use crate::feedback::Feedback;
use crate::member::{Member, Phase};
use crate::plan::Plan;
use crate::settings::WorldSettings;
use crate::story::{Chronicle, StoryBeat};
use cases::{Ailment, Case};
use jiff::civil::Date;
use plot::Plot;
use rules::age::days_after;
use rules::incidence::Incidence;
use std::collections::BTreeMap;

/// Streams of chance beside those of the members, whose numbers are below 2^32.
const STREAM_OF_CASES: u64 = 1 << 32;
const STREAM_OF_PLOT: u64 = 2 << 32;
const STREAM_OF_MOODS: u64 = 3 << 32;
const STREAM_OF_PAYMENTS: u64 = 4 << 32;

/// A simulated world.
#[derive(Clone, Debug)]
pub struct World {
    seed: u64,
    first_day: Date,
    /// The next day to come, counted from the first.
    today: u32,
    /// How many days there are.
    days: u32,
    incidence: Incidence,
    plans: Vec<Plan>,
    members: Vec<Member>,
    cases: Vec<Case>,
    /// What will happen, by day.
    agenda: Vec<Vec<Task>>,
    /// What will happen after the last day, should the world go on.
    later: BTreeMap<u32, Vec<Task>>,
    /// How often the world has gone on, and how many days its story had.
    stretches: u32,
    story_days: u32,
    case_dice: Dice,
    mood_dice: Dice,
    payment_dice: Dice,
    plot: Plot,
    chronicle: Chronicle,
    events: Vec<Event>,
}

/// What will happen on a day, if nothing comes before it.
#[derive(Clone, Copy, Debug)]
enum Task {
    FallIll(MemberNumber, Ailment),
    Report(MemberNumber, Ailment, Date),
    Decide(CaseNumber),
    Appeal(CaseNumber),
    WinAppeal(CaseNumber),
    Withdraw(CaseNumber),
    Deposit(MemberNumber),
    Lapse(MemberNumber),
    MissDebits(MemberNumber),
    Leave(MemberNumber),
    Die(MemberNumber),
    AgeOut(MemberNumber),
}

impl World {
    /// A world before its first day.
    ///
    /// # Panics
    /// When the last day lies before the first, there is no plan, or a plan admits nobody.
    pub fn new(settings: &WorldSettings) -> World {
        let days = days_between(settings.first_day, settings.last_day) + 1;
        let total: u64 = settings.plans.iter().map(|plan| u64::from(plan.weight)).sum();
        let (mut weight, mut joined) = (0_u64, 0_u64);
        let plans: Vec<Plan> = settings
            .plans
            .iter()
            .map(|plan| {
                weight += u64::from(plan.weight);
                let through = u64::from(settings.members) * weight / total;
                let joiners = u32::try_from(through - joined).expect("no more than all");
                joined = through;
                Plan::new(plan, joiners, settings.first_day, settings.last_day)
            })
            .collect();
        let agenda = (0..days).map(|_| Vec::new()).collect();
        World {
            seed: settings.seed,
            first_day: settings.first_day,
            today: 0,
            days,
            incidence: Incidence::published(),
            plot: Plot::new(&plans, Dice::new(settings.seed, STREAM_OF_PLOT)),
            plans,
            members: Vec::new(),
            cases: Vec::new(),
            agenda,
            later: BTreeMap::new(),
            stretches: 0,
            story_days: days,
            case_dice: Dice::new(settings.seed, STREAM_OF_CASES),
            mood_dice: Dice::new(settings.seed, STREAM_OF_MOODS),
            payment_dice: Dice::new(settings.seed, STREAM_OF_PAYMENTS),
            chronicle: Chronicle::default(),
            events: Vec::new(),
        }
    }

    /// The events of the next day, in order, after what was heard of the rounds settled since the
    /// last.
    ///
    /// # Panics
    /// When the date is not the next day, or lies after the last.
    pub fn day(&mut self, date: Date, feedback: &Feedback) -> Vec<Event> {
        assert_eq!(date, self.date(self.today), "days come one by one");
        assert!(self.today < self.days, "the world has ended");
        for round in &feedback.settled {
            self.hear(round);
        }
        self.settle_and_cut(date);
        self.admit_joiners(date);
        self.tell_story(date);
        for task in std::mem::take(&mut self.agenda[index(self.today)]) {
            self.perform(task, date);
        }
        self.today += 1;
        std::mem::take(&mut self.events)
    }

    /// What was worth telling so far, in the order it began.
    pub fn story(&self) -> &[StoryBeat] {
        &self.chronicle.0
    }

    fn perform(&mut self, task: Task, date: Date) {
        match task {
            Task::FallIll(member, ailment) => self.fall_ill(member, ailment, date),
            Task::Report(member, ailment, since) => self.report(member, ailment, (since, date)),
            Task::Decide(case) => self.decide(case, date),
            Task::Appeal(case) => self.events.push(Event::Appeal { case }),
            Task::WinAppeal(case) => self.win_appeal(case, date),
            Task::Withdraw(case) => self.withdraw(case, date),
            Task::Deposit(member) => self.deposit(member),
            Task::Lapse(member) => self.lapse(member),
            Task::MissDebits(member) => {
                self.plan_of(member).failing.push((member, 0));
            }
            Task::Leave(member) => self.leave(member),
            Task::Die(member) => self.die(member),
            Task::AgeOut(member) => self.age_out(member),
        }
    }

    /// Puts a task on the agenda, so many days from now. What comes after the last day happens only
    /// if the world goes on.
    fn plan_ahead(&mut self, days: u32, task: Task) {
        let day = self.today.saturating_add(days);
        match self.agenda.get_mut(index(day)) {
            Some(tasks) => tasks.push(task),
            None if day - self.days < going_on::KEPT_DAYS => {
                self.later.entry(day).or_default().push(task);
            }
            None => {}
        }
    }

    fn date(&self, day: u32) -> Date {
        days_after(self.first_day, day)
    }

    fn member(&mut self, member: MemberNumber) -> &mut Member {
        &mut self.members[member.index()]
    }

    fn plan_of(&mut self, member: MemberNumber) -> &mut Plan {
        let plan = self.member(member).plan;
        &mut self.plans[plan.index()]
    }

    fn is_in(&self, member: MemberNumber) -> bool {
        self.members[member.index()].phase == Phase::In
    }

    fn plan_numbers(&self) -> impl Iterator<Item = PlanNumber> + use<> {
        (0..number(self.plans.len())).map(PlanNumber)
    }
}

fn index(day: u32) -> usize {
    usize::try_from(day).expect("a day of the world")
}
