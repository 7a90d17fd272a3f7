-- Pools, members, deposits, cases, failed debits and rounds.
-- Amounts are counts of the currency's minor unit. Dates are dates.
-- Nothing here is kept by triggers: what a row says, the code that wrote it derived.

CREATE TABLE pool (
    pool_id         BIGINT NOT NULL PRIMARY KEY,
    -- The sharing parameters of the plan's rulebook (article 8; SETTLEMENT §2 to §9).
    currency        TEXT    NOT NULL CHECK (length(currency) = 3),
    funding         TEXT    NOT NULL CHECK (funding IN ('prepaid', 'postpaid')),
    balance_floor   BIGINT CHECK (balance_floor >= 0),
    recovery_days   BIGINT CHECK (recovery_days >= 0),
    max_recoveries  BIGINT CHECK (max_recoveries >= 0),
    max_failed      BIGINT CHECK (max_failed > 0),
    -- Day pairs, as in '7-14 21-28'.
    calendar        TEXT    NOT NULL,
    fee_bp          BIGINT NOT NULL CHECK (fee_bp >= 0),
    rounding        TEXT    NOT NULL CHECK (rounding IN ('up', 'half_up')),
    waiting_days    BIGINT NOT NULL CHECK (waiting_days >= 0),
    waiting_share   BOOLEAN NOT NULL,
    over_limit      TEXT    NOT NULL CHECK (over_limit IN ('sponsor', 'prorate', 'defer')),
    case_cap        BIGINT CHECK (case_cap >= 0),
    round_cap       BIGINT CHECK (round_cap >= 0),
    year_cap        BIGINT CHECK (year_cap >= 0),
    -- Obliged members and their units, counted at the last cut less those who ended since.
    payers          BIGINT NOT NULL DEFAULT 0 CHECK (payers >= 0),
    units           BIGINT NOT NULL DEFAULT 0 CHECK (units >= payers),
    -- The round cut and not yet settled, if one is; with its dates and the headcount of its cut.
    open_round      BIGINT CHECK (open_round > 0),
    open_cut        DATE,
    open_settle     DATE,
    CHECK ((funding = 'prepaid') = (balance_floor IS NOT NULL)),
    CHECK ((funding = 'prepaid') = (recovery_days IS NOT NULL)),
    CHECK ((funding = 'prepaid') = (max_recoveries IS NOT NULL)),
    CHECK ((funding = 'postpaid') = (max_failed IS NOT NULL)),
    CHECK ((open_round IS NULL) = (open_cut IS NULL)),
    CHECK ((open_round IS NULL) = (open_settle IS NULL))
);

CREATE TABLE member (
    pool_id         BIGINT NOT NULL,
    member_id       UUID    NOT NULL,
    joined_on       DATE    NOT NULL,
    -- The first date a cut may count the member: after joining, or after waiting.
    shares_from     DATE    NOT NULL CHECK (shares_from > joined_on),
    left_on         DATE    CHECK (left_on >= joined_on),
    units           BIGINT NOT NULL CHECK (units BETWEEN 1 AND 4294967295),
    -- outside, admitted, sharing, suspended, lapsed, ended
    phase           TEXT    NOT NULL DEFAULT 'outside' CHECK (
        phase IN ('outside', 'admitted', 'sharing', 'suspended', 'lapsed', 'ended')
    ),
    suspended_round BIGINT CHECK ((suspended_round IS NULL) = (phase <> 'suspended')),
    -- What was owed; less units × the share index while the member shares.
    owed            BIGINT NOT NULL DEFAULT 0,
    -- Prepaid: the balance; plus units × the share index while the member shares.
    credit          BIGINT NOT NULL DEFAULT 0,
    shortfall       BIGINT NOT NULL DEFAULT 0 CHECK (shortfall >= 0),
    recoveries      BIGINT NOT NULL DEFAULT 0 CHECK (recoveries >= 0),
    -- Prepaid: the share index up to which the balance lasts, while the member shares.
    bound           BIGINT,
    -- Postpaid: what failed debits left owed, how many failed in a row, what was given up.
    arrears         BIGINT NOT NULL DEFAULT 0 CHECK (arrears >= 0),
    failed_in_a_row BIGINT NOT NULL DEFAULT 0 CHECK (failed_in_a_row >= 0),
    written_off     BIGINT CHECK (written_off >= 0),
    PRIMARY KEY (pool_id, member_id)
);

CREATE INDEX member_by_bound ON member (pool_id, bound) INCLUDE (units, credit)
    WHERE bound IS NOT NULL;

CREATE INDEX member_outside ON member (pool_id, shares_from) WHERE phase = 'outside';

CREATE INDEX member_admitted ON member (pool_id, credit) WHERE phase = 'admitted';

CREATE INDEX member_leaving ON member (pool_id, left_on) WHERE left_on IS NOT NULL AND phase <> 'ended';

CREATE INDEX member_in_arrears ON member (pool_id) WHERE arrears > 0 AND phase = 'sharing';

CREATE TABLE deposit (
    pool_id         BIGINT NOT NULL,
    member_id       UUID    NOT NULL,
    deposit_id      UUID    NOT NULL,
    paid_on         DATE    NOT NULL,
    amount          BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (pool_id, member_id, deposit_id)
);

