//! What happens in a world, as plain data.

use crate::person::Person;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::articles::application::Aid;
use rules::text::BilingualText;
use rules::values::{Answer, Cause};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The place of a plan in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanNumber(pub u32);

/// The number of a member over all plans, from 0 in the order of joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberNumber(pub u32);

/// The number of a case over all plans, from 0 in the order of reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(pub u32);

impl PlanNumber {
    /// The number as the index of a list.
    pub fn index(self) -> usize {
        index(self.0)
    }
}

impl MemberNumber {
    /// The number as the index of a list.
    pub fn index(self) -> usize {
        index(self.0)
    }
}

impl CaseNumber {
    /// The number as the index of a list.
    pub fn index(self) -> usize {
        index(self.0)
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).expect("a machine that holds a world counts in 32 bits or more")
}

/// The number of an index of a list.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a world has fewer than 2^32 of anything")
}

/// What happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A person joins.
    Join(Box<Joining>),
    /// A member of a prepaid plan pays in.
    Deposit {
        /// Whose balance.
        member: MemberNumber,
        /// How much.
        amount: Amount,
    },
    /// The debit of the round that settles today fails.
    DebitFails {
        /// The plan.
        plan: PlanNumber,
        /// Whose debit.
        member: MemberNumber,
    },
    /// A member leaves.
    Leave {
        /// Who.
        member: MemberNumber,
    },
    /// A member reaches the age at which membership ends.
    AgedOut {
        /// Who.
        member: MemberNumber,
    },
    /// A member dies; a case of the member goes on for the payees.
    Death {
        /// Who.
        member: MemberNumber,
        /// Who receives an aid still open.
        payees: Vec<Payee>,
    },
    /// A member reports an illness or an accident.
    Report(Box<Report>),
    /// A case is approved.
    Approve {
        /// The case.
        case: CaseNumber,
        /// What the articles give.
        aid: Aid,
    },
    /// A case is refused.
    Refuse {
        /// The case.
        case: CaseNumber,
        /// Why.
        reason: Rejection,
        /// The article it rests on.
        article: u8,
    },
    /// A member appeals against a refusal.
    Appeal {
        /// The case.
        case: CaseNumber,
    },
    /// The appeal is upheld; the approval follows on the same day.
    AppealWon {
        /// The case.
        case: CaseNumber,
    },
    /// An objection is upheld, before or after the round that carried the case settled.
    Withdraw {
        /// The case.
        case: CaseNumber,
    },
    /// The newer rules of a plan come into force.
    RuleChange {
        /// The plan.
        plan: PlanNumber,
    },
    /// The custody statement of this day differs from the members' balances.
    BankMismatch {
        /// The plan.
        plan: PlanNumber,
        /// How much the bank shows too little.
        missing: Amount,
    },
}

/// A person who joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// The plan.
    pub plan: PlanNumber,
    /// The number of the new member.
    pub member: MemberNumber,
    /// The id of the new member, a UUIDv7 of the date.
    pub id: Uuid,
    /// Who joins.
    pub person: Person,
    /// The answers to the declaration; all of them fit.
    pub answers: BTreeMap<String, Answer>,
    /// The question that was answered untruly. Only the world knows, until it is found out.
    pub untrue_answer: Option<String>,
    /// The member of the family who pays.
    pub payer: Option<MemberNumber>,
}

/// A report of an illness or an accident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The number of the new case.
    pub case: CaseNumber,
    /// The id of the new case, a UUIDv7 of the date.
    pub id: Uuid,
    /// Who fell ill.
    pub member: MemberNumber,
    /// The id of the condition in the plan's rules.
    pub condition: String,
    /// What brought it about.
    pub cause: Cause,
    /// The date of first definite diagnosis, or of the accident.
    pub diagnosed_on: Date,
    /// How it came to light.
    pub narrative: Narrative,
    /// Bills and other medical spending, for plans that look at them.
    pub bills: Amount,
    /// The day on which it will be decided. Only the world knows.
    pub decided_on: Date,
}

/// How an illness came to light: what the text of a case is chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Narrative {
    /// At a yearly check.
    CheckUp,
    /// By signs the member felt.
    Symptoms,
    /// Suddenly, in an emergency room.
    Emergency,
    /// At a screening after a news item.
    Screening,
    /// In an accident.
    Accident,
}

/// Who receives an aid after a death.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payee {
    /// An invented name.
    pub name: BilingualText,
    /// What the payee was to the member.
    pub relation: Relation,
    /// The part, in basis points; those of all payees make 10,000.
    pub part_bp: u32,
}

/// What a payee was to the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Wife or husband.
    Spouse,
    /// Son or daughter.
    Child,
    /// Mother or father.
    Parent,
}
