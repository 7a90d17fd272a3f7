//! The statements of schedules, jobs and webhooks; the same rules as in `sql.rs`.

pub(crate) use crate::session::Sql;

pub(crate) const SCHEDULE: Sql = Sql::both(
    "SELECT time_zone, business_date, first_round_from FROM pool_schedule WHERE pool_id = $1",
);

pub(crate) const SCHEDULE_INSERT: Sql = Sql::both(
    "INSERT INTO pool_schedule (pool_id, time_zone, business_date, first_round_from)
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
);

pub(crate) const SCHEDULE_MOVE: Sql = Sql::both(
    "UPDATE pool_schedule SET business_date = $1 WHERE pool_id = $2 AND business_date = $3",
);

pub(crate) const DEBIT_RUN: Sql = Sql::both(
    "SELECT opened_on, tries, confirmed_on FROM debit_run WHERE pool_id = $1 AND round = $2",
);

pub(crate) const DEBIT_RUN_INSERT: Sql = Sql::both(
    "INSERT INTO debit_run (pool_id, round, opened_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
);

pub(crate) const DEBIT_RUN_UPDATE: Sql = Sql::both(
    "UPDATE debit_run SET tries = $1, confirmed_on = $2 WHERE pool_id = $3 AND round = $4",
);

pub(crate) const JOB_INSERT: Sql = Sql::both(
    "INSERT INTO job (job_key, kind, pool_id, day, run_at) VALUES ($1, 'day', $2, $3, $4)
     ON CONFLICT DO NOTHING",
);

pub(crate) const JOBS_CLAIM: Sql = Sql::each(
    "UPDATE job SET locked_by = $1, locked_until = $2, tries = tries + 1
     WHERE job_key IN (
        SELECT job_key FROM job WHERE done_at IS NULL AND run_at <= $3
            AND (locked_until IS NULL OR locked_until <= $3)
        ORDER BY run_at LIMIT $4)
     RETURNING job_key, kind, pool_id, day, tries",
    "UPDATE job SET locked_by = $1, locked_until = $2, tries = tries + 1
     WHERE job_key = ANY(ARRAY(
        SELECT job_key FROM job WHERE done_at IS NULL AND run_at <= $3
            AND (locked_until IS NULL OR locked_until <= $3)
        ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED))
     RETURNING job_key, kind, pool_id, day, tries",
);

pub(crate) const JOB_DONE: Sql = Sql::both(
    "UPDATE job SET done_at = $1, error = '', locked_by = NULL, locked_until = NULL
     WHERE job_key = $2 AND locked_by = $3 RETURNING job_key",
);

pub(crate) const JOB_AGAIN: Sql = Sql::both(
    "UPDATE job SET run_at = $1, tries = $2, error = $3, locked_by = NULL, locked_until = NULL
     WHERE job_key = $4 AND locked_by = $5 RETURNING job_key",
);

/// From the nil id on, which is a search in the index of what is untold.
pub(crate) const OUTBOX_UNTOLD: Sql = Sql::each(
    "SELECT member_id, batch_id, line, pool_id, kind, subject, happened_on, amount FROM outbox
     WHERE told = 0 AND batch_id > $1 ORDER BY batch_id, line LIMIT $2",
    "SELECT member_id, batch_id, line, pool_id, kind, subject, happened_on, amount FROM outbox
     WHERE NOT told AND batch_id > $1 ORDER BY batch_id, line LIMIT $2",
);

pub(crate) const OUTBOX_TELL: Sql = Sql::each(
    "UPDATE outbox SET told = 1 WHERE member_id = $1 AND batch_id = $2 AND line = $3",
    "UPDATE outbox SET told = TRUE WHERE member_id = $1 AND batch_id = $2 AND line = $3",
);

pub(crate) const OUTBOX_EVENT: Sql = Sql::both(
    "SELECT member_id, batch_id, line, pool_id, kind, subject, happened_on, amount FROM outbox
     WHERE member_id = $1 AND batch_id = $2 AND line = $3",
);

/// Every endpoint: ids begin above the nil id.
pub(crate) const ENDPOINTS: Sql = Sql::both(
    "SELECT endpoint_id, url, secret, kinds, disabled FROM webhook_endpoint
     WHERE endpoint_id > $1 ORDER BY endpoint_id",
);

pub(crate) const ENDPOINT_SET: Sql = Sql::both(
    "INSERT INTO webhook_endpoint (endpoint_id, url, secret, kinds) VALUES ($1, $2, $3, $4)
     ON CONFLICT (endpoint_id) DO UPDATE SET url = excluded.url, secret = excluded.secret,
        kinds = excluded.kinds",
);

pub(crate) const ENDPOINT_SWITCH: Sql =
    Sql::both("UPDATE webhook_endpoint SET disabled = $1 WHERE endpoint_id = $2");

pub(crate) const DELIVERY_INSERT: Sql = Sql::both(
    "INSERT INTO webhook_delivery (member_id, batch_id, line, endpoint_id, next_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const DELIVERIES_CLAIM: Sql = Sql::each(
    "WITH due AS MATERIALIZED (
        SELECT member_id, batch_id, line, endpoint_id FROM webhook_delivery
        WHERE delivered_at IS NULL AND gave_up = 0 AND next_at <= $1
        ORDER BY next_at LIMIT $2)
     UPDATE webhook_delivery SET next_at = $3, tries = tries + 1
     WHERE (member_id, batch_id, line, endpoint_id) IN (SELECT * FROM due)
     RETURNING member_id, batch_id, line, endpoint_id, tries, delivered_at, gave_up",
    "WITH due AS MATERIALIZED (
        SELECT member_id, batch_id, line, endpoint_id FROM webhook_delivery
        WHERE delivered_at IS NULL AND NOT gave_up AND next_at <= $1
        ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE webhook_delivery AS sent SET next_at = $3, tries = tries + 1 FROM due
     WHERE sent.member_id = due.member_id AND sent.batch_id = due.batch_id
        AND sent.line = due.line AND sent.endpoint_id = due.endpoint_id
     RETURNING sent.member_id, sent.batch_id, sent.line, sent.endpoint_id, sent.tries,
        sent.delivered_at, sent.gave_up",
);

pub(crate) const DELIVERY_END: Sql = Sql::both(
    "UPDATE webhook_delivery SET next_at = $1, delivered_at = $2, gave_up = $3
     WHERE member_id = $4 AND batch_id = $5 AND line = $6 AND endpoint_id = $7
        AND delivered_at IS NULL",
);

pub(crate) const DELIVERIES: Sql = Sql::both(
    "SELECT member_id, batch_id, line, endpoint_id, tries, delivered_at, gave_up
     FROM webhook_delivery WHERE endpoint_id = $1 ORDER BY batch_id, line",
);
