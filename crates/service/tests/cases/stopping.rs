//! Orders of a supervisor: two people enrol the key, the signature is obeyed, and all of it shows.

use crate::days::live_to;
use crate::world::{DAY, JOINED, POOL, World, fresh, id, member_in, noon, on_both, refused, staff};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use service::money_entry::Entry;
use service::proposals::{confirm, propose};
use service::roles::Role;
use service::schedule::Advanced;
use service::stop_orders::{
    Order, community_name, foresee, keys, order, orders, receive, receive_offline, standing,
};
use store::stop_order::{Instruction, Stop};
use store::{NO_POOL, StoreFailure};
use tlog::note::Signer;

fn signer(seed: u8) -> Signer {
    Signer::from_seed("supervisor.example", &[seed; 32]).expect("a name")
}

/// Two people enrol the key of a seed.
async fn enrol(world: &World, seed: u8, on: Date) -> Result<(), StoreFailure> {
    let entry = Entry::SupervisorKey { verifier: signer(seed).verifier().text() };
    let (manager, compliance) = (staff(20, Role::PlanManager), staff(21, Role::Compliance));
    let (proposal, now) = (fresh(), noon(on));
    propose(&world.community, &manager, (NO_POOL, proposal), &entry, now).await?;
    let alone = confirm(&world.community, &manager, (proposal, fresh()), now).await.map(|_| ());
    assert_eq!(alone, refused(Rejection::NotPermitted));
    confirm(&world.community, &compliance, (proposal, fresh()), now).await.map(|_| ())
}

fn stop(reference: &str, pool: i64, stops: &[Stop], from: Date) -> Order {
    let instruction = Instruction::Stop { stops: stops.to_vec(), from };
    Order {
        reference: reference.to_owned(),
        community: "ferry.example".to_owned(),
        pool,
        instruction,
        reason: "存管对账不平".to_owned(),
    }
}

fn lift(reference: &str, order: &str) -> Order {
    let instruction = Instruction::Lift { order: order.to_owned() };
    Order { pool: 0, instruction, ..stop(reference, 0, &[Stop::Joinings], JOINED) }
}

async fn take(world: &World, order: &Order, seed: u8, on: Date) -> Result<bool, StoreFailure> {
    let note = order.sign(&signer(seed)).expect("a sound order");
    let done = receive(&world.community, &staff(22, Role::Supervisor), &note, noon(on)).await;
    done.map(|done| done.repeated)
}

#[test]
fn only_a_signed_order_to_this_community_is_received() {
    on_both(async |world| {
        let community = &world.community;
        assert_eq!(community_name(community), "ferry.example");
        let sound = stop("监1", POOL, &[Stop::Joinings], DAY);
        assert_eq!(take(world, &sound, 1, DAY).await, refused(Rejection::StopOrderUnsigned));
        assert_eq!(enrol(world, 1, JOINED).await, Ok(()));
        assert_eq!(enrol(world, 1, JOINED).await, refused(Rejection::SupervisorKeyDuplicate));
        let listed = keys(community, "", 9).await.expect("the keys");
        assert_eq!(
            listed.iter().map(|key| key.verifier.clone()).collect::<Vec<_>>(),
            [signer(1).verifier().text()]
        );
        let manager = staff(20, Role::PlanManager);
        for verifier in ["", "supervisor.example+0+AA=="] {
            let entry = Entry::SupervisorKey { verifier: verifier.to_owned() };
            let asked = (NO_POOL, fresh());
            let tried = propose(community, &manager, asked, &entry, noon(DAY)).await.map(|_| ());
            assert_eq!(tried, refused(Rejection::VerifierMalformed));
        }
        let other = Order { community: "other.example".to_owned(), ..sound.clone() };
        for (order, seed, rejection) in [
            (&sound, 2, Rejection::StopOrderUnsigned),
            (&other, 1, Rejection::StopOrderOfAnother),
            (&stop("监1", 9, &[Stop::Joinings], DAY), 1, Rejection::PoolUnknown),
            (&lift("监2", "监1"), 1, Rejection::StopOrderUnknown),
        ] {
            assert_eq!(take(world, order, seed, DAY).await, refused(rejection));
        }
        let note = sound.sign(&signer(1)).expect("a sound order");
        let by_member = receive(community, &member_in(1), &note, noon(DAY)).await.map(|_| ());
        assert_eq!(by_member, refused(Rejection::NotPermitted));
        for repeated in [false, true] {
            assert_eq!(take(world, &sound, 1, DAY).await, Ok(repeated));
        }
        let same_number = stop("监1", POOL, &[Stop::Rounds], DAY);
        let tried = take(world, &same_number, 1, DAY).await;
        assert_eq!(tried, refused(Rejection::StopOrderDuplicate));
        // It is kept word for word, and anybody checks it.
        let kept = order(community, "监1").await.expect("it is kept");
        assert_eq!(kept.note.note, note);
        let unknown = order(community, "监9").await.map(|_| ());
        assert_eq!(unknown, refused(Rejection::StopOrderUnknown));
    });
}

