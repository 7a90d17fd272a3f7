//! A group of deposits in a fixed number of statements: what each does to its member is the core's,
//! here rows are read and written many at a time.

use super::group::Job;
use super::session::{Writing, row};
use super::{Connections, TRIES_MAX, finish};
use crate::apply::{after_deposit, prepaid_terms, repeat};
use crate::batch::{Batch, Committed, MemberId, PoolId};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::member_row::MemberRow;
use crate::sql;
use crate::transaction::{KnownPools, Transaction};
use crate::value::Value;
use crate::write::{Deposit, Write};
use deadpool_postgres::Object;
use jiff::civil::Date;
use ledger::Rejection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tokio_postgres::types::ToSql;
use uuid::Uuid;

const MEMBERS: &str = "SELECT member_id, joined_on, left_on, units, phase, suspended_round, owed,
        credit, shortfall, recoveries, bound, arrears, failed_in_a_row, written_off
     FROM member WHERE pool_id = $1 AND member_id = ANY($2) ORDER BY member_id FOR UPDATE";

/// Tells which batches are new. A statement that looks for the old ones first would be planned
/// while the table is small, and read all of it for ever after.
const BATCHES: &str = "INSERT INTO batch (member_id, batch_id, fingerprint, answer)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[])
     ON CONFLICT DO NOTHING RETURNING member_id, batch_id";

const BATCH_DELETE: &str = "DELETE FROM batch WHERE member_id = $1 AND batch_id = $2";

const DEPOSITS: &str = "INSERT INTO deposit (pool_id, member_id, deposit_id, paid_on, amount)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::bigint[])
     ON CONFLICT DO NOTHING";

const OUTBOX: &str = "INSERT INTO outbox
        (member_id, batch_id, line, pool_id, kind, subject, happened_on, amount)
     SELECT batch_member, batch_id, 1, $1, $2, deposit_id::text, paid_on, amount
     FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::bigint[])
        AS paid (batch_member, batch_id, deposit_id, paid_on, amount)";

