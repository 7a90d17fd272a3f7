//! Policies: what is read has keys that are told apart, and judges.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::policy::Policy;

/// A note that no policy needs to know.
const NOTE: &[u8] = b"log.example\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    \xe2\x80\x94 log.example AAAAAAAA\n";

fuzz_target!(|text: &[u8]| {
    if let Ok(policy) = Policy::from_text(text) {
        let verifiers = policy.verifiers();
        for (place, one) in verifiers.iter().enumerate() {
            let id = (one.name(), one.key_id());
            let others = verifiers.iter().skip(place + 1);
            assert!(others.into_iter().all(|other| (other.name(), other.key_id()) != id));
        }
        assert!(policy.open(NOTE).is_err());
    }
});
