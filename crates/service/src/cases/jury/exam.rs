//! The test on the rules that a juror passes first.
//!
//! Its questions are those of one member on one day: a keyed hash picks them, so that nothing has
//! to be kept until the answers come, and nobody can work them out beforehand.

use crate::Community;
use crate::cases::batch::Request;
use crate::cases::standing::membership;
use crate::people::fingerprint;
use crate::plans::rules_on;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::jury::JuryRules;
use casework::jury::exam::{Exam, ExamAnswer, ExamQuestion, Marks};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use rules::Rulebook;
use std::sync::Arc;
use store::jury::juror;
use store::{CaseWrite, MemberId, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// A member's test on the rules in force, as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorTest {
    /// The rules it is about, as people write their hash.
    pub version: String,
    /// The day on which it was passed, if it was.
    pub passed_on: Option<Date>,
    /// Whether it was taken on this day already and not passed.
    pub tried_on: Option<Date>,
    /// The questions of the day; none once it is passed.
    pub questions: Vec<ExamQuestion>,
}

/// How a test went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExamSat {
    /// How many answers were right, of how many.
    pub marks: Marks,
    /// Whether this is the answer of an earlier time.
    pub repeated: bool,
}

/// The questions of the day for a member.
///
/// # Errors
/// [`Rejection::MemberUnknown`], [`Rejection::JuryNotInRules`], [`Rejection::NoRulesInForce`];
/// those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn exam(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<JurorTest, StoreFailure> {
    let (member, rules) = who_and_what(community, principal, pool, on).await?;
    let last = juror(&mut *community.store.reader().await?, pool, member).await?;
    let last = last.filter(|last| last.version == rules.version_id.bytes());
    let passed_on = last.and_then(|last| last.passed_at.map(|_| last.tried_on));
    let questions = match passed_on {
        Some(_) => Vec::new(),
        None => exam_of_day(community, (pool, member), &rules, on)?.questions().to_vec(),
    };
    let tried_on = last.map(|last| last.tried_on).filter(|_| passed_on.is_none());
    Ok(JurorTest { version: rules.version_id.to_string(), passed_on, tried_on, questions })
}

/// Takes the test: the answers stand in the order of the day's questions. There is one try a day.
///
/// # Errors
/// Those of [`exam`]; [`Rejection::JurorTestFailed`] for a second try on a day.
pub async fn sit_exam(
    community: &Community,
    principal: &Principal,
    (pool, key): (PoolId, Uuid),
    answers: &[ExamAnswer],
    (on, now): (Date, Timestamp),
) -> Result<ExamSat, StoreFailure> {
    let (member, rules) = who_and_what(community, principal, pool, on).await?;
    let said = format!("{answers:?}");
    let parts = [principal.account.as_bytes(), said.as_bytes()];
    let request = Request::new(community, (pool, member), key, ("juror test", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return sat(&committed.answer, true);
    }
    let version = rules.version_id.bytes();
    let last = juror(&mut *community.store.reader().await?, pool, member).await?;
    let failed = last.filter(|last| last.version == version && last.passed_at.is_none());
    if failed.is_some_and(|last| last.tried_on >= on) {
        return Err(Rejection::JurorTestFailed.into());
    }
    let marks = exam_of_day(community, (pool, member), &rules, on)?.mark(answers);
    let write = match marks.passed() {
        true => CaseWrite::PassJuror { member, version, on, at: now },
        false => CaseWrite::FailJuror { member, version, on },
    };
    let answer = format!("{} {}", marks.right, marks.of);
    let committed = request.commit(community, vec![Write::Case(Box::new(write))], answer).await?;
    sat(&committed.answer, committed.repeated)
}

/// The member who asks, and the rules of the day, which have a jury.
async fn who_and_what(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<(MemberId, Arc<Rulebook>), StoreFailure> {
    principal.require(Line::MutualAid, Action::Vote)?;
    let mut reader = community.store.reader().await?;
    let member = membership(&mut *reader, principal, pool, on).await?;
    let member = member.ok_or(Rejection::MemberUnknown)?;
    drop(reader);
    let rules = rules_on(community, pool, on).await?;
    JuryRules::of(&rules.values.notice)?;
    Ok((member, rules))
}

fn exam_of_day(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    rules: &Rulebook,
    on: Date,
) -> Result<Exam, Rejection> {
    let day = on.to_string();
    let version = rules.version_id.bytes();
    let parts = [&pool.to_be_bytes()[..], member.as_bytes(), day.as_bytes(), &version];
    let seed = fingerprint(community, "questions of a juror test", &parts)?;
    Ok(Exam::of(&rules.cases, &seed))
}

/// What a batch's answer says of a test.
fn sat(answer: &str, repeated: bool) -> Result<ExamSat, StoreFailure> {
    let mut numbers = answer.split(' ').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(right)), Some(Ok(of))) => Ok(ExamSat { marks: Marks { right, of }, repeated }),
        _ => Err(Rejection::BatchIdUsed.into()),
    }
}
