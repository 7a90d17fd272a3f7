//! The members and cases that two versions are tried on.

use crate::age::{birthday, days_after};
use crate::articles::application::{Application, EarlierAids};
use crate::articles::eligibility::Joining;
use crate::comparison::generator::Generator;
use crate::values::{Answer, Cause, Condition, LowestAge, Question, Values};
use jiff::civil::Date;
use money::Amount;
use std::collections::BTreeMap;

/// The conditions, questions and edges of both versions together.
pub struct Ground<'values> {
    /// The day everybody joins around: the newer version's.
    pub day: Date,
    versions: [&'values Values; 2],
    conditions: Vec<&'values Condition>,
    questions: Vec<&'values Question>,
}

/// A case after a closing was announced.
#[derive(Clone, Copy, Debug)]
pub struct LateCase {
    /// The date of the announcement.
    pub announced_on: Date,
    /// The date of first diagnosis.
    pub event_on: Date,
    /// The date of the application.
    pub reported_on: Date,
}

impl<'values> Ground<'values> {
    /// The ground of two versions.
    pub fn new(older: &'values Values, newer: &'values Values, day: Date) -> Ground<'values> {
        let mut conditions: Vec<&Condition> = newer.conditions.iter().collect();
        for condition in &older.conditions {
            if !newer.conditions.iter().any(|other| other.id == condition.id) {
                conditions.push(condition);
            }
        }
        let mut questions: Vec<&Question> = newer.declaration.iter().collect();
        for question in &older.declaration {
            if !newer.declaration.iter().any(|other| other.id == question.id) {
                questions.push(question);
            }
        }
        Ground { day, versions: [older, newer], conditions, questions }
    }

    /// Joinings at every edge: each age limit, and each question answered so that it bars.
    pub fn joinings_at_edges(&self) -> Vec<Joining> {
        let mut joinings = Vec::new();
        for values in self.versions {
            let eligibility = values.eligibility;
            let too_old = eligibility.age_max.saturating_add(1);
            let mut born: Vec<Date> = around(self.born_to_be(too_old)).to_vec();
            match eligibility.age_min {
                LowestAge::Years(years) => born.extend(around(self.born_to_be(years))),
                LowestAge::Days(days) => born.extend(around(days_before(self.day, days))),
            }
            joinings.extend(born.into_iter().map(|born| self.joining(born, None)));
        }
        let born = self.born_to_be(self.usual_age());
        for question in &self.questions {
            joinings.push(self.joining(born, Some(&question.id)));
        }
        joinings
    }

    /// A joining of a random age; one in four answers some question so that it bars.
    pub fn random_joining(&self, generator: &mut Generator) -> Joining {
        let born = days_before(self.day, generator.below(90 * 365));
        let barred = generator.below(4) == 0 && !self.questions.is_empty();
        let count = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
        let question = index(generator.below(count));
        let barred = barred.then(|| self.questions[question].id.clone());
        self.joining(born, barred.as_ref())
    }

    /// Answers are given to the questions of both versions, so that a new question is answered.
    fn joining(&self, born: Date, barred: Option<&String>) -> Joining {
        let answers: BTreeMap<String, Answer> = self
            .questions
            .iter()
            .map(|question| {
                let answer = if barred == Some(&question.id) {
                    question.barred_by
                } else {
                    question.barred_by.other()
                };
                (question.id.clone(), answer)
            })
            .collect();
        Joining { born, on: self.day, answers, closing_announced_on: None }
    }

    /// Applications at every edge, for each condition: ages, waiting days, years in the plan,
    /// reports, spending and earlier aids.
    pub fn applications_at_edges(&self) -> Vec<Application> {
        let mut applications = Vec::new();
        let conditions = self.conditions.iter().map(|condition| Some(*condition));
        for condition in conditions.chain([None]) {
            let usual = self.usual_application(condition);
            applications.push(usual.clone());
            for values in self.versions {
                applications.extend(self.edges_of_dates(values, &usual));
                applications.extend(edges_of_amounts(values, &usual));
            }
        }
        applications
    }

    fn edges_of_dates(&self, values: &Values, usual: &Application) -> Vec<Application> {
        let mut applications = Vec::new();
        let mut ages: Vec<u32> = vec![values.ending.age_limit];
        for band in &values.benefit.bands {
            ages.extend([band.age_from, band.age_through.saturating_add(1)]);
        }
        ages.sort_unstable();
        ages.dedup();
        for age in ages {
            for born in around(years_before(usual.event_on, age)) {
                applications.push(Application { born, ..usual.clone() });
            }
        }
        let waiting = values.waiting;
        let first_days = [waiting.illness_days, waiting.accident_days]
            .map(|days| days_after(usual.joined_on, days.saturating_add(1)));
        let years =
            values.benefit.seniority.iter().map(|step| birthday(first_days[0], step.years_from));
        for first in first_days.into_iter().chain(years) {
            for event_on in around(first) {
                applications.push(Application { event_on, ..usual.clone() });
            }
        }
        if let Some(days) = values.benefit.report_within_days {
            for reported_on in around(days_after(usual.event_on, days)) {
                applications.push(Application { reported_on: Some(reported_on), ..usual.clone() });
            }
        }
        applications
    }

    /// A random application for one of the conditions, or for none.
    pub fn random_application(&self, generator: &mut Generator) -> Application {
        let count = u32::try_from(self.conditions.len()).unwrap_or(u32::MAX);
        let chosen = index(generator.below(count.saturating_add(1)));
        let mut application = self.usual_application(self.conditions.get(chosen).copied());
        application.born = days_before(self.day, generator.below(75 * 365));
        application.event_on = days_after(self.day, generator.below(4 * 365));
        let reported_on = days_after(application.event_on, generator.below(400));
        application.reported_on = Some(reported_on);
        // A third of the bills are small, where deductibles bite.
        let most = if generator.below(3) == 0 { 10_000 } else { 600_000 };
        application.bills = yuan(generator.below(most));
        application.spending = yuan(generator.below(most));
        let count = if generator.below(4) == 0 { 1 } else { 0 };
        application.earlier = EarlierAids {
            count,
            count_of_grade: count,
            amount: yuan(count.saturating_mul(generator.below(300_000))),
        };
        application
    }

    /// A covered member of a usual age, two years in the plan, with large bills.
    fn usual_application(&self, condition: Option<&Condition>) -> Application {
        let event_on = birthday(self.day, 2);
        Application {
            born: years_before(event_on, self.usual_age()),
            joined_on: self.day,
            event_on,
            reported_on: None,
            condition: condition.map(|condition| condition.id.clone()),
            cause: condition.map(|condition| condition.cause),
            bills: yuan(500_000),
            spending: if condition.is_some() { Amount::ZERO } else { yuan(500_000) },
            earlier: EarlierAids::default(),
            arrears: Amount::ZERO,
        }
    }

    /// The middle of the ages that both versions let in and keep in.
    fn usual_age(&self) -> u32 {
        let youngest = self.versions.map(|values| match values.eligibility.age_min {
            LowestAge::Years(years) => years,
            LowestAge::Days(_) => 14,
        });
        let oldest = self.versions.map(|values| values.eligibility.age_max);
        let (youngest, oldest) = (youngest[0].max(youngest[1]), oldest[0].min(oldest[1]));
        youngest.saturating_add(oldest).div_euclid(2)
    }

    fn born_to_be(&self, years: u32) -> Date {
        years_before(self.day, years)
    }

    /// Late cases at every edge of both closings.
    pub fn late_cases_at_edges(&self) -> Vec<LateCase> {
        let mut cases = Vec::new();
        for values in self.versions {
            let closing = &values.closing;
            let last = days_after(self.day, closing.announcement_days);
            for event_on in around(last) {
                for reported_on in around(days_after(event_on, closing.run_off_days)) {
                    cases.push(LateCase { announced_on: self.day, event_on, reported_on });
                }
            }
        }
        cases
    }

    /// A random case around a closing.
    pub fn random_late_case(&self, generator: &mut Generator) -> LateCase {
        let event_on = days_after(days_before(self.day, 30), generator.below(120));
        LateCase {
            announced_on: self.day,
            event_on,
            reported_on: days_after(event_on, generator.below(500)),
        }
    }

    /// The name of a condition; its id where neither version has it.
    pub fn condition(&self, id: &str) -> Option<&'values Condition> {
        let mut conditions = self.conditions.iter();
        conditions.find(|condition| condition.id == id).copied()
    }

    /// The joining dates tried: a leap year's February among them.
    pub fn joining_dates(&self) -> Vec<(Date, Cause)> {
        let mut dates = Vec::new();
        for days in 0..366 {
            for cause in [Cause::Illness, Cause::Accident] {
                dates.push((days_after(self.day, days), cause));
            }
        }
        dates
    }
}

