//! A member's own pages.

use crate::page::{field, form, leads, member, pay_in, read, says, with_bank};
use crate::world::{POOL, id, on_sqlite};
use store::history;

fn path(place: &str) -> String {
    format!("/me/{POOL}/{place}")
}

#[test]
fn home_tells_what_is_covered_and_how_to_join() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let stranger = world.person(id(60, 1)).await;
        let home = read(world, "/me", &stranger).await;
        says(&home, "You are in no plan yet");
        says(&home, &format!("href=\"/join/{POOL}\""));
        let own = member(world, 1).await;
        let home = read(world, "/me", &own.token).await;
        assert_eq!(home.status, 200);
        says(&home, "once the balance has reached what covers");
        says(&home, "Make the first deposit");
        pay_in(world, own.member, 50_000).await;
        let home = read(world, "/me", &own.token).await;
        says(&home, "¥500.00");
        says(&home, "in ");
        assert!(!home.text.contains("Make the first deposit"));
        // Signed out, the page leads to the sign-in and back.
        leads(&read(world, "/me", "").await, "/sign-in?to=%2Fme");
    });
}

#[test]
fn nobody_sees_the_membership_of_another() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (one, other) = (member(world, 1).await, member(world, 2).await);
        let stranger = world.person(id(60, 1)).await;
        for place in ["receipt", "receipt/file", "top-up", "leave", "cases/new"] {
            let own = read(world, &path(place), &one.token).await;
            assert_eq!(own.status, 200, "{place}");
            let named = format!("{}?of={}", path(place), other.member);
            assert_eq!(read(world, &named, &one.token).await.status, 403, "{place}");
            // It is not said whether there is such a member.
            let nobody = format!("{}?of={}", path(place), world.next(9));
            assert_eq!(read(world, &nobody, &one.token).await.status, 403, "{place}");
            assert_eq!(read(world, &path(place), &stranger).await.status, 403, "{place}");
        }
        let payer = form(
            "/me/family/payer",
            &[
                ("key", &world.next(13).to_string()),
                ("pool", &POOL.to_string()),
                ("of", &other.member.to_string()),
                ("payer", &one.person.to_string()),
            ],
        );
        assert_eq!(world.ask(payer.by(&one.token)).await.status, 403);
    });
}

#[test]
fn the_bank_of_a_demonstration_pays_once() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let own = member(world, 1).await;
        let page = read(world, &path("top-up"), &own.token).await;
        assert!(!page.text.contains("demo bank"), "in earnest there is none");
        let demonstrated = with_bank(world).await;
        let page = read(&demonstrated, &path("top-up"), &own.token).await;
        says(&page, "The demo bank pays this");
        let key = field(&page, "key");
        let typed = [("key", key.as_str()), ("of", ""), ("amount", "other"), ("other", "fifty")];
        let wrong = demonstrated.ask(form(&path("top-up"), &typed).by(&own.token)).await;
        assert_eq!(wrong.status, 422);
        says(&wrong, "Please give an amount above zero");
        says(&wrong, "value=\"fifty\"");
        let paid = [("key", key.as_str()), ("of", ""), ("amount", "other"), ("other", "49.50")];
        for _ in 0..2 {
            let done = demonstrated.ask(form(&path("top-up"), &paid).by(&own.token)).await;
            leads(&done, &path("top-up?paid=yes"));
        }
        let mut reader = world.community.store.reader().await.unwrap();
        let of = (POOL, own.member);
        let deposits = history::deposits(&mut *reader, of, uuid::Uuid::nil(), 10).await.unwrap();
        assert_eq!(deposits.len(), 1);
        drop(reader);
        // One payment for the family, the own membership first.
        let child = member(world, 2).await;
        let payer = [
            ("key", &*world.next(13).to_string()),
            ("pool", &POOL.to_string()),
            ("payer", &own.person.to_string()),
        ];
        let named = world.ask(form("/me/family/payer", &payer).by(&child.token)).await;
        leads(&named, "/me/family?done=yes");
        says(&read(&demonstrated, &path("top-up"), &own.token).await, "the one I pay for");
        let key = world.next(13).to_string();
        let whole = [("key", key.as_str()), ("amount", "other"), ("other", "60"), ("for", "all")];
        for _ in 0..2 {
            let done = demonstrated.ask(form(&path("top-up"), &whole).by(&own.token)).await;
            leads(&done, &path("top-up?paid=yes"));
        }
        let mut reader = world.community.store.reader().await.unwrap();
        let of = (POOL, child.member);
        let of_child = history::deposits(&mut *reader, of, uuid::Uuid::nil(), 10).await.unwrap();
        assert_eq!(of_child.len(), 1);
        drop(reader);
        let earnest = world.ask(form(&path("top-up"), &paid).by(&own.token)).await;
        assert_eq!(earnest.status, 404);
    });
}

