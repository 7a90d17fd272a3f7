//! Figures as people read them.

use ledger::Language;
use money::{Amount, Currency};

/// A count with a comma between each three digits.
pub fn grouped(count: u64) -> String {
    group(&count.to_string())
}

/// An amount of yuan with two decimals and a comma between each three digits.
pub fn grouped_amount(amount: Amount) -> String {
    let text = amount.display(Currency::CNY).to_string();
    match text.split_once('.') {
        Some((yuan, fen)) => format!("{}.{fen}", group(yuan)),
        None => text,
    }
}

/// A whole count in a few digits: `82.59 million`, `8259 万`; small ones in full.
pub fn rough(count: u64, language: Language) -> String {
    match language {
        Language::English if count >= 1_000_000 => {
            let hundredths = rounded(count, 10_000);
            format!("{}.{:02} million", grouped(hundredths / 100), hundredths % 100)
        }
        Language::Chinese if count >= 100_000_000 => {
            let hundredths = rounded(count, 1_000_000);
            format!("{}.{:02} 亿", grouped(hundredths / 100), hundredths % 100)
        }
        Language::Chinese if count >= 10_000 => format!("{} 万", rounded(count, 10_000)),
        Language::Chinese | Language::English => grouped(count),
    }
}

/// An amount in a few digits; below ten thousand yuan in full.
pub fn rough_amount(amount: Amount, language: Language) -> String {
    const TEN_THOUSAND_YUAN: u64 = 1_000_000;
    match u64::try_from(amount.minor()) {
        Ok(fen) if fen >= TEN_THOUSAND_YUAN => rough(fen / 100, language),
        _ => grouped_amount(amount),
    }
}

/// A rate in hundredths of a per cent as per cent: `8`, `8.5`, `8.25`.
pub fn percent(basis_points: u32) -> String {
    let text = format!("{}.{:02}", basis_points / 100, basis_points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn rounded(count: u64, unit: u64) -> u64 {
    count / unit + u64::from(count % unit >= unit / 2)
}

fn group(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, grouped_amount, percent, rough, rough_amount};
    use ledger::Language::{Chinese, English};
    use money::Amount;

    #[test]
    fn digits_are_grouped_by_three() {
        let table = [(0, "0"), (999, "999"), (1_000, "1,000"), (86_387_200, "86,387,200")];
        for (count, text) in table {
            assert_eq!(grouped(count), text);
        }
        assert_eq!(grouped_amount(Amount::from_minor(1)), "0.01");
        assert_eq!(grouped_amount(Amount::from_minor(123_456_789)), "1,234,567.89");
    }

    #[test]
    fn large_figures_are_shortened() {
        assert_eq!(rough(82_588_732, English), "82.59 million");
        assert_eq!(rough(82_588_732, Chinese), "8259 万");
        assert_eq!(rough(123_456_789, Chinese), "1.23 亿");
        assert_eq!(rough(9_999, Chinese), "9,999");
        assert_eq!(rough(999_999, English), "999,999");
        let aid = Amount::from_minor(51_112_426_667);
        assert_eq!(rough_amount(aid, English), "511.12 million");
        assert_eq!(rough_amount(aid, Chinese), "5.11 亿");
        assert_eq!(rough_amount(Amount::from_minor(29), English), "0.29");
    }

    #[test]
    fn rates_are_per_cent() {
        for (rate, text) in [(800, "8"), (825, "8.25"), (850, "8.5"), (0, "0"), (5, "0.05")] {
            assert_eq!(percent(rate), text);
        }
        assert_eq!(percent(10_000), "100");
    }
}
