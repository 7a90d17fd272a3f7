//! Every link of every page, followed as a stranger and as each role: each leads somewhere, no page
//! shows the key of a message instead of its words, and none has a word of another trade.

use crate::demonstration::Demonstration;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use ureq::Agent;

/// Pages that differ only in numbers and ids are alike; of each kind so many are looked at.
const ALIKE_MAX: usize = 4;

/// The most pages that are looked at for one reader.
const PAGES_MAX: usize = 1_500;

/// Words that would let mutual aid pass for another trade.
const FORBIDDEN: [&str; 8] =
    ["保险", "保费", "理赔", "赔付", "insurance", "premium", "insured", "payout guarantee"];

/// What may be said, because it says the opposite.
const NOTICES: [&str; 3] =
    ["互助不是保险", "Mutual aid is not insurance", "mutual aid is not insurance"];

/// Follows every link that a reader finds from these pages on.
fn follow(language: &str, name: Option<&str>, from: &[&str]) {
    let demonstration = Demonstration::shared();
    let agent: Agent =
        Agent::config_builder().http_status_as_error(false).max_redirects(5).build().into();
    let base = demonstration.address.as_str();
    if let Some(name) = name {
        let entered = agent
            .post(format!("{base}/demo/sign-in"))
            .header("sec-fetch-site", "same-origin")
            .send_form([("name", name)])
            .unwrap();
        assert_eq!(entered.status(), 200, "{name}");
    }
    let mut seen = BTreeSet::new();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting: VecDeque<(String, String)> =
        from.iter().map(|path| ((*path).to_owned(), "the beginning".to_owned())).collect();
    while let Some((path, found_on)) = waiting.pop_front() {
        let count = alike.entry(kind_of(&path)).or_default();
        if *count >= ALIKE_MAX || seen.len() >= PAGES_MAX || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let mut answer = agent
            .get(format!("{base}{path}"))
            .header("accept", "text/html,*/*")
            .header("accept-language", language)
            .call()
            .unwrap();
        let status = answer.status().as_u16();
        assert_eq!(status, 200, "{path}, linked from {found_on}, as {name:?}");
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
        waiting.extend(links_of(&text).into_iter().map(|link| (link, path.clone())));
    }
    assert!(seen.len() >= from.len());
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
    let attributes = ["href=\"", "src=\"", "action=\""];
    let mut links = Vec::new();
    for attribute in &attributes[..2] {
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
fn every_link_of_a_stranger_leads_somewhere() {
    for language in ["zh-CN", "en"] {
        follow(language, None, &["/sign-in", "/design"]);
    }
}
