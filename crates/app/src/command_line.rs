//! The command line in both languages: the headings of the help, and what is wrong with arguments.

use crate::language;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};
use ledger::Language;
use std::error::Error as _;
use std::io::{Write, stderr};
use std::process::ExitCode;

const TEMPLATE: &str = "{about-with-newline}\nUsage 用法: {usage}\n\n{all-args}";

/// A command whose help, and that of every command below it, has headings in both languages.
pub fn bilingual(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help("Print help. 显示帮助。").display_order(1_000);
    // Under a heading of their own, positional arguments would stand in the order of their names.
    let mut positionals = 0;
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commands 命令")
        .mut_args(|argument| {
            if !argument.is_positional() {
                return argument.help_heading("Options 选项");
            }
            positionals += 1;
            argument.help_heading("Arguments 参数").display_order(positionals)
        });
    command.mut_subcommands(bilingual)
}

/// Prints the help that was asked for, or what is wrong with the arguments.
pub fn report(error: &Error) -> ExitCode {
    let chinese = match language_asked_for() {
        Language::Chinese => in_chinese(error),
        Language::English => None,
    };
    // Whoever reads may have gone (`| head`), and there is nobody else to tell.
    let _ = match chinese {
        Some(text) => stderr().write_all(text.as_bytes()),
        None => error.print(),
    };
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// The language of arguments that could not be read as a whole.
fn language_asked_for() -> Language {
    let mut arguments = std::env::args_os().filter_map(|argument| argument.into_string().ok());
    let value = arguments.find_map(|argument| match argument.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(rest) => rest.strip_prefix('=').map(|value| Some(value.to_owned())),
        None => None,
    });
    let value = value.and_then(|value| value.or_else(|| arguments.next()));
    let asked_for = value.and_then(|value| language::parse(&value).ok());
    asked_for.unwrap_or_else(language::of_locale)
}

/// What is wrong; `None` for what has no words of its own here.
fn in_chinese(error: &Error) -> Option<String> {
    let argument = shown(error, ContextKind::InvalidArg);
    let value = shown(error, ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::UnknownArgument => format!("没有这个参数：{argument}"),
        ErrorKind::ArgumentConflict => format!("参数 {argument} 重复或与其他参数冲突"),
        ErrorKind::InvalidValue if value.is_empty() => format!("参数 {argument} 缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let right = error.source().map(|source| format!("。应为：{source}"));
            format!("参数 {argument} 的值 {value:?} 不对{}", right.unwrap_or_default())
        }
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}", shown(error, ContextKind::InvalidSubcommand))
        }
        _ => return None,
    };
    Some(format!("{what}\n用 --help 查看用法。\n"))
}

fn shown(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}
