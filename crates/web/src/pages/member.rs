//! A member's own pages: what is covered and what it costs, paying in, the family, the receipt,
//! leaving.
//!
//! A path names the pool; whose membership is meant says `?of=`, and without it, it is one's own.

pub(crate) mod balance;
mod balance_proof;
mod bank;
mod family;
mod home;
mod leaving;
pub(crate) mod mine;
mod proofs;
mod receipt;
mod top_up;

use crate::state::Web;
use axum::Router;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .merge(home::routes())
        .merge(top_up::routes())
        .merge(receipt::routes())
        .merge(proofs::routes())
        .merge(balance_proof::routes())
        .merge(leaving::routes())
        .merge(family::routes())
}
