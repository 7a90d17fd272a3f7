//! The replay as its users meet it: the real binary on the real published rounds, and on bad files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use unicode_width::UnicodeWidthStr;

const PLANS: [&str; 4] = ["xianghubao", "xianghubao-senior", "meituan", "kangai"];

const HEADING: &str = "period_date,period_name,members_sharing,cases,aid_total_cny,fee_cny,\
                       share_per_member_cny,source_url\n";

/// The root of the repository: file names in the output are relative to it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn replay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tongzhou"))
        .current_dir(root())
        .arg("replay")
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What the binary prints about a file that is in order.
fn printed(arguments: &[&str]) -> String {
    let output = replay(arguments);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    text(&output.stdout)
}

/// The same for a file with these bytes.
fn printed_of(bytes: &[u8], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rounds.csv");
    fs::write(&file, bytes).unwrap();
    printed(&[&[file.to_str().unwrap(), "--lang", "en"], arguments].concat())
}

/// What the binary says of a file with these bytes, which is not in order.
fn refused(bytes: &[u8], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rounds.csv");
    fs::write(&file, bytes).unwrap();
    let name = file.to_str().unwrap();
    let output = replay(&[&[name], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    assert_eq!(text(&output.stdout), "");
    text(&output.stderr).replace(name, "rounds.csv")
}

/// A row of eight fields, all in order but those given as (place, text).
fn row(changes: &[(usize, &str)]) -> String {
    let mut fields = ["2021-04-28", "a round", "1000", "2", "600.00", "", "0.65", "a page"];
    for (place, text) in changes {
        fields[*place] = text;
    }
    format!("{}\n", fields.join(","))
}

#[test]
fn every_published_file_reads_well_in_both_languages() {
    for plan in PLANS {
        for language in ["en", "zh"] {
            let file = format!("data/{plan}-rounds.csv");
            let output = printed(&[&file, "--lang", language]);
            for line in output.lines() {
                assert!(line.contains("://") || line.width() <= 80, "{line}");
            }
            insta::assert_snapshot!(format!("{plan}.{language}"), output);
        }
    }
}

#[test]
fn the_same_as_json() {
    let output = printed(&["data/xianghubao-rounds.csv", "--lang", "en", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(value["summary"]["disagree"], 1);
    assert_eq!(value["rounds"][5]["verdict"], "disagrees");
    assert_eq!(value["rounds"][5]["share_exact_cut_cny"], "6.10903");
    assert!(without_float(&value));
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    insta::assert_snapshot!("xianghubao.json", pretty);
}

fn without_float(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => !number.is_f64(),
        serde_json::Value::Array(values) => values.iter().all(without_float),
        serde_json::Value::Object(values) => values.values().all(without_float),
        _ => true,
    }
}

#[test]
fn the_committed_pictures_are_what_the_command_draws() {
    let folder = tempfile::tempdir().unwrap();
    let titles = [
        ("en", "Xianghubao 相互宝: published rounds, recomputed"),
        ("zh", "相互宝：公布的每一期分摊，重新算过"),
    ];
    for (language, title) in titles {
        let name = format!("xianghubao-rounds.{language}.svg");
        let drawn = folder.path().join(&name);
        let file = "data/xianghubao-rounds.csv";
        let svg = drawn.to_str().unwrap();
        printed(&[file, "--lang", language, "--title", title, "--svg", svg]);
        let committed = fs::read_to_string(root().join("docs/pictures").join(&name)).unwrap();
        let drawn = fs::read_to_string(&drawn).unwrap();
        assert!(drawn == committed, "{name} is not what the command draws today");
    }
}

#[test]
fn columns_stand_in_any_order_and_windows_files_are_fine() {
    let plain = format!("{HEADING}{}", row(&[]));
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let turned: Vec<String> =
        plain.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",")).collect();
    let expected = printed_of(plain.as_bytes(), &[]);
    assert!(expected.contains("2021-04-28 (line 2)"), "{expected}");
    assert_eq!(printed_of(windows.as_bytes(), &[]), expected);
    assert_eq!(printed_of(turned.join("\n").as_bytes(), &[]), expected);
    let spaced = printed_of(plain.replace('\n', "\r\n\r\n").as_bytes(), &[]);
    assert!(spaced.contains("2021-04-28 (line 3)"), "{spaced}");
}

#[test]
fn each_verdict_has_its_words() {
    let table: [(&[(usize, &str)], &str); 11] = [
        (&[], "Agrees under both roundings."),
        (&[(2, "990"), (6, "0.65")], "Agrees only under half_up; up would give 0.66."),
        (&[(2, "990"), (6, "0.66")], "Agrees only under up; half_up would give 0.65."),
        (&[(2, "990"), (6, "0.64")], "the figures give 0.66 (up) or 0.65 (half_up), but 0.64"),
        (&[(6, "0.60")], "only a lower bound (\"more than …\") would explain it"),
        (&[(6, "0.70")], "only a lower bound does not explain it"),
        (&[(6, "0.00")], "Paid by the platform, members charged nothing."),
        (&[(6, "")], "the share was not published; the figures give 0.65."),
        (&[(2, "")], "Cannot be recomputed: the number of members was not published."),
        (&[(4, "0"), (6, "0")], "Agrees under both roundings."),
        (&[(4, "0"), (6, "0.01")], "the figures give 0.00, but 0.01 is printed."),
    ];
    for (changes, words) in table {
        let output = printed_of(format!("{HEADING}{}", row(changes)).as_bytes(), &[]);
        let flat = output.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "{changes:?} {output}");
    }
}

