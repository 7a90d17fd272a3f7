//! A pool's row: its sharing parameters, its headcount, and the round that is open.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::{self, Sql};
use crate::value::{Row, Value};
use money::Currency;
use rules::calendar::{Calendar, DayPair, RoundDates};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

/// A pool as its row says.
pub(crate) struct PoolRow {
    pub sharing: Sharing,
    pub payers: u64,
    pub units: u64,
    pub open: Option<(u32, RoundDates)>,
}

/// Reads a pool.
pub(crate) async fn pool(
    session: &mut dyn Session,
    sql: &'static Sql,
    pool: PoolId,
) -> Result<Option<PoolRow>, StoreFailure> {
    let rows = session.rows(sql, &[pool.into()]).await?;
    rows.into_iter().next().map(pool_of).transpose()
}

/// Writes a new pool.
pub(crate) async fn insert(
    session: &mut dyn Session,
    pool: PoolId,
    sharing: &Sharing,
) -> Result<(), StoreFailure> {
    session.execute(&sql::POOL_INSERT, &[columns_of(pool, sharing)]).await?;
    Ok(())
}

/// Writes other parameters of a pool.
pub(crate) async fn update(
    session: &mut dyn Session,
    pool: PoolId,
    sharing: &Sharing,
) -> Result<(), StoreFailure> {
    session.execute(&sql::POOL_UPDATE, &[columns_of(pool, sharing)]).await?;
    Ok(())
}

/// The pool and its parameters, in the order of `POOL_INSERT`.
fn columns_of(pool: PoolId, sharing: &Sharing) -> Vec<Value> {
    let (funding, prepaid, postpaid) = match sharing.funding {
        Funding::Prepaid(terms) => ("prepaid", Some(terms), None),
        Funding::Postpaid(terms) => ("postpaid", None, Some(terms)),
    };
    let pairs = sharing.calendar.pairs().iter();
    let pairs: Vec<String> = pairs.map(|pair| format!("{}-{}", pair.cut, pair.settle)).collect();
    vec![
        pool.into(),
        sharing.currency.code().into(),
        funding.into(),
        prepaid.map(|terms| terms.floor).into(),
        prepaid.map(|terms| terms.recovery_days).into(),
        prepaid.map(|terms| terms.max_recoveries).into(),
        postpaid.map(|terms| terms.max_failed).into(),
        pairs.join(" ").into(),
        sharing.fee_bp.into(),
        match sharing.rounding {
            Rounding::Up => "up".into(),
            Rounding::HalfUp => "half_up".into(),
        },
        sharing.waiting_days.into(),
        sharing.waiting_members_share.into(),
        match sharing.over_limit {
            OverLimit::Sponsor => "sponsor".into(),
            OverLimit::Prorate => "prorate".into(),
            OverLimit::Defer => "defer".into(),
        },
        sharing.case_cap.into(),
        sharing.round_cap.into(),
        sharing.year_cap.into(),
    ]
}

pub(crate) fn pool_of(row: Row) -> Result<PoolRow, StoreFailure> {
    let unreadable = StoreFailure::unreadable;
    let mut columns = row.columns();
    let currency: String = columns.read()?;
    let funding: String = columns.read()?;
    let (floor, recovery_days): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let (max_recoveries, max_failed): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let funding = match (funding.as_str(), floor, recovery_days, max_recoveries, max_failed) {
        ("prepaid", Some(floor), Some(recovery_days), Some(max_recoveries), None) => {
            Funding::Prepaid(Prepaid { floor, recovery_days, max_recoveries })
        }
        ("postpaid", None, None, None, Some(max_failed)) => {
            Funding::Postpaid(Postpaid { max_failed })
        }
        _ => return Err(unreadable("pool.funding")),
    };
    let sharing = Sharing {
        currency: Currency::from_code(&currency).ok_or_else(|| unreadable("pool.currency"))?,
        funding,
        calendar: calendar(&columns.read::<String>()?)
            .ok_or_else(|| unreadable("pool.calendar"))?,
        fee_bp: columns.read()?,
        rounding: match columns.read::<String>()?.as_str() {
            "up" => Rounding::Up,
            "half_up" => Rounding::HalfUp,
            _ => return Err(unreadable("pool.rounding")),
        },
        waiting_days: columns.read()?,
        waiting_members_share: columns.read()?,
        over_limit: match columns.read::<String>()?.as_str() {
            "sponsor" => OverLimit::Sponsor,
            "prorate" => OverLimit::Prorate,
            "defer" => OverLimit::Defer,
            _ => return Err(unreadable("pool.over_limit")),
        },
        case_cap: columns.read()?,
        round_cap: columns.read()?,
        year_cap: columns.read()?,
    };
    let (payers, units) = (columns.read()?, columns.read()?);
    let (round, cut, settle): (Option<u32>, Option<_>, Option<_>) =
        (columns.read()?, columns.read()?, columns.read()?);
    let open = match (round, cut, settle) {
        (Some(round), Some(cut), Some(settle)) => Some((round, RoundDates { cut, settle })),
        _ => None,
    };
    Ok(PoolRow { sharing, payers, units, open })
}

fn calendar(text: &str) -> Option<Calendar> {
    let pair = |text: &str| {
        let (cut, settle) = text.split_once('-')?;
        Some(DayPair { cut: cut.parse().ok()?, settle: settle.parse().ok()? })
    };
    Calendar::new(text.split(' ').map(pair).collect::<Option<_>>()?).ok()
}
