//! What all requests share.

use crate::clock::Clock;
use crate::in_progress::InProgress;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::money_metrics::MoneyMetrics;
use crate::settings::Settings;
use crate::token_cache::TokenCache;
use crate::upload_parts::PartialUploads;
use jiff::Timestamp;
use service::Community;
use std::sync::Arc;

/// A community on the web.
pub struct Web {
    pub(crate) community: Arc<Community>,
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    pub(crate) in_progress: InProgress,
    pub(crate) tokens: TokenCache,
    pub(crate) limits: Limits,
    pub(crate) partial_uploads: PartialUploads,
    pub(crate) metrics: Metrics,
    pub(crate) money: MoneyMetrics,
}

impl Web {
    /// A community at a clock.
    pub fn new(community: Arc<Community>, clock: Clock, settings: Settings) -> Arc<Web> {
        Arc::new(Web {
            limits: Limits::new(&settings),
            community,
            clock,
            settings,
            in_progress: InProgress::default(),
            tokens: TokenCache::default(),
            partial_uploads: PartialUploads::default(),
            metrics: Metrics::default(),
            money: MoneyMetrics::default(),
        })
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
