//! The jury of members: the draw, the ballots, the count.

use crate::world::{
    JOINED, POOL, REPORTED, World, at, id, member, on_both, person, principal, refused, second,
    staff,
};
use casework::jury::draw::{DRAW_NUMBERS, JurySeed};
use casework::jury::exam::ExamAnswer;
use casework::jury::{JuryOutcome, Vote};
use casework::step::HumanStep;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use money::Amount;
use rules::worked_case::Outcome;
use service::cases::jury::{
    Drawn, JuryPhase, cast, close_ended, exam, jury_result, my_juries, open_committed, sit_exam,
};
use service::principal::Principal;
use service::roles::Role;
use sha2::{Digest, Sha256};
use store::jury::{Ballot, ballots};
use store::{CaseWrite, Session, StoreFailure, Write};
use uuid::Uuid;

/// The day on which the jury sits.
const SITS: Date = date(2026, 11, 21);

const OPENS: i8 = 8;

/// The right answers of the day's questions, worked out from the rulebook by hand.
async fn right_answers(world: &World, by: &Principal, on: Date) -> Vec<ExamAnswer> {
    let asked = exam(&world.community, by, POOL, on).await.expect("a test");
    let right = |number: usize| match world.rulebook.cases[number - 1].expected {
        Outcome::Refused(_) => ExamAnswer::Refused,
        Outcome::Paid(_) | Outcome::Accepted => ExamAnswer::Given,
    };
    asked.questions.iter().map(|question| right(question.number)).collect()
}

async fn pass(world: &World, number: u64, on: Date) {
    let (by, key) = (person(number), world.key());
    let answers = right_answers(world, &by, on).await;
    let when = (on, at(on, 7));
    let sat = sit_exam(&world.community, &by, (POOL, key), &answers, when).await;
    assert!(sat.expect("a test").marks.passed());
}

