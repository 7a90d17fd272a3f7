CREATE INDEX guardian_by_guardian ON guardian (guardian_person_id);

COMMENT ON INDEX guardian_by_guardian IS
    'Serves the home of somebody who decides for others.';
