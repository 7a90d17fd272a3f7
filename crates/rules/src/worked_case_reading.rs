//! Reads `cases.toml`.

use crate::articles::REFUSALS;
use crate::articles::application::{Application, EarlierAids};
use crate::articles::eligibility::Joining;
use crate::articles::refunds::REASONS;
use crate::schema::{Kind, Need};
use crate::text::BilingualText;
use crate::toml_text::{FaultList, Node, member};
use crate::value::{Value, read_value, words_of};
use crate::values::Cause;
use crate::worked_case::{CASE_KINDS, CaseKey, Outcome, Question, WorkedCase};
use jiff::civil::Date;
use ledger::{Expected, Rejection};
use money::{Amount, Currency};
use std::collections::BTreeMap;
use toml::de::DeTable;

const COMMON: [&str; 5] = ["zh", "en", "kind", "article", "expect"];
const ARTICLE: Kind = Kind::Integer { least: 1, most: 16 };

/// Why a value can be taken for granted: a case with a fault is not made into a question.
const PRESENT: &str = "a case is only made of values that were read without a fault";

/// Reads every case, noting every fault; a case with a fault is left out.
pub(crate) fn read_cases<'text>(
    list: &mut FaultList<'text>,
    table: &DeTable<'text>,
    currency: Currency,
) -> Vec<WorkedCase> {
    for name in table.keys() {
        if name.get_ref() != "case" {
            list.add(name.span(), name.get_ref(), Rejection::KeyUnknown);
        }
    }
    let Some(node) = table.get("case") else {
        list.add_missing(None, "case", Rejection::KeyMissing);
        return Vec::new();
    };
    let Some(array) = node.get_ref().as_array() else {
        list.add(node.span(), "case", Rejection::ValueOfWrongType);
        return Vec::new();
    };
    let cases = array.iter().enumerate().filter_map(|(index, node)| {
        let path = format!("case[{}]", index + 1);
        let reader = CaseReader { list, node, path, currency };
        reader.read()
    });
    cases.collect()
}

struct CaseReader<'reader, 'node, 'text> {
    list: &'reader mut FaultList<'text>,
    node: &'node Node<'text>,
    path: String,
    currency: Currency,
}

/// The values of a case by key.
type Fields = BTreeMap<&'static str, Value>;

impl<'node, 'text> CaseReader<'_, 'node, 'text> {
    fn read(mut self) -> Option<WorkedCase> {
        let found_before = self.list.found;
        let Some(table) = self.node.get_ref().as_table() else {
            self.list.add(self.node.span(), &self.path, Rejection::ValueOfWrongType);
            return None;
        };
        let chinese = words_of(self.list, &self.path, self.node, "zh");
        let english = words_of(self.list, &self.path, self.node, "en");
        let article = self.value("article", ARTICLE, Need::Always);
        let (kind, keys) = self.kind()?;
        for name in table.keys() {
            let text = name.get_ref().as_ref();
            let known = COMMON.contains(&text) || keys.iter().any(|key| key.name == text);
            let is_reason = text == "because" && kind != "refund";
            if !known && !is_reason {
                let path = format!("{}.{text}", self.path);
                self.list.add(name.span(), &path, Rejection::KeyUnknown);
            }
        }
        let mut fields = Fields::new();
        for key in keys {
            if let Some(value) = self.value(key.name, key.kind, key.need) {
                fields.insert(key.name, value);
            }
        }
        let expected = self.expected(kind);
        if self.list.found > found_before {
            return None;
        }
        let question = question(kind, &fields);
        if question.is_none() {
            self.list.add(self.node.span(), &self.path, Rejection::AmountOverflow);
        }
        Some(WorkedCase {
            title: BilingualText { chinese: chinese?, english: english? },
            article: u8::try_from(article?.integer()?).ok()?,
            question: question?,
            expected: expected?,
            line: self.list.line(self.node.span().start),
        })
    }

    fn kind(&mut self) -> Option<(&'static str, &'static [CaseKey])> {
        let names: Vec<&str> = CASE_KINDS.iter().map(|(name, _)| *name).collect();
        let node = self.required("kind")?;
        let kind = node.get_ref().as_str();
        let row = CASE_KINDS.iter().find(|(name, _)| Some(*name) == kind);
        if row.is_none() {
            self.not_a_word(node, "kind", &names);
        }
        row.copied()
    }

    fn not_a_word(&mut self, node: &Node<'_>, name: &str, words: &[&str]) {
        let words = words.join(", ");
        let expected = Expected {
            chinese: format!("其中之一：{words}"),
            english: format!("one of {words}"),
        };
        let path = format!("{}.{name}", self.path);
        let rejection = Rejection::WordNotAllowed;
        self.list.add_expecting(node.span(), &path, rejection, Some(expected));
    }

    fn value(&mut self, name: &str, kind: Kind, need: Need) -> Option<Value> {
        let node = match need {
            Need::Always => self.required(name)?,
            _ => member(self.node, name)?,
        };
        let path = format!("{}.{name}", self.path);
        read_value(self.list, &path, node, (kind, self.currency))
    }

    fn expected(&mut self, kind: &str) -> Option<Outcome> {
        let node = self.required("expect")?;
        let gives_money = kind == "aid" || kind == "refund";
        match node.get_ref().as_str() {
            Some("refused") if kind != "refund" => self.because().map(Outcome::Refused),
            Some("accepted") if !gives_money => Some(Outcome::Accepted),
            _ if gives_money => {
                let path = format!("{}.expect", self.path);
                let amount = read_value(self.list, &path, node, (Kind::Amount, self.currency))?;
                self.refuse_because(kind);
                amount.amount().map(Outcome::Paid)
            }
            _ => {
                self.not_a_word(node, "expect", &["accepted", "refused"]);
                None
            }
        }
    }

    /// A case that is not refused has no reason.
    fn refuse_because(&mut self, kind: &str) {
        if let Some(node) = member(self.node, "because")
            && kind != "refund"
        {
            let path = format!("{}.because", self.path);
            self.list.add(node.span(), &path, Rejection::KeyUnknown);
        }
    }

    fn because(&mut self) -> Option<Rejection> {
        let node = self.required("because")?;
        let slug = node.get_ref().as_str();
        let mut refusals = REFUSALS.into_iter();
        let found = refusals.find(|refusal| Some(refusal.words().slug) == slug);
        if found.is_none() {
            let slugs = REFUSALS.map(|refusal| refusal.words().slug);
            self.not_a_word(node, "because", &slugs);
        }
        found
    }

    fn required(&mut self, name: &str) -> Option<&'node Node<'text>> {
        let found = member(self.node, name);
        if found.is_none() {
            let line = self.list.line(self.node.span().start);
            let path = format!("{}.{name}", self.path);
            self.list.add_missing(Some(line), &path, Rejection::KeyMissing);
        }
        found
    }
}

