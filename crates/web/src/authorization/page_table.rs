//! The table of the routes of pages. A form of a page bears its key in a field, so that all of its
//! rows say what becomes of a key as those of the API do.

use super::table::row;
use super::{Access, KeyOfRequest, RouteRow};
use Access::Public;
use KeyOfRequest::None;

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
    row("GET", "/robots.txt", Public, None),
    row("GET", "/plans", Public, None),
    row("GET", "/plans/{pool}", Public, None),
    row("GET", "/plans/{pool}/versions", Public, None),
    row("GET", "/plans/{pool}/versions/{version}", Public, None),
    row("GET", "/plans/{pool}/versions/{version}/files/{file}", Public, None),
    row("GET", "/plans/{pool}/worked-cases", Public, None),
    row("GET", "/plans/{pool}/rounds", Public, None),
    row("GET", "/plans/{pool}/rounds.csv", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}/round.csv", Public, None),
    row("GET", "/plans/{pool}/rounds/{round}/cases.csv", Public, None),
    row("GET", "/plans/{pool}/cases", Public, None),
    row("GET", "/plans/{pool}/cases/{case}", Public, None),
    row("GET", "/glossary", Public, None),
    row("GET", "/check", Public, None),
    // A member's pages.

    // The desk.

    // Oversight.

    // What the design is made of.
    row("GET", "/design", Public, None),
];