#[test]
fn leaving_shows_what_it_means_asks_once_more_and_stays_readable() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let own = member(world, 1).await;
        pay_in(world, own.member, 50_000).await;
        let page = read(world, &path("leave"), &own.token).await;
        says(&page, "¥500.00");
        says(&page, "What will happen");
        let key = field(&page, "key");
        let unticked = form(&path("leave"), &[("key", &key), ("of", "")]);
        let refused = world.ask(unticked.by(&own.token)).await;
        assert_eq!(refused.status, 422);
        says(&refused, "Please tick this if you want to leave.");
        let over = format!("{}?of={}", path("leave"), own.member);
        for _ in 0..2 {
            let ticked = [("key", key.as_str()), ("of", ""), ("understood", "yes")];
            leads(&world.ask(form(&path("leave"), &ticked).by(&own.token)).await, &over);
        }
        let page = read(world, &over, &own.token).await;
        says(&page, "This membership is over");
        says(&page, "¥500.00");
        says(&read(world, "/me", &own.token).await, "Memberships that are over");
    });
}

#[test]
fn the_family_page_changes_who_pays_and_keeps_what_was_typed() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (own, payer) = (member(world, 1).await, member(world, 2).await);
        let page = read(world, "/me/family", &own.token).await;
        says(&page, &own.person.to_string());
        says(&page, "You pay for yourself.");
        let key = field(&page, "key");
        let (pool, of) = (POOL.to_string(), own.member.to_string());
        let fields = |payer: &str| {
            let fields = [("key", key.as_str()), ("pool", &pool), ("of", &of), ("payer", payer)];
            form("/me/family/payer", &fields).by(&own.token)
        };
        let wrong = world.ask(fields("my aunt")).await;
        assert_eq!(wrong.status, 422);
        says(&wrong, "value=\"my aunt\"");
        says(&wrong, "A code looks like");
        leads(&world.ask(fields(&payer.person.to_string())).await, "/me/family?done=yes");
        says(&read(world, "/me/family", &own.token).await, "pays for you");
        // Who pays sees the membership, and no name in full.
        let home = read(world, "/me", &payer.token).await;
        says(&home, "甲**");
        assert!(!home.text.contains("甲某某1"));
        // Who pays may stop, and names nobody else.
        let named = [
            ("key", &*world.next(13).to_string()),
            ("pool", &pool),
            ("of", &of),
            ("payer", &own.person.to_string()),
        ];
        let named = form("/me/family/payer", &named).by(&payer.token);
        assert_eq!(world.ask(named).await.status, 403);
        let stopped = [("key", &*world.next(13).to_string()), ("pool", &pool), ("of", &of)];
        let stopped = form("/me/family/payer", &stopped).by(&payer.token);
        leads(&world.ask(stopped).await, "/me/family?done=yes");
        says(&read(world, "/me/family", &own.token).await, "You pay for yourself.");
    });
}

#[test]
fn payees_and_contacts_are_kept_in_their_order() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (own, neighbour) = (member(world, 1).await, member(world, 2).await);
        let page = read(world, "/me/family/payees", &own.token).await;
        let key = field(&page, "key");
        let half = [("key", key.as_str()), ("name-0", "乙某（虚构）"), ("relation-0", "")];
        let refused = world.ask(form("/me/family/payees", &half).by(&own.token)).await;
        assert_eq!(refused.status, 422);
        says(&refused, "value=\"乙某（虚构）\"");
        let whole = [
            ("key", key.as_str()),
            ("name-0", "乙某（虚构）"),
            ("relation-0", "女儿"),
            ("account-0", "0000"),
        ];
        let done = world.ask(form("/me/family/payees", &whole).by(&own.token)).await;
        leads(&done, "/me/family?done=yes");
        says(&read(world, "/me/family/payees", &own.token).await, "女儿");
        let contact = [
            ("key", &*world.next(13).to_string()),
            ("code-0", &neighbour.person.to_string()),
            ("relation-0", "邻居"),
        ];
        let done = world.ask(form("/me/family/contacts", &contact).by(&own.token)).await;
        leads(&done, "/me/family?done=yes");
        says(&read(world, "/me/family/contacts", &own.token).await, "邻居");
        // A contact may report a case, and sees nothing of the money.
        let of = |place: &str| format!("{}?of={}", path(place), own.member);
        assert_eq!(read(world, &of("cases/new"), &neighbour.token).await.status, 200);
        for place in ["top-up", "receipt", "leave"] {
            assert_eq!(read(world, &of(place), &neighbour.token).await.status, 403, "{place}");
        }
    });
}
