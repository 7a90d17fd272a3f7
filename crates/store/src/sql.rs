//! Every statement, each by its name. A test prepares each against a fresh database of each engine.

pub(crate) mod accounts;
pub(crate) mod archive;
pub(crate) mod audit;
pub(crate) mod cases;
pub(crate) mod complaints;
pub(crate) mod custody;
pub(crate) mod figures;
pub(crate) mod juries;
pub(crate) mod log;
pub(crate) mod notices;
pub(crate) mod oversight;
pub(crate) mod passkeys;
pub(crate) mod payments;
pub(crate) mod people;
pub(crate) mod rulebooks;
pub(crate) mod schedule;
pub(crate) mod stop_orders;
pub(crate) mod supervision;

pub(crate) use crate::session::Sql;

pub(crate) const BATCH_INSERT: Sql = Sql::both(
    "INSERT INTO batch (member_id, batch_id, fingerprint, answer) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING",
);

pub(crate) const BATCH: Sql =
    Sql::both("SELECT fingerprint, answer FROM batch WHERE member_id = $1 AND batch_id = $2");

pub(crate) const OUTBOX_INSERT: Sql = Sql::both(
    "INSERT INTO outbox (member_id, batch_id, line, pool_id, kind, subject, happened_on, amount,
        logged)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);

/// What happened while nobody could have asked to be told.
pub(crate) const OUTBOX_INSERT_TOLD: Sql = Sql::each(
    "INSERT INTO outbox (member_id, batch_id, line, pool_id, kind, subject, happened_on, amount,
        logged, told)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
    "INSERT INTO outbox (member_id, batch_id, line, pool_id, kind, subject, happened_on, amount,
        logged, told)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, TRUE)",
);

pub(crate) const POOL: Sql = Sql::both(
    "SELECT currency, funding, balance_floor, recovery_days, max_recoveries, max_failed, calendar,
        fee_bp, rounding, waiting_days, waiting_share, over_limit, case_cap, round_cap, year_cap,
        payers, units, open_round, open_cut, open_settle
     FROM pool WHERE pool_id = $1",
);

pub(crate) const POOL_FOR_UPDATE: Sql = POOL.for_update();

pub(crate) const POOL_FOR_SHARE: Sql = POOL.for_share();

pub(crate) const POOL_INSERT: Sql = Sql::both(
    "INSERT INTO pool (pool_id, currency, funding, balance_floor, recovery_days, max_recoveries,
        max_failed, calendar, fee_bp, rounding, waiting_days, waiting_share, over_limit, case_cap,
        round_cap, year_cap)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
);

pub(crate) const POOL_UPDATE: Sql = Sql::both(
    "INSERT INTO pool (pool_id, currency, funding, balance_floor, recovery_days, max_recoveries,
        max_failed, calendar, fee_bp, rounding, waiting_days, waiting_share, over_limit, case_cap,
        round_cap, year_cap)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (pool_id) DO UPDATE SET calendar = excluded.calendar, fee_bp = excluded.fee_bp,
        rounding = excluded.rounding, over_limit = excluded.over_limit,
        case_cap = excluded.case_cap, round_cap = excluded.round_cap,
        year_cap = excluded.year_cap",
);

pub(crate) const POOL_CUT: Sql = Sql::both(
    "UPDATE pool SET payers = $1, units = $2, open_round = $3, open_cut = $4, open_settle = $5
     WHERE pool_id = $6",
);

pub(crate) const POOL_SETTLED: Sql = Sql::both(
    "UPDATE pool SET payers = $1, units = $2, open_round = NULL, open_cut = NULL, open_settle = NULL
     WHERE pool_id = $3",
);

pub(crate) const MEMBER: Sql = Sql::both(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND member_id = $2",
);

pub(crate) const MEMBER_FOR_UPDATE: Sql = MEMBER.for_update();

pub(crate) const MEMBER_INSERT: Sql = Sql::both(
    "INSERT INTO member (joined_on, shares_from, units, left_on, phase, suspended_round, owed,
        credit, shortfall, recoveries, bound, arrears, failed_in_a_row, written_off, pool_id,
        member_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT DO NOTHING",
);

