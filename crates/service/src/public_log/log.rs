//! The log itself: what it has, and how entries are added to it.
//!
//! The order of writes: the new tiles are laid aside; what they make of the log is derived again
//! from their stored bytes; the checkpoint is signed and swapped in a store of its own; the tiles
//! are put in their places; the checkpoint is published.
//!
//! **Invariant: no size is signed twice**: a checkpoint follows the last one that was signed, and
//! is larger. **Invariant: the published checkpoint may lag behind the signed one, and never
//! leads.**

use super::LogFailure;
use super::checkpoint_lock::CheckpointLock;
use super::entries::KeyPurpose;
use super::folder::{CHECKPOINT, LogFolder};
use super::witnessing::{AskWitness, Witnesses};
use ledger::Rejection;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::edge::{Edge, derive_again};
use tlog::hash::TreeHash;
use tlog::note::{self, KeyKind, Signer};
use tlog::policy::Policy;
use tlog::tile::Tile;
use vault::Entropy;
use zeroize::Zeroizing;

/// The keys that sign for a log; the name of both is its origin. Two, so that the log can be
/// trusted for longer than either kind of signature.
#[derive(Debug)]
pub struct LogKeys {
    ed25519: Signer,
    ml_dsa_44: Cosigner,
}

impl LogKeys {
    /// New keys for a log.
    ///
    /// # Errors
    /// [`Rejection::LogKeyMalformed`] for what cannot be a name.
    pub fn generate(origin: &str, entropy: &mut dyn Entropy) -> Result<LogKeys, Rejection> {
        let (mut one, mut other) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
        entropy.fill(&mut one[..]);
        entropy.fill(&mut other[..]);
        let malformed = |_| Rejection::LogKeyMalformed;
        let ed25519 = Signer::from_seed(origin, &one).map_err(malformed)?;
        let ml_dsa_44 = Cosigner::ml_dsa_44(origin, &other).map_err(malformed)?;
        Ok(LogKeys { ed25519, ml_dsa_44 })
    }

    /// Reads the text of [`LogKeys::secret_text`].
    ///
    /// # Errors
    /// [`Rejection::LogKeyMalformed`].
    pub fn from_text(text: &str) -> Result<LogKeys, Rejection> {
        let malformed = |_| Rejection::LogKeyMalformed;
        let (one, other) = text.trim().split_once('\n').ok_or(Rejection::LogKeyMalformed)?;
        let ed25519 = Signer::from_text(one.trim()).map_err(malformed)?;
        let ml_dsa_44 = Cosigner::from_text(other.trim()).map_err(malformed)?;
        let one_name = ed25519.verifier().name() == ml_dsa_44.verifier().name();
        let kind = ml_dsa_44.verifier().kind();
        match one_name && kind == KeyKind::MlDsa44Cosignature {
            true => Ok(LogKeys { ed25519, ml_dsa_44 }),
            false => Err(Rejection::LogKeyMalformed),
        }
    }

    /// Both keys, a line each. Whoever reads it can sign.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let (one, other) = (self.ed25519.secret_text(), self.ml_dsa_44.secret_text());
        Zeroizing::new(format!("{}\n{}\n", *one, *other))
    }

    /// What verifies their signatures, in text form: Ed25519, then ML-DSA-44.
    pub fn verifiers(&self) -> [String; 2] {
        [self.ed25519.verifier().text(), self.ml_dsa_44.verifier().text()]
    }
}

/// A community's log.
#[derive(Debug)]
pub struct PublicLog {
    keys: LogKeys,
    /// Its files.
    pub folder: LogFolder,
    lock: CheckpointLock,
    pub(super) witnesses: Witnesses,
    /// What is known of it; nothing before it was read, and after something went wrong.
    state: Mutex<Option<State>>,
}

#[derive(Clone, Debug)]
struct State {
    edge: Edge,
    /// The checkpoint as it was signed; none of an empty log.
    signed: Option<Vec<u8>>,
}

/// How far an append has come; a test stops at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The tiles lie aside.
    Staged,
    /// The checkpoint is signed, and no one has seen it.
    Signed,
    /// The checkpoint is in the store of its own.
    Swapped,
    /// The tiles are in their places.
    TilesWritten,
    /// The checkpoint is published.
    Published,
}

