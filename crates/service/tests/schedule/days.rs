//! Days, one after the other.

use crate::{FROM, Place, begin, book, community, compare, instant, member_id, places, runtime};
use crate::{sharing, sqlite};
use jiff::civil::date;
use ledger::Rejection;
use rules::sharing::{Funding, Postpaid};
use service::jobs::run_due;
use service::schedule::{
    Advanced, advance, calendar_day, confirm_debits, fail_debit, preview, retry_debits,
    set_schedule,
};
use service::webhooks::Taken;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::{DEBIT_TRIES_MAX, Schedule, StoreFailure, reads};

/// How many processes are killed while they advance.
const KILLS: usize = 20;

/// The last day of the books: fourteen months.
const THROUGH: jiff::civil::Date = date(2025, 2, 28);

/// The variable that makes the child of this test advance, with the address it writes to.
const ADDRESS: &str = "TONGZHOU_DAYS_TEST_ADDRESS";

fn on_both(test: impl AsyncFn(Place)) {
    for place in places() {
        runtime().block_on(test(place));
    }
}

fn rejected<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// The settlement of a day stands before its cut, as the settle day is the next cut day here.
#[test]
fn days_settle_and_cut_as_the_core_does() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let book = book(sharing(None), 60, THROUGH);
        begin(&community, &book).await;
        for to in [FROM, date(2024, 1, 5), date(2024, 6, 4), date(2024, 6, 5), THROUGH] {
            assert_eq!(advance(&community, 1, to).await, Ok(Advanced::At(to)));
        }
        // A day that is over stays over.
        assert_eq!(advance(&community, 1, FROM).await, Ok(Advanced::At(THROUGH)));
        // The last round was cut and settles after the book's end.
        compare(&community, &book, 13).await;
    });
}

#[test]
fn two_callers_who_advance_at_once_do_each_day_once() {
    on_both(async |place| {
        let (one, book) = (community(&place.address).await, book(sharing(None), 30, THROUGH));
        begin(&one, &book).await;
        let to = date(2024, 4, 30);
        let (here, there) = tokio::join!(advance(&one, 1, to), advance(&one, 1, to));
        assert_eq!((here, there), (Ok(Advanced::At(to)), Ok(Advanced::At(to))));
        compare(&one, &book, 3).await;
    });
}

#[test]
fn a_schedule_is_set_once_and_forward() {
    on_both(async |place| {
        let community = community(&place.address).await;
        assert_eq!(advance(&community, 1, FROM).await, rejected(Rejection::ScheduleUnknown));
        let schedule = |zone: &str, from| Schedule {
            time_zone: zone.to_owned(),
            business_date: FROM,
            first_round_from: from,
        };
        let tomorrow = date(2024, 1, 2);
        let unknown = set_schedule(&community, 1, schedule("Asia/Utopia", tomorrow)).await;
        assert_eq!(unknown, rejected(Rejection::TimeZoneUnknown));
        let poolless = set_schedule(&community, 9, schedule("Asia/Shanghai", tomorrow)).await;
        assert_eq!(poolless, rejected(Rejection::PoolUnknown));
        begin(&community, &book(sharing(None), 5, THROUGH)).await;
        let backwards = set_schedule(&community, 1, schedule("Asia/Shanghai", FROM)).await;
        assert_eq!(backwards, rejected(Rejection::ScheduleBackwards));
        let again = set_schedule(&community, 1, schedule("Asia/Shanghai", tomorrow)).await;
        assert_eq!(again, rejected(Rejection::ScheduleDuplicate));
        let late: jiff::Timestamp = "2024-01-01T16:00:00Z".parse().expect("an instant");
        assert_eq!(calendar_day(&community, 1, late).await, Ok(tomorrow), "east of Greenwich");
    });
}

