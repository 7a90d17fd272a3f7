//! What a member is told of the membership, from waiting to the end.

use crate::{World, id, joining, on_both, register};
use jiff::civil::{Date, date};
use ledger::Language;
use money::Amount;
use rules::sharing::Funding;
use service::joining::{Joining, join};
use service::leaving::end_membership;
use service::membership_status::{EndedBy, MembershipState, MembershipStatus, membership_status};
use store::{Batch, Deposit, Ending, EndingReason, Write};

async fn status(world: &World, on: Date) -> MembershipStatus {
    let member = (1, id(3, 1));
    let found = membership_status(&world.community, &world.rulebook, member, on).await;
    found.expect("a member")
}

async fn write(world: &World, number: u64, writes: Vec<Write>) {
    let batch = Batch::of_pool(id(20, number), 1, writes);
    world.community.store.commit(batch).await.expect("a batch");
}

fn deposit(number: u64, on: Date, minor: i64) -> Write {
    let amount = Amount::from_minor(minor);
    Write::Deposit(Deposit { deposit: id(21, number), member: id(3, 1), on, amount })
}

/// One round that costs the only member everything, by a case nobody is aided by.
async fn round(world: &World, number: u64, month: i8) {
    let from = date(2027, month, 1);
    let rounds = world.rulebook.sharing().calendar.rounds(from, from.last_of_month());
    let dates = rounds.expect("a calendar")[0];
    let case = Write::Approve {
        case: format!("case {number}"),
        member: None,
        approved_on: dates.cut.yesterday().expect("a day"),
        aid: Amount::from_minor(900_000),
    };
    write(world, number, vec![case, Write::Cut(dates), Write::Settle]).await;
}

#[test]
fn a_membership_waits_covers_is_suspended_recovers_and_ends() {
    on_both(async |world| {
        register(world).await;
        let unpaid = Joining { deposit: None, ..joining(world) };
        join(&world.community, &world.rulebook, &unpaid).await.expect("a receipt");
        let Funding::Prepaid(terms) = world.rulebook.sharing().funding else {
            panic!("the village is paid beforehand");
        };
        let told = async |on| {
            let status = status(world, on).await;
            let of = |language| status.state.words(language, &world.rulebook);
            let words = [Language::Chinese, Language::English].map(of);
            assert!(words[0] != words[1]);
            (status.state, words[1].clone())
        };
        let joined_on = date(2026, 12, 5);
        let (state, _) = told(joined_on).await;
        assert_eq!(state, MembershipState::NotCovered { floor: terms.floor });
        write(world, 1, vec![deposit(1, date(2026, 12, 6), 10_000)]).await;
        let (state, words) = told(date(2026, 12, 7)).await;
        let illness_covered_on = date(2027, 3, 6);
        let accident_covered_on = date(2026, 12, 6);
        assert_eq!(state, MembershipState::Waiting { illness_covered_on, accident_covered_on });
        assert!(words.contains("2027-03-06") && words.contains("article 5"), "{words}");
        assert_eq!(told(illness_covered_on).await.0, MembershipState::Covered);
        round(world, 2, 4).await;
        let MembershipState::Suspended { since_round: 1, since, recover_by } =
            told(date(2027, 4, 30)).await.0
        else {
            panic!("the round took more than the balance");
        };
        assert_eq!(recover_by, rules::age::days_after(since, terms.recovery_days));
        write(world, 3, vec![deposit(2, recover_by, 10_000)]).await;
        assert_eq!(told(recover_by).await.0, MembershipState::Recovered { times: 1 });
        round(world, 4, 6).await;
        let lapsed = MembershipState::Ended { by: EndedBy::Lapse, article: 11, on: None };
        assert_eq!(told(date(2027, 12, 1)).await.0, lapsed);
        // What is written after a lapse does not change why it ended.
        let left_on = date(2027, 12, 5);
        let ending = Ending {
            member: id(3, 1),
            reason: EndingReason::AgeLimit,
            article: 12,
            decided_on: left_on,
        };
        let end = end_membership(&world.community, id(22, 1), 1, (left_on, ending)).await;
        end.expect("an ending");
        assert_eq!(told(date(2027, 12, 9)).await.0, lapsed);
    });
}

#[test]
fn a_leaving_ahead_is_told_and_then_ends_by_its_article() {
    on_both(async |world| {
        register(world).await;
        join(&world.community, &world.rulebook, &joining(world)).await.expect("a receipt");
        let left_on = date(2027, 3, 10);
        let (member, reason) = (id(3, 1), EndingReason::Removed);
        let ending = Ending { member, reason, article: 3, decided_on: date(2027, 3, 1) };
        let end = end_membership(&world.community, id(22, 1), 1, (left_on, ending)).await;
        end.expect("an ending");
        let before = status(world, date(2027, 3, 9)).await;
        assert_eq!((before.state, before.ends_on), (MembershipState::Covered, Some(left_on)));
        let after = status(world, left_on).await;
        let by = EndedBy::Decision(reason);
        let ended = MembershipState::Ended { by, article: 3, on: Some(left_on) };
        assert_eq!((after.state, after.ends_on), (ended, None));
        let words = after.state.words(Language::English, &world.rulebook);
        assert_eq!(words, "Ended 2027-03-10: removal (article 3).");
    });
}
