//! `tongzhou export`: every table of a community as CSV, and a book of each pool.
//!
//! It reads one state of the database while a server writes; it takes no lock, changes nothing and
//! decrypts nothing, so it needs no key.

mod book;
mod plan_text;
mod tables;

use crate::Context;
use crate::community_folder::{Settings, refused, runtime};
use crate::failure::Failure;
use crate::manifest::{HashedFolder, Manifest, PoolEntry};
use ledger::{Language, Rejection};
use serde_json::json;
use std::path::{Path, PathBuf};
use store::archive::{SchemaVersions, check_up, schema_versions, snapshot};
use store::{Session, StoreFailure};
use tokio::runtime::Runtime;

/// What this layout of files is called.
const FORMAT: &str = "tongzhou export 1";

/// Write every table of a community as CSV. 把社区的每张表导出为 CSV。
#[derive(clap::Args)]
pub struct ExportArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Where the files go: a new folder. 写到哪里：新文件夹。
    #[arg(long, value_name = "OUT")]
    out: PathBuf,
    /// Write the book of each pool too, which tongzhou settle recomputes.
    /// 同时写出每个计划的账本，可用 tongzhou settle 重算。
    #[arg(long)]
    book: bool,
}

/// A community that is being read out.
pub struct Reading<'a> {
    /// Where the store's answers are awaited.
    runtime: &'a Runtime,
    /// One state of the database.
    session: Box<dyn Session>,
    /// The community's folder, for what goes wrong.
    dir: &'a Path,
}

impl Reading<'_> {
    /// Waits for an answer of the store.
    fn read<T>(
        &mut self,
        ask: impl AsyncFnOnce(&mut dyn Session) -> Result<T, StoreFailure>,
    ) -> Result<T, Failure> {
        let answer = self.runtime.block_on(ask(&mut *self.session));
        answer.map_err(|failure| refused(self.dir, &failure))
    }
}

/// Runs the command.
pub fn run(arguments: &ExportArguments, context: &Context) -> Result<String, Failure> {
    let dir = &arguments.dir;
    let settings = Settings::read(dir)?;
    let address = settings.address(dir);
    let out = HashedFolder::create(&arguments.out)?;
    let runtime = runtime(dir)?;
    let said = |failure| refused(dir, &failure);
    let session = runtime.block_on(snapshot(&address)).map_err(said)?;
    let SchemaVersions { release, .. } =
        runtime.block_on(schema_versions(&address)).map_err(said)?;
    let mut reading = Reading { runtime: &runtime, session, dir };
    let rows = tables::write(&mut reading, &out)?;
    let checkup = reading.read(async |session| check_up(session).await)?;
    let mut pools = Vec::new();
    for found in checkup.pools {
        let mut entry = PoolEntry {
            pool: found.pool,
            rounds: found.rounds,
            share_index: found.index.minor(),
            book: None,
            no_book: None,
        };
        if arguments.book {
            let folder = format!("books/pool-{}", found.pool);
            match book::write(&mut reading, &out, found.pool, &folder)? {
                Ok(()) => entry.book = Some(folder),
                Err(rejection) => entry.no_book = Some(rejection.number()),
            }
        }
        pools.push(entry);
    }
    let engine = if store::is_postgres(&address) { "postgres" } else { "sqlite" };
    let manifest = out.publish(Manifest {
        format: FORMAT.to_owned(),
        community: settings.name,
        engine: engine.to_owned(),
        schema: release,
        rows,
        pools,
        files: Default::default(),
    })?;
    Ok(told(&manifest, arguments, context))
}

fn told(manifest: &Manifest, arguments: &ExportArguments, context: &Context) -> String {
    let (tables, files) = (manifest.rows.len(), manifest.files.len());
    let rows: u64 = manifest.rows.values().sum();
    if context.json {
        let summary = json!({
            "tables": tables, "rows": rows, "files": files, "schema": manifest.schema,
            "pools": manifest.pools,
        });
        return format!("{summary}\n");
    }
    let mut text = match context.language {
        Language::Chinese => format!("{tables} 张表，{rows} 行，{files} 个文件。\n"),
        Language::English => format!("Tables: {tables}. Rows: {rows}. Files: {files}.\n"),
    };
    for PoolEntry { pool, rounds, book, no_book, .. } in &manifest.pools {
        text += &match (context.language, book) {
            (Language::Chinese, Some(book)) => {
                let place = arguments.out.join(book);
                format!("计划 {pool}：{rounds} 期，账本在 {}\n", place.display())
            }
            (Language::English, Some(book)) => {
                let place = arguments.out.join(book);
                format!("Pool {pool}: {rounds} rounds, book in {}\n", place.display())
            }
            (Language::Chinese, None) => format!("计划 {pool}：{rounds} 期\n"),
            (Language::English, None) => format!("Pool {pool}: {rounds} rounds\n"),
        };
        if let Some(why) = no_book.and_then(Rejection::from_number) {
            let words = why.words();
            text += &match context.language {
                Language::Chinese => format!(
                    "  没有账本：R{} {}；{}\n",
                    why.number(),
                    words.chinese,
                    words.remedy_chinese
                ),
                Language::English => format!(
                    "  no book: R{} {}; {}\n",
                    why.number(),
                    words.english,
                    words.remedy_english
                ),
            };
        }
    }
    text
}
