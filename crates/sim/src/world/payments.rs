//! Members pay in, or do not.

use super::cases::Ailment;
use super::{Task, World};
use crate::dice::Dice;
use crate::event::{Event, MemberNumber, PlanNumber};
use crate::member::{Habit, Member, Phase};
use crate::plan::Plan;
use jiff::civil::Date;
use money::Amount;
use rules::sharing::{Funding, Prepaid};
use rules::values::Payment;
use std::cmp::Reverse;

impl World {
    /// A new member pays the first deposit, or will be debited.
    pub(super) fn open_account(&mut self, member: MemberNumber, dice: &mut Dice) {
        let many = i64::from(dice.within(1..=4));
        let bad_day = dice.within(20..=400);
        let plan = self.plan_of(member);
        if plan.is_prepaid() {
            let amount = plan.usual_deposit() * many;
            plan.entering.push(member);
            let account = &mut self.member(member).account;
            account.credit = amount;
            account.enters = true;
            self.events.push(Event::Deposit { member, amount: Amount::from_minor(amount) });
        } else if self.member(member).habit != Habit::Prompt {
            self.plan_ahead(bad_day, Task::MissDebits(member));
        }
    }

    /// The rounds of today: first the debits of the one that settles, then the cut of the next.
    pub(super) fn settle_and_cut(&mut self, date: Date) {
        for plan in self.plan_numbers() {
            let rounds = &self.plans[plan.index()].rounds;
            let settling = rounds.iter().find(|round| round.settle == date).copied();
            let cutting = rounds.iter().any(|round| round.cut == date);
            if let Some(round) = settling
                && self.plans[plan.index()].carried > 0
            {
                self.miss_debits(plan, round.cut);
            }
            if cutting {
                self.cut(plan);
            }
        }
    }

    fn miss_debits(&mut self, number: PlanNumber, cut: Date) {
        let plan = &mut self.plans[number.index()];
        let Funding::Postpaid(postpaid) = plan.values.sharing.funding else {
            return;
        };
        let waiting_share = plan.values.sharing.waiting_members_share;
        let cut_day = crate::fate::days_between(self.first_day, cut);
        let (mut kept, mut in_grace) = (Vec::new(), Vec::new());
        for (member, failed) in std::mem::take(&mut plan.failing) {
            let debtor = &mut self.members[member.index()];
            let from = if waiting_share { debtor.joined + 1 } else { debtor.covered_from };
            if debtor.in_cast && failed > 0 {
                // The debit of the round that carries the case fails too: its aid pays for it.
                self.events.push(Event::DebitFails { plan: number, member });
                continue;
            }
            if debtor.phase == Phase::Out {
                continue;
            }
            if debtor.phase == Phase::Ill || from > cut_day {
                kept.push((member, failed));
                continue;
            }
            self.events.push(Event::DebitFails { plan: number, member });
            let failed = failed + 1;
            if failed >= postpaid.max_failed {
                debtor.phase = Phase::Out;
            } else if debtor.habit == Habit::Never {
                kept.push((member, failed));
            } else if debtor.in_cast {
                kept.push((member, failed));
                in_grace.push(member);
            }
        }
        plan.failing = kept;
        for member in in_grace {
            self.plan_ahead(1, Task::FallIll(member, Ailment::Grace));
        }
    }

    /// Counts the payers of a round: those with enough begin to share.
    fn cut(&mut self, number: PlanNumber) {
        let plan = &mut self.plans[number.index()];
        plan.carried = std::mem::take(&mut plan.approved);
        let Funding::Prepaid(prepaid) = plan.values.sharing.funding else {
            return;
        };
        let waiting_share = plan.values.sharing.waiting_members_share;
        for member in std::mem::take(&mut plan.entering) {
            let entrant = &mut self.members[member.index()];
            let from = if waiting_share { entrant.joined + 1 } else { entrant.covered_from };
            if entrant.phase == Phase::Out {
                continue;
            }
            if from > self.today || entrant.account.credit < prepaid.floor.minor() {
                plan.entering.push(member);
                continue;
            }
            entrant.account.credit += plan.share_index;
            entrant.account.shares = true;
            entrant.account.enters = false;
            watch(plan, prepaid, member, entrant);
        }
    }

