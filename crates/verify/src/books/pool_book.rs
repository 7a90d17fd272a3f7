//! The book of one pool: what is kept of its entries.

use super::cases::CaseBook;
use super::custody::Custody;
use super::funds::PaymentList;
use super::juries::Jury;
use super::rounds::{CaseLine, OpenRound};
use super::rulebooks::Version;
use crate::entry::Value;
use crate::report::{Findings, Subject};
use crate::words::Words;
use jiff::civil::Date;
use money::Currency;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A settled round: the values of its columns, in order.
pub type RoundRow = [Value<'static>; 20];

/// When members pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pays {
    /// Before a round.
    Before,
    /// After it.
    After,
}

impl From<bool> for Pays {
    fn from(prepaid: bool) -> Pays {
        match prepaid {
            true => Pays::Before,
            false => Pays::After,
        }
    }
}

/// What one pool's entries say so far.
pub struct PoolBook {
    /// Its number.
    pub number: i128,
    /// Its currency.
    pub currency: Currency,
    /// The settled rounds.
    pub rounds: Vec<RoundRow>,
    pub(super) pays: Pays,
    pub(super) versions: Vec<Version>,
    pub(super) joined: i128,
    pub(super) joined_before_cut: i128,
    pub(super) joined_later: BTreeMap<Date, i128>,
    pub(super) cases: HashMap<String, CaseBook>,
    /// Approved cases that no round carried, in the order of SETTLEMENT §4.
    pub(super) waiting: BTreeSet<(Date, String)>,
    /// Carried cases that were withdrawn since, and not reversed yet.
    pub(super) to_reverse: BTreeSet<(Date, String)>,
    pub(super) open: Option<OpenRound>,
    pub(super) carried: Vec<CaseLine>,
    pub(super) reversed: Vec<CaseLine>,
    pub(super) last_cut: Option<Date>,
    pub(super) last_settle: Option<Date>,
    pub(super) carry: i128,
    pub(super) index: i128,
    pub(super) shared_in_year: BTreeMap<i16, i128>,
    /// Units × share of all rounds.
    pub(super) shared: i128,
    pub(super) charged: i128,
    pub(super) written_off: i128,
    /// The last round whose balances were committed to.
    pub(super) balanced_round: i128,
    pub(super) bank: Custody,
    pub(super) lists: HashMap<String, PaymentList>,
    pub(super) juries: HashMap<String, Jury>,
    pub(super) objected: HashMap<String, i128>,
    pub(super) closing_step: Option<usize>,
}

impl PoolBook {
    pub(super) fn new(number: i128, currency: Currency, pays: Pays) -> PoolBook {
        PoolBook {
            number,
            currency,
            rounds: Vec::new(),
            pays,
            versions: Vec::new(),
            joined: 0,
            joined_before_cut: 0,
            joined_later: BTreeMap::new(),
            cases: HashMap::new(),
            waiting: BTreeSet::new(),
            to_reverse: BTreeSet::new(),
            open: None,
            carried: Vec::new(),
            reversed: Vec::new(),
            last_cut: None,
            last_settle: None,
            carry: 0,
            index: 0,
            shared_in_year: BTreeMap::new(),
            shared: 0,
            charged: 0,
            written_off: 0,
            balanced_round: 0,
            bank: Custody::default(),
            lists: HashMap::new(),
            juries: HashMap::new(),
            objected: HashMap::new(),
            closing_step: None,
        }
    }

    /// How many rounds have settled.
    pub(super) fn settled(&self) -> i128 {
        i128::try_from(self.rounds.len()).unwrap_or(i128::MAX)
    }

    /// What is left open at the end of the log.
    pub(super) fn finish(&mut self, findings: &mut Findings) {
        self.finish_custody(findings);
        let number = self.number;
        if self.settled() > self.balanced_round {
            findings.not_checked(
                Subject::Balances,
                Words::new(
                    format!("计划 {number} 最近一期之后还没有余额承诺"),
                    format!("pool {number}: no balances are committed to after its last round yet"),
                ),
            );
        }
    }
}
