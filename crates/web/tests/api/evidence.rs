//! Files of cases through HTTP: each bad upload has its outcome, and what is handed out is inert.

use crate::evidence_files::{END, HEAD, PNG, bomb, pdf, photo};
use crate::world::{Answer, Ask, POOL, TODAY, World, id, on_both, on_sqlite, run, settings};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request};
use casework::harm::Urgency;
use casework::report::Life;
use futures_util::stream::{self, BoxStream, StreamExt, iter};
use ledger::Rejection;
use money::Amount;
use serde_json::{Value, json};
use service::cases::{Reporting, Words, report};
use service::principal::{Principal, Proof};
use service::roles::Role;
use std::io;
use std::time::Duration;
use store::sign_in::Strength;
use tower::ServiceExt;
use uuid::Uuid;
use web::Settings;

/// A case of a member, with the token of the member's session.
pub struct Case {
    pub path: String,
    pub applicant: String,
}

/// Registers and joins a person, who reports a case.
pub async fn case(world: &World, number: u64) -> Case {
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, number).await;
    let member = world.join(&clerk, person, number).await;
    let account = world.account(&[], Some(person)).await;
    let applicant = world.session(account, Strength::Password).await;
    let proof = Proof::Session(Strength::Password);
    let by = Principal { account, person: Some(person), roles: Vec::new(), proof };
    let reporting = Reporting {
        event_on: TODAY,
        condition: Some("acute_myocardial_infarction".to_owned()),
        cause: None,
        life: Life::Living,
        urgency: Urgency::Ordinary,
        bills: Amount::from_minor(9_000_000),
        spending: Amount::ZERO,
        words: Words::of_text("pain in the chest"),
    };
    let (community, key) = (&world.community, world.next(10));
    let when = (TODAY, world.now());
    let done = report(community, &by, (POOL, member), (key, &reporting), when).await;
    Case {
        path: format!("/api/v1/pools/{POOL}/cases/{}/evidence", done.unwrap().answer),
        applicant,
    }
}

impl Case {
    pub fn send(&self, world: &World, query: &str, file: &[u8]) -> Ask<'static> {
        let ask = Ask::new("POST", &format!("{}?{query}", self.path)).by(&self.applicant);
        ask.key(world.next(11)).bytes("text/html", file)
    }
}

/// The names of what lies in the folder of evidence.
pub fn stored(world: &World) -> Vec<String> {
    let found = std::fs::read_dir(world.evidence.path()).unwrap();
    found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Sends a body that comes in pieces, without a length.
async fn streamed(
    world: &World,
    case: &Case,
    key: Uuid,
    pieces: BoxStream<'static, io::Result<Bytes>>,
) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri(format!("{}?paper=report", case.path))
        .header("authorization", format!("Bearer {}", case.applicant))
        .header("idempotency-key", key.to_string());
    let request = request.body(Body::from_stream(pieces)).unwrap();
    let response = world.router.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status, headers, bytes: bytes.to_vec(), text }
}

/// What is handed out: headers, and the bytes if the connection did not break.
pub async fn fetched(world: &World, path: &str, token: &str) -> (u16, HeaderMap, Option<Vec<u8>>) {
    let mut request = Request::builder().uri(path);
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request = request.body(Body::empty()).unwrap();
    let response = world.router.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = to_bytes(response.into_body(), 64 << 20).await.ok();
    (status, headers, bytes.map(|bytes| bytes.to_vec()))
}

pub fn number(rejection: Rejection) -> u64 {
    u64::from(rejection.number())
}

