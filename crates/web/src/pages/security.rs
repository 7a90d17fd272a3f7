//! What opens the reader's account: password, authenticator, passkeys, and where it is open.

use super::answer::{PageAnswer, html, mistyped, see};
use super::form::{Form, Submitted};
use super::page::{Page, viewer};
use crate::digest_text;
use crate::passkeys::own_digest;
use crate::problem::Problem;
use crate::sign_in::session_cookie;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::{get, post};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use ledger::Rejection;
use service::accounts::{change_password, enrol};
use service::passkeys::{PasskeyOfAccount, passkeys, remove_passkey};
use service::sessions::{SessionSeen, end_session, sessions};
use service::sign_in::sign_out_everywhere;
use std::sync::Arc;
use store::StoreFailure;
use store::account::{account, recovery_codes_left};
use store::sign_in::Strength;
use vault::OneTimeSecret;

/// The page, to which every form of it leads back.
const HERE: &str = "/me/security";

/// Where a change that ended every session leads: back here, after signing in again.
const AGAIN: &str = "/sign-in?to=%2Fme%2Fsecurity";

/// What an authenticator shows beside its codes.
const ISSUER: &str = "Tongzhou";

#[derive(Template)]
#[template(path = "security.html")]
struct SecurityPage<'p> {
    page: &'p Page,
    form: &'p Form,
    has_password: bool,
    has_authenticator: bool,
    recovery_codes: u32,
    passkeys: Vec<PasskeyOfAccount>,
    takes_passkeys: bool,
    sessions: Vec<SessionSeen>,
    own: Option<[u8; 32]>,
}

#[derive(Template)]
#[template(path = "authenticator.html")]
struct AuthenticatorPage<'p> {
    page: &'p Page,
    form: &'p Form,
    /// The square of dots, drawn here.
    picture: String,
    /// The secret as people type it, in groups of four.
    typed: String,
    /// The secret, for the form.
    secret: String,
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
struct RecoveryCodesPage<'p> {
    page: &'p Page,
    codes: Vec<String>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route(HERE, get(show))
        .route("/me/security/password", post(password))
        .route("/me/security/authenticator", get(authenticator).post(enrol_authenticator))
        .route("/me/security/passkey-removal", post(forget_passkey))
        .route("/me/security/session-ending", post(end_one))
        .route("/me/security/sessions-ending", post(end_all))
}

async fn show(State(web): State<Arc<Web>>, page: Page, headers: HeaderMap) -> PageAnswer {
    let form = Form::default();
    let template = template(&web, &page, &headers, &form).await?;
    html(&page, &template)
}

