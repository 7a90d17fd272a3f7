//! Complaints: filed by members and applicants in their own words, answered by compliance in time.
//!
//! The words lie sealed under the person's key. **Invariant: nobody but who filed it sees them
//! before the look is logged with a reason.** **Invariant: who answers is not who complained.**

use crate::Community;
use crate::people::{fingerprint, key_of, log_look};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use ledger::{Language, Rejection};
use store::complaint::{
    Complaint, ComplaintAnswer, NewComplaint, complaint, complaints_of, open_complaints,
};
use store::{Batch, Committed, LookUp, OversightWrite, PersonId, PoolId, StoreFailure, Write};
use uuid::Uuid;
use vault::{PersonKey, sealed};

/// Within how many days a complaint must be answered; the day of filing not counted.
pub const ANSWER_DAYS: i32 = 15;

/// The most characters of a complaint and of an answer.
pub const WORDS_MAX: usize = 4_000;

/// What the sealed bytes are.
const WORDS: &str = "complaint_words/1";
const ANSWER: &str = "complaint_answer/1";

/// What a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of each kind, in both languages, are its documentation")]
pub enum ComplaintKind {
    Delay,
    Manner,
    Money,
    Privacy,
    Rules,
    Other,
}

impl ComplaintKind {
    /// Every kind.
    pub const ALL: [ComplaintKind; 6] = [
        ComplaintKind::Delay,
        ComplaintKind::Manner,
        ComplaintKind::Money,
        ComplaintKind::Privacy,
        ComplaintKind::Rules,
        ComplaintKind::Other,
    ];

    /// The name in the database and on the wire; it never changes.
    pub fn slug(self) -> &'static str {
        self.names()[0]
    }

    /// The name that people read.
    pub fn name(self, language: Language) -> &'static str {
        let [_, chinese, english] = self.names();
        language.pick(chinese, english)
    }

    /// The kind of a name.
    pub fn from_slug(slug: &str) -> Option<ComplaintKind> {
        ComplaintKind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            ComplaintKind::Delay => ["delay", "拖延", "delay"],
            ComplaintKind::Manner => ["manner", "态度", "manner"],
            ComplaintKind::Money => ["money", "资金", "money"],
            ComplaintKind::Privacy => ["privacy", "隐私", "privacy"],
            ComplaintKind::Rules => ["rules", "规则", "rules"],
            ComplaintKind::Other => ["other", "其他", "other"],
        }
    }
}

/// What a complaint came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was right.
    Founded,
    /// It was not.
    Unfounded,
}

impl Outcome {
    /// Both.
    pub const ALL: [Outcome; 2] = [Outcome::Founded, Outcome::Unfounded];

    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Outcome::Founded => "founded",
            Outcome::Unfounded => "unfounded",
        }
    }

    /// The outcome of a name.
    pub fn from_slug(slug: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.slug() == slug)
    }
}

/// A complaint with its words, as who may sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedComplaint {
    /// The row.
    pub complaint: Complaint,
    /// What was written; nothing once the person was erased.
    pub words: Option<String>,
    /// What was answered in words.
    pub answer: Option<String>,
}

/// Files a complaint about a pool, or about the community where it is pool 0. The key of the
/// request becomes its id.
///
/// # Errors
/// [`Rejection::NotPermitted`] for an account that is no person's,
/// [`Rejection::ComplaintWordsInvalid`], [`Rejection::ComplaintsTooMany`],
/// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn file(
    community: &Community,
    principal: &Principal,
    (key, pool): (Uuid, PoolId),
    (kind, words): (ComplaintKind, &str),
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let person = principal.person.ok_or(Rejection::NotPermitted)?;
    let words = checked(words)?;
    let asked = [principal.account.as_bytes(), kind.slug().as_bytes(), words.as_bytes()];
    let asked = fingerprint(community, &format!("complain/{pool}"), &asked)?;
    let (person_key, _) = key_of(community, person).await?;
    let new = NewComplaint {
        complaint: key,
        pool,
        account: principal.account,
        person,
        kind: kind.slug().to_owned(),
        sealed: seal(community, (&person_key, WORDS), person, words),
        filed_on: on,
        filed_at: now,
        due_on: on.checked_add(ANSWER_DAYS.days()).map_err(|_| Rejection::DateInvalid)?,
    };
    let write = OversightWrite::Complain(new);
    commit(community, (key, person, pool), asked, write).await
}

/// A page of what the caller has complained about, with the answers, from behind one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn own(
    community: &Community,
    principal: &Principal,
    after: Uuid,
    limit: u32,
) -> Result<Vec<OpenedComplaint>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let found = complaints_of(&mut *reader, principal.account, after, limit).await?;
    drop(reader);
    let mut opened = Vec::with_capacity(found.len());
    for complaint in found {
        opened.push(open(community, complaint).await?);
    }
    Ok(opened)
}

/// A page of what waits for an answer, the first due first, without the words.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn queue(
    community: &Community,
    principal: &Principal,
    after: Option<(Date, Uuid)>,
    limit: u32,
) -> Result<Vec<Complaint>, StoreFailure> {
    if principal.require(Line::MutualAid, Action::ReadAudit).is_err() {
        principal.require(Line::MutualAid, Action::AnswerComplaint)?;
    }
    let after = after.unwrap_or((Date::constant(1, 1, 1), Uuid::nil()));
    open_complaints(&mut *community.store.reader().await?, after, limit).await
}

