//! A world goes on after its last day: more people join, and what may befall the others is drawn
//! anew for the days that are added.
//!
//! **Invariant: the days before are as they were**: what is drawn here comes from streams of its
//! own, and what had been planned for a later day waited for it.

use super::{World, index};
use crate::dice::Dice;
use crate::event::{MemberNumber, number};
use crate::member::Phase;

/// What is planned is kept for so many days after the last: a case on its way, a debit that will
/// fail.
pub(super) const KEPT_DAYS: u32 = 400;

/// The streams of chance of later stretches of life: one for each stretch and member, above all
/// others.
const STREAMS_OF_A_STRETCH: u64 = 1 << 40;

impl World {
    /// Adds days after the last one. Whoever is there then may fall ill, die, leave or reach the
    /// age limit in them; the same seed adds the same, however many days were lived at once.
    ///
    /// # Panics
    /// Before the last day has been lived through.
    pub fn go_on(&mut self, days: u32) {
        assert_eq!(self.today, self.days, "the days before come first");
        self.days += days;
        self.stretches += 1;
        let (first_day, last_day) = (self.first_day, self.date(self.days - 1));
        for plan in &mut self.plans {
            plan.go_on(first_day, last_day);
        }
        self.agenda.resize_with(index(self.days), Vec::new);
        let after = self.later.split_off(&self.days);
        for (day, tasks) in std::mem::replace(&mut self.later, after) {
            self.agenda[index(day)] = tasks;
        }
        let (date, stream) = (self.date(self.today), u64::from(self.stretches));
        for member in (0..number(self.members.len())).map(MemberNumber) {
            let known = &self.members[member.index()];
            if known.phase == Phase::Out || known.in_cast {
                continue;
            }
            let stream = stream * STREAMS_OF_A_STRETCH + u64::from(member.0);
            let mut dice = Dice::new(self.seed, stream);
            self.draw_stretch(member, (date, 0), &mut dice);
        }
    }

    /// Whether the last day has been lived through.
    pub fn is_over(&self) -> bool {
        self.today == self.days
    }
}
