//! Everything that is kept about a person, as one file in JSON.
//!
//! The look is logged like any other, by oneself. **Invariant: nothing is left out because it is
//! awkward**: notes among staff stay with the staff, as in a case's file, and secrets that open the
//! account are never shown; all else that bears the person's id is here, each list with a limit
//! that the file states when it was reached.

mod account;
mod memberships;
mod told;

use crate::Community;
use crate::cases::look_up_contacts;
use crate::corrections::corrections;
use crate::payees::look_up_payees;
use crate::people::{PersonRecord, look_up_person};
use crate::principal::Principal;
use jiff::Timestamp;
use ledger::Rejection;
use serde_json::{Value, json};
use store::{LookUp, PersonId, Session, Sex, StoreFailure, person_reads};

/// The form of the file; another form would bear another number.
pub const FORM: &str = "tongzhou/my-data/1";

/// The most rows of any one list.
pub const ROWS_MAX: usize = 10_000;

/// Everything that is kept about the person who asks, after a logged look.
///
/// # Errors
/// [`Rejection::OnlyMembers`] for an account that is nobody's, [`Rejection::PersonErased`];
/// [`StoreFailure::Unavailable`].
pub async fn my_data(
    community: &Community,
    principal: &Principal,
    reason: &str,
    now: Timestamp,
) -> Result<Value, StoreFailure> {
    let person = principal.person.ok_or(Rejection::OnlyMembers)?;
    let look_up = |community: &Community| LookUp {
        look_up: community.new_id(now),
        account: principal.account,
        person,
        reason: reason.to_owned(),
        at: now,
    };
    let opened = look_up_person(community, look_up(community)).await?;
    let payees = look_up_payees(community, look_up(community)).await?;
    let contacts = look_up_contacts(community, look_up(community)).await?;
    let payees = payees
        .iter()
        .map(|one| json!({ "name": one.name, "relation": one.relation, "account": one.account }));
    let contacts = contacts
        .iter()
        .map(|one| json!({ "person": one.person.to_string(), "relation": one.relation }));
    let (payees, contacts): (Vec<Value>, Vec<Value>) = (payees.collect(), contacts.collect());
    let asked = corrections(community, person).await?;
    let asked: Vec<Value> = asked
        .iter()
        .map(|one| {
            let decided = one.decided.as_ref().map(|(decision, at, why)| {
                json!({ "decision": decision.slug(), "at": at.to_string(), "why": why })
            });
            json!({
                "request": one.request.to_string(), "made_at": one.made_at.to_string(),
                "wrong": one.said.wrong, "right": one.said.right, "decided": decided,
            })
        })
        .collect();
    let mut reader = community.store.reader().await?;
    let kin = kin(&mut *reader, person).await?;
    let looks = looks(&mut *reader, person).await?;
    drop(reader);
    Ok(json!({
        "form": FORM,
        "made_at": now.to_string(),
        "person": person.to_string(),
        "record": record(&opened.record),
        "memberships": memberships::memberships(community, principal, person).await?,
        "guardians_and_payers": kin,
        "payees": payees,
        "emergency_contacts": contacts,
        "look_ups_of_my_record": looks,
        "corrections": asked,
        "notices": told::notices(community, person).await?,
        "channels": told::channels(community, person).await?,
        "account": account::account_of(community, principal, now).await?,
    }))
}

fn record(record: &PersonRecord) -> Value {
    json!({
        "name": record.name,
        "document": { "kind": record.document_kind, "number": record.document_number },
        "born": record.born.to_string(),
        "sex": record.sex.map(Sex::slug),
        "phone": record.phone,
        "address": record.address,
    })
}

async fn kin(session: &mut dyn Session, person: PersonId) -> Result<Value, StoreFailure> {
    let guardians = person_reads::guardians(session, person).await?;
    let guardians: Vec<Value> = guardians
        .iter()
        .map(|one| {
            json!({
                "guardian": one.guardian.to_string(),
                "since": one.since.to_string(),
                "until": one.until.map(|until| until.to_string()),
            })
        })
        .collect();
    let mut paying = Vec::new();
    for one in person_reads::memberships_of(session, person).await? {
        let payer = person_reads::payer(session, one.pool, one.member).await?;
        paying.extend(payer.map(|payer| {
            json!({
                "pool": one.pool,
                "member": one.member.to_string(),
                "payer": payer.to_string(),
            })
        }));
    }
    Ok(json!({ "guardians": guardians, "my_payers": paying }))
}

async fn looks(session: &mut dyn Session, person: PersonId) -> Result<Value, StoreFailure> {
    let looks = person_reads::look_ups(session, person).await?;
    let shown = looks.iter().rev().take(ROWS_MAX).map(|one| {
        json!({
            "look_up": one.look_up.to_string(),
            "account": one.account.to_string(),
            "reason": one.reason,
            "at": one.at.to_string(),
        })
    });
    Ok(limited(shown.collect(), looks.len() > ROWS_MAX))
}

/// A list, and whether more of it is kept than the file holds.
fn limited(rows: Vec<Value>, more: bool) -> Value {
    json!({ "rows": rows, "more_is_kept": more })
}
