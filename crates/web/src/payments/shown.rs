//! Payments as clients read them. Amounts are in minor units.

use crate::digest_text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use service::cases::payments::{AccountShown, Imported, PaymentDue, PaymentFile, Seen};
use store::payment::{LineOutcome, PaidTo, Payment, PaymentLine, PaymentList};
use utoipa::ToSchema;
use uuid::Uuid;

/// The accounts of a case.
#[derive(Serialize, ToSchema)]
pub(super) struct AccountsShown {
    /// One of each kind at most.
    accounts: Vec<PaymentAccountShown>,
}

/// An account that aid may go to.
#[derive(Serialize, ToSchema)]
pub(super) struct PaymentAccountShown {
    /// `member`, `hospital` or `payee`.
    to: &'static str,
    /// Whose it is.
    holder: String,
    /// With which bank.
    bank: String,
    /// Its number.
    number: String,
    /// Whether holder and number are hidden in part.
    masked: bool,
    /// Who entered it.
    entered_by: Uuid,
    /// When.
    entered_at: Timestamp,
    /// When it was verified; nothing goes to it before.
    verified_at: Option<Timestamp>,
}

/// An account that was entered or verified.
#[derive(Serialize, ToSchema)]
pub(super) struct AccountVerified {
    /// `member`, `hospital` or `payee`.
    pub to: &'static str,
    /// Whether aid may go there now.
    pub verified: bool,
}

/// A case of which something is due.
#[derive(Serialize, ToSchema)]
pub(super) struct DueShown {
    /// The case.
    case: String,
    /// How much may be paid now.
    amount_minor: i64,
    /// To whom; nothing while there is no verified account.
    to: Option<&'static str>,
    /// Until when the community promised to pay.
    due_on: Option<Date>,
}

/// A list as it would be proposed.
#[derive(Serialize, ToSchema)]
pub(super) struct PreviewShown {
    /// The id of its proposal, made from the day and the file.
    list: Uuid,
    /// The day whose dues it holds.
    on: Date,
    /// The SHA-256 of its file, in hexadecimal.
    file: String,
    /// How many lines.
    count: usize,
    /// What they sum to.
    sum_minor: i64,
    /// The lines.
    lines: Vec<ListLineShown>,
}

/// A list that was proposed.
#[derive(Serialize, ToSchema)]
pub(super) struct ListProposed {
    /// The proposal, and then the list.
    pub proposal: Uuid,
}

/// A list that two people made.
#[derive(Serialize, ToSchema)]
pub(super) struct PaymentListShown {
    /// Its id.
    list: Uuid,
    /// Who proposed it.
    made_by: Uuid,
    /// Who confirmed it.
    checked_by: Uuid,
    /// When.
    made_at: Timestamp,
    /// How many lines.
    count: u32,
    /// What they sum to.
    sum_minor: i64,
    /// The SHA-256 of its file, in hexadecimal.
    file: String,
    /// When the bank's answer was read in.
    result_at: Option<Timestamp>,
}

/// A list and its lines.
#[derive(Serialize, ToSchema)]
pub(super) struct PaymentListWhole {
    /// The list.
    #[serde(flatten)]
    list: PaymentListShown,
    /// Its lines.
    lines: Vec<ListLineShown>,
}

/// A line of a list, without the account.
#[derive(Serialize, ToSchema)]
pub(super) struct ListLineShown {
    /// Which line, from 1.
    line: u32,
    /// The payment's id.
    payout: Uuid,
    /// The case.
    case: String,
    /// How much.
    amount_minor: i64,
    /// `member`, `hospital` or `payee`.
    to: &'static str,
    /// `paid` or `returned`, once the bank has answered.
    outcome: Option<&'static str>,
    /// Why it was returned.
    reason: Option<String>,
}

/// What the bank's answer came to.
#[derive(Serialize, ToSchema)]
pub(super) struct ResultTaken {
    /// How many lines it paid.
    paid: usize,
    /// How many it returned.
    returned: usize,
    /// Of those it paid, how many are of cases that somebody objected to meanwhile.
    held: usize,
}

impl From<Vec<AccountShown>> for AccountsShown {
    fn from(found: Vec<AccountShown>) -> AccountsShown {
        let accounts = found.into_iter().map(|one| PaymentAccountShown {
            to: one.to.slug(),
            holder: one.text.holder,
            bank: one.text.bank,
            number: one.text.number,
            masked: one.seen == Seen::Masked,
            entered_by: one.entered_by,
            entered_at: one.entered_at,
            verified_at: one.verified_at,
        });
        AccountsShown { accounts: accounts.collect() }
    }
}

impl From<PaymentDue> for DueShown {
    fn from(due: PaymentDue) -> DueShown {
        DueShown {
            case: due.case,
            amount_minor: due.amount.minor(),
            to: due.to.map(PaidTo::slug),
            due_on: due.due_on,
        }
    }
}

impl PreviewShown {
    pub fn of(on: Date, list: PaymentFile) -> PreviewShown {
        let lines = (1..).zip(list.lines).map(|(line, one)| shown(line, one.payment, None));
        let lines: Vec<ListLineShown> = lines.collect();
        PreviewShown {
            list: list.list,
            on,
            file: digest_text::text(&list.digest),
            count: lines.len(),
            sum_minor: list.sum.minor(),
            lines,
        }
    }
}

impl From<PaymentList> for PaymentListShown {
    fn from(list: PaymentList) -> PaymentListShown {
        PaymentListShown {
            list: list.made.list,
            made_by: list.made.made_by,
            checked_by: list.made.checked_by,
            made_at: list.made.made_at,
            count: list.lines,
            sum_minor: list.total.minor(),
            file: digest_text::text(&list.made.digest),
            result_at: list.result_at,
        }
    }
}

impl PaymentListWhole {
    pub fn of(list: PaymentList, lines: Vec<PaymentLine>) -> PaymentListWhole {
        let lines = lines.into_iter().map(|one| shown(one.line, one.payment, one.outcome));
        PaymentListWhole { list: list.into(), lines: lines.collect() }
    }
}

impl From<Imported> for ResultTaken {
    fn from(done: Imported) -> ResultTaken {
        let Imported { paid, returned, held, .. } = done;
        ResultTaken { paid, returned, held }
    }
}

fn shown(line: u32, payment: Payment, outcome: Option<LineOutcome>) -> ListLineShown {
    let (outcome, reason) = match outcome {
        None => (None, None),
        Some(LineOutcome::Paid) => (Some("paid"), None),
        Some(LineOutcome::Returned(reason)) => (Some("returned"), Some(reason)),
    };
    ListLineShown {
        line,
        payout: payment.payout,
        case: payment.case,
        amount_minor: payment.amount.minor(),
        to: payment.to.slug(),
        outcome,
        reason,
    }
}
