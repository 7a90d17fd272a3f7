//! `tongzhou import`: a plan that existed before moves in, from its book.
//!
//! Every fault of every file is told before anything is written. A run that was cut off is simply
//! run again.

mod people;

use crate::book_folder::{self, BookFolder};
use crate::community_folder::{CommunityFolder, refused, runtime};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::{Context, RulebooksFolder, rulebook_folder};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use serde_json::json;
use service::moving_in::{MovingIn, check_place, move_in};
use service::plans::PublishFailure;
use std::path::PathBuf;

/// Move a plan with its history into a community. 把一个计划连同历史迁入社区。
#[derive(clap::Args)]
pub struct ImportArguments {
    /// The book: a folder whose plan.toml names a rulebook. 账本：plan.toml 指明规则的文件夹。
    book: PathBuf,
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The number the pool gets. 计划的编号。
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    pool: i64,
    /// The people behind the members, a row each. 会员本人的资料，每人一行。
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// The time zone of its days. 计划所用的时区。
    #[arg(long, value_name = "ZONE", default_value = "Asia/Shanghai")]
    time_zone: String,
    /// Read and check everything, write nothing. 只读取和检查，什么也不写。
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    rulebooks: RulebooksFolder,
}

/// Runs the command.
pub fn run(arguments: &ImportArguments, context: &Context) -> Result<String, Failure> {
    let ImportArguments { dir, pool, .. } = arguments;
    let folder = CommunityFolder::read(dir)?;
    let rulebooks = &arguments.rulebooks.rulebooks;
    let progress = Progress::new(context.language);
    let BookFolder { book, rulebook } = book_folder::read(&arguments.book, rulebooks, &progress)?;
    let rulebook = rulebook.ok_or_else(|| {
        whole_file(
            arguments.book.join("plan.toml").display().to_string(),
            Rejection::ImportNeedsRulebook,
        )
    })?;
    let files = rulebook_folder::read_files(rulebooks, &rulebook.id())?;
    let now = Timestamp::now();
    let people = match &arguments.people {
        Some(file) => people::read(file, &book, now)?,
        None => Vec::new(),
    };
    let moving = MovingIn {
        pool: *pool,
        book: &book,
        rulebook: &rulebook,
        files: &files,
        time_zone: &arguments.time_zone,
        people: &people,
    };
    let runtime = runtime(dir)?;
    let open = runtime.block_on(folder.open())?;
    let community = &open.community;
    let said = |failure| refused(dir, &failure);
    runtime.block_on(check_place(community, &moving)).map_err(said)?;
    let mut done =
        Done { members: book.members().len(), cases: book.cases().len(), rounds: 0, at: None };
    if !arguments.dry_run {
        let moved = runtime.block_on(move_in(community, &moving, now));
        done.at = Some(moved.map_err(|failure| match failure {
            PublishFailure::Faults(faults) => Failure::from(faults),
            PublishFailure::Store(failure) => said(failure),
        })?);
        done.rounds = runtime.block_on(community.store.rounds(*pool)).map_err(said)?.len();
    }
    Ok(told(&done, people.len(), *pool, context))
}

struct Done {
    members: usize,
    cases: usize,
    rounds: usize,
    /// The business date; none when nothing was written.
    at: Option<Date>,
}

fn told(done: &Done, people: usize, pool: i64, context: &Context) -> String {
    let Done { members, cases, rounds, at } = done;
    if context.json {
        let summary = json!({
            "pool": pool, "members": members, "people": people, "cases": cases, "rounds": rounds,
            "business_date": at.map(|at| at.to_string()),
        });
        return format!("{summary}\n");
    }
    match (context.language, at) {
        (Language::Chinese, Some(at)) => format!(
            "计划 {pool} 已迁入：{members} 位会员（{people} 位有资料），{cases} 个案例，\
             {rounds} 期；业务日 {at}。\n"
        ),
        (Language::English, Some(at)) => format!(
            "Pool {pool} has moved in. Members: {members}, {people} of them with papers. Cases: \
             {cases}. Rounds: {rounds}. Business date: {at}.\n"
        ),
        (Language::Chinese, None) => {
            format!("没有错误：{members} 位会员，{people} 份资料，{cases} 个案例。什么也没有写。\n")
        }
        (Language::English, None) => format!(
            "No faults. Members: {members}, {people} of them with papers. Cases: {cases}. Nothing \
             was written.\n"
        ),
    }
}
