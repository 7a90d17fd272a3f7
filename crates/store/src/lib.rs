//! Where a community is kept: pools, members, deposits, cases and rounds in SQL.
//!
//! A [`Batch`] is the only write verb. It is applied whole or not at all, once: a repeat with the
//! same id and content answers as the first did, another content under the same id is refused.
//! Many batches share one durable commit; readers never wait for the writer.
//!
//! Two engines keep it, each with its native driver: SQLite in the program, and PostgreSQL, which
//! several servers may share. An engine brings a [`Session`]; what a batch does is written once.
//!
//! **Invariant: a round writes no row of a member who only paid or ran out.** It writes itself, its
//! postings, the cases it carries and the members it aids; a postpaid one also those whose debit
//! failed or who catch up. Who ran out is one range of one covering index (SETTLEMENT §13).
//! **Invariant: entries are never changed**: deposits, failed debits, rounds and postings are only
//! added.
//!
//! The rules of one member and of one round are those of `pool`; here they meet SQL. Not here: who
//! may do what, the clock, the network of the community.

pub mod account;
mod apply;
pub mod archive;
pub mod audit;
mod balance_row;
pub mod balance_tree;
mod batch;
mod case_apply;
mod case_file;
pub mod case_reads;
mod case_write;
pub mod channel;
pub mod complaint;
pub mod correction;
pub mod custody;
mod cut;
mod emergency_contact;
mod event;
mod failure;
pub mod figures;
pub mod history;
mod job;
pub mod jury;
mod jury_apply;
mod known_shares;
mod loaded;
mod loaded_cases;
pub mod log;
mod member_row;
mod member_state;
mod next_round;
pub mod notice;
mod notice_write;
pub mod oversight;
pub mod passkey;
pub mod payment;
mod payment_apply;
mod person_apply;
pub mod person_reads;
mod person_write;
mod pool_row;
mod postgres;
pub mod proposal;
pub mod reads;
mod round_row;
mod rulebook;
mod schedule;
mod session;
mod settle;
pub mod sign_in;
mod sql;
mod sqlite;
mod statement;
pub mod stop_order;
mod stopping;
mod store;
pub mod supervision;
mod tampering;
mod told;
mod touched;
mod transaction;
mod value;
mod webhook;
mod write;

pub use batch::{Batch, Committed, MemberId, PoolId, WRITES_MAX};
pub use case_file::{
    ApprovedCase, CarriedCase, CaseConflict, CaseFile, CaseReader, CaseStep, Evidence, QueuePlace,
};
pub use case_write::{CaseWrite, Reading, StepFrom};
pub use event::{Event, EventKind};
pub use failure::StoreFailure;
pub use job::{Job, JobKind, LEASE};
pub use known_shares::KnownShares;
pub use loaded_cases::LoadedCase;
pub use member_state::MemberState;
pub use next_round::{PoolState, RoundInputs};
pub use person_reads::{AgingOut, BirthYearCount, MemberAndPerson, MembershipOfPerson, PersonRow};
pub use person_write::{
    Ending, EndingReason, Guardian, LookUp, Membership, NO_POOL, NewMembership, NewPerson,
    PersonId, PersonWrite, Rejoining, Sex,
};
pub use rulebook::{NewRulebook, PublishedVersion};
pub use schedule::{DEBIT_TRIES_MAX, DebitRun, NextDay, Schedule, ScheduleWrite};
pub use session::{Answer, Session, Sql};
pub use sqlite::PlainCopy;
pub use store::{Baseline, LoadedMember, Store, is_postgres};
pub use value::{Columns, FromValue, Row, Value};
pub use webhook::{Attempt, Delivery, DeliveryKey, Endpoint, WebhookWrite};
pub use write::{Deposit, OversightWrite, Refund, Write};
