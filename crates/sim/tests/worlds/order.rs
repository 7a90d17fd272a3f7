//! Nothing happens to those who are not in, and cases go their way.

use crate::ground::{Lived, live, settings, values};
use jiff::civil::Date;
use ledger::Rejection;
use rules::articles::eligibility::{Joining, may_join};
use rules::sharing::Funding;
use sim::{Event, MemberNumber, PlanSettings, WorldSettings};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Reported,
    Refused,
    Appealed,
    Approved,
    Withdrawn,
}

/// What an onlooker knows.
#[derive(Default)]
struct Onlooker {
    is_in: Vec<bool>,
    prepaid: Vec<bool>,
    member_of: Vec<MemberNumber>,
    cases: Vec<Case>,
}

impl Onlooker {
    fn see(&mut self, settings: &WorldSettings, date: Date, event: &Event) {
        let is_in = |member: &MemberNumber| self.is_in[member.index()];
        match event {
            Event::Join(joining) => {
                assert_eq!(joining.member.index(), self.is_in.len(), "numbered in their order");
                let plan = &settings.plans[joining.plan.index()];
                let asked = Joining {
                    born: joining.person.born,
                    on: date,
                    answers: joining.answers.clone(),
                    closing_announced_on: None,
                };
                assert_eq!(may_join(&plan.values, &asked), Ok(()), "{joining:?}");
                assert!(joining.payer.is_none_or(|payer| is_in(&payer)), "{joining:?}");
                let funding = plan.values.sharing.funding;
                self.prepaid.push(matches!(funding, Funding::Prepaid(_)));
                self.is_in.push(true);
            }
            Event::Deposit { member, amount } => {
                assert!(is_in(member) && self.prepaid[member.index()], "{date} {event:?}");
                assert!(amount.minor() > 0, "{date} {event:?}");
            }
            Event::DebitFails { member, .. } => {
                // Who is aided is debited once more, in the round that carries the case.
                let aided = self.member_of.contains(member);
                let obliged = is_in(member) || aided;
                assert!(obliged && !self.prepaid[member.index()], "{date} {event:?}");
            }
            Event::Leave { member } | Event::AgedOut { member } => {
                assert!(is_in(member), "{date} {event:?}");
                self.is_in[member.index()] = false;
            }
            Event::Death { member, payees } => {
                assert!(is_in(member), "{date} {event:?}");
                assert_eq!(payees.iter().map(|payee| payee.part_bp).sum::<u32>(), 10_000);
                self.is_in[member.index()] = false;
            }
            Event::Report(report) => {
                assert!(is_in(&report.member) && report.diagnosed_on < date, "{date} {event:?}");
                assert_eq!(report.case.index(), self.cases.len(), "numbered in their order");
                self.member_of.push(report.member);
                self.cases.push(Case::Reported);
            }
            Event::Refuse { case, reason, .. } => {
                self.step(case.index(), &[Case::Reported], Case::Refused);
                let ends = [Rejection::InWaitingPeriod, Rejection::DeclarationBars];
                if ends.contains(reason) {
                    self.is_in[self.member_of[case.index()].index()] = false;
                }
            }
            Event::Appeal { case } => self.step(case.index(), &[Case::Refused], Case::Appealed),
            Event::AppealWon { case } => {
                self.step(case.index(), &[Case::Appealed], Case::Reported);
            }
            Event::Approve { case, aid } => {
                assert!(aid.amount.minor() > 0, "{date} {event:?}");
                self.step(case.index(), &[Case::Reported], Case::Approved);
                self.is_in[self.member_of[case.index()].index()] = false;
            }
            Event::Withdraw { case } => {
                self.step(case.index(), &[Case::Approved], Case::Withdrawn);
            }
            Event::RuleChange { .. } | Event::BankMismatch { .. } => {}
        }
    }

    fn step(&mut self, case: usize, from: &[Case], to: Case) {
        assert!(from.contains(&self.cases[case]), "case {case}: {:?} {to:?}", self.cases[case]);
        self.cases[case] = to;
    }
}

/// Lives a world under the eyes of an onlooker; gives the names of what happened.
fn look_on(settings: &WorldSettings) -> BTreeSet<String> {
    let Lived { events, .. } = live(settings);
    let mut onlooker = Onlooker::default();
    let mut names = BTreeSet::new();
    for (date, event) in &events {
        onlooker.see(settings, *date, event);
        let text = format!("{event:?}");
        names.insert(text.split([' ', '(']).next().unwrap().to_owned());
    }
    assert_eq!(onlooker.is_in.len(), usize::try_from(settings.members).unwrap());
    names
}

#[test]
fn nothing_happens_to_those_who_are_not_in() {
    let mut happened = BTreeSet::new();
    for seed in 1..=5 {
        happened.extend(look_on(&settings(seed, 4_000)));
    }
    let all = "AgedOut Appeal AppealWon Approve BankMismatch Death DebitFails Deposit Join Leave \
               Refuse Report RuleChange Withdraw";
    assert_eq!(Vec::from_iter(happened).join(" "), all);
}

#[test]
fn every_rulebook_of_the_repository_makes_a_world() {
    for (plan, version) in [
        ("kangai-accident", "2019-12-01"),
        ("meituan", "2019-06-28"),
        ("meituan", "2020-06-28"),
        ("qingsong", "2017-06-30"),
        ("xianghubao", "2018-10-16"),
        ("xianghubao-chronic", "2020-05-13"),
        ("xianghubao-senior", "2019-05-08"),
    ] {
        let plan = PlanSettings { values: values(plan, version), newer: None, weight: 1 };
        look_on(&WorldSettings { plans: vec![plan], ..settings(9, 2_000) });
    }
}
