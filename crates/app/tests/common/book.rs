//! Book folders that a test makes or copies, and the real program run on them.

#![allow(dead_code, reason = "each test file that includes this uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The worked books of the project, each with its expected results.
pub const EXAMPLES: [&str; 6] = [
    "postpaid-defer",
    "postpaid-prorate",
    "postpaid-sponsor",
    "prepaid-defer",
    "prepaid-prorate",
    "prepaid-sponsor",
];

/// The files of a book.
pub const INPUTS: [&str; 5] =
    ["plan.toml", "members.csv", "deposits.csv", "cases.csv", "failures.csv"];

/// The files of a result.
pub const RESULTS: [&str; 4] = ["rounds.csv", "members.csv", "cases.csv", "journal.csv"];

/// The folder of a worked book.
pub fn example(name: &str) -> PathBuf {
    repository().join("settlement-examples").join(name)
}

/// The top folder of the checkout.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The program, with a locale that speaks English.
pub fn tongzhou() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
    command.env("LC_ALL", "C.UTF-8").env_remove("TONGZHOU_RULEBOOKS").current_dir(repository());
    command
}

/// `tongzhou settle BOOK --out OUT` with more arguments.
pub fn settle(book: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = tongzhou();
    command.arg("settle").arg(book).arg("--out").arg(out).args(more);
    command.output().expect("the program starts")
}

/// What a run printed, as text.
pub fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("the program prints UTF-8")
}

/// A book in a folder of its own, with room beside it for results.
pub struct Book {
    place: TempDir,
}

impl Book {
    /// A small prepaid book without a fault: two members, a deposit, a case, a round in March 2019.
    pub fn prepaid() -> Book {
        let book = Book::empty();
        book.write("plan.toml", PREPAID_PLAN);
        book.write("members.csv", MEMBERS);
        book.write("deposits.csv", "member,on,amount\nm1,2019-01-05,50.00\nm2,2019-01-06,50.00\n");
        book.write("cases.csv", CASES);
        book
    }

    /// A small postpaid book without a fault, with a failed debit.
    pub fn postpaid() -> Book {
        let book = Book::empty();
        book.write("plan.toml", POSTPAID_PLAN);
        book.write("members.csv", MEMBERS);
        book.write("cases.csv", CASES);
        book.write("failures.csv", "member,round\nm2,1\n");
        book
    }

    /// A copy of a worked book.
    pub fn copy_of(name: &str) -> Book {
        let book = Book::empty();
        for file in INPUTS {
            if let Ok(bytes) = fs::read(example(name).join(file)) {
                book.write(file, bytes);
            }
        }
        book
    }

    fn empty() -> Book {
        let place = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(place.path().join("book")).expect("a folder for the book");
        Book { place }
    }

    /// The book's folder.
    pub fn folder(&self) -> PathBuf {
        self.place.path().join("book")
    }

    /// Where results go: nothing is there yet.
    pub fn out(&self) -> PathBuf {
        self.place.path().join("out")
    }

    /// The path of one of the book's files.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder().join(file)
    }

    /// Writes a file of the book.
    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(file), bytes).expect("a file of the book");
    }

    /// A file of the book; empty when there is none.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_default()
    }

    /// Replaces a text that stands in a file exactly once.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {file}");
        self.write(file, text.replacen(from, to, 1));
    }

    /// Adds a line at the end of a file.
    pub fn append(&self, file: &str, line: &str) {
        self.write(file, self.read(file) + line + "\n");
    }

    /// Settles the book into [`Book::out`].
    pub fn settle(&self, more: &[&str]) -> Output {
        settle(&self.folder(), &self.out(), more)
    }

    /// One file of the results, as bytes.
    pub fn result(&self, file: &str) -> Vec<u8> {
        fs::read(self.out().join(file)).expect("a file of the results")
    }
}

/// Twelve lines: `mode` stands in line 1, `max_recoveries` in line 12.
const PREPAID_PLAN: &str = "mode = \"prepaid\"
from = 2019-02-01
through = 2019-03-31
calendar = [[7, 14]]
fee_bp = 800
rounding = \"up\"
waiting_days = 30
waiting_members_share = true
over_limit = \"sponsor\"
floor = \"1.00\"
recovery_days = 30
max_recoveries = 3
";

const POSTPAID_PLAN: &str = "mode = \"postpaid\"
from = 2019-02-01
through = 2019-03-31
calendar = [[7, 14]]
fee_bp = 800
rounding = \"up\"
waiting_days = 30
waiting_members_share = true
over_limit = \"sponsor\"
max_failed = 3
";

const MEMBERS: &str = "member,joined_on,left_on,units
m1,2019-01-01,,1
m2,2019-01-02,2019-12-31,2
";

const CASES: &str = "case,member,approved_on,aid,withdrawn_on
c1,m1,2019-02-01,10.00,
";
