-- What goes into the public log, what opens its commitments, and the trees of balances.

ALTER TABLE outbox ADD COLUMN logged BOOLEAN NOT NULL DEFAULT FALSE;

COMMENT ON COLUMN outbox.logged IS
    'Whether what happened is in the log, or has no place in it.';

CREATE INDEX outbox_unlogged ON outbox (batch_id, line) WHERE NOT logged;

COMMENT ON INDEX outbox_unlogged IS
    'Serves the writer of the log: what is not in it yet, in the order of the batches.';

ALTER TABLE membership ADD COLUMN commitment BYTEA CHECK (length(commitment) = 32);

COMMENT ON COLUMN membership.commitment IS
    'The hash that stands in the log for the receipt; none for who joined before there was a log.';

CREATE TABLE balance_secret (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    secret          BYTEA   NOT NULL CHECK (length(secret) = 16),
    PRIMARY KEY (pool_id, member_id)
);

COMMENT ON TABLE balance_secret IS
    'What the salts of a member''s balance are made from. It is made from the person''s key and '
    'goes with it. A narrow table, so that a tree over all members reads little.';

CREATE TABLE log_head (
    log_id          BIGINT  NOT NULL PRIMARY KEY CHECK (log_id = 1),
    next_index      BIGINT  NOT NULL CHECK (next_index >= 0)
);

COMMENT ON TABLE log_head IS
    'How many entries the log has or is about to have: one row.';

INSERT INTO log_head (log_id, next_index) VALUES (1, 0);

CREATE TABLE log_queue (
    log_index       BIGINT  NOT NULL PRIMARY KEY CHECK (log_index >= 0),
    entry           BYTEA   NOT NULL CHECK (length(entry) BETWEEN 1 AND 65535)
);

COMMENT ON TABLE log_queue IS
    'Entries on their way to the log: deleted once they are in it.';

CREATE TABLE log_place (
    pool_id         BIGINT  NOT NULL,
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- The id of a member or a case, the number of a round, or what else the entry is about.
    subject         TEXT    NOT NULL,
    log_index       BIGINT  NOT NULL CHECK (log_index >= 0),
    -- What opens the commitment of the entry, sealed under the person's key, where that is kept.
    opening         BYTEA   CHECK (length(opening) > 0),
    PRIMARY KEY (pool_id, kind, subject, log_index)
);

COMMENT ON TABLE log_place IS
    'Where in the log something is.';

CREATE TABLE balance_tree (
    pool_id         BIGINT  NOT NULL,
    round           BIGINT  NOT NULL CHECK (round > 0),
    taken_on        DATE    NOT NULL,
    members         BIGINT  NOT NULL CHECK (members >= 0),
    balance         BIGINT  NOT NULL CHECK (balance >= 0),
    charged         BIGINT  NOT NULL CHECK (charged >= 0),
    root            BYTEA   NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (pool_id, round)
);

COMMENT ON TABLE balance_tree IS
    'The tree of balances after a round. An entry: never changed.';

ALTER TABLE job DROP CONSTRAINT job_kind_check;

ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('day', 'tell', 'deliver', 'log'));

INSERT INTO job (job_key, kind, run_at) VALUES ('log', 'log', 'epoch');
