//! Who takes a step: a person, in one standing. A machine is none.

use crate::table::Who;
use ledger::Rejection;
use uuid::Uuid;

/// A person who takes a step, as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Uuid,
    /// As what.
    pub standing: Standing,
}

/// As what somebody acts on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Whose case it is, or who acts for that member: payer, guardian, named contact.
    Applicant,
    /// A member of the plan, who objects.
    Member,
    /// Takes reports in, by telephone too.
    IntakeClerk,
    /// Visits patients and hospitals.
    Investigator,
    /// Reads the papers against the definition.
    MedicalReviewer,
    /// Reads again.
    SecondReviewer,
    /// Pays.
    Treasurer,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Standing; 7] = [
        Standing::Applicant,
        Standing::Member,
        Standing::IntakeClerk,
        Standing::Investigator,
        Standing::MedicalReviewer,
        Standing::SecondReviewer,
        Standing::Treasurer,
    ];

    /// The name in the database; those of the staff are the names of their roles.
    pub fn slug(self) -> &'static str {
        match self {
            Standing::Applicant => "applicant",
            Standing::Member => "member",
            Standing::IntakeClerk => "intake_clerk",
            Standing::Investigator => "investigator",
            Standing::MedicalReviewer => "medical_reviewer",
            Standing::SecondReviewer => "second_reviewer",
            Standing::Treasurer => "treasurer",
        }
    }

    /// The standing of a name.
    pub fn from_slug(slug: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.slug() == slug)
    }

    /// Whether this standing is one of those.
    fn is(self, who: Who) -> bool {
        match who {
            Who::Applicant => self == Standing::Applicant,
            Who::ApplicantOrClerk => matches!(self, Standing::Applicant | Standing::IntakeClerk),
            Who::IntakeClerk => self == Standing::IntakeClerk,
            Who::Investigator => self == Standing::Investigator,
            Who::Worker => matches!(
                self,
                Standing::IntakeClerk | Standing::Investigator | Standing::MedicalReviewer
            ),
            Who::Staff => !matches!(self, Standing::Applicant | Standing::Member),
            Who::MedicalReviewer => self == Standing::MedicalReviewer,
            Who::SecondReviewer => self == Standing::SecondReviewer,
            Who::Panel => matches!(self, Standing::MedicalReviewer | Standing::SecondReviewer),
            Who::Member => self == Standing::Member,
            Who::Treasurer => self == Standing::Treasurer,
            Who::Machine | Who::Calendar => false,
        }
    }
}

impl Who {
    /// Looks whether this is one of those who may.
    ///
    /// # Errors
    /// The rejection that names who may.
    pub fn check(self, standing: Standing) -> Result<(), Rejection> {
        match standing.is(self) {
            true => Ok(()),
            false => Err(self.nobody_may()),
        }
    }

    /// The rejection that names who may.
    pub fn nobody_may(self) -> Rejection {
        match self {
            Who::Applicant | Who::ApplicantOrClerk => Rejection::OnlyTheApplicant,
            Who::IntakeClerk => Rejection::OnlyIntakeClerks,
            Who::Investigator => Rejection::OnlyInvestigators,
            Who::Worker | Who::MedicalReviewer => Rejection::OnlyMedicalReviewers,
            Who::SecondReviewer | Who::Panel => Rejection::OnlySecondReviewers,
            Who::Staff => Rejection::NotPermitted,
            Who::Member => Rejection::OnlyMembers,
            Who::Treasurer => Rejection::OnlyTreasurers,
            Who::Machine | Who::Calendar => Rejection::OnlyTheSchedule,
        }
    }
}
