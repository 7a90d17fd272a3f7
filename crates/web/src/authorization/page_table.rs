//! The table of the routes of pages. A form of a page bears its key in a field, so that all of its
//! rows say what becomes of a key as those of the API do.

use super::table::row;
use super::{Access, KeyOfRequest, RouteRow};
use Access::{Person, Public, SignedIn};
use KeyOfRequest::{Batch, None};

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

    // Oversight.

    // What the design is made of.
    row("GET", "/design", Public, None),
];
