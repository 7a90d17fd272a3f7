//! The API, over real stores: what it answers, to whom, and what it keeps to itself.

mod authorization;
mod bad_input;
mod described;
mod world;
