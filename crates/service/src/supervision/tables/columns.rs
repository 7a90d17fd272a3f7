//! The tables by name, and their columns: what docs/oversight.md promises.

/// A table of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "docs/oversight.md says what stands in each")]
pub enum Table {
    Payers,
    Rounds,
    Cases,
    Decisions,
    Custody,
    UnpaidAid,
    Complaints,
    ComplaintCounts,
    ErrorRates,
    Thresholds,
    StopOrders,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 11] = [
        Table::Payers,
        Table::Rounds,
        Table::Cases,
        Table::Decisions,
        Table::Custody,
        Table::UnpaidAid,
        Table::Complaints,
        Table::ComplaintCounts,
        Table::ErrorRates,
        Table::Thresholds,
        Table::StopOrders,
    ];

    /// The name in addresses and of the file; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            Table::Payers => "payers",
            Table::Rounds => "rounds",
            Table::Cases => "cases",
            Table::Decisions => "decisions",
            Table::Custody => "custody",
            Table::UnpaidAid => "unpaid-aid",
            Table::Complaints => "complaints",
            Table::ComplaintCounts => "complaint-counts",
            Table::ErrorRates => "error-rates",
            Table::Thresholds => "thresholds",
            Table::StopOrders => "stop-orders",
        }
    }

    /// The table of a name.
    pub fn from_slug(slug: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.slug() == slug)
    }

    /// The columns, in their order; they only ever grow at the end.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Payers => {
                &["round", "cut", "settle", "payers", "units", "cases", "share", "currency"]
            }
            Table::Rounds => &["round", "settle", "identity", "left", "right", "holds", "currency"],
            Table::Cases => &[
                "case",
                "state",
                "reported_on",
                "event_on",
                "condition",
                "rules",
                "decided_on",
                "decision",
                "reason",
                "approved_on",
                "aid",
                "withdrawn_on",
                "round",
                "paid",
                "fee",
                "reversed",
                "objections",
                "upheld",
                "unanswered",
                "breaches",
                "currency",
            ],
            Table::Decisions => &["case", "step", "on", "decision", "aid", "reason", "currency"],
            Table::Custody => &["on", "stated", "expected", "difference", "currency"],
            Table::UnpaidAid => {
                &["case", "round", "settled_on", "days", "unpaid", "listed", "currency"]
            }
            Table::Complaints => {
                &["complaint", "kind", "filed_on", "due_on", "answered_on", "outcome", "late"]
            }
            Table::ComplaintCounts => {
                &["kind", "filed", "waiting", "overdue", "in_time", "late", "founded"]
            }
            Table::ErrorRates => &["decision", "read_again", "wrong"],
            Table::Thresholds => &["article", "threshold", "value"],
            Table::StopOrders => &[
                "reference",
                "pool",
                "stops",
                "from",
                "lifts",
                "lifted_by",
                "reason",
                "signed_by",
                "received_at",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_has_a_name_and_columns_of_its_own() {
        let slugs: BTreeSet<&str> = Table::ALL.iter().map(|table| table.slug()).collect();
        assert_eq!(slugs.len(), Table::ALL.len());
        for table in Table::ALL {
            assert_eq!(Table::from_slug(table.slug()), Some(table));
            let columns: BTreeSet<&&str> = table.columns().iter().collect();
            assert_eq!(columns.len(), table.columns().len(), "{table:?}");
        }
    }
}
