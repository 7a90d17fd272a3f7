//! `tongzhou bench log`: entries that come in without a pause, one checkpoint a second, beside the
//! same entries in one plain file.

use super::engine::refused;
use super::settle::median;
use super::{milliseconds, peak_rss_mib, per_second, ratio_of};
use crate::failure::{Failure, whole_file};
use ledger::Rejection;
use serde_json::{Value, json};
use service::public_log::folder::POLICY;
use service::public_log::witnessing::over_http;
use service::public_log::{CheckpointLock, LogFailure, LogFolder, LogKeys, PublicLog, Reached};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::StoreFailure;
use tlog::policy::Policy;
use vault::SeededEntropy;

/// Append entries to a public log, one checkpoint a second. 向公开日志追加条目，每秒一个检查点。
#[derive(clap::Args)]
pub struct LogArguments {
    /// How many entries come in each second. 每秒条目数。
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rate: u32,
    /// For how many seconds. 多少秒。
    #[arg(long, value_name = "N", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=3_600))]
    seconds: u32,
    /// How many entries the log has before. 之前已有的条目数。
    #[arg(long, value_name = "N", default_value_t = 4_000_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(..=200_000_000))]
    before: u32,
    /// Where the log is made, and left; a temporary folder when not given. 日志文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// How many entries are appended at once before the measurement.
const AT_ONCE: u32 = 262_144;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The parts of an append, in their order.
const PARTS: [(Reached, &str); 5] = [
    (Reached::Staged, "laid aside"),
    (Reached::Signed, "derived again and signed"),
    (Reached::Swapped, "swapped"),
    (Reached::TilesWritten, "tiles in their places"),
    (Reached::Published, "published"),
];

/// Measures, and gives one JSON line. What came in during a second becomes one append; its time is
/// that from the first byte to the published checkpoint, all of it durable.
pub fn measured(arguments: &LogArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let folder = arguments.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let LogArguments { rate, seconds, before, .. } = *arguments;
    let log = open(&folder).map_err(told)?;
    fill(&log, before).map_err(told)?;
    let appended = append(&log, (before, rate, seconds)).map_err(|why| told(why.into()))?;
    let plain = plainly(&folder.join("plain"), (before, rate, seconds)).map_err(unwritable)?;
    let entries = rate.saturating_mul(seconds);
    let whole: Duration = appended.times.iter().sum();
    let (fast, plain_fast) = (per_second(entries, whole), per_second(entries, plain));
    let mut sorted = appended.times.clone();
    sorted.sort_unstable();
    let late = sorted.iter().filter(|time| **time > Duration::from_secs(1)).count();
    let parts: Vec<_> = appended.parts.iter().map(|times| median(times)).collect();
    let limit = (0..PARTS.len()).max_by_key(|part| parts[*part]).map(|part| PARTS[part].1);
    Ok(json!({
        "bench": "log",
        "before": before,
        "rate": rate,
        "seconds": seconds,
        "checkpoints": sorted.len(),
        "kept_up": appended.kept_up,
        "append_ms": milliseconds(median(&appended.times)),
        "append_ms_worst": sorted.last().copied().map(milliseconds),
        "later_than_a_second": late,
        "entries_per_second": fast.round(),
        "plain_entries_per_second": plain_fast.round(),
        "rate_over_plain": ratio_of(fast, plain_fast),
        "part_ms": PARTS.iter().zip(&parts).map(|((_, name), time)| {
            ((*name).to_owned(), milliseconds(*time).into())
        }).collect::<serde_json::Map<String, Value>>(),
        "limit": limit,
        "peak_rss_mib": peak_rss_mib(),
    }))
}

/// A log in a folder, with keys of its own and no witness.
pub fn open(folder: &Path) -> Result<PublicLog, StoreFailure> {
    let keys = LogKeys::generate("bench.example/log", &mut SeededEntropy::new([2; 32]))?;
    let files = LogFolder::open(&folder.join("log"))?;
    let lock = CheckpointLock::open(&folder.join("lock"))?;
    let [ed25519, ml_dsa_44] = keys.verifiers();
    let policy = format!("log {ed25519}\nlog {ml_dsa_44}\nquorum none\n");
    files.write(POLICY, policy.as_bytes())?;
    let policy = Policy::from_text(policy.as_bytes());
    let policy = policy.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
    Ok(PublicLog::new(keys, files, lock, (policy, Arc::new(over_http))))
}

/// Fills a log with joinings up to a number.
pub fn fill(log: &PublicLog, through: u32) -> Result<(), StoreFailure> {
    let mut has = u32::try_from(log.size()?).unwrap_or(u32::MAX);
    while has < through {
        let next = has.saturating_add(AT_ONCE).min(through);
        log.append(&entries(has..next))?;
        has = next;
    }
    Ok(())
}

/// What a command says of a log that cannot be written.
pub fn told(failure: StoreFailure) -> Failure {
    refused(&failure)
}

struct Appended {
    times: Vec<Duration>,
    /// For each part the time of each append.
    parts: Vec<Vec<Duration>>,
    /// Whether no second began before the append of the one before was done.
    kept_up: bool,
}

fn append(
    log: &PublicLog,
    (before, rate, seconds): (u32, u32, u32),
) -> Result<Appended, LogFailure> {
    let mut parts = vec![Vec::new(); PARTS.len()];
    let (mut times, mut kept_up) = (Vec::new(), true);
    let mut first = before;
    let begun = Instant::now();
    for second in 0..seconds {
        let through = first.saturating_add(rate);
        let batch = entries(first..through);
        let due = begun + Duration::from_secs(u64::from(second) + 1);
        kept_up &= Instant::now() <= due;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let started = Instant::now();
        let mut last = started;
        log.append_until(&batch, &mut |reached| {
            let now = Instant::now();
            let part = PARTS.iter().position(|(part, _)| *part == reached);
            parts[part.unwrap_or_default()].push(now.duration_since(last));
            last = now;
            Ok(())
        })?;
        times.push(started.elapsed());
        first = through;
    }
    Ok(Appended { times, parts, kept_up })
}

/// The time to write the same entries behind one another in one file, each behind its length, and
/// to wait for the disk after each second's.
fn plainly(place: &Path, (before, rate, seconds): (u32, u32, u32)) -> io::Result<Duration> {
    File::create(place)?;
    let mut file = OpenOptions::new().append(true).open(place)?;
    let (mut whole, mut first) = (Duration::ZERO, before);
    for _ in 0..seconds {
        let batch = entries(first..first.saturating_add(rate));
        let started = Instant::now();
        let mut bytes = Vec::new();
        for entry in &batch {
            bytes.extend(u16::try_from(entry.len()).unwrap_or_default().to_be_bytes());
            bytes.extend(entry);
        }
        file.write_all(&bytes)?;
        file.sync_data()?;
        whole += started.elapsed();
        first = first.saturating_add(rate);
    }
    Ok(whole)
}

/// Entries of joinings.
pub fn entries(numbers: Range<u32>) -> Vec<Vec<u8>> {
    let entry = |number: u32| {
        let mut text = b"tongzhou/1 member-joined\npool 1\non 2020-01-01\ncommitment ".to_vec();
        for byte in Sha256::digest(number.to_be_bytes()) {
            text.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        text.push(b'\n');
        text
    };
    numbers.map(entry).collect()
}
