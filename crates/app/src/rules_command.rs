//! `tongzhou rules`: check, read and compare rulebooks.

mod diff;
mod show;

use crate::failure::Failure;
use crate::{Context, RulebooksFolder, rulebook_folder};
use clap::Subcommand;
use ledger::Language;
use rules::{Rulebook, VersionId};
use serde_json::json;

/// The commands on rulebooks.
#[derive(Subcommand)]
pub enum RulesCommand {
    /// Check rulebooks: every fault, with file, line and key.
    /// 检查规则，逐处指出错误的文件、行和键。
    Lint {
        /// PLAN or PLAN/DATE; all rulebooks when none is named. 计划或版本；不写则全部。
        names: Vec<String>,
        #[command(flatten)]
        folder: RulebooksFolder,
    },
    /// Print the articles beside their values and sources. 对照显示条款、数值与来源。
    Show {
        /// PLAN/DATE. 版本。
        name: String,
        #[command(flatten)]
        folder: RulebooksFolder,
    },
    /// Where two versions of a plan differ, and where the newer is worse.
    /// 比较两个版本：哪里不同，新版本在哪里对会员更差。
    Diff {
        /// PLAN/DATE of the older version. 旧版本。
        older: String,
        /// PLAN/DATE of the newer version. 新版本。
        newer: String,
        /// The seed of the generated members and cases. 随机样本的种子。
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        folder: RulebooksFolder,
    },
    /// Print the hash that names a version. 显示版本的指纹。
    Hash {
        /// PLAN or PLAN/DATE; all rulebooks when none is named. 计划或版本；不写则全部。
        names: Vec<String>,
        #[command(flatten)]
        folder: RulebooksFolder,
    },
}

/// Runs a command on rulebooks.
///
/// # Errors
/// Every fault found.
pub fn run(command: &RulesCommand, context: &Context) -> Result<String, Failure> {
    match command {
        RulesCommand::Lint { names, folder } => lint(names, folder, context),
        RulesCommand::Show { name, folder } => {
            let rulebook = rulebook_folder::load(&folder.rulebooks, name)?;
            Ok(show::show(&rulebook, context))
        }
        RulesCommand::Diff { older, newer, seed, folder } => {
            let older = rulebook_folder::load(&folder.rulebooks, older)?;
            let newer = rulebook_folder::load(&folder.rulebooks, newer)?;
            diff::diff(&folder.rulebooks, (&older, &newer), *seed, context)
        }
        RulesCommand::Hash { names, folder } => hash(names, folder, context),
    }
}

/// The ids that the names on the command line mean.
fn ids(names: &[String], folder: &RulebooksFolder) -> Result<Vec<String>, Failure> {
    if names.is_empty() {
        return rulebook_folder::list(&folder.rulebooks);
    }
    let mut ids = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        match rulebook_folder::list_named(&folder.rulebooks, name) {
            Ok(named) => ids.extend(named),
            Err(failure) => faults.extend(failure.into_faults()),
        }
    }
    if faults.is_empty() { Ok(ids) } else { Err(Failure::from(faults)) }
}

fn lint(names: &[String], folder: &RulebooksFolder, context: &Context) -> Result<String, Failure> {
    let mut faults = Vec::new();
    let mut good = Vec::new();
    for id in ids(names, folder)? {
        match rulebook_folder::load(&folder.rulebooks, &id) {
            Ok(rulebook) => good.push(rulebook),
            Err(failure) => faults.extend(failure.into_faults()),
        }
    }
    let lines = good.iter().map(|rulebook| good_line(rulebook, context.language) + "\n");
    let lines: String = lines.collect();
    if !faults.is_empty() {
        return Err(Failure::from(faults).after(lines));
    }
    if !context.json {
        return Ok(lines);
    }
    let rulebooks: Vec<_> = good.iter().map(good_json).collect();
    Ok(format!("{}\n", json!({ "rulebooks": rulebooks, "fault_count": 0 })))
}

fn good_line(rulebook: &Rulebook, language: Language) -> String {
    let (values, assumed) = rulebook.value_counts();
    let cases = rulebook.cases.len();
    let id = rulebook.id();
    match language {
        Language::Chinese => {
            format!("{id}：通过，{values} 个值（其中假定 {assumed} 个），{cases} 个案例")
        }
        Language::English => {
            format!("{id}: ok, {values} values ({assumed} assumed), {cases} cases")
        }
    }
}

fn good_json(rulebook: &Rulebook) -> serde_json::Value {
    let (values, assumed) = rulebook.value_counts();
    json!({
        "rulebook": rulebook.id(),
        "version_id": rulebook.version_id.to_string(),
        "values": values,
        "assumed": assumed,
        "cases": rulebook.cases.len(),
    })
}

fn hash(names: &[String], folder: &RulebooksFolder, context: &Context) -> Result<String, Failure> {
    let mut hashes = Vec::new();
    for id in ids(names, folder)? {
        let files = rulebook_folder::read_files(&folder.rulebooks, &id)?;
        hashes.push((id, VersionId::of(&files)));
    }
    if !context.json {
        return Ok(hashes.iter().map(|(id, hash)| format!("{hash}  {id}\n")).collect());
    }
    let hash_json = |(id, hash): &(String, VersionId)| {
        let (short, version_id) = (hash.short(), hash.to_string());
        json!({ "rulebook": id, "version_id": version_id, "short": short })
    };
    let hashes: Vec<_> = hashes.iter().map(hash_json).collect();
    Ok(format!("{}\n", json!({ "rulebooks": hashes })))
}
