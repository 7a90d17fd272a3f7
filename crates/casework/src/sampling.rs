//! Which decided cases are read again, and what the second readings show.
//!
//! Three ways, as schemes that were overrun by cases learned to do it: a random share, the largest
//! aids, and those far from what is usual. The error rates are counts; a group of a few is shown
//! with the others, so that a public number never points at one person.

use crate::lot::lot;
use money::Amount;
use std::collections::{BTreeMap, BTreeSet};

/// A whole, in basis points.
const WHOLE_BP: u32 = 10_000;

/// The least of a group that is shown by itself, and that has something usual.
pub const GROUP_MIN: usize = 5;

const LABEL: &str = "tongzhou-sampling-v1";

/// How many numbers a lot can be.
const LOTS: u128 = 1 << 64;

/// How much is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamplingRule {
    /// The share drawn at random, in basis points.
    pub random_bp: u32,
    /// The share with the largest aids, in basis points; rounded up to a whole case.
    pub largest_bp: u32,
    /// How far from the usual an aid has to be, in basis points of the usual.
    pub deviation_bp: u32,
}

/// A case that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedCase {
    /// Its id.
    pub case: String,
    /// The id of its condition.
    pub condition: Option<String>,
    /// The age at the event; usual is what is usual in ten years of age.
    pub age: u32,
    /// The aid, or for a refusal what it would have been.
    pub value: Amount,
}

/// Why a case is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawn {
    /// It was drawn at random.
    AtRandom,
    /// Its aid is among the largest.
    ByValue,
    /// Its aid is far from the usual.
    ByDeviation,
}

/// Whether a case is in a random share, in basis points: whoever knows the seed can tell, and
/// nobody beforehand.
pub fn drawn_at_random(seed: &[u8; 32], case: &str, share_bp: u32) -> bool {
    // The lot is below the share of all lots, without a division that would round.
    let lot = u128::from(lot(LABEL, seed, &[case.as_bytes()]));
    lot.saturating_mul(WHOLE_BP.into()) < LOTS.saturating_mul(share_bp.into())
}

/// The cases that are read again, by id, each with every reason why.
pub fn select<'case>(
    cases: &'case [DecidedCase],
    rule: SamplingRule,
    seed: &[u8; 32],
) -> BTreeMap<&'case str, BTreeSet<Drawn>> {
    let mut selected: BTreeMap<&str, BTreeSet<Drawn>> = BTreeMap::new();
    let mut add = |case: &'case DecidedCase, drawn: Drawn| {
        selected.entry(case.case.as_str()).or_default().insert(drawn);
    };
    for case in cases.iter().filter(|one| drawn_at_random(seed, &one.case, rule.random_bp)) {
        add(case, Drawn::AtRandom);
    }
    for case in largest(cases, rule.largest_bp) {
        add(case, Drawn::ByValue);
    }
    let mut groups: BTreeMap<(Option<&str>, u32), Vec<&DecidedCase>> = BTreeMap::new();
    for case in cases {
        let group = (case.condition.as_deref(), case.age.div_euclid(10));
        groups.entry(group).or_default().push(case);
    }
    for group in groups.values().filter(|group| group.len() >= GROUP_MIN) {
        for case in far_from_usual(group, rule.deviation_bp) {
            add(case, Drawn::ByDeviation);
        }
    }
    selected
}

/// The largest aids; of equal ones those with the smaller ids.
fn largest(cases: &[DecidedCase], share_bp: u32) -> Vec<&DecidedCase> {
    let share = u128::from(share_bp.min(WHOLE_BP));
    let count = u128::try_from(cases.len()).unwrap_or(u128::MAX).saturating_mul(share);
    let count = count.div_ceil(u128::from(WHOLE_BP));
    let mut ranked: Vec<&DecidedCase> = cases.iter().collect();
    ranked.sort_by_key(|case| (std::cmp::Reverse(case.value), case.case.as_str()));
    ranked.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    ranked
}

/// The cases of a group whose aid lies further from the middle one than so many basis points of it.
fn far_from_usual<'case>(
    group: &[&'case DecidedCase],
    deviation_bp: u32,
) -> Vec<&'case DecidedCase> {
    let mut values: Vec<Amount> = group.iter().map(|case| case.value).collect();
    values.sort();
    let Some(twice_middle) = twice_the_middle(&values) else {
        return Vec::new();
    };
    let far = |case: &&&DecidedCase| {
        let twice = case.value.wide().saturating_mul(2);
        let apart = twice.abs_diff(twice_middle).saturating_mul(WHOLE_BP.into());
        apart > twice_middle.unsigned_abs().saturating_mul(deviation_bp.into())
    };
    group.iter().filter(far).copied().collect()
}

/// Twice the median of sorted values: of an even count the two middle ones together, so that
/// nothing is rounded.
fn twice_the_middle(sorted: &[Amount]) -> Option<i128> {
    let upper = sorted.get(sorted.len().div_euclid(2))?;
    let lower = sorted.get(sorted.len().saturating_sub(1).div_euclid(2))?;
    Some(upper.wide().saturating_add(lower.wide()))
}

/// What a second reading showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondLook {
    /// The decision was right.
    Right,
    /// It was wrong.
    Wrong,
}

impl SecondLook {
    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            SecondLook::Right => "right",
            SecondLook::Wrong => "wrong",
        }
    }

    /// The look of a name.
    pub fn from_slug(slug: &str) -> Option<SecondLook> {
        [SecondLook::Right, SecondLook::Wrong].into_iter().find(|look| look.slug() == slug)
    }
}

impl Drawn {
    /// The name on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Drawn::AtRandom => "at_random",
            Drawn::ByValue => "by_value",
            Drawn::ByDeviation => "by_deviation",
        }
    }
}

/// How often a group's decisions were read again, and how often they were wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCount<Group> {
    /// The group, a reason or a reviewer; `None` for the small groups together.
    pub group: Option<Group>,
    /// How many were read again.
    pub read: usize,
    /// How many of them were wrong.
    pub wrong: usize,
}

/// The counts for each group that is large enough to be shown by itself, in the order of groups,
/// and for the others together at the end. Nothing where all together are too few.
///
/// The others are never too few either: else the total less what is shown would point at them.
pub fn error_counts<Group: Ord + Clone>(
    readings: &[(Group, SecondLook)],
) -> Vec<ErrorCount<Group>> {
    if readings.len() < GROUP_MIN {
        return Vec::new();
    }
    let mut groups: BTreeMap<&Group, (usize, usize)> = BTreeMap::new();
    for (group, verdict) in readings {
        let (read, wrong) = groups.entry(group).or_default();
        *read = read.saturating_add(1);
        *wrong = wrong.saturating_add(usize::from(*verdict == SecondLook::Wrong));
    }
    let mut smallest_first: Vec<(usize, &Group)> =
        groups.iter().map(|(group, (read, _))| (*read, *group)).collect();
    smallest_first.sort();
    let mut others = ErrorCount { group: None, read: 0, wrong: 0 };
    for (read, group) in smallest_first {
        let others_too_few = others.read > 0 && others.read < GROUP_MIN;
        if read >= GROUP_MIN && !others_too_few {
            break;
        }
        let (read, wrong) = groups.remove(group).unwrap_or_default();
        others.read = others.read.saturating_add(read);
        others.wrong = others.wrong.saturating_add(wrong);
    }
    let shown = groups.into_iter().map(|(group, (read, wrong))| ErrorCount {
        group: Some(group.clone()),
        read,
        wrong,
    });
    let mut counts: Vec<ErrorCount<Group>> = shown.collect();
    counts.extend((others.read > 0).then_some(others));
    counts
}
