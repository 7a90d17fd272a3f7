//! Juries and payments of cases, over both engines.

mod jury;
mod payments;
mod world;
