//! `tongzhou bench demo`: building the demonstration, beside writing its rows plainly.

use super::{milliseconds, peak_rss_mib, per_second, ratio};
use crate::Context;
use crate::community_folder::refused;
use crate::demo_command::{Origin, build};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use ledger::Rejection;
use serde_json::{Value, json};
use std::time::Instant;
use store::PlainCopy;

/// Build a demonstration, and write its rows plainly. 建一个演示社区，再逐行写一遍作对照。
#[derive(clap::Args)]
pub struct DemoArguments {
    /// How many people join. 加入的人数。
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1_000..=2_000_000))]
    scale: u32,
    /// The seed of the world. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
}

/// Measures, and gives one JSON line. The baseline writes the same rows, in the order of their keys
/// and with the same indexes, with prepared statements in one transaction.
pub fn measured(arguments: &DemoArguments, context: &Context) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let place = tempfile::tempdir().map_err(unwritable)?;
    let folder = place.path().join("demo");
    let DemoArguments { scale, seed } = *arguments;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(unwritable)?;
    let started = Instant::now();
    let progress = Progress::new(context.language);
    runtime.block_on(build(&folder, &Origin::of(seed.into(), scale), &progress))?;
    let ready = started.elapsed();
    let peak_rss_mib = peak_rss_mib();
    let told = |failure| refused(&folder, &failure);
    let rows = PlainCopy::read(&folder.join("community.sqlite")).map_err(told)?;
    let started = Instant::now();
    let written = rows.write(&place.path().join("plain.sqlite")).map_err(told)?;
    let plain = started.elapsed();
    Ok(json!({
        "bench": "demo",
        "scale": scale,
        "ready_ms": milliseconds(ready),
        "members_per_second": per_second(scale, ready).round(),
        "rows": written,
        "plain_rows_ms": milliseconds(plain),
        "ready_over_plain": ratio(ready, plain),
        "peak_rss_mib": peak_rss_mib,
        "seed": seed,
    }))
}
