//! Keys of requests in this process: those being worked on, and the last that succeeded.
//!
//! The store knows for good which keys of a member or an account were used and for what. What is
//! kept here adds two things: a second request beside the first is told to wait, and a key that is
//! used again for another member is noticed while it is recent.
//!
//! **Invariant: what is kept is bounded.**

use ledger::Rejection;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// How many keys that succeeded are remembered.
const REMEMBERED: usize = 65_536;

/// Whose key.
pub(crate) type KeyOfAccount = (Uuid, Uuid);

/// What a key was used for, hashed.
pub(crate) type Fingerprint = [u8; 32];

/// The keys of this process.
#[derive(Clone, Default)]
pub(crate) struct InProgress(Arc<Mutex<Keys>>);

#[derive(Default)]
struct Keys {
    working: HashMap<KeyOfAccount, Fingerprint>,
    done: HashMap<KeyOfAccount, Fingerprint>,
    order: VecDeque<KeyOfAccount>,
}

/// A request whose turn it is, until this is dropped.
pub(crate) struct Turn {
    keys: InProgress,
    key: KeyOfAccount,
}

impl InProgress {
    /// Begins a request.
    ///
    /// # Errors
    /// [`Rejection::RequestInProgress`], [`Rejection::BatchIdUsed`].
    pub fn begin(&self, key: KeyOfAccount, asked: Fingerprint) -> Result<Turn, Rejection> {
        let mut keys = self.keys();
        let known = keys.working.get(&key).or_else(|| keys.done.get(&key));
        if known.is_some_and(|known| *known != asked) {
            return Err(Rejection::BatchIdUsed);
        }
        if keys.working.contains_key(&key) {
            return Err(Rejection::RequestInProgress);
        }
        keys.working.insert(key, asked);
        Ok(Turn { keys: self.clone(), key })
    }

    fn keys(&self) -> MutexGuard<'_, Keys> {
        // A map of keys is sound whatever thread panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// The request succeeded: its key is its own from here.
    pub fn succeeded(self) {
        let mut keys = self.keys.keys();
        let Some(asked) = keys.working.get(&self.key).copied() else {
            return;
        };
        if keys.done.insert(self.key, asked).is_none() {
            keys.order.push_back(self.key);
        }
        if keys.order.len() > REMEMBERED
            && let Some(oldest) = keys.order.pop_front()
        {
            keys.done.remove(&oldest);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.keys.keys().working.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::{InProgress, REMEMBERED};
    use ledger::Rejection;
    use uuid::Uuid;

    fn key(number: u128) -> (Uuid, Uuid) {
        (Uuid::nil(), Uuid::from_u128(number))
    }

    #[test]
    fn a_key_is_worked_on_once_and_is_for_one_request() {
        let keys = InProgress::default();
        let turn = keys.begin(key(1), [1; 32]).expect("a turn");
        let second = |asked| keys.begin(key(1), asked).map(|_| ());
        assert_eq!(second([1; 32]), Err(Rejection::RequestInProgress));
        assert_eq!(second([2; 32]), Err(Rejection::BatchIdUsed));
        drop(turn);
        // What was refused may be sent again, mended.
        assert_eq!(second([2; 32]), Ok(()));
        keys.begin(key(1), [3; 32]).expect("a turn").succeeded();
        assert_eq!(second([2; 32]), Err(Rejection::BatchIdUsed));
        assert_eq!(second([3; 32]), Ok(()));
    }

    #[test]
    fn the_oldest_key_is_forgotten() {
        let keys = InProgress::default();
        for number in 0..=REMEMBERED {
            let number = u128::try_from(number).expect("it fits");
            keys.begin(key(number), [1; 32]).expect("a turn").succeeded();
        }
        assert!(keys.begin(key(0), [2; 32]).is_ok());
        assert!(keys.begin(key(1), [2; 32]).is_err());
    }
}
