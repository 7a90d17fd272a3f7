//! The statements about complaints.

use super::Sql;

pub(crate) const COMPLAINT_INSERT: Sql = Sql::both(
    "INSERT INTO complaint (complaint_id, pool_id, account_id, person_id, kind, sealed, filed_on,
        filed_at, due_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
);

pub(crate) const COMPLAINT_ANSWER: Sql = Sql::both(
    "UPDATE complaint SET answered_by = $1, answered_on = $2, answered_at = $3, outcome = $4,
        answer = $5
     WHERE complaint_id = $6 AND answered_at IS NULL",
);

pub(crate) const COMPLAINT: Sql = Sql::both(
    "SELECT complaint_id, pool_id, account_id, person_id, kind, sealed, filed_on, filed_at, due_on,
        answered_by, answered_on, answered_at, outcome, answer
     FROM complaint WHERE complaint_id = $1",
);

pub(crate) const COMPLAINTS_OPEN_OF_ACCOUNT: Sql = Sql::both(
    "SELECT count(*) FROM
        (SELECT 1 FROM complaint WHERE account_id = $1 AND complaint_id > $2
            AND answered_at IS NULL LIMIT $3) AS bounded",
);

/// A page of an account's own, from behind one on.
pub(crate) const COMPLAINTS_OF_ACCOUNT: Sql = Sql::both(
    "SELECT complaint_id, pool_id, account_id, person_id, kind, sealed, filed_on, filed_at, due_on,
        answered_by, answered_on, answered_at, outcome, answer
     FROM complaint WHERE account_id = $1 AND complaint_id > $2 ORDER BY complaint_id LIMIT $3",
);

/// A page of what waits for an answer, from behind a day and a complaint on.
pub(crate) const COMPLAINTS_OPEN: Sql = Sql::both(
    "SELECT complaint_id, pool_id, account_id, person_id, kind, sealed, filed_on, filed_at, due_on,
        answered_by, answered_on, answered_at, outcome, answer
     FROM complaint WHERE (due_on, complaint_id) > ($1, $2) AND answered_at IS NULL
     ORDER BY due_on, complaint_id LIMIT $3",
);

/// A page of a pool's, answered or not, from behind a day and a complaint on.
pub(crate) const COMPLAINTS_OF_POOL: Sql = Sql::both(
    "SELECT complaint_id, pool_id, account_id, person_id, kind, sealed, filed_on, filed_at, due_on,
        answered_by, answered_on, answered_at, outcome, answer
     FROM complaint WHERE pool_id = $1 AND (filed_on, complaint_id) > ($2, $3)
     ORDER BY filed_on, complaint_id LIMIT $4",
);

/// By kind: how many were filed, wait, wait too long, were answered in time, too late, and were
/// founded.
pub(crate) const COMPLAINT_COUNTS: Sql = Sql::both(
    "SELECT kind, count(*),
        sum(CASE WHEN answered_at IS NULL AND due_on >= $1 THEN 1 ELSE 0 END),
        sum(CASE WHEN answered_at IS NULL AND due_on < $1 THEN 1 ELSE 0 END),
        sum(CASE WHEN answered_on <= due_on THEN 1 ELSE 0 END),
        sum(CASE WHEN answered_on > due_on THEN 1 ELSE 0 END),
        sum(CASE WHEN outcome = 'founded' THEN 1 ELSE 0 END)
     FROM complaint WHERE pool_id = $2 AND filed_on >= $3 AND filed_on <= $4
     GROUP BY kind ORDER BY kind",
);
