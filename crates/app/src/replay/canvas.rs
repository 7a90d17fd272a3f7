//! The few strokes the picture is drawn with, as SVG.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

/// Width of every picture, in pixels.
pub const WIDTH: i32 = 900;

/// Warm paper.
pub const PAPER: RGBColor = RGBColor(0xfa, 0xf7, 0xf0);
/// Titles and figures.
pub const INK: RGBColor = RGBColor(0x2c, 0x2a, 0x26);
/// Everything that explains.
pub const PENCIL: RGBColor = RGBColor(0x6b, 0x65, 0x5a);
/// Grid lines.
pub const RULE: RGBColor = RGBColor(0xe5, 0xde, 0xcf);
/// Published figures.
pub const SEA: RGBColor = RGBColor(0x0d, 0x5c, 0x63);
/// Only what is wrong.
pub const RED: RGBColor = RGBColor(0xb4, 0x23, 0x18);

/// Families every system has one of; the last is generic.
const FAMILIES: &str = "Helvetica Neue, Arial, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, \
                        Source Han Sans SC, WenQuanYi Micro Hei, sans-serif";

/// Text into memory cannot fail, so neither can drawing.
const DRAWN: &str = "an SVG in memory can always be drawn on";

/// A point of the picture: pixels from the left and from the top.
pub type Point = (i32, i32);

/// How a text looks and on which side of its point it stands.
#[derive(Clone, Copy)]
pub struct Lettering {
    /// Height in pixels.
    pub size: u32,
    /// Ink.
    pub color: RGBColor,
    /// Thick or thin.
    pub weight: Weight,
    /// Which part of the text the point is.
    pub side: HPos,
}

/// The thickness of letters.
#[derive(Clone, Copy)]
pub enum Weight {
    /// Thin.
    Normal,
    /// Thick.
    Bold,
}

impl Lettering {
    /// Plain text that begins at its point.
    pub const fn plain(size: u32, color: RGBColor) -> Lettering {
        Lettering { size, color, weight: Weight::Normal, side: HPos::Left }
    }

    /// The same in bold.
    pub const fn bold(self) -> Lettering {
        Lettering { weight: Weight::Bold, ..self }
    }

    /// The same, on another side of its point.
    pub const fn on(self, side: HPos) -> Lettering {
        Lettering { side, ..self }
    }
}

/// A sheet of paper being drawn on.
pub struct Canvas<'svg> {
    area: DrawingArea<SVGBackend<'svg>, Shift>,
}

impl<'svg> Canvas<'svg> {
    /// A blank sheet that writes its SVG into a string.
    pub fn new(svg: &'svg mut String, height: i32) -> Canvas<'svg> {
        let size = (WIDTH.unsigned_abs(), height.unsigned_abs());
        let area = SVGBackend::with_string(svg, size).into_drawing_area();
        area.fill(&PAPER).expect(DRAWN);
        Canvas { area }
    }

    /// A straight line.
    pub fn line(&self, from: Point, to: Point, color: RGBColor, width: u32) {
        let style = ShapeStyle::from(color).stroke_width(width);
        self.area.draw(&PathElement::new(vec![from, to], style)).expect(DRAWN);
    }

    /// A full dot.
    pub fn dot(&self, center: Point, radius: u32, color: RGBColor) {
        self.area.draw(&Circle::new(center, radius, color.filled())).expect(DRAWN);
    }

    /// An empty ring.
    pub fn ring(&self, center: Point, radius: u32, color: RGBColor) {
        let style = ShapeStyle::from(color).stroke_width(2);
        self.area.draw(&Circle::new(center, radius, style)).expect(DRAWN);
    }

    /// A text, centred on the height of its point.
    #[expect(
        clippy::float_arithmetic,
        reason = "the backend divides font sizes by 1.24, to which no money is bound"
    )]
    pub fn text(&self, text: &str, point: Point, lettering: Lettering) {
        let size = f64::from(lettering.size) * 1.24;
        let weight = match lettering.weight {
            Weight::Normal => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let font = (FontFamily::Name(FAMILIES), size, weight);
        let style = TextStyle::from(font)
            .color(&lettering.color)
            .pos(Pos::new(lettering.side, VPos::Center));
        self.area.draw(&Text::new(text, point, style)).expect(DRAWN);
    }

    /// Ends the picture: only now the SVG is whole.
    pub fn finish(self) {
        self.area.present().expect(DRAWN);
    }
}
