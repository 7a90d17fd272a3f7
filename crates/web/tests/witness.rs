//! A witness over real HTTP: each status with its content type, limits, races, and a disk that
//! refuses.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use axum::body::Body;
use axum::http::Request;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tempfile::TempDir;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::hash::TreeHash;
use tlog::note::{Signer, Verifier, open, sign};
use tlog::policy::Policy;
use tlog::tree::{Frontier, Subtree, Subtrees, root};
use tlog::witness::{AddCheckpoint, Witness, cosignatures_of_answer, origin_hash, size_of_answer};
use tokio::net::TcpListener;
use tower::ServiceExt;
use ureq::Agent;
use web::{Clock, WitnessService, serve_witness, witness_router};

const ORIGIN: &str = "log.example/one";
const NAME: &str = "witness.example/w1";

/// A log in memory.
#[derive(Clone)]
struct Entries(Vec<TreeHash>);

impl Subtrees for Entries {
    fn hash(&self, Subtree { level, number }: Subtree) -> Option<TreeHash> {
        let width = 1usize << level;
        let first = usize::try_from(number).ok()?.checked_mul(width)?;
        let mut tree = Frontier::default();
        self.0.get(first..first.checked_add(width)?)?.iter().for_each(|entry| tree.push(*entry));
        Some(tree.root())
    }
}

fn log() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).unwrap()
}

fn entries(branch: &str) -> Entries {
    let entry = |number| TreeHash::of_entry(format!("{branch} {number}").as_bytes());
    Entries((0..40).map(entry).collect())
}

fn text(entries: &Entries, size: u64) -> String {
    let (origin, root) = (ORIGIN.to_owned(), root(entries, size).unwrap());
    Checkpoint { origin, size, root, extensions: Vec::new() }.to_text().unwrap()
}

fn request(entries: &Entries, old_size: u64, size: u64) -> String {
    let note = sign(&text(entries, size), &[&log()]).unwrap();
    AddCheckpoint::of_tree(entries, old_size, &note).unwrap().to_text().unwrap()
}

fn cosigners() -> Vec<Cosigner> {
    let ed25519 = Cosigner::ed25519(NAME, &[2; 32]).unwrap();
    vec![ed25519, Cosigner::ml_dsa_44(NAME, &[3; 32]).unwrap()]
}

/// A witness that is served, and its folder.
struct Served {
    place: TempDir,
    address: String,
    agent: Agent,
}

struct Answer {
    status: u16,
    content_type: String,
    body: String,
}

fn service(folder: &Path) -> Result<Arc<WitnessService>, web::KeptFault> {
    let policy = format!("log {}\nquorum none\n", log().verifier().text());
    let policy = Policy::from_text(policy.as_bytes()).unwrap();
    WitnessService::open(Witness::new(policy, cosigners()), folder, Clock::of_the_machine())
}

fn served() -> Served {
    let place = tempfile::tempdir().unwrap();
    let service = service(place.path()).unwrap();
    let (told, address) = std::sync::mpsc::channel();
    thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            told.send(listener.local_addr().unwrap().to_string()).unwrap();
            serve_witness(listener, service, std::future::pending()).await.unwrap();
        });
    });
    let agent = Agent::config_builder().http_status_as_error(false).build().into();
    Served { place, address: address.recv().unwrap(), agent }
}

impl Served {
    fn post(&self, body: &str) -> Answer {
        let url = format!("http://{}/add-checkpoint", self.address);
        read(self.agent.post(url).send(body).unwrap())
    }

