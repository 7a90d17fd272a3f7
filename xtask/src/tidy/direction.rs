//! Which crate may know which, and which module of a crate may not know its neighbours.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::{names_after, reads};
use toml::{Table, Value};

/// Each crate of the workspace with the crates it may know; ARCHITECTURE.md draws the same arrows.
const ARROWS: [(&str, &[&str]); 15] = [
    ("money", &[]),
    ("ledger", &["money"]),
    ("rules", &["money", "ledger"]),
    ("pool", &["money", "ledger", "rules"]),
    ("casework", &["money", "ledger", "rules"]),
    ("local_postgres", &[]),
    ("store", &["money", "ledger", "rules", "pool", "local_postgres"]),
    ("tlog", &[]),
    ("vault", &["ledger", "tlog"]),
    ("sim", &["money", "ledger", "rules"]),
    ("verify", &["money", "ledger", "rules", "pool", "tlog"]),
    (
        "service",
        &[
            "money",
            "ledger",
            "rules",
            "pool",
            "casework",
            "tlog",
            "vault",
            "store",
            "local_postgres",
        ],
    ),
    (
        "web",
        &[
            "money",
            "ledger",
            "rules",
            "pool",
            "casework",
            "tlog",
            "vault",
            "store",
            "service",
            "local_postgres",
        ],
    ),
    (
        "app",
        &[
            "web",
            "vault",
            "service",
            "tlog",
            "sim",
            "verify",
            "money",
            "ledger",
            "rules",
            "pool",
            "casework",
            "store",
            "local_postgres",
        ],
    ),
    ("xtask", &["local_postgres"]),
];

/// Fuzzing is no member of the workspace: its programs are built with flags of their own, and the
/// macro that makes them needs what the workspace forbids. Nothing of Tongzhou can depend on it.
const FUZZING: &str = "crates/tlog/fuzz/Cargo.toml";

/// Modules that must stay ignorant of the rest of their crate.
const WALLS: [Wall; 1] = [Wall {
    // The slow form checks the fast form, so the two share the book and the outcome and no more.
    module: "crates/pool/src/slow",
    crates: &["std", "jiff", "money", "ledger", "rules"],
    neighbours: &["book", "outcome", "slow"],
}];

struct Wall {
    module: &'static str,
    crates: &'static [&'static str],
    neighbours: &'static [&'static str],
}

/// Finds arrows between crates that nobody drew, and walls that are breached.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        if is_manifest(&file.path) {
            check_manifest(file, &mut violations);
        }
        for wall in &WALLS {
            let part = file.path.strip_prefix(wall.module);
            if part.is_some_and(|rest| rest == ".rs" || rest.starts_with('/')) {
                check_wall(file, wall, &mut violations);
            }
        }
    }
    violations
}

fn is_manifest(path: &str) -> bool {
    let member = path.starts_with("crates/") || path.starts_with("xtask/");
    member && path.ends_with("/Cargo.toml") && path != FUZZING
}

fn check_manifest(file: &SourceFile, violations: &mut Vec<Violation>) {
    let mut push = |line, rule, right: String| {
        violations.push(Violation::new(&file.path, line, rule, right));
    };
    let Ok(manifest) = file.text.parse::<Table>() else {
        return push(1, "direction", "a manifest that is TOML".to_owned());
    };
    let name = value(&manifest, "package", "name").and_then(Value::as_str).unwrap_or_default();
    if value(&manifest, "lints", "workspace") != Some(&Value::Boolean(true)) {
        push(1, "lints", "[lints] workspace = true".to_owned());
    }
    let Some((_, allowed)) = ARROWS.iter().find(|(member, _)| *member == name) else {
        return push(1, "direction", format!("a row for {name} in {}", file!()));
    };
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(Value::Table(dependencies)) = manifest.get(section) else {
            continue;
        };
        for (dependency, how) in dependencies {
            let line = line_of(file, dependency);
            let ours = ARROWS.iter().any(|(member, _)| member == dependency);
            if ours && !allowed.contains(&dependency.as_str()) {
                let known = if allowed.is_empty() {
                    "no other crate".to_owned()
                } else {
                    allowed.join(", ")
                };
                push(line, "direction", format!("{name} knows {known}, not {dependency}"));
            }
            if how.get("workspace") != Some(&Value::Boolean(true)) {
                push(line, "dependency", format!("{dependency}.workspace = true"));
            }
        }
    }
}

