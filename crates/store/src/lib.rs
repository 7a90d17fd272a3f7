//! Where a community is kept: pools, members, deposits, cases and rounds in SQL.
//!
//! A [`Batch`] is the only write verb. It is applied whole or not at all, once: a repeat with the
//! same id and content answers as the first did, another content under the same id is refused.
//! Many batches share one durable commit; readers never wait for the writer.
//!
//! **Invariant: a round writes no row of a member who only paid or ran out.** It writes itself, its
//! postings, the cases it carries and the members it aids; a postpaid one also those whose debit
//! failed or who catch up. Who ran out is one range of one covering index (SETTLEMENT §13).
//! **Invariant: entries are never changed**: deposits, failed debits, rounds and postings are only
//! added.
//!
//! The rules of one member and of one round are those of `pool`; here they meet SQL. Not here: who
//! may do what, the clock, the network.

mod batch;
mod failure;
mod sqlite;

pub use batch::{Batch, MemberId, PoolId, WRITES_MAX, Write};
pub use failure::StoreFailure;
pub use sqlite::{Baseline, LoadedMember, SqliteStore};
