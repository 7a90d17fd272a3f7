//! The steps of people.

use super::{Answer, Case, Effect, HasJury, InPool, Objection};
use crate::person::Person;
use crate::reading::{Reading, Verdict, outcome};
use crate::reason::Reason;
use crate::state::State;
use crate::step::{HumanStep, ObjectionAnswer, PaymentPlan};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use uuid::Uuid;

/// The most objections to one case that are kept open at once.
pub const OBJECTIONS_MAX: usize = 1_000;

/// The most parts in which an aid is paid.
pub const PARTS_MAX: usize = 60;

impl Case {
    pub(super) fn human(
        &mut self,
        by: Person,
        step: &HumanStep,
        on: Date,
    ) -> Result<Option<Effect>, Rejection> {
        match step {
            HumanStep::AskPapers(papers) if papers.is_empty() => Err(Rejection::PapersMissing),
            HumanStep::AskPapers(_) => self.silently(|case| case.ask_for_papers(on)),
            HumanStep::SendPapers => self.silently(|case| {
                let (state, _) = case.resume.unwrap_or((State::Reported, 1));
                case.state = state;
            }),
            HumanStep::Assign(whom) | HumanStep::SendBack(whom) => self.silently(|case| {
                case.investigator = Some(*whom);
                case.state = State::Investigating;
            }),
            HumanStep::Note => Ok(None),
            HumanStep::Forward => self.silently(|case| case.state = State::Reviewing),
            HumanStep::Visit { fee } => self.visit(by.account, *fee),
            HumanStep::ReportBack => {
                self.is_assigned(by.account)?;
                self.silently(|case| case.state = State::Reviewing)
            }
            HumanStep::Decide(verdict) => {
                self.read(by.account, *verdict)?;
                self.silently(|case| case.state = State::SecondReading)
            }
            HumanStep::ReadAgain(verdict) | HumanStep::ReadThird(verdict) => {
                self.read(by.account, *verdict)?;
                Ok(self.conclude())
            }
            HumanStep::Appeal => self.appeal_in_time(on),
            HumanStep::ReadAppeal(verdict) => {
                self.fresh(by.account)?;
                check(*verdict)?;
                self.appeal.push(Reading { reader: by.account, verdict: *verdict });
                Ok(self.conclude_appeal())
            }
            HumanStep::AskJury { aid } => self.ask_jury(*aid, on),
            HumanStep::StopJury => Ok(self.close_refused()),
            HumanStep::Object { objection } => self.object(by.account, *objection),
            HumanStep::Answer { objection, answer } => self.answer(by.account, *objection, *answer),
            HumanStep::PlanPayment(plan) => self.plan_payment(plan),
            HumanStep::AcceptBills { amount } => self.accept_bills(*amount),
            HumanStep::Pay { amount } => self.pay(*amount),
            HumanStep::Return { amount } => {
                self.give_back(*amount)?;
                self.waits_since = Some(on);
                self.silently(|case| case.state = State::Carried)
            }
            HumanStep::Recover { amount } => {
                self.give_back(*amount)?;
                Ok(None)
            }
            HumanStep::LookBack(_) => {
                self.fresh(by.account)?;
                Ok(None)
            }
            HumanStep::Withdraw => self.withdraw(),
        }
    }

    /// A step that asks nothing of the pool.
    fn silently(&mut self, step: impl FnOnce(&mut Case)) -> Result<Option<Effect>, Rejection> {
        step(self);
        Ok(None)
    }

    /// The applicant wants no aid; what was paid cannot be wanted back so.
    fn withdraw(&mut self) -> Result<Option<Effect>, Rejection> {
        if self.paid > Amount::ZERO {
            return Err(Rejection::StepNotNow);
        }
        let shared = self.in_pool != InPool::No;
        self.in_pool = InPool::No;
        self.state = State::Withdrawn;
        Ok(shared.then_some(Effect::Withdraw))
    }

    fn is_assigned(&self, account: Uuid) -> Result<(), Rejection> {
        match self.investigator == Some(account) {
            true => Ok(()),
            false => Err(Rejection::OnlyInvestigators),
        }
    }

    fn visit(&mut self, by: Uuid, fee: Amount) -> Result<Option<Effect>, Rejection> {
        self.is_assigned(by)?;
        if fee.is_negative() {
            return Err(Rejection::AmountNegative);
        }
        self.visit_fees = self.visit_fees.plus(fee)?;
        Ok(None)
    }

    /// Whether somebody may still decide: neither the applicant nor one who has.
    fn fresh(&self, account: Uuid) -> Result<(), Rejection> {
        match (account == self.applicant, self.has_decided(account)) {
            (true, _) => Err(Rejection::ConflictDeclared),
            (_, true) => Err(Rejection::ReaderAgain),
            _ => Ok(()),
        }
    }

    fn read(&mut self, reader: Uuid, verdict: Verdict) -> Result<(), Rejection> {
        self.fresh(reader)?;
        check(verdict)?;
        self.readings.push(Reading { reader, verdict });
        Ok(())
    }

    fn conclude(&mut self) -> Option<Effect> {
        match outcome(&self.readings) {
            Some(Verdict::Approve { aid }) => self.give(aid),
            Some(Verdict::Refuse { .. }) => self.refuse(),
            None => {
                self.state = State::ThirdReading;
                None
            }
        }
    }

    fn conclude_appeal(&mut self) -> Option<Effect> {
        match outcome(&self.appeal)? {
            Verdict::Approve { aid } => self.give(aid),
            Verdict::Refuse { .. } => self.refuse(),
        }
    }

