//! Members fall ill, report it, and are answered.

use super::joining::id_of;
use super::{Task, World};
use crate::conditions;
use crate::event::{CaseNumber, Event, MemberNumber, Narrative, PlanNumber, Report, number};
use crate::fate::{Frailty, days_between};
use crate::member::Phase;
use crate::story::StoryKind;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::age::days_after;
use rules::articles::Refusal;
use rules::articles::application::{Aid, Application, EarlierAids};
use rules::values::Cause;

/// What a member falls ill with, and what part it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ailment {
    /// The condition of this index, as it comes to anybody.
    Natural(usize),
    /// Thyroid cancer, found at a screening after the news.
    Screened,
    /// Thyroid cancer of one who joined after the news and knew.
    Rushed,
    /// What the fraud had before joining.
    Fraud,
    /// What a reader of the article at first takes for something else.
    Disputed,
    /// What comes right after a debit that failed.
    Grace,
}

/// A case.
#[derive(Clone, Debug)]
pub(super) struct Case {
    member: MemberNumber,
    ailment: Ailment,
    application: Application,
}

impl World {
    /// A diagnosis. Three in ten who are still waiting report it all the same.
    pub(super) fn fall_ill(&mut self, member: MemberNumber, ailment: Ailment, date: Date) {
        let sick = &self.members[member.index()];
        let waiting = self.today < sick.covered_from && self.is_illness(sick.plan, ailment);
        let in_force = self.today > sick.joined;
        if sick.phase != Phase::In || !in_force || !self.is_paid_up(sick) {
            return;
        }
        if waiting && ailment != Ailment::Rushed && !self.case_dice.happens(300) {
            return;
        }
        let values = &self.plans[sick.plan.index()].values;
        let days = match ailment {
            Ailment::Screened | Ailment::Rushed => self.case_dice.within(2..=9),
            Ailment::Grace => 1,
            _ => self.case_dice.within(3..=20),
        };
        let days = days.min(values.benefit.report_within_days.unwrap_or(days));
        self.member(member).phase = Phase::Ill;
        self.plan_ahead(days, Task::Report(member, ailment, date));
    }

    pub(super) fn report(
        &mut self,
        member: MemberNumber,
        ailment: Ailment,
        (diagnosed_on, date): (Date, Date),
    ) {
        let sick = &self.members[member.index()];
        if sick.phase != Phase::Ill {
            return;
        }
        let (plan, born, joined) = (sick.plan, sick.born, sick.joined);
        let case = CaseNumber(number(self.cases.len()));
        let place = self.condition(plan, ailment);
        let condition = &self.plans[plan.index()].values.conditions[place];
        let (condition_id, cause) = (condition.id.clone(), condition.cause);
        let narrative = match ailment {
            Ailment::Screened | Ailment::Rushed => Narrative::Screening,
            _ => conditions::narrative(condition, &mut self.case_dice),
        };
        // Between 50,000 and 400,000 yuan. Assumed.
        let bills = Amount::from_minor(i64::from(self.case_dice.within(500..=4000)) * 10_000);
        // Before the next headcount: its round nets what is owed from the aid.
        let days = match ailment {
            Ailment::Grace => 3,
            _ => self.case_dice.within(7..=28),
        };
        self.events.push(Event::Report(Box::new(Report {
            case,
            id: id_of(date, &mut self.case_dice),
            member,
            condition: condition_id.clone(),
            cause,
            diagnosed_on,
            narrative,
            bills,
            decided_on: days_after(date, days),
        })));
        let application = Application {
            born,
            joined_on: self.date(joined),
            event_on: diagnosed_on,
            reported_on: Some(date),
            condition: Some(condition_id),
            cause: Some(cause),
            bills,
            spending: bills,
            earlier: EarlierAids::default(),
            arrears: Amount::ZERO,
        };
        self.cases.push(Case { member, ailment, application });
        match ailment {
            Ailment::Screened => self.note(StoryKind::ThyroidWave, plan, (date, case)),
            Ailment::Rushed => self.note(StoryKind::AdverseSelection, plan, (date, case)),
            Ailment::Grace => self.note(StoryKind::GraceTime, plan, (date, case)),
            _ => {}
        }
        self.plan_ahead(days, Task::Decide(case));
    }

