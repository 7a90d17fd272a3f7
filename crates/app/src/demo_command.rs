//! `tongzhou demo`: a whole simulated community in one folder, built by driving the real engine.

mod accounts;
mod build;
mod casework;
mod folder;
mod living_on;
mod oversight;
mod people;
mod plans;
pub mod rulebooks;
mod summary;
mod treasury;

pub use accounts::MEMBER;
pub use folder::{Origin, is_demo};
pub(crate) use rulebooks::village;

use crate::Context;
use crate::community_folder::{self, CommunityFolder, OpenCommunity, refused};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::server::{self, Jobs};
use build::Builder;
use folder::Draft;
use jiff::Timestamp;
use ledger::Language;
use living_on::mover;
use service::Community;
use service::plans::PublishFailure;
use service::public_log::publishing::write_log;
use sim::StoryBeat;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;
use store::StoreFailure;
use summary::Summary;
use tokio::net::TcpListener;
use tokio::sync::watch;
use vault::SeededEntropy;
use web::{Cookies, DemoClock, DemonstratedBank, Settings, Web};

/// The name under which the community signs.
const NAME: &str = "demo.tongzhou.example";

/// What tells the seed of the log's keys from that of the world.
const LOG_SEED: u8 = 0x10;

/// Build a simulated community and serve it. 建一个模拟的社区并打开它。
#[derive(clap::Args)]
pub struct DemoArguments {
    /// How many people join. 加入的人数。
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1_000..=2_000_000))]
    scale: u32,
    /// Where it is kept; delete the folder to be rid of it. 放在哪里；删掉这个文件夹就没有了。
    #[arg(long, value_name = "DIR", default_value = "tongzhou-demo")]
    dir: PathBuf,
    /// The seed: the same gives the same world. 种子：相同的种子得到相同的世界。
    #[arg(long, value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u64).range(..=i64::MAX.cast_unsigned()))]
    seed: u64,
    /// Where to listen. 监听地址。
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Build the world and say what is in it, but do not serve it. 只建好并说明内容，不提供服务。
    #[arg(long)]
    build_only: bool,
    /// Start no browser. 不打开浏览器。
    #[arg(long)]
    no_open: bool,
}

/// Builds the world, unless the folder has it already, and serves it.
pub fn run(arguments: &DemoArguments, context: &Context) -> Result<String, Failure> {
    let started = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let origin = Origin::of(arguments.seed, arguments.scale);
    if folder::find(&arguments.dir, &origin)?.is_none() {
        let progress = Progress::new(context.language);
        runtime.block_on(build(&arguments.dir, &origin, &progress))?;
    }
    serve(arguments, &origin, started, context)
}

/// Builds a demonstration in a folder that is new or empty.
pub async fn build(target: &Path, origin: &Origin, progress: &Progress) -> Result<(), Failure> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&origin.seed.to_be_bytes());
    let mut entropy = SeededEntropy::new(seed);
    let draft = Draft::create(target)?;
    let folder = CommunityFolder::create(
        draft.path(),
        &community_folder::Settings::embedded(NAME),
        &mut entropy,
    )?;
    // From a seed of their own, so that the world is the same whatever keys there are.
    seed[31] = LOG_SEED;
    folder.make_log_keys(&mut SeededEntropy::new(seed))?;
    let open = folder.open_to_build(Box::new(entropy)).await?;
    let community = Arc::new(open.community);
    let key = oversight::supervisor_key(origin.seed);
    let key = key.map_err(|rejection| whole_file(target.display().to_string(), rejection))?;
    let place = draft.path().join(community_folder::KEYS).join(oversight::KEY_FILE);
    community_folder::write_secret(&place, key.secret_text().as_bytes())?;
    let days = usize::try_from((plans::LAST_DAY - plans::FIRST_DAY).get_days()).unwrap_or_default();
    let bar = progress.counting(days, "模拟每一天", "living the days");
    let told = |failure| publish_refused(target, failure);
    let builder = Builder::found(Arc::clone(&community), origin.seed, origin.scale);
    let world = builder.await.map_err(told)?.live(&bar).await.map_err(told)?;
    bar.finish_and_clear();
    while write_log(&community).await.map_err(|failure| refused(target, &failure))?.done > 0 {}
    community.store.settle_down().await.map_err(|failure| refused(target, &failure))?;
    // Closed before it moves: SQLite finds what lies beside its file by name.
    drop(community);
    let story = world.story().iter().map(beat).collect();
    draft.publish(&folder::DemoSettings { origin: origin.clone(), story })
}

/// Tells what there is, then serves it until told to stop. The business dates stand still until
/// somebody moves the clock of the demonstration: no worker moves them on to the day of the
/// machine's clock.
fn serve(
    arguments: &DemoArguments,
    origin: &Origin,
    started: Instant,
    context: &Context,
) -> Result<String, Failure> {
    let target = &arguments.dir;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        if arguments.build_only {
            let (_, told) = tell(target, origin, started, context).await?;
            return Ok(told);
        }
        let listener = server::bind(&arguments.listen).await?;
        let address = listener.local_addr().map_or(arguments.listen.clone(), |it| it.to_string());
        let (open, told) = tell(target, origin, started, context).await?;
        say(&told, &format!("http://{address}"), context);
        if !arguments.no_open && !context.json && stdout().is_terminal() {
            open_browser(&format!("http://{address}"));
        }
        let community = Arc::new(open.community);
        serve_moving(community, listener, (target, origin)).await?;
        Ok(String::new())
    })
}

