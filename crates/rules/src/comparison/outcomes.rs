//! What two versions decide about the same members and cases.

use crate::articles::Refusal;
use crate::articles::application::{Application, decide};
use crate::articles::closing::may_apply;
use crate::articles::eligibility::{Joining, may_join};
use crate::articles::refunds::{REASONS, refunded};
use crate::articles::waiting::first_covered_on;
use crate::comparison::generator::Generator;
use crate::comparison::probes::{Ground, LateCase};
use crate::comparison::sentences::{
    Basis, aid_sentence, covered_sentence, days_between, facts_of, given, joining_sentence,
};
use crate::comparison::{Difference, Direction, GENERATED_COUNT};
use crate::rulebook::Rulebook;
use crate::text::BilingualText;
use crate::values::{Form, Values};
use ledger::Rejection;
use money::{Amount, Currency};
use std::collections::BTreeMap;

/// What makes two findings the same: article, direction, and what it is about.
type Subject = (u8, Direction, String);

struct Finding {
    words: BilingualText,
    count: u64,
    conditions: Vec<BilingualText>,
}

struct Tally<'values> {
    older: &'values Values,
    newer: &'values Values,
    ground: Ground<'values>,
    currency: Currency,
    findings: BTreeMap<Subject, Finding>,
    tried: u64,
}

/// The differences in what is decided, and how many members and cases were tried.
pub fn compare_outcomes(older: &Rulebook, newer: &Rulebook, seed: u64) -> (Vec<Difference>, u64) {
    let mut tally = Tally {
        older: &older.values,
        newer: &newer.values,
        ground: Ground::new(&older.values, &newer.values, newer.version),
        currency: newer.entries.head.currency,
        findings: BTreeMap::new(),
        tried: 0,
    };
    // The edges come first, so that examples are round and the same for like conditions.
    for joining in tally.ground.joinings_at_edges() {
        tally.try_joining(&joining);
    }
    for application in tally.ground.applications_at_edges() {
        tally.try_application(&application);
    }
    for case in tally.ground.late_cases_at_edges() {
        tally.try_late_case(case);
    }
    tally.try_waiting();
    let mut generator = Generator::new(seed);
    for _ in 0..GENERATED_COUNT {
        let joining = tally.ground.random_joining(&mut generator);
        tally.try_joining(&joining);
        let application = tally.ground.random_application(&mut generator);
        tally.try_application(&application);
        let case = tally.ground.random_late_case(&mut generator);
        tally.try_late_case(case);
        let shares = Amount::from_minor(i64::from(generator.below(10_000)).saturating_add(1));
        tally.try_refunds(shares);
    }
    let tried = tally.tried;
    (tally.into_differences(), tried)
}

/// Which way a change from one answer to another goes for a member.
fn direction(older: Result<Amount, Refusal>, newer: Result<Amount, Refusal>) -> Option<Direction> {
    let worth = |result: Result<Amount, Refusal>| result.unwrap_or(Amount::ZERO);
    match worth(newer).cmp(&worth(older)) {
        std::cmp::Ordering::Less => Some(Direction::Worse),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Direction::Better),
    }
}

