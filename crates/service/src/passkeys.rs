//! Passkeys: registering one, and signing in with it.
//!
//! A ceremony has two steps. The first answers options for the browser and a token; the second
//! brings the token back with what the authenticator signed. In between the state waits in the
//! store, sealed, for five minutes. **Invariant: a challenge is taken before its answer is looked
//! at**, so it is answered once. **Invariant: the authenticator has verified its user** (by a
//! fingerprint or a code), which makes a passkey two factors by itself.
//!
//! Nobody types a name: the authenticator brings the account along, so nothing here tells which
//! accounts exist. A lock for wrong passwords does not hold a passkey up; it cannot be guessed.
//!
//! The challenge itself is drawn by `webauthn-rs`, the one place where randomness is not the
//! caller's.

use crate::Community;
use crate::accounts::strongest;
use crate::principal::Principal;
use crate::sign_in::{SignedIn, commit, open_session};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use serde_json::{Value, from_value, to_value};
use store::account::account;
use store::passkey::{
    Passkey as KeptPasskey, PasskeyChallenge, PasskeyWrite, passkey, passkey_challenge, passkeys_of,
};
use store::sign_in::{SignInWrite, Strength};
use store::{StoreFailure, Write};
use uuid::Uuid;
use vault::{BlindIndex, Token, sealed};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, Url, Webauthn,
    WebauthnBuilder,
};

/// How long a challenge waits for its answer.
pub const CHALLENGE: SignedDuration = SignedDuration::from_mins(5);

/// What credentials are indexed and sealed under.
const CREDENTIAL: &str = "passkey";

/// What waiting ceremonies are sealed under.
const REGISTRATION: &str = "passkey registration";
const SIGN_IN: &str = "passkey sign-in";

/// The address that passkeys are bound to.
pub struct PasskeyHost(Webauthn);

/// The first step of a ceremony.
#[derive(Debug)]
pub struct Challenged {
    /// Comes back with the answer.
    pub token: Token,
    /// JSON for `navigator.credentials.create` or `get`.
    pub options: String,
}

/// A registered passkey, as its owner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasskeyOfAccount {
    /// What names it.
    pub index: [u8; 32],
    /// When it was registered.
    pub made_at: Timestamp,
}

impl PasskeyHost {
    /// Passkeys of a host name, used by pages of an address of it, such as `https://a.example`.
    ///
    /// # Errors
    /// [`Rejection::PasskeyAddressInvalid`].
    pub fn new(host: &str, address: &str) -> Result<PasskeyHost, Rejection> {
        let invalid = Rejection::PasskeyAddressInvalid;
        let address = Url::parse(address).map_err(|_| invalid)?;
        let builder = WebauthnBuilder::new(host, &address).map_err(|_| invalid)?;
        Ok(PasskeyHost(builder.rp_name(host).build().map_err(|_| invalid)?))
    }
}

/// Begins to register a passkey; the name is shown by the authenticator and kept nowhere here.
///
/// # Errors
/// [`Rejection::SecondFactorNeeded`] where the account has a second factor and the session did
/// without; [`StoreFailure::Unavailable`].
pub async fn begin_registration(
    community: &Community,
    host: &PasskeyHost,
    principal: &Principal,
    name: &str,
    now: Timestamp,
) -> Result<Challenged, StoreFailure> {
    strongest(community, principal).await?;
    let kept = passkeys_of(&mut *community.store.reader().await?, principal.account).await?;
    let known = kept.iter().map(|one| open(community, one));
    let known: Vec<Passkey> = known.collect::<Result<_, _>>()?;
    let known = known.iter().map(|one| one.cred_id().clone()).collect();
    let begun = host.0.start_passkey_registration(principal.account, name, name, Some(known));
    let (options, state) = begun.map_err(|_| Rejection::PasskeyRefused)?;
    let mut options = to_value(&options).map_err(not_json)?;
    // The authenticator keeps who it is for: at a sign-in nobody types a name.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
    options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
    let state = to_value(&state).map_err(not_json)?;
    keep(community, Some(principal.account), &state, (options, now)).await
}

