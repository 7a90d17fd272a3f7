//! The statements about cases, their papers, and who may report for whom.

use super::Sql;

pub(crate) const CASE_FILE_INSERT: Sql = Sql::both(
    "INSERT INTO case_file (state, queue, harm, owner, due_on, reported_on, event_on, condition_id,
        version_id, value, steps, claimed_by, claimed_until, pool_id, member_id, case_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
);

/// The number of steps before it is the last parameter.
pub(crate) const CASE_FILE_UPDATE: Sql = Sql::both(
    "UPDATE case_file SET state = $1, queue = $2, harm = $3, owner = $4, due_on = $5,
        reported_on = $6, event_on = $7, condition_id = $8, version_id = $9, value = $10,
        steps = $11, claimed_by = $12, claimed_until = $13
     WHERE pool_id = $14 AND member_id = $15 AND case_id = $16 AND steps = $17",
);

/// By its key, which the page of a case does not know.
pub(crate) const CASE_FILE_OF: Sql = Sql::both(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND member_id = $2 AND case_id = $3",
);

pub(crate) const CASE_FILE_FOR_UPDATE: Sql = CASE_FILE_OF.for_update();

/// Left to itself, SQLite's planner reads the whole pool by its primary key.
pub(crate) const CASE_FILE: Sql = Sql::each(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file INDEXED BY case_file_by_id WHERE pool_id = $1 AND case_id = $2",
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND case_id = $2",
);

pub(crate) const CASE_FILES_OF_MEMBER: Sql = Sql::both(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND member_id = $2 ORDER BY case_id",
);

/// Of one harm: the part of a page that shares it with the place behind which it begins. Without
/// saying that no queue has an empty name the planners leave the index of queues alone.
pub(crate) const QUEUE_OF_HARM: Sql = Sql::both(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND queue = $2 AND queue <> '' AND harm = $3
        AND (due_on, case_id) > ($4, $5)
     ORDER BY due_on, case_id LIMIT $6",
);

/// Of less harm: the rest of the page, where the index goes on.
pub(crate) const QUEUE_BELOW: Sql = Sql::both(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND queue = $2 AND queue <> '' AND harm < $3
     ORDER BY harm DESC, due_on, case_id LIMIT $4",
);

/// What waits in each queue, and since when.
pub(crate) const QUEUES_WAITING: Sql = Sql::both(
    "SELECT queue, count(*), min(due_on) FROM case_file WHERE pool_id = $1 AND queue <> ''
     GROUP BY queue ORDER BY queue",
);

/// A page, from behind a day and a case on.
pub(crate) const CASES_DUE: Sql = Sql::both(
    "SELECT member_id, case_id, state, queue, harm, owner, due_on, reported_on, event_on,
        condition_id, version_id, value, steps, claimed_by, claimed_until
     FROM case_file WHERE pool_id = $1 AND due_on <= $2 AND (due_on, case_id) > ($3, $4)
     ORDER BY due_on, case_id LIMIT $5",
);

pub(crate) const CASES_BY_STATE: Sql = Sql::both(
    "SELECT state, count(*) FROM case_file WHERE pool_id = $1 GROUP BY state ORDER BY state",
);

/// What became of the approved cases of a pool, by their ids.
pub(crate) const CASES_APPROVED: Sql = Sql::both(
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        coalesce(state, ''), condition_id
     FROM aid_case LEFT JOIN case_file
        ON case_file.pool_id = aid_case.pool_id AND case_file.member_id = aid_case.member_id
            AND case_file.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND aid_case.case_id > $2
     ORDER BY aid_case.case_id LIMIT $3",
);

/// The same, those approved last first, from before a day and a case.
pub(crate) const CASES_LATEST: Sql = Sql::both(
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        coalesce(state, ''), condition_id
     FROM aid_case LEFT JOIN case_file
        ON case_file.pool_id = aid_case.pool_id AND case_file.member_id = aid_case.member_id
            AND case_file.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND (approved_on, aid_case.case_id) < ($2, $3)
     ORDER BY approved_on DESC, aid_case.case_id DESC LIMIT $4",
);

