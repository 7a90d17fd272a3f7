//! Articles 4 to 7, 10 to 12 together: an application for aid.

use crate::age::{age_on, days_after};
use crate::articles::Refusal;
use crate::articles::benefit::{Measure, benefit};
use crate::articles::ending::age_limit_on;
use crate::articles::waiting::{first_covered_on, in_force_on};
use crate::values::{Arrears, Cause, Condition, Payment, Values};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// What is known of an application for aid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// The member's date of birth.
    pub born: Date,
    /// The date of joining.
    pub joined_on: Date,
    /// The date of first diagnosis, or of the accident.
    pub event_on: Date,
    /// The date of the report; `None` where it does not matter.
    pub reported_on: Option<Date>,
    /// The id of the condition; `None` when only the spending is put forward.
    pub condition: Option<String>,
    /// The cause; `None`: the usual one of the condition.
    pub cause: Option<Cause>,
    /// Bills to be reimbursed, all together.
    pub bills: Amount,
    /// Medical spending, for the steps of spending.
    pub spending: Amount,
    /// What the member received before.
    pub earlier: EarlierAids,
    /// What the member owes.
    pub arrears: Amount,
}

/// The aids a member received before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EarlierAids {
    /// Of all grades.
    pub count: u32,
    /// Of the grade applied for.
    pub count_of_grade: u32,
    /// Their amounts together.
    pub amount: Amount,
}

/// An aid as it would be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aid {
    /// What the member receives: the aid less arrears.
    pub paid: Amount,
    /// What the pool shares.
    pub amount: Amount,
    /// The part given before any bill is shown.
    pub at_once: Amount,
}

/// The articles a granted aid rests on.
pub const GRANTING_ARTICLES: [u8; 6] = [4, 5, 6, 7, 10, 11];

/// Decides an application.
///
/// # Errors
/// The first refusal of: membership not begun or ended, aids used up, waiting period, condition,
/// late report, age, bills.
pub fn decide(values: &Values, application: &Application) -> Result<Aid, Refusal> {
    let event_on = application.event_on;
    if event_on < in_force_on(application.joined_on) {
        return Err(Refusal::of(Rejection::NotAMemberOnDate));
    }
    if event_on >= age_limit_on(&values.ending, application.born) {
        return Err(Refusal::of(Rejection::MembershipEnded));
    }
    if application.earlier.count >= values.benefit.aids_max {
        return Err(Refusal::of(Rejection::AidsUsedUp));
    }
    let condition = find_condition(values, application);
    let usual_cause = condition.map_or(Cause::Illness, |condition| condition.cause);
    let cause = application.cause.unwrap_or(usual_cause);
    if event_on < first_covered_on(values.waiting, application.joined_on, cause) {
        return Err(Refusal::of(Rejection::InWaitingPeriod));
    }
    check_condition(values, application, condition)?;
    check_report(values, application)?;
    let measure = Measure {
        grade: condition.map(|condition| condition.grade.as_str()),
        age: age_on(application.born, event_on).ok_or(Refusal::of(Rejection::AgeNotCovered))?,
        bills: application.bills,
        spending: application.spending,
        covered_since: first_covered_on(values.waiting, application.joined_on, Cause::Illness),
        event_on,
    };
    let given = benefit(&values.benefit, &measure)?;
    let amount = within_total(values, application, given.amount)?;
    let netted = match values.payment {
        Payment::Postpaid { arrears: Arrears::NettedFromAid } => application.arrears.min(amount),
        Payment::Postpaid { .. } | Payment::Prepaid { .. } => Amount::ZERO,
    };
    let overflow = |_| Refusal::of(Rejection::AmountOverflow);
    Ok(Aid {
        paid: amount.minus(netted).map_err(overflow)?,
        amount,
        at_once: given.at_once.min(amount),
    })
}

/// The listed condition of an application; one listed for accidents only when it was one.
fn find_condition<'values>(
    values: &'values Values,
    application: &Application,
) -> Option<&'values Condition> {
    let id = application.condition.as_ref()?;
    let condition = values.conditions.iter().find(|listed| listed.id == *id)?;
    let by_illness = application.cause == Some(Cause::Illness);
    let only_by_accident = condition.cause == Cause::Accident;
    (!(by_illness && only_by_accident)).then_some(condition)
}

fn check_condition(
    values: &Values,
    application: &Application,
    condition: Option<&Condition>,
) -> Result<(), Refusal> {
    let Some(condition) = condition else {
        // Spending alone is enough where the plan has steps of spending.
        let by_spending = application.spending > Amount::ZERO && !values.benefit.steps.is_empty();
        return if by_spending { Ok(()) } else { Err(Refusal::of(Rejection::ConditionNotCovered)) };
    };
    let mut allowances = values.benefit.allowances.iter();
    let allowance = allowances.find(|allowance| allowance.grade == condition.grade);
    let used = application.earlier.count_of_grade;
    if allowance.is_some_and(|allowance| used >= allowance.aids_max) {
        return Err(Refusal::of(Rejection::AidsUsedUp));
    }
    Ok(())
}

fn check_report(values: &Values, application: &Application) -> Result<(), Refusal> {
    if let (Some(days), Some(reported_on)) =
        (values.benefit.report_within_days, application.reported_on)
        && reported_on > days_after(application.event_on, days)
    {
        return Err(Refusal::of(Rejection::ReportedLate));
    }
    Ok(())
}

/// An amount no larger than what is left of the most a member may receive in all.
fn within_total(
    values: &Values,
    application: &Application,
    amount: Amount,
) -> Result<Amount, Refusal> {
    let Some(total_max) = values.benefit.total_max else {
        return Ok(amount);
    };
    let left = total_max.minus(application.earlier.amount);
    let left = left.map_err(|_| Refusal::of(Rejection::AmountOverflow))?;
    if left <= Amount::ZERO {
        return Err(Refusal::of(Rejection::AidsUsedUp));
    }
    Ok(amount.min(left))
}
