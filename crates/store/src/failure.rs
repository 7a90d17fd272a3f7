//! Why the store did not do what was asked.

use ledger::Rejection;
use money::Overflow;
use std::fmt;
use tokio_postgres::error::SqlState;

/// A refusal, or a store that cannot be reached or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFailure {
    /// The batch was refused; nothing of it was written.
    Rejected(Rejection),
    /// Two writes waited for one another; nothing was written, and the batch may be sent again.
    Collided,
    /// The database failed; nothing was acknowledged. The text is for the operator's log.
    Unavailable(String),
}

impl StoreFailure {
    /// A column that holds what this release does not write.
    pub(crate) fn unreadable(column: &str) -> StoreFailure {
        StoreFailure::Unavailable(format!("unreadable: {column}"))
    }
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreFailure::Rejected(rejection) => {
                write!(formatter, "R{} {}", rejection.number(), rejection.words().english)
            }
            StoreFailure::Collided => formatter.write_str("two writes waited for one another"),
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

impl From<tokio_postgres::Error> for StoreFailure {
    /// A message of the server names tables and states; its details, which hold values, are left.
    fn from(error: tokio_postgres::Error) -> StoreFailure {
        let Some(refused) = error.as_db_error() else {
            return StoreFailure::Unavailable(error.to_string());
        };
        let state = refused.code();
        if [SqlState::T_R_DEADLOCK_DETECTED, SqlState::T_R_SERIALIZATION_FAILURE].contains(state) {
            return StoreFailure::Collided;
        }
        if *state == SqlState::NUMERIC_VALUE_OUT_OF_RANGE {
            return StoreFailure::Rejected(Rejection::AmountOverflow);
        }
        let datetime = *state == SqlState::DATETIME_FIELD_OVERFLOW;
        if datetime || state.code().starts_with("23") {
            return StoreFailure::Rejected(Rejection::SchemaForbids);
        }
        StoreFailure::Unavailable(format!("{}: {}", state.code(), refused.message()))
    }
}

impl From<deadpool_postgres::PoolError> for StoreFailure {
    fn from(error: deadpool_postgres::PoolError) -> StoreFailure {
        StoreFailure::Unavailable(error.to_string())
    }
}

impl From<refinery::Error> for StoreFailure {
    fn from(error: refinery::Error) -> StoreFailure {
        StoreFailure::Unavailable(error.to_string())
    }
}
