//! The table of routes.

use super::{Access, KeyOfRequest, RouteRow};
use Access::{Channel, OneOf, Own, OwnOr, Person, Public, SignedIn};
use KeyOfRequest::{Batch, Bound, None};
use service::roles::Action::{self, *};

/// Who decides what another proposed.
pub(super) const DECIDING: &[Action] =
    &[ConfirmDeposit, ConfirmRefund, ConfirmPayout, ConfirmRemoval, ConfirmAccounts];

/// Who sees what was proposed and what became of it.
pub(super) const PROPOSAL_READERS: &[Action] = &[
    ProposeDeposit,
    ConfirmDeposit,
    ProposeRemoval,
    ConfirmRemoval,
    ManageAccounts,
    ConfirmAccounts,
    ReadAudit,
];

/// Who works on cases, and who oversees them.
pub(super) const CASE_WORKERS: &[Action] =
    &[TakeInCase, Investigate, ReviewCase, ReadCaseAgain, PayCase, ReadAudit];

/// Who looks back at decided cases, and who oversees it.
pub(super) const LOOKING_BACK: &[Action] = &[ReadCaseAgain, ReadAudit];

/// Who sees an account and its roles.
pub(super) const ACCOUNT_READERS: &[Action] = &[ManageAccounts, ConfirmAccounts, ReadAudit];

/// Who sees which complaints wait.
pub(super) const COMPLAINT_READERS: &[Action] = &[AnswerComplaint, ReadAudit];

/// Who sees what the server has to do.
pub(super) const OPERATORS: &[Action] = &[ManageAccounts, ReadAudit];

