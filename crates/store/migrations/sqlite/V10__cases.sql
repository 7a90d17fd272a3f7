-- The work on cases: files, steps, readers, papers, juries, payments. States, queues, roles and
-- kinds are slugs that `casework` gives; here they are texts. What is personal lies sealed under a
-- person's key; what stands in the clear names nobody.

-- Where a case is, who is to act and until when. The steps tell how it came there.
CREATE TABLE case_file (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    state           TEXT    NOT NULL CHECK (length(state) > 0),
    -- The queue it waits in; empty when it waits in none.
    queue           TEXT    NOT NULL,
    -- The harm of waiting: the greater, the sooner.
    harm            INTEGER NOT NULL CHECK (harm BETWEEN 0 AND 4294967295),
    -- Whose clock runs, and until when; nobody's, and then there is no day.
    owner           TEXT    NOT NULL CHECK (
        owner IN ('operator', 'applicant', 'members', 'nobody')
    ),
    due_on          TEXT    CHECK (due_on IS date(due_on)),
    reported_on     TEXT    NOT NULL CHECK (reported_on IS date(reported_on)),
    event_on        TEXT    NOT NULL CHECK (event_on IS date(event_on)),
    condition_id    TEXT    CHECK (length(condition_id) > 0),
    -- The hash that names the version of the rulebook that binds.
    version_id      BLOB    NOT NULL CHECK (length(version_id) = 32),
    -- What those rules would give.
    value           INTEGER NOT NULL CHECK (value >= 0),
    -- How many steps were taken; a step says how many it has read.
    steps           INTEGER NOT NULL CHECK (steps > 0),
    -- Who has the case in hand, and until when.
    claimed_by      BLOB    CHECK (length(claimed_by) = 16),
    claimed_until   INTEGER,
    PRIMARY KEY (pool_id, member_id, case_id),
    CHECK ((owner = 'nobody') = (due_on IS NULL)),
    CHECK (queue = '' OR due_on IS NOT NULL),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
) STRICT, WITHOUT ROWID;

-- Serves the page of a case, whose address names no member.
CREATE INDEX case_file_by_id ON case_file (pool_id, case_id);

-- Serves the page of a queue: one range of it, in the order in which to work.
CREATE INDEX case_file_queue ON case_file (pool_id, queue, harm DESC, due_on, case_id)
    WHERE queue <> '';

-- Serves the calendar: whose day has come.
CREATE INDEX case_file_due ON case_file (pool_id, due_on, case_id) WHERE due_on IS NOT NULL;

-- Serves the counts by state and what a settlement waits for: objected cases, carried cases.
CREATE INDEX case_file_by_state ON case_file (pool_id, state, case_id);

-- A step of a case. An entry: never changed.
CREATE TABLE case_step (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    step            INTEGER NOT NULL CHECK (step > 0),
    kind            TEXT    NOT NULL CHECK (length(kind) > 0),
    -- Who took it; nobody for a machine and for the calendar.
    account_id      BLOB    CHECK (length(account_id) = 16),
    role            TEXT    NOT NULL CHECK (length(role) > 0),
    on_date         TEXT    NOT NULL CHECK (on_date IS date(on_date)),
    at              INTEGER NOT NULL,
    -- What it says, a line `key=value` for each part, nothing personal; and what is personal.
    body            TEXT    NOT NULL,
    sealed          BLOB,
    PRIMARY KEY (pool_id, member_id, case_id, step)
) STRICT, WITHOUT ROWID;

-- Who has read a case to decide it, and at which step: nobody twice. An entry: never changed.
CREATE TABLE case_reader (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    step            INTEGER NOT NULL CHECK (step > 0),
    PRIMARY KEY (pool_id, member_id, case_id, account_id)
) STRICT, WITHOUT ROWID;

-- Who has declared a conflict of interest in a case, and works on it no more.
CREATE TABLE case_conflict (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    account_id      BLOB    NOT NULL CHECK (length(account_id) = 16),
    declared_at     INTEGER NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id, account_id)
) STRICT, WITHOUT ROWID;

-- A paper of a case. Its content lies in the object store, under the key that is sealed here.
CREATE TABLE case_evidence (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    evidence_id     BLOB    NOT NULL CHECK (length(evidence_id) = 16),
    -- Which paper it is.
    paper           TEXT    NOT NULL CHECK (length(paper) > 0),
    -- A keyed index of the content: the same for the same file.
    digest_index    BLOB    NOT NULL CHECK (length(digest_index) = 32),
    size            INTEGER NOT NULL CHECK (size > 0),
    media_type      TEXT    NOT NULL CHECK (length(media_type) > 0),
    -- Its key in the object store.
    object          TEXT    NOT NULL CHECK (length(object) > 0),
    sealed          BLOB    NOT NULL,
    -- The paper this is a redacted copy of, and what proves it.
    redacts         BLOB    CHECK (length(redacts) = 16),
    link            BLOB    CHECK (length(link) = 32),
    added_by        BLOB    NOT NULL CHECK (length(added_by) = 16),
    added_at        INTEGER NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id, evidence_id),
    CHECK ((redacts IS NULL) = (link IS NULL)),
    CHECK (redacts <> evidence_id)
) STRICT, WITHOUT ROWID;

-- Serves the search for a file that was used before, in whichever pool.
CREATE INDEX case_evidence_digest ON case_evidence (digest_index, pool_id, case_id);

