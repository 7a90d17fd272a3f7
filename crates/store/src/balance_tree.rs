//! What a tree of balances is made from, and the trees there are.

use crate::balance_row::BalanceRow;
use crate::batch::{MemberId, PoolId};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::{self as statements, log as sql};
use crate::transaction::Transaction;
use crate::value::Row;
use crate::{pool_row, round_row};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::ShareIndex;
use rules::sharing::Funding;

/// How many members are read at a time: whole blocks of a tree.
pub const MEMBERS_AT_ONCE: u32 = 16_384;

/// The tree of balances after a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalanceTree {
    /// The round: the last that had settled.
    pub round: u32,
    /// The business date on which it was made.
    pub taken_on: Date,
    /// How many members it has.
    pub members: u64,
    /// What they have.
    pub balance: Amount,
    /// What rounds have taken from them so far.
    pub charged: Amount,
    /// Its root.
    pub root: [u8; 32],
}

/// What a leaf says of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberBalance {
    /// The member.
    pub member: MemberId,
    /// What the salt is made from; none once the person was erased.
    pub secret: Option<[u8; 16]>,
    /// What the member has.
    pub balance: u64,
    /// What rounds have taken from the member so far.
    pub charged: u64,
}

/// A member, and what the salts of the member's leaves are made from.
pub type MemberSecret = (MemberId, [u8; 16]);

/// How the members of a pool stand in one state of the store: what each one's row means.
#[derive(Clone, Debug)]
pub struct Standings {
    pub(crate) funding: Funding,
    index: ShareIndex,
    /// The last round that has settled, and its day; none before the first.
    pub last_round: Option<(u32, Date)>,
}

impl Standings {
    /// Reads what a pool asks of its members.
    ///
    /// # Errors
    /// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
    pub async fn read(session: &mut dyn Session, pool: PoolId) -> Result<Standings, StoreFailure> {
        let row = pool_row::pool(session, &statements::POOL, pool).await?;
        let funding = row.ok_or(Rejection::PoolUnknown)?.sharing.funding;
        let shares = round_row::shares(session, pool).await?;
        let mut index = ShareIndex::default();
        for round in shares.iter() {
            index.push(round.settle, round.share)?;
        }
        let last_round = shares.last().map(|round| (round.number, round.settle));
        Ok(Standings { funding, index, last_round })
    }

    /// What a row of a page of balances says.
    pub(crate) fn balance(&self, row: Row) -> Result<MemberBalance, StoreFailure> {
        let row = BalanceRow::read(row)?;
        let (balance, charged) = self.of(&row)?;
        Ok(MemberBalance { member: row.member, secret: None, balance, charged })
    }

    /// What a member has and was charged.
    pub(crate) fn of(&self, row: &BalanceRow) -> Result<(u64, u64), StoreFailure> {
        let (balance, charged) = match self.funding {
            Funding::Prepaid(terms) => {
                // Whether a suspension has become final changes neither.
                let standing = row.prepaid().standing(Date::MIN, &terms, &self.index)?;
                (standing.balance, standing.charged)
            }
            Funding::Postpaid(_) => {
                (Amount::ZERO, row.postpaid()?.standing(self.index.now())?.charged)
            }
        };
        // A negative balance cannot be: the settlement asserts it, and a leaf has no place for it.
        let unsigned = |amount: Amount| u64::try_from(amount.minor());
        match (unsigned(balance), unsigned(charged)) {
            (Ok(balance), Ok(charged)) => Ok((balance, charged)),
            _ => Err(Rejection::AmountNegative.into()),
        }
    }
}

/// The members of a pool behind one, in the order of their ids, at most [`MEMBERS_AT_ONCE`]; their
/// secrets are read apart ([`balance_secrets`]).
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn member_balances(
    session: &mut dyn Session,
    (pool, standings): (PoolId, &Standings),
    after: MemberId,
) -> Result<Vec<MemberBalance>, StoreFailure> {
    let behind = [pool.into(), after.into(), MEMBERS_AT_ONCE.into()];
    session.member_balances(standings, &behind).await
}

