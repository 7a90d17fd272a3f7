//! Joining: what it would mean, told beforehand, and the joining itself.
//!
//! The preview and the joining ask the same articles, so nobody is shown one thing and held to
//! another. **Invariant: a joining is one batch**: membership, receipt and first deposit are there
//! together or not at all.

use crate::Community;
use crate::guardians::{OF_AGE_YEARS, guardians_on};
use crate::kept_receipt::{RECEIPT, keep_receipt};
use crate::people::{PersonRecord, fingerprint, key_of, look_up_person};
use crate::receipt::Receipt;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use rules::age::{age_on, birthday};
use rules::articles::Refusal;
use rules::articles::eligibility::{Joining as Applicant, may_join};
use rules::articles::ending::age_limit_on;
use rules::articles::waiting::{first_covered_on, in_force_on};
use rules::sharing::Funding;
use rules::values::{Answer, Band, Cause, Payment};
use std::collections::BTreeMap;
use store::{
    Batch, Deposit, LookUp, MemberId, Membership, NewMembership, PersonId, PersonWrite, PoolId,
    Rejoining, StoreFailure, Write, person_reads,
};
use uuid::Uuid;
use vault::{PersonKey, sealed};

/// What is known of who thinks of joining.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The date of birth.
    pub born: Date,
    /// The day of joining.
    pub on: Date,
    /// The answers given so far, by the ids of the questions.
    pub answers: BTreeMap<String, Answer>,
    /// The date a closing was announced, if one was.
    pub closing_announced_on: Option<Date>,
}

/// What joining would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoiningQuote {
    /// Why not, and by which article; nothing when the person may join.
    pub refusal: Option<Refusal>,
    /// The declaration, question by question; all of it is article 3.
    pub declaration: Vec<Declared>,
    /// What it costs at first.
    pub price: JoiningPrice,
    /// Article 4: the first day in force.
    pub in_force_on: Date,
    /// Article 5: the first day on which a diagnosis is covered, for an illness.
    pub illness_covered_on: Date,
    /// Article 5: the same for an accident.
    pub accident_covered_on: Date,
    /// Article 7: the sums or ceilings from the age at joining on.
    pub bands: Vec<Band>,
    /// Article 12: the birthday on which the membership ends.
    pub ends_on: Date,
}

/// One question and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The id of the question.
    pub question: String,
    /// The answer, if there is one.
    pub answer: Option<Answer>,
    /// Whether this answer bars joining.
    pub bars: bool,
}

/// What a member pays at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoiningPrice {
    /// Paid in beforehand.
    Prepaid {
        /// What the plan asks for at joining.
        asked: Amount,
        /// The balance below which a member is not covered.
        floor: Amount,
        /// What has to be paid in to be covered through a first share as large as the last one:
        /// the floor and that share, or what the plan asks for, whichever is more.
        keeps_cover: Amount,
    },
    /// Nothing; shares are debited after each round.
    Postpaid,
}

/// Whether the covenant was consented to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// It was read, and agreed to.
    Given,
    /// It was not.
    Withheld,
}

/// A joining that is asked for.
#[derive(Clone, Debug)]
pub struct Joining {
    /// Made and kept by the client before it asks.
    pub batch: Uuid,
    /// The pool.
    pub pool: PoolId,
    /// The new member's id.
    pub member: MemberId,
    /// Who joins; registered before.
    pub person: PersonId,
    /// Who asks for it, for the log of looks.
    pub account: Uuid,
    /// What a share is counted in.
    pub units: u32,
    /// The answers to the declaration.
    pub answers: BTreeMap<String, Answer>,
    /// Whether the covenant was consented to.
    pub consent: Consent,
    /// The day of joining.
    pub on: Date,
    /// The time now.
    pub at: Timestamp,
    /// What is paid in with it: the id of the deposit and the amount.
    pub deposit: Option<(Uuid, Amount)>,
    /// The date a closing was announced, if one was.
    pub closing_announced_on: Option<Date>,
}

/// What joining would mean on a day, when the last round's share of one unit was this.
///
/// # Errors
/// [`Rejection::AmountOverflow`]; why a person may not join is part of the answer.
pub fn quote_joining(
    rulebook: &Rulebook,
    asking: &Asking,
    last_share: Amount,
) -> Result<JoiningQuote, Rejection> {
    let values = &rulebook.values;
    let applicant = Applicant {
        born: asking.born,
        on: asking.on,
        answers: asking.answers.clone(),
        closing_announced_on: asking.closing_announced_on,
    };
    let declaration = values.declaration.iter().map(|question| {
        let answer = asking.answers.get(&question.id).copied();
        let bars = answer == Some(question.barred_by);
        Declared { question: question.id.clone(), answer, bars }
    });
    let price = match (values.payment, values.sharing.funding) {
        (Payment::Prepaid { joining_deposit: asked, .. }, Funding::Prepaid(terms)) => {
            let lasting = terms.floor.plus(last_share)?;
            JoiningPrice::Prepaid { asked, floor: terms.floor, keeps_cover: asked.max(lasting) }
        }
        _ => JoiningPrice::Postpaid,
    };
    let age = age_on(asking.born, asking.on).unwrap_or_default();
    let later = |band: &&Band| band.age_through >= age;
    Ok(JoiningQuote {
        refusal: may_join(values, &applicant).err(),
        declaration: declaration.collect(),
        price,
        in_force_on: in_force_on(asking.on),
        illness_covered_on: first_covered_on(values.waiting, asking.on, Cause::Illness),
        accident_covered_on: first_covered_on(values.waiting, asking.on, Cause::Accident),
        bands: values.benefit.bands.iter().filter(later).cloned().collect(),
        ends_on: age_limit_on(&values.ending, asking.born),
    })
}