/// A case before a jury that sits, with members 2 to 13 as those who passed the test.
async fn sitting(world: &World) -> String {
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

async fn votes(
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
async fn seed(world: &World, case: &str) -> JurySeed {
    let result = jury_result(&world.community, (POOL, case)).await.expect("a result");
    JurySeed::from_bytes(result.seed.expect("it is shown"))
}

/// Lets all twelve try, and says whose ballot was taken.
async fn all_vote(world: &World, case: &str, vote: impl Fn(usize) -> Vote) -> Vec<u64> {
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

fn after_closing() -> Timestamp {
    at(SITS, OPENS) + SignedDuration::from_hours(24)
}

async fn close(world: &World, case: &str) -> Result<Option<JuryOutcome>, StoreFailure> {
    let open = world.open(case).await;
    let on = SITS.tomorrow().expect("a day");
    close_ended(&world.community, &open, (on, after_closing())).await
}

async fn reader(world: &World) -> Box<dyn Session> {
    world.community.store.reader().await.expect("a reader")
}

#[test]
fn a_test_has_the_same_questions_all_day_and_one_try() {
    on_both(async |world| {
        let (community, by) = (&world.community, person(2));
        let asked = exam(community, &by, POOL, REPORTED).await.expect("a test");
        assert_eq!(asked.questions.len(), 5);
        assert_eq!(exam(community, &by, POOL, REPORTED).await, Ok(asked.clone()));
        let other = exam(community, &person(3), POOL, REPORTED).await.expect("a test");
        let tomorrow = exam(community, &by, POOL, SITS).await.expect("a test");
        assert!(other.questions != asked.questions || tomorrow.questions != asked.questions);
        let right = right_answers(world, &by, REPORTED).await;
        let wrong: Vec<ExamAnswer> = right
            .iter()
            .map(|answer| match answer {
                ExamAnswer::Given => ExamAnswer::Refused,
                ExamAnswer::Refused => ExamAnswer::Given,
            })
            .collect();
        let (key, now) = (world.key(), at(REPORTED, 9));
        let sit = |key, answers, on| {
            let (by, answers): (_, Vec<ExamAnswer>) = (by.clone(), answers);
            async move { sit_exam(community, &by, (POOL, key), &answers, (on, now)).await }
        };
        let failed = sit(key, wrong.clone(), REPORTED).await.expect("a test");
        assert_eq!((failed.marks.right, failed.marks.of, failed.repeated), (0, 5, false));
        let again = sit(key, wrong.clone(), REPORTED).await.expect("a repeat");
        assert_eq!((again.marks, again.repeated), (failed.marks, true));
        assert_eq!(sit(key, right.clone(), REPORTED).await, refused(Rejection::BatchIdUsed));
        let too_soon = refused(Rejection::JurorTestFailed);
        assert_eq!(sit(world.key(), right, REPORTED).await, too_soon);
        let left = exam(community, &by, POOL, REPORTED).await.expect("a test");
        assert_eq!((left.passed_on, left.tried_on), (None, Some(REPORTED)));
        pass(world, 2, SITS).await;
        let passed = exam(community, &by, POOL, SITS).await.expect("a test");
        assert_eq!((passed.passed_on, passed.questions.len()), (Some(SITS), 0));
        // Who passed stays so.
        let later = sit(world.key(), wrong, date(2026, 11, 22)).await;
        assert!(later.is_ok());
        let still = exam(community, &by, POOL, SITS).await.expect("a test");
        assert_eq!(still.passed_on, Some(SITS));
        let stranger = principal(id(4, 99), Some(id(1, 99)), &[]);
        let nobody = exam(community, &stranger, POOL, SITS).await;
        assert_eq!(nobody, refused(Rejection::MemberUnknown));
    });
}

#[test]
fn a_jury_is_committed_to_before_it_is_known_who_qualifies() {
    on_both(async |world| {
        let case = world.appealed(1).await;
        let (community, aid) = (&world.community, world.aid(&case).await);
        let none = jury_result(community, (POOL, &case)).await;
        assert_eq!(none.map(|_| ()), refused(Rejection::JuryNotOpen));
        let more = HumanStep::AskJury { aid: Amount::from_minor(aid.minor() + 1) };
        let more = world.step(&person(1), &case, more, REPORTED).await;
        assert_eq!(more, refused(Rejection::AidNotOfTheArticle));
        world.step(&person(1), &case, HumanStep::AskJury { aid }, REPORTED).await.expect("a jury");
        let committed = jury_result(community, (POOL, &case)).await.expect("a jury");
        assert_eq!((committed.phase, committed.seed), (JuryPhase::Committed, None));
        assert_eq!(committed.check_draw(member(2)), Ok(None));
        let early = votes(world, &case, 2, Vote::For, at(SITS, 9)).await;
        assert_eq!(early, refused(Rejection::JuryNotOpen));
        for number in 2..=13 {
            pass(world, number, REPORTED).await;
        }
        let open = world.open(&case).await;
        // Not on the day of the commitment itself.
        let same_day = open_committed(community, &open, (REPORTED, at(REPORTED, 23))).await;
        assert_eq!(same_day, Ok(None));
        let when = (SITS, at(SITS, OPENS));
        let sitting = open_committed(community, &open, when).await.expect("a sitting");
        let sitting = sitting.expect("it sits");
        let six_of_twelve = DRAW_NUMBERS / 2;
        assert_eq!((sitting.threshold, sitting.quorum), (six_of_twelve, 3));
        assert_eq!(sitting.closes_at, after_closing());
        // Asked again, by another worker a little later, it stays what it was.
        let later = (SITS, at(SITS, OPENS + 1));
        assert_eq!(open_committed(community, &open, later).await, Ok(Some(sitting)));
        let sits = jury_result(community, (POOL, &case)).await.expect("a jury");
        assert_eq!((sits.phase, sits.seed, sits.tally), (JuryPhase::Sitting, None, None));
        assert_eq!(sits.commitment, committed.commitment);
    });
}

/// The draw, by the words of the page and without our code: hashes and nothing else.
fn drawn_by_hand(seed: &JurySeed, case: &str, member: Uuid, threshold: u64) -> bool {
    let mut bytes = b"tongzhou-jury-draw-v1\n".to_vec();
    bytes.extend(seed.bytes());
    bytes.extend(format!("{}\n{case}16\n", case.len()).as_bytes());
    bytes.extend(member.as_bytes());
    let hash = Sha256::digest(&bytes);
    let head: [u8; 8] = hash[..8].try_into().expect("eight bytes");
    u64::from_be_bytes(head) / 4 < threshold
}

#[test]
fn who_is_drawn_can_be_recomputed_and_nobody_else_votes() {
    on_both(async |world| {
        let case = sitting(world).await;
        let taken = all_vote(world, &case, |_| Vote::For).await;
        assert_eq!(close(world, &case).await, Ok(Some(JuryOutcome::For)));
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        assert_eq!(result.phase, JuryPhase::Decided(JuryOutcome::For));
        let seed = seed(world, &case).await;
        let mut committed = b"tongzhou-jury-commitment-v1\n".to_vec();
        committed.extend(seed.bytes());
        assert_eq!(<[u8; 32]>::from(Sha256::digest(&committed)), result.commitment);
        let threshold = result.sitting.expect("it sat").threshold;
        let by_hand = |number: &u64| drawn_by_hand(&seed, &case, member(*number), threshold);
        let expected: Vec<u64> = (2..=13).filter(by_hand).collect();
        assert_eq!(taken, expected);
        for number in 2..=13 {
            let drawn = if taken.contains(&number) { Drawn::Yes } else { Drawn::No };
            assert_eq!(result.check_draw(member(number)), Ok(Some(drawn)));
        }
        let mut forged = result.clone();
        forged.seed = Some([0; 32]);
        assert_eq!(forged.check_draw(member(2)), Err(Rejection::SealBroken));
    });
}

#[test]
fn a_ballot_is_one_and_only_while_the_jury_sits() {
    on_both(async |world| {
        let case = sitting(world).await;
        let community = &world.community;
        let opens = at(SITS, OPENS);
        let before = opens - SignedDuration::from_secs(1);
        let not_open = refused(Rejection::JuryNotOpen);
        assert_eq!(votes(world, &case, 2, Vote::For, before).await, not_open);
        assert_eq!(votes(world, &case, 2, Vote::For, after_closing()).await, not_open);
        let unknown = votes(world, "no such case", 2, Vote::For, opens).await;
        assert_eq!(unknown, refused(Rejection::CaseFileUnknown));
        let taken = all_vote(world, &case, |_| Vote::For).await;
        assert!(taken.len() >= 3, "the seed of the test draws enough");
        let (by, key, when) = (person(taken[0]), world.key(), (SITS, at(SITS, 10)));
        let twice = votes(world, &case, taken[0], Vote::Against, at(SITS, 10)).await;
        assert_eq!(twice, refused(Rejection::BallotCast));
        let juries = my_juries(community, &by, POOL, when).await.expect("a list");
        assert_eq!(juries, [], "who has voted has nothing more to do");
        // A request that is sent again is answered again, also when the jury has closed.
        let other = sitting_of(world, 2).await;
        let asked = (key, Vote::For);
        let mut done = None;
        for number in 3..=13 {
            let by = person(number);
            if let Ok(first) = cast(community, &by, (POOL, &other), asked, when).await {
                assert!(!first.repeated);
                done = Some(by);
                break;
            }
        }
        let by = done.expect("somebody is drawn");
        let late = (date(2026, 11, 25), at(date(2026, 11, 25), 1));
        let again = cast(community, &by, (POOL, &other), asked, late).await.expect("a repeat");
        assert!(again.repeated && again.answer.is_empty());
        let changed = cast(community, &by, (POOL, &other), (key, Vote::Against), late).await;
        assert_eq!(changed.map(|_| ()), refused(Rejection::BatchIdUsed));
    });
}

/// Another case before a jury that sits: of a member who passed the test like the others.
async fn sitting_of(world: &World, number: u64) -> String {
    let case = world.appealed(number).await;
    let aid = world.aid(&case).await;
    let ask = HumanStep::AskJury { aid };
    world.step(&person(number), &case, ask, REPORTED).await.expect("a jury");
    let open = world.open(&case).await;
    let when = (SITS, at(SITS, OPENS));
    open_committed(&world.community, &open, when).await.expect("a sitting").expect("it sits");
    case
}

#[test]
fn who_does_not_qualify_or_has_an_interest_does_not_vote() {
    on_both(async |world| {
        world.join(20, date(2009, 1, 1), JOINED).await;
        world.join(21, date(1980, 1, 1), date(2026, 10, 30)).await;
        world.join(22, date(1980, 1, 1), JOINED).await;
        pass(world, 20, REPORTED).await;
        pass(world, 21, REPORTED).await;
        let case = sitting(world).await;
        let now = at(SITS, 9);
        let table = [
            (1, Rejection::ConflictDeclared, "whose case it is"),
            (20, Rejection::JurorUnqualified, "a child"),
            (21, Rejection::JurorUnqualified, "a member for 22 days"),
            (22, Rejection::JurorUnqualified, "who did not take the test"),
        ];
        for (number, rejection, who) in table {
            let found = votes(world, &case, number, Vote::For, now).await;
            assert_eq!(found, refused(rejection), "{who}");
        }
        let stranger = principal(id(4, 99), Some(id(1, 99)), &[]);
        for by in [stranger, staff(40, Role::Juror)] {
            let asked = (world.key(), Vote::For);
            let found = cast(&world.community, &by, (POOL, &case), asked, (SITS, now)).await;
            assert_eq!(found.map(|_| ()), refused(Rejection::OnlyMembers));
        }
        // A reviewer of the case who is a member too, and somebody who declared an interest.
        let drawn = not_yet_voted(world, &case).await;
        let (one, other) = (drawn[0], drawn[1]);
        let reader_of_case = Principal { person: person(one).person, ..second(1) };
        let declared = CaseWrite::Conflict {
            member: member(1),
            case: case.clone(),
            account: person(other).account,
            at: now,
        };
        world.commit(vec![Write::Case(Box::new(declared))]).await.expect("a conflict");
        for by in [reader_of_case, person(other)] {
            let asked = (world.key(), Vote::For);
            let found = cast(&world.community, &by, (POOL, &case), asked, (SITS, now)).await;
            assert_eq!(found.map(|_| ()), refused(Rejection::ConflictDeclared));
            let juries = my_juries(&world.community, &by, POOL, (SITS, now)).await;
            assert_eq!(juries, Ok(vec![]));
        }
        // Who left is a juror no more.
        let leave = Write::Leave { member: member(drawn[2]), left_on: SITS };
        world.commit(vec![leave]).await.expect("a leaving");
        let found = votes(world, &case, drawn[2], Vote::For, now).await;
        assert_eq!(found, refused(Rejection::OnlyMembers));
    });
}

/// The members who have this case among their duties, who are those that were drawn.
async fn not_yet_voted(world: &World, case: &str) -> Vec<u64> {
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

#[test]
fn what_members_vote_comes_out() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        // One in favour less than half.
        let against = drawn.len() / 2 + 1;
        let vote = |place| if place < against { Vote::Against } else { Vote::For };
        assert_eq!(all_vote(world, &case, vote).await, drawn);
        assert_eq!(close(world, &case).await, Ok(Some(JuryOutcome::Against)));
        assert_eq!(world.file(&case).await.state, "closed");
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        let tally = result.tally.expect("it was counted");
        let counts = [against, drawn.len() - against].map(|count| u64::try_from(count).unwrap());
        assert_eq!([tally.votes_against, tally.votes_for], counts);
        assert_eq!(close(world, &case).await, Ok(None), "it is counted once");
        // Another case, whose jury is for the applicant: on notice it goes.
        let other = sitting_of(world, 2).await;
        all_but(world, &other, 2).await;
        assert_eq!(close(world, &other).await, Ok(Some(JuryOutcome::For)));
        assert_eq!(world.file(&other).await.state, "notice");
    });
}

async fn all_but(world: &World, case: &str, applicant: u64) {
    for number in (1..=13).filter(|number| *number != applicant) {
        let done = votes(world, case, number, Vote::For, at(SITS, 9)).await;
        let not = [refused(Rejection::JurorNotDrawn), refused(Rejection::JurorUnqualified)];
        assert!(done.is_ok() || not.contains(&done), "{number}: {done:?}");
    }
}

#[test]
fn without_a_quorum_nothing_is_decided_and_a_tampered_ballot_is_none() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        for number in &drawn[..2] {
            let done = votes(world, &case, *number, Vote::For, at(SITS, 9)).await;
            assert_eq!(done, Ok(false));
        }
        // Somebody who can write to the store adds ballots: of nobody, copied, and cut.
        let page = ballots(&mut *reader(world).await, POOL, &case, Uuid::nil(), 9).await;
        let page = page.expect("two ballots");
        let copied = page[0].1.clone();
        for (number, sealed) in [(50, vec![]), (51, copied.clone()), (52, vec![1, 2, 3])] {
            let ballot = Ballot {
                member: member(1),
                case: case.clone(),
                juror: id(3, number),
                sealed,
                cast_at: at(SITS, 10),
            };
            let cast = Write::Case(Box::new(CaseWrite::Cast(ballot)));
            world.commit(vec![cast]).await.expect("the store takes it");
        }
        let early = world.open(&case).await;
        let now = after_closing() - SignedDuration::from_secs(1);
        assert_eq!(close_ended(&world.community, &early, (SITS, now)).await, Ok(None));
        assert_eq!(close(world, &case).await, Ok(Some(JuryOutcome::NoQuorum)));
        assert_eq!(world.file(&case).await.state, "closed");
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        let tally = result.tally.expect("it was counted");
        assert_eq!((tally.votes_for, tally.votes_against), (2, 0));
    });
}

