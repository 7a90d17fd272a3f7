//! Evidence: what is taken, what is refused, and what lies in the store.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bucket;
mod bucket_server;
mod files;
mod hostile_documents;
mod hostile_pictures;
mod inspecting;
mod storing;
