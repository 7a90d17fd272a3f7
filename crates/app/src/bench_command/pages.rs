//! `tongzhou bench pages`: the ten main pages of a demonstration, asked for at a steady rate.

mod asked;

use super::{milliseconds, peak_rss_mib, ratio};
use crate::Context;
use crate::community_folder::{CommunityFolder, refused};
use crate::demo_command::{Origin, build, settings_of};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use asked::{Answer, MainPage, ask, ask_steadily, main_pages};
use ledger::Rejection;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::StoreFailure;
use tokio::net::TcpListener;
use web::{Clock, Web, serve};

/// Ask for the main pages of a demonstration. 按固定速率请求演示的主要页面。
#[derive(clap::Args)]
pub struct PagesArguments {
    /// How many people join. 加入的人数。
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1_000..=2_000_000))]
    scale: u32,
    /// The seed of the world. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
    /// A finished demonstration of this scale and seed; a new one when not given. 已经建好的演示。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Requests a second. 每秒请求数。
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    rate: u32,
    /// For how many seconds. 持续多少秒。
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=3_600))]
    seconds: u32,
}

/// Measures, and gives one JSON line. The baseline is a route that reads nothing, asked for at the
/// same rate in the same run.
pub fn measured(arguments: &PagesArguments, context: &Context) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let place = tempfile::tempdir().map_err(unwritable)?;
    let origin = Origin::of(arguments.seed.into(), arguments.scale);
    let folder = arguments.dir.clone().unwrap_or_else(|| place.path().join("demo"));
    let runtime = tokio::runtime::Runtime::new().map_err(unwritable)?;
    runtime.block_on(async {
        if arguments.dir.is_none() {
            build(&folder, &origin, &Progress::new(context.language)).await?;
        }
        let address = served(&folder).await?;
        let told = |failure: StoreFailure| refused(&folder, &failure);
        let pages = main_pages(&address).await.map_err(told)?;
        let mut sizes = Vec::new();
        for page in &pages {
            sizes.push(ask(&address, page).await.map_err(told)?);
        }
        let rate = (arguments.rate, arguments.seconds);
        let nothing = [MainPage::of("nothing", "/healthz")];
        let baseline = ask_steadily(&address, &nothing, rate).await.map_err(told)?;
        let answers = ask_steadily(&address, &pages, rate).await.map_err(told)?;
        Ok(line(arguments, &pages, &sizes, &answers, &baseline))
    })
}

/// Serves a finished demonstration on a port of this machine.
async fn served(folder: &Path) -> Result<String, Failure> {
    let open = CommunityFolder::read(folder)?.open().await?;
    let told = |_| whole_file("bench", Rejection::AddressUnusable);
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(told)?;
    let address = listener.local_addr().map_err(told)?.to_string();
    let settings = settings_of(&listener);
    let web = Web::new(Arc::new(open.community), Clock::of_the_machine(), settings);
    tokio::spawn(serve(listener, web, std::future::pending()));
    Ok(address)
}

fn line(
    arguments: &PagesArguments,
    pages: &[MainPage],
    sizes: &[Answer],
    answers: &[Vec<Duration>],
    baseline: &[Vec<Duration>],
) -> Value {
    let of_page = |place: usize| {
        json!({
            "page": pages[place].name,
            "first_ms": milliseconds(sizes[place].took),
            "html_gzip_bytes": sizes[place].bytes,
            "median_ms": milliseconds(percentile(&answers[place..=place], 50)),
            "p99_ms": milliseconds(percentile(&answers[place..=place], 99)),
        })
    };
    let p99 = percentile(answers, 99);
    json!({
        "bench": "pages",
        "scale": arguments.scale,
        "requests_per_second": arguments.rate,
        "seconds": arguments.seconds,
        "pages": (0..pages.len()).map(of_page).collect::<Vec<_>>(),
        "median_ms": milliseconds(percentile(answers, 50)),
        "p99_ms": milliseconds(p99),
        "slowest_ms": milliseconds(percentile(answers, 100)),
        "baseline": "a route that reads nothing, at the same rate",
        "baseline_p99_ms": milliseconds(percentile(baseline, 99)),
        "p99_over_baseline": ratio(p99, percentile(baseline, 99)),
        "peak_rss_mib": peak_rss_mib(),
        "seed": arguments.seed,
    })
}

/// The time within which so many of a hundred answers came.
fn percentile(answers: &[Vec<Duration>], hundredths: usize) -> Duration {
    let mut all: Vec<Duration> = answers.iter().flatten().copied().collect();
    all.sort_unstable();
    let place = all.len().saturating_mul(hundredths).div_ceil(100).saturating_sub(1);
    all.get(place).copied().unwrap_or_default()
}
