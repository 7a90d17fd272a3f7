//! Signing in and out.
//!
//! **Invariant: a try counts before it is looked at.** It takes the account's version first, so of
//! many tries at once one is looked at, and a one-time code opens one session.
//! **Invariant: an answer does not tell whether a name exists**: an unknown name, a wrong password,
//! a wrong code and a locked account are refused alike, after one hash each.

use crate::Community;
use crate::roles::Action;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use std::sync::LazyLock;
use store::account::{Account, AccountWrite, account_by_name};
use store::sign_in::{SignInWrite, SignedInSession, Strength};
use store::{Batch, StoreFailure, Write};
use uuid::Uuid;
use vault::password::{self, PasswordCost};
use vault::{BlindIndex, OneTimeSecret, RecoveryCode, SeededEntropy, Token, sealed};

/// A session ends after this, however much it is used.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);

/// So many tries that fail are free of a wait.
pub const FREE_TRIES: u32 = 5;

/// The longest wait.
pub const LOCK_MAX: SignedDuration = SignedDuration::from_hours(1);

/// What names are indexed under.
pub(crate) const NAME: &str = "sign-in name";

/// What one-time secrets are sealed under.
pub(crate) const SECRET: &str = "one-time secret";

/// What is verified where there is no password to verify against; nobody knows what it is of.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let mut entropy = SeededEntropy::new([7; 32]);
    password::hash("a boat that nobody is in", &PasswordCost::default(), &mut entropy)
        .expect("a sound password")
});

/// What somebody typed.
pub struct Credentials<'a> {
    /// The sign-in name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// A one-time code or a recovery code.
    pub code: Option<&'a str>,
}

/// A new session.
#[derive(Debug)]
pub struct SignedIn {
    /// What its bearer keeps; it is nowhere else.
    pub token: Token,
    /// Whose it is.
    pub account: Uuid,
    /// How it was opened.
    pub strength: Strength,
}

/// What a code turned out to be.
enum Code {
    None,
    Step(u64),
    Recovery([u8; 32]),
}

/// Opens a session.
///
/// # Errors
/// [`Rejection::SignInRefused`]; [`StoreFailure::Unavailable`].
pub async fn sign_in(
    community: &Community,
    typed: Credentials<'_>,
    now: Timestamp,
) -> Result<SignedIn, StoreFailure> {
    let found = find(community, typed.name).await?;
    let open = |one: &Account| {
        one.disabled_at.is_none() && one.locked_until.is_none_or(|until| until <= now)
    };
    let Some(found) = found.filter(open) else {
        // As much as for an account: a durable write, which ends a session nobody has, and a hash.
        commit(community, vec![Write::SignIn(SignInWrite::End([0; 32]))], now).await?;
        verify(typed.password, NOBODY.clone()).await?;
        return refused();
    };
    let Some(mut account) = count_try(community, found.clone(), now).await? else {
        verify(typed.password, NOBODY.clone()).await?;
        return refused();
    };
    let stored = account.password_hash.clone();
    let known = verify(typed.password, stored.unwrap_or_else(|| NOBODY.clone())).await?;
    let code = code(community, &account, typed.code, now);
    let (true, true, Ok(code)) = (known, account.password_hash.is_some(), code) else {
        return refused();
    };
    let mut writes = Vec::new();
    let mut strength = Strength::TwoFactors;
    match code {
        Code::None => strength = Strength::Password,
        Code::Step(step) => account.last_code_step = Some(step),
        Code::Recovery(digest) => {
            let using = AccountWrite::UseRecoveryCode { account: account.id, digest, at: now };
            writes.push(Write::Account(using));
        }
    }
    (account.failed_sign_ins, account.locked_until) = (0, None);
    let id = account.id;
    writes.push(Write::Account(AccountWrite::Change(account)));
    match open_session(community, (id, strength), writes, now).await {
        Err(StoreFailure::Rejected(_)) => refused(),
        done => done,
    }
}

/// Opens a session for a public account of a demonstration, whose password everybody knows; a code
/// of its could be used once in half a minute, by all its visitors together.
///
/// # Errors
/// [`Rejection::SignInRefused`] for a name that is unknown or whose account is switched off;
/// [`StoreFailure::Unavailable`].
pub async fn enter_demonstration(
    community: &Community,
    (name, strength): (&str, Strength),
    now: Timestamp,
) -> Result<SignedIn, StoreFailure> {
    let found = find(community, name).await?.filter(|account| account.disabled_at.is_none());
    let account = found.ok_or(Rejection::SignInRefused)?;
    open_session(community, (account.id, strength), Vec::new(), now).await
}

