//! The supervisor's tables as files of comma-separated values, written a page of rows at a time.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::state::Web;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use ledger::Rejection;
use service::principal::Principal;
use service::supervision::{Table, TablePage, table_page};
use std::io;
use std::sync::Arc;
use store::PoolId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(table))
}

/// A table of a plan as a file, whole: the columns stand in docs/oversight.md.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/tables/{table}", tag = "oversight",
    responses((status = 200, content_type = "text/csv", body = String))
)]
async fn table(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, name)): Path<(PoolId, String)>,
) -> Result<Response, Problem> {
    let table = Table::from_slug(&name).ok_or(Rejection::PathUnknown)?;
    attachment(&web, &caller, pool, table).await
}

/// The file of a table, to be saved.
///
/// # Errors
/// What the first page is refused for; a later fault breaks the connection off.
pub(crate) async fn attachment(
    web: &Arc<Web>,
    caller: &Arc<Principal>,
    pool: PoolId,
    table: Table,
) -> Result<Response, Problem> {
    let first = table_page(&web.community, caller, (pool, table), None).await?;
    let head = Bytes::from(line(table.columns().iter().copied()));
    let state = (Arc::clone(web), Arc::clone(caller), Some((head, first)));
    let stream = try_unfold(state, move |(web, caller, left)| async move {
        let Some((head, page)) = left else { return Ok(None) };
        let TablePage { rows, next } = page;
        let mut chunk = head.to_vec();
        for row in rows {
            chunk.extend(line(row.iter().map(String::as_str)).into_bytes());
        }
        let left = match next {
            None => None,
            Some(next) => {
                let page = table_page(&web.community, &caller, (pool, table), Some(&next)).await;
                // The connection breaks off instead of ending: a file that was cut is not whole.
                let page = page.map_err(|_| io::Error::other("the table is not whole"))?;
                Some((Bytes::new(), page))
            }
        };
        Ok::<_, io::Error>(Some((Bytes::from(chunk), (web, caller, left))))
    });
    let name = format!("attachment; filename=\"pool-{pool}-{}.csv\"", table.slug());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(name).expect("it is visible")),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

/// A row, quoted where a field needs it (RFC 4180), ended by a line feed.
fn line<'a>(fields: impl Iterator<Item = &'a str>) -> String {
    let quoted = fields.map(|field| match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    });
    quoted.collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_field_is_quoted_where_it_has_to_be() {
        let fields = ["a", "", "b,c", "d\"e", "f\ng"];
        assert_eq!(line(fields.into_iter()), "a,,\"b,c\",\"d\"\"e\",\"f\ng\"\n");
    }
}
