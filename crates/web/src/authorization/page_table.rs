//! The table of the routes of pages. A form of a page bears its key in a field, so that all of its
//! rows say what becomes of a key as those of the API do.

use super::table::{COMPLAINT_READERS, OPERATORS, row};
use super::{Access, KeyOfRequest, RouteRow};
use Access::{OneOf, Public, SignedIn};
use KeyOfRequest::{Batch, None};
use service::roles::Action::{
    self, AnswerComplaint, ConfirmAccounts, ManageAccounts, ReadAudit, StopPool,
};

/// Who enrols the keys of supervisors, together.
const KEY_ENROLLERS: &[Action] = &[ManageAccounts, ConfirmAccounts];

/// Every route of a page.
pub const PAGE_ROUTES: &[RouteRow] = &[
    // What every page brings along.
    row("GET", "/assets/{name}", Public, None),
    row("POST", "/display", Public, None),
    // Signing in.
    row("GET", "/sign-in", Public, None),
    row("POST", "/sign-in", Public, None),
    row("POST", "/sign-out", Public, None),
    row("POST", "/demo/sign-in", Public, None),
    // Everybody's pages.
    row("GET", "/orders", Public, None),
    row("GET", "/orders/{reference}", Public, None),
    // A member's pages.
    row("GET", "/me/complaints", SignedIn, None),
    row("POST", "/me/complaints", SignedIn, Batch),
    // The desk.
    row("GET", "/desk/audit", Access::Action(ReadAudit), None),
    row("GET", "/desk/jobs", OneOf(OPERATORS), None),
    row("GET", "/desk/supervisor-keys", OneOf(KEY_ENROLLERS), None),
    row("POST", "/desk/supervisor-keys", Access::Action(ManageAccounts), Batch),
    row("POST", "/desk/supervisor-keys/{proposal}", Access::Action(ConfirmAccounts), Batch),
    row("GET", "/desk/complaints", OneOf(COMPLAINT_READERS), None),
    row("GET", "/desk/complaints/{complaint}", OneOf(COMPLAINT_READERS), None),
    row("POST", "/desk/complaints/{complaint}/look", Access::Action(AnswerComplaint), Batch),
    row("POST", "/desk/complaints/{complaint}", Access::Action(AnswerComplaint), Batch),
    // Oversight.
    row("GET", "/oversight", Access::Action(ReadAudit), None),
    row("GET", "/oversight/orders", Access::Action(ReadAudit), None),
    row("POST", "/oversight/orders/preview", Access::Action(StopPool), None),
    row("POST", "/oversight/orders", Access::Action(StopPool), Batch),
    row("GET", "/oversight/plans/{pool}", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/rounds", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/cases", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/custody", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/unpaid-aid", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/complaints", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/errors", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/thresholds", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/tables", Access::Action(ReadAudit), None),
    row("GET", "/oversight/plans/{pool}/tables/{table}", Access::Action(ReadAudit), None),
    // What the design is made of.
    row("GET", "/design", Public, None),
];
