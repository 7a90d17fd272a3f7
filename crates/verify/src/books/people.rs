//! Who joined, who objected, and how a plan closes.

use super::{At, PoolBook};
use crate::kinds::{CLOSING_STEPS, Kind};
use crate::report::Subject;
use crate::words::Words;
use jiff::civil::Date;

impl PoolBook {
    pub(super) fn join(&mut self, at: &mut At<'_>) {
        let on = at.entry.day("on");
        self.joined = self.joined.saturating_add(1);
        let later = self.joined_later.entry(on).or_default();
        *later = later.saturating_add(1);
        at.passed(Subject::Order);
    }

    /// How many joined before a cut; cuts are asked for in their order.
    pub(super) fn joined_before(&mut self, cut: Date) -> i128 {
        while let Some(first) = self.joined_later.first_entry()
            && *first.key() < cut
        {
            self.joined_before_cut = self.joined_before_cut.saturating_add(first.remove());
        }
        self.joined_before_cut
    }

    pub(super) fn objection(&mut self, at: &mut At<'_>) {
        let case = at.entry.text("case");
        if !self.cases.contains_key(case) {
            let expected = Words::new("已公示的案例", "a case that was noticed before");
            return at.wrong(Subject::Order, "case", Words::same(case), expected);
        }
        let objections = self.objected.entry(case.to_owned()).or_default();
        if at.entry.kind == Kind::Objection {
            *objections = objections.saturating_add(1);
        }
        let holds = *objections > 0;
        at.holds((Subject::Order, "case"), holds.into(), || {
            let found = Words::new("没有人提出异议", "nobody objected");
            (found, Words::new("有异议在先的答复", "an answer to an objection"))
        });
    }

    pub(super) fn closing_step(&mut self, at: &mut At<'_>) {
        let step = at.entry.text("step");
        let place = CLOSING_STEPS.iter().position(|known| *known == step);
        let later = self.closing_step.is_none_or(|last| place > Some(last));
        at.holds((Subject::Order, "step"), later.into(), || {
            let expected = Words::new("先前一步之后的步骤", "a step behind the last one");
            (Words::same(step), expected)
        });
        if later {
            self.closing_step = place;
        }
    }
}
