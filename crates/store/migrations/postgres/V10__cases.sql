-- The work on cases: files, steps, readers, papers, juries, payments. States, queues, roles and
-- kinds are slugs that `casework` gives; here they are texts. What is personal lies sealed under a
-- person's key; what stands in the clear names nobody.

CREATE TABLE case_file (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    state           TEXT    NOT NULL CHECK (length(state) > 0),
    -- The queue it waits in; empty when it waits in none.
    queue           TEXT    NOT NULL,
    -- The harm of waiting: the greater, the sooner.
    harm            BIGINT  NOT NULL CHECK (harm BETWEEN 0 AND 4294967295),
    -- Whose clock runs, and until when; nobody's, and then there is no day.
    owner           TEXT    NOT NULL CHECK (
        owner IN ('operator', 'applicant', 'members', 'nobody')
    ),
    due_on          DATE,
    reported_on     DATE    NOT NULL,
    event_on        DATE    NOT NULL,
    condition_id    TEXT    CHECK (length(condition_id) > 0),
    -- The hash that names the version of the rulebook that binds.
    version_id      BYTEA   NOT NULL CHECK (length(version_id) = 32),
    -- What those rules would give.
    value           BIGINT  NOT NULL CHECK (value >= 0),
    -- How many steps were taken; a step says how many it has read.
    steps           BIGINT  NOT NULL CHECK (steps > 0),
    -- Who has the case in hand, and until when.
    claimed_by      UUID,
    claimed_until   TIMESTAMPTZ,
    PRIMARY KEY (pool_id, member_id, case_id),
    CHECK ((owner = 'nobody') = (due_on IS NULL)),
    CHECK (queue = '' OR due_on IS NOT NULL),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
);

CREATE INDEX case_file_by_id ON case_file (pool_id, case_id);

CREATE INDEX case_file_queue ON case_file (pool_id, queue, harm DESC, due_on, case_id)
    WHERE queue <> '';

CREATE INDEX case_file_due ON case_file (pool_id, due_on, case_id) WHERE due_on IS NOT NULL;

CREATE INDEX case_file_by_state ON case_file (pool_id, state, case_id);

CREATE TABLE case_step (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    step            BIGINT  NOT NULL CHECK (step > 0),
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- Who took it; nobody for a machine and for the calendar.
    account_id      UUID,
    role            TEXT    NOT NULL CHECK (length(role) > 0),
    on_date         DATE    NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    -- What it says, a line `key=value` for each part, nothing personal; and what is personal.
    body            TEXT    NOT NULL,
    sealed          BYTEA,
    PRIMARY KEY (pool_id, member_id, case_id, step)
);

CREATE TABLE case_reader (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    account_id      UUID    NOT NULL,
    step            BIGINT  NOT NULL CHECK (step > 0),
    PRIMARY KEY (pool_id, member_id, case_id, account_id)
);

CREATE TABLE case_conflict (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    account_id      UUID    NOT NULL,
    declared_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id, account_id)
);

CREATE TABLE case_evidence (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    evidence_id     UUID    NOT NULL,
    -- Which paper it is.
    paper           TEXT    NOT NULL CHECK (length(paper) > 0),
    -- A keyed index of the content: the same for the same file.
    digest_index    BYTEA   NOT NULL CHECK (length(digest_index) = 32),
    size            BIGINT  NOT NULL CHECK (size > 0),
    media_type      TEXT    NOT NULL CHECK (length(media_type) > 0),
    -- Its key in the object store.
    object          TEXT    NOT NULL CHECK (length(object) > 0),
    sealed          BYTEA   NOT NULL,
    -- The paper this is a redacted copy of, and what proves it.
    redacts         UUID,
    link            BYTEA   CHECK (length(link) = 32),
    added_by        UUID    NOT NULL,
    added_at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id, evidence_id),
    CHECK ((redacts IS NULL) = (link IS NULL)),
    CHECK (redacts <> evidence_id)
);

CREATE INDEX case_evidence_digest ON case_evidence (digest_index, pool_id, case_id);

CREATE TABLE juror (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    version_id      BYTEA   NOT NULL CHECK (length(version_id) = 32),
    passed_at       TIMESTAMPTZ,
    tried_on        DATE    NOT NULL,
    -- How often the test on this version was taken.
    tries           BIGINT  NOT NULL CHECK (tries > 0),
    PRIMARY KEY (pool_id, member_id)
);

CREATE TABLE jury (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    commitment      BYTEA   NOT NULL CHECK (length(commitment) = 32),
    seed_sealed     BYTEA   NOT NULL,
    -- What opens the ballots.
    key_sealed      BYTEA   NOT NULL,
    opens_at        TIMESTAMPTZ,
    closes_at       TIMESTAMPTZ CHECK (closes_at >= opens_at),
    -- A juror whose number in the draw is below it is drawn.
    threshold       BIGINT  CHECK (threshold >= 0),
    quorum          BIGINT  CHECK (quorum > 0),
    votes_for       BIGINT  CHECK (votes_for >= 0),
    votes_against   BIGINT  CHECK (votes_against >= 0),
    -- The seed, revealed.
    seed            BYTEA   CHECK (length(seed) = 32),
    PRIMARY KEY (pool_id, member_id, case_id),
    CHECK ((opens_at IS NULL) = (closes_at IS NULL)),
    CHECK ((opens_at IS NULL) = (threshold IS NULL)),
    CHECK ((opens_at IS NULL) = (quorum IS NULL)),
    CHECK ((votes_for IS NULL) = (votes_against IS NULL)),
    CHECK ((votes_for IS NULL) = (seed IS NULL)),
    CHECK (votes_for IS NULL OR opens_at IS NOT NULL)
);

