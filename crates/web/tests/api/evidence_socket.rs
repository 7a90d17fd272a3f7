//! Uploads over a real socket: a client that breaks off, and one that is refused while it sends.

use crate::evidence_files::{END, HEAD};
use crate::world::{World, run, settings};
use ledger::Rejection;
use service::roles::Role;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use web::{Clock, Web, serve};

/// A server with a case, and how a clerk begins an upload of so many bytes.
async fn server(world: &World) -> (String, impl Fn(u64, usize) -> String + use<>) {
    world.open_pool().await;
    let case = crate::evidence::case(world, 1).await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let now = world.now();
    let web = Web::new(Arc::clone(&world.community), Clock::new(move || now), settings());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(serve(listener, web, std::future::pending()));
    let head = move |key: u64, length: usize| {
        let (path, key) = (&case.path, crate::world::id(11, key));
        format!(
            "POST {path}?paper=report HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {clerk}\r\n\
             idempotency-key: {key}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        )
    };
    (address, head)
}

async fn emptied(world: &World) {
    for _ in 0..10_000 {
        if std::fs::read_dir(world.evidence.path()).unwrap().count() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("something is left");
}

#[test]
fn a_client_that_breaks_off_leaves_nothing() {
    run(async {
        let world = World::with(settings()).await;
        let (address, head) = server(&world).await;
        let mut socket = TcpStream::connect(&address).await.unwrap();
        socket.write_all(head(1, 3_000_000).as_bytes()).await.unwrap();
        socket.write_all(HEAD).await.unwrap();
        socket.write_all(&vec![7; 1_000_000]).await.unwrap();
        socket.flush().await.unwrap();
        for _ in 0..10_000 {
            if std::fs::read_dir(world.evidence.path()).unwrap().count() == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let begun = std::fs::read_dir(world.evidence.path()).unwrap().count();
        assert_eq!(begun, 1, "a part is written");
        drop(socket);
        emptied(&world).await;
    });
}

/// Without reading on, the answer would be lost: the client still sends.
#[test]
fn a_client_that_still_sends_sees_why_it_is_refused() {
    run(async {
        let world = World::with(settings()).await;
        let (address, head) = server(&world).await;
        let answer = async |key: u64, first: &[u8], length: usize| {
            let mut socket = TcpStream::connect(&address).await.unwrap();
            let all = first.len() + length + END.len();
            socket.write_all(head(key, all).as_bytes()).await.unwrap();
            socket.write_all(first).await.unwrap();
            for _ in 0..length / 100_000 {
                socket.write_all(&[7; 100_000]).await.unwrap();
            }
            socket.write_all(END).await.unwrap();
            let mut text = String::new();
            socket.read_to_string(&mut text).await.unwrap();
            text
        };
        let taken = answer(1, HEAD, 20_000_000).await;
        assert!(taken.starts_with("HTTP/1.1 201"), "{taken}");
        let refused = answer(2, b"<svg><script>x()</script></svg>", 20_000_000).await;
        let code = format!("\"code\":{}", Rejection::EvidenceTypeRefused.number());
        assert!(refused.starts_with("HTTP/1.1 415") && refused.contains(&code), "{refused}");
    });
}
