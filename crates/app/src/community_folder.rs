//! A community on this machine: its settings, its keys, and where its database is.
//!
//! ```text
//! DIR/community.toml     name = "example.org", database = "community.sqlite"
//! DIR/keys/master.key    wraps people's keys
//! DIR/keys/receipt.key   signs receipts
//! DIR/keys/receipt.pub   what anybody checks receipts with
//! DIR/keys/log.key       signs the public log, under Ed25519 and ML-DSA-44
//! DIR/keys/log.pub       what anybody checks the log with
//! DIR/witnesses.policy   who witnesses the log, where somebody does (https://c2sp.org/tlog-policy)
//! DIR/log/public/        the public log, as any web server can hand it out
//! DIR/log-lock/          the last checkpoint that was signed: never restored from a backup
//! DIR/evidence/          sealed files of cases, unless the settings name a bucket
//! DIR/lock               held by the one process that writes a SQLite database
//! ```
//!
//! **Invariant: nobody but the owner reads the keys.** **Invariant: one process writes a SQLite
//! database**; servers that share one use PostgreSQL.

use crate::evidence_settings::{self, BucketTable};
use crate::failure::{Failure, unwritable, whole_file};
use crate::log_settings;
use crate::mail_settings::{self, MailTable};
use ledger::{Expected, Fault, Place, Rejection};
use serde::{Deserialize, Serialize};
use service::Community;
use service::notices::post::Post;
use service::public_log::PublicLog;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use store::{Store, StoreFailure};
use tlog::note::Signer;
use tokio::runtime::{Builder, Runtime};
use vault::evidence::EvidencePlace;
use vault::{Entropy, MasterKeys, OperatingSystemEntropy, ReceiptKey};

/// The file of the settings.
pub const SETTINGS: &str = "community.toml";
/// The folder of the keys.
pub const KEYS: &str = "keys";
/// The file of the master keys.
pub const MASTER_KEY: &str = "master.key";
/// The file of the key that signs receipts.
pub const RECEIPT_KEY: &str = "receipt.key";
/// The file of what anybody checks receipts with.
pub const RECEIPT_VERIFIER: &str = "receipt.pub";
const LOCK: &str = "lock";

/// The file of a SQLite database, unless the settings say otherwise.
pub const SQLITE_FILE: &str = "community.sqlite";

/// What `community.toml` says.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The name under which it signs, such as a domain.
    pub name: String,
    /// The file of a SQLite database, from the folder; or the address of a PostgreSQL one.
    pub database: String,
    /// The address under which people reach the pages: passkeys are bound to it, mail names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// A bucket for the files of cases, in place of the folder `evidence`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<BucketTable>,
    /// The mail server, in place of the folder `mail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailTable>,
}

impl Settings {
    /// A community in a SQLite file of its own folder.
    pub fn embedded(name: &str) -> Settings {
        Settings {
            name: name.to_owned(),
            database: SQLITE_FILE.to_owned(),
            address: None,
            evidence: None,
            mail: None,
        }
    }

    /// Reads the settings in a community's folder, and nothing of its keys.
    pub fn read(path: &Path) -> Result<Settings, Failure> {
        let settings_file = path.join(SETTINGS);
        if !settings_file.is_file() {
            let mut fault = whole_file(shown(path), Rejection::CommunityMissing);
            fault.expected = Some(Expected {
                chinese: format!("含有 {SETTINGS} 的文件夹；用 tongzhou admin init 新建"),
                english: format!("a folder with {SETTINGS}; tongzhou admin init makes one"),
            });
            return Err(fault.into());
        }
        let text = read_text(&settings_file)?;
        toml::from_str(&text).map_err(|error| {
            let place = error.span().and_then(|span| key_at(&text, span.start));
            let place = place.map_or(Place::Whole, Place::Key);
            let text = error.message().to_owned();
            Failure::from(Fault { text, place, ..settings_fault(path) })
        })
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        toml::to_string(self).expect("texts are TOML")
    }

    /// The address of the database of a community in this folder, as a store is opened with.
    pub fn address(&self, path: &Path) -> String {
        match store::is_postgres(&self.database) {
            true => self.database.clone(),
            false => shown(&path.join(&self.database)),
        }
    }
}

/// A community's folder, read.
pub struct CommunityFolder {
    path: PathBuf,
    settings: Settings,
    keys: MasterKeys,
    receipt_key: ReceiptKey,
}

/// A community that is open, for as long as this lives.
pub struct OpenCommunity {
    /// The community.
    pub community: Community,
    _lock: Option<File>,
}

