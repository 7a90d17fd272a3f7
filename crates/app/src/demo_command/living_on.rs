//! The demonstration lives on after the last day that was built, while it is served.
//!
//! The simulation is made again from its seed and from what it heard (`replay.rs`, `record.rs`),
//! and each further day of it is written through the same use cases. What people do meanwhile goes
//! first: a case is read anew before each step, and what is no longer possible is skipped and
//! counted. **Invariant: whoever has a password is played by somebody**, and the simulation does
//! nothing in their name. **Invariant: what a day writes has ids made from what it does**, so that
//! a day that a crash cut short is lived again without anything happening twice.

mod cases;
mod juries;
mod money;
pub mod mover;
mod people;
mod record;
mod replay;
#[cfg(test)]
mod tests;

use super::accounts::{self, Treasurers};
use super::casework::CaseWork;
use super::folder::{Beat, Origin};
use super::plans::{self, FERRY, HARBOUR, LAST_DAY, noon};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use record::{LivedDay, Record};
use replay::{Past, Simulation, settled_while_built};
use rules::Rulebook;
use service::Community;
use service::jobs::live_through;
use service::plans::PublishFailure;
use service::schedule::{Advanced, advance, confirm_debits, fail_debit};
use sha2::{Digest, Sha256};
use sim::{Event, Feedback, MemberNumber, PlanNumber, SettledRound};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use store::account::accounts as accounts_after;
use store::{Batch, MemberId, PersonId, PoolId, StoreFailure, Write, person_reads};
use uuid::Uuid;
use web::DemoWait;

/// The pools of the plans that people of the world join, by the number of the plan.
const POOLS: [PoolId; 2] = [FERRY, HARBOUR];

/// How many accounts are read at once.
const ACCOUNTS_PAGE: u32 = 500;

/// Aid is paid so many days after its round has settled.
const PAYOUT_DAYS: i32 = 3;

/// A member of the world as the community knows it.
#[derive(Clone, Copy, Debug)]
pub struct KnownMember {
    pool: PoolId,
    member: MemberId,
    born: Date,
    joined_on: Date,
    present: bool,
}

/// A case of the world.
#[derive(Clone, Copy, Debug)]
pub struct KnownCase {
    member: MemberNumber,
    reported_on: Date,
    decided_on: Date,
}

/// A demonstration that lives on.
pub struct LivingOn {
    community: Arc<Community>,
    seed: u64,
    simulation: Simulation,
    casework: CaseWork,
    treasurers: Treasurers,
    /// The accounts of people.
    accounts: HashMap<PersonId, Uuid>,
    /// Whom somebody plays, and those whom they pay for.
    played: BTreeSet<(PoolId, MemberId)>,
    /// The rules in force.
    rules: [Arc<Rulebook>; 2],
    /// How many rounds of each plan the world has heard of.
    rounds_heard: [usize; 2],
    paydays: BTreeMap<Date, BTreeSet<PoolId>>,
    feedback: Feedback,
    record: Record,
    /// The last day that was lived through.
    today: Date,
    waits: BTreeMap<PoolId, DemoWait>,
    skipped: u64,
}

/// The last day that was lived through in a folder, without making its simulation again.
///
/// # Errors
/// [`Rejection::DemoOfAnotherOrigin`] where its record cannot be read.
pub fn last_day(folder: &Path) -> Result<Date, Rejection> {
    let (_, days) = Record::open(folder).map_err(|_| Rejection::DemoOfAnotherOrigin)?;
    Ok(days.last().map_or(LAST_DAY, |last| last.day))
}

