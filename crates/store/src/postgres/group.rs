//! Deposits of many clients in one commit.

use super::Connections;
use super::deposits::commit_group;
use crate::batch::{Batch, Committed};
use crate::failure::StoreFailure;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::sleep;

/// The most batches that share one commit.
const GROUP_MAX: usize = 512;

/// The most batches that wait; more wait to be let in.
const QUEUE_MAX: usize = 4_096;

/// How many groups are written at once: while one waits for the disk, the next is put together.
const WORKERS: usize = 2;

/// How long a group waits to become half as large as the one before. Clients that were answered
/// together ask again together, a moment later; a group of the first to come would make the others
/// wait for a whole commit.
const PATIENCE: Duration = Duration::from_millis(1);

/// The queue of deposits.
pub(super) struct DepositGroups {
    jobs: mpsc::Sender<Job>,
}

/// A batch of one deposit, and who waits for it.
pub(super) struct Job {
    pub batch: Batch,
    pub reply: oneshot::Sender<Result<Committed, StoreFailure>>,
}

impl DepositGroups {
    /// Starts the workers; they end when the queue is dropped.
    pub fn start(connections: &Connections) -> DepositGroups {
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..WORKERS {
            tokio::spawn(work(connections.clone(), Arc::clone(&queue)));
        }
        DepositGroups { jobs }
    }

    /// Hands in a batch of one deposit and waits for its commit.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        let stopped = || StoreFailure::Unavailable("the writer has stopped".to_owned());
        let (reply, answer) = oneshot::channel();
        self.jobs.send(Job { batch, reply }).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

async fn work(connections: Connections, queue: Arc<Mutex<mpsc::Receiver<Job>>>) {
    let mut last = 1;
    loop {
        let mut group = Vec::new();
        gather(&mut *queue.lock().await, last / 2, &mut group).await;
        if group.is_empty() {
            return;
        }
        last = group.len();
        commit_group(&connections, group).await;
    }
}

/// Takes what waits, and for a moment what comes, up to so many; nothing once the queue is dropped.
async fn gather(queue: &mut mpsc::Receiver<Job>, wanted: usize, group: &mut Vec<Job>) {
    if queue.recv_many(group, GROUP_MAX).await == 0 {
        return;
    }
    let mut patience = pin!(sleep(PATIENCE));
    while group.len() < wanted {
        let room = GROUP_MAX - group.len();
        tokio::select! {
            taken = queue.recv_many(group, room) => if taken == 0 { return },
            () = &mut patience => return,
        }
    }
}
