//! Building the world: each day of the simulation is written through the use cases of a community.
//!
//! Batches are handed to the store as fast as they are made, so that signing and sealing go on
//! while it writes; where a round needs what came before, what is on its way is awaited.
//! **Invariant: the same seed gives the same rows**: ids, keys and times come from the seed.

mod cases;
mod sending;

use super::accounts::{self, JUROR, Treasurers};
use super::casework::CaseWork;
use super::oversight::{Watch, complaining_of};
use super::people::{payee_of, record_of};
use super::plans::{self, FIRST_DAY, HARBOUR, LAST_DAY, noon, pool_of};
use super::treasury;
use indicatif::ProgressBar;
use jiff::ToSpan;
use jiff::civil::Date;
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::joining::{Consent, Joining};
use service::joining_together::{Newcomer, join_together};
use service::notices::past::tell_past;
use service::payees::{Payee, name_payees};
use service::plans::PublishFailure;
use service::schedule::advance;
use sim::{Event, Feedback, MemberNumber, PlanNumber, World, WorldSettings};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::mem::take;
use std::sync::Arc;
use store::{
    Committed, Deposit, Ending, EndingReason, MemberId, PersonId, PersonWrite, PoolId,
    StoreFailure, Write,
};
use tokio::task::JoinHandle;
use uuid::Uuid;

/// The most batches on their way to the store.
const ON_THEIR_WAY_MAX: usize = 64;

/// The most people who join in one batch; each is a handful of writes.
const TOGETHER_MAX: usize = 500;

/// Aid is paid so many days after its round has settled.
const PAYOUT_DAYS: i32 = 3;

/// The article under which a membership ends.
pub(super) const ENDING: u8 = 12;

/// A community and how far its world has been built.
pub struct Builder {
    community: Arc<Community>,
    world: World,
    members: Vec<Known>,
    casework: CaseWork,
    /// The accounts of members who reported a case or objected to one.
    accounts: HashMap<PersonId, Uuid>,
    /// The wrapped keys of people.
    keys: HashMap<PersonId, Vec<u8>>,
    rules: [Arc<Rulebook>; 2],
    /// Every version that is on a receipt.
    receipts: Vec<Arc<Rulebook>>,
    feedback: Feedback,
    treasurers: Treasurers,
    overseers: Watch,
    paydays: BTreeMap<Date, Vec<PoolId>>,
    on_their_way: VecDeque<JoinHandle<Result<Committed, StoreFailure>>>,
}

/// A member of the world as the community knows it.
#[derive(Clone, Copy)]
struct Known {
    pool: PoolId,
    member: MemberId,
    person: PersonId,
    /// The number of the member who pays.
    payer: Option<usize>,
    present: bool,
    born: Date,
    joined_on: Date,
    /// The place of the version on the receipt.
    receipt: usize,
}

/// What the events of a day ask to be written.
#[derive(Default)]
struct Day {
    newcomers: [Vec<Newcomer>; 2],
    failing: Vec<(PlanNumber, MemberId)>,
    /// By the index of the plan.
    writes: [Vec<Write>; 2],
    deaths: Vec<(PersonId, Vec<sim::Payee>)>,
    /// What befalls cases, in order.
    cases: Vec<Event>,
    /// What the bank shows too little.
    missing: Amount,
}

impl Builder {
    /// Founds the plans and populates a world.
    pub async fn found(
        community: Arc<Community>,
        seed: u64,
        members: u32,
    ) -> Result<Builder, PublishFailure> {
        plans::found(&community).await?;
        let (treasurers, staff, overseers) = accounts::found(&community, seed).await?;
        let plans = plans::of_world(&community).await?;
        let (first_day, last_day) = (FIRST_DAY, LAST_DAY);
        let world = World::new(&WorldSettings { seed, members, first_day, last_day, plans });
        let rules = plans::rules_of(&community, FIRST_DAY).await?;
        Ok(Builder {
            community,
            world,
            members: Vec::new(),
            casework: CaseWork::new(staff),
            accounts: HashMap::new(),
            keys: HashMap::new(),
            receipts: rules.to_vec(),
            rules,
            feedback: Feedback::default(),
            treasurers,
            overseers: Watch::new(overseers, seed),
            paydays: BTreeMap::new(),
            on_their_way: VecDeque::new(),
        })
    }

