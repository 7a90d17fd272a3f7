//! `tongzhou settle BOOK --out DIR`: every round, member and case of a book, from files to files.

use crate::book_folder::{self, BookFolder};
use crate::failure::{Failure, whole_file};
use crate::progress::Progress;
use crate::results_folder::ResultsFolder;
use crate::text_table::{Align, TextTable};
use crate::{Context, RulebooksFolder};
use ledger::{Account, Fault, Language, Line, Place, Rejection};
use money::Amount;
use pool::{Book, Settlement};
use serde_json::json;
use service::rounds_file;
use std::io::{self, Write};
use std::path::PathBuf;

const ROUNDS: &str = "rounds.csv";
const MEMBERS: &str = "members.csv";
const CASES: &str = "cases.csv";
const JOURNAL: &str = "journal.csv";

/// The files of a result.
pub const FILES: [&str; 4] = [ROUNDS, MEMBERS, CASES, JOURNAL];

/// The most rounds listed on the terminal; the files hold all.
const ROUNDS_LISTED_MAX: usize = 24;

/// Settle every round of a book. 结算一个账本的每一期。
#[derive(clap::Args)]
pub struct SettleArguments {
    /// The book: a folder with plan.toml, members.csv and more.
    /// 账本：含 plan.toml、members.csv 等的文件夹。
    book: PathBuf,
    /// Where the results go: rounds, members, cases and journal.
    /// 结果写到哪里：各期、会员、案例、分录。
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    rulebooks: RulebooksFolder,
}

/// Settles the book and writes the results; the output sums them up.
pub fn run(arguments: &SettleArguments, context: &Context) -> Result<String, Failure> {
    let progress = Progress::new(context.language);
    let results = ResultsFolder::create(&arguments.out, &FILES)?;
    let BookFolder { book, .. } =
        book_folder::read(&arguments.book, &arguments.rulebooks.rulebooks, &progress)?;
    let settlement = settle(&book, &progress)?;
    write(&results, &book, &settlement)?;
    results.publish()?;
    Ok(match context.json {
        true => format!("{}\n", summary_json(&book, &settlement)),
        false => summary(&book, &settlement, context.language),
    })
}

/// Settles a book, shows progress, and audits the result against every member.
pub fn settle<'book>(book: &'book Book, progress: &Progress) -> Result<Settlement<'book>, Failure> {
    let bar = progress.counting(book.rounds().len(), "结算各期", "settling rounds");
    let mut settled = 0;
    let settlement = pool::settle(book, |round| {
        settled = round;
        bar.inc(1);
    });
    let audited = settlement.and_then(|settlement| settlement.audit().map(|()| settlement));
    bar.finish_and_clear();
    let more_rounds = usize::try_from(settled).is_ok_and(|settled| settled < book.rounds().len());
    let place = match more_rounds {
        true => Place::Key(format!("round {}", settled + 1)),
        false => Place::Whole,
    };
    Ok(audited.map_err(|rejection| Fault { place, ..whole_file("book", rejection) })?)
}

/// Writes the four files of a result.
pub fn write(
    results: &ResultsFolder,
    book: &Book,
    settlement: &Settlement<'_>,
) -> Result<(), Failure> {
    let (rounds, currency) = (settlement.rounds(), book.sharing().currency);
    results.write(ROUNDS, |writer| rounds_file::write(writer, rounds, currency))?;
    results.write(MEMBERS, |writer| write_members(writer, book, settlement))?;
    results.write(CASES, |writer| write_cases(writer, book, settlement))?;
    results.write(JOURNAL, |writer| write_journal(writer, book, settlement))?;
    Ok(())
}

fn write_members(out: impl Write, book: &Book, settlement: &Settlement<'_>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["member", "status", "owed", "charged", "balance", "arrears"])?;
    let money = |amount: Amount| amount.display(book.sharing().currency).to_string();
    for number in book.ids().sorted() {
        let member = settlement.member(number).map_err(rejected)?;
        writer.write_record([
            book.ids().id(number),
            member.status.slug(),
            &money(member.owed),
            &money(member.charged),
            &money(member.balance),
            &money(member.arrears),
        ])?;
    }
    writer.flush()
}

fn write_cases(out: impl Write, book: &Book, settlement: &Settlement<'_>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["case", "round", "aid", "paid", "fee", "reversed"])?;
    let money = |amount: Amount| amount.display(book.sharing().currency).to_string();
    for (case, outcome) in book.cases().iter().zip(settlement.cases()) {
        writer.write_record([
            case.id.as_str(),
            &outcome.round.map(|round| round.to_string()).unwrap_or_default(),
            &money(case.aid),
            &money(outcome.paid),
            &money(outcome.fee),
            if outcome.reversed { "yes" } else { "no" },
        ])?;
    }
    writer.flush()
}

