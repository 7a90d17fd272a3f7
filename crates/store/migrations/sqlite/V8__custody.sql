-- What the custody bank says, beside what the books say.

-- The statement of one day's end. An entry: never changed.
CREATE TABLE custody_statement (
    pool_id         INTEGER NOT NULL,
    on_date         TEXT    NOT NULL CHECK (on_date IS date(on_date)),
    -- What the bank says it holds for the pool.
    stated          INTEGER NOT NULL CHECK (stated >= 0),
    -- What the books said when the statement was entered: paid in and collected, less paid out.
    expected        INTEGER NOT NULL,
    PRIMARY KEY (pool_id, on_date)
) STRICT, WITHOUT ROWID;

-- What was taken from the aid for shares in arrears: it is not paid out again.
ALTER TABLE aid_case ADD COLUMN netted INTEGER NOT NULL DEFAULT 0 CHECK (netted >= 0);

-- Serves refunds: former members who have a balance.
CREATE INDEX member_refund_due ON member (pool_id, member_id, credit)
    WHERE phase IN ('ended', 'lapsed') AND credit > 0;
