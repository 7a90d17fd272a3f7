//! Rounds that add up: each identity of SETTLEMENT §12, worked out again from the stored row and
//! from the ledger.

use super::require_overseer;
use crate::Community;
use crate::principal::Principal;
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::sharing::Funding;
use store::supervision::{RoundPostings, postings_of_rounds};
use store::{PoolId, StoreFailure, reads};

/// Whether an identity holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Both sides are the same.
    Yes,
    /// They are not.
    No,
    /// It is not asked of this round: of a postpaid one, or one that settled empty.
    NotAsked,
}

/// Which identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityKind {
    /// §12.1: charged + shortfall = units × share.
    Charged,
    /// §12.2: aid paid + fee + carry in − reversed + overage = units × share + sponsor.
    Used,
    /// §12.3, by the ledger: what was posted to the members and was not collected from them =
    /// units × share.
    Posted,
    /// §12.4: all postings of the round sum to zero.
    Balanced,
    /// The carry that came in is the one that the round before passed on.
    Carried,
    /// The share index went up by the share.
    Indexed,
}

impl IdentityKind {
    /// Every identity, in their order.
    pub const ALL: [IdentityKind; 6] = [
        IdentityKind::Charged,
        IdentityKind::Used,
        IdentityKind::Posted,
        IdentityKind::Balanced,
        IdentityKind::Carried,
        IdentityKind::Indexed,
    ];

    /// The name on the wire and in columns; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            IdentityKind::Charged => "charged",
            IdentityKind::Used => "used",
            IdentityKind::Posted => "posted",
            IdentityKind::Balanced => "balanced",
            IdentityKind::Carried => "carried",
            IdentityKind::Indexed => "indexed",
        }
    }
}

/// An identity with its two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Which.
    pub kind: IdentityKind,
    /// Its left side.
    pub left: Amount,
    /// Its right side.
    pub right: Amount,
    /// Whether they are the same.
    pub holds: Holds,
}

/// A round with its identities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundOverseen {
    /// The stored row.
    pub round: Round,
    /// How many lines it posted.
    pub lines: u32,
    /// Each identity.
    pub identities: [Identity; 6],
}

impl RoundOverseen {
    /// Whether no identity fails.
    pub fn adds_up(&self) -> bool {
        self.identities.iter().all(|one| one.holds != Holds::No)
    }
}

/// The rounds behind one, at most so many, each with its identities worked out again.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::PoolUnknown`], [`Rejection::AmountOverflow`];
/// [`StoreFailure::Unavailable`].
pub async fn rounds(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    after: u32,
    limit: u32,
) -> Result<Vec<RoundOverseen>, StoreFailure> {
    require_overseer(principal)?;
    let mut reader = community.store.reader().await?;
    let funding = reads::sharing(&mut *reader, pool).await?.funding;
    let all = reads::rounds(&mut *reader, pool).await?;
    let through = after.saturating_add(limit);
    let postings = postings_of_rounds(&mut *reader, pool, (after, through)).await?;
    drop(reader);
    let mut overseen = Vec::new();
    let mut before: Option<&Round> = None;
    for round in &all {
        if round.number > after && round.number <= through {
            let found = postings.iter().find(|one| one.round == round.number);
            overseen.push(oversee(round, before, funding, found)?);
        }
        before = Some(round);
    }
    Ok(overseen)
}

