//! Finding a member at the desk, by what somebody at the counter or on the telephone says.
//!
//! **Invariant: a look is logged before anything of the person is shown**, and a search shows only
//! what is masked. A document number is compared by its blind index: it is kept nowhere.

use crate::Community;
use crate::people::{log_look, masked};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::province::Province;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::person_reads::{self, MembershipOfPerson};
use store::{LookUp, MemberId, PersonId, PoolId, StoreFailure};
use uuid::Uuid;
use vault::BlindIndex;

/// What is looked for.
#[derive(Clone, PartialEq, Eq)]
pub enum Sought {
    /// The member of this id in a pool.
    Member(PoolId, MemberId),
    /// Whoever is registered with this document, whole.
    Document {
        /// The kind of the document, such as `resident_id`.
        kind: String,
        /// Its number.
        number: String,
    },
}

/// Somebody who was found; everything is masked.
#[derive(Clone, Debug)]
pub struct FoundPerson {
    /// The person.
    pub person: PersonId,
    /// The name as a notice shows it; nothing once the person was erased.
    pub name: Option<String>,
    /// Ages in tens of years, from and through.
    pub ages: Option<(u16, u16)>,
    /// The province.
    pub province: Option<Province>,
    /// The memberships, past ones too.
    pub memberships: Vec<MembershipOfPerson>,
}

/// Looks for somebody, logs the look with its reason, and answers with what is masked; nothing
/// where nobody is found.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::PersonFieldMissing`]; those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn find_person(
    community: &Community,
    principal: &Principal,
    sought: &Sought,
    (look_up, reason): (Uuid, &str),
    (on, at): (Date, Timestamp),
) -> Result<Option<FoundPerson>, StoreFailure> {
    principal.require(Line::MutualAid, Action::LookUpMember)?;
    if reason.trim().is_empty() {
        return Err(Rejection::LookUpReasonMissing.into());
    }
    let Some(person) = person_of(community, sought).await? else { return Ok(None) };
    let account = principal.account;
    let look = LookUp { look_up, account, person, reason: reason.to_owned(), at };
    match log_look(community, look).await {
        // Of an erased person only the books are left, and those name nobody.
        Ok(()) | Err(StoreFailure::Rejected(Rejection::PersonErased)) => {}
        Err(failure) => return Err(failure),
    }
    let shown = masked(community, person, on).await?;
    let mut reader = community.store.reader().await?;
    let memberships = person_reads::memberships_of(&mut *reader, person).await?;
    Ok(Some(FoundPerson {
        person,
        ages: shown.as_ref().map(|shown| shown.age_band),
        province: shown.as_ref().and_then(|shown| shown.province),
        name: shown.map(|shown| shown.name),
        memberships,
    }))
}

async fn person_of(
    community: &Community,
    sought: &Sought,
) -> Result<Option<PersonId>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    match sought {
        Sought::Member(pool, member) => {
            match person_reads::membership(&mut *reader, *pool, *member).await {
                Ok(found) => Ok(Some(found.person)),
                Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => Ok(None),
                Err(failure) => Err(failure),
            }
        }
        Sought::Document { kind, number } => {
            if kind.trim().is_empty() || number.trim().is_empty() {
                return Err(Rejection::PersonFieldMissing.into());
            }
            let label = format!("document/{kind}");
            for (_, index) in BlindIndex::each(&community.keys) {
                let document = index.value(&label, number)?;
                if let Some(holder) = person_reads::document_holder(&mut *reader, document).await? {
                    return Ok(Some(holder));
                }
            }
            Ok(None)
        }
    }
}
