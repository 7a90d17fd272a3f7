//! What the bank did with a list, written whole or not at all: payouts, and the steps of the cases.

use super::list::currency;
use super::result_file::{ImportFailure, ResultFile, read};
use super::{require_treasurer, without_interest};
use crate::Community;
use crate::cases::batch::Request;
use crate::cases::opened::OpenCase;
use crate::cases::turn::Turn;
use crate::cases::words::Words;
use crate::cases::working::{StepAsked, take_step};
use crate::principal::Principal;
use casework::person::{Person, Standing};
use casework::state::State;
use casework::step::{HumanStep, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use std::collections::BTreeMap;
use store::payment::{
    LineOutcome, LineResult, PaymentLine, aid_in_books, payment_lines, payment_list,
};
use store::{CaseWrite, Committed, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// How often it is begun anew, where a case moved meanwhile.
const TRIES: u32 = 5;

/// What a result came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many lines the bank paid.
    pub paid: usize,
    /// How many it returned.
    pub returned: usize,
    /// Of those it paid, how many are of cases that cannot be paid as they stand now, because
    /// somebody objected meanwhile: their step is taken later.
    pub held: usize,
    /// Whether this is the answer of an earlier time.
    pub repeated: bool,
}

/// Looks at an answer of the bank and changes nothing: how many lines it paid, how many it
/// returned.
///
/// # Errors
/// Every fault of the file, and those of [`import_result`].
pub async fn look_at_result(
    community: &Community,
    principal: &Principal,
    (pool, list): (PoolId, Uuid),
    file: ResultFile<'_>,
) -> Result<(usize, usize), ImportFailure> {
    require_treasurer(principal)?;
    let mut reader = community.store.reader().await?;
    let kept = payment_list(&mut *reader, pool, list).await?;
    if kept.result_at.is_some() {
        return Err(Rejection::PaymentResultMismatch.into());
    }
    let lines = payment_lines(&mut *reader, pool, list, 0, kept.lines).await?;
    drop(reader);
    let results = read(file, &lines, currency(community, pool).await?);
    let results = results.map_err(ImportFailure::Faults)?;
    let paid = results.iter().filter(|one| one.outcome == LineOutcome::Paid).count();
    Ok((paid, results.len().saturating_sub(paid)))
}

/// Writes what the bank did with a list: a payout and a step of its case for each line it paid. A
/// line it returned leaves its case as it was, to be paid by another list.
///
/// # Errors
/// Every fault of the file; [`Rejection::PaymentListUnknown`],
/// [`Rejection::PaymentResultMismatch`] for a list that was answered before,
/// [`Rejection::ConflictDeclared`] for who has an interest in a case on it; those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn import_result(
    community: &Community,
    principal: &Principal,
    (pool, list, key): (PoolId, Uuid, Uuid),
    file: ResultFile<'_>,
    when: (Date, Timestamp),
) -> Result<Imported, ImportFailure> {
    require_treasurer(principal)?;
    let mut tries = TRIES;
    loop {
        let done = import(community, principal, (pool, list, key), file, when).await;
        let moved = Err(ImportFailure::Store(Rejection::CaseMoved.into()));
        if done != moved || tries == 0 {
            return done;
        }
        tries -= 1;
    }
}

