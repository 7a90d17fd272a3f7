//! Currencies of ISO 4217 and the number of decimals of each.

use std::fmt;

/// A currency of ISO 4217 that has a minor unit, such as CNY (2 decimals), JPY (0) or BHD (3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: iso_currency::Currency,
    decimals: u32,
}

impl Currency {
    /// The renminbi, with fen as its minor unit.
    pub const CNY: Currency = Currency { code: iso_currency::Currency::CNY, decimals: 2 };

    /// The currency of a three-letter code; `None` when ISO 4217 does not list the code or gives
    /// it no minor unit (gold, test codes).
    pub fn from_code(code: &str) -> Option<Currency> {
        let code = iso_currency::Currency::from_code(code)?;
        let decimals = u32::from(code.exponent()?);
        Some(Currency { code, decimals })
    }

    /// The three letters of ISO 4217.
    pub fn code(self) -> &'static str {
        self.code.code()
    }

    /// How many decimals an amount in major units has: the exponent of ISO 4217.
    pub fn decimals(self) -> u32 {
        self.decimals
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn decimals_are_those_of_iso_4217() {
        let table = [("CNY", 2), ("JPY", 0), ("BHD", 3), ("KRW", 0), ("CLF", 4), ("USD", 2)];
        for (code, decimals) in table {
            let currency = Currency::from_code(code).unwrap();
            assert_eq!((currency.code(), currency.decimals()), (code, decimals));
            assert_eq!(currency.to_string(), code);
        }
        assert_eq!(Currency::from_code("CNY"), Some(Currency::CNY));
    }

    #[test]
    fn codes_without_a_minor_unit_are_refused() {
        for code in ["XAU", "XTS", "cny", "RMB", ""] {
            assert_eq!(Currency::from_code(code), None, "{code:?}");
        }
    }
}
