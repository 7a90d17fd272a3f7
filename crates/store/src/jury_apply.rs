//! Writing jurors, juries and ballots.

use crate::batch::MemberId;
use crate::case_write::CaseWrite;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::jury::{self, Ballot, Jury, JuryWrite, Sitting, Votes};
use crate::sql::juries as sql;
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;

impl Transaction<'_> {
    /// Applies one write about juries.
    pub(crate) async fn apply_jury(&mut self, write: &CaseWrite) -> Result<(), StoreFailure> {
        match write {
            CaseWrite::PassJuror { member, version, on, at } => {
                self.test_juror(*member, *version, *on, Some(*at)).await
            }
            CaseWrite::FailJuror { member, version, on } => {
                self.test_juror(*member, *version, *on, None).await
            }
            CaseWrite::Jury(JuryWrite::Commit {
                member,
                case,
                commitment,
                seed_sealed,
                key_sealed,
            }) => {
                let sealed = [seed_sealed.clone().into(), key_sealed.clone().into()];
                self.commit_jury((*member, case), *commitment, sealed).await?;
                self.happened(EventKind::JurySeeded, case, None, None);
                Ok(())
            }
            CaseWrite::Jury(JuryWrite::Open { member, case, sitting, on }) => {
                self.open_jury((*member, case), *sitting, *on).await
            }
            CaseWrite::Jury(JuryWrite::Close { member, case, votes, ballots, on, at }) => {
                self.close_jury((*member, case), (*votes, *ballots), (*on, *at)).await
            }
            CaseWrite::Jury(JuryWrite::Stop { member, case, on, at }) => {
                self.stop_jury((*member, case), (*on, *at)).await
            }
            CaseWrite::Cast(ballot) => self.cast(ballot).await,
            _ => unreachable!("it is about no jury"),
        }
    }

    /// A test on the rules, passed at an instant or failed. There is one a day; who has passed
    /// stays so for this version of the rules.
    async fn test_juror(
        &mut self,
        member: MemberId,
        version: [u8; 32],
        on: Date,
        passed_at: Option<Timestamp>,
    ) -> Result<(), StoreFailure> {
        self.member(member).await?;
        let row =
            [self.pool_id().into(), member.into(), version.into(), passed_at.into(), on.into()];
        if self.execute(&sql::JUROR_TEST, row).await? == 1 {
            return Ok(());
        }
        let pool = self.pool_id();
        let juror = jury::juror(self.session, pool, member).await?;
        match juror.is_some_and(|juror| juror.passed_at.is_some()) {
            true => Ok(()),
            false => Err(Rejection::JurorTestFailed.into()),
        }
    }

    async fn commit_jury(
        &mut self,
        (member, case): (MemberId, &str),
        commitment: [u8; 32],
        sealed: [Value; 2],
    ) -> Result<(), StoreFailure> {
        self.check_case(member, case).await?;
        let mut row = Vec::from(self.case_key(member, case));
        row.push(commitment.into());
        row.extend(sealed);
        match self.session.execute(&sql::JURY_INSERT, &[row]).await? {
            0 => Err(Rejection::StepNotNow.into()),
            _ => Ok(()),
        }
    }

    async fn open_jury(
        &mut self,
        (member, case): (MemberId, &str),
        sitting: Sitting,
        on: Date,
    ) -> Result<(), StoreFailure> {
        let Sitting { opens_at, closes_at, threshold, quorum } = sitting;
        let threshold = i64::try_from(threshold).map_err(|_| Rejection::NumberOutOfRange)?;
        let mut row = vec![opens_at.into(), closes_at.into(), threshold.into(), quorum.into()];
        row.extend(self.case_key(member, case));
        if self.session.execute(&sql::JURY_OPEN, &[row]).await? == 0 {
            return Err(Rejection::StepNotNow.into());
        }
        self.happened(EventKind::JuryOpened, case, on, None);
        Ok(())
    }

    async fn close_jury(
        &mut self,
        (member, case): (MemberId, &str),
        (votes, ballots): (Votes, u32),
        (on, at): (Date, Timestamp),
    ) -> Result<(), StoreFailure> {
        // Locked: a ballot is written before, and then counted here, or finds the jury closed.
        let key = self.case_key(member, case);
        let jury = self.jury(&sql::JURY_FOR_UPDATE, &key).await?;
        let sitting = jury.sitting.filter(|_| jury.votes.is_none());
        let sitting = sitting.ok_or(Rejection::JuryNotOpen)?;
        let count = [self.pool_id().into(), case.into()];
        let counted = self.session.rows(&sql::BALLOTS_COUNT, &count).await?.pop();
        let counted: u32 = counted.expect("a count is one row").columns().read()?;
        if counted != ballots {
            return Err(Rejection::CaseMoved.into());
        }
        let Votes { votes_for, votes_against, seed } = votes;
        let closes_at = sitting.closes_at.min(at);
        let mut row = vec![closes_at.into(), votes_for.into(), votes_against.into(), seed.into()];
        row.extend(key);
        self.session.execute(&sql::JURY_CLOSE, &[row]).await?;
        self.happened(EventKind::JuryClosed, case, on, None);
        Ok(())
    }

    async fn stop_jury(
        &mut self,
        (member, case): (MemberId, &str),
        (on, at): (Date, Timestamp),
    ) -> Result<(), StoreFailure> {
        let key = self.case_key(member, case);
        let jury = self.jury(&sql::JURY_FOR_UPDATE, &key).await?;
        if jury.votes.is_some() {
            return Err(Rejection::JuryNotOpen.into());
        }
        let Some(Sitting { opens_at, closes_at, .. }) = jury.sitting else {
            return Ok(());
        };
        let mut row = vec![closes_at.min(at).max(opens_at).into()];
        row.extend(key);
        self.session.execute(&sql::JURY_STOP, &[row]).await?;
        self.happened(EventKind::JuryClosed, case, on, None);
        Ok(())
    }

    /// A ballot is told to nobody: not even that it was cast.
    async fn cast(&mut self, ballot: &Ballot) -> Result<(), StoreFailure> {
        let key = self.case_key(ballot.member, &ballot.case);
        let jury = self.jury(&sql::JURY_FOR_SHARE, &key).await?;
        let sits = |sitting: Sitting| {
            sitting.opens_at <= ballot.cast_at && ballot.cast_at < sitting.closes_at
        };
        if jury.votes.is_some() || !jury.sitting.is_some_and(sits) {
            return Err(Rejection::JuryNotOpen.into());
        }
        let mut row = Vec::from(self.case_key(ballot.juror, &ballot.case));
        row.extend([ballot.sealed.clone().into(), ballot.cast_at.into()]);
        match self.session.execute(&sql::BALLOT_INSERT, &[row]).await? {
            0 => Err(Rejection::BallotCast.into()),
            _ => Ok(()),
        }
    }

    async fn jury(
        &mut self,
        statement: &'static crate::session::Sql,
        key: &[Value; 3],
    ) -> Result<Jury, StoreFailure> {
        let row = self.session.rows(statement, key).await?.pop();
        jury::read(row.ok_or(Rejection::JuryNotOpen)?)
    }
}