#[test]
fn the_fee_is_the_printed_one_or_the_rate_given() {
    let silent = format!("{HEADING}{}", row(&[]));
    let ten_percent = ["--fee-bp", "1000"];
    assert!(printed_of(silent.as_bytes(), &[]).contains("fee 48.00"));
    assert!(printed_of(silent.as_bytes(), &ten_percent).contains("fee 60.00"));
    let printed = format!("{HEADING}{}", row(&[(5, "1.00")]));
    assert!(printed_of(printed.as_bytes(), &ten_percent).contains("fee 1.00"));
    for rate in ["10001", "-1", "8%", ""] {
        let output = replay(&["data/kangai-rounds.csv", "--fee-bp", rate]);
        assert_eq!(output.status.code(), Some(2), "{rate}");
    }
}

#[test]
fn every_bad_figure_is_refused_with_its_number_line_and_column() {
    let table = [
        (0, "2021-02-30", "period_date", "R211"),
        (0, "20210428", "period_date", "R211"),
        (0, "2021-04-28T00:00", "period_date", "R211"),
        (1, "\u{1b}[2J", "period_name", "R218"),
        (2, "-1000", "members_sharing", "R212"),
        (2, "1e3", "members_sharing", "R212"),
        (2, "0", "members_sharing", "R213"),
        (2, "10000000001", "members_sharing", "R213"),
        (2, "99999999999999999999999", "members_sharing", "R213"),
        (3, "two", "cases", "R212"),
        (4, "-600.00", "aid_total_cny", "R104"),
        (4, "600.001", "aid_total_cny", "R103"),
        (4, "about 600", "aid_total_cny", "R102"),
        (4, "92233720368547758.08", "aid_total_cny", "R101"),
        (5, "-0.01", "fee_cny", "R104"),
        (6, "0.031", "share_per_member_cny", "R103"),
    ];
    for (place, bad, column, number) in table {
        let file = format!("{HEADING}{}{}", row(&[]), row(&[(place, bad)]));
        let output = refused(file.as_bytes(), &["--lang", "en"]);
        let line = output.lines().next().unwrap();
        let expected = format!("rounds.csv:3 [{column}]: {bad:?} — {number} ");
        assert!(line.starts_with(&expected), "{line}");
    }
}

#[test]
fn aid_and_fee_together_may_overflow() {
    let most = row(&[(4, "92233720368547758.07")]);
    let output = refused(format!("{HEADING}{most}").as_bytes(), &["--lang", "en"]);
    assert!(output.starts_with("rounds.csv:2 [aid_total_cny]: "), "{output}");
    assert!(output.contains("R101"), "{output}");
}

