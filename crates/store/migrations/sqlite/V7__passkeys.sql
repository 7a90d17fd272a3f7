-- Passkeys, and the challenges that wait for their answer.

-- A credential of an account, sealed; its id lies here only as a blind index.
CREATE TABLE passkey (
    credential_index BLOB   NOT NULL PRIMARY KEY CHECK (length(credential_index) = 32),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    sealed          BLOB    NOT NULL CHECK (length(sealed) > 0),
    -- What the authenticator last counted; one that does not count stays at zero.
    counter         INTEGER NOT NULL CHECK (counter >= 0),
    made_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Serves the account's own page and its registrations: the passkeys of an account.
CREATE INDEX passkey_of_account ON passkey (account_id, made_at);

-- A challenge that was sent out, by the digest of the token that goes with it; taken once.
CREATE TABLE passkey_challenge (
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    -- Whose passkey is registered; nobody's yet at a sign-in.
    account_id      BLOB    CHECK (length(account_id) = 16),
    sealed          BLOB    NOT NULL CHECK (length(sealed) > 0),
    expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Serves the sweeping of challenges that nobody answered.
CREATE INDEX passkey_challenge_by_end ON passkey_challenge (expires_at);
