-- The rules of a pool, as they were published: word for word, in the clear, never changed.

CREATE TABLE rulebook (
    pool_id         INTEGER NOT NULL,
    -- The first day it is in force; it names the version within the plan.
    version         TEXT    NOT NULL CHECK (version IS date(version)),
    plan            TEXT    NOT NULL CHECK (length(plan) > 0),
    -- The hash over the four texts that names the version everywhere.
    version_id      BLOB    NOT NULL CHECK (length(version_id) = 32),
    published_on    TEXT    NOT NULL CHECK (published_on IS date(published_on)),
    covenant_zh     TEXT    NOT NULL,
    covenant_en     TEXT    NOT NULL,
    value_table     TEXT    NOT NULL,
    worked_cases    TEXT    NOT NULL,
    PRIMARY KEY (pool_id, version)
) STRICT, WITHOUT ROWID;

-- Serves receipts: the rules that a hash names.
CREATE UNIQUE INDEX rulebook_by_id ON rulebook (pool_id, version_id);