pub(crate) const MEMBER_LOAD: Sql = Sql::both(
    "INSERT INTO member (pool_id, member_id, joined_on, shares_from, units, phase, credit, bound)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);

/// The index that a load builds once at the end, as the migration declares it.
pub(crate) const MEMBER_BY_BOUND: Sql = Sql::each(
    "CREATE INDEX member_by_bound ON member (pool_id, bound, units, credit)
    WHERE bound IS NOT NULL",
    "CREATE INDEX member_by_bound ON member (pool_id, bound) INCLUDE (units, credit)
    WHERE bound IS NOT NULL",
);

pub(crate) const MEMBER_UPDATE: Sql = Sql::both(
    "UPDATE member SET left_on = $1, phase = $2, suspended_round = $3, owed = $4, credit = $5,
        shortfall = $6, recoveries = $7, bound = $8, arrears = $9, failed_in_a_row = $10,
        written_off = $11
     WHERE pool_id = $12 AND member_id = $13",
);

pub(crate) const MEMBERS_LEAVING: Sql = Sql::both(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND left_on < $2 AND phase <> 'ended'",
)
.for_update();

pub(crate) const MEMBERS_OUTSIDE: Sql = Sql::both(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND shares_from <= $2 AND phase = 'outside'",
)
.for_update();

pub(crate) const MEMBERS_ADMITTED: Sql = Sql::both(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND credit >= $2 AND phase = 'admitted'",
)
.for_update();

pub(crate) const MEMBERS_CROSSED: Sql = Sql::each(
    "SELECT count(*), coalesce(sum(units), 0), coalesce(sum(max(units * $1 - credit, 0)), 0)
     FROM member WHERE pool_id = $2 AND bound >= $3 AND bound < $1",
    "SELECT count(*), CAST(coalesce(sum(units), 0) AS BIGINT),
        CAST(coalesce(sum(greatest(units * $1 - credit, 0)), 0) AS BIGINT)
     FROM member WHERE pool_id = $2 AND bound >= $3 AND bound < $1",
);

/// Left to itself, SQLite's planner reads the whole pool by its primary key.
pub(crate) const MEMBERS_IN_ARREARS: Sql = Sql::each(
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member INDEXED BY member_in_arrears
     WHERE pool_id = $1 AND arrears > 0 AND phase = 'sharing'",
    "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed, credit, shortfall,
        recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND arrears > 0 AND phase = 'sharing'",
)
.for_update();

pub(crate) const DEPOSIT_INSERT: Sql = Sql::both(
    "INSERT INTO deposit (pool_id, member_id, deposit_id, paid_on, amount)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const REFUND_INSERT: Sql = Sql::both(
    "INSERT INTO refund (pool_id, member_id, refund_id, paid_on, amount)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const DEPOSITS_OF: Sql = Sql::both(
    "SELECT paid_on, amount FROM deposit
     WHERE pool_id = $1 AND member_id = $2 ORDER BY paid_on, deposit_id",
);

pub(crate) const REFUNDS_OF: Sql = Sql::both(
    "SELECT paid_on, amount FROM refund
     WHERE pool_id = $1 AND member_id = $2 ORDER BY paid_on, refund_id",
);

pub(crate) const CASE_INSERT: Sql = Sql::both(
    "INSERT INTO aid_case (pool_id, case_id, member_id, approved_on, aid)
     VALUES ($1, $2, $3, $4, $5)",
);

pub(crate) const CASE_EXISTS: Sql =
    Sql::both("SELECT 1 FROM aid_case WHERE pool_id = $1 AND case_id = $2");

pub(crate) const CASE_LOCK: Sql = CASE_EXISTS.for_update();

pub(crate) const CASE_OF_MEMBER: Sql =
    Sql::both("SELECT round FROM aid_case WHERE pool_id = $1 AND member_id = $2");

/// Whose a case is, for an approval anew: it was withdrawn before any round carried it.
pub(crate) const CASE_WITHDRAWN: Sql = Sql::both(
    "SELECT member_id FROM aid_case
     WHERE pool_id = $1 AND case_id = $2 AND withdrawn_on IS NOT NULL AND round IS NULL",
)
.for_update();

pub(crate) const CASE_ANEW: Sql = Sql::both(
    "UPDATE aid_case SET approved_on = $1, aid = $2, withdrawn_on = NULL, member_id = $3
     WHERE pool_id = $4 AND case_id = $5",
);

/// A member's case that was withdrawn before any round carried it, and the open round, if there is
/// one, settles no sooner.
pub(crate) const CASE_OF_MEMBER_FREE: Sql = Sql::both(
    "UPDATE aid_case SET member_id = NULL
     WHERE pool_id = $1 AND member_id = $2 AND withdrawn_on <= $3 AND round IS NULL",
);

pub(crate) const CASE_WITHDRAW: Sql =
    Sql::both("UPDATE aid_case SET withdrawn_on = $1 WHERE pool_id = $2 AND case_id = $3");

pub(crate) const CASES_WAITING: Sql = Sql::each(
    "SELECT case_id, member_id, aid FROM aid_case
     WHERE pool_id = $1 AND round IS NULL AND approved_on < $2
        AND (withdrawn_on IS NULL OR withdrawn_on > $3)
     ORDER BY approved_on, case_id",
    "SELECT case_id, member_id, aid FROM aid_case
     WHERE pool_id = $1 AND round IS NULL AND approved_on < $2
        AND (withdrawn_on IS NULL OR withdrawn_on > $3)
     ORDER BY approved_on, case_id COLLATE \"C\"",
);

pub(crate) const CASES_RETURNING: Sql = Sql::each(
    "SELECT coalesce(sum(paid), 0), coalesce(sum(fee), 0) FROM aid_case
     WHERE pool_id = $1 AND withdrawn_on <= $2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND reversed = 0",
    "SELECT CAST(coalesce(sum(paid), 0) AS BIGINT), CAST(coalesce(sum(fee), 0) AS BIGINT)
     FROM aid_case WHERE pool_id = $1 AND withdrawn_on <= $2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND NOT reversed",
);

pub(crate) const CASES_REVERSE: Sql = Sql::each(
    "UPDATE aid_case SET reversed = 1 WHERE pool_id = $1 AND withdrawn_on <= $2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND reversed = 0",
    "UPDATE aid_case SET reversed = TRUE WHERE pool_id = $1 AND withdrawn_on <= $2
        AND round IS NOT NULL AND withdrawn_on IS NOT NULL AND NOT reversed",
);

pub(crate) const CASE_CARRY: Sql = Sql::both(
    "UPDATE aid_case SET round = $1, paid = $2, fee = $3 WHERE pool_id = $4 AND case_id = $5",
);

/// A member is aided once.
pub(crate) const CASE_NET: Sql = Sql::both(
    "UPDATE aid_case SET netted = $1 WHERE pool_id = $2 AND member_id = $3 AND round = $4",
);

pub(crate) const CASES: Sql = Sql::each(
    "SELECT case_id, round, paid, fee, reversed FROM aid_case
     WHERE pool_id = $1 ORDER BY approved_on, case_id",
    "SELECT case_id, round, paid, fee, reversed FROM aid_case
     WHERE pool_id = $1 ORDER BY approved_on, case_id COLLATE \"C\"",
);

/// What a round gave a case, what of it was paid out and did not come back, and what is on a list
/// with the bank.
/// SQLite is told the index: left to itself it reads every line of the pool.
pub(crate) const CASE_DUE: Sql = Sql::each(
    "SELECT CASE WHEN withdrawn_on IS NULL AND paid > netted THEN paid - netted ELSE 0 END,
        CAST((SELECT coalesce(sum(amount), 0) FROM payout
        WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
        - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
        WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id) AS BIGINT),
        CAST((SELECT coalesce(sum(amount), 0) FROM payment_line INDEXED BY payment_line_open
        WHERE payment_line.pool_id = aid_case.pool_id AND payment_line.case_id = aid_case.case_id
            AND outcome IS NULL) AS BIGINT)
     FROM aid_case WHERE pool_id = $1 AND case_id = $2",
    "SELECT CASE WHEN withdrawn_on IS NULL AND paid > netted THEN paid - netted ELSE 0 END,
        CAST((SELECT coalesce(sum(amount), 0) FROM payout
        WHERE payout.pool_id = aid_case.pool_id AND payout.case_id = aid_case.case_id)
        - (SELECT coalesce(sum(amount), 0) FROM payout_return AS back
        WHERE back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id) AS BIGINT),
        CAST((SELECT coalesce(sum(amount), 0) FROM payment_line
        WHERE payment_line.pool_id = aid_case.pool_id AND payment_line.case_id = aid_case.case_id
            AND outcome IS NULL) AS BIGINT)
     FROM aid_case WHERE pool_id = $1 AND case_id = $2",
);

pub(crate) const PAYOUT_INSERT: Sql = Sql::both(
    "INSERT INTO payout (pool_id, case_id, payout_id, paid_on, amount)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const FAILED_DEBIT_INSERT: Sql = Sql::both(
    "INSERT INTO failed_debit (pool_id, round, member_id) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING",
);

pub(crate) const FAILED_DEBITS_OF: Sql = Sql::both(
    "SELECT round FROM failed_debit WHERE pool_id = $1 AND member_id = $2 ORDER BY round",
);

pub(crate) const FAILED_DEBITS: Sql =
    Sql::both("SELECT member_id FROM failed_debit WHERE pool_id = $1 AND round = $2");

pub(crate) const ROUNDS: Sql = Sql::both(
    "SELECT round, cut, settle, payers, units, cases, aid, aid_paid, fee, carry_in, reversed, need,
        share, sponsor, overage, charged, shortfall, written_off, carry_out, share_index
     FROM round WHERE pool_id = $1 AND round > $2 ORDER BY round",
);

pub(crate) const ROUND_SHARES: Sql = Sql::both(
    "SELECT round, cut, settle, share FROM round WHERE pool_id = $1 AND round >= $2 ORDER BY round",
);

pub(crate) const ROUND_INSERT: Sql = Sql::both(
    "INSERT INTO round (pool_id, round, cut, settle, payers, units, cases, aid, aid_paid, fee,
        carry_in, reversed, need, share, sponsor, overage, charged, shortfall, written_off,
        carry_out, share_index)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        $20, $21)",
);

