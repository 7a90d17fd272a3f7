CREATE INDEX case_step_decided ON case_step (pool_id, on_date, case_id)
    WHERE kind IN ('check_pass', 'read_again', 'read_third', 'read_appeal', 'look_back');

CREATE INDEX case_step_breach ON case_step (pool_id, on_date) WHERE kind = 'breach';

COMMENT ON INDEX case_step_decided IS
    'Serves the look back at decided cases, and the public count of what it found: by day.';

COMMENT ON INDEX case_step_breach IS
    'Serves the public count of how often the operator was late.';
