//! The task beside the server that moves the world on when it is asked to.

use super::{LivingOn, plans};
use crate::demo_command::folder::{Beat, Origin};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use plans::noon;
use service::Community;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use store::{PoolId, StoreFailure, reads};
use tokio::sync::watch;
use web::{DemoDay, DemoMove, DemoMover, DemoPool, DemoWait};

/// What a demonstration was made from and is kept in.
pub struct Source {
    /// The folder.
    pub folder: PathBuf,
    /// What it was made from.
    pub origin: Origin,
    /// What happened in it while it was built.
    pub story: Vec<Beat>,
}

/// Makes the simulation again, then moves it on whenever somebody asks, until the server stops; a
/// day that has begun is lived to its end.
pub async fn run(
    community: Arc<Community>,
    source: Source,
    mut mover: DemoMover,
    mut stopping: watch::Receiver<bool>,
) {
    let Source { folder, origin, story } = source;
    let woken = LivingOn::wake(Arc::clone(&community), &folder, (&origin, &story)).await;
    let mut living = match woken {
        Ok(living) => living,
        Err(failure) => return mover.stop(rejection_of(&failure)),
    };
    mover.rest(None);
    loop {
        let movement = tokio::select! {
            movement = mover.next() => movement,
            _ = stopping.changed() => return,
        };
        let Some(movement) = movement else { return };
        match advance(&mut living, movement, &mover, &stopping).await {
            Ok(()) => mover.rest(None),
            // Half of a day may be written, and the world is a day ahead of it: both are made whole
            // when the folder is opened again.
            Err(failure) => return mover.stop(rejection_of(&failure)),
        }
    }
}

async fn advance(
    living: &mut LivingOn,
    movement: DemoMove,
    mover: &DemoMover,
    stopping: &watch::Receiver<bool>,
) -> Result<(), StoreFailure> {
    let begun_on = living.today();
    let to = match movement {
        DemoMove::Day => begun_on.saturating_add(1.day()),
        DemoMove::Round => {
            let settles = living.next_settlement().await?;
            settles.unwrap_or(begun_on.saturating_add(1.month()))
        }
        DemoMove::Year => begun_on.saturating_add(1.year()),
    };
    let days = begun_on.until(to).map_or(0, |span| span.get_days());
    mover.begin(u32::try_from(days).unwrap_or_default());
    living.look_around().await?;
    while living.today() < to && !*stopping.borrow() {
        let started = Instant::now();
        living.next_day().await?;
        let day = day(&living.community, living.today(), &living.waits).await?;
        mover.come_to(DemoDay { skipped: living.skipped, ..day }, started.elapsed());
    }
    Ok(())
}

/// A day of the world, and where each pool is on it.
pub async fn day(
    community: &Community,
    date: Date,
    waits: &BTreeMap<PoolId, DemoWait>,
) -> Result<DemoDay, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let mut pools = Vec::new();
    for (pool, name) in plans::NAMES {
        pools.push(DemoPool {
            pool,
            name: name.to_owned(),
            business_date: reads::schedule(&mut *reader, pool).await?.business_date,
            waits_for: waits.get(&pool).copied().unwrap_or(DemoWait::Nothing),
        });
    }
    Ok(DemoDay { date, noon: noon(date), pools, skipped: 0 })
}

fn rejection_of(failure: &StoreFailure) -> Rejection {
    match failure {
        StoreFailure::Rejected(rejection) => *rejection,
        StoreFailure::Collided | StoreFailure::Unavailable(_) => Rejection::StoreUnavailable,
    }
}
