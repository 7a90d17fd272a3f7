//! What the routes of oversight show, and how it is made of what the use cases answer.

use crate::digest_text;
use crate::stop_orders::OrderShown;
use jiff::civil::Date;
use ledger::Rejection;
use serde::Serialize;
use service::supervision::{CaseOverseen, Holds, RoundOverseen, difference};
use store::complaint::ComplaintCount;
use store::custody::CustodyStatement;
use utoipa::ToSchema;

/// A plan at one look; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct PlanLookedAt {
    /// The plan and the version of its rules in force.
    pub plan: String,
    /// The currency of its amounts.
    pub currency: &'static str,
    /// The business date.
    pub business_date: Date,
    /// Paying members.
    pub payers: u64,
    /// Rounds settled.
    pub rounds: u32,
    /// How many of them do not add up; none.
    pub rounds_wrong: u32,
    /// What all postings of rounds sum to: zero.
    pub trial_balance_minor: i64,
    /// The balances of members by what was paid in, refunded and charged; nothing for a postpaid
    /// plan or one too large to add up in passing.
    pub balances_by_entries_minor: Option<i64>,
    /// The same, member by member.
    pub balances_by_members_minor: Option<i64>,
    /// The last statement of the bank.
    pub custody: Option<CustodyShown>,
    /// Aid that waits to be paid.
    pub unpaid_minor: i64,
    /// Complaints of the year by kind.
    pub complaints: Vec<CountShown>,
    /// Orders that stand.
    pub orders: Vec<OrderShown>,
}

/// A round with its identities; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct RoundShown {
    /// Its number.
    pub round: u32,
    /// The day payers were counted.
    pub cut: Date,
    /// The day the share was fixed.
    pub settle: Date,
    /// Paying members.
    pub payers: u64,
    /// Their units.
    pub units: u64,
    /// What one unit owed.
    pub share_minor: i64,
    /// The cases carried.
    pub cases: u64,
    /// How many lines it posted.
    pub postings: u32,
    /// Whether no identity fails.
    pub adds_up: bool,
    /// Each identity of SETTLEMENT §12, worked out again.
    pub identities: Vec<IdentityShown>,
}

/// An identity with its two sides, in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct IdentityShown {
    /// `charged`, `used`, `posted`, `balanced`, `carried` or `indexed`.
    pub identity: &'static str,
    /// Its left side.
    pub left_minor: i64,
    /// Its right side.
    pub right_minor: i64,
    /// Whether both are the same; nothing where it is not asked of this round.
    pub holds: Option<bool>,
}

/// A case as those who oversee see it; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseShown {
    /// Its id.
    pub case: String,
    /// Where it is; empty for a case of old books.
    pub state: String,
    /// The day of the report.
    pub reported_on: Option<Date>,
    /// The day of the event.
    pub event_on: Option<Date>,
    /// The condition.
    pub condition: Option<String>,
    /// The hash that names the version of the rules that binds.
    pub rules: Option<String>,
    /// Every decision that may be known, in the order of time.
    pub decisions: Vec<DecisionShown>,
    /// The day of approval.
    pub approved_on: Option<Date>,
    /// The aid decided.
    pub aid_minor: Option<i64>,
    /// The day it was taken back.
    pub withdrawn_on: Option<Date>,
    /// The round that carried it.
    pub round: Option<u32>,
    /// What the round gave.
    pub paid_minor: Option<i64>,
    /// How many objections there were.
    pub objections: u32,
    /// How many of them were upheld.
    pub upheld: u32,
    /// How many wait for an answer.
    pub unanswered: u32,
    /// How often the operator was late.
    pub breaches: u32,
}

/// A decision.
#[derive(Serialize, ToSchema)]
pub(super) struct DecisionShown {
    /// The step.
    pub step: String,
    /// The day.
    pub on: Date,
    /// The aid; nothing where it was refused.
    pub aid_minor: Option<i64>,
    /// The number of the reason of a refusal.
    pub reason: Option<String>,
}

/// A statement of the bank beside the books, in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct CustodyShown {
    /// The day at whose end it was so.
    pub on: Date,
    /// What the bank says it held.
    pub stated_minor: i64,
    /// What the books said.
    pub expected_minor: i64,
    /// By how much the bank has more.
    pub difference_minor: i64,
}

/// Aid that waits, by age; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(super) struct UnpaidShown {
    /// The business date that days are counted to.
    pub on: Date,
    /// All of it.
    pub total_minor: i64,
    /// By days since the round settled.
    pub bands: Vec<BandShown>,
    /// The cases, the longest waiting first.
    pub cases: Vec<UnpaidCase>,
}

