//! What a member can prove, and what is left of it when somebody else's key is destroyed.

use crate::{World, answers, id, joining, on_both, record};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::joining::{Joining, join};
use service::people::{erase_person, register_person};
use service::public_log::bank::{Bank, Less, bank_beside};
use service::public_log::proofs::{Proved, proof_of, proof_of_entry, provable, proved_balance};
use service::public_log::publishing::write_log;
use service::schedule::{advance, set_schedule};
use store::balance_tree::balance_tree;
use store::{Batch, Refund, Schedule, StoreFailure, Write, reads};
use tlog::hash::TreeHash;
use tlog::policy::Policy;
use tlog::proof::LogProof;

const PEOPLE: u64 = 5;

/// Five people join and pay in, and a round settles in which a case is shared.
async fn a_round(world: &World) {
    let community = &world.community;
    for number in 1..=PEOPLE {
        let person = id(1, number);
        let paper = record(&format!("ZZ-0000-{number:04}"));
        register_person(community, id(6, number), person, &paper).await.expect("registered");
        let joining = Joining {
            batch: id(2, number),
            member: id(3, number),
            person,
            answers: answers(&world.rulebook),
            deposit: Some((
                id(4, number),
                Amount::from_minor(i64::try_from(number).expect("few") * 10_000),
            )),
            ..joining(world)
        };
        join(community, &world.rulebook, &joining).await.expect("joined");
    }
    let first = date(2026, 12, 5);
    let time_zone = "Asia/Shanghai".to_owned();
    let first_round_from = date(2026, 12, 6);
    let schedule = Schedule { time_zone, business_date: first, first_round_from };
    set_schedule(community, 1, schedule).await.expect("a schedule");
    let approve = Write::Approve {
        case: "case-1".to_owned(),
        member: None,
        approved_on: first,
        aid: Amount::from_minor(700),
    };
    let batch = Batch::of_pool(id(9, 50), 1, vec![approve]);
    community.store.commit(batch).await.expect("approved");
    advance(community, 1, date(2027, 3, 1)).await.expect("rounds settle");
    while write_log(community).await.expect("the log").done > 0 {}
}

fn policy(world: &World) -> Policy {
    let log = world.community.log().expect("a log");
    Policy::from_text(&log.folder.read("policy").expect("a policy")).expect("it reads")
}

/// The file of proof opens under the log's own keys, and its entry is where it says.
fn holds(world: &World, text: &str) -> String {
    let policy = policy(world);
    let proof = LogProof::from_bytes(text.as_bytes()).expect("a proof");
    let extra = proof.extra.clone().expect("content");
    let parts = String::from_utf8_lossy(&extra).into_owned();
    let (_, behind) = parts.split_once("\n\n").expect("a header");
    let (entry, _) = behind.split_once("\n\n").expect("an entry");
    let entry = format!("{entry}\n");
    let verified =
        proof.verify(TreeHash::of_entry(entry.as_bytes()), "a.example/log", &policy.verifiers());
    verified.expect("the proof holds");
    assert!(text.len() <= 4_096, "{} bytes", text.len());
    entry
}

#[test]
fn each_thing_that_is_provable_has_a_proof_that_holds() {
    on_both(async |world| {
        a_round(world).await;
        let community = &world.community;
        let all = provable(community, 1, id(3, 2)).await.expect("a list");
        assert!(all.contains(&Proved::Joining) && all.contains(&Proved::Balance(1)), "{all:?}");
        for proved in &all {
            let file = proof_of(community, (1, id(3, 2)), proved).await.expect("a proof");
            assert_eq!(Proved::from_file_name(&file.name, 1).as_ref(), Some(proved));
            holds(world, &file.text);
        }
        let entry = proof_of_entry(community, (1, "round-settled", "1")).await.expect("a proof");
        assert!(
            holds(world, &entry.text).starts_with("tongzhou/1 round-settled\npool 1\nround 1\n")
        );
        let none = proof_of(community, (1, id(3, 2)), &Proved::Balance(99)).await;
        assert_eq!(none.err(), Some(StoreFailure::Rejected(Rejection::LogEntryUnknown)));
        let stranger = proof_of(community, (1, id(3, 2)), &Proved::Aid("case-1".to_owned())).await;
        assert!(matches!(stranger, Err(StoreFailure::Rejected(_))), "a case of nobody's");
    });
}

