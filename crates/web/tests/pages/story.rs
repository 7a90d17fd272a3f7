//! A small community with a past: rounds, a case that was objected to, and a version to come.

use crate::world::{POOL, World, village};
use casework::person::{Person, Standing};
use casework::reason::Reason;
use casework::step::{HumanStep, ObjectionAnswer, Step};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use rules::RulebookFiles;
use serde_json::{Value, json};
use service::cases::{CaseInHand, Words};
use service::plans::publish;
use service::roles::{Action, Role};
use store::sign_in::Strength;
use store::{Batch, CaseWrite, Evidence, Write};
use uuid::Uuid;

/// The public id of a case as old books bring it, without a file.
pub const OLD: &str = "old books/1";

/// What the story led to.
pub struct Story {
    /// The case that went the whole way.
    pub case: String,
    /// The session of the member who objected.
    pub objector: String,
    /// The hash of the version in force.
    pub version: String,
    /// The hash of the version to come.
    pub coming: String,
}

fn pool(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

/// The village's next version: shorter to wait, and less time to report.
fn next_version() -> RulebookFiles {
    let mut files = village();
    files.version = "2027-09-01".to_owned();
    files.covenant_zh = files.covenant_zh.replace("2026 年 12 月 1 日", "2027 年 9 月 1 日");
    files.covenant_en = files.covenant_en.replace("1 December 2026", "1 September 2027");
    files.values = files
        .values
        .replace("version = 2026-12-01", "version = 2027-09-01")
        .replace("announced_on = { value = 2026-11-01", "announced_on = { value = 2027-07-01")
        .replace("round_cap = { value = \"100.00\"", "round_cap = { value = \"120.00\"");
    files
}

/// Lives through it: the third round that carries a case prorates it, and somebody objects.
pub async fn told(world: &World) -> Story {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let channel = world.program(&[Action::DepositByChannel]).await;
    let mut members = Vec::new();
    for number in 1..=4 {
        let person = world.register(&clerk, number).await;
        let member = world.join(&clerk, person, number).await;
        let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 50_000 });
        world.put(("POST", &pool("/deposits")), &channel, &paid, 201).await;
        members.push((person, member));
    }
    // Old books bring a case of the fourth member; it is one of a round of January.
    world.approve(OLD, members[3].1, 10_000).await;
    world.wait(SignedDuration::from_hours(24 * 210));
    reach(world, date(2027, 6, 30)).await;
    let applicant = world.account(&[], Some(members[0].0)).await;
    let applicant = world.session(applicant, Strength::Password).await;
    let case = approved(world, &applicant, members[0].1).await;
    let objector = world.account(&[], Some(members[1].0)).await;
    objection(world, &case, objector).await;
    world.wait(SignedDuration::from_hours(24 * 16));
    reach(world, date(2027, 7, 12)).await;
    let (files, published_on) = (next_version(), date(2027, 7, 12));
    publish(&world.community, world.next(1), POOL, (&files, published_on)).await.unwrap();
    Story {
        case,
        objector: world.session(objector, Strength::Password).await,
        version: rules::VersionId::of(&village()).to_string().replace("sha256:", ""),
        coming: rules::VersionId::of(&files).to_string().replace("sha256:", ""),
    }
}

async fn reach(world: &World, day: Date) {
    let manager = world.staff(Role::PlanManager).await;
    let to = json!({ "to": day });
    world.put(("PUT", &pool("/business-date")), &manager, &to, 200).await;
}

async fn step(world: &World, who: &str, case: &str, step: Value, words: Value) {
    let file = world.get(&pool(&format!("/cases/{case}/file")), who).await.json();
    let body = json!({ "step": step, "words": words, "seen": file["steps"] });
    world.put(("POST", &pool(&format!("/cases/{case}/steps"))), who, &body, 201).await;
}

