//! What a machine finds, one fact at a time, under the rules of the ferry plan.

use crate::shipped;
use casework::checks::{Declaration, Facts, MachineOutcome, Paper, Standing, check, papers_needed};
use casework::reason::Reason;
use jiff::civil::date;
use ledger::Language;
use money::Amount;
use rules::Rulebook;
use rules::articles::application::{Application, EarlierAids};
use rules::insurance_words::find_insurance_words;
use rules::values::{Cause, Values};
use std::collections::BTreeSet;

pub const PLAN: &str = "ferry/2026-08-01";

/// A small clear case: a light condition, a year after joining, every paper there.
pub fn clear() -> Facts {
    Facts {
        application: Application {
            born: date(1990, 5, 5),
            joined_on: date(2026, 8, 11),
            event_on: date(2027, 8, 20),
            reported_on: Some(date(2027, 9, 1)),
            condition: Some("early_thyroid_cancer".to_owned()),
            cause: None,
            bills: Amount::ZERO,
            spending: Amount::ZERO,
            earlier: EarlierAids::default(),
            arrears: Amount::ZERO,
        },
        earlier_cases: 0,
        standing: Standing::Covered,
        ended_on: None,
        closing_announced_on: None,
        declaration: Declaration::Holds,
        died: false,
        paid_to_another: false,
        papers: Paper::ALL.into_iter().collect(),
        used_elsewhere: BTreeSet::new(),
    }
}

fn with(edit: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = clear();
    edit(&mut facts);
    facts
}

fn values() -> Values {
    shipped::one(PLAN).values
}

#[test]
fn a_small_clear_case_passes_with_the_aid_of_the_article() {
    let findings = check(&values(), &clear());
    assert!(findings.list.is_empty() && findings.missing.is_empty(), "{findings:?}");
    let MachineOutcome::Pass { aid } = findings.outcome() else {
        panic!("{findings:?}");
    };
    assert_eq!(aid.amount, Amount::from_minor(2_000_000));
    assert_eq!(Some(aid), findings.aid);
}

/// Who has to read all that a machine may do: three values, and none of them refuses.
#[test]
fn an_outcome_is_one_of_three_and_none_refuses() {
    let outcomes = [
        check(&values(), &clear()).outcome(),
        check(&values(), &with(|facts| facts.papers.clear())).outcome(),
        check(&values(), &with(|facts| facts.standing = Standing::Suspended)).outcome(),
    ];
    // Without a last arm for everything else: a fourth value would not compile.
    let names = outcomes.map(|outcome| match outcome {
        MachineOutcome::Pass { aid: _ } => "pass",
        MachineOutcome::AskForPapers(_) => "ask for papers",
        MachineOutcome::Flag(_) => "flag",
    });
    assert_eq!(names, ["pass", "ask for papers", "flag"]);
}

type Edit = fn(&mut Facts);

