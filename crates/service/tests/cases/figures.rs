//! What everybody is told of how a pool fares: over a life with a case, a round and a leaving.

use crate::days::live_to;
use crate::world::{EVENT, JOINED, MEMBERS, POOL, approve, fresh, id, member, on_both, refused};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::cost::{Basis, KeepsCover, Whose, quote_cost};
use service::leaving::end_membership;
use service::live_figures::{NextRound, live_figures};
use service::vital_signs::{Counted, DELAY_BAR_DAYS, vital_signs};
use std::sync::Arc;
use store::{Ending, EndingReason, Write};

#[test]
fn vital_signs_are_worked_out_once_a_day_and_name_nobody() {
    on_both(async |world| {
        let community = &world.community;
        let unknown = vital_signs(community, 99).await;
        assert_eq!(unknown.map(|_| ()), refused(Rejection::ScheduleUnknown));
        world.decided(1, approve()).await;
        live_to(world, date(2026, 4, 10)).await;
        let signs = vital_signs(community, POOL).await.expect("the signs");
        let again = vital_signs(community, POOL).await.expect("the signs");
        assert!(Arc::ptr_eq(&signs, &again), "they are kept");
        let last = signs.rounds.last().expect("a round");
        assert_eq!((last.payers, last.cases), (MEMBERS, 1));
        // Women who are 36 in the year.
        assert_eq!(last.expected_per_million, Some(1_770));
        let days = u32::try_from(JOINED.until(EVENT).expect("later").get_days()).expect("few");
        let (bar, before) = signs.delays.split_last().expect("a case");
        assert_eq!((bar.from_day, bar.cases), (days / DELAY_BAR_DAYS * DELAY_BAR_DAYS, 1));
        assert!(before.iter().all(|bar| bar.cases == 0));
        let [band] = signs.leaving[..] else { panic!("all are of an age") };
        assert_eq!((band.present, band.left), (Counted::Exactly(11), Counted::FewerThanTen));
        let ending = Ending {
            member: member(2),
            reason: EndingReason::Left,
            article: 12,
            decided_on: date(2026, 4, 10),
        };
        let left = (date(2026, 4, 10), ending);
        end_membership(community, fresh(), POOL, left).await.expect("a leaving");
        let same_day = vital_signs(community, POOL).await.expect("the signs");
        assert!(Arc::ptr_eq(&signs, &same_day), "what a day brings is told the day after");
        live_to(world, date(2026, 4, 11)).await;
        let next_day = vital_signs(community, POOL).await.expect("the signs");
        assert_eq!(next_day.leaving[0].present, Counted::Exactly(10));
    });
}

#[test]
fn the_first_page_tells_what_banks_state_beside_what_the_books_say() {
    on_both(async |world| {
        let community = &world.community;
        let fresh_pool = live_figures(community).await.expect("the figures");
        let pool = &fresh_pool.pools[0];
        assert_eq!((pool.last_round, pool.custody, fresh_pool.payers), (None, None, 0));
        assert!(matches!(pool.next, NextRound::IsCut(dates) if dates.cut == date(2025, 10, 1)));
        world.decided(1, approve()).await;
        live_to(world, date(2026, 4, 5)).await;
        let cut = live_figures(community).await.expect("the figures");
        let next = cut.pools[0].next;
        assert!(matches!(next, NextRound::Settles(dates) if dates.settle == date(2026, 4, 10)));
        live_to(world, date(2026, 4, 10)).await;
        let rounds = community.store.rounds(POOL).await.expect("the rounds");
        let round = rounds.last().expect("a round");
        let (on, stated) = (date(2026, 4, 10), Amount::from_minor(1_200_000_000 + 250));
        world.write(POOL, vec![Write::Custody { on, stated }]).await;
        let live = live_figures(community).await.expect("the figures");
        assert_eq!((live.cases_aided, live.payers), (1, MEMBERS - 1), "who was aided has ended");
        assert_eq!(live.aid_given[0].1, round.aid_paid);
        let custody = live.pools[0].custody.expect("a statement");
        assert_eq!((custody.on, custody.stated), (on, stated));
        assert_eq!(custody.difference, stated.minus(custody.expected).expect("small"));
        // The round took its share from the balances of the twelve.
        let paid_in = Amount::from_minor(1_200_000_000);
        let balances = paid_in.minus(round.charged).expect("small");
        assert_eq!(custody.balances, Some(balances));
    });
}

#[test]
fn the_cost_is_drawn_from_the_table_until_there_are_rounds_enough() {
    on_both(async |world| {
        let community = &world.community;
        let unknown = quote_cost(community, 99, Whose::Aged(36)).await;
        assert_eq!(unknown, refused(Rejection::ScheduleUnknown));
        let quote = quote_cost(community, POOL, Whose::Aged(36)).await.expect("a quote");
        let Basis::Incidence { members, cases_per_million, .. } = quote.yearly.basis else {
            panic!("no round has settled");
        };
        // The plan starts with so many members; those of today are women who are 35 in the year.
        let start_min = u64::from(world.rulebook.values.headcount.start_min);
        assert_eq!((members, cases_per_million), (start_min, 1_596));
        live_to(world, date(2026, 4, 10)).await;
        let quote = quote_cost(community, POOL, Whose::Born(date(1990, 4, 10))).await;
        let quote = quote.expect("a quote");
        let Basis::Rounds { count, from, through, .. } = quote.yearly.basis else {
            panic!("seven rounds have settled");
        };
        assert_eq!((count, from), (7, date(2025, 10, 10)));
        assert_eq!((through, quote.age), (date(2026, 4, 10), 36));
        let KeepsCover::Prepaid { floor, asked, deposit } = quote.keeps_cover else {
            panic!("the plan is paid beforehand");
        };
        assert_eq!(deposit, floor.plus(quote.yearly.high).expect("small").max(asked));
        let mut reader = community.store.reader().await.expect("a reader");
        let looks = store::person_reads::look_ups(&mut *reader, id(1, 1)).await;
        let looks = looks.expect("the log").len();
        assert_eq!(looks, 1, "the joining; asking for a price looks at nobody");
    });
}
