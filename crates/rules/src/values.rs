//! The values of a rulebook, typed: what the articles read.

use crate::sharing::Sharing;
use crate::text::BilingualText;
use jiff::civil::Date;
use money::Amount;

/// Every value of one rulebook.
#[derive(Clone, Debug)]
pub struct Values {
    /// Article 2.
    pub eligibility: Eligibility,
    /// Article 3, in the order of the file.
    pub declaration: Vec<Question>,
    /// Article 5.
    pub waiting: Waiting,
    /// Article 6.
    pub conditions: Vec<Condition>,
    /// Article 7.
    pub benefit: Benefit,
    /// Article 8, as the settlement reads it.
    pub sharing: Sharing,
    /// Article 9.
    pub notice: Notice,
    /// Article 9; `None` where no machine may pass an aid.
    pub machine: Option<Machine>,
    /// Articles 10 and 11, beside what the settlement reads.
    pub payment: Payment,
    /// Article 12.
    pub ending: Ending,
    /// Article 13.
    pub refunds: Refunds,
    /// Article 14.
    pub change: Change,
    /// Article 15.
    pub headcount: Headcount,
    /// Article 16.
    pub closing: Closing,
}

/// Who may join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// The lowest age at joining.
    pub age_min: LowestAge,
    /// The highest age at joining, in years, inclusive.
    pub age_max: u32,
}

/// The lowest age, in the unit the plan writes it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LowestAge {
    /// So many days after birth.
    Days(u32),
    /// This birthday.
    Years(u32),
}

/// A question of the health declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Its words.
    pub question: BilingualText,
    /// The answer that bars joining.
    pub barred_by: Answer,
}

/// An answer to a question of the declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Answer {
    /// The answer of a word, `yes` or `no`.
    pub fn from_word(word: &str) -> Option<Answer> {
        match word {
            "yes" => Some(Answer::Yes),
            "no" => Some(Answer::No),
            _ => None,
        }
    }

    /// The word of the answer.
    pub fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::No => "no",
        }
    }

    /// The other answer.
    pub fn other(self) -> Answer {
        match self {
            Answer::Yes => Answer::No,
            Answer::No => Answer::Yes,
        }
    }
}

/// How long a new member waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// For an illness.
    pub illness_days: u32,
    /// For an accident.
    pub accident_days: u32,
}

/// What brought a condition about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An illness.
    Illness,
    /// An accident.
    Accident,
}

impl Cause {
    /// The cause of a word, `illness` or `accident`.
    pub fn from_word(word: &str) -> Option<Cause> {
        match word {
            "illness" => Some(Cause::Illness),
            "accident" => Some(Cause::Accident),
            _ => None,
        }
    }

    /// The word of the cause.
    pub fn word(self) -> &'static str {
        match self {
            Cause::Illness => "illness",
            Cause::Accident => "accident",
        }
    }
}

/// A condition the plan covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: BilingualText,
    /// Its grade, a word of the plan.
    pub grade: String,
    /// Its usual cause; a condition of [`Cause::Accident`] is covered only when by accident.
    pub cause: Cause,
}

/// What is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// How an aid is reckoned.
    pub form: Form,
    /// How many aids one member may receive.
    pub aids_max: u32,
    /// The most of all aids of one member together.
    pub total_max: Option<Amount>,
    /// Days from first diagnosis in which to report.
    pub report_within_days: Option<u32>,
    /// Sums or ceilings by grade and age.
    pub bands: Vec<Band>,
    /// Sums that medical spending reaches, by rising spending.
    pub steps: Vec<Step>,
    /// Parts by whole years in the plan, by rising years; empty: always the whole.
    pub seniority: Vec<Seniority>,
    /// Aids of one grade.
    pub allowances: Vec<Allowance>,
}

/// How an aid is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The amount of the band.
    LumpSum,
    /// A part of the bills, up to the amount of the band.
    Reimbursement(Reimbursement),
    /// The larger of the band's amount and what the spending reaches.
    SpendingSteps,
}

