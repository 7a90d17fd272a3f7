//! The life of a case, from the report to the money.
//!
//! **Invariant: a machine cannot refuse**: what a machine finds has no such value.

pub mod bill;
pub mod checks;
pub mod conditions;
pub mod jury;
pub mod lot;
pub mod reason;
pub mod sampling;
