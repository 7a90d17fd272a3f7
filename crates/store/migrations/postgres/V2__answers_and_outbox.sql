-- What a batch answered, what happened, and money that leaves.

ALTER TABLE batch
    ADD COLUMN member_id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    ADD COLUMN answer TEXT NOT NULL DEFAULT '';

ALTER TABLE batch
    ALTER COLUMN member_id DROP DEFAULT,
    ALTER COLUMN answer DROP DEFAULT,
    DROP CONSTRAINT batch_pkey,
    ADD PRIMARY KEY (member_id, batch_id);

COMMENT ON TABLE batch IS
    'A batch that was written: a repeat with the same key and content answers as the first did.'
    ' Its rows lie with the member who asked for it; those of a pool''s own batches have the nil id.';

CREATE TABLE outbox (
    member_id       UUID    NOT NULL,
    batch_id        UUID    NOT NULL,
    line            BIGINT  NOT NULL CHECK (line > 0),
    pool_id         BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    happened_on     DATE,
    amount          BIGINT,
    told            BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (member_id, batch_id, line)
);

CREATE INDEX outbox_untold ON outbox (batch_id, line) WHERE NOT told;

CREATE TABLE refund (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    refund_id       UUID    NOT NULL,
    paid_on         DATE    NOT NULL,
    amount          BIGINT  NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, member_id, refund_id)
);

CREATE TABLE payout (
    pool_id         BIGINT  NOT NULL,
    case_id         TEXT    NOT NULL,
    payout_id       UUID    NOT NULL,
    paid_on         DATE    NOT NULL,
    amount          BIGINT  NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, case_id, payout_id)
);

COMMENT ON TABLE outbox IS
    'What happened, for webhooks and the public log: written with what did it, marked once told.';

COMMENT ON INDEX outbox_untold IS
    'Serves the teller of events: what is not told yet, in the order of the batches.';

COMMENT ON TABLE refund IS
    'Money that went back to a member whose membership had ended. An entry: never changed.';

COMMENT ON TABLE payout IS
    'Aid of a carried case that was paid out. An entry: never changed.';
