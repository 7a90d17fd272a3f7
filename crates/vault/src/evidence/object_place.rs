//! Where sealed files lie: a folder of this machine, or a bucket of any service that speaks S3.
//!
//! Invariant: an object is seen whole or not at all. It is written in parts, one on its way at a
//! time; an upload that is given up is taken back, also when whoever wrote it is gone.

use super::object_key::ObjectKey;
use super::unfinished;
use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use jiff::Timestamp;
use ledger::Rejection;
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::{ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, RetryConfig};
use std::fmt;
use std::future::{poll_fn, ready};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncWrite;
use zeroize::Zeroizing;

/// A folder takes parts of any size.
const FOLDER_PART_BYTES: usize = 256 * 1024;

/// Services that speak S3 take no smaller part, save the last.
const BUCKET_PART_BYTES: usize = 5 * 1024 * 1024;

/// How long one request to a service may take, a part of 5 MiB over a slow line included.
const REQUEST_TIME: Duration = Duration::from_secs(60);

/// How often and how long a request is tried again before the sender is told.
const TRIES_AGAIN: usize = 3;
const TRYING_TIME: Duration = Duration::from_secs(90);

/// Where the evidence of a community is kept.
#[derive(Clone, Debug)]
pub enum EvidenceSettings {
    /// In this folder, which is made if it is missing, for its owner alone.
    Folder(PathBuf),
    /// In a bucket.
    Bucket(BucketSettings),
}

/// A bucket of a service that speaks S3. Each of these is needed, so that nothing is guessed from
/// the machine or asked of its network.
#[derive(Clone)]
pub struct BucketSettings {
    /// The address of the service, such as `https://s3.example.org`.
    pub endpoint: String,
    /// The region that requests are signed for; services of one's own take any, such as `local`.
    pub region: String,
    /// The name of the bucket, which has to exist.
    pub bucket: String,
    /// The id of the access key.
    pub key_id: String,
    /// The secret of the access key.
    pub secret: Zeroizing<String>,
    /// Whether the address may be without TLS.
    pub transport: Transport,
}

impl fmt::Debug for BucketSettings {
    /// All but the secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BucketSettings { endpoint, region, bucket, key_id, secret: _, transport } = self;
        formatter
            .debug_struct("BucketSettings")
            .field("endpoint", endpoint)
            .field("region", region)
            .field("bucket", bucket)
            .field("key_id", key_id)
            .field("transport", transport)
            .finish_non_exhaustive()
    }
}

/// How the service is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// With TLS only.
    TlsOnly,
    /// Also without: for a service on the same machine, and for tests.
    PlainAllowed,
}

/// The store of sealed files. Cloning it gives another handle on the same store.
#[derive(Clone)]
pub struct EvidencePlace {
    store: Arc<dyn ObjectStore>,
    part_bytes: usize,
    /// Where uploads that were never finished lie; a bucket clears them by a rule of its own.
    folder: Option<Arc<Path>>,
}

impl fmt::Debug for EvidencePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EvidencePlace({})", self.store)
    }
}

impl EvidencePlace {
    /// Opens the place. A folder is made where it is missing; a bucket is first spoken to when
    /// something is written or read.
    pub fn open(settings: &EvidenceSettings) -> Result<EvidencePlace, Rejection> {
        match settings {
            EvidenceSettings::Folder(folder) => open_folder(folder),
            EvidenceSettings::Bucket(settings) => open_bucket(settings),
        }
    }

    /// The sealed bytes of an object, as they come from the store.
    pub(crate) async fn get(
        &self,
        object: ObjectKey,
    ) -> Result<BoxStream<'static, Result<Bytes, Rejection>>, Rejection> {
        let found = self.store.get(&object.path()).await.map_err(|error| refusal(&error))?;
        Ok(found.into_stream().map_err(|error| refusal(&error)).boxed())
    }

    /// Deletes an object; one that is not there is deleted already. Copies of the folder or bucket
    /// that somebody keeps stay, and stay sealed.
    pub async fn delete(&self, object: ObjectKey) -> Result<(), Rejection> {
        match self.store.delete(&object.path()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(refusal(&error)),
        }
    }

    /// The keys of all objects, in no order: for who looks for objects that no case knows.
    pub fn objects(&self) -> BoxStream<'static, Result<ObjectKey, Rejection>> {
        self.store.list(None).filter_map(|found| ready(ours(found))).boxed()
    }

    /// The keys of the objects that were written before an instant, in no order.
    pub fn objects_before(
        &self,
        before: Timestamp,
    ) -> BoxStream<'static, Result<ObjectKey, Rejection>> {
        let second = before.as_second();
        let old = move |found: &Result<ObjectMeta, object_store::Error>| {
            ready(found.as_ref().map_or(true, |found| found.last_modified.timestamp() < second))
        };
        self.store.list(None).filter(old).filter_map(|found| ready(ours(found))).boxed()
    }

    /// Deletes what uploads left behind that a killed process never finished, and that nobody has
    /// written to since an instant; answers how many there were. A bucket has none that are seen.
    ///
    /// # Errors
    /// [`Rejection::EvidenceStoreUnavailable`].
    pub async fn sweep_unfinished(&self, before: Timestamp) -> Result<u32, Rejection> {
        let Some(folder) = self.folder.clone() else { return Ok(0) };
        let swept = tokio::task::spawn_blocking(move || unfinished::sweep(&folder, before)).await;
        let swept = swept.map_err(|_| Rejection::EvidenceStoreUnavailable)?;
        swept.map_err(|_| Rejection::EvidenceStoreUnavailable)
    }

    /// Begins a new object.
    pub(crate) fn writer(&self, object: ObjectKey) -> ObjectWriter {
        let store = Arc::clone(&self.store);
        let writer = BufWriter::with_capacity(store, object.path(), self.part_bytes);
        ObjectWriter(Some(writer.with_max_concurrency(1)))
    }
}

