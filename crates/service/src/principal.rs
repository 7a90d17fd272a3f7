//! Who asks: an account behind a session or a token, and what it may do.

use crate::Community;
use crate::roles::{Action, Line, Role, may};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use store::account::{Account, account, roles};
use store::sign_in::{ApiToken, SignInWrite, SignedInSession, Strength, api_token, session};
use store::{Batch, Session, StoreFailure, Write};
use uuid::Uuid;
use vault::Token;

/// A session that is not used for this long has ended.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);

/// How exactly it is noted when a session was used: a write for each request would be too many.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// How the account was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By somebody who signed in.
    Session(Strength),
    /// By a program's token, for these actions only.
    Token(Vec<Action>),
}

/// Who asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub account: Uuid,
    /// The person, unless the account is a program's.
    pub person: Option<Uuid>,
    /// The roles that were given.
    pub roles: Vec<(Line, Role)>,
    /// How it was proved.
    pub proof: Proof,
}

impl Principal {
    /// Looks whether this may be done: the role, the scope of a token, the second factor.
    ///
    /// # Errors
    /// [`Rejection::NotPermitted`], [`Rejection::ScopeMissing`],
    /// [`Rejection::SecondFactorNeeded`].
    pub fn require(&self, line: Line, action: Action) -> Result<(), Rejection> {
        let held = self.roles.iter().filter(|(of, _)| *of == line).map(|(_, role)| *role);
        // Everybody may ask to join; whose account is a person's looks after their own things.
        let own = if self.person.is_some() { Role::Member } else { Role::Applicant };
        let allowing: Vec<Role> = held.chain([own]).filter(|role| may(*role, action)).collect();
        if allowing.is_empty() {
            return Err(Rejection::NotPermitted);
        }
        match &self.proof {
            Proof::Token(scopes) if scopes.contains(&action) => Ok(()),
            Proof::Token(_) => Err(Rejection::ScopeMissing),
            Proof::Session(Strength::TwoFactors) => Ok(()),
            Proof::Session(Strength::Password) => {
                match allowing.iter().all(|role| role.needs_two_factors()) {
                    true => Err(Rejection::SecondFactorNeeded),
                    false => Ok(()),
                }
            }
        }
    }
}

/// Who holds this text, a session's or a program's token.
///
/// # Errors
/// [`Rejection::SignInNeeded`], whatever is wrong with it; [`StoreFailure::Unavailable`].
pub async fn principal(
    community: &Community,
    text: &str,
    now: Timestamp,
) -> Result<Principal, StoreFailure> {
    let token = Token::from_text(text).map_err(|_| Rejection::SignInNeeded)?;
    let digest = *token.digest().bytes();
    let mut reader = community.store.reader().await?;
    if let Some(found) = session(&mut *reader, digest).await? {
        let principal = of_session(&mut *reader, &found, now).await?;
        drop(reader);
        note_use(community, &found, now).await?;
        return Ok(principal);
    }
    let found = api_token(&mut *reader, digest).await?.ok_or(Rejection::SignInNeeded)?;
    of_token(&mut *reader, &found, now).await
}

async fn of_session(
    reader: &mut dyn Session,
    found: &SignedInSession,
    now: Timestamp,
) -> Result<Principal, StoreFailure> {
    if now >= found.expires_at || now.duration_since(found.seen_at) >= IDLE {
        return Err(Rejection::SignInNeeded.into());
    }
    of_account(reader, found.account, Proof::Session(found.strength)).await
}

async fn of_token(
    reader: &mut dyn Session,
    found: &ApiToken,
    now: Timestamp,
) -> Result<Principal, StoreFailure> {
    if now >= found.expires_at || found.revoked_at.is_some() {
        return Err(Rejection::SignInNeeded.into());
    }
    let scopes = found.scopes.split(' ').filter_map(Action::from_slug).collect();
    of_account(reader, found.account, Proof::Token(scopes)).await
}

async fn of_account(
    reader: &mut dyn Session,
    id: Uuid,
    proof: Proof,
) -> Result<Principal, StoreFailure> {
    let found: Account = account(reader, id).await?.ok_or(Rejection::SignInNeeded)?;
    if found.disabled_at.is_some() {
        return Err(Rejection::SignInNeeded.into());
    }
    let held = roles(reader, id).await?;
    let known = |(line, role): (&str, &str)| Some((Line::from_slug(line)?, Role::from_slug(role)?));
    let roles = held.iter().filter_map(|one| known((&one.line, &one.role))).collect();
    Ok(Principal { account: id, person: found.person, roles, proof })
}

async fn note_use(
    community: &Community,
    found: &SignedInSession,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    if now.duration_since(found.seen_at) < SEEN_EVERY {
        return Ok(());
    }
    let seen = Write::SignIn(SignInWrite::Seen(found.digest, now));
    let batch = Batch::of_pool(community.new_id(now), 0, vec![seen]);
    community.store.commit(batch).await.map(|_| ())
}
