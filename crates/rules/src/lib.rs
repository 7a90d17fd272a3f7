//! Rulebooks: dated values, articles as functions, versions and the linter.

pub mod calendar;
pub mod sharing;
