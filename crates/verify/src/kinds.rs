//! The kinds of entries: their keys in order, and the form of each value (docs/log-entries.md).

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Minor units, not negative.
    Amount,
    /// Minor units that may be negative.
    SignedAmount,
    /// A number of things.
    Count,
    /// A calendar day of the pool.
    Day,
    /// Seconds since 1970-01-01 UTC.
    Seconds,
    /// 64 hexadecimal digits.
    Hash,
    /// The same, or `-`.
    HashOrNone,
    /// A UUID, or the public id of a case.
    Id,
    /// A verifier key of signed notes.
    Key,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words, each once, with commas between.
    Words(&'static [&'static str]),
    /// One line.
    Text,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A key signs from here on.
    KeyAdded,
    /// A pool begins.
    PoolOpened,
    /// A version of the rules.
    RulebookPublished,
    /// Somebody joined.
    MemberJoined,
    /// A case is approved, or approved anew.
    CaseNotice,
    /// A case is taken back.
    CaseWithdrawn,
    /// Somebody objected.
    Objection,
    /// An objection was answered.
    ObjectionAnswered,
    /// The seed of a draw is committed to.
    JurySeed,
    /// A jury sits.
    JuryOpened,
    /// Its ballots are counted.
    JuryClosed,
    /// The headcount was taken.
    RoundOpened,
    /// A round gives aid to a case.
    CaseCarried,
    /// A round takes back what an earlier one gave.
    CaseReversed,
    /// A round has settled.
    RoundSettled,
    /// A list went to the bank.
    PaymentList,
    /// What the bank did with it.
    PaymentResult,
    /// Aid left the account.
    AidPaid,
    /// It came back.
    AidReturned,
    /// The tree of balances after a round.
    Balances,
    /// What the bank holds beside what the books say.
    Custody,
    /// A supervisor ordered a stop.
    StopOrder,
    /// It is lifted.
    StopLifted,
    /// A plan is closing.
    ClosingStep,
}

