-- The business date of each pool, debit runs, jobs, and webhooks.

CREATE TABLE pool_schedule (
    pool_id         BIGINT  NOT NULL PRIMARY KEY,
    -- As the IANA database names it, such as 'Asia/Shanghai'.
    time_zone       TEXT    NOT NULL CHECK (length(time_zone) > 0),
    business_date   DATE    NOT NULL,
    -- The first day on which a round may be cut.
    first_round_from DATE   NOT NULL
);

COMMENT ON TABLE pool_schedule IS
    'The calendar day a pool lives in. It moves one day at a time, with what that day brings.';

CREATE TABLE debit_run (
    pool_id         BIGINT  NOT NULL,
    round           BIGINT  NOT NULL CHECK (round > 0),
    opened_on       DATE    NOT NULL,
    tries           BIGINT  NOT NULL DEFAULT 1 CHECK (tries > 0),
    confirmed_on    DATE,
    PRIMARY KEY (pool_id, round)
);

COMMENT ON TABLE debit_run IS
    'The collection of a postpaid round: it settles once the run is confirmed.';

CREATE TABLE job (
    job_key         TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('day', 'tell', 'deliver')),
    pool_id         BIGINT  CHECK ((kind = 'day') = (pool_id IS NOT NULL)),
    day             DATE    CHECK ((kind = 'day') = (day IS NOT NULL)),
    run_at          TIMESTAMPTZ NOT NULL,
    tries           BIGINT  NOT NULL DEFAULT 0 CHECK (tries >= 0),
    -- Who does it, and until when nobody else may.
    locked_by       UUID,
    locked_until    TIMESTAMPTZ CHECK ((locked_by IS NULL) = (locked_until IS NULL)),
    done_at         TIMESTAMPTZ,
    -- What went wrong the last time: words of the program, nothing personal.
    error           TEXT    NOT NULL DEFAULT ''
);

COMMENT ON TABLE job IS
    'What is to be done at a time, by whichever server comes first. Its key names it once, such as'
    ' ''day/1/2026-01-02''.';

CREATE INDEX job_due ON job (run_at) WHERE done_at IS NULL;

COMMENT ON INDEX job_due IS 'Serves the workers: what is due and not done.';

-- The two jobs that are never done: each time they are put off.
INSERT INTO job (job_key, kind, run_at)
    VALUES ('tell', 'tell', 'epoch'), ('deliver', 'deliver', 'epoch');

CREATE TABLE webhook_endpoint (
    endpoint_id     UUID    NOT NULL PRIMARY KEY,
    url             TEXT    NOT NULL CHECK (length(url) > 0),
    secret          BYTEA   NOT NULL CHECK (length(secret) > 0),
    -- The kinds of events wanted, as in 'round.cut round.settled'; empty for all.
    kinds           TEXT    NOT NULL,
    disabled        BOOLEAN NOT NULL DEFAULT FALSE
);

COMMENT ON TABLE webhook_endpoint IS
    'Who is told what happens. The secret is sealed by the community.';

CREATE TABLE webhook_delivery (
    member_id       UUID    NOT NULL,
    batch_id        UUID    NOT NULL,
    line            BIGINT  NOT NULL CHECK (line > 0),
    endpoint_id     UUID    NOT NULL,
    tries           BIGINT  NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_at         TIMESTAMPTZ NOT NULL,
    delivered_at    TIMESTAMPTZ,
    gave_up         BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (member_id, batch_id, line, endpoint_id),
    CHECK (NOT gave_up OR delivered_at IS NULL)
);

COMMENT ON TABLE webhook_delivery IS 'One event on its way to one endpoint.';

CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at)
    WHERE delivered_at IS NULL AND NOT gave_up;

COMMENT ON INDEX webhook_delivery_due IS
    'Serves the sender: what is due and neither delivered nor given up.';

CREATE INDEX webhook_delivery_of_endpoint ON webhook_delivery (endpoint_id, batch_id, line);

COMMENT ON INDEX webhook_delivery_of_endpoint IS
    'Serves the page of an endpoint: what it was sent.';
