//! What the addresses of these routes ask with.

use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

/// What to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Search {
    /// A plain name or a code of ICD-10; every condition where it is empty.
    pub search: Option<String>,
}

/// Which month.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Month {
    /// A day of it; that of the business date where it is not said.
    pub month: Option<Date>,
}

/// With what the article reckons.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Reckoning {
    /// What of the bills is accepted, in minor units; what was put forward where it is not said.
    pub accepted_minor: Option<i64>,
}
