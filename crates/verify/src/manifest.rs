//! The list of a bundle's files: every file is in it as it is, and its hash is signed.

use crate::entry::shown;
use crate::hexadecimal;
use crate::report::{Failure, Findings, Place, Subject};
use crate::words::Words;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tlog::checkpoint::Checkpoint;
use tlog::note::{Verifier, open};

/// The list.
pub const MANIFEST: &str = "MANIFEST";

/// What signs it.
pub const MANIFEST_NOTE: &str = "MANIFEST.note";

/// The first line of the note.
const NOTE_FORM: &str = "tongzhou bundle v1";

/// The most bytes of the list.
pub const MANIFEST_BYTES_MAX: usize = 256 << 20;

/// A folder's files with the SHA-256 of each, but for the two files of the list.
pub type Files = BTreeMap<String, [u8; 32]>;

/// The bytes of the list and of its note, as they lie in the folder.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// `MANIFEST`.
    pub manifest: Option<&'a [u8]>,
    /// `MANIFEST.note`.
    pub note: Option<&'a [u8]>,
}

/// Holds the files of a folder against its list.
pub fn compare_files(listed: Listed<'_>, files: &Files, findings: &mut Findings) {
    let fail = |path: &str, found: Words, expected: Words, findings: &mut Findings| {
        let place = Place::file(path);
        findings.failed(Subject::Manifest, Failure { place, found, expected });
    };
    let Some(manifest) = listed.manifest else {
        let why =
            Words::new("文件夹里没有 MANIFEST", "the folder has no MANIFEST, so it is no bundle");
        return findings.not_checked(Subject::Manifest, why);
    };
    let text = str::from_utf8(manifest).ok();
    let lines = text.and_then(|text| text.strip_suffix('\n'));
    let Some(lines) = lines else {
        let found =
            Words::new("不是以换行结束的 UTF-8 文字", "it is no text that ends its last line");
        let expected = Words::new("sha256sum 的各行", "lines of sha256sum");
        return fail(MANIFEST, found, expected, findings);
    };
    let mut named = BTreeMap::new();
    let mut last = None;
    for (number, line) in (1u64..).zip(lines.split('\n')) {
        let read = line.split_once("  ").and_then(|(hash, name)| {
            let own = name == MANIFEST || name == MANIFEST_NOTE || name.is_empty();
            let hash = hexadecimal::read::<32>(hash).filter(|_| !own)?;
            last.is_none_or(|last| last < name).then_some((name, hash))
        });
        let Some((name, hash)) = read else {
            let place = Place::File {
                path: MANIFEST.to_owned(),
                part: Words::new(format!("第 {number} 行"), format!("line {number}")),
            };
            let found = Words::same(shown(line));
            let expected = Words::new(
                "哈希、两个空格、文件名，按文件名排列",
                "a hash, two spaces and a name, in the order of names",
            );
            return findings.failed(Subject::Manifest, Failure { place, found, expected });
        };
        last = Some(name);
        named.insert(name, hash);
    }
    for (name, hash) in files {
        match named.remove(name.as_str()) {
            Some(right) if right == *hash => findings.passed(Subject::Manifest),
            Some(right) => {
                let found = hexadecimal::write(hash);
                let expected = Words::same(hexadecimal::write(&right));
                let found = Words::new(format!("哈希是 {found}"), format!("its hash is {found}"));
                fail(name, found, expected, findings);
            }
            None => {
                let found = Words::new("MANIFEST 里没有它", "MANIFEST does not name it");
                fail(name, found, Words::new("没有多余的文件", "no further file"), findings);
            }
        }
    }
    for name in named.keys() {
        let found = Words::new("没有这个文件", "there is no such file");
        fail(
            name,
            found,
            Words::new("MANIFEST 里的文件", "the file that MANIFEST names"),
            findings,
        );
    }
}

/// Holds the list against its note, which one of the keys for receipts has signed.
pub fn compare_note(
    listed: Listed<'_>,
    (checkpoint, keys): (&Checkpoint, &[Verifier]),
    findings: &mut Findings,
) {
    let Some(manifest) = listed.manifest else {
        return;
    };
    let fail = |found: Words, expected: Words, findings: &mut Findings| {
        let place = Place::file(MANIFEST_NOTE);
        findings.failed(Subject::Manifest, Failure { place, found, expected });
    };
    let signed = Words::new(
        "由日志里登记的回执公钥签署",
        "signed by a key for receipts that the log has added",
    );
    let Some(note) = listed.note else {
        let found = Words::new("没有这个文件", "there is no such file");
        return fail(found, signed, findings);
    };
    let verifiers: Vec<&Verifier> = keys.iter().collect();
    let opened = match open(note, &verifiers) {
        Ok(opened) if opened.unknown.is_empty() => opened,
        Ok(_) => {
            let found = Words::new("有未知公钥的签名", "a signature of a key that is not known");
            return fail(found, signed, findings);
        }
        Err(why) => return fail(why.into(), signed, findings),
    };
    let Checkpoint { origin, size, .. } = checkpoint;
    let hash = hexadecimal::write(&Sha256::digest(manifest));
    let right = format!("{NOTE_FORM}\n{origin}\n{size}\n{hash}\n");
    match opened.text == right {
        true => findings.passed(Subject::Manifest),
        false => {
            let found = Words::same(opened.text.replace('\n', " "));
            fail(found, Words::same(right.replace('\n', " ")), findings);
        }
    }
}
