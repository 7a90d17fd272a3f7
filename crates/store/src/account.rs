//! Accounts, their roles and their recovery codes.
//!
//! **Invariant: a change is of the row as it was read.** Each has a version; of two changes to the
//! same version one is refused, so that two tries to sign in at once cannot both count as one.

use crate::failure::StoreFailure;
use crate::session::{Session, Sql};
use crate::sql::accounts as sql;
use crate::transaction::Transaction;
use crate::value::{Row, Value};
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// An account, with nothing in it that can be read as a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Made by who makes the account.
    pub id: Uuid,
    /// Whose it is; a program's account is nobody's.
    pub person: Option<Uuid>,
    /// The blind index of the sign-in name.
    pub sign_in_index: [u8; 32],
    /// A PHC string of argon2id; without one nobody signs in by password.
    pub password_hash: Option<String>,
    /// The sealed secret of one-time codes.
    pub one_time_secret: Option<Vec<u8>>,
    /// The step of the last code that was used.
    pub last_code_step: Option<u64>,
    /// Tries since the last that succeeded.
    pub failed_sign_ins: u32,
    /// No try is looked at before this.
    pub locked_until: Option<Timestamp>,
    /// Since when the account opens nothing.
    pub disabled_at: Option<Timestamp>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Which state of the account this is; the store counts.
    pub version: u64,
}

impl Account {
    /// An account that nobody can sign in to yet.
    pub fn new(
        id: Uuid,
        person: Option<Uuid>,
        sign_in_index: [u8; 32],
        made_at: Timestamp,
    ) -> Account {
        Account {
            id,
            person,
            sign_in_index,
            password_hash: None,
            one_time_secret: None,
            last_code_step: None,
            failed_sign_ins: 0,
            locked_until: None,
            disabled_at: None,
            made_at,
            version: 1,
        }
    }
}

/// A role in a line of business, by their names in the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRole {
    /// Whose.
    pub account: Uuid,
    /// The line.
    pub line: String,
    /// The role.
    pub role: String,
}

/// A write about an account. Its batch needs no pool.
#[derive(Clone, Debug)]
pub enum AccountWrite {
    /// Makes the account.
    Make(Account),
    /// Writes the account anew, if it still has this version.
    Change(Account),
    /// Gives a role, by two people.
    Grant {
        /// What is given to whom.
        role: AccountRole,
        /// Who proposed it.
        granted_by: Uuid,
        /// Who agreed; never the same.
        checked_by: Uuid,
        /// When.
        at: Timestamp,
    },
    /// Takes a role back, which one person may do.
    Revoke {
        /// What is taken from whom.
        role: AccountRole,
        /// Who takes it.
        by: Uuid,
        /// When.
        at: Timestamp,
    },
    /// Replaces the unused recovery codes by these digests.
    RecoveryCodes {
        /// Whose.
        account: Uuid,
        /// What is stored of each.
        digests: Vec<[u8; 32]>,
    },
    /// Uses a recovery code up.
    UseRecoveryCode {
        /// Whose.
        account: Uuid,
        /// Which.
        digest: [u8; 32],
        /// When.
        at: Timestamp,
    },
}

/// The account of an id.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn account(session: &mut dyn Session, id: Uuid) -> Result<Option<Account>, StoreFailure> {
    one(session, &sql::ACCOUNT, id.into()).await
}

/// The account of a sign-in name, by its blind index.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn account_by_name(
    session: &mut dyn Session,
    index: [u8; 32],
) -> Result<Option<Account>, StoreFailure> {
    one(session, &sql::ACCOUNT_BY_NAME, index.into()).await
}