#[test]
fn each_fact_that_speaks_against_a_case_is_flagged_for_people() {
    use Reason as R;
    let table: [(Edit, &[Reason]); 19] = [
        (
            |facts| facts.application.event_on = date(2026, 8, 11),
            &[R::NotAMemberOnDate, R::MemberTooShort],
        ),
        (
            |facts| facts.application.event_on = date(2026, 11, 9),
            &[R::InWaitingTime, R::MemberTooShort],
        ),
        (
            |facts| facts.application.event_on = date(2026, 11, 10),
            // Also reported too late for that event.
            &[R::ReportedLate, R::SoonAfterWaiting, R::MemberTooShort],
        ),
        (|facts| facts.application.condition = None, &[R::ConditionNotCovered]),
        (
            |facts| facts.application.condition = Some("appendicitis".to_owned()),
            &[R::ConditionNotCovered],
        ),
        (|facts| facts.application.reported_on = Some(date(2028, 2, 17)), &[R::ReportedLate]),
        (|facts| facts.application.reported_on = Some(date(2027, 8, 19)), &[R::PapersDisagree]),
        (|facts| facts.standing = Standing::Suspended, &[R::SuspendedOnDate]),
        (|facts| facts.ended_on = Some(date(2027, 8, 20)), &[R::MembershipEnded]),
        (|facts| facts.application.born = date(1957, 8, 20), &[R::MembershipEnded]),
        (|facts| facts.earlier_cases = 1, &[R::SecondAid]),
        (|facts| facts.application.earlier.count = 1, &[R::AidsUsedUp]),
        (|facts| facts.declaration = Declaration::Contradicted, &[R::DeclarationWrong]),
        (|facts| facts.used_elsewhere = BTreeSet::from([Paper::Report]), &[R::DuplicatePapers]),
        (|facts| facts.closing_announced_on = Some(date(2027, 7, 1)), &[R::DiagnosedAfterClosing]),
        (
            |facts| {
                facts.closing_announced_on = Some(date(2027, 8, 1));
                facts.application.reported_on = Some(date(2028, 2, 17));
            },
            &[R::ReportedLate, R::AppliedAfterRunOff],
        ),
        (|facts| facts.application.condition = Some("stroke".to_owned()), &[R::AboveMachineLimit]),
        (
            |facts| {
                facts.application.event_on = date(2027, 2, 6);
                facts.application.reported_on = None;
            },
            &[R::MemberTooShort],
        ),
        (
            |facts| {
                facts.standing = Standing::Suspended;
                facts.papers.clear();
            },
            &[R::SuspendedOnDate],
        ),
    ];
    for (edit, expected) in table {
        let facts = with(edit);
        let findings = check(&values(), &facts);
        let outcome = findings.outcome();
        assert_eq!(outcome, MachineOutcome::Flag(expected.to_vec()), "{findings:#?}");
    }
}

#[test]
fn what_speaks_for_nothing_is_not_flagged() {
    let table: [Edit; 6] = [
        |facts| facts.application.event_on = date(2027, 8, 19),
        |facts| facts.application.reported_on = Some(date(2028, 2, 16)),
        |facts| facts.ended_on = Some(date(2027, 8, 21)),
        |facts| facts.closing_announced_on = Some(date(2027, 7, 21)),
        // Day 180 after joining: long enough.
        |facts| {
            facts.application.event_on = date(2027, 2, 7);
            facts.application.reported_on = None;
        },
        |facts| facts.paid_to_another = true,
    ];
    for edit in table {
        let facts = with(edit);
        let findings = check(&values(), &facts);
        assert!(matches!(findings.outcome(), MachineOutcome::Pass { .. }), "{findings:#?}");
    }
}

#[test]
fn a_missing_paper_is_asked_for_before_the_limits_count() {
    for paper in papers_needed(&values(), &clear()) {
        let facts = with(|facts| {
            facts.papers.remove(&paper);
        });
        let outcome = check(&values(), &facts).outcome();
        assert_eq!(outcome, MachineOutcome::AskForPapers(vec![paper]));
    }
    let large = with(|facts| {
        facts.application.condition = Some("stroke".to_owned());
        facts.papers.remove(&Paper::Report);
    });
    let outcome = check(&values(), &large).outcome();
    assert_eq!(outcome, MachineOutcome::AskForPapers(vec![Paper::Report]));
}

#[test]
fn the_papers_of_a_case_go_by_what_happened() {
    use Paper as P;
    let illness = [P::Identity, P::Diagnosis, P::Report, P::MedicalHistory, P::BankAccount];
    let accident = [P::Identity, P::Diagnosis, P::Report, P::AccidentRecord, P::BankAccount];
    let of = |edit: Edit| papers_needed(&values(), &with(edit));
    assert_eq!(of(|_| {}), illness);
    assert_eq!(
        of(|facts| facts.application.condition = Some("operated_fracture".to_owned())),
        accident
    );
    assert_eq!(of(|facts| facts.application.cause = Some(Cause::Accident)), accident);
    let dead = of(|facts| facts.died = true);
    assert!(dead.contains(&P::DeathCertificate) && dead.contains(&P::RelationProof));
    let to_another = of(|facts| facts.paid_to_another = true);
    assert!(to_another.contains(&P::RelationProof) && !to_another.contains(&P::DeathCertificate));
    let kangai = shipped::one("kangai-accident/2019-12-01").values;
    let drowned = with(|facts| facts.application.condition = Some("drowning".to_owned()));
    let expected =
        [P::Identity, P::AccidentRecord, P::DeathCertificate, P::RelationProof, P::BankAccount];
    assert_eq!(papers_needed(&kangai, &drowned), expected);
    let with_bills = with(|facts| facts.application.bills = Amount::from_minor(1));
    for (plan, needed) in [("meituan/2019-06-28", true), ("xianghubao/2020-06-01", false)] {
        let values = shipped::one(plan).values;
        let papers = papers_needed(&values, &with_bills);
        assert_eq!(papers.contains(&P::Bills), needed, "{plan}");
    }
}

