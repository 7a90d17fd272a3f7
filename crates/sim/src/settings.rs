//! What a world is made from.

use jiff::civil::Date;
use rules::values::Values;

/// What a world is made from; the same settings and feedback give the same world.
#[derive(Clone, Debug)]
pub struct WorldSettings {
    /// Where all chance comes from.
    pub seed: u64,
    /// How many people join in all, over all plans.
    pub members: u32,
    /// The first date of the world: the plans are founded on it.
    pub first_day: Date,
    /// The last date of the world; the story takes about 14 months.
    pub last_day: Date,
    /// The plans.
    pub plans: Vec<PlanSettings>,
}

/// One plan of a world.
#[derive(Clone, Debug)]
pub struct PlanSettings {
    /// The rules at the founding.
    pub values: Values,
    /// The rules that follow, where the plan changes them.
    pub newer: Option<Values>,
    /// The plan's part of all who join, in proportion to the other plans.
    pub weight: u32,
}