async fn import(
    community: &Community,
    principal: &Principal,
    (pool, list, key): (PoolId, Uuid, Uuid),
    file: ResultFile<'_>,
    (on, at): (Date, Timestamp),
) -> Result<Imported, ImportFailure> {
    let parts = [principal.account.as_bytes(), list.as_bytes(), file.bytes];
    let request = Request::new(community, (pool, Uuid::nil()), key, ("payment result", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(imported(&committed)?);
    }
    let mut reader = community.store.reader().await?;
    let kept = payment_list(&mut *reader, pool, list).await?;
    if kept.result_at.is_some() {
        return Err(Rejection::PaymentResultMismatch.into());
    }
    let lines = payment_lines(&mut *reader, pool, list, 0, kept.lines).await?;
    drop(reader);
    let results = read(file, &lines, currency(community, pool).await?);
    let results = results.map_err(ImportFailure::Faults)?;
    let (mut steps, mut held) = (Vec::new(), 0_usize);
    for (case, amount) in paid(&lines, &results)? {
        match pay(community, principal, (pool, case), amount, (on, at)).await? {
            Some(writes) => steps.extend(writes),
            None => held = held.saturating_add(1),
        }
    }
    let returned = |one: &&LineResult| matches!(one.outcome, LineOutcome::Returned(_));
    let returned = results.iter().filter(returned).count();
    let answer = format!("{} {returned} {held}", results.len().saturating_sub(returned));
    let result = CaseWrite::ListResult { list, results, on, at };
    let mut writes = vec![Write::Case(Box::new(result))];
    writes.extend(steps);
    Ok(imported(&request.commit(community, writes, answer).await?)?)
}

/// What the bank paid of each case on a list.
fn paid<'a>(
    lines: &'a [PaymentLine],
    results: &[LineResult],
) -> Result<BTreeMap<&'a str, Amount>, Rejection> {
    let mut paid: BTreeMap<&str, Amount> = BTreeMap::new();
    for result in results.iter().filter(|one| one.outcome == LineOutcome::Paid) {
        let line = lines.iter().find(|line| line.line == result.line);
        let line = line.ok_or(Rejection::PaymentResultMismatch)?;
        let sum = paid.entry(&line.payment.case).or_insert(Amount::ZERO);
        *sum = sum.plus(result.amount)?;
    }
    Ok(paid)
}

/// The step of a case that the bank paid; nothing where it cannot be paid as it stands now.
async fn pay(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    amount: Amount,
    (on, at): (Date, Timestamp),
) -> Result<Option<Vec<Write>>, StoreFailure> {
    let mut open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    without_interest(&mut *reader, principal, (pool, open.file.member, case), on).await?;
    drop(reader);
    if open.case.state != State::Carried {
        return Ok(None);
    }
    let step = Step::Human(HumanStep::Pay { amount });
    let by = Some(Person { account: principal.account, standing: Standing::Treasurer });
    Ok(Some(open.take(Turn { step, by, sealed: None, on, at })?))
}

/// What a batch's answer says of a result.
fn imported(committed: &Committed) -> Result<Imported, Rejection> {
    let numbers: Result<Vec<usize>, _> = committed.answer.split(' ').map(str::parse).collect();
    match numbers.as_deref() {
        Ok([paid, returned, held]) => {
            let (paid, returned, held) = (*paid, *returned, *held);
            Ok(Imported { paid, returned, held, repeated: committed.repeated })
        }
        _ => Err(Rejection::BatchIdUsed),
    }
}

/// Looks whether money that a step says was paid has left: by the books, beside what the case has
/// from earlier steps. A case that somebody had objected to catches up so.
///
/// # Errors
/// [`Rejection::PaymentNotDue`]; [`StoreFailure::Unavailable`].
pub(crate) async fn has_left(
    community: &Community,
    open: &OpenCase,
    amount: Amount,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let books = aid_in_books(&mut *reader, open.pool, &open.file.case).await?;
    let paid_out = books.map_or(Amount::ZERO, |books| books.paid_out);
    match open.case.paid.plus(amount)? <= paid_out {
        true => Ok(()),
        false => Err(Rejection::PaymentNotDue.into()),
    }
}

/// Enters that money came back after it had been paid: a step of the case and an entry in the
/// books, in one batch. From then on it is due again; of a case that is over or refused it stays in
/// custody. One treasurer enters it, with the reason: that it is there shows when the bank next
/// states what it holds.
///
/// # Errors
/// [`Rejection::PaymentNotDue`] for more than the case was paid; those of [`take_step`].
pub async fn return_payment(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (key, seen, amount, reason): (Uuid, u32, Amount, &str),
    when: (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let words = Words::of_text(reason);
    let state = OpenCase::read(community, pool, case).await?.case.state;
    let step = match state {
        State::Refused | State::Closed | State::Withdrawn => HumanStep::Recover { amount },
        _ => HumanStep::Return { amount },
    };
    let asked = StepAsked { step, words, seen };
    take_step(community, principal, (pool, case), (key, &asked), when).await
}