#[test]
fn who_had_no_part_in_a_round_gets_no_proof_of_a_share() {
    on_both(async |world| {
        a_round(world).await;
        let community = &world.community;
        let member = id(3, 3);
        let leave = Write::Leave { member, left_on: date(2027, 3, 1) };
        let batch = Batch::of_pool(id(9, 70), 1, vec![leave]);
        community.store.commit(batch).await.expect("left");
        advance(community, 1, date(2027, 6, 1)).await.expect("rounds settle");
        while write_log(community).await.expect("the log").done > 0 {}
        let mut reader = community.store.reader().await.expect("a reader");
        let rounds = reads::rounds(&mut *reader, 1).await.expect("rounds");
        drop(reader);
        let later = |cut| cut > date(2027, 3, 1);
        assert!(rounds.iter().any(|round| later(round.cut)), "a round after it");
        let listed = provable(community, 1, member).await.expect("a list");
        for round in &rounds {
            let share = Proved::Share(round.number);
            let is_listed = listed.contains(&share);
            let made = proof_of(community, (1, member), &share).await;
            assert_eq!((is_listed, made.is_ok()), (!later(round.cut), !later(round.cut)));
            // The balance of who has left is in every tree, until it is paid back and after.
            assert!(listed.contains(&Proved::Balance(round.number)), "{listed:?}");
        }
    });
}

#[test]
fn the_tree_sums_what_everybody_has_and_what_rounds_have_taken() {
    on_both(async |world| {
        a_round(world).await;
        let mut reader = world.community.store.reader().await.expect("a reader");
        let rounds = reads::rounds(&mut *reader, 1).await.expect("rounds");
        for round in &rounds {
            let tree = balance_tree(&mut *reader, 1, round.number).await.expect("a read");
            let tree = tree.expect("each round has its tree");
            let so_far = rounds.iter().take_while(|one| one.number <= round.number);
            let charged = Amount::sum(so_far.map(|one| one.charged)).expect("a sum");
            assert_eq!((tree.members, tree.charged), (PEOPLE, charged));
            let paid_in: u64 = (1..=PEOPLE).map(|number| number * 10_000).sum();
            let left = i64::try_from(paid_in).expect("a number") - charged.minor();
            assert_eq!(tree.balance.minor(), left);
        }
        drop(reader);
        let last = rounds.last().expect("a round").number;
        for number in 1..=PEOPLE {
            let proved = proved_balance(&world.community, (1, id(3, number)), last).await;
            let proved = proved.expect("a proof");
            let paid_in = number * 10_000;
            assert_eq!(proved.balance + proved.charged, paid_in);
        }
    });
}

