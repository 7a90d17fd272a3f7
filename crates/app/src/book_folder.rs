//! Reading a book folder: `plan.toml`, `members.csv`, `deposits.csv`, `cases.csv`, `failures.csv`.
//!
//! Every fault of every file is gathered; a book with any fault is not used at all.

mod plan;

use crate::failure::{Failure, Faults, whole_file};
use crate::progress::Progress;
use crate::rows::open;
use crate::rulebook_folder;
use crate::table::{Row, Table};
use jiff::civil::date;
use ledger::{Expected, Fault, Rejection};
use money::{Amount, Currency};
use plan::{Plan, Terms};
use pool::{Book, BookBuilder, Case, Deposit, Failure as FailedDebit, Member};
use rules::Rulebook;
use rules::calendar::{Calendar, DayPair, ROUNDS_MAX};
use rules::sharing::{Funding, OverLimit, Postpaid, Rounding, Sharing};
use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

/// The one table that has to be there.
const MEMBERS: &str = "members.csv";

/// The most bytes of a `plan.toml`.
const PLAN_BYTES_MAX: u64 = 1 << 20;

/// A book as a folder holds it.
pub struct BookFolder {
    /// The checked book.
    pub book: Book,
    /// The rulebook that `plan.toml` names, if it names one.
    pub rulebook: Option<Rulebook>,
}

/// Reads the book in a folder.
///
/// # Errors
/// Every fault of every file, in the order plan, members, deposits, cases, failures.
pub fn read(folder: &Path, rulebooks: &Path, progress: &Progress) -> Result<BookFolder, Failure> {
    let mut faults = Faults::default();
    if !folder.is_dir() {
        return Err(whole_file(folder.display().to_string(), Rejection::FileMissing).into());
    }
    let plan = read_plan(folder, rulebooks, &mut faults);
    let plan_is_sound = plan.is_some();
    let (builder, rulebook) = plan.unwrap_or_else(|| (stand_in(), None));
    let currency = builder.sharing().currency;
    let mut rows = Rows {
        folder,
        builder,
        faults,
        currency,
        plan_is_sound,
        refused_members: HashSet::new(),
        members_are_known: true,
        progress,
    };
    rows.read_members();
    rows.read_deposits();
    rows.read_cases();
    rows.read_failures();
    rows.faults.into_result()?;
    Ok(BookFolder { book: rows.builder.build(), rulebook })
}

fn read_plan(
    folder: &Path,
    rulebooks: &Path,
    faults: &mut Faults,
) -> Option<(BookBuilder, Option<Rulebook>)> {
    let path = folder.join(plan::FILE);
    let text = faults.keep(read_text(&path))?;
    let Plan { from, through, terms } = plan::read(&text, plan::FILE, faults)?;
    let (sharing, rulebook, at) = match terms {
        Terms::Inline { sharing, at } => (sharing, None, at),
        Terms::Rulebook { id, at } => {
            let rulebook = read_rulebook(rulebooks, &id, &at, faults)?;
            (rulebook.sharing().clone(), Some(rulebook), at)
        }
    };
    match BookBuilder::new(sharing, from, through) {
        Ok(builder) => Some((builder, rulebook)),
        Err(rejection) => {
            let most = || Expected {
                chinese: format!("一个账本最多 {ROUNDS_MAX} 期：缩短 from 到 through"),
                english: format!("at most {ROUNDS_MAX} rounds a book: a shorter from and through"),
            };
            let expected = (rejection == Rejection::TooMany).then(most);
            faults.add(Fault { rejection, expected, ..at });
            None
        }
    }
}

/// Reads the rulebook a plan names; that there is none is a fault of the plan's own line.
fn read_rulebook(rulebooks: &Path, id: &str, at: &Fault, faults: &mut Faults) -> Option<Rulebook> {
    let failure = match rulebook_folder::load(rulebooks, id) {
        Ok(rulebook) => return Some(rulebook),
        Err(failure) => failure,
    };
    for fault in failure.into_faults() {
        faults.add(match fault.rejection {
            Rejection::RulebookUnknown | Rejection::RulebookNameInvalid => {
                Fault { rejection: fault.rejection, expected: fault.expected, ..at.clone() }
            }
            _ => fault,
        });
    }
    None
}

