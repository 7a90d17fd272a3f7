//! The pages and the API of a community: HTTP over the use cases of `service`.
//!
//! The only place with HTTP and JSON. A handler reads a request, calls one use case and writes its
//! answer; what is refused leaves as a problem (RFC 9457) with the number of its rejection.
//!
//! **Invariant: a route answers only as its row in `authorization/table.rs` says.** A route without
//! a row answers nobody. **Invariant: no text from inside leaves**: a problem has the words of its
//! rejection, a log the template of its route.
//!
//! The time of every use case comes from one [`Clock`], so that tests and demonstrations set it. In
//! a demonstration signing in alone follows the machine's: see [`DemoClock`].

mod accounts;
mod asked;
mod audit;
mod authorization;
mod body;
mod caller;
mod cases;
mod clock;
mod complaints;
mod contacts;
mod costs;
mod debits;
mod demo_clock;
mod demo_moves;
mod deposit_files;
mod deposits;
mod digest_text;
mod download;
mod etag;
mod events;
mod evidence;
mod evidence_parts;
mod explained;
mod family_payments;
mod guardians;
mod headers;
mod health;
mod in_progress;
mod joinings;
mod juries;
mod language;
mod letters;
mod limits;
mod live_figures;
mod log;
mod members;
mod metrics;
mod money_metrics;
mod my_data;
mod notices;
mod openapi;
mod origin;
mod oversight;
mod oversight_tables;
mod page;
mod pages;
mod passkeys;
mod payees;
mod payments;
mod people;
mod periods;
mod pools;
mod preview;
mod problem;
mod proposals;
mod proposing;
mod rounds;
mod router;
mod rulebooks;
mod schedule;
mod server;
mod settings;
mod sign_in;
mod state;
mod statements;
mod status;
mod stop_orders;
mod token_cache;
mod tokens;
mod upload;
mod upload_parts;
mod vital_signs;
mod webhooks;
mod witness;

pub use authorization::{Access, KeyOfRequest, PAGE_ROUTES, ROUTES, RouteRow};
pub use clock::Clock;
pub use demo_clock::{
    DemoClock, DemoDay, DemoMove, DemoMover, DemoPool, DemoStage, DemoState, DemoWait,
};
pub use log::start as start_log;
pub use openapi::document as openapi_document;
pub use pages::verifier::verifier_html;
pub use router::router;
pub use server::serve;
pub use settings::{ClientAddress, Cookies, DemonstratedAccount, DemonstratedBank, Settings};
pub use state::Web;
pub use status::status_of;
pub use witness::{KeptFault, WitnessService, serve_witness, witness_router};
