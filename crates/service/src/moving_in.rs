//! A plan that existed before moves in: its rules, members, deposits and cases, and its rounds,
//! settled again here in the order of days.
//!
//! **Invariant: a moving in that was cut off is simply begun again.** Every step has an id made
//! from the book and from what it does, so it happens once; people are found by their documents.
//! **Invariant: nobody is said to have signed what they did not**: the receipt of a member who
//! moved in is empty.

use crate::Community;
use crate::kept_receipt::keep_receipt;
use crate::people::{PersonRecord, holder_of, key_of, new_person};
use crate::plans::{PublishFailure, publish, versions};
use crate::schedule::{Advanced, advance, confirm_debits, set_schedule, step_id};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Book;
use rules::articles::ending::age_limit_on;
use rules::sharing::Funding;
use rules::{Rulebook, RulebookFiles};
use sha2::{Digest, Sha256};
use store::{
    Batch, Deposit, MemberId, Membership, NO_POOL, NewMembership, PersonId, PersonWrite, PoolId,
    Rejoining, Schedule, StoreFailure, Write, person_reads,
};
use uuid::Uuid;

/// How many writes go into one batch.
const WRITES_AT_ONCE: usize = 2_000;

/// How many people are registered in one batch.
const PEOPLE_AT_ONCE: usize = 200;

/// A plan that moves in.
pub struct MovingIn<'a> {
    /// The number its pool gets here.
    pub pool: PoolId,
    /// What happened under it.
    pub book: &'a Book,
    /// Its rules.
    pub rulebook: &'a Rulebook,
    /// The texts of its rules.
    pub files: &'a RulebookFiles,
    /// The time zone its days are of.
    pub time_zone: &'a str,
    /// Who members are, by their numbers in the book, where that is known.
    pub people: &'a [(u32, PersonRecord)],
}

/// The id of a member here: the one of the book where that is an id, else a hash of it.
pub fn member_id(pool: PoolId, text: &str) -> MemberId {
    let own = Uuid::try_parse(text).ok().filter(|id| id.to_string() == text);
    own.unwrap_or_else(|| {
        let hash = Sha256::digest(format!("tongzhou/member/1\n{pool}\n{text}"));
        let (bytes, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
        uuid::Builder::from_custom_bytes(*bytes).into_uuid()
    })
}

/// Moves the plan in, up to the last day of its book, and answers the pool's business date.
///
/// # Errors
/// [`Rejection::PoolHasHistory`] and those of each step; [`StoreFailure::Unavailable`]: what was
/// done is done, and the same book may be moved in again.
pub async fn move_in(
    community: &Community,
    moving: &MovingIn<'_>,
    now: Timestamp,
) -> Result<Date, PublishFailure> {
    let steps = Steps::of(community, moving);
    steps.open().await?;
    steps.commit("members", members(moving)).await?;
    steps.register(now).await?;
    steps.settle().await.map_err(PublishFailure::Store)
}

/// Refuses a pool that has a history other than the book's.
///
/// # Errors
/// [`Rejection::PoolHasHistory`]; [`StoreFailure::Unavailable`].
pub async fn check_place(community: &Community, moving: &MovingIn<'_>) -> Result<(), StoreFailure> {
    let published = versions(community, moving.pool).await?;
    let own = moving.rulebook.version_id.bytes();
    match published.first() {
        Some(first) if first.version_id != own => Err(Rejection::PoolHasHistory.into()),
        Some(_) | None => Ok(()),
    }
}

struct Steps<'a> {
    community: &'a Community,
    moving: &'a MovingIn<'a>,
    /// What tells this book from every other.
    mark: String,
}