fn read_text(path: &Path) -> Result<String, Fault> {
    let file = open(path).map_err(|rejection| whole_file(name_of(path), rejection))?;
    let mut bytes = Vec::new();
    let read = file.take(PLAN_BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|_| whole_file(name_of(path), Rejection::FileUnreadable))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > PLAN_BYTES_MAX) {
        let expected =
            Expected { chinese: "最多 1 MiB".to_owned(), english: "at most 1 MiB".to_owned() };
        let too_many = whole_file(name_of(path), Rejection::TooMany);
        return Err(Fault { expected: Some(expected), ..too_many });
    }
    String::from_utf8(bytes).map_err(|_| whole_file(name_of(path), Rejection::NotUtf8))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A plan to check the other files against when the real one has faults, so that a user sees the
/// faults of all files at once.
fn stand_in() -> BookBuilder {
    let day = DayPair { cut: 1, settle: 2 };
    let calendar = Calendar::new(vec![day]).expect("the first and the second of a month");
    let sharing = Sharing {
        currency: Currency::CNY,
        funding: Funding::Postpaid(Postpaid { max_failed: 1 }),
        calendar,
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Sponsor,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    let day = date(2000, 1, 1);
    BookBuilder::new(sharing, day, day).expect("a book of one day")
}

/// The rows of the book's tables on their way into the builder.
struct Rows<'folder> {
    folder: &'folder Path,
    builder: BookBuilder,
    faults: Faults,
    currency: Currency,
    plan_is_sound: bool,
    /// Ids of members whose row was refused: what refers to them is not a second fault.
    refused_members: HashSet<String>,
    /// Whether the id of every row of `members.csv` was read. While one was not, nobody knows which
    /// ids are unknown.
    members_are_known: bool,
    progress: &'folder Progress,
}

/// How far a table could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// Every row, whatever stood in it.
    Whole,
    /// Some lines were no rows, or there was no table.
    Partial,
}

