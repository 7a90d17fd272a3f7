-- The rules of a pool, as they were published.

CREATE TABLE rulebook (
    pool_id         BIGINT  NOT NULL,
    version         DATE    NOT NULL,
    plan            TEXT    NOT NULL CHECK (length(plan) > 0),
    version_id      BYTEA   NOT NULL CHECK (length(version_id) = 32),
    published_on    DATE    NOT NULL,
    covenant_zh     TEXT    NOT NULL,
    covenant_en     TEXT    NOT NULL,
    value_table     TEXT    NOT NULL,
    worked_cases    TEXT    NOT NULL,
    PRIMARY KEY (pool_id, version)
);

COMMENT ON TABLE rulebook IS
    'The rules of a pool, word for word, in the clear. Never changed; version is the first day in force.';

CREATE UNIQUE INDEX rulebook_by_id ON rulebook (pool_id, version_id);

COMMENT ON INDEX rulebook_by_id IS 'Receipts: the rules that a hash names.';