pub(crate) const POSTING_INSERT: Sql = Sql::both(
    "INSERT INTO posting (pool_id, round, line, account, posted_on, purpose, amount)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);

pub(crate) const ROUND: Sql = Sql::both(
    "SELECT round, cut, settle, payers, units, cases, aid, aid_paid, fee, carry_in, reversed, need,
        share, sponsor, overage, charged, shortfall, written_off, carry_out, share_index
     FROM round WHERE pool_id = $1 AND round = $2",
);

pub(crate) const CASES_OF_ROUND: Sql = Sql::each(
    "SELECT case_id, aid, paid, fee, withdrawn_on FROM aid_case
     WHERE pool_id = $1 AND round = $2 ORDER BY case_id LIMIT $3",
    "SELECT case_id, aid, paid, fee, withdrawn_on FROM aid_case
     WHERE pool_id = $1 AND round = $2 ORDER BY case_id COLLATE \"C\" LIMIT $3",
);

/// What of aid was paid out for a member, and what of it came back.
pub(crate) const AID_OF_MEMBER: Sql = Sql::both(
    "SELECT paid.case_id, paid.paid_on, paid.amount FROM aid_case JOIN payout AS paid
        ON paid.pool_id = aid_case.pool_id AND paid.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND aid_case.member_id = $2
     UNION ALL
     SELECT back.case_id, back.returned_on, -back.amount
     FROM aid_case JOIN payout_return AS back
        ON back.pool_id = aid_case.pool_id AND back.case_id = aid_case.case_id
     WHERE aid_case.pool_id = $1 AND aid_case.member_id = $2",
);
