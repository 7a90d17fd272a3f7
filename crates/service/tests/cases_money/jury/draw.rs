//! The test on the rules, the commitment and the draw.

use super::{
    OPENS, SITS, after_closing, all_vote, close, pass, right_answers, seed, sitting, votes,
};
use crate::world::{POOL, REPORTED, at, id, member, on_both, person, principal, refused};
use casework::jury::draw::{DRAW_NUMBERS, JurySeed};
use casework::jury::exam::ExamAnswer;
use casework::jury::{JuryOutcome, Vote};
use casework::step::HumanStep;
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::cases::jury::{Drawn, JuryPhase, exam, jury_result, open_committed, sit_exam};
use sha2::{Digest, Sha256};
use uuid::Uuid;

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
