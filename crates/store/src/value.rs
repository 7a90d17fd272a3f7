//! Values that go to a database and come back, the same for every engine.

use crate::failure::StoreFailure;
use jiff::Timestamp;
use jiff::civil::Date;
use money::Amount;
use std::vec::IntoIter;
use uuid::Uuid;

/// One value of a statement or of a row. Each engine keeps it in its own native type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number; an amount in minor units.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An id.
    Uuid(Uuid),
    /// A calendar date.
    Date(Date),
    /// An instant, to the microsecond.
    Timestamp(Timestamp),
}

/// A row as a statement selected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub(crate) Vec<Value>);

/// The columns of a row, read one after the other in the order of the statement.
pub struct Columns(IntoIter<Value>);

impl Row {
    /// Begins to read the row.
    pub fn columns(self) -> Columns {
        Columns(self.0.into_iter())
    }
}

impl Columns {
    /// The next column.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`] for a column that holds what this release does not write.
    pub fn read<T: FromValue>(&mut self) -> Result<T, StoreFailure> {
        let left = self.0.len();
        self.0.next().and_then(T::from_value).ok_or_else(|| {
            StoreFailure::Unavailable(format!("unreadable column, {left} from the end"))
        })
    }
}

/// What a column can be read as.
pub trait FromValue: Sized {
    /// The value as this type, if it is one.
    fn from_value(value: Value) -> Option<Self>;
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl FromValue for u64 {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for u32 {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for u16 {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for Amount {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Amount::from_minor)
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Boolean(yes) => Some(yes),
            Value::Integer(0) => Some(false),
            Value::Integer(1) => Some(true),
            _ => None,
        }
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl<const BYTES: usize> FromValue for [u8; BYTES] {
    fn from_value(value: Value) -> Option<Self> {
        Vec::from_value(value)?.try_into().ok()
    }
}

impl FromValue for Uuid {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Uuid(id) => Some(id),
            Value::Bytes(bytes) => Uuid::from_slice(&bytes).ok(),
            _ => None,
        }
    }
}

impl FromValue for Date {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Date(date) => Some(date),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl FromValue for Timestamp {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Timestamp(at) => Some(at),
            Value::Integer(microseconds) => Timestamp::from_microsecond(microseconds).ok(),
            _ => None,
        }
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Integer(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Value {
        Value::Integer(number.into())
    }
}

impl From<u64> for Value {
    /// Counts of members and units: the schema holds no larger ones.
    fn from(number: u64) -> Value {
        Value::Integer(number.try_into().expect("a count fits 63 bits"))
    }
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Value {
        Value::Integer(amount.minor())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value::Boolean(yes)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl<const BYTES: usize> From<[u8; BYTES]> for Value {
    fn from(bytes: [u8; BYTES]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Value {
        Value::Uuid(id)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Value {
        Value::Date(date)
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Value {
        Value::Timestamp(at)
    }
}
