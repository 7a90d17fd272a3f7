//! The life of a pool: gathering, open, closing announced, run-off, refunding, closed.

use crate::outcome::Round;
use jiff::ToSpan;
use jiff::civil::Date;
use rules::articles::closing::last_day;
use rules::articles::headcount::{may_start, must_end};
use rules::values::{Closing, Headcount};

/// Where a pool stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Below the starting headcount: members join, nothing is shared yet.
    Gathering,
    /// Members join and share.
    Open,
    /// The end is announced: nobody joins, cases are still covered.
    ClosingAnnounced,
    /// The plan has ended: late cases of diagnoses before the end are still taken.
    RunOff,
    /// What is left goes back.
    Refunding,
    /// Everything is paid.
    Closed,
}

/// The dates that decide where a pool stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Milestones {
    /// The first day with the starting headcount.
    pub started_on: Option<Date>,
    /// The day the closing was announced.
    pub announced_on: Option<Date>,
    /// The day the last refund was paid.
    pub refunded_on: Option<Date>,
}

/// Where a pool with these milestones stands on a day.
pub fn stage(milestones: &Milestones, closing: &Closing, on: Date) -> Stage {
    let reached = |day: Option<Date>| day.filter(|day| *day <= on);
    let Some(announced_on) = reached(milestones.announced_on) else {
        return match reached(milestones.started_on) {
            Some(_) => Stage::Open,
            None => Stage::Gathering,
        };
    };
    let ends_on = last_day(closing, announced_on);
    let run_off = i64::from(closing.run_off_days).days();
    let run_off_ends_on = ends_on.checked_add(run_off).unwrap_or(Date::MAX);
    if on <= ends_on {
        Stage::ClosingAnnounced
    } else if on <= run_off_ends_on {
        Stage::RunOff
    } else if reached(milestones.refunded_on).is_none() {
        Stage::Refunding
    } else {
        Stage::Closed
    }
}

/// The cut date of the first round that counted the starting headcount.
pub fn started_on(rounds: &[Round], headcount: Headcount) -> Option<Date> {
    let starts = |round: &&Round| may_start(headcount, members_of(round));
    rounds.iter().find(starts).map(|round| round.cut)
}

/// The cut date of the first round, after the start, that counted too few members to go on.
pub fn must_end_on(rounds: &[Round], headcount: Headcount) -> Option<Date> {
    let started_on = started_on(rounds, headcount)?;
    let ends = |round: &&Round| round.cut > started_on && must_end(headcount, members_of(round));
    rounds.iter().find(ends).map(|round| round.cut)
}

fn members_of(round: &Round) -> u32 {
    u32::try_from(round.payers).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Milestones, Stage, stage};
    use jiff::civil::{Date, date};
    use rules::values::{Claim, Closing, LastRoundsPayer};

    /// The closing of Xiang Hu Bao: announced 2021-12-28, ended 2022-01-28, 180 days of run-off.
    #[test]
    fn a_pool_goes_through_its_stages_in_order() {
        let closing = Closing {
            announcement_days: 31,
            last_rounds: 3,
            last_rounds_paid_by: LastRoundsPayer::Operator,
            run_off_days: 180,
            refund_within_days: 5,
            refund_past_shares: false,
            payment_order: vec![Claim::Aid, Claim::Balances, Claim::Fee],
        };
        let milestones = Milestones {
            started_on: Some(date(2018, 11, 27)),
            announced_on: Some(date(2021, 12, 28)),
            refunded_on: Some(date(2022, 8, 31)),
        };
        let table: [(Date, Stage); 8] = [
            (date(2018, 11, 26), Stage::Gathering),
            (date(2018, 11, 27), Stage::Open),
            (date(2021, 12, 27), Stage::Open),
            (date(2021, 12, 28), Stage::ClosingAnnounced),
            (date(2022, 1, 28), Stage::ClosingAnnounced),
            (date(2022, 1, 29), Stage::RunOff),
            (date(2022, 7, 28), Stage::Refunding),
            (date(2022, 8, 31), Stage::Closed),
        ];
        for (on, expected) in table {
            assert_eq!(stage(&milestones, &closing, on), expected, "{on}");
        }
    }
}
