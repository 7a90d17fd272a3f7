-- Serves the home of somebody who decides for others.
CREATE INDEX guardian_by_guardian ON guardian (guardian_person_id);
