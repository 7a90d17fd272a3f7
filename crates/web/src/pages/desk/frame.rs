//! What the pages of the desk share: the plan they are about, the ways between them, and names that
//! can stand in an address.

use crate::authorization::{PAGE_ROUTES, may_open};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use rules::Rulebook;
use service::plans::{rules_of_version, rules_on, versions};
use std::fmt::Write;
use std::sync::Arc;
use store::{PoolId, StoreFailure, reads};
use uuid::Uuid;

/// The most plans that the desk lists.
const PLANS_MAX: u32 = 50;

/// A plan at the desk.
#[derive(Clone)]
pub(crate) struct Plan {
    /// Its pool.
    pub pool: PoolId,
    /// What its covenant calls it.
    pub name: String,
    /// In what it counts.
    pub currency: Currency,
    /// Its business date.
    pub on: Date,
}

/// A page about the plan whose pool its address names, on the business date of the plan.
pub(crate) struct OnPlan {
    /// The page.
    pub page: Page,
    /// The plan.
    pub plan: Plan,
}

impl FromRequestParts<Arc<Web>> for OnPlan {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<OnPlan, Problem> {
        let Ok(page) = Page::from_request_parts(parts, web).await;
        let named = RawPathParams::from_request_parts(parts, web).await;
        let named = named.map_err(|_| Rejection::PathUnknown)?;
        let pool = named.iter().find(|(name, _)| *name == "pool");
        let pool = pool.and_then(|(_, value)| value.parse().ok()).ok_or(Rejection::PathUnknown)?;
        let plan = plan(web, &page, pool).await?;
        Ok(OnPlan { page: page.on(plan.on), plan })
    }
}

/// A way to another page of the desk.
pub(crate) struct Tab {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// The letter that opens it from the keyboard.
    pub letter: &'static str,
    /// Whether we are there.
    pub here: Here,
}

/// Whether a way leads where we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    /// It does.
    Yes,
    /// It leads elsewhere.
    No,
}

impl Tab {
    /// Whether we are there.
    pub fn is_here(&self) -> bool {
        self.here == Here::Yes
    }
}

/// The pages of the desk that concern no single plan: the message, the address, the letter.
const OF_ALL: [(&str, &str, &str); 9] = [
    ("desk-tab-home", "/desk", "d"),
    ("desk-tab-members", "/desk/members", "m"),
    ("desk-tab-people", "/desk/people/new", "n"),
    ("desk-tab-corrections", "/desk/corrections", "g"),
    ("desk-tab-letters", "/desk/letters", "i"),
    ("desk-tab-staff", "/desk/staff", "s"),
    ("desk-tab-complaints", "/desk/complaints", "c"),
    ("desk-tab-jobs", "/desk/jobs", "j"),
    ("desk-tab-audit", "/desk/audit", "a"),
];

/// The pages of one plan, before the number of its pool.
const OF_PLAN: [(&str, &str, &str); 5] = [
    ("desk-tab-rounds", "/desk/rounds/", "r"),
    ("desk-tab-money", "/desk/money/", "b"),
    ("desk-tab-payments", "/desk/payments/", "p"),
    ("desk-tab-drawn", "/desk/drawn/", "l"),
    ("desk-tab-rules", "/desk/rules/", "u"),
];

/// The ways that who is signed in may take.
pub(crate) fn tabs(page: &Page) -> Vec<Tab> {
    let of_all = OF_ALL.iter().map(|(key, path, letter)| (*key, (*path).to_owned(), *path, letter));
    ways(page, of_all)
}

/// The ways within a plan that who is signed in may take.
pub(crate) fn tabs_of(page: &Page, pool: &PoolId) -> Vec<Tab> {
    let of_plan =
        OF_PLAN.iter().map(|(key, path, letter)| (*key, format!("{path}{pool}"), *path, letter));
    ways(page, of_plan)
}

