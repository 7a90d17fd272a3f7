//! Where the files of cases lie: by default, in a bucket by settings, and what is swept.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{text, tongzhou};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, SystemTime};

/// The name of an object.
const OBJECT: &str = "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11";

fn community(dir: &Path) {
    let mut command = tongzhou();
    command.args(["admin", "init", "--name", "test.example", "--dir"]).arg(dir);
    assert!(command.output().unwrap().status.success());
}

/// Opens the community, with an access key in the environment or without.
fn opened(dir: &Path, key: Option<[&str; 2]>) -> Output {
    let mut command = tongzhou();
    command.args(["admin", "pool", "list", "--lang", "en", "--dir"]).arg(dir);
    for (variable, value) in ["TONGZHOU_EVIDENCE_KEY_ID", "TONGZHOU_EVIDENCE_SECRET"]
        .into_iter()
        .zip(key.into_iter().flatten())
    {
        command.env(variable, value);
    }
    command.output().unwrap()
}

#[test]
fn settings_of_a_bucket_that_are_wrong_are_named_and_no_secret_is_told() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("community");
    community(&dir);
    let settings = fs::read_to_string(dir.join("community.toml")).unwrap();
    let table = |endpoint: &str, region: &str, bucket: &str, more: &str| {
        format!(
            "{settings}\n[evidence]\nendpoint = \"{endpoint}\"\nregion = \"{region}\"\n\
             bucket = \"{bucket}\"\n{more}"
        )
    };
    let address = "https://s3.example.org";
    let sound = table(address, "local", "evidence", "");
    let key = Some(["an-id", "a secret of ours"]);
    let odd = Some(["an id", "a secret of ours"]);
    let rows = [
        (sound.clone(), key, None),
        (table("http://127.0.0.1:9", "local", "e", "transport = \"plain\"\n"), key, None),
        (table("http://127.0.0.1:9", "local", "e", ""), key, Some("evidence.endpoint")),
        (table("https://a@b", "local", "e", ""), key, Some("evidence.endpoint")),
        (table("nowhere", "local", "e", ""), key, Some("evidence.endpoint")),
        (table(address, "", "e", ""), key, Some("evidence.region")),
        (table(address, "local", "a/b", ""), key, Some("evidence.bucket")),
        (table(address, "local", "e", "transport = \"fast\"\n"), key, Some("transport")),
        (table(address, "local", "e", "secret = \"x\"\n"), key, Some("secret")),
        (format!("{settings}\n[evidence]\nregion = \"local\"\n"), key, Some("endpoint")),
        (sound.clone(), odd, Some("evidence.key_id")),
        (sound.clone(), None, Some("evidence.key_id")),
        (sound.clone(), Some(["an-id", " "]), Some("evidence.secret")),
    ];
    for (settings, key, wrong) in rows {
        fs::write(dir.join("community.toml"), &settings).unwrap();
        let run = opened(&dir, key);
        let told = format!("{}{}", text(&run.stdout), text(&run.stderr));
        assert_eq!(run.status.success(), wrong.is_none(), "{settings}: {told}");
        if let Some(wrong) = wrong {
            assert!(told.contains("R1504") && told.contains(wrong), "{settings}: {told}");
        }
        assert!(!told.contains("a secret of ours"), "{told}");
    }
    // The files of the keys serve where the environment says nothing.
    fs::write(dir.join("community.toml"), &sound).unwrap();
    fs::write(dir.join("keys/evidence.id"), "an-id\n").unwrap();
    fs::write(dir.join("keys/evidence.secret"), "a secret of ours\n").unwrap();
    assert!(opened(&dir, None).status.success());
    let mut backup = tongzhou();
    backup.args(["backup", "--lang", "en", "--dir"]).arg(&dir).arg("--to");
    let backup = backup.arg(place.path().join("backup")).output().unwrap();
    assert!(text(&backup.stdout).contains("are not in this backup"), "{}", text(&backup.stdout));
    assert!(!place.path().join("backup/EVIDENCE.sha256").exists());
}

#[test]
fn what_no_case_names_is_counted_and_deleted_when_asked() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("community");
    community(&dir);
    let run = |more: &[&str]| {
        let mut command = tongzhou();
        command.args(["admin", "evidence", "--json", "--dir"]).arg(&dir).args(more);
        text(&command.output().unwrap().stdout).to_owned()
    };
    assert_eq!(run(&[]), "{\"deleted\":0,\"files\":0,\"unnamed\":0}\n");
    let file = dir.join("evidence").join(OBJECT);
    fs::write(&file, "sealed").unwrap();
    assert_eq!(run(&["--delete"]), "{\"deleted\":0,\"files\":0,\"unnamed\":0}\n", "it is new");
    older(&file);
    assert_eq!(run(&[]), "{\"deleted\":0,\"files\":1,\"unnamed\":1}\n");
    assert!(file.exists());
    assert_eq!(run(&["--delete"]), "{\"deleted\":1,\"files\":1,\"unnamed\":1}\n");
    assert!(!file.exists());
}

/// Makes a file as old as two days.
fn older(file: &Path) {
    let before = SystemTime::now() - Duration::from_secs(2 * 24 * 60 * 60);
    File::options().write(true).open(file).unwrap().set_modified(before).unwrap();
}

#[test]
fn a_server_that_starts_sweeps_what_a_killed_upload_left() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("community");
    community(&dir);
    let evidence = dir.join("evidence");
    fs::create_dir(&evidence).unwrap();
    let [left, at_work] = ["#1", "#2"].map(|end| evidence.join(format!("{OBJECT}{end}")));
    for file in [&left, &at_work, &evidence.join(OBJECT)] {
        fs::write(file, "a part").unwrap();
    }
    older(&left);
    older(&evidence.join(OBJECT));
    let mut server = tongzhou();
    server.args(["serve", "--listen", "127.0.0.1:0", "--dir"]).arg(&dir);
    let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    for _ in 0..5_000 {
        if !left.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(!left.exists(), "{line}");
    assert!(at_work.exists() && evidence.join(OBJECT).exists());
}
