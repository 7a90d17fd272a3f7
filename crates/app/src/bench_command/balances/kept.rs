//! The tree over balances that a store keeps.

use super::super::settle::{SHARE_FEN, World, sharing};
use super::super::{log, milliseconds, peak_rss_mib, village};
use super::stream::{member_of, secret_of};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::Amount;
use rules::calendar::RoundDates;
use serde_json::{Value, json};
use service::public_log::balances::{commit_balances, tree_file, tree_folder};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::balance_tree::balance_tree;
use store::{Batch, LoadedMember, Store, StoreFailure, Write};
use uuid::Uuid;

const POOL: i64 = 1;

/// How many rounds settle before the tree is made: it is the tree after the last of them.
const ROUNDS: u32 = 2;

const DAY: Date = date(2020, 1, 1);

/// Where the store is.
pub fn database(folder: &Path) -> PathBuf {
    folder.join("bench.sqlite")
}

/// Loads the members with their secrets and settles rounds; nothing where there is a file.
pub async fn load(
    folder: &Path,
    (members, seed): (u32, u64),
) -> Result<Option<Duration>, StoreFailure> {
    let place = database(folder);
    if place.exists() {
        return Ok(None);
    }
    let address = place.to_string_lossy();
    let batch = |number, writes| Batch::of_pool(Uuid::from_u64_pair(number, 0), POOL, writes);
    let open = Write::OpenPool(Box::new(sharing()?));
    Store::open(&address).await?.commit(batch(0, vec![open])).await?;
    let started = Instant::now();
    let world = World::new(members, members / 100, seed);
    let loaded = (0..members).map(|number| LoadedMember {
        id: member_of(number),
        joined_on: DAY,
        units: 1,
        balance: world.paid_in(number),
        secret: Some(secret_of(number, seed)),
    });
    Store::load(&address, POOL, loaded).await?;
    let load = started.elapsed();
    let store = Store::open(&address).await?;
    for round in 1..=ROUNDS {
        let cut = date(2020, 1, 20).saturating_add(i64::from(round).months());
        let dates = RoundDates { cut, settle: cut.saturating_add(8.days()) };
        let case = Write::Approve {
            case: round.to_string(),
            member: None,
            approved_on: cut.saturating_sub(1.day()),
            aid: Amount::from_minor(SHARE_FEN).times(u64::from(members))?,
        };
        let writes = vec![case, Write::Cut(dates), Write::Settle];
        store.commit(batch(u64::from(round), writes)).await?;
    }
    Ok(Some(load))
}

/// Makes the tree after the last round, as the community does: read, hashed, written, synced, and
/// committed to.
pub async fn tree(folder: &Path) -> Result<Value, StoreFailure> {
    let place = database(folder);
    let community = village::open(&place.to_string_lossy(), 1).await?;
    let log = log::open(folder)?;
    let trees = tree_folder(&log.folder, POOL);
    let community = community.with_log(log);
    let started = Instant::now();
    commit_balances(&community, (POOL, ROUNDS), date(2020, 6, 1)).await?;
    let time = started.elapsed();
    let mut reader = community.store.reader().await?;
    let missing = || StoreFailure::Unavailable("no tree was committed to".to_owned());
    let tree = balance_tree(&mut *reader, POOL, ROUNDS).await?.ok_or_else(missing)?;
    let mib = |path: &Path| std::fs::metadata(path).ok().map(|data| data.len() / (1 << 20));
    Ok(json!({
        "bench": "balances_tree",
        "members": tree.members,
        "tree_ms": milliseconds(time),
        "tree_mib": mib(&tree_file(&trees, ROUNDS, &tree.root)),
        "store_mib": mib(&place),
        "peak_rss_mib": peak_rss_mib(),
    }))
}
