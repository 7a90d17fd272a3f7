//! Cases from the telephone call to the money, through the use cases, on both engines.

mod complaining;
mod days;
mod deciding;
mod figures;
mod looking_back;
mod objecting;
mod overseeing;
mod queues;
mod random;
mod reporting;
mod seeing;
mod stopping;
mod world;
