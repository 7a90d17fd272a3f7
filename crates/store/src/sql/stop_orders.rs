//! The statements about keys and signed instructions of supervisors.

use super::Sql;

pub(crate) const SUPERVISOR_KEY_INSERT: Sql = Sql::both(
    "INSERT INTO supervisor_key (verifier, proposed_by, confirmed_by, enrolled_at)
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
);

pub(crate) const SUPERVISOR_KEY: Sql = Sql::both(
    "SELECT verifier, proposed_by, confirmed_by, enrolled_at FROM supervisor_key
     WHERE verifier = $1",
);

/// A page, from behind a key on.
pub(crate) const SUPERVISOR_KEYS: Sql = Sql::both(
    "SELECT verifier, proposed_by, confirmed_by, enrolled_at FROM supervisor_key
     WHERE verifier > $1 ORDER BY verifier LIMIT $2",
);

pub(crate) const STOP_ORDER_INSERT: Sql = Sql::both(
    "INSERT INTO stop_order (reference, pool_id, stops, from_date, lifts, reason, note, verifier,
        received_by, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
);

pub(crate) const STOP_ORDER: Sql = Sql::both(
    "SELECT reference, pool_id, stops, from_date, lifts, reason, note, verifier, received_by,
        received_at,
        (SELECT lifting.reference FROM stop_order AS lifting
         WHERE lifting.lifts = one.reference) AS lifted_by
     FROM stop_order AS one WHERE reference = $1",
);

/// A page, from behind a reference on.
pub(crate) const STOP_ORDERS: Sql = Sql::both(
    "SELECT reference, pool_id, stops, from_date, lifts, reason, note, verifier, received_by,
        received_at,
        (SELECT lifting.reference FROM stop_order AS lifting
         WHERE lifting.lifts = one.reference) AS lifted_by
     FROM stop_order AS one WHERE reference > $1 ORDER BY reference LIMIT $2",
);

/// What stops something in a pool or in all; nothing that is lifted.
pub(crate) const STOPS_STANDING: Sql = Sql::both(
    "SELECT reference, pool_id, stops, from_date FROM stop_order AS one
     WHERE pool_id IN (0, $1) AND lifts IS NULL
        AND NOT EXISTS (SELECT 1 FROM stop_order AS lifting WHERE lifting.lifts = one.reference)
     ORDER BY reference",
);

/// Every pool, kept from changing until an order for all of them is written.
pub(crate) const POOLS_FOR_UPDATE: Sql =
    Sql::both("SELECT pool_id FROM pool WHERE pool_id > $1 ORDER BY pool_id").for_update();
