//! Witnesses that cosign, that know another log, that refuse, and that do not answer.

use crate::{entries, keys, log_with, nobody, policy};
use service::public_log::witnessing::{AskWitness, WitnessAnswer, Witnessed};
use service::public_log::{LogFailure, PublicLog};
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex};
use tlog::cosignature::Cosigner;
use tlog::policy::Policy;
use tlog::witness::{Witness, WitnessedTree};

/// A witness in memory, which works as its program does.
struct Memory {
    witness: Witness,
    last: WitnessedTree,
    asked: u32,
}

fn cosigner(number: u8) -> Cosigner {
    Cosigner::ed25519(&format!("w{number}.example"), &[number; 32]).expect("a name")
}

fn memory(number: u8) -> Arc<Mutex<Memory>> {
    let witness = Witness::new(policy("quorum none\n"), vec![cosigner(number)]);
    Arc::new(Mutex::new(Memory { witness, last: WitnessedTree::nothing(), asked: 0 }))
}

fn answer(memory: &Arc<Mutex<Memory>>, body: &str) -> WitnessAnswer {
    let mut held = memory.lock().expect("nobody panicked");
    held.asked += 1;
    let time = NonZeroU64::new(1_800_000_000).expect("not nought");
    let decided = held
        .witness
        .receive(body.as_bytes())
        .and_then(|submission| held.witness.decide(&submission, held.last, time));
    match decided {
        Ok(acceptance) => {
            held.last = acceptance.after;
            WitnessAnswer { status: 200, body: acceptance.body.into_bytes() }
        }
        Err(refusal) => {
            WitnessAnswer { status: refusal.status(), body: refusal.body().into_bytes() }
        }
    }
}

/// Asks the witnesses by the number at the end of their address; one that is none is silent.
fn ask(witnesses: Vec<Option<Arc<Mutex<Memory>>>>) -> AskWitness {
    Arc::new(move |url: &str, body: &str| {
        let number: usize =
            url.trim_end_matches("/add-checkpoint").rsplit('/').next()?.parse().ok()?;
        witnesses.get(number)?.as_ref().map(|memory| answer(memory, body))
    })
}

fn two_of(quorum: &str) -> String {
    let line = |number: u8| {
        let key = cosigner(number).verifier().text();
        format!("witness W{number} {key} https://w{number}.example/{number}\n")
    };
    format!("{}{}group both {quorum} W0 W1\nquorum both\n", line(0), line(1))
}

fn published(log: &PublicLog) -> Option<Vec<u8>> {
    log.folder.read("checkpoint")
}

fn satisfies(text: &str, note: &[u8]) -> bool {
    let policy: Policy = policy(text);
    policy.open(note).is_ok_and(|(_, judgement)| judgement.is_valid())
}

#[test]
fn what_is_published_bears_the_cosignatures_that_the_policy_wants() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (memory(0), memory(1));
    let text = two_of("all");
    let log = log_with(folder.path(), &text, ask(vec![Some(one.clone()), Some(other)]));
    for through in [3, 300, 301] {
        let from = log.size().expect("whole");
        log.append(&entries(from, through)).expect("it appends");
        assert_ne!(published(&log).map(|note| satisfies(&text, &note)), Some(false));
        let outcomes = log.witness().expect("both sign");
        assert!(outcomes.values().all(|outcome| *outcome == Witnessed::Cosigned), "{outcomes:?}");
        let note = published(&log).expect("it is published");
        assert!(satisfies(&text, &note));
        assert_eq!(crate::checkpoint(&note).size, through);
    }
    let asked = one.lock().expect("nobody panicked").asked;
    assert_eq!(log.witness(), Ok(Default::default()), "nothing is asked for twice");
    assert_eq!(one.lock().expect("nobody panicked").asked, asked);
}

#[test]
fn a_process_that_starts_again_learns_from_409_what_a_witness_knows() {
    let folder = tempfile::tempdir().expect("a folder");
    let witness = memory(0);
    let text =
        format!("witness W0 {} https://w0.example/0\nquorum W0\n", cosigner(0).verifier().text());
    let first = log_with(folder.path(), &text, ask(vec![Some(witness.clone())]));
    first.append(&entries(0, 10)).expect("it appends");
    first.witness().expect("it signs");
    let again = log_with(folder.path(), &text, ask(vec![Some(witness.clone())]));
    again.append(&entries(10, 20)).expect("it appends");
    assert_eq!(again.witness().expect("it signs").values().next(), Some(&Witnessed::Cosigned));
    assert_eq!(witness.lock().expect("nobody panicked").last.size, 20);
}

