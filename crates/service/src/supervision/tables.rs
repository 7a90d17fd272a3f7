//! The supervisor's tables as rows of text, for files: stable columns, amounts in major units.
//!
//! A page of rows at a time, so that a file of any length takes little memory.

use super::ageing_of_aid::days_between;
use super::{
    CaseOverseen, CasePlace, Holds, ageing_of_aid, cases, complaint_figures, complaints,
    custody_by_day, difference, require_overseer, rounds, thresholds,
};
use crate::Community;
use crate::cases::error_rates;
use crate::principal::Principal;
use crate::stop_orders::orders;
use casework::reason::Reason;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use store::complaint::Complaint;
use store::stop_order::Instruction;
use store::{NO_POOL, PoolId, StoreFailure, reads};

mod columns;

pub use columns::Table;

/// How many rows are read at a time.
const PAGE: u32 = 200;

/// A page of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePage {
    /// The rows, in the order of the columns.
    pub rows: Vec<Vec<String>>,
    /// Where the next page begins; nothing on the last one.
    pub next: Option<String>,
}

/// A page of a table of a pool, from behind a place that the page before named.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::ParameterWrong`] for a place that no page named;
/// [`StoreFailure::Unavailable`].
pub async fn table_page(
    community: &Community,
    principal: &Principal,
    (pool, table): (PoolId, Table),
    after: Option<&str>,
) -> Result<TablePage, StoreFailure> {
    require_overseer(principal)?;
    let mut reader = community.store.reader().await?;
    let currency = reads::sharing(&mut *reader, pool).await?.currency;
    let today = reads::schedule(&mut *reader, pool).await?.business_date;
    drop(reader);
    let asked = Asked { community, principal, pool, currency, today };
    match table {
        Table::Payers | Table::Rounds => asked.rounds(table, after).await,
        Table::Cases | Table::Decisions => asked.cases(table, after).await,
        Table::Custody => asked.custody(after).await,
        Table::UnpaidAid => asked.unpaid().await,
        Table::Complaints => asked.complaints(after).await,
        Table::ComplaintCounts => asked.counts().await,
        Table::ErrorRates => asked.errors().await,
        Table::Thresholds => asked.thresholds().await,
        Table::StopOrders => asked.orders(after).await,
    }
}

struct Asked<'a> {
    community: &'a Community,
    principal: &'a Principal,
    pool: PoolId,
    currency: Currency,
    today: Date,
}

/// A page; where it is full, the next one begins behind its last place.
fn page(rows: Vec<Vec<String>>, found: usize, last: Option<String>) -> TablePage {
    let full = u32::try_from(found).is_ok_and(|count| count >= PAGE);
    TablePage { rows, next: last.filter(|_| full) }
}

/// A table that fits one page.
fn whole(rows: Vec<Vec<String>>) -> TablePage {
    TablePage { rows, next: None }
}

fn place<T: std::str::FromStr>(after: Option<&str>) -> Result<Option<T>, Rejection> {
    after.map(|text| text.parse().map_err(|_| Rejection::ParameterWrong)).transpose()
}

fn maybe(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes(value: bool) -> String {
    if value { "yes".to_owned() } else { "no".to_owned() }
}

/// A text that no spreadsheet takes for a formula.
fn said(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\'']) || text.starts_with(char::is_control) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

