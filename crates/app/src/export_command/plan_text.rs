//! `plan.toml` of a pool that is known by its parameters alone.

use jiff::civil::Date;
use money::Amount;
use rules::sharing::{Funding, OverLimit, Rounding, Sharing};
use std::fmt::Write;

/// The text of a plan with a rulebook.
pub fn of_rulebook(id: &str, from: Date, through: Date) -> String {
    format!("rulebook = \"{id}\"\nfrom = {from}\nthrough = {through}\n")
}

/// The text of a plan with its parameters.
pub fn of_sharing(sharing: &Sharing, from: Date, through: Date) -> String {
    let money = |amount: Amount| amount.display(sharing.currency).to_string();
    let pairs = sharing.calendar.pairs().iter();
    let pairs: Vec<String> = pairs.map(|pair| format!("[{}, {}]", pair.cut, pair.settle)).collect();
    let mut text = String::new();
    let mut line = |key: &str, value: String| {
        writeln!(text, "{key} = {value}").expect("a text takes every line");
    };
    let quoted = |word: &str| format!("\"{word}\"");
    line("from", from.to_string());
    line("through", through.to_string());
    line("currency", quoted(sharing.currency.code()));
    line("calendar", format!("[{}]", pairs.join(", ")));
    line("fee_bp", sharing.fee_bp.to_string());
    line(
        "rounding",
        quoted(match sharing.rounding {
            Rounding::Up => "up",
            Rounding::HalfUp => "half_up",
        }),
    );
    line("waiting_days", sharing.waiting_days.to_string());
    line("waiting_members_share", sharing.waiting_members_share.to_string());
    line(
        "over_limit",
        quoted(match sharing.over_limit {
            OverLimit::Sponsor => "sponsor",
            OverLimit::Prorate => "prorate",
            OverLimit::Defer => "defer",
        }),
    );
    let caps = [
        ("case_cap", sharing.case_cap),
        ("round_cap", sharing.round_cap),
        ("year_cap", sharing.year_cap),
    ];
    for (key, cap) in caps {
        if let Some(cap) = cap {
            line(key, quoted(&money(cap)));
        }
    }
    match sharing.funding {
        Funding::Prepaid(terms) => {
            line("mode", quoted("prepaid"));
            line("floor", quoted(&money(terms.floor)));
            line("recovery_days", terms.recovery_days.to_string());
            line("max_recoveries", terms.max_recoveries.to_string());
        }
        Funding::Postpaid(terms) => {
            line("mode", quoted("postpaid"));
            line("max_failed", terms.max_failed.to_string());
        }
    }
    text
}
