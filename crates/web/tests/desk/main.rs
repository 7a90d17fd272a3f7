//! The desk, over real stores: what it shows to whom, and what a form does once.

#![allow(clippy::unwrap_used, reason = "an answer that is not as a test expects fails it")]

mod asked;
#[path = "../api/carried.rs"]
mod carried;
mod cases;
#[path = "../api/evidence_files.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod evidence_files;
mod form;
mod members;
mod money;
mod payments;
mod routes;
mod rules;
#[path = "../api/world.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod world;
