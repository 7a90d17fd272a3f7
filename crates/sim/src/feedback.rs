//! What the people of a world hear of the rounds: the only thing that comes back to it.

use crate::event::PlanNumber;
use money::Amount;

/// The rounds that settled since the last day.
#[derive(Clone, Debug, Default)]
pub struct Feedback {
    /// Each round once, in time order.
    pub settled: Vec<SettledRound>,
}

/// What a member hears of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledRound {
    /// Whose.
    pub plan: PlanNumber,
    /// What one unit was charged.
    pub share: Amount,
}
