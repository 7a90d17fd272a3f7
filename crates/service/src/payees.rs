//! To whom aid goes when a member has died: to the first payee of the list who can receive it.
//!
//! The list is personal: it lies sealed under the person's key and is seen by who says why.

use crate::Community;
use crate::people::{commit, fingerprint, key_of, look_up_person};
use ledger::Rejection;
use serde_json::{Value, json};
use std::fmt;
use store::{
    Committed, EndingReason, LookUp, MemberId, PersonId, PersonWrite, PoolId, StoreFailure,
    person_reads,
};
use uuid::Uuid;
use vault::sealed;
use zeroize::Zeroizing;

/// What the sealed bytes of a payee are.
const PAYEE: &str = "payee/1";

/// The most payees a person names.
pub const PAYEES_MAX: usize = 20;

/// Somebody to whom aid may go.
#[derive(Clone, PartialEq, Eq)]
pub struct Payee {
    /// The name.
    pub name: String,
    /// What the payee is to the person, such as a daughter.
    pub relation: String,
    /// Where aid would be paid to.
    pub account: String,
}

impl fmt::Debug for Payee {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Payee(..)")
    }
}

/// Who gets the aid of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AidRecipient {
    /// The member.
    Member,
    /// The member has died: the first of these who can receive it; whom the law names, where the
    /// list is empty.
    Payees(Vec<Payee>),
}

/// Names the payees of a person in their order, in place of those named before.
///
/// # Errors
/// [`Rejection::PayeeIncomplete`], [`Rejection::TooMany`], [`Rejection::PersonUnknown`],
/// [`Rejection::PersonErased`].
pub async fn name_payees(
    community: &Community,
    batch: Uuid,
    person: PersonId,
    payees: &[Payee],
) -> Result<Committed, StoreFailure> {
    if payees.len() > PAYEES_MAX {
        return Err(Rejection::TooMany.into());
    }
    let missing = |text: &String| text.trim().is_empty();
    if payees.iter().any(|one| [&one.name, &one.relation, &one.account].into_iter().any(missing)) {
        return Err(Rejection::PayeeIncomplete.into());
    }
    let (key, _) = key_of(community, person).await?;
    let plain: Vec<Zeroizing<Vec<u8>>> = payees.iter().map(Payee::encode).collect();
    let sealed = community.with_entropy(|entropy| {
        plain.iter().map(|one| sealed::seal(&key, PAYEE, person, one, entropy)).collect()
    });
    let parts: Vec<&[u8]> = plain.iter().map(|one| one.as_slice()).collect();
    let asked = fingerprint(community, "payees", &parts)?;
    commit(community, (batch, person), asked, PersonWrite::Payees { person, sealed }).await
}

/// Logs the look, then opens the payees of a person in their order.
///
/// # Errors
/// Those of [`look_up_person`].
pub async fn look_up_payees(
    community: &Community,
    look_up: LookUp,
) -> Result<Vec<Payee>, StoreFailure> {
    let person = look_up.person;
    let opened = look_up_person(community, look_up).await?;
    let kept = person_reads::payees(&mut *community.store.reader().await?, person).await?;
    let open = |one: Vec<u8>| {
        let plain = sealed::open(&opened.key, PAYEE, person, &one)?;
        Ok(Payee::decode(&plain).ok_or(Rejection::SealBroken)?)
    };
    kept.into_iter().map(open).collect()
}

/// Who gets the aid of a member; where the member has died, by a logged look at that person.
///
/// # Errors
/// [`Rejection::MemberUnknown`] and those of [`look_up_payees`].
pub async fn aid_recipient(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    look_up: LookUp,
) -> Result<AidRecipient, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    let ending = person_reads::ending(&mut *reader, pool, member).await?;
    drop(reader);
    match ending.map(|ending| ending.reason) {
        Some(EndingReason::Died) => {
            let payees = look_up_payees(community, LookUp { person, ..look_up }).await?;
            Ok(AidRecipient::Payees(payees))
        }
        _ => Ok(AidRecipient::Member),
    }
}

impl Payee {
    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let Payee { name, relation, account } = self;
        let value = json!({ "name": name, "relation": relation, "account": account });
        Zeroizing::new(value.to_string().into_bytes())
    }

    fn decode(plain: &[u8]) -> Option<Payee> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Some(Payee { name: text("name")?, relation: text("relation")?, account: text("account")? })
    }
}
