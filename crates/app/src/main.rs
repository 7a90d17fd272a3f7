//! `tongzhou`: the one binary. Each command is a module of its own; this file only chooses.

mod admin_command;
mod amount_text;
mod backup_command;
mod bench_command;
mod book_folder;
mod bundle;
mod close_command;
mod command_line;
mod community_folder;
mod database_tools;
mod date_text;
mod demo_command;
mod evidence_copy;
mod evidence_settings;
mod export_command;
mod failure;
mod import_command;
mod language;
mod log_policy;
mod log_settings;
mod mail_settings;
mod manifest;
mod migrate_command;
mod progress;
mod receipt_command;
mod replay;
mod restore_command;
mod results_folder;
mod rows;
mod rulebook_folder;
mod rules_command;
mod serve_command;
mod server;
mod settle_command;
mod statement_command;
mod stop_order_command;
mod table;
mod tamper_command;
mod terminal_input;
mod text_table;
mod verify_command;
mod witness_command;
mod wrapped_text;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use failure::{Failure, unwritable};
use ledger::Language;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Open mutual aid that proves itself. 同舟：能自证的互助。
#[derive(Parser)]
#[command(name = "tongzhou", version, disable_version_flag = true)]
struct Arguments {
    /// Language of messages: zh or en; from the locale when not given.
    /// 消息语言：zh 或 en；不写则按系统语言。
    #[arg(long, global = true, display_order = 100)]
    #[arg(value_name = "zh|en", value_parser = language::parse)]
    lang: Option<Language>,
    /// Print one JSON value instead of text. 输出一个 JSON 值，代替文字。
    #[arg(long, global = true, display_order = 101)]
    json: bool,
    /// Print the version. 显示版本。
    #[arg(short = 'V', long, action = clap::ArgAction::Version, display_order = 102)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo_command::DemoArguments),
    Serve(serve_command::ServeArguments),
    Settle(settle_command::SettleArguments),
    Statement(statement_command::StatementArguments),
    Close(close_command::CloseArguments),
    Replay(replay::ReplayArguments),
    Verify(verify_command::VerifyArguments),
    Tamper(tamper_command::TamperArguments),
    /// Check, read and compare rulebooks. 检查、查看和比较规则。
    #[command(subcommand)]
    Rules(rules_command::RulesCommand),
    /// Check the receipt of a joining, offline. 离线核对加入回执。
    #[command(subcommand)]
    Receipt(receipt_command::ReceiptCommand),
    #[command(subcommand)]
    StopOrder(stop_order_command::StopOrderCommand),
    #[command(subcommand)]
    Witness(witness_command::WitnessCommand),
    #[command(subcommand)]
    Admin(admin_command::AdminCommand),
    Migrate(migrate_command::MigrateArguments),
    Export(export_command::ExportArguments),
    Import(import_command::ImportArguments),
    Backup(backup_command::BackupArguments),
    Restore(restore_command::RestoreArguments),
    #[command(subcommand)]
    Bench(bench_command::BenchCommand),
}

/// Where rulebooks are kept.
#[derive(clap::Args)]
struct RulebooksFolder {
    /// The folder of rulebooks. 规则文件夹。
    #[arg(long, value_name = "DIR", default_value = "rulebooks", env = "TONGZHOU_RULEBOOKS")]
    #[arg(hide_env_values = true)]
    rulebooks: PathBuf,
}

/// What every command is told.
pub struct Context {
    /// The language of messages.
    pub language: Language,
    /// Whether to print JSON instead of text.
    pub json: bool,
}

fn main() -> ExitCode {
    let command = command_line::bilingual(Arguments::command());
    let matches = command.try_get_matches();
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return command_line::report(&error),
    };
    let language = arguments.lang.unwrap_or_else(language::of_locale);
    let context = Context { language, json: arguments.json };
    let result = match arguments.command {
        Command::Demo(arguments) => demo_command::run(&arguments, &context),
        Command::Serve(arguments) => serve_command::run(&arguments, &context),
        Command::Settle(arguments) => settle_command::run(&arguments, &context),
        Command::Rules(command) => rules_command::run(&command, &context),
        Command::StopOrder(command) => stop_order_command::run(&command, &context),
        Command::Witness(command) => witness_command::run(&command, &context),
        Command::Admin(command) => admin_command::run(&command, &context),
        Command::Migrate(arguments) => migrate_command::run(&arguments, &context),
        Command::Receipt(command) => receipt_command::run(&command, &context),
        Command::Export(arguments) => export_command::run(&arguments, &context),
        Command::Import(arguments) => import_command::run(&arguments, &context),
        Command::Backup(arguments) => backup_command::run(&arguments, &context),
        Command::Restore(arguments) => restore_command::run(&arguments, &context),
        Command::Bench(command) => bench_command::run(&command, &context),
        Command::Statement(arguments) => statement_command::run(&arguments, &context),
        Command::Close(arguments) => close_command::run(&arguments, &context),
        Command::Replay(arguments) => replay::run(&arguments, &context),
        Command::Verify(arguments) => verify_command::run(&arguments, &context),
        Command::Tamper(arguments) => tamper_command::run(&arguments, &context),
    };
    match result.and_then(|output| print(&output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&context),
    }
}

/// Prints to standard output. A reader that has seen enough (`| head`) closes the pipe; that is no
/// fault.
fn print(output: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(output.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::from(unwritable(Path::new("-"), &error)))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