/// Reports a case and leads it to public notice.
async fn approved(world: &World, applicant: &str, member: Uuid) -> String {
    let report = json!({
        "event_on": "2027-05-20", "condition": "stroke", "life": "living",
        "urgency": "treatment_waits", "bills_minor": 1_300_000,
        "words": { "text": "早上右手抬不起来（虚构）", "hospital": "某医院（虚构）" },
    });
    let path = pool(&format!("/members/{member}/cases"));
    let reported = world.put(("POST", &path), applicant, &report, 201).await.json();
    let case = reported["case"].as_str().unwrap().to_owned();
    papers(world, member, &case).await;
    step(world, applicant, &case, json!({ "kind": "send_papers" }), json!({})).await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let claim = pool(&format!("/cases/{case}/claim"));
    world.put(("PUT", &claim), &clerk, &Value::Null, 200).await;
    step(world, &clerk, &case, json!({ "kind": "forward" }), json!({})).await;
    let verdict = json!({ "approve": { "aid_minor": 720_000 } });
    let bills = json!([
        { "billed_minor": 1_000_000, "accepted_minor": 1_000_000, "because": null },
        { "billed_minor": 300_000, "accepted_minor": 200_000, "because": "paid_elsewhere" },
    ]);
    let words =
        json!({ "text": "账单已核（虚构）", "items": ["met", "met", "met"], "bills": bills });
    for (role, kind) in [(Role::MedicalReviewer, "decide"), (Role::SecondReviewer, "read_again")] {
        let reader = world.staff(role).await;
        let decides = json!({ "kind": kind, "verdict": verdict });
        step(world, &reader, &case, decides, words.clone()).await;
    }
    case
}

/// A member objects, and somebody who has not read the case answers that it stands.
async fn objection(world: &World, case: &str, objector: Uuid) {
    let panel = world.account(&[Role::SecondReviewer], None).await;
    let id = world.next(9);
    let object = HumanStep::Object { objection: id };
    let answer = HumanStep::Answer { objection: id, answer: ObjectionAnswer::Dismiss };
    take(world, case, (objector, Standing::Member), object).await;
    take(world, case, (panel, Standing::SecondReviewer), answer).await;
}

/// A second objection is upheld, by two people, after the round: the aid is taken back.
pub async fn upheld(world: &World, case: &str, objector: Uuid) {
    let id = world.next(9);
    take(world, case, (objector, Standing::Member), HumanStep::Object { objection: id }).await;
    for _ in 0..2 {
        let panel = world.account(&[Role::SecondReviewer], None).await;
        let answer = ObjectionAnswer::Uphold(Reason::DefinitionNotMet);
        let answer = HumanStep::Answer { objection: id, answer };
        take(world, case, (panel, Standing::SecondReviewer), answer).await;
    }
}

async fn take(world: &World, case: &str, (account, standing): (Uuid, Standing), step: HumanStep) {
    let mut hand = CaseInHand::read(&world.community, POOL, case).await.unwrap();
    let by = Some(Person { account, standing });
    let words = Words { text: "看过了（虚构）".to_owned(), ..Words::default() };
    let day = world.get(&pool("/schedule"), "").await.json();
    let on: Date = day["business_date"].as_str().unwrap().parse().unwrap();
    let step = (Step::Human(step), by);
    let writes = hand.take(&world.community, step, &words, (on, world.now())).unwrap();
    let batch = Batch::of_pool(world.next(2), POOL, writes);
    world.community.store.commit(batch).await.unwrap();
}

async fn papers(world: &World, member: Uuid, case: &str) {
    for paper in ["identity", "diagnosis", "report", "bills", "medical_history", "bank_account"] {
        let evidence = world.next(8);
        let digest = [evidence.into_bytes(), [0; 16]].concat().try_into().unwrap();
        let evidence = Evidence {
            member,
            case: case.to_owned(),
            evidence,
            paper: paper.to_owned(),
            digest,
            size: 1,
            media_type: "image/png".to_owned(),
            object: evidence.to_string(),
            sealed: vec![1],
            redacts: None,
            added_by: Uuid::from_u128(1),
            added_at: world.now(),
        };
        let add = Write::Case(Box::new(CaseWrite::AddEvidence(evidence)));
        let batch = Batch::of_pool(world.next(2), POOL, vec![add]);
        world.community.store.commit(batch).await.unwrap();
    }
}
