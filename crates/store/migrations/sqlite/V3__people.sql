-- People and memberships. What is personal lies sealed under the person's own key; what stands in
-- the clear names nobody.

-- A person. Without the wrapped key nothing sealed under it can be read: this is erasure.
CREATE TABLE person (
    person_id       BLOB    NOT NULL PRIMARY KEY CHECK (length(person_id) = 16),
    sealed          BLOB    NOT NULL,
    wrapped_key     BLOB,
    -- The number of the master key that wraps it.
    master_key      INTEGER NOT NULL CHECK (master_key > 0),
    -- Counts the edits; an edit says which version it read.
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- Whose document a blind index stands for: a document belongs to one person.
CREATE TABLE person_document (
    blind_index     BLOB    NOT NULL PRIMARY KEY CHECK (length(blind_index) = 32),
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16)
) STRICT, WITHOUT ROWID;

-- Serves correction and erasure: the documents of a person.
CREATE INDEX person_document_of_person ON person_document (person_id);

-- Who a member is, under which rules, and what remains for statistics after an erasure.
CREATE TABLE membership (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    -- The hash that names the version of the rulebook.
    version_id      BLOB    NOT NULL CHECK (length(version_id) = 32),
    joined_at       INTEGER NOT NULL,
    birth_year      INTEGER NOT NULL CHECK (birth_year BETWEEN 1850 AND 9999),
    sex             TEXT    CHECK (sex IN ('female', 'male')),
    -- The first day of the month of the birthday on which the membership ends.
    ages_out_month  TEXT    NOT NULL CHECK (ages_out_month IS date(ages_out_month, 'start of month')),
    -- The signed receipt of joining, sealed.
    receipt         BLOB    NOT NULL,
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;

-- Serves joining, erasure and a person's own page: the memberships of a person.
CREATE INDEX membership_of_person ON membership (person_id, pool_id);

-- Serves the end by age: who reaches the limit in a month.
CREATE INDEX membership_by_age ON membership (pool_id, ages_out_month);

-- Who pays for a member, and in which place among those this person pays for.
CREATE TABLE payer (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    payer_person_id BLOB    NOT NULL CHECK (length(payer_person_id) = 16),
    place           INTEGER NOT NULL CHECK (place > 0),
    since           TEXT    NOT NULL CHECK (since IS date(since)),
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;

-- Serves a payment for several: the members a person pays for, in their order.
CREATE INDEX payer_of_members ON payer (pool_id, payer_person_id, place);

-- Who decides for a person who cannot: from a day, through the day before another.
CREATE TABLE guardian (
    ward_person_id      BLOB NOT NULL CHECK (length(ward_person_id) = 16),
    guardian_person_id  BLOB NOT NULL CHECK (length(guardian_person_id) = 16),
    since               TEXT NOT NULL CHECK (since IS date(since)),
    until               TEXT CHECK (until > since),
    PRIMARY KEY (ward_person_id, guardian_person_id),
    CHECK (ward_person_id <> guardian_person_id)
) STRICT, WITHOUT ROWID;

-- To whom aid goes when the person has died, in this order; sealed under the person's key.
CREATE TABLE payee (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    place           INTEGER NOT NULL CHECK (place > 0),
    sealed          BLOB    NOT NULL,
    PRIMARY KEY (person_id, place)
) STRICT, WITHOUT ROWID;

-- Each time somebody looked at what is personal, who and why. An entry: never changed.
CREATE TABLE look_up (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    look_up_id      BLOB    NOT NULL CHECK (length(look_up_id) = 16),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    reason          TEXT    NOT NULL CHECK (length(reason) > 0),
    looked_up_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, look_up_id)
) STRICT, WITHOUT ROWID;

-- Why a membership ended, and by which article. An entry: never changed.
CREATE TABLE ending (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    reason          TEXT    NOT NULL CHECK (reason IN ('left', 'age_limit', 'removed', 'died')),
    article         INTEGER NOT NULL CHECK (article > 0),
    decided_on      TEXT    NOT NULL CHECK (decided_on IS date(decided_on)),
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;
