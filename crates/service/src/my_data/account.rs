//! The account of a person: roles, sessions, passkeys; never what opens it.

use crate::Community;
use crate::principal::Principal;
use crate::sessions::sessions;
use jiff::Timestamp;
use ledger::Rejection;
use serde_json::{Value, json};
use store::StoreFailure;
use store::account::{account, recovery_codes_left, roles};
use store::passkey::passkeys_of;
use store::sign_in::Strength;

pub(super) async fn account_of(
    community: &Community,
    principal: &Principal,
    now: Timestamp,
) -> Result<Value, StoreFailure> {
    let open = sessions(community, principal, now).await?;
    let mut reader = community.store.reader().await?;
    let id = principal.account;
    let found = account(&mut *reader, id).await?.ok_or(Rejection::AccountUnknown)?;
    let held = roles(&mut *reader, id).await?;
    let passkeys = passkeys_of(&mut *reader, id).await?;
    let codes = recovery_codes_left(&mut *reader, id).await?;
    drop(reader);
    let sessions = open.iter().map(|one| {
        let strength = match one.strength {
            Strength::Password => "password",
            Strength::TwoFactors => "two_factors",
        };
        json!({
            "begun_at": one.begun_at.to_string(), "used_at": one.used_at.to_string(),
            "expires_at": one.expires_at.to_string(), "strength": strength,
        })
    });
    Ok(json!({
        "account": id.to_string(),
        "made_at": found.made_at.to_string(),
        "has_password": found.password_hash.is_some(),
        "has_authenticator": found.one_time_secret.is_some(),
        "recovery_codes_left": codes,
        "failed_sign_ins": found.failed_sign_ins,
        "roles": held.iter().map(|one| json!({ "line": one.line, "role": one.role }))
            .collect::<Vec<Value>>(),
        "sessions": sessions.collect::<Vec<Value>>(),
        "passkeys": passkeys.iter().map(|one| json!({ "made_at": one.made_at.to_string() }))
            .collect::<Vec<Value>>(),
    }))
}
