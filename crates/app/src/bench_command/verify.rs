//! `tongzhou bench verify`: the auditor's program over a bundle, beside hashing its bytes once.

mod world;

use super::{milliseconds, peak_rss_mib, ratio};
use crate::failure::{Failure, whole_file};
use crate::manifest::hash_file;
use crate::verify_command::report_of_folder;
use ledger::{Fault, Language, Rejection};
use serde_json::{Value, json};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Check a bundle, as an auditor does. 像审计者那样核对一份资料包。
#[derive(clap::Args)]
pub struct VerifyArguments {
    /// How many members join. 加入的人数。
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1_000..=100_000_000))]
    members: u32,
    /// Where the bundle is made and left, and used where it is; a temporary folder when not given.
    /// 资料包所在文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The seed of the balances. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
}

/// How often each is done; the shorter time counts.
const TIMES: u32 = 3;

/// What all files of a folder come to.
#[derive(Clone, Copy, Default)]
struct Bytes {
    files: u64,
    bytes: u64,
}

/// Measures, and gives one JSON line. The bundle has the entries of all joinings and of 24 rounds,
/// with their cases, balances and statements, and the texts of the rules.
pub fn measured(arguments: &VerifyArguments) -> Result<Value, Failure> {
    let unwritable = |_: io::Error| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let folder = arguments.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    fs::create_dir_all(&folder).map_err(unwritable)?;
    let bundle = folder.join("bundle");
    if !bundle.exists() {
        world::write(&folder, &bundle, (arguments.members, arguments.seed))?;
    }
    let (mut best, mut plain) = (Duration::MAX, Duration::MAX);
    let (mut facts, mut whole) = (Vec::new(), Bytes::default());
    for _ in 0..TIMES {
        let started = Instant::now();
        whole = hash_once(&bundle).map_err(unwritable)?;
        plain = plain.min(started.elapsed());
        let started = Instant::now();
        let report = report_of_folder(&bundle, (None, None))?;
        best = best.min(started.elapsed());
        if !report.holds() {
            let text = report.text(Language::English);
            return Err(Fault { text, ..whole_file("bench", Rejection::InternalFault) }.into());
        }
        facts = report.facts.iter().map(|fact| fact.pick(Language::English).to_owned()).collect();
    }
    Ok(json!({
        "bench": "verify",
        "members": arguments.members,
        "rounds": world::ROUNDS,
        "files": whole.files,
        "bundle_mib": whole.bytes / (1 << 20),
        "verify_ms": milliseconds(best),
        "plain_hash_ms": milliseconds(plain),
        "verify_over_hash": ratio(best, plain),
        "log": facts.first(),
        "limit": "reading and hashing each entry, and reading it as text, in one thread",
        "peak_rss_mib": peak_rss_mib(),
        "seed": arguments.seed,
    }))
}

/// Hashes every file of a folder.
fn hash_once(folder: &Path) -> io::Result<Bytes> {
    let mut whole = Bytes::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            whole.bytes += hash_file(&entry.path())?.bytes;
            whole.files += 1;
        }
    }
    Ok(whole)
}
