-- Aid that was paid out and came back: it is in custody and due again. An entry: never changed.
CREATE TABLE payout_return (
    pool_id         INTEGER NOT NULL,
    case_id         TEXT    NOT NULL,
    return_id       BLOB    NOT NULL CHECK (length(return_id) = 16),
    returned_on     TEXT    NOT NULL CHECK (returned_on IS date(returned_on)),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (pool_id, case_id, return_id)
) STRICT, WITHOUT ROWID;