async fn password(
    State(web): State<Arc<Web>>,
    page: Page,
    headers: HeaderMap,
    mut sent: Submitted,
) -> PageAnswer {
    let (old, new) = (sent.form.value("old").to_owned(), sent.form.value("new").to_owned());
    if new != sent.form.value("again") {
        sent.form.refuse("again", "security-password-differs");
        return again(&web, &page, &headers, &sent.form).await;
    }
    match change_password(&web.community, &sent.caller, &old, &new, web.sign_in_now()).await {
        Ok(()) => {
            sent.done();
            Ok(signed_out(&web))
        }
        Err(StoreFailure::Rejected(rejection)) => {
            let field = if rejection == Rejection::PasswordWrong { "old" } else { "new" };
            sent.form.refuse(field, rejection);
            again(&web, &page, &headers, &sent.form).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn authenticator(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let secret = web.community.with_entropy(|entropy| OneTimeSecret::generate(entropy));
    let form = Form::default();
    let template = drawn(&page, &form, &secret)?;
    html(&page, &template)
}

async fn enrol_authenticator(
    State(web): State<Arc<Web>>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(sent.form.value("secret"));
    let bytes = bytes.map_err(|_| Rejection::OneTimeSecretInvalid)?;
    let secret = OneTimeSecret::from_bytes(&bytes)?;
    let code = sent.form.value("code").replace(' ', "");
    match enrol(&web.community, &sent.caller, &secret, &code, web.sign_in_now()).await {
        Ok(codes) => {
            sent.done();
            let codes = codes.iter().map(|code| code.secret_text().to_string()).collect();
            let page = Page { viewer: None, ..page };
            let mut response = html(&page, &RecoveryCodesPage { page: &page, codes })?;
            let gone = session_cookie(web.settings.cookies, "", 0);
            response.headers_mut().append(header::SET_COOKIE, gone);
            Ok(response)
        }
        Err(StoreFailure::Rejected(rejection)) => {
            sent.form.refuse("code", rejection);
            let page = Page { key: web.community.new_id(web.sign_in_now()), ..page };
            let template = drawn(&page, &sent.form, &secret)?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn forget_passkey(State(web): State<Arc<Web>>, sent: Submitted) -> PageAnswer {
    let index = digest_text::read(sent.form.value("passkey"))?;
    remove_passkey(&web.community, &sent.caller, index, web.sign_in_now()).await?;
    sent.done();
    Ok(signed_out(&web))
}

async fn end_one(State(web): State<Arc<Web>>, headers: HeaderMap, sent: Submitted) -> PageAnswer {
    let digest = digest_text::read(sent.form.value("session"))?;
    match end_session(&web.community, &sent.caller, digest, web.sign_in_now()).await {
        // It ended meanwhile, by itself or by the same form.
        Ok(()) | Err(StoreFailure::Rejected(Rejection::SessionUnknown)) => {}
        Err(failure) => return Err(failure.into()),
    }
    sent.done();
    match own_digest(&web, &headers) == Some(digest) {
        true => Ok(signed_out(&web)),
        false => Ok(see(&format!("{HERE}#sessions"))),
    }
}

async fn end_all(State(web): State<Arc<Web>>, sent: Submitted) -> PageAnswer {
    sign_out_everywhere(&web.community, sent.caller.account, web.sign_in_now()).await?;
    sent.done();
    Ok(signed_out(&web))
}

/// Where a change leads that ended every session.
fn signed_out(web: &Web) -> Response {
    let mut response = see(AGAIN);
    let gone = session_cookie(web.settings.cookies, "", 0);
    response.headers_mut().append(header::SET_COOKIE, gone);
    response
}

async fn again(web: &Web, page: &Page, headers: &HeaderMap, form: &Form) -> PageAnswer {
    let page = Page { key: web.community.new_id(web.sign_in_now()), ..page.clone() };
    let template = template(web, &page, headers, form).await?;
    mistyped(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    headers: &HeaderMap,
    form: &'p Form,
) -> Result<SecurityPage<'p>, Problem> {
    let caller = viewer(page)?;
    let open = sessions(&web.community, &caller, web.sign_in_now()).await?;
    let keys = passkeys(&web.community, &caller).await?;
    let mut reader = web.community.store.reader().await?;
    let found = account(&mut *reader, caller.account).await?.ok_or(Rejection::AccountUnknown)?;
    let recovery_codes = recovery_codes_left(&mut *reader, caller.account).await?;
    Ok(SecurityPage {
        page,
        form,
        has_password: found.password_hash.is_some(),
        has_authenticator: found.one_time_secret.is_some(),
        recovery_codes,
        passkeys: keys,
        takes_passkeys: web.passkeys().is_ok(),
        sessions: open,
        own: own_digest(web, headers),
    })
}

/// The page that shows a secret as a square of dots and as text.
fn drawn<'p>(
    page: &'p Page,
    form: &'p Form,
    secret: &OneTimeSecret,
) -> Result<AuthenticatorPage<'p>, Problem> {
    let account = viewer(page)?.account.to_string();
    let address = secret.address(ISSUER, &account)?;
    let code = QRBuilder::new(address.as_str()).ecl(ECL::M).build();
    let code = code.map_err(|_| Rejection::InternalFault)?;
    let picture = SvgBuilder::default().margin(2).to_str(&code);
    let text = secret.text()?;
    let groups: Vec<&str> =
        text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    let typed = groups.join(" ");
    let secret = BASE64_URL_SAFE_NO_PAD.encode(secret.bytes());
    Ok(AuthenticatorPage { page, form, picture, typed, secret })
}

impl SecurityPage<'_> {
    /// What names a passkey or a session in a form.
    fn name(&self, digest: &[u8; 32]) -> String {
        digest_text::text(digest)
    }

    fn is_own(&self, session: &SessionSeen) -> bool {
        self.own == Some(session.digest)
    }

    fn strength(&self, session: &SessionSeen) -> String {
        let word = match session.strength {
            Strength::Password => "password",
            Strength::TwoFactors => "two_factors",
        };
        self.page.word("security-strength", word)
    }
}
