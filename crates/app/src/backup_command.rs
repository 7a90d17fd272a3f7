//! `tongzhou backup`: a copy of a community, made while its server runs and looked through before
//! it is said to be one.
//!
//! ```text
//! TO/community.sqlite   or TO/database.dump, made by pg_dump
//! TO/receipt.pub        what anybody checks receipts with
//! TO/evidence/          sealed files of cases, where they lie in the community's folder
//! TO/keys/              only with --with-keys
//! TO/MANIFEST.json      rows of each table, rounds of each pool, the hash of every file
//! ```

use crate::Context;
use crate::community_folder::{
    CommunityFolder, KEYS, MASTER_KEY, RECEIPT_KEY, RECEIPT_VERIFIER, SQLITE_FILE, refused, runtime,
};
use crate::database_tools;
use crate::evidence_copy;
use crate::failure::Failure;
use crate::log_settings::LOG_KEY;
use crate::manifest::{HashedFolder, Manifest, PoolEntry};
use ledger::Language;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use store::archive::{
    check_sqlite, check_up, copy_sqlite, postgres_variables, schema_versions, snapshot,
    snapshot_name, tables,
};
use store::{Session, StoreFailure};
use tokio::runtime::Runtime;
use vault::OperatingSystemEntropy;

/// What this layout of files is called.
pub const FORMAT: &str = "tongzhou backup 1";

/// The file that `pg_dump` makes.
pub const DUMP_FILE: &str = "database.dump";

/// Copy a community while it runs, and check the copy. 在运行中备份社区，并检查备份。
#[derive(clap::Args)]
pub struct BackupArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Where the backup goes: a new folder. 备份写到哪里：新文件夹。
    #[arg(long, value_name = "TO")]
    to: PathBuf,
    /// Put the secret keys into the backup too; who has it then reads everything.
    /// 把密钥也放进备份；拿到它的人就能读到一切。
    #[arg(long)]
    with_keys: bool,
}

/// Runs the command.
pub fn run(arguments: &BackupArguments, context: &Context) -> Result<String, Failure> {
    let dir = &arguments.dir;
    let folder = CommunityFolder::read(dir)?;
    let to = HashedFolder::create(&arguments.to)?;
    let verifier = folder.receipt_verifier();
    to.write(RECEIPT_VERIFIER, |file| writeln!(file, "{verifier}"))?;
    if arguments.with_keys {
        folder.make_log_keys(&mut OperatingSystemEntropy)?;
        for name in [MASTER_KEY, RECEIPT_KEY, LOG_KEY] {
            let secret = folder.secret_file(name)?;
            to.write_secret(&format!("{KEYS}/{name}"), secret.as_bytes())?;
        }
    }
    let runtime = runtime(dir)?;
    let address = folder.database();
    let manifest = match store::is_postgres(&address) {
        true => postgres(&runtime, dir, &address, &to)?,
        false => sqlite(&runtime, dir, &address, &to)?,
    };
    if !folder.has_bucket() {
        evidence_copy::back_up(dir, &to)?;
    }
    let manifest = to.publish(Manifest { community: folder.name().to_owned(), ..manifest })?;
    let mut told = told(&manifest, arguments, context);
    if folder.has_bucket() && !context.json {
        told += context.language.pick(
            "案例材料在对象存储的桶里，不在这份备份中。\n",
            "The files of cases lie in a bucket, and are not in this backup.\n",
        );
    }
    Ok(told)
}

/// The engine's own dump, of the very state that the manifest counts.
fn postgres(
    runtime: &Runtime,
    dir: &Path,
    address: &str,
    to: &HashedFolder,
) -> Result<Manifest, Failure> {
    let said = |failure| refused(dir, &failure);
    let mut session = runtime.block_on(snapshot(address)).map_err(said)?;
    let name = runtime.block_on(snapshot_name(&mut *session)).map_err(said)?;
    let variables = postgres_variables(address).map_err(said)?;
    database_tools::dump(&variables, &name, &to.results.draft_path(DUMP_FILE)?)?;
    to.add(DUMP_FILE)?;
    runtime.block_on(contents(&mut *session, address, "postgres")).map_err(said)
}

/// A compacted copy, looked through page by page; the manifest counts the copy itself.
fn sqlite(
    runtime: &Runtime,
    dir: &Path,
    address: &str,
    to: &HashedFolder,
) -> Result<Manifest, Failure> {
    let said = |failure| refused(dir, &failure);
    // A database of another release is refused before it is copied.
    drop(runtime.block_on(snapshot(address)).map_err(said)?);
    let copy = to.results.draft_path(SQLITE_FILE)?;
    copy_sqlite(address.as_ref(), &copy).map_err(said)?;
    check_sqlite(&copy).map_err(said)?;
    let copied = copy.display().to_string();
    let mut session = runtime.block_on(snapshot(&copied)).map_err(said)?;
    let manifest = runtime.block_on(contents(&mut *session, &copied, "sqlite")).map_err(said)?;
    drop(session);
    to.add(SQLITE_FILE)?;
    Ok(manifest)
}

/// What a database holds, as a manifest says it; refused where its accounts do not balance.
pub async fn contents(
    session: &mut dyn Session,
    address: &str,
    engine: &str,
) -> Result<Manifest, StoreFailure> {
    let mut rows = BTreeMap::new();
    for table in tables() {
        rows.insert(table.name.to_owned(), table.count(session).await?);
    }
    let pools = check_up(session).await?.pools.into_iter().map(|found| PoolEntry {
        pool: found.pool,
        rounds: found.rounds,
        share_index: found.index.minor(),
        book: None,
        no_book: None,
    });
    Ok(Manifest {
        format: FORMAT.to_owned(),
        community: String::new(),
        engine: engine.to_owned(),
        schema: schema_versions(address).await?.found,
        rows,
        pools: pools.collect(),
        files: BTreeMap::new(),
    })
}

fn told(manifest: &Manifest, arguments: &BackupArguments, context: &Context) -> String {
    let to = arguments.to.display().to_string();
    let rows: u64 = manifest.rows.values().sum();
    let rounds: u32 = manifest.pools.iter().map(|pool| pool.rounds).sum();
    let (pools, with_keys) = (manifest.pools.len(), arguments.with_keys);
    if context.json {
        let summary = json!({
            "to": to, "rows": rows, "pools": pools, "rounds": rounds, "with_keys": with_keys,
        });
        return format!("{summary}\n");
    }
    match (context.language, with_keys) {
        (Language::Chinese, false) => format!(
            "备份在 {to}：{rows} 行，{pools} 个计划，{rounds} 期；账目相等，每个文件都有校验值。\n\
             其中没有密钥：请另存 keys 文件夹，没有它，谁的资料都打不开。\n"
        ),
        (Language::English, false) => format!(
            "The backup is in {to}.\nRows: {rows}. Pools: {pools}. Rounds: {rounds}. The accounts \
             balance, and every file has its hash.\nThe keys are not in it: keep the folder keys \
             elsewhere. Without it nobody's papers can be opened.\n"
        ),
        (Language::Chinese, true) => format!(
            "备份在 {to}：{rows} 行，{pools} 个计划，{rounds} 期；账目相等，每个文件都有校验值。\n\
             密钥也在其中：拿到这份备份的人能读到一切，请像密钥一样保管。\n"
        ),
        (Language::English, true) => format!(
            "The backup is in {to}.\nRows: {rows}. Pools: {pools}. Rounds: {rounds}. The accounts \
             balance, and every file has its hash.\nThe keys are in it: who has this backup reads \
             everything. Guard it as you guard the keys.\n"
        ),
    }
}
