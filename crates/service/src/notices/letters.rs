//! Letters: what a clerk prints for those who asked to be told on paper.
//!
//! A letter says that there is news and where to ask; what it is stands on the page only. The name
//! and the address are personal: each look is logged before it is shown.

use super::channels::write;
use crate::Community;
use crate::people::{fingerprint, look_up_person};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use crate::sign_in::commit;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use std::fmt;
use store::channel::{
    Channel, NoticeDelivery, NoticeWrite, channels_of, deliveries_of_person, due_deliveries,
};
use store::{LookUp, PersonId, StoreFailure};
use uuid::Uuid;

/// The most notices whose letters are printed at once.
pub const LETTERS_MAX: u32 = 200;

/// For so long what came back is noted at the desk.
const NOTED_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A letter to print.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub person: PersonId,
    /// The notices that it tells of, all of one person.
    pub notices: Vec<Uuid>,
    /// The name on the envelope.
    pub name: String,
    /// The address of the record; empty where there is none.
    pub address: String,
    /// The language of the letter.
    pub language: ledger::Language,
}

impl fmt::Debug for Letter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Letter(..)")
    }
}

/// How many notices wait for a letter, as far as they are counted.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn letters_waiting(
    community: &Community,
    principal: &Principal,
    now: Timestamp,
) -> Result<usize, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    let mut reader = community.store.reader().await?;
    Ok(due_deliveries(&mut *reader, Channel::Letter, now, LETTERS_MAX).await?.len())
}

/// Logs the looks, then shows the letters that are to be printed, one a person.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], those of [`Principal::require`];
/// [`StoreFailure::Unavailable`].
pub async fn letters_to_print(
    community: &Community,
    principal: &Principal,
    reason: &str,
    now: Timestamp,
) -> Result<Vec<Letter>, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    if reason.trim().is_empty() {
        return Err(Rejection::LookUpReasonMissing.into());
    }
    let mut reader = community.store.reader().await?;
    let mut due = due_deliveries(&mut *reader, Channel::Letter, now, LETTERS_MAX).await?;
    drop(reader);
    due.sort_by_key(|one| (one.person, one.notice));
    let mut letters = Vec::new();
    for of_person in due.chunk_by(|one, other| one.person == other.person) {
        letters.extend(letter(community, principal, (of_person, reason), now).await?);
    }
    Ok(letters)
}

/// One letter; none where the person was erased meanwhile.
async fn letter(
    community: &Community,
    principal: &Principal,
    (of_person, reason): (&[NoticeDelivery], &str),
    now: Timestamp,
) -> Result<Option<Letter>, StoreFailure> {
    let person = of_person[0].person;
    let look_up = LookUp {
        look_up: community.new_id(now),
        account: principal.account,
        person,
        reason: reason.to_owned(),
        at: now,
    };
    let record = match look_up_person(community, look_up).await {
        Ok(opened) => opened.record,
        Err(StoreFailure::Rejected(Rejection::PersonErased)) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let kept = channels_of(&mut *community.store.reader().await?, person).await?;
    let kept = kept.into_iter().find(|one| one.channel == Channel::Letter);
    let language =
        kept.map_or(ledger::Language::Chinese, |one| super::channels::language(&one.language));
    let notices = of_person.iter().map(|one| one.notice).collect();
    Ok(Some(Letter { person, notices, name: record.name, address: record.address, language }))
}

/// Notes that letters were posted.
///
/// # Errors
/// [`Rejection::TooMany`], those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn letters_posted(
    community: &Community,
    principal: &Principal,
    letters: &[(PersonId, Uuid)],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    if u32::try_from(letters.len()).map_or(true, |count| count > LETTERS_MAX) {
        return Err(Rejection::TooMany.into());
    }
    let posted = NoticeWrite::Posted { letters: letters.to_vec(), at: now };
    commit(community, vec![write(posted)], now).await
}

/// What was sent to a person by e-mail and letter in the last ninety days, for who notes what came
/// back. It says by which way and when, and not of what.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn sent_to(
    community: &Community,
    principal: &Principal,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<NoticeDelivery>, StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    let since = now.saturating_sub(NOTED_FOR).unwrap_or(Timestamp::MIN);
    let mut reader = community.store.reader().await?;
    deliveries_of_person(&mut *reader, person, since, LETTERS_MAX).await
}

/// Notes that what was sent came back: the person was not told.
///
/// # Errors
/// [`Rejection::DeliveryUnknown`], those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn came_back(
    community: &Community,
    principal: &Principal,
    batch: Uuid,
    (person, notice, channel): (PersonId, Uuid, Channel),
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::KeepPeople)?;
    let reason = match channel {
        Channel::Email => Rejection::MailReturned,
        Channel::Letter => Rejection::LetterReturned,
    };
    let parts: [&[u8]; 3] = [person.as_bytes(), notice.as_bytes(), channel.slug().as_bytes()];
    let fingerprint = fingerprint(community, "notice came back", &parts)?;
    let failure = reason.number();
    let back = NoticeWrite::Returned { person, notice, channel, failure, at: now };
    let (id, member, answer) = (batch, person, String::new());
    let writes = vec![write(back)];
    let pool = store::NO_POOL;
    let batch = store::Batch { id, member, fingerprint, pool, writes, answer };
    community.store.commit(batch).await.map(|_| ())
}
