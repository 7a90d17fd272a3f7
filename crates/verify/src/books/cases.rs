//! Cases: noticed, withdrawn, carried by a round, reversed by a later one.

use super::rounds::CaseLine;
use super::{At, PoolBook};
use crate::kinds::Kind;
use crate::report::Subject;
use crate::words::Words;
use jiff::civil::Date;

/// What is known of a case.
#[derive(Clone, Debug)]
pub(crate) struct CaseBook {
    /// The day of its approval.
    pub approved: Date,
    /// The aid decided.
    pub aid: i128,
    /// The day an objection was upheld.
    pub withdrawn: Option<Date>,
    /// What a round gave to it, and the fee attributed: nothing while it waits.
    pub given: Option<(i128, i128)>,
    /// Whether that was taken back.
    pub reversed: bool,
    /// What was paid out of it.
    pub paid_out: i128,
    /// What came back.
    pub returned: i128,
}

impl PoolBook {
    /// A case is approved; anew only where it was withdrawn before any round carried it.
    pub(super) fn notice(&mut self, at: &mut At<'_>) {
        let (id, approved) = (at.entry.text("case"), at.entry.day("approved"));
        let aid = at.entry.number("aid");
        let known = self.cases.get(id);
        let may = known.is_none_or(|case| case.withdrawn.is_some() && case.given.is_none());
        at.holds((Subject::Order, "case"), may.into(), || {
            (
                Words::new(format!("{id} 第二次公示"), format!("a second notice of {id}")),
                Words::new(
                    "新的案例，或在任何一期之前撤回过的案例",
                    "a new case, or one that was withdrawn before any round carried it",
                ),
            )
        });
        if !may {
            return;
        }
        // §4: a settled round that was cut after this day would have had to carry it.
        let late = self.last_settled_cut().filter(|cut| approved < *cut);
        at.holds((Subject::Order, "approved"), late.is_none().into(), || {
            let expected = late.map_or_else(String::new, |cut| cut.to_string());
            (
                Words::new(
                    format!("{approved}：已结算的一期本应列入这个案例"),
                    format!("{approved}: a round that has settled should have carried the case"),
                ),
                Words::new(
                    format!("{expected} 或以后的一天"),
                    format!("{expected} or a later day"),
                ),
            )
        });
        if let Some(earlier) = known {
            self.waiting.remove(&(earlier.approved, id.to_owned()));
        }
        self.waiting.insert((approved, id.to_owned()));
        let case = CaseBook {
            approved,
            aid,
            withdrawn: None,
            given: None,
            reversed: false,
            paid_out: 0,
            returned: 0,
        };
        self.cases.insert(id.to_owned(), case);
    }

    fn last_settled_cut(&self) -> Option<Date> {
        match &self.open {
            Some(open) => open.previous_cut,
            None => self.last_cut,
        }
    }

    pub(super) fn withdraw(&mut self, at: &mut At<'_>) {
        let (id, on) = (at.entry.text("case"), at.entry.day("on"));
        let case = self.cases.get_mut(id).filter(|case| case.withdrawn.is_none());
        let Some(case) = case else {
            let expected =
                Words::new("已公示、未撤回的案例", "a case that was noticed and not withdrawn");
            return at.wrong(Subject::Order, "case", Words::same(id), expected);
        };
        at.passed(Subject::Order);
        case.withdrawn = Some(on);
        if case.given.is_some() {
            self.to_reverse.insert((on, id.to_owned()));
        }
    }

    /// Keeps what a round says of a case until the round is settled.
    pub(super) fn case_of_round(&mut self, at: &mut At<'_>) {
        let (entry, round) = (at.entry, at.entry.number("round"));
        let open = self.open.as_ref().is_some_and(|open| open.round == round);
        if !open {
            let found = Words::new(format!("第 {round} 期"), format!("round {round}"));
            let expected = Words::new("已开、未结算的一期", "a round that is open");
            return at.wrong(Subject::Order, "round", found, expected);
        }
        let line = CaseLine {
            index: at.index,
            case: entry.text("case").to_owned(),
            aid: match entry.kind {
                Kind::CaseCarried => entry.number("aid"),
                _ => 0,
            },
            paid: entry.number("paid"),
            fee: entry.number("fee"),
            part: at.part(""),
        };
        match entry.kind {
            Kind::CaseCarried => self.carried.push(line),
            _ => self.reversed.push(line),
        }
    }

    /// §4: the cases the round of these dates could carry, in order, with their aid.
    pub(super) fn candidates(&self, cut: Date, settle: Date) -> Vec<(String, i128)> {
        let before = self.waiting.iter().take_while(|(approved, _)| *approved < cut);
        let standing = before.filter_map(|(_, id)| {
            let case = self.cases.get(id)?;
            let stands = case.withdrawn.is_none_or(|on| on > settle);
            stands.then(|| (id.clone(), case.aid))
        });
        standing.collect()
    }

    /// §4: what comes back by this settle date: the case, what was given to it, and its fee.
    pub(super) fn reversals(&self, settle: Date) -> Vec<(String, i128, i128)> {
        let due = self.to_reverse.iter().take_while(|(on, _)| *on <= settle);
        let given = due.filter_map(|(_, id)| {
            let (paid, fee) = self.cases.get(id)?.given?;
            Some((id.clone(), paid, fee))
        });
        given.collect()
    }

    /// Marks the cases that the round says it carried and reversed, and lets those go that were
    /// dropped.
    pub(super) fn close_cases(&mut self, settle: Date) {
        for line in std::mem::take(&mut self.carried) {
            let Some(case) = self.cases.get_mut(&line.case) else {
                continue;
            };
            self.waiting.remove(&(case.approved, line.case.clone()));
            case.given = Some((line.paid, line.fee));
            if let Some(on) = case.withdrawn {
                self.to_reverse.insert((on, line.case));
            }
        }
        for line in std::mem::take(&mut self.reversed) {
            let Some(case) = self.cases.get_mut(&line.case) else {
                continue;
            };
            case.reversed = true;
            if let Some(on) = case.withdrawn {
                self.to_reverse.remove(&(on, line.case));
            }
        }
        // Whoever is approved anew comes back by a notice of its own.
        let dropped: Vec<(Date, String)> = self
            .waiting
            .iter()
            .filter(|(_, id)| {
                let withdrawn = self.cases.get(id).and_then(|case| case.withdrawn);
                withdrawn.is_some_and(|on| on <= settle)
            })
            .cloned()
            .collect();
        for case in dropped {
            self.waiting.remove(&case);
        }
    }
}
