//! Plans of the repository, and a toy engine that shares what was approved.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::Amount;
use rules::values::Values;
use rules::{Rulebook, RulebookFiles};
use sim::{Event, Feedback, MemberNumber, PlanNumber, PlanSettings, SettledRound};
use sim::{StoryBeat, World, WorldSettings};
use std::path::Path;

pub const FIRST_DAY: Date = date(2025, 9, 1);
pub const LAST_DAY: Date = date(2026, 10, 31);

/// The values of a rulebook of the repository.
pub fn values(plan: &str, version: &str) -> Values {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let folder = folder.join(plan).join(version);
    let text = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let read = Rulebook::read(&RulebookFiles {
        plan: plan.to_owned(),
        version: version.to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    });
    read.unwrap().values
}

/// A postpaid plan that changes its rules, and two prepaid plans.
pub fn settings(seed: u64, members: u32) -> WorldSettings {
    let plan = |values, newer, weight| PlanSettings { values, newer, weight };
    WorldSettings {
        seed,
        members,
        first_day: FIRST_DAY,
        last_day: LAST_DAY,
        plans: vec![
            plan(values("xianghubao", "2018-11-27"), Some(values("xianghubao", "2020-06-01")), 5),
            plan(values("shuidi", "2016-05-09"), None, 3),
            plan(values("village", "2026-12-01"), None, 2),
        ],
    }
}

/// Everything that happened in a world, each event with its day.
pub struct Lived {
    pub events: Vec<(Date, Event)>,
    pub story: Vec<StoryBeat>,
}

/// Lives a world through, sharing each plan's approved aid at its rounds.
pub fn live(settings: &WorldSettings) -> Lived {
    live_on(settings, &[])
}

/// The same, and then through stretches of so many more days each.
pub fn live_on(settings: &WorldSettings, stretches: &[u32]) -> Lived {
    let mut stretches = stretches.iter();
    let mut world = World::new(settings);
    let mut pools: Vec<Pool> = settings.plans.iter().map(|plan| Pool::new(&plan.values)).collect();
    let mut plan_of: Vec<usize> = Vec::new();
    let mut member_of: Vec<MemberNumber> = Vec::new();
    let (mut feedback, mut events) = (Feedback::default(), Vec::new());
    for today in settings.first_day.series(1.day()) {
        if world.is_over() {
            let Some(days) = stretches.next() else { break };
            world.go_on(*days);
        }
        for event in world.day(today, &feedback) {
            match &event {
                Event::Join(joining) => {
                    plan_of.push(joining.plan.index());
                    pools[joining.plan.index()].members += 1;
                }
                Event::Report(report) => member_of.push(report.member),
                Event::Leave { member } | Event::AgedOut { member } => {
                    pools[plan_of[member.index()]].members -= 1;
                }
                Event::Approve { case, aid } => {
                    let pool = &mut pools[plan_of[member_of[case.index()].index()]];
                    pool.members -= 1;
                    pool.approved.push(aid.amount);
                }
                _ => {}
            }
            events.push((today, event));
        }
        feedback = Feedback::default();
        for (number, pool) in pools.iter_mut().enumerate() {
            let plan = PlanNumber(u32::try_from(number).unwrap());
            let share = pool.end_of(today);
            feedback.settled.extend(share.map(|share| SettledRound { plan, share }));
        }
    }
    Lived { events, story: world.story().to_vec() }
}

/// A pool that knows a headcount and what was approved.
struct Pool {
    values: Values,
    members: i64,
    approved: Vec<Amount>,
    carried: Vec<Amount>,
}

impl Pool {
    fn new(values: &Values) -> Pool {
        let (approved, carried) = (Vec::new(), Vec::new());
        Pool { values: values.clone(), members: 0, approved, carried }
    }

    /// The share of a round that settles today.
    fn end_of(&mut self, today: Date) -> Option<Amount> {
        let rounds = self.values.sharing.calendar.rounds(FIRST_DAY, today).unwrap();
        let settles = rounds.iter().any(|round| round.settle == today);
        let share = settles.then(|| {
            let aid = Amount::sum(self.carried.iter().copied()).unwrap().minor();
            let need = aid + aid * i64::from(self.values.sharing.fee_bp) / 10_000;
            let cases = i64::try_from(self.carried.len()).unwrap();
            let cap = self.values.sharing.case_cap.map_or(i64::MAX, |cap| cap.minor() * cases);
            Amount::from_minor((need / self.members.max(1)).min(cap))
        });
        if rounds.iter().any(|round| round.cut == today) {
            self.carried = std::mem::take(&mut self.approved);
        }
        share
    }
}
