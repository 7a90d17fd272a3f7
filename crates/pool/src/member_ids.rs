//! The ids of a book's members, stored once and found in constant time.

use hashbrown::{DefaultHashBuilder, HashTable};
use ledger::Rejection;
use std::hash::BuildHasher;

/// The longest id in bytes.
pub const ID_BYTES_MAX: usize = 200;

/// The most members one book may have.
const MEMBERS_MAX: usize = 200_000_000;

/// Ids in the order they were added; each has a number, from 0.
///
/// All ids lie in one buffer: ten million of them must not cost ten million allocations.
#[derive(Clone, Debug, Default)]
pub struct MemberIds {
    bytes: String,
    ends: Vec<usize>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl MemberIds {
    /// Adds an id and returns its number.
    ///
    /// # Errors
    /// [`Rejection::IdInvalid`] for an empty id or one over 200 bytes,
    /// [`Rejection::MemberDuplicate`] for one added before, [`Rejection::TooMany`] past 200
    /// million.
    pub fn add(&mut self, id: &str) -> Result<u32, Rejection> {
        if id.is_empty() || id.len() > ID_BYTES_MAX {
            return Err(Rejection::IdInvalid);
        }
        if self.number(id).is_some() {
            return Err(Rejection::MemberDuplicate);
        }
        if self.ends.len() >= MEMBERS_MAX {
            return Err(Rejection::TooMany);
        }
        let number = u32::try_from(self.ends.len()).map_err(|_| Rejection::TooMany)?;
        self.bytes.push_str(id);
        self.ends.push(self.bytes.len());
        let MemberIds { bytes, ends, numbers, hasher } = self;
        let hash_of = |number: &u32| hasher.hash_one(slice(bytes, ends, *number));
        numbers.insert_unique(hasher.hash_one(id), number, hash_of);
        Ok(number)
    }

    /// The number of an id, if it was added.
    pub fn number(&self, id: &str) -> Option<u32> {
        let same = |number: &u32| self.id(*number) == id;
        self.numbers.find(self.hasher.hash_one(id), same).copied()
    }

    /// The id of a number that [`MemberIds::add`] returned.
    pub fn id(&self, number: u32) -> &str {
        slice(&self.bytes, &self.ends, number)
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The numbers in the order of the ids' bytes.
    pub fn sorted(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..).take(self.ends.len()).collect();
        numbers.sort_unstable_by(|one, other| self.id(*one).cmp(self.id(*other)));
        numbers
    }
}

fn slice<'bytes>(bytes: &'bytes str, ends: &[usize], number: u32) -> &'bytes str {
    let position = position(number);
    let start = if position == 0 { 0 } else { ends[position - 1] };
    &bytes[start..ends[position]]
}

/// A member's number as a position in a vector.
pub(crate) fn position(number: u32) -> usize {
    usize::try_from(number).expect("a 32-bit number fits an index")
}

#[cfg(test)]
mod tests {
    use super::MemberIds;
    use ledger::Rejection;

    #[test]
    fn ids_are_found_and_sorted_by_their_bytes() {
        let mut ids = MemberIds::default();
        for (number, id) in ["会员1", "b", "a", "B"].into_iter().enumerate() {
            assert_eq!(ids.add(id).map(|added| usize::try_from(added).unwrap()), Ok(number));
        }
        assert_eq!(ids.number("a"), Some(2));
        assert_eq!(ids.number("c"), None);
        let sorted: Vec<&str> = ids.sorted().into_iter().map(|number| ids.id(number)).collect();
        assert_eq!(sorted, ["B", "a", "b", "会员1"]);
    }

    #[test]
    fn ids_are_unique_and_of_bounded_length() {
        let mut ids = MemberIds::default();
        assert_eq!(ids.add(""), Err(Rejection::IdInvalid));
        assert_eq!(ids.add(&"x".repeat(201)), Err(Rejection::IdInvalid));
        assert_eq!(ids.add("m1"), Ok(0));
        assert_eq!(ids.add("m1"), Err(Rejection::MemberDuplicate));
        assert_eq!(ids.len(), 1);
    }
}
