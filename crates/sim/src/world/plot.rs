//! The story that every world contains, whatever else chance brings.

use super::cases::Ailment;
use super::joining::{DISPUTED, FRAUD, GRACE};
use super::{Task, World};
use crate::calendar;
use crate::conditions::lists_thyroid;
use crate::dice::Dice;
use crate::event::{Event, MemberNumber, PlanNumber, number};
use crate::fate::Frailty;
use crate::member::Phase;
use crate::person::Sex;
use crate::plan::Plan;
use crate::story::StoryKind;
use jiff::civil::Date;
use money::Amount;
use rules::age::age_on;

/// Of so many members one is found at the screening, but no fewer than [`LEAST_SCREENED`] and no
/// more than [`MOST_SCREENED`].
const SCREENED_ONE_IN: u32 = 1500;
const LEAST_SCREENED: u32 = 4;
const MOST_SCREENED: u32 = 40;

/// Which plans the story plays in, and how far it is.
#[derive(Clone, Debug)]
pub(super) struct Plot {
    /// The plan of the wave and of the fraud.
    pub plan: PlanNumber,
    /// The plan of the appeal and of the bank.
    prepaid: PlanNumber,
    /// The plan of the debit that fails, if one is paid afterwards.
    postpaid: Option<PlanNumber>,
    /// The first approval of a case that the screening found.
    pub wave_approved_on: Option<Date>,
    screened: u32,
    missing: Amount,
    dice: Dice,
}

impl Plot {
    pub fn new(plans: &[Plan], mut dice: Dice) -> Plot {
        let waiting = |place: &usize| plans[*place].values.waiting.illness_days;
        let with_thyroid = (0..plans.len()).filter(|place| lists_thyroid(&plans[*place].values));
        let plan = with_thyroid.min_by_key(waiting);
        let plan = plan.or((0..plans.len()).min_by_key(waiting)).expect("a world has a plan");
        let prepaid = plans.iter().position(Plan::is_prepaid).unwrap_or(plan);
        let postpaid = plans.iter().position(|plan| !plan.is_prepaid());
        Plot {
            plan: PlanNumber(number(plan)),
            prepaid: PlanNumber(number(prepaid)),
            postpaid: postpaid.map(|place| PlanNumber(number(place))),
            wave_approved_on: None,
            screened: 0,
            missing: Amount::from_minor(i64::from(dice.within(100_000..=999_999))),
            dice,
        }
    }

    /// Whether a round has settled that carried a case of the wave.
    pub fn wave_was_shared(&self, plans: &[Plan], today: Date, plan: PlanNumber) -> bool {
        let round = self.wave_approved_on.and_then(|on| plans[plan.index()].round_after(on));
        plan == self.plan && round.is_some_and(|round| round.settle < today)
    }
}

impl World {
    pub(super) fn tell_story(&mut self, date: Date) {
        let (plan, prepaid) = (self.plot.plan, self.plot.prepaid);
        if self.today == self.earliest(plan, calendar::FRAUD) {
            self.play(plan, FRAUD, Ailment::Fraud);
        }
        if self.today == self.earliest(prepaid, calendar::DISPUTE) {
            self.play(prepaid, DISPUTED, Ailment::Disputed);
        }
        if let Some(plan) = self.plot.postpaid
            && self.today == self.earliest(plan, calendar::GRACE)
        {
            self.forget_to_pay(plan);
        }
        match self.today {
            calendar::NEWS => self.chronicle.note(StoryKind::News, plan, (date, None)),
            calendar::BANK => {
                self.chronicle.note(StoryKind::BankMismatch, prepaid, (date, None));
            }
            calendar::RULE_CHANGE => self.change_rules(date),
            _ => {}
        }
        if (calendar::BANK..calendar::BANK + 2).contains(&self.today) {
            let missing = self.plot.missing;
            self.events.push(Event::BankMismatch { plan: prepaid, missing });
        }
        let begins = self.earliest(plan, calendar::WAVE);
        if (begins..begins + calendar::WAVE_DAYS).contains(&self.today) {
            self.screen(self.today - begins, date);
        }
    }

    /// A day, or a week after the founders are covered when that is later.
    fn earliest(&self, plan: PlanNumber, day: u32) -> u32 {
        day.max(self.plans[plan.index()].values.waiting.illness_days + 8)
    }

    fn play(&mut self, plan: PlanNumber, founder: usize, ailment: Ailment) {
        let founder = self.plans[plan.index()].members.get(founder).copied();
        let Some(founder) = founder.filter(|founder| self.members[founder.index()].in_cast) else {
            return;
        };
        self.plan_ahead(0, Task::FallIll(founder, ailment));
    }

    /// The next debit of the founder of the grace time fails.
    fn forget_to_pay(&mut self, plan: PlanNumber) {
        let founder = self.plans[plan.index()].members.get(GRACE).copied();
        if let Some(founder) = founder.filter(|founder| self.members[founder.index()].in_cast) {
            self.plans[plan.index()].failing.push((founder, 0));
        }
    }

    fn change_rules(&mut self, date: Date) {
        for plan in self.plan_numbers() {
            if self.plans[plan.index()].newer.is_some() {
                self.events.push(Event::RuleChange { plan });
                self.chronicle.note(StoryKind::RuleChange, plan, (date, None));
            }
        }
    }

    /// Finds today's part of those whom the screening finds.
    fn screen(&mut self, day: u32, date: Date) {
        let members = &self.plans[self.plot.plan.index()].members;
        if day == 0 {
            let count = number(members.len()) / SCREENED_ONE_IN;
            self.plot.screened = count.clamp(LEAST_SCREENED, MOST_SCREENED);
        }
        let part = |day: u32| self.plot.screened * day / calendar::WAVE_DAYS;
        let count = usize::try_from(part(day + 1) - part(day)).expect("a count of members");
        let start = usize::try_from(self.plot.dice.below(1 << 31)).expect("31 bits");
        let turn = (0..members.len()).map(|place| members[(start + place) % members.len()]);
        let found: Vec<MemberNumber> =
            turn.filter(|member| self.may_be_found(*member, date)).take(count).collect();
        for member in found {
            self.plan_ahead(0, Task::FallIll(member, Ailment::Screened));
        }
    }

    /// Mostly women, between 20 and 55, covered and paid up.
    fn may_be_found(&self, number: MemberNumber, date: Date) -> bool {
        let member = &self.members[number.index()];
        let adult = age_on(member.born, date).is_some_and(|age| (20..55).contains(&age));
        let likely = member.sex == Sex::Female || number.0.is_multiple_of(4);
        let free = member.phase == Phase::In && !member.in_cast && member.falls_ill.is_none();
        let covered = member.covered_from <= self.today && self.is_paid_up(member);
        adult && likely && free && covered && member.frailty != Frailty::Concealing
    }
}
