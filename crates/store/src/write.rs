//! What can be written.

use crate::account::AccountWrite;
use crate::balance_tree::BalanceTree;
use crate::batch::MemberId;
use crate::case_write::CaseWrite;
use crate::channel::NoticeWrite;
use crate::complaint::{ComplaintAnswer, NewComplaint};
use crate::correction::CorrectionWrite;
use crate::passkey::PasskeyWrite;
use crate::person_write::PersonWrite;
use crate::proposal::ProposalWrite;
use crate::rulebook::NewRulebook;
use crate::schedule::ScheduleWrite;
use crate::sign_in::SignInWrite;
use crate::stop_order::{SupervisorKey, SupervisorsNote};
use crate::webhook::WebhookWrite;
use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Sharing;
use uuid::Uuid;

/// One thing to write.
#[derive(Clone, Debug)]
pub enum Write {
    /// Opens the pool.
    OpenPool(Box<Sharing>),
    /// The pool shares by other parameters from its next round on; how members pay stays.
    ChangeSharing(Box<Sharing>),
    /// A member joins; it takes effect at the start of the day after.
    Join {
        /// The member.
        member: MemberId,
        /// The day of joining.
        joined_on: Date,
        /// What a share is counted in.
        units: u32,
    },
    /// A member leaves.
    Leave {
        /// The member.
        member: MemberId,
        /// The day of leaving.
        left_on: Date,
    },
    /// A member pays in.
    Deposit(Deposit),
    /// Money goes back to a member whose membership has ended.
    Refund(Refund),
    /// A case is approved; anew, where it was withdrawn and no round had carried it.
    Approve {
        /// The case's public id.
        case: String,
        /// The member aided; old records may name none.
        member: Option<MemberId>,
        /// The day of approval.
        approved_on: Date,
        /// The aid decided.
        aid: Amount,
    },
    /// An objection to a case is upheld.
    Withdraw {
        /// The case's public id.
        case: String,
        /// The day it was upheld.
        withdrawn_on: Date,
    },
    /// Aid of a carried case is paid out.
    PayOut {
        /// Made by the client.
        payout: Uuid,
        /// The case's public id.
        case: String,
        /// The day of payment.
        on: Date,
        /// How much.
        amount: Amount,
    },
    /// Aid that was paid out came back; it is due again.
    ReturnPayout {
        /// Made by the client.
        return_id: Uuid,
        /// The case's public id.
        case: String,
        /// The day on which it came back.
        on: Date,
        /// How much; at most what was paid out of the case and has not come back.
        amount: Amount,
    },
    /// What the bank says it holds for the pool at the end of a day.
    Custody {
        /// The day.
        on: Date,
        /// How much.
        stated: Amount,
    },
    /// A debit of a round did not succeed; written before the round settles.
    Fail {
        /// The round's number.
        round: u32,
        /// Whose debit.
        member: MemberId,
    },
    /// The headcount of the next round is taken.
    Cut(RoundDates),
    /// The round that was cut is settled.
    Settle,
    /// The business date or a debit run.
    Schedule(ScheduleWrite),
    /// Who is told what happens.
    Webhook(WebhookWrite),
    /// Publishes a version of the pool's rules.
    Publish(Box<NewRulebook>),
    /// Something about people and memberships.
    Person(Box<PersonWrite>),
    /// About an account.
    Account(AccountWrite),
    /// About sessions and tokens.
    SignIn(SignInWrite),
    /// About passkeys.
    Passkey(PasskeyWrite),
    /// About what waits for a second person.
    Proposal(ProposalWrite),
    /// About what people are told, and by which way.
    Notice(Box<NoticeWrite>),
    /// About what people say is wrong about them.
    Correction(Box<CorrectionWrite>),
    /// About the work on a case.
    Case(Box<CaseWrite>),
    /// About those who watch over the community, and those who complain.
    Oversight(Box<OversightWrite>),
    /// The tree of balances after a round was made.
    CommitBalances(BalanceTree),
}

/// One thing to write about oversight.
#[derive(Clone, Debug)]
pub enum OversightWrite {
    /// The key of a supervisor is enrolled.
    EnrolKey(SupervisorKey),
    /// A signed instruction of a supervisor has come: it stops something, or lifts an order.
    Receive(SupervisorsNote),
    /// Somebody complains.
    Complain(NewComplaint),
    /// A complaint is answered.
    AnswerComplaint(ComplaintAnswer),
}

/// Money that a member pays in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposit {
    /// Made by the client.
    pub deposit: Uuid,
    /// Who pays in.
    pub member: MemberId,
    /// Counts from the start of this day.
    pub on: Date,
    /// How much.
    pub amount: Amount,
}

/// Money that goes back to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    /// Made by the client.
    pub refund: Uuid,
    /// Who gets it.
    pub member: MemberId,
    /// The day of payment.
    pub on: Date,
    /// How much; at most the balance.
    pub amount: Amount,
}
