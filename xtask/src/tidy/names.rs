//! Every public item is documented. The compiler asks this of libraries; here of programs too.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::{Kind, Token};

/// Finds public items that nobody explained.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in checkout.rust() {
        check_header(file, &mut violations);
        // The compiler knows exactly which items of a library can be reached from outside.
        let folder = file.path.split_once("/src/").map(|(folder, _)| folder);
        let library = folder.and_then(|folder| checkout.file(&format!("{folder}/src/lib.rs")));
        if library.is_none() {
            check_items(file, &mut violations);
        }
    }
    violations
}

fn check_header(file: &SourceFile, violations: &mut Vec<Violation>) {
    let is_root = file.path.ends_with("src/lib.rs") || file.path.ends_with("src/main.rs");
    if is_root && !file.text.starts_with("//! ") {
        let right = "a header that says what the crate is";
        violations.push(Violation::new(&file.path, 1, "documented", right));
    }
}

fn check_items(file: &SourceFile, violations: &mut Vec<Violation>) {
    let tokens = &file.tokens;
    for (place, token) in tokens.iter().enumerate() {
        if !token.is("pub") || token.for_tests {
            continue;
        }
        let Some(next) = tokens.get(place + 1) else {
            continue;
        };
        // What is visible inside the crate only, a re-export, or a module with its own header.
        let exempt = ["(", "use", "mod", "extern"].iter().any(|word| next.is(word));
        // A field of a tuple is explained by its type.
        let in_tuple = in_parentheses(tokens, place);
        if !exempt && !in_tuple && !is_documented(&tokens[..place]) {
            let right = "a sentence of documentation above this public item";
            violations.push(Violation::new(&file.path, token.line, "documented", right));
        }
    }
}

fn in_parentheses(tokens: &[Token], place: usize) -> bool {
    let mut depth = 0_usize;
    for token in tokens[..place].iter().rev() {
        match token.kind {
            Kind::Close => depth += 1,
            Kind::Open if depth == 0 => return token.is("("),
            Kind::Open => depth -= 1,
            Kind::Word | Kind::Literal | Kind::Sign => {}
        }
    }
    false
}

/// Whether one of the attributes that end here is a doc comment.
fn is_documented(before: &[Token]) -> bool {
    let mut end = before.len();
    while end > 0 && before[end - 1].is("]") {
        let mut depth = 0_usize;
        let mut open = end - 1;
        loop {
            match before[open].kind {
                Kind::Close => depth += 1,
                Kind::Open => depth -= 1,
                Kind::Word | Kind::Literal | Kind::Sign => {}
            }
            if depth == 0 || open == 0 {
                break;
            }
            open -= 1;
        }
        if open == 0 || !before[open - 1].is("#") {
            return false;
        }
        if before[open + 1].is("doc") {
            return true;
        }
        end = open - 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::snippet::found;

    const PATH: &str = "crates/app/src/round.rs";

    #[test]
    fn undocumented_items_are_found() {
        for source in [
            "pub fn a() {}",
            "#[derive(Debug)] pub struct A;",
            "#[inline] #[must_use] pub fn a() {}",
            "/// B.\nstruct A { pub b: u8 }",
            "/// B.\nfn a() {} pub fn b() {}",
            "pub const A: [u8; 1] = [1];",
        ] {
            let lines = found(check, PATH, source);
            assert!(lines.iter().any(|found| found.1 == "documented"), "{source}");
        }
    }

    #[test]
    fn documented_and_private_items_are_left_alone() {
        for source in [
            "/// B.\npub fn a() {}",
            "/// B.\n#[derive(Debug)]\npub struct A(pub u8, pub u8);",
            "#[derive(Debug)]\n/// B.\npub struct A;",
            "fn a() {}",
            "pub(crate) fn a() {}",
            "pub use a::b;",
            "pub mod a;",
            "#[cfg(test)] mod tests { pub fn a() {} }",
        ] {
            assert_eq!(found(check, PATH, source), [], "{source}");
        }
    }

    #[test]
    fn crates_without_a_header_are_found() {
        let lines = found(check, "crates/pool/src/lib.rs", "mod a;");
        assert_eq!(lines, [(1, "documented")]);
        let header = "//! Pools.\nmod a;";
        assert_eq!(found(check, "crates/pool/src/lib.rs", header), []);
    }
}
