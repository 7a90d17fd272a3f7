//! How large a picture may be when it is unpacked. A few bytes can claim a picture that fills all
//! memory of who opens it.

use ledger::Rejection;

const MOST_ON_A_SIDE: u32 = 20_000;
const MOST_PIXELS: u64 = 100_000_000;

/// Refuses a picture that is too large, and one without a size as broken.
pub(super) fn check(width: u32, height: u32) -> Result<(), Rejection> {
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    if pixels == 0 {
        Err(Rejection::EvidenceBroken)
    } else if width.max(height) > MOST_ON_A_SIDE || pixels > MOST_PIXELS {
        Err(Rejection::EvidenceImageTooLarge)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use ledger::Rejection;

    #[test]
    fn a_picture_has_a_side_and_an_area_it_may_not_exceed() {
        let (broken, large) = (Rejection::EvidenceBroken, Rejection::EvidenceImageTooLarge);
        for (width, height, answer) in [
            (1, 1, Ok(())),
            (20_000, 5_000, Ok(())),
            (20_001, 1, Err(large)),
            (1, 20_001, Err(large)),
            (10_001, 10_000, Err(large)),
            (u32::MAX, u32::MAX, Err(large)),
            (0, 5, Err(broken)),
            (5, 0, Err(broken)),
        ] {
            assert_eq!(check(width, height), answer, "{width} x {height}");
        }
    }
}
