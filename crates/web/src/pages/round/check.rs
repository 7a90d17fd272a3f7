//! A round reckoned again, line by line, with numbers that can be put into a calculator.
//!
//! Each step is reckoned here from the record and the rules by SETTLEMENT §5 to §7, and compared
//! with what the record says.

use super::flow::opposite;
use crate::pages::page::Page;
use crate::pages::value_words::percent;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{Round, fee_of, limit_of, share_of};
use rules::sharing::{OverLimit, Rounding, Sharing};

/// Digits of a quotient beyond those of the currency.
const DIGITS: u32 = 4;

/// A step of the arithmetic.
pub(crate) struct Step {
    /// What is reckoned, in words.
    pub title: String,
    /// The expressions, to be typed into a calculator, with what they come to.
    pub lines: Vec<String>,
    /// What is done with it.
    pub says: String,
    /// Whether it is what the record says.
    pub verdict: Verdict,
}

/// How a step compares with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is what the record says.
    Agrees,
    /// It is not.
    Disagrees,
}

/// A round, its rules, and what was shared before it in the same year.
pub(crate) struct Reckoning<'r> {
    /// The reader.
    pub page: &'r Page,
    /// The record.
    pub round: &'r Round,
    /// The rules by which it was settled.
    pub sharing: &'r Sharing,
    /// The shares of the rounds before it that settled in the same year.
    pub shared_this_year: Amount,
}