    pub(super) fn decide(&mut self, case: CaseNumber, date: Date) {
        let decided = &self.cases[case.index()];
        let (member, ailment) = (decided.member, decided.ailment);
        if ailment == Ailment::Disputed {
            self.plan_ahead(5, Task::Appeal(case));
            self.plan_ahead(19, Task::WinAppeal(case));
            return self.refuse(case, Refusal::of(Rejection::ConditionNotCovered));
        }
        let conceals = self.members[member.index()].frailty == Frailty::Concealing;
        let plan = &self.plans[self.members[member.index()].plan.index()];
        match plan.decide(&decided.application, date) {
            Err(refusal) => self.refuse(case, refusal),
            // Investigators find half of what was kept back, objections a third of the rest.
            Ok(_) if conceals && ailment != Ailment::Fraud && self.case_dice.happens(500) => {
                self.refuse(case, Refusal::of(Rejection::DeclarationBars));
            }
            Ok(aid) => {
                let objected = conceals && self.case_dice.happens(333);
                let settle = plan_settle(self, member, date);
                self.approve(case, aid);
                if ailment == Ailment::Screened {
                    self.plot.wave_approved_on.get_or_insert(date);
                }
                if ailment == Ailment::Fraud {
                    self.plan_ahead(settle + 6, Task::Withdraw(case));
                } else if objected {
                    let days = self.case_dice.within(1..=25);
                    self.plan_ahead(days, Task::Withdraw(case));
                }
            }
        }
    }

    pub(super) fn win_appeal(&mut self, case: CaseNumber, date: Date) {
        let won = &self.cases[case.index()];
        let plan = self.members[won.member.index()].plan;
        let decision = self.plans[plan.index()].decide(&won.application, date);
        let Ok(aid) = decision else {
            return;
        };
        self.events.push(Event::AppealWon { case });
        self.note(StoryKind::AppealWon, plan, (date, case));
        self.approve(case, aid);
    }

    pub(super) fn withdraw(&mut self, case: CaseNumber, date: Date) {
        self.events.push(Event::Withdraw { case });
        let withdrawn = &self.cases[case.index()];
        if withdrawn.ailment == Ailment::Fraud {
            let plan = self.members[withdrawn.member.index()].plan;
            self.note(StoryKind::Fraud, plan, (date, case));
        }
    }

    fn approve(&mut self, case: CaseNumber, aid: Aid) {
        let member = self.cases[case.index()].member;
        self.member(member).phase = Phase::Out;
        self.plan_of(member).approved += 1;
        self.events.push(Event::Approve { case, aid });
    }

    /// A member who was refused stays, but not one who waited or answered untruly.
    fn refuse(&mut self, case: CaseNumber, refusal: Refusal) {
        let Refusal { rejection: reason, article } = refusal;
        let decided = &self.cases[case.index()];
        let (member, appeals) = (decided.member, decided.ailment == Ailment::Disputed);
        let ends = matches!(reason, Rejection::InWaitingPeriod | Rejection::DeclarationBars);
        let refused = self.member(member);
        match refused.phase {
            Phase::Ill if ends => refused.phase = Phase::Out,
            Phase::Ill if !appeals => refused.phase = Phase::In,
            _ => {}
        }
        self.events.push(Event::Refuse { case, reason, article });
    }

    fn note(&mut self, kind: StoryKind, plan: PlanNumber, (on, case): (Date, CaseNumber)) {
        self.chronicle.note(kind, plan, (on, Some(case)));
    }

    fn condition(&self, plan: PlanNumber, ailment: Ailment) -> usize {
        let values = &self.plans[plan.index()].values;
        match ailment {
            Ailment::Natural(place) => place,
            Ailment::Screened | Ailment::Rushed => conditions::thyroid(values),
            Ailment::Fraud | Ailment::Grace => conditions::first_illness(values),
            Ailment::Disputed => conditions::disputed(values),
        }
    }

    fn is_illness(&self, plan: PlanNumber, ailment: Ailment) -> bool {
        let place = self.condition(plan, ailment);
        self.plans[plan.index()].values.conditions[place].cause == Cause::Illness
    }
}

/// In how many days the round settles that a case approved today is carried by.
fn plan_settle(world: &World, member: MemberNumber, date: Date) -> u32 {
    let plan = &world.plans[world.members[member.index()].plan.index()];
    plan.round_after(date).map_or(u32::MAX / 2, |round| days_between(date, round.settle))
}
