//! Money at the desk: two people, the books beside what is proposed, files looked at first.

use crate::form::{hidden, read, send, send_file, send_sure, send_with};
use crate::world::{POOL, World, on_sqlite};
use service::roles::Role;
use uuid::Uuid;

async fn member(world: &World) -> Uuid {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    world.join(&clerk, person, 1).await
}

#[test]
fn a_deposit_takes_two_people_who_see_the_books_beside_it() {
    on_sqlite(async |world| {
        let member = member(world).await.to_string();
        let (one, other) = (world.staff(Role::Treasurer).await, world.staff(Role::Treasurer).await);
        let path = format!("/desk/money/{POOL}/proposals");
        let wrong = [("kind", "deposit"), ("member", "none"), ("on", ""), ("amount", "1,5")];
        let refused = send(world, &path, &one, &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("value=\"1,5\""), "what was typed is kept");
        let fields =
            [("kind", "deposit"), ("member", &*member), ("on", "2026-12-05"), ("amount", "120")];
        let key = world.next(20);
        let shown = send_with(world, &path, &one, (key, &fields)).await;
        assert!(shown.text.contains("¥0.00") && shown.text.contains("¥120.00"), "{}", shown.text);
        let mut sure = fields.to_vec();
        sure.push(("sure", "yes"));
        for _ in 0..2 {
            let made = send_with(world, &path, &one, (key, &sure)).await;
            assert_eq!(made.header("location"), format!("/desk/proposals/{key}"));
        }
        let proposal = format!("/desk/proposals/{key}");
        let own = read(world, &proposal, &one).await;
        assert!(own.text.contains("You proposed this. Another person decides."));
        let confirm = format!("{proposal}/confirmation");
        let alone = send(world, &confirm, &one, &[("sure", "yes")]).await;
        assert_eq!(alone.status, 403, "nobody confirms their own");
        let home = read(world, "/desk", &other).await;
        assert!(home.text.contains(&proposal), "it waits for the other");
        let done = send_sure(world, &confirm, &other, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let after = read(world, &proposal, &other).await;
        assert!(after.text.contains("Confirmed by account"));
        let clerk = world.staff(Role::IntakeClerk).await;
        let page = read(world, &format!("/desk/members/{POOL}/{member}"), &clerk).await;
        assert!(page.text.contains("¥120.00"), "it is in the books");
    });
}

#[test]
fn a_rejection_has_its_reason() {
    on_sqlite(async |world| {
        let member = member(world).await.to_string();
        let manager = world.staff(Role::PlanManager).await;
        let compliance = world.staff(Role::Compliance).await;
        let key = world.next(20);
        let fields = [
            ("kind", "removal"),
            ("member", &*member),
            ("on", "2026-12-20"),
            ("article", "12"),
            ("sure", "yes"),
        ];
        let path = format!("/desk/money/{POOL}/proposals");
        send_with(world, &path, &manager, (key, &fields)).await;
        let path = format!("/desk/proposals/{key}/rejection");
        let refused = send(world, &path, &compliance, &[("reason", "")]).await;
        assert_eq!(refused.status, 422);
        let done = send(world, &path, &compliance, &[("reason", "no ground for it")]).await;
        assert_eq!(done.status, 303);
        let page = read(world, &format!("/desk/proposals/{key}"), &manager).await;
        assert!(page.text.contains("no ground for it"));
    });
}

#[test]
fn a_file_of_deposits_is_looked_at_before_it_is_proposed() {
    on_sqlite(async |world| {
        let member = member(world).await;
        let (one, other) = (world.staff(Role::Treasurer).await, world.staff(Role::Treasurer).await);
        let path = format!("/desk/money/{POOL}/deposit-file");
        let bad = format!("member,on,amount\n{member},2026-12-05,12\nnobody,2026-12-05,x\n");
        let looked = send_file(world, &path, &one, (&[], &bad)).await;
        assert_eq!(looked.status, 200);
        assert!(looked.text.contains("2 places in the file are wrong"), "{}", looked.text);
        assert!(looked.text.contains("nobody,2026-12-05,x"), "the text can be mended here");
        let good = format!("member,on,amount\n{member},2026-12-05,12.50\n");
        let looked = send_file(world, &path, &one, (&[], &good)).await;
        assert!(looked.text.contains("¥12.50") && looked.text.contains("Propose this file"));
        let made = send_file(world, &path, &one, (&[("sure", "yes")], &good)).await;
        let proposal = made.header("location").to_owned();
        assert!(proposal.starts_with("/desk/proposals/"), "{}", made.text);
        let confirm = format!("{proposal}/file-confirmation");
        let another = format!("member,on,amount\n{member},2026-12-05,12.51\n");
        let refused = send_file(world, &confirm, &other, (&[], &another)).await;
        assert_eq!(refused.status, 422, "another file is not the one that was proposed");
        let done = send_file(world, &confirm, &other, (&[], &good)).await;
        assert_eq!(done.status, 303, "{}", done.text);
    });
}

#[test]
fn what_the_bank_states_stands_beside_the_books() {
    on_sqlite(async |world| {
        member(world).await;
        let who = world.staff(Role::Treasurer).await;
        let path = format!("/desk/money/{POOL}/custody");
        let fields = [("custody-on", "2026-12-05"), ("custody-stated", "10")];
        let shown = send(world, &path, &who, &fields).await;
        assert!(shown.text.contains("They differ by ¥10.00."), "{}", shown.text);
        let done = send_sure(world, &path, &who, &fields).await;
        assert_eq!(done.status, 303);
        let page = read(world, &format!("/desk/money/{POOL}"), &who).await;
        assert!(page.text.contains("¥10.00"));
        let sure = [("custody-on", "2026-12-05"), ("custody-stated", "11"), ("sure", "yes")];
        assert_eq!(send(world, &path, &who, &sure).await.status, 422, "once for a day");
    });
}

#[test]
fn nobody_moves_a_date_on_figures_they_have_not_seen() {
    on_sqlite(async |world| {
        member(world).await;
        world.wait(jiff::SignedDuration::from_hours(24 * 3));
        let who = world.staff(Role::PlanManager).await;
        let page = read(world, &format!("/desk/rounds/{POOL}"), &who).await;
        assert_eq!(page.status, 200);
        let path = format!("/desk/rounds/{POOL}/date");
        let ahead = send(world, &path, &who, &[("to", "2030-01-01")]).await;
        assert_eq!(ahead.status, 422);
        // Figures that were not seen are shown, and asked about again.
        let blind = [("to", "2026-12-07"), ("sure", "yes"), ("seen-aid", "99")];
        let shown = send(world, &path, &who, &blind).await;
        assert_eq!(shown.status, 200);
        assert!(shown.text.contains("¥0.99"), "what was seen stands beside what is");
        let seen: Vec<(String, String)> = hidden(&shown);
        let seen: Vec<(&str, &str)> = seen.iter().map(|(name, to)| (&**name, &**to)).collect();
        let moved = send(world, &path, &who, &seen[1..]).await;
        assert_eq!(moved.header("location"), format!("/desk/rounds/{POOL}?done=moved"));
        let page = read(world, &format!("/desk/rounds/{POOL}?done=moved"), &who).await;
        assert!(page.text.contains("The business date is 7 December 2026 now."));
    });
}
