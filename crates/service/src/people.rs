//! Registering people, and seeing, correcting and erasing what is personal about them.
//!
//! **Invariant: nobody sees what is personal before it is logged who looks and why.** Only a date
//! of birth is opened without it, for an article that asks for an age; no person sees it.
//! **Invariant: the store and its batches hold nothing personal in the clear**: a batch is known
//! by a keyed hash of what was asked for, since a plain one could be guessed from few numbers.

use crate::Community;
use casework::notice::{age_band, masked_name};
use casework::province::Province;
use jiff::civil::Date;
use ledger::Rejection;
use rules::age::age_on;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt;
use store::{
    Batch, Committed, LookUp, NO_POOL, NewPerson, PersonId, PersonWrite, Session, Sex,
    StoreFailure, Write, person_reads,
};
use uuid::Uuid;
use vault::{BlindIndex, PersonKey, sealed};
use zeroize::Zeroizing;

/// What the sealed bytes of a person are; another form would bear another number.
const RECORD: &str = "person/1";

/// What a family name and the end of a number are indexed under.
const MASKED: &str = "family name and ending";

/// So many letters and digits of a document's number are its end.
pub const ENDING: usize = 4;

/// The kind of the document whose number names a province.
const RESIDENT_ID: &str = "resident_id";

/// What is personal about a person.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The name.
    pub name: String,
    /// The kind of the document, such as `resident_id`.
    pub document_kind: String,
    /// Its number.
    pub document_number: String,
    /// The date of birth.
    pub born: Date,
    /// The sex in the register.
    pub sex: Option<Sex>,
    /// The telephone number, or nothing.
    pub phone: String,
    /// The address, or nothing.
    pub address: String,
}

impl fmt::Debug for PersonRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PersonRecord(..)")
    }
}

/// What somebody who looked sees.
#[derive(Clone, Debug)]
pub struct OpenedPerson {
    /// What is personal.
    pub record: PersonRecord,
    /// Which version of it; a correction says this number.
    pub version: u32,
    pub(crate) key: PersonKey,
}

/// Registers a person.
///
/// # Errors
/// [`Rejection::PersonFieldMissing`], [`Rejection::DocumentTaken`], [`Rejection::PersonDuplicate`].
pub async fn register_person(
    community: &Community,
    batch: Uuid,
    person: PersonId,
    record: &PersonRecord,
) -> Result<Committed, StoreFailure> {
    let plain = record.encode();
    let (new, _) = new_person(community, person, record)?;
    let asked = fingerprint(community, "register", &[person.as_bytes(), &plain])?;
    commit(community, (batch, person), asked, PersonWrite::Register(new)).await
}

/// A person with a key of their own, ready to be registered.
pub(crate) fn new_person(
    community: &Community,
    person: PersonId,
    record: &PersonRecord,
) -> Result<(NewPerson, PersonKey), Rejection> {
    let documents = documents(community, record)?;
    let masked_index = masked_index_of(community, record)?;
    let plain = record.encode();
    let keys = &community.keys;
    Ok(community.with_entropy(|entropy| {
        let key = PersonKey::generate(entropy);
        let new = NewPerson {
            person,
            sealed: sealed::seal(&key, RECORD, person, &plain, entropy),
            wrapped_key: key.wrap(keys, person, entropy),
            master_key: keys.newest(),
            documents,
            masked_index,
        };
        (new, key)
    }))
}

/// Who is registered with the document of this record, if anybody is.
///
/// # Errors
/// [`Rejection::PersonFieldMissing`]; [`StoreFailure::Unavailable`].
pub(crate) async fn holder_of(
    community: &Community,
    record: &PersonRecord,
) -> Result<Option<PersonId>, StoreFailure> {
    let mut session = community.store.reader().await?;
    for document in documents(community, record)? {
        if let Some(holder) = person_reads::document_holder(&mut *session, document).await? {
            return Ok(Some(holder));
        }
    }
    Ok(None)
}

/// Logs the look, then opens what is personal.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::PersonUnknown`], [`Rejection::PersonErased`].
pub async fn look_up_person(
    community: &Community,
    look_up: LookUp,
) -> Result<OpenedPerson, StoreFailure> {
    let person = look_up.person;
    log_look(community, look_up).await?;
    let (key, row) = key_of(community, person).await?;
    let plain = sealed::open(&key, RECORD, person, &row.sealed)?;
    let record = PersonRecord::decode(&plain).ok_or(Rejection::SealBroken)?;
    Ok(OpenedPerson { record, version: row.version, key })
}

