//! `tongzhou demo`: a whole simulated community in one folder, built by driving the real engine.

mod build;
mod plans;
mod rulebooks;

use crate::Context;
use crate::community_folder::{CommunityFolder, Settings, refused};
use crate::failure::Failure;
use crate::progress::Progress;
use build::Builder;
use service::plans::PublishFailure;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use vault::SeededEntropy;

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
    seed: u64,
}

/// Builds the world.
pub fn run(arguments: &DemoArguments, context: &Context) -> Result<String, Failure> {
    let started = Instant::now();
    let progress = Progress::new(context.language);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let built = runtime.block_on(build(arguments, &progress));
    built?;
    Ok(format!("{:.2} s\n", started.elapsed().as_secs_f64()))
}

async fn build(arguments: &DemoArguments, progress: &Progress) -> Result<(), Failure> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&arguments.seed.to_be_bytes());
    let mut entropy = SeededEntropy::new(seed);
    let settings = Settings::embedded("demo.tongzhou.example");
    let folder = CommunityFolder::create(&arguments.dir, &settings, &mut entropy)?;
    let open = folder.open_to_build(Box::new(entropy)).await?;
    let community = Arc::new(open.community);
    let days = usize::try_from((plans::LAST_DAY - plans::FIRST_DAY).get_days()).unwrap_or_default();
    let bar = progress.counting(days, "模拟每一天", "living the days");
    let told = |failure| publish_refused(&arguments.dir, failure);
    let builder = Builder::found(Arc::clone(&community), arguments.seed, arguments.scale);
    let world = builder.await.map_err(told)?.live(&bar).await.map_err(told)?;
    for beat in world.story() {
        println!("{beat:?}");
    }
    Ok(())
}

fn publish_refused(folder: &Path, failure: PublishFailure) -> Failure {
    match failure {
        PublishFailure::Faults(faults) => Failure::from(faults),
        PublishFailure::Store(failure) => refused(folder, &failure),
    }
}
