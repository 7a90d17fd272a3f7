//! What happened, told to others through the outbox: a row in the transaction that did it.

use crate::batch::{MemberId, PoolId};
use jiff::civil::Date;
use money::Amount;
use uuid::Uuid;

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A pool opened.
    PoolOpened,
    /// A version of a pool's rules was published.
    RulebookPublished,
    /// A pool shares by other parameters.
    SharingChanged,
    /// A member joined.
    MemberJoined,
    /// A member left, or was told to leave.
    MemberLeft,
    /// A member paid in.
    Deposited,
    /// Money went back to a member.
    Refunded,
    /// A case was approved.
    CaseApproved,
    /// A case was withdrawn.
    CaseWithdrawn,
    /// Aid was paid out.
    AidPaid,
    /// The bank stated what it holds.
    CustodyStated,
    /// A debit failed.
    DebitFailed,
    /// The headcount of a round was taken, its notice is open.
    RoundCut,
    /// A round settled.
    RoundSettled,
    /// The debits of a round are sent out.
    DebitsOpened,
    /// Every debit of a round has succeeded or failed.
    DebitsConfirmed,
    /// A person was registered.
    PersonRegistered,
    /// What is personal about somebody was corrected.
    PersonCorrected,
    /// A person's key was destroyed.
    PersonErased,
    /// Somebody looked at what is personal.
    PersonLookedUp,
    /// Another person pays for a member.
    PayerChanged,
    /// Another person decides for somebody.
    GuardianChanged,
    /// To whom aid goes after death was said.
    PayeesNamed,
    /// A case was reported.
    CaseReported,
    /// A case went a step on.
    CaseStepped,
    /// A time that a case may take has run out.
    CaseBreached,
    /// A member objected to a case.
    CaseObjected,
    /// An objection was answered.
    ObjectionAnswered,
    /// The seed of a jury's draw was committed to.
    JurySeeded,
    /// The jury of a case began to sit.
    JuryOpened,
    /// The ballots of a jury were opened and counted.
    JuryClosed,
    /// A list of payments was made for the bank.
    PaymentListed,
    /// The bank said what became of a list.
    PaymentResult,
    /// Aid that had been paid out came back.
    AidReturned,
    /// The key of a supervisor was enrolled.
    SupervisorKeyEnrolled,
    /// A supervisor ordered that something stops.
    StopOrdered,
    /// A supervisor lifted such an order.
    StopLifted,
    /// Somebody complained.
    ComplaintFiled,
    /// A complaint was answered.
    ComplaintAnswered,
    /// What a person said is wrong about them was decided.
    CorrectionDecided,
    /// The tree of balances after a round was made.
    BalancesCommitted,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [EventKind; 41] = [
        EventKind::PoolOpened,
        EventKind::RulebookPublished,
        EventKind::SharingChanged,
        EventKind::MemberJoined,
        EventKind::MemberLeft,
        EventKind::Deposited,
        EventKind::Refunded,
        EventKind::CaseApproved,
        EventKind::CaseWithdrawn,
        EventKind::AidPaid,
        EventKind::CustodyStated,
        EventKind::DebitFailed,
        EventKind::RoundCut,
        EventKind::RoundSettled,
        EventKind::DebitsOpened,
        EventKind::DebitsConfirmed,
        EventKind::PersonRegistered,
        EventKind::PersonCorrected,
        EventKind::PersonErased,
        EventKind::PersonLookedUp,
        EventKind::PayerChanged,
        EventKind::GuardianChanged,
        EventKind::PayeesNamed,
        EventKind::CaseReported,
        EventKind::CaseStepped,
        EventKind::CaseBreached,
        EventKind::CaseObjected,
        EventKind::ObjectionAnswered,
        EventKind::JurySeeded,
        EventKind::JuryOpened,
        EventKind::JuryClosed,
        EventKind::PaymentListed,
        EventKind::PaymentResult,
        EventKind::AidReturned,
        EventKind::SupervisorKeyEnrolled,
        EventKind::StopOrdered,
        EventKind::StopLifted,
        EventKind::ComplaintFiled,
        EventKind::ComplaintAnswered,
        EventKind::CorrectionDecided,
        EventKind::BalancesCommitted,
    ];

    /// The name in the database and on the wire; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            EventKind::PoolOpened => "pool.opened",
            EventKind::RulebookPublished => "rulebook.published",
            EventKind::SharingChanged => "pool.sharing_changed",
            EventKind::MemberJoined => "member.joined",
            EventKind::MemberLeft => "member.left",
            EventKind::Deposited => "deposit.received",
            EventKind::Refunded => "refund.paid",
            EventKind::CaseApproved => "case.approved",
            EventKind::CaseWithdrawn => "case.withdrawn",
            EventKind::AidPaid => "aid.paid",
            EventKind::CustodyStated => "custody.stated",
            EventKind::DebitFailed => "debit.failed",
            EventKind::RoundCut => "round.cut",
            EventKind::RoundSettled => "round.settled",
            EventKind::DebitsOpened => "debit.run_opened",
            EventKind::DebitsConfirmed => "debit.run_confirmed",
            EventKind::PersonRegistered => "person.registered",
            EventKind::PersonCorrected => "person.corrected",
            EventKind::PersonErased => "person.erased",
            EventKind::PersonLookedUp => "person.looked_up",
            EventKind::PayerChanged => "payer.changed",
            EventKind::GuardianChanged => "guardian.changed",
            EventKind::PayeesNamed => "payees.named",
            EventKind::CaseReported => "case.reported",
            EventKind::CaseStepped => "case.step",
            EventKind::CaseBreached => "case.breached",
            EventKind::CaseObjected => "case.objected",
            EventKind::ObjectionAnswered => "case.objection_answered",
            EventKind::JurySeeded => "jury.seeded",
            EventKind::JuryOpened => "jury.opened",
            EventKind::JuryClosed => "jury.closed",
            EventKind::PaymentListed => "payment.listed",
            EventKind::PaymentResult => "payment.result",
            EventKind::AidReturned => "aid.returned",
            EventKind::SupervisorKeyEnrolled => "supervisor_key.enrolled",
            EventKind::StopOrdered => "stop_order.received",
            EventKind::StopLifted => "stop_order.lifted",
            EventKind::ComplaintFiled => "complaint.filed",
            EventKind::ComplaintAnswered => "complaint.answered",
            EventKind::CorrectionDecided => "person.correction_decided",
            EventKind::BalancesCommitted => "balances.committed",
        }
    }

    /// Whether it is a public fact, which has a place in the log (docs/log-entries.md).
    pub fn is_logged(self) -> bool {
        matches!(
            self,
            EventKind::PoolOpened
                | EventKind::RulebookPublished
                | EventKind::MemberJoined
                | EventKind::CaseApproved
                | EventKind::CaseWithdrawn
                | EventKind::CaseObjected
                | EventKind::ObjectionAnswered
                | EventKind::JurySeeded
                | EventKind::JuryOpened
                | EventKind::JuryClosed
                | EventKind::RoundCut
                | EventKind::RoundSettled
                | EventKind::PaymentListed
                | EventKind::PaymentResult
                | EventKind::AidPaid
                | EventKind::AidReturned
                | EventKind::BalancesCommitted
                | EventKind::CustodyStated
                | EventKind::SupervisorKeyEnrolled
                | EventKind::StopOrdered
                | EventKind::StopLifted
        )
    }

    /// The kind of a name.
    pub fn from_slug(slug: &str) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Something that happened. It names things and holds nothing personal: who may know more asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The batch that did it.
    pub batch: Uuid,
    /// Which of the batch's events, from 1.
    pub line: u32,
    /// The member whose batch it was; nil for a pool's own.
    pub member: MemberId,
    /// The pool.
    pub pool: PoolId,
    /// What happened.
    pub kind: EventKind,
    /// The id of what it happened to: a member, a deposit, a case, a round.
    pub subject: String,
    /// The business date.
    pub happened_on: Option<Date>,
    /// The money moved, or the share.
    pub amount: Option<Amount>,
}