/// The same of the cases that a round carried. SQLite is told the index: left to itself it reads
/// the cases of all rounds.
pub(crate) const CASES_OF_ROUND: Sql = Sql::each(
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        coalesce(state, ''), condition_id
     FROM aid_case INDEXED BY aid_case_of_round LEFT JOIN case_file
        ON case_file.pool_id = aid_case.pool_id AND case_file.member_id = aid_case.member_id
            AND case_file.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND round = $2 AND aid_case.case_id > $3
     ORDER BY aid_case.case_id LIMIT $4",
    "SELECT aid_case.case_id, approved_on, aid, withdrawn_on, round, paid, fee, reversed,
        coalesce(state, ''), condition_id
     FROM aid_case LEFT JOIN case_file
        ON case_file.pool_id = aid_case.pool_id AND case_file.member_id = aid_case.member_id
            AND case_file.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND round = $2 AND aid_case.case_id > $3
     ORDER BY aid_case.case_id LIMIT $4",
);

/// The cases of a round that somebody objected to. SQLite is told where to begin: left to itself it
/// reads the steps of the whole pool.
pub(crate) const CASES_OF_ROUND_OBJECTED: Sql = Sql::each(
    "SELECT DISTINCT aid_case.case_id
     FROM aid_case INDEXED BY aid_case_of_round CROSS JOIN case_step
        ON case_step.pool_id = aid_case.pool_id AND case_step.member_id = aid_case.member_id
            AND case_step.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND round = $2 AND kind = 'object'
     ORDER BY aid_case.case_id LIMIT $3",
    "SELECT DISTINCT aid_case.case_id FROM aid_case JOIN case_step
        ON case_step.pool_id = aid_case.pool_id AND case_step.member_id = aid_case.member_id
            AND case_step.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND round = $2 AND kind = 'object'
     ORDER BY aid_case.case_id LIMIT $3",
);

/// Objected cases that a round with this cut would carry.
pub(crate) const CASES_OBJECTED: Sql = Sql::both(
    "SELECT case_file.case_id FROM case_file JOIN aid_case
        ON aid_case.pool_id = case_file.pool_id AND aid_case.case_id = case_file.case_id
     WHERE case_file.pool_id = $1 AND case_file.state = 'objected' AND aid_case.approved_on < $2
        AND aid_case.round IS NULL AND aid_case.withdrawn_on IS NULL
     ORDER BY case_file.case_id LIMIT $3",
);

/// Cases in public notice that a round has carried.
pub(crate) const CASES_CARRIED: Sql = Sql::both(
    "SELECT aid_case.round, paid - netted, case_file.member_id, case_file.case_id, state, queue,
        harm, owner, due_on, reported_on, event_on, condition_id, version_id, value, steps,
        claimed_by, claimed_until
     FROM case_file JOIN aid_case
        ON aid_case.pool_id = case_file.pool_id AND aid_case.case_id = case_file.case_id
     WHERE case_file.pool_id = $1 AND case_file.state = 'notice' AND aid_case.round IS NOT NULL
     ORDER BY case_file.case_id LIMIT $2",
);

pub(crate) const CASE_CLAIM: Sql = Sql::both(
    "UPDATE case_file SET claimed_by = $1, claimed_until = $2
     WHERE pool_id = $3 AND member_id = $4 AND case_id = $5",
);

pub(crate) const CASE_RELEASE: Sql = Sql::both(
    "UPDATE case_file SET claimed_by = NULL, claimed_until = NULL
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 AND claimed_by = $4",
);

pub(crate) const CASE_STEP_INSERT: Sql = Sql::both(
    "INSERT INTO case_step (pool_id, member_id, case_id, step, kind, account_id, role, on_date, at,
        body, sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);

