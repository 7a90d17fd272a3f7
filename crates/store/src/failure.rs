//! Why the store did not do what was asked.

use ledger::Rejection;
use money::Overflow;
use std::fmt;

/// A refusal, or a store that cannot be reached or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFailure {
    /// The batch was refused; nothing of it was written.
    Rejected(Rejection),
    /// The database failed; nothing was acknowledged. The text is for the operator's log.
    Unavailable(String),
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreFailure::Rejected(rejection) => {
                write!(formatter, "R{} {}", rejection.number(), rejection.words().english)
            }
            StoreFailure::Unavailable(text) => formatter.write_str(text),
        }
    }
}

impl std::error::Error for StoreFailure {}

impl From<Rejection> for StoreFailure {
    fn from(rejection: Rejection) -> StoreFailure {
        StoreFailure::Rejected(rejection)
    }
}

impl From<Overflow> for StoreFailure {
    fn from(_: Overflow) -> StoreFailure {
        StoreFailure::Rejected(Rejection::AmountOverflow)
    }
}

impl From<rusqlite::Error> for StoreFailure {
    /// What the schema forbids is the fault of one batch, and must not fail those beside it.
    fn from(error: rusqlite::Error) -> StoreFailure {
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) {
            return StoreFailure::Rejected(Rejection::SchemaForbids);
        }
        StoreFailure::Unavailable(error.to_string())
    }
}

impl From<refinery::Error> for StoreFailure {
    fn from(error: refinery::Error) -> StoreFailure {
        StoreFailure::Unavailable(error.to_string())
    }
}
