//! Members go: by will, by age, by death. After a high share the healthy go first.

use super::{Task, World};
use crate::event::{Event, MemberNumber, Payee, PlanNumber, Relation};
use crate::fate::days_between;
use crate::feedback::SettledRound;
use crate::member::Phase;
use crate::person;
use crate::story::StoryKind;

/// Rounds before people know what a share usually is.
const ROUNDS_TO_KNOW: i64 = 4;

/// One who will fall ill within so many days has felt something, and stays.
const FORESIGHT_DAYS: u32 = 90;

impl World {
    /// Members hear what a round took.
    pub(super) fn hear(&mut self, round: &SettledRound) {
        let plan = &mut self.plans[round.plan.index()];
        let (sum, count, share) = (plan.share_index, plan.settled_count, round.share.minor());
        plan.share_index += share;
        plan.settled_count += 1;
        plan.last_share = share;
        self.pass_bounds(round.plan);
        // Twice the mean of the earlier shares is high.
        if count >= ROUNDS_TO_KNOW && share > 0 && share * count >= sum * 2 {
            self.be_startled(round.plan, share * count, sum);
        }
    }

    /// Some leave within two weeks; the higher the share beside the usual one, the more.
    fn be_startled(&mut self, number: PlanNumber, share: i64, usual: i64) {
        let ratio_per_mille = share.saturating_mul(1000) / usual.max(1);
        let rate = u64::try_from(ratio_per_mille / 100).unwrap_or_default().clamp(20, 60);
        let mut going = Vec::new();
        for member in &self.plans[number.index()].members {
            let hearer = &self.members[member.index()];
            let foresees = hearer.falls_ill.is_some_and(|day| day < self.today + FORESIGHT_DAYS);
            let stays = hearer.phase != Phase::In || hearer.in_cast || hearer.payer.is_some();
            if stays || foresees {
                continue;
            }
            if self.mood_dice.happens(rate * hearer.frailty.leaving_per_mille() / 1000) {
                going.push(*member);
            }
        }
        let today = self.date(self.today);
        if self.plot.wave_was_shared(&self.plans, today, number) && !going.is_empty() {
            self.chronicle.note(StoryKind::WaveOfLeaving, number, (today, None));
        }
        for member in going {
            let days = self.mood_dice.within(0..=13);
            self.plan_ahead(days, Task::Leave(member));
        }
    }

    /// A member leaves, and before that those for whom the member pays; not while one of them is
    /// ill.
    pub(super) fn leave(&mut self, member: MemberNumber) {
        if !self.is_in(member) {
            return;
        }
        let family = self.plan_of(member).families.get(&member).cloned().unwrap_or_default();
        let ill = |one: &MemberNumber| self.members[one.index()].phase == Phase::Ill;
        if family.iter().any(ill) {
            return;
        }
        for one in family.into_iter().chain([member]) {
            if self.is_in(one) {
                self.member(one).phase = Phase::Out;
                self.events.push(Event::Leave { member: one });
            }
        }
    }

    pub(super) fn age_out(&mut self, member: MemberNumber) {
        if self.is_in(member) {
            self.member(member).phase = Phase::Out;
            self.events.push(Event::AgedOut { member });
        }
    }

    pub(super) fn die(&mut self, member: MemberNumber) {
        if self.member(member).phase == Phase::Out {
            return;
        }
        let dead = self.member(member);
        dead.phase = Phase::Out;
        let (born, family) = (dead.born, dead.family);
        let grown = days_between(born, self.date(self.today)) > 25 * 365;
        let relations: &[(Relation, u32)] = match grown {
            true if self.mood_dice.happens(600) => {
                &[(Relation::Spouse, 5000), (Relation::Child, 5000)]
            }
            true => &[(Relation::Spouse, 10_000)],
            false => &[(Relation::Parent, 10_000)],
        };
        let mut payees = Vec::new();
        for &(relation, part_bp) in relations {
            let name = person::name(family, &mut self.mood_dice);
            payees.push(Payee { name, relation, part_bp });
        }
        self.events.push(Event::Death { member, payees });
    }
}
