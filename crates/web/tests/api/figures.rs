//! What everybody may read of how a community fares, and what a plan costs, on both engines.

use crate::world::{Answer, Ask, POOL, World, on_both};
use jiff::SignedDuration;
use jiff::civil::date;
use money::Amount;
use serde_json::{Value, json};
use service::roles::{Action, Role};
use store::{Batch, Write};

fn pool(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

/// Twelve members join and share a case, and the bank shows ¥1 less than the books.
pub async fn two_months(world: &World) {
    let clerk = world.staff(Role::IntakeClerk).await;
    let channel = world.program(&[Action::DepositByChannel]).await;
    let mut members = Vec::new();
    for number in 1..=12 {
        let person = world.register(&clerk, number).await;
        let member = world.join(&clerk, person, number).await;
        let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 50_000 });
        world.put(("POST", &pool("/deposits")), &channel, &paid, 201).await;
        members.push(member);
    }
    world.approve("2026-001", members[0], 30_000).await;
    world.wait(SignedDuration::from_hours(24 * 60));
    let manager = world.staff(Role::PlanManager).await;
    let to = json!({ "to": "2027-01-31" });
    world.put(("PUT", &pool("/business-date")), &manager, &to, 200).await;
    let (on, stated) = (date(2027, 1, 31), Amount::from_minor(599_900));
    let custody = vec![Write::Custody { on, stated }];
    let batch = Batch::of_pool(world.next(2), POOL, custody);
    world.community.store.commit(batch).await.unwrap();
}

async fn cost(world: &World, body: Value) -> Answer {
    world.ask(Ask::new("POST", &pool("/cost-quotes")).json(&body)).await
}

#[test]
fn a_community_tells_everybody_how_it_fares() {
    on_both(async |world| {
        let nothing = world.get("/api/v1/live-figures", "").await.json();
        assert_eq!((&nothing["pools"], &nothing["payers"]), (&json!([]), &json!(0)));
        assert_eq!(world.get(&pool("/vital-signs"), "").await.status, 404);
        world.open_pool().await;
        let before = world.get("/api/v1/live-figures", "").await.json();
        assert_eq!(before["pools"][0]["last_round"], Value::Null, "{before}");
        assert_eq!(before["pools"][0]["next_round"]["cut"], "2027-01-01");
        two_months(world).await;
        let live = world.get("/api/v1/live-figures", "").await.json();
        let shown = &live["pools"][0];
        assert_eq!((&live["cases_aided"], &shown["on"]), (&json!(1), &json!("2027-01-31")));
        assert_eq!(live["aid_given"], json!([{ "currency": "CNY", "aid_minor": 30_000 }]));
        assert_eq!(shown["name"], json!({ "zh": "同舟村互助", "en": "Tongzhou Village" }));
        // ¥300 among twelve.
        let round = json!({
            "round": 1, "settle": "2027-01-10", "share_minor": 2_500, "payers": 12, "cases": 1,
        });
        assert_eq!(shown["last_round"], round);
        assert_eq!(shown["next_round"]["is_cut"], false);
        assert_eq!(shown["next_round"]["settle"], "2027-02-10");
        let custody = json!({
            "on": "2027-01-31", "stated_minor": 599_900, "expected_minor": 600_000,
            "difference_minor": -100, "balances_minor": 570_000,
        });
        assert_eq!(shown["custody"], custody, "twelve have paid their share of the aid");
        signs(world).await;
    });
}

async fn signs(world: &World) {
    let signs = world.get(&pool("/vital-signs"), "").await.json();
    assert_eq!((&signs["on"], &signs["waiting_days"]), (&json!("2027-01-31"), &json!(90)));
    let round = &signs["rounds"][0];
    assert_eq!((&round["round"], &round["cases"]), (&json!(1), &json!(1)));
    // 1 case ÷ (12 payers × 30 days) × 365 days.
    assert_eq!(round["cases_per_million"], 1_013_889);
    // Women who are 37 in the year of the round.
    assert_eq!(round["expected_per_million"], 1_962);
    // A case of old books has no file, and so no event.
    assert_eq!(signs["delays"], json!([]));
    let leaving = json!([{
        "age_from": 30, "age_through": 39, "present": 11, "left": null, "left_per_mille": null,
    }]);
    assert_eq!(signs["leaving"], leaving, "one was aided, and is a member no more");
    let figures = world.get(&pool("/case-figures"), "").await.json();
    assert_eq!(figures["by_state"], json!([]));
}

#[test]
fn what_a_plan_costs_is_told_to_everybody() {
    on_both(async |world| {
        assert_eq!(cost(world, json!({ "age": 36 })).await.status, 404);
        world.open_pool().await;
        let quote = cost(world, json!({ "age": 36 })).await.json();
        assert_eq!((&quote["refusal"], &quote["age"]), (&Value::Null, &json!(36)));
        assert_eq!(quote["illness"], json!({ "days": 90, "covered_on": "2027-03-06" }));
        let yearly = &quote["yearly"];
        assert_eq!(
            (&yearly["basis"]["is"], &yearly["rounds_a_year"]),
            (&json!("incidence"), &json!(12))
        );
        let keeps = &quote["keeps_cover"];
        let [floor, deposit, high] = [
            keeps["floor_minor"].as_i64().unwrap(),
            keeps["deposit_minor"].as_i64().unwrap(),
            yearly["high_minor"].as_i64().unwrap(),
        ];
        assert_eq!(deposit, (floor + high).max(keeps["asked_minor"].as_i64().unwrap()));
        assert_eq!(quote["gives"]["form"], "reimbursement");
        let by_birth = cost(world, json!({ "born": "1990-12-05" })).await.json();
        assert_eq!(by_birth, quote, "who is 36 today");
        let too_old = cost(world, json!({ "age": 70 })).await.json();
        assert_eq!(
            (&too_old["refusal"]["article"], &too_old["refusal"]["code"]),
            (&json!(2), &json!(602))
        );
        for wrong in [json!({}), json!({ "age": 36, "born": "1990-12-05" }), json!({ "age": 151 })]
        {
            assert_eq!(cost(world, wrong).await.status, 422);
        }
    });
}
