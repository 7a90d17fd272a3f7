-- Orders of a supervisor, complaints, and what the audit trail reads in the order of time.

-- A key of a supervisor, enrolled by two people. An entry: never changed.
CREATE TABLE supervisor_key (
    -- The verifier in the text form of a signed note's key.
    verifier        TEXT    NOT NULL PRIMARY KEY CHECK (length(verifier) BETWEEN 1 AND 300),
    proposed_by     BLOB    NOT NULL CHECK (length(proposed_by) = 16),
    confirmed_by    BLOB    NOT NULL CHECK (length(confirmed_by) = 16),
    enrolled_at     INTEGER NOT NULL,
    CHECK (proposed_by <> confirmed_by)
) STRICT, WITHOUT ROWID;

-- A signed instruction of a supervisor: an order that stops something, or one that lifts such an
-- order. An entry: never changed.
CREATE TABLE stop_order (
    -- The supervisor's own number of it.
    reference       TEXT    NOT NULL PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 64),
    -- The pool; 0 for all pools.
    pool_id         INTEGER NOT NULL,
    -- What stops, in slugs with spaces between; empty in one that lifts.
    stops           TEXT    NOT NULL,
    from_date       TEXT    CHECK (from_date IS date(from_date)),
    -- The order that is lifted.
    lifts           TEXT    CHECK (lifts <> reference),
    reason          TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    -- The whole note with its signatures.
    note            TEXT    NOT NULL CHECK (length(note) > 0),
    verifier        TEXT    NOT NULL,
    received_by     BLOB    NOT NULL CHECK (length(received_by) = 16),
    received_at     INTEGER NOT NULL,
    CHECK ((lifts IS NULL) = (from_date IS NOT NULL)),
    CHECK ((lifts IS NULL) = (stops <> ''))
) STRICT, WITHOUT ROWID;

-- Serves every joining, round and payment: what stops it.
CREATE INDEX stop_order_of_pool ON stop_order (pool_id, reference) WHERE lifts IS NULL;

-- Serves the same: whether an order is lifted. None is lifted twice.
CREATE UNIQUE INDEX stop_order_lifting ON stop_order (lifts) WHERE lifts IS NOT NULL;

-- What somebody complains about. The words and the answer lie sealed under the person's key.
CREATE TABLE complaint (
    complaint_id    BLOB    NOT NULL PRIMARY KEY CHECK (length(complaint_id) = 16),
    -- The pool; 0 for the community.
    pool_id         INTEGER NOT NULL,
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    kind            TEXT    NOT NULL CHECK (
        kind IN ('delay', 'manner', 'money', 'privacy', 'rules', 'other')
    ),
    sealed          BLOB    NOT NULL CHECK (length(sealed) > 0),
    filed_on        TEXT    NOT NULL CHECK (filed_on IS date(filed_on)),
    filed_at        INTEGER NOT NULL,
    -- The last day on which an answer is in time.
    due_on          TEXT    NOT NULL CHECK (due_on IS date(due_on)),
    answered_by     BLOB    CHECK (length(answered_by) = 16),
    answered_on     TEXT    CHECK (answered_on IS date(answered_on)),
    answered_at     INTEGER CHECK (answered_at >= filed_at),
    outcome         TEXT    CHECK (outcome IN ('founded', 'unfounded')),
    answer          BLOB,
    CHECK (due_on >= filed_on),
    CHECK (answered_by <> account_id),
    CHECK ((answered_by IS NULL) = (answered_on IS NULL)),
    CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
    CHECK ((answered_by IS NULL) = (outcome IS NULL)),
    CHECK ((answered_by IS NULL) = (answer IS NULL))
) STRICT, WITHOUT ROWID;

-- Serves the queue: what waits for an answer, the first due first.
CREATE INDEX complaint_open ON complaint (due_on, complaint_id) WHERE answered_at IS NULL;

-- Serves a person's own page: what this account has complained about.
CREATE INDEX complaint_of_account ON complaint (account_id, complaint_id);

-- Serves the counts by kind, and the export: the complaints of a pool by day.
CREATE INDEX complaint_of_pool ON complaint (pool_id, filed_on, complaint_id);

-- Serves the audit trail: who answered, in the order of time.
CREATE INDEX complaint_answered ON complaint (answered_at, complaint_id)
    WHERE answered_at IS NOT NULL;

-- Serves the audit trail: looks at what is personal, in the order of time.
CREATE INDEX look_up_by_time ON look_up (looked_up_at, look_up_id);

-- Serves the audit trail of one account.
CREATE INDEX look_up_of_account ON look_up (account_id, looked_up_at, look_up_id);

-- Serves the audit trail: the steps that somebody took, in the order of time.
CREATE INDEX case_step_by_time ON case_step (at, pool_id, case_id, step)
    WHERE account_id IS NOT NULL;

-- Serves the audit trail of one account.
CREATE INDEX case_step_of_account ON case_step (account_id, at, pool_id, case_id, step)
    WHERE account_id IS NOT NULL;

-- Who published a version, and when; nobody for one that came with the founding or from outside.
ALTER TABLE rulebook ADD COLUMN published_by BLOB CHECK (length(published_by) = 16);

ALTER TABLE rulebook ADD COLUMN published_at INTEGER;

-- Two people agree on the key of a supervisor as on a role. What was proposed before is kept.
CREATE TABLE new_proposal (
    proposal_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(proposal_id) = 16),
    pool_id         INTEGER NOT NULL,
    -- The member whom it is about, where it is about one.
    member_id       BLOB    CHECK (length(member_id) = 16),
    kind            TEXT    NOT NULL CHECK (kind IN (
        'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
        'deposit_file', 'role', 'api_token', 'payment_list', 'supervisor_key'
    )),
    -- What will be written, a line `key=value` for each part of it.
    body            TEXT    NOT NULL,
    made_by         BLOB    NOT NULL CHECK (length(made_by) = 16),
    made_at         INTEGER NOT NULL,
    decided_by      BLOB    CHECK (length(decided_by) = 16),
    decided_at      INTEGER CHECK (decided_at >= made_at),
    decision        TEXT    CHECK (decision IN ('confirmed', 'rejected')),
    reason          TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK (decided_by <> made_by),
    CHECK ((decided_by IS NULL) = (decision IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((reason IS NOT NULL) = (decision IS NOT NULL AND decision = 'rejected'))
) STRICT, WITHOUT ROWID;

INSERT INTO new_proposal SELECT * FROM proposal;

DROP TABLE proposal;

ALTER TABLE new_proposal RENAME TO proposal;

-- Serves the queue of a pool: what waits for a second person, oldest first.
CREATE INDEX proposal_open ON proposal (pool_id, made_at, proposal_id) WHERE decided_at IS NULL;

-- Serves the audit trail: what was proposed, in the order of time.
CREATE INDEX proposal_made ON proposal (made_at, proposal_id);

-- Serves the audit trail of one account.
CREATE INDEX proposal_made_by ON proposal (made_by, made_at, proposal_id);

-- Serves the audit trail: what was decided, in the order of time.
CREATE INDEX proposal_decided ON proposal (decided_at, proposal_id) WHERE decided_at IS NOT NULL;

-- Serves the audit trail of one account.
CREATE INDEX proposal_decided_by ON proposal (decided_by, decided_at, proposal_id)
    WHERE decided_at IS NOT NULL;
