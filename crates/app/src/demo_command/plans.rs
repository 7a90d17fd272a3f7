//! The pools of the demonstration: opened by publishing their rules, and moved on day by day.

use super::rulebooks;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::plans::{PublishFailure, publish, rules_on};
use service::schedule::{Advanced, advance, confirm_debits, fail_debit, set_schedule};
use sim::{CaseNumber, Feedback, PlanNumber, PlanSettings, SettledRound};
use std::sync::Arc;
use store::{MemberId, PoolId, Schedule, StoreFailure, reads};

/// The first day of the world: the plans are founded.
pub const FIRST_DAY: Date = date(2025, 9, 1);
/// The last day that is built.
pub const LAST_DAY: Date = date(2026, 10, 31);

/// The pool of the prepaid plan.
pub const FERRY: PoolId = 1;
/// The pool of the postpaid plan.
pub const HARBOUR: PoolId = 2;
/// The pool of the plan that opens after the last day.
pub const VILLAGE: PoolId = 3;

/// The names of the plans.
pub const NAMES: [(PoolId, &str); 3] =
    [(FERRY, "ferry"), (HARBOUR, "harbour"), (VILLAGE, "village")];

/// The name of the plan of a pool.
pub fn name(pool: PoolId) -> &'static str {
    let named = NAMES.into_iter().find(|(of, _)| *of == pool);
    named.map_or("", |(_, name)| name)
}

/// The public id of a case.
pub fn case_id(pool: PoolId, case: CaseNumber) -> String {
    format!("{}-{:05}", name(pool), case.0 + 1)
}

/// When the founding rules were published.
const PUBLISHED: Date = date(2025, 8, 1);
/// When the newer rules of the prepaid plan are published.
const NEWER_PUBLISHED: Date = date(2026, 7, 1);

const TIME_ZONE: &str = "Asia/Shanghai";

/// Noon of a day where the plans are.
pub fn noon(day: Date) -> Timestamp {
    // Eight hours east of Greenwich, without summer time.
    let zoned = day.at(12, 0, 0, 0).to_zoned(TimeZone::fixed(jiff::tz::offset(8)));
    zoned.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The pool of a plan of the world.
pub fn pool_of(plan: PlanNumber) -> PoolId {
    [FERRY, HARBOUR][plan.index()]
}

/// Publishes the founding rules and gives each pool its schedule.
pub async fn found(community: &Community) -> Result<(), PublishFailure> {
    for (pool, files) in [(FERRY, rulebooks::ferry()), (HARBOUR, rulebooks::harbour())] {
        publish(community, community.new_id(noon(PUBLISHED)), pool, (&files, PUBLISHED)).await?;
        let business_date = FIRST_DAY.yesterday().expect("not the first of all days");
        let time_zone = TIME_ZONE.to_owned();
        let schedule = Schedule { time_zone, business_date, first_round_from: FIRST_DAY };
        set_schedule(community, pool, schedule).await?;
    }
    Ok(())
}

/// Publishes what is published on a day after the founding.
pub async fn publish_of(community: &Community, day: Date) -> Result<(), PublishFailure> {
    if day == NEWER_PUBLISHED {
        let files = rulebooks::ferry_newer();
        publish(community, community.new_id(noon(day)), FERRY, (&files, day)).await?;
    }
    if day == LAST_DAY {
        let files = rulebooks::village();
        publish(community, community.new_id(noon(day)), VILLAGE, (&files, day)).await?;
        let first = files.version.parse().unwrap_or(day);
        let time_zone = TIME_ZONE.to_owned();
        let schedule = Schedule { time_zone, business_date: day, first_round_from: first };
        set_schedule(community, VILLAGE, schedule).await?;
    }
    Ok(())
}

/// The plans as the simulated world sees them: three of five people join the prepaid one.
pub async fn of_world(community: &Community) -> Result<Vec<PlanSettings>, PublishFailure> {
    let newer = Rulebook::read(&rulebooks::ferry_newer()).map_err(PublishFailure::Faults)?;
    let mut plans = Vec::new();
    for (pool, newer, weight) in [(FERRY, Some(newer.values), 3), (HARBOUR, None, 2)] {
        let rules = rules_on(community, pool, FIRST_DAY).await?;
        plans.push(PlanSettings { values: rules.values.clone(), newer, weight });
    }
    Ok(plans)
}

/// The plans whose rounds are cut or settled on a day, by the rules in force.
pub fn due_on(rules: &[Arc<Rulebook>; 2], day: Date) -> Vec<PlanNumber> {
    let number = day.day();
    let due = |plan: &PlanNumber| {
        let pairs = rules[plan.index()].sharing().calendar.pairs();
        pairs.iter().any(|pair| pair.cut == number || pair.settle == number)
    };
    [PlanNumber(0), PlanNumber(1)].into_iter().filter(due).collect()
}

/// Whether a round of a plan settles on a day, by the rules in force.
pub fn settles_on(rules: &Rulebook, day: Date) -> bool {
    rules.sharing().calendar.pairs().iter().any(|pair| pair.settle == day.day())
}

/// The rules of both plans on a day.
pub async fn rules_of(
    community: &Community,
    day: Date,
) -> Result<[Arc<Rulebook>; 2], StoreFailure> {
    Ok([rules_on(community, FERRY, day).await?, rules_on(community, HARBOUR, day).await?])
}

/// The next day on which a round of a pool settles, by the rules of today.
pub async fn next_settlement(
    community: &Community,
    pool: PoolId,
    today: Date,
) -> Result<Option<Date>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let first = reads::schedule(&mut *reader, pool).await?.first_round_from;
    let sharing = reads::sharing(&mut *reader, pool).await?;
    // A round settles within a month of its cut, and each month has a cut.
    let from = today.saturating_sub(2.months()).max(first);
    let through = today.saturating_add(3.months()).max(first.saturating_add(3.months()));
    let rounds = sharing.calendar.rounds(from, through)?;
    Ok(rounds.iter().map(|round| round.settle).find(|settle| *settle > today))
}

/// Moves a pool on to a day; a round that settles is told to the world.
pub async fn move_on(
    community: &Community,
    (plan, day): (PlanNumber, Date),
    failing: &[MemberId],
    feedback: &mut Feedback,
) -> Result<bool, StoreFailure> {
    let pool = pool_of(plan);
    let before = community.store.rounds(pool).await?.len();
    while let Advanced::Waiting { round, .. } = advance(community, pool, day).await? {
        for member in failing {
            fail_debit(community, pool, round, *member).await?;
        }
        confirm_debits(community, pool, round).await?;
    }
    let rounds = community.store.rounds(pool).await?;
    let settled = rounds.get(before..).unwrap_or_default();
    for round in settled {
        feedback.settled.push(SettledRound { plan, share: round.share });
    }
    Ok(settled.iter().any(|round| round.share > Amount::ZERO))
}