CREATE TABLE aid_case (
    pool_id         BIGINT NOT NULL,
    case_id         TEXT    NOT NULL,
    member_id       UUID,
    approved_on     DATE    NOT NULL,
    aid             BIGINT NOT NULL CHECK (aid >= 0),
    withdrawn_on    DATE,
    round           BIGINT CHECK (round > 0),
    paid            BIGINT NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND aid),
    fee             BIGINT NOT NULL DEFAULT 0 CHECK (fee >= 0),
    reversed        BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (pool_id, case_id)
);

CREATE UNIQUE INDEX aid_case_of_member ON aid_case (pool_id, member_id) WHERE member_id IS NOT NULL;

CREATE INDEX aid_case_waiting ON aid_case (pool_id, approved_on, case_id) WHERE round IS NULL;

CREATE INDEX aid_case_withdrawn ON aid_case (pool_id, withdrawn_on)
    WHERE round IS NOT NULL AND withdrawn_on IS NOT NULL AND NOT reversed;

CREATE TABLE failed_debit (
    pool_id         BIGINT NOT NULL,
    round           BIGINT NOT NULL CHECK (round > 0),
    member_id       UUID    NOT NULL,
    PRIMARY KEY (pool_id, round, member_id)
);

CREATE TABLE round (
    pool_id         BIGINT NOT NULL,
    round           BIGINT NOT NULL CHECK (round > 0),
    cut             DATE    NOT NULL,
    settle          DATE    NOT NULL CHECK (settle > cut),
    payers          BIGINT NOT NULL CHECK (payers >= 0),
    units           BIGINT NOT NULL CHECK (units >= payers),
    cases           BIGINT NOT NULL CHECK (cases >= 0),
    aid             BIGINT NOT NULL CHECK (aid >= 0),
    aid_paid        BIGINT NOT NULL CHECK (aid_paid BETWEEN 0 AND aid),
    fee             BIGINT NOT NULL CHECK (fee >= 0),
    carry_in        BIGINT NOT NULL,
    reversed        BIGINT NOT NULL CHECK (reversed >= 0),
    need            BIGINT NOT NULL,
    share           BIGINT NOT NULL CHECK (share >= 0),
    sponsor         BIGINT NOT NULL CHECK (sponsor >= 0),
    overage         BIGINT NOT NULL,
    charged         BIGINT NOT NULL CHECK (charged >= 0),
    shortfall       BIGINT NOT NULL CHECK (shortfall >= 0),
    written_off     BIGINT NOT NULL CHECK (written_off >= 0),
    carry_out       BIGINT NOT NULL,
    share_index     BIGINT NOT NULL CHECK (share_index >= share),
    PRIMARY KEY (pool_id, round)
);

CREATE TABLE posting (
    pool_id         BIGINT NOT NULL,
    round           BIGINT NOT NULL CHECK (round > 0),
    line            BIGINT NOT NULL CHECK (line > 0),
    account         TEXT    NOT NULL,
    posted_on       DATE    NOT NULL,
    purpose         TEXT    NOT NULL,
    amount          BIGINT NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (pool_id, round, line)
);

CREATE TABLE batch (
    batch_id        UUID    NOT NULL PRIMARY KEY,
    fingerprint     BYTEA    NOT NULL CHECK (length(fingerprint) = 32)
);

COMMENT ON TABLE pool IS
    'A pool: one plan''s members, who share each other''s cases. A small table.';

COMMENT ON TABLE member IS
    'A member of a pool. A round writes no row here but of members it aids, removes or whose'
    ' debit failed: that a prepaid member ran out is implied by `bound`.';

COMMENT ON INDEX member_by_bound IS
    'Serves the settlement of a round: one range of it holds all who run out, with what is'
    ' summed.';

COMMENT ON INDEX member_outside IS
    'Serves the cut: who may share for the first time.';

COMMENT ON INDEX member_admitted IS
    'Serves the cut: admitted members whose balance may cover.';

COMMENT ON INDEX member_leaving IS
    'Serves the cut: who left and still is in the pool.';

COMMENT ON INDEX member_in_arrears IS
    'Serves the settlement of a postpaid round: who shares and is in arrears.';

COMMENT ON TABLE deposit IS
    'Money paid in beforehand. An entry: never changed.';

COMMENT ON TABLE aid_case IS
    'An approved case.';

COMMENT ON INDEX aid_case_of_member IS
    'One aid each: no second case names the same member.';

COMMENT ON INDEX aid_case_waiting IS
    'Serves the settlement: cases no round has carried, in the order of SETTLEMENT §4.';

COMMENT ON INDEX aid_case_withdrawn IS
    'Serves the settlement: carried cases that an objection withdrew later.';

COMMENT ON TABLE failed_debit IS
    'A debit that did not succeed. An entry: never changed.';

COMMENT ON TABLE round IS
    'A settled round, as SETTLEMENT §14 prints it. An entry: never changed.';

COMMENT ON TABLE posting IS
    'The postings of each round, which sum to zero for each purpose. What members paid in is'
    ' posted by the deposits themselves.';

COMMENT ON TABLE batch IS
    'A batch that was written: a repeat with the same key and content answers as the first'
    ' did.';
