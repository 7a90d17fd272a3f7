//! People join, pay in, leave and die.

use super::{KnownMember, LivingOn, plans};
use crate::demo_command::build::ENDING;
use crate::demo_command::people::{payee_of, record_of};
use jiff::civil::Date;
use money::Amount;
use plans::noon;
use service::joining::{Consent, Joining};
use service::joining_together::{Newcomer, join_together};
use service::payees::{Payee, name_payees};
use sim::{Event, MemberNumber};
use std::collections::HashMap;
use store::{Deposit, Ending, EndingReason, PersonId, PersonWrite, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// The most people who join in one batch, and the most payments and ends in one.
const TOGETHER_MAX: usize = 500;

/// What a member does, all of it or nothing.
struct Act {
    /// What it is, in the name of its batch.
    name: String,
    writes: Vec<Write>,
}

impl LivingOn {
    /// Those who join today; those who die name their payees.
    pub(super) async fn bring_people(
        &mut self,
        events: &[Event],
        day: Date,
    ) -> Result<(), StoreFailure> {
        let mut deposits: HashMap<MemberNumber, Amount> = HashMap::new();
        for event in events {
            if let Event::Deposit { member, amount } = event
                && self.known(*member).joined_on == day
            {
                deposits.entry(*member).or_insert(*amount);
            }
        }
        let mut newcomers: [Vec<Newcomer>; 2] = [Vec::new(), Vec::new()];
        for event in events {
            if let Event::Join(joining) = event {
                let deposit = deposits.get(&joining.member).copied();
                if let Some(newcomer) = self.newcomer(joining, deposit, day).await? {
                    newcomers[joining.plan.index()].push(newcomer);
                }
            }
        }
        for (place, newcomers) in newcomers.into_iter().enumerate() {
            for some in newcomers.chunks(TOGETHER_MAX) {
                self.join(place, some, day).await?;
            }
        }
        for event in events {
            if let Event::Death { member, payees } = event {
                let payees: Vec<Payee> = payees.iter().map(payee_of).collect();
                let named = self.name_payees(self.known(*member), &payees, day).await;
                self.count(named)?;
            }
        }
        Ok(())
    }

    /// Some join together; where one of them cannot, each alone.
    async fn join(
        &mut self,
        place: usize,
        newcomers: &[Newcomer],
        day: Date,
    ) -> Result<(), StoreFailure> {
        match self.join_as_one(place, newcomers, day).await {
            Err(StoreFailure::Rejected(_)) => {}
            done => return done,
        }
        for one in newcomers {
            let joined = self.join_as_one(place, std::slice::from_ref(one), day).await;
            self.count(joined)?;
        }
        Ok(())
    }

    async fn join_as_one(
        &self,
        place: usize,
        newcomers: &[Newcomer],
        day: Date,
    ) -> Result<(), StoreFailure> {
        let Some(first) = newcomers.first() else { return Ok(()) };
        let name = format!("{} join from {}", newcomers.len(), first.joining.member);
        let key = (self.id(day, &name), super::POOLS[place]);
        let batch = join_together(&self.community, &self.rules[place], key, newcomers)?;
        self.community.store.commit(batch).await.map(drop)
    }

    async fn newcomer(
        &mut self,
        joining: &sim::Joining,
        deposit: Option<Amount>,
        on: Date,
    ) -> Result<Option<Newcomer>, StoreFailure> {
        let payer = match joining.payer {
            Some(payer) => {
                let payer = self.payer(payer, on).await;
                let Some(payer) = self.count(payer)? else { return Ok(None) };
                Some(payer)
            }
            None => None,
        };
        let member = joining.id;
        let deposit = deposit.map(|amount| (self.id(on, &format!("deposit {member}")), amount));
        Ok(Some(Newcomer {
            record: record_of(joining.person.clone()),
            joining: Joining {
                batch: Uuid::nil(),
                pool: plans::pool_of(joining.plan),
                member,
                person: self.person_of_newcomer(member, on),
                account: Uuid::nil(),
                units: 1,
                answers: joining.answers.clone(),
                consent: Consent::Given,
                on,
                at: noon(on),
                deposit,
                closing_announced_on: None,
            },
            payer,
        }))
    }

    fn person_of_newcomer(&self, member: Uuid, on: Date) -> PersonId {
        self.id(on, &format!("person {member}"))
    }

    /// Who pays for a newcomer: somebody who has joined before, or today.
    async fn payer(&self, payer: MemberNumber, on: Date) -> Result<PersonId, StoreFailure> {
        let known = self.known(payer);
        match known.joined_on == on {
            true => Ok(self.person_of_newcomer(known.member, on)),
            false => self.person(known).await,
        }
    }

    async fn name_payees(
        &self,
        known: KnownMember,
        payees: &[Payee],
        day: Date,
    ) -> Result<(), StoreFailure> {
        let person = self.person(known).await?;
        let id = self.id(day, &format!("payees {person}"));
        name_payees(&self.community, id, person, payees).await.map(drop)
    }

    /// Those who were there before pay in, or go.
    pub(super) async fn bring_money_and_leave(
        &mut self,
        events: &[Event],
        day: Date,
    ) -> Result<(), StoreFailure> {
        let mut acts: [Vec<Act>; 2] = [Vec::new(), Vec::new()];
        for event in events {
            let (member, end) = match event {
                Event::Deposit { member, .. } => (*member, None),
                Event::Leave { member } => (*member, Some(EndingReason::Left)),
                Event::Death { member, .. } => (*member, Some(EndingReason::Died)),
                // Whoever reaches the age limit is found by the day of the pool.
                _ => continue,
            };
            let known = self.known(member);
            let act = match (event, end) {
                (Event::Deposit { .. }, _) if known.joined_on == day => continue,
                (Event::Deposit { amount, .. }, _) => self.deposit(known, *amount, day),
                (_, Some(reason)) => end_of(known, reason, day),
                _ => continue,
            };
            acts[usize::from(known.pool == plans::HARBOUR)].push(act);
        }
        for (acts, pool) in acts.into_iter().zip(super::POOLS) {
            self.act(pool, acts, day).await?;
        }
        Ok(())
    }

    /// Writes many acts together; where one of them is refused, each alone.
    async fn act(
        &mut self,
        pool: PoolId,
        mut acts: Vec<Act>,
        day: Date,
    ) -> Result<(), StoreFailure> {
        while !acts.is_empty() {
            let rest = acts.split_off(acts.len().min(TOGETHER_MAX));
            let some = std::mem::replace(&mut acts, rest);
            let together = some.iter().flat_map(|act| act.writes.iter().cloned()).collect();
            let name = format!("{} acts from {}", some.len(), some[0].name);
            match self.write(pool, (day, &name), together).await {
                Err(StoreFailure::Rejected(_)) => {}
                done => {
                    done?;
                    continue;
                }
            }
            for act in some {
                let done = self.write(pool, (day, &act.name), act.writes).await;
                self.count(done)?;
            }
        }
        Ok(())
    }

    fn deposit(&self, known: KnownMember, amount: Amount, on: Date) -> Act {
        let member = known.member;
        let name = format!("deposit {member} {}", amount.minor());
        let deposit = Deposit { deposit: self.id(on, &name), member, on, amount };
        Act { name, writes: vec![Write::Deposit(deposit)] }
    }
}

fn end_of(known: KnownMember, reason: EndingReason, on: Date) -> Act {
    let member = known.member;
    let ending = Ending { member, reason, article: ENDING, decided_on: on };
    let end = Write::Person(Box::new(PersonWrite::End(ending)));
    let writes = vec![Write::Leave { member, left_on: on }, end];
    Act { name: format!("end {member}"), writes }
}
