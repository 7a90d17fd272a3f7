//! Who is told what happens, at the desk.

use super::staff::template;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::Submitted;
use crate::pages::page::Page;
use crate::state::Web;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;
use ledger::Rejection;
use service::derived_id::derived_id;
use service::webhooks::{disable_endpoint, enable_endpoint, set_endpoint};
use std::sync::Arc;
use store::{EventKind, StoreFailure};
use uuid::Uuid;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/webhooks", post(set))
        .route("/desk/webhooks/{webhook}/{what}", post(switch))
}

/// Makes an endpoint; its secret is shown this once.
async fn set(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let webhook = derived_id(submitted.key, "webhook");
    let words = form.value("webhook-kinds").to_owned();
    let words = words.split([' ', ',', '，']).filter(|word| !word.is_empty());
    let kinds: Option<Vec<EventKind>> = words.map(EventKind::from_slug).collect();
    let Some(kinds) = kinds else {
        form.refuse("webhook-kinds", "staff-kinds-wrong");
        let template = template(&web, &page, &form).await?;
        return mistyped(&page, &template);
    };
    let url = form.value("webhook-url").to_owned();
    match set_endpoint(&web.community, webhook, &url, kinds, web.now()).await {
        Ok(secret) => {
            let mut template = template(&web, &page, &form).await?;
            template.secret = secret;
            submitted.done();
            html(&page, &template)
        }
        Err(StoreFailure::Rejected(why)) => {
            form.refuse("webhook-url", why);
            let template = template(&web, &page, &form).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Says what telling an endpoint nothing more, or again, means; sent again, does it.
async fn switch(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((webhook, what)): Path<(Uuid, String)>,
    submitted: Submitted,
) -> PageAnswer {
    if !["disabling", "enabling"].contains(&what.as_str()) {
        return Err(Rejection::PathUnknown.into());
    }
    if is_sure(&submitted.form) {
        match what.as_str() {
            "disabling" => disable_endpoint(&web.community, webhook, web.now()).await?,
            _ => enable_endpoint(&web.community, webhook, web.now()).await?,
        }
        submitted.done();
        return Ok(see("/desk/staff?done=webhook"));
    }
    let sure = Sure {
        title: page.text(&format!("staff-{what}-title")).to_string(),
        follows: vec![page.text(&format!("staff-{what}-follows")).to_string()],
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("/desk/webhooks/{webhook}/{what}"),
        back: "/desk/staff".to_owned(),
        button: page.text(&format!("staff-{what}-button")).to_string(),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &submitted.form)
}
