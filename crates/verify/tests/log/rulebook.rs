//! Rulebooks that share as a worked book does: the village's texts with other values.

use rules::{Rulebook, RulebookFiles, VersionId};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The day from which they are in force.
pub const VERSION: &str = "2018-01-01";

/// A case that no value of the settlement decides, without its answers.
const CASES: &str = r#"[[case]]
zh = "出生满 30 天"
en = "30 days old"
kind = "joining"
article = 2
born = 2026-12-16
on = 2027-01-15
expect = "accepted"
"#;

/// The questions it answers with no.
const QUESTIONS: [&str; 5] =
    ["malignant_tumour", "heart_or_stroke", "kidney_or_liver", "transplant", "awaiting_result"];

/// The top folder of the checkout.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The keys of a `plan.toml`, with the text of each value.
pub fn plan_of(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// The texts of rules with these values.
pub fn files_of(plan: &BTreeMap<String, String>) -> RulebookFiles {
    files_on(plan, (VERSION, "2018 年 1 月 1 日", "1 January 2018"))
}

/// The same, in force from a day, which the covenants write in their languages.
pub fn files_on(
    plan: &BTreeMap<String, String>,
    (version, chinese, english): (&str, &str, &str),
) -> RulebookFiles {
    let folder = repository().join("rulebooks/village/2026-12-01");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let dated = |text: String| {
        text.replace("2026 年 12 月 1 日", chinese).replace("1 December 2026", english)
    };
    let answers = QUESTIONS.map(|question| format!("{question} = \"no\""));
    let files = RulebookFiles {
        plan: "village".to_owned(),
        version: version.to_owned(),
        covenant_zh: dated(read("covenant.zh.md")),
        covenant_en: dated(read("covenant.en.md")),
        values: values(&read("values.toml"), (plan, version)),
        cases: format!("{CASES}answers = {{ {} }}\n", answers.join(", ")),
    };
    if let Err(faults) = Rulebook::read(&files) {
        panic!("{faults:?}");
    }
    files
}

/// The hash of texts, in digits.
pub fn hash_of(files: &RulebookFiles) -> String {
    VersionId::of(files).to_string().replace("sha256:", "")
}

fn values(text: &str, (plan, version): (&BTreeMap<String, String>, &str)) -> String {
    let mut sections: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') || sections.is_empty() {
            sections.push(String::new());
        }
        *sections.last_mut().unwrap() += &format!("{line}\n");
    }
    let ours = ["[sharing]", "[prepaid]"];
    sections.retain(|section| !ours.iter().any(|name| section.starts_with(name)));
    let mut text = sections.concat();
    text = text
        .replace("version = 2026-12-01", &format!("version = {version}"))
        .replace("value = 2026-11-01", "value = 2017-11-01");
    let waiting = plan["waiting_days"].as_str();
    text = text
        .replace("illness_days = { value = 90", &format!("illness_days = {{ value = {waiting}"));
    let share = plan["waiting_members_share"].as_str();
    text = text
        .replace("members_share = { value = true", &format!("members_share = {{ value = {share}"));
    let entry = |name: &str, value: &str, unit: &str, article: u8| {
        format!(
            "{name} = {{ value = {value}, unit = \"{unit}\", article = {article}, \
             source = \"own\", reliability = \"A\" }}\n"
        )
    };
    text += "\n[sharing]\n";
    text += &entry("funding", &plan["mode"], "word", 8);
    text += &entry("calendar", &plan["calendar"], "days", 9);
    text += &entry("fee", &plan["fee_bp"], "basis points", 8);
    text += &entry("rounding", &plan["rounding"], "word", 8);
    text += &entry("over_limit", &plan["over_limit"], "word", 8);
    for cap in ["case_cap", "round_cap", "year_cap"] {
        if let Some(value) = plan.get(cap) {
            text += &entry(cap, value, "CNY", 8);
        }
    }
    match plan["mode"].as_str() {
        "\"prepaid\"" => {
            text += "\n[prepaid]\n";
            text += &entry("joining_deposit", "\"260.00\"", "CNY", 10);
            text += &entry("floor", &plan["floor"], "CNY", 11);
            text += &entry("reminder_below", "\"120.00\"", "CNY", 10);
            text += &entry("recovery_days", &plan["recovery_days"], "days", 11);
            text += &entry("max_recoveries", &plan["max_recoveries"], "times", 11);
        }
        _ => {
            text += "\n[postpaid]\n";
            text += &entry("max_failed", &plan["max_failed"], "times", 11);
            text += &entry("arrears_netted_from_aid", "true", "yes or no", 11);
        }
    }
    text
}
