//! The statements about accounts to pay to, lists for the bank, and their lines.

use super::Sql;

/// What was entered before is replaced, and nobody has verified what takes its place.
pub(crate) const PAYMENT_ACCOUNT_ENTER: Sql = Sql::both(
    "INSERT INTO payment_account (pool_id, member_id, case_id, to_kind, sealed, entered_by,
        entered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (pool_id, member_id, case_id, to_kind) DO UPDATE SET sealed = excluded.sealed,
        entered_by = excluded.entered_by, entered_at = excluded.entered_at, verified_by = NULL,
        verified_at = NULL",
);

pub(crate) const PAYMENT_ACCOUNT: Sql = Sql::both(
    "SELECT to_kind, sealed, entered_by, entered_at, verified_by, verified_at FROM payment_account
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 AND to_kind = $4",
);

pub(crate) const PAYMENT_ACCOUNT_FOR_UPDATE: Sql = PAYMENT_ACCOUNT.for_update();

pub(crate) const PAYMENT_ACCOUNT_FOR_SHARE: Sql = PAYMENT_ACCOUNT.for_share();

pub(crate) const PAYMENT_ACCOUNTS: Sql = Sql::both(
    "SELECT to_kind, sealed, entered_by, entered_at, verified_by, verified_at FROM payment_account
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 ORDER BY to_kind",
);

pub(crate) const PAYMENT_ACCOUNT_VERIFY: Sql = Sql::both(
    "UPDATE payment_account SET verified_by = $1, verified_at = $2
     WHERE pool_id = $3 AND member_id = $4 AND case_id = $5 AND to_kind = $6",
);

pub(crate) const PAYOUT_EXISTS: Sql =
    Sql::both("SELECT 1 FROM payout WHERE pool_id = $1 AND case_id = $2 AND payout_id = $3");

pub(crate) const PAYOUT_RETURN_INSERT: Sql = Sql::both(
    "INSERT INTO payout_return (pool_id, case_id, return_id, returned_on, amount)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const PAYMENT_LIST_INSERT: Sql = Sql::both(
    "INSERT INTO payment_list (pool_id, list_id, made_by, checked_by, made_at, lines, total, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);

pub(crate) const PAYMENT_LIST: Sql = Sql::both(
    "SELECT list_id, made_by, checked_by, made_at, digest, lines, total, result_at
     FROM payment_list WHERE pool_id = $1 AND list_id = $2",
);

pub(crate) const PAYMENT_LIST_FOR_UPDATE: Sql = PAYMENT_LIST.for_update();

/// A page, from behind a list on.
pub(crate) const PAYMENT_LISTS: Sql = Sql::both(
    "SELECT list_id, made_by, checked_by, made_at, digest, lines, total, result_at
     FROM payment_list WHERE pool_id = $1 AND list_id > $2 ORDER BY list_id LIMIT $3",
);

pub(crate) const PAYMENT_LIST_RESULT: Sql =
    Sql::both("UPDATE payment_list SET result_at = $1 WHERE pool_id = $2 AND list_id = $3");

pub(crate) const PAYMENT_LINE_INSERT: Sql = Sql::both(
    "INSERT INTO payment_line (pool_id, member_id, list_id, line, case_id, payout_id, amount,
        to_kind)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
);

/// A page, from behind a line on.
pub(crate) const PAYMENT_LINES: Sql = Sql::both(
    "SELECT list_id, line, member_id, case_id, payout_id, amount, to_kind, outcome, reason
     FROM payment_line WHERE pool_id = $1 AND list_id = $2 AND line > $3 ORDER BY line LIMIT $4",
);

/// A member is aided once: the lines of a member are few.
pub(crate) const PAYMENT_LINES_OF_CASE: Sql = Sql::both(
    "SELECT list_id, line, member_id, case_id, payout_id, amount, to_kind, outcome, reason
     FROM payment_line WHERE pool_id = $1 AND member_id = $2 AND case_id = $3
     ORDER BY list_id, line",
);

pub(crate) const PAYMENT_LINE_RESULT: Sql = Sql::both(
    "UPDATE payment_line SET outcome = $1, reason = $2
     WHERE pool_id = $3 AND member_id = $4 AND list_id = $5 AND line = $6",
);
