//! Random pools: every kind of plan, members who come and go, deposits, cases, failures.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::{Amount, Currency};
use pool::{Book, BookBuilder, Case, Deposit, Failure, Member};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

/// Runs a check on many values of a strategy; `TONGZHOU_RANDOM_POOLS` overrides how many.
///
/// The seed is fixed, so that a red run is red again; a wider search raises the number.
pub fn check<S: Strategy>(
    cases: u32,
    strategy: &S,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let wanted = std::env::var("TONGZHOU_RANDOM_POOLS").ok();
    let cases = wanted.map_or(cases, |count| count.parse().expect("a count of pools"));
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"tongzhou: same boat, same cents.");
    let mut runner = TestRunner::new_with_rng(config, rng);
    if let Err(error) = runner.run(strategy, check) {
        panic!("{error}");
    }
}

/// A rejection where the settlement must not refuse.
pub fn refused(rejection: ledger::Rejection) -> TestCaseError {
    TestCaseError::fail(format!("refused: {rejection:?}"))
}

/// A random pool as plain numbers, so that a failing one can be read.
#[derive(Clone, Debug)]
pub struct Pool {
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
    /// The pool as a checked book.
    pub fn book(&self) -> Book {
        let day = |offset: i64| self.from.checked_add(offset.days()).expect("a sound random pool");
        let through = day(self.days);
        let mut builder = BookBuilder::new(self.sharing.clone(), self.from, through)
            .expect("a sound random pool");
        let prepaid = matches!(self.sharing.funding, Funding::Prepaid(_));
        for (number, member) in self.members.iter().enumerate() {
            let joined_on = day(member.joined);
            let left_on = member.stayed.map(|stayed| day(member.joined + stayed));
            // Ids in an order that is not the order of numbers.
            let id = format!("m{}", (number * 7_919) % 1_000);
            let added = builder.add_member(&id, Member { joined_on, left_on, units: member.units });
            let number = added.expect("a sound random pool");
            for (on, amount) in member.deposits.iter().filter(|_| prepaid) {
                let amount = Amount::from_minor(*amount);
                builder
                    .add_deposit(Deposit { on: day(*on), member: number, amount })
                    .expect("a sound random pool");
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
                member: member.map(|member| u32::try_from(member).expect("a sound random pool")),
                aid: Amount::from_minor(case.aid),
                withdrawn_on: case.withdrawn_after.map(|after| day(case.approved + after)),
            };
            builder.add_case(case).expect("a sound random pool");
        }
        for (member, round) in self.failures.iter().filter(|_| !prepaid) {
            let member = u32::try_from(member % self.members.len()).expect("a sound random pool");
            builder.add_failure(Failure { round: *round, member }).expect("a sound random pool");
        }
        builder.build()
    }
}

/// Random pools.
pub fn pools() -> impl Strategy<Value = Pool> {
    let members = vec(members(), 1..40);
    let cases = vec(cases(), 0..30);
    let failures = vec((any::<usize>(), 1u32..30), 0..120);
    let from = (0i64..1_500)
        .prop_map(|days| date(2018, 1, 1).checked_add(days.days()).expect("a sound random pool"));
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
        Calendar::new(pairs).expect("a sound random pool")
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
    proptest::prop_oneof![prepaid, postpaid]
}

/// Four members with 100.00 each; a case of 80.00 shared in January and one of 120.00 approved on
/// the day that is returned, 2020-02-21.
pub fn village_of_four(over_limit: OverLimit, round_cap: Option<Amount>) -> (Book, Date) {
    let terms = Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 1 };
    let calendar = Calendar::new(vec![DayPair { cut: 20, settle: 28 }]).expect("a calendar");
    let sharing = Sharing {
        currency: Currency::CNY,
        funding: Funding::Prepaid(terms),
        calendar,
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit,
        case_cap: None,
        round_cap,
        year_cap: None,
    };
    let through = date(2020, 12, 31);
    let mut builder = BookBuilder::new(sharing, date(2020, 1, 1), through).expect("a period");
    let joined_on = date(2019, 12, 1);
    for id in ["a", "b", "c", "d"] {
        let member = Member { joined_on, left_on: None, units: 1 };
        let member = builder.add_member(id, member).expect("a member");
        let amount = Amount::from_minor(10_000);
        builder.add_deposit(Deposit { on: joined_on, member, amount }).expect("a deposit");
    }
    let on = date(2020, 2, 21);
    for (id, approved_on, fen) in [("x", date(2020, 1, 12), 8_000), ("y", on, 12_000)] {
        let aid = Amount::from_minor(fen);
        let case = Case { approved_on, id: id.to_owned(), member: None, aid, withdrawn_on: None };
        builder.add_case(case).expect("a case");
    }
    (builder.build(), on)
}