fn edges_of_amounts(values: &Values, usual: &Application) -> Vec<Application> {
    let benefit = &values.benefit;
    let mut applications = Vec::new();
    for step in &benefit.steps {
        for spending in around_amount(step.spending) {
            applications.push(Application { spending, ..usual.clone() });
        }
    }
    if let crate::values::Form::Reimbursement(terms) = benefit.form {
        let bills = around_amount(terms.deductible);
        for bills in bills.into_iter().chain([yuan(1_000), yuan(10_000), yuan(100_000)]) {
            applications.push(Application { bills, ..usual.clone() });
        }
    }
    let mut counts = vec![benefit.aids_max];
    counts.extend(benefit.allowances.iter().map(|allowance| allowance.aids_max));
    for most in counts {
        for count in [most.saturating_sub(1), most] {
            let earlier = EarlierAids { count, count_of_grade: count, amount: Amount::ZERO };
            applications.push(Application { earlier, ..usual.clone() });
        }
    }
    if let Some(total_max) = benefit.total_max {
        let earlier = EarlierAids { count: 1, count_of_grade: 0, amount: total_max };
        applications.push(Application { earlier, ..usual.clone() });
    }
    applications
}

/// The day before, the day, the day after.
fn around(date: Date) -> [Date; 3] {
    [days_before(date, 1), date, days_after(date, 1)]
}

/// A minor unit less, the amount, a minor unit more.
fn around_amount(amount: Amount) -> Vec<Amount> {
    let one = Amount::from_minor(1);
    let all = [amount.minus(one), Ok(amount), amount.plus(one)];
    let all = all.into_iter().flatten();
    all.filter(|amount| !amount.is_negative()).collect()
}

fn days_before(date: Date, days: u32) -> Date {
    date.saturating_sub(jiff::Span::new().days(days))
}

fn years_before(date: Date, years: u32) -> Date {
    date.saturating_sub(jiff::Span::new().years(years))
}

fn yuan(count: u32) -> Amount {
    Amount::from_minor(i64::from(count).saturating_mul(100))
}

fn index(number: u32) -> usize {
    usize::try_from(number).expect("a count of conditions is a size")
}
