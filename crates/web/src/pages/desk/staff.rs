//! Staff: accounts and their roles, which two people give, tokens of programs, ending sessions.

use super::entry::{figures, follows, parts, proposal_path};
use super::frame::short;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::digest_text;
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Rejection;
use service::accounts::{NewAccount, account_of, create_account};
use service::derived_id::derived_id;
use service::money_entry::Entry;
use service::proposals::propose;
use service::roles::{ACTIONS, Action, Line, Role};
use service::tokens::revoke;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::account::roles_given;
use store::sign_in::{ApiToken, api_tokens};
use store::{Endpoint, NO_POOL, StoreFailure, reads};
use uuid::Uuid;

/// How many roles and tokens are listed.
const LISTED_MAX: u32 = 1_000;

/// An account with what it may do.
struct AccountLine {
    href: String,
    id: String,
    roles: String,
}

#[derive(Template)]
#[template(path = "desk/staff.html")]
pub(super) struct StaffPage<'p> {
    page: &'p Page,
    accounts: Vec<AccountLine>,
    tokens: Vec<(ApiToken, String)>,
    pub webhooks: Vec<Endpoint>,
    roles: Vec<(&'static str, String)>,
    scopes: Vec<(&'static str, String)>,
    form: &'p Form,
    pub done: String,
    /// The secret of an endpoint, which is shown this once.
    pub secret: String,
}

impl StaffPage<'_> {
    fn may_manage(&self) -> bool {
        self.page.may(Action::ManageAccounts)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/staff", get(show))
        .route("/desk/staff/accounts", post(make))
        .route("/desk/staff/proposals", post(propose_entry))
        .route("/desk/staff/tokens/revocation", post(take_back))
}

async fn show(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    viewer(&page)?;
    let form = Form::read(query.unwrap_or_default().as_bytes());
    // An account is found by its sign-in name, which is stored nowhere.
    if form.is("find", "account") {
        match account_of(&web.community, form.value("name")).await {
            Ok(account) => return Ok(see(&format!("/desk/staff/{account}"))),
            Err(StoreFailure::Rejected(why)) => {
                let mut form = form;
                form.refuse("name", why);
                let template = template(&web, &page, &form).await?;
                return mistyped(&page, &template);
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    let mut template = template(&web, &page, &form).await?;
    template.done = match form.value("done") {
        "token" => page.text("staff-done-token").to_string(),
        "webhook" => page.text("staff-done-webhook").to_string(),
        _ => String::new(),
    };
    html(&page, &template)
}

/// The page with everything it lists.
pub(super) async fn template<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
) -> Result<StaffPage<'p>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let given = roles_given(&mut *reader, Uuid::nil(), LISTED_MAX).await?;
    let tokens = api_tokens(&mut *reader, [0; 32], LISTED_MAX).await?;
    let webhooks = reads::endpoints(&mut *reader).await?;
    drop(reader);
    let mut accounts: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for one in given {
        accounts.entry(one.account).or_default().push(page.word("role", &one.role));
    }
    let line = |(account, roles): (Uuid, Vec<String>)| AccountLine {
        href: format!("/desk/staff/{account}"),
        id: short(&account),
        roles: roles.join(page.pick("、", ", ")),
    };
    // What everybody has by being a member is given to nobody.
    let own = [Role::Member, Role::Applicant, Role::Payer];
    let roles = Role::ALL.into_iter().filter(|role| !own.contains(role));
    let scopes = ACTIONS.iter().filter(|row| row.action.fits_a_token());
    Ok(StaffPage {
        page,
        accounts: accounts.into_iter().map(line).collect(),
        tokens: tokens
            .into_iter()
            .map(|one| (one.clone(), digest_text::text(&one.digest)))
            .collect(),
        webhooks,
        roles: roles.map(|role| (role.slug(), page.word("role", role.slug()))).collect(),
        scopes: scopes
            .map(|row| (row.slug, page.pick(row.chinese, row.english).to_owned()))
            .collect(),
        form,
        done: String::new(),
        secret: String::new(),
    })
}

/// Makes an account; roles come by proposals.
async fn make(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let account = derived_id(submitted.key, "account");
    let person = match form.value("new-person") {
        "" => None,
        _ => form.parse("new-person", |text| text.parse().ok(), "staff-person-wrong"),
    };
    if form.value("new-name").is_empty() {
        form.refuse("new-name", "staff-name-missing");
    }
    if form.is_wrong() {
        form.set("new-password", "");
        let template = template(&web, &page, &form).await?;
        return mistyped(&page, &template);
    }
    let password = Some(form.raw("new-password")).filter(|text| !text.is_empty());
    let new = NewAccount { id: account, person, name: form.value("new-name"), password };
    match create_account(&web.community, new, web.now()).await {
        Ok(()) => {
            submitted.done();
            Ok(see(&format!("/desk/staff/{account}?done=made")))
        }
        Err(StoreFailure::Rejected(why)) => {
            let field = match why {
                Rejection::AccountDuplicate => "new-name",
                _ => "new-password",
            };
            form.set("new-password", "");
            form.refuse(field, why);
            let template = template(&web, &page, &form).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Reads the proposal of a role or a token.
fn read(form: &mut Form) -> Option<Entry> {
    match form.value("kind") {
        "role" => {
            let account = form.parse("account", |text| text.parse().ok(), "staff-account-wrong");
            let role = form.parse("role", Role::from_slug, "desk-step-choose");
            Some(Entry::Role { account: account?, line: Line::MutualAid, role: role? })
        }
        "token" => {
            let read = |text: &str| digest_text::read(text).ok();
            let digest = form.parse("token-digest", read, "staff-digest-wrong");
            let account = form.parse("token-account", |it| it.parse().ok(), "staff-account-wrong");
            let until =
                form.parse("token-until", |text| text.parse::<Date>().ok(), "money-day-wrong");
            let scopes: Vec<Action> = form.values("scopes").filter_map(Action::from_slug).collect();
            if scopes.is_empty() {
                form.refuse("scopes", "staff-scopes-missing");
            }
            let name = form.value("token-name").to_owned();
            if name.is_empty() {
                form.refuse("token-name", "staff-token-name-missing");
            }
            let expires_at = until.and_then(|day| {
                let midnight = day.to_zoned(TimeZone::UTC).ok()?;
                Some(midnight.timestamp())
            });
            let (digest, account, expires_at) = (digest?, account?, expires_at?);
            let entry = Entry::Token { digest, account, name, scopes, expires_at };
            (!form.is_wrong()).then_some(entry)
        }
        _ => {
            form.refuse("", Rejection::FieldsWrong);
            None
        }
    }
}

/// Says what a role or a token would allow; sent again, proposes it to another person.
async fn propose_entry(
    State(web): State<Arc<Web>>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let Some(entry) = read(&mut form) else {
        let template = template(&web, &page, &form).await?;
        return mistyped(&page, &template);
    };
    if is_sure(&form) {
        let which = (NO_POOL, submitted.key);
        return match propose(&web.community, &caller, which, &entry, web.now()).await {
            Ok(_) => {
                let path = proposal_path(&submitted.key);
                submitted.done();
                Ok(see(&path))
            }
            Err(StoreFailure::Rejected(why)) => {
                form.refuse("", why);
                let template = template(&web, &page, &form).await?;
                mistyped(&page, &template)
            }
            Err(failure) => Err(failure.into()),
        };
    }
    let kind = page.word("desk-proposal", entry.kind().slug());
    let mut lines = vec![page.text("money-propose-second").to_string()];
    lines.extend(follows(&page, &entry));
    let sure = Sure {
        title: page.text("money-propose-title").with("kind", kind).to_string(),
        follows: lines,
        parts: parts(&page, None, &entry),
        figures: figures(&web, &page, (&caller, None), &entry).await?,
        changed: Vec::new(),
        action: "/desk/staff/proposals".to_owned(),
        back: "/desk/staff".to_owned(),
        button: page.text("money-propose").to_string(),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &form)
}

/// Says what taking a token back means; sent again, takes it back.
async fn take_back(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let digest = digest_text::read(submitted.form.value("digest"))?;
    if is_sure(&submitted.form) {
        revoke(&web.community, &submitted.caller, digest, web.now()).await?;
        web.tokens.forget();
        submitted.done();
        return Ok(see("/desk/staff?done=token"));
    }
    let sure = Sure {
        title: page.text("staff-revoke-title").to_string(),
        follows: vec![page.text("staff-revoke-follows").to_string()],
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: "/desk/staff/tokens/revocation".to_owned(),
        back: "/desk/staff".to_owned(),
        button: page.text("staff-revoke").to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &submitted.form)
}