impl PublicLog {
    /// The log over its files; nothing is read yet. The policy says whose signatures a checkpoint
    /// has to bear before it is published.
    pub fn new(
        keys: LogKeys,
        folder: LogFolder,
        lock: CheckpointLock,
        (policy, ask): (Policy, AskWitness),
    ) -> PublicLog {
        let witnesses = Witnesses::new(policy, ask);
        PublicLog { keys, folder, lock, witnesses, state: Mutex::default() }
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        self.keys.ed25519.verifier().name()
    }

    /// What verifies its signatures, in text form: Ed25519, then ML-DSA-44.
    pub fn verifiers(&self) -> [String; 2] {
        self.keys.verifiers()
    }

    /// The keys that sign for it, in their text form.
    pub(crate) fn keys(&self) -> Vec<(KeyPurpose, String)> {
        let [ed25519, ml_dsa_44] = self.verifiers();
        vec![(KeyPurpose::Log, ed25519), (KeyPurpose::LogMlDsa44, ml_dsa_44)]
    }

    /// How many entries it has, as signed.
    ///
    /// # Errors
    /// Those of a log that cannot be read.
    pub fn size(&self) -> Result<u64, LogFailure> {
        let mut state = self.state();
        Ok(self.known(&mut state)?.edge.size())
    }

    /// The checkpoint as it was signed, without cosignatures; none of an empty log.
    ///
    /// # Errors
    /// Those of a log that cannot be read.
    pub fn signed_checkpoint(&self) -> Result<Option<Vec<u8>>, LogFailure> {
        let mut state = self.state();
        Ok(self.known(&mut state)?.signed.clone())
    }

    /// Adds entries, and answers how many the log has then.
    ///
    /// # Errors
    /// [`LogFailure::Broken`] when what is stored is not what was signed: nothing more is signed
    /// then; [`LogFailure::Unavailable`].
    pub fn append(&self, entries: &[Vec<u8>]) -> Result<u64, LogFailure> {
        self.append_until(entries, &mut |_| Ok(()))
    }

    /// The same, telling how far it has come; who is told may end it there.
    ///
    /// # Errors
    /// Those of [`PublicLog::append`].
    pub fn append_until(
        &self,
        entries: &[Vec<u8>],
        reached: &mut dyn FnMut(Reached) -> Result<(), LogFailure>,
    ) -> Result<u64, LogFailure> {
        let mut state = self.state();
        let before = self.known(&mut state)?.clone();
        if entries.is_empty() {
            return Ok(before.edge.size());
        }
        // What is known is known again once all is done: whatever fails, it is read anew.
        *state = None;
        let mut edge = before.edge.clone();
        let tiles = edge.append(entries.iter().map(Vec::as_slice)).map_err(broken)?;
        self.folder.stage(edge.size(), &tiles)?;
        reached(Reached::Staged)?;
        let staged = self.folder.read_staged(edge.size());
        let staged = staged.ok_or_else(|| broken("what was laid aside cannot be read again"))?;
        let new: HashMap<Tile, &[u8]> =
            staged.iter().map(|(tile, bytes)| (*tile, bytes.as_slice())).collect();
        let stored = |wanted: Tile| {
            new.get(&wanted).map(|bytes| bytes.to_vec()).or_else(|| self.folder.tile(wanted))
        };
        let root = derive_again(&before.edge, (edge.size(), &staged), &stored).map_err(broken)?;
        if root != edge.root() {
            return Err(broken("the stored tiles have another root"));
        }
        let signed = self.sign(edge.size(), root)?;
        reached(Reached::Signed)?;
        self.lock.swap(before.signed.as_deref(), &signed)?;
        reached(Reached::Swapped)?;
        self.folder.write_tiles(&staged)?;
        reached(Reached::TilesWritten)?;
        // Where witnesses are wanted, they are asked first.
        if self.witnesses.satisfied(&signed) {
            self.folder.write(CHECKPOINT, &signed)?;
        }
        reached(Reached::Published)?;
        self.folder.clear_staged()?;
        let size = edge.size();
        *state = Some(State { edge, signed: Some(signed) });
        Ok(size)
    }

    /// How many entries the published checkpoint speaks of.
    ///
    /// # Errors
    /// [`LogFailure::Broken`] where what is published is no checkpoint of this log.
    pub fn published_size(&self) -> Result<u64, LogFailure> {
        let published = self.folder.read(CHECKPOINT).map(|note| self.open(&note)).transpose()?;
        Ok(published.map_or(0, |checkpoint| checkpoint.size))
    }