impl Reckoning<'_> {
    /// Every step.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn steps(&self) -> Result<Vec<Step>, Rejection> {
        let mut steps = vec![self.fee()?, self.need()?];
        if self.round.need <= Amount::ZERO {
            steps.push(self.nothing_to_share()?);
            return Ok(steps);
        }
        if self.round.units == 0 {
            steps.push(self.nobody()?);
            return Ok(steps);
        }
        let unlimited = share_of(self.round.need.wide(), self.round.units, self.sharing.rounding)?;
        let limit = limit_of(self.sharing, self.round.cases, self.shared_this_year)?;
        steps.push(self.share(unlimited, limit));
        if let Some(limit) = limit {
            steps.push(self.limit(unlimited, limit));
            if unlimited > limit {
                steps.push(self.above(limit)?);
            }
        }
        steps.push(self.shared()?);
        steps.push(self.passed_on()?);
        Ok(steps)
    }

    fn currency(&self) -> Currency {
        self.sharing.currency
    }

    fn plain(&self, amount: Amount) -> String {
        amount.display(self.currency()).to_string().replace('-', "−")
    }

    /// `+ 12.00` or `− 12.00`.
    fn signed(&self, amount: Amount) -> String {
        match amount.is_negative() {
            true => format!("− {}", self.plain(opposite(amount))),
            false => format!("+ {}", self.plain(amount)),
        }
    }

    fn step(&self, key: &str, lines: Vec<String>, says: String, agrees: bool) -> Step {
        let verdict = if agrees { Verdict::Agrees } else { Verdict::Disagrees };
        Step { title: self.page.text(key).to_string(), lines, says, verdict }
    }

    fn fee_due(&self) -> Result<Amount, Rejection> {
        fee_of(self.round.aid, self.sharing.fee_bp)
    }

    fn fee(&self) -> Result<Step, Rejection> {
        let (aid, bp) = (self.round.aid, self.sharing.fee_bp);
        let due = self.fee_due()?;
        let exact = exact(aid.wide() * i128::from(bp), 10_000, self.currency());
        let line = format!("{} × {bp} ÷ 10000 = {exact}", self.plain(aid));
        let says = self.page.text("check-fee-says").with("part", percent(self.page, bp));
        let says = says.with("fee", self.plain(due)).to_string();
        // What the record adds to the aid to get the need.
        let recorded = self.round.need.minus(aid)?.minus(self.round.carry_in)?;
        let recorded = recorded.plus(self.round.reversed)?;
        Ok(self.step("check-fee", vec![line], says, recorded == due))
    }

    fn need(&self) -> Result<Step, Rejection> {
        let round = self.round;
        let due = self.fee_due()?;
        let need = Amount::sum([round.aid, due, round.carry_in])?.minus(round.reversed)?;
        let line = format!(
            "{} {} {} {} = {}",
            self.plain(round.aid),
            self.signed(due),
            self.signed(round.carry_in),
            self.signed(opposite(round.reversed)).replace("+ 0", "− 0"),
            self.plain(need)
        );
        let says = self.page.text("check-need-says").to_string();
        Ok(self.step("check-need", vec![line], says, need == round.need))
    }

    fn nothing_to_share(&self) -> Result<Step, Rejection> {
        let round = self.round;
        let agrees = round.share == Amount::ZERO && round.carry_out <= Amount::ZERO;
        let line = format!("{} ≤ 0", self.plain(round.need));
        let says = self.page.text("check-nothing-says");
        let says = says.with("amount", self.plain(opposite(round.need))).to_string();
        Ok(self.step("check-nothing", vec![line], says, agrees))
    }

    fn nobody(&self) -> Result<Step, Rejection> {
        let round = self.round;
        let carry = round.carry_in.minus(round.reversed)?;
        let line = format!(
            "{} {} = {}",
            self.plain(round.carry_in),
            self.signed(opposite(round.reversed)),
            self.plain(carry)
        );
        let says = self.page.text("check-nobody-says").to_string();
        let agrees = round.share == Amount::ZERO && round.carry_out == carry;
        Ok(self.step("check-nobody", vec![line], says, agrees))
    }

    fn share(&self, unlimited: Amount, limit: Option<Amount>) -> Step {
        let round = self.round;
        let quotient = exact(round.need.wide(), i128::from(round.units), self.currency());
        let line = format!("{} ÷ {} = {quotient}", self.plain(round.need), round.units);
        let key = match self.sharing.rounding {
            Rounding::Up => "check-share-up",
            Rounding::HalfUp => "check-share-half-up",
        };
        let says = self.page.text(key).with("share", self.plain(unlimited)).to_string();
        let expected = limit.map_or(unlimited, |limit| limit.min(unlimited));
        self.step("check-share", vec![line], says, expected == round.share)
    }

    fn limit(&self, unlimited: Amount, limit: Amount) -> Step {
        let (round, sharing) = (self.round, self.sharing);
        let mut lines = Vec::new();
        if let Some(cap) = sharing.case_cap.filter(|_| round.cases > 0) {
            let product = cap.times(round.cases).map(|product| self.plain(product));
            let product = product.unwrap_or_default();
            let words = self.page.text("check-case-cap");
            lines.push(format!("{words}: {} × {} = {product}", self.plain(cap), round.cases));
        }
        if let Some(cap) = sharing.round_cap {
            lines.push(format!("{}: {}", self.page.text("check-round-cap"), self.plain(cap)));
        }
        if let Some(cap) = sharing.year_cap {
            let left = cap.minus(self.shared_this_year).unwrap_or(Amount::ZERO);
            let words = self.page.text("check-year-cap");
            let before = self.plain(self.shared_this_year);
            let left = self.plain(left.max(Amount::ZERO));
            lines.push(format!("{words}: {} − {before} = {left}", self.plain(cap)));
        }
        let key = if unlimited > limit { "check-limit-acts" } else { "check-limit-rests" };
        let says = self.page.text(key).with("limit", self.plain(limit)).to_string();
        self.step("check-limit", lines, says, round.share <= limit)
    }

    /// What a plan does with what lies above its limit.
    fn above(&self, limit: Amount) -> Result<Step, Rejection> {
        let round = self.round;
        let collected = limit.times(round.units)?;
        let product =
            format!("{} × {} = {}", round.units, self.plain(limit), self.plain(collected));
        let (lines, key, agrees) = match self.sharing.over_limit {
            OverLimit::Sponsor => {
                let missing = round.need.minus(collected)?.max(Amount::ZERO);
                let line = format!(
                    "{} − {} = {}",
                    self.plain(round.need),
                    self.plain(collected),
                    self.plain(missing)
                );
                (vec![product, line], "check-above-sponsor", missing == round.sponsor)
            }
            OverLimit::Prorate => {
                let money = collected.minus(round.carry_in)?.plus(round.reversed)?;
                let money = money.max(Amount::ZERO);
                let parts = 10_000 + i128::from(self.sharing.fee_bp);
                let aid = Amount::from_wide(money.wide() * 10_000 / parts)?.min(round.aid);
                let line = format!(
                    "{} {} {} = {}",
                    self.plain(collected),
                    self.signed(opposite(round.carry_in)),
                    self.signed(round.reversed),
                    self.plain(money)
                );
                let exact = exact(money.wide() * 10_000, parts, self.currency());
                let part = format!("{} × 10000 ÷ {parts} = {exact}", self.plain(money));
                (vec![product, line, part], "check-above-prorate", aid == round.aid_paid)
            }
            OverLimit::Defer => (vec![product], "check-above-defer", round.share <= limit),
        };
        let says = self.page.text(key).with("aid", self.plain(round.aid_paid));
        Ok(self.step("check-above", lines, says.to_string(), agrees))
    }

    fn shared(&self) -> Result<Step, Rejection> {
        let round = self.round;
        let shared = round.share.times(round.units)?.plus(round.sponsor)?;
        let used = Amount::sum([round.aid_paid, round.fee, round.carry_in])?;
        let used = used.minus(round.reversed)?;
        let overage = shared.minus(used)?;
        let sponsor = match round.sponsor == Amount::ZERO {
            true => String::new(),
            false => format!(" {}", self.signed(round.sponsor)),
        };
        let lines = vec![
            format!(
                "{} × {}{sponsor} = {}",
                round.units,
                self.plain(round.share),
                self.plain(shared)
            ),
            format!(
                "{} {} = {}",
                self.plain(shared),
                self.signed(opposite(used)),
                self.plain(overage)
            ),
        ];
        let says = self.page.text("check-shared-says").with("used", self.plain(used));
        Ok(self.step("check-shared", lines, says.to_string(), overage == round.overage))
    }

    fn passed_on(&self) -> Result<Step, Rejection> {
        let round = self.round;
        let less = opposite(round.overage);
        let carry = Amount::sum([less, round.shortfall, round.written_off])?;
        let line = format!(
            "{} {} {} = {}",
            self.plain(less),
            self.signed(round.shortfall),
            self.signed(round.written_off),
            self.plain(carry)
        );
        let says = self.page.text("check-carry-says").to_string();
        Ok(self.step("check-carry", vec![line], says, carry == round.carry_out))
    }
}

