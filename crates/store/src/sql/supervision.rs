//! The statements of what a supervisor looks at, and of the work that waits.

use super::Sql;

/// What rounds gave to cases and has not reached whom it is for, the longest waiting first; what of
/// it is on a list that the bank has not answered.
/// SQLite is told the index: left to itself it reads every line of the pool.
pub(crate) const AID_UNPAID: Sql = Sql::each(
    "SELECT case_id, round, settle, CAST(due - paid_out AS BIGINT), listed FROM
        (SELECT aid_case.case_id, aid_case.round, round.settle, paid - netted AS due,
            CAST((SELECT coalesce(sum(amount), 0) FROM payout
             WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
            - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
             WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id)
                AS BIGINT) AS paid_out,
            CAST((SELECT coalesce(sum(amount), 0) FROM payment_line INDEXED BY payment_line_open
             WHERE payment_line.pool_id = aid_case.pool_id
                AND payment_line.case_id = aid_case.case_id AND outcome IS NULL)
                AS BIGINT) AS listed
         FROM aid_case JOIN round
            ON round.pool_id = aid_case.pool_id AND round.round = aid_case.round
         WHERE aid_case.pool_id = $1 AND aid_case.round IS NOT NULL
            AND aid_case.withdrawn_on IS NULL) AS carried
     WHERE due > paid_out ORDER BY round, case_id LIMIT $2",
    "SELECT case_id, round, settle, CAST(due - paid_out AS BIGINT), listed FROM
        (SELECT aid_case.case_id, aid_case.round, round.settle, paid - netted AS due,
            CAST((SELECT coalesce(sum(amount), 0) FROM payout
             WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
            - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
             WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id)
                AS BIGINT) AS paid_out,
            CAST((SELECT coalesce(sum(amount), 0) FROM payment_line
             WHERE payment_line.pool_id = aid_case.pool_id
                AND payment_line.case_id = aid_case.case_id AND outcome IS NULL)
                AS BIGINT) AS listed
         FROM aid_case JOIN round
            ON round.pool_id = aid_case.pool_id AND round.round = aid_case.round
         WHERE aid_case.pool_id = $1 AND aid_case.round IS NOT NULL
            AND aid_case.withdrawn_on IS NULL) AS carried
     WHERE due > paid_out ORDER BY round, case_id LIMIT $2",
);

/// What a round posted: how many lines, what they sum to, and what of it to either of two accounts.
pub(crate) const POSTINGS_OF_ROUNDS: Sql = Sql::both(
    "SELECT round, count(*), CAST(coalesce(sum(amount), 0) AS BIGINT),
        CAST(coalesce(sum(CASE WHEN account IN ($1, $2) THEN amount ELSE 0 END), 0) AS BIGINT)
     FROM posting WHERE pool_id = $3 AND round > $4 AND round <= $5
     GROUP BY round ORDER BY round",
);

/// A page of all cases with a file, decided how they may be, by their ids.
pub(crate) const CASES_WITH_FILE: Sql = Sql::both(
    "SELECT case_id FROM case_file WHERE pool_id = $1 AND case_id > $2 ORDER BY case_id LIMIT $3",
);

/// A page of the cases that old books brought, which have no file.
pub(crate) const CASES_WITHOUT_FILE: Sql = Sql::both(
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        '' AS state, NULL AS condition_id
     FROM aid_case WHERE pool_id = $1 AND case_id > $2
        AND NOT EXISTS (SELECT 1 FROM case_file
            WHERE case_file.pool_id = aid_case.pool_id AND case_file.case_id = aid_case.case_id)
     ORDER BY aid_case.case_id LIMIT $3",
);

/// What became of one approved case.
pub(crate) const CASE_IN_BOOKS: Sql = Sql::both(
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        '' AS state, NULL AS condition_id
     FROM aid_case WHERE pool_id = $1 AND case_id = $2",
);

/// A page of the jobs that are not done, the first due first.
pub(crate) const JOBS_OPEN: Sql = Sql::both(
    "SELECT job_key, kind, pool_id, day, run_at, tries, locked_until, error FROM job
     WHERE done_at IS NULL AND (run_at, job_key) > ($1, $2) ORDER BY run_at, job_key LIMIT $3",
);