impl LivingOn {
    /// Makes the simulation of a community again. The reckoning is done beside the server.
    ///
    /// # Errors
    /// [`Rejection::DemoOfAnotherOrigin`] where the folder was not made from this seed, or its
    /// record does not fit; [`StoreFailure::Unavailable`].
    pub async fn wake(
        community: Arc<Community>,
        folder: &Path,
        (origin, story): (&Origin, &[Beat]),
    ) -> Result<LivingOn, StoreFailure> {
        let record = Record::open(folder).map_err(|_| Rejection::DemoOfAnotherOrigin);
        let (record, days) = record?;
        let today = days.last().map_or(LAST_DAY, |last| last.day);
        let (mut rounds_heard, mut settled) = ([0; 2], Vec::new());
        let mut paydays: BTreeMap<Date, BTreeSet<PoolId>> = BTreeMap::new();
        for (place, pool) in POOLS.into_iter().enumerate() {
            for round in community.store.rounds(pool).await? {
                if round.settle <= LAST_DAY {
                    let plan = PlanNumber(u32::try_from(place).unwrap_or_default());
                    settled.push((round.settle, SettledRound { plan, share: round.share }));
                    rounds_heard[place] += 1;
                }
                let payday = round.settle.saturating_add(PAYOUT_DAYS.days());
                if payday > today {
                    paydays.entry(payday).or_default().insert(pool);
                }
            }
        }
        let mut settled = settled_while_built(settled);
        for day in &days {
            for round in day.heard() {
                *rounds_heard
                    .get_mut(round.plan.index())
                    .ok_or(Rejection::DemoOfAnotherOrigin)? += 1;
            }
            settled.insert(day.day, day.heard());
        }
        let feedback = Feedback { settled: settled.get(&today).cloned().unwrap_or_default() };
        let plans = plans::of_world(&community).await.map_err(rejection_of)?;
        let Origin { seed, scale, .. } = *origin;
        let past = Past { seed, scale, plans, settled, through: today };
        let replayed = tokio::task::spawn_blocking(|| Simulation::replay(past)).await;
        let simulation = replayed.map_err(|_| Rejection::InternalFault)?;
        let told: Vec<Beat> = simulation.story.iter().map(super::beat).collect();
        if told != story {
            return Err(Rejection::DemoOfAnotherOrigin.into());
        }
        let (treasurers, staff) = accounts::known(&community).await?;
        let rules = plans::rules_of(&community, today).await?;
        let mut living = LivingOn {
            community,
            seed,
            simulation,
            casework: CaseWork::new(staff),
            treasurers,
            accounts: HashMap::new(),
            played: BTreeSet::new(),
            rules,
            rounds_heard,
            paydays,
            feedback,
            record,
            today,
            waits: BTreeMap::new(),
            skipped: 0,
        };
        living.take_up_cases().await?;
        Ok(living)
    }

