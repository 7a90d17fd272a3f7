-- Who signs in, in which roles, and what waits for a second person.

CREATE TABLE account (
    account_id      UUID    NOT NULL PRIMARY KEY,
    person_id       UUID,
    -- HMAC of the sign-in name: found by who knows the name and the key.
    sign_in_index   BYTEA   NOT NULL CHECK (length(sign_in_index) = 32),
    password_hash   TEXT    CHECK (password_hash LIKE '$argon2id$%'),
    one_time_secret BYTEA,
    -- The step of the last code used: a code is taken once.
    last_code_step  BIGINT  CHECK (last_code_step >= 0),
    failed_sign_ins BIGINT  NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
    locked_until    TIMESTAMPTZ,
    disabled_at     TIMESTAMPTZ,
    made_at         TIMESTAMPTZ NOT NULL,
    -- Counts changes: a change is of the row as it was read.
    version         BIGINT  NOT NULL DEFAULT 1 CHECK (version > 0)
);

CREATE UNIQUE INDEX account_by_name ON account (sign_in_index);

CREATE UNIQUE INDEX account_of_person ON account (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE account_role (
    account_id      UUID    NOT NULL,
    line            TEXT    NOT NULL CHECK (line IN ('mutual_aid', 'fundraising', 'market')),
    role            TEXT    NOT NULL CHECK (length(role) > 0),
    granted_by      UUID    NOT NULL,
    checked_by      UUID    NOT NULL,
    granted_at      TIMESTAMPTZ NOT NULL,
    revoked_by      UUID,
    revoked_at      TIMESTAMPTZ,
    PRIMARY KEY (account_id, line, role),
    CHECK (granted_by <> checked_by),
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);

CREATE TABLE recovery_code (
    account_id      UUID    NOT NULL,
    digest          BYTEA   NOT NULL CHECK (length(digest) = 32),
    used_at         TIMESTAMPTZ,
    PRIMARY KEY (account_id, digest)
);

CREATE TABLE session (
    digest          BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    account_id      UUID    NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    seen_at         TIMESTAMPTZ NOT NULL CHECK (seen_at >= made_at),
    expires_at      TIMESTAMPTZ NOT NULL CHECK (expires_at > made_at),
    strength        TEXT    NOT NULL CHECK (strength IN ('password', 'two_factors'))
);

CREATE INDEX session_of_account ON session (account_id);

CREATE TABLE api_token (
    digest          BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    account_id      UUID    NOT NULL,
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    -- Slugs of actions with spaces between.
    scopes          TEXT    NOT NULL,
    made_by         UUID    NOT NULL,
    checked_by      UUID    NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL,
    revoked_at      TIMESTAMPTZ,
    CHECK (made_by <> checked_by)
);

CREATE TABLE proposal (
    proposal_id     UUID    NOT NULL PRIMARY KEY,
    pool_id         BIGINT  NOT NULL,
    -- The member whom it is about, where it is about one.
    member_id       UUID,
    kind            TEXT    NOT NULL CHECK (kind IN (
        'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
        'deposit_file', 'role', 'api_token'
    )),
    -- What will be written, a line `key=value` for each part of it.
    body            TEXT    NOT NULL,
    made_by         UUID    NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    decided_by      UUID,
    decided_at      TIMESTAMPTZ CHECK (decided_at >= made_at),
    decision        TEXT    CHECK (decision IN ('confirmed', 'rejected')),
    reason          TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK (decided_by <> made_by),
    CHECK ((decided_by IS NULL) = (decision IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((reason IS NOT NULL) = (decision IS NOT NULL AND decision = 'rejected'))
);

CREATE INDEX proposal_open ON proposal (pool_id, made_at, proposal_id) WHERE decided_at IS NULL;

COMMENT ON TABLE account IS
    'An account that signs in. Its name lies here only as a blind index; its one-time secret'
    ' sealed.';

COMMENT ON TABLE account_role IS
    'A role of an account in one line of business, given by two people. Taken back, it stays'
    ' as a record.';

COMMENT ON TABLE recovery_code IS
    'The digest of a recovery code, and when it was used.';

COMMENT ON TABLE session IS
    'Who is signed in: the digest of a token that the browser holds. Signing out deletes the'
    ' row.';

COMMENT ON TABLE api_token IS
    'A token of a program, agreed to by two people: its digest, and what it may do.';

COMMENT ON TABLE proposal IS
    'What one person proposed and another confirms or rejects. Nothing personal stands in it.';

COMMENT ON INDEX account_by_name IS
    'Serves the sign-in: the account of a name. No name stands for two.';

COMMENT ON INDEX account_of_person IS
    'One account each: two accounts are two people.';

COMMENT ON INDEX session_of_account IS
    'Serves signing out everywhere: the sessions of an account.';

COMMENT ON INDEX proposal_open IS
    'Serves the queue of a pool: what waits for a second person, oldest first.';
