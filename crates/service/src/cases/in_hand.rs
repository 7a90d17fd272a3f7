//! A case in hand: reported, and led on, without being read again between its steps.
//!
//! Whose turn it is the table of steps says here too, but whose session it is nobody looks at. A
//! request looks before it comes here; who builds a whole community at once, as the demonstration
//! does, stands for all of its people.

use super::opened::{OpenCase, case_rules};
use super::reporting::standing_of;
use super::turn::{Turn, follow};
use super::words::Words;
use crate::Community;
use casework::Case;
use casework::harm::harm;
use casework::person::Person;
use casework::report::{REPORT, Report};
use casework::step::Step;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use std::sync::Arc;
use store::{CaseFile, CaseStep, CaseWrite, MemberId, PersonId, PoolId, StoreFailure, Write};
use uuid::Uuid;
use vault::PersonKey;

/// A case that is about to be reported.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The pool.
    pub pool: PoolId,
    /// Its public id.
    pub case: String,
    /// Whose it is.
    pub member: MemberId,
    /// Who the member is.
    pub person: PersonId,
    /// The member's key.
    pub key: PersonKey,
    /// The account that reports it.
    pub account: Uuid,
    /// What it says.
    pub report: Report,
    /// Hospital and story.
    pub words: Words,
    /// The rules that bind it.
    pub rules: Arc<Rulebook>,
    /// What they would give.
    pub value: Amount,
    /// The business date.
    pub on: Date,
    /// The instant.
    pub at: Timestamp,
}

/// A case in hand.
pub struct CaseInHand {
    open: OpenCase,
    key: PersonKey,
}

impl CaseInHand {
    /// Reports a case; the writes make it last.
    pub fn report(community: &Community, new: NewCase) -> (CaseInHand, Vec<Write>) {
        let NewCase { pool, member, person, key, account, report, rules, on, at, .. } = new;
        let case = Case::report(case_rules(&rules.values), account, on);
        let step = CaseStep {
            step: 1,
            kind: REPORT.to_owned(),
            account: Some(account),
            role: standing_of(report.by).slug().to_owned(),
            on,
            at,
            body: report.body(),
            sealed: new.words.seal(community, &key, person),
        };
        let mut file = CaseFile {
            member,
            case: new.case,
            state: String::new(),
            queue: String::new(),
            harm: 0,
            owner: String::new(),
            due_on: None,
            reported_on: on,
            event_on: report.event_on,
            condition: report.condition.clone(),
            version: rules.version_id.bytes(),
            value: new.value,
            steps: 1,
            claim: None,
        };
        follow(&mut file, &case, harm(report.urgency, report.frailty, 0));
        let begin = CaseWrite::Begin { file: file.clone(), step: step.clone() };
        let open = OpenCase { pool, file, steps: vec![step], case, report, rules, person };
        (CaseInHand { open, key }, vec![Write::Case(Box::new(begin))])
    }

    /// Takes a case in hand that was written.
    ///
    /// # Errors
    /// Those of [`OpenCase::read`]; [`Rejection::PersonErased`].
    pub async fn read(
        community: &Community,
        pool: PoolId,
        case: &str,
    ) -> Result<CaseInHand, StoreFailure> {
        let open = OpenCase::read(community, pool, case).await?;
        let key = open.key(community).await?;
        Ok(CaseInHand { open, key })
    }

    /// The case as it is.
    pub fn open(&self) -> &OpenCase {
        &self.open
    }

    /// Takes a step; the writes make it last.
    ///
    /// # Errors
    /// Those of the step.
    pub fn take(
        &mut self,
        community: &Community,
        (step, by): (Step, Option<Person>),
        words: &Words,
        (on, at): (Date, Timestamp),
    ) -> Result<Vec<Write>, Rejection> {
        let sealed = words.seal(community, &self.key, self.open.person);
        self.turn(Turn { step, by, sealed, on, at })
    }

    pub(super) fn turn(&mut self, turn: Turn) -> Result<Vec<Write>, Rejection> {
        self.open.take(turn)
    }
}
