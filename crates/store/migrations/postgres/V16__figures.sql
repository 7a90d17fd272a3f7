CREATE INDEX membership_by_birth ON membership (pool_id, birth_year, sex, member_id);

COMMENT ON INDEX membership_by_birth IS
    'Serves the public figures, once a day: how many of each year of birth are present, how many'
    ' left.';
