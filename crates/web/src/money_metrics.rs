//! Invariants of the money and of the queues, in the text form of Prometheus.
//!
//! Written as whole numbers of minor units: the gauges of the library are floats, which cannot hold
//! a cent. The sums are read at most once in [`KEPT`], from a bounded number of rows and pools.

use crate::problem::Problem;
use crate::state::Web;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::PoisonError;
use store::oversight::{PoolSums, Queues, pool_sums, queues};
use store::{PoolId, StoreFailure, reads};

/// How long sums are kept.
const KEPT: SignedDuration = SignedDuration::from_secs(10);

/// How many pools are summed up.
const POOLS_MAX: u32 = 100;

/// The sums as they were read last.
#[derive(Default)]
pub(crate) struct MoneyMetrics(Mutex<Option<(Timestamp, String)>>);

impl MoneyMetrics {
    /// The sums, as of a moment ago.
    pub async fn text(&self, web: &Web) -> Result<String, Problem> {
        let now = web.now();
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, text)) = kept
            && now.duration_since(at).abs() < KEPT
        {
            return Ok(text);
        }
        let text = read(web, now).await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, text.clone()));
        Ok(text)
    }
}

async fn read(web: &Web, now: Timestamp) -> Result<String, StoreFailure> {
    let mut reader = web.community.store.reader().await?;
    let queues = queues(&mut *reader, now).await?;
    let mut pools = Vec::new();
    for pool in reads::pools(&mut *reader, 0, POOLS_MAX).await? {
        let on = match reads::schedule(&mut *reader, pool).await {
            Ok(schedule) => schedule.business_date,
            // Balances of a pool without a business date change with nothing but entries.
            Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => jiff::civil::Date::MAX,
            Err(failure) => return Err(failure),
        };
        pools.push((pool, pool_sums(&mut *reader, pool, on).await?));
    }
    Ok(text(queues, &pools))
}

fn text(queues: Queues, pools: &[(PoolId, PoolSums)]) -> String {
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, lines: Vec<(String, i64)>| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "# HELP tongzhou_{name} {help}\n# TYPE tongzhou_{name} gauge");
        for (labels, value) in lines {
            let _ = writeln!(text, "tongzhou_{name}{labels} {value}");
        }
    };
    let plain = |value: u32| vec![(String::new(), i64::from(value))];
    let of_pools = |value: &dyn Fn(&PoolSums) -> Option<i64>| {
        let line = |(pool, sums): &(PoolId, PoolSums)| {
            Some((format!("{{pool=\"{pool}\"}}"), value(sums)?))
        };
        pools.iter().filter_map(line).collect::<Vec<_>>()
    };
    gauge("outbox_untold", "Events nobody was told of, up to a bound.", plain(queues.untold));
    gauge("jobs_due", "Jobs that are due and not done, up to a bound.", plain(queues.due));
    let rounds = of_pools(&|sums| Some(i64::from(sums.rounds)));
    gauge("pool_rounds_settled", "Rounds settled.", rounds);
    let trial = of_pools(&|sums| Some(sums.trial_balance.minor()));
    gauge("pool_trial_balance_minor", "The sum of all postings: always 0.", trial);
    let entries = of_pools(&|sums| sums.balances.map(|both| both.by_entries.minor()));
    let help = "Balances of all members by deposits, refunds and postings.";
    gauge("pool_balances_by_entries_minor", help, entries);
    let members = of_pools(&|sums| sums.balances.map(|both| both.by_members.minor()));
    let help = "Balances of all members worked out one by one; equal to those by entries.";
    gauge("pool_balances_by_members_minor", help, members);
    text
}
