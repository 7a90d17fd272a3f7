//! Which language a client reads.

use axum::http::{HeaderMap, header};
use ledger::Language;

/// The language a client asks for most: Chinese where that is what it ranks first of the two,
/// English otherwise.
pub(crate) fn of_request(headers: &HeaderMap) -> Language {
    let listed = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let known = |tag: &str| match tag.split('-').next().unwrap_or_default() {
        "zh" | "ZH" | "Zh" => Some(Language::Chinese),
        "en" | "EN" | "En" => Some(Language::English),
        _ => None,
    };
    ranked(listed.unwrap_or_default()).into_iter().find_map(known).unwrap_or(Language::English)
}

/// The tags of an `Accept-Language`, the most wanted first; what has no weight is left out.
pub(crate) fn ranked(listed: &str) -> Vec<&str> {
    let entries = listed.split(',').map(|entry| {
        let (tag, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
        (tag.trim(), thousandths(weight.trim()))
    });
    let mut entries: Vec<_> = entries.filter(|(_, weight)| *weight > 0).collect();
    // Stable: of two wanted alike, the first one named.
    entries.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    entries.into_iter().map(|(tag, _)| tag).collect()
}

/// The tag of a language.
pub(crate) fn tag(language: Language) -> &'static str {
    language.pick("zh", "en")
}

/// A weight such as `0.8`, in thousandths; nothing sound is nothing.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let part: u32 = format!("{part:0<3.3}").parse().unwrap_or(0);
    match whole {
        "1" => 1_000,
        "0" => part,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::of_request;
    use axum::http::{HeaderMap, HeaderValue};
    use ledger::Language;

    #[test]
    fn the_first_choice_of_the_two_counts() {
        for (listed, expected) in [
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("en;q=0.4, zh;q=0.6", Language::Chinese),
            ("zh;q=0.05, en;q=0.1", Language::English),
            ("fr, de", Language::English),
            ("", Language::English),
            ("zh;q=nonsense", Language::English),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("accept-language", HeaderValue::from_static(listed));
            assert_eq!(of_request(&headers), expected, "{listed}");
        }
    }
}
