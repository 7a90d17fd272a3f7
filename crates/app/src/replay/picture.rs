//! The published rounds as a picture: what was printed, what the figures give, who shared.

use super::canvas::{Canvas, INK, Lettering, PENCIL, Point, RED, RULE, SEA, WIDTH};
use super::headcount_unit::HeadcountUnit;
use super::recomputation::Verdict;
use super::scale::{Scale, day_number, month_ticks, tick_step};
use super::{Replay, Replayed, picture_words};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::{Amount, Currency};
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;
use unicode_width::UnicodeWidthStr;

const LEFT: i32 = 70;
const RIGHT: i32 = WIDTH - 40;
const SHARES_TOP: i32 = 128;
const SHARES_BOTTOM: i32 = 404;
const MEMBERS_TOP: i32 = 462;
const MEMBERS_BOTTOM: i32 = 556;
const NOTES_TOP: i32 = 612;
const NOTE_HEIGHT: i32 = 19;

/// Beyond so many dated rounds figures would cover one another: points only.
const LABELLED_MAX: usize = 40;

const SMALL: Lettering = Lettering::plain(12, PENCIL);

/// Draws a replay as SVG.
///
/// # Errors
/// [`Rejection::PictureWithoutPoints`] when no dated round has a share or a headcount.
pub fn svg(replay: &Replay, title: &str, language: Language) -> Result<String, Rejection> {
    let drawn = Drawn::of(replay).ok_or(Rejection::PictureWithoutPoints)?;
    let notes = picture_words::notes(replay, language);
    let note_count = i32::try_from(notes.len()).expect("there are a handful of notes");
    let mut svg = String::new();
    let canvas = Canvas::new(&mut svg, NOTES_TOP + note_count * NOTE_HEIGHT + 6);
    head(&canvas, title, language);
    months(&canvas, &drawn);
    shares(&canvas, &drawn, language);
    members(&canvas, &drawn, language);
    let mut y = NOTES_TOP;
    for note in &notes {
        canvas.text(note, (LEFT - 30, y), SMALL);
        y += NOTE_HEIGHT;
    }
    canvas.finish();
    Ok(svg)
}

/// A round's place from left to right, and the round.
type Placed<'replay> = (i32, &'replay Replayed);

/// The dated rounds with something to show, in time order, and the scale they stand on.
struct Drawn<'replay> {
    rounds: Vec<Placed<'replay>>,
    first: Date,
    last: Date,
    dates: Scale,
}