    /// Lives through every day; gives the world and the people in it.
    pub async fn live(mut self, progress: &ProgressBar) -> Result<World, PublishFailure> {
        let days = FIRST_DAY.series(1.days()).take_while(|day| *day <= LAST_DAY);
        for day in days {
            self.day(day).await?;
            progress.inc(1);
        }
        self.arrive().await?;
        // What people do next is done on the day after which the world stands still.
        for pool in [plans::FERRY, HARBOUR] {
            advance(&self.community, pool, LAST_DAY).await?;
        }
        let plans = self.members.iter().map(|member| (member.person, member.pool));
        let mut complaining = complaining_of(&self.accounts, plans);
        if let Some(person) = self.family_payer() {
            let account = accounts::give_account(&self.community, person, noon(LAST_DAY)).await?;
            let pool = self.members.iter().find(|member| member.person == person);
            complaining.extend(pool.map(|member| (person, account, member.pool)));
            complaining.rotate_right(1);
            let read_through = LAST_DAY.saturating_sub(30.days());
            tell_past(&self.community, person, read_through).await?;
            if let Some(juror) = self.present_without_account(person) {
                accounts::give_person(&self.community, JUROR, juror, noon(LAST_DAY)).await?;
            }
        }
        self.overseers.complain(&self.community, &complaining).await?;
        Ok(self.world)
    }

    /// The person who pays for the most present members, the first of several; one who is present
    /// and has no account.
    fn family_payer(&self) -> Option<PersonId> {
        let mut paid_for: BTreeMap<usize, usize> = BTreeMap::new();
        for member in self.members.iter().filter(|member| member.present) {
            let fits = |payer: &usize| {
                let payer = self.members[*payer];
                payer.present && !self.accounts.contains_key(&payer.person)
            };
            if let Some(payer) = member.payer.filter(fits) {
                *paid_for.entry(payer).or_default() += 1;
            }
        }
        let (payer, _) = paid_for.into_iter().rev().max_by_key(|(_, count)| *count)?;
        Some(self.members[payer].person)
    }

    /// A present member who pays alone and has no account; not this one.
    fn present_without_account(&self, other: PersonId) -> Option<PersonId> {
        let alone = |member: &&Known| member.present && member.payer.is_none();
        let known = |person: &PersonId| *person == other || self.accounts.contains_key(person);
        let persons = self.members.iter().filter(alone).map(|member| member.person);
        persons.rev().find(|person| !known(person))
    }

    async fn day(&mut self, day: Date) -> Result<(), PublishFailure> {
        plans::publish_of(&self.community, day).await?;
        let feedback = take(&mut self.feedback);
        let events = self.world.day(day, &feedback);
        if events.iter().any(|event| matches!(event, Event::RuleChange { .. })) {
            self.rules = plans::rules_of(&self.community, day).await?;
            self.receipts.extend(self.rules.iter().cloned());
        }
        let Day { newcomers, failing, mut writes, deaths, cases, missing } = self.sort(events, day);
        self.move_on(day, &failing).await?;
        self.hear_juries(day).await?;
        for (plan, newcomers) in newcomers.into_iter().enumerate() {
            for newcomers in newcomers.chunks(TOGETHER_MAX) {
                let key = (self.community.new_id(noon(day)), self.pool(plan));
                let batch = join_together(&self.community, &self.rules[plan], key, newcomers)?;
                self.keep_keys(&batch.writes);
                self.send(batch).await?;
            }
        }
        if !deaths.is_empty() {
            self.arrive().await?;
        }
        for (person, payees) in deaths {
            let payees: Vec<Payee> = payees.iter().map(payee_of).collect();
            name_payees(&self.community, self.new_id(day), person, &payees).await?;
        }
        for (pool, write) in self.lead_cases(cases, day).await? {
            writes[plan_index(pool)].push(write);
        }
        for (plan, writes) in writes.into_iter().enumerate() {
            self.write(self.pool(plan), day, writes).await?;
        }
        if let Some(pools) = self.paydays.remove(&day) {
            self.arrive().await?;
            for pool in pools {
                self.pay_aid(pool, day).await?;
            }
        }
        let looked_at = treasury::looked_at(&self.rules, day, missing);
        if !looked_at.is_empty() {
            self.arrive().await?;
            treasury::end_day(&self.community, &self.treasurers, day, &looked_at).await?;
        }
        self.overseers.day(&self.community, day, missing).await?;
        Ok(())
    }

