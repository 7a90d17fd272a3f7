//! Members of the world sit on juries that people asked for: they pass the test on the rules, and
//! those who are drawn vote, so that there is somebody besides who plays a juror.

use super::{KnownMember, LivingOn, plans};
use casework::jury::Vote;
use casework::state::State;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use plans::noon;
use rules::age::age_on;
use service::cases::OpenCase;
use service::cases::jury::{cast, open_committed};
use service::plans::rules_on;
use service::principal::{Principal, Proof};
use store::jury::{cases_in_state, juror, jury};
use store::sign_in::Strength;
use store::{CaseFile, CaseWrite, PoolId, StoreFailure, Write};

/// The most members of the world who come to a jury.
const JURORS_MAX: usize = 40;

/// A juror of the world has been a member for so many days.
const JUROR_DAYS: i32 = 120;

/// Of so many ballots one is against the aid.
const AGAINST_ONE_IN: usize = 4;

/// The most juries of a pool that begin on a day.
const JURIES_MAX: u32 = 50;

impl LivingOn {
    /// The juries of a pool that begin to sit today.
    pub(super) async fn hear_juries(
        &mut self,
        pool: PoolId,
        day: Date,
    ) -> Result<(), StoreFailure> {
        let mut reader = self.community.store.reader().await?;
        let slug = State::Jury.slug();
        let mut waiting = Vec::new();
        for file in cases_in_state(&mut *reader, pool, slug, "", JURIES_MAX).await? {
            let kept = jury(&mut *reader, pool, file.member, &file.case).await?;
            if kept.is_some_and(|kept| kept.sitting.is_none()) {
                waiting.push(file);
            }
        }
        drop(reader);
        for file in waiting {
            let heard = self.hear(pool, &file, day).await;
            self.count(heard)?;
        }
        Ok(())
    }

    async fn hear(&mut self, pool: PoolId, file: &CaseFile, day: Date) -> Result<(), StoreFailure> {
        let open = OpenCase::read(&self.community, pool, &file.case).await?;
        if open.steps.last().is_none_or(|asked| asked.on >= day) {
            return Ok(());
        }
        let jurors = self.jurors(pool, file, day);
        let tests = self.tests(pool, &jurors, day).await?;
        if !tests.is_empty() {
            let name = format!("tests of the jury {}", file.case);
            self.write(pool, (day, &name), tests).await?;
        }
        let when = (day, noon(day));
        if open_committed(&self.community, &open, when).await?.is_none() {
            return Ok(());
        }
        for (place, known) in jurors.into_iter().enumerate() {
            let vote = if place % AGAINST_ONE_IN == 0 { Vote::Against } else { Vote::For };
            match self.vote((pool, &file.case), known, (vote, day)).await {
                // Who is not drawn, is not covered just now or has an interest does not vote.
                Ok(()) | Err(StoreFailure::Rejected(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    async fn vote(
        &self,
        (pool, case): (PoolId, &str),
        known: KnownMember,
        (vote, day): (Vote, Date),
    ) -> Result<(), StoreFailure> {
        let key = self.id(day, &format!("ballot of {} on {case}", known.member));
        let principal = Principal {
            account: self.id(day, &format!("juror {}", known.member)),
            person: Some(self.person(known).await?),
            roles: Vec::new(),
            proof: Proof::Session(Strength::Password),
        };
        let at = noon(day).saturating_add(SignedDuration::from_hours(1));
        let when = (day, at.unwrap_or(noon(day)));
        cast(&self.community, &principal, (pool, case), (key, vote), when).await.map(drop)
    }

    /// Members of age who have been there for some time, the first of all who joined.
    fn jurors(&self, pool: PoolId, file: &CaseFile, day: Date) -> Vec<KnownMember> {
        let since = day.saturating_sub(JUROR_DAYS.days());
        let of_age = |born: Date| age_on(born, day).is_some_and(|age| age >= 18);
        let members = self.simulation.members.iter();
        let fit = members.filter(|known| {
            let free = known.present && !self.played.contains(&(known.pool, known.member));
            let there = known.pool == pool && known.joined_on < since && of_age(known.born);
            free && there && known.member != file.member
        });
        fit.take(JURORS_MAX).copied().collect()
    }

    /// The tests that these members have still to pass.
    async fn tests(
        &self,
        pool: PoolId,
        jurors: &[KnownMember],
        day: Date,
    ) -> Result<Vec<Write>, StoreFailure> {
        let version = rules_on(&self.community, pool, day).await?.version_id.bytes();
        let mut reader = self.community.store.reader().await?;
        let mut tests = Vec::new();
        for KnownMember { member, .. } in jurors.iter().copied() {
            let last = juror(&mut *reader, pool, member).await?;
            if last.is_none_or(|last| last.version != version || last.passed_at.is_none()) {
                let test = CaseWrite::PassJuror { member, version, on: day, at: noon(day) };
                tests.push(Write::Case(Box::new(test)));
            }
        }
        Ok(tests)
    }
}
