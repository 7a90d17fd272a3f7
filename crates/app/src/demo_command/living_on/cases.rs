//! Cases go their way. Each is read anew before it is moved: somebody may have moved it meanwhile.

use super::{KnownMember, LivingOn, plans};
use crate::demo_command::casework::{CaseWork, CaseWrites, Sick};
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::step::{MachineStep, Step};
use jiff::civil::Date;
use ledger::Rejection;
use plans::noon;
use service::Community;
use service::cases::CaseInHand;
use service::plans::rules_of_version;
use sim::{CaseNumber, Event};
use store::account::{Account, AccountWrite};
use store::{PersonId, StoreFailure, Write, person_reads, reads};
use uuid::Uuid;
use vault::PersonKey;

/// Of so many members who are there, one objects where somebody has to.
const OBJECTORS: usize = 50;

impl LivingOn {
    /// What was planned for the cases that were on their way when the program was started.
    pub(super) async fn take_up_cases(&mut self) -> Result<(), StoreFailure> {
        let asked = Step::Machine(MachineStep::AskPapers(Vec::new())).slug();
        for number in 0..self.simulation.cases.len() {
            let known = self.simulation.cases[number];
            if known.decided_on <= self.today {
                continue;
            }
            let held = self.hold(number).await;
            let Some(()) = self.count(held)? else { continue };
            let in_hand = self.casework.in_hand(number);
            // The machine looks right after the report.
            let second = in_hand.and_then(|case| case.open().steps.get(1));
            let waits = second.is_some_and(|step| step.kind == asked);
            self.casework.plan(number, (known.reported_on, known.decided_on), waits);
            self.casework.let_go(number);
        }
        Ok(())
    }

