//! Where a membership stands, as its member is told it, each by its article.

use crate::Community;
use crate::leaving::ENDING;
use jiff::civil::Date;
use ledger::Language;
use money::Amount;
use pool::{MemberOutcome, Status};
use rules::Rulebook;
use rules::articles::suspension::last_recovery_day;
use rules::articles::waiting::first_covered_on;
use rules::sharing::Funding;
use rules::values::Cause;
use store::{
    EndingReason, MemberId, MemberState, PoolId, Session, StoreFailure, person_reads, reads,
};

/// The article of every covenant on suspension, recovery and removal for unpaid shares.
const SUSPENSION: u8 = 11;

/// Where a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipStatus {
    /// What holds now.
    pub state: MembershipState,
    /// The day of joining.
    pub joined_on: Date,
    /// The day on which it will end, if one is known and still ahead.
    pub ends_on: Option<Date>,
    /// Amounts, and the status in the book.
    pub outcome: MemberOutcome,
}

/// What holds of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipState {
    /// Article 11: the balance never reached what covers.
    NotCovered {
        /// The balance from which it does.
        floor: Amount,
    },
    /// Article 5: it waits.
    Waiting {
        /// The first day on which a diagnosis is covered.
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
        /// Why.
        by: EndedBy,
        /// By which article.
        article: u8,
        /// The first day it no longer covers, where a day was written.
        on: Option<Date>,
    },
}

/// Why a membership is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedBy {
    /// Aid was received.
    Aid,
    /// A suspension was not mended in time.
    Lapse,
    /// Debits failed too often.
    FailedDebits,
    /// What was decided and written down.
    Decision(EndingReason),
}

/// Where a membership stands at the end of a day, by the rules it is under.
///
/// # Errors
/// [`ledger::Rejection::PoolUnknown`], [`ledger::Rejection::MemberUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn membership_status(
    community: &Community,
    rulebook: &Rulebook,
    (pool, member): (PoolId, MemberId),
    on: Date,
) -> Result<MembershipStatus, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let found = reads::member_state(&mut *reader, pool, member, on).await?;
    let left_on = found.left_on.filter(|left_on| *left_on <= on);
    let state = match left_on {
        Some(left_on) => ended(&mut *reader, (pool, member), left_on).await?,
        None => lasting(rulebook, &found, on),
    };
    let ends_on = found.left_on.filter(|left_on| *left_on > on);
    Ok(MembershipStatus { state, joined_on: found.joined_on, ends_on, outcome: found.outcome })
}

/// What holds of a member who has not left.
fn lasting(rulebook: &Rulebook, found: &MemberState, on: Date) -> MembershipState {
    let covered_on = |cause| first_covered_on(rulebook.values.waiting, found.joined_on, cause);
    let waits = MembershipState::Waiting {
        illness_covered_on: covered_on(Cause::Illness),
        accident_covered_on: covered_on(Cause::Accident),
    };
    let terms = match rulebook.values.sharing.funding {
        Funding::Prepaid(terms) => Some(terms),
        Funding::Postpaid(_) => None,
    };
    match (found.outcome.status, found.suspended_in, terms) {
        (Status::Suspended, Some((since_round, since)), Some(terms)) => {
            let recover_by = last_recovery_day(terms, since);
            MembershipState::Suspended { since_round, since, recover_by }
        }
        (Status::NotCovered, _, Some(terms)) => MembershipState::NotCovered { floor: terms.floor },
        (Status::Aided | Status::Lapsed | Status::Removed, ..) => over(found),
        _ if on < covered_on(Cause::Illness) => waits,
        _ if found.recoveries > 0 => MembershipState::Recovered { times: found.recoveries },
        _ => MembershipState::Covered,
    }
}

