-- Serves the page of cases: those approved last, first.
CREATE INDEX aid_case_by_approval ON aid_case (pool_id, approved_on, case_id);
