//! Keys: what is read is written the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::cosignature::Cosigner;
use tlog::note::{Signer, Verifier};

fuzz_target!(|text: &str| {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if let Ok(key) = Verifier::from_text(text) {
        assert_eq!(key.text(), text);
    }
    if let Ok(key) = Signer::from_text(text) {
        assert_eq!(*key.secret_text(), text);
    }
    if let Ok(key) = Cosigner::from_text(text) {
        assert_eq!(*key.secret_text(), text);
    }
});
