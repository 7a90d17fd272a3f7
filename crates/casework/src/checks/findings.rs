//! What there is to find in a case.

use crate::checks::papers_needed;
use crate::checks::{Declaration, Facts, Finding, Findings, Paper, SOON_DAYS, Standing};
use crate::reason::Reason;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::Amount;
use rules::age::{age_on, days_after};
use rules::articles::Refusal;
use rules::articles::application::{Aid, decide};
use rules::articles::closing::{last_day, last_day_to_apply, may_apply};
use rules::articles::ending::age_limit_on;
use rules::articles::waiting::{first_covered_on, in_force_on};
use rules::text::BilingualText;
use rules::values::{Cause, Form, Values};
use std::collections::BTreeSet;

/// Everything there is to find.
pub(super) fn find(values: &Values, facts: &Facts) -> Findings {
    let mut finder = Finder { values, facts, list: Vec::new() };
    let aid = finder.articles();
    finder.membership();
    finder.closing();
    finder.honesty();
    finder.dates();
    let missing = finder.papers();
    finder.limits(aid);
    Findings { list: finder.list, aid, missing }
}

struct Finder<'case> {
    values: &'case Values,
    facts: &'case Facts,
    list: Vec<Finding>,
}

impl Finder<'_> {
    /// Notes a reason, once: what the articles found already need not be said again.
    fn note(&mut self, reason: Reason, chinese: String, english: String) {
        if !self.list.iter().any(|finding| finding.reason == reason) {
            self.list.push(Finding { reason, found: BilingualText { chinese, english } });
        }
    }

    fn articles(&mut self) -> Option<Aid> {
        match decide(self.values, &self.facts.application) {
            Ok(aid) => Some(aid),
            Err(refusal) => {
                let reason = Reason::of_refusal(refusal.rejection);
                let found = self.words_of(refusal);
                let reason = reason.unwrap_or(Reason::AmountUnreckonable);
                self.note(reason, found.chinese, found.english);
                None
            }
        }
    }

    /// What an article saw, with its dates.
    fn words_of(&self, refusal: Refusal) -> BilingualText {
        let application = &self.facts.application;
        let event = application.event_on;
        let (chinese, english) = match refusal.rejection {
            Rejection::NotAMemberOnDate => {
                let first = in_force_on(application.joined_on);
                (
                    format!("事件在 {event}，会员资格自 {first} 起生效"),
                    format!("the event was on {event}, the membership took effect on {first}"),
                )
            }
            Rejection::InWaitingPeriod => {
                let first = self.covered_since();
                (
                    format!("初次确诊在 {event}，自 {first} 起受保障"),
                    format!("first diagnosed on {event}, covered from {first}"),
                )
            }
            Rejection::MembershipEnded => {
                let limit = age_limit_on(&self.values.ending, application.born);
                (
                    format!("事件在 {event}，会员资格在 {limit} 因年龄结束"),
                    format!("the event was on {event}, the membership ended by age on {limit}"),
                )
            }
            Rejection::ReportedLate => {
                let days = self.values.benefit.report_within_days.unwrap_or(0);
                let last = days_after(event, days);
                (
                    format!("事件在 {event}，最迟应在 {last} 申请"),
                    format!("the event was on {event}, the last day to report was {last}"),
                )
            }
            Rejection::AgeNotCovered => {
                let age = age_on(application.born, event).unwrap_or(0);
                (format!("初次确诊时 {age} 岁"), format!("{age} years old at first diagnosis"))
            }
            Rejection::AidsUsedUp => {
                let count = application.earlier.count;
                (format!("以前获得过 {count} 次"), format!("{count} aids were given before"))
            }
            Rejection::ConditionNotCovered => {
                let id = application.condition.as_deref().unwrap_or("–");
                (format!("所报的情形：{id}"), format!("the condition reported: {id}"))
            }
            other => (other.words().chinese.to_owned(), other.words().english.to_owned()),
        };
        BilingualText { chinese, english }
    }

    fn cause(&self) -> Cause {
        let application = &self.facts.application;
        let covered = self.values.conditions.iter();
        let mut covered = covered.filter(|one| Some(&one.id) == application.condition.as_ref());
        let usual = covered.next().map_or(Cause::Illness, |condition| condition.cause);
        application.cause.unwrap_or(usual)
    }

    fn covered_since(&self) -> Date {
        first_covered_on(self.values.waiting, self.facts.application.joined_on, self.cause())
    }

    fn membership(&mut self) {
        let event = self.facts.application.event_on;
        if self.facts.standing == Standing::Suspended {
            let chinese = format!("{event} 会员资格处于中止");
            self.note(
                Reason::SuspendedOnDate,
                chinese,
                format!("the membership was suspended on {event}"),
            );
        }
        if let Some(ended) = self.facts.ended_on
            && event >= ended
        {
            self.note(
                Reason::MembershipEnded,
                format!("事件在 {event}，会员资格在 {ended} 结束"),
                format!("the event was on {event}, the membership ended on {ended}"),
            );
        }
        let earlier = self.facts.earlier_cases;
        if earlier > 0 {
            self.note(
                Reason::SecondAid,
                format!("这位会员以前有 {earlier} 个案例获得过互助金"),
                format!("{earlier} earlier cases of this member were given aid"),
            );
        }
    }

    fn closing(&mut self) {
        let Some(announced) = self.facts.closing_announced_on else {
            return;
        };
        let application = &self.facts.application;
        let event = application.event_on;
        let reported = application.reported_on.unwrap_or(event);
        let closing = &self.values.closing;
        let Err(refusal) = may_apply(closing, announced, event, reported) else {
            return;
        };
        let last = last_day(closing, announced);
        let last_to_apply = last_day_to_apply(closing, announced, event);
        if refusal.rejection == Rejection::DiagnosedAfterClosing {
            self.note(
                Reason::DiagnosedAfterClosing,
                format!("事件在 {event}，计划的最后一天是 {last}"),
                format!("the event was on {event}, the plan's last day is {last}"),
            );
        } else {
            self.note(
                Reason::AppliedAfterRunOff,
                format!("申请在 {reported}，最迟应在 {last_to_apply}"),
                format!("applied on {reported}, the last day to apply was {last_to_apply}"),
            );
        }
    }

    fn honesty(&mut self) {
        if self.facts.declaration == Declaration::Contradicted {
            self.note(
                Reason::DeclarationWrong,
                "有记录与健康告知的回答不符".to_owned(),
                "a record contradicts an answer to the health declaration".to_owned(),
            );
        }
        if !self.facts.used_elsewhere.is_empty() {
            let (chinese, english) = names(&self.facts.used_elsewhere);
            self.note(
                Reason::DuplicatePapers,
                format!("在别的申请里也有：{chinese}"),
                format!("also in another application: {english}"),
            );
        }
    }

    fn dates(&mut self) {
        let application = &self.facts.application;
        let event = application.event_on;
        if let Some(reported) = application.reported_on
            && reported < event
        {
            self.note(
                Reason::PapersDisagree,
                format!("报案在 {reported}，早于事件的 {event}"),
                format!("reported on {reported}, before the event of {event}"),
            );
        }
        let since = self.covered_since();
        let soon = (since..days_after(since, SOON_DAYS)).contains(&event);
        if soon && self.cause() == Cause::Illness {
            self.note(
                Reason::SoonAfterWaiting,
                format!("初次确诊在 {event}，自 {since} 起才受保障"),
                format!("first diagnosed on {event}, covered only from {since}"),
            );
        }
    }

    fn papers(&mut self) -> Vec<Paper> {
        let needed = papers_needed(self.values, self.facts);
        let missing: BTreeSet<Paper> =
            needed.into_iter().filter(|paper| !self.facts.papers.contains(paper)).collect();
        if !missing.is_empty() {
            let (chinese, english) = names(&missing);
            self.note(
                Reason::PapersMissing,
                format!("还缺：{chinese}"),
                format!("missing: {english}"),
            );
        }
        missing.into_iter().collect()
    }

    /// Where a machine may pass nothing, that says it all; else each limit is told.
    fn limits(&mut self, aid: Option<Aid>) {
        let Some(machine) = self.values.machine else {
            let words = Reason::NoMachineInRules.words();
            let (chinese, english) = (words.chinese.to_owned(), words.english.to_owned());
            return self.note(Reason::NoMachineInRules, chinese, english);
        };
        if self.values.benefit.form != Form::LumpSum {
            let words = Reason::BillsForPeople.words();
            let (chinese, english) = (words.chinese.to_owned(), words.english.to_owned());
            self.note(Reason::BillsForPeople, chinese, english);
        }
        let amount = aid.map_or(Amount::ZERO, |aid| aid.amount);
        if amount > machine.aid_max {
            let currency = self.values.sharing.currency;
            let (amount, most) = (amount.display(currency), machine.aid_max.display(currency));
            let chinese = format!("互助金 {amount}，机器最多通过 {most}");
            let english = format!("the aid is {amount}, a machine may pass {most}");
            self.note(Reason::AboveMachineLimit, chinese, english);
        }
        let application = &self.facts.application;
        let first = days_after(application.joined_on, machine.member_days_min);
        let event = application.event_on;
        if event < first {
            self.note(
                Reason::MemberTooShort,
                format!("事件在 {event}，自 {first} 起才可由机器通过"),
                format!("the event was on {event}, a machine may pass one from {first} on"),
            );
        }
    }
}

/// The names of papers in Chinese and English.
fn names(papers: &BTreeSet<Paper>) -> (String, String) {
    let in_language = |language: Language| -> Vec<&'static str> {
        papers.iter().map(|paper| paper.name(language)).collect()
    };
    (in_language(Language::Chinese).join("、"), in_language(Language::English).join(", "))
}