/// A key and the form of its value.
pub type Key = (&'static str, Form);

/// The columns of `rounds.csv` in their order (SETTLEMENT §14), as an entry writes them.
pub const ROUND_COLUMNS: [Key; 20] = [
    ("round", Form::Count),
    ("cut", Form::Day),
    ("settle", Form::Day),
    ("payers", Form::Count),
    ("units", Form::Count),
    ("cases", Form::Count),
    ("aid", Form::Amount),
    ("aid_paid", Form::Amount),
    ("fee", Form::Amount),
    ("carry_in", Form::SignedAmount),
    ("reversed", Form::Amount),
    ("need", Form::SignedAmount),
    ("share", Form::Amount),
    ("sponsor", Form::Amount),
    ("overage", Form::SignedAmount),
    ("charged", Form::Amount),
    ("shortfall", Form::Amount),
    ("written_off", Form::Amount),
    ("carry_out", Form::SignedAmount),
    ("index", Form::Amount),
];

const POOL: Key = ("pool", Form::Count);
const CASE: Key = ("case", Form::Id);
const ROUND: Key = ("round", Form::Count);
const ON: Key = ("on", Form::Day);
const HASH: Key = ("hash", Form::Hash);
const COMMITMENT: Key = ("commitment", Form::Hash);
const LIST: Key = ("list", Form::Id);
const PAID: Key = ("paid", Form::Amount);

/// What a supervisor can stop.
const STOPS: &[&str] = &["joinings", "rounds", "payouts", "everything"];

/// The steps of a closing, in order.
pub const CLOSING_STEPS: &[&str] = &["announced", "run-off", "refunding", "closed"];

/// What a key is for.
const PURPOSES: &[&str] = &["log", "log-ml-dsa-44", "receipts", "supervisor"];

/// Every kind with its name and keys, but that of a settled round, whose keys are its columns.
const ROWS: [(Kind, &str, &[Key]); 23] = [
    (Kind::KeyAdded, "key-added", &[("purpose", Form::Word(PURPOSES)), ("verifier", Form::Key)]),
    (
        Kind::PoolOpened,
        "pool-opened",
        &[POOL, ("currency", Form::Text), ("funding", Form::Word(&["prepaid", "postpaid"]))],
    ),
    (
        Kind::RulebookPublished,
        "rulebook-published",
        &[POOL, ("plan", Form::Text), ("version", Form::Day), HASH, ("published", Form::Day)],
    ),
    (Kind::MemberJoined, "member-joined", &[POOL, ON, COMMITMENT]),
    (
        Kind::CaseNotice,
        "case-notice",
        &[
            POOL,
            CASE,
            ("approved", Form::Day),
            ("aid", Form::Amount),
            ("commitment", Form::HashOrNone),
        ],
    ),
    (Kind::CaseWithdrawn, "case-withdrawn", &[POOL, CASE, ON]),
    (Kind::Objection, "objection", &[POOL, CASE, ON]),
    (Kind::ObjectionAnswered, "objection-answered", &[POOL, CASE, ON]),
    (Kind::JurySeed, "jury-seed", &[POOL, CASE, COMMITMENT]),
    (
        Kind::JuryOpened,
        "jury-opened",
        &[
            POOL,
            CASE,
            COMMITMENT,
            ("opens", Form::Seconds),
            ("closes", Form::Seconds),
            ("threshold", Form::Count),
            ("quorum", Form::Count),
        ],
    ),
    (
        Kind::JuryClosed,
        "jury-closed",
        &[POOL, CASE, ("for", Form::Count), ("against", Form::Count), ("seed", Form::HashOrNone)],
    ),
    (
        Kind::RoundOpened,
        "round-opened",
        &[
            POOL,
            ROUND,
            ("cut", Form::Day),
            ("settle", Form::Day),
            ("payers", Form::Count),
            ("units", Form::Count),
            ("rules", Form::HashOrNone),
        ],
    ),
    (
        Kind::CaseCarried,
        "case-carried",
        &[POOL, ROUND, CASE, ("aid", Form::Amount), PAID, ("fee", Form::Amount)],
    ),
    (Kind::CaseReversed, "case-reversed", &[POOL, ROUND, CASE, PAID, ("fee", Form::Amount)]),
    (
        Kind::PaymentList,
        "payment-list",
        &[POOL, LIST, ("lines", Form::Count), ("total", Form::Amount), HASH],
    ),
    (Kind::PaymentResult, "payment-result", &[POOL, LIST, PAID, ("returned", Form::Amount)]),
    (Kind::AidPaid, "aid-paid", &[POOL, CASE, ON, ("amount", Form::Amount)]),
    (Kind::AidReturned, "aid-returned", &[POOL, CASE, ON, ("amount", Form::Amount)]),
    (
        Kind::Balances,
        "balances",
        &[
            POOL,
            ROUND,
            ON,
            ("members", Form::Count),
            ("balance", Form::Amount),
            ("charged", Form::Amount),
            ("root", Form::Hash),
        ],
    ),
    (
        Kind::Custody,
        "custody",
        &[
            POOL,
            ON,
            ("stated", Form::Amount),
            ("expected", Form::Amount),
            ("refunded", Form::Amount),
            HASH,
        ],
    ),
    (
        Kind::StopOrder,
        "stop-order",
        &[
            POOL,
            ("reference", Form::Text),
            ("stops", Form::Words(STOPS)),
            ("from", Form::Day),
            HASH,
        ],
    ),
    (
        Kind::StopLifted,
        "stop-lifted",
        &[POOL, ("reference", Form::Text), ("order", Form::Text), HASH],
    ),
    (Kind::ClosingStep, "closing-step", &[POOL, ("step", Form::Word(CLOSING_STEPS)), ON]),
];

/// The keys of a settled round: its pool and its columns.
const SETTLED: [Key; 21] = {
    let mut keys = [POOL; 21];
    let mut place = 0;
    while place < ROUND_COLUMNS.len() {
        keys[place + 1] = ROUND_COLUMNS[place];
        place += 1;
    }
    keys
};

/// The name of a settled round's entry.
const SETTLED_NAME: &str = "round-settled";

impl Kind {
    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        if name == SETTLED_NAME {
            return Some(Kind::RoundSettled);
        }
        ROWS.iter().find(|(_, known, _)| *known == name).map(|(kind, _, _)| *kind)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let row = ROWS.iter().find(|(kind, _, _)| *kind == self);
        row.map_or(SETTLED_NAME, |(_, name, _)| name)
    }

    /// Its keys, in order.
    pub fn keys(self) -> &'static [Key] {
        let row = ROWS.iter().find(|(kind, _, _)| *kind == self);
        row.map_or(&SETTLED, |(_, _, keys)| keys)
    }
}
