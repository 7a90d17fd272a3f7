//! Pages that must agree with one another and with the code.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::reads;
use std::collections::BTreeSet;
use toml::{Table, Value};

const DEPENDENCIES_PAGE: &str = "docs/dependencies.md";

/// Finds pages that contradict one another or the code.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    check_languages(checkout, &mut violations);
    check_changelog(checkout, &mut violations);
    check_dependencies(checkout, &mut violations);
    check_named_tests(checkout, &mut violations);
    for file in checkout.files.iter().filter(|file| file.path.ends_with(".md")) {
        check_links(checkout, file, &mut violations);
    }
    violations
}

/// The lines of a page that are not inside a fenced block.
fn prose(file: &SourceFile) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    file.lines().filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

fn heading_levels(file: &SourceFile) -> Vec<usize> {
    let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    let levels = prose(file).map(|(_, line)| level(line));
    levels.filter(|level| *level > 0).collect()
}

fn check_languages(checkout: &Checkout, violations: &mut Vec<Violation>) {
    let english = checkout.file("README.md").map(heading_levels);
    let chinese = checkout.file("README.zh.md").map(heading_levels);
    if english != chinese {
        let right = "the same headings in README.md and README.zh.md, in the same order";
        violations.push(Violation::new("README.zh.md", 1, "languages", right));
    }
}

fn check_changelog(checkout: &Checkout, violations: &mut Vec<Violation>) {
    let Some(page) = checkout.file("CHANGELOG.md") else {
        return;
    };
    if !page.lines().any(|(_, line)| line == "## Unreleased") {
        let right = "a section \"## Unreleased\"";
        violations.push(Violation::new(&page.path, 1, "changelog", right));
    }
}

/// Each outside dependency has its line "- `name`: why", and each line its dependency.
fn check_dependencies(checkout: &Checkout, violations: &mut Vec<Violation>) {
    let Some(manifest) = checkout.file("Cargo.toml") else {
        return;
    };
    let workspace = manifest.text.parse::<Table>().unwrap_or_default();
    let declared = workspace.get("workspace").and_then(|table| table.get("dependencies"));
    let Some(Value::Table(declared)) = declared else {
        return;
    };
    let outside = |(name, how): (&String, &Value)| how.get("path").is_none().then(|| name.clone());
    let declared: BTreeSet<String> = declared.iter().filter_map(outside).collect();
    let mut explained = BTreeSet::new();
    for (number, line) in checkout.file(DEPENDENCIES_PAGE).into_iter().flat_map(SourceFile::lines) {
        let name = line.strip_prefix("- `").and_then(|rest| rest.split_once('`'));
        let Some((name, why)) = name else {
            continue;
        };
        if !declared.contains(name) || why.trim_start_matches(':').trim().is_empty() {
            let right = format!("{name} in Cargo.toml and its reason here, or neither");
            violations.push(Violation::new(DEPENDENCIES_PAGE, number, "dependency", right));
        }
        explained.insert(name.to_owned());
    }
    for name in declared.difference(&explained) {
        let right = format!("a line \"- `{name}`: why\" in {DEPENDENCIES_PAGE}");
        violations.push(Violation::new("Cargo.toml", 1, "dependency", right));
    }
}

/// SECURITY.md answers each threat with tests; each test it names in a last column exists.
fn check_named_tests(checkout: &Checkout, violations: &mut Vec<Violation>) {
    let Some(page) = checkout.file("SECURITY.md") else {
        return;
    };
    let functions: BTreeSet<&str> = checkout.rust().flat_map(function_names).collect();
    for (number, line) in page.lines().filter(|(_, line)| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_end_matches('|').split('|').collect();
        let tests = cells.last().copied().unwrap_or_default();
        for name in tests.split('`').skip(1).step_by(2) {
            if !functions.contains(name) {
                let right = format!("the name of a test that exists, not {name}");
                violations.push(Violation::new(&page.path, number, "named-test", right));
            }
        }
    }
}

