//! The API, over real stores: what it answers, to whom, and what it keeps to itself.

#![allow(clippy::unwrap_used, reason = "an answer that is not as a test expects fails it")]

mod authorization;
mod bad_input;
mod carried;
mod case_money;
mod cases;
mod demo_clock;
mod described;
mod documented;
mod evidence;
mod evidence_files;
mod evidence_out;
mod evidence_socket;
mod figures;
mod flow;
mod keys;
mod limits;
mod members;
mod notices;
mod oversight;
mod oversight_pages;
mod own_pages;
mod personal;
mod public_log;
mod public_pages;
mod served;
mod sessions;
mod state_of_service;
mod world;
