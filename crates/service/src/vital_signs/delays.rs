//! How long after joining the events of approved cases lay: many right after the waiting period say
//! that people join who know that they are ill.
//!
//! Every approved case has a public card that says its days; the bars add those up.

use store::figures::CaseDelay;

/// How many days a bar holds.
pub const DELAY_BAR_DAYS: u32 = 30;

/// How many bars there are before the one that holds the rest: two years.
const BARS: u32 = 24;

/// The cases whose event lay within some days after joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DelayBar {
    /// From this day on; the day of joining is 0.
    pub from_day: u32,
    /// Through this one; nothing for the last bar, which holds the rest.
    pub through_day: Option<u32>,
    /// How many.
    pub cases: u64,
}

/// The bars, up to the last one that holds a case.
pub(super) fn bars(delays: &[CaseDelay]) -> Vec<DelayBar> {
    let mut bars: Vec<DelayBar> = (0..=BARS)
        .map(|bar| {
            let from_day = bar * DELAY_BAR_DAYS;
            let through_day = (bar < BARS).then_some(from_day + DELAY_BAR_DAYS - 1);
            DelayBar { from_day, through_day, cases: 0 }
        })
        .collect();
    for delay in delays {
        let place = usize::try_from((delay.days / DELAY_BAR_DAYS).min(BARS)).unwrap_or(0);
        bars[place].cases += delay.cases;
    }
    let held = bars.iter().rposition(|bar| bar.cases > 0).map_or(0, |last| last + 1);
    bars.truncate(held);
    bars
}

#[cfg(test)]
mod tests {
    use super::{DelayBar, bars};
    use store::figures::CaseDelay;

    #[test]
    fn each_case_is_in_one_bar() {
        assert_eq!(bars(&[]), []);
        let delays = [(0, 1), (29, 2), (30, 4), (95, 8)];
        let delays = delays.map(|(days, cases)| CaseDelay { days, cases });
        let expected = [(0, 29, 3), (30, 59, 4), (60, 89, 0), (90, 119, 8)];
        let expected = expected.map(|(from_day, through, cases)| DelayBar {
            from_day,
            through_day: Some(through),
            cases,
        });
        assert_eq!(bars(&delays), expected);
        let late = [719, 720, 9_999].map(|days| CaseDelay { days, cases: 1 });
        let found = bars(&late);
        assert_eq!(found.len(), 25);
        assert_eq!(found[23].cases, 1);
        assert_eq!(found[24], DelayBar { from_day: 720, through_day: None, cases: 2 });
    }
}
