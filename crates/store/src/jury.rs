//! Juries: who may be drawn, the jury of a case, and its ballots.
//!
//! A jury goes three steps: its seed is committed to before anybody can be drawn by it, then it
//! sits, then its ballots are opened together and the seed is revealed. **Invariant: a ballot is
//! taken while the jury sits, one of each juror, and every ballot taken is counted**: who closes a
//! jury says how many were opened. Those of a jury that was stopped are never opened.

use crate::batch::{MemberId, PoolId};
use crate::case_file::CaseFile;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::juries as sql;
use crate::value::Row;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A member's last test on the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Juror {
    /// The version of the rules it was about.
    pub version: [u8; 32],
    /// When it was passed, if it was.
    pub passed_at: Option<Timestamp>,
    /// The day of the last test.
    pub tried_on: Date,
    /// How often the test on this version was taken.
    pub tries: u32,
}

/// The jury of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jury {
    /// What the seed was committed to with.
    pub commitment: [u8; 32],
    /// The seed, sealed.
    pub seed_sealed: Vec<u8>,
    /// What opens the ballots, sealed.
    pub key_sealed: Vec<u8>,
    /// Its sitting, once it has begun.
    pub sitting: Option<Sitting>,
    /// Its votes, once they are counted.
    pub votes: Option<Votes>,
}

/// The sitting of a jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// From this instant.
    pub opens_at: Timestamp,
    /// Until before this one; earlier than was said where it was stopped.
    pub closes_at: Timestamp,
    /// A juror whose number in the draw is below it is drawn.
    pub threshold: u64,
    /// How many ballots bind.
    pub quorum: u32,
}

/// What a jury voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes {
    /// For the aid.
    pub votes_for: u32,
    /// Against it.
    pub votes_against: u32,
    /// The seed of the draw, which anybody may now check against the commitment.
    pub seed: [u8; 32],
}

/// One thing to write about the jury of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JuryWrite {
    /// The seed of the draw is committed to.
    Commit {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// What it is committed to with.
        commitment: [u8; 32],
        /// The seed, sealed.
        seed_sealed: Vec<u8>,
        /// What opens the ballots, sealed.
        key_sealed: Vec<u8>,
    },
    /// It begins to sit.
    Open {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// When, and who is drawn.
        sitting: Sitting,
        /// The business date.
        on: Date,
    },
    /// Its ballots are opened and counted.
    Close {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// What was voted.
        votes: Votes,
        /// How many ballots were opened, valid or not: where others have come meanwhile, all are
        /// to be opened again.
        ballots: u32,
        /// The business date.
        on: Date,
        /// The instant.
        at: Timestamp,
    },
    /// The applicant stopped it: it takes no ballot from now on, and those it took stay sealed.
    /// Nothing happens where it does not sit yet.
    Stop {
        /// Whose case it is.
        member: MemberId,
        /// The case.
        case: String,
        /// The business date.
        on: Date,
        /// The instant.
        at: Timestamp,
    },
}

/// The ballot of a juror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Whose case it is.
    pub member: MemberId,
    /// The case.
    pub case: String,
    /// Who votes.
    pub juror: MemberId,
    /// The vote, sealed until all are opened.
    pub sealed: Vec<u8>,
    /// When.
    pub cast_at: Timestamp,
}

/// A member's last test on the rules, if there was one.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn juror(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<Juror>, StoreFailure> {
    let row = session.rows(&sql::JUROR, &[pool.into(), member.into()]).await?.pop();
    let Some(row) = row else { return Ok(None) };
    let mut columns = row.columns();
    Ok(Some(Juror {
        version: columns.read()?,
        passed_at: columns.read()?,
        tried_on: columns.read()?,
        tries: columns.read()?,
    }))
}

/// The jury of a case, if there is one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn jury(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Option<Jury>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let row = session.rows(&sql::JURY, &key).await?.pop();
    row.map(read).transpose()
}

/// The sealed ballots of a case behind a juror, in the order of the jurors, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn ballots(
    session: &mut dyn Session,
    pool: PoolId,
    case: &str,
    after: MemberId,
    limit: u32,
) -> Result<Vec<(MemberId, Vec<u8>)>, StoreFailure> {
    let behind = [pool.into(), case.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::BALLOTS, &behind).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// How many members of a pool have passed the test on a version of its rules and have not left.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn jurors_passed(
    session: &mut dyn Session,
    pool: PoolId,
    version: [u8; 32],
) -> Result<u64, StoreFailure> {
    let row = session.rows(&sql::JURORS_PASSED, &[pool.into(), version.into()]).await?.pop();
    row.expect("a count is one row").columns().read()
}

/// The cases in a state behind one, in the order of ids, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_in_state(
    session: &mut dyn Session,
    pool: PoolId,
    state: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreFailure> {
    let behind = [pool.into(), state.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::CASES_IN_STATE, &behind).await?;
    rows.into_iter().map(CaseFile::read).collect()
}

/// When a juror voted on a case, if the juror did.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn ballot_of(
    session: &mut dyn Session,
    pool: PoolId,
    case: &str,
    juror: Uuid,
) -> Result<Option<Timestamp>, StoreFailure> {
    let key = [pool.into(), juror.into(), case.into()];
    let row = session.rows(&sql::BALLOT, &key).await?.pop();
    row.map(|row| row.columns().read()).transpose()
}

/// The jury of a row.
pub(crate) fn read(row: Row) -> Result<Jury, StoreFailure> {
    let mut columns = row.columns();
    let jury = Jury {
        commitment: columns.read()?,
        seed_sealed: columns.read()?,
        key_sealed: columns.read()?,
        sitting: None,
        votes: None,
    };
    let (opens_at, closes_at): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let (threshold, quorum): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let sitting = match (opens_at, closes_at, threshold, quorum) {
        (Some(opens_at), Some(closes_at), Some(threshold), Some(quorum)) => {
            Some(Sitting { opens_at, closes_at, threshold, quorum })
        }
        _ => None,
    };
    let (votes_for, votes_against): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let votes = match (votes_for, votes_against, columns.read()?) {
        (Some(votes_for), Some(votes_against), Some(seed)) => {
            Some(Votes { votes_for, votes_against, seed })
        }
        _ => None,
    };
    Ok(Jury { sitting, votes, ..jury })
}
