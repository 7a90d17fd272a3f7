//! Bundles of entries and tiles of hashes: what is read is written the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::tile::{read_entries, read_hashes, write_entries};

fuzz_target!(|bytes: &[u8]| {
    if let Some(entries) = read_entries(bytes) {
        assert_eq!(write_entries(entries).as_deref(), Some(bytes));
    }
    if let Some(hashes) = read_hashes(bytes) {
        let again: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
        assert_eq!(again, bytes);
    }
});
