-- What goes into the public log, what opens its commitments, and the trees of balances.

-- Whether what happened is in the log, or has no place in it.
ALTER TABLE outbox ADD COLUMN logged INTEGER NOT NULL DEFAULT 0 CHECK (logged IN (0, 1));

-- Serves the writer of the log: what is not in it yet, in the order of the batches.
CREATE INDEX outbox_unlogged ON outbox (batch_id, line) WHERE logged = 0;

-- The hash that stands in the log for the receipt; none for who joined before there was a log.
ALTER TABLE membership ADD COLUMN commitment BLOB CHECK (length(commitment) = 32);

-- What the salts of a member's balance are made from. It is made from the person's key and goes
-- with it. A narrow table, so that a tree over all members reads little.
CREATE TABLE balance_secret (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    secret          BLOB    NOT NULL CHECK (length(secret) = 16),
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;

-- How many entries the log has or is about to have: one row.
CREATE TABLE log_head (
    log_id          INTEGER NOT NULL PRIMARY KEY CHECK (log_id = 1),
    next_index      INTEGER NOT NULL CHECK (next_index >= 0)
) STRICT;

INSERT INTO log_head (log_id, next_index) VALUES (1, 0);

-- Entries on their way to the log: deleted once they are in it.
CREATE TABLE log_queue (
    log_index       INTEGER NOT NULL PRIMARY KEY CHECK (log_index >= 0),
    entry           BLOB    NOT NULL CHECK (length(entry) BETWEEN 1 AND 65535)
) STRICT;

-- Where in the log something is.
CREATE TABLE log_place (
    pool_id         INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- The id of a member or a case, the number of a round, or what else the entry is about.
    subject         TEXT    NOT NULL,
    log_index       INTEGER NOT NULL CHECK (log_index >= 0),
    -- What opens the commitment of the entry, sealed under the person's key, where that is kept.
    opening         BLOB    CHECK (length(opening) > 0),
    PRIMARY KEY (pool_id, kind, subject, log_index)
) STRICT, WITHOUT ROWID;

-- The tree of balances after a round. An entry: never changed.
CREATE TABLE balance_tree (
    pool_id         INTEGER NOT NULL,
    round           INTEGER NOT NULL CHECK (round > 0),
    taken_on        TEXT    NOT NULL CHECK (taken_on IS date(taken_on)),
    members         INTEGER NOT NULL CHECK (members >= 0),
    balance         INTEGER NOT NULL CHECK (balance >= 0),
    charged         INTEGER NOT NULL CHECK (charged >= 0),
    root            BLOB    NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (pool_id, round)
) STRICT, WITHOUT ROWID;

-- A third job that is never done: writing the log.
CREATE TABLE job_with_log (
    job_key         TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('day', 'tell', 'deliver', 'log')),
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

INSERT INTO job_with_log SELECT * FROM job;

DROP TABLE job;

ALTER TABLE job_with_log RENAME TO job;

-- Serves the workers: what is due and not done.
CREATE INDEX job_due ON job (run_at) WHERE done_at IS NULL;

INSERT INTO job (job_key, kind, run_at) VALUES ('log', 'log', 0);