/// A quotient of minor units in major units, with a few digits more than the currency has; an
/// ellipsis says that more would follow.
fn exact(dividend: i128, divisor: i128, currency: Currency) -> String {
    let (sign, dividend) = if dividend < 0 { ("−", -dividend) } else { ("", dividend) };
    let scale = 10_i128.pow(DIGITS);
    let scaled = dividend * scale;
    let (digits, rest) = (scaled / divisor, scaled % divisor);
    let places = usize::try_from(currency.decimals() + DIGITS).unwrap_or(0);
    let text = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = text.split_at(text.len() - places);
    let least = places - usize::try_from(DIGITS).unwrap_or(0);
    let mut part = part.to_owned();
    while rest == 0 && part.len() > least && part.ends_with('0') {
        part.pop();
    }
    let point = if part.is_empty() { "" } else { "." };
    let more = if rest == 0 { "" } else { "…" };
    format!("{sign}{whole}{point}{part}{more}")
}

#[cfg(test)]
mod tests {
    use super::exact;
    use money::Currency;

    #[test]
    fn a_quotient_shows_what_a_calculator_shows() {
        let yuan = Currency::from_code("CNY").expect("it is known");
        let yen = Currency::from_code("JPY").expect("it is known");
        for (dividend, divisor, currency, expected) in [
            (42_078_740, 98_412, yuan, "4.275773…"),
            (39_000_000 * 800, 10_000, yuan, "31200.00"),
            (1, 8, yuan, "0.00125"),
            (-1_250, 100, yuan, "−0.125"),
            (10, 4, yen, "2.5"),
            (10, 3, yen, "3.3333…"),
            (0, 7, yuan, "0.00"),
        ] {
            assert_eq!(exact(dividend, divisor, currency), expected);
        }
    }
}