#[test]
fn each_bad_upload_has_its_outcome_and_leaves_nothing() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        let script = pdf(&[b"<< /S /JavaScript /JS (app.alert(1)) >>"]);
        let launch = pdf(&[b"<< /S /Launch /F (cmd.exe) >>"]);
        let bomb = bomb();
        let html_behind = [PNG, b"<html><script>x()</script></html>"].concat();
        let zip = b"PK\x03\x04\x14\0\0\0\x08\0 forty-two.zip".to_vec();
        let zip_behind = [&photo(2_000)[..], b"PK\x03\x04", &[0; 26]].concat();
        let zip_behind =
            [&zip_behind[..], b"PK\x01\x02", &[0; 42], b"PK\x05\x06", &[0; 18]].concat();
        let mut huge = HEAD.to_vec();
        huge[6..10].copy_from_slice(b"\xff\xff\xff\xff");
        let huge = [&huge[..], &[0; 2_000], END].concat();
        let cut = &photo(70_000)[..60_000];
        let rows: [(&str, &[u8], u16, Rejection); 13] = [
            ("nothing", b"", 422, Rejection::EvidenceEmpty),
            ("a picture with a script", svg, 415, Rejection::EvidenceTypeRefused),
            ("a page", b"<!doctype html><p>x", 415, Rejection::EvidenceTypeRefused),
            ("a program", b"MZ\x90\0\x03\0\0\0\x04\0\0\0", 415, Rejection::EvidenceTypeRefused),
            ("a packed bomb", &zip, 415, Rejection::EvidenceTypeRefused),
            ("a document with a script", &script, 422, Rejection::EvidenceActive),
            ("a document that launches", &launch, 422, Rejection::EvidenceActive),
            ("a bomb in a document", &bomb, 413, Rejection::EvidenceTooLarge),
            ("a page behind a picture", &html_behind, 422, Rejection::EvidenceActive),
            ("an archive behind a photo", &zip_behind, 422, Rejection::EvidenceActive),
            ("a photo of a billion pixels", &huge, 422, Rejection::EvidenceImageTooLarge),
            ("a photo cut short", cut, 422, Rejection::EvidenceBroken),
            ("a text", b"my illness", 415, Rejection::EvidenceTypeRefused),
        ];
        for (name, file, status, rejection) in rows {
            let query = "paper=report&name=..%2F..%2Fetc%2Fpasswd";
            let answer = world.ask(case.send(world, query, file)).await;
            let found = (answer.status.as_u16(), answer.code());
            assert_eq!(found, (status, number(rejection)), "{name}: {}", answer.text);
            assert_eq!(answer.header("content-type"), "application/problem+json", "{name}");
            assert_eq!(stored(world), Vec::<String>::new(), "{name}");
        }
        let listed = world.get(&case.path, &case.applicant).await;
        assert_eq!(listed.json()["items"], json!([]));
    });
}

#[test]
fn a_file_that_is_too_large_is_refused_whether_it_says_so_or_not() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let mib = Bytes::from(vec![7_u8; 1 << 20]);
        let pieces = move |count: usize| {
            let body = stream::repeat(mib.clone()).take(count);
            let ends = |bytes: &'static [u8]| iter([Bytes::from_static(bytes)]);
            ends(HEAD).chain(body).chain(ends(END)).map(Ok).boxed()
        };
        let answer = streamed(world, &case, world.next(11), pieces(51)).await;
        let too_large = (413, number(Rejection::EvidenceTooLarge));
        assert_eq!((answer.status.as_u16(), answer.code()), too_large);
        assert_eq!(stored(world), Vec::<String>::new());
        // Who says so is refused before a byte is read.
        let ask = case.send(world, "paper=report", PNG).header("content-length", "52428801");
        let answer = world.ask(ask).await;
        assert_eq!((answer.status.as_u16(), answer.code()), too_large);
        // A file just within the limit is taken.
        let answer = streamed(world, &case, world.next(11), pieces(49)).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        assert_eq!(stored(world).len(), 1);
    });
}

#[test]
fn the_same_upload_twice_is_answered_the_same_and_kept_once() {
    on_both(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let send = |query: &str, file: &[u8]| {
            let ask = Ask::new("POST", &format!("{}?{query}", case.path)).by(&case.applicant);
            ask.key(id(11, 77)).bytes("image/png", file)
        };
        let first = world.ask(send("paper=report&name=a.png", PNG)).await;
        assert_eq!((first.status.as_u16(), first.header("idempotency-replayed")), (201, ""));
        let body = first.json();
        assert_eq!((&body["evidence"], &body["size"]), (&json!(id(11, 77)), &json!(PNG.len())));
        assert_eq!((&body["media_type"], &body["by"]), (&json!("image/png"), &json!("applicant")));
        assert_eq!(body["sha256"].as_str().unwrap().len(), 64);
        assert_eq!(body["used_elsewhere"], Value::Null, "this is for staff");
        // Another server, or this one after a restart, answers alike.
        for server in [&world.restarted(), world] {
            let again = server.ask(send("paper=report&name=a.png", PNG)).await;
            assert_eq!(
                (again.status.as_u16(), again.header("idempotency-replayed")),
                (201, "true")
            );
            assert_eq!(again.text, first.text);
        }
        let other = world.ask(send("paper=report&name=a.png", &photo(700))).await;
        assert_eq!(
            (other.status.as_u16(), other.code()),
            (409, number(Rejection::EvidenceDuplicate))
        );
        let renamed = world.ask(send("paper=bills&name=a.png", PNG)).await;
        assert_eq!(
            (renamed.status.as_u16(), renamed.code()),
            (422, number(Rejection::BatchIdUsed))
        );
        assert_eq!(stored(world).len(), 1);
        let clerk = world.staff(Role::IntakeClerk).await;
        let by_staff = Ask::new("POST", &format!("{}?paper=report", case.path)).by(&clerk);
        let by_staff = world.ask(by_staff.key(world.next(11)).bytes("", PNG)).await;
        assert_eq!(by_staff.json()["used_elsewhere"], 0);
    });
}

