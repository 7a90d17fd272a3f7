//! Our files that pages bring along: styles, pictures, small scripts. A browser keeps them for
//! good, because an address changes with the content.

use crate::state::Web;
use axum::Router;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use include_dir::{Dir, include_dir};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::digest_text;
use crate::problem::Problem;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The addresses by the names of the files.
static ADDRESSES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let named = FILES.files().filter_map(|file| Some((file.path().to_str()?, file)));
    named.map(|(name, file)| (name, address_of(name, file.contents()))).collect()
});

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/assets/{name}", get(show))
}

/// The address of a file; the plain one where there is no such file.
pub(crate) fn address(name: &str) -> String {
    ADDRESSES.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
}

/// The text of a file of ours, to be put into another.
pub(crate) fn text(name: &str) -> &'static str {
    FILES.get_file(name).and_then(|file| file.contents_utf8()).expect("it is one of the files")
}

fn address_of(name: &str, bytes: &[u8]) -> String {
    let digest = digest_text::text(&Sha256::digest(bytes).into());
    format!("/assets/{name}?v={}", &digest[..12])
}

async fn show(Path(name): Path<String>) -> Result<Response, Problem> {
    let file = FILES.get_file(&name).ok_or(Rejection::PathUnknown)?;
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return Err(Rejection::PathUnknown.into()),
    };
    let kept = "public, max-age=31536000, immutable";
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)];
    Ok((headers, file.contents()).into_response())
}
