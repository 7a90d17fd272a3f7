//! The statements about jurors, juries and ballots.

use super::Sql;

pub(crate) const JUROR: Sql = Sql::both(
    "SELECT version_id, passed_at, tried_on, tries FROM juror
     WHERE pool_id = $1 AND member_id = $2",
);

/// Another version of the rules begins anew; of one version there is a test a day until it is
/// passed.
pub(crate) const JUROR_TEST: Sql = Sql::both(
    "INSERT INTO juror (pool_id, member_id, version_id, passed_at, tried_on, tries)
     VALUES ($1, $2, $3, $4, $5, 1)
     ON CONFLICT (pool_id, member_id) DO UPDATE SET version_id = excluded.version_id,
        passed_at = excluded.passed_at, tried_on = excluded.tried_on,
        tries = CASE WHEN juror.version_id = excluded.version_id THEN juror.tries + 1 ELSE 1 END
     WHERE juror.version_id <> excluded.version_id
        OR (juror.passed_at IS NULL AND juror.tried_on < excluded.tried_on)",
);

pub(crate) const JURY: Sql = Sql::both(
    "SELECT commitment, seed_sealed, key_sealed, opens_at, closes_at, threshold, quorum, votes_for,
        votes_against, seed
     FROM jury WHERE pool_id = $1 AND member_id = $2 AND case_id = $3",
);

pub(crate) const JURY_FOR_UPDATE: Sql = JURY.for_update();

pub(crate) const JURY_FOR_SHARE: Sql = JURY.for_share();

pub(crate) const JURY_INSERT: Sql = Sql::both(
    "INSERT INTO jury (pool_id, member_id, case_id, commitment, seed_sealed, key_sealed)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
);

pub(crate) const JURY_OPEN: Sql = Sql::both(
    "UPDATE jury SET opens_at = $1, closes_at = $2, threshold = $3, quorum = $4
     WHERE pool_id = $5 AND member_id = $6 AND case_id = $7 AND opens_at IS NULL",
);

pub(crate) const JURY_CLOSE: Sql = Sql::both(
    "UPDATE jury SET closes_at = $1, votes_for = $2, votes_against = $3, seed = $4
     WHERE pool_id = $5 AND member_id = $6 AND case_id = $7",
);

pub(crate) const JURY_STOP: Sql = Sql::both(
    "UPDATE jury SET closes_at = $1 WHERE pool_id = $2 AND member_id = $3 AND case_id = $4",
);

/// Left to itself, SQLite's planner reads the whole pool by its primary key.
pub(crate) const JURORS_PASSED: Sql = Sql::each(
    "SELECT count(*) FROM juror INDEXED BY juror_passed
        JOIN member ON member.pool_id = juror.pool_id AND member.member_id = juror.member_id
     WHERE juror.pool_id = $1 AND juror.version_id = $2 AND juror.passed_at IS NOT NULL
        AND member.left_on IS NULL",
    "SELECT count(*) FROM juror
        JOIN member ON member.pool_id = juror.pool_id AND member.member_id = juror.member_id
     WHERE juror.pool_id = $1 AND juror.version_id = $2 AND juror.passed_at IS NOT NULL
        AND member.left_on IS NULL",
);

/// A page, from behind a case on. Left to itself, SQLite's planner reads the whole pool by its
/// primary key.
pub(crate) const CASES_IN_STATE: Sql = Sql::each(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file INDEXED BY case_file_by_state
     WHERE pool_id = $1 AND state = $2 AND case_id > $3 ORDER BY case_id LIMIT $4",
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND state = $2 AND case_id > $3 ORDER BY case_id LIMIT $4",
);

pub(crate) const BALLOT_INSERT: Sql = Sql::both(
    "INSERT INTO ballot (pool_id, member_id, case_id, sealed, cast_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const BALLOT: Sql =
    Sql::both("SELECT cast_at FROM ballot WHERE pool_id = $1 AND member_id = $2 AND case_id = $3");

/// A page, from behind a juror on. Left to itself, SQLite's planner reads the ballots of every
/// case.
pub(crate) const BALLOTS: Sql = Sql::each(
    "SELECT member_id, sealed FROM ballot INDEXED BY ballot_of_case
     WHERE pool_id = $1 AND case_id = $2 AND member_id > $3
     ORDER BY member_id LIMIT $4",
    "SELECT member_id, sealed FROM ballot WHERE pool_id = $1 AND case_id = $2 AND member_id > $3
     ORDER BY member_id LIMIT $4",
);

pub(crate) const BALLOTS_COUNT: Sql =
    Sql::both("SELECT count(*) FROM ballot WHERE pool_id = $1 AND case_id = $2");
