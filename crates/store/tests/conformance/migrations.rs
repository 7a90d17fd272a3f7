//! A database of an earlier release opens, with everything in it and the schema of a fresh one.

use crate::{Place, keep, member_id, places, random_pool::village_of_four, run};
use jiff::civil::date;
use refinery::Target;
use rules::sharing::OverLimit;
use rusqlite::Connection;
use std::collections::BTreeSet;
use store::{Batch, Write};
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

mod sqlite_steps {
    refinery::embed_migrations!("migrations/sqlite");
}

mod postgres_steps {
    refinery::embed_migrations!("migrations/postgres");
}

/// What the first release kept: a postpaid pool, a member, and the batch that wrote them.
const FIRST_RELEASE: &str = "
    INSERT INTO pool (pool_id, currency, funding, max_failed, calendar, fee_bp, rounding,
        waiting_days, waiting_share, over_limit)
    VALUES (7, 'CNY', 'postpaid', 3, '7-14 21-28', 800, 'up', 90, $no, 'sponsor');
    INSERT INTO member (pool_id, member_id, joined_on, shares_from, units)
    VALUES (7, $member, '2020-01-01', '2020-04-01', 1);
    INSERT INTO batch (batch_id, fingerprint) VALUES ($batch, $fingerprint);";

#[test]
fn a_database_of_the_first_release_opens() {
    let [file, database] = places();
    let writes = vec![Write::Join { member: member_id(1), joined_on: date(2020, 1, 1), units: 1 }];
    let batch = Batch::of_pool(Uuid::from_u64_pair(1, 2), 7, writes);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let filled = |blob: &dyn Fn(&str) -> String, no: &str, id: &dyn Fn(Uuid) -> String| {
        FIRST_RELEASE
            .replace("$no", no)
            .replace("$member", &id(member_id(1)))
            .replace("$batch", &id(batch.id))
            .replace("$fingerprint", &blob(&hex(&batch.fingerprint)))
    };
    let first = Target::Version(1);
    let mut connection = Connection::open(&file.address).expect("a new file");
    let runner = sqlite_steps::migrations::runner().set_target(first);
    runner.run(&mut connection).expect("the first step");
    let sqlite_blob = |hex: &str| format!("x'{hex}'");
    let rows = filled(&sqlite_blob, "0", &|id| sqlite_blob(&hex(id.as_bytes())));
    connection.execute_batch(&rows).expect("the rows of the first release");
    drop(connection);
    run(async {
        let mut client = connect(&database).await;
        let runner = postgres_steps::migrations::runner().set_target(first);
        runner.run_async(&mut client).await.expect("the first step");
        let rows = filled(&|hex| format!("'\\x{hex}'"), "FALSE", &|id| format!("'{id}'"));
        client.batch_execute(&rows).await.expect("the rows of the first release");
    });
    for place in [file, database] {
        run(async {
            let store = place.open().await;
            let member = store.member(7, member_id(1), date(2020, 1, 2)).await;
            assert_eq!(member.expect("the member is there").status.slug(), "waiting");
            let repeat = store.commit(batch.clone()).await.expect("it was written before");
            assert!(repeat.repeated);
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            keep(&store, 8, &book).await.expect("the store works");
        });
    }
}

#[test]
fn a_migrated_schema_is_the_fresh_one() {
    let ([file, database], [fresh_file, fresh_database]) = (places(), places());
    let mut connection = Connection::open(&file.address).expect("a new file");
    for migration in sqlite_steps::migrations::runner().get_migrations() {
        let next = Target::Version(migration.version());
        let runner = sqlite_steps::migrations::runner().set_target(next);
        runner.run(&mut connection).expect("one step more");
    }
    run(async {
        drop(fresh_file.open().await);
        let fresh = Connection::open(&fresh_file.address).expect("the same file");
        assert_eq!(sqlite_schema(&connection), sqlite_schema(&fresh));
        let mut client = connect(&database).await;
        for migration in postgres_steps::migrations::runner().get_migrations() {
            let next = Target::Version(migration.version());
            let runner = postgres_steps::migrations::runner().set_target(next);
            runner.run_async(&mut client).await.expect("one step more");
        }
        drop(fresh_database.open().await);
        let fresh = connect(&fresh_database).await;
        assert_eq!(postgres_schema(&client).await, postgres_schema(&fresh).await);
    });
}

/// What waited for a second person before lists of payments did, waits still.
const PROPOSED: &str = "
    INSERT INTO proposal (proposal_id, pool_id, member_id, kind, body, made_by, made_at)
    VALUES ($proposal, 7, $member, 'case_approval', 'case=a', $by, $at);";

#[test]
fn a_proposal_of_an_earlier_release_is_kept() {
    let [file, database] = places();
    let (proposal, by) = (Uuid::from_u64_pair(1, 3), Uuid::from_u64_pair(1, 4));
    let filled = |id: &dyn Fn(Uuid) -> String, at: &str| {
        let rows = PROPOSED.replace("$proposal", &id(proposal)).replace("$by", &id(by));
        rows.replace("$member", &id(member_id(1))).replace("$at", at)
    };
    let before = Target::Version(10);
    let mut connection = Connection::open(&file.address).expect("a new file");
    sqlite_steps::migrations::runner().set_target(before).run(&mut connection).expect("the steps");
    let hex = |id: Uuid| id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let rows = filled(&|id| format!("x'{}'", hex(id)), "1");
    connection.execute_batch(&rows).expect("a proposal");
    drop(connection);
    run(async {
        let mut client = connect(&database).await;
        let runner = postgres_steps::migrations::runner().set_target(before);
        runner.run_async(&mut client).await.expect("the steps");
        let rows = filled(&|id| format!("'{id}'"), "'2020-01-01T00:00:00Z'");
        client.batch_execute(&rows).await.expect("a proposal");
    });
    let count = "SELECT count(*) FROM proposal WHERE kind = 'case_approval' AND body = 'case=a'";
    run(async {
        drop(file.open().await);
        let connection = Connection::open(&file.address).expect("the same file");
        let kept: i64 = connection.query_row(count, [], |row| row.get(0)).expect("a count");
        assert_eq!(kept, 1);
        drop(database.open().await);
        let client = connect(&database).await;
        let kept: i64 = client.query_one(count, &[]).await.expect("a count").get(0);
        assert_eq!(kept, 1);
    });
}

/// Two servers that start at the same moment migrate one after the other.
#[test]
fn servers_that_start_together_do_not_trip_over_each_other() {
    let [_, database] = places();
    run(async {
        let opened = tokio::join!(database.open(), database.open(), database.open());
        drop(opened);
    });
}

fn sqlite_schema(connection: &Connection) -> BTreeSet<String> {
    let sql = "SELECT coalesce(sql, name) FROM sqlite_schema";
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let rows = statement.query_map([], |row| row.get(0)).expect("the schema");
    rows.collect::<Result<_, _>>().expect("texts")
}

async fn postgres_schema(client: &Client) -> BTreeSet<String> {
    let sql = "SELECT table_name || '.' || column_name || ' ' || ordinal_position || data_type
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace";
    let rows = client.query(sql, &[]).await.expect("the schema");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn connect(place: &Place) -> Client {
    let (client, connection) =
        tokio_postgres::connect(&place.address, NoTls).await.expect("the database");
    tokio::spawn(connection);
    client
}
