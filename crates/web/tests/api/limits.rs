//! How much one client may ask for, and how much at once.

use crate::world::{Ask, World, run, settings};
use serde_json::json;
use std::num::NonZeroU32;
use std::time::Duration;
use web::{ClientAddress, Settings};

fn sign_in(name: &str, from: &str) -> Ask<'static> {
    let typed = json!({ "name": name, "password": "nobody's password" });
    Ask::new("POST", "/api/v1/sessions").header("x-forwarded-for", from).json(&typed)
}

#[test]
fn tries_to_sign_in_are_limited_by_address_and_by_name() {
    run(async {
        let limited = Settings {
            sign_ins_per_minute: NonZeroU32::new(1),
            client_address: ClientAddress::ForwardedFor,
            ..settings()
        };
        let world = World::with(limited).await;
        assert_eq!(world.ask(sign_in("one", "192.0.2.1")).await.code(), 1201);
        // The client's own entry in front does not help.
        let same_address = world.ask(sign_in("other", "198.51.100.9, 192.0.2.1")).await;
        assert_eq!((same_address.status.as_u16(), same_address.code()), (429, 1311));
        assert!(same_address.header("retry-after").parse::<u32>().unwrap() > 0);
        assert_eq!(world.ask(sign_in("One ", "192.0.2.2")).await.code(), 1311, "the same name");
        assert_eq!(world.ask(sign_in("third", "192.0.2.3")).await.code(), 1201);
    });
}

#[test]
fn requests_are_limited_by_address() {
    run(async {
        let limited = Settings {
            requests_per_second: NonZeroU32::new(1),
            client_address: ClientAddress::ForwardedFor,
            ..settings()
        };
        let world = World::with(limited).await;
        let ask = || Ask::new("GET", "/healthz").header("x-forwarded-for", "192.0.2.1");
        let mut turned_away = 0;
        // More than a machine answers in the seconds that would free them.
        for _ in 0..50 {
            turned_away += u32::from(world.ask(ask()).await.code() == 1311);
        }
        assert!(turned_away > 0);
        let other = Ask::new("GET", "/healthz").header("x-forwarded-for", "192.0.2.2");
        assert_eq!(world.ask(other).await.status, 200);
    });
}

#[test]
fn a_full_server_says_when_to_come_again() {
    run(async {
        let world = World::with(Settings { requests_at_once: 0, ..settings() }).await;
        let answer = world.ask(Ask::new("GET", "/healthz")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (503, 1312));
        assert_eq!(answer.header("retry-after"), "1");
    });
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    run(async {
        let world = World::with(Settings { answer_within: Duration::ZERO, ..settings() }).await;
        // A sign-in waits for a durable write and a slow hash.
        let answer = world.ask(sign_in("one", "192.0.2.1")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (503, 1316));
    });
}
