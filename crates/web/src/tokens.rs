//! Tokens of programs, taken back; two people make them, by a proposal.

use crate::asked::{Asked, Written};
use crate::body::Nothing;
use crate::digest_text;
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, State};
use serde::Serialize;
use service::tokens;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(take_back))
}

/// A token that opens nothing any more.
#[derive(Serialize, ToSchema)]
struct TokenTakenBack {
    /// The SHA-256 of its bytes, in hexadecimal.
    digest: String,
}

/// Takes a token back, by the SHA-256 of its bytes.
#[utoipa::path(
    delete, path = "/tokens/{digest}", tag = "accounts",
    responses((status = 200, body = TokenTakenBack))
)]
async fn take_back(
    State(web): State<Arc<Web>>,
    Path(digest): Path<String>,
    asked: Asked<Nothing>,
) -> Result<Written<TokenTakenBack>, Problem> {
    let bytes = digest_text::read(&digest)?;
    let repeated = asked.bind(&web).await?;
    tokens::revoke(&web.community, &asked.caller, bytes, web.now()).await?;
    web.tokens.forget();
    Ok(asked.done(repeated, TokenTakenBack { digest }))
}
