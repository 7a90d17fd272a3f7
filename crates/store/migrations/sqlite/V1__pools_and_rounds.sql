-- Pools, members, deposits, cases, failed debits and rounds.
-- Amounts are counts of the currency's minor unit. Dates are ISO 8601 texts, which sort as dates.
-- Nothing here is kept by triggers: what a row says, the code that wrote it derived.

-- A pool: one plan's members, who share each other's cases. A small table.
CREATE TABLE pool (
    pool_id         INTEGER NOT NULL PRIMARY KEY,
    -- The sharing parameters of the plan's rulebook (article 8; SETTLEMENT §2 to §9).
    currency        TEXT    NOT NULL CHECK (length(currency) = 3),
    funding         TEXT    NOT NULL CHECK (funding IN ('prepaid', 'postpaid')),
    balance_floor   INTEGER CHECK (balance_floor >= 0),
    recovery_days   INTEGER CHECK (recovery_days >= 0),
    max_recoveries  INTEGER CHECK (max_recoveries >= 0),
    max_failed      INTEGER CHECK (max_failed > 0),
    -- Day pairs, as in '7-14 21-28'.
    calendar        TEXT    NOT NULL,
    fee_bp          INTEGER NOT NULL CHECK (fee_bp >= 0),
    rounding        TEXT    NOT NULL CHECK (rounding IN ('up', 'half_up')),
    waiting_days    INTEGER NOT NULL CHECK (waiting_days >= 0),
    waiting_share   INTEGER NOT NULL CHECK (waiting_share IN (0, 1)),
    over_limit      TEXT    NOT NULL CHECK (over_limit IN ('sponsor', 'prorate', 'defer')),
    case_cap        INTEGER CHECK (case_cap >= 0),
    round_cap       INTEGER CHECK (round_cap >= 0),
    year_cap        INTEGER CHECK (year_cap >= 0),
    -- Obliged members and their units, counted at the last cut less those who ended since.
    payers          INTEGER NOT NULL DEFAULT 0 CHECK (payers >= 0),
    units           INTEGER NOT NULL DEFAULT 0 CHECK (units >= payers),
    -- The round cut and not yet settled, if one is; with its dates and the headcount of its cut.
    open_round      INTEGER CHECK (open_round > 0),
    open_cut        TEXT    CHECK (open_cut IS date(open_cut)),
    open_settle     TEXT    CHECK (open_settle IS date(open_settle)),
    CHECK ((funding = 'prepaid') = (balance_floor IS NOT NULL)),
    CHECK ((funding = 'prepaid') = (recovery_days IS NOT NULL)),
    CHECK ((funding = 'prepaid') = (max_recoveries IS NOT NULL)),
    CHECK ((funding = 'postpaid') = (max_failed IS NOT NULL)),
    CHECK ((open_round IS NULL) = (open_cut IS NULL)),
    CHECK ((open_round IS NULL) = (open_settle IS NULL))
) STRICT;

-- A member of a pool. A round writes no row here but of members it aids, removes or whose debit failed:
-- that a prepaid member ran out is implied by `bound`.
CREATE TABLE member (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    joined_on       TEXT    NOT NULL CHECK (joined_on IS date(joined_on)),
    -- The first date a cut may count the member: after joining, or after waiting.
    shares_from     TEXT    NOT NULL CHECK (shares_from > joined_on),
    left_on         TEXT    CHECK (left_on >= joined_on),
    units           INTEGER NOT NULL CHECK (units BETWEEN 1 AND 4294967295),
    -- outside, admitted, sharing, suspended, lapsed, ended
    phase           TEXT    NOT NULL DEFAULT 'outside' CHECK (
        phase IN ('outside', 'admitted', 'sharing', 'suspended', 'lapsed', 'ended')
    ),
    suspended_round INTEGER CHECK ((suspended_round IS NULL) = (phase <> 'suspended')),
    -- What was owed; less units × the share index while the member shares.
    owed            INTEGER NOT NULL DEFAULT 0,
    -- Prepaid: the balance; plus units × the share index while the member shares.
    credit          INTEGER NOT NULL DEFAULT 0,
    shortfall       INTEGER NOT NULL DEFAULT 0 CHECK (shortfall >= 0),
    recoveries      INTEGER NOT NULL DEFAULT 0 CHECK (recoveries >= 0),
    -- Prepaid: the share index up to which the balance lasts, while the member shares.
    bound           INTEGER,
    -- Postpaid: what failed debits left owed, how many failed in a row, what was given up.
    arrears         INTEGER NOT NULL DEFAULT 0 CHECK (arrears >= 0),
    failed_in_a_row INTEGER NOT NULL DEFAULT 0 CHECK (failed_in_a_row >= 0),
    written_off     INTEGER CHECK (written_off >= 0),
    PRIMARY KEY (pool_id, member_id)
) STRICT, WITHOUT ROWID;

-- Serves the settlement of a round: one range of it holds all who run out, with what is summed.
CREATE INDEX member_by_bound ON member (pool_id, bound, units, credit)
    WHERE bound IS NOT NULL;

-- Serves the cut: who may share for the first time.
CREATE INDEX member_outside ON member (pool_id, shares_from) WHERE phase = 'outside';

