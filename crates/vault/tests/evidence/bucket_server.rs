//! A service that speaks as much of S3 as is needed, in this process and in memory.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Default)]
pub struct Contents {
    pub objects: BTreeMap<String, Vec<u8>>,
    /// Uploads that are neither complete nor taken back, by their ids.
    pub uploads: BTreeMap<String, BTreeMap<u32, Vec<u8>>>,
    pub requests: Vec<String>,
    pub authorizations: Vec<String>,
    pub largest_body: usize,
    /// What every request is answered with instead.
    pub failing: Option<StatusCode>,
}

#[derive(Clone, Default)]
pub struct BucketServer(Arc<Mutex<Contents>>);

impl BucketServer {
    /// Serves until the runtime of the test ends; gives the address.
    pub async fn start(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .fallback(answer)
            .layer(DefaultBodyLimit::disable())
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    pub fn contents(&self) -> MutexGuard<'_, Contents> {
        self.0.lock().unwrap()
    }
}

async fn answer(
    State(server): State<BucketServer>,
    method: Method,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut contents = server.contents();
    let query = query.unwrap_or_default();
    let names: Vec<_> = query.split('&').filter_map(|part| part.split('=').next()).collect();
    contents.requests.push(format!("{method} {}", names.join(" ")).trim_end().to_owned());
    let authorization = headers.get("authorization").map(|value| value.to_str().unwrap());
    contents.authorizations.push(authorization.unwrap_or_default().to_owned());
    contents.largest_body = contents.largest_body.max(body.len());
    if let Some(status) = contents.failing {
        return status.into_response();
    }
    let parameter = |name: &str| {
        let mut parts = query.split('&').filter_map(|part| part.split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    };
    let key = uri.path().to_owned();
    match (method.as_str(), parameter("uploadId"), parameter("partNumber")) {
        ("POST", None, None) => begin_upload(&mut contents, &key),
        ("PUT", Some(upload), Some(part)) => {
            let Some(parts) = contents.uploads.get_mut(&upload) else {
                return StatusCode::NOT_FOUND.into_response();
            };
            parts.insert(part.parse().unwrap(), body.to_vec());
            [("etag", format!("\"{part}\""))].into_response()
        }
        ("POST", Some(upload), None) => {
            let parts = contents.uploads.remove(&upload).unwrap();
            let whole = parts.into_values().collect::<Vec<_>>().concat();
            contents.objects.insert(key.clone(), whole);
            format!(
                "<CompleteMultipartUploadResult><Location>{key}</Location><Bucket>b</Bucket>\
                 <Key>{key}</Key><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>"
            )
            .into_response()
        }
        ("DELETE", Some(upload), None) => {
            contents.uploads.remove(&upload);
            StatusCode::NO_CONTENT.into_response()
        }
        ("PUT", None, None) => {
            contents.objects.insert(key, body.to_vec());
            [("etag", "\"whole\"")].into_response()
        }
        ("GET", None, None) => match contents.objects.get(&key) {
            Some(object) => {
                let modified = "Wed, 25 Nov 2026 10:00:00 GMT";
                let headers = [("etag", "\"whole\""), ("last-modified", modified)];
                (headers, object.clone()).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
        ("DELETE", None, None) => {
            contents.objects.remove(&key);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => StatusCode::NOT_IMPLEMENTED.into_response(),
    }
}

fn begin_upload(contents: &mut Contents, key: &str) -> Response {
    let upload = format!("upload{}", contents.requests.len());
    contents.uploads.insert(upload.clone(), BTreeMap::new());
    format!(
        "<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>{key}</Key>\
         <UploadId>{upload}</UploadId></InitiateMultipartUploadResult>"
    )
    .into_response()
}