/// Every route.
pub const ROUTES: [RouteRow; 185] = [
    row("GET", "/healthz", Public, None),
    row("GET", "/readyz", Public, None),
    row("GET", "/metrics", Public, None),
    row("GET", "/problems/{number}", Public, None),
    row("GET", "/api/v1/openapi.json", Public, None),
    // The clock of a demonstration; there is nothing at these addresses elsewhere.
    row("POST", "/demo/clock", Public, None),
    row("GET", "/api/v1/demo/clock", Public, None),
    row("POST", "/api/v1/demo/clock", Public, None),
    // Signing in.
    row("POST", "/api/v1/sessions", Public, None),
    row("GET", "/api/v1/session", SignedIn, None),
    row("DELETE", "/api/v1/session", SignedIn, None),
    row("DELETE", "/api/v1/sessions", SignedIn, None),
    row("PUT", "/api/v1/password", SignedIn, None),
    row("POST", "/api/v1/one-time-secrets", SignedIn, None),
    row("PUT", "/api/v1/one-time-secret", SignedIn, None),
    // Accounts.
    row("POST", "/api/v1/accounts", Access::Action(ManageAccounts), Bound),
    row("GET", "/api/v1/accounts/{account}", OneOf(ACCOUNT_READERS), None),
    row("DELETE", "/api/v1/accounts/{account}", Access::Action(ManageAccounts), Bound),
    row(
        "DELETE",
        "/api/v1/accounts/{account}/roles/{line}/{role}",
        Access::Action(ManageAccounts),
        Bound,
    ),
    row("DELETE", "/api/v1/tokens/{digest}", Access::Action(ManageAccounts), Bound),
    // What two people agree on.
    row("POST", "/api/v1/role-proposals", Access::Action(ManageAccounts), Batch),
    row("POST", "/api/v1/token-proposals", Access::Action(ManageAccounts), Batch),
    row("POST", "/api/v1/pools/{pool}/deposit-proposals", Access::Action(ProposeDeposit), Batch),
    row("POST", "/api/v1/pools/{pool}/refund-proposals", Access::Action(ProposeRefund), Batch),
    row("POST", "/api/v1/pools/{pool}/payout-proposals", Access::Action(ProposePayout), Batch),
    row("POST", "/api/v1/pools/{pool}/removal-proposals", Access::Action(ProposeRemoval), Batch),
    row("GET", "/api/v1/proposals", OneOf(DECIDING), None),
    row("GET", "/api/v1/pools/{pool}/proposals", OneOf(DECIDING), None),
    row("GET", "/api/v1/proposals/{proposal}", OneOf(PROPOSAL_READERS), None),
    row("POST", "/api/v1/proposals/{proposal}/confirmation", OneOf(DECIDING), Batch),
    row("POST", "/api/v1/proposals/{proposal}/rejection", OneOf(DECIDING), Batch),
    row(
        "POST",
        "/api/v1/proposals/{proposal}/file-confirmation",
        Access::Action(ConfirmDeposit),
        Batch,
    ),
    row("POST", "/api/v1/pools/{pool}/deposit-file-reports", Access::Action(ProposeDeposit), None),
    row("POST", "/api/v1/pools/{pool}/deposit-files", Access::Action(ProposeDeposit), Bound),
    // Money that a payment channel reports.
    row("POST", "/api/v1/pools/{pool}/deposits", Channel, Batch),
    row("POST", "/api/v1/pools/{pool}/family-payments", Channel, Batch),
    // Pools and rounds.
    row("GET", "/api/v1/pools", Public, None),
    row("GET", "/api/v1/pools/{pool}", Public, None),
    row("GET", "/api/v1/pools/{pool}/rulebooks", Public, None),
    row("POST", "/api/v1/pools/{pool}/rulebooks", Access::Action(PublishRulebook), Batch),
    row("GET", "/api/v1/pools/{pool}/rulebooks/{version}", Public, None),
    row("GET", "/api/v1/pools/{pool}/rounds", Public, None),
    row("GET", "/api/v1/pools/{pool}/rounds/{round}", Public, None),
    row("GET", "/api/v1/pools/{pool}/cases", Public, None),
    row("GET", "/api/v1/pools/{pool}/cases/{case}", Public, None),
    row("GET", "/api/v1/pools/{pool}/case-figures", Public, None),
    row("GET", "/api/v1/live-figures", Public, None),
    row("GET", "/api/v1/pools/{pool}/vital-signs", Public, None),
    row("POST", "/api/v1/pools/{pool}/cost-quotes", Public, None),
    row("GET", "/api/v1/conditions", Public, None),
    row("GET", "/api/v1/case-reasons", Public, None),
    row("GET", "/api/v1/pools/{pool}/preview", Access::Action(PreviewRound), None),
    row("GET", "/api/v1/pools/{pool}/schedule", Public, None),
    row("PUT", "/api/v1/pools/{pool}/schedule", Access::Action(SettleRound), Bound),
    row("PUT", "/api/v1/pools/{pool}/business-date", Access::Action(SettleRound), Bound),
    row("GET", "/api/v1/pools/{pool}/rounds/{round}/debits", Access::Action(PreviewRound), None),
    row(
        "PUT",
        "/api/v1/pools/{pool}/rounds/{round}/debits/tries",
        Access::Action(SettleRound),
        Bound,
    ),
    row(
        "PUT",
        "/api/v1/pools/{pool}/rounds/{round}/debits/confirmation",
        Access::Action(SettleRound),
        Bound,
    ),
    row(
        "PUT",
        "/api/v1/pools/{pool}/rounds/{round}/debits/failures/{member}",
        Access::Action(SettleRound),
        Bound,
    ),
    // Cases. Who may report and who may take which step is looked at where the case is known.
    row("POST", "/api/v1/pools/{pool}/members/{member}/case-quotes", SignedIn, None),
    row("POST", "/api/v1/pools/{pool}/members/{member}/cases", SignedIn, Batch),
    row("GET", "/api/v1/pools/{pool}/members/{member}/cases", OwnOr(ReadCase), None),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/file", SignedIn, None),
    row("POST", "/api/v1/pools/{pool}/cases/{case}/look-ups", SignedIn, Batch),
    row("POST", "/api/v1/pools/{pool}/cases/{case}/steps", SignedIn, Batch),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/reckoning", Access::Action(ReadCase), None),
    row("GET", "/api/v1/pools/{pool}/case-queues/{queue}", OneOf(CASE_WORKERS), None),
    row("PUT", "/api/v1/pools/{pool}/cases/{case}/claim", OneOf(CASE_WORKERS), Batch),
    row("DELETE", "/api/v1/pools/{pool}/cases/{case}/claim", OneOf(CASE_WORKERS), Batch),
    row("PUT", "/api/v1/pools/{pool}/cases/{case}/conflict", OneOf(CASE_WORKERS), Batch),
    row("GET", "/api/v1/pools/{pool}/drawn-cases", OneOf(LOOKING_BACK), None),
    // Members.
    row("POST", "/api/v1/pools/{pool}/joining-quotes", Public, None),
    row("POST", "/api/v1/pools/{pool}/newcomers", Public, Batch),
    row("GET", "/api/v1/pools/{pool}/members", Access::Action(LookUpMember), None),
    row("GET", "/api/v1/pools/{pool}/members/{member}", OwnOr(LookUpMember), None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/deposits", OwnOr(LookUpMember), None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/refunds", OwnOr(LookUpMember), None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/receipt", Own, None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/proofs", Own, None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/proofs/{name}", Own, None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/statement", OwnOr(LookUpMember), None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/final-statement", OwnOr(LookUpMember), None),
    row("POST", "/api/v1/pools/{pool}/members/{member}/leaving", OwnOr(KeepPeople), Batch),
    row(
        "POST",
        "/api/v1/pools/{pool}/members/{member}/age-check",
        Access::Action(KeepPeople),
        Batch,
    ),
    row("GET", "/api/v1/pools/{pool}/members/{member}/payer", OwnOr(LookUpMember), None),
    row("PUT", "/api/v1/pools/{pool}/members/{member}/payer", OwnOr(KeepPeople), Batch),
    // People.
    row("POST", "/api/v1/people", Access::Action(KeepPeople), Batch),
    row("PUT", "/api/v1/people/{person}", Access::Action(KeepPeople), Batch),
    row("DELETE", "/api/v1/people/{person}", OwnOr(KeepPeople), Batch),
    row("POST", "/api/v1/people/{person}/look-ups", OwnOr(LookUpMember), Batch),
    row("GET", "/api/v1/people/{person}/look-ups", OwnOr(ReadAudit), None),
    row("GET", "/api/v1/people/{person}/memberships", OwnOr(LookUpMember), None),
    row("POST", "/api/v1/people/{person}/joinings", OwnOr(KeepPeople), Batch),
    row("GET", "/api/v1/people/{person}/guardians", OwnOr(LookUpMember), None),
    row("PUT", "/api/v1/people/{person}/guardians/{guardian}", Access::Action(KeepPeople), Batch),
    row("PUT", "/api/v1/people/{person}/payees", OwnOr(KeepPeople), Batch),
    row("POST", "/api/v1/people/{person}/payee-look-ups", OwnOr(LookUpMember), Batch),
    row("PUT", "/api/v1/people/{person}/death", Access::Action(KeepPeople), Bound),
    // Telling others.
    row("GET", "/api/v1/webhooks", Access::Action(ManageAccounts), None),
    row("PUT", "/api/v1/webhooks/{webhook}", Access::Action(ManageAccounts), Bound),
    row("DELETE", "/api/v1/webhooks/{webhook}", Access::Action(ManageAccounts), Bound),
    row("POST", "/api/v1/webhooks/{webhook}/enabling", Access::Action(ManageAccounts), Bound),
    row("GET", "/api/v1/webhooks/{webhook}/deliveries", Access::Action(ManageAccounts), None),
    row("GET", "/api/v1/events", Access::Action(Export), None),
    // The files of cases. Who may is looked at where the case is known.
    row("POST", "/api/v1/pools/{pool}/cases/{case}/evidence", SignedIn, Batch),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/evidence", SignedIn, None),
    row("POST", "/api/v1/pools/{pool}/cases/{case}/evidence-parts", SignedIn, Batch),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/evidence-parts/{evidence}", SignedIn, None),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/evidence/{evidence}", SignedIn, None),
    row(
        "GET",
        "/api/v1/pools/{pool}/cases/{case}/evidence/{evidence}/proof",
        Access::Action(ReadCase),
        None,
    ),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/redacted-copies", Public, None),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/redacted-copies/{evidence}", Public, None),
    // Emergency contacts.
    row("PUT", "/api/v1/people/{person}/contacts", OwnOr(KeepPeople), Batch),
    row("POST", "/api/v1/people/{person}/contact-look-ups", OwnOr(KeepPeople), Batch),
    // Juries.
    row("GET", "/api/v1/pools/{pool}/juror-test", Access::Action(Vote), None),
    row("POST", "/api/v1/pools/{pool}/juror-test", Access::Action(Vote), Batch),
    row("GET", "/api/v1/pools/{pool}/jury-duties", Access::Action(Vote), None),
    row("POST", "/api/v1/pools/{pool}/cases/{case}/ballots", Access::Action(Vote), Batch),
    row("GET", "/api/v1/pools/{pool}/cases/{case}/jury", Public, None),
    // Payments of aid. Who may enter an account depends on what they are to the member.
    row("GET", "/api/v1/pools/{pool}/cases/{case}/payment-accounts", SignedIn, None),
    row("PUT", "/api/v1/pools/{pool}/cases/{case}/payment-accounts/{to}", SignedIn, Batch),
    row(
        "POST",
        "/api/v1/pools/{pool}/cases/{case}/payment-accounts/{to}/verification",
        Access::Action(PayCase),
        Batch,
    ),
    row("GET", "/api/v1/pools/{pool}/payments-due", Access::Action(PayCase), None),
    row("GET", "/api/v1/pools/{pool}/payment-list-preview", Access::Action(PayCase), None),
    row(
        "POST",
        "/api/v1/pools/{pool}/payment-list-proposals",
        Access::Action(ProposePayout),
        Bound,
    ),
    row("GET", "/api/v1/pools/{pool}/payment-lists", Access::Action(PayCase), None),
    row("GET", "/api/v1/pools/{pool}/payment-lists/{list}", Access::Action(PayCase), None),
    row("GET", "/api/v1/pools/{pool}/payment-lists/{list}/file", Access::Action(PayCase), None),
    row("POST", "/api/v1/pools/{pool}/payment-lists/{list}/result", Access::Action(PayCase), Batch),
    row(
        "POST",
        "/api/v1/pools/{pool}/cases/{case}/payment-returns",
        Access::Action(PayCase),
        Batch,
    ),
    // Supervisors: their keys and orders are public, and what they see of a plan is not.
    row("POST", "/api/v1/supervisor-key-proposals", Access::Action(ManageAccounts), Batch),
    row("GET", "/api/v1/supervisor-keys", Public, None),
    row("GET", "/api/v1/stop-orders", Public, None),
    row("GET", "/api/v1/stop-orders/{reference}", Public, None),
    row("POST", "/api/v1/stop-order-previews", Access::Action(StopPool), None),
    row("POST", "/api/v1/stop-orders", Access::Action(StopPool), Bound),
    row("GET", "/api/v1/pools/{pool}/oversight", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/rounds", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/cases", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/custody", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/unpaid-aid", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/complaints", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/thresholds", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/pools/{pool}/oversight/tables/{table}", Access::Action(ReadAudit), None),
    // Complaints.
    row("POST", "/api/v1/complaints", SignedIn, Batch),
    row("GET", "/api/v1/complaints", SignedIn, None),
    row("GET", "/api/v1/complaint-queue", OneOf(COMPLAINT_READERS), None),
    row("GET", "/api/v1/complaints/{complaint}", OneOf(COMPLAINT_READERS), None),
    row("POST", "/api/v1/complaints/{complaint}/look-ups", Access::Action(AnswerComplaint), Batch),
    row("POST", "/api/v1/complaints/{complaint}/answer", Access::Action(AnswerComplaint), Batch),
    // Who did what, and what waits.
    row("GET", "/api/v1/audit", Access::Action(ReadAudit), None),
    row("GET", "/api/v1/jobs", OneOf(OPERATORS), None),
    row("GET", "/api/v1/outbox", OneOf(OPERATORS), None),
    // What people are told. What concerns oneself only is of who is signed in.
    row("GET", "/api/v1/people/{person}/notices", OwnOr(LookUpMember), None),
    row("GET", "/api/v1/my/unread-notices", Person, None),
    row("PUT", "/api/v1/my/notices-reading", Person, None),
    row("PUT", "/api/v1/my/notices/{notice}/reading", Person, None),
    row("GET", "/api/v1/my/channels", Person, None),
    row("PUT", "/api/v1/my/channels/email", Person, None),
    row("PUT", "/api/v1/my/channels/email/confirmation", Person, None),
    row("PUT", "/api/v1/my/channels/letter", Person, None),
    row("DELETE", "/api/v1/my/channels/{channel}", Person, None),
    row("GET", "/api/v1/letters", Access::Action(KeepPeople), None),
    row("POST", "/api/v1/letter-look-ups", Access::Action(KeepPeople), None),
    row("PUT", "/api/v1/letters", Access::Action(KeepPeople), None),
    row(
        "PUT",
        "/api/v1/people/{person}/notices/{notice}/deliveries/{channel}/return",
        Access::Action(KeepPeople),
        Batch,
    ),
    // Why a share was paid, statements, and what lies ahead.
    row("GET", "/api/v1/people/{person}/pools/{pool}/rounds/{round}", OwnOr(LookUpMember), None),
    row(
        "GET",
        "/api/v1/pools/{pool}/members/{member}/statements/{period}",
        OwnOr(LookUpMember),
        None,
    ),
    row(
        "GET",
        "/api/v1/pools/{pool}/members/{member}/statements/{period}/file",
        OwnOr(LookUpMember),
        None,
    ),
    row("GET", "/api/v1/pools/{pool}/next-share", Public, None),
    row("GET", "/api/v1/pools/{pool}/members/{member}/outlook", OwnOr(LookUpMember), None),
    // What is kept about somebody, and corrections.
    row("POST", "/api/v1/my/data", Person, None),
    row("GET", "/api/v1/my/corrections", Person, None),
    row("POST", "/api/v1/people/{person}/corrections", OwnOr(KeepPeople), Batch),
    row("GET", "/api/v1/corrections", Access::Action(KeepPeople), None),
    row(
        "POST",
        "/api/v1/people/{person}/corrections/{request}/look-ups",
        Access::Action(KeepPeople),
        Batch,
    ),
    row(
        "PUT",
        "/api/v1/people/{person}/corrections/{request}/decision",
        Access::Action(KeepPeople),
        Batch,
    ),
    // Passkeys and open sessions.
    row("POST", "/api/v1/passkey-registrations", SignedIn, None),
    row("GET", "/api/v1/passkeys", SignedIn, None),
    row("POST", "/api/v1/passkeys", SignedIn, None),
    row("DELETE", "/api/v1/passkeys/{passkey}", SignedIn, None),
    row("POST", "/api/v1/passkey-sign-ins", Public, None),
    row("POST", "/api/v1/passkey-sessions", Public, None),
    row("GET", "/api/v1/sessions", SignedIn, None),
    row("DELETE", "/api/v1/sessions/{session}", SignedIn, None),
];

pub(super) const fn row(
    method: &'static str,
    path: &'static str,
    access: Access,
    key: KeyOfRequest,
) -> RouteRow {
    RouteRow { method, path, access, key }
}
