//! Cases from the telephone call to the money, through the use cases, on both engines.

mod days;
mod deciding;
mod figures;
mod looking_back;
mod objecting;
mod queues;
mod random;
mod reporting;
mod seeing;
mod world;
