//! The statements of the audit trail: each a page of one kind of thing, the newest first, from
//! before a time and a key on, and no older than a time.

use super::Sql;

pub(crate) const AUDIT_LOOK_UPS: Sql = Sql::both(
    "SELECT looked_up_at, look_up_id, account_id, person_id, reason FROM look_up
     WHERE (looked_up_at, look_up_id) < ($1, $2) AND looked_up_at >= $3
     ORDER BY looked_up_at DESC, look_up_id DESC LIMIT $4",
);

pub(crate) const AUDIT_LOOK_UPS_OF: Sql = Sql::both(
    "SELECT looked_up_at, look_up_id, account_id, person_id, reason FROM look_up
     WHERE account_id = $1 AND (looked_up_at, look_up_id) < ($2, $3) AND looked_up_at >= $4
     ORDER BY looked_up_at DESC, look_up_id DESC LIMIT $5",
);

/// Of one pool, or of all where it is none.
pub(crate) const AUDIT_PROPOSED: Sql = Sql::both(
    "SELECT made_at, proposal_id, made_by, pool_id, kind FROM proposal
     WHERE (made_at, proposal_id) < ($1, $2) AND made_at >= $3 AND (pool_id = $4 OR $4 = 0)
     ORDER BY made_at DESC, proposal_id DESC LIMIT $5",
);

pub(crate) const AUDIT_PROPOSED_BY: Sql = Sql::both(
    "SELECT made_at, proposal_id, made_by, pool_id, kind FROM proposal
     WHERE made_by = $1 AND (made_at, proposal_id) < ($2, $3) AND made_at >= $4
        AND (pool_id = $5 OR $5 = 0)
     ORDER BY made_at DESC, proposal_id DESC LIMIT $6",
);

/// Confirmed, rejected, or both where it is not said which.
pub(crate) const AUDIT_DECIDED: Sql = Sql::both(
    "SELECT decided_at, proposal_id, decided_by, pool_id, kind, decision, coalesce(reason, '')
     FROM proposal
     WHERE (decided_at, proposal_id) < ($1, $2) AND decided_at >= $3 AND (pool_id = $4 OR $4 = 0)
        AND (decision = $5 OR $5 = '')
     ORDER BY decided_at DESC, proposal_id DESC LIMIT $6",
);

pub(crate) const AUDIT_DECIDED_BY: Sql = Sql::both(
    "SELECT decided_at, proposal_id, decided_by, pool_id, kind, decision, coalesce(reason, '')
     FROM proposal
     WHERE decided_by = $1 AND (decided_at, proposal_id) < ($2, $3) AND decided_at >= $4
        AND (pool_id = $5 OR $5 = 0) AND (decision = $6 OR $6 = '')
     ORDER BY decided_at DESC, proposal_id DESC LIMIT $7",
);

/// Of staff: what applicants and members do with their own cases is their own.
pub(crate) const AUDIT_STEPS: Sql = Sql::both(
    "SELECT at, step, account_id, pool_id, case_id, kind, role FROM case_step
     WHERE (at, pool_id, case_id, step) < ($1, $2, $3, $4) AND at >= $5
        AND account_id IS NOT NULL AND role NOT IN ('applicant', 'member')
        AND (pool_id = $6 OR $6 = 0)
     ORDER BY at DESC, pool_id DESC, case_id DESC, step DESC LIMIT $7",
);

pub(crate) const AUDIT_STEPS_OF: Sql = Sql::both(
    "SELECT at, step, account_id, pool_id, case_id, kind, role FROM case_step
     WHERE account_id = $1 AND (at, pool_id, case_id, step) < ($2, $3, $4, $5) AND at >= $6
        AND account_id IS NOT NULL AND role NOT IN ('applicant', 'member')
        AND (pool_id = $7 OR $7 = 0)
     ORDER BY at DESC, pool_id DESC, case_id DESC, step DESC LIMIT $8",
);

pub(crate) const AUDIT_COMPLAINTS: Sql = Sql::both(
    "SELECT answered_at, complaint_id, answered_by, pool_id, kind, outcome FROM complaint
     WHERE (answered_at, complaint_id) < ($1, $2) AND answered_at >= $3
        AND answered_at IS NOT NULL AND (pool_id = $4 OR $4 = 0)
        AND (answered_by = $5 OR $6)
     ORDER BY answered_at DESC, complaint_id DESC LIMIT $7",
);

/// Every role that was given: a community has few who work for it.
pub(crate) const AUDIT_ROLES: Sql = Sql::both(
    "SELECT account_id, line, role, granted_by, checked_by, granted_at, revoked_by, revoked_at
     FROM account_role WHERE account_id > $1 ORDER BY account_id, line, role LIMIT $2",
);

/// Every version of every pool's rules.
pub(crate) const AUDIT_RULEBOOKS: Sql = Sql::both(
    "SELECT pool_id, version, plan, published_on, published_by, published_at FROM rulebook
     WHERE pool_id > $1 ORDER BY pool_id, version LIMIT $2",
);
