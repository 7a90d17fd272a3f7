//! `rounds.csv`, as SETTLEMENT §14 has it: in settlements, on pages and in bundles.

use money::{Amount, Currency};
use pool::Round;
use std::borrow::Borrow;
use std::io::{self, Write};

/// Writes a row for each round, amounts in units of the currency.
///
/// # Errors
/// Those of the writer.
pub fn write<R: Borrow<Round>>(
    out: impl Write,
    rounds: impl IntoIterator<Item = R>,
    currency: Currency,
) -> io::Result<()> {
    const HEADINGS: [&str; 20] = [
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
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADINGS)?;
    let money = |amount: Amount| amount.display(currency).to_string();
    for round in rounds {
        let round = round.borrow();
        writer.write_record([
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
        ])?;
    }
    writer.flush()
}
