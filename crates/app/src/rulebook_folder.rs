//! Rulebook folders on disk: the only place that reads them.

use crate::date_text;
use crate::failure::{Failure, whole_file};
use ledger::{Expected, Rejection};
use rules::files::{CASES, COVENANT_EN, COVENANT_ZH, VALUES};
use rules::{Rulebook, RulebookFiles};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The most bytes of one file of a rulebook.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// The most versions of all plans in one folder.
const RULEBOOKS_MAX: usize = 10_000;

/// Reads and checks the rulebook `<plan>/<date>`.
pub fn load(rulebooks: &Path, id: &str) -> Result<Rulebook, Failure> {
    let files = read_files(rulebooks, id)?;
    Rulebook::read(&files).map_err(|mut faults| {
        for fault in &mut faults {
            fault.file = rulebooks.join(&fault.file).display().to_string();
        }
        Failure::from(faults)
    })
}

/// Reads the four files of the rulebook `<plan>/<date>`, without checking them.
pub fn read_files(rulebooks: &Path, id: &str) -> Result<RulebookFiles, Failure> {
    let (plan, version) = parse_id(id)?;
    let folder = rulebooks.join(plan).join(version);
    if !folder.is_dir() {
        let known = list(rulebooks).unwrap_or_default();
        let mut fault = whole_file(id, Rejection::RulebookUnknown);
        if !known.is_empty() {
            fault.expected = Some(expected_one_of(&known));
        }
        fault.file = rulebooks.display().to_string();
        fault.text = id.to_owned();
        return Err(fault.into());
    }
    let mut faults = Vec::new();
    let mut text = |name: &str| {
        let read = read_text(&folder.join(name));
        read.unwrap_or_else(|failure| {
            faults.extend(failure.into_faults());
            String::new()
        })
    };
    let files = RulebookFiles {
        plan: plan.to_owned(),
        version: version.to_owned(),
        covenant_zh: text(COVENANT_ZH),
        covenant_en: text(COVENANT_EN),
        values: text(VALUES),
        cases: text(CASES),
    };
    if faults.is_empty() { Ok(files) } else { Err(Failure::from(faults)) }
}

/// The ids of all rulebooks, in the order of plans and dates.
pub fn list(rulebooks: &Path) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for plan in folders_in(rulebooks)? {
        for version in folders_in(&rulebooks.join(&plan))? {
            ids.push(format!("{plan}/{version}"));
            if ids.len() > RULEBOOKS_MAX {
                let file = rulebooks.display().to_string();
                return Err(whole_file(file, Rejection::TooMany).into());
            }
        }
    }
    if ids.is_empty() {
        let mut fault = whole_file(rulebooks.display().to_string(), Rejection::RulebookUnknown);
        fault.expected = Some(Expected {
            chinese: "含有 <计划>/<日期> 的文件夹，用 --rulebooks 指明".to_owned(),
            english: "a folder that holds <plan>/<date>, named with --rulebooks".to_owned(),
        });
        return Err(fault.into());
    }
    Ok(ids)
}

/// The ids that a name on the command line means: `<plan>/<date>` itself, or all of `<plan>`.
pub fn list_named(rulebooks: &Path, name: &str) -> Result<Vec<String>, Failure> {
    if name.contains('/') {
        parse_id(name)?;
        return Ok(vec![name.to_owned()]);
    }
    check_plain(name)?;
    let prefix = format!("{name}/");
    let mut known = list(rulebooks)?;
    let plan: Vec<String> = known.iter().filter(|id| id.starts_with(&prefix)).cloned().collect();
    if !plan.is_empty() {
        return Ok(plan);
    }
    known.iter_mut().for_each(|id| {
        let end = id.find('/').unwrap_or(id.len());
        id.truncate(end);
    });
    known.dedup();
    let mut fault = whole_file(rulebooks.display().to_string(), Rejection::RulebookUnknown);
    fault.text = name.to_owned();
    fault.expected = Some(expected_one_of(&known));
    Err(fault.into())
}

fn expected_one_of(known: &[String]) -> Expected {
    let known = known.join(", ");
    Expected { chinese: format!("其中之一：{known}"), english: format!("one of {known}") }
}

/// A plan and a date, neither of which leads out of the folder.
fn parse_id(id: &str) -> Result<(&str, &str), Failure> {
    let parts = id.split_once('/');
    let parts = parts.filter(|(_, version)| date_text::read(version.as_bytes()).is_some());
    let Some((plan, version)) = parts else {
        return Err(invalid_name(id));
    };
    check_plain(plan).map_err(|_| invalid_name(id))?;
    check_plain(version).map_err(|_| invalid_name(id))?;
    Ok((plan, version))
}

fn check_plain(name: &str) -> Result<(), Failure> {
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    if name.is_empty() || !name.bytes().all(allowed) {
        return Err(invalid_name(name));
    }
    Ok(())
}

fn invalid_name(name: &str) -> Failure {
    let mut fault = whole_file("NAME", Rejection::RulebookNameInvalid);
    fault.text = name.to_owned();
    fault.into()
}

/// The folders in a folder by name; hidden ones and plain files are passed over.
fn folders_in(folder: &Path) -> Result<Vec<String>, Failure> {
    let unreadable = |_| {
        let missing = !folder.exists();
        let rejection =
            if missing { Rejection::RulebookUnknown } else { Rejection::FileUnreadable };
        Failure::from(whole_file(folder.display().to_string(), rejection))
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read_text(path: &Path) -> Result<String, Failure> {
    let shown = path.display().to_string();
    if !path.is_file() {
        let mut fault = whole_file(shown.as_str(), Rejection::FileMissing);
        let files = format!("{COVENANT_ZH}, {COVENANT_EN}, {VALUES}, {CASES}");
        fault.expected = Some(Expected {
            chinese: format!("规则文件夹里要有 {files}"),
            english: format!("a rulebook folder holds {files}"),
        });
        return Err(fault.into());
    }
    let unreadable = |_| Failure::from(whole_file(shown.as_str(), Rejection::FileUnreadable));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // One byte more than the limit tells a file of the limit from a larger one.
    let mut limited = file.take(FILE_BYTES_MAX + 1);
    let size = limited.read_to_end(&mut bytes).map_err(unreadable)?;
    if u64::try_from(size).is_ok_and(|size| size > FILE_BYTES_MAX) {
        return Err(whole_file(shown.as_str(), Rejection::FileTooLarge).into());
    }
    String::from_utf8(bytes).map_err(|_| whole_file(shown.as_str(), Rejection::NotUtf8).into())
}
