//! Article 7: what a case is given.

use crate::age::whole_years;
use crate::articles::Refusal;
use crate::values::{Benefit, Form, Reimbursement};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// What the amount of an aid depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure<'case> {
    /// The grade of the condition; `None` when only the spending counts.
    pub grade: Option<&'case str>,
    /// The age at first diagnosis.
    pub age: u32,
    /// Bills to be reimbursed, all together.
    pub bills: Amount,
    /// Medical spending, for the steps of spending.
    pub spending: Amount,
    /// The first date the member was covered for an illness.
    pub covered_since: Date,
    /// The date of first diagnosis.
    pub event_on: Date,
}

/// What a benefit gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// All of it.
    pub amount: Amount,
    /// The part of it that is given before any bill is shown.
    pub at_once: Amount,
}

/// The aid of one case, before the limits over several aids.
///
/// # Errors
/// [`Rejection::AgeNotCovered`] when no band has the grade and age,
/// [`Rejection::BelowDeductible`] when the bills or the spending give nothing,
/// [`Rejection::AmountOverflow`].
pub fn benefit(benefit: &Benefit, measure: &Measure<'_>) -> Result<Given, Refusal> {
    let band = measure.grade.and_then(|grade| {
        let mut bands = benefit.bands.iter();
        bands.find(|band| {
            band.grade == grade && (band.age_from..=band.age_through).contains(&measure.age)
        })
    });
    let band_amount = band.map(|band| band.amount);
    let given = match benefit.form {
        Form::LumpSum => whole(graded_by_years(benefit, measure, band_amount)?),
        Form::Reimbursement(terms) => {
            let ceiling = graded_by_years(benefit, measure, band_amount)?;
            reimbursed(terms, ceiling, measure.bills).map_err(Refusal::of)?
        }
        Form::SpendingSteps => {
            let reached = benefit.steps.iter().rev();
            let mut reached = reached.filter(|step| step.spending <= measure.spending);
            let largest = band_amount.max(reached.next().map(|step| step.amount));
            if largest.is_none() && measure.grade.is_none() {
                return Err(Refusal::of(Rejection::BelowDeductible));
            }
            whole(graded_by_years(benefit, measure, largest)?)
        }
    };
    if given.amount == Amount::ZERO {
        return Err(Refusal::of(Rejection::BelowDeductible));
    }
    Ok(given)
}

fn whole(amount: Amount) -> Given {
    Given { amount, at_once: amount }
}

/// The part of an amount that a member's years in the plan give.
fn graded_by_years(
    benefit: &Benefit,
    measure: &Measure<'_>,
    amount: Option<Amount>,
) -> Result<Amount, Refusal> {
    let amount = amount.ok_or(Refusal::of(Rejection::AgeNotCovered))?;
    // An accident may fall before the waiting period of an illness ends: year nought.
    let years = whole_years(measure.covered_since, measure.event_on).unwrap_or(0);
    let mut steps = benefit.seniority.iter().rev();
    match steps.find(|step| step.years_from <= years) {
        Some(step) => part(amount, step.ratio_bp).map_err(Refusal::of),
        None => Ok(amount),
    }
}

/// The advance at once, and the rest of the ceiling against the bills above the deductible.
fn reimbursed(terms: Reimbursement, ceiling: Amount, bills: Amount) -> Result<Given, Rejection> {
    let at_once = part(ceiling, terms.advance_bp)?;
    let above = bills.minus(terms.deductible)?.max(Amount::ZERO);
    let against_bills = part(above, terms.ratio_bp)?.min(ceiling.minus(at_once)?);
    Ok(Given { amount: at_once.plus(against_bills)?, at_once })
}

/// So many basis points of an amount that is not negative, rounded half up to the minor unit.
fn part(amount: Amount, basis_points: u32) -> Result<Amount, Rejection> {
    let product = amount.wide().checked_mul(i128::from(basis_points));
    let rounded = product.and_then(|product| product.checked_add(5_000));
    let minor = rounded.ok_or(Rejection::AmountOverflow)?.div_euclid(10_000);
    Ok(Amount::from_wide(minor)?)
}

#[cfg(test)]
mod tests {
    use super::{Given, Measure, benefit};
    use crate::values::{Band, Benefit, Form, Reimbursement, Seniority, Step};
    use jiff::civil::date;
    use ledger::Rejection;
    use money::Amount;

    const fn yuan(count: i64) -> Amount {
        Amount::from_minor(count * 100)
    }

    fn band(grade: &str, ages: (u32, u32), amount: Amount) -> Band {
        Band { grade: grade.to_owned(), age_from: ages.0, age_through: ages.1, amount }
    }

