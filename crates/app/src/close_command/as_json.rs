//! A closing as one JSON value, with every member.

use super::Page;
use money::Amount;
use rules::values::Claim;
use serde_json::{Value, json};

impl Page<'_> {
    /// The closing with every case and every member.
    pub(super) fn as_json(&self) -> Value {
        let closing = self.closing;
        let money = |amount: Amount| amount.display(self.book.sharing().currency).to_string();
        let rounds = closing.last_rounds.iter().map(|round| {
            json!({
                "round": round.number,
                "cut": round.cut.to_string(),
                "settle": round.settle.to_string(),
                "cases": round.cases,
                "share": money(round.share),
                "charged": money(round.charged),
            })
        });
        let open_cases = closing.open_cases.iter().map(|open| {
            json!({
                "case": open.case,
                "aid": money(open.aid),
                "claim": money(open.claim),
            })
        });
        let payments = closing.payments.iter().map(|payment| {
            json!({
                "claim": claim_slug(payment.claim),
                "owed": money(payment.owed),
                "paid": money(payment.paid),
            })
        });
        let members = closing.members.iter().map(|member| {
            json!({
                "member": member.member,
                "status": member.outcome.status.slug(),
                "owed": money(member.outcome.owed),
                "charged": money(member.outcome.charged),
                "balance": money(member.outcome.balance),
                "arrears": money(member.outcome.arrears),
                "back_now": money(member.back_now),
                "back_after_run_off": money(member.back_after_run_off),
                "past_shares": money(member.past_shares),
            })
        });
        json!({
            "rulebook": self.rulebook.map(rules::Rulebook::id),
            "announced_on": closing.announced_on.to_string(),
            "ends_on": closing.ends_on.to_string(),
            "refund_by": closing.refund_by.to_string(),
            "apply_by": closing.apply_by.to_string(),
            "last_rounds": rounds.collect::<Vec<_>>(),
            "open_cases": open_cases.collect::<Vec<_>>(),
            "reserve": money(closing.reserve),
            "money": money(closing.money),
            "deficit": money(closing.deficit),
            "payments": payments.collect::<Vec<_>>(),
            "operator_pays": money(closing.operator_pays),
            "left_over": money(closing.left_over),
            "members": members.collect::<Vec<_>>(),
        })
    }
}

fn claim_slug(claim: Claim) -> &'static str {
    match claim {
        Claim::Aid => "aid",
        Claim::Balances => "balances",
        Claim::Fee => "fee",
    }
}
