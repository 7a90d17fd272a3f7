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

mod aid;
pub(crate) mod answer;
pub(crate) mod assets;
mod audit;
mod case;
mod case_words;
mod cases;
pub(crate) mod chart;
mod check;
pub(crate) mod clock_line;
mod complaint_desk;
mod complaints;
pub(crate) mod components;
mod cost;
mod covenant;
pub(crate) mod desk;
pub(crate) mod display;
mod figures;
pub(crate) mod form;
pub(crate) mod format;
mod glossary;
mod home;
mod jobs;
mod joining;
mod jury;
pub(crate) mod locale;
mod member;
mod my_data;
mod my_round;
mod notices;
pub(crate) mod overnight;
pub(crate) mod oversight;
pub(crate) mod page;
mod period;
pub(crate) mod place;
mod plan;
pub(crate) mod plan_frame;
mod plan_versions;
mod plans;
pub(crate) mod problem_kind;
mod public_log;
pub(crate) mod refused;
mod robots;
mod round;
mod rounds;
mod security;
mod showcase;
mod sign_in;
mod supervisor_keys;
pub(crate) mod texts;
mod value_words;
pub(crate) mod verifier;
mod worked_cases;

pub(crate) use aid::FILE_FORMS;

use crate::state::Web;
use axum::Router;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// The routes of every page.
pub(crate) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .merge(assets::routes())
        .merge(display::routes())
        .merge(home::routes())
        .merge(figures::routes())
        .merge(cost::routes())
        .merge(sign_in::routes())
        .merge(desk::routes())
        .merge(oversight::routes())
        .merge(audit::routes())
        .merge(jobs::routes())
        .merge(complaint_desk::routes())
        .merge(complaints::routes())
        .merge(notices::routes())
        .merge(my_round::routes())
        .merge(period::routes())
        .merge(my_data::routes())
        .merge(security::routes())
        .merge(supervisor_keys::routes())
        .merge(showcase::routes())
        .merge(plans::routes())
        .merge(plan::routes())
        .merge(plan_versions::routes())
        .merge(worked_cases::routes())
        .merge(rounds::routes())
        .merge(round::routes())
        .merge(cases::routes())
        .merge(case::routes())
        .merge(glossary::routes())
        .merge(check::routes())
        .merge(public_log::routes())
        .merge(robots::routes())
        .merge(member::routes())
        .merge(joining::routes())
        .merge(aid::routes())
        .merge(jury::routes())
        .layer(CompressionLayer::new())
}
