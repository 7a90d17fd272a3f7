//! `tongzhou restore`: a community from a backup, looked through before it is in its place.

use crate::Context;
use crate::backup_command::{DUMP_FILE, FORMAT, contents};
use crate::community_folder::{
    KEYS, MASTER_KEY, RECEIPT_KEY, RECEIPT_VERIFIER, SETTINGS, SQLITE_FILE, Settings, read_keys,
    refused, runtime,
};
use crate::database_tools;
use crate::evidence_copy;
use crate::failure::{Failure, unwritable, whole_file};
use crate::log_settings::{LOG_KEY, LOG_VERIFIER};
use crate::manifest::{FileEntry, Manifest, hash_file, verified};
use crate::results_folder::ResultsFolder;
use ledger::{Language, Rejection};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use store::archive::{
    check_sqlite, is_empty, postgres_variables, schema_versions, snapshot, table,
};
use store::{FromValue, Store, StoreFailure};
use tokio::runtime::Runtime;
use uuid::Uuid;
use vault::{MasterKeys, PersonKey, ReceiptKey};

/// Make a community from a backup, after checking it. 检查备份，并由它恢复社区。
#[derive(clap::Args)]
pub struct RestoreArguments {
    /// The backup's folder. 备份所在的文件夹。
    #[arg(long, value_name = "FROM")]
    from: PathBuf,
    /// The community's new folder. 社区的新文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The folder of keys, kept elsewhere, where the backup has none.
    /// 备份里没有密钥时，另存的密钥文件夹。
    #[arg(long, value_name = "KEYS")]
    keys: Option<PathBuf>,
    /// An empty PostgreSQL database, for a backup of one. PostgreSQL 备份要恢复到的空数据库。
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &RestoreArguments, context: &Context) -> Result<String, Failure> {
    let RestoreArguments { from, dir, .. } = arguments;
    if dir.join(SETTINGS).exists() || dir.join(KEYS).exists() {
        return Err(whole_file(shown(dir), Rejection::CommunityExists).into());
    }
    let results = ResultsFolder::create(dir, &[])?;
    let manifest = verified(from, FORMAT)?;
    let (keys_folder, keys, receipt_key) = keys(arguments)?;
    evidence_copy::restore(from, &manifest, &results)?;
    let runtime = runtime(dir)?;
    let database = match (manifest.engine.as_str(), &arguments.database) {
        ("sqlite", None) => {
            sqlite(&runtime, (from, dir), &manifest, &keys, &results)?;
            SQLITE_FILE.to_owned()
        }
        ("postgres", Some(address)) => {
            postgres(&runtime, from, &manifest, &keys, address)?;
            address.clone()
        }
        _ => return Err(whole_file(shown(from), Rejection::BackupOtherEngine).into()),
    };
    for name in [MASTER_KEY, RECEIPT_KEY] {
        let path = keys_folder.join(name);
        let bytes = fs::read(&path);
        let bytes = bytes.map_err(|_| whole_file(shown(&path), Rejection::FileUnreadable))?;
        results.write_secret(&format!("{KEYS}/{name}"), &bytes)?;
    }
    // A backup of before there was a log has no keys of one.
    for name in [LOG_KEY, LOG_VERIFIER] {
        if let Ok(bytes) = fs::read(keys_folder.join(name)) {
            results.write_secret(&format!("{KEYS}/{name}"), &bytes)?;
        }
    }
    let verifier = receipt_key.signer().verifier().text();
    let name = format!("{KEYS}/{RECEIPT_VERIFIER}");
    results.write(&name, |file| writeln!(file, "{verifier}"))?;
    let settings = Settings { database, ..Settings::embedded(&manifest.community) };
    results.write(SETTINGS, |file| file.write_all(settings.text().as_bytes()))?;
    results.publish()?;
    Ok(told(&manifest, dir, context))
}

/// The keys of the backup or of the folder that is named, if they are this community's.
fn keys(arguments: &RestoreArguments) -> Result<(PathBuf, MasterKeys, ReceiptKey), Failure> {
    let own = arguments.from.join(KEYS);
    let folder = match &arguments.keys {
        Some(folder) => folder.clone(),
        None if own.is_dir() => own,
        None => return Err(whole_file(shown(&own), Rejection::BackupKeysMissing).into()),
    };
    let (keys, receipt_key) = read_keys(&folder)?;
    let kept = fs::read_to_string(arguments.from.join(RECEIPT_VERIFIER)).unwrap_or_default();
    match kept.trim_end() == receipt_key.signer().verifier().text() {
        true => Ok((folder, keys, receipt_key)),
        false => Err(whole_file(shown(&folder), Rejection::KeysOfAnother).into()),
    }
}

