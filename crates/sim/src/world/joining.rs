//! People join, each with a life drawn at once.

use super::{Ailment, Task, World};
use crate::calendar::{GROWTH_DAYS, RUSH};
use crate::conditions;
use crate::dice::Dice;
use crate::event::{Event, Joining, MemberNumber, PlanNumber, number};
use crate::fate::{Exposure, Frailty, days_between};
use crate::growth::{joined_after_the_story, joined_by};
use crate::member::{Account, Habit, Member, Phase};
use crate::person::{self, Person};
use crate::population;
use jiff::civil::Date;
use rules::age::{age_on, days_after};
use rules::articles::ending::age_limit_on;
use rules::articles::waiting::first_covered_on;
use rules::values::{Answer, Cause, Values};
use std::collections::BTreeMap;
use uuid::{Builder, Uuid};

/// Accidents per million people and year, and deaths as a part of the illness rate. Assumed.
const ACCIDENTS_PER_MILLION: u64 = 150;
const DEATHS_PER_MILLE_OF_ILLNESS: u64 = 700;

/// How many of a thousand keep something back at joining. Assumed.
const UNTRUE_PER_MILLE: u64 = 4;

/// Of those who join on the days of the rush, the first few and then one of so many come because
/// of what a screening found.
const RUSHED_FIRST: u32 = 3;
const RUSHED_ONE_IN: u32 = 200;

/// The joiner of a plan who is the fraud, the one who is refused wrongly, and in a plan paid
/// afterwards the one who falls ill in grace time.
pub(super) const FRAUD: usize = 5;
pub(super) const DISPUTED: usize = 7;
pub(super) const GRACE: usize = 9;

/// Why somebody joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Like anybody.
    Anybody,
    /// With something to hide.
    Concealing,
    /// After the news, with something to hide.
    Rushed,
    /// As the fraud of the story.
    Fraud,
    /// As a member of the story who pays and waits.
    Steady,
}

impl World {
    pub(super) fn admit_joiners(&mut self, date: Date) {
        let later = self.today.checked_sub(self.story_days);
        if self.today >= GROWTH_DAYS && later.is_none() {
            return;
        }
        for plan in self.plan_numbers() {
            let joiners = self.plans[plan.index()].joiners;
            let after_the_story = later.map_or(0, |days| joined_after_the_story(days, joiners));
            let through = joined_by(self.today, joiners) + after_the_story;
            while number(self.plans[plan.index()].members.len()) < through {
                self.join(plan, date);
            }
        }
    }

    fn join(&mut self, plan: PlanNumber, date: Date) {
        let member = MemberNumber(number(self.members.len()));
        let mut dice = Dice::new(self.seed, u64::from(member.0));
        let part = self.part(plan, &mut dice);
        let born = self.born(plan, (date, part), &mut dice);
        let payer = self.payer(plan, (born, date, part), &mut dice);
        let family = match payer {
            Some(payer) => self.members[payer.index()].family,
            None => person::family_name(&mut dice),
        };
        let person = Person {
            name: person::name(family, &mut dice),
            sex: population::sex(&mut dice),
            born,
            document: String::new(),
            province: person::province(&mut dice),
            phone: person::phone(member.0),
        };
        let person = Person { document: person::document(member.0, born, person.sex), ..person };
        let frailty = match part {
            Part::Anybody => Frailty::draw(&mut dice),
            Part::Steady => Frailty::Ordinary,
            Part::Concealing | Part::Rushed | Part::Fraud => Frailty::Concealing,
        };
        let settings = &self.plans[plan.index()];
        let values = settings.values_on(date);
        let covered_on = first_covered_on(values.waiting, date, Cause::Illness);
        let id = id_of(date, &mut dice);
        let answers = answers(values);
        let untrue_answer = (frailty == Frailty::Concealing).then(|| untrue_answer(values));
        let habit =
            if payer.is_some() { Habit::Prompt } else { habit(settings.is_prepaid(), &mut dice) };
        self.members.push(Member {
            plan,
            family,
            born,
            sex: person.sex,
            joined: self.today,
            covered_from: self.today + days_between(date, covered_on),
            frailty,
            habit: if part == Part::Anybody { habit } else { Habit::Prompt },
            payer,
            in_cast: matches!(part, Part::Fraud | Part::Steady),
            falls_ill: None,
            phase: Phase::In,
            account: Account::default(),
        });
        let joining = Joining {
            plan,
            member,
            id,
            person,
            answers,
            untrue_answer: untrue_answer.flatten(),
            payer,
        };
        self.events.push(Event::Join(Box::new(joining)));
        self.enter_family(plan, member, date);
        self.open_account(member, &mut dice);
        self.draw_life(member, (date, part), &mut dice);
    }

    fn part(&mut self, plan: PlanNumber, dice: &mut Dice) -> Part {
        let in_story_plan = self.plot.plan == plan;
        let day = self.today;
        let plan = &mut self.plans[plan.index()];
        let conceals = dice.happens(UNTRUE_PER_MILLE);
        if in_story_plan && RUSH.contains(&day) {
            plan.rushed += 1;
            if plan.rushed <= RUSHED_FIRST || plan.rushed.is_multiple_of(RUSHED_ONE_IN) {
                return Part::Rushed;
            }
        }
        match plan.members.len() {
            FRAUD if day == 0 => Part::Fraud,
            DISPUTED if day == 0 => Part::Steady,
            GRACE if day == 0 && !plan.is_prepaid() => Part::Steady,
            _ if conceals => Part::Concealing,
            _ => Part::Anybody,
        }
    }

