//! The public card of a case as the log commits to it, and as a member can open it.

use super::commitment;
use super::entry::hash_text;
use crate::Community;
use crate::cases::OpenCase;
use crate::people::{key_of, masked};
use ledger::{Language, Rejection};
use std::fmt::Display;
use store::log::LogPlace;
use store::{PoolId, StoreFailure};
use vault::{Entropy, sealed};

/// What the sealed text of a card is.
const CARD: &str = "log card/1";

/// A card that is about to stand in the log as a hash.
pub(crate) struct LoggedCard {
    /// The hash.
    pub commitment: [u8; 32],
    /// The text, sealed under the person's key.
    pub opening: Vec<u8>,
}

/// The salt and the text of a card, as the log committed to it.
///
/// # Errors
/// [`Rejection::PersonErased`] once the key is destroyed; [`Rejection::LogProofMissing`] for a case
/// that has no card in the log.
pub(crate) async fn open_card(
    community: &Community,
    (pool, case): (PoolId, &str),
    place: &LogPlace,
) -> Result<([u8; 16], Vec<u8>), StoreFailure> {
    let opening = place.opening.as_ref().ok_or(Rejection::LogProofMissing)?;
    let person = OpenCase::read(community, pool, case).await?.person;
    let (key, _) = key_of(community, person).await?;
    let text = sealed::open(&key, CARD, person, opening)?;
    Ok((key.commitment_salt("card", pool, case), text.to_vec()))
}

/// The card of a case; none for a case of old books, which has no file, and of a person whose key
/// was destroyed.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub(crate) async fn logged_card(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<Option<LoggedCard>, StoreFailure> {
    let open = match OpenCase::read(community, pool, case).await {
        Ok(open) => open,
        Err(StoreFailure::Rejected(Rejection::CaseFileUnknown)) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let (person, on) = (open.person, open.report.event_on);
    let Some(shown) = masked(community, person, on).await? else { return Ok(None) };
    let (key, _) = key_of(community, person).await?;
    let mut text = String::from("tongzhou card v1\n");
    let mut line = |label: &str, value: Option<&dyn Display>| {
        text += &match value {
            Some(value) => format!("{label} {value}\n"),
            None => format!("{label} -\n"),
        };
    };
    let (from, through) = shown.age_band;
    line("case", Some(&case));
    line("name", Some(&shown.name));
    line("age", Some(&format_args!("{from}-{through}")));
    line("sex", shown.sex.as_ref().map(|sex| -> &dyn Display { sex }));
    let province = shown.province.map(|province| province.name(Language::Chinese));
    line("province", province.as_ref().map(|province| -> &dyn Display { province }));
    let condition = open.report.condition.as_ref();
    line("condition", condition.map(|condition| -> &dyn Display { condition }));
    line("rules", Some(&hash_text(&open.file.version)));
    let salt = key.commitment_salt("card", pool, case);
    let seal =
        |entropy: &mut dyn Entropy| sealed::seal(&key, CARD, person, text.as_bytes(), entropy);
    Ok(Some(LoggedCard {
        commitment: commitment::of(salt, text.as_bytes()),
        opening: community.with_entropy(seal),
    }))
}
