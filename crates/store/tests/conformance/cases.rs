//! The work on cases: one step at a time, nobody twice, nobody with a conflict.

use crate::case_world::{
    DAY, account, advance, at, begin, case, commit, file, forbids, on_both, outside, read, refused,
    step,
};
use crate::member_id;
use ledger::Rejection;
use store::case_reads::{
    case_file, case_steps, cases_of_member, conflicts, counts_by_state, evidence_of_case,
    evidence_with_digest, readers,
};
use store::{
    CaseConflict, CaseFile, CaseReader, CaseWrite, Evidence, Reading, Store, StoreFailure, Write,
    history,
};
use uuid::Uuid;

/// The kinds of the events about a case, in no order.
async fn told(store: &Store, case: &str) -> Vec<&'static str> {
    let mut reader = store.reader().await.expect("a reader");
    let first = (Uuid::nil(), Uuid::nil(), 0);
    let all = history::events(&mut *reader, first, 1_000).await.expect("events");
    let of_case = all.iter().filter(|event| event.subject == case);
    let mut kinds: Vec<_> = of_case.map(|event| event.kind.slug()).collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn a_case_goes_step_by_step_and_is_told() {
    on_both(async |_, store| {
        let reported = file(0, "a");
        assert_eq!(case(&store, begin(&reported)).await, Ok(()));
        let mut now = CaseFile {
            state: "notice".to_owned(),
            queue: String::new(),
            owner: "members".to_owned(),
            condition: Some("c-01".to_owned()),
            ..reported
        };
        for (kind, by) in [("decide", 2), ("object", 3), ("answer", 2), ("breach", 4)] {
            assert_eq!(case(&store, advance(&now, kind, by)).await, Ok(()), "{kind}");
            now.steps += 1;
        }
        let over = CaseFile {
            state: "closed".to_owned(),
            owner: "nobody".to_owned(),
            due_on: None,
            ..now
        };
        assert_eq!(case(&store, outside(&over, "close", None)).await, Ok(()));
        let over = CaseFile { steps: 6, ..over };
        let mut reader = store.reader().await.expect("a reader");
        assert_eq!(case_file(&mut *reader, 1, "a").await, Ok(over.clone()));
        assert_eq!(cases_of_member(&mut *reader, 1, member_id(0)).await, Ok(vec![over]));
        let counts = counts_by_state(&mut *reader, 1).await;
        assert_eq!(counts, Ok(vec![("closed".to_owned(), 1)]));
        let steps = case_steps(&mut *reader, 1, member_id(0), "a").await.expect("steps");
        let kinds: Vec<_> = steps.iter().map(|one| one.kind.as_str()).collect();
        assert_eq!(kinds, ["report", "decide", "object", "answer", "breach", "close"]);
        assert_eq!(steps[0], step(1, "report", 1));
        assert_eq!((steps[4].account, steps[5].account), (Some(account(4)), None));
        let events = [
            "case.breached",
            "case.objected",
            "case.objection_answered",
            "case.reported",
            "case.step",
            "case.step",
        ];
        assert_eq!(told(&store, "a").await, events);
    });
}

#[test]
fn of_two_steps_from_one_state_one_is_refused() {
    on_both(async |_, store| {
        let reported = file(0, "a");
        assert_eq!(case(&store, begin(&reported)).await, Ok(()));
        let [one, other] = [advance(&reported, "ask", 2), advance(&reported, "assign", 3)];
        let (one, other) = tokio::join!(case(&store, one), case(&store, other));
        let answers = [one, other];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.contains(&refused(Rejection::CaseMoved)), "{answers:?}");
        let early = CaseFile { steps: 2, ..reported.clone() };
        assert_eq!(case(&store, advance(&early, "ask", 2)).await, Ok(()));
        let ahead = CaseFile { steps: 9, ..reported };
        let skipped = case(&store, advance(&ahead, "ask", 2)).await;
        assert_eq!(skipped, refused(Rejection::CaseMoved));
        let nobodys = case(&store, advance(&file(0, "b"), "ask", 2)).await;
        assert_eq!(nobodys, refused(Rejection::CaseFileUnknown));
        let others = case(&store, advance(&file(1, "a"), "ask", 2)).await;
        assert_eq!(others, refused(Rejection::CaseFileUnknown));
        let mut reader = store.reader().await.expect("a reader");
        let unknown = case_file(&mut *reader, 1, "b").await;
        assert_eq!(unknown, Err(StoreFailure::Rejected(Rejection::CaseFileUnknown)));
    });
}

