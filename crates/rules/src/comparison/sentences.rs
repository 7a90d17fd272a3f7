//! The sentences of a comparison, in both languages.

use crate::age::age_on;
use crate::articles::Refusal;
use crate::articles::application::Application;
use crate::articles::eligibility::Joining;
use crate::comparison::Direction;
use crate::text::BilingualText;
use crate::values::{Cause, Condition, Question};
use crate::word_names::word_name;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};

/// What an application is given, as a sentence says it.
pub fn given(result: Result<Amount, Refusal>, currency: Currency) -> BilingualText {
    match result {
        Ok(amount) => {
            let amount = amount.display(currency).to_string();
            BilingualText { chinese: format!("得 {amount}"), english: amount }
        }
        Err(refusal) => {
            let words = refusal.rejection.words();
            BilingualText {
                chinese: format!("不予互助（{}）", words.chinese),
                english: format!("nothing ({})", words.english),
            }
        }
    }
}

/// "A member aged 37 with thyroid cancer gets 50000.00 instead of 300000.00".
pub fn aid_sentence(
    application: &Application,
    condition: Option<&Condition>,
    (older, newer): (&BilingualText, &BilingualText),
    facts: &BilingualText,
) -> BilingualText {
    let age = age_on(application.born, application.event_on).unwrap_or(0);
    let (name_zh, name_en) = match condition {
        Some(condition) => (condition.name.chinese.as_str(), condition.name.english.as_str()),
        None => ("清单以外的疾病", "an illness that is not listed"),
    };
    BilingualText {
        chinese: format!(
            "例如 {age} 岁会员，{name_zh}{}：现在{}，原来{}",
            facts.chinese, newer.chinese, older.chinese
        ),
        english: format!(
            "a member aged {age} with {name_en}{} gets {} instead of {}",
            facts.english, newer.english, older.english
        ),
    }
}

/// Whether an aid depends on what was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Both versions give fixed sums.
    FixedSums,
    /// One of the versions looks at bills or spending.
    Spending,
}

/// What else of an application decides, for the refusals it matters to.
pub fn facts_of(
    application: &Application,
    (rejection, basis): (Option<Rejection>, Basis),
    currency: Currency,
) -> BilingualText {
    let after_joining = days_between(application.joined_on, application.event_on);
    let reported = application.reported_on.unwrap_or(application.event_on);
    let after_event = days_between(application.event_on, reported);
    let bills = application.bills.display(currency);
    let spending = application.spending.display(currency);
    let count = application.earlier.count;
    let (chinese, english) = match rejection {
        Some(Rejection::InWaitingPeriod | Rejection::NotAMemberOnDate) => (
            format!("，加入第 {after_joining} 天确诊"),
            format!(", diagnosed {after_joining} days after joining,"),
        ),
        Some(Rejection::ReportedLate) => (
            format!("，确诊后第 {after_event} 天报案"),
            format!(", reported {after_event} days after the diagnosis,"),
        ),
        Some(Rejection::AidsUsedUp) => (
            format!("，此前已得 {count} 次"),
            match count {
                1 => ", after an earlier aid,".to_owned(),
                _ => format!(", after {count} earlier aids,"),
            },
        ),
        _ if basis == Basis::Spending => (
            format!("，账单 {bills}、医疗费用 {spending}"),
            format!(", bills {bills}, spending {spending},"),
        ),
        _ => (String::new(), String::new()),
    };
    BilingualText { chinese, english }
}

/// Who could join, and cannot now, or the other way round.
pub fn joining_sentence(
    joining: &Joining,
    (refusal, direction): (Refusal, Direction),
    question: Option<&Question>,
) -> BilingualText {
    let words = refusal.rejection.words();
    let (who_zh, who_en) = match question {
        Some(question) => {
            let answer = word_name(question.barred_by.word());
            let words = &question.question;
            (
                format!("对“{}”回答“{}”的人", words.chinese, answer.chinese),
                format!("a person who answers {} to \"{}\"", answer.english, words.english),
            )
        }
        None => {
            let (age_zh, age_en) = age_words(joining.born, joining.on);
            (format!("{age_zh}的人"), format!("a person {age_en}"))
        }
    };
    if direction == Direction::Worse {
        BilingualText {
            chinese: format!("{who_zh}原来可以加入，现在不能（{}）", words.chinese),
            english: format!("{who_en} could join and now cannot ({})", words.english),
        }
    } else {
        BilingualText {
            chinese: format!("{who_zh}原来不能加入（{}），现在可以", words.chinese),
            english: format!("{who_en} could not join ({}) and now can", words.english),
        }
    }
}

/// From which day on a member is covered.
pub fn covered_sentence(
    cause: Cause,
    joined_on: Date,
    (older, newer): (Date, Date),
) -> BilingualText {
    let (cause_zh, cause_en) = match cause {
        Cause::Illness => ("疾病", "an illness"),
        Cause::Accident => ("意外", "an accident"),
    };
    let day = |first| days_between(joined_on, first);
    BilingualText {
        chinese: format!(
            "{cause_zh}从加入后第 {} 天起受保障，原来是第 {} 天（{joined_on} 加入：{newer}，原来 {older}）",
            day(newer),
            day(older)
        ),
        english: format!(
            "{cause_en} is covered from day {} after joining instead of day {} \
             (joined on {joined_on}: {newer} instead of {older})",
            day(newer),
            day(older)
        ),
    }
}

fn age_words(born: Date, on: Date) -> (String, String) {
    let age = age_on(born, on).unwrap_or(0);
    if age == 0 {
        let days = days_between(born, on);
        return (format!("出生 {days} 天"), format!("{days} days old"));
    }
    (format!("{age} 岁"), format!("aged {age}"))
}

/// The days from one date to another.
pub fn days_between(from: Date, through: Date) -> i32 {
    (through - from).get_days()
}
