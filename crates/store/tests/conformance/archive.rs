//! Reading a community out whole: every table and column, the same rows from both engines, while
//! somebody writes, and never from a database of another release.

use crate::case_world::{self, DAY, account, at};
use crate::random_pool::village_of_four;
use crate::{Place, keep, member_id, places, run};
use jiff::civil::date;
use ledger::Rejection;
use rules::sharing::OverLimit;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use store::archive::{
    Kind, check_sqlite, check_up, copy_sqlite, schema_versions, snapshot, tables,
};
use store::jury::{Ballot, JuryWrite, Sitting};
use store::payment::PaidTo;
use store::{Batch, CaseFile, CaseWrite, Evidence, Store, StoreFailure, Value, Write, is_postgres};
use tokio_postgres::NoTls;
use uuid::Uuid;

type Rows = BTreeMap<&'static str, Vec<Vec<Value>>>;

/// Every row of every table.
async fn rows(place: &Place) -> Rows {
    let mut session = snapshot(&place.address).await.expect("a snapshot");
    let mut all = Rows::new();
    for table in tables() {
        let mut rows = table.rows();
        let mut found = Vec::new();
        loop {
            let page = rows.page(&mut *session).await.expect("a page");
            if page.is_empty() {
                break;
            }
            found.extend(page);
        }
        let count = table.count(&mut *session).await.expect("a count");
        assert_eq!(u64::try_from(found.len()), Ok(count), "{}", table.name);
        all.insert(table.name, found);
    }
    all
}

/// A village, and enough members in a second pool for three pages.
async fn fill(store: &Store) {
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    keep(store, 1, &book).await.expect("a sound book");
    let mut writes = vec![Write::OpenPool(Box::new(book.sharing().clone()))];
    writes.extend((0..2_500).map(|number| Write::Join {
        member: member_id(number * 7 % 2_500),
        joined_on: date(2020, 1, 1),
        units: 1,
    }));
    let batch = Batch::of_pool(Uuid::from_u64_pair(2, 2), 2, writes);
    store.commit(batch).await.expect("many members");
    let about = one_case().into_iter().map(|write| Write::Case(Box::new(write))).collect();
    let batch = Batch::of_pool(Uuid::from_u64_pair(2, 3), 2, about);
    store.commit(batch).await.expect("a case");
}

/// A case of the second pool with a row in each table about cases that needs no round.
fn one_case() -> Vec<CaseWrite> {
    let (member, juror, case) = (member_id(0), member_id(1), || "a".to_owned());
    let first = case_world::file(0, "a");
    let sitting = Sitting { opens_at: at(0), closes_at: at(9), threshold: 7, quorum: 3 };
    let paper = Evidence {
        member,
        case: case(),
        evidence: account(7),
        paper: "diagnosis".to_owned(),
        digest: [3; 32],
        size: 7,
        media_type: "image/png".to_owned(),
        object: "x".to_owned(),
        sealed: vec![1],
        redacts: None,
        added_by: account(1),
        added_at: at(1),
    };
    let redacted =
        Evidence { evidence: account(8), redacts: Some((account(7), [4; 32])), ..paper.clone() };
    let second = CaseFile { steps: 2, ..first.clone() };
    let commit = JuryWrite::Commit {
        member,
        case: case(),
        commitment: [1; 32],
        seed_sealed: vec![2],
        key_sealed: vec![3],
    };
    let (sealed, cast_at) = (vec![1], at(1));
    let ballot = Ballot { member, case: case(), juror, sealed: sealed.clone(), cast_at };
    let (to, by) = (PaidTo::Hospital, account(1));
    vec![
        case_world::begin(&first),
        case_world::read(&first, 2),
        CaseWrite::Claim { member, case: case(), account: account(3), at: at(3), until: at(5) },
        CaseWrite::Conflict { member, case: case(), account: account(4), at: at(3) },
        case_world::outside(&second, "breach", None),
        CaseWrite::AddEvidence(paper),
        CaseWrite::AddEvidence(redacted),
        CaseWrite::PassJuror { member: juror, version: [9; 32], on: DAY, at: at(1) },
        CaseWrite::Jury(commit),
        CaseWrite::Jury(JuryWrite::Open { member, case: case(), sitting, on: DAY }),
        CaseWrite::Cast(ballot),
        CaseWrite::EnterAccount { member, case: case(), to, sealed, by, at: at(1) },
    ]
}

#[test]
fn both_engines_are_read_out_alike_while_they_are_open() {
    run(async {
        let mut read = Vec::new();
        for place in places() {
            let store = place.open().await;
            fill(&store).await;
            read.push(rows(&place).await);
            let mut session = snapshot(&place.address).await.expect("a snapshot");
            let checkup = check_up(&mut *session).await.expect("sound accounts");
            assert_eq!(checkup.pools.len(), 2);
            assert_eq!(checkup.pools[0].rounds, 12);
        }
        let [sqlite, postgres] = read.try_into().expect("two engines");
        assert_eq!(sqlite["member"].len(), 2_504);
        for (name, rows) in [("case_step", 3), ("case_evidence", 2), ("ballot", 1), ("jury", 1)] {
            assert_eq!(sqlite[name].len(), rows, "{name}");
        }
        assert_eq!(sqlite, postgres);
    });
}

