-- What had gone back to members by the end of the day of a statement: balances of one day are held
-- against what the bank says of another, less what went back in between.
ALTER TABLE custody_statement ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded >= 0);

UPDATE custody_statement SET refunded = (
    SELECT coalesce(sum(amount), 0) FROM refund
    WHERE refund.pool_id = custody_statement.pool_id AND paid_on <= on_date
);
