//! Sessions of people and tokens of programs, known by the digests of what their bearers hold.

use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::accounts as sql;
use crate::transaction::Transaction;
use crate::value::Row;
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// How somebody who is signed in proved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// By a password.
    Password,
    /// By a password and a one-time or recovery code.
    TwoFactors,
}

impl Strength {
    fn slug(self) -> &'static str {
        match self {
            Strength::Password => "password",
            Strength::TwoFactors => "two_factors",
        }
    }

    fn from_slug(slug: &str) -> Result<Strength, StoreFailure> {
        let both = [Strength::Password, Strength::TwoFactors];
        let found = both.into_iter().find(|one| one.slug() == slug);
        found.ok_or_else(|| StoreFailure::unreadable("strength"))
    }
}

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedInSession {
    /// What is stored of the bearer's token.
    pub digest: [u8; 32],
    /// Who.
    pub account: Uuid,
    /// Since when.
    pub made_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When it ends, however much it is used.
    pub expires_at: Timestamp,
    /// How it was opened.
    pub strength: Strength,
}

/// A token of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// What is stored of the token.
    pub digest: [u8; 32],
    /// On whose behalf it acts.
    pub account: Uuid,
    /// What people call it.
    pub name: String,
    /// What it may do, with spaces between.
    pub scopes: String,
    /// Who asked for it.
    pub made_by: Uuid,
    /// Who agreed; never the same.
    pub checked_by: Uuid,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

/// A write about sessions and tokens. Its batch needs no pool.
#[derive(Clone, Debug)]
pub enum SignInWrite {
    /// Opens a session.
    Open(SignedInSession),
    /// The session was used at this time.
    Seen([u8; 32], Timestamp),
    /// Ends a session.
    End([u8; 32]),
    /// Ends one session of an account.
    EndOwn([u8; 32], Uuid),
    /// Ends every session of an account.
    EndAll(Uuid),
    /// Makes a token.
    MakeToken(ApiToken),
    /// Takes a token back.
    RevokeToken([u8; 32], Timestamp),
}

/// The session of a digest, ended by time or not.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn session(
    session: &mut dyn Session,
    digest: [u8; 32],
) -> Result<Option<SignedInSession>, StoreFailure> {
    let Some(row) = session.rows(&sql::SESSION, &[digest.into()]).await?.pop() else {
        return Ok(None);
    };
    let mut columns = row.columns();
    Ok(Some(SignedInSession {
        digest,
        account: columns.read()?,
        made_at: columns.read()?,
        seen_at: columns.read()?,
        expires_at: columns.read()?,
        strength: Strength::from_slug(&columns.read::<String>()?)?,
    }))
}

/// The sessions of an account that have not ended, the oldest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn sessions_of(
    session: &mut dyn Session,
    account: Uuid,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<SignedInSession>, StoreFailure> {
    let rows = session.rows(&sql::SESSIONS_OF, &[account.into(), now.into(), limit.into()]).await?;
    rows.into_iter()
        .map(|row| {
            let mut columns = row.columns();
            Ok(SignedInSession {
                digest: columns.read()?,
                account,
                made_at: columns.read()?,
                seen_at: columns.read()?,
                expires_at: columns.read()?,
                strength: Strength::from_slug(&columns.read::<String>()?)?,
            })
        })
        .collect()
}

/// A page of the tokens, ended or not, behind a digest.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn api_tokens(
    session: &mut dyn Session,
    after: [u8; 32],
    limit: u32,
) -> Result<Vec<ApiToken>, StoreFailure> {
    let rows = session.rows(&sql::API_TOKENS, &[after.into(), limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(ApiToken {
            digest: columns.read()?,
            account: columns.read()?,
            name: columns.read()?,
            scopes: columns.read()?,
            made_by: columns.read()?,
            checked_by: columns.read()?,
            expires_at: columns.read()?,
            revoked_at: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The token of a digest, ended or not.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn api_token(
    session: &mut dyn Session,
    digest: [u8; 32],
) -> Result<Option<ApiToken>, StoreFailure> {
    let Some(row) = session.rows(&sql::API_TOKEN, &[digest.into()]).await?.pop() else {
        return Ok(None);
    };
    let mut columns = row.columns();
    Ok(Some(ApiToken {
        digest,
        account: columns.read()?,
        name: columns.read()?,
        scopes: columns.read()?,
        made_by: columns.read()?,
        checked_by: columns.read()?,
        expires_at: columns.read()?,
        revoked_at: columns.read()?,
    }))
}

impl Transaction<'_> {
    pub(crate) async fn sign_in(&mut self, write: &SignInWrite) -> Result<(), StoreFailure> {
        match write {
            SignInWrite::Open(one) => {
                let row = [
                    one.digest.into(),
                    one.account.into(),
                    one.made_at.into(),
                    one.seen_at.into(),
                    one.expires_at.into(),
                    one.strength.slug().into(),
                ];
                self.execute(&sql::SESSION_INSERT, row).await
            }
            SignInWrite::Seen(digest, at) => {
                self.execute(&sql::SESSION_SEEN, [(*at).into(), (*digest).into()]).await
            }
            SignInWrite::End(digest) => {
                self.execute(&sql::SESSION_DELETE, [(*digest).into()]).await
            }
            SignInWrite::EndOwn(digest, account) => {
                let key = [(*digest).into(), (*account).into()];
                match self.execute(&sql::SESSION_DELETE_OWN, key).await? {
                    0 => return Err(Rejection::SessionUnknown.into()),
                    ended => Ok(ended),
                }
            }
            SignInWrite::EndAll(account) => {
                self.execute(&sql::SESSIONS_DELETE, [(*account).into()]).await
            }
            SignInWrite::MakeToken(token) => {
                let row = [
                    token.digest.into(),
                    token.account.into(),
                    token.name.as_str().into(),
                    token.scopes.as_str().into(),
                    token.made_by.into(),
                    token.checked_by.into(),
                    token.expires_at.into(),
                ];
                self.execute(&sql::API_TOKEN_INSERT, row).await
            }
            SignInWrite::RevokeToken(digest, at) => {
                self.execute(&sql::API_TOKEN_REVOKE, [(*at).into(), (*digest).into()]).await
            }
        }
        .map(|_| ())
    }
}