    /// The last day that was lived through.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Looks who has an account, and whom somebody plays. Done before each move.
    pub async fn look_around(&mut self) -> Result<(), StoreFailure> {
        let mut reader = self.community.store.reader().await?;
        self.played.clear();
        let mut after = Uuid::nil();
        loop {
            let page = accounts_after(&mut *reader, after, ACCOUNTS_PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            for account in page {
                let Some(person) = account.person else { continue };
                self.accounts.insert(person, account.id);
                if account.password_hash.is_none() {
                    continue;
                }
                for one in person_reads::memberships_of(&mut *reader, person).await? {
                    self.played.insert((one.pool, one.member));
                    for ward in person_reads::paid_for(&mut *reader, one.pool, person).await? {
                        self.played.insert((one.pool, ward.member));
                    }
                }
            }
        }
    }

    /// Lives the next day through.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`]: the day is lived again from its beginning when the program is
    /// started again.
    pub async fn next_day(&mut self) -> Result<(), StoreFailure> {
        let day = self.today.tomorrow().map_err(|_| Rejection::DateInvalid)?;
        let feedback = std::mem::take(&mut self.feedback);
        let events = self.simulation.day(day, &feedback);
        self.rules = plans::rules_of(&self.community, day).await?;
        let failing = events.iter().filter_map(|event| match event {
            Event::DebitFails { member, .. } => Some(self.known(*member)),
            _ => None,
        });
        let failing: Vec<KnownMember> = failing.collect();
        self.move_pools(day, &failing).await?;
        let events = self.without_played(events);
        self.bring_people(&events, day).await?;
        self.lead_cases(&events, day).await?;
        self.bring_money_and_leave(&events, day).await?;
        self.end_day(day).await?;
        let lived = LivedDay::new(day, &self.feedback.settled);
        self.record.add(&lived).map_err(|_| Rejection::OutputUnwritable)?;
        self.today = day;
        Ok(())
    }

    /// Moves every pool on, with what the calendar brings to members and cases, whoever made them;
    /// debits succeed but those of the world that fail.
    async fn move_pools(&mut self, day: Date, failing: &[KnownMember]) -> Result<(), StoreFailure> {
        for (pool, _) in plans::NAMES {
            let waits = self.move_pool(pool, day, failing).await?;
            self.waits.insert(pool, waits);
        }
        for (place, pool) in POOLS.into_iter().enumerate() {
            let rounds = self.community.store.rounds(pool).await?;
            let plan = PlanNumber(u32::try_from(place).unwrap_or_default());
            for round in rounds.iter().skip(self.rounds_heard[place]) {
                self.feedback.settled.push(SettledRound { plan, share: round.share });
                let payday = day.saturating_add(PAYOUT_DAYS.days());
                self.paydays.entry(payday).or_default().insert(pool);
            }
            self.rounds_heard[place] = rounds.len();
        }
        Ok(())
    }

    async fn move_pool(
        &mut self,
        pool: PoolId,
        day: Date,
        failing: &[KnownMember],
    ) -> Result<DemoWait, StoreFailure> {
        let community = Arc::clone(&self.community);
        loop {
            // A jury is heard before the day's work lets it sit: those who come are counted in.
            let mut advanced = advance(&community, pool, day).await;
            if let Ok(Advanced::At(_) | Advanced::Objected { .. }) = advanced {
                self.hear_juries(pool, day).await?;
                advanced = live_through(&community, pool, day, noon(day)).await;
            }
            match advanced {
                Ok(Advanced::At(_)) => return Ok(DemoWait::Nothing),
                Ok(Advanced::Objected { .. }) => return Ok(DemoWait::Answers),
                Ok(Advanced::Stopped { .. }) => return Ok(DemoWait::Supervisor),
                Ok(Advanced::Waiting { round, .. }) => {
                    for known in failing.iter().filter(|known| known.pool == pool) {
                        let failed = fail_debit(&community, pool, round, known.member).await;
                        self.count(failed)?;
                    }
                    let confirmed = confirm_debits(&community, pool, round).await;
                    if self.count(confirmed)?.is_none() {
                        return Ok(DemoWait::Debits);
                    }
                }
                // The schedule of a pool may be wanting, or its rules.
                Err(failure) => {
                    self.count::<()>(Err(failure))?;
                    return Ok(DemoWait::Nothing);
                }
            }
        }
    }

    /// The events of those whom nobody plays.
    fn without_played(&self, mut events: Vec<Event>) -> Vec<Event> {
        let is_played = |number: &MemberNumber| {
            let known = self.known(*number);
            self.played.contains(&(known.pool, known.member))
        };
        events.retain(|event| match event {
            Event::Deposit { member, .. }
            | Event::Leave { member }
            | Event::Death { member, .. } => !is_played(member),
            Event::Report(report) => !is_played(&report.member),
            _ => true,
        });
        events
    }

    fn known(&self, member: MemberNumber) -> KnownMember {
        self.simulation.members[member.index()]
    }

    /// What was done; nothing, and one more that was skipped, where the community refused.
    fn count<T>(&mut self, done: Result<T, StoreFailure>) -> Result<Option<T>, StoreFailure> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(StoreFailure::Rejected(_)) => {
                self.skipped = self.skipped.saturating_add(1);
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Writes what belongs together, under an id that says what it is.
    async fn write(
        &self,
        pool: PoolId,
        (day, name): (Date, &str),
        writes: Vec<Write>,
    ) -> Result<(), StoreFailure> {
        let id = self.id(day, &format!("{pool} {name}"));
        let (member, answer) = (Uuid::nil(), String::new());
        let fingerprint = Sha256::digest(id).into();
        let batch = Batch { id, member, fingerprint, pool, writes, answer };
        self.community.store.commit(batch).await.map(drop)
    }

    /// An id in the order of time, the same for the same thing.
    fn id(&self, day: Date, name: &str) -> Uuid {
        let hash = Sha256::digest(format!("tongzhou/demo/1\n{}\n{day}\n{name}", self.seed));
        let mut bits = [0; 10];
        bits.copy_from_slice(&hash[..10]);
        let milliseconds = u64::try_from(noon(day).as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &bits).into_uuid()
    }

    /// Who a member is.
    async fn person(&self, known: KnownMember) -> Result<PersonId, StoreFailure> {
        let mut reader = self.community.store.reader().await?;
        let membership = person_reads::membership(&mut *reader, known.pool, known.member).await?;
        Ok(membership.person)
    }
}

/// What a community says when a rulebook it has published has faults, which it never has.
fn rejection_of(failure: PublishFailure) -> StoreFailure {
    match failure {
        PublishFailure::Store(failure) => failure,
        PublishFailure::Faults(faults) => {
            let first = faults.first().map(|fault| fault.rejection);
            first.unwrap_or(Rejection::InternalFault).into()
        }
    }
}
