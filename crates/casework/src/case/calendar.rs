//! The steps of the calendar: what runs out, and what a round brings.

use super::{Case, Effect, InPool};
use crate::clock::{COLLECTED_WITHIN_DAYS, Clock, ClockOwner, clock_rule, days_after};
use crate::jury::JuryOutcome;
use crate::state::State;
use crate::step::CalendarStep;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

impl Case {
    pub(super) fn calendar(
        &mut self,
        step: CalendarStep,
        on: Date,
    ) -> Result<Option<Effect>, Rejection> {
        match step {
            CalendarStep::Expire => {
                self.has_run_out(on)?;
                self.state = State::Expired;
                Ok(None)
            }
            CalendarStep::Breach => self.breach(on),
            CalendarStep::Lapse => self.lapse(on),
            CalendarStep::Carry { round, due } => self.carry(round, due, on),
            CalendarStep::CloseJury(JuryOutcome::For) => {
                let aid = self.before_jury.expect("a jury was asked with what the article gives");
                Ok(self.give(aid))
            }
            CalendarStep::CloseJury(JuryOutcome::Against | JuryOutcome::NoQuorum) => {
                Ok(self.close_refused())
            }
            CalendarStep::Close => {
                self.has_run_out(on)?;
                if self.state == State::Refused {
                    return Ok(self.close_refused());
                }
                self.state = State::Closed;
                Ok(None)
            }
        }
    }

    fn has_run_out(&self, on: Date) -> Result<Clock, Rejection> {
        self.clock.filter(|clock| on > clock.due_on).ok_or(Rejection::StepNotNow)
    }

    fn breach(&mut self, on: Date) -> Result<Option<Effect>, Rejection> {
        let clock = self.has_run_out(on)?;
        if clock.owner != ClockOwner::Operator {
            return Err(Rejection::StepNotNow);
        }
        self.breaches = self.breaches.checked_add(1).ok_or(Rejection::TooMany)?;
        let days = clock_rule(self.state).map_or(1, |rule| rule.days);
        self.clock = Some(Clock { due_on: days_after(on, days), ..clock });
        Ok(None)
    }

    fn lapse(&mut self, on: Date) -> Result<Option<Effect>, Rejection> {
        let since = self.waits_since.filter(|_| self.paid == Amount::ZERO);
        let since = since.ok_or(Rejection::StepNotNow)?;
        if on <= days_after(since, COLLECTED_WITHIN_DAYS) {
            return Err(Rejection::StepNotNow);
        }
        self.in_pool = InPool::No;
        self.state = State::Withdrawn;
        Ok(Some(Effect::Withdraw))
    }

    fn carry(&mut self, round: u32, due: Amount, on: Date) -> Result<Option<Effect>, Rejection> {
        if self.in_pool != InPool::Waiting || due.is_negative() {
            return Err(Rejection::StepNotNow);
        }
        self.in_pool = InPool::Carried { round, due };
        self.waits_since = Some(on);
        self.state = self.where_the_money_is();
        Ok(None)
    }
}
