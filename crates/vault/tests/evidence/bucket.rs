//! A bucket of a service that speaks S3, by its settings alone.

use crate::bucket_server::BucketServer;
use crate::files::{jpeg, png};
use crate::storing::{opened, received};
use axum::http::StatusCode;
use ledger::Rejection;
use vault::SeededEntropy;
use vault::evidence::{
    BucketSettings, EvidenceLimits, EvidencePlace, EvidenceSettings, EvidenceWriter, FileKey,
    Transport,
};

const SECRET: &str = "the secret of the access key";
const PART_BYTES: usize = 5 * 1024 * 1024;

fn settings(endpoint: String) -> BucketSettings {
    BucketSettings {
        endpoint,
        region: "local".to_owned(),
        bucket: "evidence".to_owned(),
        key_id: "key-of-the-community".to_owned(),
        secret: SECRET.to_owned().into(),
        transport: Transport::PlainAllowed,
    }
}

async fn bucket() -> (BucketServer, EvidencePlace) {
    let server = BucketServer::default();
    let settings = settings(server.start().await);
    (server, EvidencePlace::open(&EvidenceSettings::Bucket(settings)).unwrap())
}

#[tokio::test]
async fn a_bucket_is_used_by_its_settings_alone() {
    let (server, place) = bucket().await;
    let file = png(300, 200);
    let (key, received) = received(&place, &file).await.unwrap();
    assert_eq!(server.contents().requests, ["PUT"], "a small file is one request");
    let path = format!("/evidence/{}", received.object);
    assert!(server.contents().objects.contains_key(&path));
    assert_eq!(opened(&place, &key, received.object).await, Ok(file));
    assert_eq!(place.delete(received.object).await, Ok(()));
    assert_eq!(place.delete(received.object).await, Ok(()));
    let missing = opened(&place, &key, received.object).await;
    assert_eq!(missing, Err(Rejection::EvidenceUnknown));
    let contents = server.contents();
    for authorization in &contents.authorizations {
        let names = authorization.contains("Credential=key-of-the-community/");
        assert!(names && authorization.contains("/local/s3/aws4_request"), "{authorization}");
    }
    assert!(contents.objects.is_empty());
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_is_seen_when_it_is_whole() {
    let (server, place) = bucket().await;
    let file = jpeg(4_000, 3_000, 6 * 1024 * 1024);
    assert!(file.len() > 2 * PART_BYTES);
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let mut writer = EvidenceWriter::begin(&place, &key, EvidenceLimits::default(), entropy);
    for piece in file.chunks(100_000) {
        writer.write(piece).await.unwrap();
    }
    assert!(server.contents().objects.is_empty(), "nothing is seen before the end");
    let received = writer.finish().await.unwrap();
    {
        let contents = server.contents();
        let part = "PUT partNumber uploadId";
        let requests = ["POST uploads", part, part, part, "POST uploadId"];
        assert_eq!(contents.requests, requests);
        assert_eq!((contents.largest_body, contents.uploads.len()), (PART_BYTES, 0));
    }
    assert_eq!(opened(&place, &key, received.object).await, Ok(file));
}

#[tokio::test]
async fn a_refused_file_leaves_nothing_in_the_bucket() {
    let (server, place) = bucket().await;
    let late = [jpeg(400, 300, 3 * 1024 * 1024), b"<script>".to_vec()].concat();
    assert_eq!(received(&place, &late).await.err(), Some(Rejection::EvidenceActive));
    let contents = server.contents();
    assert_eq!(contents.requests.last().map(String::as_str), Some("DELETE uploadId"));
    assert!(contents.objects.is_empty() && contents.uploads.is_empty());
}

#[tokio::test]
async fn an_upload_whose_writer_is_gone_is_taken_back() {
    let (server, place) = bucket().await;
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let mut writer = EvidenceWriter::begin(&place, &key, EvidenceLimits::default(), entropy);
    writer.write(&jpeg(400, 300, 4 * 1024 * 1024)).await.unwrap();
    assert_eq!(server.contents().uploads.len(), 1);
    drop(writer);
    while !server.contents().uploads.is_empty() {
        tokio::task::yield_now().await;
    }
    assert!(server.contents().objects.is_empty());
}

#[tokio::test]
async fn a_service_that_refuses_is_a_refusal() {
    let (server, place) = bucket().await;
    server.contents().failing = Some(StatusCode::FORBIDDEN);
    let unavailable = Rejection::EvidenceStoreUnavailable;
    let refused = received(&place, &png(300, 200)).await;
    assert_eq!(refused.err(), Some(unavailable));
    let large = received(&place, &jpeg(400, 300, 3 * 1024 * 1024)).await;
    assert_eq!(large.err(), Some(unavailable));
}

#[test]
fn settings_that_cannot_be_used_are_refused_at_once() {
    let good = || settings("http://127.0.0.1:9000/".to_owned());
    assert!(EvidencePlace::open(&EvidenceSettings::Bucket(good())).is_ok());
    let with_tls = settings("https://s3.example.org".to_owned());
    let with_tls = BucketSettings { transport: Transport::TlsOnly, ..with_tls };
    assert!(EvidencePlace::open(&EvidenceSettings::Bucket(with_tls)).is_ok());
    let elsewhere = |endpoint: &str| settings(endpoint.to_owned());
    for wrong in [
        BucketSettings { transport: Transport::TlsOnly, ..good() },
        elsewhere("nowhere"),
        elsewhere("file:///etc"),
        elsewhere("http://user:word@127.0.0.1"),
        elsewhere("http://127.0.0.1/?a=b"),
        elsewhere("http://127.0.0.1/a b"),
        elsewhere(""),
        BucketSettings { bucket: "a/../b".to_owned(), ..good() },
        BucketSettings { bucket: String::new(), ..good() },
        BucketSettings { region: "a\nb".to_owned(), ..good() },
        BucketSettings { key_id: "病".to_owned(), ..good() },
        BucketSettings { secret: String::new().into(), ..good() },
    ] {
        let refused = EvidencePlace::open(&EvidenceSettings::Bucket(wrong.clone())).err();
        assert_eq!(refused, Some(Rejection::EvidenceStoreUnavailable), "{wrong:?}");
    }
}

#[test]
fn the_secret_is_not_shown() {
    let shown = format!("{:?}", EvidenceSettings::Bucket(settings("http://[::1]".to_owned())));
    assert!(shown.contains("key-of-the-community") && !shown.contains(SECRET), "{shown}");
}
