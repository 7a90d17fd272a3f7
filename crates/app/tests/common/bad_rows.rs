//! Every way a row of a book's tables can be wrong, and amounts that overflow while settling.

use crate::bad_books::Edit::{Append, Remove, Replace, Write};
use crate::bad_books::Row;
use crate::bad_books::Start::{Postpaid, Prepaid};

const PLAN: &str = "plan.toml";
const MEMBERS: &str = "members.csv";
const DEPOSITS: &str = "deposits.csv";
const CASES: &str = "cases.csv";
const FAILURES: &str = "failures.csv";

/// `members.csv`: m1 stands in line 2, m2 in line 3.
pub const MEMBER_ROWS: &[Row] = &[
    (
        "a member twice",
        Prepaid,
        &[Append(MEMBERS, "m1,2019-01-03,,1")],
        &["members.csv:4 [member]: \"m1\" — R301"],
    ),
    (
        "a member without an id",
        Prepaid,
        &[Append(MEMBERS, ",2019-01-03,,1")],
        &["members.csv:4 [member]: R214"],
    ),
    (
        "an id of 201 bytes",
        Prepaid,
        &[Append(MEMBERS, "{201 bytes},2019-01-03,,1")],
        &["members.csv:4 [member]: \"{60 bytes}…\" — R214"],
    ),
    (
        "an id of 67 characters and 201 bytes",
        Prepaid,
        &[Append(MEMBERS, "{67 characters},2019-01-03,,1")],
        &["members.csv:4 [member]: \"{60 characters}…\" — R214"],
    ),
    (
        "a joining on 29 February of a common year",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-02-29,,1")],
        &["members.csv:4 [joined_on]: \"2019-02-29\" — R211"],
    ),
    ("no joining", Prepaid, &[Append(MEMBERS, "m3,,,1")], &["members.csv:4 [joined_on]: R211"]),
    (
        "a leaving written otherwise",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,1/4/2019,1")],
        &["members.csv:4 [left_on]: \"1/4/2019\" — R211"],
    ),
    (
        "leaving before joining",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,2019-01-02,1")],
        &["members.csv:4 [left_on]: \"2019-01-02\" — R303"],
    ),
    (
        "no units",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,0")],
        &["members.csv:4 [units]: \"0\" — R213"],
    ),
    (
        "units past 32 bits",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,4294967296")],
        &["members.csv:4 [units]: \"4294967296\" — R213"],
    ),
    (
        "negative units",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,-1")],
        &["members.csv:4 [units]: \"-1\" — R212"],
    ),
    (
        "units in words",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,two")],
        &["members.csv:4 [units]: \"two\" — R212"],
    ),
    (
        "units in digits of full width",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,１")],
        &["members.csv:4 [units]: \"１\" — R212"],
    ),
    (
        "units left empty",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-01-03,,")],
        &["members.csv:4 [units]: R212"],
    ),
    (
        "three faults of one row",
        Prepaid,
        &[Append(MEMBERS, "m3,2019-13-01,2019-02-30,0")],
        &[
            "members.csv:4 [joined_on]: \"2019-13-01\" — R211",
            "members.csv:4 [left_on]: \"2019-02-30\" — R211",
            "members.csv:4 [units]: \"0\" — R213",
        ],
    ),
];

