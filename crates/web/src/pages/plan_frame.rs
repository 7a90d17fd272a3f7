//! What every page of a plan begins with: its rules in force, its name and its business date.

use super::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use rules::Rulebook;
use rules::sharing::Sharing;
use service::plans::rules_of_version;
use std::sync::Arc;
use store::{PoolId, PublishedVersion, Schedule, StoreFailure, reads};

/// The pages of a plan, by the end of their addresses, and what leads to them.
pub(crate) const TABS: &[(&str, &str)] = &[
    ("", "plan-nav-plan"),
    ("rounds", "plan-nav-rounds"),
    ("cases", "plan-nav-cases"),
    ("figures", "plan-nav-figures"),
    ("cost", "plan-nav-cost"),
    ("versions", "plan-nav-versions"),
    ("worked-cases", "plan-nav-worked-cases"),
];

/// A plan as its pages see it.
pub(crate) struct PlanFrame {
    /// The pool.
    pub pool: PoolId,
    /// The rules in force; those to come, before the first are.
    pub rules: Arc<Rulebook>,
    /// Every version, in the order of their days.
    pub versions: Vec<PublishedVersion>,
    /// Where the rules stand among the versions.
    place: usize,
    /// The day the pool lives in; nothing before it has a schedule.
    pub schedule: Option<Schedule>,
}

impl PlanFrame {
    /// Reads the frame of a pool.
    ///
    /// # Errors
    /// [`Rejection::PoolUnknown`]; [`Rejection::NoRulesInForce`] for a pool of old books that has
    /// no rules; [`StoreFailure::Unavailable`].
    pub async fn read(web: &Web, pool: PoolId) -> Result<PlanFrame, Problem> {
        let mut reader = web.community.store.reader().await?;
        let schedule = match reads::schedule(&mut *reader, pool).await {
            Ok(schedule) => Some(schedule),
            Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => None,
            Err(failure) => return Err(failure.into()),
        };
        let versions = reads::versions(&mut *reader, pool).await?;
        let Some(first) = versions.first() else {
            // Whether there is such a pool at all.
            reads::sharing(&mut *reader, pool).await?;
            return Err(Rejection::NoRulesInForce.into());
        };
        drop(reader);
        let today = schedule.as_ref().map_or(first.version, |schedule| schedule.business_date);
        let place = versions.iter().rposition(|one| one.version <= today).unwrap_or(0);
        let rules = rules_of_version(&web.community, pool, versions[place].version_id).await?;
        Ok(PlanFrame { pool, rules, versions, place, schedule })
    }

    /// The name of the plan.
    pub fn name(&self, page: &Page) -> &str {
        self.rules.name.pick(page.language())
    }

    /// The day the pool lives in.
    pub fn business_date(&self) -> Option<Date> {
        self.schedule.as_ref().map(|schedule| schedule.business_date)
    }

    /// The version whose rules these are.
    pub fn version(&self) -> &PublishedVersion {
        &self.versions[self.place]
    }

    /// The version that comes into force next, where one is published.
    pub fn coming(&self) -> Option<&PublishedVersion> {
        self.versions.get(self.place + 1)
    }

    /// By what it shares.
    pub fn sharing(&self) -> &Sharing {
        self.rules.sharing()
    }

    /// Its currency.
    pub fn currency(&self) -> Currency {
        self.rules.sharing().currency
    }

    /// The address of a page of the plan; the empty text is the plan itself.
    pub fn address(&self, rest: &str) -> String {
        match rest.is_empty() {
            true => format!("/plans/{}", self.pool),
            false => format!("/plans/{}/{rest}", self.pool),
        }
    }

    /// The page, with the plan's business date in its header.
    pub fn on(&self, page: Page) -> Page {
        match self.business_date() {
            Some(date) => page.on(date),
            None => page,
        }
    }

    /// The rules in force on a day, such as those by which a round was settled.
    ///
    /// # Errors
    /// Those of reading a version.
    pub async fn rules_on(&self, web: &Web, day: Date) -> Result<Arc<Rulebook>, Problem> {
        let version = self.versions.iter().rfind(|one| one.version <= day);
        let version = version.unwrap_or(&self.versions[0]);
        Ok(rules_of_version(&web.community, self.pool, version.version_id).await?)
    }
}