    /// Cuts and settles what is due, after everything before it has been written.
    async fn move_on(
        &mut self,
        day: Date,
        failing: &[(PlanNumber, MemberId)],
    ) -> Result<(), PublishFailure> {
        for plan in plans::due_on(&self.rules, day) {
            self.arrive().await?;
            let failing = failing.iter().filter(|(of, _)| *of == plan);
            let failing: Vec<MemberId> = failing.map(|(_, member)| *member).collect();
            let feedback = &mut self.feedback;
            let shared = plans::move_on(&self.community, (plan, day), &failing, feedback).await?;
            if shared {
                self.carry_cases(pool_of(plan), day).await?;
                let payday = day.saturating_add(PAYOUT_DAYS.days());
                self.paydays.entry(payday).or_default().push(pool_of(plan));
            }
        }
        Ok(())
    }

    /// What the events of a day come to.
    fn sort(&mut self, events: Vec<Event>, on: Date) -> Day {
        let mut day = Day::default();
        // The first deposit of a newcomer is part of the joining.
        let mut first_deposits: HashMap<MemberNumber, Amount> = HashMap::new();
        for event in &events {
            if let Event::Deposit { member, amount } = event
                && member.index() >= self.members.len()
            {
                first_deposits.insert(*member, *amount);
            }
        }
        for event in events {
            match event {
                Event::Join(joining) => {
                    let deposit = first_deposits.get(&joining.member).copied();
                    let plan = joining.plan.index();
                    day.newcomers[plan].push(self.newcomer(*joining, deposit, on));
                }
                Event::Deposit { member, .. } if first_deposits.remove(&member).is_some() => {}
                Event::DebitFails { plan, member } => {
                    day.failing.push((plan, self.known(member).member));
                }
                Event::Death { member, payees } => {
                    day.deaths.push((self.known(member).person, payees));
                    self.ends(&mut day, member, on, EndingReason::Died);
                }
                Event::Leave { member } => self.ends(&mut day, member, on, EndingReason::Left),
                Event::AgedOut { member } => {
                    self.ends(&mut day, member, on, EndingReason::AgeLimit);
                }
                Event::Deposit { member, amount } => {
                    let Known { pool, member, .. } = self.known(member);
                    let deposit = Deposit { deposit: self.new_id(on), member, on, amount };
                    day.writes[plan_index(pool)].push(Write::Deposit(deposit));
                }
                Event::BankMismatch { missing, .. } => day.missing = missing,
                Event::RuleChange { .. } => {}
                of_a_case => day.cases.push(of_a_case),
            }
        }
        day
    }

    fn newcomer(&mut self, joining: sim::Joining, deposit: Option<Amount>, on: Date) -> Newcomer {
        let pool = pool_of(joining.plan);
        let person = self.new_id(on);
        let deposit = deposit.map(|amount| (self.new_id(on), amount));
        let born = joining.person.born;
        let record = record_of(joining.person);
        let payer = joining.payer.map(MemberNumber::index);
        let rules = &self.rules[joining.plan.index()];
        let receipt = self.receipts.iter().rposition(|one| Arc::ptr_eq(one, rules));
        self.members.push(Known {
            pool,
            member: joining.id,
            person,
            payer,
            present: true,
            born,
            joined_on: on,
            receipt: receipt.expect("every version in force was kept"),
        });
        let payer = payer.map(|payer| self.members[payer].person);
        let joining = Joining {
            batch: Uuid::nil(),
            pool,
            member: joining.id,
            person,
            account: Uuid::nil(),
            units: 1,
            answers: joining.answers,
            consent: Consent::Given,
            on,
            at: noon(on),
            deposit,
            closing_announced_on: None,
        };
        Newcomer { record, joining, payer }
    }

    fn ends(&mut self, day: &mut Day, member: MemberNumber, on: Date, reason: EndingReason) {
        self.members[member.index()].present = false;
        let Known { pool, member, .. } = self.known(member);
        let ending = Ending { member, reason, article: ENDING, decided_on: on };
        let end = Write::Person(Box::new(PersonWrite::End(ending)));
        day.writes[plan_index(pool)].extend([Write::Leave { member, left_on: on }, end]);
    }

    fn known(&self, member: MemberNumber) -> Known {
        self.members[member.index()]
    }

    fn pool(&self, plan: usize) -> PoolId {
        [plans::FERRY, HARBOUR][plan]
    }

    fn new_id(&self, on: Date) -> Uuid {
        self.community.new_id(noon(on))
    }
}

fn plan_index(pool: PoolId) -> usize {
    usize::from(pool == HARBOUR)
}
