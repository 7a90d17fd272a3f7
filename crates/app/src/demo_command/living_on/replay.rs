//! The simulation, made again: the same seed and what it heard give the same world.

use super::{KnownCase, KnownMember, plans};
use jiff::ToSpan;
use jiff::civil::Date;
use sim::{Event, Feedback, PlanSettings, SettledRound, StoryBeat, World, WorldSettings};
use std::collections::{BTreeMap, HashMap};

/// The world goes on by so many days at a time.
const STRETCH_DAYS: u32 = 365;

/// What a world is made again from.
pub struct Past {
    /// The seed.
    pub seed: u64,
    /// How many people joined before it went on.
    pub scale: u32,
    /// The plans.
    pub plans: Vec<PlanSettings>,
    /// The rounds that settled on each day.
    pub settled: HashMap<Date, Vec<SettledRound>>,
    /// The last day that was lived through.
    pub through: Date,
}

/// The simulation as it stands, and who is in it.
pub struct Simulation {
    /// The world.
    pub world: World,
    /// By the number of the member.
    pub members: Vec<KnownMember>,
    /// By the number of the case.
    pub cases: Vec<KnownCase>,
    /// What had happened by the day that was built last.
    pub story: Vec<StoryBeat>,
}

impl Simulation {
    /// Lives the past again, without a community. This takes a second for some ten thousand people.
    pub fn replay(mut past: Past) -> Simulation {
        let (first_day, last_day) = (plans::FIRST_DAY, plans::LAST_DAY);
        let settings = WorldSettings {
            seed: past.seed,
            members: past.scale,
            first_day,
            last_day,
            plans: past.plans,
        };
        let world = World::new(&settings);
        let (members, cases, story) = (Vec::new(), Vec::new(), Vec::new());
        let mut simulation = Simulation { world, members, cases, story };
        let mut feedback = Feedback::default();
        for day in first_day.series(1.day()).take_while(|day| *day <= past.through) {
            simulation.day(day, &feedback);
            feedback.settled = past.settled.remove(&day).unwrap_or_default();
            if day == last_day {
                simulation.story = simulation.world.story().to_vec();
            }
        }
        simulation
    }

    /// What happens on the next day. Who joins and which cases are reported is kept.
    pub fn day(&mut self, day: Date, feedback: &Feedback) -> Vec<Event> {
        if self.world.is_over() {
            self.world.go_on(STRETCH_DAYS);
        }
        let events = self.world.day(day, feedback);
        for event in &events {
            match event {
                Event::Join(joining) => self.members.push(KnownMember {
                    pool: plans::pool_of(joining.plan),
                    member: joining.id,
                    born: joining.person.born,
                    joined_on: day,
                    present: true,
                }),
                Event::Report(report) => self.cases.push(KnownCase {
                    member: report.member,
                    reported_on: day,
                    decided_on: report.decided_on,
                }),
                Event::Leave { member } | Event::AgedOut { member } => {
                    self.members[member.index()].present = false;
                }
                Event::Death { member, .. } => self.members[member.index()].present = false,
                _ => {}
            }
        }
        events
    }
}

/// The rounds that settled while the world was built, by the day: each settled on its date.
pub fn settled_while_built(
    rounds: impl IntoIterator<Item = (Date, SettledRound)>,
) -> HashMap<Date, Vec<SettledRound>> {
    let mut settled: BTreeMap<Date, Vec<SettledRound>> = BTreeMap::new();
    for (day, round) in rounds {
        settled.entry(day).or_default().push(round);
    }
    settled.into_iter().collect()
}
