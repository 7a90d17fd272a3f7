//! Where a case is.

use ledger::Language;

/// Where a case is on its way from the report to the money (DESIGN §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of each state, in both languages, are its documentation")]
pub enum State {
    Reported,
    PapersAsked,
    Investigating,
    Reviewing,
    SecondReading,
    ThirdReading,
    Refused,
    Appealed,
    Jury,
    Notice,
    Objected,
    Carried,
    Paid,
    Closed,
    Withdrawn,
    Expired,
}

use State::{
    Appealed, Carried, Closed, Expired, Investigating, Jury, Notice, Objected, Paid, PapersAsked,
    Refused, Reported, Reviewing, SecondReading, ThirdReading, Withdrawn,
};

impl State {
    /// Every state, in the order of the way.
    pub const ALL: [State; 16] = [
        Reported,
        PapersAsked,
        Investigating,
        Reviewing,
        SecondReading,
        ThirdReading,
        Refused,
        Appealed,
        Jury,
        Notice,
        Objected,
        Carried,
        Paid,
        Closed,
        Withdrawn,
        Expired,
    ];

    /// The name in the database and on the wire; it never changes.
    pub fn slug(self) -> &'static str {
        self.names()[0]
    }

    /// The name that people read.
    pub fn name(self, language: Language) -> &'static str {
        let [_, chinese, english] = self.names();
        language.pick(chinese, english)
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            Reported => ["reported", "已报案", "reported"],
            PapersAsked => ["papers_asked", "待补材料", "papers asked for"],
            Investigating => ["investigating", "调查中", "under investigation"],
            Reviewing => ["reviewing", "审核中", "under review"],
            SecondReading => ["second_reading", "复核中", "second reading"],
            ThirdReading => ["third_reading", "三审中", "third reading"],
            Refused => ["refused", "不予互助", "refused"],
            Appealed => ["appealed", "申诉中", "under appeal"],
            Jury => ["jury", "评议中", "before the jury"],
            Notice => ["notice", "公示中", "on public notice"],
            Objected => ["objected", "异议复查中", "objection under review"],
            Carried => ["carried", "已分摊待付", "shared, to be paid"],
            Paid => ["paid", "已付清", "paid"],
            Closed => ["closed", "已办结", "closed"],
            Withdrawn => ["withdrawn", "已撤回", "withdrawn"],
            Expired => ["expired", "逾期未补", "expired"],
        }
    }

    /// The state of a name.
    pub fn from_slug(slug: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.slug() == slug)
    }

    /// Whether nothing more happens to a case that is here, but that it may be looked back at and
    /// that money of it may be recovered.
    pub fn is_final(self) -> bool {
        matches!(self, Closed | Withdrawn | Expired)
    }

    /// Whose queue the case stands in.
    pub fn queue(self) -> Option<Queue> {
        match self {
            Reported => Some(Queue::Intake),
            Investigating => Some(Queue::Investigation),
            Reviewing => Some(Queue::Review),
            SecondReading => Some(Queue::SecondReading),
            ThirdReading => Some(Queue::ThirdReading),
            Appealed => Some(Queue::Appeal),
            Objected => Some(Queue::Objection),
            Carried => Some(Queue::Payment),
            PapersAsked | Refused | Jury | Notice | Paid | Closed | Withdrawn | Expired => None,
        }
    }
}

/// What waits for one kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of each queue are its documentation")]
pub enum Queue {
    Intake,
    Investigation,
    Review,
    SecondReading,
    ThirdReading,
    Appeal,
    Objection,
    Payment,
}

impl Queue {
    /// Every queue.
    pub const ALL: [Queue; 8] = [
        Queue::Intake,
        Queue::Investigation,
        Queue::Review,
        Queue::SecondReading,
        Queue::ThirdReading,
        Queue::Appeal,
        Queue::Objection,
        Queue::Payment,
    ];

    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Queue::Intake => "intake",
            Queue::Investigation => "investigation",
            Queue::Review => "review",
            Queue::SecondReading => "second_reading",
            Queue::ThirdReading => "third_reading",
            Queue::Appeal => "appeal",
            Queue::Objection => "objection",
            Queue::Payment => "payment",
        }
    }

    /// The queue of a name.
    pub fn from_slug(slug: &str) -> Option<Queue> {
        Queue::ALL.into_iter().find(|queue| queue.slug() == slug)
    }
}
