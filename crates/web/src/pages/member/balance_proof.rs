//! A member's balance after a round, proved: the path to the total, and the bank beside it.

use super::mine::{Mine, mine};
use crate::digest_text;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Entry;
use rules::values::Payment;
use service::public_log::bank::{Bank, Less, bank_beside};
use service::public_log::proofs::{Proved, proof_of, proved_balance};
use std::sync::Arc;
use store::balance_tree::BalanceTree;
use store::{PoolId, reads};
use tlog::proof::LogProof;
use tlog::sum_tree::{SumNode, read_path};

#[derive(Template)]
#[template(path = "member/balance_proof.html")]
struct BalancePage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    round: u32,
    tree: BalanceTree,
    balance: Amount,
    charged: Amount,
    /// What this site's own books say was charged through this round.
    says_charged: Amount,
    bank: Option<Bank>,
    steps: Vec<Step>,
}

/// One step of the path, from the member's leaf up.
struct Step {
    /// The sum with the neighbour.
    sum: Amount,
    /// What the neighbour brings.
    neighbour: Amount,
    /// On which side the neighbour stands.
    side: Side,
}

/// A step in the picture.
struct DrawnStep<'s> {
    step: &'s Step,
    /// The line it stands on.
    y: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/{pool}/proofs/balances/{round}", get(balance))
}

async fn balance(
    State(web): State<Arc<Web>>,
    Path((pool, round)): Path<(PoolId, u32)>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let page = page.on(mine.on);
    let of = (pool, mine.member);
    let proved = proved_balance(&web.community, of, round).await?;
    let file = proof_of(&web.community, of, &Proved::Balance(round)).await?;
    let mut reader = web.community.store.reader().await?;
    let statement = reads::statement(&mut *reader, pool, mine.member, Date::MAX).await?;
    let bank = bank_beside(&mut *reader, pool, &proved.tree).await?;
    drop(reader);
    let charges = statement.entries.iter().filter_map(|entry| match entry {
        Entry::Shared(shared) if shared.round <= round => Some(shared.charged),
        _ => None,
    });
    let says_charged = Amount::sum(charges).map_err(|_| Rejection::AmountOverflow)?;
    let members = proved.tree.members;
    // Where nothing is paid in beforehand, what is summed up is what was taken.
    let steps = match mine.rules.values.payment {
        Payment::Prepaid { .. } => {
            steps(&file.text, (proved.balance, members), |node| node.balance)?
        }
        Payment::Postpaid { .. } => {
            steps(&file.text, (proved.charged, members), |node| node.charged)?
        }
    };
    let template = BalancePage {
        page: &page,
        mine: &mine,
        round,
        tree: proved.tree,
        balance: amount(proved.balance.into())?,
        charged: amount(proved.charged.into())?,
        says_charged,
        bank,
        steps,
    };
    html(&page, &template)
}

/// The steps of the path in a file of proof.
fn steps(
    text: &str,
    (own, members): (u64, u64),
    sum_of: fn(&SumNode) -> u128,
) -> Result<Vec<Step>, Problem> {
    let broken = || Problem::from(Rejection::LogBroken);
    let proof = LogProof::from_bytes(text.as_bytes()).map_err(|_| broken())?;
    let extra = proof.extra.ok_or_else(broken)?;
    let behind = |bytes: &[u8]| {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        Some((end, bytes.get(end + 2..)?.to_vec()))
    };
    let (header_end, rest) = behind(&extra).ok_or_else(broken)?;
    let (_, path) = behind(&rest).ok_or_else(broken)?;
    let header = String::from_utf8_lossy(&extra[..header_end]).into_owned();
    let place = header.lines().find_map(|line| line.strip_prefix("place "));
    let mut place: u64 = place.and_then(|place| place.parse().ok()).ok_or_else(broken)?;
    let mut last = members.saturating_sub(1);
    let mut sum = u128::from(own);
    let mut steps = Vec::new();
    for node in read_path(&path).map_err(|_| broken())? {
        let neighbour = sum_of(&node);
        sum = sum.checked_add(neighbour).ok_or_else(broken)?;
        let is_left = place & 1 == 1 || place == last;
        // At the right edge levels without a neighbour are passed over.
        while is_left && place & 1 == 0 && place != 0 {
            (place, last) = (place >> 1, last >> 1);
        }
        (place, last) = (place >> 1, last >> 1);
        let side = if is_left { Side::Left } else { Side::Right };
        steps.push(Step { sum: amount(sum)?, neighbour: amount(neighbour)?, side });
    }
    Ok(steps)
}

fn amount(minor: u128) -> Result<Amount, Problem> {
    let minor = i64::try_from(minor).map_err(|_| Rejection::AmountOverflow)?;
    Ok(Amount::from_minor(minor))
}

impl BalancePage<'_> {
    /// What our books explain of what the bank has less, a message and an amount each.
    fn explained<'l>(&self, less: &'l Less) -> Vec<(&'static str, &'l Amount)> {
        let parts = [
            ("balance-proof-less-back", &less.to_come_back),
            ("balance-proof-less-carried", &less.carried),
            ("balance-proof-less-refunded", &less.refunded),
        ];
        parts.into_iter().filter(|(_, amount)| **amount > Amount::ZERO).collect()
    }

    fn is_prepaid(&self) -> bool {
        matches!(self.mine.rules.values.payment, Payment::Prepaid { .. })
    }

    /// What is summed up of the member's own.
    fn own(&self) -> &Amount {
        if self.is_prepaid() { &self.balance } else { &self.charged }
    }

    /// Where a step is drawn: the member's leaf is at the bottom.
    fn drawn(&self) -> Vec<DrawnStep<'_>> {
        let top = |place: usize| 34 + 44 * self.steps.len().saturating_sub(place);
        (1..).zip(&self.steps).map(|(place, step)| DrawnStep { step, y: top(place) }).collect()
    }

    fn height(&self) -> usize {
        44 * self.steps.len() + 84
    }

    fn file(&self) -> String {
        let name = Proved::Balance(self.round).file_name(self.mine.pool);
        self.mine.path(&format!("proofs/files/{name}"))
    }

    fn root(&self) -> String {
        digest_text::text(&self.tree.root)
    }

    /// Whether the books of this site agree with what was committed to.
    fn agrees(&self) -> bool {
        self.says_charged == self.charged
    }
}