/// Only plans whose rules name a machine have one, and only for fixed sums.
#[test]
fn without_a_machine_in_the_rules_people_read_everything() {
    let mut with_machine = Vec::new();
    for rulebook in shipped::all() {
        let mut values = rulebook.values.clone();
        if values.machine.is_some() {
            with_machine.push(rulebook.id());
            values.machine = None;
        }
        let outcome = check(&values, &clear()).outcome();
        assert!(matches!(outcome, MachineOutcome::Flag(_)), "{}: {outcome:?}", rulebook.id());
    }
    assert_eq!(with_machine, ["ferry/2025-09-01", "ferry/2026-08-01", "harbour/2025-09-01"]);
    let mut by_bills = shipped::one("meituan/2019-06-28").values;
    by_bills.machine = values().machine;
    let findings = check(&by_bills, &clear());
    assert!(findings.list.iter().any(|finding| finding.reason == Reason::BillsForPeople));
}

/// Every worked case of every shipped rulebook: what the articles refuse is flagged, for the same
/// article, and never passed.
#[test]
fn what_the_articles_refuse_is_flagged_with_their_reason() {
    let mut refused = 0;
    for rulebook in shipped::all() {
        for (application, rejection) in refused_cases(&rulebook) {
            let facts = with(|facts| facts.application = application);
            let findings = check(&rulebook.values, &facts);
            let reason = Reason::of_refusal(rejection).unwrap();
            let MachineOutcome::Flag(reasons) = findings.outcome() else {
                panic!("{}: {findings:#?}", rulebook.id());
            };
            assert_eq!(reasons.first(), Some(&reason), "{}", rulebook.id());
            assert_eq!(findings.aid, None);
            for finding in &findings.list {
                let (chinese, english) = (&finding.found.chinese, &finding.found.english);
                assert!(!chinese.is_empty() && !english.is_empty());
                assert!(find_insurance_words(chinese).is_empty(), "{chinese}");
                assert!(find_insurance_words(english).is_empty(), "{english}");
            }
            refused += 1;
        }
    }
    assert!(refused > 40, "{refused} refusals were looked at");
}

fn refused_cases(rulebook: &Rulebook) -> Vec<(Application, ledger::Rejection)> {
    use rules::worked_case::{Outcome, Question};
    let cases = rulebook.cases.iter().filter_map(|case| match (&case.question, case.expected) {
        (Question::Aid(application), Outcome::Refused(rejection)) => {
            Some((application.clone(), rejection))
        }
        _ => None,
    });
    cases.collect()
}

#[test]
fn findings_say_what_was_seen() {
    let facts = with(|facts| {
        facts.application.event_on = date(2026, 11, 9);
        facts.application.reported_on = None;
        facts.papers.remove(&Paper::Report);
        facts.papers.remove(&Paper::Identity);
    });
    let found = check(&values(), &facts);
    let english: Vec<&str> =
        found.list.iter().map(|finding| finding.found.pick(Language::English)).collect();
    assert_eq!(
        english,
        [
            "first diagnosed on 2026-11-09, covered from 2026-11-10",
            "missing: proof of identity, the pathology report, or the test and imaging reports \
             behind the diagnosis",
            "the event was on 2026-11-09, a machine may pass one from 2027-02-07 on",
        ]
    );
    let chinese = found.list[0].found.pick(Language::Chinese);
    assert_eq!(chinese, "初次确诊在 2026-11-09，自 2026-11-10 起受保障");
}

#[test]
fn papers_have_names_of_their_own() {
    let mut slugs = BTreeSet::new();
    for paper in Paper::ALL {
        assert_eq!(Paper::from_slug(paper.slug()), Some(paper));
        assert!(slugs.insert(paper.slug()));
        assert_ne!(paper.name(Language::Chinese), paper.name(Language::English));
    }
    assert_eq!(Paper::from_slug("papers"), None);
}