/// Registers the passkey that the authenticator made; every session ends.
///
/// # Errors
/// [`Rejection::PasskeyRefused`], [`Rejection::PasskeyDuplicate`], those of
/// [`begin_registration`]; [`StoreFailure::Unavailable`].
pub async fn finish_registration(
    community: &Community,
    host: &PasskeyHost,
    principal: &Principal,
    (token, answer): (&Token, &str),
    now: Timestamp,
) -> Result<(), StoreFailure> {
    strongest(community, principal).await?;
    let account = principal.account;
    let state = take(community, token, Some(account), now).await?;
    let state: PasskeyRegistration = from_value(state).map_err(not_json)?;
    let answer = serde_json::from_str(answer).map_err(|_| Rejection::PasskeyRefused)?;
    let made = host.0.finish_passkey_registration(&answer, &state);
    let made = made.map_err(|_| Rejection::PasskeyRefused)?;
    let credential = to_value(&made).map_err(not_json)?;
    let made = KeptPasskey {
        index: BlindIndex::newest(&community.keys).value(CREDENTIAL, &hex(made.cred_id()))?,
        account,
        sealed: seal(community, CREDENTIAL, account, &credential),
        counter: 0,
        made_at: now,
    };
    let end = Write::SignIn(SignInWrite::EndAll(account));
    commit(community, vec![Write::Passkey(PasskeyWrite::Add(made)), end], now).await
}

/// Begins a sign-in by passkey.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn begin_sign_in(
    community: &Community,
    host: &PasskeyHost,
    now: Timestamp,
) -> Result<Challenged, StoreFailure> {
    let begun = host.0.start_discoverable_authentication();
    let (mut options, state) = begun.map_err(|_| Rejection::PasskeyRefused)?;
    // The page decides whether it asks at once or beside a form.
    options.mediation = None;
    let state = to_value(&state).map_err(not_json)?;
    let options = to_value(&options).map_err(not_json)?;
    keep(community, None, &state, (options, now)).await
}

/// Opens a session for who holds the passkey.
///
/// # Errors
/// [`Rejection::SignInRefused`], whatever is wrong; [`StoreFailure::Unavailable`].
pub async fn finish_sign_in(
    community: &Community,
    host: &PasskeyHost,
    (token, answer): (&Token, &str),
    now: Timestamp,
) -> Result<SignedIn, StoreFailure> {
    match by_passkey(community, host, (token, answer), now).await {
        Err(StoreFailure::Rejected(_)) => Err(Rejection::SignInRefused.into()),
        answered => answered,
    }
}

/// The passkeys of the account that asks, the oldest first.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn passkeys(
    community: &Community,
    principal: &Principal,
) -> Result<Vec<PasskeyOfAccount>, StoreFailure> {
    let kept = passkeys_of(&mut *community.store.reader().await?, principal.account).await?;
    let shown = |one: &KeptPasskey| PasskeyOfAccount { index: one.index, made_at: one.made_at };
    Ok(kept.iter().map(shown).collect())
}

/// Removes a passkey of the account that asks; every session ends.
///
/// # Errors
/// [`Rejection::PasskeyUnknown`], those of [`begin_registration`]; [`StoreFailure::Unavailable`].
pub async fn remove_passkey(
    community: &Community,
    principal: &Principal,
    index: [u8; 32],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    strongest(community, principal).await?;
    let account = principal.account;
    let remove = Write::Passkey(PasskeyWrite::Remove { index, account });
    let end = Write::SignIn(SignInWrite::EndAll(account));
    commit(community, vec![remove, end], now).await
}

