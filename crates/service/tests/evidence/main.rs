//! The files of cases from the upload to the erasure, and emergency contacts, on both engines.

#![allow(clippy::unwrap_used, reason = "an answer that is not as a test expects fails it")]

mod adding;
mod contacts;
mod opening;
mod redacting;
mod sweeping;
mod world;
