//! The description of the API (OpenAPI 3.1), made from the code and the table of routes.

use crate::authorization::{Access, KeyOfRequest, RouteRow, row};
use crate::problem::ProblemBody;
use crate::state::Web;
use axum::Json;
use axum::extract::DefaultBodyLimit;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};
use utoipa::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tongzhou · 同舟",
        description = "Open mutual aid that proves itself. How to use this API: docs/api.md. \
                       能自证的互助。用法见 docs/api.zh.md。",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody))
)]
struct Description;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// Every route with its description.
pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(crate::health::alive))
        .routes(routes!(crate::health::ready))
        .routes(routes!(crate::health::metrics))
        .routes(routes!(crate::problem::describe))
        .merge(crate::demo_moves::form_routes())
        .nest("/api/v1", of_version_one())
}

fn of_version_one() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(describe))
        .merge(crate::demo_moves::routes())
        .merge(crate::sign_in::routes())
        .merge(crate::accounts::routes())
        .merge(crate::tokens::routes())
        .merge(crate::proposing::routes())
        .merge(crate::proposals::routes())
        .merge(crate::deposit_files::routes())
        .merge(crate::deposits::routes())
        .merge(crate::family_payments::routes())
        .merge(crate::pools::routes())
        .merge(crate::rulebooks::routes())
        .merge(crate::rounds::routes())
        .merge(crate::cases::routes())
        .merge(crate::live_figures::routes())
        .merge(crate::vital_signs::routes())
        .merge(crate::costs::routes())
        .merge(crate::preview::routes())
        .merge(crate::schedule::routes())
        .merge(crate::debits::routes())
        .merge(crate::joinings::routes())
        .merge(crate::members::routes())
        .merge(crate::statements::routes())
        .merge(crate::proofs::routes())
        .merge(crate::people::routes())
        .merge(crate::guardians::routes())
        .merge(crate::payees::routes())
        .merge(crate::webhooks::routes())
        .merge(crate::events::routes())
        .merge(crate::evidence::routes())
        .merge(crate::evidence_parts::routes())
        .merge(crate::contacts::routes())
        .merge(crate::juries::routes())
        .merge(crate::payments::routes())
        .merge(crate::stop_orders::routes())
        .merge(crate::oversight::routes())
        .merge(crate::oversight_tables::routes())
        .merge(crate::complaints::routes())
        .merge(crate::audit::routes())
        .merge(crate::notices::routes())
        .merge(crate::letters::routes())
        .merge(crate::explained::routes())
        .merge(crate::periods::routes())
        .merge(crate::my_data::routes())
        .merge(crate::passkeys::routes())
}

/// A route that takes larger bodies than others.
pub(crate) fn with_body_of(
    (schemas, paths, route): UtoipaMethodRouter<Arc<Web>>,
    bytes: usize,
) -> UtoipaMethodRouter<Arc<Web>> {
    (schemas, paths, route.layer(DefaultBodyLimit::max(bytes)))
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "problems", responses((status = 200)))]
async fn describe() -> Json<&'static Value> {
    Json(&DOCUMENT)
}

/// The description, with what the table of routes says of each.
pub fn document() -> Value {
    let mut document = serde_json::to_value(routes().into_openapi()).expect("it is JSON");
    document["components"]["securitySchemes"] = json!({
        "token": { "type": "http", "scheme": "bearer" },
        "session": { "type": "apiKey", "in": "cookie", "name": "__Host-session" },
    });
    let paths = document["paths"].as_object_mut().expect("paths are an object");
    for (path, methods) in paths {
        for (method, operation) in methods.as_object_mut().expect("so are methods") {
            if let Some(row) = row(&method.to_uppercase(), path) {
                add(operation, row);
            }
        }
    }
    document
}

/// Adds to an operation what is the same for all of its kind.
fn add(operation: &mut Value, row: &RouteRow) {
    let problem = json!({ "application/problem+json": {
        "schema": { "$ref": "#/components/schemas/Problem" },
    }});
    let said = "What is refused, with the number of its rejection";
    operation["responses"]["default"] = json!({ "description": said, "content": problem });
    operation["security"] = match row.access {
        Access::Public => json!([]),
        Access::Channel => json!([{ "token": [] }]),
        _ => json!([{ "token": [] }, { "session": [] }]),
    };
    if row.key == KeyOfRequest::None {
        return;
    }
    let key = json!({
        "name": "Idempotency-Key",
        "in": "header",
        "required": true,
        "description": "A UUID made for this request; the same request sent again has the same.",
        "schema": { "type": "string", "format": "uuid" },
    });
    match operation["parameters"].as_array_mut() {
        Some(parameters) => parameters.push(key),
        None => operation["parameters"] = json!([key]),
    }
}
