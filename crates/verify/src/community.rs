//! A whole log, from its checkpoint to the community's pages.

use crate::Source;
use crate::books::{AddedKey, Books};
use crate::entry::Entry;
use crate::keys::name_and_id;
use crate::log::{Walked, walk};
use crate::manifest::{Files, Listed, compare_files, compare_note};
use crate::published;
use crate::report::{Failure, Findings, Place, Report, Subject};
use crate::words::Words;
use tlog::checkpoint::Checkpoint;
use tlog::note::{NOTE_BYTES_MAX, Verifier};
use tlog::policy::{Judgement, Policy, QuorumState};

/// The most entries that are read.
const ENTRIES_MAX: u64 = 1 << 40;

/// The most keys for receipts.
const RECEIPT_KEYS_MAX: usize = 100;

/// What an auditor asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Whose signatures count.
    pub policy: &'a Policy,
    /// A checkpoint that was kept from an earlier day, as a signed note.
    pub since: Option<&'a [u8]>,
    /// The files of a folder and their list; nothing for a log that is read elsewhere.
    pub folder: Option<(&'a Files, Listed<'a>)>,
}

/// Works a community's log out again.
pub fn verify_community(source: &dyn Source, asked: &Asked<'_>) -> Report {
    let mut findings = Findings::default();
    if let Some((files, listed)) = asked.folder {
        compare_files(listed, files, &mut findings);
    }
    let note = match source.read("checkpoint") {
        Ok(Some(note)) => note,
        other => {
            let found = match other {
                Err(why) => {
                    Words::new(format!("读不到：{why}"), format!("it cannot be read: {why}"))
                }
                Ok(_) => Words::new("没有这个文件", "there is no such file"),
            };
            let expected = Words::new("日志的检查点", "the checkpoint of a log");
            let place = Place::file("checkpoint");
            findings.failed(Subject::Checkpoint, Failure { place, found, expected });
            return findings.report();
        }
    };
    let opened =
        open_checkpoint(&note, (Subject::Checkpoint, "checkpoint", asked.policy), &mut findings);
    let Some((checkpoint, signers)) = opened else {
        return findings.report();
    };
    let Checkpoint { origin, size, root, .. } = &checkpoint;
    let root = root.to_text();
    findings.headline(Words::new(
        format!("日志 {origin}：{size} 个条目，根 {root}"),
        format!("Log {origin}: {size} entries, root {root}"),
    ));
    let earlier = asked.since.and_then(|note| open_earlier(note, asked, origin, &mut findings));
    let books = read_log(source, (&checkpoint, earlier.as_ref()), &mut findings);
    check_signers(&signers, &books, &mut findings);
    if let Some((_, listed)) = asked.folder {
        let keys = books.keys.iter().filter(|key| key.purpose == "receipts");
        let keys = keys.filter_map(|key| Verifier::from_text(&key.verifier).ok());
        let keys: Vec<Verifier> = keys.take(RECEIPT_KEYS_MAX).collect();
        compare_note(listed, (&checkpoint, &keys), &mut findings);
    }
    findings.report()
}

/// The keys that have signed for the log are those that its entries name.
fn check_signers(signers: &[String], books: &Books<'_>, findings: &mut Findings) {
    for signer in signers {
        let is_signer = |key: &AddedKey| {
            ["log", "log-ml-dsa-44"].contains(&key.purpose.as_str()) && key.verifier == *signer
        };
        match books.keys.iter().any(is_signer) {
            true => findings.passed(Subject::Checkpoint),
            false => {
                let found = Words::same(name_and_id(signer));
                let expected =
                    Words::new("日志条目里登记的公钥", "a key that an entry of the log has added");
                let place = Place::file("checkpoint");
                findings.failed(Subject::Checkpoint, Failure { place, found, expected });
            }
        }
    }
}