/// Logs a look at something personal, before it is opened.
pub(crate) async fn log_look(community: &Community, look_up: LookUp) -> Result<(), StoreFailure> {
    let (id, person) = (look_up.look_up, look_up.person);
    let said = [person.as_bytes(), look_up.account.as_bytes(), look_up.reason.as_bytes()];
    let asked = fingerprint(community, "look up", &said)?;
    commit(community, (id, person), asked, PersonWrite::LookUp(look_up)).await.map(|_| ())
}

/// Corrects what is personal, by who has read this version of it.
///
/// # Errors
/// [`Rejection::EditStale`], [`Rejection::DocumentTaken`] and those of [`look_up_person`].
pub async fn correct_person(
    community: &Community,
    batch: Uuid,
    (person, version): (PersonId, u32),
    record: &PersonRecord,
) -> Result<Committed, StoreFailure> {
    let documents = documents(community, record)?;
    let masked_index = masked_index_of(community, record)?;
    let (key, _) = key_of(community, person).await?;
    let plain = record.encode();
    let sealed =
        community.with_entropy(|entropy| sealed::seal(&key, RECORD, person, &plain, entropy));
    let asked = [&person.as_bytes()[..], &version.to_be_bytes(), &plain];
    let asked = fingerprint(community, "correct", &asked)?;
    let write = PersonWrite::Correct { person, version, sealed, documents, masked_index };
    commit(community, (batch, person), asked, write).await
}

/// Destroys a person's key and the index of the document: from here nobody can open what is
/// personal, nor the receipts and payees sealed under the key. Accounts and statistics stay.
///
/// # Errors
/// [`Rejection::EraseWhileMember`], [`Rejection::PersonErased`], [`Rejection::PersonUnknown`].
pub async fn erase_person(
    community: &Community,
    batch: Uuid,
    person: PersonId,
) -> Result<Committed, StoreFailure> {
    let asked = fingerprint(community, "erase", &[person.as_bytes()])?;
    commit(community, (batch, person), asked, PersonWrite::Erase { person }).await
}

/// A person's key, unwrapped, and the row it lay in.
pub(crate) async fn key_of(
    community: &Community,
    person: PersonId,
) -> Result<(PersonKey, store::PersonRow), StoreFailure> {
    let row = person_reads::person(&mut *community.store.reader().await?, person).await?;
    let wrapped = row.wrapped_key.as_ref().ok_or(Rejection::PersonErased)?;
    Ok((PersonKey::unwrap(&community.keys, person, wrapped)?, row))
}

/// The date of birth, for an article that asks for it and tells nobody.
pub(crate) async fn born(community: &Community, person: PersonId) -> Result<Date, StoreFailure> {
    born_by(community, &mut *community.store.reader().await?, person).await
}

