//! `tongzhou verify WHAT`: the auditor's program. It works a community's public log out again, from
//! an address, a bundle or a proof file, and needs nothing of the community but these bytes.

mod address;
mod as_json;
mod folder;

use crate::Context;
use crate::bundle;
use crate::community_folder::{CommunityFolder, SETTINGS, runtime};
use crate::failure::{Failure, unwritable, whole_file};
use crate::log_policy::read_policy;
use address::Address;
use folder::Folder;
use ledger::{Expected, Fault, Place, Rejection};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use tlog::note::NOTE_BYTES_MAX;
use tlog::policy::{POLICY_BYTES_MAX, Policy};
use tlog::proof::PROOF_BYTES_MAX;
use verify::manifest::{Files, Listed, MANIFEST, MANIFEST_BYTES_MAX, MANIFEST_NOTE};
use verify::{Asked, Report, Source, Words, keys_of, proof_file, verify_community};

/// Check a community's public log, a bundle or a proof. 核对互助社的公开日志、资料包或证明。
///
/// Exit status: 0 when all that could be checked is right, 1 when something is wrong, 2 when it
/// could not be read. 退出状态：0 能核对的全部相符，1 有错误，2 读不到。
#[derive(clap::Args)]
pub struct VerifyArguments {
    /// The address of a community, the folder of a bundle or of a community, or a .tlog-proof file.
    /// 互助社的网址、资料包或互助社的文件夹，或 .tlog-proof 文件。
    #[arg(value_name = "URL|FOLDER|FILE")]
    what: String,
    /// Whose signatures count; without it a log's own policy is used, and said so.
    /// 谁的签名有效；不写则用日志自己的 policy，并予以说明。
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Write a bundle of a community's folder there first, and check that.
    /// 先把互助社文件夹的资料包写到这里，再核对它。
    #[arg(long, value_name = "OUT")]
    bundle: Option<PathBuf>,
    /// A checkpoint of an earlier day, which the log has to continue.
    /// 先前保存的检查点，日志必须接续它。
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
}

/// How often a log that goes on is looked at.
const LOOKS_MAX: u32 = 3;

/// What a log is held against.
struct Against<'a> {
    /// The policy that was named.
    given: Option<Policy>,
    /// A checkpoint of an earlier day.
    since: Option<&'a [u8]>,
    /// The files of a folder, and their list.
    folder: Option<(&'a Files, Listed<'a>)>,
}

/// Runs the command.
///
/// # Errors
/// What could not be read; that something is wrong.
pub fn run(arguments: &VerifyArguments, context: &Context) -> Result<String, Failure> {
    let what = arguments.what.as_str();
    let path = Path::new(what);
    let given = match &arguments.policy {
        Some(file) => {
            let text = read(file, POLICY_BYTES_MAX)?;
            Some(read_policy(&text, &file.display().to_string(), 0)?)
        }
        None => None,
    };
    let since = arguments.since.as_ref().map(|file| read(file, NOTE_BYTES_MAX)).transpose()?;
    let since = since.as_deref();
    if what.starts_with("http://") || what.starts_with("https://") {
        let address = Address::new(what);
        let report = of_address(&address, what, &Against { given, since, folder: None });
        let report = report.map_err(|failure| address.fault().map_or(failure, Failure::from))?;
        return answer(&report, address.fault(), context);
    }
    if path.join(SETTINGS).is_file() {
        return of_community(arguments, (given, since), context);
    }
    if let Some(out) = &arguments.bundle {
        let fault = whole_file(what, Rejection::CommunityMissing);
        let place = Place::Key(format!("--bundle {}", out.display()));
        return Err(Failure::from(Fault { place, ..fault }));
    }
    if path.is_dir() {
        return of_folder(path, (given, since), context);
    }
    let bytes = read(path, PROOF_BYTES_MAX).map_err(|fault| {
        expecting(
            fault,
            &[
                "互助社的网址、资料包文件夹，或 .tlog-proof 文件",
                "the address of a community, the folder of a bundle, or a .tlog-proof file",
            ],
        )
    })?;
    let Some(policy) = given else {
        let fault = Fault {
            place: Place::Key("--policy".to_owned()),
            ..whole_file(what, Rejection::FileMissing)
        };
        return Err(expecting(
            fault,
            &[
                "用 --policy 指明互助社公布的策略文件，才知道谁的签名有效",
                "the community's policy, named with --policy: it says whose signatures count",
            ],
        )
        .into());
    };
    answer(&proof_file::verify(&bytes, (what, &policy)), None, context)
}

/// A bundle, or a copy of what a community serves.
fn of_folder(
    path: &Path,
    (given, since): (Option<Policy>, Option<&[u8]>),
    context: &Context,
) -> Result<String, Failure> {
    answer(&report_of_folder(path, (given, since))?, None, context)
}

