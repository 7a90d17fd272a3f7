//! What an auditor reads, in both languages.

use crate::community::{checkpoint_of, index_of, policy, proof, set, without_hashes};
use crate::village::entries_of_every_kind;
use ledger::Language;
use tlog::policy::Policy;
use verify::{Words, proof_file};

#[test]
fn a_right_village() {
    let report = entries_of_every_kind().log().report();
    insta::assert_snapshot!("right_en", without_hashes(&report.text(Language::English)));
    insta::assert_snapshot!("right_zh", without_hashes(&report.text(Language::Chinese)));
}

#[test]
fn a_wrong_share() {
    let mut village = entries_of_every_kind();
    let index = index_of(&village.entries, "round-settled", "round 1");
    let mut log = village.log();
    village.entries[index] = set(&village.entries[index], "share", "89");
    let pages = log.files.remove("published/1/rounds.csv").unwrap();
    let mut log = village.log();
    log.write("published/1/rounds.csv", pages);
    let folder = log.files.keys().find(|path| path.ends_with("plan.txt")).unwrap().clone();
    log.files.remove(&folder);
    let mut with_rules = village.log();
    with_rules.write("published/1/rounds.csv", log.files["published/1/rounds.csv"].clone());
    insta::assert_snapshot!(
        "wrong_en",
        without_hashes(&with_rules.report().text(Language::English))
    );
    insta::assert_snapshot!(
        "wrong_zh",
        without_hashes(&with_rules.report().text(Language::Chinese))
    );
    // Without the texts of the rules the figures are held against each other alone.
    insta::assert_snapshot!(
        "without_rules_en",
        without_hashes(&log.report().text(Language::English))
    );
}

#[test]
fn what_is_told_cannot_forge_a_line() {
    let mut village = entries_of_every_kind();
    village.entries[2] = village.entries[2].replace("CNY", "C\u{1b}[2KNY\u{202e}");
    let mut log = village.log().with_manifest(village.entries.len());
    log.write("a\n✓ all is well", "");
    let text = log.report_of_bundle().text(Language::English);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("✓ all is well")), "{text}");
    assert!(text.contains("C\u{fffd}[2KNY"), "{text}");
}

/// The crate of the formats speaks English; what it says reaches a reader of Chinese in Chinese.
#[test]
fn what_the_formats_find_wrong_is_told_in_both_languages() {
    let entries = entries_of_every_kind().entries;
    let right = proof(&entries, 3, ("tongzhou-proof/1 entry\n", b""));
    let (hashes, _) = right.split_once("\n\n").unwrap();
    let proofs = [
        ("nonsense\n".to_owned(), "第一行不是"),
        (right.replace("\nindex 3\n", "\nindex 03\n"), "没有 index 一行"),
        (right.replace("\nindex 3\n", "\nindex 4\n"), "通不到根"),
        (hashes.to_owned(), "没有检查点"),
        (format!("{hashes}\n\nno note\n"), "没有签名"),
        (format!("{hashes}\n\n{}", checkpoint_of(&entries[..2])), "条目在树之外"),
    ];
    for (proof, chinese) in proofs {
        let report = proof_file::verify(proof.as_bytes(), ("p", &policy()));
        let told = report.text(Language::Chinese);
        assert!(told.contains(chinese), "{proof}\n{told}");
        assert!(!report.holds() && !report.text(Language::English).contains(chinese));
    }
    let policies = [
        ("quorum none", "没有换行"),
        ("log nonsense\nquorum none\n", "不是签名公钥的文字形式"),
        ("\n", "没有 quorum 一行"),
        ("group g any a\nquorum g\n", "上面没有叫这个名称"),
    ];
    for (text, chinese) in policies {
        let words = Words::from(Policy::from_text(text.as_bytes()).unwrap_err());
        assert!(words.chinese.contains(chinese) && words.english.is_ascii(), "{words:?}");
    }
}
