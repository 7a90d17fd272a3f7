//! Whole simulated worlds: people join plans, pay, fall ill, object, appeal, leave.
//!
//! A [`World`] gives the [`Event`]s of one day after the other; what comes back to it are the
//! shares of the rounds ([`Feedback`]), after which the healthy leave first. Whoever drives it
//! writes the events to a real engine and lets that settle. [`World::story`] tells what happened.
//!
//! **Invariants:** no I/O, no clock, no float; the same settings and feedback give the same events;
//! nobody in it can be a real person; nothing happens to those who are out, but for the cases they
//! reported before.
//!
//! ```
//! use jiff::civil::date;
//! use rules::{Rulebook, RulebookFiles};
//! use sim::{Event, Feedback, PlanSettings, World, WorldSettings};
//!
//! let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks/village/2026-12-01/");
//! let text = |name| std::fs::read_to_string([folder, name].concat()).unwrap();
//! let village = Rulebook::read(&RulebookFiles {
//!     plan: "village".to_owned(),
//!     version: "2026-12-01".to_owned(),
//!     covenant_zh: text("covenant.zh.md"),
//!     covenant_en: text("covenant.en.md"),
//!     values: text("values.toml"),
//!     cases: text("cases.toml"),
//! })
//! .unwrap();
//! let first_day = date(2025, 9, 1);
//! let last_day = date(2026, 10, 31);
//! let mut world = World::new(&WorldSettings {
//!     seed: 1,
//!     members: 2_000,
//!     first_day,
//!     last_day,
//!     plans: vec![PlanSettings { values: village.values, newer: None, weight: 1 }],
//! });
//! let mut joined = 0;
//! let mut feedback = Feedback::default();
//! for day in first_day.series(jiff::ToSpan::days(1)).take_while(|day| *day <= last_day) {
//!     for event in world.day(day, &feedback) {
//!         if let Event::Join(_) = event {
//!             joined += 1;
//!         }
//!     }
//!     // Here an engine cuts and settles rounds, and tells their shares.
//!     feedback = Feedback::default();
//! }
//! assert_eq!(joined, 2_000);
//! assert!(!world.story().is_empty());
//! ```

mod calendar;
mod conditions;
mod dice;
mod event;
mod fate;
mod feedback;
mod growth;
mod member;
mod person;
mod plan;
mod population;
mod provinces;
mod settings;
mod story;
mod world;

pub use event::{
    CaseNumber, Event, Joining, MemberNumber, Narrative, Payee, PlanNumber, Relation, Report,
};
pub use feedback::{Feedback, SettledRound};
pub use person::{Person, Sex};
pub use provinces::{PROVINCES, Province};
pub use settings::{PlanSettings, WorldSettings};
pub use story::{STORY_KINDS, StoryBeat, StoryKind};
pub use world::World;
