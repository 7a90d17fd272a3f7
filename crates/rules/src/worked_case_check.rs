//! Runs worked cases through the articles.

use crate::articles::application::{GRANTING_ARTICLES, decide};
use crate::articles::eligibility::may_join;
use crate::articles::refunds::refunded;
use crate::articles::{Refusal, closing};
use crate::toml_text::FaultList;
use crate::values::Values;
use crate::worked_case::{Outcome, Question, WorkedCase};
use ledger::{Expected, Language, Rejection};
use money::Currency;

/// What the articles answer, and the articles the answer rests on.
pub fn answer(values: &Values, question: &Question) -> (Outcome, Vec<u8>) {
    match question {
        Question::Aid(application) => match decide(values, application) {
            Ok(aid) => (Outcome::Paid(aid.paid), GRANTING_ARTICLES.to_vec()),
            Err(refusal) => refused(refusal),
        },
        Question::Joining(joining) => match may_join(values, joining) {
            Ok(()) => (Outcome::Accepted, vec![2, 3, 4]),
            Err(refusal) => refused(refusal),
        },
        Question::Refund(refused_for, shares_paid) => {
            let amount = refunded(&values.refunds, *refused_for, *shares_paid);
            (Outcome::Paid(amount), vec![13])
        }
        Question::Closing { announced_on, event_on, reported_on } => {
            match closing::may_apply(&values.closing, *announced_on, *event_on, *reported_on) {
                Ok(()) => (Outcome::Accepted, vec![16]),
                Err(refusal) => refused(refusal),
            }
        }
    }
}

fn refused(refusal: Refusal) -> (Outcome, Vec<u8>) {
    (Outcome::Refused(refusal.rejection), vec![refusal.article])
}

/// Notes every case whose outcome or article is not what the articles give.
pub(crate) fn check_cases(list: &mut FaultList<'_>, values: &Values, cases: &[WorkedCase]) {
    let currency = values.sharing.currency;
    for (index, case) in cases.iter().enumerate() {
        let path = format!("case[{}]", index + 1);
        if let Question::Joining(joining) = &case.question {
            let asked = |id: &&String| values.declaration.iter().any(|asked| asked.id == **id);
            for unknown in joining.answers.keys().filter(|id| !asked(id)) {
                let path = format!("{path}.answers.{unknown}");
                let fault = (Rejection::KeyUnknown, None);
                list.add_at(Some(case.line), &path, unknown.clone(), fault);
            }
        }
        let (outcome, articles) = answer(values, &case.question);
        if outcome != case.expected {
            let expected = Expected {
                chinese: mismatch(case, outcome, (Language::Chinese, currency)),
                english: mismatch(case, outcome, (Language::English, currency)),
            };
            let text = case.expected.display(Language::English, currency);
            let fault = (Rejection::WorkedCaseMismatch, Some(expected));
            list.add_at(Some(case.line), &path, text, fault);
        } else if !articles.contains(&case.article) {
            let articles: Vec<String> = articles.iter().map(u8::to_string).collect();
            let numbers = articles.join(", ");
            let expected = Expected { chinese: numbers.clone(), english: numbers };
            let fault = (Rejection::WorkedCaseArticle, Some(expected));
            let path = format!("{path}.article");
            list.add_at(Some(case.line), &path, case.article.to_string(), fault);
        }
    }
}

fn mismatch(
    case: &WorkedCase,
    outcome: Outcome,
    (language, currency): (Language, Currency),
) -> String {
    let title = case.title.pick(language);
    let expected = case.expected.display(language, currency);
    let outcome = outcome.display(language, currency);
    match language {
        Language::Chinese => format!("“{title}”按条款为 {outcome}，案例写的是 {expected}"),
        Language::English => {
            format!("\"{title}\" gives {outcome} under the articles; the case expects {expected}")
        }
    }
}

impl Outcome {
    /// The outcome in a language.
    pub fn display(self, language: Language, currency: Currency) -> String {
        match self {
            Outcome::Paid(amount) => amount.display(currency).to_string(),
            Outcome::Accepted => language.pick("接受", "accepted").to_owned(),
            Outcome::Refused(rejection) => {
                let words = rejection.words();
                match language {
                    Language::Chinese => format!("不予（{}）", words.chinese),
                    Language::English => format!("refused ({})", words.slug),
                }
            }
        }
    }
}
