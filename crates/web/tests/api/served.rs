//! The server on a real socket.

use crate::world::{Ask, World, run, settings};
use jiff::Timestamp;
use service::roles::Role;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use web::{Clock, Web, serve};

/// What a client over the socket gets: status and text.
fn get(address: &str, path: &str, token: &str) -> (u16, String) {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let request = agent.get(format!("http://{address}{path}"));
    let mut answer = request.header("authorization", format!("Bearer {token}")).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn a_server_answers_until_it_is_told_to_stop() {
    run(async {
        let world = World::with(settings()).await;
        world.open_pool().await;
        let token = world.staff(Role::Auditor).await;
        let now = world.now();
        let clock = Clock::new(move || now);
        let web = Web::new(Arc::clone(&world.community), clock, settings());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(listener, web, async {
            let _ = stopped.await;
        }));
        let asked = address.clone();
        let answers = tokio::task::spawn_blocking(move || {
            ["/healthz", "/api/v1/pools/1", "/api/v1/events", "/api/v1/nothing"]
                .map(|path| get(&asked, path, &token).0)
        });
        assert_eq!(answers.await.unwrap(), [200, 200, 200, 404]);
        stop.send(()).unwrap();
        server.await.unwrap().unwrap();
        let refused = tokio::net::TcpStream::connect(&address).await;
        assert!(refused.is_err(), "nobody listens any more");
    });
}

/// A fault of the program becomes a problem, and the server goes on.
#[test]
fn a_panic_is_answered() {
    run(async {
        let world = World::with(settings()).await;
        let calls = Arc::new(AtomicU32::new(0));
        let clock = Clock::new(move || {
            // The first call is that of the log, which stands outside.
            assert!(calls.fetch_add(1, Ordering::Relaxed) != 1, "a clock that fails");
            Timestamp::UNIX_EPOCH
        });
        let failing = world.with_clock(clock);
        let answer = failing.ask(Ask::new("GET", "/readyz")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (500, 1314));
        assert_eq!(failing.ask(Ask::new("GET", "/healthz")).await.status, 200);
    });
}
