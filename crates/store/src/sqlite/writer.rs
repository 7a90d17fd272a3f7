//! The writer thread: many batches, one durable commit.
//!
//! While a file is being built, nothing waits for a commit: the transaction stays open until
//! somebody wants to read, nothing is kept to take a refused batch back, so that one refusal ends
//! the building, and what was written is safe only once the file has settled down.

use super::session::Borrowed;
use super::settle_down;
use crate::apply::apply;
use crate::batch::{Batch, Committed};
use crate::failure::StoreFailure;
use crate::session::{Step, at_once, run as run_steps};
use crate::transaction::KnownPools;
use crate::value::Row;
use rusqlite::Connection;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// The most batches that share one commit.
const GROUP_MAX: usize = 512;

/// The most batches that wait for the writer; more wait to be let in.
const QUEUE_MAX: usize = 4_096;

/// How long a group waits, and how often, to become as large as the one before: clients that were
/// answered together ask again together, a moment later.
const PATIENCE: (Duration, u32) = (Duration::from_micros(50), 4);

/// The handle of the writer thread; the thread ends when the handle is dropped.
pub(super) struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

struct Job {
    work: Work,
    reply: oneshot::Sender<Result<Done, StoreFailure>>,
}

enum Work {
    Batch(Batch),
    Steps(Vec<Step>),
    /// Commits what a file being built holds open, so that readers see it.
    Show,
    /// Ends the building: from here every group is committed durably.
    SettleDown,
}

/// When a transaction is committed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// With each group, durably.
    Durable,
    /// When somebody wants to read.
    Building,
}

enum Done {
    Batch(Committed),
    Steps(Vec<Row>),
    Nothing,
}

impl Writer {
    /// Starts the thread that owns the writing connection.
    pub fn start(connection: Connection, pace: Pace) -> Result<Writer, StoreFailure> {
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let known = KnownPools::of_building(pace == Pace::Building);
        let writing = Writing { connection, known, pace, open: false, broken: false };
        let work = move || writing.run(queue);
        let thread = Builder::new().name("store-writer".to_owned()).spawn(work);
        let thread = thread.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
        Ok(Writer { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Hands a batch to the thread and waits for its commit.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        match self.send(Work::Batch(batch)).await? {
            Done::Batch(committed) => Ok(committed),
            Done::Steps(_) | Done::Nothing => unreachable!("a batch is answered as a batch"),
        }
    }

    /// Hands statements to the thread and waits for their commit.
    pub async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        match self.send(Work::Steps(steps)).await? {
            Done::Steps(rows) => Ok(rows),
            Done::Batch(_) | Done::Nothing => unreachable!("statements are answered with rows"),
        }
    }

    /// Lets readers see what was written while the file is being built.
    pub async fn show(&self) -> Result<(), StoreFailure> {
        self.send(Work::Show).await.map(|_| ())
    }

    /// Ends the building.
    pub async fn settle_down(&self) -> Result<(), StoreFailure> {
        self.send(Work::SettleDown).await.map(|_| ())
    }

    async fn send(&self, work: Work) -> Result<Done, StoreFailure> {
        let stopped = || StoreFailure::Unavailable("the writer has stopped".to_owned());
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        let (reply, answer) = oneshot::channel();
        jobs.send(Job { work, reply }).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has told its waiting clients so already.
            let _ = thread.join();
        }
    }
}

/// Takes what waits, up to a group.
fn take_waiting(queue: &mut mpsc::Receiver<Job>, group: &mut Vec<Job>) {
    while group.len() < GROUP_MAX
        && let Ok(job) = queue.try_recv()
    {
        group.push(job);
    }
}

type Answers = Vec<Result<Done, StoreFailure>>;

/// What the thread owns.
struct Writing {
    connection: Connection,
    known: KnownPools,
    pace: Pace,
    /// Whether a transaction is open: never between two groups, save while building.
    open: bool,
    /// Whether a batch was refused while building: it cannot be taken back there.
    broken: bool,
}

impl Writing {
    /// Takes what waits, up to a group, writes it in one transaction, and answers when it is
    /// durable; while building, when it is written.
    fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut last = 1;
        while let Some(first) = queue.blocking_recv() {
            let mut group = vec![first];
            take_waiting(&mut queue, &mut group);
            let (moment, times) = PATIENCE;
            for _ in 0..times {
                if group.len() >= last || self.pace == Pace::Building {
                    break;
                }
                std::thread::sleep(moment);
                take_waiting(&mut queue, &mut group);
            }
            last = group.len();
            let answers = match self.write(&group) {
                Ok(answers) => answers,
                Err(failure) => {
                    self.known.forget();
                    self.open = false;
                    self.broken = self.pace == Pace::Building;
                    let _ = self.connection.execute_batch("ROLLBACK");
                    group.iter().map(|_| Err(failure.clone())).collect()
                }
            };
            for (job, answer) in group.into_iter().zip(answers) {
                // A client that went away does not need the answer; its retry gets the same one.
                let _ = job.reply.send(answer);
            }
        }
    }

    /// Each batch of a group in a savepoint of its own, so that a refused one leaves no trace.
    fn write(&mut self, group: &[Job]) -> Result<Answers, StoreFailure> {
        let mut answers = Vec::with_capacity(group.len());
        for job in group {
            answers.push(self.write_one(&job.work)?);
        }
        if self.pace == Pace::Durable {
            self.commit()?;
        }
        Ok(answers)
    }

    fn write_one(&mut self, work: &Work) -> Result<Result<Done, StoreFailure>, StoreFailure> {
        if self.broken {
            return Ok(Err(StoreFailure::Unavailable("the building failed".to_owned())));
        }
        match work {
            Work::Show => self.commit().map(|()| Ok(Done::Nothing)),
            Work::SettleDown => {
                self.commit()?;
                settle_down(&self.connection)?;
                self.pace = Pace::Durable;
                self.known.nobody_listens = false;
                Ok(Ok(Done::Nothing))
            }
            Work::Batch(_) | Work::Steps(_) => self.apply(work),
        }
    }

    fn apply(&mut self, work: &Work) -> Result<Result<Done, StoreFailure>, StoreFailure> {
        if !self.open {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            self.open = true;
        }
        let building = self.pace == Pace::Building;
        if !building {
            self.connection.execute_batch("SAVEPOINT batch")?;
        }
        let mut session = Borrowed(&mut self.connection);
        let answer = match work {
            Work::Batch(batch) => {
                at_once(apply(&mut session, &mut self.known, batch)).map(Done::Batch)
            }
            Work::Steps(steps) => at_once(run_steps(&mut session, steps)).map(Done::Steps),
            Work::Show | Work::SettleDown => unreachable!("they write nothing"),
        };
        match &answer {
            _ if building => self.broken = answer.is_err(),
            Ok(_) => self.connection.execute_batch("RELEASE batch")?,
            Err(StoreFailure::Rejected(_)) => {
                self.known.forget();
                self.connection.execute_batch("ROLLBACK TO batch; RELEASE batch")?;
            }
            Err(failure) => return Err(failure.clone()),
        }
        Ok(answer)
    }

    fn commit(&mut self) -> Result<(), StoreFailure> {
        if self.open {
            self.connection.execute_batch("COMMIT")?;
            self.open = false;
        }
        Ok(())
    }
}