    pub(super) async fn lead_cases(
        &mut self,
        events: &[Event],
        day: Date,
    ) -> Result<(), StoreFailure> {
        for (number, task) in self.casework.tasks_of(day) {
            let work = move |work: &mut CaseWork, community: &Community| {
                work.perform(community, (number, task), day)
            };
            self.lead(number, (day, &format!("{task:?}")), work).await?;
        }
        for event in events {
            match event {
                Event::Report(report) => {
                    let reported = self.report(report, day).await;
                    self.count(reported)?;
                }
                Event::Approve { case, aid } => {
                    self.decide(*case, Verdict::Approve { aid: aid.amount }, day).await?;
                }
                Event::Refuse { case, reason, .. } => {
                    let reason = Reason::of_refusal(*reason).unwrap_or(Reason::DefinitionNotMet);
                    self.decide(*case, Verdict::Refuse { reason }, day).await?;
                }
                Event::Withdraw { case } => {
                    let objected = self.object(case.index(), day).await;
                    self.count(objected)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    async fn decide(
        &mut self,
        case: CaseNumber,
        verdict: Verdict,
        day: Date,
    ) -> Result<(), StoreFailure> {
        let number = case.index();
        let work = move |work: &mut CaseWork, community: &Community| {
            work.decide(community, number, (verdict, day))
        };
        self.lead(number, (day, "decide"), work).await
    }

    /// Reads a case, moves it, and writes that; skips it where it cannot be read or moved so.
    async fn lead(
        &mut self,
        number: usize,
        (day, what): (Date, &str),
        work: impl FnOnce(&mut CaseWork, &Community) -> Result<CaseWrites, Rejection>,
    ) -> Result<(), StoreFailure> {
        let held = self.hold(number).await;
        if self.count(held)?.is_none() {
            return Ok(());
        }
        let led = self.led(number, (day, what), work).await;
        self.casework.let_go(number);
        self.count(led)?;
        Ok(())
    }

    async fn led(
        &mut self,
        number: usize,
        (day, what): (Date, &str),
        work: impl FnOnce(&mut CaseWork, &Community) -> Result<CaseWrites, Rejection>,
    ) -> Result<(), StoreFailure> {
        let writes = work(&mut self.casework, &self.community)?;
        self.write_of_case(number, (day, what), writes).await
    }

    /// Writes what was done to a case; nothing was, where people had been there before.
    pub(super) async fn write_of_case(
        &self,
        number: usize,
        (day, what): (Date, &str),
        writes: CaseWrites,
    ) -> Result<(), StoreFailure> {
        let Some((pool, _)) = writes.first() else { return Ok(()) };
        let (pool, name) = (*pool, format!("case {number} {what}"));
        let writes = writes.into_iter().map(|(_, write)| write).collect();
        self.write(pool, (day, &name), writes).await
    }

    pub(super) async fn hold(&mut self, number: usize) -> Result<(), StoreFailure> {
        let case = self.simulation.cases.get(number).ok_or(Rejection::CaseFileUnknown)?;
        let KnownMember { pool, born, joined_on, .. } = self.known(case.member);
        let number_of_case = u32::try_from(number).map_err(|_| Rejection::CaseFileUnknown)?;
        let id = plans::case_id(pool, CaseNumber(number_of_case));
        let in_hand = CaseInHand::read(&self.community, pool, &id).await?;
        self.casework.hold(number, in_hand, (born, joined_on));
        Ok(())
    }

    async fn report(&mut self, report: &sim::Report, day: Date) -> Result<(), StoreFailure> {
        let known = self.known(report.member);
        let KnownMember { pool, member, born, joined_on, .. } = known;
        let mut reader = self.community.store.reader().await?;
        let membership = person_reads::membership(&mut *reader, pool, member).await?;
        let standing = reads::member(&mut *reader, pool, member, day).await?;
        let person = membership.person;
        let row = person_reads::person(&mut *reader, person).await?;
        drop(reader);
        if !standing.status.is_member() {
            return Err(Rejection::MembershipOver.into());
        }
        let wrapped = row.wrapped_key.ok_or(Rejection::PersonErased)?;
        let (account, made) = self.account(person, day);
        let sick = Sick {
            pool,
            member,
            person,
            key: PersonKey::unwrap(&self.community.keys, person, &wrapped)?,
            born,
            joined_on,
            rules: rules_of_version(&self.community, pool, membership.version).await?,
            account,
            case: plans::case_id(pool, report.case),
        };
        let number = report.case.index();
        let mut writes: CaseWrites = made.map(|made| (pool, made)).into_iter().collect();
        let reported = self.casework.report(&self.community, &sick, report, day);
        self.casework.let_go(number);
        writes.extend(reported?);
        self.write_of_case(number, (day, "report"), writes).await?;
        self.accounts.insert(person, account);
        Ok(())
    }

    /// Another member of the pool objects, and is right.
    async fn object(&mut self, number: usize, day: Date) -> Result<(), StoreFailure> {
        self.hold(number).await?;
        let done = self.objected(number, day).await;
        self.casework.let_go(number);
        done
    }

    async fn objected(&mut self, number: usize, day: Date) -> Result<(), StoreFailure> {
        let (pool, aided) = self.casework.whose(number);
        let fits = |known: &&KnownMember| {
            let played = self.played.contains(&(known.pool, known.member));
            known.present && known.pool == pool && known.member != aided && !played
        };
        let fit: Vec<KnownMember> =
            self.simulation.members.iter().filter(fits).take(OBJECTORS).copied().collect();
        let turn = number.checked_rem(fit.len()).ok_or(Rejection::MemberUnknown)?;
        let person = self.person(fit[turn]).await?;
        let (account, made) = self.account(person, day);
        let mut writes: CaseWrites = made.map(|made| (pool, made)).into_iter().collect();
        writes.extend(self.casework.object(&self.community, number, (account, day))?);
        self.write_of_case(number, (day, "object"), writes).await?;
        self.accounts.insert(person, account);
        Ok(())
    }

    /// A person's account; one that nobody can sign in to is made where there is none.
    fn account(&self, person: PersonId, day: Date) -> (Uuid, Option<Write>) {
        if let Some(known) = self.accounts.get(&person) {
            return (*known, None);
        }
        let id = self.id(day, &format!("account of {person}"));
        let mut sign_in_index = [0; 32];
        self.community.with_entropy(|entropy| entropy.fill(&mut sign_in_index));
        let make = AccountWrite::Make(Account::new(id, Some(person), sign_in_index, noon(day)));
        (id, Some(Write::Account(make)))
    }
}
