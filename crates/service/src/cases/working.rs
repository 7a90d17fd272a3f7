//! The steps of people: what each needs beside what the table of steps says.
//!
//! **Invariant: a decision gives what the article gives, and is made on what its maker has seen**:
//! the amount is reckoned here and compared, and who has not seen the latest step is refused.

use super::batch::Request;
use super::facts::{application, bound, facts};
use super::jury;
use super::looking_back::was_drawn;
use super::opened::OpenCase;
use super::payments::has_left;
use super::reporting::machine_turn;
use super::standing::{relation, relation_of, standing};
use super::turn::Turn;
use super::words::Words;
use crate::Community;
use crate::principal::Principal;
use crate::roles::{Line, Role};
use casework::bill::Bills;
use casework::checks::check;
use casework::definition::check_items;
use casework::person::Person;
use casework::reading::Verdict;
use casework::state::State;
use casework::step::{HumanStep, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::articles::application::{Application, decide};
use rules::values::Form;
use std::sync::Arc;
use store::account::{account, roles};
use store::case_reads::evidence_of_case;
use store::{CaseWrite, Committed, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// A step that a person asks for.
#[derive(Clone, Debug)]
pub struct StepAsked {
    /// The step.
    pub step: HumanStep,
    /// What is written with it.
    pub words: Words,
    /// How many steps of the case the person has seen.
    pub seen: u32,
}

/// Takes a step of a case, on the business date of its pool: an approval that is taken back while a
/// round waits for answers is taken back before that round.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::CaseMoved`], [`Rejection::StepNotNow`], the
/// rejection that names who may, and those of the step; [`StoreFailure::Unavailable`].
pub async fn take_step(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (key, asked): (Uuid, &StepAsked),
    (on, at): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let mut open = OpenCase::read(community, pool, case).await?;
    let said = format!("{case} {} {:?}", asked.seen, asked.step);
    let words = asked.words.encode();
    let parts = [principal.account.as_bytes(), said.as_bytes(), &words];
    let member = (pool, open.file.member);
    let request = Request::new(community, member, key, ("step", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(committed);
    }
    asked.words.check()?;
    let step = Step::Human(asked.step.clone());
    let mut reader = community.store.reader().await?;
    let by = standing(&mut *reader, principal, &open, step.row().who, on).await?;
    drop(reader);
    open.require_seen(asked.seen)?;
    prepare(community, (principal, by), &mut open, asked, on).await?;
    let sealed = match asked.words.is_empty() {
        true => None,
        false => asked.words.seal(community, &open.key(community).await?, open.person),
    };
    let mut writes = open.take(Turn { step, by: Some(by), sealed, on, at })?;
    writes.extend(after(community, &mut open, by, (key, asked), (on, at)).await?);
    request.commit(community, writes, open.file.steps.to_string()).await
}

/// What a step needs before it is taken.
pub(super) async fn prepare(
    community: &Community,
    (principal, by): (&Principal, Person),
    open: &mut OpenCase,
    asked: &StepAsked,
    on: Date,
) -> Result<(), StoreFailure> {
    let words = &asked.words;
    match &asked.step {
        HumanStep::Assign(whom) | HumanStep::SendBack(whom) => {
            words.require_text()?;
            may_investigate(community, open, *whom, on).await
        }
        HumanStep::AskPapers(_)
        | HumanStep::Note
        | HumanStep::Visit { .. }
        | HumanStep::Appeal
        | HumanStep::Answer { .. } => Ok(words.require_text()?),
        HumanStep::Object { .. } => {
            words.require_text()?;
            let mut reader = community.store.reader().await?;
            let member = (open.pool, open.file.member);
            if relation_of(&mut *reader, principal, member, on).await?.is_some() {
                return Err(Rejection::ObjectionOwnCase.into());
            }
            drop(reader);
            own_papers(community, open, by.account, words).await
        }
        HumanStep::Decide(verdict) => {
            rebind(community, open, on).await?;
            fits(community, open, *verdict, words).await
        }
        HumanStep::ReadAgain(verdict)
        | HumanStep::ReadThird(verdict)
        | HumanStep::ReadAppeal(verdict) => fits(community, open, *verdict, words).await,
        HumanStep::LookBack(_) => {
            words.require_text()?;
            was_drawn(community, open).await
        }
        HumanStep::Pay { amount } => has_left(community, open, *amount).await,
        HumanStep::Return { .. } | HumanStep::Recover { .. } => Ok(words.require_text()?),
        // Nobody accepted bills of a refused case: the jury hears what was put forward.
        HumanStep::AskJury { aid } => fits_article(community, open, *aid, None).await,
        _ => Ok(()),
    }
}

/// What comes with a step, in the same batch.
async fn after(
    community: &Community,
    open: &mut OpenCase,
    by: Person,
    (key, asked): (Uuid, &StepAsked),
    (on, at): (Date, Timestamp),
) -> Result<Vec<Write>, StoreFailure> {
    match &asked.step {
        // The papers are there: the machine looks again, where the case goes back to intake.
        HumanStep::SendPapers if open.case.state == State::Reported => {
            let (pool, case) = (open.pool, open.file.case.clone());
            let member = (pool, open.file.member);
            let report = open.report.clone();
            let asks = application(community, member, &report, open.file.reported_on).await?;
            let facts = facts(community, member, asks, &report, Some(&case)).await?;
            let findings = check(&open.rules.values, &facts);
            Ok(open.take(machine_turn(&findings, on, at))?)
        }
        // Who leaves a note puts the case back for who goes on with it.
        HumanStep::Note => {
            let (member, case, account) = (open.file.member, open.file.case.clone(), by.account);
            Ok(vec![Write::Case(Box::new(CaseWrite::Release { member, case, account }))])
        }
        // The books follow the case: what came back is in custody again, and due again.
        HumanStep::Return { amount } | HumanStep::Recover { amount } => {
            let (return_id, case, amount) = (key, open.file.case.clone(), *amount);
            Ok(vec![Write::ReturnPayout { return_id, case, on, amount }])
        }
        HumanStep::AskJury { .. } => Ok(jury::commit_writes(community, open)),
        HumanStep::StopJury => Ok(jury::stop_writes(open, (on, at))),
        _ => Ok(Vec::new()),
    }
}

/// Whether an account may be sent to visit: an investigator without an interest.
async fn may_investigate(
    community: &Community,
    open: &OpenCase,
    whom: Uuid,
    on: Date,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let held = roles(&mut *reader, whom).await?;
    let role = (Line::MutualAid.slug(), Role::Investigator.slug());
    if !held.iter().any(|held| (held.line.as_str(), held.role.as_str()) == role) {
        return Err(Rejection::OnlyInvestigators.into());
    }
    let person = account(&mut *reader, whom).await?.and_then(|account| account.person);
    let Some(person) = person else { return Ok(()) };
    match relation(&mut *reader, (open.pool, open.file.member), person, on).await? {
        Some(_) => Err(Rejection::ConflictDeclared.into()),
        None => Ok(()),
    }
}

/// An objection rests on papers that who objects has brought.
async fn own_papers(
    community: &Community,
    open: &OpenCase,
    account: Uuid,
    words: &Words,
) -> Result<(), StoreFailure> {
    if words.papers.is_empty() {
        return Err(Rejection::PapersMissing.into());
    }
    let mut reader = community.store.reader().await?;
    let (pool, file) = (open.pool, &open.file);
    let there = evidence_of_case(&mut *reader, pool, file.member, &file.case).await?;
    let own =
        |paper: &Uuid| there.iter().any(|one| one.evidence == *paper && one.added_by == account);
    match words.papers.iter().all(own) {
        true => Ok(()),
        false => Err(Rejection::EvidenceUnknown.into()),
    }
}

/// At the first decision, a version that has come into force since the report and gives the member
/// more binds instead.
async fn rebind(community: &Community, open: &mut OpenCase, on: Date) -> Result<(), StoreFailure> {
    let member = (open.pool, open.file.member);
    let asks = application(community, member, &open.report, open.file.reported_on).await?;
    let now = decide(&open.rules.values, &asks).map_or(Amount::ZERO, |aid| aid.paid);
    let found = bound(community, member, &asks, on).await?;
    if found.binding.decision.is_ok_and(|aid| aid.paid > now) {
        open.file.version = found.rules.version_id.bytes();
        open.file.value = found.value();
        open.case.rules = super::opened::case_rules(&found.rules.values);
        open.rules = Arc::clone(&found.rules);
    }
    Ok(())
}

/// Whether a verdict fits the items of the definition, the bills, and the article.
async fn fits(
    community: &Community,
    open: &OpenCase,
    verdict: Verdict,
    words: &Words,
) -> Result<(), StoreFailure> {
    words.require_text()?;
    check_items(open.report.condition.as_deref(), &words.items, verdict)?;
    let accepted = match words.bills.is_empty() {
        true => Amount::ZERO,
        false => Bills::of(words.bills.clone())?.accepted(),
    };
    match verdict {
        Verdict::Approve { aid } => fits_article(community, open, aid, Some(accepted)).await,
        Verdict::Refuse { .. } => Ok(()),
    }
}

/// Whether an aid is what the article gives, with so much of the bills accepted; with what was put
/// forward, where nothing is said.
async fn fits_article(
    community: &Community,
    open: &OpenCase,
    aid: Amount,
    accepted: Option<Amount>,
) -> Result<(), StoreFailure> {
    let member = (open.pool, open.file.member);
    let asks = application(community, member, &open.report, open.file.reported_on).await?;
    let asks = with_bills(&open.rules.values.benefit.form, asks, accepted);
    let given = decide(&open.rules.values, &asks).map_err(|refusal| refusal.rejection)?;
    match given.amount == aid {
        true => Ok(()),
        false => Err(Rejection::AidNotOfTheArticle.into()),
    }
}

/// The application with what was accepted in the place of what was put forward, where bills count.
pub(super) fn with_bills(
    form: &Form,
    application: Application,
    accepted: Option<Amount>,
) -> Application {
    match (form, accepted) {
        (Form::LumpSum, _) | (_, None) => application,
        (Form::Reimbursement(_), Some(bills)) => Application { bills, ..application },
        (Form::SpendingSteps, Some(spending)) => Application { spending, ..application },
    }
}
