//! Handing batches to the store as fast as they are made, and waiting for them.

use super::{Builder, ON_THEIR_WAY_MAX};
use jiff::civil::Date;
use service::plans::PublishFailure;
use std::mem::replace;
use std::sync::Arc;
use store::{Batch, Committed, PoolId, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

impl Builder {
    pub(super) async fn write(
        &mut self,
        pool: PoolId,
        on: Date,
        mut writes: Vec<Write>,
    ) -> Result<(), PublishFailure> {
        while !writes.is_empty() {
            let rest = writes.split_off(writes.len().min(WRITES_MAX));
            self.write_one(pool, on, replace(&mut writes, rest)).await?;
        }
        Ok(())
    }

    async fn write_one(
        &mut self,
        pool: PoolId,
        on: Date,
        writes: Vec<Write>,
    ) -> Result<(), PublishFailure> {
        let id = self.new_id(on);
        // The id is made for this content alone.
        let fingerprint = [id.into_bytes(), id.into_bytes()].concat();
        let fingerprint = fingerprint.try_into().expect("twice 16 bytes");
        let (member, answer) = (Uuid::nil(), String::new());
        self.send(Batch { id, member, fingerprint, pool, writes, answer }).await
    }

    /// Hands a batch to the store, in order; waits only when many are on their way.
    pub(super) async fn send(&mut self, batch: Batch) -> Result<(), PublishFailure> {
        let community = Arc::clone(&self.community);
        let commit = tokio::spawn(async move { community.store.commit(batch).await });
        self.on_their_way.push_back(commit);
        // Lets the batch reach the writer's queue before the next one is made.
        tokio::task::yield_now().await;
        if self.on_their_way.len() > ON_THEIR_WAY_MAX {
            let first = self.on_their_way.pop_front().expect("there are many");
            arrived(first.await)?;
        }
        Ok(())
    }

    /// Waits until everything on its way is written.
    pub(super) async fn arrive(&mut self) -> Result<(), PublishFailure> {
        while let Some(first) = self.on_their_way.pop_front() {
            arrived(first.await)?;
        }
        Ok(())
    }
}

type Arrived = Result<Result<Committed, StoreFailure>, tokio::task::JoinError>;

fn arrived(answer: Arrived) -> Result<(), PublishFailure> {
    answer.expect("a commit does not panic")?;
    Ok(())
}
