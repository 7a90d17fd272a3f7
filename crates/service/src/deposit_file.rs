//! A file of deposits, as a bank or an accountant gives it: looked at first, then proposed by one
//! person and confirmed by another who holds the same file.
//!
//! **Invariant: a file counts once.** Its proposal and its deposits have ids made from its bytes
//! and their lines; all of it is written in one batch.

use crate::Community;
use crate::money_entry::Entry;
use crate::principal::Principal;
use crate::proposals::{decide, propose, to_decide};
use crate::roles::{Action, Line};
use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;
use ledger::{Fault, Place, Rejection};
use money::{Amount, Currency};
use sha2::{Digest, Sha256};
use store::proposal::{Verdict, proposal};
use store::{Committed, Deposit, PoolId, Session, StoreFailure, WRITES_MAX, Write, reads};
use uuid::{Builder, Uuid};

/// The columns, in any order.
pub const COLUMNS: [&str; 3] = ["member", "on", "amount"];

/// The most deposits of a file: they and the decision are one batch.
pub const ROWS_MAX: usize = WRITES_MAX - 1;

/// The most faults that are listed.
const FAULTS_MAX: usize = 100;

/// A file as it was handed in.
#[derive(Clone, Copy)]
pub struct DepositFile<'a> {
    /// What people call it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The id of its proposal, made from its bytes.
    pub proposal: Uuid,
    /// The deposits in it.
    pub deposits: Vec<Deposit>,
    /// What they sum to.
    pub sum: Amount,
    /// How much confirming would add: a number of deposits and their sum. Nothing once confirmed.
    pub difference: (usize, Amount),
    /// What is wrong with it; with any, it cannot be proposed.
    pub faults: Vec<Fault>,
}

/// Looks at a file and changes nothing.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn report(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    file: DepositFile<'_>,
) -> Result<Report, StoreFailure> {
    principal.require(Line::MutualAid, Action::ProposeDeposit)?;
    let session = &mut *community.store.reader().await?;
    let currency = reads::sharing(session, pool).await?.currency;
    let mut rows = Rows { file, currency, deposits: Vec::new(), faults: Vec::new() };
    rows.read();
    rows.look_up(session, pool).await?;
    let sum = Amount::sum(rows.deposits.iter().map(|(_, deposit)| deposit.amount))?;
    let id = id(&[b"deposit file", &pool.to_be_bytes(), &hash(file)]);
    let decision = proposal(session, id).await?.and_then(|(_, decision)| decision);
    let counted = decision.is_some_and(|decision| decision.verdict == Verdict::Confirmed);
    let deposits: Vec<Deposit> = rows.deposits.into_iter().map(|(_, deposit)| deposit).collect();
    let difference = if counted { (0, Amount::ZERO) } else { (deposits.len(), sum) };
    Ok(Report { proposal: id, deposits, sum, difference, faults: rows.faults })
}

/// Proposes a file without faults; answers what it would do. Proposed again, it changes nothing.
///
/// # Errors
/// Those of [`report`], and the first fault's rejection.
pub async fn propose_file(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    file: DepositFile<'_>,
    now: Timestamp,
) -> Result<Report, StoreFailure> {
    let report = report(community, principal, pool, file).await?;
    if let Some(fault) = report.faults.first() {
        return Err(fault.rejection.into());
    }
    let count = u32::try_from(report.deposits.len()).map_err(|_| Rejection::TooMany)?;
    let entry = Entry::DepositFile { file: hash(file), count, sum: report.sum };
    propose(community, principal, (pool, report.proposal), &entry, now).await?;
    Ok(report)
}

/// Confirms a file that somebody else proposed: all its deposits are written, in one batch.
///
/// # Errors
/// Those of [`crate::proposals::confirm`], [`Rejection::FileNotTheProposed`].
pub async fn confirm(
    community: &Community,
    principal: &Principal,
    (id, key): (Uuid, Uuid),
    file: DepositFile<'_>,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    let (proposal, entry) = to_decide(community, principal, id).await?;
    let report = report(community, principal, proposal.pool, file).await?;
    let count = u32::try_from(report.deposits.len()).map_err(|_| Rejection::TooMany)?;
    let brought = Entry::DepositFile { file: hash(file), count, sum: report.sum };
    if brought != entry {
        return Err(Rejection::FileNotTheProposed.into());
    }
    let writes = report.deposits.into_iter().map(Write::Deposit).collect();
    decide(community, principal, (&proposal, key), Verdict::Confirmed, writes, now).await
}

