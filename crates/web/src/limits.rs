//! How much one client may ask for, and how much at once is worked on.

use crate::pages::FILE_FORMS;
use crate::problem::Problem;
use crate::settings::{ClientAddress, Settings};
use crate::state::Web;
use crate::upload::UPLOADS;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock as _, MonotonicClock};
use governor::{Quota, RateLimiter};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// The page that takes photos of a visit; it has more time than others.
pub(crate) const PHOTOS: &str = "/desk/cases/{pool}/{case}/visit/photos";

/// Above so many clients, those that were quiet are forgotten.
const CLIENTS_MAX: usize = 100_000;

type Limiter<K> = RateLimiter<
    K,
    governor::state::keyed::DefaultKeyedStateStore<K>,
    MonotonicClock,
    governor::middleware::NoOpMiddleware,
>;

/// What is counted.
pub(crate) struct Limits {
    requests: Option<Limiter<IpAddr>>,
    sign_ins: Option<(Limiter<IpAddr>, Limiter<[u8; 32]>)>,
    places: Semaphore,
    uploads: Arc<Uploads>,
}

/// The files that are coming in, by who sends them.
struct Uploads {
    of_accounts: Mutex<HashMap<Uuid, usize>>,
    all_max: usize,
    account_max: usize,
}

/// The place of a file that is coming in, until this is dropped.
pub(crate) struct UploadPlace {
    uploads: Arc<Uploads>,
    account: Uuid,
}

impl Limits {
    pub fn new(settings: &Settings) -> Limits {
        let minute = |count| Quota::per_minute(count);
        Limits {
            requests: settings.requests_per_second.map(|count| limiter(Quota::per_second(count))),
            sign_ins: settings
                .sign_ins_per_minute
                .map(|count: NonZeroU32| (limiter(minute(count)), limiter(minute(count)))),
            places: Semaphore::new(settings.requests_at_once),
            uploads: Arc::new(Uploads {
                of_accounts: Mutex::default(),
                all_max: settings.uploads_at_once,
                account_max: settings.uploads_of_an_account,
            }),
        }
    }

    /// Takes a place for a file. Each holds a part of a file in memory for as long as it takes, so
    /// there are few, and nobody has all of them.
    ///
    /// # Errors
    /// [`Rejection::OverCapacity`].
    pub fn begin_upload(&self, account: Uuid) -> Result<UploadPlace, Rejection> {
        let Uploads { all_max, account_max, .. } = *self.uploads;
        let mut counts = self.uploads.counts();
        let own = counts.get(&account).copied().unwrap_or(0);
        if own >= account_max || counts.values().sum::<usize>() >= all_max {
            return Err(Rejection::OverCapacity);
        }
        counts.insert(account, own.saturating_add(1));
        drop(counts);
        Ok(UploadPlace { uploads: Arc::clone(&self.uploads), account })
    }

    /// Counts a try to sign in, by the address and by the name, which is kept as a hash only.
    ///
    /// # Errors
    /// The answer that says when to come again.
    pub fn count_sign_in(&self, from: IpAddr, name: &str) -> Result<(), Response> {
        let Some((addresses, names)) = &self.sign_ins else {
            return Ok(());
        };
        count(addresses, &from)?;
        count(names, &Sha256::digest(name.trim().to_lowercase()).into())
    }
}

impl Limits {
    /// Counts a step of a sign-in by passkey, by the address: nobody types a name.
    ///
    /// # Errors
    /// The answer that says when to come again.
    pub fn count_passkey(&self, from: IpAddr) -> Result<(), Response> {
        match &self.sign_ins {
            Some((addresses, _)) => count(addresses, &from),
            None => Ok(()),
        }
    }
}

impl Uploads {
    fn counts(&self) -> MutexGuard<'_, HashMap<Uuid, usize>> {
        // A map of counts is sound whatever thread panicked.
        self.of_accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for UploadPlace {
    fn drop(&mut self) {
        let mut counts = self.uploads.counts();
        match counts.get_mut(&self.account) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                counts.remove(&self.account);
            }
        }
    }
}

/// Where a request comes from.
#[derive(Clone, Copy)]
pub(crate) struct From(pub IpAddr);

/// Turns away who asks too much, and everybody while the server is full.
pub(crate) async fn turn_away(
    State(web): State<Arc<Web>>,
    mut request: Request,
    next: Next,
) -> Response {
    let from = address(&web.settings, &request);
    request.extensions_mut().insert(From(from));
    if let Some(limiter) = &web.limits.requests
        && let Err(refused) = count(limiter, &from)
    {
        return refused;
    }
    let Ok(_place) = web.limits.places.try_acquire() else {
        return Problem::from(Rejection::OverCapacity).into_response();
    };
    next.run(request).await
}

/// Stops waiting for an answer that takes too long. What was handed to the store is written
/// nevertheless; the same key asks for it again.
pub(crate) async fn in_time(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let within = match (request.method(), path) {
        (&Method::POST, Some(path))
            if path == UPLOADS || path == PHOTOS || FILE_FORMS.contains(&path) =>
        {
            web.settings.upload_within
        }
        _ => web.settings.answer_within,
    };
    let answer = tokio::time::timeout(within, next.run(request));
    answer.await.unwrap_or_else(|_| Problem::from(Rejection::RequestTooSlow).into_response())
}

fn limiter<K: std::hash::Hash + Eq + Clone>(quota: Quota) -> Limiter<K> {
    RateLimiter::dashmap_with_clock(quota, MonotonicClock)
}

fn count<K: std::hash::Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Result<(), Response> {
    if limiter.len() > CLIENTS_MAX {
        limiter.retain_recent();
    }
    let Err(early) = limiter.check_key(key) else {
        return Ok(());
    };
    let wait = early.wait_time_from(MonotonicClock.now());
    let seconds = wait.max(Duration::from_secs(1)).as_secs();
    let mut refused = Problem::from(Rejection::TooManyRequests).into_response();
    refused.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Err(refused)
}

fn address(settings: &Settings, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let forwarded = match settings.client_address {
        ClientAddress::Peer => None,
        ClientAddress::ForwardedFor => forwarded_for(request.headers()),
    };
    forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The last entry is the one our own proxy added; those before it are what the client says.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let value = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next()?.trim().parse().ok()
}