/// A stretch of days.
#[derive(Serialize, ToSchema)]
pub(super) struct BandShown {
    /// From this many days on.
    pub from_days: u32,
    /// Through this many.
    pub through_days: Option<u32>,
    /// How many cases.
    pub cases: u32,
    /// For how much.
    pub amount_minor: i64,
}

/// A case whose aid waits.
#[derive(Serialize, ToSchema)]
pub(super) struct UnpaidCase {
    /// The case.
    pub case: String,
    /// The round that gave it.
    pub round: u32,
    /// When that settled.
    pub settled_on: Date,
    /// What is not paid.
    pub unpaid_minor: i64,
    /// What of it is on a list with the bank.
    pub listed_minor: i64,
}

/// Complaints of a kind.
#[derive(Serialize, ToSchema)]
pub(super) struct CountShown {
    /// The kind.
    pub kind: String,
    /// Filed in the year before.
    pub filed: u64,
    /// Wait, and are not late.
    pub waiting: u64,
    /// Wait beyond their day.
    pub overdue: u64,
    /// Answered by their day.
    pub in_time: u64,
    /// Answered after it.
    pub late: u64,
    /// Founded, of those answered.
    pub founded: u64,
}

/// What articles 15 and 16 say of the end of a plan, and what is left until then.
#[derive(Serialize, ToSchema)]
pub(super) struct ThresholdsShown {
    /// The business date.
    pub on: Date,
    /// Paying members.
    pub payers: u64,
    /// With how many the plan starts.
    pub starts_with: u32,
    /// Below how many it must end.
    pub ends_below: Option<u32>,
    /// How many may go before it must end.
    pub members_left: Option<u64>,
    /// Whether it must end.
    pub must_end: bool,
    /// In how many days it must end, if members become fewer as in the last quarter.
    pub days_left_at_pace: Option<u64>,
    /// Days from the announcement to the end.
    pub announcement_days: u32,
    /// The last day, were the end announced today.
    pub last_day_if_announced_today: Date,
    /// Rounds still shared after the announcement.
    pub last_rounds: u32,
    /// Whether the operator pays those.
    pub operator_pays_last_rounds: bool,
    /// Until when a case of the last day may be applied for.
    pub apply_until: Date,
    /// Until when balances go back.
    pub refund_until: Date,
}

pub(super) fn round(one: RoundOverseen) -> RoundShown {
    let identities = one.identities.iter().map(|identity| IdentityShown {
        identity: identity.kind.slug(),
        left_minor: identity.left.minor(),
        right_minor: identity.right.minor(),
        holds: match identity.holds {
            Holds::Yes => Some(true),
            Holds::No => Some(false),
            Holds::NotAsked => None,
        },
    });
    RoundShown {
        round: one.round.number,
        cut: one.round.cut,
        settle: one.round.settle,
        payers: one.round.payers,
        units: one.round.units,
        share_minor: one.round.share.minor(),
        cases: one.round.cases,
        postings: one.lines,
        adds_up: one.adds_up(),
        identities: identities.collect(),
    }
}

pub(super) fn case(one: CaseOverseen) -> CaseShown {
    let books = one.books.as_ref();
    let decisions = one.decisions.into_iter().map(|decision| DecisionShown {
        step: decision.step,
        on: decision.on,
        aid_minor: decision.aid.map(|aid| aid.minor()),
        reason: decision.reason,
    });
    CaseShown {
        state: one.state,
        reported_on: one.reported_on,
        event_on: one.event_on,
        condition: one.condition,
        rules: one.version.map(|version| digest_text::text(&version)),
        decisions: decisions.collect(),
        approved_on: books.map(|books| books.approved_on),
        aid_minor: books.map(|books| books.aid.minor()),
        withdrawn_on: books.and_then(|books| books.withdrawn_on),
        round: books.and_then(|books| books.round),
        paid_minor: books.map(|books| books.paid.minor()),
        objections: one.objections,
        upheld: one.upheld,
        unanswered: one.unanswered,
        breaches: one.breaches,
        case: one.case,
    }
}

pub(super) fn custody_shown(one: &CustodyStatement) -> Result<CustodyShown, Rejection> {
    Ok(CustodyShown {
        on: one.on,
        stated_minor: one.stated.minor(),
        expected_minor: one.expected.minor(),
        difference_minor: difference(one)?.minor(),
    })
}

pub(super) fn count(one: ComplaintCount) -> CountShown {
    let ComplaintCount { kind, filed, waiting, overdue, in_time, late, founded } = one;
    CountShown { kind, filed, waiting, overdue, in_time, late, founded }
}
