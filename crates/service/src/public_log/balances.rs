//! The tree of balances after a round: made in the background, once, and then an entry of the log.

use super::LogFolder;
use super::balance_file::BalanceWriter;
use super::balance_hashing::Hashing;
use super::entry::hash_text;
use crate::Community;
use crate::schedule::later_step_id;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::balance_tree::{
    BalanceTree, MEMBERS_AT_ONCE, MemberBalance, Standings, balance_secrets, balance_trees,
    join_secrets, member_balances,
};
use store::{Batch, MemberId, PoolId, Session, StoreFailure, Write};
use tlog::sum_tree::SumNode;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::{spawn_blocking, yield_now};
use zeroize::Zeroizing;

/// How many pages of members wait for their secrets.
const PAGES_WAITING: usize = 4;

/// Where the tree of a round lies: its root is in the name, so that a second attempt at a round
/// never takes the place of the one that is committed to.
pub fn tree_file(folder: &Path, round: u32, root: &[u8; 32]) -> PathBuf {
    folder.join(format!("{round}-{}.tree", &hash_text(root)[..16]))
}

/// The folder of a pool's trees.
pub fn tree_folder(folder: &LogFolder, pool: PoolId) -> PathBuf {
    folder.balances().join(pool.to_string())
}

/// The last settled round, where the balances after it are not committed to; nothing in a community
/// that keeps no log.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub(crate) async fn round_without_tree(
    community: &Community,
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Option<u32>, StoreFailure> {
    if community.log().is_none() {
        return Ok(None);
    }
    let Some((last, _)) = Standings::read(session, pool).await?.last_round else {
        return Ok(None);
    };
    let newest = balance_trees(session, pool, last, 1).await?.pop();
    Ok(Some(last).filter(|last| newest.is_none_or(|tree| tree.round < *last)))
}

/// Makes the tree of balances after the last settled round, and commits to it. Whoever moves
/// balances meanwhile is not kept waiting: the tree is of one state of the books.
///
/// # Errors
/// [`StoreFailure::Unavailable`]; it may be asked for again.
pub async fn commit_balances(
    community: &Community,
    (pool, round): (PoolId, u32),
    on: Date,
) -> Result<(), StoreFailure> {
    let log = community.log().ok_or(Rejection::LogMissing)?;
    let folder = tree_folder(&log.folder, pool);
    let writer = BalanceWriter::create(&folder, &format!("{round}.new"))?;
    let place_of = move |root: &SumNode| tree_file(&folder, round, &root.hash);
    let hashing = Hashing::begin(writer, (pool, round), place_of);
    let mut reader = community.store.reader().await?;
    let standings = Standings::read(&mut *reader, pool).await?;
    let mut unknown = Zeroizing::new([0; 32]);
    community.with_entropy(|entropy| entropy.fill(&mut unknown[..]));
    let secrets = Secrets { session: community.store.reader().await?, pool, unknown };
    let (pages, waiting) = channel(PAGES_WAITING);
    let runtime = Handle::current();
    let hashing = spawn_blocking(move || secrets.join(waiting, hashing, &runtime));
    let mut after = MemberId::nil();
    loop {
        let page = member_balances(&mut *reader, (pool, &standings), after).await?;
        let full = page.len() == usize::try_from(MEMBERS_AT_ONCE).unwrap_or(usize::MAX);
        let Some(last) = page.last().map(|one| one.member) else { break };
        // A thread that stopped says why when it is asked.
        if pages.send((after, page)).await.is_err() || !full {
            break;
        }
        after = last;
        // A page takes some milliseconds; others of this thread have their turn between two.
        yield_now().await;
    }
    drop(reader);
    // The end: pages that just cease are those of a reading that failed.
    let _ = pages.send((after, Vec::new())).await;
    let (root, members) = hashing.await.map_err(|_| Rejection::InternalFault)??;
    if standings.last_round.map(|(last, _)| last) != Some(round) {
        return Err(Rejection::RoundOutOfTurn.into());
    }
    let sum = |sum: u128| -> Result<Amount, Rejection> {
        let minor = i64::try_from(sum).map_err(|_| Rejection::AmountOverflow)?;
        Ok(Amount::from_minor(minor))
    };
    let (balance, charged) = (sum(root.balance)?, sum(root.charged)?);
    let tree = BalanceTree { round, taken_on: on, members, balance, charged, root: root.hash };
    let id = later_step_id(pool, on, &format!("balances {round}"));
    let mut batch = Batch::of_pool(id, pool, vec![Write::CommitBalances(tree)]);
    // The round is what is asked for: of two trees of it the first one stands.
    batch.fingerprint = Sha256::digest(id).into();
    community.store.commit(batch).await?;
    Ok(())
}

/// The secrets of members, read beside their balances by a session of its own. Who has none, since
/// there is no person or the person was erased, gets a salt that nobody keeps.
struct Secrets {
    session: Box<dyn Session>,
    pool: PoolId,
    /// What takes the place of secrets that there are none of, in this tree alone.
    unknown: Zeroizing<[u8; 32]>,
}

impl Secrets {
    /// Joins pages of members, each behind the member it comes after, with their secrets, and has
    /// them hashed. An empty page is the end of them.
    fn join(
        mut self,
        mut pages: Receiver<(MemberId, Vec<MemberBalance>)>,
        mut hashing: Hashing,
        runtime: &Handle,
    ) -> Result<(SumNode, u64), StoreFailure> {
        while let Some((after, mut page)) = pages.blocking_recv() {
            if page.is_empty() {
                return hashing.finish();
            }
            let secrets = balance_secrets(&mut *self.session, self.pool, after);
            join_secrets(&mut page, &runtime.block_on(secrets)?);
            let page = page.into_iter().map(|one| (one, self.of(&one))).collect();
            // A thread that stopped says why when it is asked.
            if hashing.send(page).is_err() {
                return hashing.finish();
            }
        }
        Err(StoreFailure::Unavailable("the reading of members ended early".to_owned()))
    }

    fn of(&self, one: &MemberBalance) -> [u8; 16] {
        one.secret.unwrap_or_else(|| {
            let random = Sha256::new().chain_update(*self.unknown).chain_update(one.member);
            *random.finalize().first_chunk().expect("SHA-256 has 32 bytes")
        })
    }
}