impl<'a> Steps<'a> {
    fn of(community: &'a Community, moving: &'a MovingIn<'a>) -> Steps<'a> {
        let book = moving.book;
        let mut hash = Sha256::new();
        hash.update(moving.rulebook.version_id.bytes());
        // The debug form names every field, in the order of its declaration.
        hash.update(format!("{} {} {}\n", book.from(), book.through(), moving.time_zone));
        for (number, member) in (0..).zip(book.members()) {
            hash.update(format!("{:?} {member:?}\n", book.ids().id(number)));
        }
        book.deposits().iter().for_each(|one| hash.update(format!("{one:?}\n")));
        book.cases().iter().for_each(|one| hash.update(format!("{one:?}\n")));
        book.failures().iter().for_each(|one| hash.update(format!("{one:?}\n")));
        let mark = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Steps { community, moving, mark }
    }

    fn id(&self, what: &str) -> Uuid {
        let MovingIn { pool, book, .. } = self.moving;
        step_id(*pool, book.from(), &format!("moving in {} {what}", self.mark))
    }

    /// Publishes the rules, which opens the pool, and gives it its days.
    async fn open(&self) -> Result<(), PublishFailure> {
        let MovingIn { pool, book, rulebook, files, .. } = *self.moving;
        check_place(self.community, self.moving).await?;
        let published_on = rulebook.version;
        let published = publish(self.community, self.id("rules"), pool, (files, published_on));
        let other = |rejection| {
            use Rejection::{PoolDuplicate, VersionPublished};
            matches!(rejection, PoolDuplicate | VersionPublished)
        };
        match published.await {
            Err(PublishFailure::Store(StoreFailure::Rejected(why))) if other(why) => {
                return Err(Rejection::PoolHasHistory.into());
            }
            published => published.map(|_| ())?,
        }
        let business_date = book.from().yesterday().map_err(|_| Rejection::DateInvalid)?;
        let time_zone = self.moving.time_zone.to_owned();
        let schedule = Schedule { time_zone, business_date, first_round_from: book.from() };
        set_schedule(self.community, pool, schedule).await?;
        Ok(())
    }

    /// Writes in batches of bounded size.
    async fn commit(&self, what: &str, writes: Vec<Write>) -> Result<(), StoreFailure> {
        for (number, chunk) in writes.chunks(WRITES_AT_ONCE).enumerate() {
            let id = self.id(&format!("{what} {number}"));
            let batch = Batch::of_pool(id, self.moving.pool, chunk.to_vec());
            self.community.store.commit(batch).await?;
        }
        Ok(())
    }

    /// Deposits and rounds in the order of days: a deposit counts from the start of its day.
    async fn settle(&self) -> Result<Date, StoreFailure> {
        let book = self.moving.book;
        let mut alike = Alike::default();
        let mut deposits = book.deposits().iter().peekable();
        let mut at = book.from();
        for day in turns(book)? {
            let mut writes = Vec::new();
            while let Some(paid) = deposits.next_if(|one| one.on < day) {
                writes.push(self.deposit(paid, &mut alike));
            }
            self.commit(&format!("deposits before {day}"), writes).await?;
            at = self.advance(day).await?;
        }
        let rest = deposits.map(|paid| self.deposit(paid, &mut alike)).collect();
        self.commit("other deposits", rest).await?;
        Ok(at)
    }

    /// The id of a deposit is made of what it is, wherever its book comes from, and begins with its
    /// day: so a book that is read out again says the same in the same order.
    fn deposit(&self, paid: &pool::Deposit, alike: &mut Alike) -> Write {
        let MovingIn { pool, book, .. } = *self.moving;
        let (on, amount) = (paid.on, paid.amount);
        let member = member_id(pool, book.ids().id(paid.member));
        let number = alike.number(paid);
        let name = format!("deposit {member} {} {number}", amount.minor());
        Write::Deposit(Deposit { deposit: step_id(NO_POOL, on, &name), member, on, amount })
    }

    /// Moves the business date; the debits of the book's rounds are those it says failed.
    async fn advance(&self, to: Date) -> Result<Date, StoreFailure> {
        let MovingIn { pool, book, .. } = *self.moving;
        loop {
            match advance(self.community, pool, to).await? {
                Advanced::At(date) => return Ok(date),
                Advanced::Waiting { at, round, .. } => {
                    if usize::try_from(round).is_ok_and(|round| round > book.rounds().len()) {
                        return Ok(at);
                    }
                    confirm_debits(self.community, pool, round).await?;
                }
                // What moves in has no files of cases, and no objections.
                Advanced::Objected { .. } => return Err(Rejection::ObjectionUnanswered.into()),
                Advanced::Stopped { .. } => return Err(Rejection::RoundsStopped.into()),
            }
        }
    }

    /// Registers the people of the book and says which member each is.
    async fn register(&self, now: Timestamp) -> Result<(), StoreFailure> {
        for people in self.moving.people.chunks(PEOPLE_AT_ONCE) {
            let mut found = Vec::with_capacity(people.len());
            let mut writes = Vec::new();
            for (number, record) in people {
                let person = match holder_of(self.community, record).await? {
                    Some(person) => person,
                    None => {
                        let person = self.community.new_id(now);
                        let (new, _) = new_person(self.community, person, record)?;
                        writes.push(Write::Person(Box::new(PersonWrite::Register(new))));
                        person
                    }
                };
                found.push((*number, record, person));
            }
            self.commit_now(writes, now).await?;
            let mut writes = Vec::new();
            for (number, record, person) in found {
                writes.extend(self.enrol(number, record, person, now).await?);
            }
            self.commit_now(writes, now).await?;
        }
        Ok(())
    }

    /// What was read says that this was not written before, so any new id will do.
    async fn commit_now(&self, writes: Vec<Write>, now: Timestamp) -> Result<(), StoreFailure> {
        if !writes.is_empty() {
            let id = self.community.new_id(now);
            self.community.store.commit(Batch::of_pool(id, self.moving.pool, writes)).await?;
        }
        Ok(())
    }

    async fn enrol(
        &self,
        number: u32,
        record: &PersonRecord,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<Write>, StoreFailure> {
        let MovingIn { pool, book, rulebook, .. } = *self.moving;
        let member = member_id(pool, book.ids().id(number));
        let mut reader = self.community.store.reader().await?;
        let memberships = person_reads::memberships_of(&mut *reader, person).await?;
        drop(reader);
        if memberships.iter().any(|one| one.pool == pool && one.member == member) {
            return Ok(None);
        }
        let (key, _) = key_of(self.community, person).await?;
        // They joined elsewhere, and have no receipt of ours.
        let kept = keep_receipt(self.community, (person, &key), (pool, member), b"");
        let membership = Membership {
            person,
            version: rulebook.version_id.bytes(),
            joined_at: now,
            birth_year: u16::try_from(record.born.year()).map_err(|_| Rejection::DateInvalid)?,
            sex: record.sex,
            ages_out_month: age_limit_on(&rulebook.values.ending, record.born).first_of_month(),
            receipt: kept.sealed,
            commitment: Some(kept.commitment),
        };
        let (rejoining, balance_secret) = (Rejoining::Allowed, kept.balance_secret);
        let new = NewMembership { member, membership, rejoining, balance_secret };
        Ok(Some(Write::Person(Box::new(PersonWrite::Enrol(new)))))
    }
}

/// The deposits of one member on one day so far: two of the same amount are two deposits.
#[derive(Default)]
struct Alike {
    of: Option<(Date, u32)>,
    amounts: Vec<Amount>,
}

impl Alike {
    /// How many like this one came before it; deposits come by day and member.
    fn number(&mut self, paid: &pool::Deposit) -> usize {
        if self.of != Some((paid.on, paid.member)) {
            self.of = Some((paid.on, paid.member));
            self.amounts.clear();
        }
        let number = self.amounts.iter().filter(|amount| **amount == paid.amount).count();
        self.amounts.push(paid.amount);
        number
    }
}

/// Members, cases and failed debits; their days say when they count.
fn members(moving: &MovingIn<'_>) -> Vec<Write> {
    let MovingIn { pool, book, .. } = *moving;
    let id = |number| member_id(pool, book.ids().id(number));
    let mut writes = Vec::new();
    for (number, member) in (0u32..).zip(book.members()) {
        let (joined_on, units) = (member.joined_on, member.units);
        writes.push(Write::Join { member: id(number), joined_on, units });
        let leave = |left_on| Write::Leave { member: id(number), left_on };
        writes.extend(member.left_on.map(leave));
    }
    for case in book.cases() {
        let (member, approved_on) = (case.member.map(id), case.approved_on);
        writes.push(Write::Approve { case: case.id.clone(), member, approved_on, aid: case.aid });
        let withdraw = |withdrawn_on| Write::Withdraw { case: case.id.clone(), withdrawn_on };
        writes.extend(case.withdrawn_on.map(withdraw));
    }
    writes.extend(
        book.failures()
            .iter()
            .map(|failure| Write::Fail { round: failure.round, member: id(failure.member) }),
    );
    writes
}

/// The days before which deposits have to be written: every day on which a round is cut or settled,
/// and the last day of the book or of what it says.
fn turns(book: &Book) -> Result<Vec<Date>, Rejection> {
    let settled = book.rounds().last().map_or(book.through(), |round| round.settle);
    let paid = match book.sharing().funding {
        Funding::Prepaid(_) => book.deposits().last().map_or(book.through(), |paid| paid.on),
        Funding::Postpaid(_) => book.through(),
    };
    let last = book.through().max(settled).max(paid);
    let rounds = book.sharing().calendar.rounds(book.from(), last)?;
    let days = rounds.iter().flat_map(|round| [round.cut, round.settle]);
    let mut turns: Vec<Date> = days.filter(|day| *day <= last).chain([last]).collect();
    turns.sort_unstable();
    turns.dedup();
    Ok(turns)
}