/// Serves a demonstration whose clock can be moved.
async fn serve_moving(
    community: Arc<Community>,
    listener: TcpListener,
    (target, origin): (&Path, &Origin),
) -> Result<(), Failure> {
    let told = |failure: StoreFailure| refused(target, &failure);
    let today = living_on::last_day(target).map_err(|rejection| told(rejection.into()))?;
    let day = mover::day(&community, today, &BTreeMap::new()).await.map_err(told)?;
    let (clock, demo_mover) = DemoClock::new(day);
    let story = folder::find(target, origin)?.map_or(Vec::new(), |settings| settings.story);
    let source = mover::Source { folder: target.to_owned(), origin: origin.clone(), story };
    let (stop, stopping) = watch::channel(false);
    let moving = mover::run(Arc::clone(&community), source, demo_mover, stopping);
    let moving = tokio::spawn(moving);
    let bank = DemonstratedBank { token: accounts::bank_token(&community).await.map_err(told)? };
    let settings = Settings { demonstrated_bank: Some(bank), ..settings_of(&listener) };
    let web = Web::of_a_demo(Arc::clone(&community), clock, settings);
    let served = server::run(community, listener, web, Jobs::Told).await;
    // It may have stopped by itself.
    let _ = stop.send(true);
    moving.await.expect("the simulation does not panic");
    served
}

/// How a demonstration is served: on one's own machine, with its public accounts.
pub fn settings_of(listener: &TcpListener) -> Settings {
    // A browser binds passkeys to a name, and to no number.
    let port = listener.local_addr().map_or(0, |it| it.port());
    Settings {
        address: Some(format!("http://localhost:{port}")),
        cookies: Cookies::Plain,
        demonstrated: accounts::demonstrated(),
        // Everybody comes from the same address, one's own machine.
        requests_per_second: None,
        sign_ins_per_minute: None,
        ..Settings::default()
    }
}

/// Prints what there is and where, at once.
fn say(told: &str, address: &str, context: &Context) {
    let line = match (context.json, context.language) {
        (true, _) => String::new(),
        (false, Language::Chinese) => {
            format!("现在可以打开 {address}（按 Ctrl-C 停止）\n")
        }
        (false, Language::English) => {
            format!("Now at {address} (Ctrl-C stops it)\n")
        }
    };
    let mut output = stdout().lock();
    // Nobody may be listening to standard output.
    let _ = output.write_all((told.to_owned() + &line).as_bytes()).and_then(|()| output.flush());
}

/// Opens the address where the desktop has a program for it; where not, the address was printed.
fn open_browser(address: &str) {
    let mut browser = Command::new("xdg-open");
    let _ = browser
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

/// Opens the community and says what is in it.
async fn tell(
    target: &Path,
    origin: &Origin,
    started: Instant,
    context: &Context,
) -> Result<(OpenCommunity, String), Failure> {
    let missing = || refused(target, &StoreFailure::Unavailable(String::new()));
    let settings = folder::find(target, origin)?.ok_or_else(missing)?;
    let open = CommunityFolder::read(target)?.open().await?;
    let told = |failure: StoreFailure| refused(target, &failure);
    let plans = summary::plan_lines(&open.community).await.map_err(told)?;
    let last = living_on::last_day(target).map_err(|rejection| told(rejection.into()))?;
    let secret = accounts::one_time_secret(origin.seed);
    let now = Timestamp::now();
    let summary = Summary {
        folder: target.display().to_string(),
        settings,
        tenths: started.elapsed().as_millis() / 100,
        lived_through: Some(last).filter(|last| *last > plans::LAST_DAY),
        secret: secret.text().map_err(|rejection| told(rejection.into()))?.to_string(),
        code: secret.code(now).map_err(|rejection| told(rejection.into()))?.to_string(),
        plans,
    };
    let told = match context.json {
        true => format!("{}\n", summary.as_json()),
        false => summary.as_text(context.language),
    };
    Ok((open, told))
}

fn beat(beat: &StoryBeat) -> folder::Beat {
    let pool = plans::pool_of(beat.plan);
    let text = beat.kind.text();
    folder::Beat {
        on: beat.on.to_string(),
        plan: plans::name(pool).to_owned(),
        chinese: text.chinese,
        english: text.english,
        cases: beat.cases.iter().map(|case| plans::case_id(pool, *case)).collect(),
    }
}

fn publish_refused(folder: &Path, failure: PublishFailure) -> Failure {
    match failure {
        PublishFailure::Faults(faults) => Failure::from(faults),
        PublishFailure::Store(failure) => refused(folder, &failure),
    }
}
