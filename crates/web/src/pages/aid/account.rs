//! The account that aid goes to: entered by the applicant, verified by somebody else.

use super::case::again;
use super::seen::own_case;
use crate::pages::answer::{PageAnswer, see};
use crate::pages::form::Submitted;
use crate::pages::page::Page;
use crate::state::Web;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;
use ledger::Rejection;
use service::cases::payments::{AccountText, enter_account};
use std::sync::Arc;
use store::payment::PaidTo;
use store::{PoolId, StoreFailure};

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/cases/{pool}/{case}/account", post(enter))
}

async fn enter(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let own = own_case(&web, &page, pool, &case).await?;
    let page = page.on(own.on);
    let form = &mut sent.form;
    let to = form.parse("to", PaidTo::from_slug, "aid-account-to-missing");
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let holder = form.parse("holder", text, "aid-account-holder-missing");
    let bank = form.parse("bank", text, "aid-account-bank-missing");
    let number = form.parse("number", text, "aid-account-number-missing");
    let (Some(to), Some(holder), Some(bank), Some(number)) = (to, holder, bank, number) else {
        return again(&page, &own, &sent.form, &[]);
    };
    let text = AccountText { holder, bank, number };
    let (of, when) = ((pool, case.as_str()), (own.on, web.now()));
    let entered = (sent.key, to, &text);
    match enter_account(&web.community, &sent.caller, of, entered, when).await {
        Ok(_) => {}
        Err(StoreFailure::Rejected(rejection)) => {
            let field = match rejection {
                Rejection::PayeeAccountMissing => "to",
                Rejection::PayeeIncomplete => "number",
                _ => "",
            };
            sent.form.refuse(field, rejection);
            return again(&page, &own, &sent.form, &[]);
        }
        Err(failure) => return Err(failure.into()),
    }
    sent.done();
    Ok(see(&format!("/me/cases/{pool}/{case}?done=account#account")))
}
