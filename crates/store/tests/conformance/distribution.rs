//! The schema could be spread over many servers (Citus): proved from the schema alone, and by
//! running the optional step against functions that note what Citus would be asked.

use crate::{places, run};
use std::collections::{BTreeMap, BTreeSet};
use tokio_postgres::{Client, NoTls};

const DISTRIBUTE: &str = include_str!("../../migrations/citus/distribute.sql");

/// What Citus offers, as far as the step asks for it.
const ASKED: &str = "CREATE SCHEMA asked;
    CREATE TABLE asked.distribution (name TEXT, key TEXT, beside TEXT);
    CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS
        'INSERT INTO asked.distribution VALUES (name::text, NULL, NULL)';
    CREATE FUNCTION create_distributed_table(
        name regclass, key text, colocate_with text DEFAULT 'default'
    ) RETURNS void LANGUAGE sql AS
        'INSERT INTO asked.distribution VALUES (name::text, key, colocate_with)';";

const TABLES: &str = "SELECT table_name::text FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT LIKE 'refinery%'";

/// Every unique index of a table with its columns; a primary key is one of them.
const UNIQUE: &str = "SELECT indrelid::regclass::text, indexrelid::regclass::text,
        array_agg(attname::text)
    FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
    WHERE indisunique AND indrelid::regclass::text NOT LIKE 'pg_%'
        AND indrelid::regclass::text NOT LIKE 'refinery%'
        AND (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = indrelid) = 'public'
    GROUP BY 1, 2";

#[test]
fn every_table_is_whole_everywhere_or_spread_by_a_part_of_its_keys() {
    let [_, database] = places();
    run(async {
        drop(database.open().await);
        let (client, connection) =
            tokio_postgres::connect(&database.address, NoTls).await.expect("the database");
        tokio::spawn(connection);
        client.batch_execute(ASKED).await.expect("the functions");
        client.batch_execute(DISTRIBUTE).await.expect("the step runs");
        let rows = client.query("SELECT name, key FROM asked.distribution", &[]).await;
        let rows = rows.expect("what was asked");
        let spread: BTreeMap<String, Option<String>> =
            rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        assert_eq!(rows.len(), spread.len(), "each table is named once");
        let tables = texts(&client, TABLES).await;
        assert_eq!(spread.keys().cloned().collect::<BTreeSet<_>>(), tables);
        for row in client.query(UNIQUE, &[]).await.expect("the unique indexes") {
            let (table, index): (String, String) = (row.get(0), row.get(1));
            let columns: Vec<String> = row.get(2);
            if let Some(Some(key)) = spread.get(&table) {
                assert!(columns.contains(key), "{index} cannot be unique across shards");
            }
        }
        let of_members = "SELECT table_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'member_id' AND is_nullable = 'NO'";
        for table in texts(&client, of_members).await {
            assert_eq!(
                spread[&table].as_deref(),
                Some("member_id"),
                "{table} lies with its member"
            );
        }
        for (what, sql) in [
            ("foreign key", "SELECT conname::text FROM pg_constraint WHERE contype = 'f'"),
            ("trigger", "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"),
            ("sequence", "SELECT sequencename::text FROM pg_sequences WHERE schemaname = 'public'"),
        ] {
            assert_eq!(texts(&client, sql).await, BTreeSet::new(), "no {what}");
        }
    });
}

async fn texts(client: &Client, sql: &str) -> BTreeSet<String> {
    let rows = client.query(sql, &[]).await.expect("a sound statement");
    rows.iter().map(|row| row.get(0)).collect()
}
