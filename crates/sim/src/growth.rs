//! How many join on which day.

use crate::calendar::{GROWTH_DAYS, NEWS};

/// How many of so many joiners have joined by the end of a day: a founding burst, a busy week, a
/// hump in the spring and a rush after the news. Assumed.
pub(crate) fn joined_by(day: u32, members: u32) -> u32 {
    let weight = |through: u32| -> u64 { (0..=through.min(GROWTH_DAYS - 1)).map(of_day).sum() };
    let part = u64::from(members) * weight(day) / weight(GROWTH_DAYS - 1);
    u32::try_from(part).expect("no more than all")
}

fn of_day(day: u32) -> u64 {
    match day {
        0 => 250,
        1..=7 => 60,
        _ if (NEWS + 3..NEWS + 30).contains(&day) => 26,
        _ => u64::from(10 + 8 - day.abs_diff(120).min(240) / 30),
    }
}

#[cfg(test)]
mod tests {
    use super::joined_by;
    use crate::calendar::GROWTH_DAYS;

    #[test]
    fn all_join_and_nobody_twice() {
        for members in [1, 7, 1_000, 100_000] {
            let days: Vec<u32> = (0..500).map(|day| joined_by(day, members)).collect();
            assert!(days.is_sorted());
            assert_eq!(days.last(), Some(&members));
            assert_eq!(joined_by(GROWTH_DAYS - 1, members), members);
        }
    }
}
