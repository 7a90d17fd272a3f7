//! What a community does: one function a use case.
//!
//! Each asks whether this person may, what the core says, and sends one batch to the store. Pages,
//! API, jobs, demo and commands all call these functions, so none of them can do it another way.
//!
//! **Invariant: no clock and no randomness of its own**: the time and the entropy are the caller's.
//!
//! Not here: HTTP, languages of the reader, SQL.

pub mod accounts;
pub mod ageing;
pub mod audit;
pub mod cases;
pub mod channel;
mod community;
pub mod complaints;
pub mod corrections;
pub mod cost;
pub mod custody;
mod daily;
pub mod deposit_file;
pub mod derived_id;
pub mod explained;
pub mod family;
pub mod finding;
pub mod guardians;
pub mod jobs;
pub mod joining;
pub mod joining_alone;
pub mod joining_together;
mod kept_receipt;
pub mod key_rotation;
pub mod leaving;
pub mod live_figures;
pub mod looked_after;
pub mod membership_status;
pub mod money_entry;
pub mod moving_in;
pub mod my_data;
pub mod notices;
pub mod outlook;
#[cfg(feature = "passkeys")]
pub mod passkeys;
pub mod payees;
pub mod paying_out;
pub mod people;
pub mod periods;
pub mod plans;
pub mod principal;
pub mod proposals;
pub mod public_log;
pub mod put_off;
pub mod receipt;
pub mod requests;
pub mod roles;
pub mod rounds_file;
pub mod schedule;
pub mod sessions;
pub mod sign_in;
pub mod stop_orders;
pub mod supervision;
pub mod tokens;
pub mod vital_signs;
pub mod webhooks;

pub use community::Community;
