//! A witness on this machine.
//!
//! ```text
//! DIR/policy              the logs that it cosigns, as https://c2sp.org/tlog-policy has it
//! DIR/keys/ed25519.key    its two keys
//! DIR/keys/ml-dsa-44.key
//! DIR/logs/               of each log the last checkpoint that it cosigned
//! DIR/lock                held by the one process that cosigns
//! ```
//!
//! **Invariant: nobody but the owner reads the keys.** **Invariant: one process cosigns**: two
//! would each remember something else.

use crate::community_folder::{write_new, write_secret};
use crate::failure::{Failure, unwritable, whole_file};
use crate::log_policy::read_policy;
use crate::rows;
use ledger::{Fault, Rejection};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use tlog::cosignature::Cosigner;
use tlog::note::NoteError;
use tlog::policy::{POLICY_BYTES_MAX, Policy};
use tlog::witness::Witness;
use vault::Entropy;
use zeroize::Zeroizing;

const POLICY: &str = "policy";
const KEYS: &str = "keys";
const ED25519_KEY: &str = "ed25519.key";
const ML_DSA_44_KEY: &str = "ml-dsa-44.key";
const LOGS: &str = "logs";
const LOCK: &str = "lock";

/// No key is as long as this; a longer file is not read to its end.
const KEY_BYTES_MAX: u64 = 4096;

/// The policy of a new witness, which knows no log yet.
const NEW_POLICY: &str = "\
# The logs that this witness cosigns: a line for each key of a log, as
# https://c2sp.org/tlog-policy has it. Restart the witness after a change.
# 本见证人为哪些日志联署：日志的每把公钥写一行。改动以后须重启。
#
# log <verifier key 验证公钥>

quorum none
";

/// A witness's folder.
pub struct WitnessFolder {
    path: PathBuf,
}

impl WitnessFolder {
    /// Makes a folder with new keys. What is there of it already is not touched.
    pub fn create(
        path: &Path,
        name: &str,
        entropy: &mut dyn Entropy,
    ) -> Result<WitnessFolder, Failure> {
        if path.join(POLICY).exists() || path.join(KEYS).exists() {
            return Err(whole_file(shown(path), Rejection::WitnessExists).into());
        }
        let invalid = |_| Fault {
            text: name.to_owned(),
            ..whole_file("tongzhou witness init", Rejection::WitnessNameInvalid)
        };
        let ed25519 = Cosigner::ed25519(name, &seed(entropy)).map_err(invalid)?;
        let ml_dsa_44 = Cosigner::ml_dsa_44(name, &seed(entropy)).map_err(invalid)?;
        for folder in [KEYS, LOGS].map(|folder| path.join(folder)) {
            fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
        }
        for (file, key) in [(ED25519_KEY, &ed25519), (ML_DSA_44_KEY, &ml_dsa_44)] {
            let secret = Zeroizing::new(format!("{}\n", *key.secret_text()));
            write_secret(&path.join(KEYS).join(file), secret.as_bytes())?;
        }
        // The policy last: a folder with it has all the rest.
        write_new(&path.join(POLICY), NEW_POLICY.as_bytes(), 0o644)?;
        Ok(WitnessFolder { path: path.to_owned() })
    }

    /// A folder that has a witness.
    pub fn find(path: &Path) -> Result<WitnessFolder, Failure> {
        match path.join(POLICY).is_file() && path.join(LOGS).is_dir() {
            true => Ok(WitnessFolder { path: path.to_owned() }),
            false => Err(whole_file(shown(path), Rejection::WitnessMissing).into()),
        }
    }

    /// The folder of what is kept of each log.
    pub fn logs(&self) -> PathBuf {
        self.path.join(LOGS)
    }

    /// Its keys and the logs it knows.
    pub fn read(&self) -> Result<Witness, Failure> {
        let keys = [ED25519_KEY, ML_DSA_44_KEY].map(|file| self.key(file));
        let [ed25519, ml_dsa_44] = keys;
        Ok(Witness::new(self.policy()?, vec![ed25519?, ml_dsa_44?]))
    }

    /// Keeps every other process from cosigning, for as long as the file lives.
    pub fn exclude_others(&self) -> Result<File, Failure> {
        let path = self.path.join(LOCK);
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|error| unwritable(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                Err(whole_file(shown(&self.path), Rejection::WitnessBusy).into())
            }
            Err(TryLockError::Error(error)) => Err(unwritable(&path, &error).into()),
        }
    }

    fn key(&self, file: &str) -> Result<Cosigner, Failure> {
        let path = self.path.join(KEYS).join(file);
        let text = read(&path, KEY_BYTES_MAX)?;
        let text = str::from_utf8(&text).map_err(|_| NoteError::NotUtf8);
        let key = text.and_then(|text| Cosigner::from_text(text.trim_end()));
        Ok(key.map_err(|_| whole_file(shown(&path), Rejection::WitnessKeyInvalid))?)
    }

    fn policy(&self) -> Result<Policy, Failure> {
        let path = self.path.join(POLICY);
        let limit = u64::try_from(POLICY_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
        Ok(read_policy(&read(&path, limit)?, &shown(&path), 0)?)
    }
}

fn seed(entropy: &mut dyn Entropy) -> Zeroizing<[u8; 32]> {
    let mut seed = Zeroizing::new([0; 32]);
    entropy.fill(seed.as_mut_slice());
    seed
}

/// The bytes of a file, and no more than a limit.
fn read(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let fault = |rejection| whole_file(shown(path), rejection);
    let mut bytes = Zeroizing::new(Vec::new());
    let opened = rows::open(path).map_err(fault)?;
    let read = opened.take(limit).read_to_end(&mut bytes);
    read.map_err(|_| fault(Rejection::FileUnreadable))?;
    Ok(bytes)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
