//! Tokens of programs that were checked in the last seconds.
//!
//! A payment channel sends many requests a second with one token; looking its account up for each
//! would cost more than the deposit. **Invariant: a token that was taken back opens nothing after
//! [`KEPT`]**, and at once in the server that took it back. Sessions of people are never kept.

use jiff::{SignedDuration, Timestamp};
use service::principal::{Principal, Proof};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long a check holds.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_secs(5);

/// How many are kept.
const TOKENS_MAX: usize = 1_024;

type Checked = HashMap<[u8; 32], (Timestamp, Arc<Principal>)>;

/// Tokens that were checked, by a hash of their text.
#[derive(Default)]
pub(crate) struct TokenCache(Mutex<Checked>);

impl TokenCache {
    /// Who holds this token, if that was checked a moment ago.
    pub fn find(&self, text: &str, now: Timestamp) -> Option<Arc<Principal>> {
        let checked = self.checked();
        let (at, principal) = checked.get(&digest(text))?;
        let age = now.duration_since(*at);
        (age >= SignedDuration::ZERO && age < KEPT).then(|| Arc::clone(principal))
    }

    /// Keeps what a check found, if it is a program's token.
    pub fn keep(&self, text: &str, principal: &Arc<Principal>, now: Timestamp) {
        if !matches!(principal.proof, Proof::Token(_)) {
            return;
        }
        let mut checked = self.checked();
        if checked.len() >= TOKENS_MAX {
            checked.clear();
        }
        checked.insert(digest(text), (now, Arc::clone(principal)));
    }

    /// Forgets all, when a token or a role was taken back.
    pub fn forget(&self) {
        self.checked().clear();
    }

    fn checked(&self) -> MutexGuard<'_, Checked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
