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

-- Serves custody: what was paid in through a day.
CREATE INDEX deposit_by_day ON deposit (pool_id, paid_on, amount);

-- Serves custody: what was paid back through a day.
CREATE INDEX refund_by_day ON refund (pool_id, paid_on, amount);

-- Serves refunds: former members who have a balance.
CREATE INDEX member_refund_due ON member (pool_id, member_id, credit)
    WHERE phase IN ('ended', 'lapsed') AND credit > 0;
