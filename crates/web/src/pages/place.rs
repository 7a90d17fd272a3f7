//! A place on this site that a form names, to go to or back to.
//!
//! **Invariant: it is a path of ours**, whatever somebody wrote into a link: no redirect of ours
//! leads anywhere else.

/// The path, if it is one of this site; the way home otherwise.
pub(crate) fn of_ours(text: &str) -> &str {
    // A browser reads `//host` and `/\host` as another site, and takes tabs and line feeds out.
    let mut letters = text.bytes();
    let begins = letters.next() == Some(b'/') && !matches!(letters.next(), Some(b'/' | b'\\'));
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if begins && is_plain { text } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::of_ours;

    #[test]
    fn only_our_own_paths_are_gone_to() {
        for path in ["/", "/plans/1?lang=zh", "/me#top", "/plans/1/cases/a%2Fb"] {
            assert_eq!(of_ours(path), path);
        }
        let foreign = [
            "",
            "//other.example",
            "/\\other.example",
            "https://other.example/",
            "javascript:alert(1)",
            "/\t/other.example",
            "/\n/other.example",
            " /me",
            "/me\r\nset-cookie: a=b",
            "/计划",
        ];
        for path in foreign {
            assert_eq!(of_ours(path), "/", "{path:?}");
        }
    }
}
