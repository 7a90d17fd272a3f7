//! The statements of people and memberships.

use super::Sql;

pub(crate) const PERSON_INSERT: Sql = Sql::both(
    "INSERT INTO person (person_id, sealed, wrapped_key, master_key, masked_index)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const PERSON: Sql =
    Sql::both("SELECT sealed, wrapped_key, version FROM person WHERE person_id = $1");

pub(crate) const PERSONS_BY_MASKED_INDEX: Sql =
    Sql::both("SELECT person_id FROM person WHERE masked_index = $1 ORDER BY person_id LIMIT $2");

pub(crate) const PERSON_FOR_UPDATE: Sql = PERSON.for_update();

pub(crate) const PERSON_CORRECT: Sql = Sql::both(
    "UPDATE person SET sealed = $1, masked_index = $2, version = version + 1
     WHERE person_id = $3",
);

pub(crate) const PERSON_ERASE: Sql = Sql::both(
    "UPDATE person SET sealed = $1, wrapped_key = NULL, masked_index = NULL,
        version = version + 1
     WHERE person_id = $2",
);

pub(crate) const PERSONS_UNDER_OLDER_KEYS: Sql = Sql::both(
    "SELECT person_id, wrapped_key FROM person
     WHERE person_id > $1 AND master_key < $2 AND wrapped_key IS NOT NULL
     ORDER BY person_id LIMIT $3",
);

pub(crate) const PERSON_REWRAP: Sql = Sql::both(
    "UPDATE person SET wrapped_key = $1, master_key = $2
     WHERE person_id = $3 AND wrapped_key = $4",
);

pub(crate) const DOCUMENT_INSERT: Sql = Sql::both(
    "INSERT INTO person_document (blind_index, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
);

pub(crate) const DOCUMENT_HOLDER: Sql =
    Sql::both("SELECT person_id FROM person_document WHERE blind_index = $1");

pub(crate) const DOCUMENTS_DELETE: Sql =
    Sql::both("DELETE FROM person_document WHERE person_id = $1");

pub(crate) const MEMBERSHIP_INSERT: Sql = Sql::both(
    "INSERT INTO membership (pool_id, member_id, person_id, version_id, joined_at, birth_year, sex,
        ages_out_month, receipt, commitment)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
);

pub(crate) const MEMBERSHIP: Sql = Sql::both(
    "SELECT person_id, version_id, joined_at, birth_year, sex, ages_out_month, receipt, commitment
     FROM membership WHERE pool_id = $1 AND member_id = $2",
);

pub(crate) const MEMBERSHIPS_OF_PERSON: Sql = Sql::both(
    "SELECT membership.pool_id, membership.member_id, member.joined_on, member.left_on
     FROM membership JOIN member ON member.pool_id = membership.pool_id
        AND member.member_id = membership.member_id
     WHERE membership.person_id = $1
     ORDER BY membership.pool_id, member.joined_on, membership.member_id",
);

/// A page, from behind a month and a member on.
pub(crate) const MEMBERSHIPS_AGING_OUT: Sql = Sql::both(
    "SELECT membership.ages_out_month, membership.member_id, membership.person_id
     FROM membership JOIN member ON member.pool_id = membership.pool_id
        AND member.member_id = membership.member_id
     WHERE membership.pool_id = $1 AND membership.ages_out_month <= $2
        AND (membership.ages_out_month, membership.member_id) > ($3, $4)
        AND member.left_on IS NULL
     ORDER BY membership.ages_out_month, membership.member_id LIMIT $5",
);

pub(crate) const MEMBERSHIPS_BY_YEAR: Sql = Sql::both(
    "SELECT birth_year, sex, count(*) FROM membership WHERE pool_id = $1
     GROUP BY birth_year, sex ORDER BY birth_year, sex",
);

pub(crate) const PAYER_LAST_PLACE: Sql = Sql::both(
    "SELECT coalesce(max(place), 0) FROM payer WHERE pool_id = $1 AND payer_person_id = $2",
);

pub(crate) const PAYER_INSERT: Sql = Sql::both(
    "INSERT INTO payer (pool_id, member_id, payer_person_id, place, since)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (pool_id, member_id) DO UPDATE SET payer_person_id = excluded.payer_person_id,
        place = excluded.place, since = excluded.since",
);

pub(crate) const PAYER: Sql =
    Sql::both("SELECT payer_person_id FROM payer WHERE pool_id = $1 AND member_id = $2");

pub(crate) const PAYER_DELETE: Sql =
    Sql::both("DELETE FROM payer WHERE pool_id = $1 AND member_id = $2");

pub(crate) const PAID_FOR: Sql = Sql::both(
    "SELECT payer.member_id, membership.person_id
     FROM payer
     JOIN membership ON membership.pool_id = payer.pool_id
        AND membership.member_id = payer.member_id
     JOIN member ON member.pool_id = payer.pool_id AND member.member_id = payer.member_id
     WHERE payer.pool_id = $1 AND payer.payer_person_id = $2 AND member.left_on IS NULL
     ORDER BY member.joined_on, payer.place, payer.member_id",
);

pub(crate) const GUARDIAN_INSERT: Sql = Sql::both(
    "INSERT INTO guardian (ward_person_id, guardian_person_id, since, until)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (ward_person_id, guardian_person_id) DO UPDATE SET since = excluded.since,
        until = excluded.until",
);

pub(crate) const GUARDIANS: Sql = Sql::both(
    "SELECT guardian_person_id, since, until FROM guardian WHERE ward_person_id = $1
     ORDER BY since, guardian_person_id",
);

pub(crate) const WARDS: Sql = Sql::both(
    "SELECT ward_person_id, since, until FROM guardian WHERE guardian_person_id = $1
     ORDER BY since, ward_person_id",
);

pub(crate) const PAYEE_INSERT: Sql =
    Sql::both("INSERT INTO payee (person_id, place, sealed) VALUES ($1, $2, $3)");

pub(crate) const PAYEES_DELETE: Sql = Sql::both("DELETE FROM payee WHERE person_id = $1");

pub(crate) const PAYEES: Sql =
    Sql::both("SELECT sealed FROM payee WHERE person_id = $1 ORDER BY place");

pub(crate) const LOOK_UP_INSERT: Sql = Sql::both(
    "INSERT INTO look_up (person_id, look_up_id, account_id, reason, looked_up_at)
     VALUES ($1, $2, $3, $4, $5)",
);

pub(crate) const LOOK_UPS: Sql = Sql::both(
    "SELECT look_up_id, account_id, reason, looked_up_at FROM look_up WHERE person_id = $1
     ORDER BY looked_up_at, look_up_id",
);

pub(crate) const ENDING_INSERT: Sql = Sql::both(
    "INSERT INTO ending (pool_id, member_id, reason, article, decided_on)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

pub(crate) const ENDING: Sql = Sql::both(
    "SELECT reason, article, decided_on FROM ending WHERE pool_id = $1 AND member_id = $2",
);
