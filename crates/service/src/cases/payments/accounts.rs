//! The accounts of a case: entered by one person, verified by a treasurer who has looked.

use super::account_text::AccountText;
use super::{require_treasurer, without_interest};
use crate::Community;
use crate::cases::batch::Request;
use crate::cases::opened::OpenCase;
use crate::cases::standing::relation_of;
use crate::payees::look_up_payees;
use crate::people::look_up_person;
use crate::principal::Principal;
use crate::roles::{Action, Line, Role};
use casework::report::Life;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::payment::{PaidTo, payment_accounts, payment_lines_of_case};
use store::{
    CaseWrite, Committed, EndingReason, LookUp, PoolId, Session, StoreFailure, Write, person_reads,
};
use uuid::Uuid;
use vault::normalise;

/// An account as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountShown {
    /// Whose account it is.
    pub to: PaidTo,
    /// The account, or what is shown of it.
    pub text: AccountText,
    /// Whether that is all of it.
    pub seen: Seen,
    /// Who entered it.
    pub entered_by: Uuid,
    /// When it was entered: who verifies it says so.
    pub entered_at: Timestamp,
    /// When it was verified; nothing goes to it before.
    pub verified_at: Option<Timestamp>,
}

/// How much of an account is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// All of it.
    Whole,
    /// As much as it takes to know it again.
    Masked,
}

/// As what somebody deals with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Applicant,
    Clerk,
    Treasurer,
}

/// Enters the account that aid of a case may go to, in place of an earlier one of the kind. It has
/// to be verified by another person.
///
/// # Errors
/// [`Rejection::OnlyTheApplicant`], [`Rejection::ConflictDeclared`],
/// [`Rejection::CaseFileUnknown`], [`Rejection::PayeeIncomplete`],
/// [`Rejection::PayeeAccountMissing`] for one that may not receive this aid,
/// [`Rejection::StepNotNow`] while the bank has a list with this case, or where the case is over;
/// [`StoreFailure::Unavailable`].
pub async fn enter_account(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (key, to, text): (Uuid, PaidTo, &AccountText),
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let member = open.file.member;
    let plain = text.encode();
    let parts = [principal.account.as_bytes(), case.as_bytes(), to.slug().as_bytes(), &plain];
    let request = Request::new(community, (pool, member), key, ("payment account", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(committed);
    }
    let mut reader = community.store.reader().await?;
    side(&mut *reader, principal, &open, on).await?;
    let lines = payment_lines_of_case(&mut *reader, pool, member, case).await?;
    let with_the_bank = lines.iter().any(|line| line.outcome.is_none());
    if open.case.state.is_final() || with_the_bank {
        return Err(Rejection::StepNotNow.into());
    }
    text.check()?;
    let died = died(&mut *reader, &open).await?;
    drop(reader);
    let account = principal.account;
    let reason = format!("payee of case {case}");
    let look_up = LookUp { look_up: key, account, person: open.person, reason, at: now };
    may_receive(community, (to, died), text, look_up).await?;
    let sealed = text.seal(community, &open.key(community).await?, open.person);
    let case = case.to_owned();
    let enter = CaseWrite::EnterAccount { member, case, to, sealed, by: account, at: now };
    request.commit(community, vec![Write::Case(Box::new(enter))], String::new()).await
}

/// Verifies an account: a treasurer does, who did not enter it and has looked at it since.
///
/// # Errors
/// [`Rejection::SamePersonTwice`], [`Rejection::EditStale`] where another one was entered
/// meanwhile, [`Rejection::LookUpReasonMissing`] for who has not looked at it,
/// [`Rejection::PayeeAccountMissing`], [`Rejection::ConflictDeclared`]; those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn verify_account(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (key, to, entered_at): (Uuid, PaidTo, Timestamp),
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    require_treasurer(principal)?;
    let open = OpenCase::read(community, pool, case).await?;
    let member = open.file.member;
    let said = format!("{case} {} {entered_at}", to.slug());
    let parts = [principal.account.as_bytes(), said.as_bytes()];
    let request = Request::new(community, (pool, member), key, ("account verified", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(committed);
    }
    let mut reader = community.store.reader().await?;
    without_interest(&mut *reader, principal, (pool, member, case), on).await?;
    let entered = payment_accounts(&mut *reader, pool, member, case).await?;
    let entered = entered.into_iter().find(|one| one.to == to);
    let entered = entered.ok_or(Rejection::PayeeAccountMissing)?;
    let by = principal.account;
    if entered.entered_by == by {
        return Err(Rejection::SamePersonTwice.into());
    }
    let looks = person_reads::look_ups(&mut *reader, open.person).await?;
    drop(reader);
    if !looks.iter().any(|look| look.account == by && look.at >= entered.entered_at) {
        return Err(Rejection::LookUpReasonMissing.into());
    }
    let case = case.to_owned();
    let verify = CaseWrite::VerifyAccount { member, case, to, entered_at, by, at: now };
    request.commit(community, vec![Write::Case(Box::new(verify))], String::new()).await
}

/// The accounts of a case: all of them to a treasurer, whose look is logged with its reason first;
/// masked to the applicant and to intake clerks.
///
/// # Errors
/// [`Rejection::OnlyTheApplicant`], [`Rejection::LookUpReasonMissing`],
/// [`Rejection::ConflictDeclared`], [`Rejection::CaseFileUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn accounts(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    reason: &str,
    (on, now): (Date, Timestamp),
) -> Result<Vec<AccountShown>, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    let side = side(&mut *reader, principal, &open, on).await?;
    let kept = payment_accounts(&mut *reader, pool, open.file.member, case).await?;
    drop(reader);
    let seen = match side {
        Side::Treasurer => Seen::Whole,
        Side::Applicant | Side::Clerk => Seen::Masked,
    };
    if seen == Seen::Whole {
        let (look_up, account, person) = (community.new_id(now), principal.account, open.person);
        let look_up = LookUp { look_up, account, person, reason: reason.to_owned(), at: now };
        look_up_person(community, look_up).await?;
    }
    let key = open.key(community).await?;
    let shown = kept.into_iter().map(|one| {
        let whole = AccountText::open(&key, open.person, &one.sealed)?;
        Ok(AccountShown {
            to: one.to,
            text: if seen == Seen::Whole { whole } else { whole.masked() },
            seen,
            entered_by: one.entered_by,
            entered_at: one.entered_at,
            verified_at: one.verified.map(|(_, at)| at),
        })
    });
    shown.collect()
}

