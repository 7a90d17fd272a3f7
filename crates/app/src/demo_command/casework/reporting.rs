//! A member falls ill and reports it.

use super::{CaseInHand, CaseWork, CaseWrites, Task};
use crate::demo_command::plans::noon;
use casework::checks::{Declaration, Facts, MachineOutcome, Paper, Standing as Cover, check};
use casework::harm::{Frailty, Urgency};
use casework::report::{Life, Report, Reporter};
use casework::state::State;
use casework::step::MachineStep;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use rules::age::age_on;
use rules::articles::application::{Application, EarlierAids, decide};
use service::Community;
use service::cases::{NewCase, Words};
use sim::Narrative;
use std::sync::Arc;
use store::{MemberId, PersonId, PoolId};
use uuid::Uuid;
use vault::PersonKey;

/// One case in so many is passed on early and then waits: the operator is late.
const LATE_ONE_IN: usize = 23;

/// A member who falls ill.
pub struct Sick {
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// Who it is.
    pub person: PersonId,
    /// The member's key.
    pub key: PersonKey,
    /// The date of birth.
    pub born: Date,
    /// The day of joining.
    pub joined_on: Date,
    /// The rules on the receipt.
    pub rules: Arc<Rulebook>,
    /// The account that reports.
    pub account: Uuid,
    /// The case's public id.
    pub case: String,
}

impl CaseWork {
    /// Reports a case; the machine asks for papers at once.
    pub fn report(
        &mut self,
        community: &Community,
        sick: &Sick,
        told: &sim::Report,
        day: Date,
    ) -> Result<CaseWrites, Rejection> {
        let number = told.case.index();
        let dates = (sick.born, sick.joined_on);
        let age = age_on(sick.born, day).unwrap_or(0);
        let report = Report {
            by: Reporter::Member,
            event_on: told.diagnosed_on,
            condition: Some(told.condition.clone()),
            cause: Some(told.cause),
            life: Life::Living,
            urgency: Urgency::ALL[number % Urgency::ALL.len()],
            frailty: Frailty::of_age(age),
            bills: told.bills,
            spending: told.bills,
        };
        let values = &sick.rules.values;
        let value = decide(values, &application(dates, &report, day));
        let new = NewCase {
            pool: sick.pool,
            case: sick.case.clone(),
            member: sick.member,
            person: sick.person,
            key: sick.key.clone(),
            account: sick.account,
            words: Words {
                hospital: "某医院（虚构）".to_owned(), ..Words::of_text(story(told))
            },
            rules: Arc::clone(&sick.rules),
            value: value.map_or(Amount::ZERO, |aid| aid.amount),
            on: day,
            at: noon(day),
            report,
        };
        let (in_hand, begin) = CaseInHand::report(community, new);
        let facts = facts(dates, &in_hand.open().report, day);
        let asked = match check(values, &Facts { papers: [].into(), ..facts }).outcome() {
            MachineOutcome::AskForPapers(papers) => MachineStep::AskPapers(papers),
            MachineOutcome::Flag(reasons) => MachineStep::Flag(reasons),
            MachineOutcome::Pass { aid } => MachineStep::Pass { aid: aid.amount },
        };
        self.numbers.insert(sick.case.clone(), number);
        self.hold(number, in_hand, dates);
        let mut writes: CaseWrites = begin.into_iter().map(|write| (sick.pool, write)).collect();
        writes.extend(self.by_machine(community, number, asked, day)?);
        let waits = self.cases[&number].open().case.state == State::PapersAsked;
        self.plan(number, (day, told.decided_on), waits);
        Ok(writes)
    }

    /// Papers come some days before the decision, and a clerk passes the case on the day after. A
    /// case that people look at from the first day is passed on at once; a reviewer asks for the
    /// papers.
    /// Whether it waits for its papers from the first day on is said here.
    pub fn plan(&mut self, number: usize, (reported_on, decided_on): (Date, Date), waits: bool) {
        let after = |days: i32| reported_on.saturating_add(days.days());
        let late = number.is_multiple_of(LATE_ONE_IN);
        let before = |days: i32, least: i32| match late {
            true => after(least),
            false => decided_on.saturating_sub(days.days()).max(after(least)),
        };
        let tasks = match waits {
            true => vec![
                (before(5, 1), Task::Papers),
                (before(5, 1).saturating_add(1.day()), Task::PassOn),
            ],
            false => vec![
                (after(1), Task::PassOn),
                (after(2), Task::AskPapers),
                (before(3, 3), Task::Papers),
            ],
        };
        for (day, task) in tasks {
            self.tasks.entry(day).or_default().push((number, task));
        }
    }
}

fn application((born, joined_on): (Date, Date), report: &Report, reported_on: Date) -> Application {
    Application {
        born,
        joined_on,
        event_on: report.event_on,
        reported_on: Some(reported_on),
        condition: report.condition.clone(),
        cause: report.cause,
        bills: report.bills,
        spending: report.spending,
        earlier: EarlierAids::default(),
        arrears: Amount::ZERO,
    }
}

fn facts(dates: (Date, Date), report: &Report, reported_on: Date) -> Facts {
    Facts {
        application: application(dates, report, reported_on),
        earlier_cases: 0,
        standing: Cover::Covered,
        ended_on: None,
        closing_announced_on: None,
        declaration: Declaration::Holds,
        died: false,
        paid_to_another: false,
        papers: Paper::ALL.into(),
        used_elsewhere: [].into(),
    }
}

/// What the machine says of a case whose papers are there.
pub(super) fn look(case: &CaseInHand, dates: (Date, Date)) -> MachineOutcome {
    let open = case.open();
    check(&open.rules.values, &facts(dates, &open.report, open.file.reported_on)).outcome()
}

fn story(told: &sim::Report) -> &'static str {
    match told.narrative {
        Narrative::CheckUp => "单位体检时发现，到医院确诊。（虚构）",
        Narrative::Symptoms => "不舒服有一阵子了，去医院检查后确诊。（虚构）",
        Narrative::Emergency => "突然发病，送到急诊。（虚构）",
        Narrative::Screening => "看到新闻后去做筛查，确诊了。（虚构）",
        Narrative::Accident => "出了意外，送到医院。（虚构）",
    }
}