#[test]
fn destroying_a_key_leaves_every_proof_of_others_and_all_sums() {
    on_both(async |world| {
        a_round(world).await;
        let community = &world.community;
        let (gone, stays) = ((1, id(3, 1)), (1, id(3, 2)));
        let before = provable(community, 1, stays.1).await.expect("a list");
        let mut kept = Vec::new();
        for proved in &before {
            kept.push(proof_of(community, stays, proved).await.expect("a proof").text);
        }
        let own = proof_of(community, gone, &Proved::Joining).await.expect("a proof").text;
        let leave = Write::Leave { member: gone.1, left_on: date(2027, 3, 1) };
        let batch = Batch::of_pool(id(9, 60), 1, vec![leave]);
        community.store.commit(batch).await.expect("left");
        erase_person(community, id(7, 1), id(1, 1)).await.expect("erased");
        // What was kept holds as before, the erased person's own too: it is in their hands.
        kept.iter().for_each(|text| drop(holds(world, text)));
        holds(world, &own);
        // We can no longer open what stands in the log of them.
        let joining = proof_of(community, gone, &Proved::Joining).await;
        assert_eq!(joining.err(), Some(StoreFailure::Rejected(Rejection::PersonErased)));
        let balance = proof_of(community, gone, &Proved::Balance(1)).await;
        assert_eq!(balance.err(), Some(StoreFailure::Rejected(Rejection::LogProofMissing)));
        // Rounds go on, and everybody else is in the next tree, whose sums are whole.
        advance(community, 1, date(2027, 6, 1)).await.expect("rounds settle");
        while write_log(community).await.expect("the log").done > 0 {}
        for proved in provable(community, 1, stays.1).await.expect("a list") {
            let file = proof_of(community, stays, &proved).await.expect("a proof");
            holds(world, &file.text);
        }
        let mut reader = community.store.reader().await.expect("a reader");
        let last = reads::rounds(&mut *reader, 1).await.expect("rounds").pop().expect("a round");
        let tree = balance_tree(&mut *reader, 1, last.number).await.expect("a read");
        let tree = tree.expect("a tree");
        let paid_in: u64 = (1..=PEOPLE).map(|number| number * 10_000).sum();
        let sum = tree.balance.minor() + tree.charged.minor();
        assert_eq!((tree.members, sum), (PEOPLE, i64::try_from(paid_in).expect("a number")));
    });
}

/// What the bank has less than all balances is told with what the books explain of it.
#[test]
fn the_bank_stands_beside_all_balances() {
    on_both(async |world| {
        a_round(world).await;
        let community = &world.community;
        let write = async |number, writes| {
            let batch = Batch::of_pool(id(9, number), 1, writes);
            community.store.commit(batch).await.expect("written");
        };
        write(79, vec![Write::Leave { member: id(3, 1), left_on: date(2027, 3, 1) }]).await;
        advance(community, 1, date(2027, 5, 1)).await.expect("rounds settle");
        let mut reader = community.store.reader().await.expect("a reader");
        let rounds = reads::rounds(&mut *reader, 1).await.expect("rounds");
        let mut trees = Vec::new();
        for round in &rounds[..3] {
            let tree = balance_tree(&mut *reader, 1, round.number).await.expect("a read");
            trees.push(tree.expect("a tree"));
        }
        drop(reader);
        let beside = async |place: usize| {
            let mut reader = community.store.reader().await.expect("a reader");
            bank_beside(&mut *reader, 1, &trees[place]).await.expect("a read")
        };
        assert_eq!(beside(0).await, None, "the bank stated nothing");
        // The round gave 700, which are paid; then the case is withdrawn.
        let minor = Amount::from_minor;
        let on = trees[0].taken_on;
        let paid = trees[1].taken_on;
        let case = || "case-1".to_owned();
        let pay = Write::PayOut { case: case(), payout: id(9, 81), on: paid, amount: minor(700) };
        let withdraw = Write::Withdraw { case: case(), withdrawn_on: paid };
        let refund = Refund {
            refund: id(9, 82),
            member: id(3, 1),
            on: trees[2].taken_on,
            amount: minor(50),
        };
        write(80, vec![pay, withdraw]).await;
        write(83, vec![Write::Refund(refund)]).await;
        let stated = |place: usize, less: i64| {
            let stated = minor(trees[place].balance.minor() - less);
            (Write::Custody { on: trees[place].taken_on, stated }, stated)
        };
        let [first, second, third] = [stated(0, 0), stated(1, 700), stated(2, 751)];
        write(84, vec![first.0, second.0, third.0]).await;
        assert_eq!(beside(0).await, Some(Bank { stated: first.1, less: None }), "{on}");
        let less = |less, to_come_back, refunded| Less {
            less: minor(less),
            to_come_back: minor(to_come_back),
            carried: Amount::ZERO,
            refunded: minor(refunded),
        };
        let explained = less(700, 700, 0);
        assert_eq!(beside(1).await, Some(Bank { stated: second.1, less: Some(explained) }));
        let more = less(751, 700, 50);
        assert_eq!(beside(2).await, Some(Bank { stated: third.1, less: Some(more) }));
        assert!(explained.is_explained() && !more.is_explained());
    });
}
