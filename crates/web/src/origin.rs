//! Requests that another site made a browser send.
//!
//! A browser adds our cookie to them, so a write that a cookie proves has to come from our own
//! pages. Browsers say where a request comes from; programs that bear a token are not concerned.

use axum::http::{HeaderMap, header};
use ledger::Rejection;

/// What a request has to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// That it comes from here.
    Needed,
    /// Nothing, unless it says that it comes from elsewhere.
    IfSaid,
}

/// Refuses a request from another site.
///
/// # Errors
/// [`Rejection::OriginForeign`].
pub(crate) fn check(headers: &HeaderMap, proof: Proof) -> Result<(), Rejection> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let own = match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let (_, host) = origin.split_once("://").unwrap_or_default();
            text(header::HOST.as_str()).is_some_and(|own| own.eq_ignore_ascii_case(host))
        }
        (None, None) => proof == Proof::IfSaid,
    };
    if own { Ok(()) } else { Err(Rejection::OriginForeign) }
}

#[cfg(test)]
mod tests {
    use super::{Proof, check};
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    #[test]
    fn only_our_own_pages_write_by_a_cookie() {
        type Case = (&'static [(&'static str, &'static str)], bool, bool);
        let table: [Case; 6] = [
            (&[], false, true),
            (&[("sec-fetch-site", "same-origin")], true, true),
            (&[("sec-fetch-site", "same-site")], false, false),
            (&[("origin", "https://aid.example"), ("host", "aid.example")], true, true),
            (&[("origin", "https://other.example"), ("host", "aid.example")], false, false),
            (&[("origin", "null"), ("host", "aid.example")], false, false),
        ];
        for (given, needed, if_said) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(check(&headers, Proof::Needed).is_ok(), needed, "{given:?}");
            assert_eq!(check(&headers, Proof::IfSaid).is_ok(), if_said, "{given:?}");
        }
    }
}