#[test]
fn a_request_that_is_not_sound_is_refused_before_its_file() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let wrong = number(Rejection::ParameterWrong);
        for query in ["", "paper=", "paper=receipt", "paper=report&x=1", "paper=report&redacts=1"] {
            let answer = world.ask(case.send(world, query, PNG)).await;
            assert_eq!((answer.status.as_u16(), answer.code()), (400, wrong), "{query}");
        }
        let keyless = Ask::new("POST", &format!("{}?paper=report", case.path));
        let keyless = world.ask(keyless.by(&case.applicant).bytes("", PNG)).await;
        assert_eq!(keyless.code(), number(Rejection::KeyOfRequestMissing));
        let stranger = world.person(id(6, 99)).await;
        let ask = Ask::new("POST", &format!("{}?paper=report", case.path)).by(&stranger);
        let foreign = world.ask(ask.key(world.next(11)).bytes("", PNG)).await;
        let only = number(Rejection::OnlyTheApplicant);
        assert_eq!((foreign.status.as_u16(), foreign.code()), (403, only));
        assert_eq!(stored(world), Vec::<String>::new());
    });
}

#[test]
fn a_connection_lost_in_the_middle_leaves_nothing_and_the_key_free() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let (key, file) = (world.next(11), photo(900_000));
        let pieces = |bytes: &[u8]| {
            let pieces: Vec<_> =
                bytes.chunks(9_000).map(|piece| Ok(piece.to_vec().into())).collect();
            iter(pieces)
        };
        let lost = stream::once(async { Err(io::Error::other("lost")) });
        let broken = pieces(&file[..800_000]).chain(lost).boxed();
        let answer = streamed(world, &case, key, broken).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (422, number(Rejection::EvidenceBroken))
        );
        assert_eq!(stored(world), Vec::<String>::new());
        let whole = streamed(world, &case, key, pieces(&file).boxed()).await;
        assert_eq!(whole.status, 201, "{}", whole.text);
        assert_eq!(stored(world).len(), 1);
    });
}

#[test]
fn a_client_that_goes_silent_is_given_up_and_nobody_takes_all_places() {
    run(async {
        let limited = Settings {
            upload_rests: Duration::from_millis(200),
            uploads_of_an_account: 1,
            ..settings()
        };
        let world = World::with(limited).await;
        world.open_pool().await;
        let case = case(&world, 1).await;
        let silent = || {
            let begun = iter([Ok(Bytes::from(photo(400_000)[..300_000].to_vec()))]);
            begun.chain(stream::pending()).boxed()
        };
        let first = streamed(&world, &case, world.next(11), silent());
        let second = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            streamed(&world, &case, world.next(11), silent()).await
        };
        let (first, second) = futures_util::join!(first, second);
        assert_eq!((first.status.as_u16(), first.code()), (503, number(Rejection::RequestTooSlow)));
        assert_eq!((second.status.as_u16(), second.code()), (503, number(Rejection::OverCapacity)));
        assert_eq!(stored(&world), Vec::<String>::new());
        let after = world.ask(case.send(&world, "paper=report", PNG)).await;
        assert_eq!(after.status, 201, "the place is free again");
    });
}

/// More time than other answers have, and no more than an upload has.
#[test]
fn an_upload_has_its_own_time() {
    run(async {
        let slow = |within| Settings { upload_within: within, ..settings() };
        for (within, expected) in [(Duration::ZERO, 503), (Duration::from_secs(60), 201)] {
            let world = World::with(slow(within)).await;
            world.open_pool().await;
            let case = case(&world, 1).await;
            // A file that is there at once can be taken before the shortest of times is over.
            let late = stream::once(async {
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok(Bytes::from_static(PNG))
            });
            let answer = streamed(&world, &case, world.next(11), late.boxed()).await;
            assert_eq!(answer.status, expected, "{}", answer.text);
        }
    });
}
