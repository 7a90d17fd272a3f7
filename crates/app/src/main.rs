//! `tongzhou`: the one binary. Each command is a module of its own; this file only chooses.

mod failure;
mod language;
mod rulebook_folder;
mod rules_command;
mod rules_command_diff;
mod rules_command_show;
mod rules_command_text;

use clap::{Parser, Subcommand};
use failure::Failure;
use ledger::Language;
use rules_command::RulesCommand;
use std::process::ExitCode;

/// Open mutual aid that proves itself. 同舟：能自证的互助。
#[derive(Parser)]
#[command(name = "tongzhou", version, propagate_version = true)]
struct Arguments {
    /// Language of messages: zh or en; from the locale when not given. 消息语言。
    #[arg(long, global = true, value_name = "zh|en", value_parser = language::parse)]
    lang: Option<Language>,
    /// Print one JSON value instead of text. 以 JSON 输出。
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check, read and compare rulebooks. 检查、查看和比较规则。
    #[command(subcommand)]
    Rules(RulesCommand),
}

/// What every command is told.
pub struct Context {
    /// The language of messages.
    pub language: Language,
    /// Whether to print JSON instead of text.
    pub json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.lang.unwrap_or_else(language::of_locale);
    let context = Context {
        language,
        json: arguments.json,
    };
    let result: Result<(), Failure> = match arguments.command {
        Command::Rules(command) => rules_command::run(command, &context),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&context),
    }
}
