//! One round in the slow form: need, share, limit, who gets what (SETTLEMENT §5 to §7).

use super::count;
use rules::sharing::{OverLimit, Rounding, Sharing};

/// What §5 to §7 start from.
#[derive(Clone, Copy, Debug)]
pub struct Sum<'book> {
    /// The parameters of sharing.
    pub sharing: &'book Sharing,
    /// What the round before passed on.
    pub carry_in: i128,
    /// What came back of cases that earlier rounds carried.
    pub reversed: i128,
    /// The units of those who are obliged; at most 64 bits, not negative.
    pub units: i128,
    /// The shares of the earlier rounds that settled in this calendar year.
    pub shared_this_year: i128,
}

/// What §5 to §7 come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// What each case gets, for as many as the round carries.
    pub paid: Vec<i128>,
    /// The aid of the cases carried.
    pub aid: i128,
    /// What is paid of it.
    pub aid_paid: i128,
    /// The fee that is paid.
    pub fee_paid: i128,
    /// Aid, fee and carry less what came back.
    pub need: i128,
    /// What one unit owes.
    pub share: i128,
    /// What the operator pays in.
    pub sponsor: i128,
    /// Whether there was a need and nobody to share it (§5).
    pub settles_empty: bool,
}

impl Sum<'_> {
    pub(super) fn price(&self, aids: Vec<i128>) -> Price {
        let need = self.need(aids.iter().sum());
        if need > 0 && self.units == 0 {
            return Price { settles_empty: true, ..self.in_full(Vec::new(), 0, 0) };
        }
        let share = self.share(need);
        let limit = self.limit(aids.len());
        match self.sharing.over_limit {
            _ if share <= limit => self.in_full(aids, share, 0),
            OverLimit::Sponsor => {
                let missing = (need - self.units * limit).max(0);
                self.in_full(aids, limit, missing)
            }
            OverLimit::Prorate => self.in_part(&aids, limit),
            OverLimit::Defer => self.as_many_as_fit(aids),
        }
    }

    fn fee(&self, aid: i128) -> i128 {
        (aid * i128::from(self.sharing.fee_bp) * 2 + 10_000) / 20_000
    }

    fn need(&self, aid: i128) -> i128 {
        aid + self.fee(aid) + self.carry_in - self.reversed
    }

    fn share(&self, need: i128) -> i128 {
        if need <= 0 {
            return 0;
        }
        match self.sharing.rounding {
            Rounding::Up => (need + self.units - 1) / self.units,
            Rounding::HalfUp => ((2 * need + self.units) / (2 * self.units)).max(1),
        }
    }

    /// The smallest cap; no caps at all limit nothing.
    fn limit(&self, cases: usize) -> i128 {
        let mut limit = i128::MAX;
        if let (Some(cap), 1..) = (self.sharing.case_cap, cases) {
            limit = limit.min(cap.wide() * i128::from(count(cases)));
        }
        if let Some(cap) = self.sharing.round_cap {
            limit = limit.min(cap.wide());
        }
        if let Some(cap) = self.sharing.year_cap {
            limit = limit.min((cap.wide() - self.shared_this_year).max(0));
        }
        limit
    }

    fn in_full(&self, aids: Vec<i128>, share: i128, sponsor: i128) -> Price {
        let aid = aids.iter().sum();
        let need = self.need(aid);
        let fee_paid = self.fee(aid);
        let paid = aids;
        Price { paid, aid, aid_paid: aid, fee_paid, need, share, sponsor, ..Price::default() }
    }

    fn in_part(&self, aids: &[i128], limit: i128) -> Price {
        let aid: i128 = aids.iter().sum();
        let money = (self.units * limit - self.carry_in + self.reversed).max(0);
        let whole = 10_000 + i128::from(self.sharing.fee_bp);
        let aid_paid = (money * 10_000 / whole).min(aid);
        let fee_paid = (money - aid_paid).min(self.fee(aid));
        let mut paid: Vec<i128> = match aid {
            0 => vec![0; aids.len()],
            _ => aids.iter().map(|one| one * aid_paid / aid).collect(),
        };
        let left_over = aid_paid - paid.iter().sum::<i128>();
        let mut by_remainder: Vec<usize> = (0..aids.len()).collect();
        by_remainder.sort_by_key(|place| std::cmp::Reverse(aids[*place] * aid_paid % aid.max(1)));
        for place in by_remainder.into_iter().take(usize::try_from(left_over).unwrap_or(0)) {
            paid[place] += 1;
        }
        let need = self.need(aid);
        Price { paid, aid, aid_paid, fee_paid, need, share: limit, ..Price::default() }
    }

    fn as_many_as_fit(&self, mut aids: Vec<i128>) -> Price {
        let mut aid = aids.iter().sum();
        while self.share(self.need(aid)) > self.limit(aids.len())
            && let Some(last) = aids.pop()
        {
            aid -= last;
        }
        let share = self.share(self.need(aid)).min(self.limit(aids.len()));
        self.in_full(aids, share, 0)
    }
}
