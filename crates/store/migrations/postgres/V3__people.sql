-- People and memberships. What is personal lies sealed under the person's own key; what stands in
-- the clear names nobody.

CREATE TABLE person (
    person_id       UUID    NOT NULL PRIMARY KEY,
    sealed          BYTEA   NOT NULL,
    wrapped_key     BYTEA,
    -- The number of the master key that wraps it.
    master_key      BIGINT  NOT NULL CHECK (master_key > 0),
    -- Counts the edits; an edit says which version it read.
    version         BIGINT  NOT NULL DEFAULT 1 CHECK (version > 0)
);

CREATE TABLE person_document (
    blind_index     BYTEA   NOT NULL PRIMARY KEY CHECK (length(blind_index) = 32),
    person_id       UUID    NOT NULL
);

CREATE INDEX person_document_of_person ON person_document (person_id);

CREATE TABLE membership (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    person_id       UUID    NOT NULL,
    -- The hash that names the version of the rulebook.
    version_id      BYTEA   NOT NULL CHECK (length(version_id) = 32),
    joined_at       TIMESTAMPTZ NOT NULL,
    birth_year      BIGINT  NOT NULL CHECK (birth_year BETWEEN 1850 AND 9999),
    sex             TEXT    CHECK (sex IN ('female', 'male')),
    -- The first day of the month of the birthday on which the membership ends.
    ages_out_month  DATE    NOT NULL CHECK (extract(day FROM ages_out_month) = 1),
    -- The signed receipt of joining, sealed.
    receipt         BYTEA   NOT NULL,
    PRIMARY KEY (pool_id, member_id)
);

CREATE INDEX membership_of_person ON membership (person_id, pool_id);

CREATE INDEX membership_by_age ON membership (pool_id, ages_out_month);

CREATE TABLE payer (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    payer_person_id UUID    NOT NULL,
    place           BIGINT  NOT NULL CHECK (place > 0),
    since           DATE    NOT NULL,
    PRIMARY KEY (pool_id, member_id)
);

CREATE INDEX payer_of_members ON payer (pool_id, payer_person_id, place);

CREATE TABLE guardian (
    ward_person_id      UUID NOT NULL,
    guardian_person_id  UUID NOT NULL,
    since               DATE NOT NULL,
    until               DATE CHECK (until > since),
    PRIMARY KEY (ward_person_id, guardian_person_id),
    CHECK (ward_person_id <> guardian_person_id)
);

CREATE TABLE payee (
    person_id       UUID    NOT NULL,
    place           BIGINT  NOT NULL CHECK (place > 0),
    sealed          BYTEA   NOT NULL,
    PRIMARY KEY (person_id, place)
);

CREATE TABLE look_up (
    person_id       UUID    NOT NULL,
    look_up_id      UUID    NOT NULL,
    account_id      UUID    NOT NULL,
    reason          TEXT    NOT NULL CHECK (length(reason) > 0),
    looked_up_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, look_up_id)
);

CREATE TABLE ending (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    reason          TEXT    NOT NULL CHECK (reason IN ('left', 'age_limit', 'removed', 'died')),
    article         BIGINT  NOT NULL CHECK (article > 0),
    decided_on      DATE    NOT NULL,
    PRIMARY KEY (pool_id, member_id)
);

COMMENT ON TABLE person IS
    'A person. Without the wrapped key nothing sealed under it can be read: this is erasure.';

COMMENT ON TABLE person_document IS
    'Whose document a blind index stands for: a document belongs to one person.';

COMMENT ON INDEX person_document_of_person IS
    'Serves correction and erasure: the documents of a person.';

COMMENT ON TABLE membership IS
    'Who a member is, under which rules, and what remains for statistics after an erasure.';

COMMENT ON INDEX membership_of_person IS
    'Serves joining, erasure and a person''s own page: the memberships of a person.';

COMMENT ON INDEX membership_by_age IS
    'Serves the end by age: who reaches the limit in a month.';

COMMENT ON TABLE payer IS
    'Who pays for a member, and in which place among those this person pays for.';

COMMENT ON INDEX payer_of_members IS
    'Serves a payment for several: the members a person pays for, in their order.';

COMMENT ON TABLE guardian IS
    'Who decides for a person who cannot: from a day, through the day before another.';

COMMENT ON TABLE payee IS
    'To whom aid goes when the person has died, in this order; sealed under the person''s key.';

COMMENT ON TABLE look_up IS
    'Each time somebody looked at what is personal, who and why. An entry: never changed.';

COMMENT ON TABLE ending IS
    'Why a membership ended, and by which article. An entry: never changed.';
