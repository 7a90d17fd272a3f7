//! Proofs that members keep: that an entry is in the log, and what it says about them.

mod content;

use crate::community::keys_of;
use crate::entry::Entry;
use crate::report::{Failure, Findings, Place, Report, Subject};
use crate::words::Words;
use tlog::hash::TreeHash;
use tlog::policy::Policy;
use tlog::proof::LogProof;
use tlog::tree::verify_inclusion;

/// What every header begins with.
const FORM: &str = "tongzhou-proof/1 ";

/// The three parts of the extra data.
pub(crate) struct Extra<'a> {
    /// The word behind the form.
    pub kind: &'a str,
    /// The further lines of the header.
    pub lines: Vec<&'a str>,
    /// The entry, byte for byte.
    pub entry: &'a [u8],
    /// What follows.
    pub rest: &'a [u8],
}

/// Checks a `.tlog-proof` file under a policy.
pub fn verify(bytes: &[u8], (name, policy): (&str, &Policy)) -> Report {
    let mut findings = Findings::default();
    let fail = |subject: Subject, found: Words, expected: Words, findings: &mut Findings| {
        findings.failed(subject, Failure { place: Place::file(name), found, expected });
    };
    let proof = match LogProof::from_bytes(bytes) {
        Ok(proof) => proof,
        Err(why) => {
            let expected = Words::new("一份 .tlog-proof 证明", "a proof, .tlog-proof");
            fail(Subject::Inclusion, why.into(), expected, &mut findings);
            return findings.report();
        }
    };
    let Some(extra) = proof.extra.as_deref().and_then(read_extra) else {
        let found = Words::new("extra 里不是同舟的证明", "its extra data is no proof of Tongzhou");
        let expected = Words::new(
            "头、条目和内容，其间各有一个空行",
            "a header, an entry and what follows, with an empty line between",
        );
        fail(Subject::Content, found, expected, &mut findings);
        return findings.report();
    };
    let opened = check_inclusion(&proof, &extra, (name, policy), &mut findings);
    if opened.is_some() {
        match Entry::read(extra.entry) {
            Ok(entry) => content::check(name, &extra, &entry, &mut findings),
            Err(wrong) => {
                let found = Words::same(wrong.found);
                fail(Subject::Content, found, wrong.expected, &mut findings);
            }
        }
    }
    for key in keys_of(policy) {
        findings.fact(Words::new(format!("所用公钥：{key}"), format!("Under the key {key}")));
    }
    findings.report()
}

/// The entry leads through the hashes to the root of a checkpoint that counts under the policy.
fn check_inclusion(
    proof: &LogProof,
    extra: &Extra<'_>,
    (name, policy): (&str, &Policy),
    findings: &mut Findings,
) -> Option<()> {
    let note = proof.checkpoint.as_bytes();
    let (checkpoint, _) =
        crate::community::open_checkpoint(note, (Subject::Checkpoint, name, policy), findings)?;
    if findings.has_failed(Subject::Checkpoint) {
        return None;
    }
    let entry = TreeHash::of_entry(extra.entry);
    let tree = (checkpoint.size, checkpoint.root);
    match verify_inclusion(entry, proof.index, tree, &proof.hashes) {
        Ok(()) => {
            let (index, origin, size) = (proof.index, &checkpoint.origin, checkpoint.size);
            findings.headline(Words::new(
                format!("日志 {origin} 的第 {index} 号条目，共 {size} 个"),
                format!("Entry {index} of the {size} of the log {origin}"),
            ));
            findings.passed(Subject::Inclusion);
            Some(())
        }
        Err(why) => {
            let found = why.into();
            let expected = Words::new("条目在日志中", "an entry that is in the log");
            let failure = Failure { place: Place::file(name), found, expected };
            findings.failed(Subject::Inclusion, failure);
            None
        }
    }
}

fn read_extra(bytes: &[u8]) -> Option<Extra<'_>> {
    let (header, rest) = split_at_empty_line(bytes)?;
    let (entry, rest) = split_at_empty_line(rest)?;
    let header = str::from_utf8(header).ok()?.strip_suffix('\n')?;
    let mut lines = header.split('\n');
    let kind = lines.next()?.strip_prefix(FORM)?;
    Some(Extra { kind, lines: lines.collect(), entry, rest })
}

/// A text with the line feed of its last line, and what follows the empty line.
fn split_at_empty_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let (text, rest) = bytes.split_at_checked(end.checked_add(1)?)?;
    Some((text, rest.get(1..)?))
}
