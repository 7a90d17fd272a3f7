-- Who signs in, in which roles, and what waits for a second person.
-- Instants are counts of microseconds since 1970 in UTC.

-- An account that signs in. Its name lies here only as a blind index; its one-time secret sealed.
CREATE TABLE account (
    account_id      BLOB    NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
    person_id       BLOB    CHECK (length(person_id) = 16),
    -- HMAC of the sign-in name: found by who knows the name and the key.
    sign_in_index   BLOB    NOT NULL CHECK (length(sign_in_index) = 32),
    password_hash   TEXT    CHECK (password_hash LIKE '$argon2id$%'),
    one_time_secret BLOB,
    -- The step of the last code used: a code is taken once.
    last_code_step  INTEGER CHECK (last_code_step >= 0),
    failed_sign_ins INTEGER NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
    locked_until    INTEGER,
    disabled_at     INTEGER,
    made_at         INTEGER NOT NULL,
    -- Counts changes: a change is of the row as it was read.
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- Serves the sign-in: the account of a name. No name stands for two.
CREATE UNIQUE INDEX account_by_name ON account (sign_in_index);

-- One account each: two accounts are two people.
CREATE UNIQUE INDEX account_of_person ON account (person_id) WHERE person_id IS NOT NULL;

-- A role of an account in one line of business, given by two people. Taken back, it stays as a
-- record.
CREATE TABLE account_role (
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    line            TEXT    NOT NULL CHECK (line IN ('mutual_aid', 'fundraising', 'market')),
    role            TEXT    NOT NULL CHECK (length(role) > 0),
    granted_by      BLOB    NOT NULL CHECK (length(granted_by) = 16),
    checked_by      BLOB    NOT NULL CHECK (length(checked_by) = 16),
    granted_at      INTEGER NOT NULL,
    revoked_by      BLOB    CHECK (length(revoked_by) = 16),
    revoked_at      INTEGER,
    PRIMARY KEY (account_id, line, role),
    CHECK (granted_by <> checked_by),
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT, WITHOUT ROWID;

-- The digest of a recovery code, and when it was used.
CREATE TABLE recovery_code (
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    digest          BLOB    NOT NULL CHECK (length(digest) = 32),
    used_at         INTEGER,
    PRIMARY KEY (account_id, digest)
) STRICT, WITHOUT ROWID;

-- Who is signed in: the digest of a token that the browser holds. Signing out deletes the row.
CREATE TABLE session (
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    made_at         INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL CHECK (seen_at >= made_at),
    expires_at      INTEGER NOT NULL CHECK (expires_at > made_at),
    strength        TEXT    NOT NULL CHECK (strength IN ('password', 'two_factors'))
) STRICT, WITHOUT ROWID;

-- Serves signing out everywhere: the sessions of an account.
CREATE INDEX session_of_account ON session (account_id);

-- A token of a program, agreed to by two people: its digest, and what it may do.
CREATE TABLE api_token (
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    -- Slugs of actions with spaces between.
    scopes          TEXT    NOT NULL,
    made_by         BLOB    NOT NULL CHECK (length(made_by) = 16),
    checked_by      BLOB    NOT NULL CHECK (length(checked_by) = 16),
    expires_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    CHECK (made_by <> checked_by)
) STRICT, WITHOUT ROWID;

-- What one person proposed and another confirms or rejects. Nothing personal stands in it.
CREATE TABLE proposal (
    proposal_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(proposal_id) = 16),
    pool_id         INTEGER NOT NULL,
    -- The member whom it is about, where it is about one.
    member_id       BLOB    CHECK (length(member_id) = 16),
    kind            TEXT    NOT NULL CHECK (kind IN (
        'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
        'deposit_file', 'role', 'api_token'
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

-- Serves the queue of a pool: what waits for a second person, oldest first.
CREATE INDEX proposal_open ON proposal (pool_id, made_at, proposal_id) WHERE decided_at IS NULL;
