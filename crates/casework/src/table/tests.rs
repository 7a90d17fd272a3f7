use super::{STEPS, StepRow, Who};
use crate::state::State;
use std::collections::BTreeSet;

#[test]
fn names_are_unique_and_every_open_state_has_a_way_on() {
    let slugs: BTreeSet<&str> = STEPS.iter().map(|row| row.slug).collect();
    assert_eq!(slugs.len(), STEPS.len());
    for state in State::ALL {
        let leads_on =
            |row: &&StepRow| row.from.contains(&state) && row.to.iter().any(|to| *to != state);
        assert_eq!(STEPS.iter().any(|row| leads_on(&row)), !state.is_final(), "{state:?}");
    }
}

#[test]
fn only_people_lead_to_a_refusal() {
    for row in STEPS.iter().filter(|row| row.to.contains(&State::Refused)) {
        assert!(!matches!(row.who, Who::Machine | Who::Calendar), "{}", row.slug);
    }
}
