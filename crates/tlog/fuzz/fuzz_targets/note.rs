//! Notes: what opens was signed, and what is added opens again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::note::{Verifier, add_signatures, open};

/// The keys of the notes among the seeds.
const KEYS: [&str; 2] = [
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
];

fuzz_target!(|note: &[u8]| {
    let keys = KEYS.map(|key| Verifier::from_text(key).expect("a published key"));
    let Ok(opened) = open(note, &keys.each_ref()) else {
        return;
    };
    let text = str::from_utf8(note).expect("what opens is UTF-8");
    assert!(text.starts_with(&opened.text) && !opened.verified.is_empty());
    let lines: String = opened.verified.iter().map(|signature| signature.to_line()).collect();
    let again = add_signatures(text, &lines).expect("they are there already");
    assert_eq!(again, text);
});
