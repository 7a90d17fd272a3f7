//! The receipt of a joining: as a page, and as the signed file.

use super::balance::{expected_share, to_last};
use super::bank;
use super::mine::{Mine, mine};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::form::Form;
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use money::Amount;
use rules::values::{Answer, Payment};
use service::joining::receipt_of;
use service::membership_status::{MembershipState, membership_status};
use service::public_log::proofs::Proved;
use service::receipt::{Receipt, verify_receipt};
use std::sync::Arc;
use store::{PoolId, reads};

#[derive(Template)]
#[template(path = "member/receipt.html")]
struct ReceiptPage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    receipt: Receipt,
    note: String,
    answers: Vec<(String, Answer)>,
    has_just_joined: bool,
    /// What to pay in first.
    first: Option<Amount>,
    has_bank: bool,
    /// Whether there is a log that proves it.
    has_log: bool,
}

impl ReceiptPage<'_> {
    /// The proof that the receipt is in the log.
    fn proof(&self) -> String {
        let name = Proved::Joining.file_name(self.mine.pool);
        self.mine.path(&format!("proofs/files/{name}"))
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/me/{pool}/receipt", get(show))
        .route("/me/{pool}/receipt/file", get(hand_out))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let page = page.on(mine.on);
    let note = receipt_of(&web.community, pool, mine.member).await?;
    let verifier = web.community.receipt_key.signer().verifier();
    let receipt = verify_receipt(note.as_bytes(), verifier)?;
    let question = |id: &String| {
        let known = mine.rules.values.declaration.iter().find(|one| one.id == *id);
        known.map_or(id.as_str(), |one| one.question.pick(page.language())).to_owned()
    };
    let answers = receipt.answers.iter().map(|(id, answer)| (question(id), *answer)).collect();
    let first = first(&web, &mine).await?;
    let has_bank = bank::is_there(&web);
    let has_log = web.community.log().is_some();
    let has_just_joined = asked.is("joined", "yes");
    let (page, mine) = (&page, &mine);
    let template = ReceiptPage {
        page,
        mine,
        receipt,
        note,
        answers,
        has_just_joined,
        first,
        has_bank,
        has_log,
    };
    html(page, &template)
}

/// What has to be paid in before anything is covered, in a plan that is paid beforehand.
async fn first(web: &Web, mine: &Mine) -> Result<Option<Amount>, Problem> {
    let of = (mine.pool, mine.member);
    let status = membership_status(&web.community, &mine.rules, of, mine.on).await?;
    let MembershipState::NotCovered { .. } = status.state else { return Ok(None) };
    let Payment::Prepaid { joining_deposit, .. } = mine.rules.values.payment else {
        return Ok(None);
    };
    let mut reader = web.community.store.reader().await?;
    let state = reads::member_state(&mut *reader, mine.pool, mine.member, mine.on).await?;
    drop(reader);
    let balance = status.outcome.balance;
    let asked = joining_deposit.minus(balance).map_err(|_| ledger::Rejection::AmountOverflow)?;
    let expected = expected_share(web, mine.pool).await?;
    let lasting = expected.and_then(|expected| {
        to_last(&mine.rules.values.sharing, (balance, state.units), (expected, 1))
    });
    Ok(Some(lasting.map_or(asked, |lasting| asked.max(lasting))).filter(|it| *it > Amount::ZERO))
}

/// The signed note, to be saved.
async fn hand_out(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> Result<Response, Problem> {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let note = receipt_of(&web.community, pool, mine.member).await?;
    let saved = format!("attachment; filename=\"receipt-{}.txt\"", mine.member);
    Ok(([(header::CONTENT_DISPOSITION, saved)], note).into_response())
}
