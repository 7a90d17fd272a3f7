//! A report as one JSON value.

use ledger::Language;
use serde_json::{Value, json};
use verify::{Check, Failure, Outcome, Place, Report};

/// The report; names and words are in the language that was asked for.
pub fn value(report: &Report, language: Language) -> Value {
    let facts: Vec<&str> = report.facts.iter().map(|fact| fact.pick(language)).collect();
    let first = report.first_failure().map(|(subject, failure)| {
        let mut value = failure_json(failure, language);
        value["subject"] = subject.slug().into();
        value
    });
    let checks: Vec<Value> = report.checks.iter().map(|one| check_json(one, language)).collect();
    json!({
        "right": report.holds(),
        "facts": facts,
        "first_wrong": first,
        "checks": checks,
    })
}

fn check_json(check: &Check, language: Language) -> Value {
    let (outcome, failures, count) = match &check.outcome {
        Outcome::Passed => ("passed", Vec::new(), 0),
        Outcome::NotChecked => ("not_checked", Vec::new(), 0),
        Outcome::Failed { failures, count } => {
            let failures = failures.iter().map(|failure| failure_json(failure, language));
            ("failed", failures.collect(), *count)
        }
    };
    let not_checked: Vec<Value> = check
        .not_checked
        .iter()
        .map(|(why, count)| json!({ "why": why.pick(language), "count": count }))
        .collect();
    json!({
        "subject": check.subject.slug(),
        "name": check.subject.name().pick(language),
        "outcome": outcome,
        "right_count": check.passed,
        "wrong_count": count,
        "wrong": failures,
        "not_checked": not_checked,
    })
}

fn failure_json(failure: &Failure, language: Language) -> Value {
    let (entry, file, part) = match &failure.place {
        Place::Entry { index, part } => (Some(index), None, part),
        Place::File { path, part } => (None, Some(path), part),
    };
    json!({
        "entry": entry,
        "file": file,
        "part": part.pick(language),
        "found": failure.found.pick(language),
        "expected": failure.expected.pick(language),
        "message": failure.text_alone(language),
    })
}
