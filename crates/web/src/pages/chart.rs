//! Charts as SVG, made on the server. A chart fills whatever width it gets: its lines keep their
//! weight, and its words are HTML beside it, as large as other words.
//!
//! **Invariant: whole numbers**; a place on a chart is a thousandth of it.

use std::fmt::Write;

/// A chart is so many units wide and high.
const SIDE: u64 = 1_000;

/// A drawn chart; `templates/components/chart.html` sets it.
pub(crate) struct Plot {
    /// The words beside the highest line, the middle one and the ground.
    pub ticks: [String; 3],
    /// The words below, from the first value to the last, spread evenly.
    pub below: Vec<String>,
    /// The outline of all columns; empty where there are none.
    pub columns: String,
    /// Each line and the style it has.
    pub lines: Vec<Line>,
    /// Upright marks, as paths.
    pub marks: String,
}

/// A line through values.
pub(crate) struct Line {
    /// The name that styles use.
    pub style: &'static str,
    /// The path.
    pub path: String,
    /// The last value as a dot; empty where there is no value.
    pub dot: String,
}

/// A scale from nought to a round number that is not below any value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The number at the top; even and at least two, so that half of it is whole.
    pub top: u64,
}

impl Scale {
    /// The scale for values: a number of one or two figures and noughts, and never odd.
    pub fn over(values: impl IntoIterator<Item = u64>) -> Scale {
        let highest = values.into_iter().max().unwrap_or(0).max(1);
        let mut ten = 1_u64;
        while ten <= highest / 10 {
            ten = ten.saturating_mul(10);
        }
        let tenths = [10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100];
        let steps = tenths.map(|tenths| ten.saturating_mul(tenths) / 10);
        let fits = |top: &u64| *top >= highest && top.is_multiple_of(2);
        Scale { top: steps.into_iter().find(fits).unwrap_or(highest.saturating_mul(2)) }
    }

    /// What stands at the three lines.
    pub fn ticks(self, words: impl Fn(u64) -> String) -> [String; 3] {
        [self.top, self.top / 2, 0].map(words)
    }

    /// How high a value stands, counted from the top.
    fn down(self, value: u64) -> u64 {
        let up = u128::from(value.min(self.top)) * u128::from(SIDE) / u128::from(self.top);
        SIDE - u64::try_from(up).unwrap_or(SIDE)
    }
}

impl Plot {
    /// A chart with nothing on it yet.
    pub fn new(ticks: [String; 3], below: Vec<String>) -> Plot {
        let (columns, marks) = (String::new(), String::new());
        Plot { ticks, below, columns, lines: Vec::new(), marks }
    }

    /// The same with a column for each value.
    pub fn columns(mut self, values: &[u64], scale: Scale) -> Plot {
        for (place, value) in values.iter().enumerate().filter(|(_, value)| **value > 0) {
            let (left, right) = (edge(place, values.len()), edge(place + 1, values.len()));
            let gap = (right - left) / 8;
            let (left, right) = (left + gap, (right - gap).max(left + gap + 1));
            // A value that is there is seen.
            let top = scale.down(*value).min(SIDE - 4);
            let _ = write!(self.columns, "M{left} {SIDE}V{top}H{right}V{SIDE}Z");
        }
        self
    }

    /// The same with a line through the values, broken where there is none.
    pub fn line(mut self, values: &[Option<u64>], scale: Scale, style: &'static str) -> Plot {
        let mut path = String::new();
        let mut last = None;
        let mut draws = false;
        for (place, value) in values.iter().enumerate() {
            let Some(value) = value else {
                draws = false;
                continue;
            };
            let at = (middle(place, values.len()), scale.down(*value));
            let _ = write!(path, "{}{} {}", if draws { 'L' } else { 'M' }, at.0, at.1);
            (draws, last) = (true, Some(at));
        }
        let dot = last.map(|(across, down)| format!("M{across} {down}h0")).unwrap_or_default();
        self.lines.push(Line { style, path, dot });
        self
    }

    /// The same with an upright mark, so many parts of a whole across.
    pub fn mark(mut self, part: u64, whole: u64) -> Plot {
        if let Some(across) = (part * SIDE).checked_div(whole).filter(|across| *across <= SIDE) {
            let _ = write!(self.marks, "M{across} 0V{SIDE}");
        }
        self
    }
}

/// Where a column begins, of so many.
fn edge(place: usize, count: usize) -> u64 {
    part_of(2 * place, 2 * count)
}

/// The middle of a column, of so many.
fn middle(place: usize, count: usize) -> u64 {
    part_of(2 * place + 1, 2 * count)
}

fn part_of(part: usize, whole: usize) -> u64 {
    let wide = |number: usize| u64::try_from(number).unwrap_or(0);
    (wide(part) * SIDE).checked_div(wide(whole)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Plot, Scale};

    fn plot() -> Plot {
        Plot::new([(); 3].map(|()| String::new()), vec![])
    }

    #[test]
    fn scales_are_round_and_hold_every_value() {
        let table = [
            (0, 2),
            (1, 2),
            (3, 4),
            (7, 8),
            (9, 10),
            (10, 10),
            (11, 12),
            (101, 120),
            (161, 200),
            (10_100, 12_000),
            (43, 50),
            (51, 60),
            (428, 500),
            (99_999, 100_000),
        ];
        for (value, top) in table {
            assert_eq!(Scale::over([value, 0]), Scale { top }, "{value}");
        }
        assert_eq!(Scale::over([]), Scale { top: 2 });
        for value in (1..5_000).chain([u64::MAX / 40]) {
            let Scale { top } = Scale::over([value]);
            assert!(top >= value && top.is_multiple_of(2) && top <= 2 * value.max(1), "{value}");
        }
        assert_eq!(Scale { top: 50 }.ticks(|tick| tick.to_string()), ["50", "25", "0"]);
    }

    #[test]
    fn columns_stand_on_the_ground_and_nought_has_none() {
        let drawn = plot().columns(&[5, 0, 10, 1], Scale { top: 10_000 });
        let each: Vec<&str> = drawn.columns.split_inclusive('Z').collect();
        assert_eq!(
            each,
            ["M31 1000V996H219V1000Z", "M531 1000V996H719V1000Z", "M781 1000V996H969V1000Z",]
        );
        let drawn = plot().columns(&[10, 5], Scale { top: 10 });
        assert_eq!(drawn.columns, "M62 1000V0H438V1000ZM562 1000V500H938V1000Z");
        assert_eq!(plot().columns(&[], Scale { top: 10 }).columns, "");
    }

    #[test]
    fn a_line_breaks_where_there_is_no_value() {
        let values = [None, Some(5), Some(10), None, Some(0)];
        let drawn = plot().line(&values, Scale { top: 10 }, "real");
        assert_eq!(drawn.lines[0].path, "M300 500L500 0M900 1000");
        assert_eq!(drawn.lines[0].dot, "M900 1000h0");
        let nothing = plot().line(&[None], Scale { top: 10 }, "real");
        assert_eq!((nothing.lines[0].path.as_str(), nothing.lines[0].dot.as_str()), ("", ""));
    }

    #[test]
    fn a_mark_off_the_chart_is_not_drawn() {
        assert_eq!(plot().mark(90, 360).marks, "M250 0V1000");
        assert_eq!(plot().mark(400, 360).mark(1, 0).marks, "");
    }
}
