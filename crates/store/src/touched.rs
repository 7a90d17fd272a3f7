//! What a batch touches: each member and person is read once, each member written once.
//!
//! **Invariant: no statement selects members while a change of theirs waits here**; what reads
//! them by anything but their ids calls [`Transaction::write_members`] first.

use crate::batch::MemberId;
use crate::failure::StoreFailure;
use crate::member_row::{self, MemberRow};
use crate::person_write::PersonId;
use crate::sql;
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::civil::Date;
use ledger::Rejection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The rows a batch has read or made and not yet written.
#[derive(Default)]
pub(crate) struct Touched {
    members: BTreeMap<MemberId, (MemberRow, Change)>,
    /// The versions of the people whose rows this batch has locked.
    people: HashMap<PersonId, u32>,
    /// People this batch has registered, until it enrols them: they are in no pool.
    newcomers: HashSet<PersonId>,
}

/// What is still to be written of a row.
enum Change {
    None,
    Update,
    /// The row is new; the first day on which a cut may count the member.
    Insert(Date),
}

impl Touched {
    /// The version of a person whose row is locked.
    pub fn person(&self, person: PersonId) -> Option<u32> {
        self.people.get(&person).copied()
    }

    /// A person's row is locked and has this version.
    pub fn keep_person(&mut self, person: PersonId, version: u32) {
        self.people.insert(person, version);
    }

    /// A person was registered.
    pub fn register(&mut self, person: PersonId) {
        self.people.insert(person, 1);
        self.newcomers.insert(person);
    }

    /// A person was erased: their row has to be read to say so.
    pub fn forget_person(&mut self, person: PersonId) {
        self.people.remove(&person);
    }

    /// Whether a person about to be enrolled was registered by this batch and is in no pool yet.
    pub fn enrols_newcomer(&mut self, person: PersonId) -> bool {
        self.newcomers.remove(&person)
    }
}

impl Transaction<'_> {
    /// A member of the pool, for a change that [`Transaction::change_member`] keeps.
    pub async fn member(&mut self, id: MemberId) -> Result<MemberRow, StoreFailure> {
        if let Some((row, _)) = self.touched.members.get(&id) {
            return Ok(row.clone());
        }
        let row = self.read_member(id).await?;
        self.touched.members.insert(id, (row.clone(), Change::None));
        Ok(row)
    }

    /// A member joins. That the id is taken may show only when members are written.
    pub fn join_member(&mut self, row: MemberRow, shares_from: Date) -> Result<(), Rejection> {
        match self.touched.members.insert(row.id, (row, Change::Insert(shares_from))) {
            None => Ok(()),
            Some(_) => Err(Rejection::MemberDuplicate),
        }
    }

    /// The row of a member that was read before has changed.
    pub fn change_member(&mut self, row: MemberRow) {
        let kept = self.touched.members.get_mut(&row.id);
        let (kept, change) = kept.expect("a member is read before it changes");
        *kept = row;
        if matches!(change, Change::None) {
            *change = Change::Update;
        }
    }

    /// Whether changes of other members than this one wait.
    pub fn changes_others(&self, id: MemberId) -> bool {
        let mut members = self.touched.members.iter();
        members.any(|(other, (_, change))| *other != id && !matches!(change, Change::None))
    }

    /// Writes the members that joined and changed, and forgets what was read.
    pub async fn write_members(&mut self) -> Result<(), StoreFailure> {
        let pool = self.batch.pool;
        let (mut joined, mut changed) = (Vec::<Vec<Value>>::new(), Vec::new());
        for (row, change) in std::mem::take(&mut self.touched.members).into_values() {
            match change {
                Change::None => {}
                Change::Update => changed.push(row),
                Change::Insert(shares_from) => joined.push(row.joined(pool, shares_from)),
            }
        }
        if !joined.is_empty() {
            let written = self.session.execute(&sql::MEMBER_INSERT, &joined).await?;
            if usize::try_from(written).is_ok_and(|written| written < joined.len()) {
                return Err(Rejection::MemberDuplicate.into());
            }
        }
        match changed.is_empty() {
            true => Ok(()),
            false => member_row::update(self.session, pool, &changed).await,
        }
    }

    /// What a batch is refused for: a joining still to be written came before the write that was
    /// refused.
    pub async fn first_refusal(&mut self, refused: StoreFailure) -> StoreFailure {
        if !matches!(refused, StoreFailure::Rejected(_)) {
            return refused;
        }
        match self.write_members().await {
            Err(StoreFailure::Rejected(Rejection::MemberDuplicate)) => {
                Rejection::MemberDuplicate.into()
            }
            _ => refused,
        }
    }
}