/// The same by a reader that is at hand. Who holds one and waits for another may wait for who does
/// the same.
pub(crate) async fn born_by(
    community: &Community,
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Date, StoreFailure> {
    let row = person_reads::person(session, person).await?;
    let wrapped = row.wrapped_key.as_ref().ok_or(Rejection::PersonErased)?;
    let key = PersonKey::unwrap(&community.keys, person, wrapped)?;
    let plain = sealed::open(&key, RECORD, person, &row.sealed)?;
    Ok(PersonRecord::decode(&plain).ok_or(Rejection::SealBroken)?.born)
}

/// What may be shown of a person on a public notice.
pub(crate) struct Masked {
    pub name: String,
    pub age_band: (u16, u16),
    pub sex: Option<&'static str>,
    pub province: Option<Province>,
}

/// What may be shown of a person on a public notice, with the age on a day; nothing once the person
/// was erased. A program masks it: nobody sees the rest.
pub(crate) async fn masked(
    community: &Community,
    person: PersonId,
    on: Date,
) -> Result<Option<Masked>, StoreFailure> {
    let (key, row) = match key_of(community, person).await {
        Ok(found) => found,
        Err(StoreFailure::Rejected(Rejection::PersonErased)) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let plain = sealed::open(&key, RECORD, person, &row.sealed)?;
    let record = PersonRecord::decode(&plain).ok_or(Rejection::SealBroken)?;
    let age = age_on(record.born, on).and_then(|age| u16::try_from(age).ok()).unwrap_or(0);
    let is_resident = record.document_kind == RESIDENT_ID;
    let province = Province::of_resident_id(&record.document_number).filter(|_| is_resident);
    let province = province.or_else(|| Province::of_address(&record.address));
    Ok(Some(Masked {
        name: masked_name(&record.name),
        age_band: age_band(age),
        sex: record.sex.map(Sex::slug),
        province,
    }))
}

/// What a batch is known by: a keyed hash of its kind and of what was asked for.
pub(crate) fn fingerprint(
    community: &Community,
    kind: &str,
    parts: &[&[u8]],
) -> Result<[u8; 32], Rejection> {
    let mut hash = Sha256::new();
    for part in parts {
        let length = u64::try_from(part.len()).expect("a length fits 64 bits");
        hash.update(length.to_be_bytes());
        hash.update(part);
    }
    let digits = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    BlindIndex::newest(&community.keys).value(&format!("batch/{kind}"), &digits)
}

/// What stands for the document number, under the newest master key first.
fn documents(community: &Community, record: &PersonRecord) -> Result<Vec<[u8; 32]>, Rejection> {
    let missing = |text: &String| text.trim().is_empty();
    if [&record.name, &record.document_kind, &record.document_number].into_iter().any(missing) {
        return Err(Rejection::PersonFieldMissing);
    }
    let label = format!("document/{}", record.document_kind);
    let indexes = BlindIndex::each(&community.keys);
    indexes.map(|(_, index)| index.value(&label, &record.document_number)).collect()
}

/// What stands for the family name and the end of the document's number, under the newest key.
fn masked_index_of(community: &Community, record: &PersonRecord) -> Result<[u8; 32], Rejection> {
    let mut indexes = masked_indexes(community, &record.name, &record.document_number);
    indexes.next().ok_or(Rejection::MasterKeyUnknown)?
}

/// What stands for the first letter of a name and the last four of a number, under each master key,
/// the newest first.
pub(crate) fn masked_indexes(
    community: &Community,
    name: &str,
    number: &str,
) -> impl Iterator<Item = Result<[u8; 32], Rejection>> {
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<Vec<_>>();
    let (name, number) = (Zeroizing::new(letters(name)), Zeroizing::new(letters(number)));
    let ending = number.len().saturating_sub(ENDING);
    let text = name.iter().take(1).chain(number.iter().skip(ending)).collect::<String>();
    let text = Zeroizing::new(text);
    let indexes = BlindIndex::each(&community.keys);
    indexes.map(move |(_, index)| index.value(MASKED, &text))
}

/// One write about a person and no pool.
pub(crate) async fn commit(
    community: &Community,
    (id, member): (Uuid, Uuid),
    fingerprint: [u8; 32],
    write: PersonWrite,
) -> Result<Committed, StoreFailure> {
    let writes = vec![Write::Person(Box::new(write))];
    let answer = String::new();
    community.store.commit(Batch { id, member, fingerprint, pool: NO_POOL, writes, answer }).await
}

impl PersonRecord {
    /// The record as it is sealed, and known again by.
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let value = json!({
            "name": self.name,
            "document": { "kind": self.document_kind, "number": self.document_number },
            "born": self.born.to_string(),
            "sex": self.sex.map(Sex::slug),
            "phone": self.phone,
            "address": self.address,
        });
        Zeroizing::new(value.to_string().into_bytes())
    }

    fn decode(plain: &[u8]) -> Option<PersonRecord> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let document = value.get("document")?;
        let sex = match value.get("sex")? {
            Value::Null => None,
            slug => Some(Sex::from_slug(slug.as_str()?)?),
        };
        Some(PersonRecord {
            name: text(value.get("name")?)?,
            document_kind: text(document.get("kind")?)?,
            document_number: text(document.get("number")?)?,
            born: value.get("born")?.as_str()?.parse().ok()?,
            sex,
            phone: text(value.get("phone")?)?,
            address: text(value.get("address")?)?,
        })
    }
}
