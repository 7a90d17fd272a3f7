//! The log of a worked book: what its expected results, which were reckoned by other code, would
//! look like as entries.

use crate::community::{Log, entry, first_entries, hex};
use crate::rulebook::{VERSION, files_of, hash_of, plan_of, repository};
use rules::RulebookFiles;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;

/// The worked books.
pub const BOOKS: [&str; 6] = [
    "postpaid-defer",
    "postpaid-prorate",
    "postpaid-sponsor",
    "prepaid-defer",
    "prepaid-prorate",
    "prepaid-sponsor",
];

/// A row of a table, by column.
pub type Row = BTreeMap<String, String>;

/// A worked book as a log.
pub struct WorkedBook {
    pub entries: Vec<String>,
    pub rules: RulebookFiles,
    pub rounds_csv: String,
}

/// Minor units of a text in major units.
pub fn minor(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

fn rows(text: &str) -> Vec<Row> {
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells = line.split(',').map(str::to_owned);
        columns.iter().map(|column| (*column).to_owned()).zip(cells).collect()
    };
    lines.map(row).collect()
}

/// The log of a worked book, in the order of days.
pub fn worked_book(name: &str) -> WorkedBook {
    let folder = repository().join("settlement-examples").join(name);
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let plan = plan_of(&read("plan.toml"));
    let rules = files_of(&plan);
    let rounds_csv = read("expected/rounds.csv");
    let rounds = rows(&rounds_csv);
    let outcomes = rows(&read("expected/cases.csv"));
    // Behind each day the order within it: what is known before a round, then the settlement, then
    // the cut.
    let mut events: Vec<((String, u8), String)> = Vec::new();
    for member in rows(&read("members.csv")) {
        let commitment = hex(&Sha256::digest(&member["member"]));
        let on = member["joined_on"].clone();
        let joined =
            entry("member-joined", &[("pool", &1), ("on", &on), ("commitment", &commitment)]);
        events.push(((on, 0), joined));
    }
    let cases = rows(&read("cases.csv"));
    for case in &cases {
        let (id, on) = (&case["case"], case["approved_on"].clone());
        let lines: [(&str, &dyn ToString); 5] = [
            ("pool", &1),
            ("case", id),
            ("approved", &on),
            ("aid", &minor(&case["aid"])),
            ("commitment", &"-"),
        ];
        events.push(((on.clone(), 1), entry("case-notice", &lines)));
        if !case["withdrawn_on"].is_empty() {
            let on = case["withdrawn_on"].clone();
            let withdrawn = entry("case-withdrawn", &[("pool", &1), ("case", id), ("on", &on)]);
            events.push(((on, 2), withdrawn));
        }
    }
    events.extend(of_rounds((&rounds, &cases, &outcomes), &hash_of(&rules)));
    events.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut entries = first_entries();
    let funding = plan["mode"].replace('"', "");
    let opens: [(&str, &dyn ToString); 3] =
        [("pool", &1), ("currency", &"CNY"), ("funding", &funding)];
    entries.push(entry("pool-opened", &opens));
    let lines: [(&str, &dyn ToString); 5] = [
        ("pool", &1),
        ("plan", &"village"),
        ("version", &VERSION),
        ("hash", &hash_of(&rules)),
        ("published", &"2017-12-01"),
    ];
    entries.push(entry("rulebook-published", &lines));
    entries.extend(events.into_iter().map(|(_, entry)| entry));
    WorkedBook { entries, rules, rounds_csv }
}

/// What each round brings: its headcount, its cases, its figures and the balances after it.
fn of_rounds(
    (rounds, cases, outcomes): (&[Row], &[Row], &[Row]),
    rules: &str,
) -> Vec<((String, u8), String)> {
    let mut events = Vec::new();
    let withdrawn_on = |id: &str| {
        let case = cases.iter().find(|case| case["case"] == id).unwrap();
        case["withdrawn_on"].clone()
    };
    let mut charged = 0;
    for round in rounds {
        charged += minor(&round["charged"]);
        events.push(((round["cut"].clone(), 4), opened(round, rules)));
        let settle = round["settle"].clone();
        for case in outcomes.iter().filter(|case| case["round"] == round["round"]) {
            events.push(((settle.clone(), 3), of_case("case-carried", round, case)));
        }
        let reversed = outcomes.iter().filter(|case| {
            let back = case["reversed"] == "yes" && withdrawn_on(&case["case"]) <= settle;
            let earlier = rounds.iter().find(|earlier| {
                case["round"]
                    .parse::<u32>()
                    .is_ok_and(|carried| carried < earlier["round"].parse().unwrap())
                    && withdrawn_on(&case["case"]) <= earlier["settle"]
            });
            back && earlier.is_some_and(|first| first["round"] == round["round"])
        });
        for case in reversed {
            events.push(((settle.clone(), 3), of_case("case-reversed", round, case)));
        }
        events.push(((settle.clone(), 3), settled(round)));
        events.push(((settle.clone(), 3), balances(round, charged)));
    }
    events
}

fn opened(round: &Row, rules: &str) -> String {
    let mut lines: Vec<(&str, &dyn ToString)> = vec![("pool", &1)];
    for key in ["round", "cut", "settle", "payers", "units"] {
        lines.push((key, &round[key]));
    }
    let rules = rules.to_owned();
    lines.push(("rules", &rules));
    entry("round-opened", &lines)
}

fn settled(round: &Row) -> String {
    let values = verify::kinds::ROUND_COLUMNS.map(|(key, form)| {
        let value = round[key].clone();
        let is_amount = format!("{form:?}").contains("Amount");
        (key, if is_amount { minor(&value).to_string() } else { value })
    });
    let mut lines: Vec<(&str, &dyn ToString)> = vec![("pool", &1)];
    for (key, value) in &values {
        lines.push((key, value));
    }
    entry("round-settled", &lines)
}

fn of_case(kind: &str, round: &Row, case: &Row) -> String {
    let (aid, paid, fee) = (minor(&case["aid"]), minor(&case["paid"]), minor(&case["fee"]));
    let mut lines: Vec<(&str, &dyn ToString)> =
        vec![("pool", &1), ("round", &round["round"]), ("case", &case["case"])];
    if kind == "case-carried" {
        lines.push(("aid", &aid));
    }
    lines.push(("paid", &paid));
    lines.push(("fee", &fee));
    entry(kind, &lines)
}

fn balances(round: &Row, charged: i64) -> String {
    let root = hex(&Sha256::digest(&round["round"]));
    let lines: [(&str, &dyn ToString); 7] = [
        ("pool", &1),
        ("round", &round["round"]),
        ("on", &round["settle"]),
        ("members", &1),
        ("balance", &0),
        ("charged", &charged),
        ("root", &root),
    ];
    entry("balances", &lines)
}

impl WorkedBook {
    /// The book as the files of a log.
    pub fn log(&self) -> Log {
        let mut log = Log::of(&self.entries);
        let folder = format!("rulebooks/1/{}", hash_of(&self.rules));
        for (name, text) in self.rules.named_texts() {
            log.write(&format!("{folder}/{name}"), text);
        }
        log.write(&format!("{folder}/plan.txt"), format!("village\n{VERSION}\n"));
        log.write("published/1/rounds.csv", self.rounds_csv.as_str());
        log
    }
}

#[test]
fn every_worked_book_is_found_right() {
    for name in BOOKS {
        let report = worked_book(name).log().report();
        assert!(report.holds(), "{name}\n{}", report.text(ledger::Language::English));
    }
}
