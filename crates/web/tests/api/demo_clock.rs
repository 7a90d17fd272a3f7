//! The clock of a demonstration: asked by a program and by a form, one move at a time, and nowhere
//! but in a demonstration.

use crate::world::{Ask, World, on_sqlite, run, settings};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use service::roles::Role;
use std::time::Duration;
use web::{DemoClock, DemoDay, DemoMove, DemoMover, DemoPool, DemoWait};

/// A day of a world, with one pool that waits for answers.
fn day(day: i8) -> DemoDay {
    let date = date(2031, 3, day);
    let pool = DemoPool {
        pool: 1,
        name: "village".to_owned(),
        business_date: date.yesterday().unwrap(),
        waits_for: DemoWait::Answers,
    };
    let noon = format!("{date}T04:00:00Z").parse().unwrap();
    DemoDay { date, noon, pools: vec![pool], skipped: 2 }
}

/// Runs a test in a demonstration that stands on the fourth.
fn on_demo(test: impl AsyncFn(&World, DemoMover)) {
    run(async {
        let world = World::with(settings()).await;
        let (clock, mover) = DemoClock::new(day(4));
        test(&world.as_demo(clock), mover).await;
    });
}

fn form(body: &str) -> Ask<'static> {
    Ask::new("POST", "/demo/clock").bytes("application/x-www-form-urlencoded", body.as_bytes())
}

fn by_json(movement: &str) -> Ask<'static> {
    Ask::new("POST", "/api/v1/demo/clock").json(&json!({ "move": movement }))
}

#[test]
fn a_world_moves_once_at_a_time() {
    on_demo(async |world, mut mover| {
        let ask = async |ask: Ask<'static>| world.ask(ask).await;
        let shown = ask(Ask::new("GET", "/api/v1/demo/clock")).await.json();
        assert_eq!(
            (&shown["stage"], &shown["date"]),
            (&json!("getting_ready"), &json!("2031-03-04"))
        );
        assert_eq!(shown["pools"][0]["waits_for"], "answers");
        assert_eq!(ask(by_json("day")).await.code(), 1542);
        mover.rest(None);
        let moving = ask(by_json("day")).await;
        assert_eq!((moving.status.as_u16(), &moving.json()["stage"]), (202, &json!("moving")));
        assert_eq!(ask(by_json("year")).await.code(), 1541);
        assert_eq!(ask(form("move=day")).await.code(), 1541);
        assert_eq!(mover.next().await, Some(DemoMove::Day));
        mover.begin(1);
        mover.come_to(day(5), Duration::from_millis(40));
        mover.rest(None);
        let shown = ask(Ask::new("GET", "/api/v1/demo/clock")).await.json();
        assert_eq!((&shown["stage"], &shown["date"]), (&json!("at_rest"), &json!("2031-03-05")));
        assert_eq!((&shown["day_takes_milliseconds"], &shown["skipped"]), (&json!(40), &json!(2)));
        // The form of a page that showed the day before was sent twice.
        let twice = ask(form("move=day&seen=2031-03-04&back=%2Fplans%2F1%3Fa%3Db")).await;
        assert_eq!((twice.status.as_u16(), twice.header("location")), (303, "/plans/1?a=b"));
        let stale = json!({ "move": "day", "seen": "2031-03-04" });
        let stale = Ask::new("POST", "/api/v1/demo/clock").json(&stale);
        assert_eq!(ask(stale).await.status.as_u16(), 409);
        let sent = ask(form("move=round&seen=2031-03-05&back=//other.example")).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, "/"));
        assert_eq!(mover.next().await, Some(DemoMove::Round));
        mover.stop(ledger::Rejection::StoreUnavailable);
        let refused = ask(by_json("day")).await;
        assert_eq!((refused.code(), refused.status.as_u16()), (1543, 503));
        let shown = ask(Ask::new("GET", "/api/v1/demo/clock")).await.json();
        assert_eq!((&shown["stage"], &shown["refused"]), (&json!("stopped"), &json!(1313)));
    });
}

#[test]
fn what_is_asked_wrongly_moves_nothing() {
    on_demo(async |world, mover| {
        mover.rest(None);
        let foreign = form("move=day").header("origin", "https://other.example");
        let table = [
            (foreign, 1315),
            (by_json("day").header("sec-fetch-site", "cross-site"), 1315),
            (form("move=century"), 1307),
            (form("move=day&seen=yesterday"), 0),
            (Ask::new("POST", "/demo/clock").json(&json!({ "move": "day" })), 0),
        ];
        for (ask, code) in table {
            let refused = world.ask(ask).await;
            assert!(refused.status.is_client_error(), "{}", refused.text);
            assert!(code == 0 || refused.code() == code, "{code}: {}", refused.text);
        }
        let shown = world.ask(Ask::new("GET", "/api/v1/demo/clock")).await.json();
        assert_eq!(shown["stage"], "at_rest");
    });
}

#[test]
fn elsewhere_there_is_nothing_at_its_addresses() {
    on_sqlite(async |world| {
        for ask in [form("move=day"), by_json("day"), Ask::new("GET", "/api/v1/demo/clock")] {
            let nothing = world.ask(ask).await;
            assert_eq!((nothing.status.as_u16(), nothing.code()), (404, 1301));
        }
    });
}

/// The world is years away, and who has signed in by the clock on the wall is signed in.
#[test]
fn signing_in_goes_by_the_clock_on_the_wall() {
    on_demo(async |world, _| {
        world.wait(Timestamp::now().duration_since(world.now()));
        let token = world.staff(Role::Auditor).await;
        let shown = world.get("/api/v1/session", &token).await;
        assert_eq!(shown.status.as_u16(), 200, "{}", shown.text);
        let (clock, _mover) = DemoClock::new(day(4));
        let away = clock.clock().now().duration_since(Timestamp::now());
        assert!(away > SignedDuration::from_hours(24 * 365), "the world is years away");
    });
}

/// The header of every page has the clock; while the world moves it says how far it is.
#[test]
fn pages_show_the_clock_and_move_it() {
    on_demo(async |world, mover| {
        let page = async |language: &str| {
            let asked = Ask::new("GET", "/sign-in?to=%2Fme").header("accept-language", language);
            world.ask(asked).await.text
        };
        let english = page("en").await;
        assert!(english.contains("getting ready") && !english.contains("/demo/clock"), "{english}");
        mover.rest(None);
        let english = page("en").await;
        for part in [
            "action=\"/demo/clock\"",
            "name=\"seen\" value=\"2031-03-04\"",
            "name=\"back\" value=\"/sign-in?to=%2Fme\"",
            "name=\"move\" value=\"year\"",
            "4 March 2031",
            "waits until objections are answered",
        ] {
            assert!(english.contains(part), "{part}: {english}");
        }
        assert!(page("zh-CN").await.contains("往前一天"));
        assert_eq!(world.ask(form("move=year")).await.status.as_u16(), 303);
        mover.begin(365);
        mover.come_to(day(5), Duration::from_millis(80));
        let (chinese, english) = (page("zh-CN").await, page("en").await);
        assert!(
            chinese.contains("365 天里走完了 1 天") && chinese.contains("大约还要"),
            "{chinese}"
        );
        assert!(english.contains("Day 1 of 365 is done.") && !english.contains("/demo/clock"));
        assert!(!(english + &chinese).contains('⟦'), "every message is there");
    });
}
