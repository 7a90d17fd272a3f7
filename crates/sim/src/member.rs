//! One member, as the world knows it.

use crate::event::{MemberNumber, PlanNumber};
use crate::fate::Frailty;
use crate::person::{FamilyName, Sex};
use jiff::civil::Date;

/// A member.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub plan: PlanNumber,
    pub family: FamilyName,
    pub born: Date,
    pub sex: Sex,
    pub joined: u32,
    /// The first day on which an illness is covered.
    pub covered_from: u32,
    pub frailty: Frailty,
    pub habit: Habit,
    pub payer: Option<MemberNumber>,
    /// Kept for the story: nothing else befalls this member.
    pub in_cast: bool,
    /// The day an illness will strike.
    pub falls_ill: Option<u32>,
    pub phase: Phase,
    pub account: Account,
}

/// Where a member stands with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// In.
    In,
    /// In, and ill: diagnosed, and nothing decided yet. Does not leave.
    Ill,
    /// Left, lapsed, removed, aided, refused for good, aged out or dead.
    Out,
}

/// How a member pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Habit {
    /// In time.
    Prompt,
    /// After a suspension, or after one failed debit.
    Late,
    /// Not again.
    Never,
}

/// What a member of a prepaid plan holds, as the member reckons it (SETTLEMENT §8 and §13).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Account {
    /// The balance in minor units; plus the share index while the member shares.
    pub credit: i64,
    /// Whether the member shares.
    pub shares: bool,
    /// Whether the member waits for the next cut.
    pub enters: bool,
    /// Whether a payment is on its way.
    pub pays: bool,
    /// How many suspensions a deposit has ended.
    pub recoveries: u32,
}

impl Account {
    /// The balance at a share index.
    pub fn balance(&self, share_index: i64) -> i64 {
        if self.shares { self.credit - share_index } else { self.credit }
    }
}
