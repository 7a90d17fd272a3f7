//! The API, over real stores: what it answers, to whom, and what it keeps to itself.

mod authorization;
mod bad_input;
mod described;
mod documented;
mod flow;
mod keys;
mod limits;
mod members;
mod personal;
mod served;
mod sessions;
mod state_of_service;
mod world;
