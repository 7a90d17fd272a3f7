//! Jurors, juries and ballots: one ballot each, while the jury sits, and each is counted.

use crate::case_world::{DAY, at, begin, case, commit as write_all, file, on_both, refused};
use crate::member_id;
use jiff::civil::date;
use ledger::Rejection;
use store::jury::{
    Ballot, Juror, Jury, JuryWrite, Sitting, Votes, ballot_of, ballots, cases_in_state, juror,
    jurors_passed, jury,
};
use store::{CaseFile, CaseWrite, Store, StoreFailure, Write, history};
use uuid::Uuid;

const SITTING: i64 = 24;

fn commit(case: &str) -> CaseWrite {
    CaseWrite::Jury(JuryWrite::Commit {
        member: member_id(0),
        case: case.to_owned(),
        commitment: [1; 32],
        seed_sealed: vec![2],
        key_sealed: vec![3],
    })
}

fn sitting() -> Sitting {
    let (opens_at, closes_at) = (at(0), at(SITTING));
    Sitting { opens_at, closes_at, threshold: u64::from(u32::MAX) + 7, quorum: 3 }
}

fn open(sitting: Sitting) -> CaseWrite {
    let (member, case) = (member_id(0), "a".to_owned());
    CaseWrite::Jury(JuryWrite::Open { member, case, sitting, on: DAY })
}

fn votes() -> Votes {
    Votes { votes_for: 2, votes_against: 1, seed: [4; 32] }
}

fn close(ballots: u32, hours: i64) -> CaseWrite {
    let (member, case, votes) = (member_id(0), "a".to_owned(), votes());
    CaseWrite::Jury(JuryWrite::Close { member, case, votes, ballots, on: DAY, at: at(hours) })
}

fn cast(juror: u32, hours: i64) -> CaseWrite {
    CaseWrite::Cast(Ballot {
        member: member_id(0),
        case: "a".to_owned(),
        juror: member_id(juror),
        sealed: vec![u8::try_from(juror).expect("few jurors")],
        cast_at: at(hours),
    })
}

async fn jury_of(store: &Store) -> Option<Jury> {
    let mut reader = store.reader().await.expect("a reader");
    jury(&mut *reader, 1, member_id(0), "a").await.expect("a jury")
}

