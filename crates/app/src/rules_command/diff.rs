//! `tongzhou rules diff`: two versions of one plan, article by article.

use crate::Context;
use crate::failure::Failure;
use crate::wrapped_text::{push_line, push_wrapped};
use ledger::{Fault, Language, Place};
use rules::Rulebook;
use rules::comparison::{Comparison, Difference, Direction, compare};
use rules::covenant::article_heading;
use serde_json::json;
use std::path::Path;

/// The differences of two versions as text or JSON.
///
/// # Errors
/// One fault for each narrowing that the newer version may not make; versions that cannot be
/// compared.
pub fn diff(
    rulebooks: &Path,
    (older, newer): (&Rulebook, &Rulebook),
    seed: u64,
    context: &Context,
) -> Result<String, Failure> {
    let comparison = compare(older, newer, seed).map_err(|rejection| Fault {
        file: rulebooks.display().to_string(),
        line: None,
        place: Place::Whole,
        text: format!("{} {}", older.id(), newer.id()),
        rejection,
        expected: None,
    })?;
    let mut faults = comparison.narrowing_faults(older, newer);
    for fault in &mut faults {
        fault.file = rulebooks.join(&fault.file).display().to_string();
    }
    let output = match context.json {
        true => format!("{}\n", comparison_json((older, newer), &comparison)),
        false => comparison_page((older, newer), &comparison, context.language),
    };
    if faults.is_empty() { Ok(output) } else { Err(Failure::from(faults).after(output)) }
}

fn comparison_page(
    (older, newer): (&Rulebook, &Rulebook),
    comparison: &Comparison,
    language: Language,
) -> String {
    let mut page = format!("{} → {}\n", older.id(), newer.id());
    let (tried, seed) = (comparison.tried, comparison.seed);
    push_line(
        &mut page,
        &match language {
            Language::Chinese => format!("用 {tried} 个生成的会员和案例比较，种子 {seed}。"),
            Language::English => {
                format!("Compared on {tried} generated members and cases, seed {seed}.")
            }
        },
    );
    if comparison.differences.is_empty() {
        push_line(&mut page, language.pick("没有差别。", "There is no difference."));
    }
    let mut article = 0;
    for difference in &comparison.differences {
        if difference.article != article {
            article = difference.article;
            let heading = article_heading(usize::from(article), language);
            push_line(&mut page, &format!("\n{heading}"));
        }
        let mark = direction_words(difference.direction, language);
        let words = difference.words.pick(language);
        let words = format!("{words}{}", count_words(difference, language));
        push_wrapped(&mut page, &format!("  {mark} "), &words);
    }
    let worse = comparison.narrowings().count();
    page.push('\n');
    push_line(
        &mut page,
        &match language {
            Language::Chinese if worse == 0 => "新版本没有对会员不利之处。".to_owned(),
            Language::Chinese => format!("新版本有 {worse} 处对会员不利。"),
            Language::English if worse == 0 => "The newer version is nowhere worse.".to_owned(),
            Language::English if worse == 1 => "The newer version is worse in 1 thing.".to_owned(),
            Language::English => format!("The newer version is worse in {worse} things."),
        },
    );
    page
}

fn direction_words(direction: Direction, language: Language) -> &'static str {
    match direction {
        Direction::Worse => language.pick("[更差]", "[worse] "),
        Direction::Better => language.pick("[更好]", "[better]"),
        Direction::Different => language.pick("[不同]", "[other] "),
    }
}

/// How many of those tried it touches.
fn count_words(difference: &Difference, language: Language) -> String {
    match (difference.count, language) {
        (0, _) => String::new(),
        (count, Language::Chinese) => format!("（共 {count} 例）"),
        (1, Language::English) => " (1 case)".to_owned(),
        (count, Language::English) => format!(" ({count} cases)"),
    }
}

fn comparison_json(
    (older, newer): (&Rulebook, &Rulebook),
    comparison: &Comparison,
) -> serde_json::Value {
    let differences: Vec<_> = comparison
        .differences
        .iter()
        .map(|difference| {
            json!({
                "article": difference.article,
                "direction": match difference.direction {
                    Direction::Worse => "worse",
                    Direction::Better => "better",
                    Direction::Different => "different",
                },
                "zh": difference.words.chinese,
                "en": difference.words.english,
                "count": difference.count,
            })
        })
        .collect();
    json!({
        "older": older.id(),
        "newer": newer.id(),
        "tried": comparison.tried,
        "seed": comparison.seed,
        "differences": differences,
        "worse": comparison.narrowings().count(),
    })
}
