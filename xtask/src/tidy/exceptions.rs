//! The places where a rule does not hold, each with its reason. A shorter list is a better one.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};

struct Exception {
    path: &'static str,
    rule: &'static str,
    /// What the line has to hold; empty for any line of the file.
    line_holds: &'static str,
}

const EXCEPTIONS: [Exception; 5] = [
    // This is how Rust reads a declared discriminant.
    Exception { path: "crates/ledger/src/rejection.rs", rule: "cast", line_holds: "self as u16" },
    // The rejection that refuses such words.
    Exception {
        path: "crates/ledger/src/rejection_words/rulebook_files.rs",
        rule: "insurance-word",
        line_holds: "a word of insurance stands in a mutual-aid text",
    },
    // The folder of evidence is made before the store of files can open it.
    Exception {
        path: "crates/vault/src/evidence/object_place.rs",
        rule: "reach",
        line_holds: "DirBuilder",
    },
    // The store of files hides what a killed upload left in the folder, and cannot delete it.
    Exception { path: "crates/vault/src/evidence/unfinished.rs", rule: "reach", line_holds: "" },
    // The linter's own table of such words.
    Exception {
        path: "crates/rules/src/insurance_words.rs",
        rule: "insurance-word",
        line_holds: "",
    },
];

/// The violations that no exception covers.
pub fn apply(checkout: &Checkout, violations: Vec<Violation>) -> Vec<Violation> {
    let mut kept = violations;
    kept.retain(|violation| !EXCEPTIONS.iter().any(|one| covers(one, checkout, violation)));
    kept
}

fn covers(exception: &Exception, checkout: &Checkout, violation: &Violation) -> bool {
    let line = checkout.file(&violation.path).and_then(|file: &SourceFile| {
        let mut lines = file.lines();
        lines.find(|(number, _)| *number == violation.line)
    });
    exception.path == violation.path
        && exception.rule == violation.rule
        && line.is_some_and(|(_, text)| text.contains(exception.line_holds))
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::checkout::Checkout;
    use crate::tidy::Violation;

    #[test]
    fn an_exception_covers_its_own_line_only() {
        let path = "crates/ledger/src/rejection.rs";
        let checkout = Checkout::of(&[(path, "self as u16\nother as u16\n")]);
        let of_line = |line| Violation::new(path, line, "cast", "");
        let kept = apply(&checkout, vec![of_line(1), of_line(2)]);
        assert_eq!(kept, [of_line(2)]);
    }
}
