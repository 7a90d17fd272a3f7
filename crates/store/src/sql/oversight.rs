//! The statements of pages of history and of looks at whether all is well. Each reads at most as
//! many rows as it is told.

use super::Sql;

/// In the order of the key: every event once, not the order of time.
pub(crate) const EVENTS_PAGE: Sql = Sql::both(
    "SELECT member_id, batch_id, line, pool_id, kind, subject, happened_on, amount FROM outbox
     WHERE (member_id, batch_id, line) > ($1, $2, $3)
     ORDER BY member_id, batch_id, line LIMIT $4",
);

pub(crate) const DEPOSITS_OF_MEMBER: Sql = Sql::both(
    "SELECT deposit_id, paid_on, amount FROM deposit
     WHERE pool_id = $1 AND member_id = $2 AND deposit_id > $3 ORDER BY deposit_id LIMIT $4",
);

pub(crate) const REFUNDS_OF_MEMBER: Sql = Sql::both(
    "SELECT refund_id, paid_on, amount FROM refund
     WHERE pool_id = $1 AND member_id = $2 AND refund_id > $3 ORDER BY refund_id LIMIT $4",
);

pub(crate) const MEMBERS_PAGE: Sql = Sql::both(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND member_id > $2 ORDER BY member_id LIMIT $3",
);

pub(crate) const UNTOLD_COUNT: Sql = Sql::each(
    "SELECT count(*) FROM
        (SELECT 1 FROM outbox WHERE told = 0 AND batch_id > $1 LIMIT $2) AS bounded",
    "SELECT count(*) FROM
        (SELECT 1 FROM outbox WHERE NOT told AND batch_id > $1 LIMIT $2) AS bounded",
);

pub(crate) const DUE_COUNT: Sql = Sql::both(
    "SELECT count(*) FROM
        (SELECT 1 FROM job WHERE done_at IS NULL AND run_at <= $1 LIMIT $2) AS bounded",
);

pub(crate) const JOB_RUNS_AT: Sql = Sql::both("SELECT run_at FROM job WHERE job_key = $1");

pub(crate) const DEPOSITS_SUM: Sql = Sql::both(
    "SELECT count(*), CAST(coalesce(sum(amount), 0) AS BIGINT) FROM
        (SELECT amount FROM deposit WHERE pool_id = $1 LIMIT $2) AS bounded",
);

pub(crate) const REFUNDS_SUM: Sql = Sql::both(
    "SELECT count(*), CAST(coalesce(sum(amount), 0) AS BIGINT) FROM
        (SELECT amount FROM refund WHERE pool_id = $1 LIMIT $2) AS bounded",
);

/// All postings of a pool, a handful a round, and those of one account.
pub(crate) const POSTINGS_SUM: Sql = Sql::both(
    "SELECT CAST(coalesce(sum(amount), 0) AS BIGINT),
        CAST(coalesce(sum(CASE account WHEN $1 THEN amount ELSE 0 END), 0) AS BIGINT)
     FROM posting WHERE pool_id = $2",
);