/// Joins a registered person to a pool under a rulebook; answers the signed receipt. A repeat with
/// the same id answers with the receipt of the first time.
///
/// # Errors
/// [`Rejection::ConsentMissing`], what articles 2, 3 and 16 refuse, [`Rejection::GuardianMissing`],
/// [`Rejection::AlreadyInPool`], [`Rejection::MayNotRejoin`], and those of the store.
pub async fn join(
    community: &Community,
    rulebook: &Rulebook,
    joining: &Joining,
) -> Result<String, StoreFailure> {
    let Joining { batch: id, pool, member, person, account, on, at, .. } = *joining;
    if joining.consent == Consent::Withheld {
        return Err(Rejection::ConsentMissing.into());
    }
    let reason = format!("joining of pool {pool}");
    let opened = look_up_person(community, LookUp { look_up: id, account, person, reason, at });
    let opened = opened.await?;
    let born = opened.record.born;
    let of_age = on >= birthday(born, OF_AGE_YEARS);
    if !of_age && guardians_on(community, person, on).await?.is_empty() {
        return Err(Rejection::GuardianMissing.into());
    }
    let writes = writes_of(community, rulebook, joining, (&opened.record, &opened.key))?;
    let fingerprint = asked(community, rulebook, joining)?;
    let answer = member.to_string();
    community.store.commit(Batch { id, member, fingerprint, pool, writes, answer }).await?;
    receipt_of(community, pool, member).await
}

/// What is written when a person joins whom the articles let in: membership, receipt and deposit.
pub(crate) fn writes_of(
    community: &Community,
    rulebook: &Rulebook,
    joining: &Joining,
    (record, key): (&PersonRecord, &PersonKey),
) -> Result<Vec<Write>, Rejection> {
    let Joining { member, person, on, at, .. } = *joining;
    let born = record.born;
    let (answers, closing_announced_on) = (joining.answers.clone(), joining.closing_announced_on);
    let applicant = Applicant { born, on, answers, closing_announced_on };
    may_join(&rulebook.values, &applicant).map_err(|refusal| refusal.rejection)?;
    let note = receipt(rulebook, joining).sign(community.receipt_key.signer())?;
    let kept = keep_receipt(community, (person, key), (joining.pool, member), note.as_bytes());
    let membership = Membership {
        person,
        version: rulebook.version_id.bytes(),
        joined_at: at,
        birth_year: u16::try_from(born.year()).map_err(|_| Rejection::DateInvalid)?,
        sex: record.sex,
        ages_out_month: age_limit_on(&rulebook.values.ending, born).first_of_month(),
        receipt: kept.sealed,
        commitment: Some(kept.commitment),
    };
    let rejoining = match rulebook.values.ending.may_rejoin {
        true => Rejoining::Allowed,
        false => Rejoining::Refused,
    };
    let balance_secret = kept.balance_secret;
    let new = NewMembership { member, membership, rejoining, balance_secret };
    let enrol = PersonWrite::Enrol(new);
    let mut writes = vec![
        Write::Join { member, joined_on: on, units: joining.units },
        Write::Person(Box::new(enrol)),
    ];
    writes.extend(
        joining
            .deposit
            .map(|(deposit, amount)| Write::Deposit(Deposit { deposit, member, on, amount })),
    );
    Ok(writes)
}

/// The signed receipt of a member, opened.
///
/// # Errors
/// [`Rejection::MemberUnknown`], [`Rejection::PersonErased`].
pub async fn receipt_of(
    community: &Community,
    pool: PoolId,
    member: MemberId,
) -> Result<String, StoreFailure> {
    let mut session = community.store.reader().await?;
    let kept = person_reads::membership(&mut *session, pool, member).await?;
    drop(session);
    let (key, _) = key_of(community, kept.person).await?;
    let plain = sealed::open(&key, RECEIPT, kept.person, &kept.receipt)?;
    let note = String::from_utf8(plain.to_vec()).map_err(|_| Rejection::SealBroken)?;
    Ok(note)
}

/// What the member agrees to; the answers stand in the order of the rulebook.
fn receipt(rulebook: &Rulebook, joining: &Joining) -> Receipt {
    let questions = rulebook.values.declaration.iter();
    let answers = questions.filter_map(|question| {
        let answer = joining.answers.get(&question.id)?;
        Some((question.id.clone(), *answer))
    });
    Receipt {
        member: joining.member,
        pool: joining.pool,
        plan: rulebook.id(),
        version: rulebook.version_id.to_string(),
        answers: answers.collect(),
        joined_on: joining.on,
        signed_at: joining.at,
        paid: joining.deposit.map_or(Amount::ZERO, |(_, amount)| amount),
        currency: rulebook.values.sharing.currency,
    }
}

/// All that was asked for but the time, which differs when a client asks again.
fn asked(
    community: &Community,
    rulebook: &Rulebook,
    joining: &Joining,
) -> Result<[u8; 32], Rejection> {
    let timeless = Receipt { signed_at: Timestamp::UNIX_EPOCH, ..receipt(rulebook, joining) };
    let text = timeless.text();
    let deposit = joining.deposit.map_or(Uuid::nil(), |(deposit, _)| deposit);
    let units = joining.units.to_be_bytes();
    let parts = [text.as_bytes(), joining.person.as_bytes(), deposit.as_bytes(), &units];
    fingerprint(community, "join", &parts)
}
