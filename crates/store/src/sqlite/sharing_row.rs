//! A pool's row: its sharing parameters, its headcount, and the round that is open.

use super::sql;
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use jiff::civil::Date;
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair, RoundDates};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A pool as its row says.
pub(super) struct PoolRow {
    pub sharing: Sharing,
    pub payers: u64,
    pub units: u64,
    pub open: Option<(u32, RoundDates)>,
}

/// Reads a pool.
pub(super) fn pool(connection: &Connection, pool: PoolId) -> Result<Option<PoolRow>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql::POOL)?;
    Ok(statement.query_row([pool], pool_of).optional()?)
}

/// Writes a new pool.
pub(super) fn insert(
    connection: &Connection,
    pool: PoolId,
    sharing: &Sharing,
) -> Result<(), StoreFailure> {
    let (funding, prepaid, postpaid) = match sharing.funding {
        Funding::Prepaid(terms) => ("prepaid", Some(terms), None),
        Funding::Postpaid(terms) => ("postpaid", None, Some(terms)),
    };
    let minor = |amount: Option<Amount>| amount.map(Amount::minor);
    let pairs = sharing.calendar.pairs().iter();
    let pairs: Vec<String> = pairs.map(|pair| format!("{}-{}", pair.cut, pair.settle)).collect();
    connection.prepare_cached(sql::POOL_INSERT)?.execute(params![
        pool,
        sharing.currency.code(),
        funding,
        prepaid.map(|terms| terms.floor.minor()),
        prepaid.map(|terms| terms.recovery_days),
        prepaid.map(|terms| terms.max_recoveries),
        postpaid.map(|terms| terms.max_failed),
        pairs.join(" "),
        sharing.fee_bp,
        match sharing.rounding {
            Rounding::Up => "up",
            Rounding::HalfUp => "half_up",
        },
        sharing.waiting_days,
        sharing.waiting_members_share,
        match sharing.over_limit {
            OverLimit::Sponsor => "sponsor",
            OverLimit::Prorate => "prorate",
            OverLimit::Defer => "defer",
        },
        minor(sharing.case_cap),
        minor(sharing.round_cap),
        minor(sharing.year_cap),
    ])?;
    Ok(())
}

fn pool_of(row: &Row<'_>) -> rusqlite::Result<PoolRow> {
    let amount = |name: &str| -> rusqlite::Result<Option<Amount>> {
        Ok(row.get::<_, Option<i64>>(name)?.map(Amount::from_minor))
    };
    let funding = match row.get_ref("funding")?.as_str()? {
        "prepaid" => Funding::Prepaid(Prepaid {
            floor: amount("balance_floor")?.unwrap_or_default(),
            recovery_days: row.get("recovery_days")?,
            max_recoveries: row.get("max_recoveries")?,
        }),
        _ => Funding::Postpaid(Postpaid { max_failed: row.get("max_failed")? }),
    };
    let currency: String = row.get("currency")?;
    let sharing = Sharing {
        currency: Currency::from_code(&currency).ok_or_else(|| unreadable("currency"))?,
        funding,
        calendar: calendar(&row.get::<_, String>("calendar")?)
            .ok_or_else(|| unreadable("calendar"))?,
        fee_bp: row.get("fee_bp")?,
        rounding: match row.get_ref("rounding")?.as_str()? {
            "up" => Rounding::Up,
            _ => Rounding::HalfUp,
        },
        waiting_days: row.get("waiting_days")?,
        waiting_members_share: row.get("waiting_share")?,
        over_limit: match row.get_ref("over_limit")?.as_str()? {
            "sponsor" => OverLimit::Sponsor,
            "prorate" => OverLimit::Prorate,
            _ => OverLimit::Defer,
        },
        case_cap: amount("case_cap")?,
        round_cap: amount("round_cap")?,
        year_cap: amount("year_cap")?,
    };
    let open = match row.get::<_, Option<u32>>("open_round")? {
        Some(round) => {
            let dates =
                RoundDates { cut: date(row, "open_cut")?, settle: date(row, "open_settle")? };
            Some((round, dates))
        }
        None => None,
    };
    let (payers, units) = (row.get("payers")?, row.get("units")?);
    Ok(PoolRow { sharing, payers, units, open })
}

fn calendar(text: &str) -> Option<Calendar> {
    let pair = |text: &str| {
        let (cut, settle) = text.split_once('-')?;
        Some(DayPair { cut: cut.parse().ok()?, settle: settle.parse().ok()? })
    };
    Calendar::new(text.split(' ').map(pair).collect::<Option<_>>()?).ok()
}

/// A date column, which the schema checks to be a date.
pub(super) fn date(row: &Row<'_>, name: &str) -> rusqlite::Result<Date> {
    row.get_ref(name)?.as_str()?.parse().map_err(|_| unreadable(name))
}

/// A column that holds what this release did not write.
pub(super) fn unreadable(name: &str) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnName(name.to_owned())
}
