//! Passkeys of accounts, and the challenges that wait for their answer.
//!
//! **Invariant: a challenge is taken once**, and **a counter never goes back**: of two answers with
//! the same count one is refused, whichever comes first.

use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::passkeys as sql;
use crate::transaction::Transaction;
use crate::value::Row;
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// A credential of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The blind index of the credential's id.
    pub index: [u8; 32],
    /// Whose it is.
    pub account: Uuid,
    /// The credential, sealed.
    pub sealed: Vec<u8>,
    /// What the authenticator last counted.
    pub counter: u32,
    /// When it was registered.
    pub made_at: Timestamp,
}

/// A challenge that was sent out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyChallenge {
    /// The digest of the token that goes with it.
    pub digest: [u8; 32],
    /// Whose passkey is registered; nobody's yet at a sign-in.
    pub account: Option<Uuid>,
    /// What is needed to check the answer, sealed.
    pub sealed: Vec<u8>,
    /// When it is no longer taken.
    pub expires_at: Timestamp,
}

/// A write about passkeys. Its batch needs no pool.
#[derive(Clone, Debug)]
pub enum PasskeyWrite {
    /// Keeps a challenge, and sweeps those that ended by now.
    Challenge(PasskeyChallenge, Timestamp),
    /// Takes a challenge.
    Take([u8; 32]),
    /// Adds a passkey.
    Add(Passkey),
    /// A passkey was used.
    Use {
        /// Which.
        index: [u8; 32],
        /// The credential, sealed anew.
        sealed: Vec<u8>,
        /// What the authenticator counts now.
        counter: u32,
    },
    /// Removes a passkey of an account.
    Remove {
        /// Which.
        index: [u8; 32],
        /// Whose.
        account: Uuid,
    },
}

/// The passkey of a credential, by its blind index.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn passkey(
    session: &mut dyn Session,
    index: [u8; 32],
) -> Result<Option<Passkey>, StoreFailure> {
    let row = session.rows(&sql::PASSKEY, &[index.into()]).await?.pop();
    row.map(read).transpose()
}

/// The passkeys of an account, the oldest first.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn passkeys_of(
    session: &mut dyn Session,
    account: Uuid,
) -> Result<Vec<Passkey>, StoreFailure> {
    let rows = session.rows(&sql::PASSKEYS_OF_ACCOUNT, &[account.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// The challenge of a digest, ended or not.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn passkey_challenge(
    session: &mut dyn Session,
    digest: [u8; 32],
) -> Result<Option<PasskeyChallenge>, StoreFailure> {
    let Some(row) = session.rows(&sql::PASSKEY_CHALLENGE, &[digest.into()]).await?.pop() else {
        return Ok(None);
    };
    let mut columns = row.columns();
    let (account, sealed) = (columns.read()?, columns.read()?);
    Ok(Some(PasskeyChallenge { digest, account, sealed, expires_at: columns.read()? }))
}

fn read(row: Row) -> Result<Passkey, StoreFailure> {
    let mut columns = row.columns();
    Ok(Passkey {
        index: columns.read()?,
        account: columns.read()?,
        sealed: columns.read()?,
        counter: columns.read()?,
        made_at: columns.read()?,
    })
}

impl Transaction<'_> {
    pub(crate) async fn passkey(&mut self, write: &PasskeyWrite) -> Result<(), StoreFailure> {
        let (written, otherwise) = match write {
            PasskeyWrite::Challenge(one, now) => {
                self.execute(&sql::PASSKEY_CHALLENGES_SWEEP, [(*now).into()]).await?;
                let row = [
                    one.digest.into(),
                    one.account.into(),
                    one.sealed.clone().into(),
                    one.expires_at.into(),
                ];
                let kept = self.execute(&sql::PASSKEY_CHALLENGE_INSERT, row).await?;
                (kept, Rejection::PasskeyRefused)
            }
            PasskeyWrite::Take(digest) => {
                let taken = self.execute(&sql::PASSKEY_CHALLENGE_TAKE, [(*digest).into()]).await?;
                (taken, Rejection::PasskeyRefused)
            }
            PasskeyWrite::Add(one) => {
                let row = [
                    one.index.into(),
                    one.account.into(),
                    one.sealed.clone().into(),
                    one.counter.into(),
                    one.made_at.into(),
                ];
                let added = self.execute(&sql::PASSKEY_INSERT, row).await?;
                (added, Rejection::PasskeyDuplicate)
            }
            PasskeyWrite::Use { index, sealed, counter } => {
                let row = [sealed.clone().into(), (*counter).into(), (*index).into()];
                (self.execute(&sql::PASSKEY_USE, row).await?, Rejection::PasskeyRefused)
            }
            PasskeyWrite::Remove { index, account } => {
                let key = [(*index).into(), (*account).into()];
                (self.execute(&sql::PASSKEY_DELETE, key).await?, Rejection::PasskeyUnknown)
            }
        };
        if written == 0 { Err(otherwise.into()) } else { Ok(()) }
    }
}
