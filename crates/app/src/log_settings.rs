//! The public log of a community's folder: its keys, its files, and who witnesses it.

use crate::community_folder::{KEYS, read_text, settings_fault, write_new, write_secret};
use crate::failure::{Failure, whole_file};
use crate::log_policy::read_policy;
use ledger::Fault;
use service::public_log::folder::POLICY;
use service::public_log::witnessing::over_http;
use service::public_log::{CheckpointLock, LogFailure, LogFolder, LogKeys, PublicLog};
use std::path::Path;
use std::sync::Arc;
use tlog::policy::Policy;
use vault::Entropy;

/// The file of the keys that sign the log.
pub const LOG_KEY: &str = "log.key";
/// The file of what anybody checks it with.
pub const LOG_VERIFIER: &str = "log.pub";

/// The folder of the log.
const LOG: &str = "log";

/// The folder of the last checkpoint that was signed.
const LOG_LOCK: &str = "log-lock";

/// What the operator says about witnesses, as lines of a tlog-policy.
const WITNESSES: &str = "witnesses.policy";

/// Makes the keys of a log, unless they are there.
pub fn make_keys(dir: &Path, name: &str, entropy: &mut dyn Entropy) -> Result<(), Failure> {
    let folder = dir.join(KEYS);
    if folder.join(LOG_KEY).exists() {
        return Ok(());
    }
    let keys = LogKeys::generate(&format!("{name}/log"), entropy);
    let keys = keys.map_err(|_| Failure::from(settings_fault(dir)))?;
    let [one, other] = keys.verifiers();
    write_new(&folder.join(LOG_VERIFIER), format!("{one}\n{other}\n").as_bytes(), 0o644)?;
    write_secret(&folder.join(LOG_KEY), keys.secret_text().as_bytes())
}

/// The log of a folder, whose policy is published beside it.
pub fn open(dir: &Path) -> Result<PublicLog, Failure> {
    let key_file = dir.join(KEYS).join(LOG_KEY);
    let keys = LogKeys::from_text(&read_text(&key_file)?)
        .map_err(|rejection| Failure::from(whole_file(shown(&key_file), rejection)))?;
    let place = dir.join(LOG);
    let opened = |failure: LogFailure| {
        let fault = whole_file(shown(&place), failure.rejection());
        Failure::from(Fault { text: failure.to_string(), ..fault })
    };
    let folder = LogFolder::open(&place).map_err(opened)?;
    let lock = CheckpointLock::open(&dir.join(LOG_LOCK)).map_err(opened)?;
    let (text, policy) = policy(&dir.join(WITNESSES), &keys)?;
    if folder.read(POLICY).as_deref() != Some(text.as_bytes()) {
        folder.write(POLICY, text.as_bytes()).map_err(opened)?;
    }
    Ok(PublicLog::new(keys, folder, lock, (policy, Arc::new(over_http))))
}

/// Whose signatures count: the keys of the log, and what the operator has written of witnesses.
fn policy(witnesses: &Path, keys: &LogKeys) -> Result<(String, Policy), Failure> {
    let [one, other] = keys.verifiers();
    let more = match witnesses.exists() {
        true => read_text(witnesses)?,
        false => "quorum none\n".to_owned(),
    };
    let own = format!("log {one}\nlog {other}\n");
    let text = format!("{own}{more}");
    let policy = read_policy(text.as_bytes(), &shown(witnesses), own.lines().count())?;
    Ok((text, policy))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
