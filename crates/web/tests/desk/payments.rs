//! Paying aid at the desk: an account that another entered is looked at and verified, a list takes
//! two people, the bank's answer is looked at before it is taken, and what comes back is due again.

use crate::carried::{CASE, carried};
use crate::form::{hidden, read, send, send_file, send_sure, send_with};
use crate::world::{POOL, World, on_sqlite};
use serde_json::json;
use service::roles::Role;
use store::sign_in::Strength;

/// A case that is due, with an account that its member entered; two treasurers.
async fn staged(world: &World) -> [String; 2] {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let [person, other] = [world.register(&clerk, 1).await, world.register(&clerk, 2).await];
    let member = world.join(&clerk, person, 1).await;
    world.join(&clerk, other, 2).await;
    let account = world.account(&[], Some(person)).await;
    let own = world.session(account, Strength::Password).await;
    carried(world, member, account).await;
    let to = format!("/api/v1/pools/{POOL}/cases/{CASE}/payment-accounts/member");
    let bank = json!({ "holder": "甲某某", "bank": "渡口银行", "number": "62000000001234" });
    world.put(("PUT", &to), &own, &bank, 200).await;
    [world.staff(Role::Treasurer).await, world.staff(Role::Treasurer).await]
}

fn case_page() -> String {
    format!("/desk/payments/{POOL}/cases/{CASE}")
}

/// Looks at the account and verifies it.
async fn verify(world: &World, who: &str) {
    let page = read(world, &case_page(), who).await;
    assert!(!page.text.contains("62000000001234"), "nothing before the look");
    let look = format!("{}/look", case_page());
    assert_eq!(send(world, &look, who, &[("reason", "")]).await.status, 422);
    let looked = send(world, &look, who, &[("reason", "to verify it")]).await;
    assert!(looked.text.contains("62000000001234"), "{}", looked.text);
    let form = looked.text.split_once("name=\"entered_at\" value=\"").unwrap().1;
    let entered_at = form.split('"').next().unwrap();
    let fields = [("to", "member"), ("entered_at", entered_at)];
    let path = format!("{}/verification", case_page());
    let done = send_sure(world, &path, who, &fields).await;
    assert_eq!(done.header("location"), format!("{}?done=verified", case_page()));
}

/// Proposes and confirms the list of the day; answers its page.
async fn list_made(world: &World, [one, two]: [&str; 2]) -> String {
    let page = read(world, &format!("/desk/payments/{POOL}"), one).await;
    assert!(page.text.contains(CASE) && page.text.contains("the member"), "{}", page.text);
    let value = |name: &str| {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = page.text.split_once(&mark).unwrap().1;
        rest.split('"').next().unwrap().to_owned()
    };
    let digest = value("digest");
    let path = format!("/desk/payments/{POOL}/proposals");
    let other = [("on", "2026-12-05"), ("digest", &*"0".repeat(64))];
    let stale = send(world, &path, one, &other).await;
    assert_eq!(stale.status, 422, "another list than the one that was looked at");
    let made = send_sure(world, &path, one, &[("on", "2026-12-05"), ("digest", &digest)]).await;
    let proposal = made.header("location").to_owned();
    let confirm = format!("{proposal}/confirmation");
    assert_eq!(send(world, &confirm, one, &[("sure", "yes")]).await.status, 403);
    assert_eq!(send_sure(world, &confirm, two, &[]).await.status, 303);
    format!("/desk/payments/{POOL}/lists/{}", proposal.rsplit('/').next().unwrap())
}

#[test]
fn aid_is_paid_by_two_people_and_comes_back() {
    on_sqlite(async |world| {
        let [one, two] = staged(world).await;
        let queue = read(world, &format!("/desk/queues/payment?pool={POOL}"), &one).await;
        assert!(queue.text.contains(&case_page()), "a treasurer pays without reading the case");
        assert!(!queue.text.contains("troke with lasting harm"), "and is not told the illness");
        verify(world, &one).await;
        let list = list_made(world, [&one, &two]).await;
        let page = read(world, &list, &two).await;
        assert!(!page.text.contains("62000000001234"));
        let file = format!("{list}/file");
        assert_eq!(send(world, &file, &two, &[("reason", "")]).await.status, 422);
        let csv = send(world, &file, &two, &[("reason", "to the bank")]).await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let amount = csv.text.lines().nth(1).unwrap().split(',').nth(3).unwrap().to_owned();

        let result = format!("{list}/result");
        let wrong = "line,amount,outcome,reason\n1,0.01,paid,\n";
        let refused = send_file(world, &result, &two, (&[], wrong)).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("amount") && refused.text.contains("nothing was written"));
        let paid = format!("line,amount,outcome,reason\n1,{amount},paid,\n");
        let shown = send_file(world, &result, &two, (&[], &paid)).await;
        assert!(shown.text.contains("The bank paid 1 lines"), "{}", shown.text);
        assert!(shown.text.contains("multipart/form-data"), "the file goes on with the form");
        let done = send_file(world, &result, &two, (&[("sure", "yes")], &paid)).await;
        assert_eq!(done.header("location"), format!("{list}?paid=1&returned=0&held=0"));

        let page = read(world, &case_page(), &one).await;
        let seen = page.text.split_once("name=\"seen\" value=\"").unwrap().1;
        let seen = seen.split('"').next().unwrap();
        let back = [
            ("step", "return"),
            ("from", "payment"),
            ("seen", seen),
            ("return-amount", &*amount),
            ("return-text", "the account was closed"),
        ];
        let steps = format!("/desk/cases/{POOL}/{CASE}/steps");
        let none = send(world, &steps, &one, &back[..3]).await;
        assert_eq!(none.status, 422, "the page of the payment comes back");
        assert!(none.text.contains("Paying a case"), "{}", none.text);
        let key = world.next(20);
        let shown = send_with(world, &steps, &one, (key, &back)).await;
        let sure: Vec<(String, String)> = hidden(&shown);
        let sure: Vec<(&str, &str)> = sure.iter().map(|(name, to)| (&**name, &**to)).collect();
        let done = send_with(world, &steps, &one, (key, &sure[1..])).await;
        assert_eq!(done.header("location"), format!("{}?done=return", case_page()));
        let due = read(world, &format!("/desk/payments/{POOL}"), &one).await;
        assert!(due.text.contains(CASE), "it is due again");
    });
}
