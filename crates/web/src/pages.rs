//! The pages: HTML made on the server, complete without JavaScript, in every language alike.
//!
//! A page is a file here, named by its noun, with a template of the same name in `templates/`. Its
//! handler takes a [`page::Page`] (the reader: language, large type, who is signed in), calls a use
//! case as a route of the API does, and gives its template to [`answer::html`]. Words stand in
//! `locales/*.ftl`, one file a language. A form is read with [`form::Submitted`]; what is refused
//! is put beside its field, with everything typed kept. What no page handles becomes an error page
//! in [`refused`].
//!
//! **Invariant: a page asks for nothing from anywhere else and runs no script of its text**; the
//! policy in [`answer`] has the browser see to it. **Invariant: a form sent twice acts once**: its
//! key is made with the page. **Invariant: what was typed is not lost** to a fault or to a session
//! that ended ([`overnight`]).

pub(crate) mod answer;
pub(crate) mod assets;
mod audit;
mod complaint_desk;
mod complaints;
pub(crate) mod components;
pub(crate) mod display;
pub(crate) mod form;
pub(crate) mod format;
mod jobs;
pub(crate) mod locale;
pub(crate) mod overnight;
pub(crate) mod oversight;
pub(crate) mod page;
pub(crate) mod place;
pub(crate) mod refused;
mod showcase;
mod sign_in;
mod supervisor_keys;
pub(crate) mod texts;

use crate::state::Web;
use axum::Router;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// The routes of every page.
pub(crate) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .merge(assets::routes())
        .merge(display::routes())
        .merge(sign_in::routes())
        .merge(oversight::routes())
        .merge(audit::routes())
        .merge(jobs::routes())
        .merge(complaint_desk::routes())
        .merge(complaints::routes())
        .merge(supervisor_keys::routes())
        .merge(showcase::routes())
        .layer(CompressionLayer::new())
}
