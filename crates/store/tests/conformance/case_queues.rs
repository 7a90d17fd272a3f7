//! Pages of cases: queues, days that have come, and what a settlement waits for.

use crate::case_world::{
    DAY, MEMBERS, account, advance, at, begin, case, commit, file, on_both, outside, step,
};
use crate::{member_id, random_pool::village_of_four};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::OverLimit;
use store::case_reads::{
    carried_not_advanced, case_file, case_steps, due, evidence_of_case, queue, queues_waiting,
    waiting_objected,
};
use store::{Batch, CaseFile, CaseStep, Evidence, LoadedCase, Store, Write};
use uuid::Uuid;

/// Cases of few harms and days, so that many share a place but for their ids; some wait nowhere.
fn cases(count: u32) -> Vec<CaseFile> {
    let varied = |number: u32| CaseFile {
        harm: [0, 7, u32::MAX][usize::try_from(number * 7 / 5 % 3).expect("it is below 3")],
        due_on: Some(day(i64::from(number * 5 / 3 % 4))),
        queue: match number % 6 {
            0 => String::new(),
            1 => "medical".to_owned(),
            _ => "intake".to_owned(),
        },
        ..file(number, &format!("case-{:03}", number * 37 % 101))
    };
    (0..count).map(varied).collect()
}

fn day(number: i64) -> Date {
    DAY.checked_add(number.days()).expect("a day")
}

/// Loads cases into the pool of the other tests.
async fn load(address: &str, cases: Vec<LoadedCase>) {
    Store::load_cases(address, 1, cases.into_iter()).await.expect("cases");
}

fn loaded(file: CaseFile) -> LoadedCase {
    LoadedCase { file, steps: vec![step(1, "report", 1)], evidence: Vec::new() }
}

#[test]
fn pages_of_a_queue_give_each_case_once_in_the_order_of_harm_and_day() {
    on_both(async |place, store| {
        drop(store);
        let all = cases(100);
        load(&place.address, all.iter().cloned().map(loaded).collect()).await;
        let store = place.open().await;
        let mut reader = store.reader().await.expect("a reader");
        for name in ["intake", "medical", "nobody"] {
            let mut expected: Vec<CaseFile> =
                all.iter().filter(|file| file.queue == name).cloned().collect();
            expected.sort_by_key(|file| (u32::MAX - file.harm, file.due_on, file.case.clone()));
            for limit in [1, 3, 7, 1_000] {
                let mut found: Vec<CaseFile> = Vec::new();
                loop {
                    let after = found.last().and_then(CaseFile::place);
                    let page = queue(&mut *reader, 1, name, after.as_ref(), limit).await;
                    let page = page.expect("a page");
                    if page.is_empty() {
                        break;
                    }
                    assert!(page.len() <= usize::try_from(limit).expect("a small number"));
                    found.extend(page);
                }
                assert_eq!(found, expected, "{name} {limit}");
            }
        }
        let waiting = queues_waiting(&mut *reader, 1).await.expect("what waits");
        assert!(waiting.is_sorted_by_key(|one| one.queue.clone()));
        for one in waiting {
            let of_queue = queue(&mut *reader, 1, &one.queue, None, 1_000).await.expect("all");
            assert_eq!(usize::try_from(one.cases), Ok(of_queue.len()));
            assert_eq!(of_queue.iter().filter_map(|file| file.due_on).min(), Some(one.oldest));
        }
        assert_eq!(queues_waiting(&mut *reader, 2).await, Ok(Vec::new()));
        assert_eq!(queue(&mut *reader, 1, "", None, 9).await, Ok(Vec::new()), "it is no queue");
        assert_eq!(queue(&mut *reader, 2, "intake", None, 9).await, Ok(Vec::new()));
    });
}

#[test]
fn the_calendar_finds_whose_day_has_come() {
    on_both(async |place, store| {
        drop(store);
        let all = cases(40);
        let mut files: Vec<LoadedCase> = all.iter().cloned().map(loaded).collect();
        let over = CaseFile {
            owner: "nobody".to_owned(),
            due_on: None,
            queue: String::new(),
            ..file(50, "over")
        };
        files.push(loaded(over));
        load(&place.address, files).await;
        let store = place.open().await;
        let mut reader = store.reader().await.expect("a reader");
        for on in [day(-1), day(1), day(9)] {
            let come = all.iter().filter(|file| file.due_on.is_some_and(|due| due <= on));
            let mut expected: Vec<CaseFile> = come.cloned().collect();
            expected.sort_by_key(|file| (file.due_on, file.case.clone()));
            let mut found: Vec<CaseFile> = Vec::new();
            loop {
                let last = found.last();
                let after = last.and_then(|file| Some((file.due_on?, file.case.as_str())));
                let page = due(&mut *reader, 1, on, after, 6).await.expect("a page");
                if page.is_empty() {
                    break;
                }
                found.extend(page);
            }
            assert_eq!(found, expected, "{on}");
        }
    });
}