/// `deposits.csv` with two rows, `cases.csv` with one, `failures.csv` with one.
pub const OTHER_ROWS: &[Row] = &[
    (
        "a deposit of nobody known",
        Prepaid,
        &[Append(DEPOSITS, "m9,2019-01-03,1.00")],
        &["deposits.csv:4 [member]: \"m9\" — R302"],
    ),
    (
        "a deposit of nobody",
        Prepaid,
        &[Append(DEPOSITS, ",2019-01-03,1.00")],
        &["deposits.csv:4 [member]: R302"],
    ),
    (
        "a deposit on 31 April",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-04-31,1.00")],
        &["deposits.csv:4 [on]: \"2019-04-31\" — R211"],
    ),
    (
        "a negative deposit",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-01-03,-0.01")],
        &["deposits.csv:4 [amount]: \"-0.01\" — R104"],
    ),
    (
        "a deposit in tenths of a fen",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-01-03,1.000")],
        &["deposits.csv:4 [amount]: \"1.000\" — R103"],
    ),
    (
        "a deposit with a separator",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-01-03,\"1,000.00\"")],
        &["deposits.csv:4 [amount]: \"1,000.00\" — R102"],
    ),
    (
        "a deposit left empty",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-01-03,")],
        &["deposits.csv:4 [amount]: R102"],
    ),
    (
        "a deposit past 64 bits",
        Prepaid,
        &[Append(DEPOSITS, "m1,2019-01-03,92233720368547758.08")],
        &["deposits.csv:4 [amount]: \"92233720368547758.08\" — R101"],
    ),
    (
        "a deposit into a postpaid pool",
        Postpaid,
        &[Write(DEPOSITS, "member,on,amount\nm1,2019-01-03,1.00\n")],
        &["deposits.csv:2 [amount]: \"1.00\" — R306"],
    ),
    (
        "a case twice",
        Prepaid,
        &[Append(CASES, "c1,m2,2019-02-02,1.00,")],
        &["cases.csv:3 [case]: \"c1\" — R304"],
    ),
    (
        "a second case of one member",
        Prepaid,
        &[Append(CASES, "c2,m1,2019-02-02,1.00,")],
        &["cases.csv:3 [member]: \"m1\" — R305"],
    ),
    (
        "a case without an id",
        Prepaid,
        &[Append(CASES, ",m2,2019-02-02,1.00,")],
        &["cases.csv:3 [case]: R214"],
    ),
    (
        "a case with an id of 201 bytes",
        Prepaid,
        &[Append(CASES, "{201 bytes},m2,2019-02-02,1.00,")],
        &["cases.csv:3 [case]: \"{60 bytes}…\" — R214"],
    ),
    (
        "a case of nobody known",
        Prepaid,
        &[Append(CASES, "c2,M2,2019-02-02,1.00,")],
        &["cases.csv:3 [member]: \"M2\" — R302"],
    ),
    (
        "a case wrong in every column",
        Prepaid,
        &[Append(CASES, "c\u{7f},m9,2019-02-30,-1.00,soon")],
        &[
            "cases.csv:3 [case]: \"c\\u{7f}\" — R218",
            "cases.csv:3 [member]: \"m9\" — R302",
            "cases.csv:3 [approved_on]: \"2019-02-30\" — R211",
            "cases.csv:3 [aid]: \"-1.00\" — R104",
            "cases.csv:3 [withdrawn_on]: \"soon\" — R211",
        ],
    ),
    (
        "a failure in a prepaid pool",
        Prepaid,
        &[Write(FAILURES, "member,round\nm1,1\n")],
        &["failures.csv:2 [round]: \"1\" — R307"],
    ),
    (
        "a failure in round 0",
        Postpaid,
        &[Append(FAILURES, "m1,0")],
        &["failures.csv:3 [round]: \"0\" — R213"],
    ),
    (
        "a failure in no round",
        Postpaid,
        &[Append(FAILURES, "m1,first")],
        &["failures.csv:3 [round]: \"first\" — R212"],
    ),
    (
        "a failure of nobody known",
        Postpaid,
        &[Append(FAILURES, "m9,1")],
        &["failures.csv:3 [member]: \"m9\" — R302"],
    ),
];

/// One fault is told once: it drags no second one along into another file.
pub const LONE_ROWS: &[Row] = &[
    (
        "who refers to a refused member is not at fault",
        Prepaid,
        &[Replace(MEMBERS, "m1,2019-01-01,,1", "m1,2019-01-01,,0")],
        &["members.csv:2 [units]: \"0\" — R213"],
    ),
    (
        "nor who refers to a row that could not be read",
        Prepaid,
        &[Replace(MEMBERS, "m1,2019-01-01,,1", "m1;2019-01-01;;1")],
        &["members.csv:2: \"m1;2019-01-01;;1\" — R206"],
    ),
    (
        "nor an amount while its currency is unknown",
        Prepaid,
        &[Append(PLAN, "currency = \"BHDD\""), Append(DEPOSITS, "m1,2019-01-03,1.234")],
        &["plan.toml:13 [currency]: \"\\\"BHDD\\\"\" — R105"],
    ),
    (
        "nor a deposit while the mode is unknown",
        Prepaid,
        &[Replace(PLAN, "\"prepaid\"", "\"postpayed\"")],
        &["plan.toml:1 [mode]: \"\\\"postpayed\\\"\" — R215"],
    ),
    ("nor a failure without a plan", Postpaid, &[Remove(PLAN)], &["plan.toml: R201"]),
];

/// Amounts that fit where they stand and overflow while the book is settled.
pub const OVERFLOW_ROWS: &[Row] = &[
    (
        "the aid of one round",
        Prepaid,
        &[
            Append(CASES, "c2,,2019-02-02,92233720368547758.07,"),
            Append(CASES, "c3,,2019-02-02,0.01,"),
        ],
        &["book [round 1]: R101"],
    ),
    (
        "the fee on top of an aid",
        Prepaid,
        &[Append(CASES, "c2,,2019-03-01,92233720368547758.00,")],
        &["book [round 2]: R101"],
    ),
    (
        "the deposits of one member",
        Prepaid,
        &[
            Append(DEPOSITS, "m1,2019-01-07,92233720368547758.07"),
            Append(DEPOSITS, "m1,2019-02-10,0.01"),
        ],
        &["book [round 1]: R101"],
    ),
    (
        "the deposits of all members",
        Prepaid,
        &[
            Append(DEPOSITS, "m1,2019-01-07,50000000000000000.00"),
            Append(DEPOSITS, "m2,2019-01-07,50000000000000000.00"),
        ],
        &["book [round 1]: R101"],
    ),
    (
        "a deposit after the last round",
        Prepaid,
        &[Append(DEPOSITS, "m2,2019-03-31,92233720368547758.07")],
        &["book: R101"],
    ),
    (
        "the index",
        Postpaid,
        &[
            Replace(PLAN, "fee_bp = 800", "fee_bp = 0"),
            Replace(MEMBERS, "m2,2019-01-02,2019-12-31,2", "m2,2019-01-02,2019-01-03,2"),
            Replace(CASES, "c1,m1,2019-02-01,10.00,", "c1,,2019-02-01,50000000000000000.00,"),
            Append(CASES, "c2,,2019-03-01,50000000000000000.00,"),
        ],
        &["book [round 2]: R101"],
    ),
];
