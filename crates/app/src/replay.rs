//! `tongzhou replay`: published rounds computed again from their own figures.

mod canvas;
mod explanation;
mod headcount_unit;
mod json;
mod numerals;
mod output_file;
mod paragraph;
mod picture;
mod picture_words;
mod published;
mod recomputation;
mod report;
mod scale;
mod verdict_words;

use crate::Context;
use crate::failure::Failure;
use clap::Args;
use ledger::{Fault, Place};
use published::PublishedRound;
use recomputation::{Recomputation, Verdict, recompute};
use std::path::{Path, PathBuf};

/// Recompute published rounds from their own figures. 用公布的数字重算每一期分摊金。
#[derive(Args)]
pub struct ReplayArguments {
    /// A file of published rounds, such as data/xianghubao-rounds.csv.
    /// 公布数据的文件，例如 data/xianghubao-rounds.csv。
    file: PathBuf,
    /// The fee in basis points of the aid, where none is printed. 未公布管理费时的费率（万分之几）。
    #[arg(long, value_name = "N", default_value = "800", value_parser = fee_rate)]
    fee_bp: u32,
    /// Draw the dated rounds into an SVG file. 把有日期的各期画成 SVG 图。
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// The title of the picture. 图的标题。
    #[arg(long, value_name = "TEXT", requires = "svg", value_parser = title)]
    title: Option<String>,
}

/// A file of published rounds, recomputed.
struct Replay {
    file: String,
    fee_bp: u32,
    rounds: Vec<Replayed>,
    summary: Summary,
}

/// A round as published and as recomputed.
struct Replayed {
    round: PublishedRound,
    recomputation: Recomputation,
}

/// How many rounds got each verdict.
#[derive(Default)]
struct Summary {
    rows: u64,
    recomputed: u64,
    agree: u64,
    disagree: u64,
    paid_by_platform: u64,
    nothing_to_compare: u64,
    not_recomputable: u64,
}

/// The recomputed rounds as text or JSON.
pub fn run(arguments: &ReplayArguments, context: &Context) -> Result<String, Failure> {
    let replay = replay(&arguments.file, arguments.fee_bp)?;
    if let Some(picture) = &arguments.svg {
        draw(&replay, picture, arguments.title.as_deref(), context)?;
    }
    Ok(match context.json {
        true => format!("{}\n", json::value(&replay, context.language)),
        false => report::text(&replay, context.language),
    })
}

fn draw(
    replay: &Replay,
    path: &Path,
    title: Option<&str>,
    context: &Context,
) -> Result<(), Failure> {
    let title = title.unwrap_or_else(|| picture_words::default_title(context.language));
    let svg = picture::svg(replay, title, context.language).map_err(|rejection| {
        Failure::from(Fault {
            file: replay.file.clone(),
            line: None,
            place: Place::Whole,
            text: String::new(),
            rejection,
            expected: None,
        })
    })?;
    output_file::write(path, &svg)
}

fn replay(path: &Path, fee_bp: u32) -> Result<Replay, Failure> {
    let published = published::read(path).map_err(Failure::from)?;
    let mut faults: Vec<Fault> = Vec::new();
    let mut summary = Summary::default();
    let mut rounds = Vec::with_capacity(published.len());
    for round in published {
        match recompute(&round, fee_bp) {
            Ok(recomputation) => {
                summary.count(&recomputation.verdict);
                rounds.push(Replayed { round, recomputation });
            }
            Err(rejection) => faults.push(published::fault_of_aid(path, &round, rejection)),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::from(faults));
    }
    Ok(Replay { file: path.display().to_string(), fee_bp, rounds, summary })
}

impl Summary {
    fn count(&mut self, verdict: &Verdict) {
        self.rows += 1;
        match verdict {
            Verdict::AgreesUnderBoth | Verdict::AgreesOnlyUnder(_) => {
                self.recomputed += 1;
                self.agree += 1;
            }
            Verdict::Disagrees(_) => {
                self.recomputed += 1;
                self.disagree += 1;
            }
            Verdict::PaidByPlatform => self.paid_by_platform += 1,
            Verdict::NothingToCompare => self.nothing_to_compare += 1,
            Verdict::NotRecomputable(_) => self.not_recomputable += 1,
        }
    }
}

/// Reads `--fee-bp`: a fee is at most the aid itself.
fn fee_rate(text: &str) -> Result<u32, String> {
    let rate: Option<u32> = text.parse().ok();
    rate.filter(|rate| *rate <= 10_000)
        .ok_or_else(|| "0 to 10000, 800 is 8 %; 0 到 10000，800 即 8%".to_owned())
}

/// Reads `--title`: what fits above the picture.
fn title(text: &str) -> Result<String, String> {
    let fits = text.chars().count() <= 60 && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
        .ok_or_else(|| "at most 60 characters on one line; 一行，最多 60 字".to_owned())
}
