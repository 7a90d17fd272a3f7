//! Where the time of a request comes from.

use jiff::Timestamp;
use std::sync::Arc;

/// Tells the time of every use case.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn of_the_machine() -> Clock {
        Clock::new(Timestamp::now)
    }

    /// A clock of the caller's.
    pub fn new(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(tell))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}