/// A part of the bills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reimbursement {
    /// What the member bears first.
    pub deductible: Amount,
    /// The part above it that is given, in basis points.
    pub ratio_bp: u32,
    /// The part of the ceiling given at once, in basis points.
    pub advance_bp: u32,
}

/// An amount for one grade and some ages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The grade.
    pub grade: String,
    /// From this age at first diagnosis.
    pub age_from: u32,
    /// Through this age.
    pub age_through: u32,
    /// The sum or the ceiling.
    pub amount: Amount,
}

/// An amount from some spending on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Spending of this or more.
    pub spending: Amount,
    /// Gives this.
    pub amount: Amount,
}

/// A part from some years in the plan on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seniority {
    /// Whole years since the waiting period ended.
    pub years_from: u32,
    /// The part of the amount, in basis points.
    pub ratio_bp: u32,
}

/// How many aids of one grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The grade.
    pub grade: String,
    /// The most aids of it.
    pub aids_max: u32,
}

/// How cases are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Days of public notice.
    pub days: u32,
    /// Days in which to object.
    pub objection_days: Option<u32>,
    /// Days in which to appeal.
    pub appeal_days: Option<u32>,
    /// The jury, where there is one.
    pub has_jury: Option<bool>,
    /// How many jurors are drawn for a case; `None`: all who qualify.
    pub jury_drawn: Option<u32>,
    /// The least votes of a valid jury.
    pub jury_quorum: Option<u32>,
    /// The part of the votes that decides, in basis points.
    pub jury_threshold_bp: Option<u32>,
}

/// What a machine may pass without a person; it may never refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// The largest aid it may pass.
    pub aid_max: Amount,
    /// The least days between joining and the event.
    pub member_days_min: u32,
}

/// What a plan's funding adds for members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// Paid in beforehand.
    Prepaid {
        /// What is asked at joining.
        joining_deposit: Amount,
        /// A reminder is sent below this balance.
        reminder_below: Option<Amount>,
    },
    /// Debited after a round.
    Postpaid {
        /// What becomes of arrears when an aid is given.
        arrears: Arrears,
    },
}

/// What becomes of a member's arrears when an aid is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrears {
    /// They are taken off the aid.
    NettedFromAid,
    /// They are asked for apart from the aid.
    AskedForApart,
}

/// How a membership ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// On this birthday.
    pub age_limit: u32,
    /// The plan a member moves to then.
    pub moves_to: Option<String>,
    /// Whether one who left may join again.
    pub may_rejoin: bool,
}

/// In which refused cases the shares paid are given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refunds {
    /// Diagnosed in the waiting period.
    pub waiting_period: bool,
    /// Unfit by the declaration.
    pub declaration_unfit: bool,
    /// Reported late.
    pub reported_late: bool,
    /// Suspended at the diagnosis.
    pub balance_frozen: bool,
    /// A congenital condition.
    pub congenital: bool,
    /// Had left.
    pub member_left: bool,
}

/// How this version came into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The date it was announced.
    pub announced_on: Date,
    /// The least days between announcement and force.
    pub notice_days: u32,
    /// Whether it applies to earlier first diagnoses.
    pub reaches_back: bool,
}

/// With how many members the plan runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headcount {
    /// The least to start with.
    pub start_min: u32,
    /// The plan must end below this.
    pub end_below: Option<u32>,
}

/// How the plan stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Days from the announcement to the end.
    pub announcement_days: u32,
    /// Rounds still shared after the announcement.
    pub last_rounds: u32,
    /// Who pays them.
    pub last_rounds_paid_by: LastRoundsPayer,
    /// Days from first diagnosis in which to apply.
    pub run_off_days: u32,
    /// Days after the end in which balances are refunded.
    pub refund_within_days: u32,
    /// Whether past shares are given back.
    pub refund_past_shares: bool,
    /// Who is paid first when money is short.
    pub payment_order: Vec<Claim>,
}

/// Who pays the rounds after the announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastRoundsPayer {
    /// The members, as before.
    Members,
    /// The operator.
    Operator,
}

/// What is owed when a plan stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Aid granted.
    Aid,
    /// Balances of members.
    Balances,
    /// The management fee.
    Fee,
}