/// Copies the file into the draft and looks through the copy.
fn sqlite(
    runtime: &Runtime,
    (from, dir): (&Path, &Path),
    manifest: &Manifest,
    keys: &MasterKeys,
    results: &ResultsFolder,
) -> Result<(), Failure> {
    let copy = results.draft_path(SQLITE_FILE)?;
    fs::copy(from.join(SQLITE_FILE), &copy).map_err(|error| unwritable(dir, &error))?;
    let synced = fs::File::open(&copy).and_then(|file| file.sync_all());
    synced.map_err(|error| unwritable(dir, &error))?;
    let copied: Option<FileEntry> = hash_file(&copy).ok();
    if copied.as_ref() != manifest.files.get(SQLITE_FILE) {
        return Err(whole_file(shown(&from.join(SQLITE_FILE)), Rejection::BackupBroken).into());
    }
    let said = |failure| refused(from, &failure);
    check_sqlite(&copy).map_err(said)?;
    runtime.block_on(check(&shown(&copy), manifest, keys)).map_err(said)
}

/// Fills an empty database and looks through it.
fn postgres(
    runtime: &Runtime,
    from: &Path,
    manifest: &Manifest,
    keys: &MasterKeys,
    address: &str,
) -> Result<(), Failure> {
    let said = |failure| refused(from, &failure);
    if !runtime.block_on(is_empty(address)).map_err(said)? {
        return Err(whole_file(shown(from), Rejection::DatabaseNotEmpty).into());
    }
    let variables = postgres_variables(address).map_err(said)?;
    database_tools::restore(&variables, &from.join(DUMP_FILE))?;
    runtime.block_on(check(address, manifest, keys)).map_err(said)
}

/// Whether a database holds what the manifest says and the keys open it.
async fn check(address: &str, manifest: &Manifest, keys: &MasterKeys) -> Result<(), StoreFailure> {
    let versions = schema_versions(address).await?;
    if versions.found < versions.release {
        // A backup of an earlier release: it is brought up to date, as at any opening.
        drop(Store::open(address).await?);
    }
    let mut session = snapshot(address).await?;
    let engine = &manifest.engine;
    let found = contents(&mut *session, address, engine).await?;
    let same_schema = versions.found == versions.release;
    if found.pools != manifest.pools || (same_schema && found.rows != manifest.rows) {
        return Err(Rejection::BackupBroken.into());
    }
    let person = table("person");
    let place = |name| person.columns.iter().position(|column| column.name == name);
    let (id, wrapped) = (place("person_id"), place("wrapped_key"));
    let (id, wrapped) = id.zip(wrapped).expect("a person has an id and a key");
    for row in person.rows().page(&mut *session).await? {
        let id = Uuid::from_value(row[id].clone()).ok_or(Rejection::BackupBroken)?;
        let wrapped: Option<Vec<u8>> = Vec::from_value(row[wrapped].clone());
        let opened = wrapped.map(|wrapped| PersonKey::unwrap(keys, id, &wrapped)).transpose();
        opened.map_err(|_| Rejection::KeysOfAnother)?;
    }
    Ok(())
}

fn told(manifest: &Manifest, dir: &Path, context: &Context) -> String {
    let rows: u64 = manifest.rows.values().sum();
    let rounds: u32 = manifest.pools.iter().map(|pool| pool.rounds).sum();
    let (name, dir) = (&manifest.community, shown(dir));
    match (context.json, context.language) {
        (true, _) => {
            format!("{}\n", json!({ "name": name, "dir": dir, "rows": rows, "rounds": rounds }))
        }
        (false, Language::Chinese) => {
            format!("社区“{name}”已恢复到 {dir}：{rows} 行，{rounds} 期；账目相等，密钥打得开。\n")
        }
        (false, Language::English) => format!(
            "The community \"{name}\" is restored in {dir}.\nRows: {rows}. Rounds: {rounds}. The \
             accounts balance, and the keys open it.\n"
        ),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