#[test]
fn a_jury_that_is_stopped_is_never_counted() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        let first = votes(world, &case, drawn[0], Vote::For, at(SITS, 9)).await;
        assert_eq!(first, Ok(false));
        let other = world.step(&person(2), &case, HumanStep::StopJury, SITS).await;
        assert_eq!(other, refused(Rejection::OnlyTheApplicant));
        world.step(&person(1), &case, HumanStep::StopJury, SITS).await.expect("it is stopped");
        assert_eq!(world.file(&case).await.state, "closed");
        for hour in [9, 11] {
            let late = votes(world, &case, drawn[1], Vote::For, at(SITS, hour)).await;
            assert_eq!(late, refused(Rejection::JuryNotOpen));
        }
        assert_eq!(close(world, &case).await, Ok(None));
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        assert_eq!((result.phase, result.tally), (JuryPhase::Stopped, None));
        assert_eq!(result.sitting.expect("it sat").closes_at, at(SITS, 10));
        assert_eq!(result.check_draw(member(drawn[1])), Ok(Some(Drawn::Yes)));
    });
}

/// Everything that lies in the store and leaves it before the closing, and what it is sealed with.
#[test]
fn nobody_sees_a_vote_before_the_closing() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        let vote = |place: usize| if place == 0 { Vote::For } else { Vote::Against };
        let places = drawn.iter().enumerate();
        for (place, number) in places {
            let done = votes(world, &case, *number, vote(place), at(SITS, 9)).await;
            assert_eq!(done, Ok(false));
        }
        let page = ballots(&mut *reader(world).await, POOL, &case, Uuid::nil(), 99).await;
        let page = page.expect("the ballots");
        assert_eq!(page.len(), drawn.len());
        let lengths: Vec<usize> = page.iter().map(|(_, sealed)| sealed.len()).collect();
        assert!(lengths.iter().all(|length| *length == lengths[0]), "a length tells nothing");
        for (_, sealed) in &page {
            assert!(!sealed.windows(2).any(|two| two == Vote::For.bytes()));
        }
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        assert_eq!((result.tally, result.seed), (None, None));
        let (mut reader, first) = (reader(world).await, (Uuid::nil(), Uuid::nil(), 0));
        let told = store::history::events(&mut *reader, first, 10_000).await.expect("events");
        let jurors: Vec<Uuid> = drawn.iter().map(|number| member(*number)).collect();
        let of_case = told.iter().filter(|event| event.subject == case);
        assert!(of_case.clone().count() > 3);
        assert!(of_case.into_iter().all(|event| !jurors.contains(&event.member)));
    });
}
