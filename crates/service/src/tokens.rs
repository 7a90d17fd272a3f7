//! Taking back the tokens of programs; two people make them, by a proposal.

use crate::Community;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use crate::sign_in::commit;
use jiff::Timestamp;
use store::sign_in::SignInWrite;
use store::{StoreFailure, Write};

/// Takes a token back, by its digest. One person may: less power needs no second. What is no token,
/// or was taken back before, stays so.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn revoke(
    community: &Community,
    principal: &Principal,
    digest: [u8; 32],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    principal.require(Line::MutualAid, Action::ManageAccounts)?;
    let revoke = Write::SignIn(SignInWrite::RevokeToken(digest, now));
    commit(community, vec![revoke], now).await
}