/// What a load writes is what the steps would have written.
#[test]
fn a_loaded_case_is_one_that_went_its_steps() {
    on_both(async |place, store| {
        let first = file(0, "stepped");
        assert_eq!(case(&store, begin(&first)).await, Ok(()));
        assert_eq!(case(&store, advance(&first, "ask", 2)).await, Ok(()));
        drop(store);
        let paper = Evidence {
            member: member_id(1),
            case: "loaded".to_owned(),
            evidence: account(7),
            paper: "diagnosis".to_owned(),
            digest: [3; 32],
            size: 7,
            media_type: "image/png".to_owned(),
            object: "x".to_owned(),
            sealed: vec![1],
            redacts: None,
            added_by: account(1),
            added_at: at(1),
        };
        let second = LoadedCase {
            file: CaseFile { steps: 2, ..file(1, "loaded") },
            steps: vec![step(1, "report", 1), step(2, "ask", 2)],
            evidence: vec![paper.clone()],
        };
        load(&place.address, vec![second]).await;
        let store = place.open().await;
        let mut reader = store.reader().await.expect("a reader");
        let mut read: Vec<(CaseFile, Vec<CaseStep>)> = Vec::new();
        for (member, id) in [(0, "stepped"), (1, "loaded")] {
            let found = case_file(&mut *reader, 1, id).await.expect("a case");
            let steps = case_steps(&mut *reader, 1, member_id(member), id).await.expect("steps");
            let found = CaseFile { member: member_id(0), case: String::new(), ..found };
            read.push((found, steps));
        }
        assert_eq!(read[0], read[1]);
        let papers = evidence_of_case(&mut *reader, 1, member_id(1), "loaded").await;
        assert_eq!(papers, Ok(vec![paper]));
        drop(reader);
        let next = CaseFile { steps: 2, ..file(1, "loaded") };
        assert_eq!(case(&store, advance(&next, "assign", 2)).await, Ok(()));
    });
}

#[test]
fn a_settlement_waits_for_what_is_objected_and_tells_what_it_carried() {
    on_both(async |_, store| {
        let approve = |member: u32, on| Write::Approve {
            case: format!("case-{member}"),
            member: Some(member_id(member)),
            approved_on: on,
            aid: Amount::from_minor(100),
        };
        let mut files = Vec::new();
        for (member, state) in (0..).zip(["objected", "objected", "notice", "notice", "objected"]) {
            let first = file(member, &format!("case-{member}"));
            assert_eq!(case(&store, begin(&first)).await, Ok(()));
            let queue = String::new();
            let now = CaseFile { state: state.to_owned(), queue, ..first };
            assert_eq!(case(&store, advance(&now, "decide", 2)).await, Ok(()));
            files.push(CaseFile { steps: 2, ..now });
        }
        let cut = date(2020, 3, 20);
        let late = [approve(1, cut), approve(4, DAY)];
        let withdrawn = Write::Withdraw { case: "case-4".to_owned(), withdrawn_on: DAY };
        let early = [approve(0, DAY), approve(2, DAY)];
        let writes = late.into_iter().chain([withdrawn]).chain(early).collect();
        assert_eq!(commit(&store, writes).await, Ok(()));
        let objected = async |cut| {
            let mut reader = store.reader().await.expect("a reader");
            waiting_objected(&mut *reader, 1, cut, 9).await.expect("cases")
        };
        let carried = async || {
            let mut reader = store.reader().await.expect("a reader");
            let found = carried_not_advanced(&mut *reader, 1, 9).await.expect("cases");
            assert!(found.iter().all(|one| one.due > Amount::ZERO), "{found:?}");
            found.into_iter().map(|one| (one.round, one.file)).collect::<Vec<_>>()
        };
        assert_eq!(objected(DAY).await, [""; 0]);
        assert_eq!(objected(cut).await, ["case-0"]);
        assert_eq!(objected(date(2020, 3, 21)).await, ["case-0", "case-1"]);
        assert_eq!(carried().await, []);
        let answered = CaseFile { state: "notice".to_owned(), ..files[0].clone() };
        assert_eq!(case(&store, advance(&answered, "answer", 2)).await, Ok(()));
        files[0] = CaseFile { steps: 3, ..answered };
        let dates = RoundDates { cut, settle: date(2020, 3, 28) };
        let deposits = (0..MEMBERS).map(|number| {
            Write::Deposit(store::Deposit {
                deposit: account(u64::from(number)),
                member: member_id(number),
                on: DAY,
                amount: Amount::from_minor(1_000),
            })
        });
        let round = deposits.chain([Write::Cut(dates), Write::Settle]).collect();
        assert_eq!(commit(&store, round).await, Ok(()));
        assert_eq!(objected(date(2020, 3, 21)).await, ["case-1"], "it waits for the next round");
        assert_eq!(carried().await, [(1, files[0].clone()), (1, files[2].clone())]);
        let paying = CaseFile { state: "carried".to_owned(), ..files[0].clone() };
        assert_eq!(case(&store, outside(&paying, "carry", None)).await, Ok(()));
        assert_eq!(carried().await, [(1, files[2].clone())]);
    });
}

/// A case of another pool is in no page of this one.
#[test]
fn pools_keep_their_cases_apart() {
    on_both(async |_, store| {
        let (book, _) = village_of_four(OverLimit::Prorate, None);
        let open = Write::OpenPool(Box::new(book.sharing().clone()));
        let join = Write::Join { member: member_id(0), joined_on: DAY, units: 1 };
        let report = || Write::Case(Box::new(begin(&file(0, "a"))));
        let batch = |writes| Batch::of_pool(Uuid::from_u64_pair(1, 1), 2, writes);
        store.commit(batch(vec![open, join, report()])).await.expect("another pool");
        assert_eq!(commit(&store, vec![report()]).await, Ok(()), "the same id in this one");
        let mut reader = store.reader().await.expect("a reader");
        for pool in [1, 2] {
            let page = queue(&mut *reader, pool, "intake", None, 9).await;
            assert_eq!(page, Ok(vec![file(0, "a")]));
        }
    });
}
