//! One account at the desk: what it may do, and ending it or its sessions.

use super::frame::short;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use ledger::Rejection;
use service::accounts::{disable, end_sessions, revoke_role};
use service::roles::{Action, Line, Role};
use std::sync::Arc;
use store::account::{AccountRole, account, roles};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage<'p> {
    page: &'p Page,
    account: Uuid,
    facts: Vec<(String, String)>,
    roles: Vec<AccountRole>,
    done: String,
}

impl AccountPage<'_> {
    fn may_manage(&self) -> bool {
        self.page.may(Action::ManageAccounts)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/staff/{account}", get(show))
        .route("/desk/staff/{account}/{what}", post(end))
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let mut reader = web.community.store.reader().await?;
    let found = account(&mut *reader, id).await?.ok_or(Rejection::AccountUnknown)?;
    let roles = roles(&mut *reader, id).await?;
    drop(reader);
    let said = |key: &str| page.text(key).to_string();
    let state = match found.disabled_at {
        Some(at) => page.text("staff-shut-since").with("at", page.moment(&at)).to_string(),
        None => said("staff-open"),
    };
    let factors =
        if found.one_time_secret.is_some() { "staff-two-factors" } else { "staff-one-factor" };
    let facts = vec![
        (said("staff-state"), state),
        (said("staff-made"), page.moment(&found.made_at)),
        (said("staff-whose"), found.person.map_or(said("staff-nobody"), |one| one.to_string())),
        (said("staff-sign-in"), said(factors)),
    ];
    let done = asked.value("done");
    let key = format!("staff-done-{done}");
    let done = match page.texts.has(&key) {
        true => page.text(&key).to_string(),
        false => String::new(),
    };
    html(&page, &AccountPage { page: &page, account: id, facts, roles, done })
}

/// Says what ending a role, the sessions or the account means; sent again, does it.
async fn end(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((id, what)): Path<(Uuid, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let path = format!("/desk/staff/{id}");
    let (caller, now) = (Arc::clone(&submitted.caller), web.now());
    let role = Role::from_slug(submitted.form.value("role"));
    if !["role-end", "sessions-end", "shut"].contains(&what.as_str()) {
        return Err(Rejection::PathUnknown.into());
    }
    if is_sure(&submitted.form) {
        match what.as_str() {
            "role-end" => {
                let role = role.ok_or(Rejection::FieldsWrong)?;
                let which = (id, Line::MutualAid, role);
                revoke_role(&web.community, &caller, which, now).await?;
            }
            "sessions-end" => end_sessions(&web.community, &caller, id, now).await?,
            _ => disable(&web.community, &caller, id, now).await?,
        }
        web.tokens.forget();
        submitted.done();
        return Ok(see(&format!("{path}?done={what}")));
    }
    let role = role.map_or(String::new(), |role| page.word("role", role.slug()));
    let title = page.text(&format!("staff-{what}-title")).with("id", short(&id));
    let sure = Sure {
        title: title.with("role", role).to_string(),
        follows: vec![page.text(&format!("staff-{what}-follows")).to_string()],
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("{path}/{what}"),
        back: path,
        button: page.text(&format!("staff-{what}-button")).to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &submitted.form)
}
