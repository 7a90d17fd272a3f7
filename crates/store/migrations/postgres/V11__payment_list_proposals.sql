-- Two people agree on a list of payments as on other money. What was proposed before is kept.
ALTER TABLE proposal DROP CONSTRAINT proposal_kind_check;

ALTER TABLE proposal ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
    'deposit', 'refund', 'payout', 'case_approval', 'case_withdrawal', 'removal',
    'deposit_file', 'role', 'api_token', 'payment_list'
));

CREATE INDEX juror_passed ON juror (pool_id, version_id, member_id) WHERE passed_at IS NOT NULL;

COMMENT ON INDEX juror_passed IS
    'Serves the draw of a jury: how many passed the test on a version of the rules.';