/// Opens a session in one batch with what opened it.
pub(crate) async fn open_session(
    community: &Community,
    (account, strength): (Uuid, Strength),
    mut writes: Vec<Write>,
    now: Timestamp,
) -> Result<SignedIn, StoreFailure> {
    let token = community.with_entropy(|entropy| Token::generate(entropy));
    writes.push(Write::SignIn(SignInWrite::Open(SignedInSession {
        digest: *token.digest().bytes(),
        account,
        made_at: now,
        seen_at: now,
        expires_at: now.saturating_add(SESSION).unwrap_or(Timestamp::MAX),
        strength,
    })));
    commit(community, writes, now).await?;
    Ok(SignedIn { token, account, strength })
}

/// Ends one session.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn sign_out(
    community: &Community,
    token: &Token,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let end = Write::SignIn(SignInWrite::End(*token.digest().bytes()));
    commit(community, vec![end], now).await
}

/// Ends every session of an account.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn sign_out_everywhere(
    community: &Community,
    account: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    commit(community, vec![Write::SignIn(SignInWrite::EndAll(account))], now).await
}

/// The slugs of these actions as a token keeps them.
pub(crate) fn scopes_text(scopes: &[Action]) -> String {
    let slugs: Vec<&str> = scopes.iter().map(|action| action.row().slug).collect();
    slugs.join(" ")
}

/// One batch that needs no pool.
pub(crate) async fn commit(
    community: &Community,
    writes: Vec<Write>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let batch = Batch::of_pool(community.new_id(now), 0, writes);
    community.store.commit(batch).await.map(|_| ())
}

/// The account of a name, whichever master key its index was made with.
pub(crate) async fn find(
    community: &Community,
    name: &str,
) -> Result<Option<Account>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let mut found = None;
    for (_, index) in BlindIndex::each(&community.keys) {
        let Ok(value) = index.value(NAME, name) else {
            return Ok(None);
        };
        found = found.or(account_by_name(&mut *reader, value).await?);
    }
    Ok(found)
}

/// Writes that there is a try, and the wait if it fails. Nothing where another try was quicker.
async fn count_try(
    community: &Community,
    mut account: Account,
    now: Timestamp,
) -> Result<Option<Account>, StoreFailure> {
    account.failed_sign_ins = account.failed_sign_ins.saturating_add(1);
    account.locked_until = wait_after(account.failed_sign_ins)
        .map(|wait| now.saturating_add(wait).unwrap_or(Timestamp::MAX));
    let change = Write::Account(AccountWrite::Change(account.clone()));
    match commit(community, vec![change], now).await {
        Err(StoreFailure::Rejected(Rejection::AccountChanged)) => Ok(None),
        Err(failure) => Err(failure),
        Ok(()) => {
            account.version = account.version.saturating_add(1);
            Ok(Some(account))
        }
    }
}

/// One minute after the fifth try, twice as long after each more.
fn wait_after(tries: u32) -> Option<SignedDuration> {
    let doublings = tries.checked_sub(FREE_TRIES)?;
    let minutes = 1i64.checked_shl(doublings.min(6))?;
    Some(SignedDuration::from_mins(minutes).min(LOCK_MAX))
}

/// Who has a one-time secret has to give a code; who has none cannot.
fn code(
    community: &Community,
    account: &Account,
    typed: Option<&str>,
    now: Timestamp,
) -> Result<Code, Rejection> {
    let Some(secret) = &account.one_time_secret else {
        return Ok(Code::None);
    };
    let typed = typed.ok_or(Rejection::SignInRefused)?;
    if let Ok(code) = RecoveryCode::from_text(typed) {
        return Ok(Code::Recovery(*code.digest().bytes()));
    }
    let secret = sealed::open_by_community(&community.keys, SECRET, account.id, secret)?;
    let secret = OneTimeSecret::from_bytes(&secret)?;
    Ok(Code::Step(secret.verify(typed, now, account.last_code_step)?))
}

/// Whether a password is the one of a hash, worked out beside the threads that answer others.
pub(crate) async fn verify(typed: &str, stored: String) -> Result<bool, StoreFailure> {
    let typed = zeroize::Zeroizing::new(typed.to_owned());
    let work = tokio::task::spawn_blocking(move || password::verify(&typed, &stored).is_ok());
    work.await.map_err(|error| StoreFailure::Unavailable(error.to_string()))
}

fn refused<T>() -> Result<T, StoreFailure> {
    Err(Rejection::SignInRefused.into())
}