    fn get(&self, path: &str) -> Answer {
        read(self.agent.get(format!("http://{}{path}", self.address)).call().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.place.path().join(origin_hash(ORIGIN))
    }
}

fn read(mut answer: ureq::http::Response<ureq::Body>) -> Answer {
    let content_type = answer.headers().get("content-type");
    Answer {
        status: answer.status().as_u16(),
        content_type: content_type.map_or("", |it| it.to_str().unwrap()).to_owned(),
        body: answer.body_mut().read_to_string().unwrap(),
    }
}

#[test]
fn a_log_gets_its_cosignatures_and_anybody_the_last_checkpoint() {
    let (served, entries) = (served(), entries("true"));
    let about = served.get("/");
    assert_eq!((about.status, about.body.lines().count()), (200, 1));
    assert!(about.body.starts_with(NAME), "{}", about.body);
    let shown = format!("/{}/checkpoint", origin_hash(ORIGIN));
    assert_eq!(served.get(&shown).status, 404, "nothing is cosigned yet");
    let (own, log) = (cosigners(), log());
    let keys: Vec<&Verifier> = own.iter().map(Cosigner::verifier).collect();
    for (old_size, size) in [(0, 3), (3, 3), (3, 17), (17, 40)] {
        let answer = served.post(&request(&entries, old_size, size));
        assert_eq!(
            (answer.status, answer.content_type.as_str()),
            (200, "text/plain; charset=utf-8")
        );
        let text = text(&entries, size);
        let lines = cosignatures_of_answer(answer.body.as_bytes(), &text, &keys).unwrap();
        assert_eq!(lines, answer.body);
        let last = served.get(&shown);
        assert_eq!((last.status, last.content_type), (200, answer.content_type));
        let keys = [&keys[..], &[log.verifier()]].concat();
        let opened = open(last.body.as_bytes(), &keys).unwrap();
        assert_eq!((opened.text, opened.verified.len()), (text, 3));
        assert!(last.body.ends_with(&answer.body), "the cosignatures that were answered");
    }
    let left: Vec<_> = fs::read_dir(served.place.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "one file for one log, and no draft");
}

#[test]
fn each_refusal_has_its_status_and_content_type() {
    let (served, entries, forked) = (served(), entries("true"), entries("false"));
    assert_eq!(served.post(&request(&entries, 0, 8)).status, 200);
    let kept = fs::read(served.file()).unwrap();
    let stranger = Signer::from_seed(ORIGIN, &[9; 32]).unwrap();
    let strange = sign(&text(&entries, 9), &[&stranger]).unwrap();
    let sound = request(&entries, 8, 12);
    for (status, body) in [
        (400, String::new()),
        (400, "old 8\n\nhello\n".to_owned()),
        (400, sound.replacen("old 8", "old 13", 1)),
        (403, format!("old 8\n\n{strange}")),
        (403, sound.replacen("\n12\n", "\n13\n", 1)),
        (404, sound.replacen(ORIGIN, "log.example/two", 1)),
        (409, request(&entries, 0, 12)),
        (409, request(&entries, 4, 6)),
        (422, request(&forked, 8, 8)),
        (422, request(&forked, 8, 12)),
    ] {
        let answer = served.post(&body);
        assert_eq!(answer.status, status, "{body:.200}: {}", answer.body);
        match status {
            409 => {
                assert_eq!(answer.content_type, "text/x.tlog.size");
                assert_eq!(size_of_answer(answer.body.as_bytes()), Ok(8));
            }
            _ => assert_eq!(answer.content_type, "text/plain; charset=utf-8"),
        }
    }
    assert_eq!(fs::read(served.file()).unwrap(), kept, "what is refused changes nothing");
    let hash = origin_hash(ORIGIN);
    for path in [
        "/..%2fpolicy/checkpoint",
        "//checkpoint",
        "/../checkpoint",
        "/checkpoint",
        "/x/checkpoint",
    ] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
    assert_eq!(served.get(&format!("/{}/checkpoint", hash.to_uppercase())).status, 404);
    assert_eq!(served.get("/add-checkpoint").status, 405);
    assert_eq!(served.post(&sound).status, 200);
}

#[test]
fn a_request_that_is_too_large_is_not_read_to_its_end() {
    let place = tempfile::tempdir().unwrap();
    let router = witness_router(service(place.path()).unwrap());
    let body = format!("{}{}", request(&entries("true"), 0, 8), "#".repeat(300_000));
    let asked = Request::post("/add-checkpoint").body(Body::from(body)).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    assert_eq!(runtime.block_on(router.oneshot(asked)).unwrap().status(), 413);
}

/// What all clients together were given: one root for each size, whoever was first.
#[test]
fn of_many_at_once_no_two_get_two_roots_for_one_size() {
    let served = Arc::new(served());
    let clients: Vec<_> = (0..8)
        .map(|client| {
            let served = Arc::clone(&served);
            let branch = entries(if client % 2 == 0 { "true" } else { "false" });
            thread::spawn(move || {
                let (mut given, mut old_size) = (Vec::new(), 0);
                for step in 0..30 {
                    let size = (old_size + 1 + (client + step) % 3).min(40);
                    let answer = served.post(&request(&branch, old_size.min(size), size));
                    match answer.status {
                        200 => {
                            given.push((size, root(&branch, size).unwrap()));
                            old_size = size;
                        }
                        409 => old_size = size_of_answer(answer.body.as_bytes()).unwrap(),
                        status => assert_eq!(status, 422, "{}", answer.body),
                    }
                }
                given
            })
        })
        .collect();
    let mut roots = BTreeMap::new();
    for client in clients {
        for (size, root) in client.join().unwrap() {
            assert_eq!(*roots.entry(size).or_insert(root), root, "two roots for size {size}");
        }
    }
    let branches = ["true", "false"].map(entries);
    let of_one = branches
        .iter()
        .any(|branch| roots.iter().all(|(size, given)| root(branch, *size).unwrap() == *given));
    assert!(of_one && roots.len() > 3, "one branch alone was cosigned");
}

#[test]
fn what_was_kept_and_is_broken_is_not_begun_anew() {
    let (served, entries) = (served(), entries("true"));
    assert_eq!(served.post(&request(&entries, 0, 8)).status, 200);
    let kept = fs::read(served.file()).unwrap();
    let stranger = Signer::from_seed("stranger.example", &[9; 32]).unwrap();
    let strange = sign(&text(&entries, 8), &[&stranger]).unwrap();
    for broken in [&kept[..kept.len() / 2], b"", strange.as_bytes()] {
        fs::write(served.file(), broken).unwrap();
        let fault = service(served.place.path()).err().expect("a witness that forgot");
        assert_eq!(fault.file, served.file());
        assert_eq!(served.post(&request(&entries, 0, 12)).status, 500);
        assert_eq!(served.get(&format!("/{}/checkpoint", origin_hash(ORIGIN))).status, 500);
    }
    fs::write(served.file(), &kept).unwrap();
    assert_eq!(served.post(&request(&entries, 8, 12)).status, 200);
}

/// A disk that takes no file: nothing that was signed leaves, and the last tree stays.
#[test]
fn what_cannot_be_kept_is_not_answered() {
    let (served, entries) = (served(), entries("true"));
    assert_eq!(served.post(&request(&entries, 0, 8)).status, 200);
    // A folder in the place of the draft stops the writing, for whichever user.
    let draft = served.file().with_extension("draft");
    fs::create_dir(&draft).unwrap();
    let answer = served.post(&request(&entries, 8, 12));
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains('—'), "{}", answer.body);
    fs::remove_dir(draft).unwrap();
    let told = served.post(&request(&entries, 0, 12));
    assert_eq!((told.status, told.body.as_str()), (409, "8\n"));
    assert_eq!(served.post(&request(&entries, 8, 12)).status, 200);
}
