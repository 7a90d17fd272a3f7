//! What a round should say: SETTLEMENT §4 to §7 worked out by the slow form.

use super::PoolBook;
use super::rounds::{OpenRound, Stated};
use crate::books::pool_book::Pays;
use jiff::civil::Date;
use pool::slow::{Price, Sum, price_round};
use rules::sharing::Sharing;

/// A case as a round should carry it.
pub(super) struct ExpectedCase {
    pub case: String,
    pub aid: i128,
    pub paid: i128,
    pub fee: i128,
}

/// What a round should come to.
pub(super) struct Expected {
    /// The cases it carries, in order.
    pub carried: Vec<ExpectedCase>,
    /// What it takes back: case, paid, fee.
    pub reversed: Vec<(String, i128, i128)>,
    /// The columns from `cases` on, by name.
    pub columns: Vec<(&'static str, i128)>,
}

impl PoolBook {
    /// What the open round should come to; nothing where its figures leave 64 bits.
    pub(super) fn expected(
        &self,
        sharing: &Sharing,
        (open, settle): (&OpenRound, Date),
        stated: &Stated<'_>,
    ) -> Option<Expected> {
        let candidates = self.candidates(open.cut, settle);
        let reversed = self.reversals(settle);
        let aids: Vec<i128> = candidates.iter().map(|(_, aid)| *aid).collect();
        let back = reversed.iter().map(|(_, paid, fee)| paid.saturating_add(*fee));
        let back = back.fold(0i128, i128::saturating_add);
        let whole = aids.iter().copied().fold(0i128, i128::saturating_add);
        // Within these bounds the sums of the slow form fit 128 bits.
        let fits = whole <= i128::from(i64::MAX) && back <= i128::from(i64::MAX);
        if !fits {
            return None;
        }
        let sum = Sum {
            sharing,
            carry_in: self.carry,
            reversed: back,
            units: open.units,
            shared_this_year: self.shared_in_year.get(&settle.year()).copied().unwrap_or(0),
        };
        let price = price_round(&sum, aids);
        let carried = carried(&candidates, &price);
        let columns = self.columns((open, back), &price, stated);
        Some(Expected { carried, reversed, columns })
    }

    fn columns(
        &self,
        (open, back): (&OpenRound, i128),
        price: &Price,
        stated: &Stated<'_>,
    ) -> Vec<(&'static str, i128)> {
        let shared = open.units.saturating_mul(price.share);
        let used = price.aid_paid + price.fee_paid + self.carry - back;
        let overage = match price.settles_empty {
            true => 0,
            false => shared + price.sponsor - used,
        };
        let rest = match price.settles_empty {
            true => used,
            false => -overage,
        };
        let (charged, shortfall, written_off) = match self.pays {
            // Who ran out is not in the log: what is charged and what is missing make the whole.
            Pays::Before => {
                let shortfall = stated.number("shortfall").min(shared);
                (shared - shortfall, shortfall, 0)
            }
            Pays::After => {
                let (charged, written_off) =
                    (stated.number("charged"), stated.number("written_off"));
                // Nobody is charged, or excused, what was never shared.
                let open = self.shared.saturating_add(shared);
                let open = open.saturating_sub(self.charged.saturating_add(self.written_off));
                let charged = charged.min(open.max(0));
                (charged, 0, written_off.min(open.saturating_sub(charged).max(0)))
            }
        };
        vec![
            ("cases", i128::try_from(price.paid.len()).unwrap_or(i128::MAX)),
            ("aid", price.aid),
            ("aid_paid", price.aid_paid),
            ("fee", price.fee_paid),
            ("carry_in", self.carry),
            ("reversed", back),
            ("need", price.need),
            ("share", price.share),
            ("sponsor", price.sponsor),
            ("overage", overage),
            ("charged", charged),
            ("shortfall", shortfall),
            ("written_off", written_off),
            ("carry_out", rest + shortfall + written_off),
            ("index", self.index + price.share),
        ]
    }

    /// Without rules at hand: what follows from the round's own figures and the rounds before.
    pub(super) fn consistent(
        &self,
        open: &OpenRound,
        stated: &Stated<'_>,
    ) -> Vec<(&'static str, i128)> {
        let number = |key: &str| stated.number(key);
        let shared = open.units.saturating_mul(number("share"));
        let used = number("aid_paid") + number("fee") + self.carry - number("reversed");
        let empty = open.units == 0 && used > 0;
        let overage = match empty {
            true => 0,
            false => shared.saturating_add(number("sponsor")).saturating_sub(used),
        };
        let rest = match empty {
            true => used,
            false => overage.saturating_neg(),
        };
        let mut columns = vec![
            ("carry_in", self.carry),
            ("overage", overage),
            ("carry_out", rest.saturating_add(number("shortfall") + number("written_off"))),
            ("index", self.index + number("share")),
        ];
        if self.pays == Pays::Before {
            columns.insert(2, ("charged", shared.saturating_sub(number("shortfall"))));
        }
        columns
    }
}

/// The cases that are carried, each with its part of the fee (§4).
fn carried(candidates: &[(String, i128)], price: &Price) -> Vec<ExpectedCase> {
    let given = candidates.iter().zip(&price.paid);
    let given = given.map(|((case, aid), paid)| {
        let fee = price.fee_paid.checked_mul(*paid).unwrap_or(0);
        let fee = fee.checked_div(price.aid_paid).unwrap_or(0);
        ExpectedCase { case: case.clone(), aid: *aid, paid: *paid, fee }
    });
    given.collect()
}
