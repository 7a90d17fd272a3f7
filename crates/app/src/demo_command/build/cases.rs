//! What a day brings to cases, handed to those who work on them.

use super::{Builder, Event, plans, treasury};
use crate::demo_command::casework::{CaseWrites, JURORS_MAX, JurorToBe, Sick};
use crate::demo_command::plans::noon;
use casework::reading::Verdict;
use casework::reason::Reason;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use rules::age::age_on;
use service::plans::PublishFailure;
use std::sync::Arc;
use store::account::{Account, AccountWrite};
use store::case_reads::carried_not_advanced;
use store::{PersonId, PersonWrite, PoolId, Write};
use uuid::Uuid;
use vault::PersonKey;

/// The most cases that one round carries here.
const CARRIED_MAX: u32 = 10_000;

/// A juror of the story has been a member for so many days.
const JUROR_DAYS: i32 = 120;

impl Builder {
    /// What the events of a day, and the day itself, do to cases.
    pub(super) async fn lead_cases(
        &mut self,
        events: Vec<Event>,
        day: Date,
    ) -> Result<CaseWrites, PublishFailure> {
        let mut writes = self.casework.day(&self.community, day)?;
        for event in events {
            writes.extend(match event {
                Event::Report(report) => self.report(&report, day)?,
                Event::Approve { case, aid } => {
                    let verdict = Verdict::Approve { aid: aid.amount };
                    self.casework.decide(&self.community, case.index(), (verdict, day))?
                }
                Event::Refuse { case, reason, .. } => {
                    let reason = Reason::of_refusal(reason).unwrap_or(Reason::DefinitionNotMet);
                    let verdict = Verdict::Refuse { reason };
                    self.casework.decide(&self.community, case.index(), (verdict, day))?
                }
                Event::Appeal { case } => {
                    self.casework.appeal(&self.community, case.index(), day)?
                }
                Event::AppealWon { case } => {
                    self.arrive().await?;
                    self.casework.count(&self.community, case.index(), day).await?;
                    CaseWrites::new()
                }
                Event::Withdraw { case } => self.object(case.index(), day)?,
                _ => CaseWrites::new(),
            });
        }
        Ok(writes)
    }

    fn report(&mut self, report: &sim::Report, day: Date) -> Result<CaseWrites, PublishFailure> {
        let known = self.known(report.member);
        let (account, made) = self.account(known.person, day);
        let wrapped = self.keys.get(&known.person).ok_or(Rejection::PersonUnknown)?;
        let sick = Sick {
            pool: known.pool,
            member: known.member,
            person: known.person,
            key: PersonKey::unwrap(&self.community.keys, known.person, wrapped)?,
            born: known.born,
            joined_on: known.joined_on,
            rules: Arc::clone(&self.receipts[known.receipt]),
            account,
            case: plans::case_id(known.pool, report.case),
        };
        let mut writes: CaseWrites = made.map(|made| (known.pool, made)).into_iter().collect();
        writes.extend(self.casework.report(&self.community, &sick, report, day)?);
        Ok(writes)
    }

    /// Keeps the wrapped keys of those who join: who reads them from a file that is being built has
    /// to wait for it.
    pub(super) fn keep_keys(&mut self, writes: &[Write]) {
        let registered = writes.iter().filter_map(|write| match write {
            Write::Person(write) => match &**write {
                PersonWrite::Register(new) => Some((new.person, new.wrapped_key.clone())),
                _ => None,
            },
            _ => None,
        });
        self.keys.extend(registered);
    }

    /// Another member of the pool objects, and is right.
    fn object(&mut self, number: usize, day: Date) -> Result<CaseWrites, PublishFailure> {
        let (pool, aided) = self.casework.whose(number);
        let objector = self
            .members
            .iter()
            .filter(|known| known.present && known.pool == pool && known.member != aided);
        let objector = objector.clone().nth(number % 50).or(objector.clone().next());
        let Some(person) = objector.map(|known| known.person) else {
            return Ok(CaseWrites::new());
        };
        let (account, made) = self.account(person, day);
        let mut writes: CaseWrites = made.map(|made| (pool, made)).into_iter().collect();
        writes.extend(self.casework.object(&self.community, number, (account, day))?);
        Ok(writes)
    }

    /// A person's account; one that nobody can sign in to yet is made where there is none.
    fn account(&mut self, person: PersonId, day: Date) -> (Uuid, Option<Write>) {
        if let Some(known) = self.accounts.get(&person) {
            return (*known, None);
        }
        let id = self.new_id(day);
        self.accounts.insert(person, id);
        let mut sign_in_index = [0; 32];
        self.community.with_entropy(|entropy| entropy.fill(&mut sign_in_index));
        let make = AccountWrite::Make(Account::new(id, Some(person), sign_in_index, noon(day)));
        (id, Some(Write::Account(make)))
    }

    /// The cases that a round has carried wait for their payment.
    pub(super) async fn carry_cases(
        &mut self,
        pool: PoolId,
        day: Date,
    ) -> Result<(), PublishFailure> {
        let mut reader = self.community.store.reader().await?;
        let carried = carried_not_advanced(&mut *reader, pool, CARRIED_MAX).await?;
        drop(reader);
        let writes = self.casework.carry(&self.community, &carried, day)?;
        self.write_all(day, writes).await
    }

    /// The treasurers pay what is due.
    pub(super) async fn pay_aid(&mut self, pool: PoolId, day: Date) -> Result<(), PublishFailure> {
        let may_be_paid = |case: &str| self.casework.is_payable(case);
        let (two, of) = (&self.treasurers, (pool, day));
        let paid = treasury::pay_aid(&self.community, two, of, may_be_paid).await?;
        let writes = self.casework.pay(&self.community, &paid, day)?;
        self.write_all(day, writes).await
    }

    /// Juries that were asked for before today begin to sit.
    pub(super) async fn hear_juries(&mut self, day: Date) -> Result<(), PublishFailure> {
        for number in self.casework.before_jury(day) {
            self.arrive().await?;
            let jurors = self.jurors(self.casework.whose(number).0, day);
            self.casework.hear(&self.community, number, (&jurors, day)).await?;
        }
        Ok(())
    }

    /// Members of age who have been there for some time, the first of all who joined.
    fn jurors(&self, pool: PoolId, day: Date) -> Vec<JurorToBe> {
        let since = day.saturating_sub(JUROR_DAYS.days());
        let of_age = |born: Date| age_on(born, day).is_some_and(|age| age >= 18);
        let fit = self.members.iter().filter(|known| {
            known.present && known.pool == pool && known.joined_on < since && of_age(known.born)
        });
        fit.take(JURORS_MAX)
            .map(|known| JurorToBe { member: known.member, person: known.person })
            .collect()
    }

    async fn write_all(&mut self, day: Date, writes: CaseWrites) -> Result<(), PublishFailure> {
        let mut of_pools: [Vec<Write>; 2] = [Vec::new(), Vec::new()];
        for (pool, write) in writes {
            of_pools[super::plan_index(pool)].push(write);
        }
        for (plan, writes) in of_pools.into_iter().enumerate() {
            self.write(self.pool(plan), day, writes).await?;
        }
        Ok(())
    }
}
