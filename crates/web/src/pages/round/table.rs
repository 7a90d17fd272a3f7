//! Rounds and their cases as CSV, as SETTLEMENT §14 writes them.

use crate::pages::answer::PageAnswer;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use store::ApprovedCase;

const OF_ROUNDS: [&str; 20] = [
    "round",
    "cut",
    "settle",
    "payers",
    "units",
    "cases",
    "aid",
    "aid_paid",
    "fee",
    "carry_in",
    "reversed",
    "need",
    "share",
    "sponsor",
    "overage",
    "charged",
    "shortfall",
    "written_off",
    "carry_out",
    "index",
];

/// Rounds as `rounds.csv`.
///
/// # Errors
/// [`Rejection::InternalFault`] when memory cannot be written, which it always can.
pub(crate) fn rounds(name: &str, rounds: &[Round], currency: Currency) -> PageAnswer {
    let money = |amount: Amount| amount.display(currency).to_string();
    let rows = rounds.iter().map(|round| {
        vec![
            round.number.to_string(),
            round.cut.to_string(),
            round.settle.to_string(),
            round.payers.to_string(),
            round.units.to_string(),
            round.cases.to_string(),
            money(round.aid),
            money(round.aid_paid),
            money(round.fee),
            money(round.carry_in),
            money(round.reversed),
            money(round.need),
            money(round.share),
            money(round.sponsor),
            money(round.overage),
            money(round.charged),
            money(round.shortfall),
            money(round.written_off),
            money(round.carry_out),
            money(round.index),
        ]
    });
    file(name, &OF_ROUNDS, rows)
}

/// Cases as `cases.csv`.
///
/// # Errors
/// As [`rounds`].
pub(crate) fn cases(name: &str, cases: &[ApprovedCase], currency: Currency) -> PageAnswer {
    let money = |amount: Amount| amount.display(currency).to_string();
    let rows = cases.iter().map(|case| {
        vec![
            case.case.clone(),
            case.round.map(|round| round.to_string()).unwrap_or_default(),
            money(case.aid),
            money(case.paid),
            money(case.fee),
            if case.reversed { "yes" } else { "no" }.to_owned(),
        ]
    });
    file(name, &["case", "round", "aid", "paid", "fee", "reversed"], rows)
}

fn file(name: &str, headings: &[&str], rows: impl Iterator<Item = Vec<String>>) -> PageAnswer {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings).map_err(|_| Rejection::InternalFault)?;
    for row in rows {
        writer.write_record(row).map_err(|_| Rejection::InternalFault)?;
    }
    let bytes = writer.into_inner().map_err(|_| Rejection::InternalFault)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::try_from(disposition).map_err(|_| Rejection::InternalFault)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
