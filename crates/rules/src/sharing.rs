//! Article 8, sharing: the parameters of SETTLEMENT, as a plan sets them.

use crate::calendar::Calendar;
use money::{Amount, Currency};

/// How one plan shares its cases: every parameter the settlement reads, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The plan's one currency.
    pub currency: Currency,
    /// Whether members pay before or after a round.
    pub funding: Funding,
    /// The days of the month on which rounds are cut and settled (SETTLEMENT §2).
    pub calendar: Calendar,
    /// The management fee on top of the aid, in basis points of the aid (SETTLEMENT §5).
    pub fee_bp: u32,
    /// How the share is rounded to the minor unit (SETTLEMENT §6).
    pub rounding: Rounding,
    /// Days after joining before an illness is covered.
    pub waiting_days: u32,
    /// Whether members share while they wait (SETTLEMENT §3.3).
    pub waiting_members_share: bool,
    /// What happens when the share would exceed a cap (SETTLEMENT §7).
    pub over_limit: OverLimit,
    /// The most one unit pays for each case carried.
    pub case_cap: Option<Amount>,
    /// The most one unit pays in a round.
    pub round_cap: Option<Amount>,
    /// The most one unit pays in the rounds that settle in one calendar year.
    pub year_cap: Option<Amount>,
}

/// When members pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funding {
    /// From a balance paid in beforehand (SETTLEMENT §8).
    Prepaid(Prepaid),
    /// By a debit after the round (SETTLEMENT §9).
    Postpaid(Postpaid),
}

/// The parameters of a prepaid plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prepaid {
    /// The least balance that keeps a member covered; never negative.
    pub floor: Amount,
    /// Days from the settle date in which a deposit ends a suspension.
    pub recovery_days: u32,
    /// How many suspensions of one member a deposit may end.
    pub max_recoveries: u32,
}

/// The parameters of a postpaid plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postpaid {
    /// Failed debits in successive rounds after which the member is removed; at least 1.
    pub max_failed: u32,
}

/// How need ÷ units becomes a whole number of minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the next minor unit; leaves a surplus.
    Up,
    /// To the nearest, a half up, at least one minor unit; may leave a deficit.
    HalfUp,
}

/// What happens to the part of a round above its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverLimit {
    /// The operator pays it in.
    Sponsor,
    /// Every case of the round gets proportionally less.
    Prorate,
    /// The latest cases wait for the next round.
    Defer,
}
