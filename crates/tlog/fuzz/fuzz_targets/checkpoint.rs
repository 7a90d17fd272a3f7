//! Checkpoints: a text is one in one way only, and is cosigned or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;

fuzz_target!(|text: &str| {
    let read = Checkpoint::from_text(text);
    let cosigner = Cosigner::ed25519("witness.example", &[7; 32]).expect("a name");
    assert_eq!(cosigner.cosign(text, 1).is_ok(), read.is_ok());
    if let Ok(checkpoint) = read {
        assert_eq!(checkpoint.to_text().as_deref(), Ok(text));
    }
});
