//! Every link of every page, followed as a stranger and as each role: each leads somewhere, no page
//! shows the key of a message instead of its words, and none has a word of another trade.

use crate::demonstration::Demonstration;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use ureq::Agent;

/// Pages that differ only in numbers and ids are alike; of each kind so many are looked at.
const ALIKE_MAX: usize = 3;

/// The most pages that are looked at for one reader.
const PAGES_MAX: usize = 1_500;

/// Words that would let mutual aid pass for another trade.
const FORBIDDEN: [&str; 8] =
    ["保险", "保费", "理赔", "赔付", "insurance", "premium", "insured", "payout guarantee"];

/// What may be said, because it says the opposite.
const NOTICES: [&str; 3] =
    ["互助不是保险", "Mutual aid is not insurance", "mutual aid is not insurance"];

/// Everybody who looks: a stranger, and each role by its account.
pub const READERS: [Option<&str>; 13] = [
    None,
    Some("member@demo"),
    Some("juror@demo"),
    Some("intake-clerk@demo"),
    Some("medical-reviewer@demo"),
    Some("investigator@demo"),
    Some("second-reviewer@demo"),
    Some("treasurer1@demo"),
    Some("plan-manager@demo"),
    Some("compliance@demo"),
    Some("auditor@demo"),
    Some("supervisor@demo"),
    Some("witness@demo"),
];

/// Where each begins.
const BEGINNINGS: [&str; 3] = ["/", "/sign-in", "/design"];

/// Follows every link that a reader finds, of each kind of page so many; gives the pages, in the
/// order in which they were found.
pub fn follow(language: &str, name: Option<&str>, alike_max: usize) -> Vec<String> {
    let demonstration = Demonstration::shared();
    let agent: Agent =
        Agent::config_builder().http_status_as_error(false).max_redirects(5).build().into();
    let base = demonstration.address.as_str();
    let session = name.map_or(String::new(), |name| sign_in(base, name));
    let (mut seen, mut pages, mut broken) = (BTreeSet::new(), Vec::new(), Vec::new());
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting: VecDeque<(String, String)> =
        BEGINNINGS.iter().map(|path| ((*path).to_owned(), "the beginning".to_owned())).collect();
    while let Some((path, found_on)) = waiting.pop_front() {
        let count = alike.entry(kind_of(&path)).or_default();
        if *count >= alike_max || seen.len() >= PAGES_MAX || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let mut answer = agent
            .get(format!("{base}{path}"))
            .header("accept", "text/html,*/*")
            .header("accept-language", language)
            .header("cookie", &session)
            .call()
            .unwrap();
        let status = answer.status().as_u16();
        if status != 200 {
            broken.push(format!("{path} ({status}) from {found_on}"));
            continue;
        }
        let is_page = answer
            .headers()
            .get("content-type")
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !is_page {
            continue;
        }
        let text = answer.body_mut().read_to_string().unwrap();
        assert!(!text.contains('⟦'), "{path} shows the key of a message");
        holds_no_forbidden_word(&path, &text);
        pages.push(path.clone());
        waiting.extend(links_of(&text).into_iter().map(|link| (link, path.clone())));
    }
    assert!(broken.is_empty(), "as {name:?}: {broken:#?}");
    pages
}

/// Signs in as the demonstration offers; gives the cookie of the session.
fn sign_in(base: &str, name: &str) -> String {
    let entered = ureq::post(format!("{base}/demo/sign-in"))
        .config()
        .max_redirects(0)
        .build()
        .header("sec-fetch-site", "same-origin")
        .send_form([("name", name)])
        .unwrap();
    let cookie = entered.headers().get("set-cookie").expect("a session");
    cookie.to_str().unwrap().split(';').next().unwrap_or_default().to_owned()
}

fn holds_no_forbidden_word(path: &str, text: &str) {
    let mut text = text.to_owned();
    for notice in NOTICES {
        text = text.replace(notice, "");
    }
    let text = text.to_lowercase();
    for word in FORBIDDEN {
        assert!(!text.contains(word), "{path} says {word}");
    }
}

/// The paths of ours that a page links to or brings along.
fn links_of(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    for attribute in ["href=\"", "src=\""] {
        for part in text.split(attribute).skip(1) {
            let link = part.split('"').next().unwrap_or_default();
            let link = link.split('#').next().unwrap_or_default();
            if link.starts_with('/') {
                links.push(link.replace("&amp;", "&").replace("&#38;", "&"));
            }
        }
    }
    links
}

/// A path with its numbers and ids taken out.
fn kind_of(path: &str) -> String {
    let is_id = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    let path = path.split('?').next().unwrap_or_default();
    let parts = path.split('/').map(|part| if is_id(part) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn every_link_leads_somewhere_in_both_languages() {
    for language in ["zh-CN", "en"] {
        for name in READERS {
            let pages = follow(language, name, ALIKE_MAX);
            let home = match name {
                None => "/plans/1",
                Some("member@demo" | "juror@demo") => "/me",
                Some("auditor@demo" | "supervisor@demo") => "/oversight",
                Some("witness@demo") => "/check",
                Some(_) => "/desk",
            };
            assert!(pages.iter().any(|page| page == home), "{name:?} finds {home}: {pages:?}");
        }
    }
}
