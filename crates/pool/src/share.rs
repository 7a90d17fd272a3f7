//! What one unit owes in a round (SETTLEMENT §6).

use ledger::Rejection;
use money::Amount;
use rules::sharing::{Rounding, Sharing};

/// The share of one unit: `need` over `units` under a rounding rule.
///
/// `need` and `units` are above zero.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when the share does not fit 64 bits.
pub fn share_of(need: i128, units: u64, rounding: Rounding) -> Result<Amount, Rejection> {
    assert!(need > 0 && units > 0, "only a need shared by someone has a share");
    let units = i128::from(units);
    let share = match rounding {
        Rounding::Up => need / units + i128::from(need % units != 0),
        Rounding::HalfUp => (2 * (need % units) + units) / (2 * units) + need / units,
    };
    Ok(Amount::from_wide(share.max(1))?)
}

/// What a round's share may be at most: the smallest of the plan's caps, if it has any.
///
/// `cases` is how many cases the round carries, `shared_this_year` the sum of the earlier shares of
/// the rounds that settle in the same calendar year.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when the cap for so many cases does not fit 64 bits.
pub fn limit_of(
    sharing: &Sharing,
    cases: u64,
    shared_this_year: Amount,
) -> Result<Option<Amount>, Rejection> {
    let case_cap = match sharing.case_cap {
        Some(cap) if cases > 0 => Some(cap.times(cases)?),
        Some(_) | None => None,
    };
    let year_cap = match sharing.year_cap {
        Some(cap) => Some(cap.minus(shared_this_year)?.max(Amount::ZERO)),
        None => None,
    };
    Ok([case_cap, sharing.round_cap, year_cap].into_iter().flatten().min())
}

#[cfg(test)]
mod tests {
    use super::share_of;
    use ledger::Rejection;
    use money::Amount;
    use rules::sharing::Rounding;

    /// Rounds published by the platforms: aid and fee in fen, members, and both roundings.
    #[test]
    fn published_rounds() {
        let table = [
            (64_800_000, 23_000_000, 3, 3),
            (32_400_000, 34_860_000, 1, 1),
            (7_560_000, 10_000_000, 1, 1),
            (75_600_000, 23_638_023, 4, 3),
            (52_774_200_000, 86_387_200, 611, 611),
        ];
        for (need, units, up, half_up) in table {
            let of = |rounding| share_of(need, units, rounding).map(Amount::minor);
            assert_eq!((of(Rounding::Up), of(Rounding::HalfUp)), (Ok(up), Ok(half_up)));
        }
    }

    #[test]
    fn halves_go_up_and_the_least_share_is_one_minor_unit() {
        let half_up = |need, units| share_of(need, units, Rounding::HalfUp).map(Amount::minor);
        assert_eq!(half_up(5, 2), Ok(3));
        assert_eq!(half_up(7, 3), Ok(2));
        assert_eq!(half_up(8, 3), Ok(3));
        assert_eq!(half_up(1, u64::MAX), Ok(1));
        assert_eq!(half_up(i128::MAX, 1), Err(Rejection::AmountOverflow));
    }
}
