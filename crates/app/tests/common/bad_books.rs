//! Every way a book can be wrong: what is done to a sound small book, and what the program says.
//!
//! The last column is how each message begins, in both languages: file, line, column or key, the
//! offending text, and the number of the rejection. It lists all faults that come of the edit, so a
//! fault that drags a second one along shows here.

use Edit::{Append, Bytes, DirectoryAt, Remove, Replace, Write};
use Start::{Postpaid, Prepaid};

/// The sound book a row begins with; the books stand in `book.rs`.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    Prepaid,
    Postpaid,
}

/// What is done to one of its files.
#[derive(Clone, Copy, Debug)]
pub enum Edit {
    /// Replace a text that stands in the file once.
    Replace(&'static str, &'static str, &'static str),
    /// Add a line.
    Append(&'static str, &'static str),
    /// Write the whole file.
    Write(&'static str, &'static str),
    /// Write the whole file, which is no text.
    Bytes(&'static str, &'static [u8]),
    /// Take the file away.
    Remove(&'static str),
    /// Put a directory in the place of the file.
    DirectoryAt(&'static str),
}

/// One row: what is wrong, the sound book, the edits, and how each message begins.
pub type Row = (&'static str, Start, &'static [Edit], &'static [&'static str]);

const PLAN: &str = "plan.toml";
const MEMBERS: &str = "members.csv";
const DEPOSITS: &str = "deposits.csv";
const FAILURES: &str = "failures.csv";

/// Texts too long to stand in the table, by the name they stand there under.
pub const LONG_TEXTS: [(&str, &str, usize); 5] = [
    ("{201 bytes}", "x", 201),
    ("{67 characters}", "舟", 67),
    ("{60 bytes}", "x", 60),
    ("{60 characters}", "舟", 60),
    ("{1 MiB}", "x", 1 << 20),
];

/// Files and folders as wholes.
pub const FILE_ROWS: &[Row] = &[
    ("no plan", Prepaid, &[Remove(PLAN)], &["plan.toml: R201"]),
    ("no members", Prepaid, &[Remove(MEMBERS)], &["members.csv: R201"]),
    ("a directory for a plan", Prepaid, &[DirectoryAt(PLAN)], &["plan.toml: R202"]),
    ("a directory for a table", Prepaid, &[DirectoryAt(MEMBERS)], &["members.csv: R202"]),
    ("a directory for deposits", Prepaid, &[DirectoryAt(DEPOSITS)], &["deposits.csv: R202"]),
    ("a plan that is no text", Prepaid, &[Bytes(PLAN, b"mode = \"\xff\"")], &["plan.toml: R203"]),
    ("a plan of over 1 MiB", Prepaid, &[Append(PLAN, "# {1 MiB}")], &["plan.toml: R310"]),
    (
        "an empty table",
        Prepaid,
        &[Write(DEPOSITS, "")],
        &[
            "deposits.csv:1 [member]: \"member\" — R204",
            "deposits.csv:1 [on]: \"on\" — R204",
            "deposits.csv:1 [amount]: \"amount\" — R204",
        ],
    ),
    (
        "a heading misspelt",
        Prepaid,
        &[Replace(MEMBERS, "units", "unit")],
        &["members.csv:1 [unit]: \"unit\" — R205", "members.csv:1 [units]: \"units\" — R204"],
    ),
    (
        "a heading that is no text",
        Prepaid,
        &[Bytes(DEPOSITS, b"member,on,amount,\xff\n")],
        &["deposits.csv:1 [�]: \"�\" — R205"],
    ),
    (
        "a heading twice",
        Prepaid,
        &[Write(DEPOSITS, "member,on,amount,on\nm1,2019-01-01,1.00,2019-01-01\n")],
        &["deposits.csv:1 [on]: \"on\" — R217"],
    ),
    (
        "a row too short",
        Prepaid,
        &[Replace(MEMBERS, "m1,2019-01-01,,1", "m1,2019-01-01,1")],
        &["members.csv:2: \"m1,2019-01-01,1\" — R206"],
    ),
    (
        "a row too long, past blank lines",
        Prepaid,
        &[Append(DEPOSITS, "\r\n\nm1,2019-01-07,1,000.00")],
        &["deposits.csv:6: \"m1,2019-01-07,1,000.00\" — R206"],
    ),
    (
        "a quotation mark without its partner",
        Prepaid,
        &[Replace(MEMBERS, "m1,2019", "\"m1,2019")],
        &["members.csv:2: \"\\\"m1,2019-01-01,,1\" — R206"],
    ),
    (
        "a heading with such a mark",
        Prepaid,
        &[Replace(MEMBERS, "member,", "\"member,")],
        &["members.csv:1: \"\\\"member,joined_on,left_on,units\" — R206"],
    ),
    (
        "a line of over 1 MiB",
        Prepaid,
        &[Append(DEPOSITS, "{1 MiB}")],
        &["deposits.csv:4: \"{60 bytes}…\" — R219"],
    ),
    (
        "an id that is no text",
        Prepaid,
        &[
            Bytes(FAILURES, b"member,round\n"),
            Bytes(DEPOSITS, b"member,on,amount\nm\xff,2019-01-01,1\n"),
        ],
        &["deposits.csv:2 [member]: \"m�\" — R203"],
    ),
    (
        "an id that moves the cursor",
        Prepaid,
        &[Append(MEMBERS, "m3\u{1b}[2J,2019-01-01,,1")],
        &["members.csv:4 [member]: \"m3\\u{1b}[2J\" — R218"],
    ),
];

/// `plan.toml`, key by key; the lines are those of the sound prepaid plan.
pub const PLAN_ROWS: &[Row] = &[
    ("no TOML", Prepaid, &[Replace(PLAN, "rounding = ", "rounding ")], &["plan.toml:6: R207"]),
    (
        "a date that does not exist",
        Prepaid,
        &[Replace(PLAN, "2019-02-01", "2019-02-29")],
        &["plan.toml:2: R207"],
    ),
    ("a key twice", Prepaid, &[Append(PLAN, "fee_bp = 800")], &["plan.toml:13: R207"]),
    (
        "a key nobody knows",
        Prepaid,
        &[Append(PLAN, "colour = \"red\"")],
        &["plan.toml:13 [colour]: \"\\\"red\\\"\" — R208"],
    ),
    (
        "a key missing",
        Prepaid,
        &[Replace(PLAN, "rounding = \"up\"\n", "")],
        &["plan.toml [rounding]: R209"],
    ),
    ("no mode", Prepaid, &[Replace(PLAN, "mode = \"prepaid\"\n", "")], &["plan.toml [mode]: R209"]),
    (
        "a number for a word",
        Prepaid,
        &[Replace(PLAN, "\"up\"", "1")],
        &["plan.toml:6 [rounding]: \"1\" — R210"],
    ),
    (
        "a word for yes or no",
        Prepaid,
        &[Replace(PLAN, "true", "\"yes\"")],
        &["plan.toml:8 [waiting_members_share]: \"\\\"yes\\\"\" — R210"],
    ),
    (
        "an amount without quotes",
        Prepaid,
        &[Replace(PLAN, "\"1.00\"", "1.00")],
        &["plan.toml:10 [floor]: \"1.00\" — R210"],
    ),
    (
        "days without pairs",
        Prepaid,
        &[Replace(PLAN, "[[7, 14]]", "[7, 14]")],
        &["plan.toml:4 [calendar]: \"[7, 14]\" — R210"],
    ),
    (
        "three days in a pair",
        Prepaid,
        &[Replace(PLAN, "[[7, 14]]", "[[7, 14, 21]]")],
        &["plan.toml:4 [calendar]: \"[[7, 14, 21]]\" — R210"],
    ),
    (
        "a date in quotes",
        Prepaid,
        &[Replace(PLAN, "2019-02-01", "\"2019-02-01\"")],
        &["plan.toml:2 [from]: \"\\\"2019-02-01\\\"\" — R211"],
    ),
    (
        "a date with a time",
        Prepaid,
        &[Replace(PLAN, "2019-02-01", "2019-02-01T00:00:00")],
        &["plan.toml:2 [from]: \"2019-02-01T00:00:00\" — R211"],
    ),
    (
        "a last round that settles past the last year",
        Prepaid,
        &[
            Replace(PLAN, "2019-03-31", "9999-12-31"),
            Replace(PLAN, "2019-02-01", "9999-12-01"),
            Replace(PLAN, "14", "7"),
        ],
        &["plan.toml:4 [calendar]: \"[[7, 7]]\" — R211"],
    ),
    (
        "a fee in quotes",
        Prepaid,
        &[Replace(PLAN, "800", "\"800\"")],
        &["plan.toml:5 [fee_bp]: \"\\\"800\\\"\" — R212"],
    ),
    (
        "a fee with decimals",
        Prepaid,
        &[Replace(PLAN, "800", "8.5")],
        &["plan.toml:5 [fee_bp]: \"8.5\" — R212"],
    ),
    (
        "a fee above the aid",
        Prepaid,
        &[Replace(PLAN, "800", "10001")],
        &["plan.toml:5 [fee_bp]: \"10001\" — R213"],
    ),
    (
        "a fee below nothing",
        Prepaid,
        &[Replace(PLAN, "800", "-1")],
        &["plan.toml:5 [fee_bp]: \"-1\" — R213"],
    ),
    (
        "no failure allowed",
        Postpaid,
        &[Replace(PLAN, "max_failed = 3", "max_failed = 0")],
        &["plan.toml:10 [max_failed]: \"0\" — R213"],
    ),
    (
        "a day 0",
        Prepaid,
        &[Replace(PLAN, "[[7,", "[[0,")],
        &["plan.toml:4 [calendar]: \"[[0, 14]]\" — R213"],
    ),
    (
        "a mode nobody knows",
        Prepaid,
        &[Replace(PLAN, "\"prepaid\"", "\"both\"")],
        &["plan.toml:1 [mode]: \"\\\"both\\\"\" — R215"],
    ),
    (
        "a rounding nobody knows",
        Prepaid,
        &[Replace(PLAN, "\"up\"", "\"down\"")],
        &["plan.toml:6 [rounding]: \"\\\"down\\\"\" — R215"],
    ),
    (
        "a limit nobody knows",
        Prepaid,
        &[Replace(PLAN, "\"sponsor\"", "\"Sponsor\"")],
        &["plan.toml:9 [over_limit]: \"\\\"Sponsor\\\"\" — R215"],
    ),
    (
        "a floor that does not fit 64 bits",
        Prepaid,
        &[Replace(PLAN, "\"1.00\"", "\"92233720368547758.08\"")],
        &["plan.toml:10 [floor]: \"\\\"92233720368547758.08\\\"\" — R101"],
    ),
    (
        "a floor in words",
        Prepaid,
        &[Replace(PLAN, "\"1.00\"", "\"one\"")],
        &["plan.toml:10 [floor]: \"\\\"one\\\"\" — R102"],
    ),
    (
        "a floor in tenths of a fen",
        Prepaid,
        &[Replace(PLAN, "\"1.00\"", "\"1.005\"")],
        &["plan.toml:10 [floor]: \"\\\"1.005\\\"\" — R103"],
    ),
    (
        "a floor below nothing",
        Prepaid,
        &[Replace(PLAN, "\"1.00\"", "\"-1.00\"")],
        &["plan.toml:10 [floor]: \"\\\"-1.00\\\"\" — R104"],
    ),
    (
        "a cap below nothing",
        Postpaid,
        &[Append(PLAN, "case_cap = \"-0.10\"")],
        &["plan.toml:11 [case_cap]: \"\\\"-0.10\\\"\" — R104"],
    ),
    (
        "a currency nobody knows",
        Prepaid,
        &[Append(PLAN, "currency = \"RMB\"")],
        &["plan.toml:13 [currency]: \"\\\"RMB\\\"\" — R105"],
    ),
    (
        "a currency with other decimals than the amounts",
        Prepaid,
        &[Append(PLAN, "currency = \"JPY\"")],
        &["plan.toml:10 [floor]: \"\\\"1.00\\\"\" — R103"],
    ),
    (
        "an end before the beginning",
        Prepaid,
        &[Replace(PLAN, "2019-03-31", "2019-01-31")],
        &["plan.toml:3 [through]: \"2019-01-31\" — R308"],
    ),
    (
        "a round that settles after the next is cut",
        Prepaid,
        &[Replace(PLAN, "[[7, 14]]", "[[7, 14], [10, 20]]")],
        &["plan.toml:4 [calendar]: \"[[7, 14], [10, 20]]\" — R309"],
    ),
    (
        "a calendar without days",
        Prepaid,
        &[Replace(PLAN, "[[7, 14]]", "[]")],
        &["plan.toml:4 [calendar]: \"[]\" — R309"],
    ),
    (
        "more rounds than a book may have",
        Prepaid,
        &[Replace(PLAN, "2019-03-31", "9019-03-31")],
        &["plan.toml:4 [calendar]: \"[[7, 14]]\" — R310"],
    ),
    (
        "a key of the other mode",
        Prepaid,
        &[Append(PLAN, "max_failed = 3")],
        &["plan.toml:13 [max_failed]: \"3\" — R311"],
    ),
    (
        "keys of the other mode",
        Postpaid,
        &[Append(PLAN, "floor = \"1.00\""), Append(PLAN, "recovery_days = 1")],
        &[
            "plan.toml:11 [floor]: \"\\\"1.00\\\"\" — R311",
            "plan.toml:12 [recovery_days]: \"1\" — R311",
        ],
    ),
    (
        "a rulebook nobody published",
        Prepaid,
        &[Write(
            PLAN,
            "from = 2019-02-01\nthrough = 2019-03-31\nrulebook = \"xianghubao/1999-01-01\"\n",
        )],
        &["plan.toml:3 [rulebook]: \"\\\"xianghubao/1999-01-01\\\"\" — R312"],
    ),
    (
        "a rulebook and parameters",
        Prepaid,
        &[Append(PLAN, "rulebook = \"xianghubao/2018-11-27\"")],
        &[
            "plan.toml:1 [mode]: \"\\\"prepaid\\\"\" — R208",
            "plan.toml:4 [calendar]: \"[[7, 14]]\" — R208",
            "plan.toml:5 [fee_bp]: \"800\" — R208",
            "plan.toml:6 [rounding]: \"\\\"up\\\"\" — R208",
            "plan.toml:7 [waiting_days]: \"30\" — R208",
            "plan.toml:8 [waiting_members_share]: \"true\" — R208",
            "plan.toml:9 [over_limit]: \"\\\"sponsor\\\"\" — R208",
            "plan.toml:10 [floor]: \"\\\"1.00\\\"\" — R208",
            "plan.toml:11 [recovery_days]: \"30\" — R208",
            "plan.toml:12 [max_recoveries]: \"3\" — R208",
        ],
    ),
];
