//! The jury of members: the draw, the ballots, the count.

mod draw;
mod votes;

use crate::world::{POOL, REPORTED, World, at, person, refused};
use casework::jury::draw::JurySeed;
use casework::jury::exam::ExamAnswer;
use casework::jury::{JuryOutcome, Vote};
use casework::step::HumanStep;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use rules::worked_case::Outcome;
use service::cases::jury::{
    cast, close_ended, exam, jury_result, my_juries, open_committed, sit_exam,
};
use service::principal::Principal;
use store::{Session, StoreFailure};

/// The day on which the jury sits.
pub const SITS: Date = date(2026, 11, 21);

pub const OPENS: i8 = 8;

/// The right answers of the day's questions, worked out from the rulebook by hand.
pub async fn right_answers(world: &World, by: &Principal, on: Date) -> Vec<ExamAnswer> {
    let asked = exam(&world.community, by, POOL, on).await.expect("a test");
    let right = |number: usize| match world.rulebook.cases[number - 1].expected {
        Outcome::Refused(_) => ExamAnswer::Refused,
        Outcome::Paid(_) | Outcome::Accepted => ExamAnswer::Given,
    };
    asked.questions.iter().map(|question| right(question.number)).collect()
}

pub async fn pass(world: &World, number: u64, on: Date) {
    let (by, key) = (person(number), world.key());
    let answers = right_answers(world, &by, on).await;
    let when = (on, at(on, 7));
    let sat = sit_exam(&world.community, &by, (POOL, key), &answers, when).await;
    assert!(sat.expect("a test").marks.passed());
}

/// A case before a jury that sits, with members 2 to 13 as those who passed the test.
pub async fn sitting(world: &World) -> String {
    let case = world.appealed(1).await;
    for number in 2..=13 {
        pass(world, number, REPORTED).await;
    }
    let aid = world.aid(&case).await;
    world.step(&person(1), &case, HumanStep::AskJury { aid }, REPORTED).await.expect("a jury");
    let open = world.open(&case).await;
    let when = (SITS, at(SITS, OPENS));
    let opened = open_committed(&world.community, &open, when).await.expect("a sitting");
    assert!(opened.is_some());
    case
}

pub async fn votes(
    world: &World,
    case: &str,
    number: u64,
    vote: Vote,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let asked = (world.key(), vote);
    let done = cast(&world.community, &person(number), (POOL, case), asked, (SITS, now)).await;
    done.map(|done| done.repeated)
}

/// The seed, as only the store of this test's community can tell: read after the closing.
pub async fn seed(world: &World, case: &str) -> JurySeed {
    let result = jury_result(&world.community, (POOL, case)).await.expect("a result");
    JurySeed::from_bytes(result.seed.expect("it is shown"))
}

/// Lets all twelve try, and says whose ballot was taken.
pub async fn all_vote(world: &World, case: &str, vote: impl Fn(usize) -> Vote) -> Vec<u64> {
    let mut drawn = Vec::new();
    for number in 2..=13 {
        match votes(world, case, number, vote(drawn.len()), at(SITS, 9)).await {
            Ok(repeated) => {
                assert!(!repeated);
                drawn.push(number);
            }
            refusal => assert_eq!(refusal, refused(Rejection::JurorNotDrawn), "{number}"),
        }
    }
    drawn
}

pub fn after_closing() -> Timestamp {
    at(SITS, OPENS) + SignedDuration::from_hours(24)
}

pub async fn close(world: &World, case: &str) -> Result<Option<JuryOutcome>, StoreFailure> {
    let open = world.open(case).await;
    let on = SITS.tomorrow().expect("a day");
    close_ended(&world.community, &open, (on, after_closing())).await
}

pub async fn reader(world: &World) -> Box<dyn Session> {
    world.community.store.reader().await.expect("a reader")
}

/// Another case before a jury that sits: of a member who passed the test like the others.
pub async fn sitting_of(world: &World, number: u64) -> String {
    let case = world.appealed(number).await;
    let aid = world.aid(&case).await;
    let ask = HumanStep::AskJury { aid };
    world.step(&person(number), &case, ask, REPORTED).await.expect("a jury");
    let open = world.open(&case).await;
    let when = (SITS, at(SITS, OPENS));
    open_committed(&world.community, &open, when).await.expect("a sitting").expect("it sits");
    case
}

/// The members who have this case among their duties, who are those that were drawn.
pub async fn not_yet_voted(world: &World, case: &str) -> Vec<u64> {
    let mut drawn = Vec::new();
    for number in 1..=13 {
        let when = (SITS, at(SITS, 9));
        let juries = my_juries(&world.community, &person(number), POOL, when).await;
        let juries = juries.expect("a list");
        if let Some(duty) = juries.first() {
            assert_eq!(duty.case, case);
            assert_eq!(duty.age_band, (45, 49));
            assert_eq!((duty.days_in_plan, duty.closes_at), (97, after_closing()));
            let reason = duty.refused_for.expect("a reason");
            assert_eq!(reason, casework::reason::Reason::DeclarationWrong);
            drawn.push(number);
        }
    }
    assert!(drawn.len() >= 3, "the seed of the test draws enough");
    drawn
}