    fn in_time(&self, on: Date) -> Result<(), Rejection> {
        match self.clock.is_some_and(|clock| on <= clock.due_on) {
            true => Ok(()),
            false => Err(Rejection::AppealTooLate),
        }
    }

    fn appeal_in_time(&mut self, on: Date) -> Result<Option<Effect>, Rejection> {
        self.in_time(on)?;
        // One appeal; after it, the jury where the plan has one.
        if outcome(&self.appeal).is_some() {
            return Err(Rejection::StepNotNow);
        }
        self.silently(|case| case.state = State::Appealed)
    }

    fn ask_jury(&mut self, aid: Amount, on: Date) -> Result<Option<Effect>, Rejection> {
        if self.rules.jury == HasJury::No {
            return Err(Rejection::JuryNotInRules);
        }
        self.in_time(on)?;
        if outcome(&self.appeal).is_none() {
            return Err(Rejection::StepNotNow);
        }
        check(Verdict::Approve { aid })?;
        self.before_jury = Some(aid);
        self.silently(|case| case.state = State::Jury)
    }

    fn object(&mut self, by: Uuid, id: Uuid) -> Result<Option<Effect>, Rejection> {
        if by == self.applicant {
            return Err(Rejection::ObjectionOwnCase);
        }
        if self.objections.len() >= OBJECTIONS_MAX {
            return Err(Rejection::TooMany);
        }
        if self.objections.iter().any(|one| one.id == id) {
            return Err(Rejection::IdInvalid);
        }
        self.objections.push(Objection { id, by, upheld_by: None, answer: None });
        self.silently(|case| case.state = State::Objected)
    }

    fn answer(
        &mut self,
        by: Uuid,
        id: Uuid,
        answer: ObjectionAnswer,
    ) -> Result<Option<Effect>, Rejection> {
        self.fresh(by)?;
        let mut open = self.objections.iter_mut().filter(|one| one.answer.is_none());
        let objection = open.find(|one| one.id == id).ok_or(Rejection::ObjectionUnknown)?;
        if objection.by == by {
            return Err(Rejection::ConflictDeclared);
        }
        match (answer, objection.upheld_by) {
            (_, Some((first, _))) if first == by => return Err(Rejection::ReaderAgain),
            (ObjectionAnswer::Dismiss, _) => objection.answer = Some(Answer::Dismissed),
            (ObjectionAnswer::Uphold(reason), None) => {
                check(Verdict::Refuse { reason })?;
                objection.upheld_by = Some((by, reason));
            }
            (ObjectionAnswer::Uphold(reason), Some(_)) => {
                check(Verdict::Refuse { reason })?;
                objection.answer = Some(Answer::Upheld);
                for open in self.objections.iter_mut().filter(|one| one.answer.is_none()) {
                    open.answer = Some(Answer::Overtaken);
                }
                // The panel of an appeal begins anew.
                self.appeal.clear();
                return Ok(self.refuse());
            }
        }
        if self.objections.iter().all(|one| one.answer.is_some()) {
            self.state = self.where_the_money_is();
        }
        Ok(None)
    }

    fn plan_payment(&mut self, plan: &PaymentPlan) -> Result<Option<Effect>, Rejection> {
        if let (PaymentPlan::Staged(parts), InPool::Carried { due, .. }) = (plan, self.in_pool) {
            let sum: i128 = parts.iter().map(|part| part.amount.wide()).sum();
            let positive = parts.iter().all(|part| part.amount > Amount::ZERO);
            if parts.len() > PARTS_MAX {
                return Err(Rejection::TooMany);
            }
            if !positive || sum != due.wide() {
                return Err(Rejection::AidNotOfTheArticle);
            }
        }
        self.plan = plan.clone();
        Ok(None)
    }

    fn accept_bills(&mut self, amount: Amount) -> Result<Option<Effect>, Rejection> {
        if self.plan != PaymentPlan::AgainstBills {
            return Err(Rejection::StepNotNow);
        }
        if amount <= Amount::ZERO {
            return Err(Rejection::AmountNegative);
        }
        self.released = self.released.plus(amount)?;
        Ok(None)
    }

    fn pay(&mut self, amount: Amount) -> Result<Option<Effect>, Rejection> {
        let InPool::Carried { due, .. } = self.in_pool else {
            return Err(Rejection::PaymentNotDue);
        };
        let paid = self.paid.plus(amount)?;
        if amount <= Amount::ZERO || paid > due {
            return Err(Rejection::PaymentNotDue);
        }
        self.paid = paid;
        self.silently(|case| case.state = case.where_the_money_is())
    }

    /// No more comes back than was paid.
    fn give_back(&mut self, amount: Amount) -> Result<(), Rejection> {
        let left = self.paid.minus(amount)?;
        if amount <= Amount::ZERO || left.is_negative() {
            return Err(Rejection::PaymentNotDue);
        }
        self.paid = left;
        Ok(())
    }
}

/// A refusal rests on an article, aid is more than nothing.
fn check(verdict: Verdict) -> Result<(), Rejection> {
    match verdict {
        Verdict::Approve { aid } if aid <= Amount::ZERO => Err(Rejection::AidNotOfTheArticle),
        Verdict::Refuse { reason } if !Reason::grounds_refusal(reason) => {
            Err(Rejection::ReasonNotForRefusal)
        }
        _ => Ok(()),
    }
}
