//! Cases: what the public sees of them, reporting one, following it, and the work on it.

mod file;
mod lists;
mod public;
mod queries;
mod queues;
mod reckoning;
mod reporting;
mod steps;

use crate::state::Web;
use casework::bill::{BillLine, NotAccepted};
use casework::definition::ItemAnswer;
use ledger::Rejection;
use money::Amount;
use serde::{Deserialize, Serialize};
use service::cases::Words;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .merge(lists::routes())
        .merge(public::routes())
        .merge(reporting::routes())
        .merge(file::routes())
        .merge(steps::routes())
        .merge(reckoning::routes())
        .merge(queues::routes())
}

/// A text in both languages.
#[derive(Serialize, ToSchema)]
pub(crate) struct InBoth {
    /// In Chinese.
    zh: String,
    /// In English.
    en: String,
}

impl InBoth {
    pub(crate) fn of(chinese: &str, english: &str) -> InBoth {
        InBoth { zh: chinese.to_owned(), en: english.to_owned() }
    }
}

/// What becomes of a written step: how many steps the case has now.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseMoved {
    /// The case.
    pub case: String,
    /// What the next step has to say it has seen, where this one changed that.
    pub steps: Option<u32>,
}

/// What is written with a step; personal, and sealed under the member's key.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct WordsSent {
    /// A story, an explanation, a report of a visit, a note; at most 4,000 characters.
    text: String,
    /// The hospital of the first diagnosis, in a report.
    hospital: String,
    /// The definition, item by item, in a decision: `met`, `not_met` or `cannot_tell`.
    items: Vec<String>,
    /// The bills, line by line, in a decision.
    bills: Vec<BillLineSent>,
    /// The papers this step points to, in an objection.
    papers: Vec<Uuid>,
}

/// A line of the bills, in minor units.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BillLineSent {
    /// What was billed.
    billed_minor: i64,
    /// What of it is accepted.
    accepted_minor: i64,
    /// Why the rest is not; exactly where there is a rest.
    because: Option<String>,
}

impl WordsSent {
    pub(crate) fn read(&self) -> Result<Words, Rejection> {
        let item = |slug: &String| ItemAnswer::from_slug(slug).ok_or(Rejection::FieldsWrong);
        let bill = |line: &BillLineSent| {
            let because = line
                .because
                .as_deref()
                .map(|slug| NotAccepted::from_slug(slug).ok_or(Rejection::FieldsWrong));
            Ok(BillLine {
                billed: Amount::from_minor(line.billed_minor),
                accepted: Amount::from_minor(line.accepted_minor),
                because: because.transpose()?,
            })
        };
        Ok(Words {
            text: self.text.clone(),
            hospital: self.hospital.clone(),
            items: self.items.iter().map(item).collect::<Result<_, _>>()?,
            bills: self.bills.iter().map(bill).collect::<Result<_, Rejection>>()?,
            papers: self.papers.clone(),
        })
    }

    pub(crate) fn shown(words: Words) -> WordsSent {
        let bill = |line: &BillLine| BillLineSent {
            billed_minor: line.billed.minor(),
            accepted_minor: line.accepted.minor(),
            because: line.because.map(|because| because.slug().to_owned()),
        };
        WordsSent {
            items: words.items.iter().map(|item| item.slug().to_owned()).collect(),
            bills: words.bills.iter().map(bill).collect(),
            text: words.text,
            hospital: words.hospital,
            papers: words.papers,
        }
    }
}