/// What the auditor says of a folder.
///
/// # Errors
/// What could not be read.
pub fn report_of_folder(
    path: &Path,
    (given, since): (Option<Policy>, Option<&[u8]>),
) -> Result<Report, Failure> {
    let what = path.display().to_string();
    let folder = Folder::new(path);
    let files = folder.files()?;
    let listed = |name: &str| folder.read_up_to(name, MANIFEST_BYTES_MAX);
    let (manifest, note) = (listed(MANIFEST)?, listed(MANIFEST_NOTE)?);
    let listed = Listed { manifest: manifest.as_deref(), note: note.as_deref() };
    of_log(&folder, &what, &Against { given, since, folder: Some((&files, listed)) })
}

/// The folder of a community on this machine: a bundle of it is written, and that is checked.
fn of_community(
    arguments: &VerifyArguments,
    trusted: (Option<Policy>, Option<&[u8]>),
    context: &Context,
) -> Result<String, Failure> {
    let dir = Path::new(&arguments.what);
    let community = CommunityFolder::read(dir)?;
    let for_now = tempfile::tempdir().map_err(|error| unwritable(dir, &error))?;
    let out = match &arguments.bundle {
        Some(out) => out.clone(),
        None => for_now.path().join("bundle"),
    };
    runtime(dir)?.block_on(bundle::write(&community, dir, &out))?;
    of_folder(&out, trusted, context)
}

/// What the auditor says of a community's address. A log that went on meanwhile is looked at again:
/// the pages then say more than the checkpoint that was read first.
fn of_address(address: &Address, what: &str, against: &Against<'_>) -> Result<Report, Failure> {
    let mut looks = 1;
    loop {
        let before = address.read("checkpoint");
        let report = of_log(address, what, against)?;
        if report.holds() || looks == LOOKS_MAX || address.read("checkpoint") == before {
            return Ok(report);
        }
        // What could not be had is asked for again.
        let _ = address.fault();
        looks += 1;
    }
}

/// What the auditor says of a log.
fn of_log(
    source: &dyn Source,
    what: &str,
    Against { given, since, folder }: &Against<'_>,
) -> Result<Report, Failure> {
    let present = source.read("checkpoint");
    present.map_err(|why| unreadable(&format!("{what}/checkpoint"), why))?.ok_or_else(|| {
        expecting(
            whole_file(format!("{what}/checkpoint"), Rejection::FileMissing),
            &["公开日志的检查点", "the checkpoint of a public log"],
        )
    })?;
    let own;
    let policy = match given {
        Some(policy) => policy,
        None => {
            let name = format!("{what}/policy");
            let text = source.read("policy").map_err(|why| unreadable(&name, why))?;
            let text = text.ok_or_else(|| {
                let words =
                    ["日志的 policy，或用 --policy 指明一份", "the log's, or --policy FILE"];
                expecting(whole_file(name.as_str(), Rejection::FileMissing), &words)
            })?;
            own = read_policy(&text, &name, 0)?;
            &own
        }
    };
    let asked = Asked { policy, since: *since, folder: *folder };
    let mut report = verify_community(source, &asked);
    if given.is_none() {
        report.facts.push(Words::new(
            "公钥取自日志自己的 policy，请与互助社在别处公布的核对：",
            "The keys are those of the log's own policy; compare them with what the community \
             publishes elsewhere:",
        ));
        let keys = keys_of(policy).into_iter();
        report.facts.extend(keys.map(|key| Words::same(format!("  {key}"))));
    }
    Ok(report)
}

fn answer(report: &Report, fault: Option<Fault>, context: &Context) -> Result<String, Failure> {
    let output = match context.json {
        true => format!("{}\n", as_json::value(report, context.language)),
        false => report.text(context.language),
    };
    match (fault, report.holds()) {
        (Some(fault), _) => Err(Failure::from(fault).after(output)),
        (None, true) => Ok(output),
        (None, false) => Err(Failure::answered_no(output)),
    }
}

fn unreadable(name: &str, why: String) -> Fault {
    Fault { text: why, ..whole_file(name, Rejection::FileUnreadable) }
}

fn expecting(fault: Fault, [chinese, english]: &[&str; 2]) -> Fault {
    let expected = Expected { chinese: (*chinese).to_owned(), english: (*english).to_owned() };
    Fault { expected: Some(expected), ..fault }
}

/// A file of limited size.
fn read(file: &Path, bytes_max: usize) -> Result<Vec<u8>, Fault> {
    let fault = |rejection| {
        let words = ["当前用户可以读取的文件", "a file that this user may read"];
        expecting(whole_file(file.display().to_string(), rejection), &words)
    };
    let opened = crate::rows::open(file).map_err(fault)?;
    let bytes = up_to(opened, bytes_max).map_err(|_| fault(Rejection::FileUnreadable))?;
    match bytes.len() > bytes_max {
        true => Err(fault(Rejection::FileTooLarge)),
        false => Ok(bytes),
    }
}

/// The bytes of a file, and of a larger one a byte more than it may have.
fn up_to(file: File, bytes_max: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
