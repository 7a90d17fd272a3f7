//! How files are laid out: lines, lengths, ends of lines.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};

/// Columns of a line of Rust, counted in characters.
const COLUMNS_MAX: usize = 100;
/// Lines of a file of Rust.
const LINES_MAX: usize = 400;

/// Finds lines and files that are too long, and untidy ends of lines.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        if file.is_rust() {
            check_rust(file, &mut violations);
        }
        if !is_kept_as_it_came(&file.path) {
            check_text(file, &mut violations);
        }
    }
    violations
}

/// Snapshots, hostile input and seeds of failures are kept byte for byte.
fn is_kept_as_it_came(path: &str) -> bool {
    let test_data = path.contains("/tests/") && !path.ends_with(".rs");
    test_data || path.ends_with(".snap") || path.contains("proptest-regressions/")
}

fn check_rust(file: &SourceFile, violations: &mut Vec<Violation>) {
    for (number, line) in file.lines() {
        let columns = line.chars().count();
        if columns > COLUMNS_MAX {
            let right = format!("at most {COLUMNS_MAX} columns, not {columns}");
            violations.push(Violation::new(&file.path, number, "line-length", right));
        }
    }
    let count = file.text.lines().count();
    if count > LINES_MAX {
        let right = format!("at most {LINES_MAX} lines, not {count}: part it by its nouns");
        violations.push(Violation::new(&file.path, count, "file-length", right));
    }
    if file.path.ends_with("/mod.rs") {
        let right = "a file named like the module, beside its folder";
        violations.push(Violation::new(&file.path, 1, "mod-file", right));
    }
}

fn check_text(file: &SourceFile, violations: &mut Vec<Violation>) {
    let mut push = |line, rule, right| {
        violations.push(Violation::new(&file.path, line, rule, right));
    };
    for (number, line) in (1..).zip(file.text.split('\n')) {
        if line.contains('\t') {
            push(number, "tab", "spaces");
        }
        if line.ends_with('\r') {
            push(number, "line-end", "a line feed alone");
        } else if line.ends_with(char::is_whitespace) {
            push(number, "trailing-space", "nothing after the last character");
        }
    }
    let ends_well = file.text.ends_with('\n') && !file.text.ends_with("\n\n");
    if !file.text.is_empty() && !ends_well {
        let last = file.text.lines().count();
        push(last, "last-line", "one line feed at the end of the file");
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::snippet::found;

    #[test]
    fn long_lines_are_found_in_characters_not_bytes() {
        let fits = format!("// {}\n", "舟".repeat(97));
        let exceeds = format!("// {}\n", "舟".repeat(98));
        assert_eq!(found(check, "a.rs", &fits), []);
        assert_eq!(found(check, "a.rs", &exceeds), [(1, "line-length")]);
        assert_eq!(found(check, "a.md", &exceeds), []);
    }

    #[test]
    fn long_files_and_mod_files_are_found() {
        assert_eq!(found(check, "a.rs", &"//\n".repeat(400)), []);
        let long = found(check, "a.rs", &"//\n".repeat(401));
        assert_eq!(long, [(401, "file-length")]);
        assert_eq!(found(check, "src/a/mod.rs", "//\n"), [(1, "mod-file")]);
    }

    #[test]
    fn untidy_text_is_found() {
        assert_eq!(found(check, "a.md", "a\tb\n"), [(1, "tab")]);
        assert_eq!(found(check, "a.md", "a\nb \n"), [(2, "trailing-space")]);
        assert_eq!(found(check, "a.csv", "a\r\n"), [(1, "line-end")]);
        assert_eq!(found(check, "a.toml", "a"), [(1, "last-line")]);
        assert_eq!(found(check, "a.toml", "a\n\n"), [(2, "last-line")]);
        assert_eq!(found(check, "a.csv", ""), []);
    }

    #[test]
    fn hostile_input_and_snapshots_are_left_alone() {
        assert_eq!(found(check, "crates/app/tests/hostile/a.csv", "a\r\n"), []);
        assert_eq!(found(check, "crates/app/src/snapshots/a.snap", "a \n\n"), []);
        let source = found(check, "crates/app/tests/a.rs", "// \n");
        assert_eq!(source, [(1, "trailing-space")]);
    }
}
