//! Joining without the help of staff: somebody new makes an account and a record of their own with
//! the joining; a parent enrols a child.
//!
//! **Invariant: it is one batch**: account, record, membership and receipt are there together or
//! not at all, so nothing is kept of somebody who did not agree in the end. The ids are made from
//! the key of the request: sent again, it is answered as the first time.
//!
//! Nobody's papers are looked at here. What somebody says of themselves is compared with their
//! proof of identity when aid is asked for; until then it gives them a place, and nothing of
//! others.

use crate::Community;
use crate::accounts::{self, NewAccount};
use crate::derived_id::derived_id;
use crate::guardians::OF_AGE_YEARS;
use crate::joining::{Consent, Joining, writes_of};
use crate::people::{PersonRecord, born, fingerprint, new_person};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use rules::Rulebook;
use rules::age::birthday;
use rules::values::Answer;
use std::collections::BTreeMap;
use store::{
    Batch, Guardian, MemberId, PersonId, PersonWrite, PoolId, Sex, StoreFailure, Write, reads,
};
use uuid::Uuid;
use vault::read_resident_id;

/// The longest name, number, telephone number or sign-in name, in characters.
pub const FIELD_MAX: usize = 120;

/// The longest address, in characters.
pub const ADDRESS_MAX: usize = 300;

/// The kind of the document whose number can be checked.
pub const RESIDENT_ID: &str = "resident_id";

/// Every kind of document that somebody may bring who joins without the help of staff.
pub const DOCUMENT_KINDS: [&str; 4] =
    [RESIDENT_ID, "passport", "residence_permit", "birth_certificate"];

/// Somebody who joins.
#[derive(Clone, Debug)]
pub struct JoiningAlone<'a> {
    /// Made by the client; the id of the batch.
    pub key: Uuid,
    /// The pool.
    pub pool: PoolId,
    /// Who it is.
    pub record: &'a PersonRecord,
    /// The answers to the declaration, by the ids of the questions.
    pub answers: &'a BTreeMap<String, Answer>,
    /// Whether the covenant was consented to.
    pub consent: Consent,
    /// The business date.
    pub on: Date,
    /// The time now.
    pub at: Timestamp,
}

/// Who joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinedAlone {
    /// The member.
    pub member: MemberId,
    /// The person.
    pub person: PersonId,
    /// Whether this was done before.
    pub repeated: bool,
}

/// Somebody new joins, with an account of this name and password.
///
/// # Errors
/// [`Rejection::ConsentMissing`], [`Rejection::FieldsWrong`] for a record that is too long or of
/// no known document, those of a resident's number, [`Rejection::GuardianMissing`] for who is under
/// age, [`Rejection::AccountDuplicate`], [`Rejection::DocumentTaken`], those of a password, what
/// articles 2, 3 and 16 refuse, and those of the store.
pub async fn join_newly(
    community: &Community,
    rulebook: &Rulebook,
    joining: &JoiningAlone<'_>,
    (name, password): (&str, &str),
) -> Result<JoinedAlone, StoreFailure> {
    let account = derived_id(joining.key, "account");
    let request = Request::of(community, joining, name.as_bytes())?;
    if let Some(done) = request.repeated(community).await? {
        return Ok(done);
    }
    check(joining)?;
    if name.trim().is_empty() || name.chars().count() > FIELD_MAX {
        return Err(Rejection::FieldsWrong.into());
    }
    if joining.on < birthday(joining.record.born, OF_AGE_YEARS) {
        return Err(Rejection::GuardianMissing.into());
    }
    let (mut writes, person) = enrolment(community, rulebook, joining, (account, vec![]))?;
    let (person, name, password) = (Some(person), name, Some(password));
    let new = NewAccount { id: account, person, name, password };
    match accounts::make(community, &new, joining.at).await {
        Ok(made) => writes.insert(0, made),
        // The same request may have been done beside this one.
        Err(StoreFailure::Rejected(Rejection::AccountDuplicate)) => {
            let done = request.repeated(community).await?;
            return Ok(done.ok_or(Rejection::AccountDuplicate)?);
        }
        Err(failure) => return Err(failure),
    }
    request.commit(community, writes).await
}

/// A person of age enrols a child, decides for it from that day on, and pays for it.
///
/// # Errors
/// [`Rejection::GuardianUnfit`] for who is not of age, [`Rejection::NotPermitted`] for somebody
/// who is no child any more or for an account that is nobody's; those of [`join_newly`] that
/// concern no account.
pub async fn enrol_child(
    community: &Community,
    rulebook: &Rulebook,
    joining: &JoiningAlone<'_>,
    principal: &Principal,
) -> Result<JoinedAlone, StoreFailure> {
    principal.require(Line::MutualAid, Action::Join)?;
    let parent = principal.person.ok_or(Rejection::NotPermitted)?;
    let request = Request::of(community, joining, parent.as_bytes())?;
    if let Some(done) = request.repeated(community).await? {
        return Ok(done);
    }
    check(joining)?;
    let since = joining.on;
    if since < birthday(born(community, parent).await?, OF_AGE_YEARS) {
        return Err(Rejection::GuardianUnfit.into());
    }
    if since >= birthday(joining.record.born, OF_AGE_YEARS) {
        return Err(Rejection::NotPermitted.into());
    }
    let (ward, member) = (derived_id(joining.key, "person"), derived_id(joining.key, "member"));
    let guardian = Guardian { ward, guardian: parent, since, until: None };
    let kin = vec![of_person(PersonWrite::Guardian(guardian))];
    let (mut writes, _) = enrolment(community, rulebook, joining, (principal.account, kin))?;
    writes.push(of_person(PersonWrite::Payer { member, payer: Some(parent), since }));
    request.commit(community, writes).await
}

