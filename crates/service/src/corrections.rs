//! What people say is wrong about them: asked for, looked at, decided.
//!
//! The words are personal and lie sealed under the person's key. Who corrects the record does it by
//! the one way there is ([`crate::people::correct_person`]); here it is noted what was decided and
//! why, which the person reads.

use crate::Community;
use crate::people::{fingerprint, key_of, log_look};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::Timestamp;
use ledger::Rejection;
use serde_json::{Value, json};
use std::fmt;
use store::correction::{
    CorrectionDecided, CorrectionDecision, CorrectionRequest, CorrectionWrite, correction,
    corrections_of, open_corrections,
};
use store::{Batch, LookUp, NO_POOL, PersonId, StoreFailure, Write};
use uuid::Uuid;
use vault::{PersonKey, sealed};
use zeroize::Zeroizing;

/// What the sealed bytes of a request and of an answer are.
const REQUEST: &str = "correction/1";
const ANSWER: &str = "correction_answer/1";

/// The longest text of each part, in characters.
pub const TEXT_MAX: usize = 2_000;

/// The most requests of one person that are shown.
const REQUESTS_MAX: u32 = 200;

/// What somebody says is wrong, and what is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub wrong: String,
    /// What is right.
    pub right: String,
}

impl fmt::Debug for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Said(..)")
    }
}

/// A request as the person sees it, and who decides after a logged look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionSeen {
    /// Whose record.
    pub person: PersonId,
    /// Which request.
    pub request: Uuid,
    /// What is said.
    pub said: Said,
    /// When.
    pub made_at: Timestamp,
    /// What was decided, when, and why.
    pub decided: Option<(CorrectionDecision, Timestamp, String)>,
}

/// Asks for a correction.
///
/// # Errors
/// [`Rejection::CorrectionTextInvalid`], [`Rejection::PersonUnknown`],
/// [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub async fn ask_correction(
    community: &Community,
    principal: &Principal,
    batch: Uuid,
    person: PersonId,
    (said, now): (&Said, Timestamp),
) -> Result<bool, StoreFailure> {
    check(&said.wrong)?;
    check(&said.right)?;
    let (key, _) = key_of(community, person).await?;
    let plain = Zeroizing::new(
        json!({ "wrong": said.wrong, "right": said.right }).to_string().into_bytes(),
    );
    let sealed =
        community.with_entropy(|entropy| sealed::seal(&key, REQUEST, person, &plain, entropy));
    let asked = fingerprint(community, "correction", &[person.as_bytes(), &plain])?;
    let (made_by, made_at) = (principal.account, now);
    let asks =
        CorrectionRequest { person, request: batch, sealed, made_by, made_at, decided: None };
    commit(community, (batch, person), asked, CorrectionWrite::Ask(asks)).await
}

/// The requests of a person, with what was decided.
///
/// # Errors
/// [`Rejection::PersonUnknown`], [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub async fn corrections(
    community: &Community,
    person: PersonId,
) -> Result<Vec<CorrectionSeen>, StoreFailure> {
    let (key, _) = key_of(community, person).await?;
    let mut reader = community.store.reader().await?;
    let kept = corrections_of(&mut *reader, person, REQUESTS_MAX).await?;
    drop(reader);
    kept.iter().map(|one| seen(&key, one)).collect()
}

/// The requests that nobody has decided, behind one, the oldest first: whose, which and since when.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn waiting_corrections(
    community: &Community,
    principal: &Principal,
    after: (Timestamp, Uuid),
    limit: u32,
) -> Result<Vec<(PersonId, Uuid, Timestamp)>, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    let mut reader = community.store.reader().await?;
    let open = open_corrections(&mut *reader, after, limit).await?;
    Ok(open.iter().map(|one| (one.person, one.request, one.made_at)).collect())
}

/// Logs the look and its reason, then shows what a person says is wrong.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::CorrectionUnknown`], those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn look_into_correction(
    community: &Community,
    principal: &Principal,
    request: Uuid,
    look_up: LookUp,
) -> Result<CorrectionSeen, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    let person = look_up.person;
    log_look(community, look_up).await?;
    let (key, _) = key_of(community, person).await?;
    let kept = correction(&mut *community.store.reader().await?, person, request).await?;
    seen(&key, &kept)
}

/// Decides a request: that the record was corrected, or that it stays and why.
///
/// # Errors
/// [`Rejection::CorrectionTextInvalid`], [`Rejection::CorrectionUnknown`],
/// [`Rejection::CorrectionDecided`], those of [`Principal::require`];
/// [`StoreFailure::Unavailable`].
pub async fn decide_correction(
    community: &Community,
    principal: &Principal,
    batch: Uuid,
    (person, request): (PersonId, Uuid),
    (decision, why, now): (CorrectionDecision, &str, Timestamp),
) -> Result<bool, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    check(why)?;
    let (key, _) = key_of(community, person).await?;
    let plain = Zeroizing::new(why.as_bytes().to_vec());
    let answer =
        community.with_entropy(|entropy| sealed::seal(&key, ANSWER, person, &plain, entropy));
    let parts: [&[u8]; 4] =
        [person.as_bytes(), request.as_bytes(), decision.slug().as_bytes(), &plain];
    let asked = fingerprint(community, "correction decided", &parts)?;
    let decided = CorrectionDecided { by: principal.account, at: now, decision, answer };
    let write = CorrectionWrite::Decide { person, request, decided };
    commit(community, (batch, person), asked, write).await
}

async fn commit(
    community: &Community,
    (id, member): (Uuid, Uuid),
    fingerprint: [u8; 32],
    write: CorrectionWrite,
) -> Result<bool, StoreFailure> {
    let writes = vec![Write::Correction(Box::new(write))];
    let answer = String::new();
    let batch = Batch { id, member, fingerprint, pool: NO_POOL, writes, answer };
    Ok(community.store.commit(batch).await?.repeated)
}

fn check(text: &str) -> Result<(), Rejection> {
    match text.trim().is_empty() || text.chars().count() > TEXT_MAX {
        true => Err(Rejection::CorrectionTextInvalid),
        false => Ok(()),
    }
}

fn seen(key: &PersonKey, one: &CorrectionRequest) -> Result<CorrectionSeen, StoreFailure> {
    let plain = sealed::open(key, REQUEST, one.person, &one.sealed)?;
    let value: Value = serde_json::from_slice(&plain).map_err(|_| Rejection::SealBroken)?;
    let text = |part: &str| {
        let text = value.get(part).and_then(Value::as_str).map(str::to_owned);
        text.ok_or(Rejection::SealBroken)
    };
    let said = Said { wrong: text("wrong")?, right: text("right")? };
    let decided = match &one.decided {
        None => None,
        Some(decided) => {
            let plain = sealed::open(key, ANSWER, one.person, &decided.answer)?;
            let why = String::from_utf8(plain.to_vec()).map_err(|_| Rejection::SealBroken)?;
            Some((decided.decision, decided.at, why))
        }
    };
    let (person, request, made_at) = (one.person, one.request, one.made_at);
    Ok(CorrectionSeen { person, request, said, made_at, decided })
}
