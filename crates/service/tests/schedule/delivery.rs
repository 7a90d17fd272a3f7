//! Events on their way to endpoints.

use crate::{Place, begin, book, community, places, runtime, sharing};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use service::jobs::run_due;
use service::webhooks::{
    Sender, TRIES_MAX, Taken, deliver, disable_endpoint, enable_endpoint, over_http, set_endpoint,
    tell,
};
use standardwebhooks::Webhook;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, spawn};
use store::{Event, EventKind, StoreFailure, reads};
use ureq::http::HeaderMap;
use uuid::Uuid;

const ENDPOINT: Uuid = Uuid::from_u128(1);

fn on_both(test: impl AsyncFn(Place)) {
    for place in places() {
        runtime().block_on(test(place));
    }
}

/// The time of the clock, by which a receiver judges a signature's age.
fn now() -> Timestamp {
    Timestamp::now()
}

fn later(seconds: i64) -> Timestamp {
    now().saturating_add(SignedDuration::from_secs(seconds)).expect("a time")
}

/// A listener that answers requests with these statuses, one each, and then gives their texts.
fn listener(statuses: &'static [u16]) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("its address"));
    let answered = spawn(move || {
        let mut requests = Vec::new();
        for status in statuses {
            let (mut stream, _) = listener.accept().expect("a request");
            let mut request = Vec::new();
            while !complete(&request) {
                let mut part = [0; 4_096];
                let read = stream.read(&mut part).expect("a request");
                request.extend_from_slice(&part[..read]);
            }
            let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\n");
            let close = "connection: close\r\n\r\n";
            stream.write_all(format!("{answer}{close}").as_bytes()).expect("an answer");
            requests.push(String::from_utf8(request).expect("UTF-8"));
        }
        requests
    });
    (url, answered)
}

fn complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((_, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = header(&text, "content-length").and_then(|length| length.parse::<usize>().ok());
    length.is_some_and(|length| body.len() >= length)
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let lines = request.split("\r\n").filter_map(|line| line.split_once(": "));
    lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// What a receiver does: `standardwebhooks` itself checks the three headers.
fn verify(secret: &str, request: &str) {
    let mut headers = HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let value = header(request, name).expect("it is sent");
        headers.insert(name, value.parse().expect("a header"));
    }
    let (_, body) = request.split_once("\r\n\r\n").expect("a body");
    let webhook = Webhook::new(secret).expect("a secret");
    webhook.verify(body.as_bytes(), &headers).expect("a sound signature");
    let forged = body.replace("pool", "loop");
    assert!(webhook.verify(forged.as_bytes(), &headers).is_err(), "another body");
}

#[test]
fn a_webhook_is_signed_and_sent_again_until_it_is_taken() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let (url, answered) = listener(&[500, 200]);
        let kinds = vec![EventKind::PoolOpened];
        let secret = set_endpoint(&community, ENDPOINT, &url, kinds, now()).await.expect("set");
        begin(&community, &book(sharing(None), 5, date(2024, 3, 1))).await;
        let over_http: Sender = Arc::new(over_http);
        assert!(tell(&community, now()).await.expect("told") > 5);
        assert_eq!(deliver(&community, &over_http, later(1)).await, Ok(1), "one is wanted");
        assert_eq!(deliver(&community, &over_http, later(2)).await, Ok(0), "it waits");
        assert_eq!(deliver(&community, &over_http, later(9)).await, Ok(1), "once more");
        assert_eq!(deliver(&community, &over_http, later(9_999)).await, Ok(0), "it was taken");
        let requests = answered.join().expect("two requests");
        for request in &requests {
            verify(&secret, request);
            assert!(request.contains("\"type\":\"pool.opened\""), "{request}");
        }
        let ids = requests.iter().map(|request| header(request, "webhook-id"));
        assert!(ids.is_sorted_by(|one, other| one == other), "one id however often");
        let bodies = requests.iter().map(|request| request.split_once("\r\n\r\n"));
        let bodies: Vec<_> = bodies.map(|parts| parts.expect("a body").1).collect();
        assert_eq!(bodies[0], bodies[1]);
        let mut reader = community.store.reader().await.expect("a reader");
        let deliveries = reads::deliveries(&mut *reader, ENDPOINT).await.expect("deliveries");
        assert_eq!((deliveries.len(), deliveries[0].tries), (1, 2));
        assert!(deliveries[0].delivered_at.is_some() && !deliveries[0].gave_up);
    });
}

