//! `tongzhou witness`: a witness of transparency logs, of communities and of anybody else's. It
//! needs no community; docs/witness.md says what it promises.

mod folder;

use crate::Context;
use crate::failure::{Failure, whole_file};
use crate::server;
use folder::WitnessFolder;
use ledger::{Fault, Language, Rejection};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use tlog::note::Verifier;
use tlog::witness::Witness;
use vault::OperatingSystemEntropy;
use web::{Clock, KeptFault, WitnessService, serve_witness, start_log};

/// Cosign logs, so that none shows two faces. 见证日志：谁也不能给人看两份不同的日志。
#[derive(clap::Subcommand)]
pub enum WitnessCommand {
    Init(InitArguments),
    Keys(KeysArguments),
    Serve(ServeArguments),
}

/// Make a witness: two keys, and a policy to write logs into. 新建见证者：两把密钥，和一份待填写日志的策略。
#[derive(clap::Args)]
pub struct InitArguments {
    /// The new folder. 新文件夹。
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The name under which it signs, such as a domain. 签名用的名称，例如域名。
    #[arg(long, value_name = "NAME")]
    name: String,
}

/// Print the public keys, for the policies of others. 显示公钥，供他人写进策略。
#[derive(clap::Args)]
pub struct KeysArguments {
    /// The folder of the witness. 见证者的文件夹。
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// Cosign over HTTP until told to stop. 通过 HTTP 联署，直到收到停止信号。
#[derive(clap::Args)]
pub struct ServeArguments {
    /// The folder of the witness. 见证者的文件夹。
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Where to listen. 监听地址。
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8081")]
    listen: String,
}

/// Runs the command.
pub fn run(command: &WitnessCommand, context: &Context) -> Result<String, Failure> {
    match command {
        WitnessCommand::Init(InitArguments { dir, name }) => {
            let folder = WitnessFolder::create(dir, name, &mut OperatingSystemEntropy)?;
            Ok(made(&folder.read()?, dir.display().to_string(), context))
        }
        WitnessCommand::Keys(KeysArguments { dir }) => {
            Ok(keys(&WitnessFolder::find(dir)?.read()?, context))
        }
        WitnessCommand::Serve(arguments) => serve(arguments, context),
    }
}

/// What was made, and what to do next.
fn made(witness: &Witness, dir: String, context: &Context) -> String {
    if context.json {
        let (name, verifiers) = (name_of(witness), texts(witness));
        return format!("{}\n", json!({ "dir": dir, "name": name, "verifiers": verifiers }));
    }
    let next = match context.language {
        Language::Chinese => format!(
            "见证者在 {dir}。把要见证的日志写进 {dir}/policy，再运行 tongzhou witness serve {dir}。\n\
             私钥在 {dir}/keys：谁有它们，谁就能以它的名义联署。\n\
             请把下面的公钥交给依靠它的人，写进各自的策略：\n"
        ),
        Language::English => format!(
            "The witness is in {dir}. Write the logs it cosigns into {dir}/policy, then run\n\
             tongzhou witness serve {dir}. Its secret keys are in {dir}/keys: whoever has\n\
             them cosigns in its name. Hand these public keys to those who rely on it, for\n\
             their policies:\n"
        ),
    };
    next + &keys(witness, context)
}

/// The public keys, a line each.
fn keys(witness: &Witness, context: &Context) -> String {
    let texts = texts(witness);
    match context.json {
        true => format!("{}\n", json!({ "name": name_of(witness), "verifiers": texts })),
        false => texts.iter().map(|text| format!("{text}\n")).collect(),
    }
}

fn texts(witness: &Witness) -> Vec<String> {
    witness.verifiers().into_iter().map(Verifier::text).collect()
}

fn name_of(witness: &Witness) -> String {
    witness.verifiers().first().map_or_else(String::new, |key| key.name().to_owned())
}

/// Serves; the output at the end is empty.
fn serve(
    ServeArguments { dir, listen }: &ServeArguments,
    context: &Context,
) -> Result<String, Failure> {
    let folder = WitnessFolder::find(dir)?;
    let witness = folder.read()?;
    let _lock = folder.exclude_others()?;
    let logs: BTreeSet<_> = witness.policy().logs().iter().map(|log| log.verifier.name()).collect();
    let (name, count) = (name_of(&witness), logs.len());
    let service = WitnessService::open(witness, &folder.logs(), Clock::of_the_machine());
    let service = service.map_err(|KeptFault { file, why }| {
        let fault = whole_file(file.display().to_string(), Rejection::KeptCheckpointBroken);
        Fault { text: why, ..fault }
    })?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let listener = server::bind(listen).await?;
        let address = listener.local_addr().map_or(listen.clone(), |it| it.to_string());
        say(&name, count, &address, context);
        start_log(stderr);
        let ended = serve_witness(listener, service, server::told_to_stop()).await;
        ended.map_err(|error| server::unusable("", &error))
    })?;
    Ok(String::new())
}

/// Says where the witness listens, at once.
fn say(name: &str, count: usize, address: &str, context: &Context) {
    let line = match (context.json, context.language) {
        (true, _) => {
            format!("{}\n", json!({ "name": name, "logs": count, "address": address }))
        }
        (false, Language::Chinese) => {
            format!("见证者“{name}”在 http://{address} 为 {count} 个日志联署。\n")
        }
        (false, Language::English) => {
            format!("\"{name}\" cosigns at http://{address}. Logs it knows: {count}.\n")
        }
    };
    let mut output = stdout().lock();
    // Nobody may be listening to standard output.
    let _ = output.write_all(line.as_bytes()).and_then(|()| output.flush());
}
