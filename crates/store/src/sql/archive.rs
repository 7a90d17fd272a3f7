//! The statements that read a community out whole. They read every row on purpose, so they are not
//! among those that a test holds to an index each; the tests of the archive run each of them.

use super::Sql;

pub(crate) const HISTORY_IS_THERE: Sql = Sql::each(
    "SELECT count(*) FROM sqlite_schema WHERE name = 'refinery_schema_history'",
    "SELECT count(to_regclass('refinery_schema_history'))",
);

pub(crate) const SCHEMA_VERSION: Sql =
    Sql::both("SELECT coalesce(max(version), 0) FROM refinery_schema_history");

pub(crate) const UNBALANCED: Sql = Sql::both(
    "SELECT count(*) FROM (SELECT 1 FROM posting GROUP BY pool_id, round, purpose
        HAVING sum(amount) <> 0) AS unbalanced",
);

pub(crate) const ROUNDS_OF_POOLS: Sql = Sql::both(
    "SELECT pool.pool_id, count(round.round), coalesce(max(round.round), 0),
        CAST(coalesce(sum(round.share), 0) AS BIGINT), coalesce(max(round.share_index), 0)
     FROM pool LEFT JOIN round ON round.pool_id = pool.pool_id
     GROUP BY pool.pool_id ORDER BY pool.pool_id",
);

pub(crate) const EXPORT_SNAPSHOT: Sql =
    Sql::each("SELECT NULL WHERE FALSE", "SELECT pg_export_snapshot()");

pub(crate) const TABLES_THERE: Sql = Sql::each(
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table'",
    "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'",
);
