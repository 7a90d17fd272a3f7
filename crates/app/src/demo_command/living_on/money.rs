//! The treasurers pay what is due, and enter what the bank states.

use super::{LivingOn, plans};
use crate::demo_command::treasury;
use casework::state::State;
use jiff::civil::Date;
use money::Amount;
use plans::VILLAGE;
use service::cases::CaseInHand;
use service::custody::{enter_statement, expected_on};
use service::paying_out::{TOGETHER_MAX, aid_due};
use std::collections::BTreeSet;
use store::case_reads::case_file;
use store::custody::AidDue;
use store::{PoolId, StoreFailure};

/// The number under which a case is held while its payment is noted: cases that people reported
/// have none in the world.
const PAID_NOW: usize = usize::MAX;

impl LivingOn {
    /// What the treasurers do at the end of a day.
    pub(super) async fn end_day(&mut self, day: Date) -> Result<(), StoreFailure> {
        for pool in self.paydays.remove(&day).unwrap_or_default() {
            let paid = self.pay_aid(pool, day).await;
            self.count(paid)?;
        }
        let looked_at = treasury::looked_at(&self.rules, day, Amount::ZERO);
        if !looked_at.is_empty() {
            let ended = treasury::end_day(&self.community, &self.treasurers, day, &looked_at).await;
            self.count(ended)?;
            let stated = self.state_the_village(day).await;
            self.count(stated)?;
        }
        Ok(())
    }

    async fn pay_aid(&mut self, pool: PoolId, day: Date) -> Result<(), StoreFailure> {
        let limit = u32::try_from(TOGETHER_MAX).unwrap_or(u32::MAX);
        let due = aid_due(&self.community, &self.treasurers.first, pool, limit).await?;
        let mut payable = BTreeSet::new();
        let mut reader = self.community.store.reader().await?;
        for AidDue { case, .. } in &due {
            // A case that an objection holds up waits.
            if case_file(&mut *reader, pool, case).await?.state == State::Carried.slug() {
                payable.insert(case.clone());
            }
        }
        drop(reader);
        let may_be_paid = |case: &str| payable.contains(case);
        let two = &self.treasurers;
        let paid = treasury::pay_aid(&self.community, two, (pool, day), may_be_paid).await?;
        for AidDue { case, amount, .. } in paid {
            let noted = self.note_payment((pool, &case), (amount, day)).await;
            self.count(noted)?;
        }
        Ok(())
    }

    async fn note_payment(
        &mut self,
        (pool, case): (PoolId, &str),
        (amount, day): (Amount, Date),
    ) -> Result<(), StoreFailure> {
        let in_hand = CaseInHand::read(&self.community, pool, case).await?;
        self.casework.hold(PAID_NOW, in_hand, (day, day));
        let writes = self.casework.pay_one(&self.community, PAID_NOW, (amount, day));
        self.casework.let_go(PAID_NOW);
        let writes = writes?.into_iter().map(|(_, write)| write).collect();
        self.write(pool, (day, &format!("payment of {case}")), writes).await
    }

    /// The bank of the village, once it holds something.
    async fn state_the_village(&self, day: Date) -> Result<(), StoreFailure> {
        let first = &self.treasurers.first;
        let stated = expected_on(&self.community, first, VILLAGE, day).await?;
        if stated > Amount::ZERO {
            let entry = (VILLAGE, self.id(day, "statement of the village"));
            enter_statement(&self.community, first, entry, day, stated).await?;
        }
        Ok(())
    }

    /// The next day on which a round settles in any pool.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn next_settlement(&self) -> Result<Option<Date>, StoreFailure> {
        let mut settles = BTreeSet::new();
        for (pool, _) in plans::NAMES {
            settles.extend(plans::next_settlement(&self.community, pool, self.today).await?);
        }
        Ok(settles.into_iter().next())
    }
}
