//! How many join on which day.

use crate::calendar::{GROWTH_DAYS, NEWS};

/// How many of so many joiners have joined by the end of a day: a founding burst, a busy week, a
/// hump in the spring and a rush after the news. Assumed.
pub(crate) fn joined_by(day: u32, members: u32) -> u32 {
    let weight = |through: u32| -> u64 { (0..=through.min(GROWTH_DAYS - 1)).map(of_day).sum() };
    let part = u64::from(members) * weight(day) / weight(GROWTH_DAYS - 1);
    u32::try_from(part).expect("no more than all")
}

/// Of ten thousand who joined in the story so many more join a day after it: about as many as go.
/// Assumed.
const LATER_PER_TEN_THOUSAND: u64 = 3;

/// How many more have joined by the end of a day after the story, counted from 0, beside so many
/// joiners of the story.
pub(crate) fn joined_after_the_story(day: u32, members: u32) -> u32 {
    let days = u64::from(day) + 1;
    let joined = u64::from(members) * days * LATER_PER_TEN_THOUSAND / 10_000;
    u32::try_from(joined).expect("fewer than 2^32 in any number of years that is lived")
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
    use super::{joined_after_the_story, joined_by};
    use crate::calendar::GROWTH_DAYS;

    #[test]
    fn some_join_every_day_after_the_story() {
        let days: Vec<u32> = (0..4).map(|day| joined_after_the_story(day, 5_000)).collect();
        assert_eq!(days, [1, 3, 4, 6]);
    }

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
