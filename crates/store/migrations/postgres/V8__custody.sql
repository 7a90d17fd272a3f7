-- What the custody bank says, beside what the books say.

CREATE TABLE custody_statement (
    pool_id         BIGINT  NOT NULL,
    on_date         DATE    NOT NULL,
    stated          BIGINT  NOT NULL CHECK (stated >= 0),
    expected        BIGINT  NOT NULL,
    PRIMARY KEY (pool_id, on_date)
);

ALTER TABLE aid_case ADD COLUMN netted BIGINT NOT NULL DEFAULT 0 CHECK (netted >= 0);

COMMENT ON COLUMN aid_case.netted IS
    'What was taken from the aid for shares in arrears: it is not paid out again.';

CREATE INDEX member_refund_due ON member (pool_id, member_id) INCLUDE (credit)
    WHERE phase IN ('ended', 'lapsed') AND credit > 0;

COMMENT ON TABLE custody_statement IS
    'What the bank said it held at the end of a day, and what the books said then; never changed.';

COMMENT ON INDEX member_refund_due IS 'Serves refunds: former members who have a balance.';