/// The key of an object that is one of ours.
fn ours(found: Result<ObjectMeta, object_store::Error>) -> Option<Result<ObjectKey, Rejection>> {
    match found {
        Ok(found) => ObjectKey::from_text(found.location.as_ref()).ok().map(Ok),
        Err(error) => Some(Err(refusal(&error))),
    }
}

/// What a failing store is to the one who asks.
fn refusal(error: &object_store::Error) -> Rejection {
    match error {
        object_store::Error::NotFound { .. } => Rejection::EvidenceUnknown,
        _ => Rejection::EvidenceStoreUnavailable,
    }
}

fn open_folder(folder: &Path) -> Result<EvidencePlace, Rejection> {
    make_folder(folder)?;
    let store = LocalFileSystem::new_with_prefix(folder);
    let store = store.map_err(|_| Rejection::EvidenceStoreUnavailable)?;
    // What was acknowledged is on the disk, as with the database.
    let store = Arc::new(store.with_fsync(true));
    Ok(EvidencePlace { store, part_bytes: FOLDER_PART_BYTES, folder: Some(folder.into()) })
}

/// Makes the folder, if it is missing, for its owner alone.
fn make_folder(folder: &Path) -> Result<(), Rejection> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let made = builder.recursive(true).create(folder);
    made.map_err(|_| Rejection::EvidenceStoreUnavailable)
}

impl BucketSettings {
    /// The first of these that cannot be put into a request, by its name; the client of the store
    /// takes that for granted.
    pub fn wrong(&self) -> Option<&'static str> {
        let BucketSettings { endpoint, region, bucket, key_id, secret, transport } = self;
        let plain = |text: &str, marks: &str| {
            let fits = |letter: char| letter.is_ascii_alphanumeric() || marks.contains(letter);
            !text.is_empty() && text.chars().all(fits)
        };
        let fits = [
            ("endpoint", plain(endpoint, ":/.-_[]") && is_an_address(endpoint, *transport)),
            ("region", plain(region, "-_")),
            ("bucket", plain(bucket, ".-_")),
            ("key_id", plain(key_id, "-_.+")),
            ("secret", !secret.is_empty()),
        ];
        fits.into_iter().find(|(_, fits)| !fits).map(|(name, _)| name)
    }
}

fn is_an_address(endpoint: &str, transport: Transport) -> bool {
    let Ok(address) = reqwest::Url::parse(endpoint) else { return false };
    let scheme = match transport {
        Transport::TlsOnly => address.scheme() == "https",
        Transport::PlainAllowed => matches!(address.scheme(), "https" | "http"),
    };
    let bare = address.query().is_none() && address.fragment().is_none();
    scheme && bare && address.username().is_empty() && address.password().is_none()
}

fn open_bucket(settings: &BucketSettings) -> Result<EvidencePlace, Rejection> {
    if settings.wrong().is_some() {
        return Err(Rejection::EvidenceStoreUnavailable);
    }
    // The client takes the cryptography of the process. Where one is installed already, it stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let retry =
        RetryConfig { max_retries: TRIES_AGAIN, retry_timeout: TRYING_TIME, ..Default::default() };
    let store = AmazonS3Builder::new()
        .with_client_options(ClientOptions::new().with_timeout(REQUEST_TIME))
        .with_retry(retry)
        .with_endpoint(&settings.endpoint)
        .with_region(&settings.region)
        .with_bucket_name(&settings.bucket)
        .with_access_key_id(&settings.key_id)
        .with_secret_access_key(settings.secret.as_str())
        .with_allow_http(settings.transport == Transport::PlainAllowed)
        // Not every service knows how to delete many at once.
        .with_disable_bulk_delete(true)
        .build()
        .map_err(|_| Rejection::EvidenceStoreUnavailable)?;
    Ok(EvidencePlace { store: Arc::new(store), part_bytes: BUCKET_PART_BYTES, folder: None })
}

/// Writes one object. Dropped before its end, it takes back what it wrote.
pub(crate) struct ObjectWriter(Option<BufWriter>);

impl ObjectWriter {
    /// Writes on; waits while a part is on its way, so that no more than one fills memory.
    pub(crate) async fn write(&mut self, bytes: Bytes) -> Result<(), Rejection> {
        let writer = self.0.as_mut().ok_or(Rejection::EvidenceStoreUnavailable)?;
        writer.put(bytes).await.map_err(|_| Rejection::EvidenceStoreUnavailable)
    }

    /// Makes the object seen.
    pub(crate) async fn finish(mut self) -> Result<(), Rejection> {
        let mut writer = self.0.take().ok_or(Rejection::EvidenceStoreUnavailable)?;
        let finished = poll_fn(|context| Pin::new(&mut writer).poll_shutdown(context)).await;
        finished.map_err(|_| Rejection::EvidenceStoreUnavailable)
    }

    /// Takes back what was written.
    pub(crate) async fn give_up(mut self) {
        if let Some(mut writer) = self.0.take() {
            // What cannot be taken back now is a part of no object; services clear such parts by
            // a rule of the bucket.
            let _ = writer.abort().await;
        }
    }
}

impl Drop for ObjectWriter {
    /// Whoever wrote is gone: a request that ran out of time, a connection that broke.
    fn drop(&mut self) {
        let (Some(mut writer), Ok(runtime)) =
            (self.0.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        runtime.spawn(async move { writer.abort().await });
    }
}
