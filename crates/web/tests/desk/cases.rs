//! A case at the desk: taken in hand, decided with what follows shown first, read again unseen.

use crate::evidence_files::photo;
use crate::form::{hidden, read, send, send_sure, send_with};
use crate::world::{Ask, POOL, World, on_sqlite};
use jiff::SignedDuration;
use serde_json::json;
use service::roles::{Action, Role};
use store::sign_in::Strength;
use store::{Batch, CaseWrite, Evidence, Write};
use uuid::Uuid;

struct Staged {
    case: String,
    clerk: String,
    reviewer: String,
    second: String,
}

fn api(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

/// A case that a clerk took in by telephone, with all its papers.
async fn staged(world: &World) -> Staged {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    let member = world.join(&clerk, person, 1).await;
    let channel = world.program(&[Action::DepositByChannel]).await;
    let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 50_000 });
    world.put(("POST", &api("/deposits")), &channel, &paid, 201).await;
    world.wait(SignedDuration::from_hours(24 * 210));
    let manager = world.staff(Role::PlanManager).await;
    let to = json!({ "to": "2027-06-30" });
    world.put(("PUT", &api("/business-date")), &manager, &to, 200).await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let report = json!({
        "event_on": "2027-05-20", "condition": "stroke", "life": "living",
        "urgency": "treatment_waits", "bills_minor": 1_300_000,
        "words": { "text": "早上右手抬不起来（虚构）", "hospital": "某医院（虚构）" },
    });
    let path = api(&format!("/members/{member}/cases"));
    let reported = world.put(("POST", &path), &clerk, &report, 201).await;
    let case = reported.json()["case"].as_str().unwrap().to_owned();
    bring_papers(world, member, &case).await;
    let (clerk, reviewer) = (clerk, world.staff(Role::MedicalReviewer).await);
    let second = world.staff(Role::SecondReviewer).await;
    let staged = Staged { case, clerk, reviewer, second };
    let steps = staged.steps();
    send_sure(world, &steps, &staged.clerk, &[("step", "send_papers"), ("seen", "2")]).await;
    staged
}