fn hash(file: DepositFile<'_>) -> [u8; 32] {
    Sha256::digest(file.bytes).into()
}

/// An id of RFC 9562, version 8: a hash of these parts, each of a length that is always the same.
fn id(parts: &[&[u8]]) -> Uuid {
    let hash = parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize();
    let (bytes, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    Builder::from_custom_bytes(*bytes).into_uuid()
}

/// The rows of a file, each with its line, and what is wrong with the others.
struct Rows<'a> {
    file: DepositFile<'a>,
    currency: Currency,
    deposits: Vec<(u64, Deposit)>,
    faults: Vec<Fault>,
}

impl Rows<'_> {
    fn read(&mut self) {
        let hash = hash(self.file);
        let mut reader = ReaderBuilder::new().from_reader(self.file.bytes);
        let Ok(headings) = reader.headers().cloned() else {
            return self.fault(Some(1), Place::Whole, "", Rejection::NotUtf8);
        };
        let Some(places) = self.places(&headings) else {
            return;
        };
        let mut line = 1;
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let at = error.position().map(csv::Position::line);
                    let misshapen = !matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                    let why = if misshapen { Rejection::RowMisshapen } else { Rejection::NotUtf8 };
                    self.fault(at, Place::Whole, "", why);
                    continue;
                }
            };
            line = record.position().map_or(line, csv::Position::line);
            if self.deposits.len() >= ROWS_MAX {
                return self.fault(Some(line), Place::Whole, "", Rejection::TooMany);
            }
            let [member, on, amount] = places.map(|place| record.get(place).unwrap_or_default());
            let deposit = id(&[b"deposit", &hash, &line.to_be_bytes()]);
            let member = self.cell(line, 0, member, |text| {
                text.parse::<Uuid>().map_err(|_| Rejection::IdInvalid)
            });
            let on =
                self.cell(line, 1, on, |text| text.parse().map_err(|_| Rejection::DateInvalid));
            let currency = self.currency;
            let amount = self.cell(line, 2, amount, |text| {
                let amount = Amount::parse(text, currency)?;
                if amount > Amount::ZERO { Ok(amount) } else { Err(Rejection::NumberOutOfRange) }
            });
            if let (Some(member), Some(on), Some(amount)) = (member, on, amount) {
                self.deposits.push((line, Deposit { deposit, member, on, amount }));
            }
        }
    }

    /// Where each of the columns stands.
    fn places(&mut self, headings: &StringRecord) -> Option<[usize; 3]> {
        for heading in headings {
            if !COLUMNS.contains(&heading) {
                let place = Place::Column(heading.to_owned());
                self.fault(Some(1), place, heading, Rejection::ColumnUnknown);
            }
        }
        let found = COLUMNS.map(|column| headings.iter().position(|heading| heading == column));
        for (column, place) in COLUMNS.iter().zip(found) {
            if place.is_none() {
                let place = Place::Column((*column).to_owned());
                self.fault(Some(1), place, "", Rejection::ColumnMissing);
            }
        }
        match found {
            [Some(member), Some(on), Some(amount)] if headings.len() == COLUMNS.len() => {
                Some([member, on, amount])
            }
            _ => None,
        }
    }

    fn cell<T>(
        &mut self,
        line: u64,
        column: usize,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, Rejection>,
    ) -> Option<T> {
        match read(text) {
            Ok(value) => Some(value),
            Err(rejection) => {
                let place = Place::Column(COLUMNS[column].to_owned());
                self.fault(Some(line), place, text, rejection);
                None
            }
        }
    }

    /// Looks whether each member is one of the pool.
    async fn look_up(
        &mut self,
        session: &mut dyn Session,
        pool: PoolId,
    ) -> Result<(), StoreFailure> {
        for (line, deposit) in self.deposits.clone() {
            if !reads::has_member(session, pool, deposit.member).await? {
                let place = Place::Column(COLUMNS[0].to_owned());
                let text = deposit.member.to_string();
                self.fault(Some(line), place, &text, Rejection::MemberUnknown);
            }
        }
        Ok(())
    }

    fn fault(&mut self, line: Option<u64>, place: Place, text: &str, rejection: Rejection) {
        if self.faults.len() < FAULTS_MAX {
            let (file, text) = (self.file.name.to_owned(), text.to_owned());
            self.faults.push(Fault { file, line, place, text, rejection, expected: None });
        }
    }
}
