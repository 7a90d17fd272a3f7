//! The pages, over real stores: what they show, in both languages, and to whom.

#![allow(clippy::unwrap_used, reason = "an answer that is not as a test expects fails it")]

mod hostile;
mod public;
mod story;
mod words;
#[path = "../api/world.rs"]
#[allow(dead_code, reason = "the tests of the API use the rest")]
mod world;