#[test]
fn rounds_wait_for_an_order_and_are_made_up_when_it_is_lifted() {
    on_both(async |world| {
        assert_eq!(enrol(world, 1, JOINED).await, Ok(()));
        let (eve, settle) = (date(2026, 4, 9), date(2026, 4, 10));
        live_to(world, eve).await;
        let order = stop("监1", 0, &[Stop::Rounds], eve);
        assert_eq!(take(world, &order, 1, eve).await, Ok(false));
        let stands = Advanced::Stopped { at: eve };
        assert_eq!(live_to(world, settle).await, stands);
        assert_eq!(live_to(world, settle).await, stands, "however often it is tried");
        // A key that is enrolled while the order stands does not lift it.
        assert_eq!(enrol(world, 2, eve.tomorrow().expect("a day")).await, Ok(()));
        let lifting = lift("监2", "监1");
        let own = take(world, &lifting, 2, settle).await;
        assert_eq!(own, refused(Rejection::SupervisorKeyTooNew));
        assert_eq!(live_to(world, settle).await, stands);
        let note = lifting.sign(&signer(1)).expect("a sound order");
        let done = receive_offline(&world.community, &note, noon(settle)).await;
        assert_eq!(done.map(|done| done.answer).as_deref(), Ok("监2"));
        let later = date(2026, 5, 1);
        assert_eq!(live_to(world, later).await, Advanced::At(later));
        let rounds = world.community.store.rounds(POOL).await.expect("the rounds");
        assert!(rounds.iter().any(|round| round.settle == settle), "no round was left out");
        assert!(rounds.iter().zip(1..).all(|(round, number)| round.number == number));
    });
}

#[test]
fn an_order_is_told_on_every_page_and_what_it_would_do_beforehand() {
    on_both(async |world| {
        let community = &world.community;
        assert_eq!(enrol(world, 1, JOINED).await, Ok(()));
        live_to(world, DAY).await;
        let now = noon(DAY);
        assert_eq!(standing(community, Some(POOL), now).await, Ok(vec![]));
        let order = stop("监1", POOL, &[Stop::Payouts], DAY);
        let note = order.sign(&signer(1)).expect("a sound order");
        let supervisor = staff(22, Role::Supervisor);
        let seen = foresee(community, &supervisor, &note).await.expect("a preview");
        assert_eq!((seen.signed_by.as_str(), seen.received), ("supervisor.example", false));
        let plan = &seen.plans[0];
        assert_eq!((plan.pool, plan.business_date, plan.holds_today), (POOL, DAY, true));
        assert!(plan.payers > 0 && plan.next_round.is_some() && plan.unpaid.cases.is_empty());
        let nothing = orders(community, "", 9).await;
        assert_eq!(nothing, Ok(vec![]), "nothing was written");
        let manager = foresee(community, &staff(20, Role::PlanManager), &note).await.map(|_| ());
        assert_eq!(manager, refused(Rejection::NotPermitted));
        assert_eq!(take(world, &order, 1, DAY).await, Ok(false));
        let told = standing(community, Some(POOL), now).await.expect("it stands");
        assert_eq!(told.iter().map(|one| one.note.reference.as_str()).collect::<Vec<_>>(), ["监1"]);
        assert_eq!(standing(community, Some(POOL + 1), now).await, Ok(vec![]), "of another pool");
        // Another server hears of it within seconds.
        let soon = now + SignedDuration::from_secs(6);
        assert_eq!(standing(community, None, soon).await.map(|all| all.len()), Ok(1));
        let payout = Entry::PayOut {
            payout: fresh(),
            case: "x".to_owned(),
            on: DAY,
            amount: Amount::from_minor(1),
        };
        let asked = (POOL, id(9, 9));
        let treasurer = staff(23, Role::Treasurer);
        let tried = propose(community, &treasurer, asked, &payout, now).await.map(|_| ());
        assert_eq!(tried, refused(Rejection::PayoutsStopped));
        let lifting = lift("监2", "监1").sign(&signer(1)).expect("a sound order");
        let seen = foresee(community, &supervisor, &lifting).await.expect("a preview");
        assert_eq!(seen.plans[0].stops, [Stop::Payouts], "what would go on");
        assert_eq!(take(world, &lift("监2", "监1"), 1, DAY).await, Ok(false));
        assert_eq!(standing(community, Some(POOL), now).await, Ok(vec![]), "told at once");
    });
}
