//! The pages of the API say what exists.

use std::collections::BTreeSet;
use std::path::Path;
use web::ROUTES;

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The method and the path of every `curl` line; ids and variables stand for parameters.
fn asked(page: &str) -> BTreeSet<String> {
    let joined = page.replace("\\\n", " ");
    let lines = joined.lines().filter(|line| line.trim_start().starts_with("curl"));
    let mut asked = BTreeSet::new();
    for line in lines {
        let (_, path) = line.split_once("$API").expect("a line of curl says where");
        let path = path.split(['"', ' ', '?']).next().unwrap().to_owned();
        let words: Vec<&str> = line.split_whitespace().collect();
        let named = words.iter().position(|word| *word == "-X").map(|place| words[place + 1]);
        let sends = line.contains(" -d ") || line.contains("--data-binary");
        let method = named.unwrap_or(if sends { "POST" } else { "GET" });
        asked.insert(format!("{method} /api/v1{path}"));
    }
    asked
}

/// Whether a path of a page is the path of a route.
fn fits(route: &str, asked: &str) -> bool {
    let (one, other) = (route.split('/'), asked.split('/'));
    one.clone().count() == other.clone().count()
        && one.zip(other).all(|(part, said)| {
            part == said || (part.starts_with('{') && (said.starts_with('$') || said == "1"))
        })
}

#[test]
fn both_pages_ask_for_routes_that_exist_and_for_the_same() {
    let [english, chinese] = ["api.md", "api.zh.md"].map(|name| asked(&page(name)));
    assert!(english.len() > 8, "{english:?}");
    assert_eq!(english, chinese);
    for line in english {
        let known = ROUTES.iter().any(|row| fits(&format!("{} {}", row.method, row.path), &line));
        assert!(known, "{line}");
    }
}
