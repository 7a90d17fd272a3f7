//! The life of a case, from the report to the money.
//!
//! [`table`] says which step leads from where to where, who may take it, and by which article;
//! [`case`] obeys it. A [`Case`] is its steps, folded. Dates are arguments.
//!
//! **Invariant: a machine cannot refuse**: [`step::MachineStep`] has no such value, and a verdict
//! is part of a step that only a [`Person`] takes. **Invariant: nothing is refused on one person's
//! word** ([`reading`]). **Invariant: each state that waits for somebody has a clock** ([`clock`]).

pub mod bill;
pub mod binding;
pub mod case;
pub mod checks;
pub mod clock;
pub mod conditions;
pub mod definition;
pub mod harm;
pub mod history;
pub mod jury;
mod lines;
pub mod lot;
pub mod notice;
pub mod page;
pub mod person;
pub mod province;
pub mod reading;
pub mod reason;
pub mod report;
pub mod sampling;
pub mod state;
pub mod step;
pub mod step_text;
pub mod table;

pub use case::Case;
pub use person::Person;
pub use state::State;
