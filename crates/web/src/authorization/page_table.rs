//! The table of the routes of pages. A form of a page bears its key in a field, so that all of its
//! rows say what becomes of a key as those of the API do.

use super::table::{ACCOUNT_READERS, CASE_WORKERS, DECIDING, LOOKING_BACK, PROPOSAL_READERS, row};
use super::{Access, KeyOfRequest, RouteRow};
use Access::{OneOf, Public};
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

    // A member's pages.

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
    row("GET", "/desk/members", Access::Action(LookUpMember), None),
    row("POST", "/desk/members/search", Access::Action(LookUpMember), Batch),
    row("GET", "/desk/members/{pool}/{member}", Access::Action(LookUpMember), None),
    row("GET", "/desk/people/new", Access::Action(KeepPeople), None),
    row("POST", "/desk/people", Access::Action(KeepPeople), Batch),
    row("GET", "/desk/people/{person}", Access::Action(LookUpMember), None),
    row("POST", "/desk/people/{person}/look", Access::Action(LookUpMember), Batch),
    row("POST", "/desk/people/{person}/correction", Access::Action(KeepPeople), Batch),
    row("GET", "/desk/rules/{pool}", Access::Action(PublishRulebook), None),
    row("POST", "/desk/rules/{pool}/versions", Access::Action(PublishRulebook), Batch),
    row("GET", "/desk/staff", OneOf(ACCOUNT_READERS), None),
    row("POST", "/desk/staff/accounts", Access::Action(ManageAccounts), Bound),
    row("POST", "/desk/staff/proposals", Access::Action(ManageAccounts), Batch),
    row("POST", "/desk/staff/tokens/revocation", Access::Action(ManageAccounts), Bound),
    row("GET", "/desk/staff/{account}", OneOf(ACCOUNT_READERS), None),
    row("POST", "/desk/staff/{account}/{what}", Access::Action(ManageAccounts), Bound),
    row("POST", "/desk/webhooks", Access::Action(ManageAccounts), Bound),
    row("POST", "/desk/webhooks/{webhook}/{what}", Access::Action(ManageAccounts), Bound),
    // Oversight.

    // What the design is made of.
    row("GET", "/design", Public, None),
];
