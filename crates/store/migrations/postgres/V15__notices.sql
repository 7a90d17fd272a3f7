-- What people are told and by which way, and what they ask to be corrected. What is personal lies
-- sealed under the person's own key; a notice holds ids, numbers and days.

CREATE TABLE notice (
    person_id       UUID    NOT NULL,
    -- A hash of what happened to whom, so that it is told once.
    notice_id       UUID    NOT NULL,
    pool_id         BIGINT  NOT NULL,
    -- The member it is about; none where it is about the person.
    member_id       UUID,
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- The id of a case, the number of a round, or nothing.
    subject         TEXT    NOT NULL,
    amount          BIGINT,
    -- The business date from which it is shown.
    day             DATE    NOT NULL,
    -- The day it speaks of, where that is another one.
    about_on        DATE,
    made_at         TIMESTAMPTZ NOT NULL,
    read_at         TIMESTAMPTZ,
    PRIMARY KEY (person_id, notice_id)
);

COMMENT ON TABLE notice IS
    'Something that happened to one person. A round writes none for who only paid: that is '
    'implied by the notices of the pool.';

CREATE INDEX notice_of_person ON notice (person_id, day, made_at, notice_id);

COMMENT ON INDEX notice_of_person IS
    'Serves the page of a person''s notices, the newest first.';

CREATE TABLE pool_notice (
    pool_id         BIGINT  NOT NULL,
    notice_id       UUID    NOT NULL,
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    subject         TEXT    NOT NULL,
    amount          BIGINT,
    day             DATE    NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    -- What is still to be done so that all whom it concerns are told, and how far that has come.
    stage           TEXT    NOT NULL CHECK (
        stage IN ('ran_out', 'reminded', 'running_out', 'jurors', 'channels', 'done')
    ),
    after_bound     BIGINT,
    after_id        UUID    NOT NULL,
    PRIMARY KEY (pool_id, notice_id)
);

COMMENT ON TABLE pool_notice IS
    'Something that concerns a pool as a whole: one row, however many members it has.';

CREATE INDEX pool_notice_by_day ON pool_notice (pool_id, day, made_at, notice_id);

COMMENT ON INDEX pool_notice_by_day IS
    'Serves the page of a person''s notices: those of a pool, the newest first.';

CREATE INDEX pool_notice_unfinished ON pool_notice (made_at, notice_id) WHERE stage <> 'done';

COMMENT ON INDEX pool_notice_unfinished IS
    'Serves the announcer: what is not told to all yet.';

CREATE TABLE notice_reading (
    person_id       UUID    NOT NULL PRIMARY KEY,
    read_through    TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE notice_reading IS
    'Until when a person has read the notices of the pools.';

CREATE TABLE notice_channel (
    person_id       UUID    NOT NULL,
    channel         TEXT    NOT NULL CHECK (channel IN ('email', 'letter')),
    -- The address of an e-mail, sealed; a letter goes to the address of the record.
    sealed          BYTEA   CHECK ((channel = 'email') = (sealed IS NOT NULL)),
    language        TEXT    NOT NULL CHECK (language IN ('zh', 'en')),
    -- Whether the share of each round is told this way too.
    each_round      BOOLEAN NOT NULL,
    -- What is kept of the code that was sent to the address.
    code_digest     BYTEA   CHECK (length(code_digest) = 32),
    code_sent_at    TIMESTAMPTZ,
    code_tries      BIGINT  NOT NULL DEFAULT 0 CHECK (code_tries >= 0),
    confirmed_at    TIMESTAMPTZ,
    -- When something last came back from the address, and why, by the number of a rejection.
    failed_at       TIMESTAMPTZ,
    failure         BIGINT,
    PRIMARY KEY (person_id, channel),
    CHECK ((failed_at IS NULL) = (failure IS NULL))
);

COMMENT ON TABLE notice_channel IS
    'A way by which a person is told beside the page.';

CREATE TABLE notice_delivery (
    person_id       UUID    NOT NULL,
    notice_id       UUID    NOT NULL,
    channel         TEXT    NOT NULL CHECK (channel IN ('email', 'letter')),
    state           TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'returned')),
    tries           BIGINT  NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_at         TIMESTAMPTZ NOT NULL,
    queued_at       TIMESTAMPTZ NOT NULL,
    sent_at         TIMESTAMPTZ,
    ended_at        TIMESTAMPTZ,
    -- The number of the rejection that says why it failed or came back.
    failure         BIGINT,
    PRIMARY KEY (person_id, notice_id, channel),
    CHECK ((state IN ('failed', 'returned')) = (failure IS NOT NULL))
);

COMMENT ON TABLE notice_delivery IS
    'One notice on its way to one person: the log of what was sent, and of what came back.';

CREATE INDEX notice_delivery_due ON notice_delivery (channel, next_at, person_id, notice_id)
    WHERE state = 'queued';

COMMENT ON INDEX notice_delivery_due IS
    'Serves the sender of e-mail and the printing of letters: what is due.';

CREATE TABLE correction_request (
    person_id       UUID    NOT NULL,
    request_id      UUID    NOT NULL,
    sealed          BYTEA   NOT NULL CHECK (length(sealed) > 0),
    made_by         UUID    NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    decided_by      UUID,
    decided_at      TIMESTAMPTZ,
    decision        TEXT    CHECK (decision IN ('corrected', 'declined')),
    -- Why, sealed.
    answer          BYTEA   CHECK (length(answer) > 0),
    PRIMARY KEY (person_id, request_id),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    CHECK ((decided_at IS NULL) = (answer IS NULL))
);

COMMENT ON TABLE correction_request IS
    'What a person says is wrong about them, and what is right; sealed. Somebody decides.';

CREATE INDEX correction_request_open ON correction_request (made_at, request_id)
    WHERE decided_at IS NULL;

COMMENT ON INDEX correction_request_open IS
    'Serves the clerks: what nobody has decided, the oldest first.';

CREATE INDEX aid_case_of_round ON aid_case (pool_id, round, case_id) WHERE round IS NOT NULL;

COMMENT ON INDEX aid_case_of_round IS
    'Serves the page of a round and what it meant for a member: the cases it carried.';
