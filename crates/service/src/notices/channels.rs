//! The ways by which a person is told beside the page: an e-mail, a printed letter.
//!
//! **Invariant: an address is used once its owner has shown that it takes mail**, by a code sent to
//! it. It lies sealed under the person's key, and goes with it.

use super::post::{CODE_LASTS, Mail, Posted, address_of};
use crate::Community;
use crate::people::{fingerprint, key_of};
use crate::sign_in::commit;
use jiff::{SignedDuration, Timestamp};
use ledger::{Language, Rejection};
use std::fmt;
use store::channel::{Channel, ChannelOfPerson, EachRound, NoticeWrite, channels_of};
use store::{PersonId, StoreFailure, Write};
use vault::{PersonKey, sealed};
use zeroize::Zeroizing;

/// What the sealed bytes of an address are.
const ADDRESS: &str = "notice_address/1";

/// The longest address, in characters.
pub const ADDRESS_MAX: usize = 254;

/// How soon another code may be sent.
pub const CODE_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// How often a code may be tried.
pub const CODE_TRIES_MAX: u32 = 5;

/// A way that a person chose, as the person sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct ChannelSeen {
    /// Which way.
    pub channel: Channel,
    /// The address of an e-mail.
    pub address: Option<String>,
    /// The language of what is sent.
    pub language: Language,
    /// Whether each round is told too.
    pub each_round: EachRound,
    /// When the address was confirmed; nothing is sent before.
    pub confirmed_at: Option<Timestamp>,
    /// When something last came back or could not be sent, and why.
    pub failed: Option<(Timestamp, Rejection)>,
}

impl fmt::Debug for ChannelSeen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ChannelSeen(..)")
    }
}

/// What a person chooses.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The language of what is sent.
    pub language: Language,
    /// Whether each round is told too.
    pub each_round: EachRound,
}

/// The ways that a person chose.
///
/// # Errors
/// [`Rejection::PersonUnknown`], [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub async fn channels(
    community: &Community,
    person: PersonId,
) -> Result<Vec<ChannelSeen>, StoreFailure> {
    let (key, _) = key_of(community, person).await?;
    let kept = channels_of(&mut *community.store.reader().await?, person).await?;
    kept.into_iter().map(|one| seen(&key, one)).collect()
}

/// Chooses e-mail: an address that is not the confirmed one is sent a code.
///
/// # Errors
/// [`Rejection::ChannelAddressInvalid`], [`Rejection::ChannelCodeTooSoon`],
/// [`Rejection::ChannelMailFailed`], those of [`channels`]; [`StoreFailure::Unavailable`].
pub async fn choose_email(
    community: &Community,
    person: PersonId,
    address: &str,
    choice: Choice,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let address = address.trim();
    if address.chars().count() > ADDRESS_MAX {
        return Err(Rejection::ChannelAddressInvalid.into());
    }
    address_of(address)?;
    let (key, _) = key_of(community, person).await?;
    let kept = channels_of(&mut *community.store.reader().await?, person).await?;
    let kept = kept.into_iter().find(|one| one.channel == Channel::Email);
    if let Some(one) = &kept {
        let known = opened(&key, one)?;
        if one.confirmed_at.is_some() && known.as_deref().map(String::as_str) == Some(address) {
            // The address stays as it was confirmed; only the choice is another.
            let changed = with(one.clone(), choice);
            return set(community, changed, now).await;
        }
        let soon = one.code_sent_at.and_then(|at| at.checked_add(CODE_AGAIN_AFTER).ok());
        if soon.is_some_and(|soon| now < soon) {
            return Err(Rejection::ChannelCodeTooSoon.into());
        }
    }
    let code = new_code(community);
    let sealed = community
        .with_entropy(|entropy| sealed::seal(&key, ADDRESS, person, address.as_bytes(), entropy));
    let chosen = ChannelOfPerson {
        person,
        channel: Channel::Email,
        sealed: Some(sealed),
        language: tag(choice.language).to_owned(),
        each_round: choice.each_round,
        code_digest: Some(digest(community, person, &code)?),
        code_sent_at: Some(now),
        code_tries: 0,
        confirmed_at: None,
        failed: None,
    };
    set(community, chosen, now).await?;
    match community.post()?.send(address, Mail::Code(&code), choice.language).await? {
        Posted::Taken => Ok(()),
        Posted::Refused | Posted::Later => Err(Rejection::ChannelMailFailed.into()),
    }
}

