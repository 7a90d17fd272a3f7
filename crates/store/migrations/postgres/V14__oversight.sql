-- Orders of a supervisor, complaints, and what the audit trail reads in the order of time.

CREATE TABLE supervisor_key (
    -- The verifier in the text form of a signed note's key.
    verifier        TEXT    NOT NULL PRIMARY KEY CHECK (length(verifier) BETWEEN 1 AND 300),
    proposed_by     UUID    NOT NULL,
    confirmed_by    UUID    NOT NULL,
    enrolled_at     TIMESTAMPTZ NOT NULL,
    CHECK (proposed_by <> confirmed_by)
);

CREATE TABLE stop_order (
    -- The supervisor's own number of it.
    reference       TEXT    NOT NULL PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 64),
    -- The pool; 0 for all pools.
    pool_id         BIGINT  NOT NULL,
    -- What stops, in slugs with spaces between; empty in one that lifts.
    stops           TEXT    NOT NULL,
    from_date       DATE,
    -- The order that is lifted.
    lifts           TEXT    CHECK (lifts <> reference),
    reason          TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    -- The whole note with its signatures.
    note            TEXT    NOT NULL CHECK (length(note) > 0),
    verifier        TEXT    NOT NULL,
    received_by     UUID    NOT NULL,
    received_at     TIMESTAMPTZ NOT NULL,
    CHECK ((lifts IS NULL) = (from_date IS NOT NULL)),
    CHECK ((lifts IS NULL) = (stops <> ''))
);

CREATE INDEX stop_order_of_pool ON stop_order (pool_id, reference) WHERE lifts IS NULL;

CREATE UNIQUE INDEX stop_order_lifting ON stop_order (lifts) WHERE lifts IS NOT NULL;

CREATE TABLE complaint (
    complaint_id    UUID    NOT NULL PRIMARY KEY,
    -- The pool; 0 for the community.
    pool_id         BIGINT  NOT NULL,
    account_id      UUID    NOT NULL,
    person_id       UUID    NOT NULL,
    kind            TEXT    NOT NULL CHECK (
        kind IN ('delay', 'manner', 'money', 'privacy', 'rules', 'other')
    ),
    sealed          BYTEA   NOT NULL CHECK (length(sealed) > 0),
    filed_on        DATE    NOT NULL,
    filed_at        TIMESTAMPTZ NOT NULL,
    -- The last day on which an answer is in time.
    due_on          DATE    NOT NULL,
    answered_by     UUID,
    answered_on     DATE,
    answered_at     TIMESTAMPTZ CHECK (answered_at >= filed_at),
    outcome         TEXT    CHECK (outcome IN ('founded', 'unfounded')),
    answer          BYTEA,
    CHECK (due_on >= filed_on),
    CHECK (answered_by <> account_id),
    CHECK ((answered_by IS NULL) = (answered_on IS NULL)),
    CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
    CHECK ((answered_by IS NULL) = (outcome IS NULL)),
    CHECK ((answered_by IS NULL) = (answer IS NULL))
);

CREATE INDEX complaint_open ON complaint (due_on, complaint_id) WHERE answered_at IS NULL;

CREATE INDEX complaint_of_account ON complaint (account_id, complaint_id);

CREATE INDEX complaint_of_pool ON complaint (pool_id, filed_on, complaint_id);

CREATE INDEX complaint_answered ON complaint (answered_at, complaint_id)
    WHERE answered_at IS NOT NULL;

CREATE INDEX look_up_by_time ON look_up (looked_up_at, look_up_id);

CREATE INDEX look_up_of_account ON look_up (account_id, looked_up_at, look_up_id);

CREATE INDEX case_step_by_time ON case_step (at, pool_id, case_id, step)
    WHERE account_id IS NOT NULL;

CREATE INDEX case_step_of_account ON case_step (account_id, at, pool_id, case_id, step)
    WHERE account_id IS NOT NULL;

-- Who published a version, and when; nobody for one that came with the founding or from outside.
ALTER TABLE rulebook ADD COLUMN published_by UUID;

ALTER TABLE rulebook ADD COLUMN published_at TIMESTAMPTZ;

-- Two people agree on the key of a supervisor as on a role. What was proposed before is kept.
ALTER TABLE proposal DROP CONSTRAINT proposal_kind_check;

ALTER TABLE proposal ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
    'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
    'deposit_file', 'role', 'api_token', 'payment_list', 'supervisor_key'
));

CREATE INDEX proposal_made ON proposal (made_at, proposal_id);

CREATE INDEX proposal_made_by ON proposal (made_by, made_at, proposal_id);

CREATE INDEX proposal_decided ON proposal (decided_at, proposal_id) WHERE decided_at IS NOT NULL;

CREATE INDEX proposal_decided_by ON proposal (decided_by, decided_at, proposal_id)
    WHERE decided_at IS NOT NULL;

COMMENT ON TABLE supervisor_key IS
    'A key of a supervisor, enrolled by two people. An entry: never changed.';

COMMENT ON TABLE stop_order IS
    'A signed instruction of a supervisor: an order that stops something, or one that lifts such'
    ' an order. An entry: never changed.';

COMMENT ON INDEX stop_order_of_pool IS
    'Serves every joining, round and payment: what stops it.';

COMMENT ON INDEX stop_order_lifting IS
    'Serves the same: whether an order is lifted. None is lifted twice.';

COMMENT ON TABLE complaint IS
    'What somebody complains about. The words and the answer lie sealed under the person''s key.';

COMMENT ON INDEX complaint_open IS
    'Serves the queue: what waits for an answer, the first due first.';

COMMENT ON INDEX complaint_of_account IS
    'Serves a person''s own page: what this account has complained about.';

COMMENT ON INDEX complaint_of_pool IS
    'Serves the counts by kind, and the export: the complaints of a pool by day.';

COMMENT ON INDEX complaint_answered IS
    'Serves the audit trail: who answered, in the order of time.';

COMMENT ON INDEX look_up_by_time IS
    'Serves the audit trail: looks at what is personal, in the order of time.';

COMMENT ON INDEX look_up_of_account IS
    'Serves the audit trail of one account.';

COMMENT ON INDEX case_step_by_time IS
    'Serves the audit trail: the steps that somebody took, in the order of time.';

COMMENT ON INDEX case_step_of_account IS
    'Serves the audit trail of one account.';

COMMENT ON INDEX proposal_made IS
    'Serves the audit trail: what was proposed, in the order of time.';

COMMENT ON INDEX proposal_made_by IS
    'Serves the audit trail of one account.';

COMMENT ON INDEX proposal_decided IS
    'Serves the audit trail: what was decided, in the order of time.';

COMMENT ON INDEX proposal_decided_by IS
    'Serves the audit trail of one account.';
