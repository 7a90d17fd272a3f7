//! Which language a reader gets: the one they chose, or the one their browser ranks first.

use super::texts::Texts;
use crate::language::ranked;
use axum::http::{HeaderMap, header};

/// The cookie that keeps a choice of language.
pub(crate) const LANGUAGE: &str = "language";

/// The words for whoever sends these headers.
pub(crate) fn of_request(headers: &HeaderMap) -> &'static Texts {
    let chosen = cookie(headers, LANGUAGE).and_then(Texts::of_tag);
    chosen.or_else(|| preferred(headers)).unwrap_or_else(Texts::fallback)
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

fn preferred(headers: &HeaderMap) -> Option<&'static Texts> {
    let listed = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let known = |tag: &str| {
        let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Texts::all().iter().find(|texts| language(&texts.tag) == language(tag))
    };
    ranked(listed.unwrap_or_default()).into_iter().find_map(known)
}
