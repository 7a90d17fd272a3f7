//! Evidence: what is taken, what is refused, and what lies in the store.

mod bucket;
mod bucket_server;
mod files;
mod hostile_documents;
mod hostile_pictures;
mod inspecting;
mod storing;
