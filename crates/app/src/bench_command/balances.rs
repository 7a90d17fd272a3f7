//! `tongzhou bench balances`: the tree over the balances of all members, from memory and from a
//! store, beside hashing as many bytes and adding up the same tables.

mod kept;
mod stream;

pub use stream::{member_of, secret_of};

use super::engine::refused;
use super::{milliseconds, ratio};
use crate::failure::{Failure, whole_file};
use ledger::{Fault, Rejection};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use store::Baseline;
use tokio::runtime::Runtime;

/// Make the tree over all balances of a pool. 为全体会员的余额生成求和树。
#[derive(clap::Args)]
pub struct BalancesArguments {
    /// How many members the pool has. 会员人数。
    #[arg(long, value_name = "N", default_value_t = 105_300_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=200_000_000))]
    members: u32,
    /// Where the SQLite file is made and left, and used where it is; a temporary folder when not
    /// given. 数据库文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The seed of the balances. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Make the tree of the file that is there, and nothing else. 只为已有的数据库生成求和树。
    #[arg(long, requires = "dir")]
    only_tree: bool,
}

/// Measures, and gives one JSON line. The tree of the store is made as the day after a round makes
/// it, in a process of its own, so that its memory is not that of the load.
pub fn measured(arguments: &BalancesArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let folder = arguments.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let runtime = Runtime::new().map_err(unwritable)?;
    if arguments.only_tree {
        return runtime.block_on(kept::tree(&folder)).map_err(|failure| refused(&failure));
    }
    let BalancesArguments { members, seed, .. } = *arguments;
    let in_memory = stream::tree(members, seed);
    let plain_hash = stream::plain(members);
    let loaded = runtime.block_on(kept::load(&folder, (members, seed)));
    let load = loaded.map_err(|failure| refused(&failure))?;
    drop(runtime);
    let tree = in_a_process(&folder)?;
    let (scan, _) =
        Baseline::scan(&kept::database(&folder)).map_err(|failure| refused(&failure))?;
    let tree_ms = tree["tree_ms"].as_f64().unwrap_or_default();
    let from_store = Duration::try_from_secs_f64(seconds(tree_ms)).unwrap_or_default();
    Ok(json!({
        "bench": "balances",
        "members": tree["members"],
        "stream_ms": milliseconds(in_memory),
        "plain_sha256_ms": milliseconds(plain_hash),
        "stream_over_plain": ratio(in_memory, plain_hash),
        "load_ms": load.map(milliseconds),
        "tree_ms": tree["tree_ms"],
        "plain_scan_ms": milliseconds(scan),
        "tree_over_scan": ratio(from_store, scan),
        "limit": "the rows of members and secrets, which one thread reads; hashing is beside it",
        "tree_mib": tree["tree_mib"],
        "store_mib": tree["store_mib"],
        "peak_rss_mib": tree["peak_rss_mib"],
        "seed": seed,
    }))
}

#[expect(clippy::float_arithmetic, reason = "times are not money")]
fn seconds(milliseconds: f64) -> f64 {
    milliseconds / 1e3
}

/// The tree of the file, made by this program once more.
fn in_a_process(folder: &Path) -> Result<Value, Failure> {
    let told = |text: String| Fault { text, ..whole_file("bench", Rejection::InternalFault) };
    let program = std::env::current_exe().map_err(|error| told(error.to_string()))?;
    let mut command = Command::new(program);
    let run = command.args(["bench", "balances", "--only-tree", "--dir"]).arg(folder).output();
    let run = run.map_err(|error| told(error.to_string()))?;
    match run.status.success() {
        true => Ok(serde_json::from_slice(&run.stdout).map_err(|error| told(error.to_string()))?),
        false => Err(told(String::from_utf8_lossy(&run.stderr).into_owned()).into()),
    }
}