    fn born(&self, plan: PlanNumber, (date, part): (Date, Part), dice: &mut Dice) -> Date {
        let plan = &self.plans[plan.index()];
        let born = plan.population.born(date, dice);
        let child = age_on(born, date).is_some_and(|age| age < 18);
        let alone = plan.head.is_none_or(|head| !self.is_in(head));
        if part == Part::Anybody && !(child && alone) {
            return born;
        }
        plan.population.born_adult(date, dice)
    }

    /// A child has a payer; so have some wives, husbands and parents.
    fn payer(
        &self,
        plan: PlanNumber,
        (born, date, part): (Date, Date, Part),
        dice: &mut Dice,
    ) -> Option<MemberNumber> {
        let child = age_on(born, date).is_some_and(|age| age < 18);
        let in_family = dice.happens(60) || child;
        let head = self.plans[plan.index()].head.filter(|head| self.is_in(*head));
        head.filter(|_| part == Part::Anybody && in_family)
    }

    fn enter_family(&mut self, plan: PlanNumber, member: MemberNumber, date: Date) {
        let joined = &self.members[member.index()];
        let adult = age_on(joined.born, date).is_some_and(|age| age >= 18);
        let may_pay = adult && !joined.in_cast && joined.habit == Habit::Prompt;
        let payer = joined.payer;
        let plan = &mut self.plans[plan.index()];
        plan.members.push(member);
        match payer {
            Some(payer) => plan.families.entry(payer).or_default().push(member),
            None if may_pay => plan.head = Some(member),
            None => {}
        }
    }

    /// Draws what will befall a member before the world ends.
    fn draw_life(&mut self, member: MemberNumber, (date, part): (Date, Part), dice: &mut Dice) {
        let joined = &self.members[member.index()];
        if joined.in_cast {
            return;
        }
        if part == Part::Rushed {
            let waiting = joined.covered_from - joined.joined;
            let days = (waiting + dice.within(0..=15)).saturating_sub(3).max(1);
            self.strike(member, days, Ailment::Rushed);
            return;
        }
        self.draw_stretch(member, (date, 1), dice);
    }

    /// Draws what will befall a member from a first day, counted from today, until the world ends.
    pub(super) fn draw_stretch(
        &mut self,
        member: MemberNumber,
        (date, first): (Date, u32),
        dice: &mut Dice,
    ) {
        let joined = &self.members[member.index()];
        let left = self.days - self.today;
        let (born, sex, frailty) = (joined.born, joined.sex, joined.frailty);
        let values = self.plans[joined.plan.index()].values_on(date);
        let limit_on = age_limit_on(&values.ending, born);
        let in_stretch = limit_on >= date && limit_on < days_after(date, left);
        let ages_out = in_stretch.then(|| days_between(date, limit_on));
        let exposure = Exposure::new(born, days_after(date, first), left - first);
        let illness = |age| self.incidence.per_million(sex, age);
        let death = |age| illness(age) * DEATHS_PER_MILLE_OF_ILLNESS / 1000;
        let falls_ill = exposure.draw(illness, frailty, dice);
        let dies = exposure.draw(death, frailty, dice);
        let injured = exposure.draw(|_| ACCIDENTS_PER_MILLION, Frailty::Ordinary, dice);
        // About one in twenty leaves in a year whatever happens. Assumed.
        let leaves = u32::try_from(dice.below(365 * 20)).expect("days of twenty years");
        let mut with = |cause, days| {
            let condition = conditions::draw(values, cause, sex, dice)?;
            Some((days, Ailment::Natural(condition)))
        };
        let illness = falls_ill.and_then(|days| with(Cause::Illness, days));
        let injury = injured.and_then(|days| with(Cause::Accident, days));
        if let Some((days, ailment)) = illness {
            self.strike(member, days + first, ailment);
        }
        if let Some((days, ailment)) = injury {
            self.plan_ahead(days + first, Task::FallIll(member, ailment));
        }
        if let Some(days) = dies {
            self.plan_ahead(days + first, Task::Die(member));
        }
        if let Some(days) = ages_out {
            self.plan_ahead(days, Task::AgeOut(member));
        }
        // Who does not leave by then is asked again when the world goes on.
        if leaves >= first && leaves < left {
            self.plan_ahead(leaves, Task::Leave(member));
        }
    }

    fn strike(&mut self, member: MemberNumber, days: u32, ailment: Ailment) {
        self.member(member).falls_ill = Some(self.today + days);
        self.plan_ahead(days, Task::FallIll(member, ailment));
    }
}

/// Answers that all fit.
fn answers(values: &Values) -> BTreeMap<String, Answer> {
    let questions = values.declaration.iter();
    questions.map(|question| (question.id.clone(), question.barred_by.other())).collect()
}

/// What one who conceals kept back: a result awaited, where the declaration asks for one.
fn untrue_answer(values: &Values) -> Option<String> {
    let awaiting = values.declaration.iter().find(|question| question.id == "awaiting_result");
    awaiting.or(values.declaration.last()).map(|question| question.id.clone())
}

/// How a member pays. Assumed: prepaid members forget more, as nothing reminds their bank.
fn habit(prepaid: bool, dice: &mut Dice) -> Habit {
    let (late, never) = if prepaid { (150, 60) } else { (15, 6) };
    match dice.below(1000) {
        roll if roll < late => Habit::Late,
        roll if roll < late + never => Habit::Never,
        _ => Habit::Prompt,
    }
}

/// A UUIDv7 of a date.
pub(super) fn id_of(date: Date, dice: &mut Dice) -> Uuid {
    let days = days_between(jiff::civil::date(1970, 1, 1), date);
    Builder::from_unix_timestamp_millis(u64::from(days) * 86_400_000, &dice.ten_bytes()).into_uuid()
}