#[test]
fn no_table_and_no_column_is_left_out() {
    let listed: BTreeSet<String> = tables()
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| (table.name, column)))
        .map(|(table, column)| {
            let kind = match column.kind {
                Kind::Number => "bigint",
                Kind::Text => "text",
                Kind::Date => "date",
                Kind::Id => "uuid",
                Kind::Bytes => "bytea",
                Kind::YesOrNo => "boolean",
                Kind::Instant => "timestamp with time zone",
            };
            format!("{table}.{} {kind}", column.name)
        })
        .collect();
    let [file, database] = places();
    run(async {
        drop(database.open().await);
        let connected = tokio_postgres::connect(&database.address, NoTls).await;
        let (client, connection) = connected.expect("the database");
        tokio::spawn(connection);
        let sql = "SELECT table_name || '.' || column_name || ' ' || data_type
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT LIKE 'refinery%'";
        let rows = client.query(sql, &[]).await.expect("the schema");
        let schema: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
        assert_eq!(listed, schema, "a new column has its word in archive/every_table.rs");
        drop(file.open().await);
    });
    let connection = Connection::open(&file.address).expect("the same file");
    let sql = "SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables,
        pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'refinery%'";
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("the schema");
    let names: BTreeSet<String> = names.collect::<Result<_, _>>().expect("texts");
    let without_kind = |one: &String| one.split(' ').next().expect("a name").to_owned();
    assert_eq!(listed.iter().map(without_kind).collect::<BTreeSet<_>>(), names);
}

#[test]
fn a_database_of_another_release_is_refused_in_words() {
    for place in places() {
        run(async {
            drop(place.open().await);
            let versions = schema_versions(&place.address).await.expect("versions");
            assert_eq!(versions.found, versions.release);
            let last = "version = (SELECT max(version) FROM refinery_schema_history)";
            let newer = format!("UPDATE refinery_schema_history SET version = 999 WHERE {last}");
            execute(&place, &newer).await;
            let refused = Some(StoreFailure::Rejected(Rejection::SchemaNewer));
            assert_eq!(snapshot(&place.address).await.err(), refused);
            assert_eq!(Store::open(&place.address).await.err(), refused);
            execute(&place, &format!("DELETE FROM refinery_schema_history WHERE {last}")).await;
            let refused = Some(StoreFailure::Rejected(Rejection::SchemaOlder));
            assert_eq!(snapshot(&place.address).await.err(), refused);
        });
    }
}

#[test]
fn accounts_that_do_not_balance_are_found() {
    for place in places() {
        for damage in [
            "DELETE FROM posting WHERE round = 1 AND line = 1",
            "DELETE FROM round WHERE round = 2",
            "UPDATE round SET share = share - 1 WHERE round = 3",
        ] {
            run(async {
                if schema_versions(&place.address).await.expect("versions").found == 0 {
                    fill(&place.open().await).await;
                }
                execute(&place, damage).await;
                let mut session = snapshot(&place.address).await.expect("a snapshot");
                let found = check_up(&mut *session).await;
                assert_eq!(found, Err(StoreFailure::Rejected(Rejection::BooksUnbalanced)));
            });
        }
    }
}

#[test]
fn a_copy_of_a_file_holds_what_was_acknowledged_and_damage_is_found() {
    let [file, _] = places();
    let copy = format!("{}.copy", file.address);
    run(async {
        let store = file.open().await;
        fill(&store).await;
        copy_sqlite(file.address.as_ref(), copy.as_ref()).expect("a copy");
        check_sqlite(copy.as_ref()).expect("a sound copy");
        let copied = Place { address: copy.clone(), _folder: None, _database: None };
        assert_eq!(rows(&copied).await, rows(&file).await);
    });
    let bytes = std::fs::read(&copy).expect("the copy");
    std::fs::write(&copy, &bytes[..bytes.len() / 2]).expect("cut short");
    let broken = Err(StoreFailure::Rejected(Rejection::BackupBroken));
    assert_eq!(check_sqlite(copy.as_ref()), broken);
}

async fn execute(place: &Place, sql: &str) {
    if !is_postgres(&place.address) {
        let connection = Connection::open(&place.address).expect("the file");
        connection.execute_batch(sql).expect("a sound statement");
        return;
    }
    let connected = tokio_postgres::connect(&place.address, NoTls).await;
    let (client, connection) = connected.expect("the database");
    tokio::spawn(connection);
    client.batch_execute(sql).await.expect("a sound statement");
}
