//! What an applicant does with a case: papers are complete, appeal, jury, withdrawal.

use super::case::again;
use super::seen::own_case;
use crate::pages::answer::{PageAnswer, see};
use crate::pages::form::Submitted;
use crate::pages::page::Page;
use crate::state::Web;
use axum::extract::{Path, State};
use casework::step::HumanStep;
use ledger::Rejection;
use service::cases::{StepAsked, Words, take_step};
use std::sync::Arc;
use store::{PoolId, StoreFailure};

/// Takes the step that a button names.
pub(super) async fn act(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let own = own_case(&web, &page, pool, &case).await?;
    let page = page.on(own.on);
    let form = &mut sent.form;
    let text = form.value("text").to_owned();
    let step = match form.value("do") {
        "send_papers" => HumanStep::SendPapers,
        "appeal" => {
            if text.is_empty() {
                form.refuse("text", "aid-appeal-missing");
            }
            HumanStep::Appeal
        }
        "ask_jury" => match own.for_jury {
            Some(aid) => HumanStep::AskJury { aid },
            None => return Err(Rejection::StepNotNow.into()),
        },
        "stop_jury" => HumanStep::StopJury,
        "withdraw" => {
            if !form.is("understood", "yes") {
                form.refuse("understood", "aid-withdraw-tick-needed");
            }
            HumanStep::Withdraw
        }
        _ => return Err(Rejection::FieldsWrong.into()),
    };
    if form.is_wrong() {
        return again(&page, &own, form, &[]);
    }
    let seen = form.value("seen").parse().map_err(|_| Rejection::FieldsWrong)?;
    let asked = StepAsked { step, words: Words::of_text(&text), seen };
    let (of, what, when) = ((pool, case.as_str()), (sent.key, &asked), (own.on, web.now()));
    match take_step(&web.community, &sent.caller, of, what, when).await {
        Ok(_) => {}
        Err(StoreFailure::Rejected(rejection)) => {
            sent.form.refuse("", rejection);
            return again(&page, &own, &sent.form, &[]);
        }
        Err(failure) => return Err(failure.into()),
    }
    sent.done();
    Ok(see(&format!("/me/cases/{pool}/{case}?done=step")))
}