#[test]
fn a_jury_is_committed_to_then_sits_then_is_counted() {
    on_both(async |_, store| {
        assert_eq!(case(&store, begin(&file(0, "a"))).await, Ok(()));
        let too_many = Sitting { threshold: u64::MAX, ..sitting() };
        let backwards = Sitting { closes_at: at(-1), ..sitting() };
        let not_open = refused(Rejection::JuryNotOpen);
        let not_now = refused(Rejection::StepNotNow);
        for (write, expected) in [
            (commit("b"), refused(Rejection::CaseFileUnknown)),
            (open(sitting()), not_now.clone()),
            (cast(1, 1), not_open.clone()),
            (close(0, 1), not_open.clone()),
            (commit("a"), Ok(())),
            (commit("a"), not_now.clone()),
            (cast(1, 1), not_open.clone()),
            (close(0, 1), not_open.clone()),
            (open(too_many), refused(Rejection::NumberOutOfRange)),
            (open(backwards), refused(Rejection::SchemaForbids)),
            (open(sitting()), Ok(())),
            (open(sitting()), not_now),
            (cast(1, -1), not_open.clone()),
            (cast(1, SITTING), not_open.clone()),
            (cast(1, 0), Ok(())),
            (cast(1, 1), refused(Rejection::BallotCast)),
            (cast(2, SITTING - 1), Ok(())),
            (cast(3, 1), Ok(())),
            (close(2, SITTING), refused(Rejection::CaseMoved)),
            (close(3, SITTING), Ok(())),
            (close(3, SITTING), not_open.clone()),
            (cast(4, 1), not_open),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let counted = Jury {
            commitment: [1; 32],
            seed_sealed: vec![2],
            key_sealed: vec![3],
            sitting: Some(sitting()),
            votes: Some(votes()),
        };
        assert_eq!(jury_of(&store).await, Some(counted));
        let mut reader = store.reader().await.expect("a reader");
        let cast_at = ballot_of(&mut *reader, 1, "a", member_id(2)).await;
        assert_eq!(cast_at, Ok(Some(at(SITTING - 1))));
        assert_eq!(ballot_of(&mut *reader, 1, "a", member_id(4)).await, Ok(None));
        let first = (Uuid::nil(), Uuid::nil(), 0);
        let all = history::events(&mut *reader, first, 1_000).await.expect("events");
        let of_case = all.iter().filter(|event| event.subject == "a");
        let mut kinds: Vec<_> = of_case.map(|event| event.kind.slug()).collect();
        kinds.sort_unstable();
        let told = ["case.reported", "jury.closed", "jury.opened", "jury.seeded"];
        assert_eq!(kinds, told, "no ballot is told");
    });
}

#[test]
fn a_jury_that_is_stopped_says_when() {
    on_both(async |_, store| {
        for write in [begin(&file(0, "a")), commit("a"), open(sitting()), close(0, 5)] {
            assert_eq!(case(&store, write.clone()).await, Ok(()), "{write:?}");
        }
        let stopped = jury_of(&store).await.and_then(|jury| jury.sitting).expect("it sat");
        assert_eq!(stopped, Sitting { closes_at: at(5), ..sitting() });
        assert_eq!(case(&store, cast(1, 4)).await, refused(Rejection::JuryNotOpen));
    });
}

/// The applicant stops it: it takes no ballot more, and is never counted.
#[test]
fn a_jury_that_the_applicant_stops_is_not_counted() {
    on_both(async |_, store| {
        let stop = |hours: i64| {
            let (member, case) = (member_id(0), "a".to_owned());
            CaseWrite::Jury(JuryWrite::Stop { member, case, on: DAY, at: at(hours) })
        };
        let not_open = refused(Rejection::JuryNotOpen);
        for (write, expected) in [
            (begin(&file(0, "a")), Ok(())),
            (stop(1), not_open.clone()),
            (commit("a"), Ok(())),
            // It does not sit yet: nothing happens to it.
            (stop(1), Ok(())),
            (open(sitting()), Ok(())),
            (cast(1, 4), Ok(())),
            (stop(5), Ok(())),
            (cast(2, 5), not_open.clone()),
            (cast(2, SITTING - 1), not_open.clone()),
            // A clock that is behind does not begin it anew, nor end it before it began.
            (stop(9), Ok(())),
            (stop(-9), Ok(())),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let jury = jury_of(&store).await.expect("a jury");
        assert_eq!(jury.sitting, Some(Sitting { closes_at: at(0), ..sitting() }));
        assert_eq!(jury.votes, None);
        assert_eq!(case(&store, close(1, 9)).await, Ok(()));
        assert_eq!(case(&store, stop(9)).await, not_open);
    });
}

#[test]
fn who_passed_is_counted_by_version_and_while_a_member() {
    on_both(async |_, store| {
        let version = [7; 32];
        for number in 0..6 {
            let member = member_id(number);
            let write = match number {
                0..4 => CaseWrite::PassJuror { member, version, on: DAY, at: at(1) },
                4 => CaseWrite::PassJuror { member, version: [8; 32], on: DAY, at: at(1) },
                _ => CaseWrite::FailJuror { member, version, on: DAY },
            };
            assert_eq!(case(&store, write).await, Ok(()));
        }
        let leave = Write::Leave { member: member_id(3), left_on: DAY };
        assert_eq!(write_all(&store, vec![leave]).await, Ok(()));
        let mut reader = store.reader().await.expect("a reader");
        for (pool, version, expected) in
            [(1, version, 3), (1, [8; 32], 1), (1, [9; 32], 0), (2, version, 0)]
        {
            assert_eq!(jurors_passed(&mut *reader, pool, version).await, Ok(expected));
        }
    });
}

#[test]
fn cases_in_a_state_come_a_page_at_a_time() {
    on_both(async |_, store| {
        for (number, state) in [(0, "jury"), (1, "jury"), (2, "notice"), (3, "jury")] {
            let name = format!("case-{number}");
            let file = CaseFile { state: state.to_owned(), ..file(number, &name) };
            assert_eq!(case(&store, begin(&file)).await, Ok(()));
        }
        let mut reader = store.reader().await.expect("a reader");
        for (after, limit, expected) in [
            ("", 9, vec!["case-0", "case-1", "case-3"]),
            ("", 2, vec!["case-0", "case-1"]),
            ("case-1", 2, vec!["case-3"]),
            ("case-3", 2, vec![]),
        ] {
            let page = cases_in_state(&mut *reader, 1, "jury", after, limit).await;
            let page = page.expect("a page");
            let found: Vec<&str> = page.iter().map(|file| file.case.as_str()).collect();
            assert_eq!(found, expected, "behind {after}");
        }
    });
}

/// Jurors who vote at once, each twice, while somebody tries to close the jury too early.
#[test]
fn ballots_of_many_at_once_are_one_each_and_all_counted() {
    on_both(async |_, store| {
        for write in [begin(&file(0, "a")), commit("a"), open(sitting())] {
            assert_eq!(case(&store, write.clone()).await, Ok(()), "{write:?}");
        }
        let store = std::sync::Arc::new(store);
        let mut clients = tokio::task::JoinSet::new();
        for number in 0..100 {
            let store = std::sync::Arc::clone(&store);
            clients.spawn(async move {
                match number % 20 {
                    19 => (2, case(&store, close(100, 1)).await),
                    _ => (number / 50, case(&store, cast(number % 50, 1)).await),
                }
            });
        }
        let mut counts = [0, 0];
        for (what, answer) in clients.join_all().await {
            match (what, answer) {
                (2, answer) => assert_eq!(answer, refused(Rejection::CaseMoved)),
                (_, Ok(())) => counts[0] += 1,
                (_, answer) => {
                    assert_eq!(answer, refused(Rejection::BallotCast));
                    counts[1] += 1;
                }
            }
        }
        // Of each hundred five try to close; the others are the jurors of both halves.
        assert_eq!(counts[0] + counts[1], 95);
        let mut found = Vec::new();
        loop {
            let mut reader = store.reader().await.expect("a reader");
            let after = found.last().map_or(Uuid::nil(), |(juror, _)| *juror);
            let page = ballots(&mut *reader, 1, "a", after, 7).await.expect("a page");
            if page.is_empty() {
                break;
            }
            found.extend(page);
        }
        assert_eq!(found.len(), counts[0]);
        assert!(
            found.is_sorted()
                && found
                    .iter()
                    .all(|(juror, sealed)| { *juror == member_id(u32::from(sealed[0])) })
        );
        let all = u32::try_from(found.len()).expect("few");
        assert_eq!(case(&store, close(all, 2)).await, Ok(()));
    });
}

#[test]
fn a_juror_tries_once_a_day_until_the_rules_change() {
    on_both(async |_, store| {
        let pass = |version: u8, day, hours| CaseWrite::PassJuror {
            member: member_id(1),
            version: [version; 32],
            on: date(2020, 3, day),
            at: at(hours),
        };
        let fail = |version: u8, day| CaseWrite::FailJuror {
            member: member_id(1),
            version: [version; 32],
            on: date(2020, 3, day),
        };
        let juror = |version: u8, passed_at, day, tries| {
            let (version, tried_on) = ([version; 32], date(2020, 3, day));
            Some(Juror { version, passed_at, tried_on, tries })
        };
        let too_soon = refused(Rejection::JurorTestFailed);
        let table = [
            (fail(1, 1), Ok(()), juror(1, None, 1, 1)),
            (pass(1, 1, 1), too_soon.clone(), juror(1, None, 1, 1)),
            (fail(1, 2), Ok(()), juror(1, None, 2, 2)),
            (pass(1, 3, 2), Ok(()), juror(1, Some(at(2)), 3, 3)),
            (pass(1, 4, 3), Ok(()), juror(1, Some(at(2)), 3, 3)),
            (fail(1, 5), Ok(()), juror(1, Some(at(2)), 3, 3)),
            (fail(2, 5), Ok(()), juror(2, None, 5, 1)),
            (fail(2, 5), too_soon, juror(2, None, 5, 1)),
            (pass(2, 6, 4), Ok(()), juror(2, Some(at(4)), 6, 2)),
        ];
        for (write, answer, expected) in table {
            assert_eq!(case(&store, write.clone()).await, answer, "{write:?}");
            let mut reader = store.reader().await.expect("a reader");
            let found = store::jury::juror(&mut *reader, 1, member_id(1)).await;
            assert_eq!(found, Ok(expected), "{write:?}");
        }
        let nobody = CaseWrite::FailJuror { member: member_id(99), version: [1; 32], on: DAY };
        assert_eq!(case(&store, nobody).await, refused(Rejection::MemberUnknown));
    });
}

#[test]
fn who_was_never_tested_is_no_juror() {
    on_both(async |_, store| {
        let mut reader = store.reader().await.expect("a reader");
        let nobody: Result<_, StoreFailure> = Ok(None);
        assert_eq!(juror(&mut *reader, 1, member_id(0)).await, nobody);
        let no_jury = jury(&mut *reader, 1, member_id(0), "a").await;
        assert_eq!(no_jury, Ok(None));
    });
}
