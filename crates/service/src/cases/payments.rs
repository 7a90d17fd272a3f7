//! Payments of aid: to an account that two people looked at, by a list that two people made, until
//! the bank has answered.
//!
//! An account is entered by one person and verified by another ([`enter_account`],
//! [`verify_account`]). What is due on a day ([`payments_due`]) is worked out into a list with its
//! file ([`preview_list`]); one treasurer proposes it ([`propose_list`]), another confirms it
//! (`crate::proposals::confirm`), and then it can be taken to the bank ([`export_list`]). The
//! bank's answer ([`import_result`]) is written whole, with the steps of the cases that were paid.
//! What comes back afterwards ([`return_payment`]) is due again.
//!
//! **Invariant: what is confirmed is what was proposed**: the list is worked out again, and another
//! file is refused. **Invariant: nobody sees an account before the look is logged.**
//! **Invariant: who has an interest in a case does not pay it.**

mod account_text;
mod accounts;
mod due;
mod exporting;
mod importing;
mod list;
mod proposing;
mod result_file;

pub use account_text::AccountText;
pub use accounts::{AccountShown, Seen, accounts, enter_account, verify_account};
pub use due::{PaymentDue, payments_due};
pub use exporting::{export_list, list_lines, lists};
pub use importing::{Imported, import_result, look_at_result, return_payment};
pub use list::{COLUMNS, LINES_MAX, ListLine, PaymentFile};
pub use proposing::{preview_list, propose_list};
pub use result_file::{ImportFailure, RESULT_COLUMNS, ResultFile};

pub(crate) use importing::has_left;
pub(crate) use proposing::confirm_list;

use super::standing::relation_of;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::conflicts;
use store::{MemberId, PoolId, Session, StoreFailure};

/// Looks whether somebody may work on payments.
fn require_treasurer(principal: &Principal) -> Result<(), Rejection> {
    principal.require(Line::MutualAid, Action::PayCase)
}

/// Refuses who has an interest in a case: who acts for the member, and who declared it.
async fn without_interest(
    session: &mut dyn Session,
    principal: &Principal,
    (pool, member, case): (PoolId, MemberId, &str),
    on: Date,
) -> Result<(), StoreFailure> {
    let related = relation_of(session, principal, (pool, member), on).await?.is_some();
    let declared = conflicts(session, pool, member, case).await?;
    match related || declared.iter().any(|one| one.account == principal.account) {
        true => Err(Rejection::ConflictDeclared.into()),
        false => Ok(()),
    }
}
