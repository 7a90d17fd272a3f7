//! The statements about the public log, the secrets of balances and the trees over them.

use super::Sql;

/// From the nil id on, which is a search in the index of what is not logged. With a joining comes
/// the hash that stands for its receipt.
pub(crate) const OUTBOX_UNLOGGED: Sql = Sql::each(
    "SELECT one.member_id, one.batch_id, one.line, one.pool_id, one.kind, one.subject,
        one.happened_on, one.amount, membership.commitment
     FROM outbox AS one LEFT JOIN membership ON one.kind = 'member.joined'
        AND membership.pool_id = one.pool_id
        AND membership.member_id = unhex(replace(one.subject, '-', ''))
     WHERE one.logged = 0 AND one.batch_id > $1 ORDER BY one.batch_id, one.line LIMIT $2",
    "SELECT one.member_id, one.batch_id, one.line, one.pool_id, one.kind, one.subject,
        one.happened_on, one.amount, membership.commitment
     FROM outbox AS one LEFT JOIN membership ON one.kind = 'member.joined'
        AND membership.pool_id = one.pool_id
        AND membership.member_id = CASE one.kind WHEN 'member.joined' THEN one.subject::UUID END
     WHERE NOT one.logged AND one.batch_id > $1 ORDER BY one.batch_id, one.line LIMIT $2",
);

pub(crate) const OUTBOX_LOG: Sql = Sql::each(
    "UPDATE outbox SET logged = 1 WHERE member_id = $1 AND batch_id = $2 AND line = $3",
    "UPDATE outbox SET logged = TRUE WHERE member_id = $1 AND batch_id = $2 AND line = $3",
);

pub(crate) const LOG_LENGTH: Sql = Sql::both("SELECT next_index FROM log_head WHERE log_id = 1");

/// Who counted from another length than there is writes a length that the table refuses, and with
/// it nothing of the transaction.
pub(crate) const LOG_LENGTHEN: Sql = Sql::both(
    "UPDATE log_head SET next_index = CASE WHEN next_index = $1 THEN CAST($2 AS BIGINT) ELSE -1 END
     WHERE log_id = 1",
);

pub(crate) const LOG_QUEUE_INSERT: Sql =
    Sql::both("INSERT INTO log_queue (log_index, entry) VALUES ($1, $2)");

pub(crate) const LOG_QUEUE: Sql = Sql::both(
    "SELECT log_index, entry FROM log_queue WHERE log_index >= $1 ORDER BY log_index LIMIT $2",
);

pub(crate) const LOG_QUEUE_DELETE: Sql = Sql::both("DELETE FROM log_queue WHERE log_index < $1");

pub(crate) const LOG_PLACE_INSERT: Sql = Sql::both(
    "INSERT INTO log_place (pool_id, kind, subject, log_index, opening)
     VALUES ($1, $2, $3, $4, $5)",
);

pub(crate) const LOG_PLACES: Sql = Sql::both(
    "SELECT log_index, opening FROM log_place
     WHERE pool_id = $1 AND kind = $2 AND subject = $3 ORDER BY log_index LIMIT $4",
);

pub(crate) const BALANCE_SECRET_INSERT: Sql = Sql::both(
    "INSERT INTO balance_secret (pool_id, member_id, secret) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING",
);

pub(crate) const BALANCE_SECRET_LOAD: Sql =
    Sql::both("INSERT INTO balance_secret (pool_id, member_id, secret) VALUES ($1, $2, $3)");

pub(crate) const BALANCE_SECRET: Sql =
    Sql::both("SELECT secret FROM balance_secret WHERE pool_id = $1 AND member_id = $2");

pub(crate) const BALANCE_SECRET_DELETE: Sql =
    Sql::both("DELETE FROM balance_secret WHERE pool_id = $1 AND member_id = $2");

/// A page of the secrets of a pool, behind a member.
pub(crate) const BALANCE_SECRETS: Sql = Sql::both(
    "SELECT member_id, secret FROM balance_secret WHERE pool_id = $1 AND member_id > $2
     ORDER BY member_id LIMIT $3",
);

/// A page of what each member of a prepaid pool has and was charged, behind a member.
pub(crate) const PREPAID_BALANCES: Sql = Sql::both(
    "SELECT member_id, units, phase, suspended_round, owed, credit, shortfall
     FROM member WHERE pool_id = $1 AND member_id > $2 ORDER BY member_id LIMIT $3",
);

/// The same of a postpaid pool.
pub(crate) const POSTPAID_BALANCES: Sql = Sql::both(
    "SELECT member_id, units, phase, suspended_round, owed, arrears, written_off
     FROM member WHERE pool_id = $1 AND member_id > $2 ORDER BY member_id LIMIT $3",
);

pub(crate) const BALANCE_TREE_INSERT: Sql = Sql::both(
    "INSERT INTO balance_tree (pool_id, round, taken_on, members, balance, charged, root)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
);

pub(crate) const BALANCE_TREE: Sql = Sql::both(
    "SELECT round, taken_on, members, balance, charged, root FROM balance_tree
     WHERE pool_id = $1 AND round = $2",
);

/// The last rounds with a tree through one, the newest first.
pub(crate) const BALANCE_TREES: Sql = Sql::both(
    "SELECT round, taken_on, members, balance, charged, root FROM balance_tree
     WHERE pool_id = $1 AND round <= $2 ORDER BY round DESC LIMIT $3",
);

/// The cases that a round carried, in the order of SETTLEMENT §4.
pub(crate) const CASES_OF_ROUND: Sql = Sql::both(
    "SELECT case_id, aid, paid, fee FROM aid_case WHERE pool_id = $1 AND round = $2
     ORDER BY approved_on, case_id",
);

/// The cases that a round took back: carried by an earlier one, and withdrawn since the one before
/// it settled.
pub(crate) const CASES_TAKEN_BACK: Sql = Sql::both(
    "SELECT case_id, paid, fee FROM aid_case
     WHERE pool_id = $1 AND round < $2 AND withdrawn_on > $3 AND withdrawn_on <= $4
     ORDER BY approved_on, case_id",
);

pub(crate) const CUSTODY_OF_DAY: Sql = Sql::both(
    "SELECT on_date, stated, expected, refunded FROM custody_statement
     WHERE pool_id = $1 AND on_date = $2",
);

/// What was paid for cases that a round took back, and has not come back.
pub(crate) const AID_TO_COME_BACK: Sql = Sql::both(
    "SELECT CAST(
        (SELECT coalesce(sum(paid.amount), 0) FROM aid_case JOIN payout AS paid
            ON paid.pool_id = aid_case.pool_id AND paid.case_id = aid_case.case_id
         WHERE aid_case.pool_id = $1 AND withdrawn_on <= $2 AND paid.paid_on <= $2)
        - (SELECT coalesce(sum(back.amount), 0) FROM aid_case JOIN payout_return AS back
            ON back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id
         WHERE aid_case.pool_id = $1 AND withdrawn_on <= $2 AND back.returned_on <= $2)
     AS BIGINT)",
);

/// What nobody may do, for the demonstration that it is found.
pub(crate) const ROUND_TAMPER: Sql =
    Sql::both("UPDATE round SET share = $1 WHERE pool_id = $2 AND round = $3");
