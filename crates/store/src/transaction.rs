//! A batch on its way into a database.

use crate::batch::{Batch, MemberId, PoolId};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::member_row::{self, MemberRow};
use crate::pool_row::{self, PoolRow};
use crate::round_row;
use crate::session::Session;
use crate::sql;
use crate::stop_order::StandingStop;
use crate::touched::Touched;
use crate::value::Value;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{Round, ShareIndex};
use std::collections::HashMap;

/// A session inside a transaction, with what is known of the pools and what has happened.
pub(crate) struct Transaction<'a> {
    pub session: &'a mut dyn Session,
    pub known: &'a mut KnownPools,
    pub batch: &'a Batch,
    pub touched: Touched,
    events: Vec<Vec<Value>>,
    /// The orders that stop something here, once they were read.
    pub stops: Option<Vec<StandingStop>>,
}

/// Pools read before: their rows until they change, their settled rounds, which never change.
#[derive(Default)]
pub(crate) struct KnownPools {
    pools: HashMap<PoolId, KnownPool>,
    /// Whether nobody can have asked to be told what happens: the file is being built.
    pub nobody_listens: bool,
}

#[derive(Default)]
struct KnownPool {
    row: Option<PoolRow>,
    rounds: Vec<Round>,
    index: ShareIndex,
}

impl KnownPools {
    /// Nothing is known yet, and nobody listens to a file that is being built.
    pub fn of_building(nobody_listens: bool) -> KnownPools {
        KnownPools { nobody_listens, ..KnownPools::default() }
    }

    /// Forgets everything, after a rollback.
    pub fn forget(&mut self) {
        self.pools.clear();
    }

    /// Forgets the rows, which another server may have changed since; rounds only grow.
    pub fn forget_rows(&mut self) {
        for known in self.pools.values_mut() {
            known.row = None;
        }
    }
}

impl<'a> Transaction<'a> {
    /// A batch about to be applied.
    pub fn new(
        session: &'a mut dyn Session,
        known: &'a mut KnownPools,
        batch: &'a Batch,
    ) -> Transaction<'a> {
        let (touched, events) = (Touched::default(), Vec::new());
        Transaction { session, known, batch, touched, events, stops: None }
    }

    /// The pool written to.
    pub fn pool_id(&self) -> PoolId {
        self.batch.pool
    }

    /// The pool written to, if there is one, and its rounds, locked as the statement says.
    pub async fn find_pool(&mut self, sql: &'static sql::Sql) -> Result<bool, StoreFailure> {
        let id = self.batch.pool;
        if self.known.pools.get(&id).is_some_and(|known| known.row.is_some()) {
            return Ok(true);
        }
        let Some(row) = pool_row::pool(self.session, sql, id).await? else {
            return Ok(false);
        };
        let known = self.known.pools.entry(id).or_default();
        known.row = Some(row);
        let settled: u32 = known.rounds.len().try_into().map_err(|_| Rejection::TooMany)?;
        for round in round_row::rounds_after(self.session, id, settled).await? {
            known.index.push(round.settle, round.share)?;
            known.rounds.push(round);
        }
        Ok(true)
    }

    /// The pool written to.
    pub fn pool(&self) -> Result<&PoolRow, StoreFailure> {
        let known = self.known.pools.get(&self.batch.pool);
        let row = known.and_then(|known| known.row.as_ref());
        Ok(row.ok_or(Rejection::PoolUnknown)?)
    }

    /// The settled rounds of the pool, in time order.
    pub fn rounds(&self) -> &[Round] {
        self.known.pools.get(&self.batch.pool).map_or(&[], |known| &known.rounds)
    }

    /// The share index of the pool.
    pub fn index(&self) -> Result<&ShareIndex, StoreFailure> {
        let known = self.known.pools.get(&self.batch.pool).ok_or(Rejection::PoolUnknown)?;
        Ok(&known.index)
    }

    /// Reads the pool again, after its row or its rounds changed.
    pub async fn pool_changed(&mut self) -> Result<(), StoreFailure> {
        if let Some(known) = self.known.pools.get_mut(&self.batch.pool) {
            known.row = None;
        }
        self.find_pool(&sql::POOL_FOR_UPDATE).await?;
        Ok(())
    }

    /// A member of the pool as the table has it.
    pub async fn read_member(&mut self, id: MemberId) -> Result<MemberRow, StoreFailure> {
        let row = member_row::member(self.session, &sql::MEMBER_FOR_UPDATE, self.batch.pool, id);
        Ok(row.await?.ok_or(Rejection::MemberUnknown)?)
    }

    /// Runs a statement once.
    pub async fn execute<const N: usize>(
        &mut self,
        sql: &'static sql::Sql,
        parameters: [Value; N],
    ) -> Result<u64, StoreFailure> {
        self.session.execute(sql, &[parameters.into()]).await
    }

    /// Whether a statement selects anything.
    pub async fn exists<const N: usize>(
        &mut self,
        sql: &'static sql::Sql,
        parameters: [Value; N],
    ) -> Result<bool, StoreFailure> {
        Ok(!self.session.rows(sql, &parameters).await?.is_empty())
    }

    /// Notes what happened, for the outbox.
    pub fn happened(
        &mut self,
        kind: EventKind,
        subject: impl ToString,
        on: impl Into<Option<Date>>,
        amount: impl Into<Option<Amount>>,
    ) {
        let line = u64::try_from(self.events.len() + 1).expect("a batch has few events");
        self.events.push(vec![
            self.batch.member.into(),
            self.batch.id.into(),
            line.into(),
            self.batch.pool.into(),
            kind.slug().into(),
            subject.to_string().into(),
            on.into().into(),
            amount.into().into(),
            Value::Boolean(!kind.is_logged()),
        ]);
    }

    /// Writes what happened into the outbox.
    pub async fn tell(&mut self) -> Result<(), StoreFailure> {
        let insert = match self.known.nobody_listens {
            true => &sql::OUTBOX_INSERT_TOLD,
            false => &sql::OUTBOX_INSERT,
        };
        if !self.events.is_empty() {
            self.session.execute(insert, &self.events).await?;
        }
        Ok(())
    }
}