fn write_journal(out: impl Write, book: &Book, settlement: &Settlement<'_>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["entry", "date", "purpose", "account", "debit", "credit"])?;
    let currency = book.sharing().currency;
    for (entry, transfer) in (1..).zip(settlement.journal()) {
        let entry: u64 = entry;
        for Line { account, amount } in transfer.lines() {
            let (debit, credit) = match amount.is_negative() {
                false => (amount.display(currency).to_string(), String::new()),
                true => {
                    let credit =
                        Amount::ZERO.minus(*amount).map_err(|error| rejected(error.into()))?;
                    (String::new(), credit.display(currency).to_string())
                }
            };
            let (entry, date) = (entry.to_string(), transfer.on().to_string());
            let (purpose, account) = (transfer.purpose().slug(), account.slug());
            writer.write_record([&entry, &date, purpose, account, &debit, &credit])?;
        }
    }
    writer.flush()
}

/// An overflow the settlement did not meet cannot arise while writing; it is passed on anyway.
fn rejected(rejection: Rejection) -> io::Error {
    io::Error::other(rejection.words().english)
}

fn summary_json(book: &Book, settlement: &Settlement<'_>) -> serde_json::Value {
    let rounds = settlement.rounds();
    let money = |amount: Amount| amount.display(book.sharing().currency).to_string();
    let last = rounds.last();
    json!({
        "rounds": rounds.len(),
        "members": book.members().len(),
        "cases": book.cases().len(),
        "cases_carried": rounds.iter().map(|round| round.cases).sum::<u64>(),
        "index": money(last.map_or(Amount::ZERO, |round| round.index)),
        "carry_out": money(last.map_or(Amount::ZERO, |round| round.carry_out)),
        "journal_entries": settlement.journal().len(),
        "ignored_failures": settlement.ignored_failures(),
        "files": FILES,
    })
}

fn summary(book: &Book, settlement: &Settlement<'_>, language: Language) -> String {
    let (members, cases) = (book.members().len(), book.cases().len());
    let (rounds, accounts) = (settlement.rounds().len(), Account::ALL.len());
    let ignored = settlement.ignored_failures();
    let mut text = match rounds {
        0 => language
            .pick("这段时间没有任何一期。\n", "No round is cut in this period.\n")
            .to_owned(),
        _ => rounds_table(book, settlement, language),
    };
    text += &match language {
        Language::Chinese => format!(
            "\n{rounds} 期，{members} 位会员，{cases} 个案例。\n\
             已核对：分摊指数、每位会员应付合计、{accounts} 个科目借贷相等。\n"
        ),
        Language::English => format!(
            "\nRounds: {rounds}. Members: {members}. Cases: {cases}.\n\
             Checked: the index, what every member owes, {accounts} accounts that sum to zero.\n"
        ),
    };
    if ignored > 0 {
        text += &match language {
            Language::Chinese => {
                format!("{ignored} 条扣款失败记录所指的会员当期无应付款，未计。\n")
            }
            Language::English => format!("{ignored} listed failures owed nothing then: ignored.\n"),
        };
    }
    text
}

fn rounds_table(book: &Book, settlement: &Settlement<'_>, language: Language) -> String {
    let money = |amount: Amount| amount.display(book.sharing().currency).to_string();
    let mut table = TextTable::new(&[
        (language.pick("期", "round"), Align::Right),
        (language.pick("结算日", "settled"), Align::Left),
        (language.pick("付款会员", "payers"), Align::Right),
        (language.pick("案例", "cases"), Align::Right),
        (language.pick("互助金", "aid"), Align::Right),
        (language.pick("每份分摊", "share"), Align::Right),
        (language.pick("结转", "carry"), Align::Right),
    ]);
    let rounds = settlement.rounds();
    let skipped = rounds.len().saturating_sub(ROUNDS_LISTED_MAX);
    for round in &rounds[skipped..] {
        table.row([
            round.number.to_string(),
            round.settle.to_string(),
            round.payers.to_string(),
            round.cases.to_string(),
            money(round.aid_paid),
            money(round.share),
            money(round.carry_out),
        ]);
    }
    let earlier = match language {
        _ if skipped == 0 => String::new(),
        Language::Chinese => format!("（之前的 {skipped} 期见 {ROUNDS}）\n"),
        Language::English => format!("({skipped} earlier rounds: see {ROUNDS})\n"),
    };
    format!("{earlier}{table}")
}