async fn bring_papers(world: &World, member: Uuid, case: &str) {
    for paper in ["identity", "diagnosis", "report", "bills", "medical_history", "bank_account"] {
        let evidence = world.next(8);
        let evidence = Evidence {
            member,
            case: case.to_owned(),
            evidence,
            paper: paper.to_owned(),
            digest: [evidence.into_bytes(), [0; 16]].concat().try_into().unwrap(),
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

impl Staged {
    fn path(&self) -> String {
        format!("/desk/cases/{POOL}/{}", self.case)
    }

    fn steps(&self) -> String {
        format!("{}/steps", self.path())
    }

    async fn seen(&self, world: &World, who: &str) -> String {
        let file = world.get(&api(&format!("/cases/{}/file", self.case)), who).await;
        file.json()["steps"].to_string()
    }
}

const DECISION: [(&str, &str); 9] = [
    ("step", "decide"),
    ("decide-item-0", "met"),
    ("decide-item-1", "met"),
    ("decide-item-2", "met"),
    ("decide-billed-0", "10000"),
    ("decide-accepted-0", "9000"),
    ("decide-because-0", "paid_elsewhere"),
    ("decide-verdict", "approve"),
    ("decide-text", "核过账单（虚构）"),
];

#[test]
fn a_case_goes_from_the_queue_to_a_decision_that_the_next_reader_does_not_see() {
    on_sqlite(async |world| {
        let staged = staged(world).await;
        let Staged { clerk, reviewer, second, .. } = &staged;
        let home = read(world, "/desk", clerk).await;
        assert!(home.text.contains("/desk/queues/intake?pool=1"), "{}", home.text);
        let seen = staged.seen(world, clerk).await;
        let forward = [("step", "forward"), ("seen", seen.as_str())];
        let moved = send_sure(world, &staged.steps(), clerk, &forward).await;
        assert_eq!(
            (moved.status.as_u16(), moved.header("location").contains("done=forward")),
            (303, true)
        );

        // What was typed stays, with what is missing beside its field.
        let seen = staged.seen(world, reviewer).await;
        let typed = [("step", "decide"), ("seen", seen.as_str()), ("decide-text", "核过（虚构）")];
        let wrong = send(world, &staged.steps(), reviewer, &typed).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("核过（虚构）") && wrong.text.contains("decide-verdict-wrong"));

        // The aid is the article's: 80 % of the bills above 1,000.00; nobody types it.
        let mut fields = DECISION.to_vec();
        fields.push(("seen", &seen));
        let key = world.next(20);
        let shown = send_with(world, &staged.steps(), reviewer, (key, &fields)).await;
        assert!(shown.text.contains("Another person reads the case next"), "{}", shown.text);
        assert_eq!(staged.seen(world, reviewer).await, seen, "nothing was done yet");
        let sure = hidden(&shown);
        let sure: Vec<(&str, &str)> = sure.iter().map(|(name, to)| (&**name, &**to)).collect();
        let sure = &sure[1..];
        for _ in 0..2 {
            let done = send_with(world, &staged.steps(), reviewer, (key, sure)).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        let after: u32 = staged.seen(world, reviewer).await.parse().unwrap();
        assert_eq!(after, seen.parse::<u32>().unwrap() + 1, "sent twice, it acts once");

        let page = read(world, &staged.path(), second).await;
        assert!(page.text.contains("Hidden until your own reading is done."));
        let look = [("reason", "second reading")];
        let looked = send(world, &format!("{}/look", staged.path()), second, &look).await;
        assert_eq!(looked.status, 200);
        assert!(looked.text.contains("早上右手抬不起来（虚构）"), "the story is shown");
        assert!(!looked.text.contains("核过账单（虚构）"), "the first decision is not");
        let own = read(world, &staged.path(), reviewer).await;
        assert!(!own.text.contains("step-decide"), "nobody reads twice");
    });
}

#[test]
fn who_decides_on_an_old_view_is_told_what_happened_since() {
    on_sqlite(async |world| {
        let staged = staged(world).await;
        let seen = staged.seen(world, &staged.clerk).await;
        let note = [("step", "note"), ("seen", seen.as_str()), ("note-text", "请先看账单（虚构）")];
        send_sure(world, &staged.steps(), &staged.clerk, &note).await;
        let other = world.staff(Role::IntakeClerk).await;
        let late = [
            ("step", "ask_papers"),
            ("seen", seen.as_str()),
            ("papers", "report"),
            ("ask_papers-text", "缺一页（虚构）"),
        ];
        let stale = send(world, &staged.steps(), &other, &late).await;
        assert_eq!(stale.status, 409, "{}", stale.text);
        assert!(stale.text.contains("The case has moved on since you opened it"));
        assert!(stale.text.contains("Note to colleagues"), "what happened is named");
        assert!(stale.text.contains("缺一页（虚构）"), "what was typed is kept");
    });
}

#[test]
fn a_look_needs_its_reason_and_cases_are_taken_in_hand_after_being_shown() {
    on_sqlite(async |world| {
        let staged = staged(world).await;
        let path = format!("{}/look", staged.path());
        let refused = send(world, &path, &staged.clerk, &[("reason", " ")]).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.text.contains("早上右手抬不起来"), "nothing is shown without it");
        let several = [("pool", "1"), ("case", staged.case.as_str())];
        let taken = send_sure(world, "/desk/queues/intake/claims", &staged.clerk, &several).await;
        assert!(taken.header("location").ends_with("taken=1"), "{}", taken.text);
        let other = world.staff(Role::IntakeClerk).await;
        let again = send(world, "/desk/queues/intake/claims", &other, &several).await;
        assert!(again.text.contains("stays where it is"), "{}", again.text);
        let queue = read(world, "/desk/queues/intake?pool=1", &other).await;
        assert!(queue.text.contains("with a colleague"));
        let conflict = format!("{}/conflict", staged.path());
        let kept = send_sure(world, &conflict, &other, &[]).await;
        assert_eq!(kept.status, 303);
        let page = read(world, &staged.path(), &other).await;
        assert!(page.text.contains("There is nothing for you to do"), "who declared does no work");
    });
}

#[test]
fn a_paper_is_shown_in_a_frame_of_ours_only() {
    on_sqlite(async |world| {
        let staged = staged(world).await;
        let path = format!("{}/files/{}", staged.path(), world.next(8));
        let unknown = world.ask(Ask::new("GET", &path).by(&staged.clerk)).await;
        assert!(unknown.status.is_client_error());
        let page = read(world, &staged.path(), &staged.reviewer).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("frame-src 'self'") && policy.contains("script-src 'self'"));
        assert!(!page.text.contains("<script>"), "no inline script");
    });
}

/// Sends photos of a visit as a browser does.
async fn send_photos(
    world: &World,
    path: &str,
    who: &str,
    files: &[&[u8]],
) -> crate::world::Answer {
    let key = world.next(20).to_string();
    let head = "content-disposition: form-data; name=\"key\"";
    let mut body = format!("--cut\r\n{head}\r\n\r\n{key}\r\n").into_bytes();
    for file in files {
        let head = "content-disposition: form-data; name=\"photos\"; filename=\"photo.png\"";
        body.extend(format!("--cut\r\n{head}\r\n\r\n").bytes());
        body.extend(*file);
        body.extend(b"\r\n");
    }
    body.extend(b"--cut--\r\n");
    let ask = Ask::new("POST", path).by(who).header("accept-language", "en");
    world.ask(ask.bytes("multipart/form-data; boundary=cut", &body)).await
}

#[test]
fn an_investigator_is_told_what_to_find_out_sends_photos_and_notes_the_visit() {
    on_sqlite(async |world| {
        let staged = staged(world).await;
        let account = world.account(&[Role::Investigator], None).await;
        let investigator = world.session(account, Strength::TwoFactors).await;
        let whom = account.to_string();
        let seen = staged.seen(world, &staged.clerk).await;
        let assign = [
            ("step", "assign"),
            ("seen", &*seen),
            ("assign-whom", &*whom),
            ("assign-text", "看原始报告（虚构）"),
        ];
        send_sure(world, &staged.steps(), &staged.clerk, &assign).await;
        let visit = format!("{}/visit", staged.path());
        let page = read(world, &visit, &investigator).await;
        assert!(!page.text.contains("看原始报告"), "words need a reason");
        let look = format!("{visit}/look");
        let told = send(world, &look, &investigator, &[("reason", "before the visit")]).await;
        assert!(told.text.contains("看原始报告（虚构）"), "{}", told.text);
        let photos = format!("{visit}/photos");
        let sent =
            send_photos(world, &photos, &investigator, &[&photo(4_000), &photo(5_000)]).await;
        assert_eq!(sent.header("location"), format!("{visit}?photos=2"), "{}", sent.text);
        let refused = send_photos(world, &photos, &investigator, &[b"no picture"]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("photos-wrong"), "said beside the field");
        assert_eq!(send_photos(world, &photos, &investigator, &[]).await.status, 422);
        let seen = staged.seen(world, &investigator).await;
        let noted = [
            ("step", "visit"),
            ("seen", &*seen),
            ("visit-text", "见到医生（虚构）"),
            ("visit-fee", "120.50"),
        ];
        let shown = send(world, &staged.steps(), &investigator, &noted).await;
        assert!(shown.text.contains("The visit cost ¥120.50"), "{}", shown.text);
        let done = send_sure(world, &staged.steps(), &investigator, &noted).await;
        assert!(done.header("location").ends_with("done=visit"), "{}", done.text);
        let page = read(world, &staged.path(), &investigator).await;
        assert!(page.text.contains("¥120.50"));
    });
}