CREATE TABLE ballot (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    sealed          BYTEA   NOT NULL,
    cast_at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id)
);

CREATE INDEX ballot_of_case ON ballot (pool_id, case_id, member_id);

CREATE TABLE payment_list (
    pool_id         BIGINT  NOT NULL,
    list_id         UUID    NOT NULL,
    made_by         UUID    NOT NULL,
    checked_by      UUID    NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    lines           BIGINT  NOT NULL CHECK (lines > 0),
    total           BIGINT  NOT NULL CHECK (total > 0),
    -- The hash of the file that goes to the bank.
    digest          BYTEA   NOT NULL CHECK (length(digest) = 32),
    -- When its result was read in.
    result_at       TIMESTAMPTZ CHECK (result_at >= made_at),
    PRIMARY KEY (pool_id, list_id),
    CHECK (made_by <> checked_by)
);

CREATE TABLE payment_line (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    list_id         UUID    NOT NULL,
    line            BIGINT  NOT NULL CHECK (line > 0),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    -- The payout that is written once it is paid.
    payout_id       UUID    NOT NULL,
    amount          BIGINT  NOT NULL CHECK (amount > 0),
    to_kind         TEXT    NOT NULL CHECK (to_kind IN ('member', 'hospital', 'payee')),
    outcome         TEXT    CHECK (outcome IN ('paid', 'returned')),
    reason          TEXT    CHECK (length(reason) > 0),
    PRIMARY KEY (pool_id, member_id, list_id, line),
    CHECK ((reason IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'returned'))
);

CREATE INDEX payment_line_of_list ON payment_line (pool_id, list_id, line);

CREATE INDEX payment_line_open ON payment_line (pool_id, case_id, amount) WHERE outcome IS NULL;

CREATE UNIQUE INDEX payment_line_of_payout ON payment_line (pool_id, member_id, payout_id);

CREATE TABLE payment_account (
    pool_id         BIGINT  NOT NULL,
    member_id       UUID    NOT NULL,
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    to_kind         TEXT    NOT NULL CHECK (to_kind IN ('member', 'hospital', 'payee')),
    sealed          BYTEA   NOT NULL,
    entered_by      UUID    NOT NULL,
    entered_at      TIMESTAMPTZ NOT NULL,
    verified_by     UUID,
    verified_at     TIMESTAMPTZ CHECK (verified_at >= entered_at),
    PRIMARY KEY (pool_id, member_id, case_id, to_kind),
    CHECK (verified_by <> entered_by),
    CHECK ((verified_by IS NULL) = (verified_at IS NULL))
);

CREATE TABLE emergency_contact (
    person_id           UUID    NOT NULL,
    place               BIGINT  NOT NULL CHECK (place BETWEEN 1 AND 3),
    contact_person_id   UUID    NOT NULL,
    sealed              BYTEA   NOT NULL,
    PRIMARY KEY (person_id, place),
    CHECK (person_id <> contact_person_id)
);

CREATE UNIQUE INDEX emergency_contact_of ON emergency_contact (contact_person_id, person_id);

COMMENT ON TABLE case_file IS
    'Where a case is, who is to act and until when. The steps tell how it came there.';

COMMENT ON INDEX case_file_by_id IS
    'Serves the page of a case, whose address names no member.';

COMMENT ON INDEX case_file_queue IS
    'Serves the page of a queue: one range of it, in the order in which to work.';

COMMENT ON INDEX case_file_due IS
    'Serves the calendar: whose day has come.';

COMMENT ON INDEX case_file_by_state IS
    'Serves the counts by state and what a settlement waits for: objected cases, carried'
    ' cases.';

COMMENT ON TABLE case_step IS
    'A step of a case. An entry: never changed.';

COMMENT ON TABLE case_reader IS
    'Who has read a case to decide it, and at which step: nobody twice. An entry: never'
    ' changed.';

COMMENT ON TABLE case_conflict IS
    'Who has declared a conflict of interest in a case, and works on it no more.';

COMMENT ON TABLE case_evidence IS
    'A paper of a case. Its content lies in the object store, under the key that is sealed'
    ' here.';

COMMENT ON INDEX case_evidence_digest IS
    'Serves the search for a file that was used before, in whichever pool.';

COMMENT ON TABLE juror IS
    'A member''s last test on the rules: who passed it may be drawn for a jury.';

COMMENT ON TABLE jury IS
    'The jury of a case: the seed of the draw committed to beforehand, then its sitting,'
    ' then its votes. The member is the one whose case it is.';

COMMENT ON TABLE ballot IS
    'The ballot of a juror, sealed until all are opened together. The member is the juror:'
    ' one ballot each. An entry: never changed.';

COMMENT ON INDEX ballot_of_case IS
    'Serves the count: the ballots of a case, a page at a time.';

COMMENT ON TABLE payment_list IS
    'A list for the bank, made by one person and checked by another.';

COMMENT ON TABLE payment_line IS
    'A line of a list: aid of a case, to whom, and what the bank did.';

COMMENT ON INDEX payment_line_of_list IS
    'Serves the file for the bank and its result: the lines of a list.';

COMMENT ON INDEX payment_line_open IS
    'Serves payouts and lists: what of a case''s aid is with the bank already.';

COMMENT ON INDEX payment_line_of_payout IS
    'A payout stands on one list, once.';

COMMENT ON TABLE payment_account IS
    'An account that aid of a case may go to, sealed: entered by one person, verified by'
    ' another.';

COMMENT ON TABLE emergency_contact IS
    'Who may report for a person, in order, at most three; what they are to each other is'
    ' sealed.';

COMMENT ON INDEX emergency_contact_of IS
    'Serves who reports: the people who named this person. Nobody is named twice.';
