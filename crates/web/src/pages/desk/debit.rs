//! The debits of a postpaid round at the desk: tried again, failed, all known.

use super::frame::plan;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, see};
use crate::pages::form::Submitted;
use crate::pages::page::Page;
use crate::state::Web;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;
use ledger::Rejection;
use service::schedule::{confirm_debits, fail_debit, retry_debits};
use std::sync::Arc;
use store::{MemberId, PoolId, reads};

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/rounds/{pool}/{round}/tries", post(try_again))
        .route("/desk/rounds/{pool}/{round}/failures", post(fail))
        .route("/desk/rounds/{pool}/{round}/confirmation", post(confirm))
}

/// What is asked about the debits of a round.
fn sure(page: &Page, (pool, round): (PoolId, u32), what: &str, weight: Weight) -> Sure {
    let key = |part: &str| format!("debits-{what}-{part}");
    let follows = ["first", "second"].map(&key);
    let follows = follows.iter().filter(|key| page.texts.has(key));
    Sure {
        title: page.text(&key("title")).with("round", round).to_string(),
        follows: follows.map(|key| page.text(key).to_string()).collect(),
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("/desk/rounds/{pool}/{round}/{what}"),
        back: format!("/desk/rounds/{pool}"),
        button: page.text(&key("button")).to_string(),
        weight,
    }
}

/// Sends the debits out once more. The form says which try it is, so that it counts once.
async fn try_again(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, round)): Path<(PoolId, u32)>,
    submitted: Submitted,
) -> PageAnswer {
    let on = plan(&web, &page, pool).await?.on;
    let page = page.on(on);
    if !is_sure(&submitted.form) {
        return ask(&page, &sure(&page, (pool, round), "tries", Weight::Usual), &submitted.form);
    }
    let mut reader = web.community.store.reader().await?;
    let run = reads::debit_run(&mut *reader, pool, round).await?;
    drop(reader);
    let tries = run.ok_or(Rejection::DebitRunUnknown)?.tries;
    let asked: u32 = submitted.form.value("tries").parse().unwrap_or(0);
    match asked.checked_sub(tries) {
        // The first time of this form, or the same form again.
        Some(1) => {
            retry_debits(&web.community, pool, round).await?;
        }
        Some(0) => {}
        _ => return Err(Rejection::RoundOutOfTurn.into()),
    }
    submitted.done();
    Ok(see(&format!("/desk/rounds/{pool}?done=tried")))
}

/// Writes that the debit of a member did not succeed.
async fn fail(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, round)): Path<(PoolId, u32)>,
    submitted: Submitted,
) -> PageAnswer {
    let member: MemberId =
        submitted.form.value("member").parse().map_err(|_| Rejection::MemberUnknown)?;
    let on = plan(&web, &page, pool).await?.on;
    let page = page.on(on);
    if !is_sure(&submitted.form) {
        return ask(&page, &sure(&page, (pool, round), "failures", Weight::Grave), &submitted.form);
    }
    fail_debit(&web.community, pool, round, member).await?;
    submitted.done();
    Ok(see(&format!("/desk/rounds/{pool}?done=failed")))
}

/// Says that every debit has succeeded or is written as failed.
async fn confirm(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, round)): Path<(PoolId, u32)>,
    submitted: Submitted,
) -> PageAnswer {
    let on = plan(&web, &page, pool).await?.on;
    let page = page.on(on);
    if !is_sure(&submitted.form) {
        let sure = sure(&page, (pool, round), "confirmation", Weight::Grave);
        return ask(&page, &sure, &submitted.form);
    }
    confirm_debits(&web.community, pool, round).await?;
    submitted.done();
    Ok(see(&format!("/desk/rounds/{pool}?done=confirmed")))
}
