//! The statements of custody and of refunds that are due.

use super::Sql;

/// What the books say is worked out with the insert: paid in, collected and come back, less paid
/// out; and what had gone back to members.
pub(crate) const CUSTODY_INSERT: Sql = Sql::both(
    "INSERT INTO custody_statement (pool_id, on_date, stated, expected, refunded)
     VALUES ($1, $2, $3, CAST(
        (SELECT coalesce(sum(amount), 0) FROM deposit WHERE pool_id = $1 AND paid_on <= $2)
        + (SELECT coalesce(sum(amount), 0) FROM posting
            WHERE pool_id = $1 AND posted_on <= $2 AND account = 'custody_cash')
        - (SELECT coalesce(sum(amount), 0) FROM refund WHERE pool_id = $1 AND paid_on <= $2)
        - (SELECT coalesce(sum(amount), 0) FROM payout WHERE pool_id = $1 AND paid_on <= $2)
        + (SELECT coalesce(sum(amount), 0) FROM payout_return
            WHERE pool_id = $1 AND returned_on <= $2)
        AS BIGINT), CAST(
        (SELECT coalesce(sum(amount), 0) FROM refund WHERE pool_id = $1 AND paid_on <= $2)
        AS BIGINT))
     ON CONFLICT DO NOTHING",
);

/// The same, to be looked at beforehand.
pub(crate) const CUSTODY_EXPECTED: Sql = Sql::both(
    "SELECT CAST(
        (SELECT coalesce(sum(amount), 0) FROM deposit WHERE pool_id = $1 AND paid_on <= $2)
        + (SELECT coalesce(sum(amount), 0) FROM posting
            WHERE pool_id = $1 AND posted_on <= $2 AND account = 'custody_cash')
        - (SELECT coalesce(sum(amount), 0) FROM refund WHERE pool_id = $1 AND paid_on <= $2)
        - (SELECT coalesce(sum(amount), 0) FROM payout WHERE pool_id = $1 AND paid_on <= $2)
        + (SELECT coalesce(sum(amount), 0) FROM payout_return
            WHERE pool_id = $1 AND returned_on <= $2)
        AS BIGINT)
     FROM pool WHERE pool_id = $1",
);

pub(crate) const CUSTODY_STATEMENTS: Sql = Sql::both(
    "SELECT on_date, stated, expected, refunded FROM custody_statement
     WHERE pool_id = $1 AND on_date <= $2
     ORDER BY on_date DESC LIMIT $3",
);

/// What rounds gave to cases and nobody has paid out or put on a list yet, the oldest round first.
/// SQLite is told the index: left to itself it reads every line of the pool.
pub(crate) const AID_DUE: Sql = Sql::each(
    "SELECT case_id, round, CAST(paid - netted - paid_out AS BIGINT) FROM
        (SELECT case_id, round, paid, netted,
            (SELECT coalesce(sum(amount), 0) FROM payout
             WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
            - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
             WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id)
            + (SELECT coalesce(sum(amount), 0) FROM payment_line INDEXED BY payment_line_open
             WHERE payment_line.pool_id = aid_case.pool_id
                AND payment_line.case_id = aid_case.case_id AND outcome IS NULL)
                AS paid_out
         FROM aid_case
         WHERE pool_id = $1 AND round IS NOT NULL AND withdrawn_on IS NULL) AS carried
     WHERE paid - netted > paid_out ORDER BY round, case_id LIMIT $2",
    "SELECT case_id, round, CAST(paid - netted - paid_out AS BIGINT) FROM
        (SELECT case_id, round, paid, netted,
            (SELECT coalesce(sum(amount), 0) FROM payout
             WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
            - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
             WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id)
            + (SELECT coalesce(sum(amount), 0) FROM payment_line
             WHERE payment_line.pool_id = aid_case.pool_id
                AND payment_line.case_id = aid_case.case_id AND outcome IS NULL)
                AS paid_out
         FROM aid_case
         WHERE pool_id = $1 AND round IS NOT NULL AND withdrawn_on IS NULL) AS carried
     WHERE paid - netted > paid_out ORDER BY round, case_id LIMIT $2",
);

/// A page, from behind a member on. SQLite does not choose the index by itself, and would look
/// through every member.
pub(crate) const REFUNDS_DUE: Sql = Sql::each(
    "SELECT member_id, credit FROM member INDEXED BY member_refund_due
     WHERE pool_id = $1 AND member_id > $2 AND phase IN ('ended', 'lapsed') AND credit > 0
     ORDER BY member_id LIMIT $3",
    "SELECT member_id, credit FROM member
     WHERE pool_id = $1 AND member_id > $2 AND phase IN ('ended', 'lapsed') AND credit > 0
     ORDER BY member_id LIMIT $3",
);