pub(crate) const CASE_STEPS: Sql = Sql::both(
    "SELECT step, kind, account_id, role, on_date, at, body, sealed FROM case_step
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 ORDER BY step",
);

pub(crate) const CASE_READER_INSERT: Sql = Sql::both(
    "INSERT INTO case_reader (pool_id, member_id, case_id, account_id, step)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const CASE_READERS: Sql = Sql::both(
    "SELECT account_id, step FROM case_reader
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 ORDER BY step, account_id",
);

pub(crate) const CASE_CONFLICT_INSERT: Sql = Sql::both(
    "INSERT INTO case_conflict (pool_id, member_id, case_id, account_id, declared_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const CASE_CONFLICT: Sql = Sql::both(
    "SELECT 1 FROM case_conflict
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 AND account_id = $4",
);

pub(crate) const CASE_CONFLICTS: Sql = Sql::both(
    "SELECT account_id, declared_at FROM case_conflict
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 ORDER BY declared_at, account_id",
);

pub(crate) const CASE_EVIDENCE_INSERT: Sql = Sql::both(
    "INSERT INTO case_evidence (pool_id, member_id, case_id, evidence_id, paper, digest_index,
        size, media_type, object, sealed, redacts, link, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING",
);

pub(crate) const CASE_EVIDENCE_ONE: Sql = Sql::both(
    "SELECT pool_id, member_id, case_id, evidence_id, paper, digest_index, size, media_type,
        object, sealed, redacts, link, added_by, added_at
     FROM case_evidence
     WHERE pool_id = $1 AND member_id = $2 AND case_id = $3 AND evidence_id = $4",
);

pub(crate) const CASE_EVIDENCE: Sql = Sql::both(
    "SELECT pool_id, member_id, case_id, evidence_id, paper, digest_index, size, media_type,
        object, sealed, redacts, link, added_by, added_at
     FROM case_evidence WHERE pool_id = $1 AND member_id = $2 AND case_id = $3
     ORDER BY added_at, evidence_id",
);

/// In whichever pool.
pub(crate) const EVIDENCE_WITH_DIGEST: Sql = Sql::both(
    "SELECT pool_id, member_id, case_id, evidence_id, paper, digest_index, size, media_type,
        object, sealed, redacts, link, added_by, added_at
     FROM case_evidence WHERE digest_index = $1
     ORDER BY pool_id, case_id, member_id, evidence_id LIMIT $2",
);

pub(crate) const CONTACT_INSERT: Sql = Sql::both(
    "INSERT INTO emergency_contact (person_id, place, contact_person_id, sealed)
     VALUES ($1, $2, $3, $4)",
);

pub(crate) const CONTACTS_DELETE: Sql =
    Sql::both("DELETE FROM emergency_contact WHERE person_id = $1");

/// The lists of others on which a person stands.
pub(crate) const CONTACT_DELETE: Sql =
    Sql::both("DELETE FROM emergency_contact WHERE contact_person_id = $1");

pub(crate) const CONTACTS: Sql = Sql::both(
    "SELECT contact_person_id, sealed FROM emergency_contact WHERE person_id = $1 ORDER BY place",
);

pub(crate) const WARDS_OF_CONTACT: Sql = Sql::both(
    "SELECT person_id FROM emergency_contact WHERE contact_person_id = $1 ORDER BY person_id",
);

/// Decisions, and looks back at them, by day. The list of kinds is that of the index.
pub(crate) const DECISIONS: Sql = Sql::both(
    "SELECT case_id, step, kind FROM case_step
     WHERE pool_id = $1
        AND kind IN ('check_pass', 'read_again', 'read_third', 'read_appeal', 'look_back')
        AND on_date >= $2 AND on_date <= $3
     ORDER BY on_date, case_id LIMIT $4",
);

/// How often the operator was late, from a day through another.
pub(crate) const BREACHES: Sql = Sql::both(
    "SELECT count(*) FROM case_step
     WHERE pool_id = $1 AND kind = 'breach' AND on_date >= $2 AND on_date <= $3",
);