fn read_log<'source>(
    source: &'source dyn Source,
    (checkpoint, earlier): (&Checkpoint, Option<&Checkpoint>),
    findings: &mut Findings,
) -> Books<'source> {
    let mut books = Books::new(source);
    if checkpoint.size > ENTRIES_MAX {
        let why = Words::new("日志太大", "the log is too large");
        findings.not_checked(Subject::Tiles, why);
        return books;
    }
    let walked = walk(source, checkpoint, earlier, findings, |index, bytes, findings| {
        match Entry::read(bytes) {
            Ok(entry) => {
                findings.passed(Subject::Entries);
                books.add(index, &entry, findings);
            }
            Err(wrong) => {
                let key = Words::same(wrong.key.unwrap_or_default());
                let place = Place::entry(index, key);
                let found = match wrong.found.is_empty() {
                    true => Words::new("空", "nothing"),
                    false => Words::new(
                        format!("写的是“{}”", wrong.found),
                        format!("“{}” stands there", wrong.found),
                    ),
                };
                let failure = Failure { place, found, expected: wrong.expected };
                findings.failed(Subject::Entries, failure);
            }
        }
    });
    if let Walked::UpTo(index) = walked {
        let why = Words::new(
            format!("第 {index} 号条目起没有读到"),
            format!("from entry {index} on nothing was read"),
        );
        for subject in [Subject::Root, Subject::Entries] {
            findings.not_checked(subject, why.clone());
        }
        if earlier.is_some() {
            findings.not_checked(Subject::Earlier, why);
        }
    } else {
        books.finish(findings);
        for pool in books.pools.values() {
            published::compare(source, pool, findings);
        }
    }
    books
}

/// Opens a checkpoint under a policy: a key of its log has signed it, and enough witnesses have.
pub(crate) fn open_checkpoint(
    note: &[u8],
    (subject, path, policy): (Subject, &str, &Policy),
    findings: &mut Findings,
) -> Option<(Checkpoint, Vec<String>)> {
    let fail = |found: Words, expected: Words, findings: &mut Findings| {
        let place = Place::file(path);
        findings.failed(subject, Failure { place, found, expected });
    };
    let opens = Words::new(
        "由策略里的日志公钥签署的检查点",
        "a checkpoint that a key of the policy's log has signed",
    );
    if note.len() > NOTE_BYTES_MAX {
        let found = Words::new("文件太大", "the file is too large");
        fail(found, opens, findings);
        return None;
    }
    let (opened, judgement) = match policy.open(note) {
        Ok(opened) => opened,
        Err(why) => {
            fail(why.into(), opens, findings);
            return None;
        }
    };
    let Judgement { checkpoint, logs, witnesses, quorum } = judgement;
    if logs.is_empty() {
        let found = Words::new(
            format!("日志 {} 的公钥没有签名", checkpoint.origin),
            format!("no key of the log {} has signed it", checkpoint.origin),
        );
        fail(found, opens, findings);
        return None;
    }
    if quorum == QuorumState::Missed {
        let found = Words::new(
            format!("只有 {} 个见证人联署", witnesses.len()),
            format!("{} witnesses have cosigned it", witnesses.len()),
        );
        let expected = Words::new("策略要求的联署", "as many as the policy asks for");
        fail(found, expected, findings);
    } else if subject == Subject::Checkpoint {
        tell_signatures(&opened.verified, findings);
        findings.passed(subject);
    }
    let signers = logs.iter().map(|log| log.verifier.text()).collect();
    Some((checkpoint, signers))
}

fn tell_signatures(verified: &[tlog::note::NoteSignature], findings: &mut Findings) {
    for signature in verified {
        let id = crate::hexadecimal::write(&signature.key_id);
        let key = format!("{}+{id}", signature.name);
        findings.fact(Words::new(format!("签名有效：{key}"), format!("Signed by {key}")));
    }
}

/// The earlier checkpoint of the same log; what is wrong with it is told.
fn open_earlier(
    note: &[u8],
    asked: &Asked<'_>,
    origin: &str,
    findings: &mut Findings,
) -> Option<Checkpoint> {
    let path = "--since";
    let (earlier, _) = open_checkpoint(note, (Subject::Earlier, path, asked.policy), findings)?;
    if earlier.origin == origin {
        return Some(earlier);
    }
    let found = Words::new(
        format!("日志 {} 的检查点", earlier.origin),
        format!("a checkpoint of the log {}", earlier.origin),
    );
    let expected = Words::new(format!("日志 {origin} 的"), format!("one of the log {origin}"));
    findings.failed(Subject::Earlier, Failure { place: Place::file(path), found, expected });
    None
}

/// The keys of a policy, as they are compared by people.
pub fn keys_of(policy: &Policy) -> Vec<String> {
    policy.verifiers().iter().map(|verifier| name_and_id(&verifier.text())).collect()
}