#[test]
fn a_delivery_nobody_takes_is_given_up() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let url = "https://nobody.example/hook";
        let kinds = vec![EventKind::PoolOpened];
        set_endpoint(&community, ENDPOINT, url, kinds, now()).await.expect("set");
        begin(&community, &book(sharing(None), 5, date(2024, 3, 1))).await;
        tell(&community, now()).await.expect("told");
        let refusing: Sender = Arc::new(|_| Taken::No);
        for tries in 1..=i64::from(TRIES_MAX) {
            assert_eq!(deliver(&community, &refusing, later(tries * 86_400)).await, Ok(1));
        }
        let long_after = later(86_400 * 365);
        assert_eq!(deliver(&community, &refusing, long_after).await, Ok(0));
        let mut reader = community.store.reader().await.expect("a reader");
        let deliveries = reads::deliveries(&mut *reader, ENDPOINT).await.expect("deliveries");
        assert!(deliveries[0].gave_up && deliveries[0].tries == TRIES_MAX);
    });
}

#[test]
fn a_disabled_endpoint_is_told_nothing() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let plain = set_endpoint(&community, ENDPOINT, "http://a.example/", vec![], now()).await;
        let refused = Err(StoreFailure::Rejected(Rejection::WebhookAddressInvalid));
        assert_eq!(plain.map(|_| ()), refused);
        let unknown = disable_endpoint(&community, ENDPOINT, now()).await;
        assert_eq!(unknown, Err(StoreFailure::Rejected(Rejection::WebhookUnknown)));
        let url = "https://a.example/";
        set_endpoint(&community, ENDPOINT, url, vec![], now()).await.expect("set");
        disable_endpoint(&community, ENDPOINT, now()).await.expect("disabled");
        begin(&community, &book(sharing(None), 5, date(2024, 3, 1))).await;
        assert!(tell(&community, now()).await.expect("told") > 5);
        assert_eq!(tell(&community, now()).await, Ok(0), "told once");
        enable_endpoint(&community, ENDPOINT, now()).await.expect("enabled");
        let taking: Sender = Arc::new(|_| Taken::Yes);
        assert_eq!(deliver(&community, &taking, later(1)).await, Ok(0));
    });
}

/// What goes out names members by ids only, and the secret at rest is not the one receivers have.
#[test]
fn a_webhook_says_nothing_personal_and_its_secret_is_sealed() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let url = "https://a.example/";
        let secret = set_endpoint(&community, ENDPOINT, url, vec![], now()).await.expect("set");
        begin(&community, &book(sharing(None), 3, date(2024, 2, 1))).await;
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let ears = Arc::clone(&heard);
        let listening: Sender = Arc::new(move |message| {
            ears.lock().unwrap().push(message.body.clone());
            Taken::Yes
        });
        let worker = community.new_id(now());
        for step in 0..9 {
            run_due(&community, &listening, worker, later(step * 2), 8).await.expect("a step");
        }
        let mut reader = community.store.reader().await.expect("a reader");
        let left: Vec<Event> = reads::untold(&mut *reader, 9).await.expect("the outbox");
        assert_eq!(left, Vec::new());
        let endpoints = reads::endpoints(&mut *reader).await.expect("endpoints");
        let plain = secret.strip_prefix("whsec_").expect("the usual form");
        let sealed = &endpoints[0].secret;
        assert!(!sealed.windows(8).any(|part| plain.as_bytes().windows(8).any(|one| one == part)));
        let bodies = heard.lock().unwrap().clone();
        assert!(bodies.len() > 5);
        let keys = ["type", "timestamp", "data", "pool", "subject", "on", "amount_minor"];
        for body in bodies {
            let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
            let outer = body.as_object().expect("an object");
            let inner = outer["data"].as_object().expect("an object");
            let unknown =
                outer.keys().chain(inner.keys()).find(|key| !keys.contains(&key.as_str()));
            assert_eq!(unknown, None);
        }
    });
}