#[test]
fn a_member_has_one_open_case_and_a_case_one_id() {
    on_both(async |_, store| {
        let first = file(0, "a");
        let [one, other] = [begin(&first), begin(&file(0, "b"))];
        let (one, other) = tokio::join!(case(&store, one), case(&store, other));
        let answers = [one, other];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.contains(&refused(Rejection::CaseOpenAlready)), "{answers:?}");
        let mut reader = store.reader().await.expect("a reader");
        let open = cases_of_member(&mut *reader, 1, member_id(0)).await.expect("one").remove(0);
        drop(reader);
        let taken = case(&store, begin(&file(1, &open.case))).await;
        assert_eq!(taken, refused(Rejection::CaseDuplicate));
        let nobody = case(&store, begin(&file(99, "c"))).await;
        assert_eq!(nobody, refused(Rejection::MemberUnknown));
        let queue = String::new();
        let (owner, due_on) = ("nobody".to_owned(), None);
        let over = CaseFile { state: "expired".to_owned(), queue, owner, due_on, ..open };
        assert_eq!(case(&store, outside(&over, "expire", None)).await, Ok(()));
        assert_eq!(case(&store, begin(&file(0, "c"))).await, Ok(()));
        // A case of the time before files is a case too.
        let (approved_on, aid) = (DAY, money::Amount::from_minor(1));
        let old = Write::Approve { case: "old".to_owned(), member: None, approved_on, aid };
        assert_eq!(commit(&store, vec![old]).await, Ok(()));
        let taken = case(&store, begin(&file(2, "old"))).await;
        assert_eq!(taken, refused(Rejection::CaseDuplicate));
    });
}

#[test]
fn what_waits_in_a_queue_has_a_day_and_an_id_has_a_length() {
    on_both(async |_, store| {
        let owner = || "nobody".to_owned();
        let table = [
            CaseFile { due_on: None, ..file(0, "a") },
            CaseFile { owner: owner(), due_on: None, ..file(0, "a") },
            CaseFile { owner: owner(), ..file(0, "a") },
            CaseFile { owner: "a clerk".to_owned(), ..file(0, "a") },
            CaseFile { value: money::Amount::from_minor(-1), ..file(0, "a") },
            file(0, ""),
            file(0, &"a".repeat(65)),
        ];
        for file in table {
            let answer = case(&store, begin(&file)).await;
            assert_eq!(answer, refused(Rejection::SchemaForbids), "{file:?}");
        }
        assert_eq!(case(&store, begin(&file(0, &"a".repeat(64)))).await, Ok(()));
    });
}

#[test]
fn nobody_reads_a_case_twice() {
    on_both(async |place, store| {
        let mut now = file(0, "a");
        assert_eq!(case(&store, begin(&now)).await, Ok(()));
        for (reader, expected) in [(2, Ok(())), (2, refused(Rejection::ReaderAgain)), (3, Ok(()))] {
            let answer = case(&store, read(&now, reader)).await;
            assert_eq!(answer, expected, "{reader}");
            now.steps += u32::from(answer.is_ok());
        }
        // Who has read it may do what is no reading.
        assert_eq!(case(&store, advance(&now, "note", 2)).await, Ok(()));
        now.steps += 1;
        let nobody = match outside(&now, "decide", None) {
            CaseWrite::Advance { file, step, from, .. } => {
                CaseWrite::Advance { file, step, reads: Reading::Counts, from }
            }
            other => other,
        };
        assert_eq!(case(&store, nobody).await, refused(Rejection::SchemaForbids));
        let mut reader = store.reader().await.expect("a reader");
        let found = readers(&mut *reader, 1, member_id(0), "a").await;
        let expected = [(2, 2), (3, 3)];
        let expected = expected.map(|(by, step)| CaseReader { account: account(by), step });
        assert_eq!(found, Ok(Vec::from(expected)));
        drop(reader);
        let twice = "INSERT INTO case_reader SELECT pool_id, member_id, case_id, account_id, 9
            FROM case_reader WHERE step = 2";
        assert!(forbids(&place, twice).await, "the schema refuses it, whoever writes");
    });
}

#[test]
fn who_has_a_conflict_takes_no_step_reads_nothing_and_claims_nothing() {
    on_both(async |_, store| {
        let now = file(0, "a");
        assert_eq!(case(&store, begin(&now)).await, Ok(()));
        let claim = |by| CaseWrite::Claim {
            member: member_id(0),
            case: "a".to_owned(),
            account: account(by),
            at: at(1),
            until: at(5),
        };
        let declare = |case: &str, hours| CaseWrite::Conflict {
            member: member_id(0),
            case: case.to_owned(),
            account: account(2),
            at: at(hours),
        };
        assert_eq!(case(&store, claim(2)).await, Ok(()));
        assert_eq!(case(&store, declare("a", 2)).await, Ok(()));
        assert_eq!(case(&store, declare("a", 3)).await, Ok(()), "the first one stands");
        let unknown = case(&store, declare("b", 2)).await;
        assert_eq!(unknown, refused(Rejection::CaseFileUnknown));
        for write in [
            advance(&now, "note", 2),
            read(&now, 2),
            outside(&now, "note", Some(account(2))),
            claim(2),
        ] {
            let answer = case(&store, write.clone()).await;
            assert_eq!(answer, refused(Rejection::ConflictDeclared), "{write:?}");
        }
        assert_eq!(case(&store, claim(3)).await, Ok(()), "the declarer has put it back");
        let mut reader = store.reader().await.expect("a reader");
        let declared_at = at(2);
        let found = conflicts(&mut *reader, 1, member_id(0), "a").await;
        assert_eq!(found, Ok(vec![CaseConflict { account: account(2), declared_at }]));
    });
}