/// Looks whether a record can be kept as somebody typed it.
///
/// # Errors
/// [`Rejection::PersonFieldMissing`], [`Rejection::FieldsWrong`], those of [`read_resident_id`],
/// [`Rejection::ResidentIdBirthDate`] for another date of birth than the number's.
pub fn check_record(record: &PersonRecord, on: Date) -> Result<(), Rejection> {
    let PersonRecord { name, document_kind, document_number, born, sex, phone, address } = record;
    if [name, document_number].into_iter().any(|text| text.trim().is_empty()) {
        return Err(Rejection::PersonFieldMissing);
    }
    let fits = |text: &String| text.chars().count() <= FIELD_MAX;
    let known = DOCUMENT_KINDS.contains(&document_kind.as_str());
    let sound = [name, document_number, phone].into_iter().all(fits)
        && address.chars().count() <= ADDRESS_MAX
        && *born <= on;
    if !sound || !known {
        return Err(Rejection::FieldsWrong);
    }
    if document_kind != RESIDENT_ID {
        return Ok(());
    }
    let said = read_resident_id(document_number, on)?;
    let said_sex = match said.sex {
        vault::Sex::Female => Sex::Female,
        vault::Sex::Male => Sex::Male,
    };
    match said.born_on == *born && sex.is_none_or(|sex| sex == said_sex) {
        true => Ok(()),
        false => Err(Rejection::ResidentIdBirthDate),
    }
}

fn check(joining: &JoiningAlone<'_>) -> Result<(), Rejection> {
    match joining.consent {
        Consent::Withheld => Err(Rejection::ConsentMissing),
        Consent::Given => check_record(joining.record, joining.on),
    }
}

/// What is written of a new person who joins, and the person's id.
fn enrolment(
    community: &Community,
    rulebook: &Rulebook,
    joining: &JoiningAlone<'_>,
    (account, kin): (Uuid, Vec<Write>),
) -> Result<(Vec<Write>, PersonId), Rejection> {
    let JoiningAlone { key, pool, record, consent, on, at, .. } = *joining;
    let (person, member) = (derived_id(key, "person"), derived_id(key, "member"));
    let (new, person_key) = new_person(community, person, record)?;
    let joining = Joining {
        batch: key,
        pool,
        member,
        person,
        account,
        units: 1,
        answers: joining.answers.clone(),
        consent,
        on,
        at,
        deposit: None,
        closing_announced_on: None,
    };
    let mut writes = vec![of_person(PersonWrite::Register(new))];
    writes.extend(kin);
    writes.extend(writes_of(community, rulebook, &joining, (record, &person_key))?);
    Ok((writes, person))
}

fn of_person(write: PersonWrite) -> Write {
    Write::Person(Box::new(write))
}

/// A joining as it is known again.
struct Request {
    key: Uuid,
    pool: PoolId,
    fingerprint: [u8; 32],
}

impl Request {
    fn of(
        community: &Community,
        joining: &JoiningAlone<'_>,
        by: &[u8],
    ) -> Result<Request, Rejection> {
        let answers = joining.answers.iter().map(|(id, answer)| format!("{id}={}", answer.word()));
        let answers = answers.collect::<Vec<_>>().join("\n");
        let parts: [&[u8]; 4] =
            [&joining.pool.to_be_bytes(), by, &joining.record.encode(), answers.as_bytes()];
        let fingerprint = fingerprint(community, "join alone", &parts)?;
        Ok(Request { key: joining.key, pool: joining.pool, fingerprint })
    }

    /// Who joined, where the same was asked for before.
    async fn repeated(&self, community: &Community) -> Result<Option<JoinedAlone>, StoreFailure> {
        let mut reader = community.store.reader().await?;
        let written = reads::written_batch(&mut *reader, self.member(), self.key).await?;
        match written {
            None => Ok(None),
            Some((first, _)) if first == self.fingerprint => Ok(Some(self.joined(true))),
            Some(_) => Err(Rejection::BatchIdUsed.into()),
        }
    }

    async fn commit(
        self,
        community: &Community,
        writes: Vec<Write>,
    ) -> Result<JoinedAlone, StoreFailure> {
        let Request { key: id, pool, fingerprint } = self;
        let (member, answer) = (self.member(), String::new());
        let batch = Batch { id, member, fingerprint, pool, writes, answer };
        let done = community.store.commit(batch).await?;
        Ok(self.joined(done.repeated))
    }

    fn member(&self) -> MemberId {
        derived_id(self.key, "member")
    }

    fn joined(&self, repeated: bool) -> JoinedAlone {
        JoinedAlone { member: self.member(), person: derived_id(self.key, "person"), repeated }
    }
}
