//! Which illness strikes whom.

use crate::dice::Dice;
use crate::event::Narrative;
use crate::person::Sex;
use rules::values::{Cause, Condition, Values};

/// How often a condition is the one, among men and women. Assumed, in the order of the illnesses
/// that the largest platform reported most for each; those not named here weigh [`OTHER`].
const WEIGHTS: [(&str, u64, u64); 12] = [
    ("malignant_tumour", 200, 200),
    ("lung_cancer", 160, 120),
    ("acute_myocardial_infarction", 140, 30),
    ("bowel_cancer", 100, 60),
    ("craniotomy", 90, 30),
    ("stomach_cancer", 80, 30),
    ("breast_cancer", 0, 240),
    ("cervical_cancer", 0, 100),
    ("thyroid_cancer", 25, 55),
    ("early_thyroid_cancer", 25, 55),
    ("stroke", 90, 50),
    ("kidney_failure", 40, 30),
];

const OTHER: u64 = 10;

/// The index of a condition that strikes; `None` when the plan lists none of such a cause.
pub(crate) fn draw(values: &Values, cause: Cause, sex: Sex, dice: &mut Dice) -> Option<usize> {
    let weights = values.conditions.iter().map(|condition| weight(condition, cause, sex));
    (weights.clone().sum::<u64>() > 0).then(|| dice.weighted(weights))
}

fn weight(condition: &Condition, cause: Cause, sex: Sex) -> u64 {
    if condition.cause != cause {
        return 0;
    }
    let row = WEIGHTS.iter().find(|row| row.0 == condition.id);
    row.map_or(OTHER, |row| match sex {
        Sex::Male => row.1,
        Sex::Female => row.2,
    })
}

/// The thyroid cancer of a plan; where it lists none, its first illness.
pub(crate) fn thyroid(values: &Values) -> usize {
    let conditions = &values.conditions;
    let named = conditions.iter().position(|condition| condition.id.contains("thyroid"));
    named.unwrap_or_else(|| first_illness(values))
}

/// Whether a plan lists thyroid cancer.
pub(crate) fn lists_thyroid(values: &Values) -> bool {
    values.conditions.iter().any(|condition| condition.id.contains("thyroid"))
}

/// The first illness of a plan; where it lists accidents only, the first of them.
pub(crate) fn first_illness(values: &Values) -> usize {
    let mut conditions = values.conditions.iter();
    conditions.position(|condition| condition.cause == Cause::Illness).unwrap_or_default()
}

/// The condition whose definition is easily misread; where a plan lists none, its first illness.
pub(crate) fn disputed(values: &Values) -> usize {
    let mut conditions = values.conditions.iter();
    let named = conditions.position(|condition| condition.id == "acute_myocardial_infarction");
    named.unwrap_or_else(|| first_illness(values))
}

/// How a condition came to light.
pub(crate) fn narrative(condition: &Condition, dice: &mut Dice) -> Narrative {
    let sudden = ["acute_myocardial_infarction", "stroke", "craniotomy", "deep_coma"];
    match condition.cause {
        Cause::Accident => Narrative::Accident,
        Cause::Illness if sudden.contains(&condition.id.as_str()) => Narrative::Emergency,
        Cause::Illness if dice.happens(400) => Narrative::CheckUp,
        Cause::Illness => Narrative::Symptoms,
    }
}
