//! Proposals: what one person asks for and another confirms or rejects.
//!
//! **Invariant: nobody decides what they proposed.** The schema refuses it, whoever writes.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::accounts as sql;
use crate::transaction::Transaction;
use crate::value::Row;
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// What is proposed, by its name in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// Money that a member paid in.
    Deposit,
    /// Money back to a member.
    Refund,
    /// Aid paid out.
    Payout,
    /// A member removed.
    Removal,
    /// A file of deposits.
    DepositFile,
    /// A role given to an account.
    Role,
    /// A token for a program.
    ApiToken,
    /// A list of payments of aid.
    PaymentList,
    /// The key of a supervisor.
    SupervisorKey,
}

impl ProposalKind {
    /// Every kind.
    pub const ALL: [ProposalKind; 9] = [
        ProposalKind::Deposit,
        ProposalKind::Refund,
        ProposalKind::Payout,
        ProposalKind::Removal,
        ProposalKind::DepositFile,
        ProposalKind::Role,
        ProposalKind::ApiToken,
        ProposalKind::PaymentList,
        ProposalKind::SupervisorKey,
    ];

    /// The name in the database; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            ProposalKind::Deposit => "deposit",
            ProposalKind::Refund => "refund",
            ProposalKind::Payout => "payout",
            ProposalKind::Removal => "removal",
            ProposalKind::DepositFile => "deposit_file",
            ProposalKind::Role => "role",
            ProposalKind::ApiToken => "api_token",
            ProposalKind::PaymentList => "payment_list",
            ProposalKind::SupervisorKey => "supervisor_key",
        }
    }

    fn from_slug(slug: &str) -> Result<ProposalKind, StoreFailure> {
        let found = ProposalKind::ALL.into_iter().find(|kind| kind.slug() == slug);
        found.ok_or_else(|| StoreFailure::unreadable("kind"))
    }
}

/// A proposal before it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Made by the client.
    pub id: Uuid,
    /// The pool; 0 for what concerns no pool.
    pub pool: PoolId,
    /// The member whom it is about.
    pub member: Option<MemberId>,
    /// What is proposed.
    pub kind: ProposalKind,
    /// What will be written, a line `key=value` for each part.
    pub body: String,
    /// The account that proposed.
    pub made_by: Uuid,
    /// When.
    pub made_at: Timestamp,
}

/// How a proposal was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The account that decided; never the one that proposed.
    pub by: Uuid,
    /// When.
    pub at: Timestamp,
    /// Confirmed, or rejected with a reason.
    pub verdict: Verdict,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was written.
    Confirmed,
    /// It was not, for this reason.
    Rejected(String),
}

/// A write about a proposal.
#[derive(Clone, Debug)]
pub enum ProposalWrite {
    /// Proposes.
    Make(Proposal),
    /// Decides; what a confirmed proposal asks for stands in the same batch.
    Decide(Uuid, Decision),
}

/// A proposal, and its decision if there is one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn proposal(
    session: &mut dyn Session,
    id: Uuid,
) -> Result<Option<(Proposal, Option<Decision>)>, StoreFailure> {
    let row = session.rows(&sql::PROPOSAL, &[id.into()]).await?.pop();
    row.map(read).transpose()
}

/// What waits for a second person in a pool, oldest first.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn open_proposals(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<Proposal>, StoreFailure> {
    let rows = session.rows(&sql::PROPOSALS_OPEN, &[pool.into()]).await?;
    rows.into_iter().map(|row| Ok(read(row)?.0)).collect()
}

fn read(row: Row) -> Result<(Proposal, Option<Decision>), StoreFailure> {
    let mut columns = row.columns();
    let proposal = Proposal {
        id: columns.read()?,
        pool: columns.read()?,
        member: columns.read()?,
        kind: ProposalKind::from_slug(&columns.read::<String>()?)?,
        body: columns.read()?,
        made_by: columns.read()?,
        made_at: columns.read()?,
    };
    let (by, at) = (columns.read::<Option<Uuid>>()?, columns.read::<Option<Timestamp>>()?);
    let (_, reason) = (columns.read::<Option<String>>()?, columns.read::<Option<String>>()?);
    let verdict = reason.map_or(Verdict::Confirmed, Verdict::Rejected);
    Ok((proposal, by.zip(at).map(|(by, at)| Decision { by, at, verdict })))
}

impl Transaction<'_> {
    pub(crate) async fn proposal(&mut self, write: &ProposalWrite) -> Result<(), StoreFailure> {
        match write {
            ProposalWrite::Make(one) => {
                let row = [
                    one.id.into(),
                    one.pool.into(),
                    one.member.into(),
                    one.kind.slug().into(),
                    one.body.as_str().into(),
                    one.made_by.into(),
                    one.made_at.into(),
                ];
                match self.execute(&sql::PROPOSAL_INSERT, row).await? {
                    0 => Err(Rejection::ProposalDuplicate.into()),
                    _ => Ok(()),
                }
            }
            ProposalWrite::Decide(id, Decision { by, at, verdict }) => {
                let (decision, reason) = match verdict {
                    Verdict::Confirmed => ("confirmed", None),
                    Verdict::Rejected(reason) => ("rejected", Some(reason.as_str())),
                };
                let (by, at) = ((*by).into(), (*at).into());
                let row = [by, at, decision.into(), reason.into(), (*id).into()];
                match self.execute(&sql::PROPOSAL_DECIDE, row).await? {
                    0 => Err(Rejection::ProposalDecided.into()),
                    _ => Ok(()),
                }
            }
        }
    }
}
