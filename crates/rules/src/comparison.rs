//! Two versions of one plan, side by side, as members feel them.
//!
//! Members and cases are generated from a seed, so the same two versions always give the same
//! differences; the edges of every value (the day before, the day, the day after) are among them.

mod generator;
mod outcomes;
mod parameters;
mod probes;
mod sentences;

use crate::age::days_after;
use crate::covenant::{ARTICLE_COUNT, article_heading};
use crate::files::VALUES;
use crate::rulebook::Rulebook;
use crate::text::BilingualText;
use ledger::{Expected, Fault, Language, Place, Rejection};

/// How many members and cases are generated beside those at the edges.
pub const GENERATED_COUNT: u32 = 10_000;

/// What the differences of two versions are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// By article; within it the worse first.
    pub differences: Vec<Difference>,
    /// How many members and cases were tried, those at the edges included.
    pub tried: u64,
    /// The seed of the generated ones.
    pub seed: u64,
}

/// One thing in which the newer version differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The article it belongs to.
    pub article: u8,
    /// For whom it is.
    pub direction: Direction,
    /// What differs, with a concrete example where there is one.
    pub words: BilingualText,
    /// How many of the members and cases tried it touches; 0 where it is not about one.
    pub count: u64,
}

/// Whether a difference is good or bad for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Worse for a member: a narrowing.
    Worse,
    /// Better for a member.
    Better,
    /// Neither, or it depends.
    Different,
}

/// Compares two versions of one plan.
///
/// # Errors
/// [`Rejection::RulebooksOfTwoPlans`] or [`Rejection::VersionsBackwards`].
pub fn compare(older: &Rulebook, newer: &Rulebook, seed: u64) -> Result<Comparison, Rejection> {
    if older.plan != newer.plan {
        return Err(Rejection::RulebooksOfTwoPlans);
    }
    if older.version >= newer.version {
        return Err(Rejection::VersionsBackwards);
    }
    let (mut differences, tried) = outcomes::compare_outcomes(older, newer, seed);
    differences.extend(parameters::compare_parameters(&older.values, &newer.values));
    differences.extend(changed_words(older, newer, &differences));
    differences.sort_by_key(|difference| (difference.article, difference.direction));
    Ok(Comparison { differences, tried, seed })
}

/// Articles whose text changed although nothing else of them did.
fn changed_words(
    older: &Rulebook,
    newer: &Rulebook,
    differences: &[Difference],
) -> Vec<Difference> {
    let told = |article: usize| {
        let mut differences = differences.iter();
        differences.any(|difference| usize::from(difference.article) == article)
    };
    let changed = |article: &usize| {
        [Language::Chinese, Language::English].iter().any(|language| {
            let text = |book: &Rulebook| {
                book.covenant(*language).articles.get(article.saturating_sub(1)).cloned()
            };
            text(older) != text(newer)
        })
    };
    (1..=ARTICLE_COUNT)
        .filter(|article| !told(*article))
        .filter(changed)
        .map(|article| Difference {
            article: u8::try_from(article).expect("there are sixteen articles"),
            direction: Direction::Different,
            words: BilingualText {
                chinese: format!("“{}”的文字有修改", article_heading(article, Language::Chinese)),
                english: format!(
                    "the words of \"{}\" changed",
                    article_heading(article, Language::English)
                ),
            },
            count: 0,
        })
        .collect()
}

impl Comparison {
    /// The differences that are worse for a member.
    pub fn narrowings(&self) -> impl Iterator<Item = &Difference> {
        let worse = |difference: &&Difference| difference.direction == Direction::Worse;
        self.differences.iter().filter(worse)
    }

    /// One fault for each narrowing that the newer version may not make: it was not announced far
    /// enough ahead, or reaches back.
    pub fn narrowing_faults(&self, older: &Rulebook, newer: &Rulebook) -> Vec<Fault> {
        let change = newer.values.change;
        // The notice is the one members were promised, and a newer version cannot shorten it; on
        // the day itself is not ahead.
        let promised = older.values.change.notice_days;
        let notice_days = change.notice_days.max(promised).max(1);
        let mut broken = Vec::new();
        let earliest = days_after(change.announced_on, notice_days);
        if earliest > newer.version {
            let remedy = BilingualText {
                chinese: format!("版本日期不早于 {earliest}"),
                english: format!("a version dated {earliest} or later"),
            };
            let text = change.announced_on.to_string();
            let rejection = Rejection::NarrowingNotDatedAhead;
            broken.push((rejection, "announced_on", text, remedy));
        }
        if change.reaches_back {
            let remedy = BilingualText {
                chinese: "reaches_back = false".to_owned(),
                english: "reaches_back = false".to_owned(),
            };
            let rejection = Rejection::NarrowingReachesBack;
            broken.push((rejection, "reaches_back", "true".to_owned(), remedy));
        }
        let mut faults = Vec::new();
        for (rejection, name, text, remedy) in broken {
            let line = newer.entries.find("change", name).map(|entry| entry.line);
            for narrowing in self.narrowings() {
                let article = narrowing.article;
                let words = &narrowing.words;
                faults.push(Fault {
                    file: format!("{}/{VALUES}", newer.id()),
                    line,
                    place: Place::Key(format!("change.{name}")),
                    text: text.clone(),
                    rejection,
                    expected: Some(Expected {
                        chinese: format!(
                            "{}（第 {article} 条：{}）",
                            remedy.chinese, words.chinese
                        ),
                        english: format!(
                            "{} (article {article}: {})",
                            remedy.english, words.english
                        ),
                    }),
                });
            }
        }
        faults
    }
}