fn value<'a>(manifest: &'a Table, section: &str, key: &str) -> Option<&'a Value> {
    manifest.get(section)?.get(key)
}

fn line_of(file: &SourceFile, start: &str) -> usize {
    let mut lines = file.lines();
    lines.find(|(_, line)| line.starts_with(start)).map_or(1, |(number, _)| number)
}

fn check_wall(file: &SourceFile, wall: &Wall, violations: &mut Vec<Violation>) {
    let tokens = &file.tokens;
    for (place, token) in tokens.iter().enumerate() {
        if token.for_tests {
            continue;
        }
        let mut refuse = |name: &str| {
            let known = [wall.crates, wall.neighbours].concat().join(", ");
            let right = format!("this module knows {known}, not {name}");
            violations.push(Violation::new(&file.path, token.line, "direction", right));
        };
        if reads(tokens, place, &["crate", "::"]) {
            for name in names_after(tokens, place + 2) {
                if !wall.neighbours.contains(&name.text.as_str()) {
                    refuse(&name.text);
                }
            }
        }
        // From a file of the module's own folder, one step up is the module itself.
        let above = if file.path.ends_with(".rs") && file.path[wall.module.len()..] == *".rs" {
            reads(tokens, place, &["super"])
        } else {
            reads(tokens, place, &["super", "::", "super"])
        };
        if above {
            refuse("super");
        }
        if token.is("use") && tokens.get(place + 2).is_some_and(|sign| sign.is("::")) {
            let root = tokens[place + 1].text.as_str();
            let relative = ["crate", "super", "self"].contains(&root);
            if !relative && !wall.crates.contains(&root) {
                refuse(root);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::snippet::found;

    fn manifest(name: &str, rest: &str) -> String {
        format!("[package]\nname = \"{name}\"\n[lints]\nworkspace = true\n{rest}")
    }

    #[test]
    fn arrows_against_the_direction_are_found() {
        let path = "crates/money/Cargo.toml";
        let up = manifest("money", "[dependencies]\npool.workspace = true\n");
        assert_eq!(found(check, path, &up), [(6, "direction")]);
        let for_tests = manifest("rules", "[dev-dependencies]\npool.workspace = true\n");
        assert_eq!(found(check, path, &for_tests), [(6, "direction")]);
        let down = manifest("pool", "[dependencies]\nmoney.workspace = true\n");
        assert_eq!(found(check, path, &down), []);
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        let unknown = manifest("extra", "");
        assert_eq!(found(check, "crates/tlog/fuzz/Cargo.toml", &unknown), [], "no member");
        let lines = found(check, "crates/extra/Cargo.toml", &unknown);
        assert_eq!(lines, [(1, "direction")]);
    }

    #[test]
    fn crates_that_escape_the_lints_or_the_versions_are_found() {
        let bare = "[package]\nname = \"money\"\n";
        assert_eq!(found(check, "crates/money/Cargo.toml", bare), [(1, "lints")]);
        let own = manifest("money", "[dependencies]\ncsv = \"1\"\n");
        assert_eq!(found(check, "crates/money/Cargo.toml", &own), [(6, "dependency")]);
    }

    #[test]
    fn the_slow_form_may_not_know_the_fast_form() {
        let path = "crates/pool/src/slow.rs";
        for source in [
            "use crate::share_index::ShareIndex;",
            "use crate::{book::Book, share};",
            "fn a() { crate::round::close() }",
            "use super::share;",
            "use hashbrown::HashMap;",
        ] {
            assert_eq!(found(check, path, source), [(1, "direction")], "{source}");
        }
        for source in [
            "use crate::book::{Book, Case};",
            "use crate::{book::Book, outcome};",
            "use rules::sharing::Sharing;",
            "#[cfg(test)] mod tests { use super::settle; use proptest::prelude; }",
        ] {
            assert_eq!(found(check, path, source), [], "{source}");
        }
        let deeper = "crates/pool/src/slow/person.rs";
        assert_eq!(found(check, deeper, "use super::Person;"), []);
        assert_eq!(found(check, deeper, "use super::super::share;"), [(1, "direction")]);
        assert_eq!(found(check, "crates/pool/src/fast.rs", "use crate::share;"), []);
    }
}
