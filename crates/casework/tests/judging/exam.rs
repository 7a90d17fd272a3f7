//! The test on the rules, made from every shipped rulebook.

use crate::shipped;
use casework::jury::exam::{Exam, ExamAnswer, Marks, QUESTIONS};
use ledger::Rejection;
use rules::Rulebook;
use rules::worked_case::{Outcome, Question};

/// The plain way: ask the articles themselves.
fn right_answers(rulebook: &Rulebook, exam: &Exam) -> Vec<ExamAnswer> {
    let answers = exam.questions().iter().map(|question| {
        let asked = Question::Aid(question.application.clone());
        match rules::worked_case_check::answer(&rulebook.values, &asked).0 {
            Outcome::Refused(_) => ExamAnswer::Refused,
            Outcome::Paid(_) | Outcome::Accepted => ExamAnswer::Given,
        }
    });
    answers.collect()
}

#[test]
fn every_shipped_rulebook_gives_a_whole_test_that_the_articles_pass() {
    for rulebook in shipped::all() {
        for seed in 0..20_u8 {
            let exam = Exam::of(&rulebook.cases, &[seed; 32]);
            let id = rulebook.id();
            assert_eq!(exam.questions().len(), QUESTIONS, "{id}");
            let right = right_answers(&rulebook, &exam);
            assert_eq!(exam.mark(&right), Marks { right: 5, of: 5 }, "{id} {seed}");
            let mut asked: Vec<usize> =
                exam.questions().iter().map(|question| question.number).collect();
            asked.sort();
            asked.dedup();
            assert_eq!(asked.len(), QUESTIONS, "{id}: no case is asked twice");
        }
    }
}

/// Four of five pass, three do not, and who says the same to everything never passes.
#[test]
fn four_of_five_pass_and_one_answer_to_all_does_not() {
    for rulebook in shipped::all() {
        for seed in 0..20_u8 {
            let exam = Exam::of(&rulebook.cases, &[seed; 32]);
            let right = right_answers(&rulebook, &exam);
            let other = |answer: &ExamAnswer| match answer {
                ExamAnswer::Given => ExamAnswer::Refused,
                ExamAnswer::Refused => ExamAnswer::Given,
            };
            for wrong in 0..=QUESTIONS {
                let answers: Vec<ExamAnswer> = (right.iter().enumerate())
                    .map(|(place, answer)| if place < wrong { other(answer) } else { *answer })
                    .collect();
                let checked = exam.mark(&answers).check();
                let expected = if wrong <= 1 { Ok(()) } else { Err(Rejection::JurorTestFailed) };
                assert_eq!(checked, expected, "{} {seed} {wrong}", rulebook.id());
            }
            for answer in [ExamAnswer::Given, ExamAnswer::Refused] {
                assert!(!exam.mark(&[answer; QUESTIONS]).passed(), "{} {seed}", rulebook.id());
            }
            assert!(exam.mark(&right[..4]).passed(), "an answer left out is one that is wrong");
            assert!(!exam.mark(&right[..3]).passed());
            let more = [&right[..], &right[..]].concat();
            assert_eq!(exam.mark(&more), Marks { right: 5, of: 5 });
        }
    }
}

#[test]
fn a_seed_gives_the_same_test_again_and_another_seed_another() {
    let rulebook = shipped::one("ferry/2026-08-01");
    let exam = |seed: u8| Exam::of(&rulebook.cases, &[seed; 32]);
    assert_eq!(exam(1), exam(1));
    let mut asked: Vec<Vec<usize>> = (0..30)
        .map(|seed| exam(seed).questions().iter().map(|question| question.number).collect())
        .collect();
    asked.sort();
    asked.dedup();
    assert!(asked.len() > 25, "{} of 30 tests differ", asked.len());
}

#[test]
fn without_worked_cases_nobody_passes() {
    let exam = Exam::of(&[], &[0; 32]);
    assert!(exam.questions().is_empty());
    assert_eq!(exam.mark(&[ExamAnswer::Given]).check(), Err(Rejection::JurorTestFailed));
    // Of fewer than five, as large a part: three of three, three of four is too few.
    let table = [(3, 3, true), (2, 3, false), (4, 4, true), (3, 4, false), (1, 1, true)];
    for (right, of, passed) in table {
        assert_eq!(Marks { right, of }.passed(), passed, "{right} of {of}");
    }
}