/// Confirms the address by the code that was sent to it.
///
/// # Errors
/// [`Rejection::ChannelUnknown`], [`Rejection::ChannelCodeOver`],
/// [`Rejection::ChannelCodeWrong`]; [`StoreFailure::Unavailable`].
pub async fn confirm_email(
    community: &Community,
    person: PersonId,
    typed: &str,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let kept = channels_of(&mut *community.store.reader().await?, person).await?;
    let kept = kept.into_iter().find(|one| one.channel == Channel::Email);
    let kept = kept.ok_or(Rejection::ChannelUnknown)?;
    let (Some(expected), Some(sent_at)) = (kept.code_digest, kept.code_sent_at) else {
        return Err(Rejection::ChannelCodeOver.into());
    };
    if kept.code_tries >= CODE_TRIES_MAX || now.duration_since(sent_at) >= CODE_LASTS {
        return Err(Rejection::ChannelCodeOver.into());
    }
    // A try counts before it is looked at: of many at once, one is.
    let channel = Channel::Email;
    let counted = NoticeWrite::TryCode { person, channel, tries: kept.code_tries };
    commit(community, vec![write(counted)], now).await?;
    let digits: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
    let digest = digest(community, person, &digits)?;
    if digest != expected {
        return Err(Rejection::ChannelCodeWrong.into());
    }
    let confirmed = NoticeWrite::Confirm { person, channel, digest, at: now };
    commit(community, vec![write(confirmed)], now).await
}

/// Chooses letters, to the address of the person's record.
///
/// # Errors
/// Those of [`channels`]; [`StoreFailure::Unavailable`].
pub async fn choose_letters(
    community: &Community,
    person: PersonId,
    choice: Choice,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let chosen = ChannelOfPerson {
        person,
        channel: Channel::Letter,
        sealed: None,
        language: tag(choice.language).to_owned(),
        each_round: choice.each_round,
        code_digest: None,
        code_sent_at: None,
        code_tries: 0,
        confirmed_at: Some(now),
        failed: None,
    };
    set(community, chosen, now).await
}

/// Gives a way up; what waits to go by it is dropped.
///
/// # Errors
/// [`Rejection::ChannelUnknown`]; [`StoreFailure::Unavailable`].
pub async fn give_up(
    community: &Community,
    person: PersonId,
    channel: Channel,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let removed = NoticeWrite::RemoveChannel { person, channel };
    commit(community, vec![write(removed)], now).await
}

pub(super) fn write(write: NoticeWrite) -> Write {
    Write::Notice(Box::new(write))
}

async fn set(
    community: &Community,
    chosen: ChannelOfPerson,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    commit(community, vec![write(NoticeWrite::SetChannel(chosen))], now).await
}

fn with(one: ChannelOfPerson, choice: Choice) -> ChannelOfPerson {
    let language = tag(choice.language).to_owned();
    ChannelOfPerson { language, each_round: choice.each_round, ..one }
}

fn seen(key: &PersonKey, one: ChannelOfPerson) -> Result<ChannelSeen, StoreFailure> {
    let address = opened(key, &one)?;
    Ok(ChannelSeen {
        channel: one.channel,
        address: address.map(|text| text.to_string()),
        language: language(&one.language),
        each_round: one.each_round,
        confirmed_at: one.confirmed_at,
        failed: one.failed.and_then(|(at, number)| {
            let reason = Rejection::ALL.into_iter().find(|one| one.number() == number)?;
            Some((at, reason))
        }),
    })
}

/// The address of an e-mail, unsealed.
pub(super) fn opened(
    key: &PersonKey,
    one: &ChannelOfPerson,
) -> Result<Option<Zeroizing<String>>, Rejection> {
    let Some(sealed) = &one.sealed else { return Ok(None) };
    let plain = sealed::open(key, ADDRESS, one.person, sealed)?;
    let text = String::from_utf8(plain.to_vec()).map_err(|_| Rejection::SealBroken)?;
    Ok(Some(Zeroizing::new(text)))
}

/// The language of a tag.
pub(super) fn language(tag: &str) -> Language {
    if tag == "zh" { Language::Chinese } else { Language::English }
}

fn tag(language: Language) -> &'static str {
    language.pick("zh", "en")
}

/// Six digits, each as likely as another.
fn new_code(community: &Community) -> Zeroizing<String> {
    let number = community.with_entropy(|entropy| {
        loop {
            let mut bytes = [0; 4];
            entropy.fill(&mut bytes);
            let drawn = u32::from_be_bytes(bytes);
            // What would make some codes likelier is drawn again.
            if drawn < 4_294_000_000 {
                return drawn % 1_000_000;
            }
        }
    });
    Zeroizing::new(format!("{number:06}"))
}

/// What is kept of a code: a keyed hash, since a plain one could be guessed.
fn digest(community: &Community, person: PersonId, code: &str) -> Result<[u8; 32], Rejection> {
    fingerprint(community, "notice code", &[person.as_bytes(), code.as_bytes()])
}
