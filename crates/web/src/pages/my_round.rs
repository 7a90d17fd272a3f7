//! Why a member paid a round's share: the formula with the pool's numbers, then the member's own.

use super::answer::{PageAnswer, html};
use super::components::ShareFormula;
use super::member::mine::mine;
use super::page::{Page, viewer};
use crate::notices::own;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use money::{Amount, Currency};
use pool::{Event, Round};
use rules::sharing::{Funding, Rounding};
use service::explained::{Explained, Line, Outside, Part, explain, explain_to};
use service::public_log::proofs::Proved;
use std::sync::Arc;
use store::PoolId;
use store::reads::CaseOfRound;

#[derive(Template)]
#[template(path = "my_round.html")]
struct RoundPage<'p> {
    page: &'p Page,
    pool: PoolId,
    /// What a link adds to be about the same membership.
    suffix: String,
    /// Whose it is, where it is not the reader's own.
    whose: Option<String>,
    round: Round,
    currency: Currency,
    formula: ShareFormula,
    /// The fee in parts of a hundred, as a text.
    fee: String,
    rounded_up: bool,
    prepaid: bool,
    own: Vec<OwnPart>,
    /// Whether there is something to remark about one of them.
    remarks: bool,
    cases: Vec<CaseOfRound>,
    last: u32,
    /// Whether the share is proved: there is a log, and the member had one.
    has_proof: bool,
}

/// What the round meant for a member of the reader's.
struct OwnPart {
    /// Whose, in words.
    who: String,
    units: u32,
    /// What was shared, where the member did.
    shared: Option<SharedPart>,
    /// Why not, in words.
    outside: String,
}

struct SharedPart {
    before: Amount,
    owed: Amount,
    charged: Amount,
    netted: Option<Amount>,
    after: Amount,
    arrears: Option<Amount>,
    /// What else the round meant, in words.
    meant: Option<String>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/{pool}/rounds/{round}", get(show))
}

impl RoundPage<'_> {
    /// The proof of the share.
    fn proof(&self) -> String {
        let name = Proved::Share(self.round.number).file_name(self.pool);
        format!("/me/{}/proofs/files/{name}{}", self.pool, self.suffix)
    }
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, number)): Path<(PoolId, u32)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let found = match (mine.named, own(&*viewer(&page)?)) {
        // One membership that is named, be it a child's.
        (Some(member), _) => explain(&web.community, &[member], (pool, number)).await?,
        (None, person) => explain_to(&web.community, person?, (pool, number)).await?,
    };
    let page = page.on(mine.on);
    let (suffix, whose) = (mine.suffix(), mine.whose);
    let mut reader = web.community.store.reader().await?;
    let last =
        store::reads::round_shares(&mut *reader, pool).await?.last().map_or(0, |it| it.number);
    drop(reader);
    let Explained { round, currency, fee_bp, rounding, funding, cases, lines } = found;
    let formula = ShareFormula::of(&round, currency);
    let own: Vec<OwnPart> =
        (1u32..).zip(&lines).map(|(place, line)| part(&page, (place, line))).collect();
    let meant = |one: &OwnPart| one.shared.as_ref().is_none_or(|part| part.meant.is_some());
    let remarks = own.iter().any(meant);
    let template = RoundPage {
        has_proof: web.community.log().is_some()
            && own.first().is_some_and(|one| one.shared.is_some()),
        page: &page,
        pool,
        suffix,
        whose,
        round,
        currency,
        formula,
        fee: percent(&page, fee_bp),
        rounded_up: rounding == Rounding::Up,
        prepaid: matches!(funding, Funding::Prepaid(_)),
        own,
        remarks,
        cases,
        last,
    };
    html(&page, &template)
}

/// Basis points as parts of a hundred: 800 is 8.
pub(super) fn percent(page: &Page, basis_points: u32) -> String {
    let (whole, part) = (basis_points / 100, basis_points % 100);
    let mark = page.text("decimal-mark");
    match part {
        0 => whole.to_string(),
        part => format!("{whole}{mark}{part:02}").trim_end_matches('0').to_owned(),
    }
}

fn part(page: &Page, (place, line): (u32, &Line)) -> OwnPart {
    let who = match place {
        1 => page.text("why-you").to_string(),
        place => page.text("why-family").with("place", place - 1).to_string(),
    };
    let (shared, outside) = match line.part {
        Part::Shared { before, shared } => {
            let meant = match shared.event {
                Event::None => None,
                Event::Suspended => Some("suspended"),
                Event::Failed => Some("failed"),
                Event::Removed => Some("removed"),
                Event::Aided => Some("aided"),
            };
            let some = |amount: Amount| Some(amount).filter(|amount| *amount != Amount::ZERO);
            let part = SharedPart {
                before,
                owed: shared.owed,
                charged: shared.charged,
                netted: some(shared.netted),
                after: shared.balance,
                arrears: some(shared.arrears),
                meant: meant.map(|word| page.word("why-meant", word)),
            };
            (Some(part), String::new())
        }
        Part::Outside(outside) => {
            let word = match outside {
                Outside::NotYet => "not_yet",
                Outside::Waiting => "waiting",
                Outside::Left => "left",
                Outside::NotCovered => "not_covered",
            };
            (None, page.word("why-outside", word))
        }
    };
    OwnPart { who, units: line.units, shared, outside }
}

impl RoundPage<'_> {
    /// What the formula gives before it is rounded, in words of the page: need and units.
    fn need(&self) -> Amount {
        self.round.need
    }
}