    fn benefit_of(form: Form) -> Benefit {
        Benefit {
            form,
            aids_max: 1,
            total_max: None,
            report_within_days: None,
            bands: vec![
                band("severe", (0, 39), yuan(300_000)),
                band("severe", (40, 59), yuan(100_000)),
            ],
            steps: Vec::new(),
            seniority: Vec::new(),
            allowances: Vec::new(),
        }
    }

    fn measure(age: u32) -> Measure<'static> {
        Measure {
            grade: Some("severe"),
            age,
            bills: Amount::ZERO,
            spending: Amount::ZERO,
            covered_since: date(2020, 1, 1),
            event_on: date(2021, 6, 1),
        }
    }

    fn amount(of: &Benefit, measure: &Measure<'_>) -> Result<Amount, Rejection> {
        let given = benefit(of, measure).map_err(|refusal| refusal.rejection)?;
        Ok(given.amount)
    }

    #[test]
    fn a_lump_sum_goes_by_age_and_grade() {
        let of = benefit_of(Form::LumpSum);
        let table = [
            (39, Ok(yuan(300_000))),
            (40, Ok(yuan(100_000))),
            (59, Ok(yuan(100_000))),
            (60, Err(Rejection::AgeNotCovered)),
        ];
        for (age, expected) in table {
            assert_eq!(amount(&of, &measure(age)), expected, "{age}");
        }
    }

    #[test]
    fn bills_are_reimbursed_above_the_deductible_up_to_the_ceiling() {
        let of = benefit_of(Form::Reimbursement(Reimbursement {
            deductible: yuan(3_000),
            ratio_bp: 8_000,
            advance_bp: 0,
        }));
        let table = [
            (yuan(3_000), Err(Rejection::BelowDeductible)),
            (yuan(3_001), Ok(Amount::from_minor(80))),
            (yuan(128_000), Ok(yuan(100_000))),
            (yuan(128_001), Ok(yuan(100_000))),
        ];
        for (bills, expected) in table {
            let measure = Measure { bills, ..measure(45) };
            assert_eq!(amount(&of, &measure), expected, "{bills:?}");
        }
    }

    #[test]
    fn an_advance_is_given_without_bills_and_counts_towards_the_ceiling() {
        let of = benefit_of(Form::Reimbursement(Reimbursement {
            deductible: Amount::ZERO,
            ratio_bp: 10_000,
            advance_bp: 2_000,
        }));
        for (bills, all) in [(0, 20_000), (5_000, 25_000), (500_000, 100_000)] {
            let measure = Measure { bills: yuan(bills), ..measure(45) };
            let expected = Given { amount: yuan(all), at_once: yuan(20_000) };
            assert_eq!(benefit(&of, &measure), Ok(expected), "{bills}");
        }
    }

    #[test]
    fn spending_reaches_a_step_or_the_band_counts_if_larger() {
        let mut of = benefit_of(Form::SpendingSteps);
        of.steps = [(120_000, 150_000), (240_000, 300_000)]
            .map(|(spending, amount)| Step { spending: yuan(spending), amount: yuan(amount) })
            .to_vec();
        let any_illness = Measure { grade: None, ..measure(45) };
        let table = [
            (119_999, Err(Rejection::BelowDeductible), Ok(yuan(100_000))),
            (120_000, Ok(yuan(150_000)), Ok(yuan(150_000))),
            (240_000, Ok(yuan(300_000)), Ok(yuan(300_000))),
        ];
        for (spending, of_any, of_listed) in table {
            let spending = yuan(spending);
            let any = Measure { spending, ..any_illness };
            let listed = Measure { spending, ..measure(45) };
            assert_eq!(amount(&of, &any), of_any, "{spending:?}");
            assert_eq!(amount(&of, &listed), of_listed, "{spending:?}");
        }
    }

    #[test]
    fn whole_years_in_the_plan_grade_the_amount() {
        let mut of = benefit_of(Form::LumpSum);
        of.seniority = [(0, 3_333), (1, 6_667), (2, 10_000)]
            .map(|(years_from, ratio_bp)| Seniority { years_from, ratio_bp })
            .to_vec();
        let table = [
            (date(2019, 12, 1), 3_333_000),
            (date(2020, 12, 31), 3_333_000),
            (date(2021, 1, 1), 6_667_000),
            (date(2022, 1, 1), 10_000_000),
        ];
        for (event_on, minor) in table {
            let measure = Measure { event_on, ..measure(45) };
            assert_eq!(amount(&of, &measure), Ok(Amount::from_minor(minor)), "{event_on}");
        }
    }

    #[test]
    fn overflow_is_a_refusal() {
        let mut of = benefit_of(Form::LumpSum);
        of.bands = vec![band("severe", (0, 150), Amount::from_minor(i64::MAX))];
        of.seniority = vec![Seniority { years_from: 0, ratio_bp: 10_001 }];
        assert_eq!(amount(&of, &measure(45)), Err(Rejection::AmountOverflow));
    }
}
