//! Rounds and their cases as CSV, as SETTLEMENT §14 writes them.

use crate::pages::answer::PageAnswer;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use service::rounds_file;
use store::ApprovedCase;

/// Rounds as `rounds.csv`.
///
/// # Errors
/// [`Rejection::InternalFault`] when memory cannot be written, which it always can.
pub(crate) fn rounds(name: &str, rounds: &[Round], currency: Currency) -> PageAnswer {
    let mut bytes = Vec::new();
    rounds_file::write(&mut bytes, rounds, currency).map_err(|_| Rejection::InternalFault)?;
    file(name, bytes)
}

/// Cases as `cases.csv`.
///
/// # Errors
/// As [`rounds`].
pub(crate) fn cases(name: &str, cases: &[ApprovedCase], currency: Currency) -> PageAnswer {
    let money = |amount: Amount| amount.display(currency).to_string();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut add = |row: [&str; 6]| writer.write_record(row).map_err(|_| Rejection::InternalFault);
    add(["case", "round", "aid", "paid", "fee", "reversed"])?;
    for case in cases {
        let round = case.round.map(|round| round.to_string()).unwrap_or_default();
        let [aid, paid, fee] = [case.aid, case.paid, case.fee].map(money);
        let reversed = if case.reversed { "yes" } else { "no" };
        add([&case.case, &round, &aid, &paid, &fee, reversed])?;
    }
    file(name, writer.into_inner().map_err(|_| Rejection::InternalFault)?)
}

fn file(name: &str, bytes: Vec<u8>) -> PageAnswer {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::try_from(disposition).map_err(|_| Rejection::InternalFault)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
