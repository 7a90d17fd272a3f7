//! Loading many cases at once, for measurements: the same rows as their steps would have written.

use crate::archive::{Table, table};
use crate::batch::PoolId;
use crate::case_file::{CaseFile, CaseStep, Evidence};
use crate::value::Value;

/// How many cases are handed to an engine at a time.
const CASES_AT_ONCE: usize = 1_024;

/// A case with its history, for a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedCase {
    /// The file, as the last step left it.
    pub file: CaseFile,
    /// Its steps, from the first.
    pub steps: Vec<CaseStep>,
    /// Its papers.
    pub evidence: Vec<Evidence>,
}

/// Rows for one table, in the order of its columns.
pub(crate) type RowsOfTable = (&'static Table, Vec<Vec<Value>>);

/// The rows of the next cases, table by table; nothing after the last.
pub(crate) fn next_rows(
    pool: PoolId,
    cases: &mut dyn Iterator<Item = LoadedCase>,
) -> Option<[RowsOfTable; 3]> {
    let (mut files, mut steps, mut papers) = (Vec::new(), Vec::new(), Vec::new());
    for case in cases.take(CASES_AT_ONCE) {
        let key = [pool.into(), case.file.member.into(), case.file.case.as_str().into()];
        let mut row = Vec::from(key.clone());
        row.extend(case.file.state_values());
        files.push(row);
        steps.extend(case.steps.iter().map(|step| step.values(key.clone())));
        papers.extend(case.evidence.iter().map(|paper| paper.values(pool)));
    }
    let tables = [
        (table("case_file"), files),
        (table("case_step"), steps),
        (table("case_evidence"), papers),
    ];
    (!tables[0].1.is_empty()).then_some(tables)
}