/// The members of a group in one statement, whose parameters are the columns of what
/// [`MemberRow::changed`] gives: a statement reads all CHECKs of the table before it writes a row.
const MEMBERS_UPDATE: &str = "UPDATE member SET left_on = new.left_on, phase = new.phase,
        suspended_round = new.suspended_round, owed = new.owed, credit = new.credit,
        shortfall = new.shortfall, recoveries = new.recoveries, bound = new.bound,
        arrears = new.arrears, failed_in_a_row = new.failed_in_a_row, written_off = new.written_off
     FROM unnest($1::date[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
        $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[],
        $13::uuid[])
        AS new (left_on, phase, suspended_round, owed, credit, shortfall, recoveries, bound,
        arrears, failed_in_a_row, written_off, pool_id, member_id)
     WHERE member.pool_id = new.pool_id AND member.member_id = new.member_id";

/// A group looks rows up by their keys, however small its tables were when a plan was made.
const BEGIN: &str = "BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;
     SET LOCAL enable_mergejoin = off";

/// Commits each of the group, or answers why not.
pub(super) async fn commit_group(connections: &Connections, group: Vec<Job>) {
    let mut pools: BTreeMap<PoolId, Vec<Job>> = BTreeMap::new();
    for job in group {
        pools.entry(job.batch.pool).or_default().push(job);
    }
    for jobs in pools.into_values() {
        let answers = try_group(connections, &jobs).await;
        for (job, answer) in jobs.into_iter().zip(answers) {
            // A client that went away does not need the answer; its retry gets the same one.
            let _ = job.reply.send(answer);
        }
    }
}

async fn try_group(
    connections: &Connections,
    jobs: &[Job],
) -> Vec<Result<Committed, StoreFailure>> {
    let mut failure = StoreFailure::Collided;
    for _ in 0..TRIES_MAX {
        match write_group(connections, jobs).await {
            Ok(answers) => return answers,
            Err(StoreFailure::Collided) => {}
            Err(StoreFailure::Rejected(_)) => {
                // What the schema forbids is the fault of one batch: each is tried alone.
                let mut answers = Vec::with_capacity(jobs.len());
                for job in jobs {
                    answers.push(connections.commit(job.batch.clone()).await);
                }
                return answers;
            }
            Err(other) => {
                failure = other;
                break;
            }
        }
    }
    vec![Err(failure); jobs.len()]
}

async fn write_group(
    connections: &Connections,
    jobs: &[Job],
) -> Result<Vec<Result<Committed, StoreFailure>>, StoreFailure> {
    let mut connection = connections.pool.get().await?;
    let mut known = connections.take_known();
    connection.batch_execute(BEGIN).await?;
    let applied = apply_group(&mut connection, &mut known, jobs).await;
    let answers = finish(&connection, applied).await?;
    connections.keep_known(known);
    Ok(answers)
}

async fn apply_group(
    connection: &mut Object,
    known: &mut KnownPools,
    jobs: &[Job],
) -> Result<Vec<Result<Committed, StoreFailure>>, StoreFailure> {
    let first = &jobs.first().expect("a group is not empty").batch;
    let mut session = Writing(connection);
    let mut transaction = Transaction::new(&mut session, known, first);
    if !transaction.find_pool(&sql::POOL_FOR_SHARE).await? {
        return Ok(vec![Err(Rejection::PoolUnknown.into()); jobs.len()]);
    }
    let terms = match prepaid_terms(&transaction.pool()?.sharing) {
        Ok(terms) => terms,
        Err(rejection) => return Ok(vec![Err(rejection.into()); jobs.len()]),
    };
    let index = transaction.index()?.clone();
    let pool = first.pool;
    let mut group = Group::begin(connection, pool, jobs).await?;
    let mut answers = Vec::with_capacity(jobs.len());
    for job in jobs {
        let (batch, deposit) = (&job.batch, deposit_of(&job.batch));
        if !group.new.remove(&(batch.member, batch.id)) {
            answers.push(None);
            continue;
        }
        let changed = match group.members.get(&deposit.member) {
            None => Err(Rejection::MemberUnknown.into()),
            Some(row) => after_deposit(row.clone(), deposit, &terms, &index),
        };
        answers.push(Some(match changed {
            Ok(row) => {
                group.refused.remove(&(batch.member, batch.id));
                group.changed.insert(deposit.member);
                group.members.insert(deposit.member, row);
                group.taken.push((batch, *deposit));
                Ok(Committed { answer: batch.answer.clone(), repeated: false })
            }
            Err(failure) => {
                // The same batch may come again in this group, and is looked at afresh.
                group.new.insert((batch.member, batch.id));
                group.refused.insert((batch.member, batch.id));
                Err(failure)
            }
        }));
    }
    group.write(connection, pool).await?;
    let mut told = Vec::with_capacity(jobs.len());
    for (job, answer) in jobs.iter().zip(answers) {
        told.push(match answer {
            Some(answer) => answer,
            None => match repeat(&mut Writing(connection), &job.batch).await {
                Err(StoreFailure::Rejected(rejection)) => Err(rejection.into()),
                answer => Ok(answer?),
            },
        });
    }
    Ok(told)
}

/// What a group found and what it will write.
struct Group<'jobs> {
    members: HashMap<MemberId, MemberRow>,
    /// The batches that were not written before, until they are looked at.
    new: HashSet<(MemberId, Uuid)>,
    /// Those of them that were refused: nothing of them stays.
    refused: HashSet<(MemberId, Uuid)>,
    changed: BTreeSet<MemberId>,
    taken: Vec<(&'jobs Batch, Deposit)>,
}

impl Group<'_> {
    /// Locks the members, then writes the batches and learns which of them are new.
    async fn begin(
        connection: &Object,
        pool: PoolId,
        jobs: &[Job],
    ) -> Result<Group<'static>, StoreFailure> {
        let batches = jobs.iter().map(|job| &job.batch);
        let members: Vec<Uuid> = batches.clone().map(|one| deposit_of(one).member).collect();
        let askers: Vec<Uuid> = batches.clone().map(|batch| batch.member).collect();
        let ids: Vec<Uuid> = batches.clone().map(|batch| batch.id).collect();
        let fingerprints: Vec<&[u8]> =
            batches.clone().map(|batch| batch.fingerprint.as_slice()).collect();
        let answers: Vec<&str> = batches.map(|batch| batch.answer.as_str()).collect();
        let (selected, new) = futures_util::future::try_join(
            select(connection, MEMBERS, &[&pool, &members]),
            select(connection, BATCHES, &[&askers, &ids, &fingerprints, &answers]),
        )
        .await?;
        let mut rows = HashMap::with_capacity(selected.len());
        for selected in &selected {
            let row = MemberRow::read(row(selected)?)?;
            rows.insert(row.id, row);
        }
        Ok(Group {
            members: rows,
            new: new.iter().map(|row| (row.get(0), row.get(1))).collect(),
            refused: HashSet::new(),
            changed: BTreeSet::new(),
            taken: Vec::new(),
        })
    }

    /// Writes all that was taken, each table in one statement, all of them on their way at once.
    async fn write(&self, connection: &mut Object, pool: PoolId) -> Result<(), StoreFailure> {
        for (asker, id) in &self.refused {
            run(connection, BATCH_DELETE, &[asker, id]).await?;
        }
        if self.taken.is_empty() {
            return Ok(());
        }
        let deposits = self.taken.iter().map(|(_, deposit)| deposit);
        let batches = self.taken.iter().map(|(batch, _)| *batch);
        let askers: Vec<Uuid> = batches.clone().map(|batch| batch.member).collect();
        let ids: Vec<Uuid> = batches.map(|batch| batch.id).collect();
        let members: Vec<Uuid> = deposits.clone().map(|deposit| deposit.member).collect();
        let numbers: Vec<Uuid> = deposits.clone().map(|deposit| deposit.deposit).collect();
        let dates: Vec<Date> = deposits.clone().map(|deposit| deposit.on).collect();
        let amounts: Vec<i64> = deposits.map(|deposit| deposit.amount.minor()).collect();
        let kind = EventKind::Deposited.slug();
        let changed = columns(self.changed.iter().map(|id| self.members[id].changed(pool)));
        let changed: Vec<&(dyn ToSql + Sync)> =
            changed.iter().map(|column| -> &(dyn ToSql + Sync) { column }).collect();
        let (written, _, _) = futures_util::future::try_join3(
            run(connection, DEPOSITS, &[&pool, &members, &numbers, &dates, &amounts]),
            run(connection, OUTBOX, &[&pool, &kind, &askers, &ids, &numbers, &dates, &amounts]),
            run(connection, MEMBERS_UPDATE, &changed),
        )
        .await?;
        match usize::try_from(written) {
            Ok(written) if written == numbers.len() => Ok(()),
            // One of them was booked under another batch: the group is undone, each tried alone.
            _ => Err(Rejection::DepositDuplicate.into()),
        }
    }
}

/// Rows turned into their columns.
fn columns(rows: impl Iterator<Item = Vec<Value>>) -> Vec<Vec<Value>> {
    let mut columns: Vec<Vec<Value>> = Vec::new();
    for row in rows {
        columns.resize_with(row.len(), Vec::new);
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    columns
}

fn deposit_of(batch: &Batch) -> &Deposit {
    match batch.writes.as_slice() {
        [Write::Deposit(deposit)] => deposit,
        _ => unreachable!("a group holds batches of one deposit"),
    }
}

async fn select(
    connection: &Object,
    text: &str,
    parameters: &[&(dyn ToSql + Sync)],
) -> Result<Vec<tokio_postgres::Row>, StoreFailure> {
    let statement = connection.prepare_cached(text).await?;
    Ok(connection.query(&statement, parameters).await?)
}

async fn run(
    connection: &Object,
    text: &str,
    parameters: &[&(dyn ToSql + Sync)],
) -> Result<u64, StoreFailure> {
    let statement = connection.prepare_cached(text).await?;
    Ok(connection.execute(&statement, parameters).await?)
}
