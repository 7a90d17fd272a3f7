//! Both forms of the settlement over random pools: same rounds, same members, same cases.
//!
//! A generator that never reaches a rule proves nothing about it, so the test also counts what the
//! pools exercised, and fails when any of it stayed out of reach.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::{Amount, Currency};
use pool::{Book, BookBuilder, Case, Deposit, Failure, Member, Outcome, Status};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How many random pools one test run settles in both forms; `TONGZHOU_RANDOM_POOLS` overrides it.
const POOLS: u32 = 10_000;

/// How often each rule has to be exercised over all pools of a run.
const REACHED_MIN: u64 = 20;

#[test]
fn both_forms_agree_on_random_pools() {
    let reached = RefCell::new(Reached::default());
    let pools_wanted = std::env::var("TONGZHOU_RANDOM_POOLS").ok();
    let cases = pools_wanted.map_or(POOLS, |count| count.parse().expect("a count of pools"));
    let config = Config { cases, max_shrink_iters: 20_000, ..Config::default() };
    // A fixed seed: a red run is red again. A wider search changes POOLS or the seed.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"tongzhou: same boat, same cents.");
    let mut runner = TestRunner::new_with_rng(config, rng);
    let result = runner.run(&pools(), |pool| {
        let book = pool.book();
        let slow = pool::slow::settle(&book).map_err(refused)?;
        let settlement = pool::settle(&book, |_| {}).map_err(refused)?;
        settlement.audit().map_err(refused)?;
        let fast = settlement.outcome().map_err(refused)?;
        if fast != slow {
            return Err(TestCaseError::fail(first_difference(&fast, &slow)));
        }
        for number in (0..).take(book.members().len()) {
            pool::statement(&book, &settlement, number).map_err(refused)?;
        }
        reached.borrow_mut().count(&book, &slow);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let reached = reached.into_inner();
    println!("{reached:#?}");
    for rule in Reached::RULES {
        let count = reached.rules.get(rule).copied().unwrap_or(0);
        assert!(count >= REACHED_MIN, "{rule} was reached {count} times only");
    }
}

fn refused(rejection: ledger::Rejection) -> TestCaseError {
    TestCaseError::fail(format!("refused: {rejection:?}"))
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

/// A random pool as plain numbers, so that a failing one can be read.
#[derive(Clone, Debug)]
struct Pool {
    sharing: Sharing,
    from: Date,
    days: i64,
    members: Vec<RandomMember>,
    cases: Vec<RandomCase>,
    failures: Vec<(usize, u32)>,
}

#[derive(Clone, Debug)]
struct RandomMember {
    joined: i64,
    stayed: Option<i64>,
    units: u32,
    deposits: Vec<(i64, i64)>,
}

#[derive(Clone, Debug)]
struct RandomCase {
    member: Option<usize>,
    approved: i64,
    aid: i64,
    withdrawn_after: Option<i64>,
}

impl Pool {
    fn book(&self) -> Book {
        let day = |offset: i64| self.from.checked_add(offset.days()).unwrap();
        let through = day(self.days);
        let mut builder = BookBuilder::new(self.sharing.clone(), self.from, through).unwrap();
        let prepaid = matches!(self.sharing.funding, Funding::Prepaid(_));
        for (number, member) in self.members.iter().enumerate() {
            let joined_on = day(member.joined);
            let left_on = member.stayed.map(|stayed| day(member.joined + stayed));
            // Ids in an order that is not the order of numbers.
            let id = format!("m{}", (number * 7_919) % 1_000);
            let added = builder.add_member(&id, Member { joined_on, left_on, units: member.units });
            let number = added.unwrap();
            for (on, amount) in member.deposits.iter().filter(|_| prepaid) {
                let amount = Amount::from_minor(*amount);
                builder.add_deposit(Deposit { on: day(*on), member: number, amount }).unwrap();
            }
        }
        let mut named = Vec::new();
        for (number, case) in self.cases.iter().enumerate() {
            let member = case.member.map(|member| member % self.members.len());
            let member = member.filter(|member| !named.contains(member));
            named.extend(member);
            let case = Case {
                approved_on: day(case.approved),
                id: format!("c{}", (number * 6_007) % 1_000),
                member: member.map(|member| u32::try_from(member).unwrap()),
                aid: Amount::from_minor(case.aid),
                withdrawn_on: case.withdrawn_after.map(|after| day(case.approved + after)),
            };
            builder.add_case(case).unwrap();
        }
        for (member, round) in self.failures.iter().filter(|_| !prepaid) {
            let member = u32::try_from(member % self.members.len()).unwrap();
            builder.add_failure(Failure { round: *round, member }).unwrap();
        }
        builder.build()
    }
}

fn pools() -> impl Strategy<Value = Pool> {
    let members = vec(members(), 1..40);
    let cases = vec(cases(), 0..30);
    let failures = vec((any::<usize>(), 1u32..30), 0..120);
    let from = (0i64..1_500).prop_map(|days| date(2018, 1, 1).checked_add(days.days()).unwrap());
    (sharings(), from, 20i64..420, members, cases, failures).prop_map(
        |(sharing, from, days, members, cases, failures)| Pool {
            sharing,
            from,
            days,
            members,
            cases,
            failures,
        },
    )
}

fn members() -> impl Strategy<Value = RandomMember> {
    let stays = option::weighted(0.3, 0i64..300);
    let units = select(vec![1u32, 1, 1, 2, 5]);
    let amounts = select(vec![0i64, 50, 100, 300, 500, 900, 1_337, 5_000]);
    let deposits = vec((-60i64..430, amounts), 0..8);
    (-200i64..400, stays, units, deposits).prop_map(|(joined, stayed, units, deposits)| {
        RandomMember { joined, stayed, units, deposits }
    })
}

fn cases() -> impl Strategy<Value = RandomCase> {
    let aids = select(vec![0i64, 1, 120, 700, 2_000, 2_240, 45_995, 10_000_000]);
    let withdrawals = option::weighted(0.25, 0i64..90);
    let named = option::weighted(0.7, any::<usize>());
    (named, -40i64..420, aids, withdrawals).prop_map(|(member, approved, aid, withdrawn_after)| {
        RandomCase { member, approved, aid, withdrawn_after }
    })
}

fn sharings() -> impl Strategy<Value = Sharing> {
    let calendars: Vec<Vec<(i8, i8)>> = vec![
        vec![(7, 14), (21, 28)],
        vec![(6, 9), (15, 18), (24, 27)],
        vec![(31, 31)],
        vec![(12, 29), (30, 2)],
        vec![(1, 16), (16, 1)],
    ];
    let pairs = select(calendars).prop_map(|pairs| {
        let pairs = pairs.into_iter().map(|(cut, settle)| DayPair { cut, settle }).collect();
        Calendar::new(pairs).unwrap()
    });
    let cap = |of: Vec<i64>| option::of(select(of).prop_map(Amount::from_minor));
    let caps = (cap(vec![1, 10, 100]), cap(vec![0, 50, 500]), cap(vec![0, 300, 999, 18_800]));
    let over_limits = vec![OverLimit::Sponsor, OverLimit::Prorate, OverLimit::Defer];
    let waiting = (select(vec![0u32, 30, 90, 180]), any::<bool>());
    let fee = select(vec![0u32, 333, 800, 1_000, 10_000]);
    let rounding = select(vec![Rounding::Up, Rounding::HalfUp]);
    (fundings(), pairs, fee, rounding, waiting, select(over_limits), caps).prop_map(
        |(funding, calendar, fee_bp, rounding, waiting, over_limit, caps)| Sharing {
            currency: Currency::CNY,
            funding,
            calendar,
            fee_bp,
            rounding,
            waiting_days: waiting.0,
            waiting_members_share: waiting.1,
            over_limit,
            case_cap: caps.0,
            round_cap: caps.1,
            year_cap: caps.2,
        },
    )
}

fn fundings() -> impl Strategy<Value = Funding> {
    let prepaid = (select(vec![0i64, 1, 100, 500]), 0u32..60, 0u32..4).prop_map(
        |(floor, recovery_days, max_recoveries)| {
            let floor = Amount::from_minor(floor);
            Funding::Prepaid(Prepaid { floor, recovery_days, max_recoveries })
        },
    );
    let postpaid = (1u32..4).prop_map(|max_failed| Funding::Postpaid(Postpaid { max_failed }));
    Just(()).prop_flat_map(move |()| proptest::prop_oneof![prepaid.clone(), postpaid.clone()])
}