    /// The share index has moved: those whose bound it passed look at their balance.
    pub(super) fn pass_bounds(&mut self, number: PlanNumber) {
        let Funding::Prepaid(prepaid) = self.plans[number.index()].values.sharing.funding else {
            return;
        };
        let plan = &mut self.plans[number.index()];
        let mut passed = Vec::new();
        while let Some(Reverse((bound, member))) = plan.bounds.peek().copied()
            && bound < plan.share_index
        {
            plan.bounds.pop();
            passed.push(member);
        }
        for member in passed {
            self.run_low(member, prepaid);
        }
    }

    /// A balance has fallen below what the member looks at, unless a deposit came in between.
    fn run_low(&mut self, member: MemberNumber, prepaid: Prepaid) {
        let payer = &mut self.members[member.index()];
        let plan = &mut self.plans[payer.plan.index()];
        let balance = payer.account.balance(plan.share_index);
        let enough = balance >= level(plan, prepaid, payer.habit);
        if payer.phase == Phase::Out || !payer.account.shares || enough {
            return;
        }
        let suspended = balance < prepaid.floor.minor();
        if suspended {
            payer.account.credit = balance.max(0);
            payer.account.shares = false;
        } else {
            // The floor is the next to hear of, should no deposit come before.
            let bound = payer.account.credit - prepaid.floor.minor();
            plan.bounds.push(Reverse((bound, member)));
        }
        let may_recover = payer.account.recoveries < prepaid.max_recoveries;
        let recovers = payer.habit != Habit::Never && may_recover;
        if suspended && !recovers {
            self.plan_ahead(prepaid.recovery_days + 1, Task::Lapse(member));
        } else if !payer.account.pays {
            payer.account.pays = true;
            let latest = match payer.habit {
                Habit::Prompt => 5,
                Habit::Late | Habit::Never => prepaid.recovery_days.max(3) - 2,
            };
            let days = self.payment_dice.within(0..=latest);
            self.plan_ahead(days, Task::Deposit(member));
        }
    }

    pub(super) fn deposit(&mut self, member: MemberNumber) {
        let number = self.member(member).plan;
        let many = i64::from(self.payment_dice.within(1..=3));
        let plan = &mut self.plans[number.index()];
        let Funding::Prepaid(prepaid) = plan.values.sharing.funding else {
            return;
        };
        let payer = &mut self.members[member.index()];
        payer.account.pays = false;
        if payer.phase == Phase::Out {
            return;
        }
        let balance = payer.account.balance(plan.share_index);
        let amount = plan.usual_deposit() * many + (prepaid.floor.minor() - balance).max(0);
        payer.account.credit += amount;
        if payer.account.shares {
            watch(plan, prepaid, member, payer);
        } else if !payer.account.enters {
            payer.account.recoveries += 1;
            payer.account.enters = true;
            plan.entering.push(member);
        }
        self.events.push(Event::Deposit { member, amount: Amount::from_minor(amount) });
    }

    pub(super) fn lapse(&mut self, member: MemberNumber) {
        let owner = self.member(member);
        if owner.phase == Phase::In {
            owner.phase = Phase::Out;
        }
    }

    /// Whether a member is covered as far as the balance goes.
    pub(super) fn is_paid_up(&self, member: &Member) -> bool {
        let plan = &self.plans[member.plan.index()];
        match plan.values.sharing.funding {
            Funding::Prepaid(prepaid) => {
                member.account.balance(plan.share_index) >= prepaid.floor.minor()
            }
            Funding::Postpaid(_) => true,
        }
    }
}

/// Has a member who shares hear when the balance falls below what the habit looks at.
fn watch(plan: &mut Plan, prepaid: Prepaid, member: MemberNumber, payer: &Member) {
    let bound = payer.account.credit - level(plan, prepaid, payer.habit);
    plan.bounds.push(Reverse((bound, member)));
}

/// The balance below which a member of a habit does something: where the plan reminds, or the
/// floor.
fn level(plan: &Plan, prepaid: Prepaid, habit: Habit) -> i64 {
    let reminder = match plan.values.payment {
        Payment::Prepaid { reminder_below, .. } => reminder_below.unwrap_or(prepaid.floor),
        Payment::Postpaid { .. } => prepaid.floor,
    };
    match habit {
        Habit::Prompt => reminder.minor(),
        Habit::Late | Habit::Never => prepaid.floor.minor(),
    }
}
