//! The pages, over real stores: what they show, in both languages, to whom, and what a form does
//! once.

#![allow(clippy::unwrap_used, reason = "an answer that is not as a test expects fails it")]

mod aid;
#[path = "../api/evidence_files.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod evidence_files;
mod hostile;
mod joining;
mod jury;
mod member;
mod objecting;
mod page;
mod papers;
mod public;
mod public_words;
mod safety;
mod story;
mod words;
#[path = "../api/world.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod world;
