//! The writer thread: many batches, one durable commit.

use super::writes::apply;
use crate::batch::Batch;
use crate::failure::StoreFailure;
use rusqlite::Connection;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

/// The most batches that share one commit.
const GROUP_MAX: usize = 512;

/// The most batches that wait for the writer; more wait to be let in.
const QUEUE_MAX: usize = 4_096;

/// The handle of the writer thread; the thread ends when the handle is dropped.
pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

struct Job {
    batch: Batch,
    reply: Sender<Result<(), StoreFailure>>,
}

impl Writer {
    /// Starts the thread that owns the writing connection.
    pub fn start(connection: Connection) -> Result<Writer, StoreFailure> {
        let (jobs, queue) = sync_channel(QUEUE_MAX);
        let work = move || run(&connection, &queue);
        let thread = Builder::new().name("store-writer".to_owned()).spawn(work);
        let thread = thread.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
        Ok(Writer { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Hands a batch to the thread and waits for its commit.
    pub fn commit(&self, batch: Batch) -> Result<(), StoreFailure> {
        let stopped = || StoreFailure::Unavailable("the writer has stopped".to_owned());
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        let (reply, answer) = channel();
        jobs.send(Job { batch, reply }).map_err(|_| stopped())?;
        answer.recv().map_err(|_| stopped())?
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
fn run(connection: &Connection, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut group = vec![first];
        while group.len() < GROUP_MAX
            && let Ok(job) = queue.try_recv()
        {
            group.push(job);
        }
        let answers = match write(connection, &group) {
            Ok(answers) => answers,
            Err(failure) => {
                let _ = connection.execute_batch("ROLLBACK");
                vec![Err(failure); group.len()]
            }
        };
        for (job, answer) in group.into_iter().zip(answers) {
            // A client that went away does not need the answer; its retry gets the same one.
            let _ = job.reply.send(answer);
        }
    }
}

type Answers = Vec<Result<(), StoreFailure>>;

/// One transaction; each batch in a savepoint of its own, so that a refused one leaves no trace.
fn write(connection: &Connection, group: &[Job]) -> Result<Answers, StoreFailure> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut answers = Vec::with_capacity(group.len());
    for job in group {
        connection.execute_batch("SAVEPOINT batch")?;
        let answer = apply(connection, &job.batch);
        match &answer {
            Ok(()) => connection.execute_batch("RELEASE batch")?,
            Err(StoreFailure::Rejected(_)) => {
                connection.execute_batch("ROLLBACK TO batch; RELEASE batch")?;
            }
            Err(failure) => return Err(failure.clone()),
        }
        answers.push(answer);
    }
    connection.execute_batch("COMMIT")?;
    Ok(answers)
}
