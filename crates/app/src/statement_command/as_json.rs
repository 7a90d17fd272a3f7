//! A statement as one JSON value.

use super::Page;
use money::Amount;
use pool::{Entry, Event, Shared};
use serde_json::{Value, json};

impl Page<'_> {
    /// The statement with every case of every round.
    pub(super) fn as_json(&self) -> Value {
        let outcome = &self.statement.outcome;
        let entries: Vec<Value> =
            self.statement.entries.iter().map(|entry| self.entry_json(entry)).collect();
        json!({
            "member": self.book.ids().id(self.number),
            "currency": self.book.sharing().currency.code(),
            "units": self.book.member(self.number).units,
            "joined_on": self.book.member(self.number).joined_on.to_string(),
            "left_on": self.book.member(self.number).left_on.map(|left_on| left_on.to_string()),
            "entries": entries,
            "status": outcome.status.slug(),
            "owed": self.json_money(outcome.owed),
            "charged": self.json_money(outcome.charged),
            "balance": self.json_money(outcome.balance),
            "arrears": self.json_money(outcome.arrears),
        })
    }

    fn entry_json(&self, entry: &Entry) -> Value {
        match entry {
            Entry::Deposit { on, amount, balance, recovered } => json!({
                "entry": "deposit",
                "on": on.to_string(),
                "amount": self.json_money(*amount),
                "balance": self.json_money(*balance),
                "recovered": recovered,
            }),
            Entry::Refund { on, amount, balance } => json!({
                "entry": "refund",
                "on": on.to_string(),
                "amount": self.json_money(*amount),
                "balance": self.json_money(*balance),
            }),
            Entry::Shared(shared) => self.shared_json(shared),
        }
    }

    fn shared_json(&self, shared: &Shared) -> Value {
        let round = self.round(shared.round);
        let carried = self.settlement.carried_in(shared.round).iter();
        let cases: Vec<Value> = carried
            .map(|position| {
                let (case, outcome) =
                    (&self.book.cases()[*position], &self.settlement.cases()[*position]);
                json!({
                    "case": case.id,
                    "aid": self.json_money(case.aid),
                    "paid": self.json_money(outcome.paid),
                })
            })
            .collect();
        json!({
            "entry": "round",
            "round": round.number,
            "cut": round.cut.to_string(),
            "settle": round.settle.to_string(),
            "cases": cases,
            "aid_paid": self.json_money(round.aid_paid),
            "fee": self.json_money(round.fee),
            "carry_in": self.json_money(round.carry_in),
            "reversed": self.json_money(round.reversed),
            "sponsor": self.json_money(round.sponsor),
            "pool_units": round.units,
            "share": self.json_money(round.share),
            "owed": self.json_money(shared.owed),
            "charged": self.json_money(shared.charged),
            "netted": self.json_money(shared.netted),
            "balance": self.json_money(shared.balance),
            "arrears": self.json_money(shared.arrears),
            "event": event_slug(shared.event),
        })
    }

    fn json_money(&self, amount: Amount) -> String {
        amount.display(self.book.sharing().currency).to_string()
    }
}

fn event_slug(event: Event) -> Option<&'static str> {
    match event {
        Event::None => None,
        Event::Suspended => Some("suspended"),
        Event::Failed => Some("failed"),
        Event::Removed => Some("removed"),
        Event::Aided => Some("aided"),
    }
}
