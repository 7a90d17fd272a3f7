//! The style rules as a test. STYLE.md says why each is a rule; this says where it is broken.

mod direction;
mod exceptions;
mod layout;
mod machine;
mod names;
mod pages;
mod purity;
mod unfinished;
mod words;

use crate::checkout::Checkout;
use std::fmt;

/// One place where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Path from the root of the project.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// The rule's short name.
    pub rule: &'static str,
    /// What would be right.
    pub right: String,
}

impl Violation {
    fn new(path: &str, line: usize, rule: &'static str, right: impl Into<String>) -> Violation {
        Violation { path: path.to_owned(), line, rule, right: right.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Violation { path, line, rule, right } = self;
        write!(formatter, "{path}:{line}: {rule}: {right}")
    }
}

/// Every violation, in the order of files and lines.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let rules = [
        layout::check,
        purity::check,
        unfinished::check,
        names::check,
        direction::check,
        pages::check,
        words::check,
        machine::check,
    ];
    let mut violations: Vec<Violation> = rules.iter().flat_map(|rule| rule(checkout)).collect();
    violations = exceptions::apply(checkout, violations);
    violations.sort();
    violations.dedup();
    violations
}

#[cfg(test)]
mod tests {
    use super::{Violation, check};
    use crate::checkout::Checkout;

    #[test]
    fn the_checkout_is_tidy() {
        let violations = check(&Checkout::read().unwrap());
        let lines: Vec<String> = violations.iter().map(Violation::to_string).collect();
        assert!(lines.is_empty(), "\n{}", lines.join("\n"));
    }

    #[test]
    fn a_violation_names_file_line_rule_and_remedy() {
        let violation = Violation::new("a.rs", 7, "tab", "four spaces");
        assert_eq!(violation.to_string(), "a.rs:7: tab: four spaces");
    }
}

/// What the tests of the rules share.
#[cfg(test)]
mod snippet {
    use super::Violation;
    use crate::checkout::Checkout;

    /// The (line, rule) pairs one rule finds in one file.
    pub fn found(
        rule: fn(&Checkout) -> Vec<Violation>,
        path: &str,
        text: &str,
    ) -> Vec<(usize, &'static str)> {
        let violations = rule(&Checkout::of(&[(path, text)]));
        let mut found: Vec<_> =
            violations.iter().map(|violation| (violation.line, violation.rule)).collect();
        found.sort_unstable();
        found
    }
}