fn function_names(file: &SourceFile) -> impl Iterator<Item = &str> {
    let tokens = &file.tokens;
    let after_fn = |place: usize| place > 0 && reads(tokens, place - 1, &["fn"]);
    let names = tokens.iter().enumerate().filter(move |(place, _)| after_fn(*place));
    names.map(|(_, token)| token.text.as_str())
}

/// A link to a file of the project leads to one.
fn check_links(checkout: &Checkout, page: &SourceFile, violations: &mut Vec<Violation>) {
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for (number, line) in prose(page) {
        for target in line.split("](").skip(1) {
            let target = target.split([')', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            let path = resolve(folder, target);
            let inside =
                |file: &SourceFile| file.path == path || file.path.starts_with(&format!("{path}/"));
            if !checkout.files.iter().any(inside) && !checkout.pictures.contains(&path) {
                let right = format!("a link to a file that exists, not {target}");
                violations.push(Violation::new(&page.path, number, "dead-link", right));
            }
        }
    }
}

fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::checkout::Checkout;

    fn rules(files: &[(&str, &str)]) -> Vec<String> {
        let violations = check(&Checkout::of(files));
        let places = violations
            .iter()
            .map(|violation| format!("{}:{}: {}", violation.path, violation.line, violation.rule));
        places.collect()
    }

    #[test]
    fn readmes_that_part_are_found() {
        let english = ("README.md", "# A\n```\n# not a heading\n```\n## B\n");
        assert!(rules(&[english, ("README.zh.md", "# 甲\n## 乙\n")]).is_empty());
        for chinese in ["# 甲\n", "# 甲\n### 乙\n"] {
            let parted = rules(&[english, ("README.zh.md", chinese)]);
            assert_eq!(parted, ["README.zh.md:1: languages"]);
        }
        assert_eq!(rules(&[english]), ["README.zh.md:1: languages"]);
    }

    #[test]
    fn a_changelog_without_unreleased_is_found() {
        assert!(rules(&[("CHANGELOG.md", "# Changes\n\n## Unreleased\n")]).is_empty());
        let missing = rules(&[("CHANGELOG.md", "# Changes\n\n## 0.1.0\n")]);
        assert_eq!(missing, ["CHANGELOG.md:1: changelog"]);
    }

    #[test]
    fn dependencies_and_their_page_that_part_are_found() {
        let manifest = "[workspace.dependencies]\nmoney = { path = \"a\" }\ncsv = \"1\"\n";
        let manifest = ("Cargo.toml", manifest);
        let page = |text| rules(&[manifest, ("docs/dependencies.md", text)]);
        assert!(page("- `csv`: reads tables.\n").is_empty());
        assert_eq!(rules(&[manifest]), ["Cargo.toml:1: dependency"]);
        assert_eq!(page("- `csv`:\n"), ["docs/dependencies.md:1: dependency"]);
        let extra = page("- `csv`: reads tables.\n- `gone`: was used.\n");
        assert_eq!(extra, ["docs/dependencies.md:2: dependency"]);
    }

    #[test]
    fn tests_that_security_names_but_nobody_wrote_are_found() {
        let code = ("a.rs", "#[test]\nfn rounds_balance() {}");
        let page = |text| rules(&[code, ("SECURITY.md", text)]);
        assert!(page("| `any` threat | `rounds_balance` |\n").is_empty());
        let wrong = page("\n| threat | `rounds_balance`, `rounds_lie` |\n");
        assert_eq!(wrong, ["SECURITY.md:2: named-test"]);
    }

    #[test]
    fn dead_links_are_found() {
        let good = "[a](b.md) [c](https://example.org/d) [e](#f)\n[g](../h/i.rs) [j](../h)\n";
        let files = [("docs/a.md", good), ("docs/b.md", ""), ("h/i.rs", "")];
        assert!(rules(&files).is_empty());
        assert_eq!(rules(&[("docs/a.md", "\n[a](gone.md)\n")]), ["docs/a.md:2: dead-link"]);
    }
}
