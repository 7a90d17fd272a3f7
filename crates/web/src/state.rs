//! What all requests share.

use crate::clock::Clock;
use crate::demo_clock::DemoClock;
use crate::in_progress::InProgress;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::money_metrics::MoneyMetrics;
use crate::settings::Settings;
use crate::token_cache::TokenCache;
use crate::upload_parts::PartialUploads;
use jiff::Timestamp;
use ledger::Rejection;
use service::Community;
use service::passkeys::PasskeyHost;
use std::sync::Arc;

/// A community on the web.
pub struct Web {
    pub(crate) community: Arc<Community>,
    pub(crate) clock: Clock,
    /// What signing in goes by: telephones and browsers do not live in a demonstration's time.
    pub(crate) sign_in_clock: Clock,
    /// The clock of the world, in a demonstration.
    pub(crate) demo: Option<DemoClock>,
    pub(crate) settings: Settings,
    pub(crate) in_progress: InProgress,
    pub(crate) tokens: TokenCache,
    pub(crate) limits: Limits,
    pub(crate) partial_uploads: PartialUploads,
    pub(crate) metrics: Metrics,
    pub(crate) money: MoneyMetrics,
    passkeys: Result<PasskeyHost, Rejection>,
}

impl Web {
    /// A community at a clock.
    pub fn new(community: Arc<Community>, clock: Clock, settings: Settings) -> Arc<Web> {
        Web::made(community, (clock.clone(), clock), None, settings)
    }

    /// A demonstration: the time is that of its world, and sessions, tokens and one-time codes go
    /// by the machine's clock.
    pub fn of_a_demo(community: Arc<Community>, demo: DemoClock, settings: Settings) -> Arc<Web> {
        let clocks = (demo.clock(), Clock::of_the_machine());
        Web::made(community, clocks, Some(demo), settings)
    }

    fn made(
        community: Arc<Community>,
        (clock, sign_in_clock): (Clock, Clock),
        demo: Option<DemoClock>,
        settings: Settings,
    ) -> Arc<Web> {
        Arc::new(Web {
            limits: Limits::new(&settings),
            passkeys: host(&settings),
            community,
            clock,
            sign_in_clock,
            demo,
            settings,
            in_progress: InProgress::default(),
            tokens: TokenCache::default(),
            partial_uploads: PartialUploads::default(),
            metrics: Metrics::default(),
            money: MoneyMetrics::default(),
        })
    }

    /// Where passkeys are bound to.
    ///
    /// # Errors
    /// [`Rejection::PasskeyAddressInvalid`] where the settings name no address, or none that a
    /// browser takes.
    pub(crate) fn passkeys(&self) -> Result<&PasskeyHost, Rejection> {
        self.passkeys.as_ref().map_err(|rejection| *rejection)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The time by which somebody signs in, is signed in and holds a token.
    pub(crate) fn sign_in_now(&self) -> Timestamp {
        self.sign_in_clock.now()
    }
}

/// The host that the address of the pages names.
fn host(settings: &Settings) -> Result<PasskeyHost, Rejection> {
    let address = settings.address.as_deref().ok_or(Rejection::PasskeyAddressInvalid)?;
    let behind = address.split_once("://").map_or(address, |(_, behind)| behind);
    let host = behind.split(['/', ':']).next().unwrap_or_default();
    PasskeyHost::new(host, address)
}