/// The question of a case whose values were all read; `None` when its bills overflow.
fn question(kind: &str, fields: &Fields) -> Option<Question> {
    let date = |name: &str| fields.get(name).and_then(Value::date);
    let day = |name: &str| date(name).expect(PRESENT);
    let amount = |name: &str| fields.get(name).and_then(Value::amount);
    let word = |name: &str| fields.get(name).and_then(Value::word);
    match kind {
        "aid" => application(fields).map(Question::Aid),
        "joining" => Some(Question::Joining(Joining {
            born: day("born"),
            on: day("on"),
            answers: match fields.get("answers") {
                Some(Value::Answers(answers)) => answers.clone(),
                _ => BTreeMap::new(),
            },
            closing_announced_on: date("announced_on"),
        })),
        "refund" => {
            let because = word("because").expect(PRESENT);
            let (_, reason) = REASONS.iter().find(|(name, _)| *name == because)?;
            Some(Question::Refund(*reason, amount("shares_paid").expect(PRESENT)))
        }
        _ => Some(Question::Closing {
            announced_on: day("announced_on"),
            event_on: day("event_on"),
            reported_on: day("reported_on"),
        }),
    }
}

fn application(fields: &Fields) -> Option<Application> {
    let date = |name: &str| -> Option<Date> { fields.get(name).and_then(Value::date) };
    let amount = |name: &str| {
        let amount = fields.get(name).and_then(Value::amount);
        amount.unwrap_or(Amount::ZERO)
    };
    let word = |name: &str| fields.get(name).and_then(Value::word);
    let bills = match fields.get("bills") {
        Some(Value::Amounts(bills)) => Amount::sum(bills.iter().copied()).ok()?,
        _ => Amount::ZERO,
    };
    // A worked case counts one number of earlier aids: they are of the grade it applies for.
    let count = fields.get("aids_before").and_then(Value::integer);
    let count = count.unwrap_or(0);
    Some(Application {
        born: date("born").expect(PRESENT),
        joined_on: date("joined_on").expect(PRESENT),
        event_on: date("event_on").expect(PRESENT),
        reported_on: date("reported_on"),
        condition: word("condition").map(str::to_owned),
        cause: word("cause").and_then(Cause::from_word),
        bills,
        spending: amount("spending"),
        earlier: EarlierAids { count, count_of_grade: count, amount: amount("paid_before") },
        arrears: amount("arrears"),
    })
}
