//! The table of the routes of pages. A form of a page bears its key in a field, so that all of its
//! rows say what becomes of a key as those of the API do.

use super::table::{
    CASE_WORKERS, COMPLAINT_READERS, DECIDING, LOOKING_BACK, OPERATORS, PROPOSAL_READERS, row,
};
use super::{Access, KeyOfRequest, RouteRow};
use Access::{OneOf, Person, Public, SignedIn};
use KeyOfRequest::{Batch, Bound, None};
use service::roles::Action::{self, *};

/// Who works at the desk.
const DESK: &[Action] = &[
    TakeInCase,
    Investigate,
    ReviewCase,
    ReadCaseAgain,
    PayCase,
    LookUpMember,
    PreviewRound,
    PublishRulebook,
    ManageAccounts,
    ConfirmAccounts,
];

/// Who proposes what two people agree on.
const PROPOSING: &[Action] = &[ProposeDeposit, ProposeRefund, ProposePayout, ProposeRemoval];

/// Who works with the money of a plan.
const MONEY: &[Action] =
    &[ProposeDeposit, ConfirmDeposit, ProposeRemoval, ConfirmRemoval, EnterCustody];

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
    row("GET", "/", Public, None),
    row("GET", "/plans/{pool}/figures", Public, None),
    row("GET", "/plans/{pool}/cost", Public, None),
    row("GET", "/robots.txt", Public, None),
    row("GET", "/plans", Public, None),
    row("GET", "/plans/{pool}", Public, None),
    row("GET", "/plans/{pool}/versions", Public, None),
    row("GET", "/plans/{pool}/versions/{version}", Public, None),
    row("GET", "/plans/{pool}/worked-cases", Public, None),
    row("GET", "/plans/{pool}/rounds", Public, None),
    row("GET", "/plans/{pool}/rounds.csv", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}/round.csv", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}/cases.csv", Public, None),
    row("GET", "/plans/{pool}/cases", Public, None),
    row("GET", "/plans/{pool}/cases/{case}", Public, None),
    row("GET", "/orders", Public, None),
    row("GET", "/orders/{reference}", Public, None),
    row("GET", "/glossary", Public, None),
    row("GET", "/check", Public, None),
    // A member's pages. Whose things they are is looked at by what they call.
    row("GET", "/me", SignedIn, None),
    row("GET", "/me/{pool}/top-up", SignedIn, None),
    row("POST", "/me/{pool}/top-up", SignedIn, Batch),
    row("GET", "/me/{pool}/receipt", SignedIn, None),
    row("GET", "/me/{pool}/receipt/file", SignedIn, None),
    row("GET", "/me/{pool}/leave", SignedIn, None),
    row("POST", "/me/{pool}/leave", SignedIn, Batch),
    row("GET", "/me/{pool}/cases/new", SignedIn, None),
    row("POST", "/me/{pool}/cases/new", SignedIn, Batch),
    row("GET", "/me/cases/{pool}/{case}", SignedIn, None),
    row("POST", "/me/cases/{pool}/{case}", SignedIn, Batch),
    row("POST", "/me/cases/{pool}/{case}/papers", SignedIn, Batch),
    row("GET", "/me/cases/{pool}/{case}/papers/{evidence}", SignedIn, None),
    row("POST", "/me/cases/{pool}/{case}/account", SignedIn, Batch),
    row("GET", "/me/cases/{pool}/{case}/object", SignedIn, None),
    row("POST", "/me/cases/{pool}/{case}/object", SignedIn, Batch),
    row("GET", "/me/jury", SignedIn, None),
    row("GET", "/me/jury/{pool}/test", SignedIn, None),
    row("POST", "/me/jury/{pool}/test", SignedIn, Batch),
    row("POST", "/me/jury/{pool}/{case}/ballot", SignedIn, Batch),
    row("GET", "/me/family", SignedIn, None),
    row("POST", "/me/family/payer", SignedIn, Batch),
    row("GET", "/me/family/payees", SignedIn, None),
    row("POST", "/me/family/payees", SignedIn, Batch),
    row("GET", "/me/family/contacts", SignedIn, None),
    row("POST", "/me/family/contacts", SignedIn, Batch),
    row("GET", "/join/{pool}", Public, None),
    row("POST", "/join/{pool}", Public, None),
    row("POST", "/join/{pool}/consent", Public, Batch),
    // What members are told, and what is theirs.
    row("GET", "/me/notices", Person, None),
    row("POST", "/me/notices/reading", Person, None),
    row("POST", "/me/notices/email", Person, None),
    row("POST", "/me/notices/email-code", Person, None),
    row("POST", "/me/notices/letter", Person, None),
    row("POST", "/me/notices/giving-up", Person, None),
    row("GET", "/me/{pool}/rounds/{round}", Person, None),
    row("GET", "/me/{pool}/statements", Person, None),
    row("GET", "/me/{pool}/statements/{year}", Person, None),
    row("GET", "/me/{pool}/statements/{year}/{month}", Person, None),
    row("GET", "/me/data", Person, None),
    row("POST", "/me/data/file", Person, None),
    row("POST", "/me/data/corrections", Person, Batch),
    row("POST", "/me/data/erasure", Person, Batch),
    row("GET", "/me/security", SignedIn, None),
    row("POST", "/me/security/password", SignedIn, None),
    row("GET", "/me/security/authenticator", SignedIn, None),
    row("POST", "/me/security/authenticator", SignedIn, None),
    row("POST", "/me/security/passkey-removal", SignedIn, None),
    row("POST", "/me/security/session-ending", SignedIn, None),
    row("POST", "/me/security/sessions-ending", SignedIn, None),
    // The desk.
    row("GET", "/desk", OneOf(DESK), None),
    row("GET", "/desk/queues/{queue}", OneOf(CASE_WORKERS), None),
    row("POST", "/desk/queues/{queue}/claims", OneOf(CASE_WORKERS), Batch),
    row("GET", "/desk/cases/{pool}/{case}", Access::Action(ReadCase), None),
    row("POST", "/desk/cases/{pool}/{case}/look", Access::Action(ReadCase), Batch),
    row("GET", "/desk/cases/{pool}/{case}/files/{evidence}", Access::Action(ReadCase), None),
    row("POST", "/desk/cases/{pool}/{case}/claim", OneOf(CASE_WORKERS), Batch),
    row("POST", "/desk/cases/{pool}/{case}/release", OneOf(CASE_WORKERS), Batch),
    row("POST", "/desk/cases/{pool}/{case}/conflict", OneOf(CASE_WORKERS), Batch),
    row("POST", "/desk/cases/{pool}/{case}/steps", OneOf(CASE_WORKERS), Batch),
    row("GET", "/desk/cases/{pool}/{case}/visit", Access::Action(Investigate), None),
    row("POST", "/desk/cases/{pool}/{case}/visit/look", Access::Action(Investigate), Batch),
    row("POST", "/desk/cases/{pool}/{case}/visit/photos", Access::Action(Investigate), Batch),
    row("GET", "/desk/drawn/{pool}", OneOf(LOOKING_BACK), None),
    row("GET", "/desk/rounds/{pool}", Access::Action(PreviewRound), None),
    row("POST", "/desk/rounds/{pool}/date", Access::Action(SettleRound), Bound),
    row("POST", "/desk/rounds/{pool}/{round}/tries", Access::Action(SettleRound), Bound),
    row("POST", "/desk/rounds/{pool}/{round}/failures", Access::Action(SettleRound), Bound),
    row("POST", "/desk/rounds/{pool}/{round}/confirmation", Access::Action(SettleRound), Bound),
    row("GET", "/desk/money/{pool}", OneOf(MONEY), None),
    row("POST", "/desk/money/{pool}/proposals", OneOf(PROPOSING), Batch),
    row("POST", "/desk/money/{pool}/deposit-file", Access::Action(ProposeDeposit), Batch),
    row("POST", "/desk/money/{pool}/custody", Access::Action(EnterCustody), Batch),
    row("GET", "/desk/proposals/{proposal}", OneOf(PROPOSAL_READERS), None),
    row("POST", "/desk/proposals/{proposal}/confirmation", OneOf(DECIDING), Batch),
    row(
        "POST",
        "/desk/proposals/{proposal}/file-confirmation",
        Access::Action(ConfirmDeposit),
        Batch,
    ),
    row("POST", "/desk/proposals/{proposal}/rejection", OneOf(DECIDING), Batch),
    row("GET", "/desk/payments/{pool}", Access::Action(PayCase), None),
    row("POST", "/desk/payments/{pool}/proposals", Access::Action(ProposePayout), Batch),
    row("GET", "/desk/payments/{pool}/lists/{list}", Access::Action(PayCase), None),
    row("POST", "/desk/payments/{pool}/lists/{list}/file", Access::Action(PayCase), None),
    row("POST", "/desk/payments/{pool}/lists/{list}/result", Access::Action(PayCase), Batch),
    row("GET", "/desk/payments/{pool}/cases/{case}", Access::Action(PayCase), None),
    row("POST", "/desk/payments/{pool}/cases/{case}/look", Access::Action(PayCase), None),
    row("POST", "/desk/payments/{pool}/cases/{case}/verification", Access::Action(PayCase), Batch),
    // Complaints, at the desk and at home.
    row("GET", "/me/complaints", SignedIn, None),
    row("POST", "/me/complaints", SignedIn, Batch),
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
