//! The auditor's program: a community's public log, worked out again from its entries.
//!
//! Bytes come in through a [`Source`]; a [`Report`] comes out. It reads the log as
//! `docs/log-entries.md` writes it down, by a parser, a tree of balances and books of its own:
//! what writes a log is nowhere used. Of the settlement it uses the slow form alone.
//!
//! **Invariants:** no I/O and no clock; bytes from outside never panic; memory does not grow with
//! the entries of members, only with cases and rounds; what is wrong is told with its place, and
//! what could not be checked is told too.

pub mod books;
pub mod entry;
pub mod hexadecimal;
pub mod keys;
pub mod kinds;
pub mod log;
pub mod manifest;
pub mod proof_file;
pub mod published;
pub mod report;
pub mod sum_path;
pub mod words;

mod community;
mod tlog_words;

pub use community::{Asked, keys_of, verify_community};
pub use report::{Check, Failure, Outcome, Place, Report, Subject};
pub use words::Words;

/// Where the files of a log come from: a folder, or a community's address.
pub trait Source {
    /// The bytes of a file below `log/`, such as `tile/0/000`; nothing where there is none.
    ///
    /// # Errors
    /// Why it could not be read, in the words of the machine.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String>;
}
