//! What was checked, what was wrong and where, and what could not be checked.

mod as_text;
mod subject;

pub use subject::Subject;

use crate::words::Words;
use std::collections::BTreeMap;

/// The most failures of one subject that are kept; the others are counted.
const FAILURES_KEPT_MAX: usize = 100;

/// The most reasons of one subject why something could not be checked.
const REASONS_KEPT_MAX: usize = 20;

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In an entry of the log.
    Entry {
        /// Its index, from nought.
        index: u64,
        /// What of it: pool, round, key.
        part: Words,
    },
    /// In a file.
    File {
        /// Its path.
        path: String,
        /// What of it.
        part: Words,
    },
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where.
    pub place: Place,
    /// What stands there, or what happened.
    pub found: Words,
    /// What would be right.
    pub expected: Words,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was as it should be.
    Passed,
    /// Something was wrong: the failures that are told, the first first, and how many there are.
    Failed {
        /// Those that are told.
        failures: Vec<Failure>,
        /// How many there are.
        count: u64,
    },
    /// Nothing of it could be checked.
    NotChecked,
}

/// One subject and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was checked.
    pub subject: Subject,
    /// How many things were right.
    pub passed: u64,
    /// What came of it.
    pub outcome: Outcome,
    /// Why some things could not be checked, and how often.
    pub not_checked: Vec<(Words, u64)>,
}

/// Everything an auditor is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was looked at, and by whose keys, a line each.
    pub facts: Vec<Words>,
    /// The checks, in a fixed order.
    pub checks: Vec<Check>,
}

#[derive(Default)]
struct Tally {
    passed: u64,
    failures: Vec<Failure>,
    failed: u64,
    not_checked: Vec<(Words, u64)>,
}

/// What was found so far.
#[derive(Default)]
pub struct Findings {
    facts: Vec<Words>,
    tallies: BTreeMap<Subject, Tally>,
}

impl Findings {
    /// A line about what is looked at.
    pub fn fact(&mut self, fact: Words) {
        self.facts.push(fact);
    }

    /// The line before all others.
    pub fn headline(&mut self, fact: Words) {
        self.facts.insert(0, fact);
    }

    /// Something is right.
    pub fn passed(&mut self, subject: Subject) {
        let tally = self.tallies.entry(subject).or_default();
        tally.passed = tally.passed.saturating_add(1);
    }

    /// Something is wrong.
    pub fn failed(&mut self, subject: Subject, failure: Failure) {
        let tally = self.tallies.entry(subject).or_default();
        tally.failed = tally.failed.saturating_add(1);
        if tally.failures.len() < FAILURES_KEPT_MAX {
            tally.failures.push(failure);
        }
    }

    /// Something could not be checked.
    pub fn not_checked(&mut self, subject: Subject, why: Words) {
        let reasons = &mut self.tallies.entry(subject).or_default().not_checked;
        match reasons.iter().position(|(known, _)| *known == why) {
            Some(place) => reasons[place].1 = reasons[place].1.saturating_add(1),
            None if reasons.len() < REASONS_KEPT_MAX => reasons.push((why, 1)),
            None => {}
        }
    }

    /// Whether something of a subject is wrong.
    pub fn has_failed(&self, subject: Subject) -> bool {
        self.tallies.get(&subject).is_some_and(|tally| tally.failed > 0)
    }

    /// The report.
    pub fn report(self) -> Report {
        let checks = self.tallies.into_iter().map(|(subject, mut tally)| {
            tally.failures.sort_by_key(|failure| failure.place.order());
            let outcome = match (tally.failed, tally.passed) {
                (0, 0) => Outcome::NotChecked,
                (0, _) => Outcome::Passed,
                (count, _) => Outcome::Failed { failures: tally.failures, count },
            };
            Check { subject, passed: tally.passed, outcome, not_checked: tally.not_checked }
        });
        Report { facts: self.facts, checks: checks.collect() }
    }
}

impl Report {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.failures().next().is_none()
    }

    /// What is wrong, by subject.
    pub fn failures(&self) -> impl Iterator<Item = (Subject, &Failure)> {
        self.checks.iter().flat_map(|check| {
            let failures = match &check.outcome {
                Outcome::Failed { failures, .. } => failures.as_slice(),
                Outcome::Passed | Outcome::NotChecked => &[],
            };
            failures.iter().map(|failure| (check.subject, failure))
        })
    }

    /// The first entry of the log that is wrong; where none is, the first file.
    pub fn first_failure(&self) -> Option<(Subject, &Failure)> {
        self.failures().min_by_key(|(_, failure)| failure.place.order())
    }

    /// One check.
    pub fn check(&self, subject: Subject) -> Option<&Check> {
        self.checks.iter().find(|check| check.subject == subject)
    }
}

impl Place {
    /// A place in an entry.
    pub fn entry(index: u64, part: Words) -> Place {
        Place::Entry { index, part }
    }

    /// A file as a whole.
    pub fn file(path: impl Into<String>) -> Place {
        Place::File { path: path.into(), part: Words::same("") }
    }

    /// Entries come first, by their index; files keep their order.
    fn order(&self) -> u64 {
        match self {
            Place::Entry { index, .. } => *index,
            Place::File { .. } => u64::MAX,
        }
    }
}