impl CommunityFolder {
    /// Makes a folder with new keys. What is there of it already is not touched.
    pub fn create(
        path: &Path,
        settings: &Settings,
        entropy: &mut dyn Entropy,
    ) -> Result<CommunityFolder, Failure> {
        if path.join(SETTINGS).exists() || path.join(KEYS).exists() {
            return Err(whole_file(shown(path), Rejection::CommunityExists).into());
        }
        let keys = MasterKeys::generate(entropy);
        let receipt_name = format!("{}/receipts", settings.name);
        let receipt_key = ReceiptKey::generate(&receipt_name, entropy);
        let receipt_key = receipt_key.map_err(|_| Failure::from(settings_fault(path)))?;
        let folder = path.join(KEYS);
        fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
        write_secret(&folder.join(MASTER_KEY), keys.secret_text().as_bytes())?;
        write_secret(&folder.join(RECEIPT_KEY), receipt_key.secret_text().as_bytes())?;
        let verifier = format!("{}\n", receipt_key.signer().verifier().text());
        write_new(&folder.join(RECEIPT_VERIFIER), verifier.as_bytes(), 0o644)?;
        // The settings last: a folder with them has all the rest.
        write_new(&path.join(SETTINGS), settings.text().as_bytes(), 0o644)?;
        Ok(CommunityFolder { path: path.to_owned(), settings: settings.clone(), keys, receipt_key })
    }

    /// Reads a folder.
    pub fn read(path: &Path) -> Result<CommunityFolder, Failure> {
        let settings = Settings::read(path)?;
        let (keys, receipt_key) = read_keys(&path.join(KEYS))?;
        Ok(CommunityFolder { path: path.to_owned(), settings, keys, receipt_key })
    }

    /// The name under which the community signs.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// The address of the database, as a store is opened with.
    pub fn database(&self) -> String {
        self.settings.address(&self.path)
    }

    /// The text of a file of the keys, for a copy that was asked for.
    pub fn secret_file(&self, name: &str) -> Result<String, Failure> {
        read_text(&self.path.join(KEYS).join(name))
    }

    /// What anybody checks receipts with.
    pub fn receipt_verifier(&self) -> String {
        self.receipt_key.signer().verifier().text()
    }

    /// What signs receipts, and lists of files that are handed out.
    pub fn receipt_signer(&self) -> &Signer {
        self.receipt_key.signer()
    }

    /// Whether the files of cases lie in a bucket, and not in this folder.
    pub fn has_bucket(&self) -> bool {
        self.settings.evidence.is_some()
    }

    fn evidence(&self) -> Result<EvidencePlace, Failure> {
        let (keys, file) = (self.path.join(KEYS), self.path.join(SETTINGS));
        evidence_settings::open(&self.path, &keys, self.settings.evidence.as_ref(), &file)
    }

    /// The address under which people reach the pages, where the settings name one.
    pub fn public_address(&self) -> Option<String> {
        self.settings.address.clone()
    }

    /// Makes the keys of the log, unless they are there: a folder of an earlier release has none.
    pub fn make_log_keys(&self, entropy: &mut dyn Entropy) -> Result<(), Failure> {
        log_settings::make_keys(&self.path, self.name(), entropy)
    }

    /// The public log of this folder.
    pub fn log(&self) -> Result<PublicLog, Failure> {
        self.make_log_keys(&mut OperatingSystemEntropy)?;
        log_settings::open(&self.path)
    }

    fn post(&self) -> Result<Post, Failure> {
        let (keys, file) = (self.path.join(KEYS), self.path.join(SETTINGS));
        let said = (self.settings.mail.as_ref(), self.settings.address.as_deref());
        mail_settings::open(&self.path, &keys, said, &file)
    }

    /// Opens the community; a SQLite one for this process alone.
    pub async fn open(self) -> Result<OpenCommunity, Failure> {
        self.open_with(Box::new(OperatingSystemEntropy)).await
    }

    /// The same, with randomness of the caller's: a demonstration brings a seed.
    pub async fn open_with(
        self,
        entropy: Box<dyn Entropy + Send>,
    ) -> Result<OpenCommunity, Failure> {
        let address = self.database();
        let lock = self.exclude_others()?;
        let (evidence, post, log) = (self.evidence()?, self.post()?, self.log()?);
        let store = Store::open(&address).await.map_err(|failure| refused(&self.path, &failure))?;
        let community = Community::new(store, self.keys, self.receipt_key, entropy);
        let community = community.with_evidence(evidence).with_post(post).with_log(log);
        Ok(OpenCommunity { community, _lock: lock })
    }

    /// Opens a new community to fill it, fast: what was written is safe once [`Store::settle_down`]
    /// has answered, and lost in a crash before.
    pub async fn open_to_build(
        self,
        entropy: Box<dyn Entropy + Send>,
    ) -> Result<OpenCommunity, Failure> {
        let lock = Some(self.lock()?);
        let (evidence, log) = (self.evidence()?, self.log()?);
        let store = Store::open_to_build(Path::new(&self.database()));
        let store = store.map_err(|failure| refused(&self.path, &failure))?;
        let community = Community::new(store, self.keys, self.receipt_key, entropy);
        let community = community.with_evidence(evidence).with_log(log);
        Ok(OpenCommunity { community, _lock: lock })
    }

