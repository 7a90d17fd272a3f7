//! What a database can do: the two verbs that every engine brings.

use crate::balance_row::page_of;
use crate::balance_tree::{MemberBalance, MemberSecret, Standings, member_secret};
use crate::failure::StoreFailure;
use crate::known_shares::KnownShares;
use crate::sql::log as sql;
use crate::value::{Row, Value};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// A statement by its text in each engine.
///
/// Parameters are `$1`, `$2` and so on, first named in this order; a test checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
    /// How PostgreSQL locks the rows that a write reads; SQLite has one writer.
    pub(crate) lock: &'static str,
}

impl Sql {
    /// A statement both engines read.
    pub const fn both(text: &'static str) -> Sql {
        Sql { sqlite: text, postgres: text, lock: "" }
    }

    /// A statement that each engine says its own way.
    pub const fn each(sqlite: &'static str, postgres: &'static str) -> Sql {
        Sql { sqlite, postgres, lock: "" }
    }

    /// The same statement, which keeps the rows it reads from changing until the write ends.
    pub const fn for_update(self) -> Sql {
        Sql { lock: " FOR UPDATE", ..self }
    }

    /// The same statement, which lets others read on but not change the rows.
    pub const fn for_share(self) -> Sql {
        Sql { lock: " FOR SHARE", ..self }
    }
}

/// A statement with its parameters.
pub(crate) type Step = (&'static Sql, Vec<Value>);

/// What a statement answers, once the database did.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreFailure>> + Send + 'a>>;

/// A connection in the middle of a transaction.
pub trait Session: Send {
    /// The rows a statement selects.
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>>;

    /// Runs a statement once for each list of parameters; answers how many rows changed in all.
    /// An engine behind a network sends all lists before it waits for the first answer.
    fn execute<'a>(&'a mut self, sql: &'static Sql, lists: &'a [Vec<Value>]) -> Answer<'a, u64>;

    /// The members of a pool behind one, at most so many, with what each has: three
    /// parameters. An engine in the program steps through the rows and makes no value of a column.
    fn member_balances<'a>(
        &'a mut self,
        standings: &'a Standings,
        behind: &'a [Value; 3],
    ) -> Answer<'a, Vec<MemberBalance>> {
        Box::pin(async move {
            let members = self.rows(page_of(&standings.funding), behind).await?;
            members.into_iter().map(|row| standings.balance(row)).collect()
        })
    }

    /// The secrets of members behind one, at most so many, in the same way.
    fn balance_secrets<'a>(&'a mut self, behind: &'a [Value; 3]) -> Answer<'a, Vec<MemberSecret>> {
        Box::pin(async move {
            let secrets = self.rows(&sql::BALANCE_SECRETS, behind).await?;
            secrets.into_iter().map(member_secret).collect()
        })
    }

    /// What of settled rounds need not be read again, where somebody keeps it.
    fn known_shares(&self) -> Option<Arc<KnownShares>> {
        None
    }
}

/// A reader that knows what its store has read of settled rounds before.
pub(crate) struct Knowing {
    pub session: Box<dyn Session>,
    pub shares: Arc<KnownShares>,
}

impl Session for Knowing {
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>> {
        self.session.rows(sql, parameters)
    }

    fn execute<'a>(&'a mut self, sql: &'static Sql, lists: &'a [Vec<Value>]) -> Answer<'a, u64> {
        self.session.execute(sql, lists)
    }

    fn member_balances<'a>(
        &'a mut self,
        standings: &'a Standings,
        behind: &'a [Value; 3],
    ) -> Answer<'a, Vec<MemberBalance>> {
        self.session.member_balances(standings, behind)
    }

    fn balance_secrets<'a>(&'a mut self, behind: &'a [Value; 3]) -> Answer<'a, Vec<MemberSecret>> {
        self.session.balance_secrets(behind)
    }

    fn known_shares(&self) -> Option<Arc<KnownShares>> {
        Some(Arc::clone(&self.shares))
    }
}

/// The result of a future that never waits, as all of SQLite's: its calls return when done.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => unreachable!("a call into SQLite returns when it is done"),
    }
}

/// Runs statements one after the other; answers all rows they gave back.
pub(crate) async fn run(
    session: &mut dyn Session,
    steps: &[Step],
) -> Result<Vec<Row>, StoreFailure> {
    let mut rows = Vec::new();
    for (sql, parameters) in steps {
        rows.extend(session.rows(sql, parameters).await?);
    }
    Ok(rows)
}
