//! What was answered so far, and which page comes next.

use super::Joined;
use crate::pages::form::Form;
use jiff::civil::Date;
use rules::articles::Refusal;
use rules::articles::eligibility::{Joining, may_join};
use rules::values::Answer;
use std::collections::BTreeMap;

/// The button that was pressed.
const GO: &str = "go";

/// What was answered so far.
pub(super) struct Answers {
    /// The date of birth; nothing before it was given.
    pub born: Option<Date>,
    /// The answers from the first question on, in their order.
    pub given: Vec<(String, Answer)>,
    /// Whether a parent joins for a child.
    pub is_child: bool,
    progress: Progress,
}

/// How far somebody has come behind the questions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Asked,
    CostSeen,
}

/// The page that comes next.
pub(super) enum Step {
    Start,
    /// The question at this place of the declaration.
    Question(usize),
    Refused(Refusal),
    Cost,
    Consent,
}

/// The name of the field of a question's answer.
pub(super) fn field(question: &str) -> String {
    format!("answer-{question}")
}

impl Answers {
    /// Reads what was sent; what is missing on the page it came from is noted in the form. The way
    /// back takes the last answer away.
    pub fn read(plan: &Joined, form: &mut Form) -> Answers {
        let born = match form.value("born") {
            "" if form.is(GO, "back") => None,
            _ => {
                let on = plan.on;
                let read = |text: &str| text.parse::<Date>().ok().filter(|born| *born <= on);
                form.parse("born", read, "join-born-wrong")
            }
        };
        let mut given = Vec::new();
        for question in &plan.rules.values.declaration {
            let Some(answer) = Answer::from_word(form.value(&field(&question.id))) else { break };
            given.push((question.id.clone(), answer));
        }
        let is_child = form.is("child", "yes");
        let all = given.len() == plan.rules.values.declaration.len();
        let progress = match all && form.is("cost", "seen") {
            true => Progress::CostSeen,
            false => Progress::Asked,
        };
        let mut answers = Answers { born, given, is_child, progress };
        if form.is(GO, "back") {
            answers.go_back();
        } else if form.is(GO, "answer") && form.is("asked", &answers.given.len().to_string()) {
            form.refuse("answer", "join-answer-missing");
        }
        answers
    }

    fn go_back(&mut self) {
        match self.progress {
            Progress::CostSeen => self.progress = Progress::Asked,
            Progress::Asked => {
                if self.given.pop().is_none() {
                    self.born = None;
                }
            }
        }
    }

    /// The page that comes next.
    pub fn step(&self, plan: &Joined) -> Step {
        let Some(born) = self.born else { return Step::Start };
        // What is not asked yet is taken to be no hindrance.
        let mut answers = self.by_question();
        for question in &plan.rules.values.declaration {
            answers.entry(question.id.clone()).or_insert(question.barred_by.other());
        }
        let applicant = Joining { born, on: plan.on, answers, closing_announced_on: None };
        if let Err(refusal) = may_join(&plan.rules.values, &applicant) {
            return Step::Refused(refusal);
        }
        match (self.given.len() < plan.rules.values.declaration.len(), self.progress) {
            (true, _) => Step::Question(self.given.len()),
            (false, Progress::Asked) => Step::Cost,
            (false, Progress::CostSeen) => Step::Consent,
        }
    }

    /// The answers by the ids of the questions.
    pub fn by_question(&self) -> BTreeMap<String, Answer> {
        self.given.iter().cloned().collect()
    }

    /// What the next page carries on.
    pub fn carried(&self) -> Vec<(String, String)> {
        let mut carried = Vec::new();
        if let Some(born) = self.born {
            carried.push(("born".to_owned(), born.to_string()));
        }
        if self.is_child {
            carried.push(("child".to_owned(), "yes".to_owned()));
        }
        let given = self.given.iter().map(|(id, answer)| (field(id), answer.word().to_owned()));
        carried.extend(given);
        carried
    }
}
