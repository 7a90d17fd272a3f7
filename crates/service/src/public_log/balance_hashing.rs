//! Hashing beside the reading: pages of members go to threads by turns, and their blocks come back
//! in the order of the pages.

use super::LogFailure;
use super::balance_file::{BalanceWriter, HashedBlock};
use ledger::Rejection;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{JoinHandle, spawn};
use store::balance_tree::MemberBalance;
use store::{PoolId, StoreFailure};
use tlog::sum_tree::{BLOCK_LEAVES, Leaf, SumNode, salts_of_round};

/// How many threads hash.
const THREADS: usize = 2;

/// How many pages wait for each of them.
const PAGES_WAITING: usize = 2;

/// A page of members, each of whom has a secret.
pub type Page = Vec<(MemberBalance, [u8; 16])>;

/// Threads at work.
pub struct Hashing {
    pages: Vec<SyncSender<Page>>,
    turn: usize,
    /// How many members were handed on.
    members: u64,
    /// Where it is said, once all were, how many.
    whole: SyncSender<u64>,
    writing: JoinHandle<Result<(SumNode, u64), LogFailure>>,
}

/// A thread stopped; it says why when it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Stopped;

impl Hashing {
    /// Starts the threads for the tree of a round.
    pub fn begin(
        writer: BalanceWriter,
        of: (PoolId, u32),
        place_of: impl FnOnce(&SumNode) -> PathBuf + Send + 'static,
    ) -> Hashing {
        let (mut pages, mut hashed) = (Vec::new(), Vec::new());
        for _ in 0..THREADS {
            let (page, waiting) = sync_channel::<Page>(PAGES_WAITING);
            let (done, written) = sync_channel(PAGES_WAITING);
            spawn(move || {
                for page in waiting {
                    if done.send(blocks_of(&page, of)).is_err() {
                        return;
                    }
                }
            });
            pages.push(page);
            hashed.push(written);
        }
        let (whole, is_whole) = sync_channel(1);
        let writing = spawn(move || write(writer, &hashed, &is_whole, place_of));
        Hashing { pages, turn: 0, members: 0, whole, writing }
    }

    /// Hands the next page on: whole blocks, but for the last page.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn send(&mut self, page: Page) -> Result<(), Stopped> {
        let members = u64::try_from(page.len()).expect("a length fits 64 bits");
        let sent = self.pages[self.turn].send(page);
        self.members = self.members.saturating_add(members);
        self.turn = self.turn.saturating_add(1) % THREADS;
        sent.map_err(|_| Stopped)
    }

    /// All pages were sent: the root, and how many leaves there are. Without this call nothing is
    /// put in its place.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn finish(self) -> Result<(SumNode, u64), StoreFailure> {
        // A thread that stopped says why below.
        let _ = self.whole.send(self.members);
        drop(self.pages);
        Ok(self.writing.join().map_err(|_| Rejection::InternalFault)??)
    }
}

fn blocks_of(page: &Page, (pool, round): (PoolId, u32)) -> Vec<HashedBlock> {
    let leaf = |(one, salt): (&MemberBalance, [u8; 16])| Leaf {
        salt,
        member: *one.member.as_bytes(),
        balance: one.balance,
        charged: one.charged,
    };
    let block = |members: &[(MemberBalance, [u8; 16])]| {
        let salts = salts_of_round(members.iter().map(|(_, secret)| *secret), pool, round);
        let salted = members.iter().map(|(one, _)| one).zip(salts);
        let leaves: Vec<Leaf> = salted.map(leaf).collect();
        HashedBlock::of(leaves[0].member, &leaves)
    };
    page.chunks(BLOCK_LEAVES).map(block).collect()
}

/// Writes the blocks of each page in turn, until a thread has no further page. **Invariant: a file
/// that is put in its place has all members that were handed on.**
fn write(
    mut writer: BalanceWriter,
    hashed: &[Receiver<Vec<HashedBlock>>],
    is_whole: &Receiver<u64>,
    place_of: impl FnOnce(&SumNode) -> PathBuf,
) -> Result<(SumNode, u64), LogFailure> {
    for blocks in hashed.iter().cycle().map_while(|thread| thread.recv().ok()) {
        for block in &blocks {
            writer.add(block)?;
        }
    }
    match is_whole.recv() {
        Ok(members) if members == writer.leaves() => writer.finish(place_of),
        Ok(_) | Err(_) => {
            writer.abandon();
            Err(LogFailure::Unavailable("a tree of balances was not made to its end".to_owned()))
        }
    }
}
