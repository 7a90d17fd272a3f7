-- Serves the public figures, once a day: how many of each year of birth are present, how many left.
-- In the order of members, since each is looked up: another order reads the same pages again and again.
CREATE INDEX membership_by_birth ON membership (pool_id, member_id, birth_year, sex);
