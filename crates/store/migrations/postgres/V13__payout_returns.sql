CREATE TABLE payout_return (
    pool_id         BIGINT  NOT NULL,
    case_id         TEXT    NOT NULL,
    return_id       UUID    NOT NULL,
    returned_on     DATE    NOT NULL,
    amount          BIGINT  NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, case_id, return_id)
);

COMMENT ON TABLE payout_return IS
    'Aid that was paid out and came back: it is in custody and due again. An entry: never changed.';
