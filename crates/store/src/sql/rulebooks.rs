//! The statements of published rulebooks.

use super::Sql;

pub(crate) const RULEBOOK_INSERT: Sql = Sql::both(
    "INSERT INTO rulebook (pool_id, version, plan, version_id, published_on,
        covenant_zh, covenant_en, value_table, worked_cases, published_by, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
);

pub(crate) const RULEBOOK_VERSIONS: Sql = Sql::both(
    "SELECT version, plan, version_id, published_on FROM rulebook
     WHERE pool_id = $1 ORDER BY version",
);

pub(crate) const RULEBOOK_TEXTS: Sql = Sql::both(
    "SELECT plan, version, covenant_zh, covenant_en, value_table, worked_cases FROM rulebook
     WHERE pool_id = $1 AND version_id = $2",
);

pub(crate) const POOLS: Sql =
    Sql::both("SELECT pool_id FROM pool WHERE pool_id > $1 ORDER BY pool_id LIMIT $2");
