//! The decisions on joining and aid, article by article, on the values of the fixture.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::articles::application::{Application, EarlierAids, decide};
use rules::articles::eligibility::{Joining, joining_dates, may_join};
use rules::articles::{REFUSALS, Refusal};
use rules::values::{Allowance, Answer, Arrears, Cause, Form, LowestAge, Payment, Step, Values};
use rules::{Rulebook, RulebookFiles};
use std::collections::BTreeMap;
use std::path::Path;

fn values() -> Values {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/harbour/2020-06-01");
    let text = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let rulebook = Rulebook::read(&RulebookFiles {
        plan: "harbour".to_owned(),
        version: "2020-06-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    });
    rulebook.unwrap().values
}

fn application() -> Application {
    Application {
        born: date(1983, 1, 1),
        joined_on: date(2020, 6, 10),
        event_on: date(2021, 6, 10),
        reported_on: Some(date(2021, 7, 10)),
        condition: Some("lung_cancer".to_owned()),
        cause: None,
        bills: Amount::ZERO,
        spending: Amount::ZERO,
        earlier: EarlierAids::default(),
        arrears: Amount::ZERO,
    }
}

fn yuan(count: i64) -> Amount {
    Amount::from_minor(count * 100)
}

fn outcome(values: &Values, application: &Application) -> Result<Amount, (Rejection, u8)> {
    let decided = decide(values, application);
    decided.map(|aid| aid.paid).map_err(|refusal| (refusal.rejection, refusal.article))
}

#[test]
fn each_refusal_has_its_reason_and_article() {
    let refusal = |change: fn(&mut Values, &mut Application)| {
        let (mut values, mut application) = (values(), application());
        change(&mut values, &mut application);
        outcome(&values, &application)
    };
    assert_eq!(refusal(|_, _| {}), Ok(yuan(300_000)));
    type Change = fn(&mut Values, &mut Application);
    let table: [(Change, Rejection, u8); 10] = [
        (|_, case| case.event_on = case.joined_on, Rejection::NotAMemberOnDate, 4),
        (|_, case| case.born = date(1961, 6, 10), Rejection::MembershipEnded, 12),
        (|_, case| case.earlier.count = 1, Rejection::AidsUsedUp, 7),
        (|_, case| case.event_on = date(2020, 9, 8), Rejection::InWaitingPeriod, 5),
        (|_, case| case.condition = Some("cold".to_owned()), Rejection::ConditionNotCovered, 6),
        (|_, case| case.condition = None, Rejection::ConditionNotCovered, 6),
        (
            |_, case| {
                case.condition = Some("severe_burns".to_owned());
                case.cause = Some(Cause::Illness);
            },
            Rejection::ConditionNotCovered,
            6,
        ),
        (|values, _| values.benefit.report_within_days = Some(29), Rejection::ReportedLate, 7),
        (|values, _| values.benefit.bands.clear(), Rejection::AgeNotCovered, 7),
        (
            |values, case| {
                values.benefit.aids_max = 4;
                values.benefit.allowances =
                    vec![Allowance { grade: "severe".to_owned(), aids_max: 3 }];
                case.earlier.count = 3;
                case.earlier.count_of_grade = 3;
            },
            Rejection::AidsUsedUp,
            7,
        ),
    ];
    for (index, (change, rejection, article)) in table.into_iter().enumerate() {
        assert_eq!(refusal(change), Err((rejection, article)), "row {index}");
    }
}

/// Without a condition it takes both: some spending, and a plan with steps of spending.
#[test]
fn spending_alone_is_an_application_only_where_there_are_steps() {
    let steps = vec![Step { spending: yuan(10_000), amount: yuan(2_000) }];
    let not_covered = Err((Rejection::ConditionNotCovered, 6));
    let table = [
        (Vec::new(), yuan(10_000), not_covered),
        (steps.clone(), Amount::ZERO, not_covered),
        (steps.clone(), Amount::from_minor(999_999), Err((Rejection::BelowDeductible, 7))),
        (steps, yuan(10_000), Ok(yuan(2_000))),
    ];
    for (steps, spending, expected) in table {
        let (mut values, mut application) = (values(), application());
        values.benefit.form = Form::SpendingSteps;
        values.benefit.steps = steps;
        application.condition = None;
        application.spending = spending;
        assert_eq!(outcome(&values, &application), expected, "{spending:?}");
    }
}

#[test]
fn several_aids_share_one_total() {
    let mut values = values();
    values.benefit.aids_max = 4;
    values.benefit.total_max = Some(yuan(500_000));
    let table = [
        (0, 0, Ok(yuan(300_000))),
        (1, 300_000, Ok(yuan(200_000))),
        (2, 500_000, Err((Rejection::AidsUsedUp, 7))),
        (4, 100_000, Err((Rejection::AidsUsedUp, 7))),
    ];
    for (count, amount, expected) in table {
        let mut application = application();
        application.earlier = EarlierAids { count, count_of_grade: 0, amount: yuan(amount) };
        assert_eq!(outcome(&values, &application), expected, "{count}");
    }
}

#[test]
fn arrears_are_taken_off_where_the_plan_says_so() {
    let mut values = values();
    let mut application = application();
    application.arrears = Amount::from_minor(12);
    let aid = decide(&values, &application).unwrap();
    assert_eq!((aid.paid, aid.amount), (Amount::from_minor(29_999_988), yuan(300_000)));
    application.arrears = yuan(400_000);
    assert_eq!(decide(&values, &application).unwrap().paid, Amount::ZERO);
    values.payment = Payment::Postpaid { arrears: Arrears::AskedForApart };
    assert_eq!(decide(&values, &application).unwrap().paid, yuan(300_000));
}

fn joining(born: Date, answer: Option<Answer>) -> Joining {
    let answers = answer.map(|answer| ("tumour".to_owned(), answer));
    Joining {
        born,
        on: date(2020, 6, 10),
        answers: answers.into_iter().collect::<BTreeMap<String, Answer>>(),
        closing_announced_on: None,
    }
}

#[test]
fn joining_goes_by_closing_age_and_declaration() {
    let values = values();
    let grown = date(1983, 1, 1);
    let no = Some(Answer::No);
    let table = [
        (joining(grown, no), Ok(())),
        (joining(date(2020, 5, 11), no), Ok(())),
        (joining(date(2020, 5, 12), no), Err(Rejection::TooYoung)),
        (joining(date(1960, 6, 11), no), Ok(())),
        (joining(date(1960, 6, 10), no), Err(Rejection::TooOld)),
        (joining(grown, None), Err(Rejection::DeclarationUnanswered)),
        (joining(grown, Some(Answer::Yes)), Err(Rejection::DeclarationBars)),
        (
            Joining { closing_announced_on: Some(date(2020, 6, 10)), ..joining(grown, no) },
            Err(Rejection::JoinsNobodyWhileClosing),
        ),
    ];
    for (joining, expected) in table {
        let decided = may_join(&values, &joining).map_err(|refusal| refusal.rejection);
        assert_eq!(decided, expected, "{joining:?}");
    }
}

#[test]
fn ages_in_years_go_by_birthdays() {
    let mut eligibility = values().eligibility;
    eligibility.age_min = LowestAge::Years(18);
    let (first, last) = joining_dates(eligibility, date(2000, 2, 29));
    assert_eq!((first, last), (date(2018, 2, 28), date(2060, 2, 28)));
}

#[test]
fn every_refusal_belongs_to_an_article_and_has_a_number_of_its_block() {
    for rejection in REFUSALS {
        let refusal = Refusal::of(rejection);
        assert!((2..=16).contains(&refusal.article));
        assert!((601..=615).contains(&rejection.number()));
    }
}
