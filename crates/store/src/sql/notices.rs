//! The statements of notices, of the ways by which they go, and of requests for a correction.

use super::Sql;

pub(crate) const NOTICE_INSERT: Sql = Sql::both(
    "INSERT INTO notice (person_id, notice_id, pool_id, member_id, kind, subject, amount, day,
        about_on, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
);

pub(crate) const POOL_NOTICE_INSERT: Sql = Sql::both(
    "INSERT INTO pool_notice (pool_id, notice_id, kind, subject, amount, day, made_at, stage,
        after_bound, after_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
);

/// What is ahead of a member who left is no longer told: first what is on its way.
pub(crate) const DELIVERIES_AHEAD_DELETE: Sql = Sql::both(
    "DELETE FROM notice_delivery WHERE person_id = $1 AND notice_id IN (
        SELECT notice_id FROM notice
        WHERE notice.person_id = $1 AND pool_id = $2 AND member_id = $3 AND day > $4)",
);

pub(crate) const NOTICES_AHEAD_DELETE: Sql = Sql::both(
    "DELETE FROM notice WHERE person_id = $1 AND pool_id = $2 AND member_id = $3 AND day > $4",
);

/// From before a place on, the newest first.
pub(crate) const NOTICES_OF: Sql = Sql::both(
    "SELECT notice_id, pool_id, member_id, kind, subject, amount, day, about_on, made_at, read_at
     FROM notice WHERE person_id = $1 AND (day, made_at, notice_id) < ($2, $3, $4)
     ORDER BY day DESC, made_at DESC, notice_id DESC LIMIT $5",
);

pub(crate) const POOL_NOTICES: Sql = Sql::both(
    "SELECT notice_id, pool_id, kind, subject, amount, day, made_at FROM pool_notice
     WHERE pool_id = $1 AND (day, made_at, notice_id) < ($2, $3, $4) AND day > $5
     ORDER BY day DESC, made_at DESC, notice_id DESC LIMIT $6",
);

pub(crate) const POOL_NOTICES_UNFINISHED: Sql = Sql::both(
    "SELECT pool_id, notice_id, kind, subject, amount, day, made_at, stage, after_bound, after_id
     FROM pool_notice WHERE stage <> 'done' AND made_at > $1 ORDER BY made_at, notice_id LIMIT $2",
);

pub(crate) const POOL_NOTICE_MOVE: Sql = Sql::both(
    "UPDATE pool_notice SET stage = $1, after_bound = $2, after_id = $3
     WHERE pool_id = $4 AND notice_id = $5",
);

pub(crate) const NOTICES_UNREAD: Sql = Sql::both(
    "SELECT count(*) FROM (SELECT 1 FROM notice
        WHERE person_id = $1 AND day <= $2 AND read_at IS NULL LIMIT $3) AS bounded",
);

/// That a share was charged is no news that waits to be read; a jury concerns those drawn.
pub(crate) const POOL_NOTICES_UNREAD: Sql = Sql::both(
    "SELECT count(*) FROM (SELECT 1 FROM pool_notice
        WHERE pool_id = $1 AND day > $2 AND made_at > $3
            AND kind NOT IN ('share_charged', 'jury_opened') LIMIT $4) AS bounded",
);

pub(crate) const NOTICE_READ: Sql = Sql::both(
    "UPDATE notice SET read_at = $1 WHERE person_id = $2 AND notice_id = $3 AND read_at IS NULL",
);

pub(crate) const NOTICE_OF: Sql =
    Sql::both("SELECT 1 FROM notice WHERE person_id = $1 AND notice_id = $2");

pub(crate) const NOTICES_READ: Sql = Sql::both(
    "UPDATE notice SET read_at = $1 WHERE person_id = $2 AND day <= $3 AND read_at IS NULL",
);

pub(crate) const READ_THROUGH: Sql =
    Sql::both("SELECT read_through FROM notice_reading WHERE person_id = $1");

pub(crate) const READ_THROUGH_SET: Sql = Sql::both(
    "INSERT INTO notice_reading (person_id, read_through) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET read_through = excluded.read_through
     WHERE notice_reading.read_through < excluded.read_through",
);

