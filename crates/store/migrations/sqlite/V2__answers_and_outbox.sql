-- What a batch answered, what happened, and money that leaves.

-- A batch that was written: a repeat with the same key and content answers as the first did.
-- Its rows lie with the member who asked for it; those of a pool's own batches have the nil id.
CREATE TABLE batch_with_answer (
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    batch_id        BLOB    NOT NULL CHECK (length(batch_id) = 16),
    fingerprint     BLOB    NOT NULL CHECK (length(fingerprint) = 32),
    answer          TEXT    NOT NULL,
    PRIMARY KEY (member_id, batch_id)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_with_answer (member_id, batch_id, fingerprint, answer)
    SELECT zeroblob(16), batch_id, fingerprint, '' FROM batch;

DROP TABLE batch;

ALTER TABLE batch_with_answer RENAME TO batch;

-- What happened, for webhooks and the public log: written with what did it, marked once told.
CREATE TABLE outbox (
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    batch_id        BLOB    NOT NULL CHECK (length(batch_id) = 16),
    line            INTEGER NOT NULL CHECK (line > 0),
    pool_id         INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    happened_on     TEXT    CHECK (happened_on IS date(happened_on)),
    amount          INTEGER,
    told            INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    PRIMARY KEY (member_id, batch_id, line)
) STRICT, WITHOUT ROWID;

-- Serves the teller of events: what is not told yet, in the order of the batches.
CREATE INDEX outbox_untold ON outbox (batch_id, line) WHERE told = 0;

-- Money that went back to a member whose membership had ended. An entry: never changed.
CREATE TABLE refund (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    refund_id       BLOB    NOT NULL CHECK (length(refund_id) = 16),
    paid_on         TEXT    NOT NULL CHECK (paid_on IS date(paid_on)),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, member_id, refund_id)
) STRICT, WITHOUT ROWID;

-- Aid of a carried case that was paid out. An entry: never changed.
CREATE TABLE payout (
    pool_id         INTEGER NOT NULL,
    case_id         TEXT    NOT NULL,
    payout_id       BLOB    NOT NULL CHECK (length(payout_id) = 16),
    paid_on         TEXT    NOT NULL CHECK (paid_on IS date(paid_on)),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, case_id, payout_id)
) STRICT, WITHOUT ROWID;
