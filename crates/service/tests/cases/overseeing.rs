//! What a supervisor sees: figures that are worked out again, and nobody's name.

use crate::days::live_to;
use crate::world::{
    AID, DAY, JOINED, POOL, World, approve, clerk, fresh, id, member, member_in, noon, on_both,
    refuse, refused, reviewer, staff,
};
use casework::reason::Reason;
use casework::step::HumanStep;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use service::audit::{JobState, bounds_of_day, jobs, outbox, trail};
use service::custody::{enter_statement, expected_on};
use service::principal::Principal;
use service::roles::Role;
use service::supervision::{
    CasePlace, Holds, Table, ageing_of_aid, cases, custody_by_day, difference, overview, rounds,
    table_page, thresholds,
};
use store::audit::{AuditFilter, AuditKind};
use store::{Deposit, Write};

fn supervisor() -> Principal {
    staff(31, Role::Supervisor)
}

/// The day on which the round settles that carries what was approved on [`DAY`].
const SETTLE: Date = date(2026, 4, 10);

/// A world with a case that a round has carried, one that was refused, and one before its second
/// reading.
async fn busy(world: &World) -> [String; 3] {
    let given = world.decided(1, approve()).await;
    let not = world.decided(2, refuse(Reason::DefinitionNotMet)).await;
    let open = world.reviewing(3).await;
    let (verdict, words) = approve();
    let first = (HumanStep::Decide(verdict), words);
    world.step(&reviewer(), &open, first, DAY).await.expect("a first decision");
    live_to(world, SETTLE).await;
    [given, not, open]
}

#[test]
fn a_supervisor_sees_all_cases_with_dates_rules_and_decisions_that_may_be_known() {
    on_both(async |world| {
        let [given, not, open] = busy(world).await;
        let community = &world.community;
        let whole = cases(community, &supervisor(), POOL, None, 50).await.expect("all cases");
        let mut paged = Vec::new();
        let mut after: Option<CasePlace> = None;
        loop {
            let page = cases(community, &supervisor(), POOL, after.as_ref(), 2).await;
            let page = page.expect("a page");
            let Some(last) = page.last() else { break };
            after = Some(last.place().to_string().parse().expect("a place"));
            paged.extend(page);
        }
        assert_eq!(paged, whole);
        let of = |case: &str| whole.iter().find(|one| one.case == case).expect("it is listed");
        let (first, second) = (of(&given), of(&not));
        let steps = |one: &service::supervision::CaseOverseen| {
            one.decisions.iter().map(|one| one.step.clone()).collect::<Vec<_>>()
        };
        assert_eq!(steps(first), ["decide", "read_again"]);
        assert_eq!(first.decisions[0].aid, Some(AID));
        let books = first.books.as_ref().expect("it was approved");
        assert!(books.round.is_some() && books.paid > Amount::ZERO);
        assert_eq!(first.version, Some(world.rulebook.version_id.bytes()));
        assert_eq!(steps(second), ["decide", "read_again"]);
        assert_eq!(second.decisions[1].reason, Some(Reason::DefinitionNotMet.code()));
        assert!(second.books.is_none());
        assert!(of(&open).decisions.is_empty(), "its first instance is not over");
        let clerks = cases(community, &clerk(), POOL, None, 9).await;
        assert_eq!(clerks, refused(Rejection::NotPermitted));
    });
}

#[test]
fn rounds_add_up_aid_ages_and_the_bank_is_held_against_the_books() {
    on_both(async |world| {
        busy(world).await;
        let (community, supervisor) = (&world.community, supervisor());
        let all = rounds(community, &supervisor, POOL, 0, 100).await.expect("the rounds");
        assert!(all.len() > 5);
        for round in &all {
            assert!(round.adds_up(), "{round:?}");
            let asked = |one: &&service::supervision::Identity| one.holds != Holds::NotAsked;
            assert!(round.identities.iter().filter(asked).count() >= 5);
        }
        let some = rounds(community, &supervisor, POOL, 2, 3).await.expect("a page");
        assert_eq!(some, all[2..5]);
        let on_the_day = ageing_of_aid(community, POOL).await.expect("what waits");
        assert_eq!((on_the_day.bands[0].cases, on_the_day.total), (1, on_the_day.cases[0].unpaid));
        live_to(world, date(2026, 5, 1)).await;
        let later = ageing_of_aid(community, POOL).await.expect("what waits");
        assert_eq!(later.bands.map(|band| band.cases), [0, 1, 0, 0]);
        let treasurer = staff(23, Role::Treasurer);
        for (on, less) in [(date(2026, 4, 29), 0), (date(2026, 4, 30), 7)] {
            let expected = expected_on(community, &treasurer, POOL, on).await.expect("the books");
            let stated = expected.minus(Amount::from_minor(less)).expect("less");
            let entry = (POOL, fresh());
            enter_statement(community, &treasurer, entry, on, stated).await.expect("entered");
        }
        let asked = (date(2026, 4, 30), 9);
        let days = custody_by_day(community, &supervisor, POOL, asked).await.expect("two days");
        let apart = days.iter().map(|day| difference(day).expect("small").minor());
        assert_eq!(apart.collect::<Vec<_>>(), [-7, 0], "the newest first");
        let look = overview(community, &supervisor, POOL, noon(DAY)).await.expect("a look");
        assert_eq!((look.rounds_wrong, look.sums.trial_balance), (0, Amount::ZERO));
        let both = look.sums.balances.expect("a small plan");
        assert_eq!(both.by_entries, both.by_members);
        let ends = thresholds(community, POOL).await.expect("the thresholds");
        assert_eq!(ends.payers, look.payers);
        assert!(ends.last_day > ends.on && ends.refund_until > ends.last_day);
    });
}

