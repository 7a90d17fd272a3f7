//! Members, rounds, the share index, suspension and closing: the settlement of SETTLEMENT.md.
//!
//! [`settle`] takes a checked [`Book`] and gives every round, member and case. It is a pure
//! function: same book, same result, on every machine.
//!
//! **Invariants:** a round never touches every member: it reads those who run out, and nobody else
//! (§13). The identities of §12 are asserted in release builds. The slow form ([`slow`]) shares no
//! settlement code with the fast one.
//!
//! Not here: files, languages, the clock.

pub mod slow;

mod book;
mod bounds;
mod closing;
mod docket;
mod journal;
mod life;
mod member_ids;
mod outcome;
mod postpaid;
mod postpaid_member;
mod prepaid;
mod prepaid_member;
mod quote;
mod round;
mod settlement;
mod share;
mod share_index;
mod statement;

pub use book::{Book, BookBuilder, Case, Deposit, Failure, Member};
pub use closing::{ClosingStatement, MemberClosing, OpenCase, Payment, closing};
pub use docket::{Reversal, attributed_fee};
pub use journal::of_round as postings_of_round;
pub use life::{Milestones, Stage, must_end_on, stage, started_on};
pub use member_ids::MemberIds;
pub use outcome::{CaseOutcome, Facts, MemberOutcome, Outcome, Round, Status};
pub use postpaid_member::{Debit, PostpaidMember, PostpaidPhase, PostpaidStanding, Touched, debit};
pub use prepaid::{Charge, PrepaidMembers};
pub use prepaid_member::{PrepaidMember, PrepaidPhase, PrepaidStanding};
pub use quote::{Position, Quote, fee_of, quote};
pub use round::{RoundHead, Taking, record_round};
pub use settlement::{Settlement, settle, waits_through};
pub use share::{limit_of, share_of};
pub use share_index::ShareIndex;
pub use statement::{Entry, Event, History, RoundShare, Shared, Statement, statement};