impl Asked<'_> {
    fn amount(&self, amount: Amount) -> String {
        amount.display(self.currency).to_string()
    }

    fn code(&self) -> String {
        self.currency.code().to_owned()
    }

    async fn rounds(&self, table: Table, after: Option<&str>) -> Result<TablePage, StoreFailure> {
        let after = place(after)?.unwrap_or(0);
        let found = rounds(self.community, self.principal, self.pool, after, PAGE).await?;
        let last = found.last().map(|one| one.round.number.to_string());
        let mut rows = Vec::new();
        for one in &found {
            let (round, number) = (&one.round, one.round.number.to_string());
            if table == Table::Payers {
                rows.push(vec![
                    number,
                    round.cut.to_string(),
                    round.settle.to_string(),
                    round.payers.to_string(),
                    round.units.to_string(),
                    round.cases.to_string(),
                    self.amount(round.share),
                    self.code(),
                ]);
                continue;
            }
            rows.extend(one.identities.iter().map(|identity| {
                let holds = match identity.holds {
                    Holds::Yes => "yes",
                    Holds::No => "no",
                    Holds::NotAsked => "not_asked",
                };
                vec![
                    number.clone(),
                    round.settle.to_string(),
                    identity.kind.slug().to_owned(),
                    self.amount(identity.left),
                    self.amount(identity.right),
                    holds.to_owned(),
                    self.code(),
                ]
            }));
        }
        Ok(page(rows, found.len(), last))
    }

    async fn cases(&self, table: Table, after: Option<&str>) -> Result<TablePage, StoreFailure> {
        let after: Option<CasePlace> = place(after)?;
        let found = cases(self.community, self.principal, self.pool, after.as_ref(), PAGE).await?;
        let last = found.last().map(|one| one.place().to_string());
        let count = found.len();
        let rows = match table {
            Table::Cases => found.iter().map(|one| self.case(one)).collect(),
            _ => found.iter().flat_map(|one| self.decisions(one)).collect(),
        };
        Ok(page(rows, count, last))
    }

    fn case(&self, one: &CaseOverseen) -> Vec<String> {
        let decided = one.decisions.last();
        let books = one.books.as_ref();
        let hash = |version: [u8; 32]| {
            version.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        vec![
            said(&one.case),
            one.state.clone(),
            maybe(one.reported_on),
            maybe(one.event_on),
            one.condition.clone().unwrap_or_default(),
            one.version.map(hash).unwrap_or_default(),
            maybe(decided.map(|one| one.on)),
            decided.map(|one| decision(one.aid.is_some())).unwrap_or_default(),
            decided.and_then(|one| one.reason.clone()).unwrap_or_default(),
            maybe(books.map(|one| one.approved_on)),
            books.map(|one| self.amount(one.aid)).unwrap_or_default(),
            maybe(books.and_then(|one| one.withdrawn_on)),
            maybe(books.and_then(|one| one.round)),
            books.map(|one| self.amount(one.paid)).unwrap_or_default(),
            books.map(|one| self.amount(one.fee)).unwrap_or_default(),
            books.map(|one| yes(one.reversed)).unwrap_or_default(),
            one.objections.to_string(),
            one.upheld.to_string(),
            one.unanswered.to_string(),
            one.breaches.to_string(),
            self.code(),
        ]
    }

    fn decisions(&self, case: &CaseOverseen) -> Vec<Vec<String>> {
        let rows = case.decisions.iter().map(|one| {
            vec![
                said(&case.case),
                one.step.clone(),
                one.on.to_string(),
                decision(one.aid.is_some()),
                one.aid.map(|aid| self.amount(aid)).unwrap_or_default(),
                one.reason.clone().unwrap_or_default(),
                self.code(),
            ]
        });
        rows.collect()
    }

    async fn custody(&self, after: Option<&str>) -> Result<TablePage, StoreFailure> {
        let through = match place::<Date>(after)? {
            Some(last) => last.yesterday().map_err(|_| Rejection::ParameterWrong)?,
            None => self.today,
        };
        let asked = (through, PAGE);
        let found = custody_by_day(self.community, self.principal, self.pool, asked).await?;
        let last = found.last().map(|one| one.on.to_string());
        let mut rows = Vec::with_capacity(found.len());
        for one in &found {
            rows.push(vec![
                one.on.to_string(),
                self.amount(one.stated),
                self.amount(one.expected),
                self.amount(difference(one)?),
                self.code(),
            ]);
        }
        Ok(page(rows, found.len(), last))
    }

    async fn unpaid(&self) -> Result<TablePage, StoreFailure> {
        let ageing = ageing_of_aid(self.community, self.pool).await?;
        let rows = ageing.cases.iter().map(|one| {
            vec![
                said(&one.case),
                one.round.to_string(),
                one.settled_on.to_string(),
                days_between(one.settled_on, ageing.on).to_string(),
                self.amount(one.unpaid),
                self.amount(one.listed),
                self.code(),
            ]
        });
        Ok(whole(rows.collect()))
    }

    async fn complaints(&self, after: Option<&str>) -> Result<TablePage, StoreFailure> {
        let after = after.map(|text| {
            let (on, id) = text.split_once('/')?;
            Some((on.parse().ok()?, id.parse().ok()?))
        });
        let after = after.map(|place| place.ok_or(Rejection::ParameterWrong)).transpose()?;
        let found = complaints(self.community, self.principal, self.pool, after, PAGE).await?;
        let last =
            found.last().map(|one| format!("{}/{}", one.filed.filed_on, one.filed.complaint));
        let rows = found.iter().map(|Complaint { filed, answer }| {
            let by = answer.as_ref().map_or(self.today, |answer| answer.on);
            vec![
                filed.complaint.to_string(),
                filed.kind.clone(),
                filed.filed_on.to_string(),
                filed.due_on.to_string(),
                maybe(answer.as_ref().map(|answer| answer.on)),
                answer.as_ref().map(|answer| answer.outcome.clone()).unwrap_or_default(),
                yes(by > filed.due_on),
            ]
        });
        Ok(page(rows.collect(), found.len(), last))
    }

    async fn counts(&self) -> Result<TablePage, StoreFailure> {
        let Asked { community, principal, pool, today, .. } = *self;
        let found = complaint_figures(community, principal, pool, today).await?;
        let rows = found.into_iter().map(|one| {
            let counts = [one.filed, one.waiting, one.overdue, one.in_time, one.late, one.founded];
            let mut row = vec![one.kind];
            row.extend(counts.map(|count| count.to_string()));
            row
        });
        Ok(whole(rows.collect()))
    }

    async fn errors(&self) -> Result<TablePage, StoreFailure> {
        let rates = error_rates(self.community, self.pool, self.today).await?;
        let rows = rates.by_reason.iter().map(|count| {
            let group = match &count.group {
                None => "others".to_owned(),
                Some(None) => "given".to_owned(),
                Some(Some(reason)) => Reason::code(*reason),
            };
            vec![group, count.read.to_string(), count.wrong.to_string()]
        });
        Ok(whole(rows.collect()))
    }

    async fn thresholds(&self) -> Result<TablePage, StoreFailure> {
        let found = thresholds(self.community, self.pool).await?;
        let rows = [
            ("15", "payers", found.payers.to_string()),
            ("15", "starts_with", found.starts_with.to_string()),
            ("15", "ends_below", maybe(found.ends_below)),
            ("15", "members_left", maybe(found.members_left)),
            ("15", "must_end", yes(found.must_end)),
            ("15", "days_left_at_pace", maybe(found.days_left)),
            ("16", "announcement_days", found.announcement_days.to_string()),
            ("16", "last_day_if_announced_today", found.last_day.to_string()),
            ("16", "last_rounds", found.last_rounds.to_string()),
            ("16", "operator_pays_last_rounds", yes(found.operator_pays_last_rounds)),
            ("16", "apply_until", found.apply_until.to_string()),
            ("16", "refund_until", found.refund_until.to_string()),
        ];
        let row = |(article, threshold, value): (&str, &str, String)| {
            vec![article.to_owned(), threshold.to_owned(), value]
        };
        Ok(whole(rows.map(row).to_vec()))
    }

    /// Those of the plan and those of all plans.
    async fn orders(&self, after: Option<&str>) -> Result<TablePage, StoreFailure> {
        let found = orders(self.community, after.unwrap_or_default(), PAGE).await?;
        let last = found.last().map(|one| one.note.reference.clone());
        let count = found.len();
        let concerns = |pool| pool == self.pool || pool == NO_POOL;
        let rows = found.into_iter().filter(|one| concerns(one.note.pool)).map(|one| {
            let note = one.note;
            let (stops, from, lifts) = match note.instruction {
                Instruction::Stop { stops, from } => {
                    let stops: Vec<&str> = stops.iter().map(|stop| stop.slug()).collect();
                    (stops.join(" "), from.to_string(), String::new())
                }
                Instruction::Lift { order } => (String::new(), String::new(), said(&order)),
            };
            let pool = match note.pool {
                NO_POOL => "all".to_owned(),
                pool => pool.to_string(),
            };
            vec![
                said(&note.reference),
                pool,
                stops,
                from,
                lifts,
                said(&one.lifted_by.unwrap_or_default()),
                said(&note.reason),
                note.verifier.split('+').next().unwrap_or_default().to_owned(),
                note.received_at.to_string(),
            ]
        });
        Ok(page(rows.collect(), count, last))
    }
}

fn decision(given: bool) -> String {
    if given { "given".to_owned() } else { "refused".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_text_is_no_formula() {
        for (text, written) in [("=1", "'=1"), ("-1", "'-1"), ("'a", "''a"), ("\ta", "'\ta")] {
            assert_eq!(said(text), written);
        }
        assert_eq!(said("2026-1"), "2026-1");
    }
}
