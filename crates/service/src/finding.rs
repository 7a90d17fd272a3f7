//! Finding a member at the desk, by what somebody at the counter or on the telephone says.
//!
//! **Invariant: a look is logged before anything of the person is shown**, and a search shows only
//! what is masked. A document number is compared by its blind index: it is kept nowhere.

use crate::Community;
use crate::derived_id::derived_id;
use crate::people::{ENDING, log_look, masked, masked_indexes};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::province::Province;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::person_reads::{self, MembershipOfPerson, by_masked_index};
use store::{LookUp, MemberId, PersonId, PoolId, StoreFailure};
use uuid::Uuid;
use vault::BlindIndex;

/// So many people one search finds at the most.
pub const FOUND_MAX: u32 = 20;

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
    /// Whoever is registered under this family name with a number that ends so.
    Masked {
        /// The name, or the first letter of it.
        name: String,
        /// The last four letters and digits of the document's number.
        ending: String,
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

/// Looks for somebody, logs each look with its reason, and answers with what is masked of those who
/// were found, [`FOUND_MAX`] at the most.
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
) -> Result<Vec<FoundPerson>, StoreFailure> {
    principal.require(Line::MutualAid, Action::LookUpMember)?;
    if reason.trim().is_empty() {
        return Err(Rejection::LookUpReasonMissing.into());
    }
    let mut found = Vec::new();
    for (place, person) in persons_of(community, sought).await?.into_iter().enumerate() {
        let look_up = look_of(look_up, place);
        let (account, reason) = (principal.account, reason.to_owned());
        found.push(shown(community, LookUp { look_up, account, person, reason, at }, on).await?);
    }
    Ok(found)
}

/// The id of the look at the person found in a place; the first bears that of the search.
fn look_of(search: Uuid, place: usize) -> Uuid {
    match place {
        0 => search,
        _ => derived_id(search, &format!("look {place}")),
    }
}

/// Logs the look, then shows what is masked of a person.
async fn shown(community: &Community, look: LookUp, on: Date) -> Result<FoundPerson, StoreFailure> {
    let person = look.person;
    match log_look(community, look).await {
        // Of an erased person only the books are left, and those name nobody.
        Ok(()) | Err(StoreFailure::Rejected(Rejection::PersonErased)) => {}
        Err(failure) => return Err(failure),
    }
    let shown = masked(community, person, on).await?;
    let mut reader = community.store.reader().await?;
    let memberships = person_reads::memberships_of(&mut *reader, person).await?;
    Ok(FoundPerson {
        person,
        ages: shown.as_ref().map(|shown| shown.age_band),
        province: shown.as_ref().and_then(|shown| shown.province),
        name: shown.map(|shown| shown.name),
        memberships,
    })
}

async fn persons_of(community: &Community, sought: &Sought) -> Result<Vec<PersonId>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    match sought {
        Sought::Member(pool, member) => {
            match person_reads::membership(&mut *reader, *pool, *member).await {
                Ok(found) => Ok(vec![found.person]),
                Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => Ok(Vec::new()),
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
                    return Ok(vec![holder]);
                }
            }
            Ok(Vec::new())
        }
        Sought::Masked { name, ending } => {
            if name.trim().is_empty() || ending.trim().chars().count() != ENDING {
                return Err(Rejection::PersonFieldMissing.into());
            }
            let mut found = Vec::new();
            for index in masked_indexes(community, name, ending) {
                let of_key = by_masked_index(&mut *reader, index?, FOUND_MAX).await?;
                found.extend(of_key);
            }
            found.truncate(usize::try_from(FOUND_MAX).unwrap_or_default());
            Ok(found)
        }
    }
}
