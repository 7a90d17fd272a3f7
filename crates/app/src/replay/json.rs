//! The replay as one JSON value: counts are numbers, amounts are text in yuan.

use super::explanation::{Explanation, Fitting, Span};
use super::verdict_words::{verdict_name, verdict_words};
use super::{Replay, Replayed};
use ledger::Language;
use money::{Amount, Currency};
use serde_json::{Value, json};

/// The whole replay.
pub fn value(replay: &Replay, language: Language) -> Value {
    let rows: Vec<Value> =
        replay.rounds.iter().map(|replayed| row(replayed, replay.fee_bp, language)).collect();
    let summary = &replay.summary;
    json!({
        "file": replay.file,
        "currency": Currency::CNY.code(),
        "rounds": rows,
        "summary": {
            "rows": summary.rows,
            "recomputed": summary.recomputed,
            "agree": summary.agree,
            "disagree": summary.disagree,
            "paid_by_platform": summary.paid_by_platform,
            "nothing_to_compare": summary.nothing_to_compare,
            "not_recomputable": summary.not_recomputable,
        },
    })
}

fn row(replayed: &Replayed, fee_bp: u32, language: Language) -> Value {
    let Replayed { round, recomputation } = replayed;
    let shares = recomputation.shares.as_ref();
    let assumed = round.fee.is_none().then_some(fee_bp);
    json!({
        "line": round.line,
        "period_date": round.date.map(|date| date.to_string()),
        "period_name": round.name,
        "members_sharing": round.members,
        "cases": round.cases,
        "aid_total_cny": round.aid.map(text),
        "fee_cny": round.fee.map(text),
        "share_per_member_cny": round.share.map(text),
        "source_url": round.source,
        "fee_bp_assumed": assumed,
        "fee_used_cny": recomputation.fee.map(text),
        "need_cny": recomputation.need.map(text),
        "share_exact_cut_cny": shares.map(|shares| shares.exact()),
        "share_up_cny": shares.map(|shares| text(shares.up)),
        "share_half_up_cny": shares.map(|shares| text(shares.half_up)),
        "verdict": verdict_name(&recomputation.verdict),
        "verdict_words": verdict_words(round, recomputation, language),
        "would_fit": recomputation.explanation.as_ref().map(would_fit),
    })
}

fn would_fit(explanation: &Explanation) -> Value {
    json!({
        "up": fitting(&explanation.up),
        "half_up": fitting(&explanation.half_up),
    })
}

fn fitting(fitting: &Fitting) -> Value {
    json!({
        "members_sharing": fitting.payers.map(|payers| span(payers, |count| json!(count))),
        "aid_total_cny": fitting.aid.map(|aid| span(aid, |amount| json!(text(amount)))),
    })
}

fn span<T>(span: Span<T>, print: impl Fn(T) -> Value) -> Value {
    json!({ "least": print(span.least), "most": span.most.map(&print) })
}

fn text(amount: Amount) -> String {
    amount.display(Currency::CNY).to_string()
}
