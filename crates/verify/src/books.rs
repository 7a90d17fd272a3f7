//! What the entries say, taken together: the books of every pool, worked out again.

mod cases;
mod custody;
mod expected;
mod funds;
mod juries;
mod people;
mod pool_book;
mod rounds;
mod rulebooks;
mod stops;

pub use pool_book::{PoolBook, RoundRow};

use crate::Source;
use crate::entry::Entry;
use crate::kinds::Kind;
use crate::report::{Failure, Findings, Place, Subject};
use crate::words::Words;
use money::Currency;
use std::collections::BTreeMap;

/// The most pools of one community.
const POOLS_MAX: usize = 1_000;

/// The most keys of one community.
const KEYS_MAX: usize = 10_000;

/// A key that an entry added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedKey {
    /// What it is for.
    pub purpose: String,
    /// Its text.
    pub verifier: String,
}

/// The books of a community.
pub struct Books<'source> {
    source: &'source dyn Source,
    /// The keys, in the order in which they were added.
    pub keys: Vec<AddedKey>,
    /// The pools, by number.
    pub pools: BTreeMap<i128, PoolBook>,
    stops: stops::Stops,
}

/// The entry at hand, and where what is found about it goes.
pub(crate) struct At<'a> {
    /// Its index.
    pub index: u64,
    /// The entry.
    pub entry: &'a Entry<'a>,
    /// What was found.
    pub findings: &'a mut Findings,
}

impl At<'_> {
    /// Something is as it should be.
    pub fn passed(&mut self, subject: Subject) {
        self.findings.passed(subject);
    }

    /// A key of this entry is wrong.
    pub fn wrong(&mut self, subject: Subject, key: &str, found: Words, expected: Words) {
        let failure = Failure { place: self.place(key), found, expected };
        self.findings.failed(subject, failure);
    }

    /// A key of another entry is wrong.
    pub fn wrong_at(
        &mut self,
        (index, part): (u64, Words),
        subject: Subject,
        (found, expected): (Words, Words),
    ) {
        let failure = Failure { place: Place::entry(index, part), found, expected };
        self.findings.failed(subject, failure);
    }

    /// Right where it holds, else wrong.
    pub fn holds(
        &mut self,
        (subject, key): (Subject, &str),
        holds: Holds,
        words: impl FnOnce() -> (Words, Words),
    ) {
        match holds {
            Holds::Yes => self.passed(subject),
            Holds::No => {
                let (found, expected) = words();
                self.wrong(subject, key, found, expected);
            }
        }
    }

    /// The place of a key of this entry.
    pub fn place(&self, key: &str) -> Place {
        Place::entry(self.index, self.part(key))
    }

    /// The kind, the pool, the round and the key.
    pub fn part(&self, key: &str) -> Words {
        let kind = self.entry.kind;
        let number = |key: &str| {
            let has = kind.keys().iter().any(|(known, _)| *known == key);
            has.then(|| self.entry.number(key))
        };
        let (mut chinese, mut english) = (kind.name().to_owned(), kind.name().to_owned());
        if let Some(pool) = number("pool") {
            chinese += &format!("，计划 {pool}");
            english += &format!(", pool {pool}");
        }
        if let Some(round) = number("round") {
            chinese += &format!("，第 {round} 期");
            english += &format!(", round {round}");
        }
        if !key.is_empty() {
            chinese += &format!("，{key}");
            english += &format!(", {key}");
        }
        Words::new(chinese, english)
    }
}

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Holds {
        match holds {
            true => Holds::Yes,
            false => Holds::No,
        }
    }
}

