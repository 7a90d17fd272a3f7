//! What pages and jobs read.

use super::member_row::member;
use super::round_row::{rounds, share_index};
use super::sharing_row::pool;
use super::{SqliteStore, sql};
use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{CaseOutcome, Facts, MemberOutcome, Round, waits_through};
use rules::sharing::Funding;
use rusqlite::{OptionalExtension, params};

impl SqliteStore {
    /// Every settled round of a pool, in time order.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn rounds(&self, pool: PoolId) -> Result<Vec<Round>, StoreFailure> {
        self.read(|connection| rounds(connection, pool))
    }

    /// What became of each case of a pool, in the order of SETTLEMENT §4, with its id.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn cases(&self, pool: PoolId) -> Result<Vec<(String, CaseOutcome)>, StoreFailure> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql::CASES)?;
            let rows = statement.query_map([pool], |row| {
                let outcome = CaseOutcome {
                    round: row.get(1)?,
                    paid: Amount::from_minor(row.get(2)?),
                    fee: Amount::from_minor(row.get(3)?),
                    reversed: row.get(4)?,
                };
                Ok((row.get(0)?, outcome))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Where a member stands at the end of a day.
    ///
    /// # Errors
    /// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
    pub fn member(
        &self,
        pool_id: PoolId,
        id: MemberId,
        on: Date,
    ) -> Result<MemberOutcome, StoreFailure> {
        self.read(|connection| {
            let pool = pool(connection, pool_id)?.ok_or(Rejection::PoolUnknown)?;
            let row = member(connection, pool_id, id)?.ok_or(Rejection::MemberUnknown)?;
            let mut case = connection.prepare_cached(sql::CASE_OF_MEMBER)?;
            let round: Option<Option<u32>> =
                case.query_row(params![pool_id, id.as_bytes()], |row| row.get(0)).optional()?;
            let index = share_index(&rounds(connection, pool_id)?)?;
            let facts = Facts {
                aided: round.flatten().is_some(),
                left: row.left_on.is_some_and(|left_on| left_on <= on),
                waiting: waits_through(row.joined_on, pool.sharing.waiting_days, on),
                ..Facts::default()
            };
            Ok(match pool.sharing.funding {
                Funding::Prepaid(terms) => {
                    row.prepaid()?.standing(on, &terms, &index)?.outcome(&facts)
                }
                Funding::Postpaid(_) => row.postpaid()?.standing(index.now())?.outcome(&facts),
            })
        })
    }
}
