//! Orders of a supervisor: what is stopped does not happen until the order is lifted.

use super::At;
use crate::kinds::Kind;
use crate::report::Subject;
use crate::words::Words;
use jiff::civil::Date;

/// The most orders that stand at once.
const STANDING_MAX: usize = 1_000;

/// What was ordered and is not lifted.
struct Standing {
    /// The pool, or nought for all.
    pool: i128,
    reference: String,
    stops: String,
    from: Date,
}

/// The orders that stand.
#[derive(Default)]
pub(super) struct Stops {
    standing: Vec<Standing>,
}

impl Stops {
    /// Takes in an order, and holds every other entry against those that stand.
    pub fn look(&mut self, at: &mut At<'_>) {
        let entry = at.entry;
        match entry.kind {
            Kind::StopOrder => {
                let standing = Standing {
                    pool: entry.number("pool"),
                    reference: entry.text("reference").to_owned(),
                    stops: entry.text("stops").to_owned(),
                    from: entry.day("from"),
                };
                if self.standing.len() < STANDING_MAX {
                    self.standing.push(standing);
                    at.passed(Subject::StopOrders);
                }
            }
            Kind::StopLifted => {
                let order = entry.text("order");
                let before = self.standing.len();
                self.standing.retain(|one| one.reference != order);
                let lifted = self.standing.len() < before;
                at.holds((Subject::StopOrders, "order"), lifted.into(), || {
                    (Words::same(order), Words::new("有效的停止指令", "an order that stands"))
                });
            }
            Kind::MemberJoined => self.hold("joinings", "on", at),
            Kind::RoundOpened => self.hold("rounds", "cut", at),
            Kind::RoundSettled => self.hold("rounds", "settle", at),
            Kind::AidPaid => self.hold("payouts", "on", at),
            _ => {}
        }
    }

    fn hold(&self, word: &str, key: &str, at: &mut At<'_>) {
        let (pool, day) = (at.entry.pool(), at.entry.day(key));
        let stopping = self.standing.iter().find(|one| {
            let here = one.pool == 0 || Some(one.pool) == pool;
            let this = one.stops.split(',').any(|stop| stop == word || stop == "everything");
            here && this && one.from <= day
        });
        if let Some(order) = stopping {
            let found = Words::new(
                format!("在停止指令 {} 之下仍然发生", order.reference),
                format!("it happened although {} had stopped it", order.reference),
            );
            let expected = Words::new("指令解除之后才发生", "nothing until the order is lifted");
            at.wrong(Subject::StopOrders, key, found, expected);
        }
    }
}
