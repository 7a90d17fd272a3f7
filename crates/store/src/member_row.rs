//! A member's row, and what it is to the core: a prepaid or a postpaid member.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::{self, Sql};
use crate::value::{Row, Value};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{PostpaidMember, PostpaidPhase, PrepaidMember, PrepaidPhase};
use rules::sharing::Prepaid;

/// A member as its row says.
#[derive(Clone)]
pub(crate) struct MemberRow {
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
pub(crate) async fn member(
    session: &mut dyn Session,
    sql: &'static Sql,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<MemberRow>, StoreFailure> {
    let rows = members(session, sql, &[pool.into(), member.into()]).await?;
    Ok(rows.into_iter().next())
}

/// Reads the members a statement selects.
pub(crate) async fn members(
    session: &mut dyn Session,
    sql: &'static Sql,
    parameters: &[Value],
) -> Result<Vec<MemberRow>, StoreFailure> {
    session.rows(sql, parameters).await?.into_iter().map(MemberRow::read).collect()
}

/// Writes rows back.
pub(crate) async fn update(
    session: &mut dyn Session,
    pool: PoolId,
    rows: &[MemberRow],
) -> Result<(), StoreFailure> {
    let lists: Vec<Vec<Value>> = rows.iter().map(|row| row.changed(pool)).collect();
    let changed = session.execute(&sql::MEMBER_UPDATE, &lists).await?;
    let read = u64::try_from(rows.len()).expect("a count fits");
    assert!(changed == read, "a row that was read can be written back");
    Ok(())
}

impl MemberRow {
    /// The row in the order of the columns of `MEMBER`.
    pub fn read(row: Row) -> Result<MemberRow, StoreFailure> {
        let mut columns = row.columns();
        Ok(MemberRow {
            id: columns.read()?,
            joined_on: columns.read()?,
            left_on: columns.read()?,
            units: columns.read()?,
            phase: columns.read()?,
            suspended_round: columns.read()?,
            owed: columns.read()?,
            credit: columns.read()?,
            shortfall: columns.read()?,
            recoveries: columns.read()?,
            bound: columns.read()?,
            arrears: columns.read()?,
            failed_in_a_row: columns.read()?,
            written_off: columns.read()?,
        })
    }

    /// A member who joins.
    pub fn joining(id: MemberId, joined_on: Date, units: u32) -> MemberRow {
        MemberRow {
            id,
            joined_on,
            left_on: None,
            units,
            phase: "outside".to_owned(),
            suspended_round: None,
            owed: 0,
            credit: 0,
            shortfall: 0,
            recoveries: 0,
            bound: None,
            arrears: 0,
            failed_in_a_row: 0,
            written_off: None,
        }
    }

    /// What `MEMBER_INSERT` takes: what never changes, then the same as `MEMBER_UPDATE`.
    pub fn joined(&self, pool: PoolId, shares_from: Date) -> Vec<Value> {
        let mut columns = vec![self.joined_on.into(), shares_from.into(), self.units.into()];
        columns.extend(self.changed(pool));
        columns
    }

    /// What `MEMBER_UPDATE` takes.
    pub fn changed(&self, pool: PoolId) -> Vec<Value> {
        vec![
            self.left_on.into(),
            self.phase.as_str().into(),
            self.suspended_round.into(),
            self.owed.into(),
            self.credit.into(),
            self.shortfall.into(),
            self.recoveries.into(),
            self.bound.into(),
            self.arrears.into(),
            self.failed_in_a_row.into(),
            self.written_off.into(),
            pool.into(),
            self.id.into(),
        ]
    }

    /// The member of a prepaid pool.
    pub fn prepaid(&self) -> Result<PrepaidMember, StoreFailure> {
        let phase = match (self.phase.as_str(), self.suspended_round) {
            ("outside", _) => PrepaidPhase::Outside,
            ("admitted", _) => PrepaidPhase::Admitted,
            ("sharing", _) => PrepaidPhase::Sharing,
            ("suspended", Some(round)) => PrepaidPhase::Suspended(round),
            ("lapsed", _) => PrepaidPhase::Lapsed,
            ("ended", _) => PrepaidPhase::Ended,
            _ => return Err(StoreFailure::unreadable("member.phase")),
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
            _ => return Err(StoreFailure::unreadable("member.phase")),
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
}
