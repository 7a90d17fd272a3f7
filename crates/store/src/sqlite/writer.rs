//! The writer thread: many batches, one durable commit.

use super::session::Borrowed;
use crate::apply::apply;
use crate::batch::{Batch, Committed};
use crate::failure::StoreFailure;
use crate::session::{Step, at_once, run as run_steps};
use crate::transaction::KnownPools;
use crate::value::Row;
use rusqlite::Connection;
use std::thread::{Builder, JoinHandle};
use tokio::sync::{mpsc, oneshot};

/// The most batches that share one commit.
const GROUP_MAX: usize = 512;

/// The most batches that wait for the writer; more wait to be let in.
const QUEUE_MAX: usize = 4_096;

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
}

enum Done {
    Batch(Committed),
    Steps(Vec<Row>),
}

impl Writer {
    /// Starts the thread that owns the writing connection.
    pub fn start(connection: Connection) -> Result<Writer, StoreFailure> {
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let work = move || run(connection, queue);
        let thread = Builder::new().name("store-writer".to_owned()).spawn(work);
        let thread = thread.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
        Ok(Writer { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Hands a batch to the thread and waits for its commit.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        match self.send(Work::Batch(batch)).await? {
            Done::Batch(committed) => Ok(committed),
            Done::Steps(_) => unreachable!("a batch is answered as a batch"),
        }
    }

    /// Hands statements to the thread and waits for their commit.
    pub async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        match self.send(Work::Steps(steps)).await? {
            Done::Steps(rows) => Ok(rows),
            Done::Batch(_) => unreachable!("statements are answered with rows"),
        }
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

/// Takes what waits, up to a group, writes it in one transaction, and answers when it is durable.
fn run(mut connection: Connection, mut queue: mpsc::Receiver<Job>) {
    let mut known = KnownPools::default();
    while let Some(first) = queue.blocking_recv() {
        let mut group = vec![first];
        while group.len() < GROUP_MAX
            && let Ok(job) = queue.try_recv()
        {
            group.push(job);
        }
        let answers = match write(&mut connection, &mut known, &group) {
            Ok(answers) => answers,
            Err(failure) => {
                known.forget();
                let _ = connection.execute_batch("ROLLBACK");
                group.iter().map(|_| Err(failure.clone())).collect()
            }
        };
        for (job, answer) in group.into_iter().zip(answers) {
            // A client that went away does not need the answer; its retry gets the same one.
            let _ = job.reply.send(answer);
        }
    }
}

type Answers = Vec<Result<Done, StoreFailure>>;

/// One transaction; each batch in a savepoint of its own, so that a refused one leaves no trace.
fn write(
    connection: &mut Connection,
    known: &mut KnownPools,
    group: &[Job],
) -> Result<Answers, StoreFailure> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut answers = Vec::with_capacity(group.len());
    for job in group {
        connection.execute_batch("SAVEPOINT batch")?;
        let mut session = Borrowed(connection);
        let answer = match &job.work {
            Work::Batch(batch) => at_once(apply(&mut session, known, batch)).map(Done::Batch),
            Work::Steps(steps) => at_once(run_steps(&mut session, steps)).map(Done::Steps),
        };
        match &answer {
            Ok(_) => connection.execute_batch("RELEASE batch")?,
            Err(StoreFailure::Rejected(_)) => {
                known.forget();
                connection.execute_batch("ROLLBACK TO batch; RELEASE batch")?;
            }
            Err(failure) => return Err(failure.clone()),
        }
        answers.push(answer);
    }
    connection.execute_batch("COMMIT")?;
    Ok(answers)
}
