-- Serves the desk of money: former members whose balance is to go back.
CREATE INDEX member_with_balance_to_give_back ON member (pool_id, member_id)
    WHERE phase IN ('ended', 'lapsed') AND credit > 0;
