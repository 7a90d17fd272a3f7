-- What people are told and by which way, and what they ask to be corrected. What is personal lies
-- sealed under the person's own key; a notice holds ids, numbers and days.

-- Something that happened to one person. A round writes none for who only paid: that is implied by
-- the notices of the pool.
CREATE TABLE notice (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    -- A hash of what happened to whom, so that it is told once.
    notice_id       BLOB    NOT NULL CHECK (length(notice_id) = 16),
    pool_id         INTEGER NOT NULL,
    -- The member it is about; none where it is about the person.
    member_id       BLOB    CHECK (length(member_id) = 16),
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- The id of a case, the number of a round, or nothing.
    subject         TEXT    NOT NULL,
    amount          INTEGER,
    -- The business date from which it is shown.
    day             TEXT    NOT NULL CHECK (day IS date(day)),
    -- The day it speaks of, where that is another one.
    about_on        TEXT    CHECK (about_on IS date(about_on)),
    made_at         INTEGER NOT NULL,
    read_at         INTEGER,
    PRIMARY KEY (person_id, notice_id)
) STRICT, WITHOUT ROWID;

-- Serves the page of a person's notices, the newest first.
CREATE INDEX notice_of_person ON notice (person_id, day, made_at, notice_id);

-- Something that concerns a pool as a whole: one row, however many members it has.
CREATE TABLE pool_notice (
    pool_id         INTEGER NOT NULL,
    notice_id       BLOB    NOT NULL CHECK (length(notice_id) = 16),
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    subject         TEXT    NOT NULL,
    amount          INTEGER,
    day             TEXT    NOT NULL CHECK (day IS date(day)),
    made_at         INTEGER NOT NULL,
    -- What is still to be done so that all whom it concerns are told, and how far that has come.
    stage           TEXT    NOT NULL CHECK (
        stage IN ('ran_out', 'reminded', 'running_out', 'jurors', 'channels', 'done')
    ),
    after_bound     INTEGER,
    after_id        BLOB    NOT NULL CHECK (length(after_id) = 16),
    PRIMARY KEY (pool_id, notice_id)
) STRICT, WITHOUT ROWID;

-- Serves the page of a person's notices: those of a pool, the newest first.
CREATE INDEX pool_notice_by_day ON pool_notice (pool_id, day, made_at, notice_id);

-- Serves the announcer: what is not told to all yet.
CREATE INDEX pool_notice_unfinished ON pool_notice (made_at, notice_id) WHERE stage <> 'done';

-- Until when a person has read the notices of the pools.
CREATE TABLE notice_reading (
    person_id       BLOB    NOT NULL PRIMARY KEY CHECK (length(person_id) = 16),
    read_through    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A way by which a person is told beside the page.
CREATE TABLE notice_channel (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    channel         TEXT    NOT NULL CHECK (channel IN ('email', 'letter')),
    -- The address of an e-mail, sealed; a letter goes to the address of the record.
    sealed          BLOB    CHECK ((channel = 'email') = (sealed IS NOT NULL)),
    language        TEXT    NOT NULL CHECK (language IN ('zh', 'en')),
    -- Whether the share of each round is told this way too.
    each_round      INTEGER NOT NULL CHECK (each_round IN (0, 1)),
    -- What is kept of the code that was sent to the address.
    code_digest     BLOB    CHECK (length(code_digest) = 32),
    code_sent_at    INTEGER,
    code_tries      INTEGER NOT NULL DEFAULT 0 CHECK (code_tries >= 0),
    confirmed_at    INTEGER,
    -- When something last came back from the address, and why, by the number of a rejection.
    failed_at       INTEGER,
    failure         INTEGER,
    PRIMARY KEY (person_id, channel),
    CHECK ((failed_at IS NULL) = (failure IS NULL))
) STRICT, WITHOUT ROWID;

-- One notice on its way to one person: the log of what was sent, and of what came back.
CREATE TABLE notice_delivery (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    notice_id       BLOB    NOT NULL CHECK (length(notice_id) = 16),
    channel         TEXT    NOT NULL CHECK (channel IN ('email', 'letter')),
    state           TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'returned')),
    tries           INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_at         INTEGER NOT NULL,
    queued_at       INTEGER NOT NULL,
    sent_at         INTEGER,
    ended_at        INTEGER,
    -- The number of the rejection that says why it failed or came back.
    failure         INTEGER,
    PRIMARY KEY (person_id, notice_id, channel),
    CHECK ((state IN ('failed', 'returned')) = (failure IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Serves the sender of e-mail and the printing of letters: what is due.
CREATE INDEX notice_delivery_due ON notice_delivery (channel, next_at, person_id, notice_id)
    WHERE state = 'queued';

-- What a person says is wrong about them, and what is right; sealed. Somebody decides.
CREATE TABLE correction_request (
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    request_id      BLOB    NOT NULL CHECK (length(request_id) = 16),
    sealed          BLOB    NOT NULL CHECK (length(sealed) > 0),
    made_by         BLOB    NOT NULL CHECK (length(made_by) = 16),
    made_at         INTEGER NOT NULL,
    decided_by      BLOB    CHECK (length(decided_by) = 16),
    decided_at      INTEGER,
    decision        TEXT    CHECK (decision IN ('corrected', 'declined')),
    -- Why, sealed.
    answer          BLOB    CHECK (length(answer) > 0),
    PRIMARY KEY (person_id, request_id),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    CHECK ((decided_at IS NULL) = (answer IS NULL))
) STRICT, WITHOUT ROWID;

-- Serves the clerks: what nobody has decided, the oldest first.
CREATE INDEX correction_request_open ON correction_request (made_at, request_id)
    WHERE decided_at IS NULL;

-- Serves the page of a round and what it meant for a member: the cases it carried.
CREATE INDEX aid_case_of_round ON aid_case (pool_id, round, case_id) WHERE round IS NOT NULL;