fn ways<'a>(
    page: &Page,
    all: impl Iterator<Item = (&'a str, String, &'a str, &'a &'static str)>,
) -> Vec<Tab> {
    let may = |path: &str| {
        let template =
            if path.ends_with('/') { format!("{path}{{pool}}") } else { path.to_owned() };
        let row = PAGE_ROUTES.iter().find(|row| row.method == "GET" && row.path == template);
        row.is_some_and(|row| page.viewer.as_ref().is_some_and(|viewer| may_open(viewer, row)))
    };
    let here = page.address.split('?').next().unwrap_or_default();
    let open = all.filter(|(_, _, path, _)| may(path));
    open.map(|(key, href, _, letter)| Tab {
        here: if href == here { Here::Yes } else { Here::No },
        label: page.text(key).to_string(),
        href,
        letter,
    })
    .collect()
}

/// The plan of a pool.
pub(crate) async fn plan(web: &Web, page: &Page, pool: PoolId) -> Result<Plan, Problem> {
    let mut reader = web.community.store.reader().await?;
    let currency = reads::sharing(&mut *reader, pool).await?.currency;
    let on = reads::schedule(&mut *reader, pool).await?.business_date;
    drop(reader);
    let name = match rules_near(web, pool, on).await? {
        Some(rules) => plain_name(&rules.covenant(page.language()).title),
        None => page.text("desk-plan-unnamed").with("pool", pool).to_string(),
    };
    Ok(Plan { pool, name, currency, on })
}

/// The rules in force on a day, or the first that will be.
async fn rules_near(web: &Web, pool: PoolId, on: Date) -> Result<Option<Arc<Rulebook>>, Problem> {
    match rules_on(&web.community, pool, on).await {
        Ok(rules) => return Ok(Some(rules)),
        Err(StoreFailure::Rejected(Rejection::NoRulesInForce)) => {}
        Err(failure) => return Err(failure.into()),
    }
    match versions(&web.community, pool).await?.first() {
        Some(first) => Ok(Some(rules_of_version(&web.community, pool, first.version_id).await?)),
        None => Ok(None),
    }
}

/// A covenant's title without its version, which changes.
fn plain_name(title: &str) -> String {
    let plain = title.split(['(', '（']).next().unwrap_or(title).trim();
    let plain = plain.strip_prefix("Covenant of ").unwrap_or(plain);
    plain.strip_suffix("会员公约").unwrap_or(plain).to_owned()
}

/// Every plan that has a schedule.
pub(crate) async fn plans(web: &Web, page: &Page) -> Result<Vec<Plan>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let pools = reads::pools(&mut *reader, 0, PLANS_MAX).await?;
    drop(reader);
    let mut found = Vec::new();
    for pool in pools {
        match plan(web, page, pool).await {
            Ok(one) => found.push(one),
            Err(problem) if problem.is(Rejection::ScheduleUnknown) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(found)
}

/// A text as one part of a path.
pub(crate) fn segment(text: &str) -> String {
    let mut part = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                part.push(char::from(byte));
            }
            other => write!(part, "%{other:02X}").expect("a text takes what is written"),
        }
    }
    part
}

/// The address of a case at the desk.
pub(crate) fn case_path(pool: PoolId, case: &str) -> String {
    format!("/desk/cases/{pool}/{}", segment(case))
}

/// An id short enough for a table: its end, where ids of one time differ.
pub(crate) fn short(id: &Uuid) -> String {
    let text = id.simple().to_string();
    format!("…{}", &text[24..])
}

/// What people call a role of a step; a machine and the calendar have one too.
pub(crate) fn role_name(page: &Page, slug: &str) -> String {
    match slug {
        "machine" | "calendar" => page.word("desk-role", slug),
        role => page.word("role", role),
    }
}

/// A text of the core as the beginning of a sentence.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether a claim still holds.
pub(crate) fn holds(until: Timestamp, now: Timestamp) -> bool {
    until > now
}

#[cfg(test)]
mod tests {
    use super::{plain_name, segment};

    #[test]
    fn a_plan_is_called_by_its_name() {
        let titles = [
            ("Covenant of Ferry Mutual Aid (version of 1 August 2026)", "Ferry Mutual Aid"),
            ("渡口互助会员公约（2026年8月1日版）", "渡口互助"),
            ("Harbour", "Harbour"),
        ];
        for (title, name) in titles {
            assert_eq!(plain_name(title), name);
        }
    }

    #[test]
    fn a_part_of_a_path_holds_any_text() {
        assert_eq!(segment("a-1.b_2~"), "a-1.b_2~");
        assert_eq!(segment("a b/c?ü"), "a%20b%2Fc%3F%C3%BC");
    }
}
