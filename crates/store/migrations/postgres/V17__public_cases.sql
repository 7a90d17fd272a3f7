CREATE INDEX aid_case_of_round ON aid_case (pool_id, round, case_id) WHERE round IS NOT NULL;

CREATE INDEX aid_case_by_approval ON aid_case (pool_id, approved_on, case_id);

COMMENT ON INDEX aid_case_of_round IS
    'Serves the page of a round: the cases it carried, by their ids.';
COMMENT ON INDEX aid_case_by_approval IS
    'Serves the page of cases: those approved last, first.';
