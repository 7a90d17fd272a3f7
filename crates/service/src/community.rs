//! A community at work: its store, its keys, and where its randomness comes from.

use jiff::Timestamp;
use std::sync::{Mutex, PoisonError};
use store::Store;
use uuid::Uuid;
use vault::{Entropy, MasterKeys, ReceiptKey, uuid_v7};

/// Everything a use case needs besides who asks and when.
pub struct Community {
    /// Where it is kept.
    pub store: Store,
    /// The keys that wrap people's keys.
    pub keys: MasterKeys,
    /// The key that signs receipts.
    pub receipt_key: ReceiptKey,
    entropy: Mutex<Box<dyn Entropy + Send>>,
}

impl Community {
    /// A community over an open store.
    pub fn new(
        store: Store,
        keys: MasterKeys,
        receipt_key: ReceiptKey,
        entropy: Box<dyn Entropy + Send>,
    ) -> Community {
        Community { store, keys, receipt_key, entropy: Mutex::new(entropy) }
    }

    /// Draws randomness.
    pub fn with_entropy<T>(&self, draw: impl FnOnce(&mut dyn Entropy) -> T) -> T {
        // Bytes drawn by a thread that panicked are as random as others.
        let mut entropy = self.entropy.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&mut **entropy)
    }

    /// A new id, in the order of time.
    pub fn new_id(&self, at: Timestamp) -> Uuid {
        self.with_entropy(|entropy| uuid_v7(at, entropy))
    }
}