/// The secrets of members of a pool behind one, in the order of ids, at most [`MEMBERS_AT_ONCE`]:
/// among them those of a page of members behind the same one, since each secret is one member's.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn balance_secrets(
    session: &mut dyn Session,
    pool: PoolId,
    after: MemberId,
) -> Result<Vec<MemberSecret>, StoreFailure> {
    session.balance_secrets(&[pool.into(), after.into(), MEMBERS_AT_ONCE.into()]).await
}

/// Gives members their secrets; both are in the order of ids.
pub fn join_secrets(members: &mut [MemberBalance], secrets: &[MemberSecret]) {
    let mut secrets = secrets.iter().peekable();
    for one in members {
        while secrets.next_if(|(of, _)| *of < one.member).is_some() {}
        one.secret = secrets.next_if(|(of, _)| *of == one.member).map(|(_, secret)| *secret);
    }
}

/// A row of `BALANCE_SECRETS`.
pub(crate) fn member_secret(row: Row) -> Result<MemberSecret, StoreFailure> {
    let mut columns = row.columns();
    Ok((columns.read()?, columns.read()?))
}

/// What the salts of a member's balances are made from, unless the person was erased.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn balance_secret(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<[u8; 16]>, StoreFailure> {
    let row = session.rows(&sql::BALANCE_SECRET, &[pool.into(), member.into()]).await?.pop();
    row.map(|row| row.columns().read()).transpose()
}

/// The tree after a round, if there is one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn balance_tree(
    session: &mut dyn Session,
    pool: PoolId,
    round: u32,
) -> Result<Option<BalanceTree>, StoreFailure> {
    let row = session.rows(&sql::BALANCE_TREE, &[pool.into(), round.into()]).await?.pop();
    row.map(tree).transpose()
}

/// The last trees through a round, the newest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn balance_trees(
    session: &mut dyn Session,
    pool: PoolId,
    through: u32,
    limit: u32,
) -> Result<Vec<BalanceTree>, StoreFailure> {
    let last = [pool.into(), through.into(), limit.into()];
    let rows = session.rows(&sql::BALANCE_TREES, &last).await?;
    rows.into_iter().map(tree).collect()
}

impl Transaction<'_> {
    /// Keeps the tree of a round, once.
    pub(crate) async fn commit_balances(&mut self, tree: &BalanceTree) -> Result<(), StoreFailure> {
        self.pool()?;
        let members = i64::try_from(tree.members).map_err(|_| Rejection::TooMany)?;
        let row = [
            self.pool_id().into(),
            tree.round.into(),
            tree.taken_on.into(),
            members.into(),
            tree.balance.into(),
            tree.charged.into(),
            tree.root.into(),
        ];
        if self.execute(&sql::BALANCE_TREE_INSERT, row).await? == 0 {
            return Err(Rejection::RoundOutOfTurn.into());
        }
        self.happened(EventKind::BalancesCommitted, tree.round, tree.taken_on, tree.balance);
        Ok(())
    }

    /// Keeps what the salts of a new member are made from.
    pub(crate) async fn keep_balance_secret(
        &mut self,
        member: MemberId,
        secret: [u8; 16],
    ) -> Result<(), StoreFailure> {
        let row = [self.pool_id().into(), member.into(), secret.into()];
        self.execute(&sql::BALANCE_SECRET_INSERT, row).await.map(|_| ())
    }
}

fn tree(row: Row) -> Result<BalanceTree, StoreFailure> {
    let mut columns = row.columns();
    let (round, taken_on) = (columns.read()?, columns.read()?);
    let (members, balance) = (columns.read()?, columns.read()?);
    Ok(BalanceTree {
        round,
        taken_on,
        members,
        balance,
        charged: columns.read()?,
        root: columns.read()?,
    })
}
