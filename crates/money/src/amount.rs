//! A count of minor units with checked operations only.

use crate::Currency;
use std::fmt;

/// A result that does not fit a signed 64-bit count of minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

impl fmt::Display for Overflow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the amount does not fit 64 bits")
    }
}

impl std::error::Error for Overflow {}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountTextError {
    /// Not digits with at most one decimal point and an optional leading minus.
    NotAnAmount,
    /// More decimals than the currency has.
    TooPrecise,
    /// More than 64 bits of minor units.
    Overflow,
}

/// A signed 64-bit count of minor units; which currency's is known to the ledger that holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// The amount of so many minor units.
    pub const fn from_minor(minor: i64) -> Amount {
        Amount(minor)
    }

    /// The amount of so many minor units, computed in 128 bits.
    pub fn from_wide(minor: i128) -> Result<Amount, Overflow> {
        i64::try_from(minor).map(Amount).map_err(|_| Overflow)
    }

    /// The count of minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The count of minor units, for products and sums in 128 bits.
    pub fn wide(self) -> i128 {
        i128::from(self.0)
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// This amount and another.
    pub fn plus(self, other: Amount) -> Result<Amount, Overflow> {
        self.0.checked_add(other.0).map(Amount).ok_or(Overflow)
    }

    /// This amount less another.
    pub fn minus(self, other: Amount) -> Result<Amount, Overflow> {
        self.0.checked_sub(other.0).map(Amount).ok_or(Overflow)
    }

    /// This amount so many times.
    pub fn times(self, count: u64) -> Result<Amount, Overflow> {
        let product = self.wide().checked_mul(i128::from(count)).ok_or(Overflow)?;
        Amount::from_wide(product)
    }

    /// The sum of amounts, taken in 128 bits: only the result has to fit.
    pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Result<Amount, Overflow> {
        let mut total: i128 = 0;
        for amount in amounts {
            total = total.checked_add(amount.wide()).ok_or(Overflow)?;
        }
        Amount::from_wide(total)
    }

    /// Reads major units: "12.30", "12.3" and "12" are the same amount of CNY.
    ///
    /// A leading minus is read; a plus, spaces, thousands separators and a bare decimal point are
    /// not.
    pub fn parse(text: &str, currency: Currency) -> Result<Amount, AmountTextError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (major, fraction) = match digits.split_once('.') {
            Some((major, fraction)) => (major, Some(fraction)),
            None => (digits, None),
        };
        if !is_digits(major) || fraction.is_some_and(|fraction| !is_digits(fraction)) {
            return Err(AmountTextError::NotAnAmount);
        }
        let mut missing_decimals = currency.decimals();
        let mut minor: i64 = 0;
        for byte in major.bytes() {
            minor = push_digit(minor, byte)?;
        }
        for byte in fraction.unwrap_or_default().bytes() {
            missing_decimals =
                missing_decimals.checked_sub(1).ok_or(AmountTextError::TooPrecise)?;
            minor = push_digit(minor, byte)?;
        }
        for _ in 0..missing_decimals {
            minor = push_digit(minor, b'0')?;
        }
        // Digits are gathered as a negative number, whose range is the larger by one.
        if negative {
            return Ok(Amount(minor));
        }
        minor.checked_neg().map(Amount).ok_or(AmountTextError::Overflow)
    }

    /// Prints major units with exactly the currency's decimals.
    pub fn display(self, currency: Currency) -> impl fmt::Display {
        AmountText { amount: self, decimals: currency.decimals() }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn push_digit(negative: i64, digit: u8) -> Result<i64, AmountTextError> {
    let digit = i64::from(digit.wrapping_sub(b'0'));
    let shifted = negative.checked_mul(10).and_then(|tens| tens.checked_sub(digit));
    shifted.ok_or(AmountTextError::Overflow)
}

struct AmountText {
    amount: Amount,
    decimals: u32,
}

impl fmt::Display for AmountText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.amount.is_negative() { "-" } else { "" };
        let minor = self.amount.minor().unsigned_abs();
        // Ten to the fourth is the largest exponent of ISO 4217.
        let scale = 10u64.checked_pow(self.decimals).ok_or(fmt::Error)?;
        let major = minor.checked_div(scale).ok_or(fmt::Error)?;
        let fraction = minor.checked_rem(scale).ok_or(fmt::Error)?;
        if self.decimals == 0 {
            return write!(formatter, "{sign}{major}");
        }
        let width = usize::try_from(self.decimals).map_err(|_| fmt::Error)?;
        write!(formatter, "{sign}{major}.{fraction:0width$}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, AmountTextError, Overflow};
    use crate::Currency;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    fn read(text: &str) -> Result<i64, AmountTextError> {
        Amount::parse(text, Currency::CNY).map(Amount::minor)
    }

    #[test]
    fn major_units_are_read() {
        let table = [
            ("12.30", 1230),
            ("12.3", 1230),
            ("12", 1200),
            ("0.01", 1),
            ("-0.01", -1),
            ("-0", 0),
            ("007.00", 700),
            ("92233720368547758.07", i64::MAX),
            ("-92233720368547758.08", i64::MIN),
        ];
        for (text, minor) in table {
            assert_eq!(read(text), Ok(minor), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "-", ".5", "5.", "1,000.00", "+1", " 1", "1.2.3", "1e3", "¥1", "--1", "１"]
        {
            assert_eq!(read(text), Err(AmountTextError::NotAnAmount), "{text:?}");
        }
        assert_eq!(read("1.234"), Err(AmountTextError::TooPrecise));
        assert_eq!(read("1.230"), Err(AmountTextError::TooPrecise));
        for text in ["92233720368547758.08", "-92233720368547758.09", "99999999999999999999"] {
            assert_eq!(read(text), Err(AmountTextError::Overflow), "{text}");
        }
    }

    #[test]
    fn decimals_follow_the_currency() {
        let yen = Currency::from_code("JPY").unwrap();
        let dinar = Currency::from_code("BHD").unwrap();
        assert_eq!(Amount::from_minor(-1234).display(yen).to_string(), "-1234");
        assert_eq!(Amount::from_minor(-1234).display(dinar).to_string(), "-1.234");
        assert_eq!(Amount::parse("1.2", yen), Err(AmountTextError::TooPrecise));
    }

    #[test]
    fn overflow_is_an_answer_never_a_wrap() {
        let most = Amount::from_minor(i64::MAX);
        let one = Amount::from_minor(1);
        assert_eq!(most.plus(one), Err(Overflow));
        assert_eq!(Amount::from_minor(i64::MIN).minus(one), Err(Overflow));
        assert_eq!(most.times(2), Err(Overflow));
        assert_eq!(Amount::sum([most, one, Amount::from_minor(-1)]), Ok(most));
        assert_eq!(Amount::sum([most, one]), Err(Overflow));
        assert_eq!(Overflow.to_string(), "the amount does not fit 64 bits");
    }

    proptest! {
        #[test]
        fn printed_amounts_read_back(minor in any::<i64>()) {
            for code in ["CNY", "JPY", "BHD", "CLF"] {
                let currency = Currency::from_code(code).unwrap();
                let amount = Amount::from_minor(minor);
                let text = amount.display(currency).to_string();
                prop_assert_eq!(Amount::parse(&text, currency), Ok(amount));
            }
        }
    }
}
