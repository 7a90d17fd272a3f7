//! Articles 2 and 3: who may join.

use crate::age::{birthday, days_after};
use crate::articles::Refusal;
use crate::values::{Answer, Eligibility, LowestAge, Values};
use jiff::civil::Date;
use ledger::Rejection;
use std::collections::BTreeMap;

/// What is known of a person who asks to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// The date of birth.
    pub born: Date,
    /// The date of joining.
    pub on: Date,
    /// The answers to the declaration, by the id of the question.
    pub answers: BTreeMap<String, Answer>,
    /// The date a closing was announced, if one was.
    pub closing_announced_on: Option<Date>,
}

/// Whether a person may join on a date.
///
/// # Errors
/// The first refusal of: closing, age, unanswered question, barring answer.
pub fn may_join(values: &Values, joining: &Joining) -> Result<(), Refusal> {
    let announced = joining.closing_announced_on;
    if announced.is_some_and(|announced| joining.on >= announced) {
        return Err(Refusal::of(Rejection::JoinsNobodyWhileClosing));
    }
    let (first, last) = joining_dates(values.eligibility, joining.born);
    if joining.on < first {
        return Err(Refusal::of(Rejection::TooYoung));
    }
    if joining.on > last {
        return Err(Refusal::of(Rejection::TooOld));
    }
    let questions = &values.declaration;
    let answer = |id: &String| joining.answers.get(id).copied();
    if questions.iter().any(|question| answer(&question.id).is_none()) {
        return Err(Refusal::of(Rejection::DeclarationUnanswered));
    }
    let bars =
        |question: &&crate::values::Question| answer(&question.id) == Some(question.barred_by);
    match questions.iter().find(bars) {
        Some(_) => Err(Refusal::of(Rejection::DeclarationBars)),
        None => Ok(()),
    }
}

/// The first and the last date on which a person born on a date may join.
pub fn joining_dates(eligibility: Eligibility, born: Date) -> (Date, Date) {
    let first = match eligibility.age_min {
        LowestAge::Days(days) => days_after(born, days),
        LowestAge::Years(years) => birthday(born, years),
    };
    let too_old = birthday(born, eligibility.age_max.saturating_add(1));
    (first, too_old.yesterday().unwrap_or(Date::MIN))
}
