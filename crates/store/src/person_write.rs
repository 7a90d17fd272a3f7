//! What can be written about people and their memberships.

use crate::batch::{MemberId, PoolId};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A person's id, made by the client.
pub type PersonId = Uuid;

/// The pool of batches that concern a person and no pool.
pub const NO_POOL: PoolId = 0;

/// One thing to write about people. What is personal comes sealed; the store cannot read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonWrite {
    /// A person is registered.
    Register(NewPerson),
    /// What is personal is corrected by who has read this version of it.
    Correct {
        /// The person.
        person: PersonId,
        /// The version that was read.
        version: u32,
        /// The new content.
        sealed: Vec<u8>,
        /// As in [`NewPerson::documents`].
        documents: Vec<[u8; 32]>,
        /// As in [`NewPerson::masked_index`].
        masked_index: [u8; 32],
    },
    /// The person's key is destroyed, and with it what is sealed under it.
    Erase {
        /// The person.
        person: PersonId,
    },
    /// The person's key is wrapped under a newer master key; nothing where it changed meanwhile.
    Rewrap {
        /// The person.
        person: PersonId,
        /// The wrapped key as it was read.
        before: Vec<u8>,
        /// The same key, wrapped anew.
        wrapped_key: Vec<u8>,
        /// The number of the master key that wraps it now.
        master_key: u32,
    },
    /// Somebody is about to see what is personal.
    LookUp(LookUp),
    /// A member who joined in this pool is this person.
    Enrol(NewMembership),
    /// Who pays for a member from a day on; nobody else when none is named.
    Payer {
        /// The member.
        member: MemberId,
        /// Who pays.
        payer: Option<PersonId>,
        /// From when.
        since: Date,
    },
    /// Who decides for a person who cannot.
    Guardian(Guardian),
    /// To whom aid goes after death, in order; takes the place of an earlier list.
    Payees {
        /// The person.
        person: PersonId,
        /// Each sealed.
        sealed: Vec<Vec<u8>>,
    },
    /// Why a membership ended; the leaving itself is a write of its own.
    End(Ending),
}

/// A person to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// The person.
    pub person: PersonId,
    /// What is personal.
    pub sealed: Vec<u8>,
    /// The person's key.
    pub wrapped_key: Vec<u8>,
    /// The number of the master key that wraps it.
    pub master_key: u32,
    /// What stands for the document number: under the newest master key, which is written, then
    /// under older ones, which may not be taken either.
    pub documents: Vec<[u8; 32]>,
    /// What stands for the family name and the end of the document's number, under the newest
    /// master key.
    pub masked_index: [u8; 32],
}

/// One look at what is personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookUp {
    /// Made by the client.
    pub look_up: Uuid,
    /// Who looks.
    pub account: Uuid,
    /// At whom.
    pub person: PersonId,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// What joins a member to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMembership {
    /// What the salts of the member's balance are made from.
    pub balance_secret: [u8; 16],
    /// The member.
    pub member: MemberId,
    /// Who it is, and the rest that is kept.
    pub membership: Membership,
    /// Whether a person who left the pool may join it again.
    pub rejoining: Rejoining,
}

/// Whether a plan takes back who left (article 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejoining {
    /// It does.
    Allowed,
    /// It does not.
    Refused,
}

/// What is kept about a membership; all but the person and the receipt serves statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who the member is.
    pub person: PersonId,
    /// The hash that names the version of the rulebook.
    pub version: [u8; 32],
    /// When the person joined.
    pub joined_at: Timestamp,
    /// The year of birth.
    pub birth_year: u16,
    /// The sex in the register.
    pub sex: Option<Sex>,
    /// The first day of the month of the birthday on which the membership ends.
    pub ages_out_month: Date,
    /// The signed receipt, sealed.
    pub receipt: Vec<u8>,
    /// The hash that stands for the receipt in the public log; none for who joined before there
    /// was one.
    pub commitment: Option<[u8; 32]>,
}

/// The sex in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// The name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Sex::Female => "female",
            Sex::Male => "male",
        }
    }

    /// The sex of a name.
    pub fn from_slug(slug: &str) -> Option<Sex> {
        [Sex::Female, Sex::Male].into_iter().find(|sex| sex.slug() == slug)
    }
}

/// Who decides for whom, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guardian {
    /// For whom.
    pub ward: PersonId,
    /// Who decides.
    pub guardian: PersonId,
    /// From this day.
    pub since: Date,
    /// Until the day before this one, if an end is known.
    pub until: Option<Date>,
}

/// How a membership ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Whose.
    pub member: MemberId,
    /// Why.
    pub reason: EndingReason,
    /// By which article.
    pub article: u8,
    /// When it was decided.
    pub decided_on: Date,
}

/// Why a membership ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndingReason {
    /// By the member's own choice.
    Left,
    /// The birthday of the age limit came.
    AgeLimit,
    /// Removed by an article.
    Removed,
    /// The person died.
    Died,
}

impl EndingReason {
    /// Every reason.
    pub const ALL: [EndingReason; 4] =
        [EndingReason::Left, EndingReason::AgeLimit, EndingReason::Removed, EndingReason::Died];

    /// The name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            EndingReason::Left => "left",
            EndingReason::AgeLimit => "age_limit",
            EndingReason::Removed => "removed",
            EndingReason::Died => "died",
        }
    }

    /// The reason of a name.
    pub fn from_slug(slug: &str) -> Option<EndingReason> {
        EndingReason::ALL.into_iter().find(|reason| reason.slug() == slug)
    }
}