-- A member's last test on the rules: who passed it may be drawn for a jury.
CREATE TABLE juror (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    version_id      BLOB    NOT NULL CHECK (length(version_id) = 32),
    passed_at       INTEGER,
    tried_on        TEXT    NOT NULL CHECK (tried_on IS date(tried_on)),
    -- How often the test on this version was taken.
    tries           INTEGER NOT NULL CHECK (tries > 0),
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;

-- The jury of a case: the seed of the draw committed to beforehand, then its sitting, then its
-- votes. The member is the one whose case it is.
CREATE TABLE jury (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    commitment      BLOB    NOT NULL CHECK (length(commitment) = 32),
    seed_sealed     BLOB    NOT NULL,
    -- What opens the ballots.
    key_sealed      BLOB    NOT NULL,
    opens_at        INTEGER,
    closes_at       INTEGER CHECK (closes_at >= opens_at),
    -- A juror whose number in the draw is below it is drawn.
    threshold       INTEGER CHECK (threshold >= 0),
    quorum          INTEGER CHECK (quorum > 0),
    votes_for       INTEGER CHECK (votes_for >= 0),
    votes_against   INTEGER CHECK (votes_against >= 0),
    -- The seed, revealed.
    seed            BLOB    CHECK (length(seed) = 32),
    PRIMARY KEY (pool_id, member_id, case_id),
    CHECK ((opens_at IS NULL) = (closes_at IS NULL)),
    CHECK ((opens_at IS NULL) = (threshold IS NULL)),
    CHECK ((opens_at IS NULL) = (quorum IS NULL)),
    CHECK ((votes_for IS NULL) = (votes_against IS NULL)),
    CHECK ((votes_for IS NULL) = (seed IS NULL)),
    CHECK (votes_for IS NULL OR opens_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- The ballot of a juror, sealed until all are opened together. The member is the juror: one ballot
-- each. An entry: never changed.
CREATE TABLE ballot (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    sealed          BLOB    NOT NULL,
    cast_at         INTEGER NOT NULL,
    PRIMARY KEY (pool_id, member_id, case_id)
) STRICT, WITHOUT ROWID;

-- Serves the count: the ballots of a case, a page at a time.
CREATE INDEX ballot_of_case ON ballot (pool_id, case_id, member_id);

-- A list for the bank, made by one person and checked by another.
CREATE TABLE payment_list (
    pool_id         INTEGER NOT NULL,
    list_id         BLOB    NOT NULL CHECK (length(list_id) = 16),
    made_by         BLOB    NOT NULL CHECK (length(made_by) = 16),
    checked_by      BLOB    NOT NULL CHECK (length(checked_by) = 16),
    made_at         INTEGER NOT NULL,
    lines           INTEGER NOT NULL CHECK (lines > 0),
    total           INTEGER NOT NULL CHECK (total > 0),
    -- The hash of the file that goes to the bank.
    digest          BLOB    NOT NULL CHECK (length(digest) = 32),
    -- When its result was read in.
    result_at       INTEGER CHECK (result_at >= made_at),
    PRIMARY KEY (pool_id, list_id),
    CHECK (made_by <> checked_by)
) STRICT, WITHOUT ROWID;

-- A line of a list: aid of a case, to whom, and what the bank did.
CREATE TABLE payment_line (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    list_id         BLOB    NOT NULL CHECK (length(list_id) = 16),
    line            INTEGER NOT NULL CHECK (line > 0),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    -- The payout that is written once it is paid.
    payout_id       BLOB    NOT NULL CHECK (length(payout_id) = 16),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    to_kind         TEXT    NOT NULL CHECK (to_kind IN ('member', 'hospital', 'payee')),
    outcome         TEXT    CHECK (outcome IN ('paid', 'returned')),
    reason          TEXT    CHECK (length(reason) > 0),
    PRIMARY KEY (pool_id, member_id, list_id, line),
    CHECK ((reason IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'returned'))
) STRICT, WITHOUT ROWID;

-- Serves the file for the bank and its result: the lines of a list.
CREATE INDEX payment_line_of_list ON payment_line (pool_id, list_id, line);

-- Serves payouts and lists: what of a case's aid is with the bank already.
CREATE INDEX payment_line_open ON payment_line (pool_id, case_id, amount) WHERE outcome IS NULL;

-- A payout stands on one list, once.
CREATE UNIQUE INDEX payment_line_of_payout ON payment_line (pool_id, member_id, payout_id);

-- An account that aid of a case may go to, sealed: entered by one person, verified by another.
CREATE TABLE payment_account (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    case_id         TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
    to_kind         TEXT    NOT NULL CHECK (to_kind IN ('member', 'hospital', 'payee')),
    sealed          BLOB    NOT NULL,
    entered_by      BLOB    NOT NULL CHECK (length(entered_by) = 16),
    entered_at      INTEGER NOT NULL,
    verified_by     BLOB    CHECK (length(verified_by) = 16),
    verified_at     INTEGER CHECK (verified_at >= entered_at),
    PRIMARY KEY (pool_id, member_id, case_id, to_kind),
    CHECK (verified_by <> entered_by),
    CHECK ((verified_by IS NULL) = (verified_at IS NULL))
) STRICT, WITHOUT ROWID;

-- Who may report for a person, in order, at most three; what they are to each other is sealed.
CREATE TABLE emergency_contact (
    person_id           BLOB    NOT NULL CHECK (length(person_id) = 16),
    place               INTEGER NOT NULL CHECK (place BETWEEN 1 AND 3),
    contact_person_id   BLOB    NOT NULL CHECK (length(contact_person_id) = 16),
    sealed              BLOB    NOT NULL,
    PRIMARY KEY (person_id, place),
    CHECK (person_id <> contact_person_id)
) STRICT, WITHOUT ROWID;

-- Serves who reports: the people who named this person. Nobody is named twice.
CREATE UNIQUE INDEX emergency_contact_of ON emergency_contact (contact_person_id, person_id);