    /// The last signed checkpoint and its size, where it is not published yet.
    pub(super) fn unpublished(&self) -> Result<Option<(u64, String)>, LogFailure> {
        let mut state = self.state();
        let known = self.known(&mut state)?;
        let (size, signed) = (known.edge.size(), known.signed.clone());
        let Some(signed) = signed else { return Ok(None) };
        match self.is_published(size)? {
            true => Ok(None),
            false => Ok(Some((size, String::from_utf8(signed).map_err(broken)?))),
        }
    }

    /// Publishes a checkpoint with its cosignatures, unless a later one was published meanwhile.
    pub(super) fn publish(&self, size: u64, note: &[u8]) -> Result<(), LogFailure> {
        let _held = self.state();
        match self.is_published(size)? {
            true => Ok(()),
            false => self.folder.write(CHECKPOINT, note),
        }
    }

    /// Whether a checkpoint of this size or a later one is published, with the signatures that the
    /// policy wants: a policy that has changed may want others.
    fn is_published(&self, size: u64) -> Result<bool, LogFailure> {
        let Some(note) = self.folder.read(CHECKPOINT) else { return Ok(false) };
        Ok(self.open(&note)?.size >= size && self.witnesses.satisfied(&note))
    }

    fn sign(&self, size: u64, root: TreeHash) -> Result<Vec<u8>, LogFailure> {
        let origin = self.origin().to_owned();
        let checkpoint = Checkpoint { origin, size, root, extensions: Vec::new() };
        let text = checkpoint.to_text().map_err(broken)?;
        let signed = note::sign(&text, &[&self.keys.ed25519]).map_err(broken)?;
        // The log says nothing of time: that is for witnesses.
        let second = self.keys.ml_dsa_44.cosign(&text, 0).map_err(broken)?;
        Ok(note::add_signatures(&signed, &second).map_err(broken)?.into_bytes())
    }

    /// A thread that panicked has left nothing known.
    fn state(&self) -> MutexGuard<'_, Option<State>> {
        self.state.lock().unwrap_or_else(|poisoned| {
            let mut state = PoisonError::into_inner(poisoned);
            *state = None;
            self.state.clear_poison();
            state
        })
    }

    /// What the log has: what was signed last is the truth, and what was laid aside for it is put
    /// in its place.
    fn known<'s>(&self, state: &'s mut Option<State>) -> Result<&'s State, LogFailure> {
        if state.is_none() {
            *state = Some(self.read()?);
        }
        Ok(state.as_ref().expect("it was just read"))
    }

    fn read(&self) -> Result<State, LogFailure> {
        let published = self.folder.read(CHECKPOINT);
        let Some(signed) = self.lock.read()? else {
            return match published {
                None => Ok(State { edge: Edge::default(), signed: None }),
                Some(_) => Err(broken("a checkpoint is published, and none was ever signed here")),
            };
        };
        let last = self.open(&signed)?;
        if let Some(published) = &published {
            let published = self.open(published)?;
            if published.size > last.size || (published.size == last.size && published != last) {
                return Err(broken("the published checkpoint leads the signed one"));
            }
        }
        if let Some(tiles) = self.folder.read_staged(last.size) {
            self.folder.write_tiles(&tiles)?;
        }
        let edge = Edge::read(last.size, &|tile| self.folder.tile(tile)).map_err(broken)?;
        if edge.root() != last.root {
            return Err(broken("the stored tiles do not have the root that was signed"));
        }
        let behind = published.map(|note| self.open(&note)).transpose()?;
        let lags = behind.is_none_or(|behind| behind.size < last.size);
        if lags && self.witnesses.satisfied(&signed) {
            self.folder.write(CHECKPOINT, &signed)?;
        }
        self.folder.clear_staged()?;
        Ok(State { edge, signed: Some(signed) })
    }

    fn open(&self, signed: &[u8]) -> Result<Checkpoint, LogFailure> {
        let keys = [self.keys.ed25519.verifier(), self.keys.ml_dsa_44.verifier()];
        let opened = note::open(signed, &keys).map_err(broken)?;
        let checkpoint = Checkpoint::from_text(&opened.text).map_err(broken)?;
        match checkpoint.origin == self.origin() {
            true => Ok(checkpoint),
            false => Err(broken("the checkpoint is of another log")),
        }
    }
}

fn broken(why: impl ToString) -> LogFailure {
    LogFailure::Broken(why.to_string())
}
