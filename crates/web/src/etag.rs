//! Which version of something was read, and which one an edit is of.

use axum::http::{HeaderMap, HeaderValue, header};
use ledger::Rejection;

/// The tag of a version.
pub(crate) fn tag(version: u32) -> HeaderValue {
    HeaderValue::try_from(format!("\"{version}\"")).expect("digits and quotes are visible")
}

/// The version an edit is of.
///
/// # Errors
/// [`Rejection::VersionMissing`]; [`Rejection::EditStale`] for a tag that no version ever had.
pub(crate) fn if_match(headers: &HeaderMap) -> Result<u32, Rejection> {
    let value = headers.get(header::IF_MATCH).ok_or(Rejection::VersionMissing)?;
    let digits = value.to_str().ok().and_then(|text| {
        let inner = text.trim().strip_prefix('"')?.strip_suffix('"')?;
        inner.parse().ok()
    });
    digits.ok_or(Rejection::EditStale)
}