/// A page of the roles that were given and stand, behind an account, in the order of accounts. The
/// last account of a full page may have more.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn roles_given(
    session: &mut dyn Session,
    after: Uuid,
    limit: u32,
) -> Result<Vec<AccountRole>, StoreFailure> {
    let rows = session.rows(&sql::ROLES_GIVEN, &[after.into(), limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (account, line) = (columns.read()?, columns.read()?);
        Ok(AccountRole { account, line, role: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// The next accounts after an id, in the order of their ids.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn accounts(
    session: &mut dyn Session,
    after: Uuid,
    limit: u32,
) -> Result<Vec<Account>, StoreFailure> {
    let rows = session.rows(&sql::ACCOUNTS, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// The account of a person, if the person has one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn account_of_person(
    session: &mut dyn Session,
    person: Uuid,
) -> Result<Option<Account>, StoreFailure> {
    one(session, &sql::ACCOUNT_OF_PERSON, person.into()).await
}

/// How many recovery codes of an account are left.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn recovery_codes_left(
    session: &mut dyn Session,
    account: Uuid,
) -> Result<u32, StoreFailure> {
    let row = session.rows(&sql::RECOVERY_CODES_LEFT, &[account.into()]).await?.pop();
    row.expect("a count is always one row").columns().read()
}

/// The roles an account has now.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn roles(
    session: &mut dyn Session,
    account: Uuid,
) -> Result<Vec<AccountRole>, StoreFailure> {
    let rows = session.rows(&sql::ACCOUNT_ROLES, &[account.into()]).await?;
    let roles = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok(AccountRole { account, line: columns.read()?, role: columns.read()? })
    });
    roles.collect()
}

async fn one(
    session: &mut dyn Session,
    sql: &'static Sql,
    key: Value,
) -> Result<Option<Account>, StoreFailure> {
    let row = session.rows(sql, &[key]).await?.pop();
    row.map(read).transpose()
}

fn read(row: Row) -> Result<Account, StoreFailure> {
    let mut columns = row.columns();
    Ok(Account {
        id: columns.read()?,
        person: columns.read()?,
        sign_in_index: columns.read()?,
        password_hash: columns.read()?,
        one_time_secret: columns.read()?,
        last_code_step: columns.read()?,
        failed_sign_ins: columns.read()?,
        locked_until: columns.read()?,
        disabled_at: columns.read()?,
        made_at: columns.read()?,
        version: columns.read()?,
    })
}

impl Transaction<'_> {
    pub(crate) async fn account(&mut self, write: &AccountWrite) -> Result<(), StoreFailure> {
        match write {
            AccountWrite::Make(account) => self.make_account(account).await,
            AccountWrite::Change(account) => self.change_account(account).await,
            AccountWrite::Grant { role, granted_by, checked_by, at } => {
                let who = [(*granted_by).into(), (*checked_by).into(), (*at).into()];
                let [granted_by, checked_by, at] = who;
                let [account, line, name] = key(role);
                let row = [account, line, name, granted_by, checked_by, at];
                self.execute(&sql::ROLE_GRANT, row).await.map(|_| ())
            }
            AccountWrite::Revoke { role, by, at } => {
                let [account, line, name] = key(role);
                let row = [(*by).into(), (*at).into(), account, line, name];
                self.execute(&sql::ROLE_REVOKE, row).await.map(|_| ())
            }
            AccountWrite::RecoveryCodes { account, digests } => {
                self.execute(&sql::RECOVERY_CODES_DELETE, [(*account).into()]).await?;
                let rows: Vec<Vec<Value>> = digests
                    .iter()
                    .map(|digest| vec![(*account).into(), (*digest).into()])
                    .collect();
                self.session.execute(&sql::RECOVERY_CODE_INSERT, &rows).await.map(|_| ())
            }
            AccountWrite::UseRecoveryCode { account, digest, at } => {
                let row = [(*at).into(), (*account).into(), (*digest).into()];
                match self.execute(&sql::RECOVERY_CODE_USE, row).await? {
                    0 => Err(Rejection::SignInRefused.into()),
                    _ => Ok(()),
                }
            }
        }
    }

    async fn make_account(&mut self, account: &Account) -> Result<(), StoreFailure> {
        let mut row = vec![Value::from(account.id)];
        row.extend(state(account));
        row.push(account.made_at.into());
        match self.session.execute(&sql::ACCOUNT_INSERT, &[row]).await? {
            0 => Err(Rejection::AccountDuplicate.into()),
            _ => Ok(()),
        }
    }

    async fn change_account(&mut self, account: &Account) -> Result<(), StoreFailure> {
        let mut row = state(account).to_vec();
        row.extend([account.id.into(), account.version.into()]);
        match self.session.execute(&sql::ACCOUNT_UPDATE, &[row]).await? {
            0 => Err(Rejection::AccountChanged.into()),
            _ => Ok(()),
        }
    }
}

/// What may change about an account.
fn state(account: &Account) -> [Value; 8] {
    [
        account.person.into(),
        account.sign_in_index.into(),
        account.password_hash.clone().into(),
        account.one_time_secret.clone().into(),
        account.last_code_step.into(),
        account.failed_sign_ins.into(),
        account.locked_until.into(),
        account.disabled_at.into(),
    ]
}

fn key(role: &AccountRole) -> [Value; 3] {
    [role.account.into(), role.line.as_str().into(), role.role.as_str().into()]
}
