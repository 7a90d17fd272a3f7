//! Whole worlds, driven by an engine as small as a toy.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod going_on;
mod ground;
mod order;
mod people;
mod repeats;
mod story;
