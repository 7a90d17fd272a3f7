//! What became of the money of a round: each sum of its record with a sentence.

use crate::pages::page::Page;
use money::{Amount, Currency};
use pool::Round;
use rules::sharing::Funding;

/// A sum and what it is.
pub(crate) struct Flow {
    /// The message that names it.
    pub name: &'static str,
    /// The sum, without its sign where the name says which way it goes.
    pub amount: Amount,
    /// The message that explains it.
    pub says: &'static str,
}

/// The sums of a round, in the order in which the money went.
pub(crate) fn flows(round: &Round, funding: Funding) -> Vec<Flow> {
    let flow = |name, amount, says| Flow { name, amount, says };
    let mut flows = vec![match funding {
        Funding::Prepaid(_) => flow("flow-charged", round.charged, "flow-charged-says"),
        Funding::Postpaid(_) => flow("flow-collected", round.charged, "flow-collected-says"),
    }];
    let mut add = |name, amount: Amount, says| {
        if amount != Amount::ZERO {
            flows.push(flow(name, amount, says));
        }
    };
    match round.carry_in.is_negative() {
        true => add("flow-left", opposite(round.carry_in), "flow-left-says"),
        false => add("flow-open", round.carry_in, "flow-open-says"),
    }
    add("flow-sponsor", round.sponsor, "flow-sponsor-says");
    add("flow-reversed", round.reversed, "flow-reversed-says");
    add("flow-aid", round.aid_paid, "flow-aid-says");
    add("flow-fee", round.fee, "flow-fee-says");
    add("flow-shortfall", round.shortfall, "flow-shortfall-says");
    add("flow-written-off", round.written_off, "flow-written-off-says");
    match round.overage.is_negative() {
        false => add("flow-over", round.overage, "flow-over-says"),
        true => add("flow-under", opposite(round.overage), "flow-under-says"),
    }
    flows.push(match round.carry_out.is_negative() {
        _ if round.carry_out == Amount::ZERO => {
            flow("flow-carry-none", Amount::ZERO, "flow-carry-none-says")
        }
        true => flow("flow-carry-less", opposite(round.carry_out), "flow-carry-less-says"),
        false => flow("flow-carry-more", round.carry_out, "flow-carry-more-says"),
    });
    flows
}

/// The same sum with the other sign.
pub(crate) fn opposite(amount: Amount) -> Amount {
    Amount::ZERO.minus(amount).unwrap_or(amount)
}

/// What a round was, in one sentence.
pub(crate) fn in_a_sentence(page: &Page, round: &Round, currency: Currency) -> String {
    let money = |amount: Amount| page.money(&amount, &currency);
    let is_sponsored = round.sponsor > Amount::ZERO;
    let is_lowered = round.aid_paid < round.aid;
    let key = match (round.units, round.share > Amount::ZERO, round.cases) {
        (0, _, _) => "round-says-nobody",
        (_, false, 0) => "round-says-nothing",
        (_, false, _) if is_sponsored => "round-says-sponsor",
        (_, false, _) if is_lowered => "round-says-less",
        (_, false, _) => "round-says-from-carry",
        (_, true, 0) => "round-says-carry",
        (_, true, _) if is_sponsored => "round-says-with-sponsor",
        (_, true, _) if is_lowered => "round-says-less",
        (_, true, _) => "round-says",
    };
    page.text(key)
        .with("date", page.date(&round.settle))
        .with("members", page.number(round.payers))
        .with("cases", round.cases)
        .with("aid", money(round.aid_paid))
        .with("decided", money(round.aid))
        .with("sponsor", money(round.sponsor))
        .with("share", money(round.share))
        .to_string()
}
