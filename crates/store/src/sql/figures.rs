//! The statements of public figures. Those that read a range as long as a pool is large are asked
//! once a business day; the others read a handful of rows.

use super::Sql;

/// The day a pool lives in and the last round it settled: what was worked out for these holds.
pub(crate) const POOL_DAY: Sql = Sql::both(
    "SELECT business_date,
        (SELECT coalesce(max(round), 0) FROM round
         WHERE round.pool_id = pool_schedule.pool_id)
     FROM pool_schedule WHERE pool_schedule.pool_id = $1",
);

pub(crate) const ROUNDS_LAST: Sql = Sql::both(
    "SELECT round, cut, settle, payers, units, cases, aid, aid_paid, fee, carry_in, reversed, need,
        share, sponsor, overage, charged, shortfall, written_off, carry_out, share_index
     FROM round WHERE pool_id = $1 ORDER BY round DESC LIMIT $2",
);

/// Who is present and who left by choice after a day, by year of birth and sex: both stand in the
/// clear, for statistics. SQLite is told the index, which holds all it needs of a membership, in
/// the order in which it then looks up the members.
pub(crate) const PEOPLE_BY_BIRTH: Sql = Sql::each(
    "SELECT birth_year, sex,
        count(*) FILTER (WHERE left_on IS NULL AND phase NOT IN ('ended', 'lapsed')),
        count(*) FILTER (WHERE left_on > $1 AND EXISTS (
            SELECT 1 FROM ending WHERE ending.pool_id = membership.pool_id
                AND ending.member_id = membership.member_id AND reason = 'left'))
     FROM membership INDEXED BY membership_by_birth
     LEFT JOIN member ON member.pool_id = membership.pool_id
        AND member.member_id = membership.member_id
     WHERE membership.pool_id = $2 GROUP BY birth_year, sex ORDER BY birth_year, sex",
    "SELECT birth_year, sex,
        count(*) FILTER (WHERE left_on IS NULL AND phase NOT IN ('ended', 'lapsed')),
        count(*) FILTER (WHERE left_on > $1 AND EXISTS (
            SELECT 1 FROM ending WHERE ending.pool_id = membership.pool_id
                AND ending.member_id = membership.member_id AND reason = 'left'))
     FROM membership
     LEFT JOIN member ON member.pool_id = membership.pool_id
        AND member.member_id = membership.member_id
     WHERE membership.pool_id = $2 GROUP BY birth_year, sex ORDER BY birth_year, sex",
);

/// How many days after joining the events of the approved cases lay.
pub(crate) const CASE_DELAYS: Sql = Sql::each(
    "SELECT CAST(julianday(event_on) - julianday(joined_on) AS INTEGER) AS days, count(*)
     FROM aid_case
     CROSS JOIN case_file INDEXED BY case_file_by_id ON case_file.pool_id = aid_case.pool_id
        AND case_file.case_id = aid_case.case_id
     CROSS JOIN member ON member.pool_id = case_file.pool_id
        AND member.member_id = case_file.member_id
     WHERE aid_case.pool_id = $1 AND aid_case.withdrawn_on IS NULL GROUP BY days ORDER BY days",
    "SELECT CAST(event_on - joined_on AS BIGINT) AS days, count(*)
     FROM aid_case
     JOIN case_file ON case_file.pool_id = aid_case.pool_id
        AND case_file.case_id = aid_case.case_id
     JOIN member ON member.pool_id = case_file.pool_id
        AND member.member_id = case_file.member_id
     WHERE aid_case.pool_id = $1 AND aid_case.withdrawn_on IS NULL GROUP BY days ORDER BY days",
);

/// The cases that rounds carried and whose money did not come back.
pub(crate) const CASES_AIDED: Sql = Sql::each(
    "SELECT count(*), coalesce(sum(paid), 0) FROM aid_case
     WHERE pool_id = $1 AND round IS NOT NULL AND reversed = 0",
    "SELECT count(*), CAST(coalesce(sum(paid), 0) AS BIGINT) FROM aid_case
     WHERE pool_id = $1 AND round IS NOT NULL AND NOT reversed",
);

/// What members of a prepaid pool had in balances at the end of a day, by the entries: paid in,
/// less refunded, less what rounds charged to members' funds.
pub(crate) const BALANCES_ON: Sql = Sql::both(
    "SELECT CAST(
        (SELECT coalesce(sum(amount), 0) FROM deposit WHERE pool_id = $1 AND paid_on <= $2)
        - (SELECT coalesce(sum(amount), 0) FROM refund WHERE pool_id = $1 AND paid_on <= $2)
        - (SELECT coalesce(sum(amount), 0) FROM posting
            WHERE pool_id = $1 AND posted_on <= $2 AND account = 'members_funds')
        AS BIGINT)
     FROM pool WHERE pool_id = $1",
);

/// Each pool that lives by a calendar, as in `POOL`, with its day, the round it settled last and
/// the last statement of its bank.
pub(crate) const LIVE_POOLS: Sql = Sql::both(
    "SELECT currency, funding, balance_floor, recovery_days, max_recoveries, max_failed, calendar,
        fee_bp, rounding, waiting_days, waiting_share, over_limit, case_cap, round_cap, year_cap,
        pool.payers, pool.units, open_round, open_cut, open_settle,
        pool.pool_id, business_date, first_round_from,
        settled.round, settled.settle, settled.share, settled.payers, settled.cases,
        bank.on_date, bank.stated, bank.expected, bank.refunded
     FROM pool
     JOIN pool_schedule ON pool_schedule.pool_id = pool.pool_id
     LEFT JOIN round AS settled ON settled.pool_id = pool.pool_id AND settled.round =
        (SELECT max(one.round) FROM round AS one WHERE one.pool_id = pool.pool_id)
     LEFT JOIN custody_statement AS bank ON bank.pool_id = pool.pool_id AND bank.on_date =
        (SELECT max(one.on_date) FROM custody_statement AS one
         WHERE one.pool_id = pool.pool_id AND one.on_date <= business_date)
     WHERE pool.pool_id > $1 ORDER BY pool.pool_id LIMIT $2",
);
