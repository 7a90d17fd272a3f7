//! Aid: applying for it, the papers, following the case, and objecting to the case of another.

mod account;
mod acting;
mod case;
mod files;
mod objecting;
mod papers;
mod reporting;
mod seen;

use crate::state::Web;
use axum::Router;
use std::sync::Arc;

pub(crate) use files::FILE_FORMS;
pub(crate) use objecting::is_a_member;
pub(crate) use seen::capitalised;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .merge(reporting::routes())
        .merge(case::routes())
        .merge(papers::routes())
        .merge(account::routes())
        .merge(objecting::routes())
}
