//! Reasons, conditions, the machine's checks, samples and juries, tried on the shipped rulebooks.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod checks;
mod conditions_page;
mod exam;
mod passing;
mod reasons_page;
mod sampling;
mod shipped;
