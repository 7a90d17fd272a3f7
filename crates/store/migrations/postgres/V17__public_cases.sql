CREATE INDEX aid_case_by_approval ON aid_case (pool_id, approved_on, case_id);

COMMENT ON INDEX aid_case_by_approval IS
    'Serves the page of cases: those approved last, first.';
