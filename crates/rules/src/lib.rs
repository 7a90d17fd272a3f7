//! Rulebooks: dated values, articles as functions, versions and the linter.
//!
//! Texts come in, a [`Rulebook`] or all its [`ledger::Fault`]s come out. One table of keys
//! ([`schema`]) drives reading, linting and the page `docs/rulebook-keys.md`.
//!
//! **Invariants:** no I/O and no clock; a rulebook that was read gives what its worked cases
//! expect; a version is named by the hash of its texts ([`version`]).

pub mod age;
pub mod articles;
pub mod calendar;
pub mod comparison;
mod consistency;
pub mod covenant;
pub mod entry;
mod entry_reading;
pub mod files;
mod ground_reading;
pub mod incidence;
pub mod insurance_words;
pub mod rulebook;
pub mod schema;
pub mod schema_page;
pub mod sharing;
pub mod text;
mod toml_text;
pub mod value;
pub mod values;
mod values_reading;
pub mod version;
pub mod word_names;
pub mod worked_case;
pub mod worked_case_check;
mod worked_case_reading;

pub use files::RulebookFiles;
pub use rulebook::Rulebook;
pub use version::VersionId;
