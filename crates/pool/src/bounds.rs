//! Who runs out next: members ordered by the share index they can still pay (SETTLEMENT §13).

/// Until when one member's balance lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The member is covered after a round exactly while the share index is at most this.
    pub bound: i64,
    /// The balance plus units × the share index at which it was counted, in minor units.
    pub credit: i64,
    /// The member's units; 0 marks an entry that was struck.
    pub units: u32,
    /// The member's number.
    pub member: u32,
}

impl Bound {
    fn key(&self) -> (i64, u32) {
        (self.bound, self.member)
    }
}

/// Bounds in a few sorted runs, each at least twice as long as the next.
///
/// A round reads one range of each run, front to back, and writes nothing: what lies below the
/// share index has run out, and that is all there is to say about it. Each batch filed becomes a
/// run; runs of like length are merged, so that filing n bounds in all costs O(n log n).
#[derive(Debug, Default)]
pub struct Bounds {
    runs: Vec<Vec<Bound>>,
}

impl Bounds {
    /// Files a batch of bounds, none of them below `index`, the share index now.
    pub fn file(&mut self, mut batch: Vec<Bound>, index: i64) {
        assert!(batch.iter().all(|entry| entry.bound >= index), "who ran out is not filed");
        batch.sort_unstable_by_key(Bound::key);
        let mut last = batch;
        while let Some(previous) = self.runs.pop_if(|run| run.len() <= 2 * last.len()) {
            last = merged(&previous, &last, index);
        }
        if !last.is_empty() {
            self.runs.push(last);
        }
    }

    /// Strikes the entry of a member filed under `bound`.
    pub fn strike(&mut self, bound: i64, member: u32) {
        for run in &mut self.runs {
            let start = run.partition_point(|entry| entry.key() < (bound, member));
            let same = run[start..].iter_mut().take_while(|entry| entry.key() == (bound, member));
            let standing = same.into_iter().find(|entry| entry.units > 0);
            if let Some(entry) = standing {
                entry.units = 0;
                return;
            }
        }
        panic!("only a filed bound can be struck");
    }

    /// The standing entries with a bound in `from..to`: those who run out when the share index goes
    /// from `from` to `to`.
    pub fn crossed(&self, from: i64, to: i64) -> impl Iterator<Item = &Bound> {
        let range = move |run: &Vec<Bound>| {
            let start = run.partition_point(|entry| entry.bound < from);
            let length = run[start..].partition_point(|entry| entry.bound < to);
            start..start + length
        };
        let in_range = move |run| &run[range(run)];
        self.runs.iter().flat_map(in_range).filter(|entry| entry.units > 0)
    }
}

/// Two sorted runs as one, without what was struck and what lies below the index.
fn merged(one: &[Bound], other: &[Bound], index: i64) -> Vec<Bound> {
    let stands = |entry: &&Bound| entry.units > 0 && entry.bound >= index;
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let mut left = one.iter().filter(stands).peekable();
    let mut right = other.iter().filter(stands).peekable();
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        let next = if first.key() <= second.key() { left.next() } else { right.next() };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    merged
}

#[cfg(test)]
mod tests {
    use super::{Bound, Bounds};
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use std::collections::BTreeSet;

    fn entry(bound: i64, member: u32) -> Bound {
        Bound { bound, credit: bound, units: 1, member }
    }

    fn crossed(bounds: &Bounds, from: i64, to: i64) -> BTreeSet<(i64, u32)> {
        bounds.crossed(from, to).map(Bound::key).collect()
    }

    #[test]
    fn a_struck_bound_is_not_read_and_can_be_filed_again() {
        let mut bounds = Bounds::default();
        bounds.file(vec![entry(5, 1), entry(5, 2)], 0);
        bounds.strike(5, 1);
        assert_eq!(crossed(&bounds, 0, 6), BTreeSet::from([(5, 2)]));
        bounds.file(vec![entry(5, 1)], 0);
        assert_eq!(crossed(&bounds, 0, 6), BTreeSet::from([(5, 1), (5, 2)]));
        bounds.strike(5, 1);
        assert_eq!(crossed(&bounds, 0, 6), BTreeSet::from([(5, 2)]));
    }

    /// A batch of like length is merged in: what was struck and who ran out take no room then.
    #[test]
    fn merging_leaves_out_what_is_over() {
        let mut bounds = Bounds::default();
        bounds.file(vec![entry(5, 1), entry(6, 2), entry(9, 3)], 0);
        bounds.strike(9, 3);
        bounds.file(vec![entry(8, 4), entry(8, 5)], 6);
        assert_eq!(bounds.runs, [[entry(6, 2), entry(8, 4), entry(8, 5)]]);
    }

    proptest! {
        /// Against an ordered set: file batches, strike every third, cross rising ranges.
        #[test]
        fn runs_behave_as_one_ordered_set(batches in vec(vec(0i64..60, 0..30), 1..12)) {
            let mut bounds = Bounds::default();
            let mut plain = BTreeSet::new();
            let mut index = 0;
            let mut member = 0;
            for batch in batches {
                let filed: Vec<Bound> = batch
                    .into_iter()
                    .map(|distance| {
                        member += 1;
                        entry(index + distance, member)
                    })
                    .collect();
                plain.extend(filed.iter().map(Bound::key));
                bounds.file(filed, index);
                for runs in bounds.runs.windows(2) {
                    prop_assert!(runs[0].len() > 2 * runs[1].len(), "few runs, each far longer");
                }
                let struck: Vec<_> = plain.iter().filter(|key| key.1 % 3 == 0).copied().collect();
                for key in struck {
                    bounds.strike(key.0, key.1);
                    plain.remove(&key);
                }
                let next = index + 7;
                let expected: BTreeSet<_> = plain.range((index, 0)..(next, 0)).copied().collect();
                prop_assert_eq!(crossed(&bounds, index, next), expected);
                index = next;
                plain = plain.split_off(&(index, 0));
            }
        }
    }
}