/// As what somebody deals with the accounts of a case: on the applicant's side, or as staff without
/// an interest.
async fn side(
    session: &mut dyn Session,
    principal: &Principal,
    open: &OpenCase,
    on: Date,
) -> Result<Side, StoreFailure> {
    let (pool, member) = (open.pool, open.file.member);
    if relation_of(session, principal, (pool, member), on).await?.is_some() {
        principal.require(Line::MutualAid, Action::ReportCase)?;
        return Ok(Side::Applicant);
    }
    let has = |role| principal.roles.contains(&(Line::MutualAid, role));
    let (side, action) = match (has(Role::Treasurer), has(Role::IntakeClerk)) {
        (true, _) => (Side::Treasurer, Action::PayCase),
        (_, true) => (Side::Clerk, Action::TakeInCase),
        _ => return Err(Rejection::OnlyTheApplicant.into()),
    };
    principal.require(Line::MutualAid, action)?;
    without_interest(session, principal, (pool, member, &open.file.case), on).await?;
    Ok(side)
}

/// Whether the member of a case has died, as far as is known.
pub(super) async fn died(session: &mut dyn Session, open: &OpenCase) -> Result<Died, StoreFailure> {
    let ending = person_reads::ending(session, open.pool, open.file.member).await?;
    let ended_by_death = ending.is_some_and(|ending| ending.reason == EndingReason::Died);
    Ok(match ended_by_death || open.report.life == Life::Died {
        true => Died::Yes,
        false => Died::No,
    })
}

/// Whether the member has died.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Died {
    Yes,
    No,
}

impl Died {
    /// Whether aid may go there: to a payee after a death only, to the member before it only.
    pub(super) fn allows(self, to: PaidTo) -> bool {
        match to {
            PaidTo::Hospital => true,
            PaidTo::Payee => self == Died::Yes,
            PaidTo::Member => self == Died::No,
        }
    }
}

/// Looks whether an account may receive the aid. After a death the holder is one of the payees whom
/// the member named, where there are any; which of them can receive it, people find out.
async fn may_receive(
    community: &Community,
    (to, died): (PaidTo, Died),
    text: &AccountText,
    look_up: LookUp,
) -> Result<(), StoreFailure> {
    if !died.allows(to) {
        return Err(Rejection::PayeeAccountMissing.into());
    }
    if to != PaidTo::Payee {
        return Ok(());
    }
    let payees = look_up_payees(community, look_up).await?;
    let holder = normalise(&text.holder);
    match payees.is_empty() || payees.iter().any(|payee| normalise(&payee.name) == holder) {
        true => Ok(()),
        false => Err(Rejection::PayeeAccountMissing.into()),
    }
}
