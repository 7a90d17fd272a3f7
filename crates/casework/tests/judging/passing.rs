//! A machine passes exactly what a second, plain reading of the rules lets it pass.

use crate::checks::{PLAN, clear};
use crate::shipped;
use casework::checks::{Declaration, Facts, MachineOutcome, Paper, Standing, check};
use casework::reason::Weight;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof};
use proptest::test_runner::{Config, TestRunner};
use rules::articles::application::decide;
use rules::values::Values;
use std::collections::BTreeSet;

/// The plain way, for the ferry plan: its covenant read aloud.
fn may_pass(values: &Values, facts: &Facts) -> bool {
    let application = &facts.application;
    let days = |from: Date, to: Date| (to - from).get_days();
    let since_joining = days(application.joined_on, application.event_on);
    let small = match decide(values, application) {
        Ok(aid) => aid.amount <= Amount::from_minor(2_000_000),
        Err(_) => false,
    };
    let illness = application.condition.as_deref() == Some("early_thyroid_cancer");
    let mut needed = vec![Paper::Identity, Paper::Diagnosis, Paper::Report, Paper::BankAccount];
    needed.push(if illness { Paper::MedicalHistory } else { Paper::AccidentRecord });
    if facts.died || facts.paid_to_another {
        needed.push(Paper::RelationProof);
    }
    if facts.died {
        needed.push(Paper::DeathCertificate);
    }
    let open = facts.closing_announced_on.is_none_or(|announced| {
        let reported = application.reported_on.unwrap_or(application.event_on);
        let (event, last) = (application.event_on, announced + 30.days());
        event <= last && (days(event, reported) <= 180 || reported <= last)
    });
    small
        && since_joining >= 180
        && needed.iter().all(|paper| facts.papers.contains(paper))
        && facts.used_elsewhere.is_empty()
        && facts.earlier_cases == 0
        && facts.standing == Standing::Covered
        && facts.declaration == Declaration::Holds
        && facts.ended_on.is_none_or(|ended| application.event_on < ended)
        && application.reported_on.is_none_or(|reported| reported >= application.event_on)
        && open
}

/// Mostly what a clear case has, now and then something else.
fn rarely<T: Clone + std::fmt::Debug + 'static>(
    usual: T,
    other: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = T> {
    prop_oneof![8 => Just(usual), 1 => other]
}

fn day(from: Date, range: std::ops::Range<i32>) -> impl Strategy<Value = Date> {
    range.prop_map(move |days| from + days.days())
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let usual = clear();
    let joined = usual.application.joined_on;
    let event = usual.application.event_on;
    let conditions = prop::sample::select(vec!["stroke", "operated_fracture", "appendicitis"]);
    let condition = rarely("early_thyroid_cancer", conditions);
    let dates = (
        rarely(event, day(joined, 0..400)),
        rarely(usual.application.born, day(date(1950, 1, 1), 0..20_000)),
        rarely(None, day(joined, 0..900).prop_map(Some)),
        rarely(None, day(joined, 0..900).prop_map(Some)),
        rarely(None, day(joined, 0..900).prop_map(Some)),
    );
    let rest = (
        rarely(0, 1u32..3),
        rarely(false, any::<bool>()),
        rarely(false, any::<bool>()),
        rarely(None, prop::sample::select(&Paper::ALL[..]).prop_map(Some)),
        rarely(None, prop::sample::select(&Paper::ALL[..]).prop_map(Some)),
        rarely((false, false), (any::<bool>(), any::<bool>())),
    );
    (condition, dates, rest).prop_map(move |(condition, dates, rest)| {
        let (event_on, born, reported_on, ended_on, closing_announced_on) = dates;
        let (earlier, died, to_another, missing, elsewhere, (suspended, wrong)) = rest;
        let mut facts = clear();
        facts.application.condition = Some(condition.to_owned());
        facts.application.event_on = event_on;
        facts.application.born = born;
        facts.application.reported_on = reported_on;
        facts.ended_on = ended_on;
        facts.closing_announced_on = closing_announced_on;
        facts.earlier_cases = earlier;
        facts.died = died;
        facts.paid_to_another = to_another;
        facts.papers.retain(|paper| Some(*paper) != missing);
        facts.used_elsewhere = BTreeSet::from_iter(elsewhere);
        if suspended {
            facts.standing = Standing::Suspended;
        }
        if wrong {
            facts.declaration = Declaration::Contradicted;
        }
        facts
    })
}

#[test]
fn a_machine_passes_what_a_plain_reading_lets_it_and_nothing_else() {
    let values = shipped::one(PLAN).values;
    let counts = std::cell::RefCell::new([0_u32; 3]);
    let config = Config { cases: 4_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let result = runner.run(&any_facts(), |facts| {
        let findings = check(&values, &facts);
        let outcome = findings.outcome();
        prop_assert_eq!(
            matches!(outcome, MachineOutcome::Pass { .. }),
            may_pass(&values, &facts),
            "{:#?}",
            findings
        );
        let refused_by_article: Option<Rejection> =
            decide(&values, &facts.application).err().map(|refusal| refusal.rejection);
        let place = match outcome {
            MachineOutcome::Pass { aid } => {
                prop_assert!(refused_by_article.is_none());
                prop_assert_eq!(Ok(aid), decide(&values, &facts.application));
                0
            }
            MachineOutcome::AskForPapers(papers) => {
                prop_assert!(!papers.is_empty() && refused_by_article.is_none());
                prop_assert!(papers.iter().all(|paper| !facts.papers.contains(paper)));
                1
            }
            MachineOutcome::Flag(reasons) => {
                prop_assert!(!reasons.is_empty());
                let asks =
                    |reason: &casework::reason::Reason| reason.weight() == Weight::AsksForPapers;
                prop_assert!(!reasons.iter().any(asks));
                2
            }
        };
        counts.borrow_mut()[place] += 1;
        Ok(())
    });
    result.unwrap();
    // A run that met one of the three too seldom would prove little.
    let counts = counts.into_inner();
    assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
}