    /// Adds a master key, which writes from now on, and answers its number. The file is replaced
    /// whole, so that a cut of the power leaves the earlier ring or the new one.
    pub fn add_master_key(&mut self, entropy: &mut dyn Entropy) -> Result<u32, Failure> {
        let folder = self.path.join(KEYS);
        let path = folder.join(MASTER_KEY);
        let refused = |rejection| Failure::from(whole_file(shown(&path), rejection));
        let number = self.keys.add(entropy).map_err(refused)?;
        let write = || -> std::io::Result<()> {
            let mut draft = tempfile::NamedTempFile::new_in(&folder)?;
            draft.write_all(self.keys.secret_text().as_bytes())?;
            draft.as_file().sync_all()?;
            draft.persist(&path)?;
            File::open(&folder)?.sync_all()
        };
        write().map_err(|error| unwritable(&path, &error))?;
        Ok(number)
    }

    /// Keeps every other process from a SQLite community; nothing where servers share one.
    pub fn exclude_others(&self) -> Result<Option<File>, Failure> {
        match store::is_postgres(&self.database()) {
            true => Ok(None),
            false => self.lock().map(Some),
        }
    }

    fn lock(&self) -> Result<File, Failure> {
        let path = self.path.join(LOCK);
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|error| unwritable(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                Err(whole_file(shown(&self.path), Rejection::CommunityBusy).into())
            }
            Err(TryLockError::Error(error)) => Err(unwritable(&path, &error).into()),
        }
    }
}

/// The keys in a folder of keys.
pub fn read_keys(folder: &Path) -> Result<(MasterKeys, ReceiptKey), Failure> {
    let secret = |name: &str| read_text(&folder.join(name));
    let refused = |name: &str, rejection| whole_file(shown(&folder.join(name)), rejection);
    let keys = MasterKeys::from_text(&secret(MASTER_KEY)?)
        .map_err(|rejection| refused(MASTER_KEY, rejection))?;
    let receipt_key = ReceiptKey::from_text(secret(RECEIPT_KEY)?.trim())
        .map_err(|rejection| refused(RECEIPT_KEY, rejection))?;
    Ok((keys, receipt_key))
}

/// What the store's answers are awaited on.
pub fn runtime(folder: &Path) -> Result<Runtime, Failure> {
    Builder::new_multi_thread().enable_all().build().map_err(|error| {
        let fault = whole_file(shown(folder), Rejection::DatabaseUnavailable);
        Failure::from(Fault { text: error.to_string(), ..fault })
    })
}

/// What a store did not do, as the command line says it.
pub fn refused(folder: &Path, failure: &StoreFailure) -> Failure {
    let rejection = match failure {
        StoreFailure::Rejected(rejection) => *rejection,
        StoreFailure::Collided | StoreFailure::Unavailable(_) => Rejection::DatabaseUnavailable,
    };
    let text = match failure {
        StoreFailure::Rejected(_) => String::new(),
        StoreFailure::Collided | StoreFailure::Unavailable(_) => failure.to_string(),
    };
    Failure::from(Fault { text, ..whole_file(shown(folder), rejection) })
}

/// The key of the line at a place of a TOML text, if the line has one.
fn key_at(text: &str, place: usize) -> Option<String> {
    let line = text.get(..place)?.matches('\n').count();
    let (key, _) = text.lines().nth(line)?.split_once('=')?;
    Some(key.trim().to_owned())
}

/// That the settings are wrong.
pub fn settings_fault(path: &Path) -> Fault {
    let fault = whole_file(shown(&path.join(SETTINGS)), Rejection::CommunitySettingsInvalid);
    let example = "name = \"example.org\", database = \"community.sqlite\"".to_owned();
    Fault { expected: Some(Expected { chinese: example.clone(), english: example }), ..fault }
}

/// The text of a small file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let read = fs::read_to_string(path);
    Ok(read.map_err(|_| whole_file(shown(path), Rejection::FileUnreadable))?)
}

/// Writes a secret into a file that is not there yet: for its owner's eyes.
pub fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_new(path, bytes, 0o600)
}

/// Writes a file that is not there yet, with these rights from its beginning.
pub fn write_new(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Failure> {
    use std::os::unix::fs::OpenOptionsExt;
    let written = OpenOptions::new().write(true).create_new(true).mode(mode).open(path);
    let written = written.and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    Ok(written.map_err(|error| unwritable(path, &error))?)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