/// The members whose bound lies in a range, from behind one on: those who run out there.
pub(crate) const MEMBERS_IN_RANGE: Sql = Sql::both(
    "SELECT bound, member_id FROM member
     WHERE pool_id = $1 AND bound >= $2 AND bound < $3 AND (bound > $2 OR member_id > $4)
     ORDER BY bound, member_id LIMIT $5",
);

pub(crate) const JURORS_PAGE: Sql = Sql::both(
    "SELECT member_id FROM juror WHERE pool_id = $1 AND member_id > $2 AND passed_at IS NOT NULL
     ORDER BY member_id LIMIT $3",
);

pub(crate) const CHANNELS_OF: Sql = Sql::both(
    "SELECT person_id, channel, sealed, language, each_round, code_digest, code_sent_at, code_tries,
        confirmed_at, failed_at, failure
     FROM notice_channel WHERE person_id = $1 ORDER BY channel",
);

pub(crate) const CHANNELS_PAGE: Sql = Sql::both(
    "SELECT person_id, channel, sealed, language, each_round, code_digest, code_sent_at, code_tries,
        confirmed_at, failed_at, failure
     FROM notice_channel WHERE person_id > $1 AND confirmed_at IS NOT NULL
     ORDER BY person_id, channel LIMIT $2",
);

pub(crate) const CHANNEL_SET: Sql = Sql::both(
    "INSERT INTO notice_channel (person_id, channel, sealed, language, each_round, code_digest,
        code_sent_at, code_tries, confirmed_at, failed_at, failure)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (person_id, channel) DO UPDATE SET sealed = excluded.sealed,
        language = excluded.language, each_round = excluded.each_round,
        code_digest = excluded.code_digest, code_sent_at = excluded.code_sent_at,
        code_tries = excluded.code_tries, confirmed_at = excluded.confirmed_at,
        failed_at = excluded.failed_at, failure = excluded.failure",
);

pub(crate) const CHANNEL_TRY: Sql = Sql::both(
    "UPDATE notice_channel SET code_tries = code_tries + 1
     WHERE person_id = $1 AND channel = $2 AND code_tries = $3 AND code_digest IS NOT NULL",
);

pub(crate) const CHANNEL_CONFIRM: Sql = Sql::both(
    "UPDATE notice_channel SET confirmed_at = $1, code_digest = NULL
     WHERE person_id = $2 AND channel = $3 AND code_digest = $4",
);

pub(crate) const CHANNEL_FAILED: Sql = Sql::both(
    "UPDATE notice_channel SET failed_at = $1, failure = $2 WHERE person_id = $3 AND channel = $4",
);

pub(crate) const CHANNEL_DELETE: Sql =
    Sql::both("DELETE FROM notice_channel WHERE person_id = $1 AND channel = $2");

/// What is on its way by a channel that is gone.
pub(crate) const DELIVERIES_OF_CHANNEL_DELETE: Sql = Sql::both(
    "DELETE FROM notice_delivery WHERE person_id = $1 AND channel = $2 AND state = 'queued'",
);

