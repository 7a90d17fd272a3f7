//! Rust source as a flat row of tokens, each with its line, without comments.
//!
//! A string or a comment can hold any word, so rules about code read tokens and never lines. Doc
//! comments arrive as `#[doc = "…"]`, as they do in the compiler.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word,
    /// A number, string, character or byte string, as written.
    Literal,
    /// Punctuation; `::` is one token.
    Sign,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

/// One token.
#[derive(Clone, Debug)]
pub struct Token {
    /// The line it starts on, from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: String,
    /// Whether it is compiled for tests only.
    pub for_tests: bool,
}

impl Token {
    /// Whether this is exactly that word or sign (a string never is).
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// Reads Rust source. What the compiler could not read either gives no tokens.
pub fn read(path: &str, source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    if let Ok(stream) = source.parse::<TokenStream>() {
        flatten(stream, &mut tokens);
    }
    mark_tests(path, &mut tokens);
    tokens
}

/// The place of the token that ends the bracket opened at `open`.
pub fn end_of_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 1 => return place,
            Kind::Close => depth -= 1,
            Kind::Word | Kind::Literal | Kind::Sign => {}
        }
    }
    tokens.len()
}

/// Whether the tokens from `place` on read exactly so.
pub fn reads(tokens: &[Token], place: usize, texts: &[&str]) -> bool {
    let found = tokens.iter().skip(place);
    tokens.len() >= place + texts.len() && found.zip(texts).all(|(token, text)| token.is(text))
}

/// The names that follow a `path::` which ends at `place`: one, or each of a group in braces.
pub fn names_after(tokens: &[Token], place: usize) -> Vec<&Token> {
    let Some(first) = tokens.get(place) else {
        return Vec::new();
    };
    if !first.is("{") {
        return vec![first];
    }
    let mut names = Vec::new();
    let end = end_of_group(tokens, place);
    let mut inner = place + 1;
    while inner < end {
        names.push(&tokens[inner]);
        while inner < end && !tokens[inner].is(",") {
            inner = match tokens[inner].kind {
                Kind::Open => end_of_group(tokens, inner) + 1,
                _ => inner + 1,
            };
        }
        inner += 1;
    }
    names
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut colon_open = false;
    for tree in stream {
        let line = tree.span().start().line;
        let mut push = |line, kind, text| {
            tokens.push(Token { line, kind, text, for_tests: false });
        };
        let second_colon = colon_open;
        colon_open = false;
        match tree {
            TokenTree::Ident(word) => push(line, Kind::Word, word.to_string()),
            TokenTree::Literal(literal) => push(line, Kind::Literal, literal.to_string()),
            TokenTree::Punct(sign) if sign.as_char() == ':' && second_colon => {
                tokens.pop();
                tokens.push(Token {
                    line,
                    kind: Kind::Sign,
                    text: "::".to_owned(),
                    for_tests: false,
                });
            }
            TokenTree::Punct(sign) => {
                colon_open = sign.as_char() == ':' && sign.spacing() == Spacing::Joint;
                push(line, Kind::Sign, sign.as_char().to_string());
            }
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                push(group.span_open().start().line, Kind::Open, open.to_owned());
                flatten(group.stream(), tokens);
                tokens.push(Token {
                    line: group.span_close().start().line,
                    kind: Kind::Close,
                    text: close.to_owned(),
                    for_tests: false,
                });
            }
        }
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Marks the items under `#[cfg(test)]`, and all of a file that is for tests.
fn mark_tests(path: &str, tokens: &mut [Token]) {
    let whole = path.ends_with("/tests.rs")
        || path.contains("/tests/")
        || path.contains("/benches/")
        || reads(tokens, 0, &["#", "!", "[", "cfg", "(", "test", ")", "]"]);
    if whole {
        for token in tokens {
            token.for_tests = true;
        }
        return;
    }
    for start in 0..tokens.len() {
        if reads(tokens, start, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            let end = end_of_item(tokens, start + 7);
            for token in &mut tokens[start..end] {
                token.for_tests = true;
            }
        }
    }
}

/// One past the item that starts at `start`: its `;` or its closing brace.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut place = start;
    while let Some(token) = tokens.get(place) {
        if token.is(";") {
            return place + 1;
        }
        if token.kind == Kind::Open {
            let end = end_of_group(tokens, place);
            if token.is("{") {
                return (end + 1).min(tokens.len());
            }
            place = end;
        }
        place += 1;
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::read;

    fn texts(source: &str) -> Vec<String> {
        let tokens = read("crates/money/src/a.rs", source);
        tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_are_left_out_and_paths_are_kept_together() {
        let source = "// x as y\nfn a() { b::c(\"as\", 'x') }";
        let expected =
            ["fn", "a", "(", ")", "{", "b", "::", "c", "(", "\"as\"", ",", "'x'", ")", "}"];
        assert_eq!(texts(source), expected);
    }

    #[test]
    fn lines_are_those_of_the_source() {
        let tokens = read("a.rs", "fn a() {\n    b(\n    );\n}\n");
        let lines: Vec<usize> = tokens.iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 1, 1, 1, 1, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn items_for_tests_are_marked() {
        let source = "fn a() {}\n#[cfg(test)]\n#[x(y)]\nmod tests { fn b() {} }\nfn c() {}";
        let tokens = read("crates/money/src/a.rs", source);
        let marked = |name: &str| {
            let token = tokens.iter().find(|token| token.is(name)).unwrap();
            token.for_tests
        };
        assert_eq!((marked("a"), marked("b"), marked("c")), (false, true, false));
        let integration = read("crates/money/tests/a.rs", "fn a() {}");
        assert!(integration.iter().all(|token| token.for_tests));
    }
}
