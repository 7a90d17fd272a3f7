//! Worked cases: what `cases.toml` asks and what it expects.

use crate::articles::application::Application;
use crate::articles::eligibility::Joining;
use crate::articles::refunds::RefusedFor;
use crate::schema::{Kind, Need};
use crate::text::BilingualText;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// One worked case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedCase {
    /// What happens, in words.
    pub title: BilingualText,
    /// The article the outcome rests on.
    pub article: u8,
    /// What is asked.
    pub question: Question,
    /// What has to come out.
    pub expected: Outcome,
    /// The line it begins on.
    pub line: u64,
}

/// What a worked case asks the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// What aid is given?
    Aid(Application),
    /// May this person join?
    Joining(Joining),
    /// What is given back of the shares paid?
    Refund(RefusedFor, Amount),
    /// May this case still be applied for after a closing was announced?
    Closing {
        /// The date of the announcement.
        announced_on: Date,
        /// The date of first diagnosis.
        event_on: Date,
        /// The date of the application.
        reported_on: Date,
    },
}

/// What comes out of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An amount is paid or given back.
    Paid(Amount),
    /// Yes.
    Accepted,
    /// No, and why.
    Refused(Rejection),
}

/// A key of a worked case of some kind.
#[derive(Clone, Copy, Debug)]
pub struct CaseKey {
    /// The key.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Whether it has to be there.
    pub need: Need,
}

const fn key(name: &'static str, kind: Kind, need: Need) -> CaseKey {
    CaseKey { name, kind, need }
}

const COUNT: Kind = Kind::Integer { least: 0, most: 1_000 };

const CAUSE: Kind = Kind::Word(&["illness", "accident"]);

const REASON: Kind = Kind::Word(&[
    "waiting_period",
    "declaration_unfit",
    "reported_late",
    "balance_frozen",
    "congenital",
    "member_left",
]);

/// The keys of each kind of case beside `zh`, `en`, `kind`, `article` and `expect` (and, for all
/// but a refund, `because`).
#[rustfmt::skip]
pub const CASE_KINDS: &[(&str, &[CaseKey])] = &[
    ("aid", &[
        key("born", Kind::Date, Need::Always),
        key("joined_on", Kind::Date, Need::Always),
        key("event_on", Kind::Date, Need::Always),
        key("reported_on", Kind::Date, Need::Optional),
        key("condition", Kind::Identifier, Need::Optional),
        key("cause", CAUSE, Need::Optional),
        key("bills", Kind::Amounts, Need::Optional),
        key("spending", Kind::Amount, Need::Optional),
        key("aids_before", COUNT, Need::Optional),
        key("paid_before", Kind::Amount, Need::Optional),
        key("arrears", Kind::Amount, Need::Optional),
    ]),
    ("joining", &[
        key("born", Kind::Date, Need::Always),
        key("on", Kind::Date, Need::Always),
        key("answers", Kind::Answers, Need::Always),
        key("announced_on", Kind::Date, Need::Optional),
    ]),
    ("refund", &[
        key("because", REASON, Need::Always),
        key("shares_paid", Kind::Amount, Need::Always),
    ]),
    ("closing", &[
        key("announced_on", Kind::Date, Need::Always),
        key("event_on", Kind::Date, Need::Always),
        key("reported_on", Kind::Date, Need::Always),
    ]),
];