impl Tally<'_> {
    fn note(&mut self, subject: Subject, words: impl FnOnce() -> BilingualText) {
        let finding = self.findings.entry(subject);
        let finding =
            finding.or_insert_with(|| Finding { words: words(), count: 0, conditions: Vec::new() });
        finding.count = finding.count.saturating_add(1);
    }

    fn try_joining(&mut self, joining: &Joining) {
        self.tried = self.tried.saturating_add(1);
        let (older, newer) = (may_join(self.older, joining), may_join(self.newer, joining));
        let (refusal, direction, refusing) = match (older, newer) {
            (Ok(()), Err(refusal)) => (refusal, Direction::Worse, self.newer),
            (Err(refusal), Ok(())) => (refusal, Direction::Better, self.older),
            _ => return,
        };
        let bars = |question: &&crate::values::Question| {
            joining.answers.get(&question.id) == Some(&question.barred_by)
        };
        let question = match refusal.rejection {
            Rejection::DeclarationBars => refusing.declaration.iter().find(bars),
            _ => None,
        };
        let slug = refusal.rejection.words().slug;
        let about = question.map_or("", |question| question.id.as_str());
        let subject = (refusal.article, direction, format!("{slug} {about}"));
        self.note(subject, || joining_sentence(joining, (refusal, direction), question));
    }

    fn try_application(&mut self, application: &Application) {
        self.tried = self.tried.saturating_add(1);
        let amount = |values| decide(values, application).map(|aid| aid.amount);
        let (older, newer) = (amount(self.older), amount(self.newer));
        let Some(direction) = direction(older, newer) else {
            return;
        };
        let refusal = newer.err().or(older.err());
        let article = refusal.map_or(7, |refusal| refusal.article);
        let rejection = refusal.map(|refusal| refusal.rejection);
        let condition = application.condition.as_ref();
        let condition = condition.and_then(|id| self.ground.condition(id));
        let words = (given(older, self.currency), given(newer, self.currency));
        let fixed = |values: &Values| values.benefit.form == Form::LumpSum;
        let basis =
            if fixed(self.older) && fixed(self.newer) { Basis::FixedSums } else { Basis::Spending };
        let facts = facts_of(application, (rejection, basis), self.currency);
        let slug = rejection.map_or("", |rejection| rejection.words().slug);
        let id = condition.map_or("", |condition| condition.id.as_str());
        let grades = [self.older, self.newer].map(|values| {
            let mut conditions = values.conditions.iter();
            let found = conditions.find(|listed| listed.id == id);
            found.map_or("", |listed| listed.grade.as_str())
        });
        // Like conditions are told together, with one example and the names of the others.
        let about = format!("{slug} {} {} {}", grades[0], grades[1], id.is_empty());
        let subject = (article, direction, about);
        self.note(subject.clone(), || {
            aid_sentence(application, condition, (&words.0, &words.1), &facts)
        });
        if let (Some(finding), Some(condition)) = (self.findings.get_mut(&subject), condition)
            && !finding.conditions.contains(&condition.name)
        {
            finding.conditions.push(condition.name.clone());
        }
    }

    fn try_late_case(&mut self, case: LateCase) {
        self.tried = self.tried.saturating_add(1);
        let apply = |values: &Values| {
            may_apply(&values.closing, case.announced_on, case.event_on, case.reported_on)
        };
        let (refusal, direction) = match (apply(self.older), apply(self.newer)) {
            (Ok(()), Err(refusal)) => (refusal, Direction::Worse),
            (Err(refusal), Ok(())) => (refusal, Direction::Better),
            _ => return,
        };
        let slug = refusal.rejection.words().slug;
        let (diagnosed, reported) = (
            days_between(case.announced_on, case.event_on),
            days_between(case.event_on, case.reported_on),
        );
        let subject = (refusal.article, direction, slug.to_owned());
        self.note(subject, || late_case_sentence(direction, diagnosed, reported));
    }

    fn try_waiting(&mut self) {
        for (joined_on, cause) in self.ground.joining_dates() {
            self.tried = self.tried.saturating_add(1);
            let first = |values: &Values| first_covered_on(values.waiting, joined_on, cause);
            let (older, newer) = (first(self.older), first(self.newer));
            let direction = match newer.cmp(&older) {
                std::cmp::Ordering::Greater => Direction::Worse,
                std::cmp::Ordering::Equal => continue,
                std::cmp::Ordering::Less => Direction::Better,
            };
            let subject = (5, direction, format!("first covered {cause:?}"));
            self.note(subject, || covered_sentence(cause, joined_on, (older, newer)));
        }
    }

    fn try_refunds(&mut self, shares: Amount) {
        for (name, reason) in REASONS {
            self.tried = self.tried.saturating_add(1);
            let amount = |values: &Values| refunded(&values.refunds, reason, shares);
            let (older, newer) = (amount(self.older), amount(self.newer));
            let Some(direction) = direction(Ok(older), Ok(newer)) else {
                continue;
            };
            let older = older.display(self.currency).to_string();
            let newer = newer.display(self.currency).to_string();
            let key = crate::schema::find_key("refunds", name).expect("a reason is a key");
            self.note((13, direction, name.to_owned()), || BilingualText {
                chinese: format!("{}：例如退还 {newer}，原来退还 {older}", key.chinese),
                english: format!("{}: for example {newer} instead of {older}", key.english),
            });
        }
    }

    fn into_differences(self) -> Vec<Difference> {
        let findings = self.findings.into_iter();
        let differences = findings.map(|((article, direction, _), finding)| {
            let others = finding.conditions.len().saturating_sub(1);
            let mut words = finding.words;
            if others > 0 {
                let names = |pick: fn(&BilingualText) -> &str| {
                    let shown = finding.conditions.iter().skip(1).take(OTHERS_SHOWN);
                    shown.map(pick).collect::<Vec<&str>>()
                };
                let (chinese, english) = others_words(
                    &names(|name| &name.chinese),
                    &names(|name| &name.english),
                    others,
                );
                words.chinese.push_str(&chinese);
                words.english.push_str(&english);
            }
            Difference { article, direction, words, count: finding.count }
        });
        differences.collect()
    }
}

/// How many other conditions are named.
const OTHERS_SHOWN: usize = 3;

fn others_words(chinese: &[&str], english: &[&str], others: usize) -> (String, String) {
    let more = if others > OTHERS_SHOWN {
        (format!("等 {others} 种"), format!(" and others, {others} in all"))
    } else {
        (String::new(), String::new())
    };
    (
        format!("；同样的还有{}{}", chinese.join("、"), more.0),
        format!("; likewise {}{}", english.join(", "), more.1),
    )
}

fn late_case_sentence(direction: Direction, diagnosed: i32, reported: i32) -> BilingualText {
    let (zh, en) = if direction == Direction::Worse {
        ("原来可以申请，现在不能", "could be applied for and now cannot")
    } else {
        ("原来不能申请，现在可以", "could not be applied for and now can")
    };
    BilingualText {
        chinese: format!(
            "停止运行公布后第 {diagnosed} 天确诊、确诊后第 {reported} 天申请的案例{zh}"
        ),
        english: format!(
            "a case diagnosed {diagnosed} days after the announcement of the end and applied for \
             {reported} days after the diagnosis {en}"
        ),
    }
}
