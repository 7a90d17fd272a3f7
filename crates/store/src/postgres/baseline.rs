//! The plain way in PostgreSQL.

use crate::failure::StoreFailure;
use money::Amount;
use std::pin::pin;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, NoTls};

/// A table of balances.
pub struct Baseline(Client);

impl Baseline {
    pub(crate) async fn create(
        address: &str,
        balances: &mut (dyn Iterator<Item = Amount> + Send),
    ) -> Result<Baseline, StoreFailure> {
        let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
        tokio::spawn(connection);
        client
            .batch_execute(
                "CREATE TABLE balance (member BIGINT PRIMARY KEY, minor BIGINT NOT NULL)",
            )
            .await?;
        let sink = client.copy_in("COPY balance FROM STDIN BINARY").await?;
        let mut writer = pin!(BinaryCopyInWriter::new(sink, &[Type::INT8, Type::INT8]));
        for (number, balance) in (0i64..).zip(balances) {
            writer.as_mut().write(&[&number, &balance.minor()]).await?;
        }
        writer.finish().await?;
        client.batch_execute("VACUUM (FREEZE, ANALYZE) balance").await?;
        Ok(Baseline(client))
    }

    pub(crate) async fn charge(&self, share: Amount) -> Result<(), StoreFailure> {
        let charge = "UPDATE balance SET minor = minor - least(minor, $1)";
        self.0.execute(charge, &[&share.minor()]).await?;
        Ok(())
    }
}