fn oversee(
    round: &Round,
    before: Option<&Round>,
    funding: Funding,
    postings: Option<&RoundPostings>,
) -> Result<RoundOverseen, Rejection> {
    let due = round.share.times(round.units)?;
    let prepaid = matches!(funding, Funding::Prepaid(_));
    let empty = round.units == 0;
    let (lines, sum, of_members) = postings
        .map_or((0, Amount::ZERO, Amount::ZERO), |one| (one.lines, one.sum, one.of_members));
    let charged = round.charged.plus(round.shortfall)?;
    let used = Amount::sum([round.aid_paid, round.fee, round.carry_in, round.overage])?;
    let shared = due.plus(round.sponsor)?;
    // A prepaid round takes from the funds what it charged; a postpaid one writes what is owed, and
    // takes off what was collected and given up.
    let posted = match prepaid {
        true => of_members.plus(round.shortfall)?,
        false => Amount::sum([of_members, round.charged, round.written_off])?,
    };
    let carried = before.map_or(Amount::ZERO, |one| one.carry_out);
    let index = before.map_or(Amount::ZERO, |one| one.index).plus(round.share)?;
    let identity = |kind, left, right, asked| Identity {
        kind,
        left,
        right,
        holds: match (asked, left == right) {
            (false, _) => Holds::NotAsked,
            (true, true) => Holds::Yes,
            (true, false) => Holds::No,
        },
    };
    let identities = [
        identity(IdentityKind::Charged, charged, due, prepaid),
        identity(IdentityKind::Used, used.minus(round.reversed)?, shared, !empty),
        identity(IdentityKind::Posted, posted, due, true),
        identity(IdentityKind::Balanced, sum, Amount::ZERO, true),
        identity(IdentityKind::Carried, round.carry_in, carried, true),
        identity(IdentityKind::Indexed, round.index, index, true),
    ];
    Ok(RoundOverseen { round: round.clone(), lines, identities })
}

#[cfg(test)]
mod tests {
    use super::{Holds, IdentityKind, oversee};
    use jiff::civil::date;
    use money::Amount;
    use pool::Round;
    use rules::sharing::{Funding, Postpaid, Prepaid};
    use store::supervision::RoundPostings;

    fn round() -> Round {
        let minor = Amount::from_minor;
        Round {
            number: 2,
            cut: date(2026, 12, 7),
            settle: date(2026, 12, 14),
            payers: 10,
            units: 10,
            cases: 1,
            aid: minor(90),
            aid_paid: minor(90),
            fee: minor(8),
            carry_in: minor(5),
            reversed: minor(2),
            need: minor(101),
            share: minor(11),
            sponsor: Amount::ZERO,
            overage: minor(9),
            charged: minor(107),
            shortfall: minor(3),
            written_off: Amount::ZERO,
            carry_out: minor(-6),
            index: minor(18),
        }
    }

    #[test]
    fn each_identity_is_worked_out_and_any_cent_that_differs_is_found() {
        let prepaid =
            Funding::Prepaid(Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 2 });
        let minor = Amount::from_minor;
        let before = Round { carry_out: minor(5), index: minor(7), number: 1, ..round() };
        let postings =
            RoundPostings { round: 2, lines: 4, sum: Amount::ZERO, of_members: minor(107) };
        let whole = oversee(&round(), Some(&before), prepaid, Some(&postings)).unwrap();
        assert!(whole.identities.iter().all(|one| one.holds == Holds::Yes), "{whole:?}");
        let cent = |amount: Amount| amount.plus(minor(1)).unwrap();
        let wrong = [
            (Round { charged: cent(round().charged), ..round() }, IdentityKind::Charged),
            (Round { fee: cent(round().fee), ..round() }, IdentityKind::Used),
            (Round { carry_in: cent(round().carry_in), ..round() }, IdentityKind::Carried),
            (Round { index: cent(round().index), ..round() }, IdentityKind::Indexed),
        ];
        for (round, kind) in wrong {
            let found = oversee(&round, Some(&before), prepaid, Some(&postings)).unwrap();
            assert!(!found.adds_up());
            let fails = |one: &&super::Identity| one.kind == kind && one.holds == Holds::No;
            assert!(found.identities.iter().any(|one| fails(&one)), "{kind:?}");
        }
        let bent = [
            (RoundPostings { sum: minor(1), ..postings }, IdentityKind::Balanced),
            (RoundPostings { of_members: minor(106), ..postings }, IdentityKind::Posted),
        ];
        for (postings, kind) in bent {
            let found = oversee(&round(), Some(&before), prepaid, Some(&postings)).unwrap();
            let failing = found.identities.iter().filter(|one| one.holds == Holds::No);
            assert_eq!(failing.map(|one| one.kind).collect::<Vec<_>>(), [kind]);
        }
        let postpaid = Funding::Postpaid(Postpaid { max_failed: 3 });
        let found = oversee(&round(), Some(&before), postpaid, None).unwrap();
        assert_eq!(found.identities[0].holds, Holds::NotAsked, "nothing is charged beforehand");
    }
}
