//! What can be written about cases.

use crate::batch::MemberId;
use crate::case_file::{CaseFile, CaseStep, Evidence};
use crate::jury::{Ballot, JuryWrite};
use crate::payment::{LineResult, NewPaymentList, PaidTo, Payment};
use crate::person_write::PersonId;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// One thing to write about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseWrite {
    /// A case is reported, with its first step.
    Begin {
        /// The file.
        file: CaseFile,
        /// The report.
        step: CaseStep,
    },
    /// A case goes a step on.
    Advance {
        /// The file after the step: one step more than who writes it has read.
        file: CaseFile,
        /// The step.
        step: CaseStep,
        /// Whether the step is a reading of the case.
        reads: Reading,
        /// Whence the step comes.
        from: StepFrom,
    },
    /// Somebody takes a case in hand for a time.
    Claim {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// Who takes it.
        account: Uuid,
        /// When.
        at: Timestamp,
        /// Until when it is theirs.
        until: Timestamp,
    },
    /// Somebody puts a case back; nothing where it is no longer theirs.
    Release {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// Who puts it back.
        account: Uuid,
    },
    /// Somebody declares a conflict of interest, and with it puts the case back.
    Conflict {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// Who declares it.
        account: Uuid,
        /// When.
        at: Timestamp,
    },
    /// A paper was brought. The same one under the same id may come again.
    AddEvidence(Evidence),
    /// Who may report for a person, in order; takes the place of an earlier list.
    Contacts {
        /// The person.
        person: PersonId,
        /// Each with what they are to each other, sealed.
        contacts: Vec<(PersonId, Vec<u8>)>,
    },
    /// A member passed the test on the rules.
    PassJuror {
        /// The member.
        member: MemberId,
        /// The rules it was about.
        version: [u8; 32],
        /// The business date.
        on: Date,
        /// The instant.
        at: Timestamp,
    },
    /// A member failed the test on the rules; there is one a day.
    FailJuror {
        /// The member.
        member: MemberId,
        /// The rules it was about.
        version: [u8; 32],
        /// The business date.
        on: Date,
    },
    /// About the jury of a case.
    Jury(JuryWrite),
    /// A juror votes.
    Cast(Ballot),
    /// An account is entered that aid of a case may go to; an earlier one of the kind is replaced
    /// and has to be verified anew.
    EnterAccount {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// Whose account it is.
        to: PaidTo,
        /// The account.
        sealed: Vec<u8>,
        /// Who enters it.
        by: Uuid,
        /// When.
        at: Timestamp,
    },
    /// A second person has verified an account.
    VerifyAccount {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// Whose account it is.
        to: PaidTo,
        /// When the account that was verified had been entered: another one has to be looked at.
        entered_at: Timestamp,
        /// Who verified it; never who entered it.
        by: Uuid,
        /// When.
        at: Timestamp,
    },
    /// A list of payments for the bank, of aid that is due and on no other list.
    MakeList {
        /// The list.
        list: NewPaymentList,
        /// Its lines, numbered from 1 in this order.
        lines: Vec<Payment>,
        /// The business date.
        on: Date,
    },
    /// What the bank did with a list: each line that was paid is written as a payout.
    ListResult {
        /// The list.
        list: Uuid,
        /// Each of its lines, once.
        results: Vec<LineResult>,
        /// The business date, which is that of the payouts.
        on: Date,
        /// The instant.
        at: Timestamp,
    },
}

/// Whether a step is a reading, which nobody does twice in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is: the account is kept as a reader.
    Counts,
    /// It is not.
    No,
}

/// Whence a step comes, which says whether it waits for who has the case in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFrom {
    /// From the queue: it is the work that the case waits for. Who has it in hand does it, and
    /// with that puts it back.
    Queue,
    /// From outside: the applicant, a member, the calendar. Nobody's claim stops it, and a claim
    /// lasts where the case stays in its queue.
    Outside,
}
