//! The log as files that anybody may mirror, and proofs for those whose they are.

use crate::world::{Ask, POOL, Place, World, id, on_sqlite, run, settings};
use serde_json::Value;
use service::public_log::folder::POLICY;
use service::public_log::publishing::write_log;
use service::public_log::{CheckpointLock, LogFolder, LogKeys, PublicLog};
use service::roles::Role;
use std::sync::Arc;
use tlog::checkpoint::Checkpoint;
use tlog::hash::TreeHash;
use tlog::note::open;
use tlog::policy::Policy;
use tlog::proof::LogProof;
use tlog::tile::{Tile, TileKind};
use uuid::Uuid;
use vault::SeededEntropy;

const A_MOMENT: &str = "public, max-age=2";
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A community that keeps a log, and the folder of its files.
async fn with_log() -> (World, LogFolder) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("web.sqlite").to_str().unwrap().to_owned();
    let keys = LogKeys::generate("web.example/log", &mut SeededEntropy::new([6; 32])).unwrap();
    let [one, other] = keys.verifiers();
    let policy = format!("log {one}\nlog {other}\nquorum none\n");
    let files = LogFolder::open(&folder.path().join("log")).unwrap();
    files.write(POLICY, policy.as_bytes()).unwrap();
    let lock = CheckpointLock::open(&folder.path().join("lock")).unwrap();
    let policy = Policy::from_text(policy.as_bytes()).unwrap();
    let log = PublicLog::new(keys, files.clone(), lock, (policy, Arc::new(|_, _| None)));
    (World::at(&file, Place::Folder(folder), (settings(), Some(log))).await, files)
}

/// A community of two members, whose log is written, with what each of them signs in by.
async fn two_members() -> (World, Policy, [(Uuid, String); 2]) {
    let (world, files) = with_log().await;
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let mut members = Vec::new();
    for number in [1, 2] {
        let person = world.register(&clerk, number).await;
        let member = world.join(&clerk, person, number).await;
        members.push((member, world.person(person).await));
    }
    while write_log(&world.community).await.unwrap().done > 0 {}
    let policy = Policy::from_text(&files.read(POLICY).unwrap()).unwrap();
    (world, policy, members.try_into().unwrap())
}

fn path(member: Uuid, more: &str) -> String {
    format!("/api/v1/pools/{POOL}/members/{member}/proofs{more}")
}

#[test]
fn the_files_of_the_log_are_for_everybody_and_kept_as_long_as_they_hold() {
    run(async {
        let (world, policy, _) = two_members().await;
        let get = async |path: &str| world.ask(Ask::new("GET", path)).await;
        let note = get("/log/checkpoint").await;
        assert_eq!((note.status.as_u16(), note.header("cache-control")), (200, A_MOMENT));
        assert_eq!(note.header("content-type"), "text/plain; charset=utf-8");
        let opened = open(&note.bytes, &policy.verifiers()).unwrap();
        let size = Checkpoint::from_text(&opened.text).unwrap().size;
        let width = u16::try_from(size).unwrap();
        assert!((5..256).contains(&size), "a handful of entries: {size}");
        let tile = |kind| format!("/log/{}", Tile { kind, number: 0, width }.path());
        let hashes = get(&tile(TileKind::Hashes(0))).await;
        assert_eq!(hashes.bytes.len(), usize::from(width) * 32);
        for served in [&hashes, &get(&tile(TileKind::Entries)).await] {
            assert_eq!((served.status.as_u16(), served.header("cache-control")), (200, FOR_GOOD));
            assert_eq!(served.header("content-type"), "application/octet-stream");
        }
        for public in ["/log/checkpoint", "/log/policy", "/log/published/1/rounds.csv"] {
            let served = get(public).await;
            assert_eq!(served.status, 200, "{public}: {}", served.text);
            assert_eq!(served.header("access-control-allow-origin"), "*", "{public}");
        }
    });
}

#[test]
fn nothing_but_the_files_of_the_log_is_below_its_path() {
    run(async {
        let (world, ..) = two_members().await;
        for (path, code) in [
            ("/log/..%2fweb.sqlite", 1301),
            ("/log/%2e%2e/lock/checkpoint", 1301),
            ("/log/../web.sqlite", 1301),
            ("/log/balances/1", 1301),
            ("/log/staged", 1301),
            ("/log/tile/0/000.p/0", 1301),
            ("/log/tile/0/000.p/256", 1301),
            ("/log/tile/0/x000/000", 1301),
            ("/log/tile/00/000", 1301),
            ("/log/tile/0/0%00", 1301),
            ("/log/tile/0/000", 1905),
            ("/log/tile/entries/x001/234", 1905),
        ] {
            let refused = world.ask(Ask::new("GET", path).header("accept-language", "en")).await;
            assert_eq!((refused.status.as_u16(), refused.code()), (404, code), "{path}");
        }
    });
}

#[test]
fn a_community_that_keeps_no_log_says_so() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let answer = world.ask(Ask::new("GET", "/log/checkpoint").header("accept-language", "en"));
        assert_eq!(answer.await.code(), 1908);
    });
}

/// What a member declared of an illness is in the receipt, and so in its proof: staff sees it where
/// a look-up says why.
#[test]
fn a_proof_is_for_whose_it_is_and_for_nobody_else() {
    run(async {
        let (world, policy, [(member, secret), (_, other)]) = two_members().await;
        let listed = world.get(&path(member, ""), &secret).await.json();
        let name = format!("joining-{POOL}.tlog-proof");
        assert_eq!(listed["proofs"], Value::from(vec![name.clone()]));
        let file = world.get(&path(member, &format!("/{name}")), &secret).await;
        assert!(file.header("content-disposition").contains(&name));
        let proof = LogProof::from_bytes(&file.bytes).unwrap();
        let extra = String::from_utf8(proof.extra.clone().unwrap()).unwrap();
        let entry = format!("{}\n", extra.split("\n\n").nth(1).unwrap());
        let entry = TreeHash::of_entry(entry.as_bytes());
        proof.verify(entry, "web.example/log", &policy.verifiers()).unwrap();
        let receipt = format!("/api/v1/pools/{POOL}/members/{member}/receipt");
        assert_eq!(world.get(&receipt, &secret).await.status, 200);
        let mut others = vec![other];
        for role in [Role::IntakeClerk, Role::Compliance, Role::Supervisor] {
            others.push(world.staff(role).await);
        }
        for (place, other) in others.iter().enumerate() {
            let unknown = path(id(7, 99), "");
            for path in [&path(member, ""), &path(member, &format!("/{name}")), &receipt, &unknown]
            {
                let refused = world.get(path, other).await;
                assert_eq!(
                    (refused.status.as_u16(), refused.code()),
                    (403, 1203),
                    "{place} {path}"
                );
            }
        }
        let hostile = format!("joining-{POOL}.tlog-proof%00");
        let long = format!("aid-{POOL}-{}.tlog-proof", "x".repeat(5_000));
        for name in
            [&hostile, "..%2f..%2fkeys", "share-1-99999999999.tlog-proof", "share-2-1", &long]
        {
            let refused = world.get(&path(member, &format!("/{name}")), &secret).await;
            assert_eq!(refused.status, 404, "{name}: {}", refused.text);
        }
    });
}