#[test]
fn a_claim_runs_out_or_is_given_back() {
    on_both(async |_, store| {
        let mut now = file(0, "a");
        assert_eq!(case(&store, begin(&now)).await, Ok(()));
        let claim = |by, hours| CaseWrite::Claim {
            member: member_id(0),
            case: "a".to_owned(),
            account: account(by),
            at: at(hours),
            until: at(hours + 2),
        };
        let release = |by| CaseWrite::Release {
            member: member_id(0),
            case: "a".to_owned(),
            account: account(by),
        };
        let another = refused(Rejection::ClaimedByAnother);
        // The steps are taken in hour 2, 3 and so on.
        for (write, expected) in [
            (claim(2, 1), Ok(())),
            (claim(3, 2), another.clone()),
            (advance(&now, "note", 3), another.clone()),
            (claim(2, 2), Ok(())),
            (release(3), Ok(())),
            (claim(3, 3), another),
            (claim(3, 4), Ok(())),
            (release(3), Ok(())),
            (claim(2, 1), Ok(())),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let holder = async || {
            let mut reader = store.reader().await.expect("a reader");
            case_file(&mut *reader, 1, "a").await.expect("the case").claim
        };
        // What comes from outside passes, and leaves the claim where the case stays in its queue.
        assert_eq!(case(&store, outside(&now, "breach", None)).await, Ok(()));
        now.steps += 1;
        assert_eq!(holder().await, Some((account(2), at(3))));
        // The next step is in hour 3, when the claim has run out.
        assert_eq!(case(&store, advance(&now, "note", 3)).await, Ok(()));
        now.steps += 1;
        assert_eq!(holder().await, None, "a step puts the case back");
        assert_eq!(case(&store, claim(2, 4)).await, Ok(()));
        now.queue = "medical".to_owned();
        let withdrawn = outside(&now, "withdraw", Some(account(9)));
        assert_eq!(case(&store, withdrawn).await, Ok(()));
        assert_eq!(holder().await, None, "it is in another queue");
        let unknown =
            CaseWrite::Release { member: member_id(0), case: "b".to_owned(), account: account(2) };
        assert_eq!(case(&store, unknown).await, refused(Rejection::CaseFileUnknown));
    });
}

fn paper(member: u32, case: &str, id: u64, digest: u8) -> Evidence {
    Evidence {
        member: member_id(member),
        case: case.to_owned(),
        evidence: Uuid::from_u64_pair(6, id),
        paper: "diagnosis".to_owned(),
        digest: [digest; 32],
        size: 1_234,
        media_type: "image/jpeg".to_owned(),
        object: format!("object-{id}"),
        sealed: vec![4, 5],
        redacts: None,
        added_by: account(1),
        added_at: at(i64::try_from(id).expect("few papers")),
    }
}

#[test]
fn a_paper_may_come_twice_and_none_in_its_place() {
    on_both(async |_, store| {
        for (member, id) in [(0, "a"), (1, "b")] {
            assert_eq!(case(&store, begin(&file(member, id))).await, Ok(()));
        }
        let first = paper(0, "a", 1, 1);
        let redacted = Evidence { redacts: Some((first.evidence, [7; 32])), ..paper(0, "a", 2, 2) };
        let of_nothing = Evidence { redacts: Some((account(1), [7; 32])), ..paper(0, "a", 3, 3) };
        let other_place = Evidence { object: "elsewhere".to_owned(), ..first.clone() };
        for (paper, expected) in [
            (first.clone(), Ok(())),
            (other_place, Ok(())),
            (Evidence { digest: [9; 32], ..first.clone() }, refused(Rejection::EvidenceDuplicate)),
            (redacted.clone(), Ok(())),
            (of_nothing, refused(Rejection::EvidenceUnknown)),
            (paper(0, "b", 3, 3), refused(Rejection::CaseFileUnknown)),
            (Evidence { size: 0, ..paper(0, "a", 3, 3) }, refused(Rejection::SchemaForbids)),
            (paper(1, "b", 4, 1), Ok(())),
        ] {
            let answer = case(&store, CaseWrite::AddEvidence(paper.clone())).await;
            assert_eq!(answer, expected, "{paper:?}");
        }
        let mut reader = store.reader().await.expect("a reader");
        let of_case = evidence_of_case(&mut *reader, 1, member_id(0), "a").await;
        assert_eq!(of_case, Ok(vec![first.clone(), redacted]));
        let same = evidence_with_digest(&mut *reader, [1; 32], 9).await;
        assert_eq!(same, Ok(vec![(1, first.clone()), (1, paper(1, "b", 4, 1))]));
        let same = evidence_with_digest(&mut *reader, [1; 32], 1).await;
        assert_eq!(same, Ok(vec![(1, first)]));
    });
}
