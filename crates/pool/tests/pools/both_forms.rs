//! Both forms of the settlement over random pools: same rounds, same members, same cases.
//!
//! A generator that never reaches a rule proves nothing about it, so the test also counts what the
//! pools exercised, and fails when any of it stayed out of reach.

use crate::random_pool::{check, pools, refused};
use money::Amount;
use pool::{Book, Outcome, Status};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use rules::sharing::{Funding, OverLimit};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How many random pools one test run settles in both forms.
const POOLS: u32 = 10_000;

/// How often each rule has to be exercised over all pools of a run.
const REACHED_MIN: u64 = 20;

#[test]
fn both_forms_agree_on_random_pools() {
    let reached = RefCell::new(Reached::default());
    check(POOLS, &pools(), |pool| {
        let book = pool.book();
        let slow = pool::slow::settle(&book).map_err(refused)?;
        let settlement = pool::settle(&book, |_| {}).map_err(refused)?;
        settlement.audit().map_err(refused)?;
        let fast = settlement.outcome().map_err(refused)?;
        prop_assert_eq!(settlement.rounds(), &*fast.rounds);
        prop_assert_eq!(settlement.cases(), &*fast.cases);
        prop_assert_eq!(settlement.ignored_failures(), fast.ignored_failures);
        if fast != slow {
            return Err(TestCaseError::fail(first_difference(&fast, &slow)));
        }
        for number in (0..).take(book.members().len()) {
            pool::statement(&book, &settlement, number).map_err(refused)?;
        }
        reached.borrow_mut().count(&book, &slow);
        Ok(())
    });
    let reached = reached.into_inner();
    println!("{reached:#?}");
    for rule in Reached::RULES {
        let count = reached.rules.get(rule).copied().unwrap_or(0);
        assert!(count >= REACHED_MIN, "{rule} was reached {count} times only");
    }
}

fn first_difference(fast: &Outcome, slow: &Outcome) -> String {
    for (fast, slow) in fast.rounds.iter().zip(&slow.rounds) {
        if fast != slow {
            return format!("rounds differ\nfast {fast:#?}\nslow {slow:#?}");
        }
    }
    for (number, (fast, slow)) in fast.members.iter().zip(&slow.members).enumerate() {
        if fast != slow {
            return format!("members {number} differ\nfast {fast:?}\nslow {slow:?}");
        }
    }
    for (number, (fast, slow)) in fast.cases.iter().zip(&slow.cases).enumerate() {
        if fast != slow {
            return format!("cases {number} differ\nfast {fast:?}\nslow {slow:?}");
        }
    }
    format!("ignored failures differ: {} and {}", fast.ignored_failures, slow.ignored_failures)
}

/// What the pools of a run exercised.
#[derive(Debug, Default)]
struct Reached {
    rules: BTreeMap<&'static str, u64>,
}

impl Reached {
    const RULES: [&'static str; 22] = [
        "aided",
        "removed",
        "left",
        "lapsed",
        "suspended",
        "not covered",
        "waiting",
        "active",
        "sponsored",
        "prorated",
        "deferred",
        "settled empty",
        "surplus carried",
        "deficit carried",
        "half up left a deficit",
        "reversed",
        "withdrawn before it was carried",
        "shortfall",
        "written off",
        "recovered after a shortfall",
        "limit of nothing",
        "failure ignored",
    ];

    fn count(&mut self, book: &Book, outcome: &Outcome) {
        for member in &outcome.members {
            self.add(match member.status {
                Status::Aided => "aided",
                Status::Removed => "removed",
                Status::Left => "left",
                Status::Lapsed => "lapsed",
                Status::Suspended => "suspended",
                Status::NotCovered => "not covered",
                Status::Waiting => "waiting",
                Status::Active => "active",
            });
        }
        for round in &outcome.rounds {
            let zero = Amount::ZERO;
            let checks = [
                ("sponsored", round.sponsor > zero),
                ("prorated", round.aid_paid < round.aid),
                ("settled empty", round.units == 0 && round.carry_in > zero),
                ("surplus carried", round.carry_out < zero),
                ("deficit carried", round.carry_out > zero),
                ("half up left a deficit", round.overage < zero),
                ("reversed", round.reversed > zero),
                ("shortfall", round.shortfall > zero),
                ("written off", round.written_off > zero),
                ("limit of nothing", round.share == zero && round.need > zero && round.units > 0),
            ];
            for (rule, _) in checks.iter().filter(|(_, reached)| *reached) {
                self.add(rule);
            }
        }
        for (case, outcome_of_case) in book.cases().iter().zip(&outcome.cases) {
            if outcome_of_case.round.is_none() && case.withdrawn_on.is_some() {
                self.add("withdrawn before it was carried");
            }
            let could_be_carried =
                |round: &&pool::Round| case.approved_on < round.cut && round.units > 0;
            let first = outcome.rounds.iter().find(could_be_carried).map(|round| round.number);
            if book.sharing().over_limit == OverLimit::Defer && outcome_of_case.round > first {
                self.add("deferred");
            }
        }
        for member in &outcome.members {
            // An active member who was once not charged in full ran out, and recovered.
            let prepaid = matches!(book.sharing().funding, Funding::Prepaid(_));
            if prepaid && member.status == Status::Active && member.owed > member.charged {
                self.add("recovered after a shortfall");
            }
        }
        if outcome.ignored_failures > 0 {
            self.add("failure ignored");
        }
    }

    fn add(&mut self, rule: &'static str) {
        *self.rules.entry(rule).or_default() += 1;
    }
}