pub(crate) const NOTICE_DELIVERY_INSERT: Sql = Sql::both(
    "INSERT INTO notice_delivery (person_id, notice_id, channel, state, next_at, queued_at)
     VALUES ($1, $2, $3, 'queued', $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const NOTICE_DELIVERIES_CLAIM: Sql = Sql::each(
    "WITH due AS MATERIALIZED (
        SELECT person_id, notice_id, channel FROM notice_delivery
        WHERE state = 'queued' AND channel = $1 AND next_at <= $2 ORDER BY next_at LIMIT $3)
     UPDATE notice_delivery SET next_at = $4, tries = tries + 1
     WHERE (person_id, notice_id, channel) IN (SELECT * FROM due)
     RETURNING person_id, notice_id, channel, state, tries, queued_at, sent_at, ended_at, failure",
    "WITH due AS MATERIALIZED (
        SELECT person_id, notice_id, channel FROM notice_delivery
        WHERE state = 'queued' AND channel = $1 AND next_at <= $2
        ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE notice_delivery AS sent SET next_at = $4, tries = tries + 1 FROM due
     WHERE sent.person_id = due.person_id AND sent.notice_id = due.notice_id
        AND sent.channel = due.channel
     RETURNING sent.person_id, sent.notice_id, sent.channel, sent.state, sent.tries,
        sent.queued_at, sent.sent_at, sent.ended_at, sent.failure",
);

pub(crate) const NOTICE_DELIVERIES_DUE: Sql = Sql::both(
    "SELECT person_id, notice_id, channel, state, tries, queued_at, sent_at, ended_at, failure
     FROM notice_delivery
     WHERE state = 'queued' AND channel = $1 AND next_at <= $2
     ORDER BY next_at, person_id, notice_id LIMIT $3",
);

pub(crate) const NOTICE_DELIVERIES_OF: Sql = Sql::both(
    "SELECT person_id, notice_id, channel, state, tries, queued_at, sent_at, ended_at, failure
     FROM notice_delivery WHERE person_id = $1 AND queued_at >= $2
     ORDER BY notice_id, channel LIMIT $3",
);

pub(crate) const NOTICE_DELIVERY_SENT: Sql = Sql::both(
    "UPDATE notice_delivery SET state = 'sent', sent_at = $1, ended_at = $1
     WHERE person_id = $2 AND notice_id = $3 AND channel = $4 AND state = 'queued'",
);

pub(crate) const NOTICE_DELIVERY_AGAIN: Sql = Sql::both(
    "UPDATE notice_delivery SET next_at = $1
     WHERE person_id = $2 AND notice_id = $3 AND channel = $4 AND state = 'queued'",
);

pub(crate) const NOTICE_DELIVERY_FAILED: Sql = Sql::both(
    "UPDATE notice_delivery SET state = 'failed', ended_at = $1, failure = $2
     WHERE person_id = $3 AND notice_id = $4 AND channel = $5 AND state = 'queued'",
);

/// Only what was sent comes back.
pub(crate) const NOTICE_DELIVERY_RETURNED: Sql = Sql::both(
    "UPDATE notice_delivery SET state = 'returned', ended_at = $1, failure = $2
     WHERE person_id = $3 AND notice_id = $4 AND channel = $5 AND state = 'sent'",
);

pub(crate) const CORRECTION_INSERT: Sql = Sql::both(
    "INSERT INTO correction_request (person_id, request_id, sealed, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const CORRECTION: Sql = Sql::both(
    "SELECT person_id, request_id, sealed, made_by, made_at, decided_by, decided_at, decision,
        answer
     FROM correction_request WHERE person_id = $1 AND request_id = $2",
);

pub(crate) const CORRECTIONS_OF: Sql = Sql::both(
    "SELECT person_id, request_id, sealed, made_by, made_at, decided_by, decided_at, decision,
        answer
     FROM correction_request WHERE person_id = $1 ORDER BY request_id LIMIT $2",
);

pub(crate) const CORRECTIONS_OPEN: Sql = Sql::both(
    "SELECT person_id, request_id, sealed, made_by, made_at, decided_by, decided_at, decision,
        answer
     FROM correction_request
     WHERE decided_at IS NULL AND (made_at, request_id) > ($1, $2)
     ORDER BY made_at, request_id LIMIT $3",
);

pub(crate) const CORRECTION_DECIDE: Sql = Sql::both(
    "UPDATE correction_request SET decided_by = $1, decided_at = $2, decision = $3, answer = $4
     WHERE person_id = $5 AND request_id = $6 AND decided_at IS NULL",
);

pub(crate) const NOTICES_DELETE: Sql = Sql::both("DELETE FROM notice WHERE person_id = $1");

pub(crate) const NOTICE_DELIVERIES_DELETE: Sql =
    Sql::both("DELETE FROM notice_delivery WHERE person_id = $1");

pub(crate) const CHANNELS_DELETE: Sql =
    Sql::both("DELETE FROM notice_channel WHERE person_id = $1");

pub(crate) const READING_DELETE: Sql = Sql::both("DELETE FROM notice_reading WHERE person_id = $1");

pub(crate) const CORRECTIONS_DELETE: Sql =
    Sql::both("DELETE FROM correction_request WHERE person_id = $1");
