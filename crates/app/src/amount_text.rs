//! What an amount in a currency has to look like.

use ledger::{Expected, Rejection};
use money::{Amount, Currency};

/// What would be right where a text is no amount of a currency; `None` where the rejection's own
/// remedy says it: in every currency, or in CNY.
pub fn expected(rejection: Rejection, currency: Currency) -> Option<Expected> {
    let (code, decimals) = (currency.code(), currency.decimals());
    let example = Amount::from_minor(1230).display(currency);
    let most = Amount::from_minor(i64::MAX).display(currency);
    match rejection {
        _ if currency == Currency::CNY => None,
        Rejection::AmountTooPrecise if decimals == 0 => Some(Expected {
            chinese: format!("{code} 没有小数位，例如 {example}"),
            english: format!("{code} has no decimals, as in {example}"),
        }),
        Rejection::AmountTooPrecise => Some(Expected {
            chinese: format!("{code} 最多 {decimals} 位小数，例如 {example}"),
            english: format!("for {code} at most {decimals} decimals, as in {example}"),
        }),
        Rejection::AmountOverflow => Some(Expected {
            chinese: format!("{code} 金额最多 {most}"),
            english: format!("for {code} at most {most}"),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::expected;
    use ledger::Rejection;
    use money::Currency;

    #[test]
    fn the_currency_says_how_many_decimals() {
        let table = [
            ("CNY", None),
            ("JPY", Some("JPY has no decimals, as in 1230")),
            ("BHD", Some("for BHD at most 3 decimals, as in 1.230")),
        ];
        for (code, english) in table {
            let currency = Currency::from_code(code).unwrap();
            let found = expected(Rejection::AmountTooPrecise, currency);
            assert_eq!(found.map(|found| found.english).as_deref(), english);
        }
    }
}
