//! Why the log cannot go on.

use ledger::Rejection;
use std::fmt;
use store::StoreFailure;

/// Why the log cannot go on. Nothing is signed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogFailure {
    /// What is stored is not what was signed: somebody has to look.
    Broken(String),
    /// Files cannot be read or written now; it may be tried again.
    Unavailable(String),
    /// The log has entries that the books do not have: the books were restored from a backup.
    Ahead {
        /// How many entries the log has.
        log: u64,
        /// How many of them the books know.
        books: u64,
    },
    /// The books count entries as in the log that it does not have: the log was restored.
    Behind {
        /// How many entries the log has.
        log: u64,
        /// The first that the books would add.
        books: u64,
    },
    /// Too few witnesses have signed: what became of each is said.
    Unwitnessed(String),
    /// What is asked for is not in the log yet.
    NotYet,
    /// The books cannot be read or written.
    Store(StoreFailure),
}

impl LogFailure {
    /// The numbered refusal of it.
    pub fn rejection(&self) -> Rejection {
        match self {
            LogFailure::Broken(_) => Rejection::LogBroken,
            LogFailure::Unavailable(_) => Rejection::LogUnavailable,
            LogFailure::Ahead { .. } => Rejection::LogAhead,
            LogFailure::Behind { .. } => Rejection::LogBehind,
            LogFailure::Unwitnessed(_) => Rejection::LogUnwitnessed,
            LogFailure::NotYet => Rejection::LogEntryUnknown,
            LogFailure::Store(StoreFailure::Rejected(rejection)) => *rejection,
            LogFailure::Store(_) => Rejection::DatabaseUnavailable,
        }
    }
}

impl From<StoreFailure> for LogFailure {
    fn from(failure: StoreFailure) -> LogFailure {
        LogFailure::Store(failure)
    }
}

impl From<LogFailure> for StoreFailure {
    fn from(failure: LogFailure) -> StoreFailure {
        match failure {
            LogFailure::Store(failure) => failure,
            LogFailure::NotYet => Rejection::LogEntryUnknown.into(),
            other => {
                let number = other.rejection().number();
                StoreFailure::Unavailable(format!("R{number} {other}"))
            }
        }
    }
}

impl fmt::Display for LogFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogFailure::Broken(why) => write!(formatter, "the public log is broken: {why}"),
            LogFailure::Unavailable(why) => write!(formatter, "the public log: {why}"),
            LogFailure::Ahead { log, books } => write!(
                formatter,
                "the public log has {log} entries, the books know {books}: were they restored?"
            ),
            LogFailure::Behind { log, books } => write!(
                formatter,
                "the public log has {log} entries, the books go on from {books}: was it restored?"
            ),
            LogFailure::Unwitnessed(told) => {
                write!(formatter, "too few witnesses have signed the public log: {told}")
            }
            LogFailure::NotYet => formatter.write_str("the public log has no such entry yet"),
            LogFailure::Store(failure) => failure.fmt(formatter),
        }
    }
}

impl std::error::Error for LogFailure {}
