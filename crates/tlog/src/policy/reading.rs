//! Reading a policy, line by line. Names and comments are octets, not text.

use super::{EACH_MAX, Group, Member, POLICY_BYTES_MAX, Policy, PolicyError, PolicyFault};
use super::{PolicyLog, PolicyWitness, Quorum};
use crate::checkpoint::read_size;
use crate::note::{NoteError, Verifier};

/// The name that means that no cosignature is needed.
const NONE: &[u8] = b"none";

/// A policy as far as it is read.
#[derive(Default)]
struct Reader {
    logs: Vec<PolicyLog>,
    witnesses: Vec<PolicyWitness>,
    groups: Vec<Group>,
    /// The witnesses and groups that are a member already.
    members: Vec<Member>,
    quorum: Option<Quorum>,
}

pub(super) fn read(text: &[u8]) -> Result<Policy, PolicyError> {
    let fault = |line, why| Err(PolicyError { line, why });
    if text.len() > POLICY_BYTES_MAX {
        return fault(1, PolicyFault::TooLarge);
    }
    let mut reader = Reader::default();
    let mut line_number = 0usize;
    for line in text.split_inclusive(|octet| *octet == b'\n') {
        line_number = line_number.saturating_add(1);
        let Some((b'\n', line)) = line.split_last() else {
            return fault(line_number, PolicyFault::LineUnended);
        };
        reader.line(line).map_err(|why| PolicyError { line: line_number, why })?;
    }
    let Reader { logs, witnesses, groups, quorum, .. } = reader;
    match quorum {
        Some(quorum) => Ok(Policy { logs, witnesses, groups, quorum }),
        None => fault(line_number.saturating_add(1), PolicyFault::QuorumMissing),
    }
}

impl Reader {
    fn line(&mut self, line: &[u8]) -> Result<(), PolicyFault> {
        if line.iter().any(|octet| octet.is_ascii_control() && *octet != b'\t') {
            return Err(PolicyFault::ControlCharacter);
        }
        let items = line.split(|octet| matches!(octet, b' ' | b'\t'));
        let items: Vec<&[u8]> = items.filter(|item| !item.is_empty()).collect();
        match items.split_first() {
            None => Ok(()),
            Some((word, _)) if word.starts_with(b"#") => Ok(()),
            Some((&b"log", rest)) => self.log(rest),
            Some((&b"witness", rest)) => self.witness(rest),
            Some((&b"group", rest)) => self.group(rest),
            Some((&b"quorum", rest)) => self.quorum(rest),
            Some(_) => Err(PolicyFault::WordUnknown),
        }
    }

    fn log(&mut self, items: &[&[u8]]) -> Result<(), PolicyFault> {
        let (key, url) = match items {
            [key] => (key, None),
            [key, url] => (key, Some(address(url))),
            _ => return Err(PolicyFault::ItemCount),
        };
        let verifier = read_key(key)?;
        let others = self.logs.iter().map(|log| &log.verifier);
        check_key(&verifier, others, self.witnesses.iter().map(|witness| &witness.verifier))?;
        self.logs.push(PolicyLog { verifier, url });
        within_limit(self.logs.len())
    }

    fn witness(&mut self, items: &[&[u8]]) -> Result<(), PolicyFault> {
        let (name, key, url) = match items {
            [name, key] => (name, key, None),
            [name, key, url] => (name, key, Some(address(url))),
            _ => return Err(PolicyFault::ItemCount),
        };
        self.check_new(name)?;
        let verifier = read_key(key)?;
        if !verifier.kind().is_cosignature() {
            return Err(PolicyFault::KeyKind);
        }
        let others = self.witnesses.iter().map(|witness| &witness.verifier);
        check_key(&verifier, others, self.logs.iter().map(|log| &log.verifier))?;
        self.witnesses.push(PolicyWitness { name: name.to_vec(), verifier, url });
        within_limit(self.witnesses.len())
    }

    fn group(&mut self, items: &[&[u8]]) -> Result<(), PolicyFault> {
        let [name, threshold, names @ ..] = items else {
            return Err(PolicyFault::ItemCount);
        };
        if names.is_empty() {
            return Err(PolicyFault::ItemCount);
        }
        self.check_new(name)?;
        let mut members = Vec::new();
        for member in names {
            let member = self.defined(member)?;
            if self.members.contains(&member) {
                return Err(PolicyFault::MemberTwice);
            }
            self.members.push(member);
            members.push(member);
        }
        let threshold = match *threshold {
            b"any" => 1,
            b"all" => members.len(),
            number => {
                let number = str::from_utf8(number).map_err(|_| PolicyFault::Threshold)?;
                let number = read_size(number).map_err(|_| PolicyFault::Threshold)?;
                usize::try_from(number).map_err(|_| PolicyFault::Threshold)?
            }
        };
        if threshold == 0 || threshold > members.len() {
            return Err(PolicyFault::Threshold);
        }
        self.groups.push(Group { name: name.to_vec(), threshold, members });
        within_limit(self.groups.len())
    }

    fn quorum(&mut self, items: &[&[u8]]) -> Result<(), PolicyFault> {
        let [name] = items else {
            return Err(PolicyFault::ItemCount);
        };
        if self.quorum.is_some() {
            return Err(PolicyFault::QuorumTwice);
        }
        self.quorum = Some(match *name == NONE {
            true => Quorum::None,
            false => Quorum::Of(self.defined(name)?),
        });
        Ok(())
    }

    /// Holds that a name is free.
    fn check_new(&self, name: &[u8]) -> Result<(), PolicyFault> {
        if name == NONE {
            return Err(PolicyFault::NameReserved);
        }
        match self.defined(name) {
            Ok(_) => Err(PolicyFault::NameDuplicate),
            Err(_) => Ok(()),
        }
    }

    /// The witness or group of a name.
    fn defined(&self, name: &[u8]) -> Result<Member, PolicyFault> {
        let witness = self.witnesses.iter().position(|witness| witness.name == name);
        let group = || self.groups.iter().position(|group| group.name == name);
        let member = witness.map(Member::Witness).or_else(|| group().map(Member::Group));
        member.ok_or(PolicyFault::NameUndefined)
    }
}

fn read_key(item: &[u8]) -> Result<Verifier, PolicyFault> {
    let text = str::from_utf8(item).map_err(|_| PolicyFault::Key(NoteError::NotUtf8))?;
    Verifier::from_text(text).map_err(PolicyFault::Key)
}

/// Holds that a key is not that of another of its kind, and that its signatures are told apart
/// from all others. A log that cosigns may be a witness too, by the very same key.
fn check_key<'a>(
    verifier: &Verifier,
    mut same_list: impl Iterator<Item = &'a Verifier> + Clone,
    mut other_list: impl Iterator<Item = &'a Verifier>,
) -> Result<(), PolicyFault> {
    let alike = |other: &Verifier| {
        other.name() == verifier.name() && other.key_id() == verifier.key_id() && other != verifier
    };
    if same_list.clone().any(|other| other.public_key() == verifier.public_key()) {
        return Err(PolicyFault::KeyDuplicate);
    }
    match same_list.any(alike) || other_list.any(alike) {
        true => Err(PolicyFault::KeyAmbiguous),
        false => Ok(()),
    }
}

fn within_limit(count: usize) -> Result<(), PolicyFault> {
    match count > EACH_MAX {
        true => Err(PolicyFault::TooMany),
        false => Ok(()),
    }
}

/// An address; octets that are not UTF-8 become U+FFFD, which no address holds.
fn address(item: &[u8]) -> String {
    String::from_utf8_lossy(item).into_owned()
}
