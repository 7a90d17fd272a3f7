//! A member's row, and what it is to the core: a prepaid or a postpaid member.

use super::sharing_row::{date, unreadable};
use super::sql;
use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{PostpaidMember, PostpaidPhase, PrepaidMember, PrepaidPhase};
use rules::sharing::Prepaid;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use uuid::Uuid;

/// A member as its row says.
#[derive(Clone)]
pub(super) struct MemberRow {
    pub id: MemberId,
    pub joined_on: Date,
    pub left_on: Option<Date>,
    units: u32,
    phase: String,
    suspended_round: Option<u16>,
    owed: i64,
    credit: i64,
    shortfall: i64,
    recoveries: u16,
    bound: Option<i64>,
    arrears: i64,
    failed_in_a_row: u32,
    written_off: Option<i64>,
}

/// Reads a member.
pub(super) fn member(
    connection: &Connection,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<MemberRow>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql::MEMBER)?;
    Ok(statement.query_row(params![pool, member.as_bytes()], member_of).optional()?)
}

/// Reads the members a statement selects.
pub(super) fn members(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
) -> Result<Vec<MemberRow>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, member_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn member_of(row: &Row<'_>) -> rusqlite::Result<MemberRow> {
    let left_on = match row.get_ref("left_on")?.as_str_or_null()? {
        Some(_) => Some(date(row, "left_on")?),
        None => None,
    };
    let id: [u8; 16] = row.get("member_id")?;
    Ok(MemberRow {
        id: Uuid::from_bytes(id),
        joined_on: date(row, "joined_on")?,
        left_on,
        units: row.get("units")?,
        phase: row.get("phase")?,
        suspended_round: row.get("suspended_round")?,
        owed: row.get("owed")?,
        credit: row.get("credit")?,
        shortfall: row.get("shortfall")?,
        recoveries: row.get("recoveries")?,
        bound: row.get("bound")?,
        arrears: row.get("arrears")?,
        failed_in_a_row: row.get("failed_in_a_row")?,
        written_off: row.get("written_off")?,
    })
}

impl MemberRow {
    /// The member of a prepaid pool.
    pub fn prepaid(&self) -> Result<PrepaidMember, StoreFailure> {
        let phase = match (self.phase.as_str(), self.suspended_round) {
            ("outside", _) => PrepaidPhase::Outside,
            ("admitted", _) => PrepaidPhase::Admitted,
            ("sharing", _) => PrepaidPhase::Sharing,
            ("suspended", Some(round)) => PrepaidPhase::Suspended(round),
            ("lapsed", _) => PrepaidPhase::Lapsed,
            ("ended", _) => PrepaidPhase::Ended,
            _ => return Err(unreadable("phase").into()),
        };
        let MemberRow { credit, owed, shortfall, units, recoveries, .. } = *self;
        Ok(PrepaidMember { credit, owed, shortfall, units, recoveries, phase })
    }

    /// The row of a member of a prepaid pool after something happened to it.
    pub fn with_prepaid(
        self,
        member: &PrepaidMember,
        terms: &Prepaid,
    ) -> Result<MemberRow, Rejection> {
        let (phase, suspended_round) = match member.phase {
            PrepaidPhase::Outside => ("outside", None),
            PrepaidPhase::Admitted => ("admitted", None),
            PrepaidPhase::Sharing => ("sharing", None),
            PrepaidPhase::Suspended(round) => ("suspended", Some(round)),
            PrepaidPhase::Lapsed => ("lapsed", None),
            PrepaidPhase::Ended => ("ended", None),
        };
        let bound = match member.phase {
            PrepaidPhase::Sharing => Some(member.bound(terms)?),
            _ => None,
        };
        let PrepaidMember { credit, owed, shortfall, recoveries, .. } = *member;
        let phase = phase.to_owned();
        Ok(MemberRow { phase, suspended_round, owed, credit, shortfall, recoveries, bound, ..self })
    }

    /// The member of a postpaid pool.
    pub fn postpaid(&self) -> Result<PostpaidMember, StoreFailure> {
        let phase = match self.phase.as_str() {
            "outside" => PostpaidPhase::Outside,
            "sharing" => PostpaidPhase::Sharing,
            "ended" => PostpaidPhase::Ended,
            _ => return Err(unreadable("phase").into()),
        };
        Ok(PostpaidMember {
            owed: self.owed,
            units: self.units,
            phase,
            arrears: Amount::from_minor(self.arrears),
            failed_in_a_row: self.failed_in_a_row,
            written_off: self.written_off.map(Amount::from_minor),
        })
    }

    /// The row of a member of a postpaid pool after something happened to it.
    pub fn with_postpaid(self, member: &PostpaidMember) -> MemberRow {
        let phase = match member.phase {
            PostpaidPhase::Outside => "outside",
            PostpaidPhase::Sharing => "sharing",
            PostpaidPhase::Ended => "ended",
        };
        MemberRow {
            phase: phase.to_owned(),
            owed: member.owed,
            arrears: member.arrears.minor(),
            failed_in_a_row: member.failed_in_a_row,
            written_off: member.written_off.map(Amount::minor),
            ..self
        }
    }

    /// Writes the row back.
    pub fn update(&self, connection: &Connection, pool: PoolId) -> Result<(), StoreFailure> {
        let changed = connection.prepare_cached(sql::MEMBER_UPDATE)?.execute(params![
            pool,
            self.id.as_bytes(),
            self.phase,
            self.suspended_round,
            self.owed,
            self.credit,
            self.shortfall,
            self.recoveries,
            self.bound,
            self.arrears,
            self.failed_in_a_row,
            self.written_off,
        ])?;
        assert!(changed == 1, "a row that was read can be written back");
        Ok(())
    }
}
