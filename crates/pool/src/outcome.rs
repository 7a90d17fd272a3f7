//! What a settlement comes to: rounds, members and cases, as SETTLEMENT §14 prints them.

use jiff::civil::Date;
use money::Amount;

/// One settled round: a row of `rounds.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The round's number, from 1.
    pub number: u32,
    /// The date payers were counted.
    pub cut: Date,
    /// The date the share was fixed and charged.
    pub settle: Date,
    /// How many members were obliged.
    pub payers: u64,
    /// The sum of their units.
    pub units: u64,
    /// How many cases the round carried.
    pub cases: u64,
    /// The aid of the carried cases.
    pub aid: Amount,
    /// The aid the cases got.
    pub aid_paid: Amount,
    /// The fee paid.
    pub fee: Amount,
    /// The carry of the round before.
    pub carry_in: Amount,
    /// Aid and fees of withdrawn cases that came back.
    pub reversed: Amount,
    /// Aid + fee + carry − reversed, for the cases carried.
    pub need: Amount,
    /// What one unit owed.
    pub share: Amount,
    /// What the operator paid in.
    pub sponsor: Amount,
    /// What was shared beyond the need; below zero when less was shared.
    pub overage: Amount,
    /// Prepaid: charged. Postpaid: collected, arrears and netting included.
    pub charged: Amount,
    /// Prepaid: what members who ran out could not be charged.
    pub shortfall: Amount,
    /// Postpaid: the arrears of removed members.
    pub written_off: Amount,
    /// What the round passes on; above zero members still owe it.
    pub carry_out: Amount,
    /// The sum of the shares of rounds 1 to this one.
    pub index: Amount,
}

/// What became of one case: a row of `cases.csv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseOutcome {
    /// The round that carried the case, if one did.
    pub round: Option<u32>,
    /// The aid it got.
    pub paid: Amount,
    /// The fee attributed to it.
    pub fee: Amount,
    /// Whether it came back after an objection was upheld.
    pub reversed: bool,
}

/// Where a member stands at the end of the book (SETTLEMENT §11), the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Named by a carried case: received aid.
    Aided,
    /// Debits failed too often.
    Removed,
    /// Left by own choice.
    Left,
    /// Suspended, and not recovered in time.
    Lapsed,
    /// Ran out, and may still recover.
    Suspended,
    /// Never had the balance that covers.
    NotCovered,
    /// Still waiting.
    Waiting,
    /// A full member.
    Active,
}

/// What decides a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Named by a carried case.
    pub aided: bool,
    /// Removed after failed debits.
    pub removed: bool,
    /// Left by the end of the book.
    pub left: bool,
    /// Did not recover in time.
    pub lapsed: bool,
    /// Ran out, and may still recover.
    pub suspended: bool,
    /// Prepaid, and the balance never covered.
    pub never_covered: bool,
    /// Still waits at the end of the book.
    pub waiting: bool,
}

impl Status {
    /// The first status that fits (SETTLEMENT §11).
    pub fn of(facts: &Facts) -> Status {
        let in_order = [
            (facts.aided, Status::Aided),
            (facts.removed, Status::Removed),
            (facts.left, Status::Left),
            (facts.lapsed, Status::Lapsed),
            (facts.suspended, Status::Suspended),
            (facts.never_covered, Status::NotCovered),
            (facts.waiting, Status::Waiting),
        ];
        let first = in_order.iter().find(|(fits, _)| *fits);
        first.map_or(Status::Active, |(_, status)| *status)
    }

    /// Whether someone with this status still is a member.
    pub fn is_member(self) -> bool {
        match self {
            Status::Suspended | Status::NotCovered | Status::Waiting | Status::Active => true,
            Status::Aided | Status::Removed | Status::Left | Status::Lapsed => false,
        }
    }

    /// The word in `members.csv`.
    pub fn slug(self) -> &'static str {
        match self {
            Status::Aided => "aided",
            Status::Removed => "removed",
            Status::Left => "left",
            Status::Lapsed => "lapsed",
            Status::Suspended => "suspended",
            Status::NotCovered => "not_covered",
            Status::Waiting => "waiting",
            Status::Active => "active",
        }
    }
}

/// Where a member ends: a row of `members.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberOutcome {
    /// The status at the end of the book.
    pub status: Status,
    /// The sum of units × share over the rounds the member was obliged in.
    pub owed: Amount,
    /// What was charged or collected of it.
    pub charged: Amount,
    /// The prepaid balance.
    pub balance: Amount,
    /// What is still owed of failed debits.
    pub arrears: Amount,
}

/// The slow form's whole result; the fast form can be asked for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rounds, in time order.
    pub rounds: Vec<Round>,
    /// The members, in the book's order.
    pub members: Vec<MemberOutcome>,
    /// The cases, in the book's order, which is that of SETTLEMENT §4.
    pub cases: Vec<CaseOutcome>,
    /// How many listed failures fell on members who owed nothing in that round.
    pub ignored_failures: u64,
}