impl<'source> Books<'source> {
    /// Empty books, whose rulebooks are read from there.
    pub fn new(source: &'source dyn Source) -> Books<'source> {
        Books { source, keys: Vec::new(), pools: BTreeMap::new(), stops: stops::Stops::default() }
    }

    /// Takes in the next entry.
    pub fn add(&mut self, index: u64, entry: &Entry<'_>, findings: &mut Findings) {
        let mut at = At { index, entry, findings };
        if index == 0 {
            let own_key = entry.kind == Kind::KeyAdded && entry.text("purpose") == "log";
            at.holds((Subject::Order, ""), own_key.into(), || {
                let found = Words::new("日志以别的条目开头", "the log begins with something else");
                (found, Words::new("日志自己的公钥", "the log's own key"))
            });
        }
        self.stops.look(&mut at);
        match (entry.kind, entry.pool()) {
            (Kind::KeyAdded, _) => self.add_key(&mut at),
            (Kind::PoolOpened, Some(pool)) => self.open_pool(pool, &mut at),
            (Kind::StopOrder | Kind::StopLifted, Some(0)) => {}
            (_, Some(pool)) => self.add_to_pool(pool, &mut at),
            (_, None) => {}
        }
    }

    /// What can be said once all entries were read.
    pub fn finish(&mut self, findings: &mut Findings) {
        for pool in self.pools.values_mut() {
            pool.finish(findings);
        }
    }

    fn add_key(&mut self, at: &mut At<'_>) {
        let key = AddedKey {
            purpose: at.entry.text("purpose").to_owned(),
            verifier: at.entry.text("verifier").to_owned(),
        };
        let new = !self.keys.contains(&key) && self.keys.len() < KEYS_MAX;
        at.holds((Subject::Order, "verifier"), new.into(), || {
            let found = Words::new("这把公钥已经登记过", "this key was added before");
            (found, Words::new("一把新的公钥", "a new key"))
        });
        if new {
            self.keys.push(key);
        }
    }

    fn open_pool(&mut self, pool: i128, at: &mut At<'_>) {
        let new = pool > 0 && !self.pools.contains_key(&pool) && self.pools.len() < POOLS_MAX;
        at.holds((Subject::Order, "pool"), new.into(), || {
            let found = Words::new(format!("计划 {pool}"), format!("pool {pool}"));
            (found, Words::new("一个新的计划的编号", "the number of a new pool"))
        });
        let code = at.entry.text("currency");
        let currency = Currency::from_code(code);
        at.holds((Subject::Order, "currency"), currency.is_some().into(), || {
            (Words::same(code), Words::new("ISO 4217 的货币代码", "a currency of ISO 4217"))
        });
        if let (true, Some(currency)) = (new, currency) {
            let prepaid = at.entry.text("funding") == "prepaid";
            self.pools.insert(pool, PoolBook::new(pool, currency, prepaid.into()));
        }
    }

    fn add_to_pool(&mut self, number: i128, at: &mut At<'_>) {
        let Some(pool) = self.pools.get_mut(&number) else {
            let found = Words::new(format!("计划 {number}"), format!("pool {number}"));
            let expected = Words::new("先前开始的计划", "a pool that was opened before");
            return at.wrong(Subject::Order, "pool", found, expected);
        };
        match at.entry.kind {
            Kind::RulebookPublished => pool.publish_rules(self.source, at),
            Kind::MemberJoined => pool.join(at),
            Kind::CaseNotice => pool.notice(at),
            Kind::CaseWithdrawn => pool.withdraw(at),
            Kind::Objection | Kind::ObjectionAnswered => pool.objection(at),
            Kind::JurySeed => pool.jury_seed(at),
            Kind::JuryOpened => pool.jury_opened(at),
            Kind::JuryClosed => pool.jury_closed(at),
            Kind::RoundOpened => pool.open_round(at),
            Kind::CaseCarried | Kind::CaseReversed => pool.case_of_round(at),
            Kind::RoundSettled => pool.settle_round(at),
            Kind::PaymentList => pool.payment_list(at),
            Kind::PaymentResult => pool.payment_result(at),
            Kind::AidPaid => pool.aid_paid(at),
            Kind::AidReturned => pool.aid_returned(at),
            Kind::Balances => pool.balances(at),
            Kind::Custody => pool.custody(at),
            Kind::ClosingStep => pool.closing_step(at),
            Kind::KeyAdded | Kind::PoolOpened | Kind::StopOrder | Kind::StopLifted => {}
        }
    }
}