impl<'replay> Drawn<'replay> {
    fn of(replay: &'replay Replay) -> Option<Drawn<'replay>> {
        let mut dated: Vec<(Date, &Replayed)> = replay
            .rounds
            .iter()
            .filter(|replayed| replayed.has_points())
            .filter_map(|replayed| Some((replayed.round.date?, replayed)))
            .collect();
        dated.sort_by_key(|(date, replayed)| (*date, replayed.round.line));
        let (first, last) = (dated.first()?.0, dated.last()?.0);
        // Air on both sides, and a month where there is only one day.
        let margin = ((day_number(last) - day_number(first)) / 25).max(15);
        let first = first.saturating_sub(margin.days());
        let last = last.saturating_add(margin.days());
        let dates = Scale {
            from: day_number(first),
            to: day_number(last),
            pixel_from: LEFT,
            pixel_to: RIGHT,
        };
        let place = |(date, replayed)| (dates.pixel(day_number(date)), replayed);
        Some(Drawn { rounds: dated.into_iter().map(place).collect(), first, last, dates })
    }

    fn labelled(&self) -> &[Placed<'replay>] {
        if self.rounds.len() > LABELLED_MAX { &[] } else { &self.rounds }
    }
}

fn head(canvas: &Canvas<'_>, title: &str, language: Language) {
    canvas.text(title, (LEFT - 30, 36), Lettering::plain(22, INK).bold());
    let words = picture_words::legend(language);
    let y = 72;
    let mut x = LEFT - 24;
    canvas.dot((x, y), 5, SEA);
    x = legend_text(canvas, words.printed, (x + 14, y), PENCIL);
    canvas.ring((x, y), 7, SEA);
    x = legend_text(canvas, words.recomputed, (x + 14, y), PENCIL);
    canvas.dot((x, y), 5, RED);
    legend_text(canvas, words.disagrees, (x + 14, y), RED);
}

/// Writes a legend and answers where the next mark stands.
fn legend_text(canvas: &Canvas<'_>, text: &str, point: Point, color: RGBColor) -> i32 {
    canvas.text(text, point, Lettering::plain(12, color));
    // In letters of 12 pixels a column of a terminal is at most about 6 wide.
    let columns = i32::try_from(text.width()).unwrap_or(i32::MAX / 100);
    point.0 + 6 * columns + 34
}

fn months(canvas: &Canvas<'_>, drawn: &Drawn<'_>) {
    for tick in month_ticks(drawn.first, drawn.last) {
        let x = drawn.dates.pixel(day_number(tick));
        canvas.line((x, SHARES_TOP), (x, SHARES_BOTTOM), RULE, 1);
        canvas.line((x, MEMBERS_TOP), (x, MEMBERS_BOTTOM), RULE, 1);
        let (text, lettering) = match tick.month() {
            1 => (tick.year().to_string(), Lettering::plain(12, INK).bold()),
            month => (format!("{}-{month:02}", tick.year()), SMALL),
        };
        canvas.text(&text, (x, MEMBERS_BOTTOM + 18), lettering.on(HPos::Center));
    }
}

/// The scale from 0 to the largest figure, ruled and labelled.
fn ruled(canvas: &Canvas<'_>, rows: (i32, i32), most: i64, print: impl Fn(i64) -> String) -> Scale {
    let step = tick_step(most);
    let top = most.saturating_add((step / 2).max(1));
    let scale = Scale { from: 0, to: top, pixel_from: rows.1, pixel_to: rows.0 };
    let mut figure = 0;
    while figure <= top {
        let y = scale.pixel(figure);
        canvas.line((LEFT, y), (RIGHT, y), RULE, 1);
        canvas.text(&print(figure), (LEFT - 10, y), SMALL.on(HPos::Right));
        figure = figure.saturating_add(step);
        if figure == i64::MAX {
            break;
        }
    }
    canvas.line((LEFT, rows.1), (RIGHT, rows.1), PENCIL, 1);
    scale
}

fn shares(canvas: &Canvas<'_>, drawn: &Drawn<'_>, language: Language) {
    let words = picture_words::legend(language);
    let heading = Lettering::plain(13, INK).bold();
    canvas.text(words.shares, (LEFT - 30, SHARES_TOP - 20), heading);
    let most =
        drawn.rounds.iter().flat_map(|(_, replayed)| [replayed.printed(), replayed.half_up()]);
    let most = most.flatten().max().unwrap_or_default();
    let scale = ruled(canvas, (SHARES_TOP, SHARES_BOTTOM), most.minor(), |fen| {
        yuan(Amount::from_minor(fen))
    });
    let at = |x: i32, share: Amount| -> Point { (x, scale.pixel(share.minor())) };
    for (x, replayed) in &drawn.rounds {
        let color = replayed.color();
        if let Some(half_up) = replayed.half_up() {
            canvas.ring(at(*x, half_up), 7, color);
        }
        if let Some(printed) = replayed.printed() {
            canvas.dot(at(*x, printed), 5, color);
        }
    }
    // The label of several rounds the platform paid in a row stands once, before the first.
    let mut paid_before = false;
    for (x, replayed) in drawn.labelled() {
        let paid = replayed.recomputation.verdict == Verdict::PaidByPlatform;
        if !(paid && paid_before) {
            label_share(canvas, *x, replayed, at, language);
        }
        paid_before = paid;
    }
}

/// Writes the shares of a round beside its points.
fn label_share(
    canvas: &Canvas<'_>,
    x: i32,
    replayed: &Replayed,
    at: impl Fn(i32, Amount) -> Point,
    language: Language,
) {
    let words = picture_words::legend(language);
    let plain = Lettering::plain(12, INK);
    let before = plain.on(HPos::Right);
    let (printed, half_up) = (replayed.printed(), replayed.half_up());
    match (&replayed.recomputation.verdict, printed, half_up) {
        (Verdict::Disagrees(_), Some(printed), Some(half_up)) => {
            let (side, shift) = if x < WIDTH / 2 { (HPos::Left, 16) } else { (HPos::Right, -16) };
            let red = Lettering::plain(13, RED).on(side);
            let y = at(x, printed).1.min(at(x, half_up).1);
            let lines = picture_words::flag(replayed, language);
            canvas.text(&lines[0], (x + shift, y - 14), red.bold());
            canvas.text(&lines[1], (x + shift, y + 5), Lettering { size: 12, ..red });
            canvas.text(&lines[2], (x + shift, y + 23), Lettering { size: 12, ..red });
        }
        (Verdict::PaidByPlatform, Some(printed), half_up) => {
            let text = format!("{} {}", yuan(printed), words.paid_by_platform);
            let (x_text, y) = at(x - 14, printed);
            canvas.text(&text, (x_text, y - 12), before);
            if let Some(half_up) = half_up {
                let text = format!("{} {}", yuan(half_up), words.if_shared);
                canvas.text(&text, at(x - 14, half_up), before);
            }
        }
        (_, Some(printed), _) => {
            let (x, y) = at(x, printed);
            canvas.text(&yuan(printed), (x, y - 18), plain.on(HPos::Center));
        }
        (_, None, Some(half_up)) => {
            let (x, y) = at(x, half_up);
            canvas.text(&yuan(half_up), (x, y - 18), plain.on(HPos::Center));
        }
        (_, None, None) => {}
    }
}

fn members(canvas: &Canvas<'_>, drawn: &Drawn<'_>, language: Language) {
    let counts = drawn
        .rounds
        .iter()
        .filter_map(|(x, replayed)| Some((*x, i64::try_from(replayed.round.members?).ok()?)));
    let counts: Vec<(i32, i64)> = counts.collect();
    let words = picture_words::legend(language);
    let heading = Lettering::plain(13, INK).bold();
    let most = counts.iter().map(|(_, count)| *count).max();
    let most = most.unwrap_or_default();
    let unit = HeadcountUnit::of(most.unsigned_abs(), language);
    let text = format!("{}{}", words.members, unit.words(language));
    canvas.text(&text, (LEFT - 30, MEMBERS_TOP - 20), heading);
    let rows = (MEMBERS_TOP, MEMBERS_BOTTOM);
    let scale = Scale {
        from: 0,
        to: most.saturating_add(most / 4).max(1),
        pixel_from: rows.1,
        pixel_to: rows.0,
    };
    canvas.line((LEFT, rows.1), (RIGHT, rows.1), PENCIL, 1);
    canvas.text("0", (LEFT - 10, rows.1), SMALL.on(HPos::Right));
    let every_label = drawn.labelled().len() == drawn.rounds.len();
    for (x, count) in counts {
        let y = scale.pixel(count);
        canvas.line((x, rows.1), (x, y), SEA, 2);
        canvas.dot((x, y), 3, SEA);
        if every_label || count == most {
            let text = unit.print(count.unsigned_abs());
            let lettering = Lettering::plain(12, INK).on(HPos::Center);
            canvas.text(&text, (x, y - 12), lettering);
        }
    }
}

impl Replayed {
    /// Whether the picture has anything to show of this round, its date apart.
    pub fn has_points(&self) -> bool {
        self.round.share.is_some() || self.round.members.is_some()
    }

    fn printed(&self) -> Option<Amount> {
        self.round.share
    }

    fn half_up(&self) -> Option<Amount> {
        self.recomputation.shares.as_ref().map(|shares| shares.half_up)
    }

    fn color(&self) -> RGBColor {
        match self.recomputation.verdict {
            Verdict::Disagrees(_) => RED,
            Verdict::PaidByPlatform => PENCIL,
            _ => SEA,
        }
    }
}

fn yuan(amount: Amount) -> String {
    amount.display(Currency::CNY).to_string()
}
