//! Making accounts, and changing what they are opened with.

use crate::Community;
use crate::principal::{Principal, Proof};
use crate::roles::{Action, Line, Role};
use crate::sign_in::{NAME, SECRET, commit, find, verify};
use jiff::Timestamp;
use ledger::Rejection;
use store::account::{Account, AccountRole, AccountWrite, account};
use store::passkey::passkeys_of;
use store::sign_in::{SignInWrite, Strength};
use store::{StoreFailure, Write};
use uuid::Uuid;
use vault::password::{self, PasswordCost};
use vault::{BlindIndex, OneTimeSecret, RecoveryCode, sealed};

/// An account to be made.
pub struct NewAccount<'a> {
    /// Made by the client.
    pub id: Uuid,
    /// Whose it will be; a program's is nobody's.
    pub person: Option<Uuid>,
    /// The sign-in name; it is kept nowhere.
    pub name: &'a str,
    /// The first password; without one nobody signs in yet.
    pub password: Option<&'a str>,
}

/// The account of a sign-in name, for who already may know that there is one.
///
/// # Errors
/// [`Rejection::AccountUnknown`]; [`StoreFailure::Unavailable`].
pub async fn account_of(community: &Community, name: &str) -> Result<Uuid, StoreFailure> {
    Ok(find(community, name).await?.ok_or(Rejection::AccountUnknown)?.id)
}

/// Makes an account that may do what everybody may.
///
/// # Errors
/// [`Rejection::AccountDuplicate`], those of a password; [`StoreFailure::Unavailable`].
pub async fn create_account(
    community: &Community,
    new: NewAccount<'_>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let made = make(community, &new, now).await?;
    commit(community, vec![made], now).await
}

/// The first two people of a community: a plan manager and a compliance officer, who give all other
/// roles together. Each role is given by the founding itself and by the other of the two.
///
/// # Errors
/// Those of [`create_account`].
pub async fn found_community(
    community: &Community,
    manager: NewAccount<'_>,
    compliance: NewAccount<'_>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let grant = |account, role: Role, checked_by| {
        let role = account_role(account, Line::MutualAid, role);
        Write::Account(AccountWrite::Grant { role, granted_by: Uuid::nil(), checked_by, at: now })
    };
    let writes = vec![
        make(community, &manager, now).await?,
        make(community, &compliance, now).await?,
        grant(manager.id, Role::PlanManager, compliance.id),
        grant(compliance.id, Role::Compliance, manager.id),
    ];
    commit(community, writes, now).await
}

/// Sets a new password, by who knows the old one; every session ends.
///
/// # Errors
/// [`Rejection::PasswordWrong`], those of a password; [`StoreFailure::Unavailable`].
pub async fn change_password(
    community: &Community,
    principal: &Principal,
    old: &str,
    new: &str,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    strongest(community, principal).await?;
    let mut changed = own(community, principal).await?;
    let stored = changed.password_hash.clone().ok_or(Rejection::PasswordWrong)?;
    if !verify(old, stored).await? {
        return Err(Rejection::PasswordWrong.into());
    }
    changed.password_hash = Some(hash(community, new)?);
    change_and_end_sessions(community, changed, vec![], now).await
}

/// Enrols the secret of one-time codes, once a code shows that the authenticator has it. Answers
/// the recovery codes, which are shown this once; every session ends.
///
/// # Errors
/// [`Rejection::OneTimeCodeWrong`], [`Rejection::SecondFactorNeeded`] where another secret is
/// enrolled and the session did without; [`StoreFailure::Unavailable`].
pub async fn enrol(
    community: &Community,
    principal: &Principal,
    secret: &OneTimeSecret,
    code: &str,
    now: Timestamp,
) -> Result<Vec<RecoveryCode>, StoreFailure> {
    strongest(community, principal).await?;
    let mut changed = own(community, principal).await?;
    let step = secret.verify(code, now, None)?;
    let (sealed, codes) = community.with_entropy(|entropy| {
        let keys = &community.keys;
        let sealed = sealed::seal_by_community(keys, SECRET, changed.id, secret.bytes(), entropy);
        (sealed, RecoveryCode::generate(entropy))
    });
    changed.one_time_secret = Some(sealed);
    changed.last_code_step = Some(step);
    let digests = codes.iter().map(|code| *code.digest().bytes()).collect();
    let renew = AccountWrite::RecoveryCodes { account: changed.id, digests };
    change_and_end_sessions(community, changed, vec![Write::Account(renew)], now).await?;
    Ok(codes.into())
}

