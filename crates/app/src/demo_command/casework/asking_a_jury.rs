//! A jury of members: tested on the rules, drawn, heard and counted through the same use cases as
//! everywhere.

use super::{CaseWork, CaseWrites};
use crate::demo_command::plans::noon;
use casework::jury::Vote;
use casework::state::State;
use casework::step::HumanStep;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use service::Community;
use service::cases::CaseInHand;
use service::cases::jury::{cast, close_ended, commit_writes, open_committed};
use service::principal::{Principal, Proof};
use store::sign_in::Strength;
use store::{Batch, CaseWrite, MemberId, PersonId, PoolId, StoreFailure, Write};

/// The most members who take the test on the rules.
pub const JURORS_MAX: usize = 40;

/// Of so many ballots one is against the aid.
const AGAINST_ONE_IN: usize = 4;

/// A member who may sit on a jury.
#[derive(Clone, Copy)]
pub struct JurorToBe {
    /// The member.
    pub member: MemberId,
    /// Who it is.
    pub person: PersonId,
}

impl CaseWork {
    pub(super) fn ask_jury(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let aid = self.cases[&number].open().file.value;
        let step = (HumanStep::AskJury { aid }, self.applicant(number));
        let said = "请会员们来评（虚构）";
        let mut writes = self.by_person(community, number, step, (Some(said), day))?;
        let pool = self.cases[&number].open().pool;
        let commit = commit_writes(community, self.cases[&number].open());
        writes.extend(commit.into_iter().map(|write| (pool, write)));
        Ok(writes)
    }

    /// The cases whose jury was asked for before a day and has not sat; each is told once.
    pub fn before_jury(&mut self, day: Date) -> Vec<usize> {
        let waits = |number: &usize| {
            let open = self.cases[number].open();
            let asked_on = open.steps.last().map(|step| step.on);
            open.case.state == State::Jury && asked_on < Some(day) && !self.heard.contains(number)
        };
        let waiting: Vec<usize> = self.cases.keys().copied().filter(waits).collect();
        self.heard.extend(&waiting);
        waiting
    }

    /// The pool of a case, and whose it is.
    pub fn whose(&self, number: usize) -> (PoolId, MemberId) {
        let open = self.cases[&number].open();
        (open.pool, open.file.member)
    }

    /// Members pass the test, the jury begins to sit on the day after it was asked for, and those
    /// who are drawn vote. Everything before has been written.
    pub async fn hear(
        &mut self,
        community: &Community,
        number: usize,
        (jurors, day): (&[JurorToBe], Date),
    ) -> Result<(), StoreFailure> {
        let open = self.cases[&number].open();
        let (pool, case) = (open.pool, open.file.case.clone());
        let (version, at) = (open.rules.version_id.bytes(), noon(day));
        let pass = |juror: &JurorToBe| {
            let pass = CaseWrite::PassJuror { member: juror.member, version, on: day, at };
            Write::Case(Box::new(pass))
        };
        let passed = jurors.iter().map(pass).collect();
        let batch = Batch::of_pool(community.new_id(at), pool, passed);
        community.store.commit(batch).await?;
        if open_committed(community, open, (day, at)).await?.is_none() {
            return Ok(());
        }
        for (place, juror) in jurors.iter().enumerate() {
            let vote = if place % AGAINST_ONE_IN == 0 { Vote::Against } else { Vote::For };
            let ballot = (community.new_id(at), vote);
            let when = (day, later(at, 1));
            let who = signed_in(community, juror, at);
            match cast(community, &who, (pool, &case), ballot, when).await {
                Ok(_) => {}
                // Who is not drawn, is not covered just now or has an interest does not vote.
                Err(StoreFailure::Rejected(
                    Rejection::JurorNotDrawn
                    | Rejection::JurorUnqualified
                    | Rejection::ConflictDeclared,
                )) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// The ballots are opened together. Everything before has been written.
    pub async fn count(
        &mut self,
        community: &Community,
        number: usize,
        day: Date,
    ) -> Result<(), StoreFailure> {
        let open = self.cases[&number].open();
        let (pool, case) = (open.pool, open.file.case.clone());
        close_ended(community, open, (day, noon(day))).await?;
        let counted = CaseInHand::read(community, pool, &case).await?;
        self.cases.insert(number, counted);
        Ok(())
    }
}

fn signed_in(community: &Community, juror: &JurorToBe, at: Timestamp) -> Principal {
    Principal {
        account: community.new_id(at),
        person: Some(juror.person),
        roles: Vec::new(),
        proof: Proof::Session(Strength::Password),
    }
}

fn later(at: Timestamp, hours: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
}
