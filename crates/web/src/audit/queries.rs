//! What the addresses of the audit trail ask with.

use jiff::civil::Date;
use serde::Deserialize;
use store::PoolId;
use utoipa::IntoParams;
use uuid::Uuid;

/// Which page of what.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditQuery {
    /// How many items at most; at most 200.
    pub limit: Option<u32>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Of one kind: `look_up`, `proposed`, `confirmed`, `rejected`, `case_step`,
    /// `complaint_answered`, `role_given`, `role_taken`, `rules_published`, `stop_order` or
    /// `supervisor_key`.
    pub kind: Option<String>,
    /// Of one day, in the time zone of the pool, or else of the first pool.
    pub day: Option<Date>,
    /// By one account.
    pub account: Option<Uuid>,
    /// About one pool.
    pub pool: Option<PoolId>,
}
