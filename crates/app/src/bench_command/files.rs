//! `tongzhou bench files`: a seeded book written, read, settled and written out again.

use super::{milliseconds, peak_rss_mib, ratio};
use crate::book_folder::{self, BookFolder};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::results_folder::ResultsFolder;
use crate::{Context, settle_command};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use serde_json::{Value, json};
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Settle a generated book from files to files. 从文件到文件结算一个生成的账本。
#[derive(clap::Args)]
pub struct FilesArguments {
    /// How many members the book has. 会员人数。
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1_000_000,
        value_parser = clap::value_parser!(u32).range(1..),
    )]
    members: u32,
    /// The seed of joinings, deposits and cases. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Also settle the book in the slow form. 同时用慢算法结算。
    #[arg(long)]
    slow: bool,
}

/// Twelve months of two rounds each.
const PLAN: &str = r#"mode = "prepaid"
from = 2020-01-01
through = 2020-12-31
calendar = [[7, 14], [21, 28]]
fee_bp = 800
rounding = "up"
waiting_days = 90
waiting_members_share = true
over_limit = "sponsor"
round_cap = "20.00"
floor = "1.00"
recovery_days = 30
max_recoveries = 3
"#;

/// Measures, and gives one JSON line. The baseline is reading every row of the same files with the
/// same CSV library and doing nothing with it.
pub fn measured(arguments: &FilesArguments, context: &Context) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let folder = tempfile::tempdir().map_err(unwritable)?;
    let deposits = write_book(folder.path(), arguments).map_err(unwritable)?;
    let progress = Progress::new(context.language);
    let (raw, ()) = timed(|| read_raw(folder.path()).map_err(unwritable))?;
    let rulebooks = Path::new("rulebooks");
    let (read, BookFolder { book, .. }) =
        timed(|| book_folder::read(folder.path(), rulebooks, &progress))?;
    let (settle, settlement) = timed(|| settle_command::settle(&book, &progress))?;
    let (write, ()) = timed(|| {
        let out = folder.path().join("out");
        let results = ResultsFolder::create(&out, &settle_command::FILES)?;
        settle_command::write(&results, &book, &settlement)?;
        Ok::<(), Failure>(results.publish()?)
    })?;
    let refused = |rejection| whole_file("bench", rejection);
    let owed_by = |number: &u32| settlement.member(*number).map_or(0, |member| member.owed.minor());
    let busiest = (0..arguments.members.min(10_000)).max_by_key(owed_by).unwrap_or(0);
    let (statement, shown) =
        timed(|| pool::statement(&book, &settlement, busiest).map_err(refused))?;
    let peak_rss_mib = peak_rss_mib();
    let slow = match arguments.slow {
        true => Some(timed(|| pool::slow::settle(&book).map_err(refused))?.0),
        false => None,
    };
    let total = read + settle + write;
    Ok(json!({
        "bench": "files",
        "members": arguments.members,
        "rounds": settlement.rounds().len(),
        "deposits": deposits,
        "cases": book.cases().len(),
        "read_ms": milliseconds(read),
        "settle_ms": milliseconds(settle),
        "write_ms": milliseconds(write),
        "total_ms": milliseconds(total),
        "raw_csv_ms": milliseconds(raw),
        "total_over_raw_csv": ratio(total, raw),
        "statement_ms": milliseconds(statement),
        "statement_entries": shown.entries.len(),
        "slow_settle_ms": slow.map(milliseconds),
        "peak_rss_mib": peak_rss_mib,
        "seed": arguments.seed,
    }))
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(Duration, T), E> {
    let started = Instant::now();
    let result = work()?;
    Ok((started.elapsed(), result))
}

/// Reads every row of every file of the book and drops it.
fn read_raw(folder: &Path) -> io::Result<()> {
    for file in ["members.csv", "deposits.csv", "cases.csv"] {
        let mut reader = csv::Reader::from_path(folder.join(file))?;
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            black_box(&record);
        }
    }
    Ok(())
}

/// Writes the book; returns how many deposits it has.
fn write_book(folder: &Path, arguments: &FilesArguments) -> io::Result<u64> {
    std::fs::write(folder.join("plan.toml"), PLAN)?;
    let mut members = BufWriter::new(File::create(folder.join("members.csv"))?);
    let mut deposits = BufWriter::new(File::create(folder.join("deposits.csv"))?);
    let mut cases = BufWriter::new(File::create(folder.join("cases.csv"))?);
    writeln!(members, "member,joined_on,left_on,units")?;
    writeln!(deposits, "member,on,amount")?;
    writeln!(cases, "case,member,approved_on,aid,withdrawn_on")?;
    let mut draws = Draws { state: arguments.seed };
    let mut deposit_count = 0;
    for number in 0..arguments.members {
        let joined = draws.below(500);
        let joined_on = day(joined);
        let left_on = match draws.below(20) {
            0 => day(joined + draws.below(300)).to_string(),
            _ => String::new(),
        };
        writeln!(members, "m{number:09},{joined_on},{left_on},1")?;
        for _ in 0..1 + draws.below(3) {
            let on = day(joined + draws.below(250));
            writeln!(deposits, "m{number:09},{on},{}.00", 10 * (1 + draws.below(9)))?;
            deposit_count += 1;
        }
        // About 70 cases a year for each 100,000 members, as Xiang Hu Bao had in 2020.
        if draws.below(1_450) == 0 {
            let approved_on = day(130 + draws.below(365));
            let aid = if draws.below(3) == 0 { "300000.00" } else { "100000.00" };
            writeln!(cases, "c{number:09},m{number:09},{approved_on},{aid},")?;
        }
    }
    members.flush()?;
    deposits.flush()?;
    cases.flush()?;
    Ok(deposit_count)
}

/// The date so many days after 2019-08-24.
fn day(offset: i64) -> Date {
    date(2019, 8, 24).checked_add(offset.days()).expect("a date of the next three years exists")
}

/// A sequence of draws that a seed repeats: the splitmix64 generator.
struct Draws {
    state: u64,
}

impl Draws {
    /// A draw from 0 to below `limit`.
    fn below(&mut self, limit: i64) -> i64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let positive = i64::try_from((mixed ^ (mixed >> 31)) >> 1).expect("63 bits fit");
        positive % limit
    }
}
