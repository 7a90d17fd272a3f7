//! The schema and the plans of the hot statements, as golden files, on both engines.

use crate::{Place, places, run};
use rusqlite::Connection;
use std::collections::BTreeMap;
use tokio_postgres::{Client, NoTls};

/// A statement as each engine reads it.
struct Statement {
    name: String,
    sqlite: String,
    postgres: String,
}

/// Every statement of the store, by its name, as `sql.rs` and its parts declare them.
fn statements() -> Vec<Statement> {
    let source = [
        include_str!("../../src/sql.rs"),
        include_str!("../../src/sql/accounts.rs"),
        include_str!("../../src/sql/audit.rs"),
        include_str!("../../src/sql/cases.rs"),
        include_str!("../../src/sql/complaints.rs"),
        include_str!("../../src/sql/custody.rs"),
        include_str!("../../src/sql/figures.rs"),
        include_str!("../../src/sql/juries.rs"),
        include_str!("../../src/sql/notices.rs"),
        include_str!("../../src/sql/passkeys.rs"),
        include_str!("../../src/sql/oversight.rs"),
        include_str!("../../src/sql/payments.rs"),
        include_str!("../../src/sql/people.rs"),
        include_str!("../../src/sql/rulebooks.rs"),
        include_str!("../../src/sql/schedule.rs"),
        include_str!("../../src/sql/stop_orders.rs"),
        include_str!("../../src/sql/supervision.rs"),
    ]
    .concat();
    let mut texts: BTreeMap<String, [String; 2]> = BTreeMap::new();
    let mut statements = Vec::new();
    for declaration in source.split("pub(crate) const ").skip(1) {
        let (name, rest) = declaration.split_once(':').expect("a constant has a type");
        let rest = rest.split(";\n").next().expect("a constant ends").replace("\\\"", "\u{1}");
        let quoted: Vec<String> =
            rest.split('"').skip(1).step_by(2).map(|text| text.replace('\u{1}', "\"")).collect();
        let pair = match quoted.as_slice() {
            [both] => [both.clone(), both.clone()],
            [sqlite, postgres] => [sqlite.clone(), postgres.clone()],
            _ => {
                let original = rest.split_once("= ").expect("another statement").1;
                let original = original.split('.').next().expect("its name");
                texts[original].clone()
            }
        };
        texts.insert(name.to_owned(), pair.clone());
        let [sqlite, postgres] = pair;
        statements.push(Statement { name: name.to_owned(), sqlite, postgres });
    }
    statements
}

fn is_select(text: &str) -> bool {
    text.trim_start().starts_with("SELECT")
}

/// The file of a SQLite store with the schema of this release.
fn sqlite(place: &Place) -> Connection {
    run(async { drop(place.open().await) });
    Connection::open(&place.address).expect("the same file")
}

/// A connection to a PostgreSQL store with the schema of this release.
async fn postgres(place: &Place) -> Client {
    drop(place.open().await);
    let (client, connection) =
        tokio_postgres::connect(&place.address, NoTls).await.expect("the same database");
    tokio::spawn(connection);
    client
}

/// SQLite numbers parameters as they come, PostgreSQL by their names.
#[test]
fn parameters_are_first_named_in_their_order() {
    let statements = statements();
    assert!(statements.len() > 35, "the statements were found");
    for Statement { name, sqlite, postgres } in statements {
        for text in [sqlite, postgres] {
            let mut seen = Vec::new();
            for after in text.split('$').skip(1) {
                let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
                let number: usize = digits.parse().expect("a parameter has a number");
                if !seen.contains(&number) {
                    seen.push(number);
                }
            }
            let expected: Vec<usize> = (1..=seen.len()).collect();
            assert_eq!(seen, expected, "{name}");
        }
    }
}

#[test]
fn every_statement_prepares_on_both_engines() {
    let [file, database] = places();
    let connection = sqlite(&file);
    let prepared = |text: &str| !text.starts_with("CREATE");
    for Statement { name, sqlite, .. } in statements() {
        if prepared(&sqlite)
            && let Err(error) = connection.prepare(&sqlite)
        {
            panic!("{name}: {error}");
        }
    }
    run(async {
        let client = postgres(&database).await;
        for Statement { name, postgres, .. } in statements() {
            if prepared(&postgres)
                && let Err(error) = client.prepare(&postgres).await
            {
                panic!("{name}: {error:?}");
            }
        }
    });
}

#[test]
fn the_schema_of_sqlite_is_the_golden_one() {
    let [file, _] = places();
    let connection = sqlite(&file);
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'refinery%'
               ORDER BY type DESC, name";
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("the schema");
    let schema: Vec<String> = rows.collect::<Result<_, _>>().expect("texts");
    let loose: Vec<&String> = schema
        .iter()
        .filter(|sql| sql.starts_with("CREATE TABLE") && !sql.contains("STRICT"))
        .collect();
    assert!(loose.is_empty(), "every table is strict: {loose:?}");
    insta::assert_snapshot!(schema.join("\n\n"));
}

const COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || data_type ||
        CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END ||
        coalesce(' default ' || column_default, '')
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE 'refinery%'
    ORDER BY table_name, ordinal_position";

const CONSTRAINTS: &str = "SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        AND conrelid::regclass::text NOT LIKE 'refinery%'
    ORDER BY 1";

const INDEXES: &str = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        AND tablename NOT LIKE 'refinery%' ORDER BY 1";

const COMMENTS: &str = "SELECT relname || ': ' || coalesce(obj_description(pg_class.oid), '')
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'refinery%'
        AND relname NOT LIKE '%_pkey' ORDER BY 1";

#[test]
fn the_schema_of_postgres_is_the_golden_one() {
    let [_, database] = places();
    run(async {
        let client = postgres(&database).await;
        let mut schema = String::new();
        for sql in [COLUMNS, CONSTRAINTS, INDEXES, COMMENTS] {
            schema += &texts(&client, sql).await.join("\n");
            schema += "\n\n";
        }
        for comment in texts(&client, COMMENTS).await {
            assert!(!comment.ends_with(": "), "{comment} says what it is for");
        }
        insta::assert_snapshot!(schema);
    });
}

async fn texts(client: &Client, sql: &str) -> Vec<String> {
    let rows = client.query(sql, &[]).await.expect("a sound statement");
    rows.iter().map(|row| row.get(0)).collect()
}

/// How SQLite reads for the statements: by an index each, never through the members.
#[test]
fn sqlite_reads_by_an_index_each() {
    let [file, _] = places();
    let connection = sqlite(&file);
    let mut plans = String::new();
    for Statement { name, sqlite, .. } in statements() {
        if !is_select(&sqlite) {
            continue;
        }
        let explain = format!("EXPLAIN QUERY PLAN {sqlite}");
        let mut statement = connection.prepare(&explain).expect("a sound statement");
        let parameters = vec![0i64; statement.parameter_count()];
        let rows = statement
            .query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3))
            .expect("a plan");
        let steps: Vec<String> = rows.collect::<Result<_, _>>().expect("texts");
        plans += &format!("{name}: {}\n", steps.join("; "));
        let whole_pool = ["member", "case_file", "payment_line", "ballot"]
            .map(|table| format!("{table} USING PRIMARY KEY (pool_id=?)"));
        // A subquery of that name has a limit.
        let scans = |step: &String| step.contains("SCAN") && step != "SCAN bounded";
        let reads_all =
            |step: &String| scans(step) || whole_pool.iter().any(|whole| step.ends_with(whole));
        assert!(!steps.iter().any(reads_all), "{name} reads a whole table: {steps:?}");
    }
    insta::assert_snapshot!(plans);
}

/// How PostgreSQL reads, asked with sequential scans priced out: an index for each table.
#[test]
fn postgres_reads_by_an_index_each() {
    let [_, database] = places();
    run(async {
        let client = postgres(&database).await;
        let generic = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan";
        client.batch_execute(generic).await.expect("settings");
        let mut plans = String::new();
        for Statement { name, postgres, .. } in statements() {
            if !is_select(&postgres) {
                continue;
            }
            let prepared = client.prepare(&postgres).await.expect("a sound statement");
            let nothing = vec!["NULL"; prepared.params().len()].join(", ");
            let prepare = format!("PREPARE hot AS {postgres}");
            client.batch_execute(&prepare).await.expect("a sound statement");
            let explain = format!("EXPLAIN (COSTS OFF) EXECUTE hot ({nothing})");
            let steps = texts(&client, &explain).await;
            client.batch_execute("DEALLOCATE hot").await.expect("it was prepared");
            let steps: Vec<&str> = steps.iter().map(|step| step.trim()).collect();
            assert!(!steps.iter().any(|step| step.contains("Seq Scan")), "{name}: {steps:?}");
            plans += &format!("{name}: {}\n", steps.join("; "));
        }
        insta::assert_snapshot!(plans);
    });
}

/// A load drops the index and builds it again: as it was.
#[test]
fn a_load_leaves_the_schema_as_it_was() {
    let sqlite = include_str!("../../migrations/sqlite/V1__pools_and_rounds.sql");
    let postgres = include_str!("../../migrations/postgres/V1__pools_and_rounds.sql");
    let statements = statements();
    let rebuilt = statements.iter().find(|statement| statement.name == "MEMBER_BY_BOUND");
    let rebuilt = rebuilt.expect("it is rebuilt");
    assert!(sqlite.contains(&rebuilt.sqlite));
    assert!(postgres.contains(&rebuilt.postgres));
}