#[test]
fn every_table_comes_out_whole_with_its_columns() {
    on_both(async |world| {
        busy(world).await;
        for table in Table::ALL {
            let mut rows = Vec::new();
            let mut after: Option<String> = None;
            loop {
                let asked = (POOL, table);
                let page =
                    table_page(&world.community, &supervisor(), asked, after.as_deref()).await;
                let page = page.expect("a page");
                rows.extend(page.rows);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let wide = rows.iter().all(|row| row.len() == table.columns().len());
            assert!(wide, "{table:?}");
            let many = match table {
                Table::Payers | Table::Rounds | Table::Cases | Table::Thresholds => 3,
                Table::Decisions => 4,
                Table::UnpaidAid => 1,
                _ => 0,
            };
            assert!(rows.len() >= many, "{table:?}: {rows:?}");
            let strange = (POOL, table);
            let clerks = table_page(&world.community, &clerk(), strange, None).await;
            assert_eq!(clerks, refused(Rejection::NotPermitted));
        }
    });
}

#[test]
fn the_trail_says_who_when_and_why_to_those_who_oversee() {
    on_both(async |world| {
        let [given, ..] = busy(world).await;
        let community = &world.community;
        let auditor = staff(30, Role::Auditor);
        let by = AuditFilter { account: Some(reviewer().account), ..AuditFilter::default() };
        let steps = trail(community, &auditor, &by, None, 50).await.expect("a page");
        let decided = |one: &&store::audit::AuditEntry| {
            one.subject == given && one.what == "decide medical_reviewer"
        };
        assert_eq!(steps.iter().filter(decided).count(), 1);
        let day = bounds_of_day(community, Some(POOL), JOINED).await.expect("a day");
        let looks = AuditFilter {
            kind: Some(AuditKind::LookUp),
            within: Some(day),
            ..AuditFilter::default()
        };
        let looks = trail(community, &auditor, &looks, None, 50).await.expect("a page");
        assert_eq!(looks.len(), 12, "each joining looked at a date of birth");
        assert!(looks.iter().all(|look| look.why.starts_with("joining of pool")));
        for who in [member_in(1), clerk(), staff(20, Role::PlanManager)] {
            let tried = trail(community, &who, &AuditFilter::default(), None, 9).await;
            assert_eq!(tried, refused(Rejection::NotPermitted));
        }
    });
}

#[test]
fn the_operator_sees_what_is_due_and_what_waits_to_be_told() {
    on_both(async |world| {
        let community = &world.community;
        let manager = staff(20, Role::PlanManager);
        let now = noon(DAY);
        let all = jobs(community, &manager, None, 50).await.expect("the jobs");
        let mut paged = Vec::new();
        while let Ok(page) = {
            let last: Option<&store::supervision::OpenJob> = paged.last();
            let after = last.map(|job| (job.run_at, job.key.as_str()));
            jobs(community, &manager, after, 1).await
        } {
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, all);
        assert!(all.len() >= 3, "two that never end and the next day");
        assert!(all.iter().all(|job| JobState::of(job, now) == JobState::Due));
        let told = outbox(community, &manager, now).await.expect("the outbox");
        assert!(told.queues.untold > 12 && told.oldest.is_some());
        let deposit = Deposit {
            deposit: id(9, 9),
            member: member(1),
            on: DAY,
            amount: Amount::from_minor(1),
        };
        world.write(POOL, vec![Write::Deposit(deposit)]).await;
        let more = outbox(community, &manager, now).await.expect("the outbox");
        assert_eq!(more.queues.untold, told.queues.untold + 1);
        assert_eq!(outbox(community, &clerk(), now).await, refused(Rejection::NotPermitted));
    });
}
