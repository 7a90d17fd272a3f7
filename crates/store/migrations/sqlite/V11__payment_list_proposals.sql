-- Two people agree on a list of payments as on other money. What was proposed before is kept.
CREATE TABLE new_proposal (
    proposal_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(proposal_id) = 16),
    pool_id         INTEGER NOT NULL,
    -- The member whom it is about, where it is about one.
    member_id       BLOB    CHECK (length(member_id) = 16),
    kind            TEXT    NOT NULL CHECK (kind IN (
        'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
        'deposit_file', 'role', 'api_token', 'payment_list'
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

-- Serves the draw of a jury: how many passed the test on a version of the rules.
CREATE INDEX juror_passed ON juror (pool_id, version_id, member_id) WHERE passed_at IS NOT NULL;
