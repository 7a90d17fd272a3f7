//! Evidence: documents and photos of a case, sealed in a store of files and never in the database.
//!
//! A file is received in one pass ([`receive`]): what it is is found by its bytes ([`Inspector`]),
//! its content hashed, and it is sealed under a key of its own ([`FileKey`]) while it streams into
//! the store ([`EvidencePlace`]). The caller keeps the file key sealed under the key of the person,
//! so that destroying the person's key destroys the files. [`digest_index`] finds the same document
//! used twice, and [`redaction`] ties a redacted copy to its original.
//!
//! This is the only part of the vault that does I/O.

mod digest_index;
mod file_name;
mod inspection;
mod media_type;
mod object_key;
mod object_place;
mod receiving;
pub mod redaction;
mod sealing;
mod unfinished;

pub use digest_index::{digest_index, digest_indexes};
pub use file_name::kept_file_name;
pub use inspection::{EvidenceLimits, Inspector};
pub use media_type::MediaType;
pub use object_key::ObjectKey;
pub use object_place::{BucketSettings, EvidencePlace, EvidenceSettings, Transport};
pub use receiving::{EvidenceWriter, Received, read, receive};
pub use sealing::FileKey;