-- Serves the cut: admitted members whose balance may cover.
CREATE INDEX member_admitted ON member (pool_id, credit) WHERE phase = 'admitted';

-- Serves the cut: who left and still is in the pool.
CREATE INDEX member_leaving ON member (pool_id, left_on) WHERE left_on IS NOT NULL AND phase <> 'ended';

-- Serves the settlement of a postpaid round: who shares and is in arrears.
CREATE INDEX member_in_arrears ON member (pool_id) WHERE arrears > 0 AND phase = 'sharing';

-- Money paid in beforehand. An entry: never changed.
CREATE TABLE deposit (
    pool_id         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    deposit_id      BLOB    NOT NULL CHECK (length(deposit_id) = 16),
    paid_on         TEXT    NOT NULL CHECK (paid_on IS date(paid_on)),
    amount          INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (pool_id, member_id, deposit_id)
) STRICT, WITHOUT ROWID;

-- An approved case.
CREATE TABLE aid_case (
    pool_id         INTEGER NOT NULL,
    case_id         TEXT    NOT NULL,
    member_id       BLOB    CHECK (length(member_id) = 16),
    approved_on     TEXT    NOT NULL CHECK (approved_on IS date(approved_on)),
    aid             INTEGER NOT NULL CHECK (aid >= 0),
    withdrawn_on    TEXT    CHECK (withdrawn_on IS date(withdrawn_on)),
    round           INTEGER CHECK (round > 0),
    paid            INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND aid),
    fee             INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0),
    reversed        INTEGER NOT NULL DEFAULT 0 CHECK (reversed IN (0, 1)),
    PRIMARY KEY (pool_id, case_id)
) STRICT, WITHOUT ROWID;

-- One aid each: no second case names the same member.
CREATE UNIQUE INDEX aid_case_of_member ON aid_case (pool_id, member_id) WHERE member_id IS NOT NULL;

-- Serves the settlement: cases no round has carried, in the order of SETTLEMENT §4.
CREATE INDEX aid_case_waiting ON aid_case (pool_id, approved_on, case_id) WHERE round IS NULL;

-- Serves the settlement: carried cases that an objection withdrew later.
CREATE INDEX aid_case_withdrawn ON aid_case (pool_id, withdrawn_on)
    WHERE round IS NOT NULL AND withdrawn_on IS NOT NULL AND reversed = 0;

-- A debit that did not succeed. An entry: never changed.
CREATE TABLE failed_debit (
    pool_id         INTEGER NOT NULL,
    round           INTEGER NOT NULL CHECK (round > 0),
    member_id       BLOB    NOT NULL CHECK (length(member_id) = 16),
    PRIMARY KEY (pool_id, round, member_id)
) STRICT, WITHOUT ROWID;

-- A settled round, as SETTLEMENT §14 prints it. An entry: never changed.
CREATE TABLE round (
    pool_id         INTEGER NOT NULL,
    round           INTEGER NOT NULL CHECK (round > 0),
    cut             TEXT    NOT NULL CHECK (cut IS date(cut)),
    settle          TEXT    NOT NULL CHECK (settle > cut),
    payers          INTEGER NOT NULL CHECK (payers >= 0),
    units           INTEGER NOT NULL CHECK (units >= payers),
    cases           INTEGER NOT NULL CHECK (cases >= 0),
    aid             INTEGER NOT NULL CHECK (aid >= 0),
    aid_paid        INTEGER NOT NULL CHECK (aid_paid BETWEEN 0 AND aid),
    fee             INTEGER NOT NULL CHECK (fee >= 0),
    carry_in        INTEGER NOT NULL,
    reversed        INTEGER NOT NULL CHECK (reversed >= 0),
    need            INTEGER NOT NULL,
    share           INTEGER NOT NULL CHECK (share >= 0),
    sponsor         INTEGER NOT NULL CHECK (sponsor >= 0),
    overage         INTEGER NOT NULL,
    charged         INTEGER NOT NULL CHECK (charged >= 0),
    shortfall       INTEGER NOT NULL CHECK (shortfall >= 0),
    written_off     INTEGER NOT NULL CHECK (written_off >= 0),
    carry_out       INTEGER NOT NULL,
    share_index     INTEGER NOT NULL CHECK (share_index >= share),
    PRIMARY KEY (pool_id, round)
) STRICT, WITHOUT ROWID;

-- The postings of each round, which sum to zero for each purpose. What members paid in is posted by
-- the deposits themselves.
CREATE TABLE posting (
    pool_id         INTEGER NOT NULL,
    round           INTEGER NOT NULL CHECK (round > 0),
    line            INTEGER NOT NULL CHECK (line > 0),
    account         TEXT    NOT NULL,
    posted_on       TEXT    NOT NULL CHECK (posted_on IS date(posted_on)),
    purpose         TEXT    NOT NULL,
    amount          INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (pool_id, round, line)
) STRICT, WITHOUT ROWID;

-- A batch that was written: a repeat with the same key and content answers as the first did.
CREATE TABLE batch (
    batch_id        BLOB    NOT NULL PRIMARY KEY CHECK (length(batch_id) = 16),
    fingerprint     BLOB    NOT NULL CHECK (length(fingerprint) = 32)
) STRICT, WITHOUT ROWID;
