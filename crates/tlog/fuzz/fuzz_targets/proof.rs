//! Proofs in files: what is read is written the same, and holds for nobody it was not made for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::hash::TreeHash;
use tlog::proof::LogProof;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(proof) = LogProof::from_bytes(bytes) {
        assert_eq!(proof.to_text().expect("it was not too large").as_bytes(), bytes);
        assert!(proof.verify(TreeHash::of_entry(b"entry"), "log.example", &[]).is_err());
    }
});
