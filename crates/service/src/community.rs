//! A community at work: its store, its keys, and where its randomness comes from.

use crate::cases::CaseFigures;
use crate::cases::jury::KnownJuries;
use crate::daily::Daily;
use crate::notices::post::Post;
use crate::public_log::PublicLog;
use crate::schedule::RoundRange;
use crate::stop_orders::KnownOrders;
use crate::vital_signs::{People, VitalSigns};
use jiff::Timestamp;
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::Store;
use store::figures::CasesAided;
use uuid::Uuid;
use vault::evidence::EvidencePlace;
use vault::{Entropy, MasterKeys, ReceiptKey, uuid_v7};

/// Everything a use case needs besides who asks and when.
pub struct Community {
    /// Where it is kept.
    pub store: Store,
    /// The keys that wrap people's keys.
    pub keys: MasterKeys,
    /// The key that signs receipts.
    pub receipt_key: ReceiptKey,
    /// Where the files of cases lie, sealed.
    evidence: Option<EvidencePlace>,
    /// How e-mail leaves.
    post: Option<Post>,
    /// The public log.
    log: Option<Arc<PublicLog>>,
    entropy: Mutex<Box<dyn Entropy + Send>>,
    /// Rulebooks read before, by the hash of their texts.
    rules: Mutex<HashMap<[u8; 32], Arc<Rulebook>>>,
    /// Juries that sit, opened before.
    pub(crate) juries: KnownJuries,
    /// Orders of supervisors that stand, read before.
    pub(crate) orders: KnownOrders,
    /// Figures of whole pools, worked out once a day.
    pub(crate) figures: KnownFigures,
}

/// Figures whose making takes time in the size of a pool.
#[derive(Default)]
pub(crate) struct KnownFigures {
    pub people: Daily<People>,
    pub vital_signs: Daily<VitalSigns>,
    pub cases: Daily<CaseFigures>,
    pub aided: Daily<CasesAided>,
    pub next_share: Daily<RoundRange>,
    /// Members' balances, by the day that the bank has stated.
    pub balances: Daily<Amount>,
}

impl Community {
    /// A community over an open store.
    pub fn new(
        store: Store,
        keys: MasterKeys,
        receipt_key: ReceiptKey,
        entropy: Box<dyn Entropy + Send>,
    ) -> Community {
        let (entropy, rules) = (Mutex::new(entropy), Mutex::default());
        Community {
            store,
            keys,
            receipt_key,
            evidence: None,
            post: None,
            log: None,
            entropy,
            rules,
            juries: KnownJuries::default(),
            orders: KnownOrders::default(),
            figures: KnownFigures::default(),
        }
    }

    /// The same community with a place for the files of cases.
    pub fn with_evidence(self, place: EvidencePlace) -> Community {
        Community { evidence: Some(place), ..self }
    }

    /// The same community with a way for e-mail to leave.
    pub fn with_post(self, post: Post) -> Community {
        Community { post: Some(post), ..self }
    }

    /// The same community with a public log.
    pub fn with_log(self, log: PublicLog) -> Community {
        Community { log: Some(Arc::new(log)), ..self }
    }

    /// The public log, in a community that keeps one.
    pub fn log(&self) -> Option<&Arc<PublicLog>> {
        self.log.as_ref()
    }

    /// How e-mail leaves.
    ///
    /// # Errors
    /// [`Rejection::ChannelMailFailed`] for a community that sends none.
    pub fn post(&self) -> Result<&Post, Rejection> {
        self.post.as_ref().ok_or(Rejection::ChannelMailFailed)
    }

    /// Where the files of cases lie.
    ///
    /// # Errors
    /// [`Rejection::EvidenceStoreUnavailable`] for a community that has no such place.
    pub fn evidence(&self) -> Result<&EvidencePlace, Rejection> {
        self.evidence.as_ref().ok_or(Rejection::EvidenceStoreUnavailable)
    }

    /// Draws randomness.
    pub fn with_entropy<T>(&self, draw: impl FnOnce(&mut dyn Entropy) -> T) -> T {
        // Bytes drawn by a thread that panicked are as random as others.
        let mut entropy = self.entropy.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&mut **entropy)
    }

    /// The rules of a hash, if they were read before.
    pub(crate) fn known_rules(&self, version_id: [u8; 32]) -> Option<Arc<Rulebook>> {
        let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        rules.get(&version_id).cloned()
    }

    /// Keeps rules that were read; published ones are few.
    pub(crate) fn remember_rules(&self, version_id: [u8; 32], rulebook: Arc<Rulebook>) {
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        rules.insert(version_id, rulebook);
    }

    /// A new id, in the order of time.
    pub fn new_id(&self, at: Timestamp) -> Uuid {
        self.with_entropy(|entropy| uuid_v7(at, entropy))
    }
}
