//! `tongzhou stop-order` and `tongzhou admin supervisor`, through the real program.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{text, tongzhou};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn run(place: &TempDir, words: &str) -> Output {
    let words = words.split(' ').map(|word| match word.strip_prefix('@') {
        Some(name) => place.path().join(name).display().to_string(),
        None => word.to_owned(),
    });
    tongzhou().args(words).output().unwrap()
}

fn told(place: &TempDir, words: &str) -> String {
    let run = run(place, words);
    assert!(run.status.success(), "{words}: {}", text(&run.stderr));
    text(&run.stdout).to_owned()
}

fn refused(place: &TempDir, words: &str, code: &str) {
    let run = run(place, words);
    assert_eq!(run.status.code(), Some(2), "{words}: {}", text(&run.stdout));
    assert!(text(&run.stderr).contains(code), "{words}: {}", text(&run.stderr));
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

const SIGN: &str = "stop-order sign --key @key --community test.example --reference 2026-14 \
                    --from 2026-12-06 --reason books --stops";

#[test]
fn a_key_is_secret_and_signs_one_text() {
    let place = tempfile::tempdir().unwrap();
    let made = told(&place, "stop-order key --name supervisor.example --out @key --json");
    assert!(made.contains("\"verifier\":\"supervisor.example+"));
    assert_eq!(mode(&place.path().join("key")), 0o600);
    refused(&place, "stop-order key --name supervisor.example --out @key", "R216");
    refused(&place, "stop-order key --name two+words --out @other", "R919");
    let note = told(&place, &format!("{SIGN} payouts,joinings --pool 1"));
    let said = "tongzhou stop order v1\nreference 文号: 2026-14\ncommunity 互助社: test.example\n\
                pool 互助池: 1\nstops 停止: joinings payouts\nfrom 起始日: 2026-12-06\n\
                reason 理由: books\n\n— supervisor.example ";
    assert!(note.starts_with(said), "{note}");
    assert_eq!(told(&place, &format!("{SIGN} joinings,payouts --pool 1")), note, "one text");
    assert!(told(&place, &format!("{SIGN} everything")).contains("pool 互助池: all\n"));
    refused(&place, &format!("{SIGN} everything,rounds"), "R1701");
    let lift =
        "stop-order lift --key @key --community test.example --order 2026-14 --reason settled";
    let lifted = told(&place, &format!("{lift} --reference 2026-15 --out @lifted --lang en"));
    assert!(lifted.starts_with("Signed, in "));
    let lifted = fs::read_to_string(place.path().join("lifted")).unwrap();
    assert!(lifted.starts_with("tongzhou stop order lifted v1\n"));
    refused(&place, &format!("{lift} --reference 2026-14"), "R1701");
    fs::write(place.path().join("broken"), "PRIVATE+KEY+a+0+AA==").unwrap();
    let broken = format!("{SIGN} rounds").replace("@key", "@broken");
    refused(&place, &broken, "R919");
}

#[test]
fn a_community_obeys_no_key_that_it_has_not_enrolled() {
    let place = tempfile::tempdir().unwrap();
    told(&place, "admin init --dir @community --name test.example");
    told(&place, "stop-order key --name supervisor.example --out @key");
    told(&place, &format!("{SIGN} everything --out @order"));
    let receive = "admin supervisor receive --dir @community --file";
    refused(&place, &format!("{receive} @order"), "R1702");
    refused(&place, &format!("{receive} @key"), "R1701");
    refused(&place, &format!("{receive} @nowhere"), "R201");
    let keys = "admin supervisor keys --dir @community --lang";
    assert_eq!(told(&place, &format!("{keys} en")), "No key is enrolled.\n");
    assert_eq!(told(&place, &format!("{keys} zh")), "没有登记监管员密钥。\n");
    let orders = told(&place, "admin supervisor orders --dir @community --json");
    assert_eq!(orders, "{\"orders\":[]}\n");
}