/// A complaint without its words.
///
/// # Errors
/// [`Rejection::ComplaintUnknown`], those of [`Principal::require`];
/// [`StoreFailure::Unavailable`].
pub async fn shown(
    community: &Community,
    principal: &Principal,
    id: Uuid,
) -> Result<Complaint, StoreFailure> {
    if principal.require(Line::MutualAid, Action::ReadAudit).is_err() {
        principal.require(Line::MutualAid, Action::AnswerComplaint)?;
    }
    find(community, id).await
}

/// Logs a look at somebody's complaint with its reason, then opens the words.
///
/// # Errors
/// [`Rejection::ComplaintUnknown`], [`Rejection::LookUpReasonMissing`],
/// [`Rejection::PersonErased`], those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn look_up(
    community: &Community,
    principal: &Principal,
    (key, id): (Uuid, Uuid),
    reason: &str,
    now: Timestamp,
) -> Result<OpenedComplaint, StoreFailure> {
    principal.require(Line::MutualAid, Action::AnswerComplaint)?;
    let complaint = find(community, id).await?;
    let (account, person, reason) =
        (principal.account, complaint.filed.person, reason.trim().to_owned());
    log_look(community, LookUp { look_up: key, account, person, reason, at: now }).await?;
    open(community, complaint).await
}

/// Answers a complaint.
///
/// # Errors
/// [`Rejection::ComplaintUnknown`], [`Rejection::ComplaintAnswered`],
/// [`Rejection::ComplaintWordsInvalid`], [`Rejection::SamePersonTwice`] for who filed it, those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn answer(
    community: &Community,
    principal: &Principal,
    (key, id): (Uuid, Uuid),
    (outcome, words): (Outcome, &str),
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    principal.require(Line::MutualAid, Action::AnswerComplaint)?;
    let words = checked(words)?;
    let found = find(community, id).await?;
    let person = found.filed.person;
    if principal.person == Some(person) || principal.account == found.filed.account {
        return Err(Rejection::SamePersonTwice.into());
    }
    let by = principal.account;
    let asked = [&id.as_bytes()[..], by.as_bytes(), outcome.slug().as_bytes(), words.as_bytes()];
    let asked = fingerprint(community, "answer complaint", &asked)?;
    // Nobody is left to read an answer to a person who was erased; that there was one is kept.
    let sealed = match key_of(community, person).await {
        Ok((key, _)) => seal(community, (&key, ANSWER), person, words),
        Err(StoreFailure::Rejected(Rejection::PersonErased)) => Vec::new(),
        Err(failure) => return Err(failure),
    };
    let outcome = outcome.slug().to_owned();
    let answer = ComplaintAnswer { complaint: id, by, on, at: now, outcome, sealed };
    let write = OversightWrite::AnswerComplaint(answer);
    commit(community, (key, person, found.filed.pool), asked, write).await
}

fn checked(words: &str) -> Result<&str, Rejection> {
    let words = words.trim();
    match (1..=WORDS_MAX).contains(&words.chars().count()) {
        true => Ok(words),
        false => Err(Rejection::ComplaintWordsInvalid),
    }
}

async fn find(community: &Community, id: Uuid) -> Result<Complaint, StoreFailure> {
    let found = complaint(&mut *community.store.reader().await?, id).await?;
    Ok(found.ok_or(Rejection::ComplaintUnknown)?)
}

fn seal(
    community: &Community,
    (key, label): (&PersonKey, &str),
    person: PersonId,
    words: &str,
) -> Vec<u8> {
    community.with_entropy(|entropy| sealed::seal(key, label, person, words.as_bytes(), entropy))
}

async fn open(
    community: &Community,
    complaint: Complaint,
) -> Result<OpenedComplaint, StoreFailure> {
    let person = complaint.filed.person;
    let key = match key_of(community, person).await {
        Ok((key, _)) => key,
        Err(StoreFailure::Rejected(Rejection::PersonErased)) => {
            return Ok(OpenedComplaint { complaint, words: None, answer: None });
        }
        Err(failure) => return Err(failure),
    };
    let read = |label: &str, kept: &[u8]| -> Result<String, Rejection> {
        let plain = sealed::open(&key, label, person, kept)?;
        String::from_utf8(plain.to_vec()).map_err(|_| Rejection::SealBroken)
    };
    let words = Some(read(WORDS, &complaint.filed.sealed)?);
    let answer = complaint.answer.as_ref().filter(|answer| !answer.sealed.is_empty());
    let answer = answer.map(|answer| read(ANSWER, &answer.sealed)).transpose()?;
    Ok(OpenedComplaint { complaint, words, answer })
}

async fn commit(
    community: &Community,
    (id, member, pool): (Uuid, PersonId, PoolId),
    fingerprint: [u8; 32],
    write: OversightWrite,
) -> Result<Committed, StoreFailure> {
    let (writes, answer) = (vec![Write::Oversight(Box::new(write))], String::new());
    community.store.commit(Batch { id, member, fingerprint, pool, writes, answer }).await
}
