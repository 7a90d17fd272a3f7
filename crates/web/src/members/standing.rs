//! Where a member stands, as the API says it.

use jiff::civil::Date;
use serde::Serialize;
use service::leaving::FinalStatement;
use service::membership_status::{EndedBy, MembershipState, MembershipStatus};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where a member stands; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(crate) struct MemberShown {
    /// The member.
    member: Uuid,
    /// The business date of this answer.
    on: Date,
    /// The day of joining.
    joined_on: Date,
    /// The day on which it will end, if one is known and still ahead.
    ends_on: Option<Date>,
    /// What holds of the membership.
    state: StateShown,
    /// The prepaid balance.
    balance_minor: i64,
    /// What was owed in all rounds.
    owed_minor: i64,
    /// What was charged of it.
    charged_minor: i64,
    /// What failed debits left owed.
    arrears_minor: i64,
}

/// What holds of a membership, with the article that says so.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum StateShown {
    /// Article 10: the balance never reached what covers.
    NotCovered {
        /// The balance from which it does.
        floor_minor: i64,
    },
    /// Article 5: it waits.
    Waiting {
        /// The first day on which an illness is covered.
        illness_covered_on: Date,
        /// The same for an accident.
        accident_covered_on: Date,
    },
    /// It covers.
    Covered,
    /// Article 11: it covers again after a suspension.
    Recovered {
        /// How many suspensions there were.
        times: u32,
    },
    /// Article 11: it does not cover until the balance is back.
    Suspended {
        /// The round that found too little.
        since_round: u32,
        /// The day that round settled.
        since: Date,
        /// The last day on which a deposit ends this.
        recover_by: Date,
    },
    /// It is over.
    Ended {
        /// Why: `aid`, `lapse`, `failed_debits`, `left`, `age_limit`, `removed` or `died`.
        by: &'static str,
        /// By which article.
        article: u8,
        /// The first day it no longer covers, where a day was written.
        on: Option<Date>,
    },
}

/// What leaving would mean; amounts in minor units.
#[derive(Serialize, ToSchema)]
pub(crate) struct FinalStatementShown {
    /// What would be paid back, less rounds cut until then.
    balance_minor: i64,
    /// The first day that would no longer be covered.
    uncovered_from: Date,
    /// Article 13: whether shares paid are given back.
    shares_given_back: bool,
    /// Article 12: whether one who left may join again.
    may_rejoin: bool,
}

impl MemberShown {
    pub fn of(member: Uuid, on: Date, status: &MembershipStatus) -> MemberShown {
        let outcome = &status.outcome;
        MemberShown {
            member,
            on,
            joined_on: status.joined_on,
            ends_on: status.ends_on,
            state: state(status.state),
            balance_minor: outcome.balance.minor(),
            owed_minor: outcome.owed.minor(),
            charged_minor: outcome.charged.minor(),
            arrears_minor: outcome.arrears.minor(),
        }
    }
}

fn state(state: MembershipState) -> StateShown {
    match state {
        MembershipState::NotCovered { floor } => {
            StateShown::NotCovered { floor_minor: floor.minor() }
        }
        MembershipState::Waiting { illness_covered_on, accident_covered_on } => {
            StateShown::Waiting { illness_covered_on, accident_covered_on }
        }
        MembershipState::Covered => StateShown::Covered,
        MembershipState::Recovered { times } => StateShown::Recovered { times },
        MembershipState::Suspended { since_round, since, recover_by } => {
            StateShown::Suspended { since_round, since, recover_by }
        }
        MembershipState::Ended { by, article, on } => {
            let by = match by {
                EndedBy::Aid => "aid",
                EndedBy::Lapse => "lapse",
                EndedBy::FailedDebits => "failed_debits",
                EndedBy::Decision(reason) => reason.slug(),
            };
            StateShown::Ended { by, article, on }
        }
    }
}

impl From<FinalStatement> for FinalStatementShown {
    fn from(statement: FinalStatement) -> FinalStatementShown {
        FinalStatementShown {
            balance_minor: statement.standing.balance.minor(),
            uncovered_from: statement.uncovered_from,
            shares_given_back: statement.shares_given_back,
            may_rejoin: statement.may_rejoin,
        }
    }
}
