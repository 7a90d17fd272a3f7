//! The report that begins a case: what is kept of it in the clear. It names nobody; hospital and
//! story are personal and lie sealed beside it.

use crate::harm::{Frailty, Urgency};
use crate::lines::{Lines, Parts};
use jiff::civil::Date;
use money::Amount;
use rules::values::Cause;

/// The name of the first step of every case.
pub const REPORT: &str = "report";

/// Who reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reporter {
    /// The member.
    Member,
    /// Who pays for the member.
    Payer,
    /// Who decides for the member.
    Guardian,
    /// One of the three people whom the member named.
    Contact,
    /// Staff, for somebody who telephones.
    Clerk,
}

impl Reporter {
    /// Everybody who may report, in the order in which somebody is looked at.
    pub const ALL: [Reporter; 5] =
        [Reporter::Member, Reporter::Guardian, Reporter::Payer, Reporter::Contact, Reporter::Clerk];

    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Reporter::Member => "member",
            Reporter::Payer => "payer",
            Reporter::Guardian => "guardian",
            Reporter::Contact => "contact",
            Reporter::Clerk => "clerk",
        }
    }

    /// The reporter of a name.
    pub fn from_slug(slug: &str) -> Option<Reporter> {
        Reporter::ALL.into_iter().find(|reporter| reporter.slug() == slug)
    }
}

/// Whether the member is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// As far as is known.
    Living,
    /// Died; somebody else reports.
    Died,
}

impl Life {
    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Life::Living => "living",
            Life::Died => "died",
        }
    }

    /// The life of a name.
    pub fn from_slug(slug: &str) -> Option<Life> {
        [Life::Living, Life::Died].into_iter().find(|life| life.slug() == slug)
    }
}

/// What a report says that the articles and the queues read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who reports.
    pub by: Reporter,
    /// The day of the first diagnosis, of the accident or of the death.
    pub event_on: Date,
    /// The id of the condition; none where only spending is put forward.
    pub condition: Option<String>,
    /// What brought it about; the usual cause of the condition where it is not said.
    pub cause: Option<Cause>,
    /// Whether the member is alive.
    pub life: Life,
    /// How urgent the treatment is.
    pub urgency: Urgency,
    /// Whether the member is a child or old.
    pub frailty: Frailty,
    /// Bills to be reimbursed, all together.
    pub bills: Amount,
    /// Medical spending, for the steps of spending.
    pub spending: Amount,
}

impl Report {
    /// The report as lines `key=value`, canonical.
    pub fn body(&self) -> String {
        let mut lines = Lines::default();
        lines.with("by", self.by.slug());
        lines.with("event_on", self.event_on);
        if let Some(condition) = &self.condition {
            lines.with("condition", condition);
        }
        if let Some(cause) = self.cause {
            lines.with("cause", cause.word());
        }
        lines.with("life", self.life.slug());
        lines.with("urgency", self.urgency.slug());
        lines.with("frailty", self.frailty.slug());
        lines.amount("bills", self.bills);
        lines.amount("spending", self.spending);
        lines.text()
    }

    /// The report of its lines; nothing where they are not what [`Report::body`] writes.
    pub fn read(body: &str) -> Option<Report> {
        let parts = Parts::of(body)?;
        let cause = match parts.text("cause") {
            Some(word) => Some(Cause::from_word(word)?),
            None => None,
        };
        let report = Report {
            by: Reporter::from_slug(parts.text("by")?)?,
            event_on: parts.read("event_on")?,
            condition: parts.text("condition").map(str::to_owned),
            cause,
            life: Life::from_slug(parts.text("life")?)?,
            urgency: Urgency::from_slug(parts.text("urgency")?)?,
            frailty: Frailty::from_slug(parts.text("frailty")?)?,
            bills: parts.amount("bills")?,
            spending: parts.amount("spending")?,
        };
        (report.body() == body).then_some(report)
    }
}

#[cfg(test)]
mod tests {
    use super::{Life, Report, Reporter};
    use crate::harm::{Frailty, Urgency};
    use jiff::civil::date;
    use money::Amount;
    use rules::values::Cause;

    #[test]
    fn a_report_is_read_as_it_was_written() {
        let report = Report {
            by: Reporter::Contact,
            event_on: date(2026, 3, 4),
            condition: Some("stroke".to_owned()),
            cause: Some(Cause::Illness),
            life: Life::Died,
            urgency: Urgency::TreatmentWaits,
            frailty: Frailty::Frail,
            bills: Amount::from_minor(12_300),
            spending: Amount::ZERO,
        };
        assert_eq!(
            report.body(),
            "by=contact\nevent_on=2026-03-04\ncondition=stroke\ncause=illness\nlife=died\n\
             urgency=treatment_waits\nfrailty=frail\nbills=12300\nspending=0",
        );
        assert_eq!(Report::read(&report.body()), Some(report.clone()));
        let plain = Report { condition: None, cause: None, ..report };
        assert_eq!(Report::read(&plain.body()), Some(plain.clone()));
        let bodies = ["", "by=contact", "by=nobody\nevent_on=2026-03-04"];
        for broken in bodies.map(str::to_owned).into_iter().chain([plain.body() + "\nmore=1"]) {
            assert_eq!(Report::read(&broken), None, "{broken}");
        }
    }
}