async fn by_passkey(
    community: &Community,
    host: &PasskeyHost,
    (token, answer): (&Token, &str),
    now: Timestamp,
) -> Result<SignedIn, StoreFailure> {
    let refused = Rejection::SignInRefused;
    let state = take(community, token, None, now).await?;
    let state: DiscoverableAuthentication = from_value(state).map_err(not_json)?;
    let answer = serde_json::from_str(answer).map_err(|_| refused)?;
    let named = host.0.identify_discoverable_authentication(&answer).map_err(|_| refused)?;
    let (holder, credential) = named;
    let kept = find(community, credential).await?.filter(|one| one.account == holder);
    let kept = kept.ok_or(refused)?;
    let owner = account(&mut *community.store.reader().await?, holder).await?;
    owner.filter(|one| one.disabled_at.is_none()).ok_or(refused)?;
    let mut known = open(community, &kept)?;
    let key = DiscoverableKey::from(&known);
    let seen = host.0.finish_discoverable_authentication_v2(&answer, state, &key);
    let seen = seen.map_err(|_| refused)?;
    if !seen.user_verified() {
        return Err(refused.into());
    }
    known.update_credential(&seen);
    let sealed = seal(community, CREDENTIAL, holder, &to_value(&known).map_err(not_json)?);
    let used = PasskeyWrite::Use { index: kept.index, sealed, counter: seen.counter() };
    open_session(community, (holder, Strength::TwoFactors), vec![Write::Passkey(used)], now).await
}

/// The passkey of a credential, whichever master key its index was made with.
async fn find(
    community: &Community,
    credential: &[u8],
) -> Result<Option<KeptPasskey>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    for (_, index) in BlindIndex::each(&community.keys) {
        let index = index.value(CREDENTIAL, &hex(credential))?;
        if let Some(found) = passkey(&mut *reader, index).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Keeps the state of a ceremony and hands out its token.
async fn keep(
    community: &Community,
    account: Option<Uuid>,
    state: &Value,
    (options, now): (Value, Timestamp),
) -> Result<Challenged, StoreFailure> {
    let token = community.with_entropy(|entropy| Token::generate(entropy));
    let challenge = PasskeyChallenge {
        digest: *token.digest().bytes(),
        account,
        sealed: seal(community, label(account), account.unwrap_or_default(), state),
        expires_at: now.saturating_add(CHALLENGE).unwrap_or(Timestamp::MAX),
    };
    let write = Write::Passkey(PasskeyWrite::Challenge(challenge, now));
    commit(community, vec![write], now).await?;
    Ok(Challenged { token, options: options.to_string() })
}

/// Takes a challenge that was kept for this account, or for a sign-in, and is not over.
async fn take(
    community: &Community,
    token: &Token,
    account: Option<Uuid>,
    now: Timestamp,
) -> Result<Value, StoreFailure> {
    let digest = *token.digest().bytes();
    let found = passkey_challenge(&mut *community.store.reader().await?, digest).await?;
    let found = found.filter(|one| one.account == account && now < one.expires_at);
    let found = found.ok_or(Rejection::PasskeyRefused)?;
    commit(community, vec![Write::Passkey(PasskeyWrite::Take(digest))], now).await?;
    let subject = account.unwrap_or_default();
    let plain = sealed::open_by_community(&community.keys, label(account), subject, &found.sealed)?;
    Ok(serde_json::from_slice(&plain).map_err(|_| Rejection::SealBroken)?)
}

fn label(account: Option<Uuid>) -> &'static str {
    if account.is_some() { REGISTRATION } else { SIGN_IN }
}

fn open(community: &Community, kept: &KeptPasskey) -> Result<Passkey, Rejection> {
    let keys = &community.keys;
    let plain = sealed::open_by_community(keys, CREDENTIAL, kept.account, &kept.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Rejection::SealBroken)
}

fn seal(community: &Community, label: &str, subject: Uuid, plain: &Value) -> Vec<u8> {
    let plain = plain.to_string();
    community.with_entropy(|entropy| {
        sealed::seal_by_community(&community.keys, label, subject, plain.as_bytes(), entropy)
    })
}

/// What the library writes or reads is always JSON; if not, the ceremony is over.
fn not_json(_: serde_json::Error) -> Rejection {
    Rejection::PasskeyRefused
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
