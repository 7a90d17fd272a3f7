-- Passkeys, and the challenges that wait for their answer.

CREATE TABLE passkey (
    credential_index BYTEA  NOT NULL PRIMARY KEY CHECK (length(credential_index) = 32),
    account_id      UUID    NOT NULL,
    sealed          BYTEA   NOT NULL CHECK (length(sealed) > 0),
    -- What the authenticator last counted; one that does not count stays at zero.
    counter         BIGINT  NOT NULL CHECK (counter >= 0),
    made_at         TIMESTAMPTZ NOT NULL
);

CREATE INDEX passkey_of_account ON passkey (account_id, made_at);

CREATE TABLE passkey_challenge (
    digest          BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    -- Whose passkey is registered; nobody's yet at a sign-in.
    account_id      UUID,
    sealed          BYTEA   NOT NULL CHECK (length(sealed) > 0),
    expires_at      TIMESTAMPTZ NOT NULL
);

CREATE INDEX passkey_challenge_by_end ON passkey_challenge (expires_at);

COMMENT ON TABLE passkey IS
    'A credential of an account, sealed; its id lies here only as a blind index.';

COMMENT ON TABLE passkey_challenge IS
    'A challenge that was sent out, by the digest of the token that goes with it; taken once.';

COMMENT ON INDEX passkey_of_account IS
    'Serves the account''s own page and its registrations: the passkeys of an account.';

COMMENT ON INDEX passkey_challenge_by_end IS
    'Serves the sweeping of challenges that nobody answered.';