#[test]
fn bad_files_are_refused_as_a_whole() {
    let row = row(&[]);
    let without_fee = HEADING.replace("fee_cny,", "");
    let misspelt = HEADING.replace("fee_cny", "fee_yuan");
    let twice = HEADING.replace("cases", "fee_cny");
    let open_quote = "2021-04-28,\"open,,,,,,\n";
    let table: [(Vec<u8>, &[&str]); 10] = [
        (Vec::new(), &["rounds.csv: R701"]),
        (HEADING.into(), &["rounds.csv: R701"]),
        (format!("{without_fee}{row}").into(), &["rounds.csv:1 [fee_cny]: R204"]),
        (format!("{misspelt}{row}").into(), &["\"fee_yuan\" — R205", "[fee_cny]: R204"]),
        (format!("{twice}{row}").into(), &["\"fee_cny\" — R217", "[cases]: R204"]),
        (format!("{HEADING}a,b\n{row}").into(), &["rounds.csv:2: \"a\" — R206", "has 2"]),
        (format!("{HEADING}{row}{open_quote}").into(), &["rounds.csv:3: ", "R206"]),
        (
            [HEADING.as_bytes(), b"2021-04-28,\xff\xfe,,,,,,\n"].concat(),
            &["rounds.csv:2 [period_name]: ", "R203"],
        ),
        ([b"\xff\xfep\0e\0".as_slice(), row.as_bytes()].concat(), &["R203"]),
        ([HEADING.as_bytes(), &vec![b'x'; (1 << 20) + 1]].concat(), &["rounds.csv:2: R219"]),
    ];
    for (bytes, expected) in table {
        let output = refused(&bytes, &["--lang", "en"]);
        for part in expected {
            assert!(output.contains(part), "{part} in {output}");
        }
    }
}

#[test]
fn all_faults_are_shown_in_the_language_asked_for() {
    let bad = row(&[(0, "2021-13-01"), (2, "many"), (6, "-1")]);
    let many = format!("{HEADING}{}", bad.repeat(100));
    let english = refused(many.as_bytes(), &["--lang", "en"]);
    assert_eq!(english.lines().count(), 202, "{english}");
    assert!(english.contains("100 more faults are not shown."), "{english}");
    let chinese = refused(format!("{HEADING}{bad}").as_bytes(), &["--lang", "zh"]);
    insta::assert_snapshot!("faults.zh", chinese);
}

#[test]
fn folders_and_missing_files_are_refused() {
    for (file, number) in [("data", "R202"), ("data/no-such-rounds.csv", "R201")] {
        let output = replay(&[file, "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.starts_with(&format!("{file}: {number} ")), "{said}");
    }
}

#[test]
fn more_than_a_million_rounds_are_refused() {
    let rows = ",,,,,,,\n".repeat(1_000_001);
    let output = refused(format!("{HEADING}{rows}").as_bytes(), &["--lang", "en"]);
    assert!(output.starts_with("rounds.csv:1000002: R702 "), "{output}");
}

#[test]
fn a_picture_needs_a_point_and_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("picture.svg");
    let undated = format!("{HEADING}{}", row(&[(0, "")]));
    let arguments = ["--lang", "en", "--svg", svg.to_str().unwrap()];
    let output = refused(undated.as_bytes(), &arguments);
    assert!(output.contains("R703"), "{output}");
    assert!(!svg.exists());
    let file = "data/xianghubao-rounds.csv";
    let nowhere = folder.path().join("no-such-folder/picture.svg");
    let output = replay(&[file, "--lang", "en", "--svg", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("R216"));
}

#[test]
fn pictures_of_extreme_files_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("picture.svg");
    let extremes = [
        row(&[(0, "0001-01-01"), (1, "<&>")]),
        row(&[(0, "9999-12-31"), (2, "10000000000")]),
        row(&[(4, "80000000000000000.00"), (2, "1"), (6, "92233720368547758.07")]),
    ];
    let file = format!("{HEADING}{}", extremes.concat());
    let arguments = ["--svg", svg.to_str().unwrap(), "--title", "<script>&\"'"];
    printed_of(file.as_bytes(), &arguments);
    let drawn = fs::read_to_string(&svg).unwrap();
    assert!(drawn.contains("&lt;script&gt;&amp;&quot;"));
    assert!(!drawn.contains("<script"));
}
