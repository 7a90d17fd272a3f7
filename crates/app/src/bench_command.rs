//! `tongzhou bench`: measurements as JSON lines, seeded, with the baseline in the same run.

mod balances;
mod ballots;
mod cases;
mod demo;
mod deposits;
mod engine;
mod evidence;
mod files;
mod log;
mod pages;
mod proofs;
mod settle;
mod statement;
mod store;
mod verify;
mod village;

use crate::Context;
use crate::failure::{Failure, whole_file};
use std::time::Duration;

/// How many clients write at once what a measurement needs beforehand.
const CLIENTS_AT_SETUP: u32 = 256;

/// The benchmarks. 性能测量。
#[derive(clap::Subcommand)]
pub enum BenchCommand {
    Settle(settle::SettleArguments),
    Files(files::FilesArguments),
    Pages(pages::PagesArguments),
    Store(store::StoreArguments),
    Deposits(deposits::DepositsArguments),
    Statement(statement::StatementArguments),
    Cases(cases::CasesArguments),
    Ballots(ballots::BallotsArguments),
    Demo(demo::DemoArguments),
    Evidence(evidence::EvidenceArguments),
    Balances(balances::BalancesArguments),
    Log(log::LogArguments),
    Proofs(proofs::ProofsArguments),
    Verify(verify::VerifyArguments),
}

/// Runs a benchmark; the output is one JSON line.
pub fn run(command: &BenchCommand, context: &Context) -> Result<String, Failure> {
    let line = match command {
        BenchCommand::Settle(arguments) => {
            settle::measured(arguments).map_err(|rejection| whole_file("bench", rejection))?
        }
        BenchCommand::Files(arguments) => files::measured(arguments, context)?,
        BenchCommand::Pages(arguments) => pages::measured(arguments, context)?,
        BenchCommand::Store(arguments) => store::measured(arguments)?,
        BenchCommand::Statement(arguments) => statement::measured(arguments)?,
        BenchCommand::Cases(arguments) => cases::measured(arguments)?,
        BenchCommand::Ballots(arguments) => ballots::measured(arguments)?,
        BenchCommand::Demo(arguments) => demo::measured(arguments, context)?,
        BenchCommand::Evidence(arguments) => evidence::measured(arguments)?,
        BenchCommand::Proofs(arguments) => proofs::measured(arguments)?,
        BenchCommand::Verify(arguments) => verify::measured(arguments)?,
        BenchCommand::Log(arguments) => log::measured(arguments)?,
        BenchCommand::Balances(arguments) => balances::measured(arguments)?,
        BenchCommand::Deposits(arguments) => deposits::measured(arguments)?,
    };
    Ok(format!("{line}\n"))
}

#[expect(clippy::float_arithmetic, reason = "times are not money")]
fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

/// How many times longer one time is than another, to two decimals.
#[expect(clippy::float_arithmetic, reason = "times are not money")]
fn ratio(one: Duration, other: Duration) -> f64 {
    (one.as_secs_f64() / other.as_secs_f64().max(1e-9) * 100.0).round() / 100.0
}

/// How many a second, of so many in a time.
#[expect(clippy::float_arithmetic, reason = "rates are not money")]
fn per_second(count: u32, time: Duration) -> f64 {
    f64::from(count) / time.as_secs_f64().max(1e-9)
}

/// How many times one rate is another, to two decimals.
#[expect(clippy::float_arithmetic, reason = "rates are not money")]
fn ratio_of(one: f64, other: f64) -> f64 {
    (one / other.max(1e-9) * 100.0).round() / 100.0
}

/// The most memory this process has held, from the kernel's account; `None` where it keeps none.
fn peak_rss_mib() -> Option<u64> {
    memory_kib("VmHWM:").map(|kib| kib.div_ceil(1024))
}

/// A line of the kernel's account of this process.
fn memory_kib(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|found| found.strip_prefix(line))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
