ALTER TABLE custody_statement ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0 CHECK (refunded >= 0);

UPDATE custody_statement SET refunded = (
    SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM refund
    WHERE refund.pool_id = custody_statement.pool_id AND paid_on <= on_date
);

COMMENT ON COLUMN custody_statement.refunded IS
    'What had gone back to members by the end of that day: balances of one day are held against '
    'what the bank says of another, less what went back in between.';