#[test]
fn a_postpaid_round_waits_for_its_debits() {
    on_both(async |place| {
        let community = community(&place.address).await;
        let postpaid = sharing(Some(Funding::Postpaid(Postpaid { max_failed: 2 })));
        begin(&community, &book(postpaid, 20, THROUGH)).await;
        let early = confirm_debits(&community, 1, 1).await;
        assert_eq!(early, rejected(Rejection::DebitRunUnknown));
        let (eve, to) = (date(2024, 2, 4), date(2024, 2, 20));
        let waiting = Advanced::Waiting { at: eve, round: 1, tries: 1 };
        for _ in 0..2 {
            assert_eq!(advance(&community, 1, to).await, Ok(waiting));
        }
        for tries in 2..=DEBIT_TRIES_MAX {
            assert_eq!(retry_debits(&community, 1, 1).await, Ok(tries));
        }
        let more = retry_debits(&community, 1, 1).await;
        assert_eq!(more, rejected(Rejection::DebitTriesUsedUp));
        let unpaid = fail_debit(&community, 1, 1, member_id(99)).await;
        assert_eq!(unpaid, rejected(Rejection::MemberUnknown));
        for _ in 0..2 {
            assert_eq!(fail_debit(&community, 1, 1, member_id(3)).await, Ok(()));
        }
        assert_eq!(confirm_debits(&community, 1, 1).await, Ok(()));
        let late = fail_debit(&community, 1, 1, member_id(6)).await;
        assert_eq!(late, rejected(Rejection::DebitRunConfirmed));
        assert_eq!(advance(&community, 1, to).await, Ok(Advanced::At(to)));
        let rounds = community.store.rounds(1).await.expect("the rounds");
        let [round] = rounds.as_slice() else { panic!("{rounds:?}") };
        let paid = round.share.times(round.units - 1);
        assert_eq!(paid, Ok(round.charged), "one unit did not pay: {round:?}");
        let mut reader = community.store.reader().await.expect("a reader");
        let events = reads::untold(&mut *reader, 1_000).await.expect("the outbox");
        let runs = events.iter().filter(|event| event.kind.slug().starts_with("debit."));
        let runs: Vec<&str> = runs.map(|event| event.kind.slug()).collect();
        assert_eq!(runs.len(), 3, "opened, failed, confirmed: each once, {runs:?}");
    });
}

#[test]
fn the_preview_holds_the_share_that_comes() {
    on_both(async |place| {
        let community = community(&place.address).await;
        begin(&community, &book(sharing(None), 60, THROUGH)).await;
        let mut reader_days = vec![(date(2024, 1, 4), 1), (date(2024, 1, 20), 1)];
        reader_days.extend([(date(2024, 2, 4), 1), (date(2024, 3, 4), 2)]);
        for (day, round) in reader_days {
            advance(&community, 1, day).await.expect("a day");
            let foreseen = preview(&community, 1).await.expect("a preview");
            assert_eq!((foreseen.round, foreseen.settle.day()), (round, 5));
            assert!(foreseen.share_from <= foreseen.share_to);
        }
        let foreseen = preview(&community, 1).await.expect("a preview");
        advance(&community, 1, foreseen.settle).await.expect("a day");
        let rounds = community.store.rounds(1).await.expect("the rounds");
        let settled = rounds.last().expect("it is settled");
        assert_eq!((foreseen.share_from, foreseen.share_to), (settled.share, settled.share));
        assert_eq!(foreseen.aid, settled.aid);
        // Before the cut the range is wider: some run out by then.
        let next = preview(&community, 1).await.expect("a preview");
        assert_eq!(next.cut, date(2024, 3, 5));
    });
}

/// Advances to the end of the book, and says each round. Without the variable it does nothing.
#[test]
fn child_that_advances() {
    let Ok(address) = std::env::var(ADDRESS) else {
        return;
    };
    runtime().block_on(async {
        let community = community(&address).await;
        let worker = community.new_id(instant(FROM));
        let nobody: service::webhooks::Sender = Arc::new(|_| Taken::Yes);
        let mut day = reads::schedule(&mut *community.store.reader().await.expect("a reader"), 1)
            .await
            .expect("a schedule")
            .business_date;
        while day < THROUGH {
            day = day.tomorrow().expect("a day");
            // A dead worker's lease is over by the next day.
            run_due(&community, &nobody, worker, instant(day), 8).await.expect("a step");
            println!("day {day}");
            stdout().flush().expect("the parent reads");
        }
    });
}

#[test]
fn a_process_killed_while_it_advances_leaves_the_same_rounds() {
    let place = sqlite();
    let book = book(sharing(None), 40, THROUGH);
    runtime().block_on(async { begin(&community(&place.address).await, &book).await });
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "days::child_that_advances", "--nocapture"])
            .env(ADDRESS, &place.address)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the child");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let days = output.lines().map_while(Result::ok).filter(|line| line.contains("day "));
        let heard = days.take(1 + kill * 7 % 23).count();
        assert!(heard > 0, "kill {kill}: it advanced");
        child.kill().expect("the child runs until it is killed");
        child.wait().expect("the child has ended");
    }
    runtime().block_on(async {
        let community = community(&place.address).await;
        let at = advance(&community, 1, THROUGH).await;
        assert_eq!(at, Ok(Advanced::At(THROUGH)));
        compare(&community, &book, 13).await;
    });
}
