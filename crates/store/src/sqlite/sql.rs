//! Every statement, each by its name. A test prepares each against a fresh database.

pub(super) const BATCH: &str = "SELECT fingerprint FROM batch WHERE batch_id = ?1";

pub(super) const BATCH_INSERT: &str = "INSERT INTO batch (batch_id, fingerprint) VALUES (?1, ?2)";

pub(super) const POOL: &str = "SELECT * FROM pool WHERE pool_id = ?1";

pub(super) const POOL_INSERT: &str =
    "INSERT INTO pool (pool_id, currency, funding, balance_floor, recovery_days, max_recoveries,
        max_failed, calendar, fee_bp, rounding, waiting_days, waiting_share, over_limit, case_cap,
        round_cap, year_cap)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

pub(super) const POOL_CUT: &str =
    "UPDATE pool SET payers = ?2, units = ?3, open_round = ?4, open_cut = ?5, open_settle = ?6
     WHERE pool_id = ?1";

pub(super) const POOL_SETTLED: &str =
    "UPDATE pool SET payers = ?2, units = ?3, open_round = NULL, open_cut = NULL, open_settle = NULL
     WHERE pool_id = ?1";

pub(super) const MEMBER: &str = "SELECT * FROM member WHERE pool_id = ?1 AND member_id = ?2";

pub(super) const MEMBER_INSERT: &str =
    "INSERT INTO member (pool_id, member_id, joined_on, shares_from, units)
     VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) const MEMBER_LOAD: &str =
    "INSERT INTO member (pool_id, member_id, joined_on, shares_from, units, phase, credit, bound)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// The index that a load builds once at the end, as the migration declares it.
pub(super) const MEMBER_BY_BOUND: &str =
    "CREATE INDEX member_by_bound ON member (pool_id, bound, units, credit)
    WHERE bound IS NOT NULL";

pub(super) const MEMBER_LEAVES: &str =
    "UPDATE member SET left_on = ?3 WHERE pool_id = ?1 AND member_id = ?2";

pub(super) const MEMBER_UPDATE: &str =
    "UPDATE member SET phase = ?3, suspended_round = ?4, owed = ?5, credit = ?6, shortfall = ?7,
        recoveries = ?8, bound = ?9, arrears = ?10, failed_in_a_row = ?11, written_off = ?12
     WHERE pool_id = ?1 AND member_id = ?2";

pub(super) const MEMBERS_LEAVING: &str =
    "SELECT * FROM member WHERE pool_id = ?1 AND left_on < ?2 AND phase <> 'ended'";

pub(super) const MEMBERS_OUTSIDE: &str =
    "SELECT * FROM member WHERE pool_id = ?1 AND shares_from <= ?2 AND phase = 'outside'";

pub(super) const MEMBERS_ADMITTED: &str =
    "SELECT * FROM member WHERE pool_id = ?1 AND credit >= ?2 AND phase = 'admitted'";

pub(super) const MEMBERS_CROSSED: &str =
    "SELECT count(*), coalesce(sum(units), 0), coalesce(sum(max(units * ?3 - credit, 0)), 0)
     FROM member WHERE pool_id = ?1 AND bound >= ?2 AND bound < ?3";

/// Left to itself, the planner reads the whole pool by its primary key.
pub(super) const MEMBERS_IN_ARREARS: &str = "SELECT * FROM member INDEXED BY member_in_arrears
     WHERE pool_id = ?1 AND arrears > 0 AND phase = 'sharing'";

pub(super) const DEPOSIT_INSERT: &str =
    "INSERT INTO deposit (pool_id, member_id, deposit_id, paid_on, amount)
     VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) const DEPOSIT_EXISTS: &str =
    "SELECT 1 FROM deposit WHERE pool_id = ?1 AND member_id = ?2 AND deposit_id = ?3";

pub(super) const CASE_INSERT: &str =
    "INSERT INTO aid_case (pool_id, case_id, member_id, approved_on, aid)
     VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) const CASE_EXISTS: &str = "SELECT 1 FROM aid_case WHERE pool_id = ?1 AND case_id = ?2";

pub(super) const CASE_OF_MEMBER: &str =
    "SELECT round FROM aid_case WHERE pool_id = ?1 AND member_id = ?2";

pub(super) const CASE_WITHDRAW: &str =
    "UPDATE aid_case SET withdrawn_on = ?3 WHERE pool_id = ?1 AND case_id = ?2";

pub(super) const CASES_WAITING: &str = "SELECT case_id, member_id, aid FROM aid_case
     WHERE pool_id = ?1 AND round IS NULL AND approved_on < ?2
        AND (withdrawn_on IS NULL OR withdrawn_on > ?3)
     ORDER BY approved_on, case_id";

pub(super) const CASES_RETURNING: &str =
    "SELECT coalesce(sum(paid), 0), coalesce(sum(fee), 0) FROM aid_case
     WHERE pool_id = ?1 AND withdrawn_on <= ?2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND reversed = 0";

pub(super) const CASES_REVERSE: &str = "UPDATE aid_case SET reversed = 1
     WHERE pool_id = ?1 AND withdrawn_on <= ?2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND reversed = 0";

pub(super) const CASE_CARRY: &str =
    "UPDATE aid_case SET round = ?3, paid = ?4, fee = ?5 WHERE pool_id = ?1 AND case_id = ?2";

pub(super) const CASES: &str = "SELECT case_id, round, paid, fee, reversed FROM aid_case
     WHERE pool_id = ?1 ORDER BY approved_on, case_id";

pub(super) const FAILED_DEBIT_INSERT: &str =
    "INSERT OR IGNORE INTO failed_debit (pool_id, round, member_id) VALUES (?1, ?2, ?3)";

pub(super) const FAILED_DEBITS: &str =
    "SELECT member_id FROM failed_debit WHERE pool_id = ?1 AND round = ?2";

pub(super) const ROUNDS: &str = "SELECT * FROM round WHERE pool_id = ?1 ORDER BY round";

pub(super) const ROUND_INSERT: &str =
    "INSERT INTO round (pool_id, round, cut, settle, payers, units, cases, aid, aid_paid, fee,
        carry_in, reversed, need, share, sponsor, overage, charged, shortfall, written_off,
        carry_out, share_index)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21)";

pub(super) const POSTING_INSERT: &str =
    "INSERT INTO posting (pool_id, round, line, account, posted_on, purpose, amount)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// The baseline's own file, not a part of the schema.
pub(super) const BASELINE_CREATE: &str =
    "CREATE TABLE balance (member INTEGER PRIMARY KEY, minor INTEGER NOT NULL) STRICT";

pub(super) const BASELINE_INSERT: &str = "INSERT INTO balance (member, minor) VALUES (?1, ?2)";

pub(super) const BASELINE_CHARGE: &str = "UPDATE balance SET minor = minor - min(minor, ?1)";
