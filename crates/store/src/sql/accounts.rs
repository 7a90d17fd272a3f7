//! The statements about accounts, sessions, tokens and proposals.

use super::Sql;

pub(crate) const ACCOUNT: Sql = Sql::both(
    "SELECT account_id, person_id, sign_in_index, password_hash, one_time_secret, last_code_step,
        failed_sign_ins, locked_until, disabled_at, made_at, version
     FROM account WHERE account_id = $1",
);

pub(crate) const ACCOUNT_BY_NAME: Sql = Sql::both(
    "SELECT account_id, person_id, sign_in_index, password_hash, one_time_secret, last_code_step,
        failed_sign_ins, locked_until, disabled_at, made_at, version
     FROM account WHERE sign_in_index = $1",
);

pub(crate) const ACCOUNTS: Sql = Sql::both(
    "SELECT account_id, person_id, sign_in_index, password_hash, one_time_secret, last_code_step,
        failed_sign_ins, locked_until, disabled_at, made_at, version
     FROM account WHERE account_id > $1 ORDER BY account_id LIMIT $2",
);

pub(crate) const ACCOUNT_INSERT: Sql = Sql::both(
    "INSERT INTO account (account_id, person_id, sign_in_index, password_hash, one_time_secret,
        last_code_step, failed_sign_ins, locked_until, disabled_at, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
);

pub(crate) const ACCOUNT_UPDATE: Sql = Sql::both(
    "UPDATE account SET person_id = $1, sign_in_index = $2, password_hash = $3,
        one_time_secret = $4, last_code_step = $5, failed_sign_ins = $6, locked_until = $7,
        disabled_at = $8, version = version + 1
     WHERE account_id = $9 AND version = $10",
);

pub(crate) const ACCOUNT_ROLES: Sql = Sql::both(
    "SELECT line, role FROM account_role WHERE account_id = $1 AND revoked_at IS NULL
     ORDER BY line, role",
);

/// A page of the roles that were given, from behind an account. Members have none of them.
pub(crate) const ROLES_GIVEN: Sql = Sql::both(
    "SELECT account_id, line, role FROM account_role WHERE account_id > $1 AND revoked_at IS NULL
     ORDER BY account_id, line, role LIMIT $2",
);

pub(crate) const ROLE_GRANT: Sql = Sql::both(
    "INSERT INTO account_role (account_id, line, role, granted_by, checked_by, granted_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (account_id, line, role) DO UPDATE SET granted_by = excluded.granted_by,
        checked_by = excluded.checked_by, granted_at = excluded.granted_at, revoked_by = NULL,
        revoked_at = NULL",
);

pub(crate) const ROLE_REVOKE: Sql = Sql::both(
    "UPDATE account_role SET revoked_by = $1, revoked_at = $2
     WHERE account_id = $3 AND line = $4 AND role = $5 AND revoked_at IS NULL",
);

pub(crate) const ACCOUNT_OF_PERSON: Sql = Sql::both(
    "SELECT account_id, person_id, sign_in_index, password_hash, one_time_secret, last_code_step,
        failed_sign_ins, locked_until, disabled_at, made_at, version
     FROM account WHERE person_id = $1",
);

pub(crate) const RECOVERY_CODES_LEFT: Sql =
    Sql::both("SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL");

pub(crate) const RECOVERY_CODES_DELETE: Sql =
    Sql::both("DELETE FROM recovery_code WHERE account_id = $1 AND used_at IS NULL");

pub(crate) const RECOVERY_CODE_INSERT: Sql =
    Sql::both("INSERT INTO recovery_code (account_id, digest) VALUES ($1, $2)");

pub(crate) const RECOVERY_CODE_USE: Sql = Sql::both(
    "UPDATE recovery_code SET used_at = $1
     WHERE account_id = $2 AND digest = $3 AND used_at IS NULL",
);

pub(crate) const SESSION: Sql = Sql::both(
    "SELECT account_id, made_at, seen_at, expires_at, strength FROM session WHERE digest = $1",
);

pub(crate) const SESSIONS_OF: Sql = Sql::both(
    "SELECT digest, made_at, seen_at, expires_at, strength FROM session
     WHERE account_id = $1 AND expires_at > $2 ORDER BY made_at, digest LIMIT $3",
);

pub(crate) const SESSION_DELETE_OWN: Sql =
    Sql::both("DELETE FROM session WHERE digest = $1 AND account_id = $2");

pub(crate) const SESSION_INSERT: Sql = Sql::both(
    "INSERT INTO session (digest, account_id, made_at, seen_at, expires_at, strength)
     VALUES ($1, $2, $3, $4, $5, $6)",
);

pub(crate) const SESSION_SEEN: Sql =
    Sql::both("UPDATE session SET seen_at = $1 WHERE digest = $2 AND seen_at < $1");

pub(crate) const SESSION_DELETE: Sql = Sql::both("DELETE FROM session WHERE digest = $1");

pub(crate) const SESSIONS_DELETE: Sql = Sql::both("DELETE FROM session WHERE account_id = $1");

pub(crate) const API_TOKEN: Sql = Sql::both(
    "SELECT account_id, name, scopes, made_by, checked_by, expires_at, revoked_at
     FROM api_token WHERE digest = $1",
);

/// A page of the tokens, from behind one.
pub(crate) const API_TOKENS: Sql = Sql::both(
    "SELECT digest, account_id, name, scopes, made_by, checked_by, expires_at, revoked_at
     FROM api_token WHERE digest > $1 ORDER BY digest LIMIT $2",
);

pub(crate) const API_TOKEN_INSERT: Sql = Sql::both(
    "INSERT INTO api_token (digest, account_id, name, scopes, made_by, checked_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);

pub(crate) const API_TOKEN_REVOKE: Sql =
    Sql::both("UPDATE api_token SET revoked_at = $1 WHERE digest = $2 AND revoked_at IS NULL");

pub(crate) const PROPOSAL: Sql = Sql::both(
    "SELECT proposal_id, pool_id, member_id, kind, body, made_by, made_at, decided_by, decided_at,
        decision, reason
     FROM proposal WHERE proposal_id = $1",
);

pub(crate) const PROPOSALS_OPEN: Sql = Sql::both(
    "SELECT proposal_id, pool_id, member_id, kind, body, made_by, made_at, decided_by, decided_at,
        decision, reason
     FROM proposal WHERE pool_id = $1 AND decided_at IS NULL ORDER BY made_at, proposal_id",
);

pub(crate) const PROPOSAL_INSERT: Sql = Sql::both(
    "INSERT INTO proposal (proposal_id, pool_id, member_id, kind, body, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
);

pub(crate) const PROPOSAL_DECIDE: Sql = Sql::both(
    "UPDATE proposal SET decided_by = $1, decided_at = $2, decision = $3, reason = $4
     WHERE proposal_id = $5 AND decided_at IS NULL",
);
