//! The life of a case, from the report to the money.
//!
//! **Invariant: a machine cannot refuse**: what a machine finds has no such value.