impl Rows<'_> {
    fn read_members(&mut self) {
        const HEADINGS: &[&str] = &["member", "joined_on", "left_on", "units"];
        let extent = self.read(MEMBERS, HEADINGS, |rows, row, faults| {
            let Some(id) = faults.keep(row.text("member")) else {
                rows.members_are_known = false;
                return;
            };
            if rows.add_member(id, row, faults).is_none() {
                rows.refused_members.insert(id.to_owned());
            }
        });
        self.members_are_known &= extent == Extent::Whole;
    }

    fn add_member(&mut self, id: &str, row: &Row<'_>, faults: &mut Faults) -> Option<u32> {
        let joined_on = faults.keep(row.date("joined_on"));
        let left_on = faults.keep(row.optional_date("left_on"));
        let units = faults.keep(row.count("units"));
        let member = Member { joined_on: joined_on?, left_on: left_on?, units: units? };
        let added = self.builder.add_member(id, member);
        faults.keep(added.map_err(|rejection| match rejection {
            Rejection::LeftBeforeJoining => row.fault("left_on", rejection),
            other => row.fault("member", other),
        }))
    }

    fn read_deposits(&mut self) {
        const HEADINGS: &[&str] = &["member", "on", "amount"];
        self.read("deposits.csv", HEADINGS, |rows, row, faults| {
            let member = faults.keep(rows.member(row)).flatten();
            let on = faults.keep(row.date("on"));
            let amount = faults.keep(rows.amount(row, "amount"));
            if let (Some(member), Some(on), Some(amount)) = (member, on, amount) {
                let added = rows.builder.add_deposit(Deposit { on, member, amount });
                let added = rows.unless_plan_is_unsound(added);
                faults.keep(added.map_err(|rejection| row.fault("amount", rejection)));
            }
        });
    }

    fn read_cases(&mut self) {
        const HEADINGS: &[&str] = &["case", "member", "approved_on", "aid", "withdrawn_on"];
        self.read("cases.csv", HEADINGS, |rows, row, faults| {
            let id = faults.keep(row.text("case"));
            let member = match row.text("member") {
                Ok("") => Some(None),
                Ok(_) | Err(_) => faults.keep(rows.member(row)).flatten().map(Some),
            };
            let approved_on = faults.keep(row.date("approved_on"));
            let aid = faults.keep(rows.amount(row, "aid"));
            let withdrawn_on = faults.keep(row.optional_date("withdrawn_on"));
            let (Some(id), Some(member), Some(approved_on), Some(aid), Some(withdrawn_on)) =
                (id, member, approved_on, aid, withdrawn_on)
            else {
                return;
            };
            let case = Case { approved_on, id: id.to_owned(), member, aid, withdrawn_on };
            faults.keep(rows.builder.add_case(case).map_err(|rejection| match rejection {
                Rejection::SecondCaseOfMember => row.fault("member", rejection),
                other => row.fault("case", other),
            }));
        });
    }

    fn read_failures(&mut self) {
        const HEADINGS: &[&str] = &["member", "round"];
        self.read("failures.csv", HEADINGS, |rows, row, faults| {
            let member = faults.keep(rows.member(row)).flatten();
            let round = faults.keep(row.count("round"));
            if let (Some(member), Some(round)) = (member, round) {
                let added = rows.builder.add_failure(FailedDebit { round, member });
                let added = rows.unless_plan_is_unsound(added);
                faults.keep(added.map_err(|rejection| row.fault("round", rejection)));
            }
        });
    }

    /// The number of the row's member; `None` when its own row was, or may have been, refused.
    fn member(&self, row: &Row<'_>) -> Result<Option<u32>, Fault> {
        let id = row.text("member")?;
        match self.builder.member(id) {
            Ok(number) => Ok(Some(number)),
            Err(_) if !self.members_are_known || self.refused_members.contains(id) => Ok(None),
            Err(rejection) => Err(row.fault("member", rejection)),
        }
    }

    /// An amount in the plan's currency; how many decimals that has is not known while the plan has
    /// faults.
    fn amount(&self, row: &Row<'_>, heading: &'static str) -> Result<Amount, Fault> {
        match row.amount(heading, self.currency) {
            Err(fault) if !self.plan_is_sound && fault.rejection == Rejection::AmountTooPrecise => {
                Ok(Amount::ZERO)
            }
            result => result,
        }
    }

    /// What depends on the plan is not a fault while the plan itself has faults.
    fn unless_plan_is_unsound(&self, added: Result<(), Rejection>) -> Result<(), Rejection> {
        if self.plan_is_sound { added } else { Ok(()) }
    }

    fn read(
        &mut self,
        file: &str,
        headings: &'static [&'static str],
        mut add: impl FnMut(&mut Self, &Row<'_>, &mut Faults),
    ) -> Extent {
        let source = match open(&self.folder.join(file)) {
            Ok(source) => source,
            Err(Rejection::FileMissing) if file != MEMBERS => return Extent::Whole,
            Err(rejection) => {
                self.faults.add(whole_file(file, rejection));
                return Extent::Partial;
            }
        };
        let source = self.progress.reading(source, file);
        let Some(mut table) = Table::open(source, file, headings, &mut self.faults) else {
            return Extent::Partial;
        };
        let mut faults = std::mem::take(&mut self.faults);
        let mut extent = Extent::Whole;
        loop {
            let before = faults.count();
            let row = table.next_row(&mut faults);
            if faults.count() > before {
                extent = Extent::Partial;
            }
            let Some(row) = row else { break };
            add(self, &row, &mut faults);
        }
        self.faults = faults;
        extent
    }
}
