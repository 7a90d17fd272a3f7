//! `tongzhou bench settle`: closing rounds of a prepaid pool in memory, beside the slow form.

use super::{milliseconds, peak_rss_mib, ratio};
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{BookBuilder, Deposit, Member, Position, PrepaidMembers};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Prepaid, Rounding, Sharing};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Close rounds of a prepaid pool in memory. 在内存中结算预存计划。
#[derive(clap::Args)]
pub struct SettleArguments {
    /// How many members the pool has. 会员人数。
    #[arg(
        long,
        value_name = "N",
        default_value_t = 105_300_000,
        value_parser = clap::value_parser!(u32).range(1..=200_000_000),
    )]
    members: u32,
    /// How many of them run out in each measured round. 每期余额不足的人数。
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    run_out: u32,
    /// How many members the slow form is measured with, at most. 慢算法的人数上限。
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    slow_members: u32,
    /// The seed of the balances. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// How many rounds are closed and timed; the median is reported.
const ROUNDS: u32 = 5;

/// What one unit owes in each round, in fen.
const SHARE_FEN: i64 = 300;

/// Measures, and gives one JSON line.
pub fn measured(arguments: &SettleArguments) -> Result<Value, Rejection> {
    let world = World {
        members: arguments.members,
        run_out: arguments.run_out.min(arguments.members / ROUNDS),
        seed: arguments.seed,
    };
    let slow_members = arguments.slow_members.min(world.members);
    let small = World {
        members: slow_members,
        run_out: world.run_out_scaled_to(slow_members),
        seed: arguments.seed,
    };
    let slow = small.close_slowly()?;
    let fast_at_slow_members = small.close()?.median;
    let Closed { load, median, all, run_out } = world.close()?;
    Ok(json!({
        "bench": "settle",
        "members": world.members,
        "run_out": run_out,
        "load_ms": milliseconds(load),
        "close_ms": milliseconds(median),
        "close_ms_all": all.iter().copied().map(milliseconds).collect::<Vec<_>>(),
        "slow_members": slow_members,
        "slow_run_out": small.run_out,
        "slow_ms": milliseconds(slow),
        "close_ms_at_slow_members": milliseconds(fast_at_slow_members),
        "slow_over_fast": ratio(slow, fast_at_slow_members),
        "peak_rss_mib": peak_rss_mib(),
        "seed": arguments.seed,
    }))
}

/// A seeded pool: each member pays in once and shares every round until the balance is gone.
struct World {
    members: u32,
    run_out: u32,
    seed: u64,
}

struct Closed {
    load: Duration,
    median: Duration,
    all: Vec<Duration>,
    run_out: u64,
}

impl World {
    fn run_out_scaled_to(&self, members: u32) -> u32 {
        let scaled = u64::from(self.run_out) * u64::from(members) / u64::from(self.members.max(1));
        u32::try_from(scaled).expect("a part of 32 bits fits 32 bits")
    }

    /// What member `number` pays in: enough for rounds 1 to k, or for far more than are closed.
    /// Every stride-th member runs out, in rounds 2, 3, … by turns.
    fn paid_in(&self, number: u32) -> Amount {
        let spread = u64::from(number).wrapping_add(self.seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let odd_fen = i64::try_from((spread >> 32) % 300).expect("below 300");
        let stride = (self.members / (self.run_out * ROUNDS).max(1)).max(1);
        let turn = number / stride;
        let runs_out = number.is_multiple_of(stride) && turn < self.run_out * ROUNDS;
        let rounds = if runs_out { i64::from(1 + turn % ROUNDS) } else { 1_000 + odd_fen };
        Amount::from_minor(rounds * SHARE_FEN + odd_fen)
    }

    /// Closes one round to file every member, then [`ROUNDS`] measured ones.
    fn close(&self) -> Result<Closed, Rejection> {
        let sharing = sharing()?;
        let Funding::Prepaid(terms) = sharing.funding else {
            unreachable!("the benchmark's plan is prepaid");
        };
        let started = Instant::now();
        let units = std::iter::repeat_n(1, self.members.try_into().expect("32 bits fit an index"));
        let mut members = PrepaidMembers::new(terms, units);
        for number in 0..self.members {
            members.deposit(number, DAY, self.paid_in(number))?;
            members.admit(number);
        }
        close_round(&sharing, &mut members)?;
        let load = started.elapsed();
        let mut all = Vec::new();
        let before = members.payers();
        for _ in 0..ROUNDS {
            let started = Instant::now();
            close_round(&sharing, &mut members)?;
            all.push(started.elapsed());
        }
        let run_out = (before - members.payers()) / u64::from(ROUNDS);
        Ok(Closed { load, median: median(&all), all, run_out })
    }

    /// The same rounds in the slow form; the time of one.
    fn close_slowly(&self) -> Result<Duration, Rejection> {
        let through = date(2020, 7, 1);
        let mut builder = BookBuilder::new(sharing()?, date(2020, 1, 15), through)?;
        let aid = aid_of(u64::from(self.members))?;
        for number in 0..self.members {
            let member = Member { joined_on: DAY, left_on: None, units: 1 };
            let number = builder.add_member(&number.to_string(), member)?;
            let amount = self.paid_in(number);
            builder.add_deposit(Deposit { on: DAY, member: number, amount })?;
        }
        for month in 1..=6 {
            let approved_on = date(2020, month, 15);
            let (id, member, withdrawn_on) = (month.to_string(), None, None);
            builder.add_case(pool::Case { approved_on, id, member, aid, withdrawn_on })?;
        }
        let book = builder.build();
        let started = Instant::now();
        let outcome = black_box(pool::slow::settle(&book)?);
        let rounds = u32::try_from(outcome.rounds.len()).expect("a handful of rounds");
        Ok(started.elapsed() / rounds)
    }
}

/// Everything a round does: the headcount, the price, the charge, who runs out.
fn close_round(sharing: &Sharing, members: &mut PrepaidMembers) -> Result<(), Rejection> {
    members.open()?;
    let aids = [aid_of(members.units())?];
    let position = Position {
        aids: &aids,
        carry_in: Amount::ZERO,
        reversed: Amount::ZERO,
        units: members.units(),
        shared_this_year: Amount::ZERO,
    };
    let quote = pool::quote(sharing, &position)?;
    let charge = members.settle(DAY, quote.share)?;
    let accounted = charge.charged.plus(charge.shortfall)?;
    assert!(accounted == quote.share.times(position.units)?, "§12.1 holds in the benchmark too");
    black_box(charge);
    Ok(())
}

/// The aid that makes a share of exactly 3 yuan.
fn aid_of(units: u64) -> Result<Amount, Rejection> {
    Ok(Amount::from_minor(SHARE_FEN).times(units)?)
}

const DAY: Date = date(2020, 1, 1);

fn sharing() -> Result<Sharing, Rejection> {
    let terms = Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 3 };
    Ok(Sharing {
        currency: Currency::CNY,
        funding: Funding::Prepaid(terms),
        calendar: Calendar::new(vec![DayPair { cut: 20, settle: 28 }])?,
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Sponsor,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    })
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}
