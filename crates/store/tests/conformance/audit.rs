//! The audit trail: everything once, in the order of time, however it is paged and filtered.

use crate::case_world::{DAY, account, at, begin, case, file, on_both};
use jiff::Timestamp;
use store::audit::{AuditEntry, AuditFilter, AuditKind, audit_page};
use store::proposal::{Decision, Proposal, ProposalKind, ProposalWrite, Verdict};
use store::{
    Batch, CaseFile, CaseStep, CaseWrite, LookUp, NewPerson, OversightWrite, PersonWrite, Reading,
    StepFrom, Store, Write,
};
use uuid::Uuid;

async fn commit(store: &Store, writes: Vec<Write>) {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let batch = Batch::of_pool(Uuid::from_u64_pair(80, number), 0, writes);
    store.commit(batch).await.expect("it is written");
}

fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(6, number)
}

/// Several things of each kind, many of them at the same instant.
async fn fill(store: &Store) {
    let person = Uuid::from_u64_pair(5, 1);
    let register = PersonWrite::Register(NewPerson {
        person,
        sealed: vec![1],
        wrapped_key: vec![7; 77],
        master_key: 1,
        documents: Vec::new(),
        masked_index: [9; 32],
    });
    commit(store, vec![Write::Person(Box::new(register))]).await;
    for number in 1..=7 {
        let look = LookUp {
            look_up: id(number),
            account: account(number % 2),
            person,
            reason: format!("call {number}"),
            at: at(if number < 5 { 3 } else { 4 }),
        };
        commit(store, vec![Write::Person(Box::new(PersonWrite::LookUp(look)))]).await;
        let proposal = Proposal {
            id: id(number),
            pool: 1,
            member: None,
            kind: ProposalKind::Payout,
            body: String::new(),
            made_by: account(1),
            made_at: at(3),
        };
        let mut writes = vec![Write::Proposal(ProposalWrite::Make(proposal))];
        if number > 2 {
            let verdict = match number % 2 {
                0 => Verdict::Confirmed,
                _ => Verdict::Rejected("too much".to_owned()),
            };
            let decision = Decision { by: account(2), at: at(4), verdict };
            writes.push(Write::Proposal(ProposalWrite::Decide(id(number), decision)));
        }
        commit(store, writes).await;
    }
    let first = file(0, "a/b");
    case(store, begin(&first)).await.expect("a case");
    for number in 2..=6 {
        let role = if number == 4 { "applicant" } else { "intake_clerk" };
        let step = CaseStep {
            step: number,
            kind: "note".to_owned(),
            account: Some(account(1)),
            role: role.to_owned(),
            on: DAY,
            at: at(3),
            body: String::new(),
            sealed: None,
        };
        let file = CaseFile { steps: number, ..first.clone() };
        let (reads, from) = (Reading::No, StepFrom::Queue);
        case(store, CaseWrite::Advance { file, step, reads, from }).await.expect("a step");
    }
    let key = store::stop_order::SupervisorKey {
        verifier: "old.example+0+0".to_owned(),
        proposed_by: account(1),
        confirmed_by: account(2),
        enrolled_at: at(5),
    };
    commit(store, vec![Write::Oversight(Box::new(OversightWrite::EnrolKey(key)))]).await;
}

async fn all(store: &Store, filter: &AuditFilter, page: u32) -> Vec<AuditEntry> {
    let mut reader = store.reader().await.expect("a reader");
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = audit_page(&mut *reader, filter, after.as_ref(), page).await.expect("a page");
        let Some(last) = page.last() else { return found };
        // The place survives the way through an address.
        let place = last.place().to_string().parse().expect("a place");
        assert_eq!(place, last.place());
        after = Some(place);
        found.extend(page);
    }
}

#[test]
fn every_thing_stands_in_the_trail_once_in_the_order_of_time() {
    on_both(async |_, store| {
        fill(&store).await;
        let whole = all(&store, &AuditFilter::default(), 100).await;
        let of = |kind| whole.iter().filter(|one| one.kind == kind).count();
        let counts = [
            (AuditKind::LookUp, 7),
            (AuditKind::Proposed, 7),
            (AuditKind::Confirmed, 2),
            (AuditKind::Rejected, 3),
            // The report and four notes; what the applicant did is not staff's.
            (AuditKind::CaseStep, 5),
            (AuditKind::SupervisorKey, 1),
        ];
        for (kind, count) in counts {
            assert_eq!(of(kind), count, "{kind:?}");
        }
        assert_eq!(whole.len(), 25);
        assert!(whole.is_sorted_by(|one, other| one.at >= other.at), "the newest first");
        for page in [1, 2, 3, 7] {
            assert_eq!(all(&store, &AuditFilter::default(), page).await, whole, "pages of {page}");
        }
        let why = |kind| whole.iter().find(|one| one.kind == kind).map(|one| one.why.as_str());
        assert_eq!(why(AuditKind::Rejected), Some("too much"));
        assert_eq!(why(AuditKind::LookUp), Some("call 7"));
    });
}

#[test]
fn a_filter_finds_what_it_names_and_nothing_else() {
    on_both(async |_, store| {
        fill(&store).await;
        let whole = all(&store, &AuditFilter::default(), 100).await;
        let matching = |wanted: &dyn Fn(&AuditEntry) -> bool| {
            whole.iter().filter(|one| wanted(one)).cloned().collect::<Vec<_>>()
        };
        for kind in AuditKind::ALL {
            let filter = AuditFilter { kind: Some(kind), ..AuditFilter::default() };
            assert_eq!(
                all(&store, &filter, 2).await,
                matching(&|one| one.kind == kind),
                "{kind:?}"
            );
        }
        for number in 0..3 {
            let by = account(number);
            let filter = AuditFilter { account: Some(by), ..AuditFilter::default() };
            let own = |one: &AuditEntry| one.account == Some(by) || one.second == Some(by);
            assert_eq!(all(&store, &filter, 2).await, matching(&own), "{number}");
        }
        let filter = AuditFilter { pool: Some(1), ..AuditFilter::default() };
        assert_eq!(all(&store, &filter, 2).await, matching(&|one| one.pool == Some(1)));
        let within: (Timestamp, Timestamp) = (at(4), at(5));
        let filter = AuditFilter { within: Some(within), ..AuditFilter::default() };
        assert_eq!(all(&store, &filter, 2).await, matching(&|one| one.at == at(4)));
    });
}
