//! What is never left behind: marks of unfinished work, tests that do not run, bare exceptions.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::{end_of_group, reads};

/// Marks of unfinished work, looked for in comments.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Macros that stay on nobody's main branch, with what is right.
const MACROS: [(&str, &str); 4] = [
    ("dbg", "no debugging output"),
    ("todo", "the code, or no function"),
    ("unimplemented", "the code, or no function"),
    ("macro_rules", "a function: macros of our own hide control flow"),
];

/// Attributes of tests that do not test.
const TEST_ATTRIBUTES: [(&str, &str); 2] =
    [("ignore", "a test that runs, or none"), ("should_panic", "a test that looks at the answer")];

/// Finds work that was left behind.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        if let Some(opener) = comment_opener(&file.path) {
            check_comments(file, opener, &mut violations);
        }
        check_code(file, &mut violations);
    }
    violations
}

fn comment_opener(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "rs" => Some("//"),
        "toml" | "sh" | "yml" | "yaml" => Some("#"),
        _ if path == ".ci/run" => Some("#"),
        _ => None,
    }
}

fn check_comments(file: &SourceFile, opener: &str, violations: &mut Vec<Violation>) {
    for (number, line) in file.lines() {
        let Some((_, comment)) = line.split_once(opener) else {
            continue;
        };
        let mut words = comment.split(|c: char| !c.is_alphanumeric());
        if let Some(mark) = words.find(|word| MARKS.contains(word)) {
            let right = format!("an issue instead of {mark}");
            violations.push(Violation::new(&file.path, number, "unfinished", right));
        }
    }
}

fn check_code(file: &SourceFile, violations: &mut Vec<Violation>) {
    let tokens = &file.tokens;
    for (place, token) in tokens.iter().enumerate() {
        for (name, right) in MACROS {
            if reads(tokens, place, &[name, "!"]) {
                violations.push(Violation::new(&file.path, token.line, "macro", right));
            }
        }
        if !(reads(tokens, place, &["#", "["]) || reads(tokens, place, &["#", "!", "["])) {
            continue;
        }
        let open = if tokens[place + 1].is("[") { place + 1 } else { place + 2 };
        let attribute = &tokens[open..end_of_group(tokens, open)];
        let Some(name) = attribute.get(1) else {
            continue;
        };
        for (word, right) in TEST_ATTRIBUTES {
            if name.is(word) {
                violations.push(Violation::new(&file.path, name.line, "idle-test", right));
            }
        }
        let lifts_a_lint = attribute.iter().any(|word| word.is("allow") || word.is("expect"));
        if lifts_a_lint && !attribute.iter().any(|word| word.is("reason")) {
            let right = "reason = \"…\" beside the lint";
            violations.push(Violation::new(&file.path, name.line, "bare-exception", right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKS, check};
    use crate::tidy::snippet::found;

    #[test]
    fn marks_are_found_in_comments_only() {
        for mark in MARKS {
            let source = format!("fn a() {{}} // {mark}: b\n");
            assert_eq!(found(check, "a.rs", &source), [(1, "unfinished")]);
            let values = format!("\n# {mark}\n");
            assert_eq!(found(check, "a.toml", &values), [(2, "unfinished")]);
            assert_eq!(found(check, ".ci/run", &values), [(2, "unfinished")]);
            // The code of "no currency" is three of one letter.
            let code = format!("const NONE: &str = \"{mark}\";\n");
            assert_eq!(found(check, "a.rs", &code), []);
        }
    }

    #[test]
    fn macros_of_unfinished_work_are_found() {
        for name in ["dbg", "todo", "unimplemented"] {
            let source = format!("fn a() {{ {name}!() }}");
            assert_eq!(found(check, "a.rs", &source), [(1, "macro")], "{name}");
        }
        let own = "macro_rules! a { () => {} }";
        assert_eq!(found(check, "a.rs", own), [(1, "macro")]);
        assert_eq!(found(check, "a.rs", "const A: &str = \"dbg!(b)\";"), []);
    }

    #[test]
    fn idle_tests_are_found() {
        for attribute in ["ignore", "ignore = \"slow\"", "should_panic"] {
            let source = format!("#[test]\n#[{attribute}]\nfn a() {{}}");
            assert_eq!(found(check, "a.rs", &source), [(2, "idle-test")]);
        }
    }

    #[test]
    fn exceptions_without_a_reason_are_found() {
        let bare = "#[allow(clippy::a)]\nfn a() {}";
        assert_eq!(found(check, "a.rs", bare), [(1, "bare-exception")]);
        let whole_file = "#![expect(clippy::a)]";
        assert_eq!(found(check, "a.rs", whole_file), [(1, "bare-exception")]);
        let reasoned = "#[expect(clippy::a, reason = \"b\")]\nfn a() { b.expect(\"c\") }";
        assert_eq!(found(check, "a.rs", reasoned), []);
    }
}
