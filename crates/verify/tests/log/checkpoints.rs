//! Checkpoints: whose they are, and whether they continue one another.

use crate::community::{Log, ORIGIN, checkpoint_of, entry, first_entries, log_key, policy};
use ledger::Language;
use tlog::cosignature::Cosigner;
use tlog::note::{Signer, sign};
use tlog::policy::Policy;
use verify::{Asked, Report, Subject, verify_community};

/// Entries of a community with so many keys of supervisors.
fn entries(count: u8) -> Vec<String> {
    let mut entries = first_entries();
    for number in 0..count {
        let key = Signer::from_seed("supervisor.example", &[number + 100; 32]).unwrap();
        let verifier = key.verifier().text();
        entries.push(entry("key-added", &[("purpose", &"supervisor"), ("verifier", &verifier)]));
    }
    entries
}

fn failure(report: &Report, subject: Subject) -> String {
    let mut found = report.failures().filter(|(told, _)| *told == subject);
    let Some((_, failure)) = found.next() else {
        panic!("{}", report.text(Language::English));
    };
    failure.found.english.clone()
}

#[test]
fn a_log_continues_each_earlier_checkpoint() {
    let all = entries(20);
    let log = Log::of(&all);
    for size in 0..=all.len() {
        let earlier = checkpoint_of(&all[..size]);
        let report = log.report_since(Some(earlier.as_bytes()));
        assert!(report.holds(), "{size}\n{}", report.text(Language::English));
        assert_eq!(report.check(Subject::Earlier).unwrap().passed, 1);
    }
}

#[test]
fn rolled_back_forked_and_rewritten_are_three_things() {
    let all = entries(20);
    let log = Log::of(&all[..15]);
    let later = checkpoint_of(&all);
    let told = failure(&log.report_since(Some(later.as_bytes())), Subject::Earlier);
    assert!(told.contains("rolled back"), "{told}");
    let mut other = all.clone();
    other.swap(10, 11);
    let forked = checkpoint_of(&other[..15]);
    let told = failure(&log.report_since(Some(forked.as_bytes())), Subject::Earlier);
    assert!(told.contains("forked"), "{told}");
    let rewritten = checkpoint_of(&other[..12]);
    let told = failure(&log.report_since(Some(rewritten.as_bytes())), Subject::Earlier);
    assert!(told.contains("rewritten"), "{told}");
    let broken = later.replace('\n', " ");
    let told = failure(&log.report_since(Some(broken.as_bytes())), Subject::Earlier);
    assert!(!told.is_empty());
}

#[test]
fn a_stranger_s_key_another_origin_and_a_key_without_an_entry_are_told() {
    let all = entries(3);
    let log = Log::of(&all);
    let signed = |name: &str, seed: u8, text: &str| {
        sign(text, &[&Signer::from_seed(name, &[seed; 32]).unwrap()]).unwrap()
    };
    let text = checkpoint_of(&all);
    let text = text.split_once("\n\n").unwrap().0.to_owned() + "\n";
    let mut stranger = log.clone();
    stranger.write("checkpoint", signed(ORIGIN, 9, &text));
    let told = failure(&stranger.report(), Subject::Checkpoint);
    assert!(told.contains("no known key"), "{told}");
    let mut other = log.clone();
    other.write("checkpoint", signed(ORIGIN, 1, &text.replace(ORIGIN, "example.org/other")));
    let told = failure(&other.report(), Subject::Checkpoint);
    assert_eq!(told, "no key of the log example.org/other has signed it");
    let mut missing = log.clone();
    missing.files.remove("checkpoint");
    assert_eq!(failure(&missing.report(), Subject::Checkpoint), "there is no such file");
    let without_key: Vec<String> = all.iter().skip(1).cloned().collect();
    let told = failure(&Log::of(&without_key).report(), Subject::Checkpoint);
    assert!(told.starts_with("example.org/log+"), "{told}");
}

#[test]
fn a_policy_with_a_witness_wants_its_cosignature() {
    let all = entries(3);
    let witness = Cosigner::ed25519("witness.example", &[5; 32]).unwrap();
    let text = format!(
        "log {}\nwitness w {}\nquorum w\n",
        log_key().verifier().text(),
        witness.verifier().text()
    );
    let policy = Policy::from_text(text.as_bytes()).unwrap();
    let mut log = Log::of(&all);
    let look =
        |log: &Log| verify_community(log, &Asked { policy: &policy, since: None, folder: None });
    let told = failure(&look(&log), Subject::Checkpoint);
    assert_eq!(told, "0 witnesses have cosigned it");
    let note = checkpoint_of(&all);
    let body = note.split_once("\n\n").unwrap().0.to_owned() + "\n";
    let cosigned = format!("{note}{}", witness.cosign(&body, 1_700_000_000).unwrap());
    log.write("checkpoint", cosigned);
    let report = look(&log);
    assert!(report.holds(), "{}", report.text(Language::English));
    let without_it =
        verify_community(&log, &Asked { policy: &self::policy(), since: None, folder: None });
    assert!(without_it.holds());
}

#[test]
fn files_that_are_cut_off_or_missing_are_told() {
    let all = entries(20);
    let log = Log::of(&all);
    for path in log.files.keys().filter(|path| path.starts_with("tile/")) {
        let whole = &log.files[path];
        for length in [0, 1, 31, 33, whole.len() - 1] {
            let mut cut = log.clone();
            cut.write(path, &whole[..length]);
            assert!(!cut.report().holds(), "{path} {length}");
        }
        let mut longer = log.clone();
        longer.write(path, [whole.as_slice(), &[0; 32]].concat());
        assert!(!longer.report().holds(), "{path}");
        let mut without = log.clone();
        without.files.remove(path);
        assert_eq!(failure(&without.report(), Subject::Tiles), "there is no such file");
    }
}

#[test]
fn a_log_of_several_tiles_and_levels_is_walked() {
    let mut all = entries(1);
    let commitment = "0".repeat(64);
    all.push(entry("pool-opened", &[("pool", &1), ("currency", &"CNY"), ("funding", &"prepaid")]));
    while all.len() < 66_000 {
        let lines: [(&str, &dyn ToString); 3] =
            [("pool", &1), ("on", &"2026-05-07"), ("commitment", &commitment)];
        all.push(entry("member-joined", &lines));
    }
    for size in [256, 257, 65_536, 65_537, 66_000] {
        let mut log = Log::of(&all[..size]);
        let earlier = checkpoint_of(&all[..200]);
        let report = log.report_since(Some(earlier.as_bytes()));
        assert!(report.holds(), "{size}\n{}", report.text(Language::English));
        let tiles = log.files.keys().filter(|path| path.starts_with("tile/")).count();
        let bundles = log.files.keys().filter(|path| path.starts_with("tile/entries/")).count();
        let passed = report.check(Subject::Tiles).unwrap().passed;
        assert_eq!(passed, u64::try_from(tiles - bundles).unwrap());
        // A partial tile may be gone once the log has grown past it.
        let full = Log::of(&all[..size.next_multiple_of(256).min(all.len())]);
        let partial: Vec<String> =
            log.files.keys().filter(|path| path.contains(".p/")).cloned().collect();
        for path in partial {
            let grown = path.split_once(".p/").unwrap().0.to_owned();
            if let Some(bytes) = full.files.get(&grown) {
                log.files.remove(&path);
                log.write(&grown, bytes.clone());
            }
        }
        assert!(log.report().holds(), "{size}");
    }
}
