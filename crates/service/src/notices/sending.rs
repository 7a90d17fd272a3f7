//! Sending what is due by e-mail.
//!
//! Several notices of one person go as one mail, since it says only that there is news. A mail that
//! the server refuses for good, or that could not be sent in many tries, counts as not told, which
//! the person and the staff see.

use super::channels::{language, opened};
use super::post::{Mail, Posted};
use crate::Community;
use crate::jobs::delay_after;
use crate::people::key_of;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use store::channel::{Channel, NoticeDelivery, Sending, channels_of};
use store::{PersonId, StoreFailure};

/// How many notices are sent at a time; with their time-outs well within a job's lease.
const NOTICES_AT_ONCE: u32 = 32;

/// To how many people at a time.
const PEOPLE_AT_ONCE: usize = 8;

/// How long nobody else sends what is being sent.
const SENDING: SignedDuration = SignedDuration::from_mins(4);

/// How often a mail is tried before it is given up: over some five hours.
pub const TRIES_MAX: u32 = 12;

/// Sends the mails that are due; answers how many notices that were.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn send_due(community: &Community, now: Timestamp) -> Result<usize, StoreFailure> {
    if community.post().is_err() {
        return Ok(0);
    }
    let until = now.saturating_add(SENDING).unwrap_or(Timestamp::MAX);
    let store = &community.store;
    let claimed = store.claim_notices(Channel::Email, (now, until), NOTICES_AT_ONCE).await?;
    let people = claimed.chunk_by(|one, other| one.person == other.person);
    for (place, of_person) in people.enumerate() {
        if place >= PEOPLE_AT_ONCE {
            // Their turn comes at once, in the next step.
            store.end_sending(of_person, Sending::Again(now), now).await?;
            continue;
        }
        let person = of_person[0].person;
        let became = match send(community, person).await {
            Ok(Posted::Taken) => Sending::Sent,
            Ok(Posted::Refused) => Sending::Failed(Rejection::MailRefused.number()),
            Ok(Posted::Later) => later(of_person, now),
            Err(StoreFailure::Rejected(rejection)) => Sending::Failed(rejection.number()),
            Err(failure) => return Err(failure),
        };
        store.end_sending(of_person, became, now).await?;
    }
    Ok(claimed.len())
}

async fn send(community: &Community, person: PersonId) -> Result<Posted, StoreFailure> {
    let (key, _) = key_of(community, person).await?;
    let kept = channels_of(&mut *community.store.reader().await?, person).await?;
    let confirmed = |one: &store::channel::ChannelOfPerson| {
        one.channel == Channel::Email && one.confirmed_at.is_some()
    };
    let kept = kept.into_iter().find(confirmed).ok_or(Rejection::ChannelUnknown)?;
    let address = opened(&key, &kept)?.ok_or(Rejection::ChannelUnknown)?;
    community.post()?.send(&address, Mail::News, language(&kept.language)).await
}

fn later(of_person: &[NoticeDelivery], now: Timestamp) -> Sending {
    let tries = of_person.iter().map(|one| one.tries).max().unwrap_or(0);
    match tries >= TRIES_MAX {
        true => Sending::Failed(Rejection::MailUnreachable.number()),
        false => {
            let next = now.saturating_add(delay_after(tries));
            Sending::Again(next.unwrap_or(Timestamp::MAX))
        }
    }
}
