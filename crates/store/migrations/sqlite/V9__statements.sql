-- Serves a member's statement: the debits of a member that failed, of many rounds.
CREATE INDEX failed_debit_of_member ON failed_debit (pool_id, member_id, round);
