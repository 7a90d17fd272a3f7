ALTER TABLE person ADD COLUMN masked_index BYTEA CHECK (length(masked_index) = 32);

COMMENT ON COLUMN person.masked_index IS
    'What stands for the family name and the end of the document''s number, by which a clerk finds somebody on the telephone. Several people may share it; who was erased has none.';

CREATE INDEX person_by_masked_index ON person (masked_index) WHERE masked_index IS NOT NULL;

COMMENT ON INDEX person_by_masked_index IS
    'Serves the search at the desk.';
