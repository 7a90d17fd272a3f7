//! The memberships of a person: receipts, money, rounds, cases with what the person may see.

use crate::Community;
use crate::cases::{CaseSeen, evidence_list, see_case};
use crate::joining::receipt_of;
use crate::principal::Principal;
use jiff::civil::Date;
use pool::Entry;
use serde_json::{Value, json};
use store::case_reads::cases_of_member;
use store::jury::juror;
use store::{CaseFile, MembershipOfPerson, PersonId, StoreFailure, person_reads, reads};

pub(super) async fn memberships(
    community: &Community,
    principal: &Principal,
    person: PersonId,
) -> Result<Vec<Value>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let all = person_reads::memberships_of(&mut *reader, person).await?;
    drop(reader);
    let mut shown = Vec::with_capacity(all.len());
    for one in &all {
        shown.push(membership(community, principal, one).await?);
    }
    Ok(shown)
}

async fn membership(
    community: &Community,
    principal: &Principal,
    of: &MembershipOfPerson,
) -> Result<Value, StoreFailure> {
    let (pool, member) = (of.pool, of.member);
    let receipt = receipt_of(community, pool, member).await?;
    let mut reader = community.store.reader().await?;
    let today = match reads::schedule(&mut *reader, pool).await {
        Ok(schedule) => schedule.business_date,
        Err(StoreFailure::Rejected(_)) => Date::MAX,
        Err(failure) => return Err(failure),
    };
    let statement = reads::statement(&mut *reader, pool, member, today).await?;
    let aid = reads::aid_of_member(&mut *reader, pool, member).await?;
    let ending = person_reads::ending(&mut *reader, pool, member).await?;
    let juror = juror(&mut *reader, pool, member).await?;
    let files = cases_of_member(&mut *reader, pool, member).await?;
    drop(reader);
    let mut cases = Vec::with_capacity(files.len());
    for file in &files {
        cases.push(case(community, principal, (of, file), today).await?);
    }
    let aid = aid.iter().map(|(case, on, amount)| {
        json!({ "case": case, "on": on.to_string(), "amount_minor": amount.minor() })
    });
    Ok(json!({
        "pool": pool,
        "member": member.to_string(),
        "joined_on": of.joined_on.to_string(),
        "left_on": of.left_on.map(|on| on.to_string()),
        "ending": ending.map(|one| json!({
            "reason": one.reason.slug(), "article": one.article,
            "decided_on": one.decided_on.to_string(),
        })),
        "receipt": receipt,
        "statement": statement.entries.iter().map(entry).collect::<Vec<Value>>(),
        "aid_paid": aid.collect::<Vec<Value>>(),
        "juror_test": juror.map(|one| json!({
            "tried_on": one.tried_on.to_string(),
            "passed_at": one.passed_at.map(|at| at.to_string()),
        })),
        "cases": cases,
    }))
}

fn entry(entry: &Entry) -> Value {
    match entry {
        Entry::Deposit { on, amount, balance, .. } => json!({
            "is": "deposit", "on": on.to_string(), "amount_minor": amount.minor(),
            "balance_minor": balance.minor(),
        }),
        Entry::Refund { on, amount, balance } => json!({
            "is": "refund", "on": on.to_string(), "amount_minor": amount.minor(),
            "balance_minor": balance.minor(),
        }),
        Entry::Shared(shared) => json!({
            "is": "round", "round": shared.round, "owed_minor": shared.owed.minor(),
            "charged_minor": shared.charged.minor(), "netted_minor": shared.netted.minor(),
            "balance_minor": shared.balance.minor(), "arrears_minor": shared.arrears.minor(),
        }),
    }
}

async fn case(
    community: &Community,
    principal: &Principal,
    (of, file): (&MembershipOfPerson, &CaseFile),
    today: Date,
) -> Result<Value, StoreFailure> {
    let key = (of.pool, file.case.as_str());
    let seen = see_case(community, principal, key, today).await?;
    let papers = match evidence_list(community, principal, key, today).await {
        Ok(papers) => papers,
        // A community without a place for files keeps none.
        Err(StoreFailure::Rejected(_)) => Vec::new(),
        Err(failure) => return Err(failure),
    };
    let papers = papers.iter().map(|one| {
        json!({
            "evidence": one.evidence.to_string(), "paper": one.paper, "size": one.size,
            "media_type": one.media_type, "added_at": one.added_at.to_string(),
        })
    });
    Ok(json!({
        "case": file.case,
        "state": file.state,
        "reported_on": file.reported_on.to_string(),
        "event_on": file.event_on.to_string(),
        "condition": file.condition,
        "steps": steps(&seen),
        "papers": papers.collect::<Vec<Value>>(),
    }))
}

fn steps(seen: &CaseSeen) -> Vec<Value> {
    let shown = seen.steps.iter().map(|one| {
        let words = one.words.as_ref();
        json!({
            "step": one.step.step, "kind": one.step.kind, "role": one.step.role,
            "on": one.step.on.to_string(), "at": one.step.at.to_string(),
            "says": one.step.body,
            "text": words.map(|words| words.text.as_str()),
            "hospital": words.map(|words| words.hospital.as_str()),
        })
    });
    shown.collect()
}
