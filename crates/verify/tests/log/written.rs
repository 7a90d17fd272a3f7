//! Entries that are written otherwise than they should be.

use crate::community::{Log, entry, first_entries};
use crate::village::entries_of_every_kind;
use ledger::Language;
use verify::entry::Entry;
use verify::kinds::Kind;
use verify::{Place, Subject};

const KINDS: [Kind; 24] = [
    Kind::KeyAdded,
    Kind::PoolOpened,
    Kind::RulebookPublished,
    Kind::MemberJoined,
    Kind::CaseNotice,
    Kind::CaseWithdrawn,
    Kind::Objection,
    Kind::ObjectionAnswered,
    Kind::JurySeed,
    Kind::JuryOpened,
    Kind::JuryClosed,
    Kind::RoundOpened,
    Kind::CaseCarried,
    Kind::CaseReversed,
    Kind::RoundSettled,
    Kind::PaymentList,
    Kind::PaymentResult,
    Kind::AidPaid,
    Kind::AidReturned,
    Kind::Balances,
    Kind::Custody,
    Kind::StopOrder,
    Kind::StopLifted,
    Kind::ClosingStep,
];

#[test]
fn every_kind_is_read() {
    let entries = entries_of_every_kind().entries;
    for kind in KINDS {
        let written = entries.iter().any(|entry| {
            let read = Entry::read(entry.as_bytes()).unwrap();
            read.kind == kind && read.values().len() == kind.keys().len()
        });
        assert!(written, "{}", kind.name());
        assert_eq!(Kind::from_name(kind.name()), Some(kind));
    }
}

#[test]
fn every_line_is_needed_in_its_place() {
    for entry in entries_of_every_kind().entries {
        let lines: Vec<&str> = entry.lines().collect();
        for place in 0..lines.len() {
            let mut without = lines.clone();
            without.remove(place);
            let mut twice = lines.clone();
            twice.insert(place, lines[place]);
            let mut swapped = lines.clone();
            swapped.swap(place, (place + 1) % lines.len());
            for wrong in [without, twice, swapped] {
                let text = wrong.join("\n") + "\n";
                assert!(Entry::read(text.as_bytes()).is_err(), "{text}");
            }
        }
        for wrong in
            [entry.trim_end().to_owned(), format!("{entry}\n"), entry.replace('\n', "\r\n")]
        {
            assert!(Entry::read(wrong.as_bytes()).is_err(), "{wrong:?}");
        }
    }
}

#[test]
fn values_have_one_form() {
    let valid =
        "tongzhou/1 case-notice\npool 1\ncase c-1\napproved 2026-05-07\naid 5\ncommitment -\n";
    assert!(Entry::read(valid.as_bytes()).is_ok());
    let hash = "a".repeat(64);
    for (key, wrong) in [
        ("pool", "01"),
        ("pool", "+1"),
        ("pool", "-1"),
        ("pool", ""),
        ("pool", "1 "),
        ("pool", "9223372036854775808"),
        ("case", "a b"),
        ("case", "-"),
        ("case", &"c".repeat(65)),
        ("case", "案"),
        ("approved", "2026-02-29"),
        ("approved", "2026-5-07"),
        ("approved", "2026-05-07T00"),
        ("approved", "-026-05-07"),
        ("aid", "-5"),
        ("aid", "5.00"),
        ("aid", "1e3"),
        ("aid", "٥"),
        ("commitment", "A"),
        ("commitment", &hash.replace('a', "A")),
        ("commitment", &hash[..63]),
        ("commitment", &format!("{hash}a")),
        ("commitment", &format!("{}g", &hash[..63])),
    ] {
        let text = crate::community::set(valid, key, wrong);
        let malformed = Entry::read(text.as_bytes()).unwrap_err();
        assert_eq!(malformed.key, Some(key), "{text}");
    }
    let settled = "round-settled";
    let text = entry(settled, &[("pool", &1)]);
    assert_eq!(Entry::read(text.as_bytes()).unwrap_err().key, Some("round"));
    let not_text = b"tongzhou/1 case-notice\npool \xff\n";
    assert_eq!(Entry::read(not_text).unwrap_err().key, None);
    let other = "tongzhou/2 case-notice\n";
    assert_eq!(Entry::read(other.as_bytes()).unwrap_err().found, "tongzhou/2 case-notice");
}

#[test]
fn signed_numbers_and_words_have_one_form() {
    let every = entries_of_every_kind().entries;
    let of = |kind: &str| {
        let first = format!("tongzhou/1 {kind}\n");
        every.iter().find(|entry| entry.starts_with(&first)).unwrap().clone()
    };
    for (kind, key, value, fits) in [
        ("round-settled", "overage", "-1", true),
        ("round-settled", "overage", "-0", false),
        ("round-settled", "overage", "--1", false),
        ("round-settled", "share", "-1", false),
        ("stop-order", "stops", "rounds,payouts", true),
        ("stop-order", "stops", "rounds,rounds", false),
        ("stop-order", "stops", "rounds, payouts", false),
        ("stop-order", "reference", "第 1 号", true),
        ("stop-order", "reference", "a\u{7f}", false),
        ("pool-opened", "funding", "prepaid", true),
        ("pool-opened", "funding", "paid", false),
        ("key-added", "verifier", "example.org+00000000+AAAA", false),
        ("round-opened", "rules", "-", true),
        ("member-joined", "commitment", "-", false),
    ] {
        let text = crate::community::set(&of(kind), key, value);
        assert_eq!(Entry::read(text.as_bytes()).is_ok(), fits, "{text}");
    }
}

#[test]
fn a_malformed_entry_is_told_with_its_index_and_key() {
    let mut entries = first_entries();
    entries.push("tongzhou/1 pool-opened\npool 1\ncurrency CNY\nfunding free\n".to_owned());
    let report = Log::of(&entries).report();
    let (subject, failure) = report.first_failure().unwrap();
    assert_eq!(subject, Subject::Entries);
    let Place::Entry { index, part } = &failure.place else { panic!("{failure:?}") };
    assert_eq!((*index, part.english.as_str()), (2, "funding"));
    let text = failure.text_alone(Language::English);
    assert_eq!(
        text,
        "entry 2 (funding): “free” stands there. It should be one of prepaid, postpaid."
    );
}