/// Shuts an account, and ends its sessions and tokens with it.
///
/// # Errors
/// [`Rejection::AccountUnknown`], those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn disable(
    community: &Community,
    principal: &Principal,
    id: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::ManageAccounts)?;
    let mut changed = by_id(community, id).await?;
    changed.disabled_at = Some(now);
    change_and_end_sessions(community, changed, vec![], now).await
}

/// Ends every session of an account, by who manages accounts.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::AccountUnknown`]; [`StoreFailure::Unavailable`].
pub async fn end_sessions(
    community: &Community,
    principal: &Principal,
    id: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::ManageAccounts)?;
    let known = by_id(community, id).await?;
    commit(community, vec![Write::SignIn(SignInWrite::EndAll(known.id))], now).await
}

/// Takes a role back. One person may: less power needs no second.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn revoke_role(
    community: &Community,
    principal: &Principal,
    (id, line, role): (Uuid, Line, Role),
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::ManageAccounts)?;
    let role = account_role(id, line, role);
    let revoke = AccountWrite::Revoke { role, by: principal.account, at: now };
    commit(community, vec![Write::Account(revoke)], now).await
}

pub(crate) fn account_role(account: Uuid, line: Line, role: Role) -> AccountRole {
    AccountRole { account, line: line.slug().to_owned(), role: role.slug().to_owned() }
}

/// The write that makes an account.
pub(crate) async fn make(
    community: &Community,
    new: &NewAccount<'_>,
    now: Timestamp,
) -> Result<Write, StoreFailure> {
    // An older master key may have made the index of the same name.
    if find(community, new.name).await?.is_some() {
        return Err(Rejection::AccountDuplicate.into());
    }
    Ok(Write::Account(AccountWrite::Make(Account {
        password_hash: new.password.map(|password| hash(community, password)).transpose()?,
        ..Account::new(
            new.id,
            new.person,
            BlindIndex::newest(&community.keys).value(NAME, new.name)?,
            now,
        )
    })))
}

fn hash(community: &Community, new: &str) -> Result<String, Rejection> {
    let cost = PasswordCost::default();
    community.with_entropy(|entropy| password::hash(new, &cost, entropy))
}

/// A session as strong as the account allows: a stolen weaker one must not take the account over.
pub(crate) async fn strongest(
    community: &Community,
    principal: &Principal,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let passkeys = passkeys_of(&mut *reader, principal.account).await?;
    drop(reader);
    let enrolled = own(community, principal).await?.one_time_secret.is_some();
    let stronger = enrolled || !passkeys.is_empty();
    match principal.proof {
        Proof::Token(_) => Err(Rejection::ScopeMissing.into()),
        Proof::Session(Strength::Password) if stronger => Err(Rejection::SecondFactorNeeded.into()),
        Proof::Session(_) => Ok(()),
    }
}

async fn own(community: &Community, principal: &Principal) -> Result<Account, StoreFailure> {
    by_id(community, principal.account).await
}

async fn by_id(community: &Community, id: Uuid) -> Result<Account, StoreFailure> {
    let found = account(&mut *community.store.reader().await?, id).await?;
    Ok(found.ok_or(Rejection::AccountUnknown)?)
}

async fn change_and_end_sessions(
    community: &Community,
    changed: Account,
    more: Vec<Write>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let end = Write::SignIn(SignInWrite::EndAll(changed.id));
    let mut writes = vec![Write::Account(AccountWrite::Change(changed)), end];
    writes.extend(more);
    commit(community, writes, now).await
}
