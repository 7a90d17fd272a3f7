//! Requests to a witness: what is read is written the same, and every answer has a status.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::num::NonZeroU64;
use tlog::cosignature::Cosigner;
use tlog::note::Signer;
use tlog::policy::Policy;
use tlog::witness::{
    AddCheckpoint, Witness, WitnessedTree, cosignatures_of_answer, size_of_answer,
};

fuzz_target!(|body: &[u8]| {
    if let Ok(request) = AddCheckpoint::from_bytes(body) {
        assert_eq!(request.to_text().expect("it was not too large").as_bytes(), body);
    }
    // The log of the requests among the seeds.
    let log = Signer::from_seed("log.example/one", &[1; 32]).expect("a name");
    let policy = format!("log {}\nquorum none\n", log.verifier().text());
    let policy = Policy::from_text(policy.as_bytes()).expect("a policy");
    let cosigner = Cosigner::ed25519("witness.example", &[7; 32]).expect("a name");
    let witness = Witness::new(policy, vec![cosigner]);
    match witness.receive(body) {
        Ok(submission) => {
            match witness.decide(&submission, WitnessedTree::nothing(), NonZeroU64::MIN) {
                Ok(accepted) => assert!(witness.read_kept(accepted.note.as_bytes()).is_ok()),
                Err(refusal) => assert!(matches!(refusal.status(), 409 | 422)),
            }
        }
        Err(refusal) => assert!(matches!(refusal.status(), 400 | 403 | 404)),
    }
    let _ = cosignatures_of_answer(body, "log.example/one\n", &witness.verifiers());
    let _ = size_of_answer(body);
});
