//! `tongzhou close BOOK --on DATE --dry-run`: the closing that would happen on a day.

mod as_json;
mod as_text;

use crate::book_folder::{self, BookFolder};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::{Context, RulebooksFolder, date_text};
use jiff::civil::Date;
use ledger::{Fault, Place, Rejection};
use pool::{Book, ClosingStatement};
use rules::Rulebook;
use rules::values::{Claim, Closing, LastRoundsPayer};
use std::path::PathBuf;

/// Show the closing that would happen on a day. 假如这一天停止运行：谁先得、各得多少。
#[derive(clap::Args)]
pub struct CloseArguments {
    /// The book: a folder with plan.toml, members.csv and more.
    /// 账本：含 plan.toml、members.csv 等的文件夹。
    book: PathBuf,
    /// The day the closing would be announced, such as 2020-06-30.
    /// 宣布停止的日期，例如 2020-06-30。
    #[arg(long, value_name = "DATE", value_parser = date_text::of_argument)]
    on: Date,
    /// Compute and show only; a closing from files never changes anything.
    /// 只计算并显示：从文件出发的停止从不改动任何东西。
    #[arg(long, required = true)]
    dry_run: bool,
    #[command(flatten)]
    rulebooks: RulebooksFolder,
}

/// The closing article of a plan whose parameters stand in `plan.toml`, which has none: no further
/// rounds, 180 days to report, balances back within 5 days, aid before balances before the fee.
fn plain_terms() -> Closing {
    Closing {
        announcement_days: 0,
        last_rounds: 0,
        last_rounds_paid_by: LastRoundsPayer::Members,
        run_off_days: 180,
        refund_within_days: 5,
        refund_past_shares: false,
        payment_order: vec![Claim::Aid, Claim::Balances, Claim::Fee],
    }
}

/// A closing with the book and the rulebook it belongs to, ready to be shown.
struct Page<'book> {
    book: &'book Book,
    rulebook: Option<&'book Rulebook>,
    terms: &'book Closing,
    closing: &'book ClosingStatement,
}

/// The closing as text or JSON.
pub fn run(arguments: &CloseArguments, context: &Context) -> Result<String, Failure> {
    let progress = Progress::new(context.language);
    let BookFolder { book, rulebook } =
        book_folder::read(&arguments.book, &arguments.rulebooks.rulebooks, &progress)?;
    let terms = match &rulebook {
        Some(rulebook) => rulebook.values.closing.clone(),
        None => plain_terms(),
    };
    let computed = pool::closing(&book, &terms, arguments.on);
    let closing = computed.map_err(|rejection| refused(rejection, arguments))?;
    let page = Page { book: &book, rulebook: rulebook.as_ref(), terms: &terms, closing: &closing };
    Ok(match context.json {
        true => format!("{}\n", page.as_json()),
        false => page.as_text(context.language),
    })
}

fn refused(rejection: Rejection, arguments: &CloseArguments) -> Fault {
    match rejection {
        Rejection::ClosingBeforeBook | Rejection::ClosingAfterBook => Fault {
            place: Place::Key("--on".to_owned()),
            text: arguments.on.to_string(),
            ..whole_file("plan.toml", rejection)
        },
        _ => whole_file(arguments.book.display().to_string(), rejection),
    }
}
