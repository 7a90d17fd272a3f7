//! The statements about passkeys.

use super::Sql;

pub(crate) const PASSKEY: Sql = Sql::both(
    "SELECT credential_index, account_id, sealed, counter, made_at FROM passkey
     WHERE credential_index = $1",
);

pub(crate) const PASSKEYS_OF_ACCOUNT: Sql = Sql::both(
    "SELECT credential_index, account_id, sealed, counter, made_at FROM passkey
     WHERE account_id = $1 ORDER BY made_at, credential_index",
);

pub(crate) const PASSKEY_INSERT: Sql = Sql::both(
    "INSERT INTO passkey (credential_index, account_id, sealed, counter, made_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

/// Only a counter that rises, or one that has never counted.
pub(crate) const PASSKEY_USE: Sql = Sql::both(
    "UPDATE passkey SET sealed = $1, counter = $2
     WHERE credential_index = $3 AND (counter < $2 OR (counter = 0 AND $2 = 0))",
);

pub(crate) const PASSKEY_DELETE: Sql =
    Sql::both("DELETE FROM passkey WHERE credential_index = $1 AND account_id = $2");

pub(crate) const PASSKEY_CHALLENGE: Sql =
    Sql::both("SELECT account_id, sealed, expires_at FROM passkey_challenge WHERE digest = $1");

pub(crate) const PASSKEY_CHALLENGE_INSERT: Sql = Sql::both(
    "INSERT INTO passkey_challenge (digest, account_id, sealed, expires_at)
     VALUES ($1, $2, $3, $4)",
);

pub(crate) const PASSKEY_CHALLENGE_TAKE: Sql =
    Sql::both("DELETE FROM passkey_challenge WHERE digest = $1");

pub(crate) const PASSKEY_CHALLENGES_SWEEP: Sql =
    Sql::both("DELETE FROM passkey_challenge WHERE expires_at <= $1");
