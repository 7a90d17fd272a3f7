//! What the pure crates may not do: compute with floats, cast, reach the world, read a clock.

use super::Violation;
use crate::checkout::{Checkout, SourceFile};
use crate::token::{Kind, Token, names_after, reads};

/// Crates that do no I/O of their own. `vault` draws random numbers, where the caller hands it a
/// source of them, and keeps evidence in a store of files, through one crate for such stores; `sim`
/// invents worlds whose bytes must repeat.
const PURE_CRATES: [&str; 9] =
    ["money", "ledger", "rules", "pool", "casework", "tlog", "vault", "sim", "verify"];

/// Words that are a way out of a pure crate, wherever they stand.
const WAYS_OUT: [(&str, &str); 6] = [
    ("SystemTime", "the date as an argument"),
    ("Instant", "the time as an argument"),
    ("print", "text as a result"),
    ("println", "text as a result"),
    ("eprint", "text as a result"),
    ("eprintln", "text as a result"),
];

/// Modules of `std` that reach the world.
const STD_MODULES: [&str; 7] = ["env", "fs", "io", "net", "os", "process", "thread"];

/// Finds floats, casts and ways out in the pure crates.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in checkout.rust().filter(|file| is_pure(&file.path)) {
        check_arithmetic(file, &mut violations);
        check_reach(file, &mut violations);
    }
    violations
}

fn is_pure(path: &str) -> bool {
    let sources = |name: &str| path.starts_with(&format!("crates/{name}/src/"));
    PURE_CRATES.iter().any(|name| sources(name))
}

fn check_arithmetic(file: &SourceFile, violations: &mut Vec<Violation>) {
    let tokens = &file.tokens;
    let mut importing = false;
    for (place, token) in tokens.iter().enumerate() {
        let begins = token.is("use") || reads(tokens, place, &["extern", "crate"]);
        importing = !token.is(";") && (importing || begins);
        let (rule, right) = if token.is("f32") || token.is("f64") || is_float(tokens, place) {
            ("float", "whole numbers of minor units or basis points")
        } else if token.is("as") && !importing && is_cast(tokens, place) {
            ("cast", "From, or TryFrom with an answer for what does not fit")
        } else {
            continue;
        };
        violations.push(Violation::new(&file.path, token.line, rule, right));
    }
}

fn is_float(tokens: &[Token], place: usize) -> bool {
    let text = &tokens[place].text;
    let number = tokens[place].kind == Kind::Literal && text.starts_with(|c: char| c.is_numeric());
    // In `pair.0.1` the reader of tokens sees a number with a point.
    let of_a_tuple = place > 0 && tokens[place - 1].is(".");
    let other_base = ["0x", "0b", "0o"].iter().any(|base| text.starts_with(base));
    let written_as_float = text.ends_with("f32")
        || text.ends_with("f64")
        || text.contains('.')
        || (text.contains('e') && !text.ends_with("size"));
    number && !other_base && !of_a_tuple && written_as_float
}

/// Whether this `as` outside of imports converts a value: `<T as Trait>::item` does not.
fn is_cast(tokens: &[Token], place: usize) -> bool {
    let mut depth = 0_usize;
    for (ahead, token) in tokens.iter().enumerate().skip(place + 1) {
        if token.is("<") {
            depth += 1;
        } else if token.is(">") && depth == 0 {
            return !reads(tokens, ahead + 1, &["::"]);
        } else if token.is(">") {
            depth -= 1;
        } else if token.kind != Kind::Word && !token.is("::") {
            return true;
        }
    }
    true
}

/// Tests may read golden files; the code they test may not.
fn check_reach(file: &SourceFile, violations: &mut Vec<Violation>) {
    let tokens = &file.tokens;
    for (place, token) in tokens.iter().enumerate() {
        if token.for_tests {
            continue;
        }
        for (word, right) in WAYS_OUT {
            if token.is(word) {
                violations.push(Violation::new(&file.path, token.line, "reach", right));
            }
        }
        if reads(tokens, place, &["::", "now"]) {
            let right = "the date as an argument";
            violations.push(Violation::new(&file.path, token.line, "reach", right));
        }
        if reads(tokens, place, &["std", "::"]) {
            for module in names_after(tokens, place + 2) {
                if STD_MODULES.contains(&module.text.as_str()) {
                    let right = format!("no std::{} in a pure crate", module.text);
                    violations.push(Violation::new(&file.path, module.line, "reach", right));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::snippet::found;

    const PATH: &str = "crates/pool/src/round.rs";

    #[test]
    fn floats_are_found() {
        for source in [
            "const A: f64 = B;",
            "type A = Vec<f32>;",
            "const A: B = 1.5;",
            "const A: B = 1e3;",
            "const A: B = 2f64;",
            "fn a() { assert!(b < 0.5) }",
        ] {
            let lines = found(check, PATH, source);
            assert!(lines.contains(&(1, "float")), "{source}");
        }
        for source in [
            "const A: i64 = 0x1e3;",
            "fn a() { b.0.1 }",
            "fn a() { 0..1 }",
            "const A: &str = \"1.5 f64\";",
            "// f64 and 1.5",
            "const A: usize = 1usize;",
        ] {
            assert_eq!(found(check, PATH, source), [], "{source}");
        }
    }

    #[test]
    fn casts_are_found() {
        for source in [
            "fn a() { b as u64 }",
            "fn a() { assert_eq!(c as usize, 1) }",
            "fn a() { if b < c as T { d } }",
            "use a::b as c; fn a() { b as u64 }",
            "fn a() { let b = [c as u8]; }",
        ] {
            assert_eq!(found(check, PATH, source), [(1, "cast")], "{source}");
        }
        for source in [
            "use a::b as c;",
            "use a::{b::{e}, b as c, d};",
            "fn a() { <B as C<D>>::e() }",
            "fn a() -> <B as c::C>::D { \"b as u64\" }",
            "extern crate a as b;",
        ] {
            assert_eq!(found(check, PATH, source), [], "{source}");
        }
    }

    #[test]
    fn ways_out_are_found() {
        for source in [
            "use std::fs;",
            "use std::{fmt, fs::File};",
            "use std::{collections::{A, B}, net};",
            "fn a() { std::env::var(B) }",
            "fn a() { std::process::exit(1) }",
            "use std::time::Instant;",
            "fn a() { std::time::SystemTime::now }",
            "fn a() { println!(\"b\") }",
            "fn a() { eprintln!(\"b\") }",
            "fn a() { jiff::Zoned::now() }",
        ] {
            let lines = found(check, PATH, source);
            assert!(lines.contains(&(1, "reach")), "{source}");
        }
        for source in [
            "use std::{fmt, collections::BTreeMap};",
            "#[cfg(test)] mod tests { use std::fs; }",
            "const A: &str = \"std::fs println!\";",
        ] {
            assert_eq!(found(check, PATH, source), [], "{source}");
        }
    }

    #[test]
    fn the_rim_may_do_what_the_core_may_not() {
        let source = "use std::fs; fn a() { println!(\"{}\", b as f64) }";
        assert_eq!(found(check, "crates/app/src/main.rs", source), []);
        assert_eq!(found(check, "xtask/src/main.rs", source), []);
    }
}
