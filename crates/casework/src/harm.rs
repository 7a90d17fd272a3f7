//! In which order a queue is worked on: by the harm of waiting, then by the clock.

/// How urgent the applicant's treatment is, as it was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// No treatment waits for the money.
    Ordinary,
    /// A treatment is going on.
    InTreatment,
    /// A treatment cannot begin or go on without the money.
    TreatmentWaits,
}

impl Urgency {
    /// Every urgency.
    pub const ALL: [Urgency; 3] =
        [Urgency::Ordinary, Urgency::InTreatment, Urgency::TreatmentWaits];

    /// The name on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Urgency::Ordinary => "ordinary",
            Urgency::InTreatment => "in_treatment",
            Urgency::TreatmentWaits => "treatment_waits",
        }
    }

    /// The urgency of a name.
    pub fn from_slug(slug: &str) -> Option<Urgency> {
        Urgency::ALL.into_iter().find(|urgency| urgency.slug() == slug)
    }

    fn weight(self) -> u32 {
        match self {
            Urgency::Ordinary => 0,
            Urgency::InTreatment => 100,
            Urgency::TreatmentWaits => 200,
        }
    }
}

/// What of a member counts besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frailty {
    /// A child, or from 60 years on.
    Frail,
    /// Anybody else.
    Ordinary,
}

impl Frailty {
    /// The frailty of an age in years.
    pub fn of_age(age: u32) -> Frailty {
        match age {
            ..18 | 60.. => Frailty::Frail,
            _ => Frailty::Ordinary,
        }
    }

    /// The name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Frailty::Frail => "frail",
            Frailty::Ordinary => "ordinary",
        }
    }

    /// The frailty of a name.
    pub fn from_slug(slug: &str) -> Option<Frailty> {
        [Frailty::Frail, Frailty::Ordinary].into_iter().find(|frailty| frailty.slug() == slug)
    }
}

/// The harm of waiting: a greater number comes first. Each time the operator was late weighs ten,
/// so that somebody passed over moves up; at most as much as one step of urgency.
pub fn harm(urgency: Urgency, frailty: Frailty, breaches: u32) -> u32 {
    let frail = match frailty {
        Frailty::Frail => 20,
        Frailty::Ordinary => 0,
    };
    let late = breaches.min(10).saturating_mul(10);
    urgency.weight().saturating_add(frail).saturating_add(late)
}

#[cfg(test)]
mod tests {
    use super::{Frailty, Urgency, harm};

    #[test]
    fn who_is_harmed_most_by_waiting_comes_first() {
        let order = [
            harm(Urgency::TreatmentWaits, Frailty::Frail, 0),
            harm(Urgency::TreatmentWaits, Frailty::Ordinary, 0),
            harm(Urgency::InTreatment, Frailty::Ordinary, 5),
            harm(Urgency::InTreatment, Frailty::Frail, 0),
            harm(Urgency::InTreatment, Frailty::Ordinary, 0),
            harm(Urgency::Ordinary, Frailty::Frail, 1),
            harm(Urgency::Ordinary, Frailty::Ordinary, 0),
        ];
        assert!(order.is_sorted_by(|one, next| one > next), "{order:?}");
    }
}
