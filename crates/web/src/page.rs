//! Long lists, a page at a time.
//!
//! A page ends with the place where the next one begins. That is opaque to clients: it may become
//! something else, and what they make up themselves is refused.

use crate::problem::Problem;
use axum::Json;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use utoipa::{IntoParams, ToSchema};

/// The most items of a page.
pub(crate) const LIMIT_MAX: u32 = 200;

/// The items of a page when a client does not say.
const LIMIT: u32 = 50;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// How many items at most; at most 200.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Page<T: ToSchema> {
    /// The items, in the order of the list.
    items: Vec<T>,
    /// What to hand in as `after` for the next page; nothing on the last one.
    next: Option<String>,
    #[serde(skip)]
    link: Option<HeaderValue>,
}

impl PageQuery {
    /// A page that is asked for beside other things.
    pub fn new(limit: Option<u32>, after: Option<String>) -> PageQuery {
        PageQuery { limit, after }
    }

    /// How many items.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`].
    pub fn limit(&self) -> Result<u32, Rejection> {
        let limit = self.limit.unwrap_or(LIMIT);
        match (1..=LIMIT_MAX).contains(&limit) {
            true => Ok(limit),
            false => Err(Rejection::ParameterWrong),
        }
    }

    /// Where the page begins; nothing for the first.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`].
    pub fn after<T: FromStr>(&self) -> Result<Option<T>, Rejection> {
        let Some(after) = &self.after else {
            return Ok(None);
        };
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(after).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.and_then(|text| text.parse().ok()).map(Some).ok_or(Rejection::ParameterWrong)
    }

    /// A page of what a bounded read gave; `place` says where an item stands.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`].
    pub fn page<I, T: ToSchema>(
        &self,
        uri: &Uri,
        found: Vec<I>,
        place: impl Fn(&I) -> String,
        item: impl FnMut(I) -> T,
    ) -> Result<Page<T>, Problem> {
        let limit = self.limit()?;
        let full = u32::try_from(found.len()).is_ok_and(|count| count == limit);
        let last = found.last().filter(|_| full);
        let next = last.map(place);
        self.page_until(uri, found, next, item)
    }

    /// A page of what was found on the way to a place, where the next one begins.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`].
    pub fn page_until<I, T: ToSchema>(
        &self,
        uri: &Uri,
        found: Vec<I>,
        next: Option<String>,
        item: impl FnMut(I) -> T,
    ) -> Result<Page<T>, Problem> {
        let limit = self.limit()?;
        let next = next.map(|place| BASE64_URL_SAFE_NO_PAD.encode(place));
        let link = next.as_ref().map(|next| {
            // What else was asked for is asked for again.
            let asked = uri.query().unwrap_or_default().split('&');
            let own = |pair: &&str| {
                !pair.is_empty() && !pair.starts_with("limit=") && !pair.starts_with("after=")
            };
            let asked: String = asked.filter(own).map(|pair| format!("{pair}&")).collect();
            let path = uri.path();
            let link = format!("<{path}?{asked}limit={limit}&after={next}>; rel=\"next\"");
            HeaderValue::try_from(link).expect("an address is visible")
        });
        Ok(Page { items: found.into_iter().map(item).collect(), next, link })
    }

    /// A page of a list that is all here.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`].
    pub fn page_of<I, T: ToSchema>(
        &self,
        uri: &Uri,
        all: Vec<I>,
        place: impl Fn(&I) -> String,
        item: impl FnMut(I) -> T,
    ) -> Result<Page<T>, Problem> {
        let limit = usize::try_from(self.limit()?).map_err(|_| Rejection::ParameterWrong)?;
        let found = match self.after::<String>()? {
            None => all.into_iter().take(limit).collect(),
            Some(after) => {
                let behind = all.into_iter().skip_while(|one| place(one) != after).skip(1);
                behind.take(limit).collect()
            }
        };
        self.page(uri, found, place, item)
    }
}

impl<T: Serialize + ToSchema> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let link = self.link.clone();
        let mut response = Json(self).into_response();
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}
