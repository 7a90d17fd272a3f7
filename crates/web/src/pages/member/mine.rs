//! The membership that a page is about.

use crate::members::rules_of;
use crate::pages::form::Form;
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use casework::report::Reporter;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use rules::Rulebook;
use service::looked_after::{LookedAfter, masked_name_of, membership_meant};
use std::sync::Arc;
use store::{MemberId, PoolId};
use uuid::Uuid;

/// The field that says whose membership is meant.
pub(crate) const OF: &str = "of";

/// A membership that the reader looks after.
pub(crate) struct Mine {
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// As what the reader looks after it.
    pub relation: Reporter,
    /// What may be shown of the member's name, where it is not the reader's own membership.
    pub whose: Option<String>,
    /// The rules on the receipt.
    pub rules: Arc<Rulebook>,
    /// The business date.
    pub on: Date,
    /// The member, where links and forms have to name which one is meant.
    pub named: Option<MemberId>,
}

/// The membership a page is about.
///
/// # Errors
/// Those of [`membership_meant`].
pub(crate) async fn mine(
    web: &Web,
    page: &Page,
    pool: PoolId,
    query: Option<&str>,
) -> Result<Mine, Problem> {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    mine_of_form(web, page, pool, &asked).await
}

/// The membership that a form is about, or the pairs of a query.
///
/// # Errors
/// Those of [`membership_meant`].
pub(crate) async fn mine_of_form(
    web: &Web,
    page: &Page,
    pool: PoolId,
    form: &Form,
) -> Result<Mine, Problem> {
    let on = business_date(web, pool).await?;
    let named = named(form)?;
    let viewer = viewer(page)?;
    let meant = membership_meant(&web.community, &viewer, (pool, named), on).await?;
    let mine = Mine::of(web, &meant, on).await?;
    Ok(Mine { named: named.or(mine.named), ..mine })
}

/// The member whom a form or a query names.
pub(crate) fn named(form: &Form) -> Result<Option<MemberId>, Rejection> {
    match form.value(OF) {
        "" => Ok(None),
        text => text.parse::<Uuid>().map(Some).map_err(|_| Rejection::ParameterWrong),
    }
}

impl Mine {
    /// A membership with what its pages show.
    pub async fn of(web: &Web, meant: &LookedAfter, on: Date) -> Result<Mine, Problem> {
        let LookedAfter { pool, member, person, relation } = *meant;
        let whose = match relation {
            Reporter::Member => None,
            _ => Some(masked_name_of(&web.community, person, on).await?.unwrap_or_default()),
        };
        let rules = rules_of(web, (pool, member), on).await?;
        let named = (relation != Reporter::Member).then_some(member);
        Ok(Mine { pool, member, relation, whose, rules, on, named })
    }

    /// The name of the plan.
    pub fn plan(&self, page: &Page) -> String {
        self.rules.name.pick(page.language()).to_owned()
    }

    /// The plan's currency.
    pub fn currency(&self) -> Currency {
        self.rules.values.sharing.currency
    }

    /// A place below this membership's, such as `top-up`.
    pub fn path(&self, place: &str) -> String {
        format!("/me/{}/{place}{}", self.pool, self.suffix())
    }

    /// The page of why a round was paid.
    pub fn path_of_round(&self, round: &u32) -> String {
        self.path(&format!("rounds/{round}"))
    }

    /// The page of the balance that is proved after a round.
    pub fn path_of_balance(&self, round: &u32) -> String {
        self.path(&format!("proofs/balances/{round}"))
    }

    /// What a link adds to be about this membership.
    pub fn suffix(&self) -> String {
        self.named.map_or(String::new(), |member| format!("?{OF}={member}"))
    }

    /// The field that says whose membership a form is about; empty for one's own.
    pub fn named(&self) -> String {
        self.named.map_or(String::new(), |member| member.to_string())
    }

    /// Refuses who may report for the member and look at nothing else.
    ///
    /// # Errors
    /// [`Rejection::NotPermitted`].
    pub fn require_more_than_contact(&self) -> Result<(), Rejection> {
        match self.relation {
            Reporter::Contact => Err(Rejection::NotPermitted),
            _ => Ok(()),
        }
    }

    /// Refuses who does not decide for the member.
    ///
    /// # Errors
    /// [`Rejection::NotPermitted`].
    pub fn require_deciding(&self) -> Result<(), Rejection> {
        self.decides().then_some(()).ok_or(Rejection::NotPermitted)
    }

    /// Whether the reader decides for the member, and does not only pay.
    pub fn decides(&self) -> bool {
        matches!(self.relation, Reporter::Member | Reporter::Guardian)
    }
}
