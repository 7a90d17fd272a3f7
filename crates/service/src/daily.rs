//! Figures that are worked out once for where a pool has come to, and kept.
//!
//! **Invariant: at most one request at a time works out the figures of a pool**; those that come
//! meanwhile get the ones before, or wait where there are none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::figures::PoolDay;
use store::{PoolId, StoreFailure};

/// The most pools whose figures are kept; a community has a handful.
const POOLS_MAX: usize = 256;

/// Figures of each pool, the newest ones.
pub(crate) struct Daily<T>(Mutex<HashMap<PoolId, Arc<Slot<T>>>>);

struct Slot<T> {
    newest: Mutex<Option<(PoolDay, Arc<T>)>>,
    making: tokio::sync::Mutex<()>,
}

impl<T> Default for Daily<T> {
    fn default() -> Daily<T> {
        Daily(Mutex::default())
    }
}

impl<T> Daily<T> {
    /// The figures of a pool where it has come to, worked out if they are not known.
    pub async fn of(
        &self,
        pool: PoolId,
        day: PoolDay,
        make: impl Future<Output = Result<T, StoreFailure>>,
    ) -> Result<Arc<T>, StoreFailure> {
        let slot = self.slot(pool);
        if let Some(known) = slot.since(day) {
            return Ok(known);
        }
        let _turn = match slot.making.try_lock() {
            Ok(turn) => turn,
            Err(_) => {
                if let Some(before) = slot.newest() {
                    return Ok(before);
                }
                slot.making.lock().await
            }
        };
        if let Some(known) = slot.since(day) {
            return Ok(known);
        }
        let made = Arc::new(make.await?);
        *slot.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some((day, made.clone()));
        Ok(made)
    }

    fn slot(&self, pool: PoolId) -> Arc<Slot<T>> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= POOLS_MAX && !slots.contains_key(&pool) {
            slots.clear();
        }
        Arc::clone(slots.entry(pool).or_insert_with(|| {
            let making = tokio::sync::Mutex::new(());
            Arc::new(Slot { newest: Mutex::new(None), making })
        }))
    }
}

impl<T> Slot<T> {
    fn newest(&self) -> Option<Arc<T>> {
        self.since(PoolDay { on: jiff::civil::Date::MIN, round: 0 })
    }

    fn since(&self, day: PoolDay) -> Option<Arc<T>> {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.as_ref().filter(|(of, _)| *of >= day).map(|(_, figures)| Arc::clone(figures))
    }
}

#[cfg(test)]
mod tests {
    use super::Daily;
    use jiff::civil::date;
    use std::sync::atomic::{AtomicU32, Ordering};
    use store::StoreFailure;
    use store::figures::PoolDay;
    use tokio::sync::oneshot;

    fn day(day: i8, round: u32) -> PoolDay {
        PoolDay { on: date(2026, 3, day), round }
    }

    #[tokio::test]
    async fn figures_are_made_once_for_each_day_and_round() {
        let (daily, made) = (Daily::default(), AtomicU32::new(0));
        let make = async || Ok(made.fetch_add(1, Ordering::Relaxed));
        for (pool, on, expected) in [
            (1, day(1, 0), 0),
            (1, day(1, 0), 0),
            (1, day(2, 0), 1),
            (1, day(2, 1), 2),
            // A server that has read an older day gets what is known.
            (1, day(1, 0), 2),
            (2, day(1, 0), 3),
        ] {
            let found = daily.of(pool, on, make()).await.unwrap();
            assert_eq!(*found, expected, "{pool} {on:?}");
        }
        let failing = async { Err(StoreFailure::Unavailable("away".to_owned())) };
        assert!(daily.of(1, day(3, 1), failing).await.is_err());
        assert_eq!(*daily.of(1, day(3, 1), make()).await.unwrap(), 4, "a failure is not kept");
    }

    #[tokio::test]
    async fn while_figures_are_made_others_get_those_before() {
        let daily = Daily::default();
        daily.of(1, day(1, 0), async { Ok(1) }).await.unwrap();
        let (go, wait) = oneshot::channel::<()>();
        let slow = daily.of(1, day(2, 0), async {
            wait.await.unwrap();
            Ok(2)
        });
        let meanwhile = async {
            let before = daily.of(1, day(2, 0), async { unreachable!("one makes them") }).await;
            go.send(()).unwrap();
            *before.unwrap()
        };
        let (slow, meanwhile) = tokio::join!(slow, meanwhile);
        assert_eq!((*slow.unwrap(), meanwhile), (2, 1));
    }
}
