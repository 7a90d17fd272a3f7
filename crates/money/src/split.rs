//! Exact splits by largest remainder.

use crate::{Amount, Overflow};

/// Splits `total` in proportion to `weights` so that the parts add up to `total` exactly.
///
/// Each part is first floor(weight × total / Σ weights); the minor units left over go one each to
/// the parts with the largest remainder, ties to the earlier part (SETTLEMENT §7). Parts come back
/// in the order of the weights. With no weight above zero there is nothing to split by, and every
/// part is zero.
///
/// # Errors
/// [`Overflow`] when `total` or a weight is negative, or the weights add up past 64 bits.
pub fn split_by_largest_remainder(
    total: Amount,
    weights: &[Amount],
) -> Result<Vec<Amount>, Overflow> {
    let weight_sum = Amount::sum(weights.iter().copied())?.wide();
    if total.is_negative() || weights.iter().any(|weight| weight.is_negative()) {
        return Err(Overflow);
    }
    if weight_sum == 0 {
        return Ok(vec![Amount::ZERO; weights.len()]);
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (position, weight) in weights.iter().enumerate() {
        let product = weight.wide().checked_mul(total.wide()).ok_or(Overflow)?;
        let part = product.checked_div(weight_sum).ok_or(Overflow)?;
        let remainder = product.checked_rem(weight_sum).ok_or(Overflow)?;
        parts.push(Amount::from_wide(part)?);
        remainders.push((remainder, position));
    }
    let handed_out = Amount::sum(parts.iter().copied())?;
    let left_over = usize::try_from(total.minus(handed_out)?.minor()).map_err(|_| Overflow)?;
    assert!(left_over < weights.len(), "each part was floored by less than one minor unit");
    remainders.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    for &(_, position) in remainders.iter().take(left_over) {
        if let Some(part) = parts.get_mut(position) {
            *part = part.plus(Amount::from_minor(1))?;
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::split_by_largest_remainder;
    use crate::{Amount, Overflow};
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    fn split(total: i64, weights: &[i64]) -> Result<Vec<i64>, Overflow> {
        let weights: Vec<Amount> = weights.iter().copied().map(Amount::from_minor).collect();
        let parts = split_by_largest_remainder(Amount::from_minor(total), &weights)?;
        Ok(parts.into_iter().map(Amount::minor).collect())
    }

    #[test]
    fn the_largest_remainder_gets_the_odd_unit() {
        assert_eq!(split(10, &[1, 1, 1]), Ok(vec![4, 3, 3]));
        assert_eq!(split(10, &[1, 3, 3]), Ok(vec![2, 4, 4]));
        assert_eq!(split(967, &[10_000_000, 30_000_000]), Ok(vec![242, 725]));
        assert_eq!(split(0, &[5, 7]), Ok(vec![0, 0]));
        assert_eq!(split(5, &[0, 0]), Ok(vec![0, 0]));
        assert_eq!(split(5, &[]), Ok(vec![]));
    }

    #[test]
    fn what_cannot_be_split_is_refused() {
        assert_eq!(split(-1, &[1]), Err(Overflow));
        assert_eq!(split(1, &[2, -1]), Err(Overflow));
        assert_eq!(split(1, &[i64::MAX, 1]), Err(Overflow));
    }

    proptest! {
        #[test]
        fn parts_add_up_and_are_fair(
            total in 0i64..=i64::MAX,
            weights in vec(0i64..1 << 40, 1..40),
        ) {
            let parts = split(total, &weights).unwrap();
            let weight_sum: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
            let part_sum: i128 = parts.iter().map(|&part| i128::from(part)).sum();
            prop_assert_eq!(part_sum, if weight_sum == 0 { 0 } else { i128::from(total) });
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = i128::from(*weight) * i128::from(total);
                prop_assert!((i128::from(*part) * weight_sum - exact).abs() <= weight_sum);
            }
        }
    }
}
