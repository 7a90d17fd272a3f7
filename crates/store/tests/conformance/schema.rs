//! The schema and the plans of the hot statements, as golden files.

use rusqlite::Connection;
use store::SqliteStore;

fn database() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pools.sqlite");
    drop(SqliteStore::open(&path).expect("a new store"));
    let connection = Connection::open(&path).expect("the same file");
    (folder, connection)
}

/// Every statement of the store, by its name, as `sql.rs` declares them.
fn statements() -> Vec<(String, String)> {
    let source = include_str!("../../src/sqlite/sql.rs");
    let declarations = source.split("pub(super) const ").skip(1);
    let statements = declarations.map(|declaration| {
        let (name, rest) = declaration.split_once(':').expect("a constant has a type");
        let sql = rest.split('"').nth(1).expect("a constant is one text");
        (name.to_owned(), sql.to_owned())
    });
    statements.collect()
}

#[test]
fn every_statement_prepares() {
    let (_folder, connection) = database();
    let baseline = statements().into_iter().find(|(name, _)| name == "BASELINE_CREATE");
    connection.execute_batch(&baseline.expect("the baseline").1).expect("a table of its own");
    let statements = statements();
    assert!(statements.len() > 25, "the statements were found");
    for (name, sql) in statements.iter().filter(|(_, sql)| !sql.starts_with("CREATE")) {
        if let Err(error) = connection.prepare(sql) {
            panic!("{name}: {error}");
        }
    }
}

#[test]
fn the_schema_is_the_golden_one() {
    let (_folder, connection) = database();
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'refinery%'
               ORDER BY type DESC, name";
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("the schema");
    let schema: Vec<String> = rows.collect::<Result<_, _>>().expect("texts");
    insta::assert_snapshot!(schema.join("\n\n"));
}

/// How SQLite reads for the statements of a round: by an index each, never through the members.
#[test]
fn hot_statements_use_their_index() {
    let (_folder, connection) = database();
    let mut plans = String::new();
    for (name, sql) in statements() {
        if !sql.trim_start().starts_with("SELECT") {
            continue;
        }
        let explain = format!("EXPLAIN QUERY PLAN {sql}");
        let mut statement = connection.prepare(&explain).expect("a sound statement");
        let parameters = vec![0i64; statement.parameter_count()];
        let rows = statement
            .query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3))
            .expect("a plan");
        let steps: Vec<String> = rows.collect::<Result<_, _>>().expect("texts");
        plans += &format!("{name}: {}\n", steps.join("; "));
        let whole_pool = "member USING PRIMARY KEY (pool_id=?)";
        let reads_all = |step: &String| step.contains("SCAN") || step.ends_with(whole_pool);
        assert!(!steps.iter().any(reads_all), "{name} reads a whole table: {steps:?}");
    }
    insta::assert_snapshot!(plans);
}

/// A load drops the index and builds it again: as it was.
#[test]
fn a_load_leaves_the_schema_as_it_was() {
    let migration = include_str!("../../migrations/sqlite/V1__pools_and_rounds.sql");
    let statements = statements();
    let (_, rebuilt) = statements.iter().find(|(name, _)| name == "MEMBER_BY_BOUND").expect("it");
    assert!(migration.contains(rebuilt.as_str()));
}
