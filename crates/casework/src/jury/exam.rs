//! The test on the rules: five of a rulebook's own worked cases, posed without their words.
//!
//! The words of a worked case tell the answer, so only its dates and its condition are shown. A
//! question is whether aid is given; the answers are those of the articles, which the linter of
//! rulebooks has run.

use crate::lot::lot;
use ledger::Rejection;
use rules::articles::application::Application;
use rules::worked_case::{Outcome, Question, WorkedCase};

/// How many questions a test has, where the rulebook has so many cases.
pub const QUESTIONS: usize = 5;

/// A test is passed with this many right of [`QUESTIONS`].
pub const RIGHT_MIN: usize = 4;

/// At least so many of each answer are asked: who says the same to all of them fails.
const OF_EACH: usize = 2;

const PICK_LABEL: &str = "tongzhou-juror-exam-v1";
const ORDER_LABEL: &str = "tongzhou-juror-exam-order-v1";

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamAnswer {
    /// Aid is given.
    Given,
    /// It is refused.
    Refused,
}

/// A question: what is known of a case, and nothing of what comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamQuestion {
    /// The place of the worked case in the rulebook, from 1.
    pub number: usize,
    /// Born, joined, event, condition, and the rest of what the articles read.
    pub application: Application,
}

/// A test for one person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exam {
    questions: Vec<ExamQuestion>,
    right: Vec<ExamAnswer>,
}

/// How a test went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// How many answers were right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

impl Exam {
    /// The test that a seed picks from the worked cases of a rulebook; the same seed picks it
    /// again, so that only the seed has to be kept until the answers come.
    pub fn of(cases: &[WorkedCase], seed: &[u8; 32]) -> Exam {
        let mut asked: Vec<Candidate<'_>> =
            cases.iter().enumerate().filter_map(|(index, case)| candidate(index, case)).collect();
        asked.sort_by_key(|candidate| candidate.place(PICK_LABEL, seed));
        let mut picked: Vec<Candidate<'_>> = Vec::new();
        for answer in [ExamAnswer::Given, ExamAnswer::Refused] {
            let of_answer = asked.iter().filter(|candidate| candidate.answer == answer);
            picked.extend(of_answer.take(OF_EACH));
        }
        for candidate in &asked {
            let known = picked.iter().any(|other| other.number == candidate.number);
            if picked.len() < QUESTIONS && !known {
                picked.push(*candidate);
            }
        }
        picked.sort_by_key(|candidate| candidate.place(ORDER_LABEL, seed));
        let question = |candidate: &Candidate<'_>| ExamQuestion {
            number: candidate.number,
            application: candidate.application.clone(),
        };
        Exam {
            questions: picked.iter().map(question).collect(),
            right: picked.iter().map(|candidate| candidate.answer).collect(),
        }
    }

    /// The questions, in the order they are asked.
    pub fn questions(&self) -> &[ExamQuestion] {
        &self.questions
    }

    /// Marks answers in the order of the questions; one that is not answered is not right.
    pub fn mark(&self, answers: &[ExamAnswer]) -> Marks {
        let right = self.right.iter().zip(answers).filter(|(right, given)| right == given);
        Marks { right: right.count(), of: self.right.len() }
    }
}

impl Marks {
    /// Whether the test is passed: four of five, or as large a part of fewer.
    pub fn passed(self) -> bool {
        let reached = self.right.saturating_mul(QUESTIONS);
        self.of > 0 && reached >= self.of.saturating_mul(RIGHT_MIN)
    }

    /// Whether the test is passed.
    ///
    /// # Errors
    /// [`Rejection::JurorTestFailed`].
    pub fn check(self) -> Result<(), Rejection> {
        if self.passed() { Ok(()) } else { Err(Rejection::JurorTestFailed) }
    }
}

/// A worked case that can be asked.
#[derive(Clone, Copy)]
struct Candidate<'case> {
    number: usize,
    application: &'case Application,
    answer: ExamAnswer,
}

impl Candidate<'_> {
    fn place(&self, label: &str, seed: &[u8; 32]) -> (u64, usize) {
        (lot(label, seed, &[self.number.to_string().as_bytes()]), self.number)
    }
}

/// A worked case about aid; one about joining, a refund or a closing is not asked.
fn candidate(index: usize, case: &WorkedCase) -> Option<Candidate<'_>> {
    let Question::Aid(application) = &case.question else {
        return None;
    };
    let answer = match case.expected {
        Outcome::Paid(_) | Outcome::Accepted => ExamAnswer::Given,
        Outcome::Refused(_) => ExamAnswer::Refused,
    };
    Some(Candidate { number: index.saturating_add(1), application, answer })
}
