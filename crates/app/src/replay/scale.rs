//! From figures and dates to pixels, in whole numbers.

use jiff::civil::Date;

/// A straight scale between figures and pixels.
#[derive(Clone, Copy)]
pub struct Scale {
    /// The figure at `pixel_from`.
    pub from: i64,
    /// The figure at `pixel_to`; above `from`.
    pub to: i64,
    /// Where the scale begins.
    pub pixel_from: i32,
    /// Where it ends.
    pub pixel_to: i32,
}

impl Scale {
    /// The pixel of a figure; figures beyond the ends stay at the end.
    pub fn pixel(self, figure: i64) -> i32 {
        let figure = figure.clamp(self.from, self.to);
        let length = i128::from(self.pixel_to - self.pixel_from);
        let part = i128::from(figure) - i128::from(self.from);
        let whole = (i128::from(self.to) - i128::from(self.from)).max(1);
        let offset = (2 * length * part + whole).div_euclid(2 * whole);
        self.pixel_from + i32::try_from(offset).expect("a part of the scale's length")
    }
}

/// The step between ticks from 0 to `most`: 1, 2 or 5 and zeros, for at most six steps.
pub fn tick_step(most: i64) -> i64 {
    let mut power: i64 = 1;
    loop {
        for digit in [1, 2, 5] {
            match power.checked_mul(digit) {
                Some(step) if most / step < 6 => return step,
                Some(_) => {}
                None => return i64::MAX,
            }
        }
        let Some(next) = power.checked_mul(10) else {
            return i64::MAX;
        };
        power = next;
    }
}

/// Days since the first day of the year 1, for a scale of dates.
pub fn day_number(date: Date) -> i64 {
    let start = jiff::civil::date(1, 1, 1);
    date.duration_since(start).as_hours() / 24
}

/// The firsts of months between two dates, as many as are legible.
pub fn month_ticks(first: Date, last: Date) -> Vec<Date> {
    const TICKS_MAX: i64 = 13;
    let month_number = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
    let months = month_number(last) - month_number(first);
    let steps = [1, 3, 6, 12, 24, 60, 120, 600, 2_400];
    let step = steps.into_iter().find(|step| months / step < TICKS_MAX);
    let step = step.unwrap_or(12_000);
    let mut ticks = Vec::new();
    let mut month = month_number(first).div_euclid(step) * step;
    while month <= month_number(last) {
        let year = i16::try_from(month.div_euclid(12));
        let in_year = i8::try_from(month.rem_euclid(12) + 1);
        if let (Ok(year), Ok(in_year)) = (year, in_year)
            && let Ok(tick) = Date::new(year, in_year, 1)
            && tick >= first
            && tick <= last
        {
            ticks.push(tick);
        }
        month += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::{Scale, day_number, month_ticks, tick_step};
    use jiff::civil::date;

    #[test]
    fn figures_land_on_their_pixels() {
        let scale = Scale { from: 0, to: 900, pixel_from: 390, pixel_to: 110 };
        let table = [(0, 390), (900, 110), (450, 250), (1_000, 110), (-5, 390)];
        for (figure, pixel) in table {
            assert_eq!(scale.pixel(figure), pixel, "{figure}");
        }
    }

    #[test]
    fn ticks_are_round_and_few() {
        let table = [(0, 1), (5, 1), (6, 2), (801, 200), (98_244_000, 20_000_000)];
        for (most, step) in table {
            assert_eq!(tick_step(most), step, "{most}");
        }
        assert!(i64::MAX / tick_step(i64::MAX) < 6);
    }

    #[test]
    fn months_are_spread_over_the_span() {
        let ticks = month_ticks(date(2019, 1, 10), date(2019, 4, 2));
        assert_eq!(ticks, [date(2019, 2, 1), date(2019, 3, 1), date(2019, 4, 1)]);
        assert_eq!(month_ticks(date(1, 1, 1), date(9999, 12, 31)).len(), 9);
        assert_eq!(day_number(date(2, 1, 1)), 365);
    }
}