#[test]
fn a_silent_witness_holds_up_what_is_shown_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = two_of("all");
    let one = memory(0);
    let log = log_with(folder.path(), &text, ask(vec![Some(one.clone()), None]));
    log.append(&entries(0, 4)).expect("it appends");
    let refused = log.witness();
    assert!(matches!(&refused, Err(LogFailure::Unwitnessed(told)) if told.contains("Silent")));
    assert_eq!(published(&log), None);
    assert_eq!(log.append(&entries(4, 9)), Ok(9), "entries are added all the same");
    // It comes back, and one checkpoint shows all of it.
    let log = log_with(folder.path(), &text, ask(vec![Some(one), Some(memory(1))]));
    log.witness().expect("both sign");
    assert_eq!(crate::checkpoint(&published(&log).expect("published")).size, 9);
    // Any one is enough where the policy says so.
    let folder = tempfile::tempdir().expect("a folder");
    let log = log_with(folder.path(), &two_of("any"), ask(vec![None, Some(memory(1))]));
    log.append(&entries(0, 4)).expect("it appends");
    let outcomes = log.witness().expect("one is enough");
    assert!(outcomes.values().any(|outcome| *outcome == Witnessed::Silent));
}

#[test]
fn a_policy_that_changed_is_satisfied_before_anything_new_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    let alone = log_with(folder.path(), "quorum none\n", nobody());
    alone.append(&entries(0, 4)).expect("it appends");
    let text = two_of("all");
    assert!(!satisfies(&text, &published(&alone).expect("published")));
    let witnesses = ask(vec![Some(memory(0)), Some(memory(1))]);
    let log = log_with(folder.path(), &text, witnesses);
    log.witness().expect("both sign");
    let note = published(&log).expect("published");
    assert!(satisfies(&text, &note));
    assert_eq!(crate::checkpoint(&note).size, 4);
}

#[test]
fn a_log_that_was_rolled_back_or_forked_is_found_by_its_witness() {
    let text =
        format!("witness W0 {} https://w0.example/0\nquorum W0\n", cosigner(0).verifier().text());
    let witness = memory(0);
    let whole = tempfile::tempdir().expect("a folder");
    let log = log_with(whole.path(), &text, ask(vec![Some(witness.clone())]));
    log.append(&entries(0, 10)).expect("it appends");
    log.witness().expect("it signs");
    // Rolled back: the same keys over fewer entries.
    let back = tempfile::tempdir().expect("a folder");
    let rolled = log_with(back.path(), &text, ask(vec![Some(witness.clone())]));
    rolled.append(&entries(0, 7)).expect("it appends");
    let found = rolled.witness();
    assert!(matches!(&found, Err(LogFailure::Broken(said)) if said.contains("10 entries")));
    assert_eq!(published(&rolled), None, "it is shown to nobody");
    // Forked: as many entries, and others.
    let fork = tempfile::tempdir().expect("a folder");
    let forked = log_with(fork.path(), &text, ask(vec![Some(witness.clone())]));
    forked.append(&entries(100, 110)).expect("it appends");
    let found = forked.witness();
    assert!(
        matches!(&found, Err(LogFailure::Unwitnessed(told)) if told.contains("422")),
        "{found:?}"
    );
    assert_eq!(published(&forked), None);
    assert_eq!(witness.lock().expect("nobody panicked").last.size, 10);
}

#[test]
fn an_answer_that_is_none_counts_for_nothing() {
    let answers: [(u16, &[u8], Witnessed); 6] = [
        (200, b"", Witnessed::Misspoke),
        (200, b"\xff\xfe", Witnessed::Misspoke),
        (200, "— stranger.example AAAAAAA=\n".as_bytes(), Witnessed::Misspoke),
        (409, b"many\n", Witnessed::Misspoke),
        (403, b"", Witnessed::Refused(403)),
        (503, b"", Witnessed::Refused(503)),
    ];
    for (status, body, wanted) in answers {
        let folder = tempfile::tempdir().expect("a folder");
        let body = body.to_vec();
        let says: AskWitness =
            Arc::new(move |_: &str, _: &str| Some(WitnessAnswer { status, body: body.clone() }));
        let log = log_with(folder.path(), &two_of("any"), says);
        log.append(&entries(0, 2)).expect("it appends");
        let told = format!("{wanted:?}");
        let found = log.witness();
        assert!(matches!(&found, Err(LogFailure::Unwitnessed(said)) if said.contains(&told)));
        assert_eq!(published(&log), None, "{status}");
    }
    // A log without witnesses asks nobody.
    let folder = tempfile::tempdir().expect("a folder");
    let log = log_with(folder.path(), "quorum none\n", nobody());
    log.append(&entries(0, 2)).expect("it appends");
    assert_eq!(log.witness(), Ok(Default::default()));
    assert!(published(&log).is_some_and(|note| satisfies("quorum none\n", &note)));
    assert_eq!(keys().verifiers().len(), 2);
}
