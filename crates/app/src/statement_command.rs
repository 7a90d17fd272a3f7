//! `tongzhou statement BOOK --member ID`: every round one member shared in.

mod as_json;
mod as_text;

use crate::book_folder::{self, BookFolder};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::{Context, RulebooksFolder, settle_command};
use ledger::{Fault, Place, Rejection};
use std::io::{Write, stderr};
use std::path::PathBuf;
use std::time::Instant;

/// Show every round a member shared in, and why. 会员对账单：每一期为什么付这些钱。
#[derive(clap::Args)]
pub struct StatementArguments {
    /// The book: a folder with plan.toml, members.csv and more.
    /// 账本：含 plan.toml、members.csv 等的文件夹。
    book: PathBuf,
    /// The member's id. 会员编号。
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    member: String,
    /// Also say how long the computation took, on standard error.
    /// 另在标准错误输出中显示计算用时。
    #[arg(long)]
    time: bool,
    #[command(flatten)]
    rulebooks: RulebooksFolder,
}

/// The statement as text or JSON.
pub fn run(arguments: &StatementArguments, context: &Context) -> Result<String, Failure> {
    let progress = Progress::new(context.language);
    let BookFolder { book, .. } =
        book_folder::read(&arguments.book, &arguments.rulebooks.rulebooks, &progress)?;
    let number = book.ids().number(&arguments.member).ok_or_else(|| Fault {
        place: Place::Key("--member".to_owned()),
        text: arguments.member.clone(),
        ..whole_file("members.csv", Rejection::StatementMemberUnknown)
    })?;
    let settlement = settle_command::settle(&book, &progress)?;
    let started = Instant::now();
    let statement = pool::statement(&book, &settlement, number);
    let took = started.elapsed();
    let statement = statement.map_err(|rejection| whole_file("members.csv", rejection))?;
    if arguments.time {
        // A closed standard error is no reason to withhold the statement.
        let _ = writeln!(stderr(), "{} µs", took.as_micros());
    }
    let page = Page { book: &book, settlement: &settlement, number, statement: &statement };
    Ok(match context.json {
        true => format!("{}\n", page.as_json()),
        false => page.as_text(context.language),
    })
}

/// A statement with the book it belongs to, ready to be shown.
struct Page<'book> {
    book: &'book pool::Book,
    settlement: &'book pool::Settlement<'book>,
    number: u32,
    statement: &'book pool::Statement,
}
