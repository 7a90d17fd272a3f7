//! Writing about oversight, and refusing what a supervisor has stopped.
//!
//! **Invariant: whoever writes, and by whatever way, is refused what an order stops**: it is looked
//! at where batches are applied, behind the lock of the pool.

use crate::case_write::CaseWrite;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::schedule::{ScheduleWrite, schedule};
use crate::session::Answer;
use crate::sql::stop_orders as sql;
use crate::stop_order::{
    Instruction, Stop, SupervisorKey, SupervisorsNote, key_of, standing_stops, stop_order,
    stops_text,
};
use crate::transaction::Transaction;
use crate::write::{OversightWrite, Write};
use jiff::civil::Date;
use ledger::Rejection;

impl Transaction<'_> {
    /// Refuses a write that an order stops.
    pub async fn refuse_stopped(&mut self, write: &Write) -> Result<(), StoreFailure> {
        let (stop, on) = match write {
            Write::Join { joined_on, .. } => (Stop::Joinings, Some(*joined_on)),
            Write::Cut(dates) => (Stop::Rounds, Some(dates.cut)),
            Write::Settle | Write::Schedule(ScheduleWrite::RetryDebits { .. }) => {
                (Stop::Rounds, None)
            }
            Write::Schedule(ScheduleWrite::OpenDebits { on, .. }) => (Stop::Rounds, Some(*on)),
            Write::PayOut { on, .. } => (Stop::Payouts, Some(*on)),
            Write::Case(case) => match **case {
                CaseWrite::MakeList { on, .. } => (Stop::Payouts, Some(on)),
                _ => return Ok(()),
            },
            Write::Refund(refund) => (Stop::Everything, Some(refund.on)),
            Write::Publish(new) => (Stop::Everything, Some(new.published_on)),
            _ => return Ok(()),
        };
        if self.stops.as_ref().is_some_and(Vec::is_empty) {
            return Ok(());
        }
        // In a box, so that the other writes do not carry the room this one needs.
        Box::pin(self.refuse(stop, on)).await
    }

    /// An order is in force when its day has come by the date of the write or of the pool: a write
    /// that is dated back does not get round it.
    async fn refuse(&mut self, stop: Stop, on: Option<Date>) -> Result<(), StoreFailure> {
        if self.stops.is_none() {
            let pool = self.pool_id();
            self.stops = Some(standing_stops(self.session, pool).await?);
        }
        if self.stops.as_ref().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        let pool = self.pool_id();
        let today = match schedule(self.session, pool).await {
            Ok(schedule) => Some(schedule.business_date),
            Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => None,
            Err(failure) => return Err(failure),
        };
        let open = self.pool().ok().and_then(|pool| pool.open).filter(|_| stop == Stop::Rounds);
        let settles = open.map(|(_, dates)| dates.settle);
        let latest = [today, on, settles].into_iter().flatten().max().unwrap_or(Date::MAX);
        let held = self.stops.iter().flatten().any(|standing| standing.holds(stop, latest));
        match (held, stop) {
            (false, _) => Ok(()),
            (true, Stop::Joinings) => Err(Rejection::JoiningsStopped.into()),
            (true, Stop::Rounds) => Err(Rejection::RoundsStopped.into()),
            (true, Stop::Payouts) => Err(Rejection::PayoutsStopped.into()),
            (true, Stop::Everything) => Err(Rejection::EverythingStopped.into()),
        }
    }

    /// Applies one write about oversight.
    pub fn apply_oversight<'a>(&'a mut self, write: &'a OversightWrite) -> Answer<'a, ()> {
        // In a box, so that the other writes do not carry the room this one needs.
        Box::pin(async {
            match write {
                OversightWrite::EnrolKey(key) => self.enrol_key(key).await,
                OversightWrite::Receive(note) => self.receive(note).await,
                OversightWrite::Complain(new) => self.complain(new).await,
                OversightWrite::AnswerComplaint(answer) => self.answer_complaint(answer).await,
            }
        })
    }

    async fn enrol_key(&mut self, key: &SupervisorKey) -> Result<(), StoreFailure> {
        let row = [
            key.verifier.as_str().into(),
            key.proposed_by.into(),
            key.confirmed_by.into(),
            key.enrolled_at.into(),
        ];
        if self.execute(&sql::SUPERVISOR_KEY_INSERT, row).await? == 0 {
            return Err(Rejection::SupervisorKeyDuplicate.into());
        }
        let name = key.verifier.split('+').next().unwrap_or_default();
        self.happened(EventKind::SupervisorKeyEnrolled, name, None, None);
        Ok(())
    }

    async fn receive(&mut self, note: &SupervisorsNote) -> Result<(), StoreFailure> {
        let verifier = [note.verifier.as_str().into()];
        let row = self.session.rows(&sql::SUPERVISOR_KEY, &verifier).await?.pop();
        let key = key_of(row.ok_or(Rejection::StopOrderUnsigned)?)?;
        let (kind, stops, from, lifts) = match &note.instruction {
            Instruction::Stop { stops, from } => {
                self.hold_pools(note.pool).await?;
                (EventKind::StopOrdered, stops_text(stops), Some(*from), None)
            }
            Instruction::Lift { order } => {
                let found = stop_order(self.session, order).await?;
                let found = found.ok_or(Rejection::StopOrderUnknown)?;
                if !matches!(found.note.instruction, Instruction::Stop { .. }) {
                    return Err(Rejection::StopOrderUnknown.into());
                }
                if found.lifted_by.is_some() {
                    return Err(Rejection::StopOrderLifted.into());
                }
                if key.enrolled_at >= found.note.received_at {
                    return Err(Rejection::SupervisorKeyTooNew.into());
                }
                (EventKind::StopLifted, String::new(), None, Some(order.as_str()))
            }
        };
        let row = [
            note.reference.as_str().into(),
            note.pool.into(),
            stops.into(),
            from.into(),
            lifts.into(),
            note.reason.as_str().into(),
            note.note.as_str().into(),
            note.verifier.as_str().into(),
            note.received_by.into(),
            note.received_at.into(),
        ];
        if self.execute(&sql::STOP_ORDER_INSERT, row).await? == 0 {
            return Err(Rejection::StopOrderDuplicate.into());
        }
        self.happened(kind, &note.reference, from, None);
        self.stops = None;
        Ok(())
    }

    /// Waits for what is being written in the pools that an order stops: what comes after it is
    /// refused.
    async fn hold_pools(&mut self, pool: crate::PoolId) -> Result<(), StoreFailure> {
        if pool != crate::NO_POOL {
            return self.pool().map(|_| ());
        }
        self.session.rows(&sql::POOLS_FOR_UPDATE, &[pool.into()]).await.map(|_| ())
    }
}
