//! Counts of requests, in the text form of Prometheus.

use axum::http::{Method, StatusCode};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusRecorder};
use std::time::Duration;

/// The recorder of one server. It is its own, not the process's: two servers in one process count
/// apart.
pub(crate) struct Metrics(PrometheusRecorder);

impl Default for Metrics {
    fn default() -> Metrics {
        let quantiles = PrometheusBuilder::new().set_quantiles(&[0.5, 0.99, 1.0]);
        Metrics(quantiles.expect("quantiles between 0 and 1").build_recorder())
    }
}

impl Metrics {
    /// Counts an answer.
    pub fn count(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let route = route.to_owned();
        metrics::with_local_recorder(&self.0, || {
            let labels = [
                ("method", method.as_str().to_owned()),
                ("route", route.clone()),
                ("status", status.as_str().to_owned()),
            ];
            metrics::counter!("tongzhou_http_requests_total", &labels).increment(1);
            metrics::histogram!("tongzhou_http_request_seconds", "route" => route).record(took);
        });
    }

    /// The counts so far.
    pub fn text(&self) -> String {
        let handle = self.0.handle();
        handle.run_upkeep();
        handle.render()
    }
}