/// What the book itself ended: by aid, by a lapse or by failed debits.
fn over(found: &MemberState) -> MembershipState {
    let (by, article) = match found.outcome.status {
        Status::Aided => (EndedBy::Aid, ENDING),
        Status::Lapsed => (EndedBy::Lapse, SUSPENSION),
        _ => (EndedBy::FailedDebits, SUSPENSION),
    };
    MembershipState::Ended { by, article, on: found.aided_in.map(|(_, settled_on)| settled_on) }
}

/// Why a member who left did: what the book had ended before comes first, then what was decided.
async fn ended(
    reader: &mut dyn Session,
    (pool, member): (PoolId, MemberId),
    left_on: Date,
) -> Result<MembershipState, StoreFailure> {
    let eve = left_on.yesterday().unwrap_or(left_on);
    let before = reads::member_state(reader, pool, member, eve).await?;
    if !before.outcome.status.is_member() {
        return Ok(over(&before));
    }
    let written = person_reads::ending(reader, pool, member).await?;
    let (reason, article) =
        written.map_or((EndingReason::Left, ENDING), |one| (one.reason, one.article));
    Ok(MembershipState::Ended { by: EndedBy::Decision(reason), article, on: Some(left_on) })
}

impl MembershipState {
    /// The sentence that the member reads; amounts are of the plan's currency.
    pub fn words(&self, language: Language, rulebook: &Rulebook) -> String {
        let currency = rulebook.values.sharing.currency;
        let [chinese, english] = match self {
            MembershipState::NotCovered { floor } => {
                let floor = floor.display(currency);
                [
                    format!(
                        "余额还没有达到 {floor} {}，暂不在互助范围内（第十一条）。",
                        currency.code()
                    ),
                    format!(
                        "Not covered yet: the balance has not reached {floor} {} (article 11).",
                        currency.code()
                    ),
                ]
            }
            MembershipState::Waiting { illness_covered_on: illness, accident_covered_on } => [
                format!(
                    "观察期中：疾病自 {illness} 起、意外自 {accident_covered_on} 起在互助范围内（第五条）。"
                ),
                format!(
                    "Waiting: an illness is covered from {illness}, an accident from \
                     {accident_covered_on} (article 5)."
                ),
            ],
            MembershipState::Covered => ["在互助范围内。".to_owned(), "Covered.".to_owned()],
            MembershipState::Recovered { times } => [
                format!("在互助范围内；曾中止并恢复 {times} 次（第十一条）。"),
                format!("Covered again, after {times} suspension(s) (article 11)."),
            ],
            MembershipState::Suspended { since_round, since, recover_by } => [
                format!(
                    "自第 {since_round} 期（{since}）起中止；最迟 {recover_by} 补足余额即可恢复（第十一条）。"
                ),
                format!(
                    "Suspended since round {since_round} ({since}); a deposit by {recover_by} \
                     ends it (article 11)."
                ),
            ],
            MembershipState::Ended { by, article, on } => {
                let [chinese, english] = by.words();
                let day = on.map_or(String::new(), |on| format!(" {on}"));
                [
                    format!("会员资格已结束{day}：{chinese}（第 {article} 条）。"),
                    format!("Ended{day}: {english} (article {article})."),
                ]
            }
        };
        language.pick(&chinese, &english).to_owned()
    }
}

impl EndedBy {
    fn words(self) -> [&'static str; 2] {
        match self {
            EndedBy::Aid => ["已获得互助金", "aid was received"],
            EndedBy::Lapse => ["中止后没有按时恢复", "a suspension was not mended in time"],
            EndedBy::FailedDebits => ["连续扣款失败", "debits failed too often"],
            EndedBy::Decision(EndingReason::Left) => ["主动退出", "the member left"],
            EndedBy::Decision(EndingReason::AgeLimit) => ["达到年龄上限", "the age limit"],
            EndedBy::Decision(EndingReason::Removed) => ["被除名", "removal"],
            EndedBy::Decision(EndingReason::Died) => ["会员去世", "the member died"],
        }
    }
}
