-- The business date of each pool, debit runs, jobs, and webhooks.
-- Instants are counts of microseconds since 1970.

-- The calendar day a pool lives in. It moves one day at a time, with what that day brings.
CREATE TABLE pool_schedule (
    pool_id         INTEGER NOT NULL PRIMARY KEY,
    -- As the IANA database names it, such as 'Asia/Shanghai'.
    time_zone       TEXT    NOT NULL CHECK (length(time_zone) > 0),
    business_date   TEXT    NOT NULL CHECK (business_date IS date(business_date)),
    -- The first day on which a round may be cut.
    first_round_from TEXT   NOT NULL CHECK (first_round_from IS date(first_round_from))
) STRICT;

-- The collection of a postpaid round: it settles once the run is confirmed.
CREATE TABLE debit_run (
    pool_id         INTEGER NOT NULL,
    round           INTEGER NOT NULL CHECK (round > 0),
    opened_on       TEXT    NOT NULL CHECK (opened_on IS date(opened_on)),
    tries           INTEGER NOT NULL DEFAULT 1 CHECK (tries > 0),
    confirmed_on    TEXT    CHECK (confirmed_on IS date(confirmed_on)),
    PRIMARY KEY (pool_id, round)
) STRICT, WITHOUT ROWID;

-- What is to be done at a time, by whichever server comes first. Its key names it once, such as
-- 'day/1/2026-01-02'.
CREATE TABLE job (
    job_key         TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('day', 'tell', 'deliver')),
    pool_id         INTEGER CHECK ((kind = 'day') = (pool_id IS NOT NULL)),
    day             TEXT    CHECK (day IS date(day) AND (kind = 'day') = (day IS NOT NULL)),
    run_at          INTEGER NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    -- Who does it, and until when nobody else may.
    locked_by       BLOB    CHECK (length(locked_by) = 16),
    locked_until    INTEGER CHECK ((locked_by IS NULL) = (locked_until IS NULL)),
    done_at         INTEGER,
    -- What went wrong the last time: words of the program, nothing personal.
    error           TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Serves the workers: what is due and not done.
CREATE INDEX job_due ON job (run_at) WHERE done_at IS NULL;

-- The two jobs that are never done: each time they are put off.
INSERT INTO job (job_key, kind, run_at) VALUES ('tell', 'tell', 0), ('deliver', 'deliver', 0);

-- Who is told what happens. The secret is sealed by the community.
CREATE TABLE webhook_endpoint (
    endpoint_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(endpoint_id) = 16),
    url             TEXT    NOT NULL CHECK (length(url) > 0),
    secret          BLOB    NOT NULL CHECK (length(secret) > 0),
    -- The kinds of events wanted, as in 'round.cut round.settled'; empty for all.
    kinds           TEXT    NOT NULL,
    disabled        INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One event on its way to one endpoint.
CREATE TABLE webhook_delivery (
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    batch_id        BLOB    NOT NULL CHECK (length(batch_id) = 16),
    line            INTEGER NOT NULL CHECK (line > 0),
    endpoint_id     BLOB    NOT NULL CHECK (length(endpoint_id) = 16),
    tries           INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_at         INTEGER NOT NULL,
    delivered_at    INTEGER,
    gave_up         INTEGER NOT NULL DEFAULT 0 CHECK (gave_up IN (0, 1)),
    PRIMARY KEY (member_id, batch_id, line, endpoint_id),
    CHECK (gave_up = 0 OR delivered_at IS NULL)
) STRICT, WITHOUT ROWID;

-- Serves the sender: what is due and neither delivered nor given up.
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at)
    WHERE delivered_at IS NULL AND gave_up = 0;

-- Serves the page of an endpoint: what it was sent.
CREATE INDEX webhook_delivery_of_endpoint ON webhook_delivery (endpoint_id, batch_id, line);
