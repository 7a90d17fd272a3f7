//! Whether the server is well, and what it counts.

use crate::world::{Ask, on_both, on_sqlite};
use jiff::SignedDuration;
use serde_json::json;
use service::jobs::run_due;
use service::roles::{Action, Role};
use service::webhooks::{Sender, Taken};
use std::sync::Arc;

#[test]
fn a_server_whose_events_are_not_told_is_not_ready() {
    on_both(async |world| {
        assert_eq!(world.ask(Ask::new("GET", "/healthz")).await.text, "ok\n");
        let ready = world.ask(Ask::new("GET", "/readyz")).await;
        assert_eq!(ready.json(), json!({ "store": true, "outbox": true }));
        // Opening a pool is an event, and no worker has run yet.
        world.open_pool().await;
        let stuck = world.ask(Ask::new("GET", "/readyz")).await;
        assert_eq!(stuck.status, 503);
        assert_eq!(stuck.json(), json!({ "store": true, "outbox": false }));
        let sender: Sender = Arc::new(|_| Taken::Yes);
        run_due(&world.community, &sender, world.next(1), world.now(), 9).await.unwrap();
        assert_eq!(world.ask(Ask::new("GET", "/readyz")).await.status, 200);
    });
}

#[test]
fn money_is_counted_two_ways_and_to_the_cent() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let member = world.join(&clerk, person, 1).await;
        let channel = world.program(&[Action::DepositByChannel]).await;
        let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 12_345 });
        world.put(("POST", "/api/v1/pools/1/deposits"), &channel, &paid, 201).await;
        let text = world.ask(Ask::new("GET", "/metrics")).await.text;
        for line in [
            "tongzhou_pool_balances_by_entries_minor{pool=\"1\"} 12345\n",
            "tongzhou_pool_balances_by_members_minor{pool=\"1\"} 12345\n",
            "tongzhou_pool_trial_balance_minor{pool=\"1\"} 0\n",
            "tongzhou_pool_rounds_settled{pool=\"1\"} 0\n",
            "# TYPE tongzhou_outbox_untold gauge\n",
            "# TYPE tongzhou_jobs_due gauge\n",
            "route=\"/api/v1/pools/{pool}/deposits\"",
            "status=\"201\"",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        // The sums are kept for some seconds.
        let again = json!({ "member": member, "on": "2026-12-05", "amount_minor": 1 });
        world.put(("POST", "/api/v1/pools/1/deposits"), &channel, &again, 201).await;
        assert!(world.ask(Ask::new("GET", "/metrics")).await.text.contains("} 12345\n"));
        world.wait(SignedDuration::from_secs(11));
        assert!(world.ask(Ask::new("GET", "/metrics")).await.text.contains("} 12346\n"));
    });
}
