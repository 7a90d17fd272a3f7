//! A report in words.

use super::{Check, Failure, Outcome, Place, Report, Subject};
use crate::words::Words;
use ledger::Language;

/// The most failures of one subject that are shown.
const FAILURES_SHOWN_MAX: usize = 5;

impl Report {
    /// The report in one language.
    pub fn text(&self, language: Language) -> String {
        let mut lines: Vec<String> =
            self.facts.iter().map(|fact| fact.pick(language).to_owned()).collect();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if let Some((subject, failure)) = self.first_failure() {
            lines.push(language.pick("最先出错的地方：", "What is wrong first:").to_owned());
            lines.push(format!("  {}", failure.text(subject, language)));
            lines.push(String::new());
        }
        for check in &self.checks {
            lines.extend(check.lines(language));
        }
        lines.push(String::new());
        lines.push(self.verdict().pick(language).to_owned());
        let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
        lines.join("\n") + "\n"
    }

    /// What it comes to, in a sentence.
    pub fn verdict(&self) -> Words {
        let unchecked = self.checks.iter().any(|check| !check.not_checked.is_empty());
        match (self.holds(), unchecked) {
            (false, _) => Words::new("结论：有错误。", "There is something wrong."),
            (true, true) => Words::new(
                "结论：能核对的全部相符；未能核对的见上。",
                "All that could be checked is right; what could not be is told above.",
            ),
            (true, false) => Words::new("结论：全部相符。", "Everything is right."),
        }
    }
}

/// A line without what moves a cursor, turns the direction of writing or shows nothing: what is
/// told comes from who is checked, and could forge a verdict.
fn plain(line: &str) -> String {
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(
                letter,
                '\u{61c}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{2069}'
                    | '\u{feff}'
            )
    };
    line.chars().map(|letter| if hidden(letter) { '\u{fffd}' } else { letter }).collect()
}

impl Check {
    fn lines(&self, language: Language) -> Vec<String> {
        let name = self.subject.name();
        let name = name.pick(language);
        let mut lines = Vec::new();
        match &self.outcome {
            Outcome::Passed => lines.push(match language {
                Language::Chinese => format!("✓ {name}：{} 项", self.passed),
                Language::English => format!("✓ {name}: {}", self.passed),
            }),
            Outcome::NotChecked => lines.push(format!("– {name}")),
            Outcome::Failed { failures, count } => {
                lines.push(match language {
                    Language::Chinese => {
                        format!("✗ {name}：{count} 处错误，{} 项相符", self.passed)
                    }
                    Language::English => format!("✗ {name}: {count} wrong, {} right", self.passed),
                });
                let shown = failures.iter().take(FAILURES_SHOWN_MAX);
                lines.extend(shown.map(|one| format!("    {}", one.text_alone(language))));
            }
        }
        for (why, count) in &self.not_checked {
            let why = why.pick(language);
            lines.push(match (language, count) {
                (Language::Chinese, 1) => format!("    未能核对：{why}"),
                (Language::Chinese, _) => format!("    未能核对（{count} 次）：{why}"),
                (Language::English, 1) => format!("    not checked: {why}"),
                (Language::English, _) => format!("    not checked ({count} times): {why}"),
            });
        }
        lines
    }
}

impl Failure {
    fn text(&self, subject: Subject, language: Language) -> String {
        let (name, alone) = (subject.name(), self.text_alone(language));
        match language {
            Language::Chinese => format!("{alone}［{}］", name.pick(language)),
            Language::English => format!("{alone} [{}]", name.pick(language)),
        }
    }

    /// Where, what, and what would be right, in one line.
    pub fn text_alone(&self, language: Language) -> String {
        let place = self.place.words();
        let (place, found) = (place.pick(language), self.found.pick(language));
        let expected = self.expected.pick(language);
        match language {
            Language::Chinese => format!("{place}：{found}。应为：{expected}。"),
            Language::English => format!("{place}: {found}. It should be {expected}."),
        }
    }
}

impl Place {
    /// The place in words.
    pub fn words(&self) -> Words {
        let (name, part) = match self {
            Place::Entry { index, part } => {
                (Words::new(format!("第 {index} 号条目"), format!("entry {index}")), part)
            }
            Place::File { path, part } => (Words::same(path.as_str()), part),
        };
        match part.english.is_empty() {
            true => name,
            false => Words::new(
                format!("{}（{}）", name.chinese, part.chinese),
                format!("{} ({})", name.english, part.english),
            ),
        }
    }
}
